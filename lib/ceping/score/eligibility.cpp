// Prerequisites, vetoes and what else a result rests on. Source: ceping-scoring(7), 6 and 8.
#include <ceping/model/applicability.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/score/engine_parts.hpp>

#include <algorithm>
#include <type_traits>

namespace ceping {

namespace {

void ground(UnitWork& work, const RuledId& about, const Ruling& ruling) {
    work.result.grounds.push_back(
        {about, ruling.holds, {}, name_of(ruling), ruling.date, ruling.by, ruling.where});
}

/// A record speaks against the unit.
template <typename Id>
void ground(UnitWork& work, Id about, const Record& record) {
    constexpr bool veto = std::is_same_v<Id, VetoId>;
    const auto& places = veto ? record.veto_places : record.prerequisite_places;
    const bool placed = about.at() < places.size() && places[about.at()] != Place{};
    const Place place = placed ? places[about.at()] : record.place;
    const auto& date = record.is_self() ? record.submitted : record.date;
    Ground out{about, veto, record.method, {}, date, record.assessor, record.at(place)};
    if constexpr (veto) {
        out.day = record.veto_dates.empty() ? std::nullopt : record.veto_dates[about.at()];
    }
    work.result.grounds.push_back(std::move(out));
}

/// What a ruling decides of what the records say, if there is one; as a step, too.
template <typename Id>
bool decide(UnitWork& work, Id about, bool said, bool idle_where_same) {
    const Ruling* ruling = work.ruling_on(about);
    const bool out = ruling != nullptr ? ruling->holds : said;
    if (ruling != nullptr) {
        ground(work, about, *ruling);
        if (idle_where_same && out == said) {
            work.say_idle(*ruling, work.rubric.id_of(about));
        }
    }
    if (work.trace != nullptr) {
        constexpr Rule rule = std::is_same_v<Id, VetoId> ? Rule::veto : Rule::prerequisite;
        Step& step = work.trace->add({}, rule, about);
        step.holds = out;
        step.ruling = ruling;
    }
    return out;
}

/// Records that state a veto in vain, as steps: where it is not for the unit, or those that date it outside of its window.
void tell_in_vain(UnitWork& work, std::span<const Record* const> counted, VetoId veto, Rule rule) {
    if (work.trace == nullptr) {
        return;
    }
    for (const Record* record : counted) {
        if (record->vetoes[veto.at()] == true &&
            (rule == Rule::veto_excluded || is_outside_window(work.rubric, veto, *record))) {
            work.trace->add({}, rule, veto).record = record;
        }
    }
}

/// A ruling on what is not for the unit.
void say_idle_where_ruled(UnitWork& work, const RuledId& about) {
    if (const Ruling* ruling = work.ruling_on(about)) {
        work.say_idle(*ruling, work.rubric.id_of(about));
    }
}

/// A prerequisite that follows from a node.
Confirmation following(UnitWork& work, PrerequisiteId about, const std::vector<NodeState>& nodes) {
    const NodeCondition& condition = *work.rubric.prerequisite(about).follows;
    const bool out = decide(work, about, holds(condition, nodes), true);
    if (work.trace != nullptr) {
        const NodeState& state = nodes[condition.item.at()];
        Step& step = work.trace->steps.back();
        if (state.status != NodeStatus::not_applicable) {
            step.operands = {{state.points}, {*condition.min_rate}, {state.max}};
        }
    }
    return out ? Confirmation::confirmed : Confirmation::denied;
}

Confirmation confirmation(UnitWork& work, std::span<const Record* const> counted, PrerequisiteId about,
                          const std::vector<NodeState>& nodes) {
    const Condition& prerequisite = work.rubric.prerequisite(about);
    if (!concerns(prerequisite, work.primary().unit)) {
        say_idle_where_ruled(work, about);
        note(work.trace, {}, Rule::prerequisite_excluded, about);
        return Confirmation::not_applicable;
    }
    if (prerequisite.follows) {
        return following(work, about, nodes);
    }
    Confirmation state = Confirmation::unstated;
    for (const Record* record : counted) {
        const auto& said = record->prerequisites[about.at()];
        if (said == false) {
            ground(work, about, *record);
            state = Confirmation::denied;
        } else if (said == true && state != Confirmation::denied) {
            state = Confirmation::confirmed;
        }
    }
    const bool unstated = state == Confirmation::unstated;
    const bool ruled = work.ruling_on(about) != nullptr;
    if (decide(work, about, state == Confirmation::confirmed, !unstated)) {
        return Confirmation::confirmed;
    }
    return ruled ? Confirmation::denied : state;
}

/// Whether a record states a veto so that it counts.
bool states(const Rubric& rubric, VetoId veto, const Record& record) {
    return record.vetoes[veto.at()] == true && !is_outside_window(rubric, veto, record);
}

bool stated(const Rubric& rubric, VetoId veto, std::span<const Record* const> counted) {
    return std::any_of(counted.begin(), counted.end(),
                       [&](const Record* record) { return states(rubric, veto, *record); });
}

}  // namespace

std::string name_of(const Ruling& ruling) {
    return ruling.document.empty() ? ruling.date.text() : ruling.document;
}

bool is_outside_window(const Rubric& rubric, VetoId veto, const Record& record) {
    const auto& months = rubric.veto(veto).months;
    if (!months || record.veto_dates.empty() || !record.veto_dates[veto.at()]) {
        return false;
    }
    const auto [first, last] = window_of(rubric, *months);
    return *record.veto_dates[veto.at()] < first || last < *record.veto_dates[veto.at()];
}

std::vector<VetoId> counting_vetoes(const Rubric& rubric, const Unit& unit,
                                    std::span<const Record* const> counted,
                                    const std::vector<const Ruling*>& rulings) {
    std::vector<VetoId> out;
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const VetoId veto(i);
        const Ruling* ruling = ruling_about(rulings, veto);
        if (concerns(rubric.veto(veto), unit) &&
            (ruling != nullptr ? ruling->holds : stated(rubric, veto, counted))) {
            out.push_back(veto);
        }
    }
    return out;
}

void judge_eligibility(UnitWork& work, std::span<const Record* const> counted, std::vector<VetoId> vetoes,
                       const std::vector<NodeState>& nodes) {
    const Rubric& rubric = work.rubric;
    for (std::size_t i = 0; i < rubric.items.size() && !work.rulings.empty(); ++i) {
        const ItemId item(i);
        const Ruling* ruling = work.ruling_on(item);
        if (ruling != nullptr && work.applies(item)) {
            ground(work, item, *ruling);
        }
    }
    work.result.eligible = vetoes.empty();
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const Confirmation state = confirmation(work, counted, PrerequisiteId(i), nodes);
        work.result.prerequisites.push_back(state);
        work.result.eligible = work.result.eligible &&
                               (state == Confirmation::confirmed || state == Confirmation::not_applicable);
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const VetoId veto(i);
        if (!concerns(rubric.veto(veto), work.primary().unit)) {
            say_idle_where_ruled(work, veto);
            tell_in_vain(work, counted, veto, Rule::veto_excluded);
            continue;
        }
        for (const Record* record : counted) {
            if (states(rubric, veto, *record)) {
                ground(work, veto, *record);
            }
        }
        decide(work, veto, stated(rubric, veto, counted), true);
        if (work.ruling_on(veto) == nullptr) {
            tell_in_vain(work, counted, veto, Rule::veto_outside);
        }
    }
    work.result.vetoes = std::move(vetoes);
}

}  // namespace ceping
