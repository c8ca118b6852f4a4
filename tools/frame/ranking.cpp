#include "ranking.hpp"

#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>

#include "frame.hpp"

namespace ceping::frame {

namespace {

std::string what_rubric(const SavedResult& result) {
    std::string out = result.rubric + (result.edition.empty() ? "" : " " + result.edition);
    return out + (result.overrides.empty() ? "" : " (" + result.overrides + ")") +
           (result.scoring.empty() ? "" : " " + result.scoring.substr(0, 12));
}

}  // namespace

void add_rank_choices(CLI::App& app, RankChoices& choices) {
    add_text(
        app, "--by", choices.by, "FACT",
        {"按单位的一项或几项信息分组排名，以逗号相隔；也可写 region、region:N 或 none",
         "rank within each value of a fact, or of several, separated by commas; also region, region:N or none"});
    add_choice(app, "--style", choices.style, {"competition", "dense"},
               {"并列之后的名次：跳过或不跳过", "after a tie the next rank skips, or does not"});
    add_comma_list(app, "--tie-break", choices.tie_break, "ID",
                   {"同分时依次比较的节点，或 exact；以逗号相隔",
                    "nodes that order equal scores in turn, or exact; separated by commas"});
}

RankRule::RankRule(const RankChoices& choices, const Rubric* rubric, bool several_years) : rubric_(rubric) {
    const RankingRule* rule = rubric != nullptr && rubric->ranking ? &*rubric->ranking : nullptr;
    set_by(!choices.by.empty() ? choices.by : rule != nullptr ? rule->by : std::string());
    dense_ = !choices.style.empty() ? choices.style == "dense" : rule != nullptr && rule->dense;
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
                rubric == nullptr
                    ? Words{"--tie-break " + id + " 需要 -r RUBRIC", "--tie-break " + id + " needs -r RUBRIC"}
                    : Words{"细则中没有节点“" + id + "”", "the rubric has no node `" + id + "'"});
        }
    }
}

void RankRule::wants(NodesWanted& nodes) const {
    std::copy_if(ties_.begin(), ties_.end(), std::back_inserter(nodes.ids),
                 [](const auto& id) { return id != "exact"; });
}

RankOptions RankRule::on(ResultSet& set) const {
    RankOptions out;
    out.by = by_;
    out.region_depth = depth_;
    out.then = then_;
    out.dense = dense_;
    out.rubric = rubric_;
    for (const auto& id : ties_) {
        TieBreak tie;
        if (id != "exact") {
            tie.node = set.node(id);
            tie.penalty = rubric_->at(rubric_->find(id)).section == Section::penalties;
        }
        out.tie_break.push_back(tie);
    }
    return out;
}

void RankRule::check(const ResultSet& set, const NodesWanted& nodes, Diagnostics& found) {
    for (const auto& id : nodes.ids) {
        const NodeId node = set.find_node(id);
        for (const auto& result : set.results) {
            if (!result.rejected && result.find(node) == nullptr) {
                found.add("result-node-missing", result.where, {result.unit, id});
                return;
            }
        }
    }
}

void RankRule::set_by(const std::string& stated) {
    if (stated.empty() || stated == "none") {
        return;
    }
    // The id of a fact may hold a comma itself.
    const bool one_fact = rubric_ != nullptr && rubric_->find_fact(stated);
    for (const auto part : one_fact ? std::vector<std::string_view>{stated} : split(stated, ',')) {
        Grouping one = grouping(std::string(trim(part)));
        const bool twice =
            one.fact == by_ || std::any_of(then_.begin(), then_.end(),
                                           [&](const Grouping& each) { return each.fact == one.fact; });
        if (twice) {
            throw UsageError({"--by 中“" + one.fact + "”写了两次", "--by names `" + one.fact + "' twice"});
        }
        if (by_.empty()) {
            by_ = std::move(one.fact);
            depth_ = one.depth;
        } else {
            then_.push_back(std::move(one));
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
        throw UsageError({"--by 应写作 FACT 或 FACT,FACT", "--by takes FACT or FACT,FACT"});
    }
    if (rubric_ != nullptr && out.fact != "region") {
        std::vector<std::string> known{"region"};
        for (const auto& each : rubric_->facts) {
            known.push_back(each.id);
        }
        check_choice(out.fact, "--by", known);
    }
    return out;
}

void check_mixed(const ResultSet& set, Diagnostics& found) {
    const SavedResult* first = nullptr;
    for (const auto& result : set.results) {
        if (result.rejected) {
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
            if (std::find(known.begin(), known.end(), id) == known.end()) {
                known.push_back(id);
            }
        }
    }
    if (!set.results.empty()) {
        check_choice(fact, option, known);
    }
}

}  // namespace ceping::frame
