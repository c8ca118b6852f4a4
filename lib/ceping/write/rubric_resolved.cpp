// The resolved rubric as YAML and JSON.
#include <ceping/write/rubric_page.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/json_text.hpp>

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

bool is_text_key(std::string_view key) {
    return std::find(text_keys.begin(), text_keys.end(), key) != text_keys.end();
}

bool is_tailoring(std::string_view key) {
    return std::find(tailoring_keys.begin(), tailoring_keys.end(), key) != tailoring_keys.end();
}

/// Whether some YAML reader takes the plain scalar for more than a text: a number, a date, a truth value, nothing.
bool looks_typed(std::string_view text) {
    constexpr std::array<std::string_view, 9> words = {"null", "~",  "true", "false", "yes",
                                                       "no",   "on", "off",  "y"};
    if (text.empty() || equal_ignoring_case(text, "n")) {
        return true;
    }
    if (std::any_of(words.begin(), words.end(),
                    [&](std::string_view word) { return equal_ignoring_case(text, word); })) {
        return true;
    }
    return text.find_first_not_of("0123456789+-.:/_eExXoOTZ ") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether a text must be written in quotes to stay one.
bool must_quote(const Node& node, bool below_text_key) {
    return looks_typed(node.text()) && (below_text_key || node.style() == Node::Style::quoted);
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
        emit(out, value, below_text_key || is_text_key(key.text()), false);
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
                build(json, value, below_text_key || is_text_key(key.text()), false);
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
        const std::string_view text = node.text();
        const bool plain = node.style() != Node::Style::quoted && !below_text_key;
        const bool raw = plain && (is_json_number(text) || text == "true" || text == "false");
        raw ? json.raw(text) : json.text(text);
    } else {
        json.raw("null");
    }
}

}  // namespace

std::string rubric_yaml(const Node& root) {
    YAML::Emitter out;
    out.SetIndent(2);
    emit(out, root, false, true);
    return std::string(out.c_str(), out.size()) + "\n";
}

std::string rubric_json(const Node& root) {
    JsonBuilder json;
    build(json, root, false, true);
    return json.take();
}

}  // namespace ceping
