// SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format).
#include <ceping/write/findings/findings.hpp>

#include <ceping/version.hpp>
#include <ceping/write/formats/json_text.hpp>

#include <algorithm>
#include <map>

namespace ceping {

namespace {

/// `level` of a result: SARIF, 3.27.10.
std::string_view level_of(Severity severity) { return severity_word(severity, Language::en); }

void add_rule(JsonBuilder& json, const CodeRow& row, Language language) {
    const bool zh = language == Language::zh;
    json.open('{').text("id", row.name);
    json.object("shortDescription").text("text", zh ? row.zh : row.en).close();
    if (const auto* page = find_code_page(row.name)) {
        const std::string meaning(zh ? page->zh_meaning : page->en_meaning);
        const std::string fix(zh ? page->zh_fix : page->en_fix);
        json.object("fullDescription").text("text", meaning).close();
        json.object("help")
            .text("text", meaning + "\n\n" + std::string(page->example) + "\n\n" + fix)
            .close();
    }
    json.object("defaultConfiguration").text("level", level_of(row.severity)).close();
    json.close();
}

/// A path as a URI reference: what is not allowed in one is percent-encoded, byte by byte.
std::string uri_of(std::string_view path) {
    constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (alphanumeric || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 0xFU];
        }
    }
    return out;
}

void add_physical_location(JsonBuilder& json, const Diagnostic& finding) {
    json.object("physicalLocation");
    json.object("artifactLocation").text("uri", uri_of(finding.where.path)).close();
    // A region is of a text; the cell of a workbook is told of as a logical location.
    if (finding.where.line > 0 && finding.where.sheet.empty()) {
        json.object("region").raw("startLine", std::to_string(finding.where.line));
        json.raw("startColumn", std::to_string(std::max(finding.where.column, 1U)));
        if (!finding.excerpt.empty()) {
            json.object("snippet").text("text", finding.excerpt.text).close();
        }
        json.close();
    }
    json.close();
}

/// The cell of a workbook and the unit. SARIF, 3.33.7: `kind` may be a word of ours where none of the listed ones fits.
void add_logical_locations(JsonBuilder& json, const Diagnostic& finding) {
    const UnitIdentity* unit = finding.unit.get();
    const bool named = unit != nullptr && !unit->id.empty();
    const std::string cell = finding.where.cell.empty() ? finding.where.in_workbook() : finding.where.cell;
    if (cell.empty() && !named) {
        return;
    }
    json.list("logicalLocations");
    if (!cell.empty()) {
        json.open('{').text("fullyQualifiedName", cell).close();
    }
    if (named) {
        json.open('{');
        if (!unit->name.empty()) {
            json.text("name", unit->name);
        }
        json.text("fullyQualifiedName", unit->id).text("kind", "unit");
        if (!unit->region.empty()) {
            json.object("properties").text("region", unit->region).close();
        }
        json.close();
    }
    json.close();
}

void add_result(JsonBuilder& json, const Diagnostic& finding, std::size_t rule, const std::string& print,
                Language language) {
    json.open('{').text("ruleId", finding.code.name()).raw("ruleIndex", std::to_string(rule));
    json.text("level", level_of(finding.severity));
    json.object("message").text("text", message_and_more(finding, language)).close();
    json.list("locations").open('{');
    if (!finding.where.path.empty()) {
        add_physical_location(json, finding);
    }
    add_logical_locations(json, finding);
    json.close().close();
    json.object("partialFingerprints").text("cepingFinding/v1", print).close();
    json.close();
}

}  // namespace

void write_findings_sarif(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    const auto prints = fingerprints(selection.listed);
    std::map<std::string_view, std::size_t> rules;
    std::vector<const CodeRow*> rows;
    for (const auto* finding : selection.listed) {
        if (rules.emplace(finding->code.name(), rows.size()).second) {
            rows.push_back(&finding->code.row());
        }
    }
    JsonBuilder json;
    json.open('{').text("$schema", "https://json.schemastore.org/sarif-2.1.0.json").text("version", "2.1.0");
    json.list("runs").open('{').object("tool").object("driver");
    json.text("name", options.tool.empty() ? "ceping" : options.tool).text("version", version);
    json.list("rules");
    for (const auto* row : rows) {
        add_rule(json, *row, options.language);
    }
    json.close().close().close();
    json.text("columnKind", "unicodeCodePoints").list("results");
    for (std::size_t i = 0; i < selection.listed.size(); ++i) {
        const auto& finding = *selection.listed[i];
        add_result(json, finding, rules[finding.code.name()], prints[i], options.language);
    }
    json.close();
    json.object("properties").raw("findings", std::to_string(selection.all()));
    json.raw("cut", std::to_string(selection.cut()));
    if (options.known) {
        json.raw("known", std::to_string(*options.known));
    }
    json.close();
    json.close().close().close();
    out(json.take());
}

}  // namespace ceping
