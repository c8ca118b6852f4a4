#pragma once

#include <ceping/node/node.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// A rubric's nodes in a form that tailoring can change. Not part of the public face.

/// The sections beside the items.
inline constexpr auto extra_sections = std::to_array<std::string_view>({"bonus", "penalties"});

/// A map that can be changed.
struct OpenMap {
    using Pair = std::pair<Node, Node>;

    Node at;  ///< where the map stands
    std::vector<Pair> pairs;

    explicit OpenMap(const Node& map);
    [[nodiscard]] std::vector<Pair>::iterator find(std::string_view key);
    void set(const Node& key, const Node& value);
    [[nodiscard]] Node freeze(Arena& arena) const { return map_of(pairs, at, arena); }
};

/// A node of the tree of items that can be changed.
struct OpenItem {
    OpenMap map;
    Node items_key;
    Node items_list;
    bool group = false;
    bool extra = false;  ///< a group's own addition or deduction, which is in no sum
    OpenItem* parent = nullptr;
    std::vector<OpenItem*> children;
    std::array<std::vector<OpenItem*>, 2> extras;  ///< a group's own, as in extra_sections

    explicit OpenItem(const Node& node) : map(node) {}
    [[nodiscard]] std::string_view id() { return text("id"); }
    [[nodiscard]] std::string_view title() { return text("title"); }

private:
    [[nodiscard]] std::string_view text(std::string_view key);
};

/// Where an item hangs: its siblings and its position among them.
struct ItemSpot {
    std::vector<OpenItem*>* siblings = nullptr;
    std::size_t position = 0;
    [[nodiscard]] OpenItem& item() const { return *(*siblings)[position]; }
};

/// The items of a rubric's three sections.
class OpenTree {
public:
    explicit OpenTree(Arena& arena) : arena_(arena) {}

    /// Takes the items out of a rubric.
    void thaw(OpenMap& top);
    /// Puts them back.
    void freeze(OpenMap& top);

    /// A new item, which hangs nowhere yet.
    OpenItem* thaw(const Node& node, int depth);
    /// Takes one of a group's extra_sections anew out of its map, after that was changed.
    void thaw_extras(OpenItem& group, std::string_view section);
    /// Of `items`, `bonus` or `penalties`.
    [[nodiscard]] std::vector<OpenItem*>& list_of(std::string_view section) {
        return section == "items" ? items_ : (section == extra_sections[0] ? bonus_ : penalties_);
    }
    [[nodiscard]] std::optional<ItemSpot> find(std::string_view id);

    struct Named {
        std::string_view id;
        std::string_view title;
    };
    [[nodiscard]] std::vector<Named> names();

private:
    void thaw_section(OpenMap& top, std::string_view section);
    Node freeze_item(OpenItem& item);
    Node freeze_list(const std::vector<OpenItem*>& items, const Node& at);
    void freeze_section(OpenMap& top, std::string_view section, const std::vector<OpenItem*>& items);
    Node key_like(const Node& at, std::string_view name);

    Arena& arena_;
    std::deque<OpenItem> store_;
    std::vector<OpenItem*> items_;
    std::vector<OpenItem*> bonus_;
    std::vector<OpenItem*> penalties_;
};

}  // namespace ceping
