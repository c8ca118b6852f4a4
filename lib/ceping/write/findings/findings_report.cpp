// Findings as a table, for programs and spreadsheets, with what stands beside them.
#include <ceping/write/findings/findings.hpp>
#include <ceping/write/findings/items.hpp>
#include <ceping/write/findings/parts.hpp>
#include <ceping/write/findings/summary.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

Cell severity_cell(Severity severity) {
    return Report::Word{std::string(severity_word(severity, Language::en)),
                        {std::string(severity_word(severity, Language::zh)),
                         std::string(severity_word(severity, Language::en))}};
}

Cell unit_object(const Diagnostic& finding) {
    if (finding.unit == nullptr) {
        return {};
    }
    Report::Object out;
    out.text("id", finding.unit->id).text("name", finding.unit->name);
    return std::move(out.text("region", finding.unit->region)).take();
}

/// Lines that derive what the message says.
Cell more_list(const Diagnostic& finding, Language language) {
    if (finding.more.empty()) {
        return {};
    }
    Report::Table out{{}, finding.more.size()};
    out.shape = Report::Shape::values;
    out.for_data({}, Type::text,
                 [&finding, language](std::size_t i) { return finding.more[i].in(language); });
    return out;
}

}  // namespace

Report::Table findings_table(const std::shared_ptr<const FindingSelection>& selection, Language language) {
    // In CSV, which has no other place for it, a last row says what was cut.
    const std::size_t listed = selection->listed.size();
    const auto of = [selection](auto cell) {
        return [selection, cell](std::size_t i) -> Cell {
            return i < selection->listed.size() ? Cell(std::invoke(cell, *selection->listed[i])) : Cell();
        };
    };
    const auto of_unit = [of](std::string UnitIdentity::*member) {
        return of([member](const Diagnostic& finding) {
            return finding.unit == nullptr ? Cell() : Cell((*finding.unit).*member);
        });
    };
    const auto number = [](std::uint32_t value) { return value == 0 ? Cell() : Cell(value); };
    const auto cell_name = of([](const Diagnostic& finding) {
        return finding.where.cell.empty() ? finding.where.cell_name() : finding.where.cell;
    });
    Report::Table out{"findings", listed};
    out.for_data("severity", Type::word, [selection, listed](std::size_t i) {
        return severity_cell(i < listed ? selection->listed[i]->severity : Severity::note);
    });
    out.for_data("code", Type::text, [selection, listed](std::size_t i) {
        return i < listed ? std::string(selection->listed[i]->code.name()) : "findings-cut";
    });
    out.for_data("unit", Type::text, of_unit(&UnitIdentity::id)).readers = Report::sheets;
    out.for_data("name", Type::text, of_unit(&UnitIdentity::name)).readers = Report::sheets;
    out.for_data("region", Type::text, of_unit(&UnitIdentity::region)).readers = Report::sheets;
    out.for_data("path", Type::text, of([](const Diagnostic& finding) { return finding.where.path; }));
    out.for_data("line", Type::count,
                 of([number](const Diagnostic& finding) { return number(finding.where.line); }));
    out.for_data("column", Type::count, of([number](const Diagnostic& finding) {
                     return finding.where.line == 0 ? Cell() : number(finding.where.column);
                 }));
    // Only where a workbook was read: tables about other files keep the columns that they have always had.
    if (std::any_of(selection->listed.begin(), selection->listed.end(),
                    [](const Diagnostic* finding) { return !finding->where.sheet.empty(); })) {
        out.for_data("sheet", Type::text, of([](const Diagnostic& finding) { return finding.where.sheet; }));
    }
    out.for_data("cell", Type::text, cell_name);
    out.for_data("message", Type::text, [selection, listed, language](std::size_t i) {
        return i < listed ? selection->listed[i]->message(language) : count_findings(*selection, language);
    });
    out.for_data("suggestion", Type::text, of(&Diagnostic::suggestion)).readers = Report::programs;
    out.for_data("unit", Type::text, of(unit_object)).readers = Report::programs;
    out.for_data("more", Type::text, of([language](const Diagnostic& finding) {
                     return joined(finding.more, {"；", "; "}).in(language);
                 }))
        .readers = Report::sheets;
    out.for_data("more", Type::text,
                 of([language](const Diagnostic& finding) { return more_list(finding, language); }))
        .readers = Report::programs;
    return out;
}

namespace {

Report findings_report(const std::vector<Diagnostic>& found, const FindingOptions& options) {
    const auto selection =
        std::make_shared<const FindingSelection>(select_findings(found, options.max_errors));
    Report out;
    out.language = options.language;
    out.tag = "findings/1";
    Report::Table table = findings_table(selection, options.language);
    table.readers = Report::programs;
    out.add(table);
    if (options.items == nullptr) {
        table.readers = Report::sheets;
        table.rows += selection->cut() > 0 ? 1 : 0;
        out.add(std::move(table));
    }
    Report::Object counts("counts");
    counts.count("error", selection->errors).count("warning", selection->warnings);
    counts.count("note", selection->notes);
    out.add(std::move(counts).take());
    Report::Object rest;
    rest.count("cut", selection->cut());
    if (options.known) {
        rest.count("known", *options.known);
    }
    out.add(std::move(rest).take());
    if (options.summary && options.units != nullptr) {
        add_summary(out, *options.units);
    }
    if (options.items != nullptr) {
        add_items(out, *options.items);
    }
    return out;
}

}  // namespace

void write_findings_json(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out) {
    write_report_json(findings_report(found, options), {}, out);
}

void write_findings_csv(const std::vector<Diagnostic>& found, const FindingOptions& options,
                        const ByteSink& out) {
    ReportLook look;
    look.plain = options.plain;
    write_report_csv(findings_report(found, options), look, out);
}

}  // namespace ceping
