#include <ceping/write/findings/findings.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/findings/phrases.hpp>
#include <ceping/write/formats/json_text.hpp>

#include <algorithm>
#include <string_view>

namespace ceping {

namespace {

/// Data of GitHub's workflow commands: what would end a property or the line is escaped.
/// The lines of a text as the log shows them; a name of a file is one line, whatever is in it.
std::string github_text(std::string_view text, bool property) {
    std::string shown;
    for (const auto line : split(text, '\n')) {
        shown += (shown.empty() ? "" : "\n") + printable(line);
    }
    std::string out;
    for (const char c : shown) {
        switch (c) {
            case '%': out += "%25"; break;
            case '\r': out += "%0D"; break;
            case '\n': out += "%0A"; break;
            case ':': out += property ? "%3A" : ":"; break;
            case ',': out += property ? "%2C" : ","; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

void FindingSelection::count(Severity severity) {
    switch (severity) {
        case Severity::error: ++errors; break;
        case Severity::warning: ++warnings; break;
        case Severity::note: ++notes; break;
    }
}

FindingSelection select_findings(const std::vector<Diagnostic>& found, std::size_t max_errors) {
    FindingSelection out;
    for (const auto& each : found) {
        out.count(each.severity);
    }
    const std::size_t limit = max_errors == 0 ? found.size() : std::min(max_errors, found.size());
    std::size_t errors = std::min(limit, out.errors);
    std::size_t warnings = std::min(limit - errors, out.warnings);
    std::size_t notes = limit - errors - warnings;
    for (const auto& each : found) {
        auto& left = each.severity == Severity::error     ? errors
                     : each.severity == Severity::warning ? warnings
                                                          : notes;
        if (left > 0) {
            --left;
            out.listed.push_back(&each);
        }
    }
    return out;
}

std::string unit_title(const UnitIdentity& unit, Language language) {
    const Words id = unit.id.empty() ? Words{"（没有写明单位）", "(no unit named)"} : Words(unit.id);
    const std::string out = id_and_title(id.in(language), unit.name);
    return printable(unit.region.empty()
                         ? out
                         : phrases::with_remark.with({{"what", out}, {"remark", unit.region}}).in(language));
}

std::string placed_message(const Diagnostic& finding, Language language) {
    const std::string cell = finding.where.in_workbook();
    return (cell.empty() ? "" : cell + ": ") + finding.message(language);
}

std::string message_and_more(const Diagnostic& finding, Language language) {
    std::string out = placed_message(finding, language);
    for (const auto& each : finding.more) {
        out += "\n" + each.in(language);
    }
    return out;
}

std::string count_findings(const FindingSelection& selection, Language language) {
    std::vector<Words> counts;
    const auto add = [&counts](const Pattern& found, const char* what, std::size_t count, const char* one) {
        if (count > 0) {
            counts.push_back(found.with({{what, {std::to_string(count), counted(count, one)}}}));
        }
    };
    add(phrases::errors_found, "errors", selection.errors, "error");
    add(phrases::warnings_found, "warnings", selection.warnings, "warning");
    add(phrases::notes_found, "notes", selection.notes, "note");
    Words out = counts.empty() ? Words{"没有发现问题", "nothing found"} : joined(counts, {"，", ", "});
    if (selection.cut() > 0) {
        out = phrases::some_not_listed.with({{"findings", out}, {"cut", selection.cut()}});
    }
    return out.in(language);
}

void write_findings_github(const std::vector<Diagnostic>& found, const FindingOptions& options,
                           const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    for (const auto* finding : selection.listed) {
        std::string line = finding->severity == Severity::note ? "::notice" : "::";
        line += finding->severity == Severity::note ? "" : severity_word(finding->severity, Language::en);
        line += " file=" + github_text(finding->where.path, true);
        if (finding->where.line > 0 && finding->where.sheet.empty()) {
            line += ",line=" + std::to_string(finding->where.line) +
                    ",col=" + std::to_string(finding->where.column);
        }
        std::string title(finding->code.name());
        if (finding->unit != nullptr && !finding->unit->id.empty()) {
            title += " · " + finding->unit->id;
        }
        line += ",title=" + github_text(title, true);
        line += "::" + github_text(message_and_more(*finding, options.language), false) + "\n";
        out(line);
    }
    if (selection.cut() > 0) {
        out("::notice::" + github_text(count_findings(selection, options.language), false) + "\n");
    }
}

void write_findings_gitlab(const std::vector<Diagnostic>& found, const FindingOptions& options,
                           const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    const auto prints = fingerprints(selection.listed);
    JsonBuilder json;
    json.open('[');
    for (std::size_t i = 0; i < selection.listed.size(); ++i) {
        const auto& finding = *selection.listed[i];
        const auto severity = finding.severity == Severity::error     ? "critical"
                              : finding.severity == Severity::warning ? "minor"
                                                                      : "info";
        json.open('{').text("description", placed_message(finding, options.language));
        json.text("check_name", finding.code.name())
            .text("fingerprint", prints[i])
            .text("severity", severity);
        json.object("location").text("path", finding.where.path);
        json.object("lines").raw("begin", std::to_string(std::max(finding.where.line, 1U))).close();
        json.close().close();
    }
    if (selection.cut() > 0) {
        // The format has no place for what is left out but an entry of its own.
        json.open('{').text("description", count_findings(selection, options.language));
        json.text("check_name", "findings-cut")
            .text("fingerprint", sha256("findings-cut"))
            .text("severity", "info");
        json.object("location")
            .text("path", selection.listed.empty() ? "-" : selection.listed.front()->where.path);
        json.object("lines").raw("begin", "1").close();
        json.close().close();
    }
    json.close();
    out(json.take());
}

}  // namespace ceping
