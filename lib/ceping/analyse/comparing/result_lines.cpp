#include <ceping/analyse/comparing/result_lines.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr auto origin = std::to_array<std::string_view>({"rubric", "inputs"});

std::string shown(const Node& node) {
    if (node.is_text()) {
        return printable(node.text());
    }
    std::string out;
    if (node.is_list()) {
        for (const auto& each : node) {
            out += (out.empty() ? "" : ", ") + shown(each);
        }
        return "[" + out + "]";
    }
    for (const auto& [key, value] : node.entries()) {
        out += (out.empty() ? "" : ", ") + std::string(key.text()) + ": " + shown(value);
    }
    return "{" + out + "}";
}

Words shown(const Node* node) { return node == nullptr ? Words("无", "absent") : Words(shown(*node)); }

bool same(const Node& a, const Node& b) {
    return a.type() == b.type() && a.style() == b.style() && shown(a) == shown(b);
}

/// The first key whose values are not the same, in the order of `was`, then of what only `is` has.
std::optional<std::string_view> first_key(const Node& was, const Node& is,
                                          std::span<const std::string_view> passed_over) {
    const auto passed = [passed_over](std::string_view key) { return among(key, passed_over); };
    for (const auto& [key, value] : was.entries()) {
        const Node* other = is.find(key.text());
        if (!passed(key.text()) && (other == nullptr || !same(value, *other))) {
            return key.text();
        }
    }
    for (const auto& [key, value] : is.entries()) {
        if (!passed(key.text()) && was.find(key.text()) == nullptr) {
            return key.text();
        }
    }
    return std::nullopt;
}

std::string_view text_of(const Node& map, std::string_view key) {
    const Node* value = map.find(key);
    return value == nullptr ? std::string_view() : value->text();
}

std::string_view unit_of(const Node& result) {
    const Node* unit = result.find("unit");
    return unit == nullptr ? std::string_view() : text_of(*unit, "id");
}

class Comparing {
public:
    Comparing(const Node& was, const Node& is) : was_(was), is_(is), unit_(unit_of(was)) {}

    ResultDifference difference() {
        if (unit_ != unit_of(is_)) {
            return {{phrases::other_unit.with({{"was", unit_}, {"is", unit_of(is_)}})}, false};
        }
        nodes();
        ResultDifference out;
        if (out_.empty()) {
            auto key = first_key(was_, is_, origin);
            out.only_origin = !key;
            key = key ? key : first_key(was_, is_, {});
            if (key) {
                add({}, std::string(*key), was_.find(*key), is_.find(*key));
            }
        }
        out.lines = std::move(out_);
        return out;
    }

private:
    /// Of two maps or lists it is what differs first inside of them.
    void add(std::optional<std::string_view> node, std::string name, const Node* was, const Node* is) {
        while (was != nullptr && is != nullptr && was->type() == is->type() && !was->is_text()) {
            const Node* const before = was;
            const Node* const after = is;
            if (before->is_map()) {
                const auto key = first_key(*before, *after, {});
                if (!key) {
                    break;  // the same members in another order
                }
                name += "." + std::string(*key);
                was = before->find(*key);
                is = after->find(*key);
            } else {
                std::size_t i = 0;
                while (i < before->size() && i < after->size() && same((*before)[i], (*after)[i])) {
                    ++i;
                }
                name += "[" + std::to_string(i) + "]";
                was = i < before->size() ? &(*before)[i] : nullptr;
                is = i < after->size() ? &(*after)[i] : nullptr;
            }
        }
        out_.push_back(node ? phrases::node_was_and_is.with({{"unit", unit_},
                                                             {"node", *node},
                                                             {"name", name},
                                                             {"was", shown(was)},
                                                             {"is", shown(is)}})
                            : phrases::was_and_is.with(
                                  {{"unit", unit_}, {"name", name}, {"was", shown(was)}, {"is", shown(is)}}));
    }

    /// Nodes stand in the rubric's order; where that changed, the first that is not in its place is told.
    void nodes() {
        const Node* was = was_.find("nodes");
        const Node* is = is_.find("nodes");
        if (was == nullptr || is == nullptr) {
            return;
        }
        for (std::size_t i = 0; i < std::max(was->size(), is->size()); ++i) {
            if (i >= was->size() || i >= is->size() || text_of((*was)[i], "id") != text_of((*is)[i], "id")) {
                add({}, "nodes[" + std::to_string(i) + "].id",
                    i < was->size() ? (*was)[i].find("id") : nullptr,
                    i < is->size() ? (*is)[i].find("id") : nullptr);
                return;
            }
            const auto key = first_key((*was)[i], (*is)[i], {});
            // Criteria alone have points to lose; groups differ because of what is below them.
            const bool criterion = (*was)[i].find("lost") != nullptr || (*is)[i].find("lost") != nullptr;
            if (key && (out_.empty() || criterion)) {
                add(text_of((*was)[i], "id"), std::string(*key), (*was)[i].find(*key), (*is)[i].find(*key));
                if (criterion) {
                    return;
                }
            }
        }
    }

    const Node& was_;
    const Node& is_;
    std::string unit_;
    std::vector<Words> out_;
};

std::optional<Document> parsed(std::string_view line) {
    std::string_view text = trim(line);
    if (text.ends_with(',')) {
        text.remove_suffix(1);
    }
    Diagnostics found;
    std::optional<Document> out;
    read_text(
        "result", std::string(text), "ndjson", {},
        [&](Document& document) {
            out = std::move(document);
            return false;
        },
        found);
    const bool good = out && !found.has_error() && out->root.is_map() && out->root.find("unit") != nullptr;
    return good ? std::move(out) : std::nullopt;
}

}  // namespace

ResultDifference result_difference(std::string_view was, std::string_view is) {
    const auto before = parsed(was);
    const auto after = parsed(is);
    if (!before || !after) {
        return {};
    }
    return Comparing(before->root, after->root).difference();
}

}  // namespace ceping
