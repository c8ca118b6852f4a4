#include "explain_adapter.hpp"

#include <ceping/analyse/derivation.hpp>
#include <ceping/analyse/improvement.hpp>
#include <ceping/decode/record.hpp>
#include <ceping/decode/rubric.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/explanation.hpp>
#include <ceping/write/results.hpp>

#include <functional>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace plain {
namespace {

using ceping::Exact;

/// Derives every unit that is scored.
void for_each_derived(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                      const EngineOptions& options,
                      const std::function<void(const ceping::Rubric&, const ceping::Derivation&)>& take) {
    ceping::Diagnostics found;
    const auto tree = ceping::read_rubric_text("rubric.yaml", rubric_yaml, found);
    auto rubric = tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
    if (!rubric) {
        throw std::runtime_error("the rubric was refused");
    }
    // The generator knows no effort, which moves no score.
    for (std::size_t i = 0; i < rubric->items.size(); ++i) {
        if (rubric->items[i].criterion) {
            rubric->items[i].criterion->effort = Exact::fraction(static_cast<int>(i % 3) + 1, 2);
        }
    }
    ceping::ScoreOptions how;
    if (!options.stage.empty()) {
        how.stage = options.stage == "self" ? ceping::Stage::self : ceping::Stage::verified;
    }
    how.keep_invalid = options.keep_invalid;
    how.latest_duplicate = options.duplicates_latest;
    const ceping::RecordDecoder decoder(*rubric);
    const ceping::Scorer scorer(*rubric, how);
    auto units =
        ceping::gather_units(inputs.size(),
                             [&](std::size_t index, const std::function<void(ceping::Record &&)>& put) {
                                 ceping::Diagnostics in_file;
                                 ceping::read_text(
                                     inputs[index].first, inputs[index].second, {}, {},
                                     [&](ceping::Document& document) {
                                         decoder.decode(document, put);
                                         return true;
                                     },
                                     in_file);
                             },
                             1, {});
    for (auto& records : units) {
        const auto derivation = ceping::derive(*rubric, how, scorer, records);
        if (!derivation.result.rejected) {
            take(*rubric, derivation);
        }
    }
}

/// One way to change one criterion.
struct Way {
    Exact points;
    Exact cost;
};

/// What the criteria of a unit can come to: what they have first.
std::vector<std::pair<int, std::vector<Way>>> ways_of(const ceping::Rubric& rubric,
                                                      const ceping::Derivation& derivation) {
    std::vector<std::pair<int, std::vector<Way>>> out;
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const auto& item = rubric.items[i];
        const auto& node = derivation.result.nodes[i];
        if (!item.criterion || node.status == ceping::NodeStatus::not_applicable) {
            continue;
        }
        std::vector<Way> ways{{node.points, {}}};
        for (const auto& each : item.criterion->kind->attainable(item.points, derivation.present[i])) {
            const Exact points = ceping::rounded_criterion(rubric, each.points);
            const Exact won =
                item.section == ceping::Section::penalties ? node.points - points : points - node.points;
            if (won.sign() > 0) {
                ways.push_back({points, won * item.criterion->effort});
            }
        }
        if (ways.size() > 1) {
            out.emplace_back(static_cast<int>(i), std::move(ways));
        }
    }
    return out;
}

using Cost = std::pair<Exact, std::size_t>;

/// The least cost of all combinations, by trying each.
class EveryWay {
public:
    EveryWay(const ceping::Rubric& rubric, const ceping::Derivation& derivation,
             const std::vector<std::pair<int, std::vector<Way>>>& ways)
        : standing_(rubric, derivation.result), ways_(ways) {}

    std::optional<Cost> cheapest(const ceping::Goal& goal) {
        best_.reset();
        goal_ = goal;
        from(0, {}, 0);
        return best_;
    }

private:
    void from(std::size_t at, const Exact& cost, std::size_t changes) {
        if (at == ways_.size()) {
            const auto outlook = standing_.outlook();
            const bool met = goal_.band >= 0 ? !standing_.barred() && outlook.band <= goal_.band
                                             : outlook.score >= goal_.score;
            const Cost all{cost, changes};
            if (met && (!best_ || all < *best_)) {
                best_ = all;
            }
            return;
        }
        const auto& [item, ways] = ways_[at];
        for (std::size_t i = 0; i < ways.size(); ++i) {
            standing_.set(item, ways[i].points);
            from(at + 1, cost + ways[i].cost, changes + (i == 0 ? 0 : 1));
        }
        standing_.set(item, ways.front().points);
    }

    ceping::Standing standing_;
    const std::vector<std::pair<int, std::vector<Way>>>& ways_;
    ceping::Goal goal_;
    std::optional<Cost> best_;
};

std::string compared(const ceping::Rubric& rubric, const ceping::Derivation& derivation,
                     const ceping::Goal& goal, EveryWay& every, ComparedPlans& count) {
    const auto plan = ceping::cheapest_plan(rubric, derivation.result, goal, derivation.present);
    const auto best = every.cheapest(goal);
    const bool reached = plan.verdict == ceping::ImprovementPlan::Verdict::reached;
    const bool possible = plan.verdict == ceping::ImprovementPlan::Verdict::possible;
    ++count.compared;
    count.possible += possible ? 1 : 0;
    const std::string what = derivation.result.unit.id + " to " +
                             (goal.band >= 0 ? "band " + std::to_string(goal.band) : goal.score.text()) +
                             ": ";
    if (best.has_value() != (reached || possible)) {
        return what +
               (best ? "there is a way, the plan knows none\n" : "there is no way, the plan has one\n");
    }
    if (best && (best->first != plan.cost || best->second != plan.changes.size())) {
        return what + "cost " + plan.cost.text() + " by " + std::to_string(plan.changes.size()) +
               ", the least is " + best->first.text() + " by " + std::to_string(best->second) + "\n";
    }
    if (possible && !(goal.band >= 0 ? plan.then.band <= goal.band : plan.then.score >= goal.score)) {
        return what + "the plan does not get there\n";
    }
    return {};
}

}  // namespace

std::vector<ExplainedUnit> explain_units(const std::string& rubric_yaml,
                                         const std::vector<EngineInput>& inputs,
                                         const EngineOptions& options) {
    std::vector<ExplainedUnit> out;
    for_each_derived(rubric_yaml, inputs, options,
                     [&](const ceping::Rubric& rubric, const ceping::Derivation& derivation) {
                         ceping::Explanation explanation;
                         explanation.derivation = derivation;
                         ExplainedUnit unit;
                         const auto writer = ceping::make_explanation_writer("text", rubric, {});
                         writer->put(explanation, [&](std::string_view bytes) { unit.text += bytes; });
                         unit.line = ceping::make_ndjson_writer(rubric, {})->row(derivation.result);
                         out.push_back(std::move(unit));
                     });
    return out;
}

ComparedPlans compare_plans(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                            const EngineOptions& options, std::size_t most) {
    ComparedPlans out;
    for_each_derived(
        rubric_yaml, inputs, options,
        [&](const ceping::Rubric& rubric, const ceping::Derivation& derivation) {
            const auto ways = ways_of(rubric, derivation);
            std::size_t combinations = 1;
            for (const auto& [item, each] : ways) {
                combinations *= each.size();
                if (combinations > most) {
                    return;
                }
            }
            const ceping::Standing now(rubric, derivation.result);
            const auto outlook = now.outlook();
            if (outlook.score != derivation.result.score || outlook.band != derivation.result.band) {
                out.differences += derivation.result.unit.id + ": as it stands it is not what was scored\n";
            }
            EveryWay every(rubric, derivation, ways);
            for (int band = 0; band < derivation.result.band; ++band) {
                out.differences += compared(rubric, derivation, {band, {}}, every, out);
            }
            for (const int share : {60, 85, 100}) {
                const Exact score = rubric.total * share / 100;
                out.differences += compared(rubric, derivation, {-1, score}, every, out);
            }
        });
    return out;
}

}  // namespace plain
