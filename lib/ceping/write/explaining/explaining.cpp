#include <ceping/write/explaining/explaining.hpp>

#include <ceping/analyse/explaining/margin.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/model/named.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/explaining/phrases.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace ceping {

namespace {

/// Up to a day.
std::chrono::milliseconds time_limit_of(const std::string& text) {
    const auto seconds = Exact::parse(text);
    if (!seconds || seconds->sign() <= 0 || *seconds > 86400) {
        throw UsageError(phrases::time_limit_seconds.with({{"text", text}}));
    }
    return std::chrono::milliseconds((*seconds * 1000).rounded(0, Rounding::half_up).whole().value());
}

}  // namespace

Explaining::Explaining(ExplainingRequest request, const Rubric& rubric, const ScoreOptions& how,
                       Overrides overrides, ExplainingHooks hooks)
    : request_(std::move(request)),
      rubric_(rubric),
      scorer_(rubric, how),
      overrides_(std::move(overrides)),
      hooks_(std::move(hooks)) {
    const std::string& band = request_.to_band;
    if (!request_.time_limit.empty()) {
        time_limit_ = time_limit_of(request_.time_limit);
    }
    if (!request_.to_score.empty()) {
        to_score_ = Exact::parse(request_.to_score);
        if (!to_score_) {
            throw UsageError(phrases::to_score_number.with({{"text", request_.to_score}}));
        }
    }
    to_next_ = band == "next" || (request_.all && band.empty());
    if (!band.empty() && !to_next_) {
        to_band_ = band_named(band, rubric, {"next"});
    }
    if ((to_next_ || request_.margin) && rubric.bands.empty()) {
        throw UsageError(phrases::without_bands.with({}));
    }
    if (!request_.node.empty()) {
        node_ = node_named(request_.node, rubric);
    }
}

std::vector<std::string> Explaining::read(const std::vector<std::string>& inputs, const ReadOptions& how,
                                          unsigned jobs) {
    const RecordDecoder decoder(rubric_);
    std::vector<std::string> evidence;
    units_ = gather_units(
        inputs.size(),
        [&](std::size_t index, const std::function<void(Record &&)>& take) {
            decoder.read(inputs[index], how, take);
        },
        jobs, hooks_.progress(), &evidence);
    if (given_ != nullptr) {
        units_.erase(std::remove_if(units_.begin(), units_.end(),
                                    [&](const auto& unit) { return !given_->has(unit.front().unit.id); }),
                     units_.end());
    }
    return evidence;
}

/// Positions of the units asked for, in that order.
std::vector<std::size_t> Explaining::chosen() const {
    if (request_.units.empty()) {
        if (units_.size() != 1) {
            throw UsageError(phrases::unit_not_said.with({{"units", units_.size()}}));
        }
        return {0};
    }
    return units_named(request_.units, units_.size(), [&](std::size_t i) {
        return UnitName{units_[i].front().unit.id, units_[i].front().unit.name};
    });
}

void Explaining::some(Language language, const std::function<void(Report)>& put) {
    for (const std::size_t at : chosen()) {
        const auto kept = std::make_shared<Explanation>();
        Explanation& explanation = *kept;
        explanation.derivation = derive(rubric_, scorer_, units_[at]);
        const Result& result = explanation.derivation.result;
        tell(result);
        // A plan alone is short; whoever asks for it can ask for the derivation by --node, or without it.
        explanation.node = node_;
        explanation.derive =
            node_ || (!request_.margin && request_.to_band.empty() && request_.to_score.empty());
        if (result.scored()) {
            explanation.goal = goal_of(result);
            if (explanation.goal) {
                explanation.plan = plan_of(*explanation.goal, explanation.derivation, hooks_.progress());
            } else if (to_next_) {
                hooks_.note(phrases::best_already.with({{"unit", result.unit.id}}));
            }
            if (request_.margin) {
                explanation.margin = band_margins(rubric_, result, explanation.derivation.present);
            }
        }
        put(explanation_report(rubric_, kept, overrides_, language));
    }
}

Report Explaining::all(Language language, unsigned jobs) {
    gains_.resize(units_.size());
    std::vector<Result> results(units_.size());
    const auto progress = hooks_.progress();
    for_each_ordered(
        units_.size(), jobs,
        [&](std::size_t at) {
            auto derivation = derive(rubric_, scorer_, units_[at]);
            gains_[at] = gains_of(derivation);
            results[at] = std::move(derivation.result);
        },
        [&](std::size_t at) {
            tell(std::exchange(results[at], {}));
            progress(at + 1, units_.size());
        });
    return gains_report(gains_, rubric_, overrides_, language);
}

std::optional<Goal> Explaining::goal_of(const Result& result) const {
    if (to_score_ || to_band_) {
        return to_score_ ? Goal{{}, *to_score_} : Goal{to_band_, {}};
    }
    return to_next_ ? next_goal(rubric_, result) : std::nullopt;
}

/// `progress`, where there is one, is told how much of the time limit is over.
ImprovementPlan Explaining::plan_of(const Goal& goal, const Derivation& of,
                                    const ExplainingHooks::Progress& progress) const {
    SearchBudget budget;
    if (time_limit_) {
        budget.work = 0;
        budget.more = [start = std::chrono::steady_clock::now(), limit = *time_limit_, &progress] {
            const auto passed = std::chrono::steady_clock::now() - start;
            if (progress) {
                const auto seconds = [](auto time) {
                    return static_cast<std::size_t>(
                        std::chrono::duration_cast<std::chrono::seconds>(time).count());
                };
                progress(seconds(passed), std::max<std::size_t>(1, seconds(limit)));
            }
            return passed < limit;
        };
    }
    return cheapest_plan(rubric_, of.result, goal, of.present, budget, of.needs);
}

NearestGains Explaining::gains_of(const Derivation& derivation) const {
    const Result& result = derivation.result;
    NearestGains out{result.unit.id, result.unit.name, result.status, {}, {}, {}, {}};
    if (result.scored()) {
        out.score = result.score;
        out.band = result.band;
        out.goal = goal_of(result);
        if (out.goal) {
            out.plan = plan_of(*out.goal, derivation, {});
        }
    }
    return out;
}

void Explaining::tell(const Result& result) {
    const auto differences = given_ == nullptr ? std::vector<Words>() : given_->differences(rubric_, result);
    faulty_ = faulty_ || result.status == UnitStatus::rejected || !differences.empty() ||
              std::any_of(result.findings.begin(), result.findings.end(),
                          [](const auto& each) { return each.severity == Severity::error; });
    hooks_.findings(result.findings);
    std::for_each(differences.begin(), differences.end(), hooks_.note);
}

}  // namespace ceping
