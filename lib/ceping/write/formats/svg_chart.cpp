#include <ceping/write/formats/svg_chart.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ceping {

namespace {

// Pixels of CSS, for letters of 14 pixels.
constexpr std::size_t row_height = 36;
constexpr std::size_t text_line = 14;  // of a row, from its top
constexpr std::size_t line_height = 17;
constexpr std::size_t most_lines = 3;
constexpr std::size_t bar_top = 20;
constexpr std::size_t label_width = 266;
constexpr std::size_t wide_letter = 14;
constexpr std::size_t narrow_letter = 8;
constexpr std::int64_t plot_height = 150;
constexpr std::int64_t plot_top = 20;

/// A share of the width as a percentage, kept within the chart.
std::string across(const Exact& share) {
    return (greatest(Exact(0), least(share, Exact(1))) * Exact(100)).shortest(1) + "%";
}

std::string whole(std::size_t value) { return std::to_string(value); }

/// A label in lines, each as long as stands beside a value on half of an A4 page. Browsers choose the font: letters are
/// taken to be as wide as those of a wide one. Lines break behind a space where one is near their end.
std::vector<std::string> lines_of(const std::string& label) {
    const std::string text = printable(label);
    std::vector<std::string> out;
    std::string_view rest = text;
    while (out.size() < most_lines) {
        std::string_view behind = rest;
        std::size_t width = 0;
        std::size_t after_space = 0;
        while (!behind.empty()) {
            std::string_view next = behind;
            take_code_point(next);
            const std::string_view letter = behind.substr(0, behind.size() - next.size());
            const std::size_t columns = display_width(letter);
            width += columns == 2 ? wide_letter : columns * narrow_letter;
            if (width > label_width) {
                break;
            }
            behind = next;
            if (letter == " ") {
                after_space = rest.size() - behind.size();
            }
        }
        std::size_t length = rest.size() - behind.size();
        const bool whole_rest = behind.empty();
        if (!whole_rest && after_space > length / 2) {
            length = after_space;
        }
        out.push_back(html_text(rest.substr(0, length)));
        rest.remove_prefix(length);
        if (whole_rest) {
            return out;
        }
    }
    out.back() += "…";
    return out;
}

/// A row of a chart: its label's lines, and below them the bar.
struct Row {
    std::size_t top = 0;
    std::vector<std::string> lines;

    [[nodiscard]] std::size_t text() const { return top + text_line; }
    [[nodiscard]] std::size_t bar() const { return top + bar_top + (lines.size() - 1) * line_height; }
    [[nodiscard]] std::size_t end() const { return top + row_height + (lines.size() - 1) * line_height; }
};

std::size_t height_of(const std::vector<Row>& rows) { return rows.empty() ? 0 : rows.back().end(); }

std::vector<Row> rows_of(const std::vector<Bar>& bars) {
    std::vector<Row> out;
    for (const auto& bar : bars) {
        out.push_back({height_of(out), lines_of(bar.label)});
    }
    return out;
}

/// Opens a chart and names it.
std::string begin(const ChartName& name, std::size_t height) {
    return "<svg class=\"chart\" height=\"" + whole(height) + "\" role=\"img\" aria-labelledby=\"" + name.id +
           "t " + name.id + "d\"><title id=\"" + name.id + "t\">" + html_text(name.title) +
           "</title><desc id=\"" + name.id + "d\">" + html_text(name.description) + "</desc>";
}

/// The parts of a row that do not tell one unit from another.
std::string frame_row(const Row& row) {
    std::string out;
    for (std::size_t i = 0; i < row.lines.size(); ++i) {
        out += "<text y=\"" + whole(row.text() + i * line_height) + "\">" + row.lines[i] + "</text>";
    }
    return out + "<rect class=\"track\" y=\"" + whole(row.bar()) + "\" width=\"100%\" height=\"9\"/>";
}

std::string mark_of(const Bar& bar, const Row& row) {
    if (!bar.mark) {
        return {};
    }
    const std::string at = across(*bar.mark);
    return "<line class=\"mark\" x1=\"" + at + "\" x2=\"" + at + "\" y1=\"" + whole(row.bar() - 3) +
           "\" y2=\"" + whole(row.bar() + 12) + "\"/>";
}

std::string value_of(const Bar& bar, const Row& row) {
    return "<text x=\"100%\" y=\"" + whole(row.text()) + "\">" + html_text(bar.value) + "</text>";
}

std::string bar_of(const Bar& bar, const Row& row) {
    std::string out = value_of(bar, row);
    if (bar.share && bar.share->sign() > 0) {
        out += "<rect y=\"" + whole(row.bar()) + "\" width=\"" + across(*bar.share) + "\" height=\"9\"/>";
    }
    return out;
}

}  // namespace

std::string bar_chart(const ChartName& name, const std::vector<Bar>& bars) {
    const std::vector<Row> rows = rows_of(bars);
    std::string frame;
    std::string values;
    std::string marks;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        frame += frame_row(rows[i]);
        values += bar_of(bars[i], rows[i]);
        marks += mark_of(bars[i], rows[i]);
    }
    return begin(name, height_of(rows)) + frame + "<g class=\"bar\">" + values + "</g>" + marks + "</svg>\n";
}

std::string bar_frame(const std::string& id, const std::vector<Bar>& bars) {
    const std::vector<Row> rows = rows_of(bars);
    std::string under;
    std::string over;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        under += frame_row(rows[i]);
        over += mark_of(bars[i], rows[i]);
    }
    return "<svg class=\"frames\" aria-hidden=\"true\"><defs><g id=\"" + id + "\">" + under + "</g><g id=\"" +
           id + "m\">" + over + "</g></defs></svg>\n";
}

std::string bar_chart_on(const std::string& frame, const ChartName& name, const std::vector<Bar>& bars) {
    const std::vector<Row> rows = rows_of(bars);
    std::string values;
    std::string path;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!bars[i].value.empty()) {
            values += value_of(bars[i], rows[i]);
        }
        if (bars[i].share && bars[i].share->sign() > 0) {
            std::string length = across(*bars[i].share);
            length.pop_back();
            path += "M0 " + whole(rows[i].bar() + 4) + "h" + length;
        }
    }
    const std::size_t height = height_of(rows);
    // One path for all bars, in a picture of its own that is stretched to the width: a stroke of level lines keeps its
    // thickness.
    return begin(name, height) + "<use href=\"#" + frame + "\"/><svg viewBox=\"0 0 100 " + whole(height) +
           "\" preserveAspectRatio=\"none\"><path class=\"bars\" d=\"" + path + "\"/></svg>" +
           (values.empty() ? values : "<g class=\"bar\">" + values + "</g>") + "<use href=\"#" + frame +
           "m\"/></svg>\n";
}

std::string column_chart(const ChartName& name, const std::vector<ChartColumn>& columns,
                         const std::vector<std::string>& ticks) {
    const auto bottom = static_cast<std::size_t>(plot_top + plot_height);
    std::string out = begin(name, bottom + 22);
    const auto part = [](std::size_t of, std::size_t all) {
        return Exact::fraction(static_cast<std::int64_t>(of),
                               static_cast<std::int64_t>(std::max<std::size_t>(all, 1)));
    };
    out += "<g class=\"bar columns\">";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Exact share = greatest(Exact(0), least(columns[i].share, Exact(1)));
        if (share.sign() > 0) {
            // At least a pixel: one unit among thousands is there to be seen.
            const Exact height = greatest(Exact(1), share * Exact(plot_height));
            out += "<rect x=\"" + across(part(8 * i + 1, 8 * columns.size())) + "\" y=\"" +
                   (Exact(plot_top + plot_height) - height).shortest(1) + "\" width=\"" +
                   across(part(3, 4 * columns.size())) + "\" height=\"" + height.shortest(1) + "\"/>";
            out += "<text x=\"" + across(part(2 * i + 1, 2 * columns.size())) + "\" y=\"" +
                   (Exact(plot_top + plot_height - 5) - height).shortest(1) + "\">" +
                   html_text(columns[i].value) + "</text>";
        }
    }
    out += "</g><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + whole(bottom) + "\" y2=\"" +
           whole(bottom) + "\"/><g class=\"ticks\">";
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        // The outer two are turned inwards, so that nothing reaches over the edge.
        const std::string_view anchor = i == 0                  ? " class=\"first\""
                                        : i + 1 == ticks.size() ? " class=\"last\""
                                                                : "";
        out += "<text" + std::string(anchor) + " x=\"" + across(part(i, ticks.size() - 1)) + "\" y=\"" +
               whole(bottom + 18) + "\">" + html_text(ticks[i]) + "</text>";
    }
    return out + "</g></svg>\n";
}

}  // namespace ceping
