// Findings as a compiler says them, for people.
#include <ceping/write/findings/findings.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/findings/items.hpp>
#include <ceping/write/findings/parts.hpp>
#include <ceping/write/findings/phrases.hpp>
#include <ceping/write/findings/summary.hpp>
#include <ceping/write/formats/paint.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

namespace ceping {

namespace {

constexpr std::size_t usual_width = 100;  // columns, where nobody says how wide the page is
constexpr std::size_t narrowest = 10;     // less says nothing any more

/// The part of a line that is shown, and the columns before the caret.
struct Shown {
    std::string text;
    std::size_t before = 0;
};

/// What fits into `width` columns of an excerpt, around a column of its line.
Shown shown_of(const Excerpt& excerpt, std::uint32_t column, std::size_t width) {
    std::string_view line = excerpt.text;
    const std::size_t left_of_caret = width * 3 / 5;
    std::vector<std::string> characters;
    while (!line.empty()) {
        std::string one;
        append_code_point(one, take_code_point(line));
        characters.push_back(printable(one));
    }
    const std::size_t caret =
        std::min<std::size_t>(column > excerpt.column ? column - excerpt.column : 0, characters.size());
    std::size_t first = caret;
    std::size_t before = 0;
    while (first > 0 && before + display_width(characters[first - 1]) <= left_of_caret) {
        before += display_width(characters[--first]);
    }
    Shown out;
    if (first > 0 || excerpt.column > 1) {
        out.text = "...";
        before += 3;
    }
    out.before = before;
    std::size_t used = display_width(out.text);
    for (std::size_t i = first; i < characters.size(); ++i) {
        used += display_width(characters[i]);
        if (used > width) {
            out.text += "...";
            break;
        }
        out.text += characters[i];
    }
    return out;
}

/// `path:line:column: error: message [code]`, its severity coloured where asked for.
std::string line_of(const Diagnostic& finding, const FindingOptions& options) {
    const Language language = options.language;
    const std::string severity =
        painted(severity_word(finding.severity, language), tone_of_severity(finding.severity), options.color);
    const std::string place = printable(finding.where.text());
    return place + (place.empty() ? "" : ": ") + severity + ": " + printable(finding.message(language)) +
           " [" + std::string(finding.code.name()) + "]\n";
}

std::string excerpt_of(const Diagnostic& finding, const FindingOptions& options) {
    if (finding.excerpt.empty() || finding.where.line == 0) {
        return {};
    }
    const std::string cell = finding.where.cell_name();
    const std::string number = cell.empty() ? std::to_string(finding.where.line) : cell;
    // `  12 | ` stands before it and `...` may follow.
    const std::size_t beside = number.size() + 8;
    const std::size_t width = options.width == 0                   ? usual_width
                              : options.width > beside + narrowest ? options.width - beside
                                                                   : narrowest;
    // Of a workbook the excerpt is the cell, and the caret stands below its beginning.
    const std::uint32_t column = cell.empty() ? finding.where.column : 1;
    const Shown shown = shown_of(finding.excerpt, column, width);
    std::string out = "  " + number + " | " + shown.text + "\n";
    if (finding.where.column > 0) {
        const std::string caret = painted("^", tone_of_severity(finding.severity), options.color);
        out += "  " + std::string(number.size(), ' ') + " | " + std::string(shown.before, ' ') + caret + "\n";
    }
    return out;
}

/// `350503-hjdj 丰泽区婚姻登记处 (泉州市/丰泽区): 2 errors, 1 warning`.
std::string heading_of(const UnitIdentity& unit, const FindingSelection& of_unit,
                       const FindingOptions& options) {
    const Words title = phrases::told_of.with(
        {{"what", unit_title(unit, options.language)}, {"text", count_findings(of_unit, options.language)}});
    return painted(title.in(options.language), Tone::heading, options.color) + "\n";
}

/// What each unit comes to, whether or not all of it is listed.
std::map<const UnitIdentity*, FindingSelection> by_unit(const std::vector<Diagnostic>& found,
                                                        const FindingSelection& selection) {
    std::map<const UnitIdentity*, FindingSelection> out;
    for (const auto& each : found) {
        if (each.unit != nullptr) {
            out[each.unit.get()].count(each.severity);
        }
    }
    for (const auto* each : selection.listed) {
        if (each->unit != nullptr) {
            out[each->unit.get()].listed.push_back(each);
        }
    }
    return out;
}

}  // namespace

void write_findings_text(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    const auto units = by_unit(found, selection);
    const ReportLook look{options.width, options.color};
    const UnitIdentity* unit = nullptr;  // of the finding before
    bool first = true;
    if (options.items != nullptr) {
        Report items;
        items.language = options.language;
        add_items(items, *options.items);
        write_report_text(items, look, out);
        out("\n");
    }
    for (const auto* finding : selection.listed) {
        if (finding->unit.get() != unit) {
            if (!first) {
                out("\n");
            }
            unit = finding->unit.get();
            if (unit != nullptr) {
                out(heading_of(*unit, units.at(unit), options));
            }
        }
        first = false;
        std::string text = line_of(*finding, options);
        if (options.excerpts) {
            text += excerpt_of(*finding, options);
        }
        for (const auto& each : finding->more) {
            text += "    " + printable(each.in(options.language)) + "\n";
        }
        out(text);
    }
    if (options.summary && options.units != nullptr) {
        Report summary;
        summary.language = options.language;
        add_summary(summary, *options.units);
        out(first ? "" : "\n");
        write_report_text(summary, look, out);
    }
}

}  // namespace ceping
