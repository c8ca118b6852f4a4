#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace ceping {

namespace {

// Up to here each page tells clause and advice itself. With more they stand in one chapter, or a report of thousands of
// units would be several times as large.
constexpr std::size_t most_in_full = 200;

/// A text as a string of CSS: whatever ASCII character could mean something to CSS or HTML is written by its number.
/// Source: CSS Syntax 3, 4.3.7.
std::string css_string(const std::string& text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : printable(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (plain) {
            out += c;
        } else {
            out += std::string("\\") + digits[byte >> 4U] + digits[byte & 15U] + " ";
        }
    }
    return out + "\"";
}

}  // namespace

ReportHtml::ReportHtml(const BatchReport& of, const ReportChoices& as, const ByteSink& to)
    : report(of),
      rubric(*of.rubric),
      choices(as),
      language(as.language),
      pages(as.units.empty() ? league_units(of) : chosen_units(of, as)),
      in_full(pages.size() <= most_in_full),
      out_(to) {
    for (const std::size_t at : pages) {
        // A table or a visit's sheet may hold several records of one unit.
        std::set<std::pair<std::string, std::string>> of_unit;
        for (const auto& input : result(at).inputs) {
            of_unit.insert({input.name, input.sha256});
        }
        for (const auto& record : of_unit) {
            ++records[record];
        }
    }
}

void ReportHtml::heading(int level, const std::string& anchor, const std::string& html) const {
    const std::string tag = "h" + std::to_string(level);
    put("<" + tag + (anchor.empty() ? "" : " id=\"" + anchor + "\"") + ">" + html + "</" + tag + ">\n");
}

void ReportHtml::fact(const Words& label, const std::string& html) const {
    if (!html.empty()) {
        put("<dt>" + say(label) + "</dt><dd>" + html + "</dd>\n");
    }
}

void ReportHtml::table(std::string_view kind, const Words& caption, const Report::Table& table,
                       const std::function<std::string(std::size_t row)>& attributes, bool headed) const {
    std::vector<Words> titles;
    for (const auto& column : table.columns) {
        titles.push_back(column.title);
    }
    begin_table(kind, headed ? std::string() : caption.in(language), titles,
                headed ? caption.in(language) : std::string());
    for (std::size_t at = 0; at < table.rows; ++at) {
        std::string row = "<tr" + (attributes ? attributes(at) : "") + "><th scope=\"row\">" +
                          cell(table.columns.front(), at) + "</th>";
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            const Report::Column& column = table.columns[i];
            row += (Report::figures(column.type) ? "<td>" : "<td class=\"t\">") + cell(column, at) + "</td>";
        }
        put(row + "</tr>\n");
    }
    end_table();
}

void ReportHtml::begin_table(std::string_view kind, const std::string& caption,
                             const std::vector<Words>& columns, const std::string& name) const {
    std::string out = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                      html_text(name.empty() ? caption : name) + "\">\n<table class=\"" + std::string(kind) +
                      "\">\n" + (caption.empty() ? "" : "<caption>" + phrase(caption) + "</caption>\n") +
                      "<thead><tr>";
    for (const auto& column : columns) {
        out += "<th scope=\"col\">" + say(column) + "</th>";
    }
    put(out + "</tr></thead>\n<tbody>\n");
}

std::string ReportHtml::cell(const Report::Column& column, std::size_t row) const {
    const Report::Cell cell = column.cell(row);
    if (std::holds_alternative<std::monostate>(cell.value) && Report::figures(column.type)) {
        return "–";
    }
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text != nullptr && column.type == Report::Type::digest) {
        return code(*text);
    }
    std::string out;
    for (const auto& run : cell_line(column, cell, language)) {
        const std::string words = run.text == "\n" ? "<br>" : phrase(run.text);
        out += run.to.empty() ? words : "<a href=\"#" + html_text(run.to) + "\">" + words + "</a>";
    }
    return out;
}

std::string ReportHtml::score(const Exact& value) const {
    const auto& [places, mode] = std::pair(rubric.rounding.final, rubric.rounding.mode);
    return value == value.rounded(places, mode) ? value.fixed(places, mode) : value.shortest();
}

std::string ReportHtml::unit_name(std::size_t at) const {
    const SavedResult& of = result(at);
    if (!of.name.empty() || !of.unit.empty()) {
        return phrase(of.name.empty() ? of.unit : of.name);
    }
    return say({"（未写明单位）", "(no unit stated)"});
}

std::string ReportHtml::unit_data(std::size_t at) const {
    const std::string& id = result(at).unit;
    return id.empty() ? std::string() : " data-unit=\"" + html_text(id) + "\"";
}

std::string ReportHtml::league(std::size_t at) const {
    if (!report.leagues[at].group.empty()) {
        return phrase(report.leagues[at].group);
    }
    return report.leagues.size() == 1 ? say({"全部单位", "All units"}) : say({"（未填写）", "(not stated)"});
}

std::string ReportHtml::remark(std::size_t at) const {
    const SavedResult& of = result(at);
    const ReportUnit& unit = report.units[at];
    if (!of.scored()) {
        const std::string reason = told_reason(of, choices.anonymous);
        return reason.empty() ? say(words_of(of.status))
                              : fill(phrases::unit_unscored_for,
                                     {{"status", say(words_of(of.status))}, {"reason", phrase(reason)}});
    }
    if (!of.eligible) {
        std::vector<std::string> why;
        const auto add = [&](const Condition& condition) {
            why.push_back(phrase(id_and_title(condition.id, condition.title)));
        };
        for (const PrerequisiteId each : unit.fix.prerequisites) {
            add(rubric.prerequisite(each));
        }
        for (const auto& [id, state] : of.prerequisites) {
            const PrerequisiteId known = rubric.find_prerequisite(id);
            if (known && state == "unstated") {
                add(rubric.prerequisite(known));
                why.back() = fill(phrases::not_confirmed, {{"condition", why.back()}});
            }
        }
        for (const VetoId each : unit.fix.vetoes) {
            add(rubric.veto(each));
        }
        return why.empty() ? say({"不具备评定资格", "not eligible"})
                           : fill(phrases::not_eligible_for,
                                  {{"conditions", join({why.begin(), why.end()}, say({"；", "; "}))}});
    }
    if (unit.ranked.by_quota) {
        return fill(phrases::other_band_by_quota, {{"band", band(of.band)}});
    }
    return {};
}

std::string code(const std::string& text) {
    return text.empty() ? std::string() : "<code>" + html_text(text) + "</code>";
}

std::function<std::string(std::size_t row)> data_nodes(const Report::Table& table) {
    const auto id = std::find_if(table.columns.begin(), table.columns.end(),
                                 [](const auto& column) { return column.id == "id"; });
    return [cell = id->cell](std::size_t row) {
        return " data-node=\"" + html_text(std::get<std::string>(cell(row).value)) + "\"";
    };
}

std::string_view heat_class(const Exact& rate) {
    constexpr std::array<std::string_view, 6> classes = {"h0", "h1", "h2", "h3", "h4", "h5"};
    for (std::size_t i = 0; i + 1 < classes.size(); ++i) {
        if (rate < Exact::fraction(static_cast<std::int64_t>(i) + 5, 10)) {
            return classes[i];
        }
    }
    return classes.back();
}

std::string report_titles(const ReportHtml& page) {
    if (page.in_full) {
        return {};
    }
    std::string out;
    std::set<ItemId> sections(page.report.sections.begin(), page.report.sections.end());
    for (std::size_t i = 0; i < page.rubric.items.size(); ++i) {
        const Item& item = page.rubric.items[i];
        const std::string content = "::after { content: " + css_string(" " + item.title) + "; }\n";
        if (item.title.empty()) {
            continue;
        }
        if (sections.contains(ItemId(i)) || (item.criterion && item.section != Section::items)) {
            out += ".scores [data-node=" + css_string(item.id) + "] th" + content;
        }
        if (item.criterion) {
            out += ".fix [href=\"#" + criterion_anchor(ItemId(i)) + "\"]" + content;
        }
    }
    return out;
}

}  // namespace ceping
