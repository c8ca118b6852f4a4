#include <ceping/decode/rubric/typed_keys.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/typing_slips.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace ceping {

namespace {

class Fixer {
public:
    Fixer(Arena& arena, Diagnostics& found) : arena_(arena), found_(found) {}

    Node fixed(const Node& node) {
        if (node.is_map()) {
            return map(node);
        }
        return node.is_list() ? list(node) : node;
    }

private:
    Node list(const Node& node) {
        std::vector<Node> elements;
        for (const auto& each : node) {
            elements.push_back(fixed(each));
        }
        return Node::make_list(*node.source(), node.place(), arena_.keep(elements.data(), elements.size()),
                               elements.size());
    }

    Node map(const Node& node) {
        std::vector<Node> pairs;
        for (const auto& [key, value] : node.entries()) {
            if (!value.is_null() || !cut(key, pairs)) {
                pairs.push_back(key);
                pairs.push_back(fixed(value));
            }
        }
        return Node::make_map(*node.source(), node.place(), arena_.keep(pairs.data(), pairs.size()),
                              node.size());
    }

    /// Adds the key and the value that a key without one was meant to be; false where it is no such key.
    bool cut(const Node& key, std::vector<Node>& pairs) {
        if (!key.is_text() || key.style() != Node::Style::plain) {
            return false;
        }
        const auto slip = slip_in_key(key.text(), key.place());
        // `1:2` may be somebody's id.
        if (!slip || !key.text().starts_with(slip->key) ||
            (slip->key.front() >= '0' && slip->key.front() <= '9')) {
            return false;
        }
        report_at(found_, *key.source(), slip->place, "yaml-typing", {slip->what, slip->key});
        std::string_view rest = key.text().substr(slip->key.size());
        (void)take_code_point(rest);
        pairs.push_back(
            Node::make_text(*key.source(), key.place(), arena_.keep(slip->key), Node::Style::plain));
        pairs.push_back(value(*key.source(), {slip->place.line, slip->place.column + 1}, trim(rest)));
        return true;
    }

    Node value(const Source& source, Place place, std::string_view text) {
        if (text.empty()) {
            return Node::make_null(source, place);
        }
        const bool quoted =
            text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
        return Node::make_text(source, place, arena_.keep(quoted ? text.substr(1, text.size() - 2) : text),
                               quoted ? Node::Style::quoted : Node::Style::plain);
    }

    Arena& arena_;
    Diagnostics& found_;
};

}  // namespace

Node without_typed_keys(const Node& root, Arena& arena, Diagnostics& found) {
    return Fixer(arena, found).fixed(root);
}

}  // namespace ceping
