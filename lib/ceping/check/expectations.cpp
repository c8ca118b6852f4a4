#include <ceping/check/expectations.hpp>

#include <ceping/base/error.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/expect.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// The answers of one record, by criterion, as far as rules may look at them.
class Sheet {
public:
    Sheet(const Rubric& rubric, const Record& record, const std::vector<std::uint8_t>& excluded)
        : rubric_(rubric), record_(record), excluded_(excluded) {}

    /// The answer that counts; null where there is none, it is n/a, or the criterion does not apply.
    [[nodiscard]] const GivenAnswer* find(ItemId position) const {
        const GivenAnswer* given = record_.answer_to(position);
        return given != nullptr && excluded_[position.at()] == 0 && counts(rubric_.at(position), *given)
                   ? given
                   : nullptr;
    }

private:
    /// A sample that is too small, a denominator of 0 or another method than the criterion's: nothing is answered. Levels of
    /// another scale are not what the rule's are.
    [[nodiscard]] bool counts(const Item& item, const GivenAnswer& given) const {
        const Answer& answer = given.answer;
        if (answer.shape == Shape::not_applicable ||
            (!record_.is_self() && !item.criterion->names(record_.method))) {
            return false;
        }
        const Kind& kind = *version_of(item, given.version).kind;
        if (answer.shape == Shape::key || answer.shape == Shape::picks) {
            return kind.scale() == item.criterion->kind->scale();
        }
        return kind.points(answer, item.points).state == Outcome::State::points &&
               figure_of(answer).has_value();
    }

    const Rubric& rubric_;
    const Record& record_;
    const std::vector<std::uint8_t>& excluded_;
};

Words names(const Item& item, const std::vector<std::uint32_t>& positions) {
    const auto choices = item.criterion->kind->form(item.points).choices;
    std::vector<std::string_view> keys;
    for (const auto position : positions) {
        keys.emplace_back(choices[position].key);
    }
    return listed(keys);
}

/// An answer that is no checklist: A; 38/40（95%）; 3（国家级=1;省级=2）.
Words shown(const Item& item, const GivenAnswer& given) {
    const Kind& kind = *version_of(item, given.version).kind;
    const Answer& answer = given.answer;
    const std::string percent = kind.unit() == "%" ? "%" : "";
    switch (answer.shape) {
        case Shape::number: return answer.number.plain() + percent;
        case Shape::ratio: {
            const std::string parts = answer.number.plain() + "/" + answer.more().den.plain();
            const std::string figure = figure_of(answer)->shortest(4) + percent;
            return phrases::with_remark.with({{"what", parts}, {"remark", figure}});
        }
        case Shape::counts: {
            const std::string sum = figure_of(answer)->plain();
            return answer.more().picks.empty()
                       ? Words(sum)
                       : phrases::with_remark.with({{"what", sum}, {"remark", kind.shown(answer)}});
        }
        case Shape::events: return figure_of(answer)->plain();
        case Shape::key:
        case Shape::picks:
        case Shape::not_applicable: break;
    }
    return kind.shown(answer);
}

/// What a record answered that brings a rule to bear: 2.1 填 A, `2.1 is A`.
Words found_given(const Rubric& rubric, const AnswerTest& test, const GivenAnswer& given) {
    const Item& item = rubric.at(test.item);
    if (!test.checks.empty()) {
        return phrases::has_met.with({{"item", item.id}, {"checks", names(item, test.checks)}});
    }
    return phrases::is_answered.with({{"item", item.id}, {"answer", shown(item, given)}});
}

/// What was asked and what was found instead: 2.3 应为 A 或 B，实为 D.
Words contradiction(const Rubric& rubric, const AnswerTest& test, const GivenAnswer& given) {
    const Item& item = rubric.at(test.item);
    const Words wanted = describe(rubric, test);
    if (!test.checks.empty()) {
        std::vector<std::uint32_t> lacking;
        const auto& met = given.answer.more().picks;
        std::set_difference(test.checks.begin(), test.checks.end(), met.begin(), met.end(),
                            std::back_inserter(lacking));
        return phrases::lacks.with({{"wanted", wanted}, {"checks", names(item, lacking)}});
    }
    return phrases::is_instead.with({{"wanted", wanted}, {"answer", shown(item, given)}});
}

class Checker {
public:
    Checker(const Rubric& rubric, const Record& record, const std::vector<std::uint8_t>& excluded,
            Diagnostics& found)
        : rubric_(rubric), record_(record), sheet_(rubric, record, excluded), found_(found) {}

    void check(const ExpectRule& rule) {
        if (!rule.when.always() && !matches(rule.when, record_.unit)) {
            return;
        }
        if (rule.rising.empty()) {
            implication(rule);
        } else {
            order(rule);
        }
    }

private:
    /// The answers that tests look at, beside them; nothing where one is not there.
    [[nodiscard]] std::optional<std::vector<const GivenAnswer*>> answers_to(
        const std::vector<AnswerTest>& tests) const {
        std::vector<const GivenAnswer*> out;
        for (const auto& test : tests) {
            out.push_back(sheet_.find(test.item));
            if (out.back() == nullptr) {
                return std::nullopt;
            }
        }
        return out;
    }

    void implication(const ExpectRule& rule) {
        const auto given = answers_to(rule.given);
        const auto then = answers_to(rule.then);
        if (!given || !then) {
            return;
        }
        for (std::size_t i = 0; i < rule.given.size(); ++i) {
            if (!meets(rule.given[i], (*given)[i]->answer)) {
                return;
            }
        }
        for (std::size_t i = 0; i < rule.then.size(); ++i) {
            if (!meets(rule.then[i], (*then)[i]->answer)) {
                say(rule, (*then)[i]->place, conflict(rule, *given, rule.then[i], *(*then)[i]));
                return;
            }
        }
    }

    /// What brings the rule to bear and what contradicts it. The answer that is wrong is told once.
    [[nodiscard]] Words conflict(const ExpectRule& rule, const std::vector<const GivenAnswer*>& given,
                                 const AnswerTest& broken, const GivenAnswer& answer) const {
        std::vector<Words> told;
        for (std::size_t i = 0; i < rule.given.size(); ++i) {
            if (rule.given[i].item != broken.item) {
                told.push_back(found_given(rubric_, rule.given[i], *given[i]));
            }
        }
        const Words wrong = contradiction(rubric_, broken, answer);
        return told.empty()
                   ? wrong
                   : phrases::so_that.with({{"given", joined(told, {"，", " and "})}, {"wrong", wrong}});
    }

    void order(const ExpectRule& rule) {
        std::vector<const GivenAnswer*> answers;
        for (const ItemId position : rule.rising) {
            answers.push_back(sheet_.find(position));
            if (answers.back() == nullptr) {
                return;
            }
        }
        for (std::size_t i = 1; i < answers.size(); ++i) {
            const Answer& left = answers[i - 1]->answer;
            const Answer& right = answers[i]->answer;
            if (*figure_of(left) > *figure_of(right)) {
                say(rule, answers[i]->place,
                    fallen(rule.rising[i - 1], *answers[i - 1], rule.rising[i], *answers[i]));
                return;
            }
        }
    }

    [[nodiscard]] Words fallen(ItemId left, const GivenAnswer& more, ItemId right,
                               const GivenAnswer& less) const {
        const Item& first = rubric_.at(left);
        const Item& second = rubric_.at(right);
        return phrases::has_fallen.with({{"first", first.id},
                                         {"high", shown(first, more)},
                                         {"second", second.id},
                                         {"low", shown(second, less)},
                                         {"order", joined({first.id, second.id}, {" ≤ ", " <= "})}});
    }

    void say(const ExpectRule& rule, Place place, Words what) {
        if (!rule.message.empty()) {
            what = phrases::with_remark.with({{"what", what}, {"remark", rule.message}});
        }
        Diagnostic finding("expect-failed", record_.at(place), {std::move(what)});
        finding.severity = rule.severity;
        const Location& where = rule.places.whole;
        const std::string at = where.path + ":" + std::to_string(where.line);
        finding.more.push_back(phrases::rule_is_at.with({{"place", at}}));
        found_.add(std::move(finding));
    }

    const Rubric& rubric_;
    const Record& record_;
    Sheet sheet_;
    Diagnostics& found_;
};

}  // namespace

void check_expectations(const Rubric& rubric, const Record& record, const std::vector<std::uint8_t>& excluded,
                        Diagnostics& found) {
    Checker checker(rubric, record, excluded, found);
    for (const auto& rule : rubric.expect) {
        try {
            checker.check(rule);
        } catch (const NumberTooLarge&) {
            // A figure of a thousand digits: scoring says so (score-overflow), there is nothing to compare here.
            continue;
        }
    }
}

}  // namespace ceping
