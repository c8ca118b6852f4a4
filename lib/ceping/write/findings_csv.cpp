// Findings as a table for Excel, a row each. What other programs read is JSON or SARIF, so cells here give way to Excel.
#include <ceping/write/findings.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/item_analysis.hpp>

#include <array>
#include <string_view>

namespace ceping {

namespace {

constexpr std::string_view bom =
    "\xEF\xBB\xBF";  // without it Excel takes the file for the system's old encoding
constexpr std::string_view line_end = "\r\n";

const std::array<Words, 11>& titles() {
    static const std::array<Words, 11> all = {{{"级别", "severity"},
                                               {"代码", "code"},
                                               {"单位编码", "unit"},
                                               {"单位名称", "name"},
                                               {"地区", "region"},
                                               {"文件", "path"},
                                               {"行", "line"},
                                               {"列", "column"},
                                               {"单元格", "cell"},
                                               {"问题", "message"},
                                               {"说明", "more"}}};
    return all;
}

/// Whether a spreadsheet would run the cell: `=1+1`, `@SUM(A1)`, also in full-width characters.
bool is_formula(std::string_view text) {
    const std::string plain = to_ascii(trim(text));
    return !plain.empty() && std::string_view("=+-@").find(plain.front()) != std::string_view::npos;
}

/// A cell by RFC 4180. An apostrophe before what would run makes it a text; control characters, a tab among them, are
/// made visible.
std::string cell(std::string_view text) {
    std::string out = is_formula(text) ? "'" : "";
    out += printable(text);
    if (out.find_first_of("\",") == std::string::npos && !out.starts_with(' ') && !out.ends_with(' ')) {
        return out;
    }
    std::string quoted = "\"";
    for (const char c : out) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

using Row = std::array<std::string, 11>;

std::string line_of(const Row& row) {
    std::string out = row.front();
    for (std::size_t i = 1; i < row.size(); ++i) {
        out += "," + row[i];
    }
    return out.append(line_end);
}

Row row_of(const Diagnostic& finding, Language language) {
    const auto& where = finding.where;
    const auto number = [](std::uint32_t value) {
        return value == 0 ? std::string() : std::to_string(value);
    };
    std::string more;
    for (const auto& each : finding.more) {
        more += more.empty() ? "" : (language == Language::zh ? "；" : "; ");
        more += each.in(language);
    }
    Row out;
    out[0] = severity_word(finding.severity, language);
    out[1] = finding.code.name();
    if (finding.subject != nullptr) {
        out[2] = cell(finding.subject->id);
        out[3] = cell(finding.subject->name);
        out[4] = cell(finding.subject->region);
    }
    out[5] = cell(where.path);
    out[6] = number(where.line);
    out[7] = number(where.line == 0 ? 0 : where.column);
    out[8] = cell(where.cell);
    out[9] = cell(finding.message(language));
    out[10] = cell(more);
    return out;
}

}  // namespace

void write_findings_csv(const std::vector<Diagnostic>& found, const FindingOptions& options,
                        const ByteSink& out) {
    if (options.items != nullptr) {
        out(items_csv(*options.items));
        return;
    }
    const auto selection = select_findings(found, options.max_errors);
    Row header;
    for (std::size_t i = 0; i < header.size(); ++i) {
        header[i] = titles()[i].in(options.language);
    }
    out(std::string(bom) + line_of(header));
    for (const auto* finding : selection.listed) {
        out(line_of(row_of(*finding, options.language)));
    }
    if (selection.cut() > 0) {
        Row last;
        last[0] = severity_word(Severity::note, options.language);
        last[1] = "findings-cut";
        last[9] = cell(count_findings(selection, options.language));
        out(line_of(last));
    }
}

}  // namespace ceping
