// What the shape of the tree leaves open: rows that are criteria, columns that say the same, points that
// are shared.
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_items.hpp>
#include <ceping/decode/authored/authored_rules.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/phrases.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

bool counts_points(const Draft& draft) { return section_of(draft) == AuthoredSection::items; }

std::optional<Exact> stated_points(const DraftRow& row) {
    if (row.points) {
        return row.points;
    }
    for (const std::string* words : {&row.rule, &row.standard}) {
        if (auto inside = points_in_brackets(*words)) {
            return inside;
        }
    }
    const auto most = points_of_most(row.rule);
    return most ? most : points_of_most(row.standard);
}

/// The most that a row's words take off.
std::optional<Exact> most_lost(const DraftRow& row) {
    return points_of_most_lost(row.rule.empty() ? row.standard : row.rule);
}

/// A row that states a veto and nothing that is scored.
bool is_condition(const Draft& draft) {
    bool veto = false;
    bool scores = draft.stated && draft.stated->sign() > 0;
    for (const auto& row : draft.rows) {
        scores = scores || (row.points && row.points->sign() > 0) || !row.grades.empty();
    }
    for (const auto& text : texts_of(draft)) {
        veto = veto || !veto_sentences(text).empty();
        const auto mentions = points_mentions(plain_words(text));
        scores = scores || std::any_of(mentions.begin(), mentions.end(), [](const PointsMention& mention) {
                     return mention.amount.sign() > 0;
                 });
    }
    return draft.is_leaf() && veto && !scores;
}

/// Moves such rows away, so that they take no part in points that others share.
void set_conditions_apart(std::vector<Draft>& drafts, std::vector<Draft>& conditions) {
    const auto apart = std::stable_partition(drafts.begin(), drafts.end(), [](const Draft& draft) {
        const AuthoredSection section = section_of(draft);
        return section == AuthoredSection::prerequisites || section == AuthoredSection::vetoes ||
               !is_condition(draft);
    });
    conditions.insert(conditions.end(), std::make_move_iterator(apart),
                      std::make_move_iterator(drafts.end()));
    drafts.erase(apart, drafts.end());
}

/// Rows under one title that have points each are criteria of their own.
void split_rows(Draft& draft) {
    const auto with_points = std::count_if(draft.rows.begin(), draft.rows.end(),
                                           [](const auto& row) { return stated_points(row).has_value(); });
    if (!draft.is_leaf() || with_points < 2) {
        return;
    }
    for (auto& row : draft.rows) {
        const bool shares = !stated_points(row) && !draft.children.empty();
        if (shares) {
            draft.children.back().rows.push_back(std::move(row));
            continue;
        }
        Draft child;
        child.title = title_of_text(row.standard.empty() ? row.rule : row.standard);
        if (child.title.empty()) {
            child.title = draft.title + std::to_string(draft.children.size() + 1);
        }
        child.place = row.place;
        child.rows.push_back(std::move(row));
        draft.children.push_back(std::move(child));
    }
    draft.rows.clear();
}

/// The points of a group may stand in its own row, above those of what is under it.
void lift_points(Draft& draft) {
    for (const auto& row : draft.rows) {
        draft.stated = draft.stated ? draft.stated : row.points;
    }
    draft.rows.clear();
}

void absorb(Draft& into, Draft&& other, bool name) {
    if (name) {
        into.title += "、" + other.title;
    } else if (!other.rows.empty()) {
        std::string& standard = other.rows.front().standard;
        const std::string& words = other.words.empty() ? other.title : other.words;
        standard = standard.empty() ? words : words + "\n" + standard;
    }
    if (name && !other.words.empty()) {
        into.words += (into.words.empty() ? "" : "\n") + other.words;
        into.scoring += (into.scoring.empty() ? "" : "\n") + other.scoring;
    }
    std::move(other.rows.begin(), other.rows.end(), std::back_inserter(into.rows));
}

void become_leaf(Draft& draft) {
    auto children = std::move(draft.children);
    draft.children.clear();
    draft.rows.clear();
    for (auto& child : children) {
        absorb(draft, std::move(child), false);
    }
    draft.decisions.push_back(phrases::authored_shared_by_all);
}

/// 每处扣0.5分，最多扣3分 says what it is worth, unless it is merged with what stands above, or takes a part of its
/// points.
void take_own_most(std::vector<Draft>& children, const std::optional<Exact>& stated, Exact& sum) {
    bool part = stated && *stated == sum;
    for (auto& child : children) {
        if (!child.is_leaf() || child.rows.size() != 1) {
            part = stated && *stated == sum;
            continue;
        }
        const DraftRow& row = child.rows.front();
        const auto most = most_lost(row);
        if (const auto points = stated_points(child)) {
            part = (stated && *stated == sum) || (most && *most < *points);
        } else if (most && !row.shares && !part) {
            child.stated = most;
            child.remarks.push_back(phrases::authored_from_most.with({{"points", most->plain()}}));
            sum += *most;
        }
    }
}

/// Gives the points of a merged cell to those that share them.
void share_points(Draft& draft) {
    auto& children = draft.children;
    const auto lacks = [](const Draft& child) { return child.is_leaf() && !stated_points(child); };
    const auto missing = std::count_if(children.begin(), children.end(), lacks);
    const auto stated = draft.stated ? draft.stated : draft.subtotal;
    const bool all = missing == static_cast<std::ptrdiff_t>(children.size());
    if (missing == 0 || (all && !stated)) {
        return;
    }
    if (all) {
        become_leaf(draft);
        return;
    }
    Exact sum;
    for (const auto& child : children) {
        sum += stated_points(child).value_or(Exact());
    }
    take_own_most(children, stated, sum);
    if (std::none_of(children.begin(), children.end(), lacks)) {
        return;
    }
    if (const auto only = std::find_if(children.begin(), children.end(), lacks);
        missing == 1 && stated && *stated > sum) {
        only->stated = *stated - sum;
        only->remarks.push_back(phrases::authored_difference.with({{"points", only->stated->plain()}}));
        return;
    }
    for (std::size_t i = 1; i < children.size();) {
        if (!lacks(children[i]) || !children[i - 1].is_leaf() || lacks(children[i - 1])) {
            ++i;
            continue;
        }
        Draft& above = children[i - 1];
        above.decisions.assign(1, phrases::authored_shared);
        absorb(above, std::move(children[i]), true);
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

/// False where nothing but conditions was in it.
bool settle_below(Draft& draft, std::vector<Draft>& conditions) {
    split_rows(draft);
    if (draft.is_leaf()) {
        return true;
    }
    lift_points(draft);
    const AuthoredSection section = section_of(draft);
    if (section != AuthoredSection::prerequisites && section != AuthoredSection::vetoes) {
        set_conditions_apart(draft.children, conditions);
    }
    std::erase_if(draft.children, [&](Draft& child) { return !settle_below(child, conditions); });
    if (counts_points(draft)) {
        share_points(draft);
    }
    return !draft.children.empty() || !draft.rows.empty();
}

/// All that stand so deep, and count points.
void at_depth(std::vector<Draft>& drafts, std::size_t depth, std::vector<Draft*>& out) {
    for (auto& draft : drafts) {
        if (!counts_points(draft)) {
            continue;
        }
        if (depth == 0) {
            out.push_back(&draft);
        } else {
            at_depth(draft.children, depth - 1, out);
        }
    }
}

/// A column of which each entry has one of the next is no group: the next says what is asked for.
bool join_single(std::vector<Draft>& drafts, std::size_t depth) {
    std::vector<Draft*> nodes;
    at_depth(drafts, depth, nodes);
    const bool single =
        nodes.size() > 1 && std::all_of(nodes.begin(), nodes.end(), [](const Draft* node) {
            return node->children.size() == 1 && node->children[0].is_leaf() && node->rows.empty();
        });
    for (Draft* node : nodes) {
        if (single) {
            Draft child = std::move(node->children[0]);
            node->children.clear();
            node->stated = node->stated ? node->stated : child.stated;
            absorb(*node, std::move(child), false);
        }
    }
    return nodes.empty();
}

}  // namespace

std::vector<std::string> texts_of(const Draft& draft) {
    std::vector<std::string> out = {draft.title, draft.words};
    for (const auto& row : draft.rows) {
        out.insert(out.end(), {row.standard, row.rule, row.note});
        for (const auto& grade : row.grades) {
            out.push_back(grade.second);
        }
    }
    return out;
}

std::optional<Exact> stated_points(const Draft& draft) {
    for (const auto& row : draft.rows) {
        if (row.points) {
            return row.points;
        }
    }
    if (draft.stated) {
        return draft.stated;
    }
    std::optional<Exact> out = points_in_brackets(draft.words);
    for (const auto& row : draft.rows) {
        if (const auto inside = stated_points(row)) {
            out = out.value_or(Exact()) + *inside;
        }
    }
    return out;
}

void settle_drafts(std::vector<Draft>& drafts, std::vector<Draft>& conditions) {
    constexpr std::size_t deepest = 16;
    for (std::size_t depth = 0; depth < deepest && !join_single(drafts, depth); ++depth) {
    }
    set_conditions_apart(drafts, conditions);
    std::erase_if(drafts, [&](Draft& draft) { return !settle_below(draft, conditions); });
    // Without groups only a merged cell says that points are shared.
    for (std::size_t i = 1; i < drafts.size();) {
        const bool shares = drafts[i].is_leaf() && !drafts[i].rows.empty() && drafts[i].rows[0].shares &&
                            !stated_points(drafts[i]) && drafts[i - 1].is_leaf();
        if (!shares) {
            ++i;
            continue;
        }
        drafts[i - 1].decisions.assign(1, phrases::authored_shared);
        absorb(drafts[i - 1], std::move(drafts[i]), true);
        drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace ceping
