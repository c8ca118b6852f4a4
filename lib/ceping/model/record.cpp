#include <ceping/model/record.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/phrases.hpp>
#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <iterator>

namespace ceping {

bool Record::is_broken() const {
    constexpr Code codes[] = {"csv-syntax", "bad-encoding", "control-character"};
    const auto& list = findings.all();
    return std::any_of(list.begin(), list.end(), [&](const Diagnostic& each) {
        return std::find(std::begin(codes), std::end(codes), each.code) != std::end(codes);
    });
}

bool Record::at_fault(std::string_view name) const {
    const auto& list = findings.all();
    return std::any_of(list.begin(), list.end(), [name](const Diagnostic& found) {
        if (found.severity != Severity::error || found.words.empty()) {
            return false;
        }
        return (found.code == Code("yaml-typing") ? found.words.back() : found.words.front()).en == name;
    });
}

const GivenAnswer* Record::answer_to(ItemId item) const {
    const auto at =
        std::lower_bound(answers.begin(), answers.end(), item,
                         [](const GivenAnswer& each, ItemId wanted) { return each.item < wanted; });
    return at == answers.end() || at->item != item ? nullptr : &*at;
}

Words listed_evidence(std::int64_t count) {
    return count == 0 ? Words{"未提供", "none"} : phrases::evidence_listed.with({{"number", count}});
}

bool in_time(const EvidenceRule& rule, const Rubric& rubric, const std::optional<Date>& date,
             const std::optional<Date>& submitted) {
    if (date && rule.within_period && rubric.period) {
        return rubric.period->first <= *date && *date <= rubric.period->second;
    }
    return !date || !rule.within_days || !submitted || days_between(*date, *submitted) <= *rule.within_days;
}

bool same_fact(const Fact& fact, const FactValue& stated, const FactValue& other) {
    if (fact.number && stated.number && other.number) {
        return *stated.number == *other.number;
    }
    return folded(stated.text) == folded(other.text);
}

}  // namespace ceping
