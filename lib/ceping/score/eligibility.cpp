#include <ceping/score/eligibility.hpp>

#include <algorithm>

namespace ceping {

namespace {

void ground(UnitWork& work, Ground::About about, std::size_t position, const Ruling& ruling) {
    work.result.grounds.push_back({about, static_cast<int>(position), ruling.holds, -1, name_of(ruling),
                                   ruling.date, ruling.by, ruling.where});
}

/// A record speaks against the unit.
void ground(UnitWork& work, Ground::About about, std::size_t position, const Record& record) {
    const bool veto = about == Ground::About::veto;
    const auto& places = veto ? record.veto_places : record.prerequisite_places;
    const Place place = position < places.size() ? places[position] : record.place;
    work.result.grounds.push_back({about,
                                   static_cast<int>(position),
                                   veto,
                                   record.method,
                                   {},
                                   record.method < 0 ? record.submitted : record.date,
                                   record.assessor,
                                   record.at(place)});
}

/// A ruling on a prerequisite or a veto, which said `before` without it.
void rule(UnitWork& work, Ground::About about, std::size_t position, const Ruling& ruling, bool idle,
          const std::string& id) {
    if (idle) {
        work.say_idle(ruling, id);
    }
    ground(work, about, position, ruling);
}

bool stated(std::size_t veto, const std::vector<const Record*>& counted) {
    return std::any_of(counted.begin(), counted.end(),
                       [veto](const Record* r) { return r->vetoes[veto] == true; });
}

void judge_prerequisite(UnitWork& work, const std::vector<const Record*>& counted, std::size_t position) {
    Confirmation state = Confirmation::unstated;
    for (const Record* record : counted) {
        const auto& said = record->prerequisites[position];
        if (said == false) {
            ground(work, Ground::About::prerequisite, position, *record);
            state = Confirmation::denied;
        } else if (said == true && state != Confirmation::denied) {
            state = Confirmation::confirmed;
        }
    }
    const Ruling* ruling = work.ruling_on(Ruling::About::prerequisite, position);
    if (ruling != nullptr) {
        const Confirmation decided = ruling->holds ? Confirmation::confirmed : Confirmation::denied;
        rule(work, Ground::About::prerequisite, position, *ruling, decided == state,
             work.rubric.prerequisites[position].id);
        state = decided;
    }
    work.result.prerequisites.push_back(state);
    work.result.eligible = work.result.eligible && state == Confirmation::confirmed;
    if (work.trace != nullptr) {
        Step& step = work.trace->add(-1, Rule::prerequisite, static_cast<int>(position));
        step.holds = state == Confirmation::confirmed;
        step.ruling = ruling;
    }
}

void judge_veto(UnitWork& work, const std::vector<const Record*>& counted, std::size_t position,
                bool counts) {
    for (const Record* record : counted) {
        if (record->vetoes[position] == true) {
            ground(work, Ground::About::veto, position, *record);
        }
    }
    const Ruling* ruling = work.ruling_on(Ruling::About::veto, position);
    if (ruling != nullptr) {
        rule(work, Ground::About::veto, position, *ruling, ruling->holds == stated(position, counted),
             work.rubric.vetoes[position].id);
    }
    if (work.trace != nullptr) {
        Step& step = work.trace->add(-1, Rule::veto, static_cast<int>(position));
        step.holds = counts;
        step.ruling = ruling;
    }
}

}  // namespace

std::string name_of(const Ruling& ruling) {
    return ruling.document.empty() ? ruling.date.text() : ruling.document;
}

std::vector<int> counting_vetoes(const Rubric& rubric, const std::vector<const Record*>& counted,
                                 const std::vector<const Ruling*>& rulings) {
    std::vector<int> out;
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const Ruling* ruling = ruling_about(rulings, Ruling::About::veto, i);
        if (ruling != nullptr ? ruling->holds : stated(i, counted)) {
            out.push_back(static_cast<int>(i));
        }
    }
    return out;
}

void judge_eligibility(UnitWork& work, const std::vector<const Record*>& counted, std::vector<int> vetoes) {
    const Rubric& rubric = work.rubric;
    for (std::size_t i = 0; i < rubric.items.size() && !work.rulings.empty(); ++i) {
        const Ruling* ruling = work.ruling_on(Ruling::About::criterion, i);
        if (ruling != nullptr && work.applies(i)) {
            ground(work, Ground::About::criterion, i, *ruling);
        }
    }
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        judge_prerequisite(work, counted, i);
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        judge_veto(work, counted, i, std::binary_search(vetoes.begin(), vetoes.end(), static_cast<int>(i)));
    }
    work.result.eligible = work.result.eligible && vetoes.empty();
    work.result.vetoes = std::move(vetoes);
}

}  // namespace ceping
