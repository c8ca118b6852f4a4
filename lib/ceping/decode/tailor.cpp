#include <ceping/decode/tailor.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/nearest_named.hpp>
#include <ceping/decode/rubric_keys.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr auto merged_keys = std::to_array<std::string_view>({"scales", "methods", "facts", "sources"});
constexpr auto section_keys = std::to_array<std::string_view>({"bonus", "penalties"});
constexpr auto tailoring_keys = std::to_array<std::string_view>({"extends", "remove", "override", "add"});
constexpr auto section_parts = std::to_array<std::string_view>({"cap", "ceiling"});

template <std::size_t N>
bool among(std::string_view key, const std::array<std::string_view, N>& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

using Pair = std::pair<Node, Node>;

/// A map that can be changed.
struct Map {
    Node at;  // where the map stands
    std::vector<Pair> pairs;

    explicit Map(const Node& map) : at(map) {
        for (const auto& [key, value] : map.entries()) {
            pairs.emplace_back(key, value);
        }
    }
    [[nodiscard]] std::vector<Pair>::iterator find(std::string_view key) {
        return std::find_if(pairs.begin(), pairs.end(),
                            [key](const Pair& p) { return p.first.text() == key; });
    }
    void set(const Node& key, const Node& value) {
        const auto place = find(key.text());
        if (place == pairs.end()) {
            pairs.emplace_back(key, value);
        } else {
            *place = {key, value};
        }
    }
    [[nodiscard]] Node freeze(Arena& arena) const {
        std::vector<Node> flat;
        flat.reserve(pairs.size() * 2);
        for (const auto& [key, value] : pairs) {
            flat.push_back(key);
            flat.push_back(value);
        }
        const Node* kept = arena.keep(flat.data(), flat.size());
        return Node::make_map(*at.source(), {}, kept, pairs.size()).moved_to(at);
    }
};

/// A node of the tree of items that can be changed.
struct Branch {
    Map map;
    Node items_key;
    Node items_list;
    bool group = false;
    Branch* parent = nullptr;
    std::vector<Branch*> children;

    explicit Branch(const Node& node) : map(node) {}
    [[nodiscard]] std::string_view id() { return text("id"); }
    [[nodiscard]] std::string_view title() { return text("title"); }

private:
    [[nodiscard]] std::string_view text(std::string_view key) {
        const auto at = map.find(key);
        return at == map.pairs.end() ? std::string_view() : trim(at->second.text());
    }
};

/// Where a branch hangs: its siblings and its position among them.
struct Spot {
    std::vector<Branch*>* siblings = nullptr;
    std::size_t position = 0;
    [[nodiscard]] Branch& branch() const { return *(*siblings)[position]; }
};

class Tailor {
public:
    Tailor(Arena& arena, SumCauses& causes, Diagnostics& found)
        : arena_(arena), causes_(causes), found_(found) {}

    Node run(const Node& base, const Node& edition) {
        Map top(base);
        for (const auto section : {std::string_view("items"), section_keys[0], section_keys[1]}) {
            thaw_section(top, section);
        }
        merge_top(top, edition);
        remove(edition);
        override_items(edition);
        add(edition);
        freeze_section(top, "items", items_);
        freeze_section(top, section_keys[0], bonus_);
        freeze_section(top, section_keys[1], penalties_);
        top.at = edition;
        return top.freeze(arena_);
    }

private:
    Branch* thaw(const Node& node, int depth) {
        Branch& out = store_.emplace_back(node);
        // Deeper trees are refused when the rubric is decoded; here they only must not exhaust the stack.
        if (const Node* items = node.find("items"); items != nullptr && items->is_list() && depth < 64) {
            out.group = true;
            const auto at = out.map.find("items");
            out.items_key = at->first;
            out.items_list = at->second;
            out.map.pairs.erase(at);
            for (const auto& child : *items) {
                if (child.is_map()) {
                    out.children.push_back(thaw(child, depth + 1));
                    out.children.back()->parent = &out;
                }
            }
        }
        return &out;
    }

    std::vector<Branch*>& list_of(std::string_view section) {
        return section == "items" ? items_ : (section == section_keys[0] ? bonus_ : penalties_);
    }

    void thaw_section(Map& top, std::string_view section) {
        const auto at = top.find(section);
        if (at == top.pairs.end()) {
            return;
        }
        const Node* items = section == "items" ? &at->second : at->second.find("items");
        if (items != nullptr && items->is_list()) {
            for (const auto& child : *items) {
                if (child.is_map()) {
                    list_of(section).push_back(thaw(child, 1));
                }
            }
        }
    }

    Node freeze_branch(Branch& branch) {
        Map map = branch.map;
        if (branch.group) {
            map.set(branch.items_key, freeze_list(branch.children, branch.items_list));
        }
        return map.freeze(arena_);
    }

    Node freeze_list(const std::vector<Branch*>& branches, const Node& at) {
        std::vector<Node> nodes;
        nodes.reserve(branches.size());
        for (Branch* branch : branches) {
            nodes.push_back(freeze_branch(*branch));
        }
        const Node* kept = arena_.keep(nodes.data(), nodes.size());
        return Node::make_list(*at.source(), {}, kept, nodes.size()).moved_to(at);
    }

    void freeze_section(Map& top, std::string_view section, const std::vector<Branch*>& branches) {
        const auto at = top.find(section);
        if (at != top.pairs.end() && section == "items") {
            at->second = freeze_list(branches, at->second);
        } else if (at != top.pairs.end() && at->second.is_map()) {
            Map map(at->second);
            const auto items = map.find("items");
            if (items != map.pairs.end()) {
                items->second = freeze_list(branches, items->second);
            } else if (!branches.empty()) {
                map.pairs.emplace_back(key_like(at->first, "items"), freeze_list(branches, at->second));
            }
            at->second = map.freeze(arena_);
        } else if (!branches.empty()) {
            // Criteria were added to a section that neither the base nor the edition wrote down.
            const Node& first = branches.front()->map.at;
            Map map(Node::make_map(*first.source(), {}, nullptr, 0).moved_to(first));
            map.pairs.emplace_back(key_like(first, "items"), freeze_list(branches, first));
            top.pairs.emplace_back(key_like(first, section), map.freeze(arena_));
        }
    }

    Node key_like(const Node& at, std::string_view name) {
        return Node::make_text(*at.source(), {}, arena_.keep(name), Node::Style::plain).moved_to(at);
    }

    void merge_top(Map& top, const Node& edition) {
        for (const auto& [key, value] : edition.entries()) {
            const std::string_view name = key.text();
            if (among(name, tailoring_keys)) {
                continue;
            }
            if (name == "items") {
                report(found_, key, "extends-items", {name});
            } else if (among(name, section_keys)) {
                merge_section(top, key, value);
            } else if (among(name, merged_keys) && value.is_map()) {
                merge_map(top, key, value);
            } else if (value.is_null()) {
                take_away(top, key);
            } else {
                top.set(key, value);
            }
        }
    }

    void take_away(Map& map, const Node& key) {
        const auto at = map.find(key.text());
        if (at == map.pairs.end()) {
            report(found_, key, "null-absent", {key.text()});
        } else {
            map.pairs.erase(at);
        }
    }

    void merge_map(Map& top, const Node& key, const Node& value) {
        const auto at = top.find(key.text());
        if (at == top.pairs.end() || !at->second.is_map()) {
            for (const auto& [name, entry] : value.entries()) {
                if (entry.is_null()) {
                    report(found_, name, "null-absent", {name.text()});
                }
            }
            top.set(key, value);
            return;
        }
        check_duplicates(value, found_);
        Map map(at->second);
        for (const auto& [name, entry] : value.entries()) {
            if (entry.is_null()) {
                take_away(map, name);
            } else {
                map.set(name, entry);
            }
        }
        at->second = map.freeze(arena_);
    }

    void merge_section(Map& top, const Node& key, const Node& value) {
        if (value.is_null()) {
            take_away(top, key);
            list_of(key.text()).clear();
            return;
        }
        if (!value.is_map()) {
            top.set(key, value);  // the decoder says what is wrong with it
            return;
        }
        check_duplicates(value, found_);
        const auto at = top.find(key.text());
        Map map(at == top.pairs.end() ? Node::make_map(*value.source(), {}, nullptr, 0).moved_to(value)
                                      : at->second);
        for (const auto& [name, entry] : value.entries()) {
            if (name.text() == "items") {
                report(found_, name, "extends-items", {std::string(key.text()) + ".items"});
            } else if (!among(name.text(), section_parts) && !name.text().starts_with("x-")) {
                report(found_, name, "unknown-key", {name.text(), key.text()},
                       nearest(name.text(), {section_parts.begin(), section_parts.end()}));
            } else if (entry.is_null()) {
                take_away(map, name);
            } else {
                map.set(name, entry);
            }
        }
        if (at == top.pairs.end()) {
            top.pairs.emplace_back(key, map.freeze(arena_));
        } else {
            at->second = map.freeze(arena_);
        }
    }

    static std::optional<Spot> find_in(std::vector<Branch*>& list, std::string_view id) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i]->id() == id) {
                return Spot{&list, i};
            }
            if (auto below = find_in(list[i]->children, id)) {
                return below;
            }
        }
        return std::nullopt;
    }

    std::optional<Spot> find(std::string_view id) {
        for (auto* list : {&items_, &bonus_, &penalties_}) {
            if (auto spot = find_in(*list, id)) {
                return spot;
            }
        }
        return std::nullopt;
    }

    struct Named {
        std::string_view id;
        std::string_view title;
    };

    void collect_names(const std::vector<Branch*>& list, std::vector<Named>& out) {
        for (Branch* branch : list) {
            out.push_back({branch->id(), branch->title()});
            collect_names(branch->children, out);
        }
    }

    std::optional<Spot> need(const Node& id, Words moment) {
        const std::string_view text = trim(id.text());
        auto spot = text.empty() ? std::nullopt : find(text);
        if (!spot) {
            std::vector<Named> known;
            for (const auto* list : {&items_, &bonus_, &penalties_}) {
                collect_names(*list, known);
            }
            report(found_, id, "tailor-absent", {id.text(), std::move(moment)}, nearest_named(text, known));
        }
        return spot;
    }

    void blame(Branch* group, const Node& cause) {
        causes_[group == nullptr ? std::string() : std::string(group->id())] = cause.location();
    }

    void remove(const Node& edition) {
        const Node* list = edition.find("remove");
        if (list == nullptr || !expect_list(*list, "remove", found_)) {
            return;
        }
        for (const auto& id : *list) {
            if (const auto spot = need(id, {"去掉（remove）", "remove"})) {
                blame(spot->branch().parent, id);
                spot->siblings->erase(spot->siblings->begin() + static_cast<std::ptrdiff_t>(spot->position));
            }
        }
    }

    void override_items(const Node& edition) {
        const Node* map = edition.find("override");
        if (map == nullptr || !expect_map(*map, "override", found_)) {
            return;
        }
        check_duplicates(*map, found_);
        for (const auto& [id, changes] : map->entries()) {
            const auto spot = need(id, {"修改（override）", "override"});
            if (!spot || !expect_map(changes, id.text(), found_)) {
                continue;
            }
            check_duplicates(changes, found_);
            for (const auto& [key, value] : changes.entries()) {
                if (key.text() == "id" || key.text() == "items") {
                    report(found_, key, "tailor-key", {key.text()});
                    continue;
                }
                if (key.text() == "points") {
                    blame(spot->branch().parent, value);
                    blame(&spot->branch(), value);
                }
                if (value.is_null()) {
                    take_away(spot->branch().map, key);
                } else {
                    spot->branch().map.set(key, value);
                }
            }
        }
    }

    void add(const Node& edition) {
        const Node* list = edition.find("add");
        if (list == nullptr || !expect_list(*list, "add", found_)) {
            return;
        }
        for (const auto& entry : *list) {
            if (expect_map(entry, "add", found_)) {
                check_keys(entry, rubric_keys::addition, {"add 的一项", "an entry of add"}, found_);
                add_one(entry);
            }
        }
    }

    void add_one(const Node& entry) {
        const Node* item = entry.find("item");
        if (item == nullptr) {
            report(found_, entry, "missing-key", {"item", {"add 的一项", "an entry of add"}});
            return;
        }
        if (!expect_map(*item, "item", found_)) {
            return;
        }
        std::vector<Branch*>* siblings = &items_;
        Branch* parent = nullptr;
        if (const Node* under = entry.find("under")) {
            const std::string_view name = trim(under->text());
            if (among(name, section_keys)) {
                siblings = &list_of(name);
            } else {
                const auto spot = need(*under, {"添加（add）到", "add"});
                if (!spot) {
                    return;
                }
                if (!spot->branch().group) {
                    report(found_, *under, "group-or-criterion",
                           {name,
                            {"是测评内容，下面不能再加", "is a criterion; nothing can be added under it"}});
                    return;
                }
                parent = &spot->branch();
                siblings = &parent->children;
            }
        }
        std::size_t position = siblings->size();
        Branch* added = thaw(*item, 1);
        added->parent = parent;
        blame(parent, *item);
        if (const Node* after = entry.find("after")) {
            const auto at = std::find_if(siblings->begin(), siblings->end(),
                                         [&](Branch* each) { return each->id() == trim(after->text()); });
            if (at == siblings->end()) {
                report(found_, *after, "tailor-absent",
                       {after->text(), {"添加（add）、以 after 排到同级的", "add, after"}});
                return;
            }
            position = static_cast<std::size_t>(at - siblings->begin()) + 1;
        }
        siblings->insert(siblings->begin() + static_cast<std::ptrdiff_t>(position), added);
    }

    Arena& arena_;
    SumCauses& causes_;
    Diagnostics& found_;
    std::deque<Branch> store_;
    std::vector<Branch*> items_;
    std::vector<Branch*> bonus_;
    std::vector<Branch*> penalties_;
};

}  // namespace

Node tailor(const Node& base, const Node& edition, Arena& arena, SumCauses& causes, Diagnostics& found) {
    return Tailor(arena, causes, found).run(base, edition);
}

}  // namespace ceping
