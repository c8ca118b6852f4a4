// The resolved rubric as YAML and JSON.
#include <ceping/write/rubrics/rubric_page.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/json_text.hpp>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

constexpr std::size_t longest_flow = 76;

// Of a resolved rubric nothing is left to be tailored.
constexpr std::array<std::string_view, 4> tailoring_keys = {"extends", "remove", "override", "add"};

// Values below these keys are texts, however much they look like numbers: ids such as 1.10, editions such as 2015.
constexpr std::array<std::string_view, 20> text_keys = {
    "id",     "title",   "edition",   "authority", "note",    "advice",       "standard",
    "source", "sources", "values",    "item",      "unit",    "ceping",       "kind",
    "scale",  "by",      "tie_break", "types",     "message", "less_or_equal"};

/// Whether what stands below `key` is text; `above`: whether `key` itself stands below one of text.
bool is_text_key(std::string_view key, bool above) {
    return key != "required" && (above || among(key, text_keys));
}

bool is_tailoring(std::string_view key) { return among(key, tailoring_keys); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number that every reader of YAML and JSON takes for the same one.
bool is_plain_number(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, dot);
    const std::string_view part = text.substr(std::min(dot + 1, text.size()));
    const bool digits =
        std::all_of(whole.begin(), whole.end(), is_digit) && std::all_of(part.begin(), part.end(), is_digit);
    return digits && !whole.empty() && (whole == "0" || whole.front() != '0') &&
           (dot == text.size() || !part.empty());
}

bool is_truth(std::string_view text) { return text == "true" || text == "false"; }

/// Whether some reader of YAML 1.1 or 1.2 takes the plain scalar for more than a text: a number in any notation, a date, a
/// truth value, nothing, a key of another meaning.
bool looks_typed(std::string_view text) {
    constexpr std::array<std::string_view, 12> words = {"null", "~",   "true", "false", "yes", "no",
                                                        "on",   "off", "y",    "n",     "=",   "<<"};
    if (text.empty() || std::any_of(words.begin(), words.end(),
                                    [&](std::string_view word) { return equal_ignoring_case(text, word); })) {
        return true;
    }
    const std::string_view unsigned_text = text.substr(text.front() == '-' || text.front() == '+' ? 1 : 0);
    if (equal_ignoring_case(unsigned_text, ".inf") || equal_ignoring_case(unsigned_text, ".nan")) {
        return true;
    }
    const std::string_view start = unsigned_text.substr(0, 2);
    const std::string_view of_numbers = equal_ignoring_case(start, "0x")   ? "0123456789abcdefABCDEF_xX"
                                        : equal_ignoring_case(start, "0b") ? "01_bB"
                                                                           : "0123456789+-.:/_eEoOtTzZ ";
    return unsigned_text.find_first_not_of(of_numbers) == std::string_view::npos &&
           unsigned_text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether a value that is written without quotes is a number or a truth value here, as it is to any reader.
bool is_bare(const Node& node, bool below_text_key) {
    return !below_text_key && node.style() != Node::Style::quoted &&
           (is_plain_number(node.text()) || is_truth(node.text()));
}

/// A character that turns the direction of writing, and how it is written in quotes.
struct Turning {
    std::string_view character;
    std::string_view escape;
};
constexpr std::array<Turning, 9> turns = {{{"\u202A", "\\u202A"},
                                           {"\u202B", "\\u202B"},
                                           {"\u202C", "\\u202C"},
                                           {"\u202D", "\\u202D"},
                                           {"\u202E", "\\u202E"},
                                           {"\u2066", "\\u2066"},
                                           {"\u2067", "\\u2067"},
                                           {"\u2068", "\\u2068"},
                                           {"\u2069", "\\u2069"}}};

bool turns_writing(std::string_view text) {
    return std::any_of(turns.begin(), turns.end(), [&](const Turning& turn) {
        return text.find(turn.character) != std::string_view::npos;
    });
}

/// Whether a text must be written in quotes to stay one, whoever reads it.
bool must_quote(const Node& node, bool below_text_key) {
    return !is_bare(node, below_text_key) && (looks_typed(node.text()) || turns_writing(node.text()));
}

/// Room that a value takes on one line; over the limit where it holds maps within maps.
std::size_t flow_length(const Node& node) {
    if (node.is_list()) {
        std::size_t length = 2;
        for (const auto& each : node) {
            length += each.is_map() ? longest_flow + 1 : flow_length(each) + 2;
        }
        return length;
    }
    if (node.is_map()) {
        std::size_t length = 2;
        for (const auto [key, value] : node.entries()) {
            length += key.text().size() + 4 +
                      (value.is_map() || value.is_list() ? longest_flow + 1 : flow_length(value));
        }
        return length;
    }
    return display_width(node.text()) + 2;
}

void emit(YAML::Emitter& out, const Node& node, bool below_text_key, bool top);

void emit_text(YAML::Emitter& out, const Node& node, bool below_text_key) {
    if (must_quote(node, below_text_key)) {
        out << YAML::DoubleQuoted;
    }
    out << std::string(node.text());
}

void emit_map(YAML::Emitter& out, const Node& node, bool below_text_key, bool top) {
    if (!top && flow_length(node) <= longest_flow) {
        out << YAML::Flow;
    }
    out << YAML::BeginMap;
    for (const auto [key, value] : node.entries()) {
        if (top && is_tailoring(key.text())) {
            continue;
        }
        out << YAML::Key;
        emit_text(out, key, true);
        out << YAML::Value;
        emit(out, value, is_text_key(key.text(), below_text_key), false);
    }
    out << YAML::EndMap;
}

void emit(YAML::Emitter& out, const Node& node, bool below_text_key, bool top) {
    if (node.is_map()) {
        emit_map(out, node, below_text_key, top);
    } else if (node.is_list()) {
        if (flow_length(node) <= longest_flow) {
            out << YAML::Flow;
        }
        out << YAML::BeginSeq;
        for (const auto& each : node) {
            emit(out, each, below_text_key, false);
        }
        out << YAML::EndSeq;
    } else if (node.is_text()) {
        emit_text(out, node, below_text_key);
    } else {
        out << YAML::Null;
    }
}

void build(JsonBuilder& json, const Node& node, bool below_text_key, bool top) {
    if (node.is_map()) {
        json.open('{');
        for (const auto [key, value] : node.entries()) {
            if (!top || !is_tailoring(key.text())) {
                json.key(key.text());
                build(json, value, is_text_key(key.text(), below_text_key), false);
            }
        }
        json.close();
    } else if (node.is_list()) {
        json.open('[');
        for (const auto& each : node) {
            build(json, each, below_text_key, false);
        }
        json.close();
    } else if (node.is_text()) {
        is_bare(node, below_text_key) ? json.raw(node.text()) : json.text(node.text());
    } else {
        json.raw("null");
    }
}

}  // namespace

std::string rubric_yaml(const Node& root) {
    YAML::Emitter out;
    out.SetIndent(2);
    emit(out, root, false, true);
    // What turns the direction of writing stands in quotes, where an escape says it.
    std::string text;
    std::string_view rest(out.c_str(), out.size());
    while (!rest.empty()) {
        const auto* const turn = std::find_if(turns.begin(), turns.end(), [&](const Turning& each) {
            return rest.starts_with(each.character);
        });
        const bool turned = turn != turns.end();
        text.append(turned ? turn->escape : rest.substr(0, 1));
        rest.remove_prefix(turned ? turn->character.size() : 1);
    }
    return text + "\n";
}

std::string rubric_json(const Node& root) {
    JsonBuilder json;
    build(json, root, false, true);
    return json.take();
}

}  // namespace ceping
