#include <ceping/decode/published/published_layout.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published_cells.hpp>
#include <ceping/decode/published/published_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// Titles and remarks above a header take no more rows than this.
constexpr std::size_t most_titles = 20;

bool is_filled(const Node& cell) { return !trim(cell.text()).empty(); }

std::size_t filled_in(const Node& row) {
    return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), is_filled));
}

bool is_number(const Node& cell) {
    try {
        return printed_number(cell.text(), true).has_value();
    } catch (const NumberTooLarge&) {
        return true;
    }
}

/// Two cells or more, none of them a number, and a word that heads columns.
bool looks_like_header(const Node& row) {
    return filled_in(row) >= 2 && std::none_of(row.begin(), row.end(), is_number) &&
           std::any_of(row.begin(), row.end(), [](const Node& cell) {
               const HeaderKind kind = sense_of(cell.text()).kind;
               return kind == HeaderKind::name || kind == HeaderKind::total || kind == HeaderKind::rank ||
                      kind == HeaderKind::band;
           });
}

std::size_t header_row(const Node& rows) {
    std::size_t first = rows.size();
    for (std::size_t i = 0; i < rows.size() && i < first + most_titles; ++i) {
        if (looks_like_header(rows[i])) {
            return i;
        }
        if (first == rows.size() && filled_in(rows[i]) >= 2) {
            first = i;
        }
    }
    return first;
}

/// Whether a row goes on with the header above it: its words stand below merged cells or below none.
bool continues(const std::vector<std::string>& headers, const Node& row) {
    if (filled_in(row) == 0 || row.size() > headers.size() || is_filled(row[0]) ||
        std::any_of(row.begin(), row.end(), is_number)) {
        return false;
    }
    bool below_none = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!is_filled(row[i])) {
            continue;
        }
        const bool merged = i + 1 < headers.size() && headers[i + 1].empty();
        if (!headers[i].empty() && !merged) {
            return false;
        }
        below_none = below_none || headers[i].empty();
    }
    return below_none;
}

/// The columns at which blocks of the same headers begin; the first alone where there is one block.
std::vector<std::size_t> block_starts(const std::vector<std::string>& headers) {
    const auto begin =
        std::find_if(headers.begin(), headers.end(), [](const auto& each) { return !each.empty(); });
    std::vector<std::size_t> starts;
    for (auto at = begin; at != headers.end(); ++at) {
        if (*at == *begin) {
            starts.push_back(static_cast<std::size_t>(at - headers.begin()));
        }
    }
    const auto block = [&](std::size_t i) {
        std::vector<std::string> out;
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : headers.size();
        for (std::size_t c = starts[i]; c < end; ++c) {
            if (!headers[c].empty()) {
                out.push_back(headers[c]);
            }
        }
        return out;
    };
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (block(i) != block(0) || block(0).size() < 2) {
            return {0};
        }
    }
    return starts.size() < 2 ? std::vector<std::size_t>{0} : starts;
}

}  // namespace

const Node& LaidRow::cell(std::size_t column) const {
    static const Node nothing;
    return column < width_ && from_ + column < cells_->size() ? (*cells_)[from_ + column] : nothing;
}

std::size_t LaidRow::filled() const {
    std::size_t out = 0;
    for (std::size_t i = 0; i < width_; ++i) {
        out += is_filled(cell(i)) ? 1U : 0U;
    }
    return out;
}

std::size_t LaidRow::first() const {
    std::size_t at = 0;
    while (at < width_ && !is_filled(cell(at))) {
        ++at;
    }
    return at;
}

std::optional<TableLayout> lay_out(const Node& rows, Diagnostics& found) {
    const std::size_t at = header_row(rows);
    if (at == rows.size()) {
        return std::nullopt;
    }
    TableLayout out;
    out.header = &rows[at];
    for (const auto& cell : *out.header) {
        out.headers.push_back(printed_text(cell.text()));
        out.shown.emplace_back(trim(cell.text()));
    }
    std::size_t body = at + 1;
    for (; body < rows.size() && continues(out.headers, rows[body]); ++body) {
        for (std::size_t i = 0; i < rows[body].size(); ++i) {
            if (is_filled(rows[body][i])) {
                out.headers[i] = printed_text(rows[body][i].text());
                out.shown[i] = trim(rows[body][i].text());
            }
        }
    }
    for (std::size_t i = body; i < rows.size(); ++i) {
        for (std::size_t c = out.headers.size(); c < rows[i].size(); ++c) {
            if (is_filled(rows[i][c])) {
                report(found, rows[i][c], "row-length",
                       {std::to_string(rows[i].size()), std::to_string(out.headers.size())});
                break;
            }
        }
    }
    const auto starts = block_starts(out.headers);
    out.blocks = starts.size();
    const std::size_t width = starts.size() == 1 ? out.headers.size() : starts[1] - starts[0];
    for (const std::size_t from : starts) {
        for (std::size_t i = body; i < rows.size(); ++i) {
            const LaidRow row(rows[i], from, width);
            if (row.filled() > 0) {
                out.rows.push_back(row);
            }
        }
    }
    if (starts.size() > 1) {
        const auto cut = [&](std::vector<std::string>& names) {
            names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(starts[0]));
            names.resize(width);
        };
        cut(out.headers);
        cut(out.shown);
    }
    return out;
}

}  // namespace ceping
