#include <ceping/model/expect.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/phrases.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// The author's names of what stands at some positions of a scale or checklist.
std::vector<Words> names_at(const Item& item, const std::vector<std::uint32_t>& positions) {
    const auto choices = item.criterion->kind->form(item.points).choices;
    std::vector<Words> out;
    for (const auto position : positions) {
        out.emplace_back(choices[position].key);
    }
    return out;
}

std::string figure(const Item& item, const Exact& number) {
    return number.plain() + (item.criterion->kind->unit() == "%" ? "%" : "");
}

/// A、B或C, `A, B or C`.
Words one_of(std::vector<Words> names) {
    if (names.size() < 2) {
        return joined(names, {});
    }
    const Words last = names.back();
    names.pop_back();
    return phrases::one_or_other.with({{"others", joined(names, {"、", ", "})}, {"last", last}});
}

std::string named(const Item& item) { return id_and_title(item.id, item.title); }

/// 为A或B, 做到a、b, 不小于3: what comes after 应 and `should be`.
Words asked(const Item& item, const AnswerTest& test) {
    if (!test.levels.empty()) {
        return phrases::answer_of.with({{"answer", one_of(names_at(item, test.levels))}});
    }
    if (!test.checks.empty()) {
        return phrases::checks_are_met.with({{"checks", joined(names_at(item, test.checks), {"、", ", "})}});
    }
    if (!test.numbers.empty()) {
        std::vector<Words> list;
        for (const auto& number : test.numbers) {
            list.emplace_back(figure(item, number));
        }
        return phrases::answer_of.with({{"answer", one_of(std::move(list))}});
    }
    if (!test.max) {
        return phrases::at_least.with({{"bound", figure(item, *test.min)}});
    }
    if (!test.min) {
        return phrases::figure_at_most.with({{"high", figure(item, *test.max)}});
    }
    return phrases::figure_from_to.with(
        {{"low", figure(item, *test.min)}, {"high", figure(item, *test.max)}});
}

Words stated(const Item& item, const AnswerTest& test) {
    const Pattern& says = test.checks.empty() ? phrases::item_is : phrases::item_has;
    return says.with({{"item", named(item)}, {"answer", asked(item, test)}});
}

Words wanted(const Item& item, const AnswerTest& test) {
    const Pattern& says = test.checks.empty() ? phrases::item_should_be : phrases::item_should_have;
    return says.with({{"item", named(item)}, {"answer", asked(item, test)}});
}

/// The levels of one test that the other does not have.
AnswerTest without(AnswerTest test, const AnswerTest& other) {
    std::vector<std::uint32_t> left;
    std::set_difference(test.levels.begin(), test.levels.end(), other.levels.begin(), other.levels.end(),
                        std::back_inserter(left));
    test.levels = std::move(left);
    return test;
}

/// The test of `if` that is about the same criterion's levels as one of `then`.
std::vector<AnswerTest>::const_iterator same_levels(const ExpectRule& rule, const AnswerTest& then) {
    return std::find_if(rule.given.begin(), rule.given.end(), [&](const AnswerTest& each) {
        return each.item == then.item && !each.levels.empty() && !then.levels.empty();
    });
}

/// The levels that a test of `then` forbids where `if` is about the same criterion; none: it is not that kind of rule.
AnswerTest forbidden(const ExpectRule& rule, const AnswerTest& then) {
    const auto given = same_levels(rule, then);
    return given == rule.given.end() ? AnswerTest() : without(*given, then);
}

/// What `then` asks. Of a criterion that `if` is about, too, it can only forbid some of the levels there, which would read
/// as a contradiction: where it is A or B, it should be C.
Words concluded(const Rubric& rubric, const ExpectRule& rule, const AnswerTest& then) {
    const Item& item = rubric.at(then.item);
    const AnswerTest bad = forbidden(rule, then);
    return bad.levels.empty()
               ? wanted(item, then)
               : phrases::item_should_not_be.with({{"item", named(item)}, {"answer", asked(item, bad)}});
}

std::string fact_name(const Rubric& rubric, const When::Test& test) {
    return !test.fact ? "region" : rubric.fact(test.fact).id;
}

Words describe_fact(const Rubric& rubric, const When::Test& test) {
    const std::string name = fact_name(rubric, test);
    if (test.is_range) {
        std::string out = test.min ? test.min->plain() + "<=" : "";
        out += test.over ? test.over->plain() + "<" : "";
        out += name;
        out += test.under ? "<" + test.under->plain() : "";
        return out + (test.max ? "<=" + test.max->plain() : "");
    }
    std::string list;
    for (const auto& text : test.allowed) {
        list += (list.empty() ? "" : "|") + text;
    }
    for (const auto& number : test.numbers) {
        list += (list.empty() ? "" : "|") + number.plain();
    }
    return name + "=" + list;
}

}  // namespace

AnswerForm widest_form(const Item& item) {
    AnswerForm out = item.criterion->kind->form(item.points);
    for (const auto& variant : item.criterion->variants) {
        const AnswerForm own = variant.criterion.kind->form(item.points);
        out.lowest = out.lowest && own.lowest ? std::optional(least(*out.lowest, *own.lowest)) : std::nullopt;
        out.highest =
            out.highest && own.highest ? std::optional(greatest(*out.highest, *own.highest)) : std::nullopt;
        out.step = out.step == own.step ? out.step : std::nullopt;
    }
    return out;
}

std::optional<Exact> figure_of(const Answer& answer) {
    switch (answer.shape) {
        case Shape::number: return answer.number;
        case Shape::ratio:
            if (answer.more().den.is_zero()) {
                return std::nullopt;
            }
            return Exact(100) * answer.number / answer.more().den;
        case Shape::counts: {
            Exact sum;
            for (const auto& each : answer.more().counts) {
                sum += each;
            }
            return sum;
        }
        case Shape::events: return Exact(static_cast<std::int64_t>(answer.more().events.size()));
        case Shape::key:
        case Shape::picks:
        case Shape::not_applicable: break;
    }
    return std::nullopt;
}

bool meets(const AnswerTest& test, const Answer& answer) {
    if (!test.levels.empty()) {
        return answer.shape == Shape::key &&
               std::binary_search(test.levels.begin(), test.levels.end(), answer.key);
    }
    if (!test.checks.empty()) {
        const auto& met = answer.more().picks;
        return answer.shape == Shape::picks &&
               std::includes(met.begin(), met.end(), test.checks.begin(), test.checks.end());
    }
    const auto number = figure_of(answer);
    if (!number) {
        return false;
    }
    if (!test.numbers.empty()) {
        return std::binary_search(test.numbers.begin(), test.numbers.end(), *number);
    }
    return (!test.min || *number >= *test.min) && (!test.max || *number <= *test.max);
}

Words describe(const Rubric& rubric, const When& when) {
    std::vector<Words> parts;
    for (const auto& test : when.tests) {
        parts.push_back(describe_fact(rubric, test));
    }
    for (const auto& branches : when.any) {
        std::vector<Words> list;
        for (const auto& branch : branches) {
            list.push_back(describe(rubric, branch));
        }
        parts.push_back(phrases::any_of_these.with({{"conditions", joined(list, {" 或 ", " or "})}}));
    }
    for (const auto& inner : when.none) {
        parts.push_back(phrases::none_of_these.with({{"condition", describe(rubric, inner)}}));
    }
    return joined(parts, {" 且 ", " and "});
}

Words describe(const Rubric& rubric, const AnswerTest& test) {
    const Item& item = rubric.at(test.item);
    const Pattern& says = test.checks.empty() ? phrases::id_should_be : phrases::id_should_have;
    return says.with({{"item", item.id}, {"answer", asked(item, test)}});
}

Words describe_answers(const Rubric& rubric, const ExpectRule& rule) {
    if (rule.rising.empty()) {
        std::vector<Words> given;
        for (const auto& test : rule.given) {
            const bool again = std::any_of(rule.then.begin(), rule.then.end(), [&](const AnswerTest& then) {
                return then.item == test.item && !forbidden(rule, then).levels.empty();
            });
            if (!again) {
                given.push_back(stated(rubric.at(test.item), test));
            }
        }
        std::vector<Words> then;
        for (const auto& test : rule.then) {
            then.push_back(concluded(rubric, rule, test));
        }
        const Words follows = joined(then, {"，", " and "});
        return given.empty() ? follows
                             : phrases::where_given.with(
                                   {{"given", joined(given, {"，且", " and "})}, {"then", follows}});
    }
    std::vector<Words> ids;
    for (const ItemId position : rule.rising) {
        ids.emplace_back(named(rubric.at(position)));
    }
    return joined(ids, {" ≤ ", " <= "});
}

Words describe(const Rubric& rubric, const ExpectRule& rule) {
    Words out = describe_answers(rubric, rule);
    return rule.when.always()
               ? out
               : phrases::only_for.with({{"rule", out}, {"condition", describe(rubric, rule.when)}});
}

}  // namespace ceping
