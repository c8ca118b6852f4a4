#include <ceping/score/versions.hpp>

#include <ceping/model/applicability.hpp>
#include <ceping/score/counting.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// Whether what decides between the versions of a criterion is known of a unit: no such fact is at fault, and none that it
/// has to state is missing.
bool is_decided(const Rubric& rubric, const Criterion& criterion, const Record& primary) {
    std::set<FactId> facts;
    for (const auto& variant : criterion.variants) {
        facts_of(variant.when, facts);
    }
    return std::none_of(facts.begin(), facts.end(), [&](FactId fact) {
        if (!fact) {
            return primary.at_fault("region");
        }
        return primary.at_fault(rubric.fact(fact).id) ||
               (rubric.fact(fact).required && !primary.unit.facts[fact.at()]);
    });
}

/// Void answers are no errors, and not answers either.
bool is_clean(const AnswerVersion& version) { return version.findings.errors() == 0 && !version.invalid; }

void take(AnswerVersion&& chosen, std::size_t version, Record& record) {
    if (chosen.answer) {
        record.answers.push_back(std::move(*chosen.answer));
        record.answers.back().version = static_cast<std::uint32_t>(version);
    }
    if (chosen.detail) {
        record.details.push_back(std::move(*chosen.detail));
    }
    if (chosen.invalid) {
        record.invalid.push_back(*chosen.invalid);
    }
    record.findings.append(std::move(chosen.findings));
    record.answer_errors += chosen.answer_errors;
}

/// `decided`: one record alone says who the unit is.
void choose_in(const Rubric& rubric, const Record& primary, bool decided, Record& record) {
    std::vector<AnswerVersion> versions = std::move(record.versions);
    record.versions.clear();
    record.undecided = false;
    for (GivenAnswer& given : record.answers) {
        const Criterion& criterion = *rubric.at(given.item).criterion;
        if (!criterion.variants.empty()) {
            given.version = static_cast<std::uint32_t>(version_for(criterion, primary.unit));
        }
    }
    for (auto first = versions.begin(); first != versions.end();) {
        const auto end =
            std::find_if(first, versions.end(), [&](const auto& each) { return each.item != first->item; });
        const Criterion& criterion = *rubric.at(first->item).criterion;
        std::size_t wanted = version_for(criterion, primary.unit);
        auto chosen = std::find_if(first, end, [&](const auto& each) { return each.version == wanted; });
        // One that is not there reads the answer as the criterion itself does.
        chosen = chosen == end ? first : chosen;
        if (!is_clean(*chosen) && !(decided && is_decided(rubric, criterion, primary))) {
            // What is right of some unit is not held against one that is not known.
            const auto good = std::find_if(first, end, is_clean);
            if (good != end) {
                chosen = good;
                wanted = good->version;
            }
        }
        take(std::move(*chosen), wanted, record);
        first = end;
    }
    std::stable_sort(record.answers.begin(), record.answers.end(),
                     [](const GivenAnswer& a, const GivenAnswer& b) { return a.item < b.item; });
    std::stable_sort(record.details.begin(), record.details.end(),
                     [](const AnswerDetail& a, const AnswerDetail& b) { return a.item < b.item; });
}

}  // namespace

void choose_versions(const Rubric& rubric, std::span<Record> records, bool latest) {
    if (std::none_of(records.begin(), records.end(), [](const Record& each) { return each.undecided; })) {
        return;
    }
    const Record* self = counting_self(records, latest);
    const Record& primary = self != nullptr ? *self : records.front();
    // Before any of them: what the choice adds to the findings of the one that is asked does not change what it says.
    const auto selves = std::count_if(records.begin(), records.end(),
                                      [](const Record& each) { return each.is_self() && each.known_source; });
    for (Record& record : records) {
        if (record.undecided) {
            choose_in(rubric, primary, selves < 2 || latest, record);
        }
    }
}

}  // namespace ceping
