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

bool is_clean(const AnswerVersion& version) { return version.findings.errors() == 0; }

void take(AnswerVersion&& chosen, Record& record) {
    if (chosen.answer) {
        record.answers.push_back(std::move(*chosen.answer));
        record.answers.back().version = static_cast<std::uint32_t>(chosen.version);
    }
    if (chosen.detail) {
        record.details.push_back(std::move(*chosen.detail));
    }
    if (chosen.invalid) {
        record.invalid.push_back(chosen.item);
    }
    record.findings.append(std::move(chosen.findings));
    record.answer_errors += chosen.answer_errors;
}

void choose_in(const Rubric& rubric, const Record& primary, Record& record) {
    std::vector<AnswerVersion> versions = std::move(record.versions);
    record.versions.clear();
    for (auto first = versions.begin(); first != versions.end();) {
        const auto end =
            std::find_if(first, versions.end(), [&](const auto& each) { return each.item != first->item; });
        const Criterion& criterion = *rubric.at(first->item).criterion;
        auto chosen = first + static_cast<std::ptrdiff_t>(version_for(criterion, primary.unit));
        if (!is_clean(*chosen) && !is_decided(rubric, criterion, primary)) {
            // What is right of some unit is not held against one that is not known.
            const auto good = std::find_if(first, end, is_clean);
            chosen = good == end ? chosen : good;
        }
        take(std::move(*chosen), record);
        first = end;
    }
    std::stable_sort(record.answers.begin(), record.answers.end(),
                     [](const GivenAnswer& a, const GivenAnswer& b) { return a.item < b.item; });
    std::stable_sort(record.details.begin(), record.details.end(),
                     [](const AnswerDetail& a, const AnswerDetail& b) { return a.item < b.item; });
}

}  // namespace

void choose_versions(const Rubric& rubric, std::span<Record> records, bool latest) {
    if (std::all_of(records.begin(), records.end(),
                    [](const Record& each) { return each.versions.empty(); })) {
        return;
    }
    const Record* self = counting_self(records, latest);
    const Record& primary = self != nullptr ? *self : records.front();
    // Before any of them: what the choice adds to the findings of the one that is asked does not change what it says.
    for (Record& record : records) {
        choose_in(rubric, primary, record);
    }
}

}  // namespace ceping
