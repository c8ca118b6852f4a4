#include <ceping/node/fields.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/typing_slips.hpp>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace ceping {

namespace {

constexpr std::size_t few = 16;

void report_duplicate(const Node& key, const Node& first, Diagnostics& found) {
    report(found, key, "duplicate-key", {key.text(), std::to_string(first.place().line)});
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void wrong_type(const Node& node, std::string_view name, Words expected, Diagnostics& found) {
    report(found, node, "wrong-type", {name, std::move(expected), type_words(node)});
}

}  // namespace

Words type_words(const Node& node) {
    switch (node.type()) {
        case Node::Type::map: return {"映射", "a map"};
        case Node::Type::list: return {"列表", "a list"};
        case Node::Type::text: return phrases::quoted_text.with({{"text", node.text()}});
        case Node::Type::null: break;
    }
    return {"空值", "nothing"};
}

void check_duplicates(const Node& map, Diagnostics& found) {
    if (map.size() <= few) {
        const auto entries = map.entries();
        for (auto at = entries.begin(); at != entries.end(); ++at) {
            for (auto before = entries.begin(); before != at; ++before) {
                if ((*before).key.text() == (*at).key.text()) {
                    report_duplicate((*at).key, (*before).key, found);
                    break;
                }
            }
        }
        return;
    }
    std::unordered_map<std::string_view, const Node*> seen;
    for (const auto& [key, value] : map.entries()) {
        const auto [at, fresh] = seen.emplace(key.text(), &key);
        if (!fresh) {
            report_duplicate(key, *at->second, found);
        }
    }
}

void check_keys(const Node& map, std::span<const std::string_view> known, const Words& owner,
                Diagnostics& found) {
    for (const auto& [key, value] : map.entries()) {
        const std::string_view name = key.text();
        if (name.starts_with("x-") || among(name, known)) {
            continue;
        }
        if (!report_slip_in_key(key, found)) {
            report(found, key, "unknown-key", {name, owner}, nearest(name, {known.begin(), known.end()}));
        }
    }
    check_duplicates(map, found);
}

bool stands_misspelt(const Node& map, std::string_view key, std::span<const std::string_view> known) {
    for (const auto& each : map.entries()) {
        const std::string_view name = each.key.text();
        const bool unknown = !name.starts_with("x-") && !among(name, known);
        if (unknown && nearest(name, {known.begin(), known.end()}) == key) {
            return true;
        }
    }
    return false;
}

bool report_slip_in_key(const Node& key, Diagnostics& found) {
    if (key.style() != Node::Style::plain) {
        return false;
    }
    const auto slip = slip_in_key(key.text(), key.place());
    if (slip) {
        report_at(found, *key.source(), slip->place, "yaml-typing", {slip->what, slip->key});
    }
    return slip.has_value();
}

bool report_slip_in_value(const Node& value, std::string_view name, Diagnostics& found) {
    if (!value.is_text() || value.style() != Node::Style::plain) {
        return false;
    }
    const std::uint32_t line = value.place().line;
    const auto slip = find_typing_slip(*value.source(), line, line);
    if (slip) {
        report_at(found, *value.source(), slip->place, "yaml-typing", {slip->what, name});
    }
    return slip.has_value();
}

bool report_typed_quotes(const Node& id, Diagnostics& found) {
    const auto inner =
        id.is_text() && id.style() == Node::Style::plain ? between_typed_quotes(id.text()) : std::nullopt;
    if (inner) {
        report(
            found, id, "yaml-typing",
            {phrases::quotes_in_id.with({{"id", printable(id.text())}, {"bare", printable(*inner)}}), "id"});
    }
    return inner.has_value();
}

bool expect_map(const Node& node, std::string_view name, Diagnostics& found) {
    if (!node.is_map() && !report_slip_in_value(node, name, found)) {
        wrong_type(node, name, {"映射", "a map"}, found);
    }
    return node.is_map();
}

bool expect_list(const Node& node, std::string_view name, Diagnostics& found) {
    if (!node.is_list()) {
        wrong_type(node, name, {"列表", "a list"}, found);
    }
    return node.is_list();
}

bool report_newer_format(const Node& tag, std::string_view known, Diagnostics& found) {
    const auto version_in = [](std::string_view text) -> std::optional<Exact> {
        // A version is a small whole number; anything longer is no version.
        const std::string_view digits = text.substr(text.find('/') + 1);
        const bool whole = !digits.empty() && digits.size() <= 4 &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
        return whole ? Exact::parse(digits) : std::nullopt;
    };
    const std::string_view text = trim(tag.text());
    if (!text.starts_with(known.substr(0, known.find('/') + 1))) {
        return false;
    }
    const auto stated = version_in(text);
    const auto ours = version_in(known);
    const bool newer = stated && ours && *stated > *ours;
    if (newer) {
        report(found, tag, "format-newer", {known, text});
    }
    return newer;
}

void report_format(const Node& tag, std::string_view known, Diagnostics& found) {
    if (!report_newer_format(tag, known, found)) {
        report(found, tag, "wrong-format", {known, tag.text()});
    }
}

std::optional<std::string> read_string(const Node& node, std::string_view name, Diagnostics& found) {
    if (!node.is_text() || trim(node.text()).empty()) {
        wrong_type(node, name, {"文字", "a text"}, found);
        return std::nullopt;
    }
    return std::string(trim(node.text()));
}

std::optional<std::string> read_id(const Node& node, Diagnostics& found) {
    const std::string_view text = node.text();
    if (!node.is_text() || text.empty()) {
        wrong_type(node, "id", {"编号文字", "a text"}, found);
        return std::nullopt;
    }
    if (text.find_first_of(";=|\r\n") != std::string_view::npos) {
        report(found, node, "bad-id",
               {printable(text), {"不能含 ; = | 或换行", "no ; = | or line break is allowed"}});
        return std::nullopt;
    }
    if (trim(text) != text) {
        report(found, node, "bad-id", {text, {"首尾不能有空格", "no blanks at its ends"}});
        return std::nullopt;
    }
    if (report_typed_quotes(node, found)) {
        return std::nullopt;
    }
    return std::string(text);
}

std::optional<Exact> number_in(std::string_view text) {
    text = trim(text);
    if (is_ascii(text)) {
        return Exact::parse(text);
    }
    const std::string ascii = to_ascii(text);
    return Exact::parse(trim(ascii));
}

std::optional<Exact> read_exact(const Node& node, std::string_view name, Diagnostics& found) {
    if (!node.is_text()) {
        wrong_type(node, name, {"数字", "a number"}, found);
        return std::nullopt;
    }
    try {
        auto value = number_in(node.text());
        if (!value || node.style() == Node::Style::boolean) {
            report(found, node, "bad-number", {name, node.text()});
            return std::nullopt;
        }
        if (has_full_width(node.text())) {
            report(found, node, "full-width", {name, to_ascii(trim(node.text()))});
        }
        return value;
    } catch (const NumberTooLarge&) {
        report(found, node, "number-too-large", {name});
        return std::nullopt;
    }
}

std::optional<Exact> read_positive(const Node& node, std::string_view name, Diagnostics& found) {
    auto value = read_exact(node, name, found);
    if (value && value->sign() <= 0) {
        report(found, node, "not-positive", {name, value->plain()});
        return std::nullopt;
    }
    return value;
}

std::optional<Exact> read_within(const Node& node, std::string_view name, const Exact& lo,
                                 const std::optional<Exact>& hi, Diagnostics& found) {
    auto value = read_exact(node, name, found);
    if (value && (*value < lo || (hi && *value > *hi))) {
        report(found, node, "out-of-range",
               {name, value->plain(), bounds_words(lo.plain(), hi ? hi->plain() : std::string())});
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> read_whole(const Node& node, std::string_view name, std::int64_t lo,
                                       std::int64_t hi, Diagnostics& found) {
    const auto value = read_exact(node, name, found);
    if (!value) {
        return std::nullopt;
    }
    const auto whole = value->whole();
    if (!whole) {
        report(found, node, "bad-value", {name, node.text(), {"整数", "a whole number"}});
        return std::nullopt;
    }
    if (*whole < lo || *whole > hi) {
        report(found, node, "out-of-range",
               {name, value->plain(), bounds_words(std::to_string(lo), std::to_string(hi))});
        return std::nullopt;
    }
    return whole;
}

std::optional<bool> read_bool(const Node& node, std::string_view name, Diagnostics& found) {
    const std::string_view text = trim(node.text());
    const bool cell = node.style() == Node::Style::cell;
    if (text == "true" || text == "是" || (cell && equal_ignoring_case(text, "true"))) {
        return true;
    }
    if (text == "false" || text == "否" || (cell && equal_ignoring_case(text, "false"))) {
        return false;
    }
    if (!node.is_text()) {
        wrong_type(node, name, {"是或否（true、false）", "true or false, or 是 or 否"}, found);
    } else {
        report(found, node, "bad-value",
               {name, node.text(), {"是或否（true、false）", "true or false, or 是 or 否"}});
    }
    return std::nullopt;
}

std::optional<Date> read_date(const Node& node, std::string_view name, bool loose, Diagnostics& found) {
    if (!node.is_text()) {
        wrong_type(node, name, {"日期", "a date"}, found);
        return std::nullopt;
    }
    const std::string_view text = trim(node.text());
    if (const auto date = parse_date(text)) {
        return date;
    }
    if (loose) {
        const auto date = parse_loose_date(to_ascii(text));
        if (date) {
            report(found, node, "date-form", {name, date->text()});
            return date;
        }
    }
    report(found, node, "bad-date", {name, node.text()});
    return std::nullopt;
}

std::optional<std::size_t> read_choice(const Node& node, std::string_view name,
                                       std::span<const std::string_view> choices, Diagnostics& found) {
    if (!node.is_text()) {
        wrong_type(node, name, join({choices.begin(), choices.end()}, " | "), found);
        return std::nullopt;
    }
    const auto at = std::find(choices.begin(), choices.end(), trim(node.text()));
    if (at == choices.end()) {
        report(found, node, "bad-value", {name, node.text(), join({choices.begin(), choices.end()}, " | ")},
               nearest(node.text(), {choices.begin(), choices.end()}));
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - choices.begin());
}

}  // namespace ceping
