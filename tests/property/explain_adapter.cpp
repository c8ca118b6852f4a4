#include "explain_adapter.hpp"

#include <ceping/analyse/explaining/derivation.hpp>
#include <ceping/analyse/explaining/margin.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/trace.hpp>
#include <ceping/write/explaining/explanation.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/results/results.hpp>

#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

namespace plain {
namespace {

using ceping::Exact;

using TakeUnit =
    std::function<void(const ceping::Rubric&, const ceping::Scorer&, std::vector<ceping::Record>&)>;

void for_each_unit(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                   const EngineOptions& options, const TakeUnit& take) {
    ceping::Diagnostics found;
    const auto tree = ceping::read_rubric_text("rubric.yaml", rubric_yaml, found);
    auto rubric = tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
    if (!rubric) {
        throw std::runtime_error("the rubric was refused");
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
        take(*rubric, scorer, records);
    }
}

/// Derives every unit that is scored.
void for_each_derived(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                      const EngineOptions& options,
                      const std::function<void(const ceping::Rubric&, const ceping::Derivation&)>& take) {
    for_each_unit(rubric_yaml, inputs, options,
                  [&](const ceping::Rubric& rubric, const ceping::Scorer& scorer,
                      std::vector<ceping::Record>& records) {
                      const auto derivation = ceping::derive(rubric, scorer, records);
                      if (derivation.result.scored()) {
                          take(rubric, derivation);
                      }
                  });
}

/// All that a result says.
std::string all_of(const ceping::Rubric& rubric, const ceping::Result& result) {
    std::string out = ceping::make_ndjson_writer(rubric, {})->row(result);
    for (const auto& finding : result.findings) {
        out += finding.line(ceping::Language::en) + "\n";
    }
    return out;
}

/// The last value that a trace has of a node, or of the whole.
Exact last_value(const ceping::Trace& trace, ceping::ItemId node) {
    Exact out;
    for (const auto& step : trace.steps) {
        if (step.node == node && step.value) {
            out = *step.value;
        }
    }
    return out;
}

ToldPlan told_plan(const ceping::Rubric& rubric, const ceping::Derivation& derivation, const PlanGoal& goal) {
    const ceping::Goal asked = goal.band >= 0
                                   ? ceping::Goal{ceping::BandId(static_cast<std::size_t>(goal.band)), {}}
                                   : ceping::Goal{{}, Exact::parse(goal.score).value()};
    const auto plan = ceping::cheapest_plan(rubric, derivation.result, asked, derivation.present);
    using Verdict = ceping::ImprovementPlan::Verdict;
    ToldPlan out;
    out.possible = plan.verdict == Verdict::reached || plan.verdict == Verdict::possible;
    out.proven = plan.verdict != Verdict::possible || plan.proven;
    out.cost = plan.cost.text();
    out.changes = plan.changes.size();
    Exact adds;
    for (const auto& change : plan.changes) {
        adds += change.adds;
    }
    const ceping::Standing now(rubric, derivation.result);
    out.adds_up = plan.verdict != Verdict::possible || now.outlook().exact + adds == plan.then.exact;
    return out;
}

}  // namespace

std::vector<ExplainedUnit> explain_units(const std::string& rubric_yaml,
                                         const std::vector<EngineInput>& inputs,
                                         const EngineOptions& options) {
    std::vector<ExplainedUnit> out;
    for_each_derived(rubric_yaml, inputs, options,
                     [&](const ceping::Rubric& rubric, const ceping::Derivation& derivation) {
                         const auto explanation = std::make_shared<ceping::Explanation>();
                         explanation->derivation = derivation;
                         ExplainedUnit unit;
                         ceping::write_report_text(
                             ceping::explanation_report(rubric, explanation, {}, ceping::Language::en), {},
                             [&](std::string_view bytes) { unit.text += bytes; });
                         unit.line = ceping::make_ndjson_writer(rubric, {})->row(derivation.result);
                         out.push_back(std::move(unit));
                     });
    return out;
}

std::string trace_faults(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                         const EngineOptions& options, std::size_t& nodes) {
    std::string out;
    for_each_unit(
        rubric_yaml, inputs, options,
        [&](const ceping::Rubric& rubric, const ceping::Scorer& scorer,
            std::vector<ceping::Record>& records) {
            ceping::Trace trace;
            const auto result = scorer.score(records);
            const std::string once = all_of(rubric, result);
            const std::string& id = result.unit.id;
            out +=
                all_of(rubric, scorer.score(records, &trace)) == once ? "" : id + ": differs with a trace\n";
            out += all_of(rubric, scorer.score(records)) == once ? "" : id + ": differs the second time\n";
            if (!result.scored()) {
                return;
            }
            const auto compare = [&](const std::string& what, ceping::ItemId node, const Exact& points) {
                ++nodes;
                const Exact traced = last_value(trace, node);
                out += traced == points ? ""
                                        : id + ", " + what + ": the trace ends with " + traced.text() +
                                              ", it is " + points.text() + "\n";
            };
            for (std::size_t i = 0; i < rubric.items.size(); ++i) {
                if (result.nodes[i].status != ceping::NodeStatus::not_applicable) {
                    compare(rubric.items[i].id, ceping::ItemId(i), result.nodes[i].points);
                }
            }
            compare("the whole", {}, result.score);
        });
    return out;
}

std::vector<ToldUnit> tell_plans(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                                 const EngineOptions& options, const std::vector<PlanGoal>& goals) {
    std::vector<ToldUnit> out;
    for_each_derived(
        rubric_yaml, inputs, options,
        [&](const ceping::Rubric& rubric, const ceping::Derivation& derivation) {
            ToldUnit unit;
            unit.id = derivation.result.unit.id;
            for (const auto& goal : goals) {
                unit.plans.push_back(told_plan(rubric, derivation, goal));
            }
            for (const auto& loss : ceping::band_margins(rubric, derivation.result, derivation.present)) {
                unit.margins.emplace_back(rubric.at(loss.item).id, loss.cost.text());
            }
            out.push_back(std::move(unit));
        });
    return out;
}

}  // namespace plain
