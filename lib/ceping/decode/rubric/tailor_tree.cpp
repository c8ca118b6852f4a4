#include <ceping/decode/rubric/tailor_tree.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>

namespace ceping {

namespace {

std::optional<ItemSpot> find_in(std::vector<OpenItem*>& list, std::string_view id) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i]->id() == id) {
            return ItemSpot{&list, i};
        }
        for (auto* below : {&list[i]->children, &list[i]->extras[0], &list[i]->extras[1]}) {
            if (auto spot = find_in(*below, id)) {
                return spot;
            }
        }
    }
    return std::nullopt;
}

void collect_names(const std::vector<OpenItem*>& list, std::vector<OpenTree::Named>& out) {
    for (OpenItem* branch : list) {
        out.push_back({branch->id(), branch->title()});
        for (const auto* below : {&branch->children, &branch->extras[0], &branch->extras[1]}) {
            collect_names(*below, out);
        }
    }
}

}  // namespace

OpenMap::OpenMap(const Node& map) : at(map) {
    for (const auto& [key, value] : map.entries()) {
        pairs.emplace_back(key, value);
    }
}

std::vector<OpenMap::Pair>::iterator OpenMap::find(std::string_view key) {
    return std::find_if(pairs.begin(), pairs.end(), [key](const Pair& p) { return p.first.text() == key; });
}

void OpenMap::set(const Node& key, const Node& value) {
    const auto place = find(key.text());
    if (place == pairs.end()) {
        pairs.emplace_back(key, value);
    } else {
        *place = {key, value};
    }
}

std::string_view OpenItem::text(std::string_view key) {
    const auto at = map.find(key);
    return at == map.pairs.end() ? std::string_view() : trim(at->second.text());
}

void OpenTree::thaw(OpenMap& top) {
    for (const auto section : {std::string_view("items"), extra_sections[0], extra_sections[1]}) {
        thaw_section(top, section);
    }
}

void OpenTree::freeze(OpenMap& top) {
    freeze_section(top, "items", items_);
    freeze_section(top, extra_sections[0], bonus_);
    freeze_section(top, extra_sections[1], penalties_);
}

OpenItem* OpenTree::thaw(const Node& node, int depth) {
    OpenItem& out = store_.emplace_back(node);
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
        for (const auto section : extra_sections) {
            thaw_extras(out, section);
        }
    }
    return &out;
}

void OpenTree::thaw_extras(OpenItem& group, std::string_view section) {
    auto& extras = group.extras[section == extra_sections[0] ? 0 : 1];
    extras.clear();
    const auto at = group.map.find(section);
    const Node* items = at == group.map.pairs.end() ? nullptr : at->second.find("items");
    if (items == nullptr || !items->is_list()) {
        return;
    }
    for (const auto& each : *items) {
        if (each.is_map()) {
            extras.push_back(thaw(each, 1));
            extras.back()->parent = &group;
            extras.back()->extra = true;
        }
    }
}

void OpenTree::thaw_section(OpenMap& top, std::string_view section) {
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

Node OpenTree::freeze_item(OpenItem& branch) {
    OpenMap map = branch.map;
    if (branch.group) {
        map.set(branch.items_key, freeze_list(branch.children, branch.items_list));
        for (std::size_t i = 0; i < extra_sections.size(); ++i) {
            const auto at = map.find(extra_sections[i]);
            const Node* items = at == map.pairs.end() ? nullptr : at->second.find("items");
            if (branch.extras[i].empty() && items != nullptr && items->size() > 0) {
                map.pairs.erase(at);  // an edition removed them one by one
            } else {
                freeze_section(map, extra_sections[i], branch.extras[i]);
            }
        }
    }
    return map.freeze(arena_);
}

Node OpenTree::freeze_list(const std::vector<OpenItem*>& branches, const Node& at) {
    std::vector<Node> nodes;
    nodes.reserve(branches.size());
    for (OpenItem* branch : branches) {
        nodes.push_back(freeze_item(*branch));
    }
    const Node* kept = arena_.keep(nodes.data(), nodes.size());
    return Node::make_list(*at.source(), {}, kept, nodes.size()).moved_to(at);
}

void OpenTree::freeze_section(OpenMap& top, std::string_view section,
                              const std::vector<OpenItem*>& branches) {
    const auto at = top.find(section);
    if (at != top.pairs.end() && section == "items") {
        at->second = freeze_list(branches, at->second);
    } else if (at != top.pairs.end() && at->second.is_map()) {
        OpenMap map(at->second);
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
        OpenMap map(Node::make_map(*first.source(), {}, nullptr, 0).moved_to(first));
        map.pairs.emplace_back(key_like(first, "items"), freeze_list(branches, first));
        top.pairs.emplace_back(key_like(first, section), map.freeze(arena_));
    }
}

Node OpenTree::key_like(const Node& at, std::string_view name) {
    return Node::make_text(*at.source(), {}, arena_.keep(name), Node::Style::plain).moved_to(at);
}

std::optional<ItemSpot> OpenTree::find(std::string_view id) {
    for (auto* list : {&items_, &bonus_, &penalties_}) {
        if (auto spot = find_in(*list, id)) {
            return spot;
        }
    }
    return std::nullopt;
}

std::vector<OpenTree::Named> OpenTree::names() {
    std::vector<Named> out;
    for (const auto* list : {&items_, &bonus_, &penalties_}) {
        collect_names(*list, out);
    }
    return out;
}

}  // namespace ceping
