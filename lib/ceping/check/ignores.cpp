#include <ceping/check/ignores.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

namespace {

constexpr std::string_view mark = "# ceping: ignore";

struct Ignore {
    Place place;             ///< of the comment
    std::uint32_t line = 0;  ///< that it is about
    std::string_view code;
    std::string_view reason;
    std::string_view text;  ///< the whole line
};

std::optional<Ignore> ignore_on(std::string_view line, std::uint32_t number) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || (at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t')) {
        return std::nullopt;
    }
    std::string_view rest = line.substr(at + mark.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') {
        return std::nullopt;
    }
    rest = trim(rest);
    const std::string_view before = line.substr(0, at);
    Ignore out;
    out.place = {number, static_cast<std::uint32_t>(code_points(before)) + 1};
    out.line = trim(before).empty() ? number + 1 : number;
    out.code = rest.substr(0, rest.find_first_of(" \t"));
    out.reason = trim(rest.substr(out.code.size()));
    out.text = line;
    return out;
}

void report_ignore(Diagnostics& found, const Source& source, const Ignore& ignore, Code code) {
    auto& finding = found.add(code, source.locate(ignore.place), {ignore.code});
    finding.excerpt = excerpt_of(ignore.text, ignore.place.column);
}

void apply(const Source& source, const Ignore& ignore, bool complete, Diagnostics& found) {
    auto& list = found.all();
    const auto matches = [&](const Diagnostic& each) {
        return each.severity != Severity::error && each.code.name() == ignore.code &&
               each.where.line == ignore.line && each.where.path == source.path();
    };
    const auto first = std::remove_if(list.begin(), list.end(), matches);
    const bool idle = first == list.end();
    list.erase(first, list.end());
    if (idle && complete) {
        report_ignore(found, source, ignore, "ignore-idle");
    } else if (ignore.reason.empty()) {
        report_ignore(found, source, ignore, "ignore-reason");
    }
}

bool is_test_code(std::string_view code) {
    return code == "case-failed" || code == "case-uncovered" || code == "mutant-survived";
}

bool is_item_code(std::string_view code) {
    constexpr std::string_view codes[] = {"units-few",      "item-easy",   "item-hard",     "item-flat",
                                          "item-redundant", "item-weight", "choice-unused", "check-always"};
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

template <typename Concerns>
void apply_all(const std::vector<const Source*>& sources, bool complete, const Concerns& concerns,
               Diagnostics& found) {
    for (const auto* source : sources) {
        std::uint32_t number = source->first_line();
        for (const auto line : split(source->text(), '\n')) {
            const auto ignore = ignore_on(line, number++);
            if (ignore && concerns(ignore->code)) {
                apply(*source, *ignore, complete, found);
            }
        }
    }
}

}  // namespace

void apply_ignores(const std::vector<const Source*>& sources, bool complete, Diagnostics& found) {
    apply_all(
        sources, complete, [](std::string_view code) { return !is_test_code(code) && !is_item_code(code); },
        found);
}

void apply_item_ignores(const std::vector<const Source*>& sources, Diagnostics& found) {
    apply_all(sources, false, is_item_code, found);
}

void apply_test_ignores(const std::vector<const Source*>& sources, bool mutated, Diagnostics& found) {
    for (const auto* source : sources) {
        // What a base ignores concerns its own tests and those of all that extend it, so it is idle in none of them.
        const bool complete = source == sources.front();
        apply_all(
            {source}, complete,
            [mutated](std::string_view code) {
                return code == "case-uncovered" || (mutated && code == "mutant-survived");
            },
            found);
    }
}

}  // namespace ceping
