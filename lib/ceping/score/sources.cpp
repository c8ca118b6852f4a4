#include <ceping/score/sources.hpp>

#include <ceping/base/text.hpp>
#include <ceping/score/trace.hpp>

#include <algorithm>
#include <cstddef>

namespace ceping {

namespace {

using State = Outcome::State;

void use(std::vector<const GivenAnswer*>& used, const GivenAnswer* answer) {
    if (answer != nullptr && !among(answer, used)) {
        used.push_back(answer);
    }
}

/// What a record said, as far as anything.
void tell_reading(ItemId item, const Reading& reading, Trace* trace) {
    if (trace == nullptr || reading.record == nullptr) {
        return;
    }
    const auto tell = [&](Rule rule) -> Step& {
        Step& step = trace->add(item, rule);
        step.record = reading.record;
        step.answer = reading.answer;
        return step;
    };
    const Exact& points = reading.outcome.points;
    if (reading.answer == nullptr) {
        tell(Rule::submission).value = points;
    } else if (reading.has_points()) {
        tell(Rule::answer).value = reading.withheld.is_zero() ? points : reading.withheld;
        if (!reading.withheld.is_zero()) {
            tell(Rule::evidence_wanting).value = points;
        }
    } else if (reading.answer->answer.shape == Shape::not_applicable) {
        tell(Rule::said_not_applicable);
    } else {
        tell(reading.outcome.state == State::not_applicable ? Rule::zero_denominator : Rule::small_sample);
    }
}

/// Where nothing gives points.
void tell_without_points(ItemId item, State state, Trace* trace) {
    if (state == State::not_applicable) {
        note(trace, item, Rule::not_applicable);
    } else if (state == State::missing) {
        note_value(trace, item, Rule::missing, Exact());
    }
}

/// What one method, or the self share, brings to a criterion.
struct Share {
    enum class State { points, left_out, silent };
    State state = State::silent;
    Exact points;

    [[nodiscard]] bool answered() const { return state == State::points; }
};

/// One criterion while its sources are put together.
class Combination {
public:
    Combination(const Rubric& rubric, ItemId item, const Reading& self, CriterionScore& out, Trace* trace)
        : rubric_(rubric), position_(item), item_(rubric.at(item)), self_(self), out_(out), trace_(trace) {}

    void run(const std::vector<std::vector<Reading>>& readings) {
        const auto& shares = item_.criterion->methods;
        std::vector<Share> given(shares.size());
        bool anyone = false;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const MethodId method = shares[i].method;
            if (!method) {
                given[i] = of_self();
            } else {
                given[i] = of_method(method, readings[method.at()]);
                if (given[i].answered()) {
                    out_.by.emplace_back(method, given[i].points);
                }
            }
            anyone = anyone || given[i].answered();
        }
        std::sort(out_.by.begin(), out_.by.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        weigh(given, anyone);
    }

private:
    /// The self record is told of once, however often it steps in.
    Share of_self() {
        if (!self_told_) {
            tell_reading(position_, self_, trace_);
            self_told_ = true;
        }
        if (self_.outcome.state == State::not_applicable) {
            return {Share::State::left_out, {}};
        }
        if (!self_.has_points()) {
            return {};
        }
        use(out_.made_by, self_.answer);
        return {Share::State::points, self_.outcome.points};
    }

    Share of_method(MethodId method, const std::vector<Reading>& readings) {
        std::vector<const Reading*> visits;
        bool left_out = false;
        for (const auto& reading : readings) {
            tell_reading(position_, reading, trace_);
            if (reading.has_points()) {
                visits.push_back(&reading);
            }
            left_out = left_out || reading.outcome.state == State::not_applicable;
        }
        if (visits.empty()) {
            return {left_out ? Share::State::left_out : Share::State::silent, {}};
        }
        const std::vector<const Reading*> kept = visits_that_count(rubric_.method(method).visits, visits);
        Exact points;
        for (const Reading* each : kept) {
            points += each->outcome.points;
            use(out_.made_by, each->answer);
        }
        if (kept.size() > 1) {
            points /= Exact(static_cast<std::int64_t>(kept.size()));
        }
        if (trace_ != nullptr && visits.size() > 1) {
            Step& step = trace_->add_value(position_, Rule::visits, points, method);
            for (const Reading* each : visits) {
                const bool counts = among(each, kept);
                step.operands.push_back({each->outcome.points, {}, counts ? 1 : 0});
            }
        }
        return {Share::State::points, std::move(points)};
    }

    static std::vector<const Reading*> visits_that_count(Visits rule,
                                                         const std::vector<const Reading*>& visits) {
        const auto less = [](const Reading* a, const Reading* b) {
            return a->outcome.points < b->outcome.points;
        };
        if (rule == Visits::lowest) {
            return {*std::min_element(visits.begin(), visits.end(), less)};
        }
        if (rule == Visits::latest) {
            // Undated before dated; of equal dates the later in input order.
            const Reading* last = visits.front();
            for (const Reading* each : visits) {
                if (!(each->record->date < last->record->date)) {
                    last = each;
                }
            }
            return {last};
        }
        std::vector<const Reading*> kept = visits;
        if (rule == Visits::trimmed && kept.size() >= 3) {
            kept.erase(std::max_element(kept.begin(), kept.end(), less));
            kept.erase(std::min_element(kept.begin(), kept.end(), less));
        }
        return kept;
    }

    /// What counts where a share said nothing.
    Share stand_in(MethodId method) {
        const bool self = method && rubric_.unverified == Unverified::self;
        note(trace_, position_, self ? Rule::self_stands_in : Rule::nothing_said, method);
        return self ? of_self() : Share();
    }

    void weigh(std::vector<Share>& given, bool anyone) {
        const auto& shares = item_.criterion->methods;
        std::vector<Operand> operands;
        Exact sum;
        Exact weights;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            Share& share = given[i];
            if (share.state == Share::State::silent) {
                if (item_.section != Section::items && anyone) {
                    continue;
                }
                share = stand_in(shares[i].method);
            }
            if (share.state == Share::State::left_out) {
                note(trace_, position_, Rule::method_left_out, shares[i].method);
                continue;
            }
            out_.answered = out_.answered || share.answered();
            sum += shares[i].weight * share.points;
            weights += shares[i].weight;
            if (trace_ != nullptr) {
                operands.push_back({share.points, {}, shares[i].weight});
            }
        }
        if (weights.is_zero()) {
            out_.outcome = Outcome::not_applicable();
        } else if (!out_.answered) {
            out_.outcome = Outcome::missing();
        } else {
            out_.outcome = Outcome::of(sum / weights);
            if (trace_ != nullptr) {
                Step& step = trace_->add_value(position_, Rule::methods, out_.outcome.points);
                step.operands = std::move(operands);
                step.answer = out_.made_by.size() == 1 ? out_.made_by.front() : nullptr;
            }
        }
        tell_without_points(position_, out_.outcome.state, trace_);
    }

    const Rubric& rubric_;
    ItemId position_;
    const Item& item_;
    const Reading& self_;
    CriterionScore& out_;
    Trace* trace_;
    bool self_told_ = false;
};

}  // namespace

CriterionScore of_self_alone(const Reading& self) {
    CriterionScore out;
    out.outcome = self.outcome;
    out.answered = self.has_points();
    if (self.has_points() && self.answer != nullptr) {
        out.made_by = {self.answer};
    }
    return out;
}

void tell_self_alone(ItemId item, const Reading& self, Trace& trace) {
    tell_reading(item, self, &trace);
    tell_without_points(item, self.outcome.state, &trace);
}

void combine_sources(const Rubric& rubric, ItemId item, const Reading& self,
                     const std::vector<std::vector<Reading>>& readings, CriterionScore& out, Trace* trace) {
    Combination(rubric, item, self, out, trace).run(readings);
}

}  // namespace ceping
