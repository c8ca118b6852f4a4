// The form that rubric.scoring is the digest of: what can change a score, and nothing else.
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace ceping {

namespace {

// Words for people, and what only reports and forms use.
constexpr auto left_out = std::to_array<std::string_view>(
    {"title", "standard", "advice", "source", "sources", "note", "authority", "status", "effort", "id",
     "edition", "extends", "remove", "override", "add", "ranking", "expect", "ceping"});
// Where a figure stands, so that 4.0 and 4 are the same. Everything else is text: "1.10" is an id.
constexpr auto figures = std::to_array<std::string_view>(
    {"points", "weight", "total", "out_of", "min", "max", "cap", "each", "step", "per_day", "grace_days",
     "min_rate", "min_sample", "final", "criterion", "group", "months"});
constexpr auto figure_maps =
    std::to_array<std::string_view>({"scales", "classes", "methods", "default_methods", "times"});
constexpr auto figure_lists = std::to_array<std::string_view>({"curve", "range"});

void put_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += '"';
}

/// How deep the map of the author's own names goes below its key: names are kept even where they read like `title`.
void put(std::string& out, const Node& node, bool figure, int own_names, bool own_id);

void put_variants(std::string& out, const Node& list);

void put_scalar(std::string& out, const Node& node, bool figure) {
    if (node.is_null()) {
        out += "null";
        return;
    }
    if (figure) {
        try {
            if (const auto number = number_in(node.text())) {
                put_text(out, number->text());
                return;
            }
        } catch (const NumberTooLarge&) {
            // Kept as written: the decoder has refused such a rubric already.
        }
    }
    put_text(out, trim(node.text()));
}

/// Evidence changes a score only where its effect is zero, and then only by `min` and `within`.
bool keeps_evidence(const Node& node) {
    const Node* effect = node.find("effect");
    return effect != nullptr && trim(effect->text()) == "zero";
}

/// `variant`: of a criterion, where evidence that costs nothing, or a unit that is no per cent, is still another than the
/// criterion's.
void put_map(std::string& out, const Node& node, bool figure, int own_names, bool own_id,
             bool variant = false) {
    std::vector<Node::Entry> entries;
    for (const auto& entry : node.entries()) {
        const std::string_view key = entry.key.text();
        const bool dropped =
            own_names == 0 && (key.starts_with("x-") || (among(key, left_out) && !(own_id && key == "id")) ||
                               (key == "unit" && !variant && trim(entry.value.text()) != "%"));
        if (!dropped && !(own_names == 0 && key == "evidence" && !variant && !keeps_evidence(entry.value))) {
            entries.push_back(entry);
        }
    }
    std::vector<std::size_t> order(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return entries[a].key.text() < entries[b].key.text(); });
    out += '{';
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& [key, value] = entries[order[i]];
        const std::string_view name = key.text();
        if (i > 0) {
            out += ',';
        }
        put_text(out, name);
        out += ':';
        if (own_names > 0) {
            put(out, value, figure, own_names - 1, true);
        } else if (name == "scales") {
            put(out, value, true, 2, true);
        } else if (variant && name == "unit" && trim(value.text()) != "%") {
            out += "null";
        } else if (name == "variants" && value.is_list()) {
            put_variants(out, value);
        } else if (name == "evidence" && !keeps_evidence(value)) {
            out += value.is_null() ? "null" : R"({"effect":"report"})";
        } else if (name == "evidence") {
            const Node* min = value.find("min");
            out += R"({"effect":"zero","min":)";
            put_scalar(out, min != nullptr ? *min : value, true);
            if (const Node* within = value.find("within"); within != nullptr && !within->is_null()) {
                out += R"(,"within":)";
                put_scalar(out, *within, true);
            }
            out += '}';
        } else {
            const bool numbers =
                among(name, figures) || among(name, figure_maps) || among(name, figure_lists);
            put(out, value, numbers,
                name == "when" ? 100
                               : (among(name, figure_maps) || name == "facts" || name == "levels" ? 1 : 0),
                true);
        }
    }
    out += '}';
}

void put_variants(std::string& out, const Node& list) {
    out += '[';
    for (const auto& each : list) {
        out += out.back() == '[' ? "" : ",";
        put_map(out, each, false, 0, true, true);
    }
    out += ']';
}

void put(std::string& out, const Node& node, bool figure, int own_names, bool own_id) {
    if (node.is_map()) {
        put_map(out, node, figure, own_names, own_id);
    } else if (node.is_list()) {
        out += '[';
        for (std::size_t i = 0; i < node.size(); ++i) {
            if (i > 0) {
                out += ',';
            }
            put(out, node[i], figure, own_names, true);
        }
        out += ']';
    } else {
        put_scalar(out, node, figure);
    }
}

}  // namespace

std::string canonical_form(const Node& root) {
    std::string out;
    put(out, root, false, 0, false);
    return out;
}

}  // namespace ceping
