#include <ceping/analyse/comparing/likeness.hpp>
#include <ceping/analyse/comparing/rubric_diff.hpp>
#include <ceping/analyse/comparing/rubric_elements.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace ceping {

namespace {

struct NameRow {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};
constexpr auto part_rows = std::to_array<NameRow>({{"rubric", "细则", "rubric"},
                                                   {"node", "节点", "node"},
                                                   {"check", "清单项", "check"},
                                                   {"scale", "等级表", "scale"},
                                                   {"level", "等级", "level"},
                                                   {"method", "测评方法", "method"},
                                                   {"fact", "单位信息", "fact"},
                                                   {"prerequisite", "前置条件", "prerequisite"},
                                                   {"veto", "一票否决", "veto"},
                                                   {"band", "等次", "band"},
                                                   {"source", "依据", "source"}});
constexpr auto change_rows = std::to_array<NameRow>({{"added", "新增", "added"},
                                                     {"removed", "删除", "removed"},
                                                     {"moved", "移动", "moved"},
                                                     {"renamed", "改编号", "renamed"},
                                                     {"reweighted", "改分值", "re-weighted"},
                                                     {"rule", "改规则", "rule changed"},
                                                     {"reworded", "改文字", "re-worded"},
                                                     {"other", "其他", "other"}});

constexpr auto wording = std::to_array<std::string_view>(
    {"title", "standard", "advice", "source", "note", "authority", "unit", "sources", "message"});
constexpr auto weights = std::to_array<std::string_view>({"points", "weight", "total"});
// Two ids, or two texts, are the same only as written.
constexpr auto as_written =
    std::to_array<std::string_view>({"title", "standard", "advice", "source", "note", "authority", "edition",
                                     "id", "scale", "values", "when"});

bool same_value(const Node& a, const Node& b, bool figures) {
    if (a.type() != b.type()) {
        return false;
    }
    if (a.is_text()) {
        if (trim(a.text()) == trim(b.text())) {
            return true;
        }
        const auto left = figures ? number_in(a.text()) : std::nullopt;
        const auto right = figures ? number_in(b.text()) : std::nullopt;
        return left && right && *left == *right;
    }
    if (a.size() != b.size()) {
        return false;
    }
    if (a.is_list()) {
        return std::equal(a.begin(), a.end(), b.begin(), [&](const Node& left, const Node& right) {
            return same_value(left, right, figures);
        });
    }
    for (const auto& [key, value] : a.entries()) {
        const Node* other = b.find(key.text());
        if (other == nullptr || !same_value(value, *other, figures && !among(key.text(), as_written))) {
            return false;
        }
    }
    return true;
}

/// A value on one line, as YAML in flow style would have it.
std::string flow_text(const Node& node) {
    if (node.is_list() || node.is_map()) {
        std::string out = node.is_list() ? "[" : "{";
        for (const auto& each : node) {
            out += (out.size() == 1 ? "" : ", ") + flow_text(each);
        }
        if (node.is_map()) {
            for (const auto& [key, value] : node.entries()) {
                out += (out.size() == 1 ? "" : ", ") + std::string(key.text()) + ": " + flow_text(value);
            }
        }
        return out + (node.is_list() ? "]" : "}");
    }
    return node.is_null() ? "null" : std::string(trim(node.text()));
}

/// The canonical form of a map with this key alone: whether a change of it can move a score.
std::string canonical_of(std::string_view key, const Node* value) {
    if (value == nullptr) {
        return "{}";
    }
    const Node pair[] = {Node::make_text(*value->source(), value->place(), key, Node::Style::plain), *value};
    return canonical_form(Node::make_map(*value->source(), value->place(), pair, 1));
}

/// The same of a key in a variant, where evidence that costs nothing may stand for some that does.
std::string canonical_in_variant(std::string_view key, const Node* value) {
    if (value == nullptr) {
        return R"({"variants":[{}]})";  // as that of a key that moves no score
    }
    const Node pair[] = {Node::make_text(*value->source(), value->place(), key, Node::Style::plain), *value};
    const Node map = Node::make_map(*value->source(), value->place(), pair, 1);
    const Node list = Node::make_list(*value->source(), value->place(), &map, 1);
    return canonical_of("variants", &list);
}

class Comparer {
public:
    Comparer(const RubricTree& before, const RubricTree& after, RubricDiff& out)
        : before_(rubric_elements(before.root)), after_(rubric_elements(after.root)), out_(out) {}

    void run(const Node& before, const Node& after) {
        partner_.assign(before_.size(), ElementId());
        back_.assign(after_.size(), ElementId());
        before_ids_ = positions(before_);
        after_ids_ = positions(after_);
        // Checks and levels last: what they belong to may have another id by then.
        match(false);
        match(true);
        find_shifted();
        const auto whole = [](const Node& root) {
            RubricElement out;
            out.part = RubricPart::rubric;
            out.value = &root;
            return out;
        };
        keys(whole(before), whole(after), top_level_elements());
        for (std::size_t i = 0; i < after_.size(); ++i) {
            if (!back_[i] && belongs_to_one_side(after_[i], after_, back_)) {
                continue;
            }
            if (!back_[i]) {
                out_.changes.push_back({ChangeKind::added, after_[i].part, after_[i].id, after_[i].title,
                                        place_key(after_[i]), "", place_of(after_, i)});
            } else {
                pair(back_[i].at(), i);
            }
        }
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (!partner_[i] && !belongs_to_one_side(before_[i], before_, partner_)) {
                out_.changes.push_back({ChangeKind::removed, before_[i].part, before_[i].id, before_[i].title,
                                        place_key(before_[i]), place_of(before_, i), ""});
            }
        }
    }

private:
    using Elements = std::vector<RubricElement>;
    using ElementId = Position<RubricElement>;
    using Positions = std::map<std::pair<RubricPart, std::string>, std::size_t>;

    static Positions positions(const Elements& all) {
        Positions out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            out.emplace(std::pair(all[i].part, all[i].id), i);
        }
        return out;
    }

    static bool is_below(const RubricElement& each) {
        return each.part == RubricPart::check || each.part == RubricPart::level;
    }

    /// What the newer edition would call an element of the older one.
    [[nodiscard]] std::string expected_id(const RubricElement& each) const {
        return each.part == RubricPart::check ? newer_id(each.under) + each.id.substr(each.under.size())
                                              : each.id;
    }

    [[nodiscard]] bool belongs_to_one_side(const RubricElement& each, const Elements& all,
                                           const std::vector<ElementId>& found) const {
        if (!is_below(each)) {
            return false;
        }
        const RubricPart owner = each.part == RubricPart::check ? RubricPart::node : RubricPart::scale;
        const auto& known = &all == &before_ ? before_ids_ : after_ids_;
        const auto at = known.find({owner, each.under});
        return at != known.end() && !found[at->second];
    }

    /// By id and part, then by likeness.
    void match(bool below) {
        std::map<std::pair<RubricPart, std::string>, std::size_t> by_id;
        for (std::size_t i = 0; i < after_.size(); ++i) {
            by_id.emplace(std::pair(after_[i].part, after_[i].id), i);
        }
        const auto join = [&](std::size_t i, std::size_t j) {
            partner_[i] = ElementId(j);
            back_[j] = ElementId(i);
        };
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (is_below(before_[i]) == below) {
                if (const auto at = by_id.find({before_[i].part, expected_id(before_[i])});
                    at != by_id.end()) {
                    join(i, at->second);
                }
            }
        }
        const auto likened = [below](const Elements& all, const std::vector<ElementId>& found,
                                     std::vector<std::size_t>& positions, const auto& owner) {
            std::vector<Likened> out;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (!found[i] && is_below(all[i]) == below) {
                    const std::string under = owner(all[i].under);
                    positions.push_back(i);
                    out.push_back(
                        {std::to_string(static_cast<int>(all[i].part)) + ":" + (below ? under : all[i].kind),
                         all[i].title, under});
                }
            }
            return out;
        };
        std::vector<std::size_t> left;
        std::vector<std::size_t> right;
        const auto from =
            likened(before_, partner_, left, [this](const std::string& id) { return newer_id(id); });
        const auto to = likened(after_, back_, right, [](const std::string& id) { return id; });
        for (const auto& [i, j] : match_by_likeness(from, to)) {
            join(left[i], right[j]);
        }
    }

    /// Where a node stands: below what. Other parts have no place.
    static std::string place_of(const Elements& all, std::size_t at) {
        return all[at].part == RubricPart::node ? all[at].under : std::string();
    }

    static std::string place_key(const RubricElement& each) {
        return each.part == RubricPart::node && !each.under.empty() ? "under" : "";
    }

    /// The id by which the newer edition knows what the older one calls `id`.
    [[nodiscard]] std::string newer_id(const std::string& id) const {
        const auto at = before_ids_.find({RubricPart::node, id});
        const ElementId partner = at == before_ids_.end() ? ElementId() : partner_[at->second];
        return partner ? after_[partner.at()].id : id;
    }

    /// Of those that stand below the same node in both editions, the fewest that must have moved for the order to be what
    /// it is: all but a longest rising sequence.
    void find_shifted() {
        shifted_.assign(after_.size(), false);
        std::map<std::pair<RubricPart, std::string>, std::vector<std::size_t>> families;
        for (std::size_t i = 0; i < after_.size(); ++i) {
            const auto& each = after_[i];
            if (back_[i] && newer_id(before_[back_[i].at()].under) == each.under) {
                families[{each.part, each.under}].push_back(i);
            }
        }
        for (const auto& family : families) {
            const auto& members = family.second;  // a name of a structured binding may not be captured
            // ends[n]: where the rising sequence of n + 1 members ends that ends lowest.
            std::vector<Position<std::size_t>> previous(members.size());
            std::vector<std::size_t> ends;
            std::size_t end = 0;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const auto at = std::partition_point(ends.begin(), ends.end(), [&](std::size_t last) {
                    return back_[members[last]] < back_[members[i]];
                });
                if (at != ends.begin()) {
                    previous[i] = Position<std::size_t>(*(at - 1));
                }
                if (at == ends.end()) {
                    ends.push_back(i);
                    end = i;  // of several of one length the first
                } else {
                    *at = i;
                }
            }
            std::vector<bool> stays(members.size());
            for (Position<std::size_t> at(end); at; at = previous[at.at()]) {
                stays[at.at()] = true;
            }
            for (std::size_t i = 0; i < members.size(); ++i) {
                shifted_[members[i]] = !stays[i];
            }
        }
    }

    void pair(std::size_t old, std::size_t now) {
        const RubricElement& before = before_[old];
        const RubricElement& after = after_[now];
        if (expected_id(before) != after.id) {
            out_.changes.push_back(
                {ChangeKind::renamed, after.part, after.id, after.title, "", before.id, after.id});
        }
        if (after.part == RubricPart::node && newer_id(before.under) != after.under) {
            out_.changes.push_back(
                {ChangeKind::moved, after.part, after.id, after.title, "under", before.under, after.under});
        } else if (shifted_[now]) {
            out_.changes.push_back({ChangeKind::moved, after.part, after.id, after.title, "order",
                                    std::to_string(before.position + 1), std::to_string(after.position + 1)});
        }
        if (after.part == RubricPart::level) {
            level(before, after);
        } else if (after.part == RubricPart::scale) {
            return;  // All of it are levels.
        } else if (before.value->is_map() && after.value->is_map()) {
            keys(before, after, elements_below(after.part));
        } else if (!same_value(*before.value, *after.value, false)) {
            out_.changes.push_back({ChangeKind::other, after.part, after.id, after.title, "",
                                    flow_text(*before.value), flow_text(*after.value)});
        }
    }

    void level(const RubricElement& before, const RubricElement& after) {
        if (!same_value(*before.value, *after.value, true)) {
            out_.changes.push_back({ChangeKind::reweighted, after.part, after.id, after.title, "",
                                    flow_text(*before.value), flow_text(*after.value)});
        }
    }

    /// Each key that differs, but for what is an element of its own.
    void keys(const RubricElement& before, const RubricElement& after,
              const std::vector<std::string_view>& elsewhere) {
        const auto skip = [&](std::string_view key) { return key == "id" || among(key, elsewhere); };
        for (const auto& [key, value] : after.value->entries()) {
            if (!skip(key.text())) {
                key_pair(after, key.text(), before.value->find(key.text()), &value);
            }
        }
        for (const auto& [key, value] : before.value->entries()) {
            if (!skip(key.text()) && after.value->find(key.text()) == nullptr) {
                key_pair(after, key.text(), &value, nullptr);
            }
        }
    }

    void key_pair(const RubricElement& element, std::string_view key, const Node* before, const Node* after) {
        if (before != nullptr && after != nullptr && same_value(*before, *after, !among(key, as_written))) {
            return;
        }
        // The section's own keys: its items are nodes.
        if ((element.part == RubricPart::rubric || element.part == RubricPart::node) &&
            (key == "bonus" || key == "penalties")) {
            section(element, key, before, after);
            return;
        }
        if (key == "variants" && is_list_of_maps(before) && is_list_of_maps(after)) {
            variants(element, before, after);
            return;
        }
        changed(element, std::string(key), key, before, after,
                canonical_of(key, before) != canonical_of(key, after));
    }

    void changed(const RubricElement& element, std::string path, std::string_view key, const Node* before,
                 const Node* after, bool moves) {
        const ChangeKind kind = moves ? (among(key, weights) ? ChangeKind::reweighted : ChangeKind::rule)
                                : among(key, wording) ? ChangeKind::reworded
                                                      : ChangeKind::other;
        out_.changes.push_back({kind, element.part, element.id, element.title, std::move(path),
                                before == nullptr ? "" : flow_text(*before),
                                after == nullptr ? "" : flow_text(*after)});
    }

    /// Null is an empty list.
    static bool is_list_of_maps(const Node* list) {
        return list == nullptr ||
               (list->is_list() &&
                std::all_of(list->begin(), list->end(), [](const Node& each) { return each.is_map(); }));
    }

    static std::string when_of(const Node& variant) {
        const Node* when = variant.find("when");
        return when == nullptr ? std::string() : flow_text(*when);
    }

    /// The variants of a criterion: those with one `when` are one, and their keys differ; the others came or went. They are
    /// numbered as the newer edition has them, what is gone as the older one had it.
    void variants(const RubricElement& element, const Node* before, const Node* after) {
        const std::size_t old_count = before == nullptr ? 0 : before->size();
        const std::size_t new_count = after == nullptr ? 0 : after->size();
        std::vector<bool> paired(old_count);
        std::size_t last = 0;
        bool in_order = true;
        for (std::size_t i = 0; i < new_count; ++i) {
            const Node& now = (*after)[i];
            std::size_t at = 0;
            while (at < old_count && (paired[at] || when_of((*before)[at]) != when_of(now))) {
                ++at;
            }
            const std::string path = "variants." + std::to_string(i + 1);
            if (at == old_count) {
                changed(element, path, "variants", nullptr, &now, true);
                continue;
            }
            paired[at] = true;
            in_order = in_order && at >= last;
            last = at;
            variant(element, path, (*before)[at], now);
        }
        for (std::size_t at = 0; at < old_count; ++at) {
            if (!paired[at]) {
                changed(element, "variants." + std::to_string(at + 1), "variants", &(*before)[at], nullptr,
                        true);
            }
        }
        if (!in_order) {
            changed(element, "variants", "variants", before, after, true);
        }
    }

    void variant(const RubricElement& element, const std::string& path, const Node& before,
                 const Node& after) {
        const auto pair = [&](std::string_view key, const Node* old, const Node* now) {
            if (old == nullptr || now == nullptr || !same_value(*old, *now, !among(key, as_written))) {
                changed(element, path + "." + std::string(key), key, old, now,
                        canonical_in_variant(key, old) != canonical_in_variant(key, now));
            }
        };
        for (const auto& [key, value] : after.entries()) {
            pair(key.text(), before.find(key.text()), &value);
        }
        for (const auto& [key, value] : before.entries()) {
            if (after.find(key.text()) == nullptr) {
                pair(key.text(), &value, nullptr);
            }
        }
    }

    void section(const RubricElement& of, std::string_view name, const Node* before, const Node* after) {
        for (const std::string_view key : {"cap", "ceiling", "over"}) {
            const Node* old = before == nullptr ? nullptr : before->find(key);
            const Node* now = after == nullptr ? nullptr : after->find(key);
            if ((old != nullptr || now != nullptr) &&
                (old == nullptr || now == nullptr || !same_value(*old, *now, true))) {
                out_.changes.push_back(
                    {ChangeKind::rule, of.part, of.id, of.title, std::string(name) + "." + std::string(key),
                     old == nullptr ? "" : flow_text(*old), now == nullptr ? "" : flow_text(*now)});
            }
        }
    }

    Elements before_;
    Elements after_;
    Positions before_ids_;
    Positions after_ids_;
    std::vector<ElementId> partner_;  ///< beside before_: the one of after_; none: it has gone
    std::vector<ElementId> back_;     ///< beside after_; none: it is new
    std::vector<bool> shifted_;
    RubricDiff& out_;
};

Words words_of(const NameRow& row) { return {std::string(row.zh), std::string(row.en)}; }

}  // namespace

std::string_view part_name(RubricPart part) { return part_rows[static_cast<std::size_t>(part)].name; }
Words part_words(RubricPart part) { return words_of(part_rows[static_cast<std::size_t>(part)]); }
std::string_view change_name(ChangeKind kind) { return change_rows[static_cast<std::size_t>(kind)].name; }
Words change_words(ChangeKind kind) { return words_of(change_rows[static_cast<std::size_t>(kind)]); }

std::size_t RubricDiff::count(ChangeKind kind) const {
    return static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [kind](const RubricChange& each) { return each.kind == kind; }));
}

RubricDiff diff_rubrics(const RubricTree& before_tree, const Rubric& before, const RubricTree& after_tree,
                        const Rubric& after) {
    const auto label = [](const Rubric& of) { return of.id + (of.edition.empty() ? "" : " " + of.edition); };
    RubricDiff out;
    out.label = {label(before), label(after)};
    out.scoring = {before.scoring, after.scoring};
    Comparer(before_tree, after_tree, out).run(before_tree.root, after_tree.root);
    return out;
}

}  // namespace ceping
