// Prerequisites, vetoes and what else a result rests on. Source: ceping-scoring(7), 6 and 8.
#include <ceping/score/engine_parts.hpp>

#include <algorithm>

namespace ceping {

namespace {

using About = Ground::About;

void ground(UnitWork& work, About about, std::size_t position, const Ruling& ruling) {
    work.result.grounds.push_back(
        {about, position, ruling.holds, {}, name_of(ruling), ruling.date, ruling.by, ruling.where});
}

/// A record speaks against the unit.
void ground(UnitWork& work, About about, std::size_t position, const Record& record) {
    const bool veto = about == About::veto;
    const auto& places = veto ? record.veto_places : record.prerequisite_places;
    const Place place = position < places.size() ? places[position] : record.place;
    const auto& date = record.is_self() ? record.submitted : record.date;
    work.result.grounds.push_back(
        {about, position, veto, record.method, {}, date, record.assessor, record.at(place)});
}

/// What a ruling decides of what the records say, if there is one; as a step, too.
bool decide(UnitWork& work, About about, std::size_t position, bool said, bool idle_where_same) {
    const bool veto = about == About::veto;
    const Ruling* ruling = work.ruling_on(veto ? Ruling::About::veto : Ruling::About::prerequisite, position);
    const bool out = ruling != nullptr ? ruling->holds : said;
    if (ruling != nullptr) {
        ground(work, about, position, *ruling);
        if (idle_where_same && out == said) {
            const auto& list = veto ? work.rubric.vetoes : work.rubric.prerequisites;
            work.say_idle(*ruling, list[position].id);
        }
    }
    if (work.trace != nullptr) {
        Step& step = veto ? work.trace->add({}, Rule::veto, VetoId(position))
                          : work.trace->add({}, Rule::prerequisite, PrerequisiteId(position));
        step.holds = out;
        step.ruling = ruling;
    }
    return out;
}

Confirmation confirmation(UnitWork& work, std::span<const Record* const> counted, std::size_t position) {
    Confirmation state = Confirmation::unstated;
    for (const Record* record : counted) {
        const auto& said = record->prerequisites[position];
        if (said == false) {
            ground(work, About::prerequisite, position, *record);
            state = Confirmation::denied;
        } else if (said == true && state != Confirmation::denied) {
            state = Confirmation::confirmed;
        }
    }
    const bool unstated = state == Confirmation::unstated;
    const bool ruled = work.ruling_on(Ruling::About::prerequisite, position) != nullptr;
    if (decide(work, About::prerequisite, position, state == Confirmation::confirmed, !unstated)) {
        return Confirmation::confirmed;
    }
    return ruled ? Confirmation::denied : state;
}

bool stated(std::size_t veto, std::span<const Record* const> counted) {
    return std::any_of(counted.begin(), counted.end(),
                       [veto](const Record* r) { return r->vetoes[veto] == true; });
}

}  // namespace

std::string name_of(const Ruling& ruling) {
    return ruling.document.empty() ? ruling.date.text() : ruling.document;
}

std::vector<VetoId> counting_vetoes(const Rubric& rubric, std::span<const Record* const> counted,
                                    const std::vector<const Ruling*>& rulings) {
    std::vector<VetoId> out;
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const Ruling* ruling = ruling_about(rulings, Ruling::About::veto, i);
        if (ruling != nullptr ? ruling->holds : stated(i, counted)) {
            out.emplace_back(i);
        }
    }
    return out;
}

void judge_eligibility(UnitWork& work, std::span<const Record* const> counted, std::vector<VetoId> vetoes) {
    const Rubric& rubric = work.rubric;
    for (std::size_t i = 0; i < rubric.items.size() && !work.rulings.empty(); ++i) {
        const Ruling* ruling = work.ruling_on(Ruling::About::criterion, i);
        if (ruling != nullptr && work.applies(ItemId(i))) {
            ground(work, About::criterion, i, *ruling);
        }
    }
    work.result.eligible = vetoes.empty();
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const Confirmation state = confirmation(work, counted, i);
        work.result.prerequisites.push_back(state);
        work.result.eligible = work.result.eligible && state == Confirmation::confirmed;
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        for (const Record* record : counted) {
            if (record->vetoes[i] == true) {
                ground(work, About::veto, i, *record);
            }
        }
        decide(work, About::veto, i, stated(i, counted), true);
    }
    work.result.vetoes = std::move(vetoes);
}

}  // namespace ceping
