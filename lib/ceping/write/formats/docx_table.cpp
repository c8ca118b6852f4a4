#include <ceping/write/formats/docx_table.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <numeric>
#include <string>

namespace ceping {

namespace {

constexpr std::size_t paper_width = 8844;
constexpr std::size_t letter_width = 122;  // a Latin letter, which may be wider than half an ideograph
constexpr std::size_t figure_width = 108;  // a digit
constexpr std::size_t ideograph_width = 210;
constexpr std::size_t cell_sides = 150;  // of a cell, with some room
constexpr std::size_t narrowest_cell = 4 * letter_width;
constexpr std::size_t unbroken = 14 * letter_width;  // a date, an id: what is no longer is never broken
constexpr std::size_t least_text =
    10 * letter_width;  // what a text has at least, before it is known where more is worth most
constexpr std::size_t widest_head = 4 * ideograph_width;  // a head may stand on two lines

std::size_t cell_width(std::string_view text) {
    std::size_t out = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view at = rest;
        const char32_t c = take_code_point(rest);
        const bool figure = (c >= U'0' && c <= U'9') || c == U'.';
        const std::size_t columns = display_width(at.substr(0, at.size() - rest.size()));
        out += columns > 1 ? ideograph_width : figure ? figure_width : columns * letter_width;
    }
    return out;
}

std::size_t cell_lines(std::size_t text, std::size_t width) {
    return std::max<std::size_t>((text + width - 1) / width, 1);
}

/// Widths of texts by row, without the sides of cells.
using CellWidths = std::vector<std::vector<std::size_t>>;

/// Lines of all rows together; no row has fewer than `least`.
std::size_t table_lines(const CellWidths& rows, const std::vector<std::size_t>& widths, std::size_t least) {
    std::size_t out = 0;
    for (const auto& row : rows) {
        std::size_t most = least;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            most = std::max(most, cell_lines(row[i], widths[i]));
        }
        out += most;
    }
    return out;
}

/// Gives of `left`, step by step, to the column where a step saves most lines for what it takes.
void give_where_it_saves_lines(const CellWidths& rows, const std::vector<std::size_t>& own, std::size_t least,
                               std::vector<std::size_t>& widths, std::size_t& left) {
    constexpr std::size_t step = ideograph_width;
    constexpr std::size_t most_steps = 24;
    for (std::size_t now = table_lines(rows, widths, least); left >= step;) {
        std::size_t best = widths.size();
        std::size_t best_steps = 1;
        std::size_t best_saved = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            auto tried = widths;
            for (std::size_t steps = 1; steps <= std::min(most_steps, left / step) && tried[i] < own[i];
                 ++steps) {
                tried[i] += step;
                const std::size_t saved = now - std::min(now, table_lines(rows, tried, least));
                if (saved * best_steps > best_saved * steps) {
                    best = i;
                    best_steps = steps;
                    best_saved = saved;
                }
            }
        }
        if (best == widths.size()) {
            return;
        }
        widths[best] += best_steps * step;
        left -= best_steps * step;
        now -= best_saved;
    }
}

/// The columns' widths by those of their texts. Without a grid that says them, a table is empty to some readers and of any width to
/// others. `own`: what each would take on one line; `fixed`: those that are not to be broken.
std::vector<std::size_t> spread_columns(const CellWidths& rows, const std::vector<std::size_t>& own,
                                        const std::vector<bool>& fixed, std::size_t least) {
    const std::size_t room = paper_width - std::min(paper_width / 2, own.size() * cell_sides);
    std::vector<std::size_t> widths = own;
    std::size_t wanted = std::accumulate(own.begin(), own.end(), std::size_t{0});
    if (wanted > room) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = fixed[i] || own[i] <= unbroken ? own[i] : least_text;
        }
        wanted = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    }
    if (wanted > room) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = fixed[i] ? own[i] : std::min(own[i], narrowest_cell);
        }
        wanted = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    }
    std::size_t left = room - std::min(room, wanted);
    give_where_it_saves_lines(rows, own, least, widths, left);
    // What is left, all have by what they would take.
    std::vector<std::size_t> short_of(widths.size());
    std::transform(own.begin(), own.end(), widths.begin(), short_of.begin(),
                   [](std::size_t all, std::size_t has) { return all - std::min(all, has); });
    const std::size_t missing = std::accumulate(short_of.begin(), short_of.end(), std::size_t{0});
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] += missing == 0 ? 0 : std::min(short_of[i], short_of[i] * left / missing);
        widths[i] += cell_sides;
    }
    const std::size_t all = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    for (auto& width : widths) {
        width = width * paper_width / all;
    }
    return widths;
}

}  // namespace

DocxTable docx_table(const Report::Table& table, Language language) {
    DocxTable out;
    out.columns = columns_for(table, Report::people);
    out.rows.resize(table.rows);
    // A few hundred rows tell how long texts are.
    constexpr std::size_t most_asked = 300;
    const std::size_t each = table.rows / most_asked + 1;
    CellWidths texts((table.rows + each - 1) / each + 1);
    std::vector<std::size_t> own;
    std::vector<bool> fixed;
    for (const auto* column : out.columns) {
        const std::size_t head = cell_width(column->title.in(language));
        texts.back().push_back(head);
        std::size_t widest =
            std::max({std::min(head, widest_head), column->room * letter_width, narrowest_cell});
        for (std::size_t row = 0; row < table.rows; ++row) {
            out.rows[row].push_back(cell_line(*column, column->cell(row), language));
            const std::size_t width = cell_width(plain_text(out.rows[row].back()));
            widest = std::max(widest, width);
            if (row % each == 0) {
                texts[row / each].push_back(width);
            }
        }
        own.push_back(widest);
        fixed.push_back(Report::figures(column->type));
        out.by_hand = out.by_hand || column->room > 0;
    }
    out.widths = spread_columns(texts, own, fixed, out.by_hand ? docx_hand_row / docx_cell_line : 1);
    return out;
}

std::size_t docx_height(const DocxTable& table, Language language) {
    constexpr std::size_t rule = 15;
    const auto lines = [&](auto text) {
        std::size_t most = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            most = std::max(most, cell_lines(cell_width(text(i)), table.widths[i] - cell_sides));
        }
        return most * docx_cell_line + rule;
    };
    std::size_t out = lines([&](std::size_t i) { return table.columns[i]->title.in(language); });
    for (const auto& row : table.rows) {
        out += std::max(lines([&](std::size_t i) { return plain_text(row[i]); }),
                        table.by_hand ? docx_hand_row : 0);
    }
    return out;
}

}  // namespace ceping
