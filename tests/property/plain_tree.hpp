// A tree of texts, lists and maps, and how to write it as YAML or JSON.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace plain {

struct TreeChild;

struct Tree {
    enum class What { nothing, text, number, boolean, list, map };
    What what = What::nothing;
    std::string text;
    std::vector<TreeChild> children;  ///< of a list: with empty keys
    bool quoted = false;              ///< YAML: quote even where it need not be; JSON: a string
    bool inline_form = false;         ///< YAML: `{…}` or `[…]` on one line

    Tree& add(const std::string& key, Tree value);
    Tree& add(Tree value);
};

struct TreeChild {
    std::string key;
    Tree value;
};

inline Tree& Tree::add(const std::string& key, Tree value) {
    children.push_back({key, std::move(value)});
    return *this;
}

inline Tree& Tree::add(Tree value) { return add("", std::move(value)); }

inline Tree text(const std::string& value) { return {Tree::What::text, value, {}, false, false}; }
/// A number as it is written. In JSON a number where JSON can write it so, else a string.
inline Tree figure(const std::string& value) { return {Tree::What::number, value, {}, false, false}; }
inline Tree yes_or_no(bool value) {
    return {Tree::What::boolean, value ? "true" : "false", {}, false, false};
}
inline Tree list() { return {Tree::What::list, "", {}, false, true}; }
inline Tree map() { return {Tree::What::map, "", {}, false, true}; }
inline Tree block_list() { return {Tree::What::list, "", {}, false, false}; }
inline Tree block_map() { return {Tree::What::map, "", {}, false, false}; }

/// A number under `key`, where there is one.
inline void add_if(Tree& tree, const std::string& key, const std::string& value) {
    if (!value.empty()) {
        tree.add(key, figure(value));
    }
}

std::string to_yaml(const Tree& tree);
std::string to_json(const Tree& tree);

}  // namespace plain
