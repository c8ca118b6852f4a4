#include <ceping/write/formats.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/findings/findings.hpp>
#include <ceping/write/forms/forms.hpp>

#include <algorithm>

namespace ceping {

namespace {

// The choices of --format, the suffixes that -o understands, and the tests that write every example in every format
// all come from here.
constexpr OutputFormat formats[] = {
    {.name = "text",
     .suffixes = {".txt"},
     .report = &write_report_text,
     .results = &make_text_writer,
     .findings = &write_findings_text},
    {.name = "ndjson", .suffixes = {".ndjson", ".jsonl"}, .results = &make_ndjson_writer},
    {.name = "json",
     .suffixes = {".json"},
     .report = &write_report_json,
     .results = &make_json_writer,
     .findings = &write_findings_json},
    {.name = "csv",
     .suffixes = {".csv"},
     .report = &write_report_csv,
     .results = &make_csv_writer,
     .findings = &write_findings_csv,
     .form = &write_form_csv},
    {.name = "sqlite", .suffixes = {".sqlite", ".db"}, .results = &make_sqlite_writer, .adds = true},
    {.name = "html",
     .suffixes = {".html", ".htm"},
     .report = &write_report_html,
     .overview = &write_overview_html,
     .form = &write_form_html},
    {.name = "markdown",
     .suffixes = {".md", ".markdown"},
     .report = &write_report_markdown,
     .overview = &write_overview_markdown},
    {.name = "docx",
     .suffixes = {".docx"},
     .report = &write_report_docx,
     .overview = &write_overview_docx,
     .form = &write_form_docx,
     .binary = true},
    {.name = "xlsx",
     .suffixes = {".xlsx"},
     .report = &write_report_xlsx,
     .results = &make_xlsx_writer,
     .findings = &write_findings_xlsx,
     .overview = &write_overview_xlsx,
     .form = &write_form_xlsx,
     .binary = true},
    {.name = "yaml", .suffixes = {".yaml", ".yml"}, .form = &write_form_yaml},
    {.name = "sarif", .suffixes = {".sarif"}, .findings = &write_findings_sarif},
    {.name = "junit", .suffixes = {".xml"}, .findings = &write_findings_junit},
    {.name = "github", .suffixes = {}, .findings = &write_findings_github},
    {.name = "gitlab", .suffixes = {}, .findings = &write_findings_gitlab},
};

template <typename Wanted>
std::vector<std::string> names(Wanted wanted) {
    std::vector<std::string> out;
    for (const auto& format : formats) {
        if (wanted(format)) {
            out.emplace_back(format.name);
        }
    }
    return out;
}

}  // namespace

std::span<const OutputFormat> output_formats() { return formats; }

const OutputFormat* find_output_format(std::string_view name) {
    const auto* at = std::find_if(std::begin(formats), std::end(formats),
                                  [name](const OutputFormat& each) { return each.name == name; });
    return at == std::end(formats) ? nullptr : at;
}

const OutputFormat* output_format_of(std::string_view suffix) {
    for (const auto& format : formats) {
        for (const auto each : format.suffixes) {
            if (!each.empty() && equal_ignoring_case(each, suffix)) {
                return &format;
            }
        }
    }
    return nullptr;
}

std::vector<std::string> result_format_names() {
    return names([](const OutputFormat& each) { return each.results != nullptr; });
}

std::vector<std::string> finding_format_names() {
    return names([](const OutputFormat& each) { return each.findings != nullptr; });
}

std::vector<std::string> overview_format_names() {
    return names([](const OutputFormat& each) { return each.overview != nullptr; });
}

std::vector<std::string> form_format_names() {
    // The one that reckons first: it is what a unit's clerk wants.
    std::vector<std::string> out = names([](const OutputFormat& each) { return each.form != nullptr; });
    std::rotate(out.begin(), std::find(out.begin(), out.end(), "xlsx"), out.end());
    return out;
}

std::vector<std::string> report_format_names(std::string_view without) {
    return names([&](const OutputFormat& each) { return each.report != nullptr && each.name != without; });
}

}  // namespace ceping
