#include <ceping/analyse/ranking/rank_rule.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/choices.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>

namespace ceping {

namespace {

std::string what_rubric(const SavedResult& result) {
    std::string out = result.rubric + (result.edition.empty() ? "" : " " + result.edition);
    return out + (result.overrides.empty() ? "" : " (" + result.overrides + ")") +
           (result.scoring.empty() ? "" : " " + result.scoring.substr(0, 12));
}

}  // namespace

RankRule::RankRule(const RankChoices& choices, const Rubric* rubric, bool several_years) {
    rule_.rubric = rubric;
    const RankingRule* rule = rubric != nullptr && rubric->ranking ? &*rubric->ranking : nullptr;
    if (!choices.style.empty()) {
        check_choice(choices.style, "--style", {"competition", "dense"});
    }
    set_by(!choices.by.empty() ? choices.by : rule != nullptr ? rule->by : std::string());
    rule_.dense = !choices.style.empty() ? choices.style == "dense" : rule != nullptr && rule->dense;
    ties_ = !choices.tie_break.empty() ? choices.tie_break
            : rule != nullptr          ? rule->tie_break
                                       : std::vector<std::string>();
    if (several_years) {
        ties_.erase(std::remove_if(ties_.begin(), ties_.end(), [](const auto& id) { return id != "exact"; }),
                    ties_.end());
    }
    for (const auto& id : ties_) {
        if (id != "exact" && (rubric == nullptr || !rubric->find(id))) {
            throw UsageError(
                (rubric == nullptr ? phrases::tie_needs_rubric : phrases::tie_of_no_node).with({{"id", id}}));
        }
    }
}

void RankRule::wants(NodesWanted& nodes) const {
    std::copy_if(ties_.begin(), ties_.end(), std::back_inserter(nodes.ids),
                 [](const auto& id) { return id != "exact"; });
    // Who loses a place by a quota falls to the next band that it meets.
    bool quota = false;
    for (const auto& band : rule_.rubric != nullptr ? rule_.rubric->bands : std::vector<Band>()) {
        for (const auto& each : band.requirements) {
            if (quota && !among(rule_.rubric->at(each.item).id, nodes.ids)) {
                nodes.ids.push_back(rule_.rubric->at(each.item).id);
            }
        }
        quota = quota || band.quota;
    }
}

RankOptions RankRule::on(ResultSet& set) const {
    RankOptions out = rule_;
    for (const auto& id : ties_) {
        TieBreak tie;
        if (id != "exact") {
            tie.node = set.node(id);
            tie.penalty = rule_.rubric->at(rule_.rubric->find(id)).section == Section::penalties;
        }
        out.tie_break.push_back(tie);
    }
    return out;
}

void RankRule::check_groups(const ResultSet& set) const {
    check_stated(set, rule_.by, "--by");
    for (const auto& each : rule_.then) {
        check_stated(set, each.fact, "--by");
    }
}

void RankRule::set_by(const std::string& stated) {
    if (stated.empty() || stated == "none") {
        return;
    }
    // The id of a fact may hold a comma itself.
    const bool one_fact = rule_.rubric != nullptr && rule_.rubric->find_fact(stated);
    for (const auto part : one_fact ? std::vector<std::string_view>{stated} : split(stated, ',')) {
        Grouping one = grouping(std::string(trim(part)));
        const bool twice =
            one.fact == rule_.by || std::any_of(rule_.then.begin(), rule_.then.end(),
                                                [&](const Grouping& each) { return each.fact == one.fact; });
        if (twice) {
            throw UsageError(phrases::by_twice.with({{"fact", one.fact}}));
        }
        if (rule_.by.empty()) {
            rule_.by = std::move(one.fact);
            rule_.region_depth = one.depth;
        } else {
            rule_.then.push_back(std::move(one));
        }
    }
}

Grouping RankRule::grouping(std::string fact) const {
    Grouping out{std::move(fact), 0};
    if (out.fact.starts_with("region:")) {
        out.depth = parse_count(out.fact.substr(7), "--by region:N", 100);
        out.fact = "region";
    }
    if (out.fact.empty()) {
        throw UsageError(phrases::by_facts.with({}));
    }
    if (rule_.rubric != nullptr && out.fact != "region") {
        std::vector<std::string> known{"region"};
        for (const auto& each : rule_.rubric->facts) {
            known.push_back(each.id);
        }
        check_choice(out.fact, "--by", known);
    }
    return out;
}

void check_nodes(const ResultSet& set, const NodesWanted& nodes, Diagnostics& found) {
    for (const auto& id : nodes.ids) {
        const NodeId node = set.find_node(id);
        for (const auto& result : set.results) {
            if (result.scored() && result.find(node) == nullptr) {
                found.add("result-node-missing", result.where, {result.unit, id});
                return;
            }
        }
    }
}

void check_mixed(const ResultSet& set, Diagnostics& found) {
    const SavedResult* first = nullptr;
    for (const auto& result : set.results) {
        if (!result.scored()) {
            continue;
        }
        if (first == nullptr) {
            first = &result;
        } else if (what_rubric(*first) != what_rubric(result)) {
            found.add("result-mixed", result.where, {what_rubric(*first), what_rubric(result)});
            return;
        }
    }
}

void check_stated(const ResultSet& set, const std::string& fact, std::string_view option) {
    std::vector<std::string> known{"region"};
    for (const auto& result : set.results) {
        if (fact.empty() || result.fact(fact)) {
            return;
        }
        for (const auto& [id, text] : result.facts) {
            if (!among(id, known)) {
                known.push_back(id);
            }
        }
    }
    if (!set.results.empty()) {
        check_choice(fact, option, known);
    }
}

}  // namespace ceping
