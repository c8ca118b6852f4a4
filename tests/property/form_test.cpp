// The formulas of forms, over random rubrics and self-assessments typed into them: reckoned by the tests' own evaluator, they
// come to what the plain implementation scores.
#include "drawn.hpp"
#include "form_entries.hpp"
#include "plain_random.hpp"
#include "plain_score.hpp"
#include "plain_write.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace plain;

namespace {

std::size_t units = 0;
std::size_t nodes = 0;
std::size_t rejected = 0;
std::size_t absent = 0;

/// The self-assessments alone, with evidence that bears no date: no form asks for one.
Case of_selves(Case input) {
    const auto other = [](const Record& record) { return record.source != "self"; };
    input.records.erase(std::remove_if(input.records.begin(), input.records.end(), other),
                        input.records.end());
    for (auto& record : input.records) {
        for (auto& [id, answer] : record.answers) {
            answer.dates.clear();
        }
    }
    input.options = {};
    return input;
}

std::size_t most_events(const Case& input) {
    std::size_t out = 1;
    for (const auto& record : input.records) {
        for (const auto& [id, answer] : record.answers) {
            out = std::max(out, answer.events.size());
        }
    }
    return out;
}

void compare_unit(const Case& input, const PlainForm& form, const Record& record,
                  const UnitResult& expected) {
    const FormReckoner reckoner(form, filled_in(form, input.rubric, record));
    const auto same = [&](const std::string& what, const Number& is, const Number& should) {
        if (is != should) {
            RC_FAIL(told(input, expected.unit + ": " + what + " is " + fraction(is) +
                                    " in the form, and should be " + fraction(should)));
        }
    };
    for (const auto& node : expected.nodes) {
        const FormNode& in_form = form.nodes.at(node.id);
        const bool applies = reckoner.is_true(in_form.applies);
        // What a group adds or takes of its own goes with the group, whatever the form says of it.
        if (applies != (node.status != Status::not_applicable) && node.is_group) {
            RC_FAIL(told(input, expected.unit + ": " + node.id + (applies ? " applies" : " does not apply") +
                                    " in the form"));
        }
        if (node.status == Status::not_applicable) {
            ++absent;
            continue;
        }
        same(node.id, reckoner.value(in_form.points), node.points);
        ++nodes;
    }
    std::vector<FormInput> inputs;
    for (const auto& entry : filled_in(form, input.rubric, record)) {
        inputs.push_back({entry.text, entry.number ? fraction(*entry.number) : "",
                          entry.day ? date_after("1970-01-01", *entry.day) : "",
                          static_cast<std::size_t>(entry.pieces), entry.yes, entry.absent});
    }
    same("exact, as the product reckons it",
         number(reckoned(rubric_yaml(input.rubric), most_events(input), inputs)), expected.exact);
    same("base", reckoner.value(form.base), expected.base);
    same("bonus", reckoner.value(form.bonus), expected.bonus);
    same("penalty", reckoner.value(form.penalty), expected.penalty);
    same("exact", reckoner.value(form.exact), expected.exact);
    same("score", reckoner.value(form.score), number(expected.score));
    ++units;
}

}  // namespace

BOOST_AUTO_TEST_CASE(forms_come_to_the_score) {
    holds(cases_wanted(), [](std::uint64_t seed, int size) {
        Wish wish;
        wish.criteria = std::max(3, size);
        wish.valid = true;
        const Case input = of_selves(random_case(seed, wish));
        if (input.records.empty()) {
            return;
        }
        const PlainForm form = make_form(rubric_yaml(input.rubric), most_events(input));
        for (const auto& expected : score(input)) {
            const auto record = std::find_if(input.records.begin(), input.records.end(),
                                             [&](const Record& each) { return each.unit == expected.unit; });
            if (expected.rejected) {
                ++rejected;
            } else {
                compare_unit(input, form, *record, expected);
            }
        }
    });
    BOOST_TEST_MESSAGE("forms: " << units << " units, " << nodes << " nodes, " << absent
                                 << " that do not apply, " << rejected << " units without a score");
    // A generator that made nothing to compare would pass, too.
    BOOST_TEST(units > 0U);
    BOOST_TEST(nodes > units);
    BOOST_TEST(absent > 0U);
}
