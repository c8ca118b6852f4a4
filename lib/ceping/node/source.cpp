#include <ceping/node/source.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t block_size = 1024;

std::string_view first_line_of(std::string_view text) {
    return text.substr(0, std::min(text.find_first_of("\r\n"), 4 * longest_excerpt));
}

}  // namespace

Source::Source(std::string path, std::string text, std::uint32_t first_line)
    : path_(std::move(path)),
      text_(std::move(text)),
      first_line_(first_line),
      has_cr_(text_.find('\r') != std::string::npos),
      seen_line_(first_line) {}

Source::Source(std::string path, std::string sheet, std::string text, std::vector<SheetCell> cells)
    : path_(std::move(path)),
      sheet_(std::move(sheet)),
      cells_(std::move(cells)),
      text_(std::move(text)),
      first_line_(1),
      has_cr_(false),
      seen_line_(1) {}

Place Source::place_of(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    if (!has_cr_ && index_ == nullptr && offset < seen_offset_ && offset >= seen_line_begin_ &&
        seen_offset_ - offset <= block_size) {
        // A key that was written after one that is looked at later: most steps back are this short.
        seen_column_ -= static_cast<std::uint32_t>(code_points(text().substr(offset, seen_offset_ - offset)));
        seen_offset_ = offset;
        return {seen_line_, seen_column_};
    }
    if (has_cr_ || index_ != nullptr || offset < seen_offset_) {
        const auto& lines = index().lines;
        const auto next = std::upper_bound(lines.begin(), lines.end(), offset);
        const auto number = static_cast<std::uint32_t>(next - lines.begin()) - 1;
        const std::size_t column = points_before(offset) - points_before(*std::prev(next));
        return {first_line_ + number, static_cast<std::uint32_t>(column + 1)};
    }
    if (offset > seen_line_end_) {
        find_line_of(offset);
    }
    // A record is looked through like this once, from answer to answer.
    seen_column_ +=
        static_cast<std::uint32_t>(code_points(text().substr(seen_offset_, offset - seen_offset_)));
    seen_offset_ = offset;
    return {seen_line_, seen_column_};
}

void Source::find_line_of(std::size_t offset) const {
    const std::string_view text = text_;
    const std::string_view before = text.substr(0, offset);
    for (std::size_t end = before.find('\n', seen_offset_); end != std::string_view::npos;
         end = before.find('\n', end + 1)) {
        ++seen_line_;
        seen_offset_ = end + 1;
        seen_line_begin_ = seen_offset_;
        seen_column_ = 1;
    }
    // To the end of this line, once: a record of a stream may be one line of many megabytes.
    seen_line_end_ = std::min(text.find('\n', offset), text.size());
}

const Source::Index& Source::index() const {
    if (index_ == nullptr) {
        auto made = std::make_unique<Index>();
        made->lines.push_back(0);
        const std::string_view text = text_;
        // A line ends in LF, CR LF, or CR alone.
        std::size_t lf = text.find('\n');
        std::size_t cr = text.find('\r');
        while (lf != std::string_view::npos || cr != std::string_view::npos) {
            const std::size_t next = cr < lf && lf != cr + 1 ? cr + 1 : lf + 1;
            made->lines.push_back(static_cast<std::uint32_t>(next));
            lf = lf < next ? text.find('\n', next) : lf;
            cr = cr < next ? text.find('\r', next) : cr;
        }
        std::size_t points = 0;
        for (std::size_t block = 0; block < text.size(); block += block_size) {
            made->points.push_back(static_cast<std::uint32_t>(points));
            points += code_points(text.substr(block, block_size));
        }
        index_ = std::move(made);
    }
    return *index_;
}

std::size_t Source::points_before(std::size_t offset) const {
    const auto& points = index().points;
    const std::size_t block = std::min(offset / block_size, points.empty() ? 0 : points.size() - 1);
    return (points.empty() ? 0 : points[block]) +
           code_points(text().substr(block * block_size, offset - block * block_size));
}

std::size_t Source::offset_of_point(std::size_t count) const {
    const auto& points = index().points;
    const auto next = std::upper_bound(points.begin(), points.end(), count);
    if (next == points.begin()) {
        return 0;
    }
    const auto block = static_cast<std::size_t>(next - points.begin() - 1) * block_size;
    const std::string_view rest = text().substr(block);
    // A block may begin inside of a code point, which was counted before it.
    return block + offset_after(rest, count - *std::prev(next));
}

std::string_view Source::line(std::uint32_t number) const {
    const auto& lines = index().lines;
    if (number < first_line_ || number - first_line_ >= lines.size()) {
        return {};
    }
    const std::size_t at = number - first_line_;
    const std::size_t end = at + 1 < lines.size() ? lines[at + 1] : text_.size();
    std::string_view found = text().substr(lines[at], end - lines[at]);
    // Without its end: LF, CR LF, or CR.
    if (found.ends_with('\n')) {
        found.remove_suffix(1);
    }
    if (found.ends_with('\r')) {
        found.remove_suffix(1);
    }
    return found;
}

Excerpt Source::excerpt(Place place) const {
    if (!sheet_.empty()) {
        place = on_its_sheet(place);
        const auto at = std::lower_bound(cells_.begin(), cells_.end(), place,
                                         [](const SheetCell& cell, const Place& wanted) {
                                             return Place{cell.row, cell.column} < wanted;
                                         });
        const bool there = at != cells_.end() && Place{at->row, at->column} == place;
        return there ? excerpt_of(first_line_of(text_of(*at)), 0) : Excerpt();
    }
    const std::string_view whole = line(place.line);
    if (whole.size() <= longest_excerpt || place.column <= excerpt_before) {
        return excerpt_of(whole.substr(0, 4 * longest_excerpt), place.column);
    }
    // Straight to the place, as a line may be megabytes.
    const auto start = static_cast<std::size_t>(whole.data() - text_.data());
    const std::size_t wanted = place.column - 1 - excerpt_before;
    const std::size_t from = std::min(offset_of_point(points_before(start) + wanted), start + whole.size());
    Excerpt out = excerpt_of(whole.substr(from - start).substr(0, 4 * longest_excerpt), 0);
    out.column = static_cast<std::uint32_t>(wanted + 1);
    return out;
}

}  // namespace ceping
