#include <ceping/decode/rubric/tailor.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/tailor_tree.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr auto merged_keys = std::to_array<std::string_view>({"scales", "methods", "facts", "sources"});
constexpr auto tailoring_keys = std::to_array<std::string_view>({"extends", "remove", "override", "add"});
constexpr auto section_parts = std::to_array<std::string_view>({"cap", "ceiling"});

class Tailor {
public:
    Tailor(Arena& arena, SumCauses& causes, Diagnostics& found)
        : arena_(arena), causes_(causes), found_(found), tree_(arena) {}

    Node run(const Node& base, const Node& edition) {
        OpenMap top(base);
        tree_.thaw(top);
        merge_top(top, edition);
        remove(edition);
        override_items(edition);
        add(edition);
        tree_.freeze(top);
        top.at = edition;
        return top.freeze(arena_);
    }

private:
    void merge_top(OpenMap& top, const Node& edition) {
        for (const auto& [key, value] : edition.entries()) {
            const std::string_view name = key.text();
            if (among(name, tailoring_keys)) {
                continue;
            }
            if (name == "items") {
                report(found_, key, "extends-items", {name});
            } else if (among(name, extra_sections)) {
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

    void take_away(OpenMap& map, const Node& key) {
        const auto at = map.find(key.text());
        if (at == map.pairs.end()) {
            report(found_, key, "null-absent", {key.text()});
        } else {
            map.pairs.erase(at);
        }
    }

    void merge_map(OpenMap& top, const Node& key, const Node& value) {
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
        OpenMap map(at->second);
        for (const auto& [name, entry] : value.entries()) {
            if (entry.is_null()) {
                take_away(map, name);
            } else {
                map.set(name, entry);
            }
        }
        at->second = map.freeze(arena_);
    }

    void merge_section(OpenMap& top, const Node& key, const Node& value) {
        if (value.is_null()) {
            take_away(top, key);
            tree_.list_of(key.text()).clear();
            return;
        }
        if (!value.is_map()) {
            top.set(key, value);  // the decoder says what is wrong with it
            return;
        }
        check_duplicates(value, found_);
        const auto at = top.find(key.text());
        OpenMap map(at == top.pairs.end() ? Node::make_map(*value.source(), {}, nullptr, 0).moved_to(value)
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

    std::optional<ItemSpot> need(const Node& id, Words moment) {
        const std::string_view text = trim(id.text());
        auto spot = text.empty() ? std::nullopt : tree_.find(text);
        if (!spot) {
            report(found_, id, "tailor-absent", {id.text(), std::move(moment)},
                   nearest_named(text, tree_.names()));
        }
        return spot;
    }

    void blame(OpenItem* group, const Node& cause) {
        causes_[group == nullptr ? std::string() : std::string(group->id())] = cause.location();
    }

    void remove(const Node& edition) {
        const Node* list = edition.find("remove");
        if (list == nullptr || !expect_list(*list, "remove", found_)) {
            return;
        }
        for (const auto& id : *list) {
            if (const auto spot = need(id, {"去掉（remove）", "remove"})) {
                if (!spot->item().extra) {
                    blame(spot->item().parent, id);
                }
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
                if (key.text() == "points" && !spot->item().extra) {
                    blame(spot->item().parent, value);
                    blame(&spot->item(), value);
                }
                if (value.is_null()) {
                    take_away(spot->item().map, key);
                } else {
                    spot->item().map.set(key, value);
                }
                if (spot->item().group && among(key.text(), extra_sections)) {
                    tree_.thaw_extras(spot->item(), key.text());
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
        std::vector<OpenItem*>* siblings = &tree_.list_of("items");
        OpenItem* parent = nullptr;
        if (const Node* under = entry.find("under")) {
            const std::string_view name = trim(under->text());
            if (among(name, extra_sections)) {
                siblings = &tree_.list_of(name);
            } else {
                const auto spot = need(*under, {"添加（add）到", "add"});
                if (!spot) {
                    return;
                }
                if (!spot->item().group) {
                    report(found_, *under, "group-or-criterion",
                           {name,
                            {"是测评内容，下面不能再加", "is a criterion; nothing can be added under it"}});
                    return;
                }
                parent = &spot->item();
                siblings = &parent->children;
            }
        }
        std::size_t position = siblings->size();
        OpenItem* added = tree_.thaw(*item, 1);
        added->parent = parent;
        blame(parent, *item);
        if (const Node* after = entry.find("after")) {
            const auto at = std::find_if(siblings->begin(), siblings->end(),
                                         [&](OpenItem* each) { return each->id() == trim(after->text()); });
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
    OpenTree tree_;
};

}  // namespace

Node tailor(const Node& base, const Node& edition, Arena& arena, SumCauses& causes, Diagnostics& found) {
    return Tailor(arena, causes, found).run(base, edition);
}

}  // namespace ceping
