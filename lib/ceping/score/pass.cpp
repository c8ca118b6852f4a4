// The nodes of one unit under one stage. Source: ceping-scoring(7), 2 to 4, 7 and 8.
#include <ceping/score/engine_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/score/assessors.hpp>
#include <ceping/score/phrases.hpp>

namespace ceping {

namespace {

/// What a record says of a criterion, with its evidence looked at where it is the self record's.
Reading read(UnitWork& work, const Record& record, const GivenAnswer& given) {
    const Item& item = work.rubric.at(given.item);
    const Criterion& criterion = work.criterion(given.item);
    Reading out;
    out.record = &record;
    out.answer = &given;
    if (given.answer.shape == Shape::not_applicable) {
        // An n/a that is not allowed got here only where it counts as not answered.
        out.outcome = criterion.may_not_apply ? Outcome::not_applicable() : Outcome::missing();
        return out;
    }
    work.current = given.item;
    out.outcome = criterion.kind->points(given.answer, item.points);
    const EvidenceRule& rule = criterion.evidence;
    if (rule.zero && record.is_self() && item.section != Section::penalties && out.has_points() &&
        out.outcome.points.sign() > 0 && given.evidence < rule.min) {
        out.withheld = std::exchange(out.outcome.points, Exact());
        work.say("evidence-few", record.at(given.place),
                 {item.id,
                  given.outside > 0 ? phrases::evidence_in_time.with({{"number", given.evidence}})
                                    : listed_evidence(given.evidence),
                  {std::to_string(rule.min), counted(std::to_string(rule.min), "piece")}});
    }
    return out;
}

/// A criterion's outcome becomes its points, after `rounding.criterion`.
void settle(const Rubric& rubric, ItemId position, const Outcome& outcome, NodeState& node, Trace* trace) {
    const Item& item = rubric.at(position);
    switch (outcome.state) {
        case Outcome::State::not_applicable: node.status = NodeStatus::not_applicable; return;
        case Outcome::State::missing:
            node.status = item.section != Section::items ? NodeStatus::scored : NodeStatus::missing;
            break;
        case Outcome::State::points:
            if (const auto& places = rubric.rounding.criterion) {
                node.points = rounded(outcome.points, *places, rubric.rounding.mode, position, trace);
            } else {
                node.points = outcome.points;
            }
            break;
    }
    if (!item.unlimited) {
        node.max = item.points;
    }
}

/// What a ruling makes of a criterion.
Outcome ruled_outcome(const UnitWork& work, ItemId position, const Ruling& ruling, Trace* trace) {
    const Answer* const answer = work.ruled_answer(ruling);
    Outcome out = Outcome::of(ruling.points.value_or(Exact()));
    Rule rule = Rule::ruled_points;
    if (answer != nullptr) {
        out = answer->shape == Shape::not_applicable
                  ? Outcome::not_applicable()
                  : work.criterion(position).kind->points(*answer, work.rubric.at(position).points);
        rule = out.state == Outcome::State::points           ? Rule::ruled_answer
               : out.state == Outcome::State::not_applicable ? Rule::ruled_not_applicable
                                                             : Rule::ruled_points;
    }
    if (out.state == Outcome::State::missing) {
        out = Outcome::of(Exact());
    }
    if (trace != nullptr) {
        Step& step = trace->add(position, rule);
        step.ruling = &ruling;
        if (out.state == Outcome::State::points) {
            step.value = out.points;
        }
    }
    return out;
}

/// Answers to a criterion that are not valid, by those who are asked. Without a trace nobody wants to know.
[[gnu::cold]] void tell_invalid(const UnitWork& work, ItemId position, bool verified, Trace& trace) {
    const Criterion& criterion = *work.rubric.at(position).criterion;
    for (const Record* record : work.used) {
        const bool asked = record->is_self() ? !verified || criterion.methods.empty()
                                             : verified && criterion.names(record->method);
        for (const auto& invalid : record->invalid) {
            if (asked && invalid.item == position) {
                trace.add(position, Rule::invalid_answer, invalid.place).record = record;
            }
        }
    }
}

void apply_ruling(UnitWork& work, ItemId position, const Ruling& ruling, NodeState& node, Trace* trace) {
    const Item& item = work.rubric.at(position);
    const NodeState before = std::exchange(node, NodeState());
    settle(work.rubric, position, ruled_outcome(work, position, ruling, trace), node, trace);
    if (node.points == before.points && node.max == before.max && node.status == before.status) {
        work.say_idle(ruling, item.id);
    }
}

}  // namespace

void read_self(UnitWork& work, Readings& out) {
    out.self.assign(work.rubric.items.size(), Reading());
    const Record* self = work.self;
    if (self == nullptr) {
        return;
    }
    for (const auto& given : self->answers) {
        if (work.applies(given.item)) {
            out.self[given.item.at()] = read(work, *self, given);
        }
    }
    if (!self->submitted || !work.rubric.deadline) {
        return;
    }
    const std::int64_t late = days_between(*work.rubric.deadline, *self->submitted);
    for (const ItemId position : work.plan.criteria) {
        const Item& item = work.rubric.at(position);
        if (item.criterion->kind->from_submission()) {
            work.current = position;
            auto points = work.criterion(position).kind->points_for_delay(late, item.points,
                                                                          item.section == Section::penalties);
            Reading& reading = out.self[position.at()];
            reading.outcome = Outcome::of(std::move(*points));
            reading.record = self;
        }
    }
}

void read_methods(UnitWork& work, Readings& out) {
    out.methods.assign(work.rubric.items.size(), {});
    for (const Record* record : work.used) {
        if (record->is_self()) {
            continue;
        }
        for (const auto& given : record->answers) {
            if (!work.applies(given.item) || !work.rubric.at(given.item).criterion->names(record->method)) {
                continue;
            }
            auto& readings = out.methods[given.item.at()];
            readings.resize(work.rubric.methods.size());
            readings[record->method.at()].push_back(read(work, *record, given));
        }
    }
}

void run_pass(UnitWork& work, const Readings& readings, bool verified, bool ruled, Trace* trace, Pass& pass) {
    const Rubric& rubric = work.rubric;
    pass.nodes.assign(rubric.items.size(), NodeState());
    pass.criteria.assign(verified ? rubric.items.size() : 0, CriterionScore());
    pass.totals = Totals();
    bool any_applies = false;
    const std::vector<std::vector<Reading>> nobody(verified ? rubric.methods.size() : 0);
    for (const ItemId position : work.plan.criteria) {
        const std::size_t index = position.at();
        const Item& item = rubric.at(position);
        work.current = position;
        NodeState& node = pass.nodes[index];
        const Ruling* ruling = ruled ? work.ruling_on(position) : nullptr;
        if (!work.applies(position)) {
            node.status = NodeStatus::not_applicable;
            note(trace, position, Rule::excluded);
            if (ruling != nullptr) {
                work.say_idle(*ruling, item.id);
            }
            continue;
        }
        const Reading& self = readings.self[index];
        const Outcome* outcome = &self.outcome;
        if (trace != nullptr) {
            tell_invalid(work, position, verified, *trace);
        }
        if (!verified || item.criterion->kind->from_submission() || item.criterion->methods.empty()) {
            if (verified) {
                pass.criteria[index] = of_self_alone(self);
            }
            if (trace != nullptr) {
                tell_self_alone(position, self, *trace);
            }
        } else {
            const auto& visits = readings.methods[index];
            CriterionScore& criterion = pass.criteria[index];
            combine_sources(rubric, position, self, visits.empty() ? nobody : visits, criterion, trace);
            outcome = &criterion.outcome;
            if (ruling == nullptr) {
                compare_assessors(item, visits, work.found);
            }
        }
        // Where a ruling follows, what it replaces is never shown rounded.
        settle(rubric, position, *outcome, node, ruling == nullptr ? trace : nullptr);
        if (ruling != nullptr) {
            apply_ruling(work, position, *ruling, node, trace);
        }
        any_applies =
            any_applies || (item.section == Section::items && node.status != NodeStatus::not_applicable);
    }
    pass.any_applies = any_applies;
    if (any_applies) {
        pass.totals.base = sum_up(rubric, work.excluded, pass.nodes, work.current, trace);
    }
}

}  // namespace ceping
