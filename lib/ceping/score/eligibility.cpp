// Prerequisites, vetoes and what else a result rests on. Source: ceping-scoring(7), 6 and 8.
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
    const Place place = about.at() < places.size() ? places[about.at()] : record.place;
    const auto& date = record.is_self() ? record.submitted : record.date;
    work.result.grounds.push_back({about, veto, record.method, {}, date, record.assessor, record.at(place)});
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

Confirmation confirmation(UnitWork& work, std::span<const Record* const> counted, PrerequisiteId about) {
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

bool stated(VetoId veto, std::span<const Record* const> counted) {
    return std::any_of(counted.begin(), counted.end(),
                       [veto](const Record* r) { return r->vetoes[veto.at()] == true; });
}

}  // namespace

std::string name_of(const Ruling& ruling) {
    return ruling.document.empty() ? ruling.date.text() : ruling.document;
}

std::vector<VetoId> counting_vetoes(const Rubric& rubric, std::span<const Record* const> counted,
                                    const std::vector<const Ruling*>& rulings) {
    std::vector<VetoId> out;
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const VetoId veto(i);
        const Ruling* ruling = ruling_about(rulings, veto);
        if (ruling != nullptr ? ruling->holds : stated(veto, counted)) {
            out.push_back(veto);
        }
    }
    return out;
}

void judge_eligibility(UnitWork& work, std::span<const Record* const> counted, std::vector<VetoId> vetoes) {
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
        const Confirmation state = confirmation(work, counted, PrerequisiteId(i));
        work.result.prerequisites.push_back(state);
        work.result.eligible = work.result.eligible && state == Confirmation::confirmed;
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        for (const Record* record : counted) {
            if (record->vetoes[i] == true) {
                ground(work, VetoId(i), *record);
            }
        }
        decide(work, VetoId(i), stated(VetoId(i), counted), true);
    }
    work.result.vetoes = std::move(vetoes);
}

}  // namespace ceping
