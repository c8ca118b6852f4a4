// Findings as a table, a row each.
#include <ceping/write/findings.hpp>

#include <ceping/write/csv_table.hpp>
#include <ceping/write/item_analysis.hpp>

#include <cstdint>
#include <string>

namespace ceping {

namespace {

const Cells& keys() {
    static const Cells all = {"severity", "code",   "unit", "name",    "region", "path",
                              "line",     "column", "cell", "message", "more"};
    return all;
}

std::string severity_in(Severity severity, const CsvForm& form) {
    return std::string(severity_word(severity, form.plain ? Language::en : form.language));
}

Cells row_of(const Diagnostic& finding, const CsvForm& form) {
    const Language language = form.language;
    const auto& where = finding.where;
    const auto number = [](std::uint32_t value) {
        return value == 0 ? std::string() : std::to_string(value);
    };
    std::string more;
    for (const auto& each : finding.more) {
        more += more.empty() ? "" : (language == Language::zh ? "；" : "; ");
        more += each.in(language);
    }
    const Subject nobody;
    const Subject& unit = finding.subject == nullptr ? nobody : *finding.subject;
    return {severity_in(finding.severity, form),
            std::string(finding.code.name()),
            unit.id,
            unit.name,
            unit.region,
            where.path,
            number(where.line),
            number(where.line == 0 ? 0 : where.column),
            where.cell,
            finding.message(language),
            more};
}

}  // namespace

void write_findings_csv(const std::vector<Diagnostic>& found, const FindingOptions& options,
                        const ByteSink& out) {
    const CsvForm form{options.plain, options.language};
    if (options.items != nullptr) {
        out(items_csv(*options.items, form));
        return;
    }
    const auto selection = select_findings(found, options.max_errors);
    const CsvTable lines(form, keys());
    out(lines.header());
    for (const auto* finding : selection.listed) {
        out(lines.row(row_of(*finding, form)));
    }
    if (selection.cut() > 0) {
        Cells last(keys().size());
        last[0] = severity_in(Severity::note, form);
        last[1] = "findings-cut";
        last[9] = count_findings(selection, form.language);
        out(lines.row(last));
    }
}

}  // namespace ceping
