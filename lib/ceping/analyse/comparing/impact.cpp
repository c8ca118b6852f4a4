#include <ceping/analyse/comparing/impact.hpp>
#include <ceping/analyse/comparing/movement.hpp>
#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/analyse/ranking/rank_rule.hpp>
#include <ceping/analyse/rubrics/correlation.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

bool has_errors(const std::vector<Record>& records) {
    return std::any_of(records.begin(), records.end(),
                       [](const Record& each) { return each.findings.has_error(); });
}

/// The rubric's own rule.
RankRule rule_of(const Rubric& rubric) { return {{}, &rubric, false}; }

/// What ranking needs of a result.
SavedResult saved(const Result& result, const Rubric& rubric, ResultSet& set) {
    NodesWanted wanted;
    rule_of(rubric).wants(wanted);
    SavedResult out;
    out.unit = result.unit.id;
    out.region = result.unit.region;
    for (std::size_t i = 0; i < result.unit.facts.size(); ++i) {
        if (result.unit.facts[i]) {
            out.facts.emplace_back(rubric.facts[i].id, result.unit.facts[i]->text);
        }
    }
    out.status = result.status;
    if (!result.scored()) {
        return out;
    }
    out.score = result.score;
    out.exact = result.exact;
    out.base = result.base;
    out.total = rubric.total;
    out.band = !result.band ? std::string() : rubric.band(result.band).id;
    out.eligible = result.eligible;
    for (const auto& id : wanted.ids) {
        const NodeScore& node = result.nodes[rubric.find(id).at()];
        out.nodes.push_back(
            {set.node(id), node.points, node.max.value_or(Exact()), node.status, !node.max.has_value()});
    }
    return out;
}

}  // namespace

std::optional<Exact> UnitImpact::moved() const {
    return by[0].scored() && by[1].scored() ? std::optional(by[1].score - by[0].score) : std::nullopt;
}

std::optional<Exact> RubricImpact::mean() const {
    return compared == 0 ? std::nullopt
                         : std::optional(movement / Exact(static_cast<std::int64_t>(compared)));
}

ImpactScorer::ImpactScorer(const Rubric& before, const Rubric& after) : rubrics_{&before, &after} {
    for (std::size_t side = 0; side < 2; ++side) {
        strict_[side] = std::make_unique<Scorer>(*rubrics_[side]);
        ScoreOptions lenient;
        lenient.keep_invalid = true;
        lenient_[side] = std::make_unique<Scorer>(*rubrics_[side], lenient);
    }
}

void ImpactScorer::score(std::size_t side, std::vector<Record>&& records, bool foreign, UnitImpact& unit) {
    ImpactState& state = unit.by[side];
    if (foreign) {
        leave_out_foreign(records, impact_.left_out[side]);
    }
    if (records.empty()) {
        state.status = UnitStatus::rejected;
        state.reason = {"没有这一版细则能识别的记录", "no record that this edition knows"};
        SavedResult nothing;
        nothing.unit = unit.unit;
        nothing.status = UnitStatus::rejected;
        sets_[side].results.push_back(std::move(nothing));
        return;
    }
    const Scorer& scorer = foreign ? *lenient_[side] : *strict_[side];
    const Result result = scorer.score(records);
    state.status = result.status;
    if (!result.scored()) {
        state.reason = why_unscored(result);
    } else {
        state.score = result.score;
        state.exact = result.exact;
        state.eligible = result.eligible;
    }
    unit.unit = result.unit.id;
    unit.name = result.unit.name;
    unit.region = result.unit.region;
    sets_[side].results.push_back(saved(result, *rubrics_[side], sets_[side]));
}

void ImpactScorer::add(std::vector<Record>&& before, std::vector<Record>&& after) {
    const bool faulty_before = has_errors(before);
    const bool faulty_after = has_errors(after);
    UnitImpact unit;
    if (!before.empty()) {
        unit.unit = before.front().unit.id;
    }
    score(1, std::move(after), faulty_after && !faulty_before, unit);
    score(0, std::move(before), faulty_before && !faulty_after, unit);
    impact_.units.push_back(std::move(unit));
}

RubricImpact ImpactScorer::finish() {
    for (std::size_t side = 0; side < 2; ++side) {
        for (const auto& league : rank_results(sets_[side], rule_of(*rubrics_[side]).on(sets_[side]))) {
            for (const auto& ranked : league.units) {
                ImpactState& state = impact_.units[ranked.result].by[side];
                state.rank = ranked.rank;
                state.band = ranked.band;
                state.band_title = rubrics_[side]->band_title(ranked.band);
            }
        }
        sets_[side] = ResultSet();
    }
    std::vector<std::pair<Exact, Exact>> scores;
    for (const auto& unit : impact_.units) {
        const auto moved = unit.moved();
        if (!moved) {
            const bool rejected = std::any_of(unit.by.begin(), unit.by.end(), [](const ImpactState& each) {
                return each.status == UnitStatus::rejected;
            });
            ++(rejected ? impact_.rejected : impact_.not_assessed);
            continue;
        }
        ++impact_.compared;
        impact_.up += moved->sign() > 0 ? 1U : 0U;
        impact_.down += moved->sign() < 0 ? 1U : 0U;
        impact_.movement += *moved;
        impact_.band_changed += unit.by[0].band != unit.by[1].band ? 1U : 0U;
        impact_.rank_changed += unit.by[0].rank != unit.by[1].rank ? 1U : 0U;
        scores.emplace_back(unit.by[0].score, unit.by[1].score);
    }
    impact_.tau = kendall_tau_b(std::move(scores));
    std::stable_sort(
        impact_.units.begin(), impact_.units.end(),
        [](const UnitImpact& a, const UnitImpact& b) { return moved_more(a.moved(), b.moved()); });
    return std::move(impact_);
}

}  // namespace ceping
