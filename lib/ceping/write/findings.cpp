#include <ceping/write/findings.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/json_text.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t excerpt_width = 100;  // columns; a line of NDJSON may be megabytes
constexpr std::size_t left_of_caret = 60;

/// The part of a line that is shown, and the columns before the caret.
struct Excerpt {
    std::string text;
    std::size_t before = 0;
};

Excerpt cut_excerpt(std::string_view line, std::uint32_t column) {
    std::vector<std::string> characters;
    while (!line.empty()) {
        std::string one;
        append_code_point(one, take_code_point(line));
        characters.push_back(printable(one));
    }
    const std::size_t caret = std::min<std::size_t>(column > 0 ? column - 1 : 0, characters.size());
    std::size_t first = caret;
    std::size_t before = 0;
    while (first > 0 && before + display_width(characters[first - 1]) <= left_of_caret) {
        before += display_width(characters[--first]);
    }
    Excerpt out;
    if (first > 0) {
        out.text = "...";
        before += 3;
    }
    out.before = before;
    std::size_t used = display_width(out.text);
    for (std::size_t i = first; i < characters.size(); ++i) {
        used += display_width(characters[i]);
        if (used > excerpt_width) {
            out.text += "...";
            break;
        }
        out.text += characters[i];
    }
    return out;
}

std::string_view color_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "\x1B[31m";
        case Severity::warning: return "\x1B[33m";
        case Severity::note: break;
    }
    return "\x1B[36m";
}

/// `path:line:column: error: message [code]`, its severity coloured where asked for.
std::string line_of(const Diagnostic& finding, const FindingOptions& options) {
    const Language language = options.language;
    std::string severity(severity_word(finding.severity, language));
    if (options.color) {
        severity = std::string(color_of(finding.severity)) + severity + "\x1B[0m";
    }
    const std::string place = printable(finding.where.text());
    return place + (place.empty() ? "" : ": ") + severity + ": " + printable(finding.message(language)) +
           " [" + std::string(finding.code.name()) + "]\n";
}

std::string excerpt_of(const Diagnostic& finding, const FindingOptions& options) {
    if (finding.excerpt.empty() || finding.where.line == 0) {
        return {};
    }
    const std::string number = std::to_string(finding.where.line);
    const Excerpt excerpt = cut_excerpt(finding.excerpt, finding.where.column);
    std::string out = "  " + number + " | " + excerpt.text + "\n";
    if (finding.where.column > 0) {
        const std::string caret = options.color ? std::string(color_of(finding.severity)) + "^\x1B[0m" : "^";
        out +=
            "  " + std::string(number.size(), ' ') + " | " + std::string(excerpt.before, ' ') + caret + "\n";
    }
    return out;
}

/// Data of GitHub's workflow commands: what would end a property or the line is escaped.
std::string github_text(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
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

void add_counts(JsonBuilder& json, const FindingSelection& selection) {
    json.object("counts");
    json.raw("error", std::to_string(selection.errors));
    json.raw("warning", std::to_string(selection.warnings));
    json.raw("note", std::to_string(selection.notes)).close();
    json.raw("cut", std::to_string(selection.cut()));
}

}  // namespace

FindingSelection select_findings(const std::vector<Diagnostic>& found, std::size_t max_errors) {
    FindingSelection out;
    for (const auto& each : found) {
        (each.severity == Severity::error     ? out.errors
         : each.severity == Severity::warning ? out.warnings
                                              : out.notes) += 1;
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

std::string count_findings(const FindingSelection& selection, Language language) {
    const bool zh = language == Language::zh;
    std::string out;
    const auto add = [&](std::size_t count, std::string_view chinese, std::string_view english) {
        if (count > 0) {
            out += out.empty() ? "" : (zh ? "，" : ", ");
            out += std::to_string(count);
            out += zh ? std::string(" 个").append(chinese)
                      : std::string(" ").append(english).append(count > 1 ? "s" : "");
        }
    };
    add(selection.errors, "错误", "error");
    add(selection.warnings, "警告", "warning");
    add(selection.notes, "提示", "note");
    if (out.empty()) {
        out = zh ? "没有发现问题" : "nothing found";
    }
    if (selection.cut() > 0) {
        out += zh ? "；其中 " + std::to_string(selection.cut()) + " 个没有列出"
                  : "; " + std::to_string(selection.cut()) + " of them not listed";
    }
    return out;
}

void write_findings_text(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out) {
    for (const auto* finding : select_findings(found, options.max_errors).listed) {
        std::string text = line_of(*finding, options);
        if (options.excerpts) {
            text += excerpt_of(*finding, options);
        }
        out(text);
    }
}

void write_findings_json(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    JsonBuilder json;
    json.open('{').list("findings");
    for (const auto* finding : selection.listed) {
        json.open('{').text("code", finding->code.name());
        json.text("severity", severity_word(finding->severity, Language::en));
        json.text("message", finding->message(options.language));
        if (!finding->suggestion.empty()) {
            json.text("suggestion", finding->suggestion);
        }
        json.text("path", finding->where.path);
        if (!finding->where.cell.empty()) {
            json.text("cell", finding->where.cell);
        }
        if (finding->where.line > 0) {
            json.raw("line", std::to_string(finding->where.line));
            json.raw("column", std::to_string(finding->where.column));
        }
        json.close();
    }
    json.close();
    add_counts(json, selection);
    json.close();
    out(json.take());
}

void write_findings_github(const std::vector<Diagnostic>& found, const FindingOptions& options,
                           const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    for (const auto* finding : selection.listed) {
        std::string line = finding->severity == Severity::note ? "::notice" : "::";
        line += finding->severity == Severity::note ? "" : severity_word(finding->severity, Language::en);
        line += " file=" + github_text(finding->where.path, true);
        if (finding->where.line > 0) {
            line += ",line=" + std::to_string(finding->where.line) +
                    ",col=" + std::to_string(finding->where.column);
        }
        line += ",title=" + github_text(finding->code.name(), true);
        line += "::" + github_text(finding->message(options.language), false) + "\n";
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
        json.open('{').text("description", finding.message(options.language));
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

std::string fingerprint(const Diagnostic& finding, std::size_t repeat) {
    // The place counts only where there is no text to tell the finding by.
    const auto& where = finding.where;
    std::string identity(finding.code.name());
    identity += '\n' + where.path + '\n';
    identity += finding.excerpt.empty() ? finding.message(Language::en) + where.cell
                                        : std::string(trim(finding.excerpt));
    if (repeat > 0) {
        identity += '\n' + std::to_string(repeat);
    }
    return sha256(identity);
}

std::vector<std::string> fingerprints(const std::vector<const Diagnostic*>& list) {
    std::map<std::string, std::size_t> seen;
    std::vector<std::string> out;
    for (const auto* finding : list) {
        const std::string plain = fingerprint(*finding, 0);
        const std::size_t repeat = seen[plain]++;
        out.push_back(repeat == 0 ? plain : fingerprint(*finding, repeat));
    }
    return out;
}

}  // namespace ceping
