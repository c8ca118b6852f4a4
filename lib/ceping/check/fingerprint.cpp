#include <ceping/check/fingerprint.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

namespace ceping {

namespace {

constexpr std::string_view left_out = "...";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where the digits that begin at `at` end; `at` itself where none do.
std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return at;
}

/// Where `:12` or `:12:3` at `at` ends; `at` itself where there is no place. A time or a proportion has digits before
/// the colon, too.
std::size_t end_of_line_and_column(std::string_view text, std::size_t at) {
    if (text[at] != ':' || at == 0 || is_digit(text[at - 1])) {
        return at;
    }
    const std::size_t line = end_of_digits(text, at + 1);
    if (line == at + 1) {
        return at;
    }
    const bool more = line < text.size() && text[line] == ':';
    const std::size_t column = more ? end_of_digits(text, line + 1) : line;
    return column == line + 1 ? line : column;
}

/// Where the cell of `sheet!G14` ends that begins with the mark at `at`; `at` itself where it is none.
std::size_t end_of_cell(std::string_view text, std::size_t at) {
    if (text[at] != '!') {
        return at;
    }
    std::size_t letters = at + 1;
    while (letters < text.size() && is_letter(text[letters])) {
        ++letters;
    }
    const std::size_t end = end_of_digits(text, letters);
    return letters == at + 1 || end == letters ? at : end;
}

/// Where the number of `line 12` ends that begins at `at`; `at` itself where no such words lead to it.
std::size_t end_of_line_number(std::string_view text, std::size_t at) {
    constexpr std::string_view lead = "line ";
    return at >= lead.size() && text.substr(at - lead.size(), lead.size()) == lead ? end_of_digits(text, at)
                                                                                   : at;
}

/// Whether `./` at `at` begins a path.
bool begins_here(std::string_view text, std::size_t at) {
    constexpr std::string_view before = " (,`";
    return text.substr(at, 2) == "./" && (at == 0 || before.find(text[at - 1]) != std::string_view::npos);
}

/// English text without what moves when lines move.
std::string without_places(std::string_view text) {
    std::string out;
    std::size_t i = 0;
    while (i < text.size()) {
        if (const std::size_t end = end_of_line_number(text, i); end > i) {
            out += left_out;
            i = end;
        } else if (const std::size_t past = std::max(end_of_line_and_column(text, i), end_of_cell(text, i));
                   past > i) {
            i = past;
        } else if (begins_here(text, i)) {
            i += 2;
        } else {
            out += text[i++];
        }
    }
    return out;
}

/// Whether the code's text says `line {0}` of a word: then it is a line's number, and nothing else tells that.
bool is_line_number(const CodeRow& row, std::size_t word) {
    const std::string slot = "line {" + std::to_string(word) + "}";
    return row.en.find(slot) != std::string_view::npos;
}

std::string words_of(const Diagnostic& finding) {
    std::string out;
    for (std::size_t i = 0; i < finding.words.size(); ++i) {
        out += '\n';
        out += is_line_number(finding.code.row(), i) ? "" : without_places(finding.words[i].en);
    }
    return out;
}

}  // namespace

std::string plain_path(std::string_view path) {
    std::string slashed(path);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    return std::filesystem::path(slashed).lexically_normal().generic_string();
}

std::string message_without_places(const Diagnostic& finding) {
    return without_places(finding.message(Language::en));
}

std::string fingerprint(const Diagnostic& finding, std::size_t repeat) {
    std::string identity(finding.code.name());
    identity += '\n' + plain_path(finding.where.path) + '\n';
    if (finding.unit != nullptr) {
        // Not by its line: in NDJSON that is the whole record, and whether the text is at hand depends on who asks.
        identity += finding.unit->id + words_of(finding);
    } else {
        identity += finding.excerpt.empty() ? words_of(finding) : std::string(trim(finding.excerpt.text));
    }
    if (repeat > 0) {
        identity += '\n' + std::to_string(repeat);
    }
    return sha256(identity);
}

std::vector<std::string> fingerprints(const std::vector<const Diagnostic*>& list) {
    std::map<std::string, std::size_t> seen;
    std::vector<std::string> out;
    out.reserve(list.size());
    for (const auto* finding : list) {
        std::string plain = fingerprint(*finding, 0);
        const std::size_t repeat = seen[plain]++;
        out.push_back(repeat == 0 ? std::move(plain) : fingerprint(*finding, repeat));
    }
    return out;
}

}  // namespace ceping
