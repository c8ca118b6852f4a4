#include <ceping/node/formats.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/readers.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string_view without_bom(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

/// `text` from its first character that is no blank.
std::string_view from_content(std::string_view text) {
    const std::size_t at = text.find_first_not_of(blanks);
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

/// `{` and the quote of a key, or `}`: JSON, and not a map in braces as YAML writes it.
bool opens_json_map(std::string_view content) {
    const std::string_view inside =
        content.starts_with('{') ? from_content(content.substr(1)) : std::string_view();
    return inside.starts_with('"') || inside.starts_with('}');
}

/// Whether a line that opens a map closes all that it opens: no JSON goes on after it.
bool is_whole_map(std::string_view line) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (quoted) {
            at += line[at] == '\\' ? 1U : 0U;
            quoted = at < line.size() && line[at] != '"';
        } else if (line[at] == '"') {
            quoted = true;
        } else {
            depth += line[at] == '{' || line[at] == '[' ? 1 : 0;
            depth -= line[at] == '}' || line[at] == ']' ? 1 : 0;
        }
    }
    return depth <= 0 && !quoted;
}

/// Whether a line after the first is a record or a result by itself: then the first is one that was cut off. `no_entry`: nor
/// is it an entry of a list, before which a comma or a bracket stands.
bool has_whole_record(std::string_view content, bool no_entry) {
    std::string_view before;
    while (!content.empty()) {
        const std::string_view whole = first_line(content);
        const std::string_view line = trim(whole);
        const bool entry = before.ends_with(',') || before.ends_with('[');
        if (!before.empty() && whole.starts_with('{') && line.find("\"ceping\"") != std::string_view::npos &&
            is_whole_map(line) && (!no_entry || (line.ends_with('}') && !entry))) {
            return true;
        }
        before = line.empty() ? before : line;
        content.remove_prefix(std::min(content.size(), whole.size() + 1));
    }
    return false;
}

/// Lines that are maps of their own. One of them may be broken, the first as well. A map that is written over several lines
/// leaves something open at the end of its first, and what its lists hold stands further in or after it.
bool looks_like_ndjson(std::string_view beginning) {
    constexpr std::string_view goes_on = "{[,:";
    const std::string_view content = from_content(without_bom(beginning));
    const std::string_view first = trim(first_line(content));
    if (content.starts_with('[')) {
        return has_whole_record(content, true);
    }
    if (opens_json_map(content) && (first.size() == content.size() || is_whole_map(first))) {
        return true;
    }
    if (content.starts_with('{') && goes_on.find(first.back()) != std::string_view::npos) {
        return has_whole_record(content, false);
    }
    std::size_t maps = opens_json_map(first) ? 1 : 0;
    for (std::string_view rest = content; maps < 2;) {
        const std::size_t end = rest.find_first_of("\r\n");
        if (end == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(end + 1);
        maps += rest.starts_with('{') && opens_json_map(first_line(rest)) ? 1U : 0U;
    }
    return maps == 2;
}

bool looks_like_json(std::string_view beginning) {
    const std::string_view content = from_content(without_bom(beginning));
    return (content.starts_with('[') || opens_json_map(content)) && !looks_like_ndjson(beginning);
}

/// Begins with `---`, a directive, a list entry, or a key, and is not JSON.
bool looks_like_yaml(std::string_view beginning) {
    std::string_view content = from_content(without_bom(beginning));
    while (content.starts_with('#')) {
        content = from_content(content.substr(first_line(content).size()));
    }
    const std::string_view line = trim(first_line(content));
    const bool binary = is_utf16(beginning) || line.find('\0') != std::string_view::npos;
    return !binary && !looks_like_json(beginning) && !looks_like_ndjson(beginning) &&
           (line.starts_with("---") || line.starts_with('%') || line.starts_with("- ") ||
            line.ends_with(':') || line.find(": ") != std::string_view::npos);
}

/// A separator in the first line.
bool looks_like_csv(std::string_view beginning) {
    if (is_utf16(beginning)) {
        return true;
    }
    const std::string_view line = first_line(from_content(without_bom(beginning)));
    return line.find('\0') == std::string_view::npos &&
           line.find_first_of(",;\t") != std::string_view::npos && !line.starts_with('{') &&
           !line.starts_with('[') && !looks_like_yaml(beginning);
}

constexpr std::array<std::string_view, 2> yaml_suffixes = {".yaml", ".yml"};
constexpr std::array<std::string_view, 1> json_suffixes = {".json"};
constexpr std::array<std::string_view, 2> ndjson_suffixes = {".ndjson", ".jsonl"};
constexpr std::array<std::string_view, 1> csv_suffixes = {".csv"};
constexpr std::array<std::string_view, 1> xlsx_suffixes = {".xlsx"};

constexpr auto formats = std::to_array<InputFormat>({
    {"yaml", yaml_suffixes, looks_like_yaml, read_yaml, yaml_piece, false, false},
    {"json", json_suffixes, looks_like_json, read_json, nullptr, false, false},
    {"ndjson", ndjson_suffixes, looks_like_ndjson, read_ndjson, ndjson_piece, false, false},
    {"csv", csv_suffixes, looks_like_csv, read_csv, nullptr, true, false},
    {"xlsx", xlsx_suffixes, looks_like_xlsx, read_xlsx, nullptr, false, true},
});

}  // namespace

bool looks_like_xlsx(std::string_view beginning) {
    // The names of the parts stand in the zip file as they are.
    return beginning.starts_with("PK\x03\x04") && (beginning.find("xl/") != std::string_view::npos ||
                                                   beginning.find("xl\\") != std::string_view::npos);
}

std::span<const InputFormat> input_formats() { return formats; }

const InputFormat* find_format(std::string_view name) {
    const auto* const row =
        std::find_if(formats.begin(), formats.end(), [name](const auto& each) { return each.name == name; });
    return row == formats.end() ? nullptr : row;
}

const InputFormat* format_named(std::string_view path) {
    const std::size_t stop = path.rfind('.');
    if (stop == std::string_view::npos || stop == 0) {
        return nullptr;
    }
    const std::string_view suffix = path.substr(stop);
    for (const auto& format : formats) {
        for (const std::string_view each : format.suffixes) {
            if (each.size() == suffix.size() && equal_ignoring_case(each, suffix)) {
                return &format;
            }
        }
    }
    return nullptr;
}

const InputFormat* format_of(std::string_view path, std::string_view beginning) {
    if (const InputFormat* const named = format_named(path)) {
        return named;
    }
    const auto* const row = std::find_if(formats.begin(), formats.end(),
                                         [beginning](const auto& each) { return each.sniff(beginning); });
    return row == formats.end() ? nullptr : row;
}

}  // namespace ceping
