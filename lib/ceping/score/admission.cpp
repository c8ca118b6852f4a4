// What may reject a unit before it is scored. Source: ceping-scoring(7), 2, 3 and 7.
#include <ceping/score/engine_parts.hpp>

#include <ceping/model/applicability.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/score/phrases.hpp>
#include <ceping/score/same_unit.hpp>

#include <algorithm>
#include <variant>

namespace ceping {

namespace {

/// Where a fact that is not stated could have been: its cell in a table, else the unit.
Place place_of_fact(const Record& record, std::size_t fact) {
    const bool known = fact < record.fact_places.size() && record.fact_places[fact].line > 0;
    return known ? record.fact_places[fact] : record.unit_place;
}

bool has_required_facts(UnitWork& work) {
    const Record& primary = work.primary();
    bool good = true;
    for (std::size_t i = 0; i < work.rubric.facts.size(); ++i) {
        const Fact& fact = work.rubric.facts[i];
        if (!fact.required || primary.unit.facts[i]) {
            continue;
        }
        good = false;
        if (!primary.at_fault(fact.id)) {
            work.say("fact-required", primary.at(place_of_fact(primary, i)),
                     {{fact.title.empty()
                           ? fact.id
                           : phrases::with_remark.with({{"what", fact.title}, {"remark", fact.id}}).zh,
                       fact.id}});
        }
    }
    return good;
}

/// What an answer may be depends on whether the criterion applies to the unit. `facts_known`: none of the facts that decide
/// it is at fault.
bool check_answers(const Record& record, bool facts_known, UnitWork& work) {
    bool good = true;
    for (const auto& given : record.answers) {
        const Item& item = work.rubric.at(given.item);
        const bool not_applicable = given.answer.shape == Shape::not_applicable;
        if (!work.applies(given.item)) {
            if (!not_applicable && facts_known) {
                work.say("answer-excluded", record.at(given.place), {item.id});
            }
            continue;
        }
        if (not_applicable && !item.criterion->may_not_apply) {
            const Diagnostic error("na-not-allowed", record.at(given.place), {item.id});
            if (!record.is_self() && work.rubric.method(record.method).leaves_out_invalid) {
                work.say("answer-void", error.where,
                         {work.rubric.method_title(work.rubric.method(record.method).id),
                          {error.message(Language::zh), error.message(Language::en)}});
            } else {
                work.found.add(error);
                good = good && work.plan.options.keep_invalid;
            }
        }
        if (!record.is_self() && !item.criterion->names(record.method)) {
            work.say("answer-by-method", record.at(given.place),
                     {item.id, work.rubric.method(record.method).id});
        }
    }
    return good;
}

/// Statements of a record that do not count, whatever they say.
void check_conditions(const Record& record, UnitWork& work) {
    const Rubric& rubric = work.rubric;
    const Unit& unit = work.primary().unit;
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const Condition& veto = rubric.vetoes[i];
        if (record.vetoes[i] != true) {
            continue;
        }
        if (!concerns(veto, unit)) {
            work.say("answer-excluded", record.at(record.veto_places[i]), {veto.id});
        } else if (is_outside_window(rubric, VetoId(i), record)) {
            const auto [first, last] = window_of(rubric, *veto.months);
            work.say("veto-outside", record.at(record.veto_places[i]),
                     {veto.id, date_words(*record.veto_dates[i]), span_words(first, last)});
        }
    }
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const Condition& prerequisite = rubric.prerequisites[i];
        if (prerequisite.follows && record.prerequisites[i]) {
            work.say("prerequisite-stated", record.at(record.prerequisite_places[i]),
                     {prerequisite.id, rubric.at(prerequisite.follows->item).id});
        }
    }
}

/// Whether the version of a criterion that is for the unit understands what was ruled on it.
bool understand_rulings(UnitWork& work) {
    bool good = true;
    for (const Ruling* ruling : work.rulings) {
        const auto* const item = std::get_if<ItemId>(&ruling->about);
        if (item == nullptr || ruling->versions.empty() || !work.applies(*item)) {
            continue;
        }
        const std::size_t version = version_for(*work.rubric.at(*item).criterion, work.primary().unit);
        for (const Diagnostic& fault : ruling->versions[version].faults) {
            work.found.add(fault);
            good = false;
        }
    }
    return good;
}

void warn_unstated(UnitWork& work) {
    const Record& primary = work.primary();
    for (const FactId fact : work.plan.compared) {
        if (fact ? !primary.unit.facts[fact.at()] : primary.unit.region.empty()) {
            work.say("fact-unstated",
                     primary.at(fact ? place_of_fact(primary, fact.at()) : primary.unit_place),
                     {fact ? work.rubric.fact(fact).id : std::string("region")});
        }
    }
}

}  // namespace

void choose_records(std::span<const Record> records, UnitWork& work) {
    const bool latest = work.plan.options.latest_duplicate;
    work.self = counting_self(records, latest);
    bool methods = false;
    for (const auto& record : records) {
        const bool other_self = record.is_self() && record.known_source && &record != work.self;
        if (other_self && latest) {
            continue;
        }
        work.used.push_back(&record);
        methods = methods || !record.is_self();
        if (other_self) {
            work.reject("duplicate-self", record.at(record.source_place),
                        {record.unit.id, work.self->at(work.self->source_place).text()});
        }
    }
    work.result.stage = work.plan.options.stage.value_or(methods ? Stage::verified : Stage::self);
    if (work.used.size() > 1) {
        check_same_unit(work.rubric, {work.used.data(), work.used.size()}, work.found);
    }
}

bool admit(UnitWork& work) {
    const Record& primary = work.primary();
    bool good = work.result.scored();
    bool sources_known = true;
    for (const Record* record : work.used) {
        good = good && record->usable(work.plan.options.keep_invalid);
        sources_known = sources_known && record->known_source;
    }
    if (primary.unit.id.empty()) {
        return false;
    }
    if (work.self == nullptr && work.result.stage == Stage::self && sources_known) {
        work.say("self-missing", primary.at(primary.place), {primary.unit.id});
        good = false;
    }
    good = has_required_facts(work) && good;
    find_excluded(work.rubric, primary.unit, work.excluded);
    work.rulings = counting_rulings(work.plan.options.rulings, work.id());
    good = understand_rulings(work) && good;
    // Where a fact is at fault it is not known what kind of unit it is, and nothing is said of what its kind need not answer.
    const auto& facts = work.rubric.facts;
    const bool facts_known =
        !primary.findings.has_error() ||
        std::none_of(facts.begin(), facts.end(), [&](const Fact& fact) { return primary.at_fault(fact.id); });
    for (const Record* record : work.used) {
        good = check_answers(*record, facts_known, work) && good;
        check_conditions(*record, work);
    }
    if (good) {
        warn_unstated(work);
    }
    return good;
}

}  // namespace ceping
