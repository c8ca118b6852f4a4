// Findings as a workbook. Source: ceping(1), WORKBOOKS.
#include <ceping/write/findings/findings.hpp>
#include <ceping/write/findings/items.hpp>
#include <ceping/write/findings/parts.hpp>
#include <ceping/write/findings/summary.hpp>

#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// Notes stand as they are: where all rows have a colour none stands out.
Tone tone_of_row(Severity severity) {
    return severity == Severity::note ? Tone::usual : tone_of_severity(severity);
}

/// A code that something was found by, and how often.
struct FoundCode {
    Code code;
    Severity severity;
    std::size_t count = 0;
};

/// In the order of their first findings.
std::vector<FoundCode> codes_found(const FindingSelection& selection) {
    std::vector<FoundCode> out;
    std::map<std::string_view, std::size_t> known;
    for (const auto* finding : selection.listed) {
        const auto [at, fresh] = known.emplace(finding->code.name(), out.size());
        if (fresh) {
            out.push_back({finding->code, finding->severity});
        }
        ++out[at->second].count;
    }
    return out;
}

/// What each code means and how to mend it, as --explain says it.
Report::Table codes_table(std::vector<FoundCode> found) {
    const auto codes = std::make_shared<const std::vector<FoundCode>>(std::move(found));
    Report::Table out{"codes", codes->size()};
    out.readers = Report::people;
    out.tone = [codes](std::size_t i) { return tone_of_row((*codes)[i].severity); };
    const auto told = [codes](auto words) {
        return [codes, words](std::size_t i) -> Cell {
            const CodePage* page = find_code_page((*codes)[i].code.name());
            return page == nullptr ? Cell() : Cell(words(*page));
        };
    };
    out.for_people({"代码", "code"}, Type::text,
                   [codes](std::size_t i) { return std::string((*codes)[i].code.name()); });
    out.for_people({"个数", "findings"}, Type::count, [codes](std::size_t i) { return (*codes)[i].count; });
    out.for_people({"含义", "meaning"}, Type::text, told([](const CodePage& page) {
                       return Words(std::string(page.zh_meaning), std::string(page.en_meaning));
                   }));
    out.for_people({"怎么改", "how to mend it"}, Type::text, told([](const CodePage& page) {
                       return Words(std::string(page.zh_fix), std::string(page.en_fix));
                   }));
    return out;
}

/// Its two tables under headings of their own, which become the names of their sheets.
void add_items_apart(Report& report, const ItemAnalysis& analysis) {
    Report items;
    items.language = report.language;
    add_items(items, analysis);
    report.heading(2, {"各测评内容", "Criteria"});
    bool first = true;
    for (auto& block : items.blocks) {
        const auto* table = std::get_if<Report::Table>(&block);
        if (table != nullptr && shown(*table) && !std::exchange(first, false)) {
            report.heading(2, {"各项目权重", "Weights of sections"});
        }
        report.blocks.push_back(std::move(block));
    }
}

}  // namespace

void write_findings_xlsx(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out) {
    const auto selection =
        std::make_shared<const FindingSelection>(select_findings(found, options.max_errors));
    Report report;
    report.language = options.language;
    report.page = report.say({"检查结果", "Findings"});
    report.paragraph(count_findings(*selection, options.language));
    if (options.items != nullptr) {
        add_items_apart(report, *options.items);
    }
    report.heading(2, {"问题", "Findings"});
    Report::Table table = findings_table(selection, options.language);
    table.readers = static_cast<Report::For>(Report::people | Report::sheets);
    table.header = true;
    table.tone = [selection](std::size_t i) { return tone_of_row(selection->listed[i]->severity); };
    report.add(std::move(table));
    if (options.units != nullptr) {
        report.heading(2, {"各单位", "Units"});
        report.add(summary_of_units(*options.units));
        report.heading(2, {"各地区", "Regions"});
        report.add(summary_of_regions(*options.units, Report::people));
    }
    report.heading(2, {"代码说明", "Codes"});
    report.add(codes_table(codes_found(*selection)));
    write_report_xlsx(report, {}, out);
}

}  // namespace ceping
