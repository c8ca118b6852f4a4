#include "ranking.hpp"

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
    add_text(app, "--by", choices.by, "FACT",
             {"按单位的一项信息分组排名；也可写 region、region:N 或 none",
              "rank within each value of a fact; also region, region:N or none"});
    add_choice(app, "--style", choices.style, {"competition", "dense"},
               {"并列之后的名次：跳过或不跳过", "after a tie the next rank skips, or does not"});
    add_comma_list(app, "--tie-break", choices.tie_break, "ID",
                   {"同分时依次比较的节点，或 exact；以逗号相隔",
                    "nodes that order equal scores in turn, or exact; commas between"});
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
        if (id != "exact" && (rubric == nullptr || rubric->find(id) < 0)) {
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
        const int node = set.find_node(id);
        for (const auto& result : set.results) {
            if (!result.rejected && result.find(node) == nullptr) {
                found.add("result-node-missing", result.where, {result.unit, id});
                return;
            }
        }
    }
}

void RankRule::set_by(const std::string& stated) {
    by_ = stated == "none" ? std::string() : stated;
    if (by_.starts_with("region:")) {
        depth_ = parse_count(by_.substr(7), "--by region:N", 100);
        by_ = "region";
    }
    if (rubric_ != nullptr && !by_.empty() && by_ != "region") {
        std::vector<std::string> known{"region"};
        for (const auto& each : rubric_->facts) {
            known.push_back(each.id);
        }
        check_choice(by_, "--by", known);
    }
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
