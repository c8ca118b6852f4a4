#include <ceping/write/formats/text_table.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_width = 8;

}  // namespace

TextTable::TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {
    for (const auto& column : columns_) {
        widths_.push_back(display_width(column.title));
    }
}

void TextTable::measure(const std::vector<std::string_view>& cells) {
    const std::size_t aligned = cells.size() < widths_.size() ? cells.size() - 1 : widths_.size();
    for (std::size_t i = 0; i < aligned; ++i) {
        widths_[i] = std::max(widths_[i], display_width(cells[i]));
    }
}

void TextTable::settle(std::size_t width) {
    limit_ = width;
    std::size_t whole = std::accumulate(widths_.begin(), widths_.end(), gap * (widths_.size() - 1));
    while (width > 0 && whole > width) {
        // The widest gives way first, so that short columns stay whole.
        std::size_t widest = widths_.size();
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            if (columns_[i].may_cut && widths_[i] > least_width &&
                (widest == widths_.size() || widths_[i] > widths_[widest])) {
                widest = i;
            }
        }
        if (widest == widths_.size()) {
            return;
        }
        --widths_[widest];
        --whole;
    }
}

std::string TextTable::line(const std::vector<std::string_view>& cells) const {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += i == 0 ? "" : std::string(gap, ' ');
        if (i + 1 == cells.size() && cells.size() < widths_.size()) {
            out += cells[i];
            return limit_ > 0 ? fit(out, limit_) : out;
        }
        const std::string cell =
            limit_ > 0 && columns_[i].may_cut ? fit(cells[i], widths_[i]) : std::string(cells[i]);
        out += columns_[i].right ? pad_left(cell, widths_[i]) : pad(cell, widths_[i]);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out;
}

std::string TextTable::header() const {
    std::vector<std::string_view> titles;
    for (const auto& column : columns_) {
        titles.push_back(column.title);
    }
    return line(titles);
}

}  // namespace ceping
