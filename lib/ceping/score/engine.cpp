#include <ceping/score/engine.hpp>

#include <ceping/score/engine_parts.hpp>
#include <ceping/score/stated.hpp>
#include <ceping/score/versions.hpp>

#include <ceping/base/error.hpp>
#include <ceping/model/applicability.hpp>

#include <utility>

namespace ceping {

Scorer::Plan::Plan(const Rubric& of, ScoreOptions chosen)
    : rubric(of), options(chosen), limits(of), compared(compared_facts(of)) {
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        if (rubric.items[i].criterion) {
            criteria.emplace_back(i);
        }
        if (rubric.items[i].is_of_group()) {
            of_groups.emplace_back(i);
        }
    }
    try {
        Exact sum;
        for (const ItemId position : criteria) {
            const Item& item = rubric.at(position);
            sum += item.section == Section::items ? item.points : Exact();
        }
        declared = std::move(sum);
    } catch (const NumberTooLarge&) {
        // Told when a unit is scored.
    }
}

namespace {

/// Lists that are as long as the rubric, kept by the thread from unit to unit.
struct Scratch {
    Pass self_pass;
    Pass second_pass;
    std::vector<std::uint8_t> excluded;
    Readings readings;

    static Scratch& of_thread() {
        thread_local Scratch scratch;
        return scratch;
    }
};

/// The shares `answered` and `verified`, by declared points of what applies. Source: ceping-result(5).
void add_shares(UnitWork& work, const Pass& pass) {
    // From the whole down: few criteria are not applicable or missing.
    const Scorer::Plan& plan = work.plan;
    const Rubric& rubric = plan.rubric;
    if (!plan.declared) {
        throw NumberTooLarge();
    }
    Exact all = *plan.declared;
    Exact missing;
    Exact verified;
    for (const ItemId position : plan.criteria) {
        const std::size_t index = position.at();
        const Item& item = rubric.at(position);
        if (item.section != Section::items) {
            continue;
        }
        const NodeStatus status = pass.nodes[index].status;
        if (status == NodeStatus::not_applicable) {
            all -= item.points;
            continue;
        }
        if (status == NodeStatus::missing) {
            missing += item.points;
        }
        const bool by_method = !pass.criteria.empty() && !pass.criteria[index].by.empty();
        if (by_method && work.ruling_on(position) == nullptr) {
            verified += item.points;
        }
    }
    work.result.answered = (all - missing) / all;
    work.result.verified = verified / all;
}

/// What all details of a result say of a criterion.
void add_details(const UnitWork& work, const Reading& self, std::size_t position, Pass& pass,
                 NodeScore& out) {
    const Item& item = work.rubric.items[position];
    if (out.status != NodeStatus::not_applicable && item.section == Section::items) {
        out.lost = *out.max - out.points;
    } else if (out.status != NodeStatus::not_applicable && item.section == Section::penalties) {
        out.lost = out.points;
    }
    const GivenAnswer* made_by = self.has_points() ? self.answer : nullptr;
    if (work.result.stage == Stage::verified) {
        CriterionScore& criterion = pass.criteria[position];
        // The self record's own points, never rounded: nothing where it says n/a or is not asked.
        if (work.self != nullptr && work.applies(ItemId(position)) &&
            self.outcome.state != Outcome::State::not_applicable) {
            out.claimed = self.outcome.points;
        }
        out.by = std::move(criterion.by);
        made_by = criterion.made_by.size() == 1 ? criterion.made_by.front() : nullptr;
    }
    // Events have no short form, and may name who was concerned.
    const bool shown = made_by != nullptr && made_by->answer.shape != Shape::events;
    if (shown && out.status != NodeStatus::not_applicable && out.ruled.empty()) {
        out.answer = criterion_for(item, work.primary().unit).kind->shown(made_by->answer);
    }
}

void add_nodes(UnitWork& work, const Readings& readings, Pass& pass) {
    const bool full = work.plan.options.detail == Detail::full;
    work.result.nodes.resize(work.rubric.items.size());
    for (std::size_t i = 0; i < work.rubric.items.size(); ++i) {
        NodeState& state = pass.nodes[i];
        NodeScore& out = work.result.nodes[i];
        out.points = std::move(state.points);
        if (!work.rubric.items[i].unlimited) {
            out.max = std::move(state.max);
        }
        out.status = state.status;
        out.gated = state.gated;
        const Ruling* ruling = work.ruling_on(ItemId(i));
        if (ruling != nullptr && work.applies(ItemId(i))) {
            out.ruled = name_of(*ruling);
        }
        if (full && work.rubric.items[i].criterion) {
            add_details(work, readings.self[i], i, pass, out);
        }
    }
}

/// What a group adds or takes of its own is left out where nothing in the group applies, which no `when` told before.
void leave_out_with_groups(UnitWork& work, Pass& pass) {
    for (const ItemId extra : work.plan.of_groups) {
        const ItemId group = work.rubric.at(extra).parent;
        if (!work.applies(extra) || pass.nodes[group.at()].status != NodeStatus::not_applicable) {
            continue;
        }
        work.excluded[extra.at()] = 1;
        if (!pass.criteria.empty()) {
            pass.criteria[extra.at()] = CriterionScore();
        }
        if (const Ruling* ruling = work.ruling_on(extra)) {
            work.say_idle(*ruling, work.rubric.at(extra).id);
        }
        for (const Record* record : work.used) {
            for (const auto& given : record->answers) {
                if (given.item == extra) {
                    work.say("answer-excluded", record->at(given.place), {work.rubric.at(extra).id});
                }
            }
        }
    }
}

void score_admitted(UnitWork& work, Scratch& scratch) {
    const Rubric& rubric = work.rubric;
    const Limits& limits = work.plan.limits;
    Result& result = work.result;
    Readings& readings = scratch.readings;
    const bool verified = result.stage == Stage::verified;
    const bool again = verified || !work.rulings.empty();

    read_self(work, readings);
    std::vector<VetoId> vetoes;
    scratch.self_pass.any_applies = false;
    const std::span<const Record* const> self_alone(&work.self, 1);
    if (work.self != nullptr) {
        Pass& pass = scratch.self_pass;
        Trace* trace = again ? nullptr : work.trace;
        run_pass(work, readings, false, false, trace, pass);
        if (pass.any_applies) {
            vetoes = counting_vetoes(rubric, work.primary().unit, self_alone, {});
            pass.totals = total_up(rubric, limits, std::move(pass.totals.base), pass.nodes, vetoes,
                                   work.current, trace);
            result.claimed = pass.totals.score;
            compare_stated(rubric, *work.self, pass.nodes, pass.totals, work.found);
        }
    }
    const std::span<const Record* const> counted =
        verified ? std::span<const Record* const>(work.used) : self_alone;
    if (verified) {
        read_methods(work, readings);
    }
    Pass& pass = again ? scratch.second_pass : scratch.self_pass;
    if (again) {
        run_pass(work, readings, verified, true, work.trace, pass);
    }
    if (!pass.any_applies) {
        work.say("nothing-applies", work.primary().at(work.primary().unit_place), {work.id()});
        result.status = UnitStatus::not_assessed;
        return;
    }
    leave_out_with_groups(work, pass);
    if (again) {
        vetoes = counting_vetoes(rubric, work.primary().unit, counted, work.rulings);
        pass.totals = total_up(rubric, limits, std::move(pass.totals.base), pass.nodes, vetoes, work.current,
                               work.trace);
    }
    result.base = pass.totals.base;
    result.bonus = pass.totals.bonus;
    result.penalty = pass.totals.penalty;
    result.exact = pass.totals.exact;
    result.score = pass.totals.score;
    add_shares(work, pass);
    judge_eligibility(work, counted, std::move(vetoes), pass.nodes);
    result.band = band_of(rubric, work.primary().unit, result.score, result.eligible, pass.nodes, work.trace);
    if (work.plan.options.detail != Detail::score) {
        add_nodes(work, readings, pass);
    }
}

}  // namespace

Scorer::Scorer(const Rubric& rubric, ScoreOptions options)
    : plan_(std::make_unique<const Plan>(rubric, options)) {}

Scorer::~Scorer() = default;

Result Scorer::score(std::span<Record> records, Trace* trace) const {
    choose_versions(plan_->rubric, records, plan_->options.latest_duplicate);
    Scratch& scratch = Scratch::of_thread();
    UnitWork work{*plan_, plan_->rubric, trace, scratch.excluded};
    choose_records(records, work);
    const Record& primary = work.primary();
    if (admit(work)) {
        try {
            score_admitted(work, scratch);
            if (work.self == nullptr && work.result.stage == Stage::verified) {
                work.say("visit-without-self", primary.at(primary.id_place), {work.id()});
            }
        } catch (const NumberTooLarge&) {
            const std::string& id = work.current ? work.rubric.at(work.current).id : work.rubric.id;
            work.reject("score-overflow", primary.at(primary.unit_place), {id});
        }
    } else {
        work.result.status = UnitStatus::rejected;
    }
    if (trace != nullptr) {
        trace->self = work.self;
    }
    if (!work.result.scored()) {
        const UnitStatus status = work.result.status;
        work.result = Result();
        work.result.status = status;
    }
    work.result.unit = primary.unit;
    for (const Record* record : work.used) {
        work.result.inputs.push_back(
            {record->path, record->digest, record->method, record->date ? record->date : record->submitted});
    }
    work.result.findings = gather_findings(work.used, std::move(work.found));
    return std::move(work.result);
}

}  // namespace ceping
