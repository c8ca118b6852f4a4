// What is counted in a form. Source: ceping-scoring(7), 2.
#include <ceping/kinds/count.hpp>

#include <ceping/kinds/checks.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

using namespace formula;

/// The factor of an event: the largest of its tags', 1 where it has none.
Formula factor_of(const AnswerFields::OfEvent& event, const EventRule& rule) {
    std::vector<Formula> tagged;
    Formula out = number(0);
    for (std::size_t i = 0; i < rule.tags.size(); ++i) {
        tagged.push_back(is_yes(event.tags[i]));
        out = greatest(std::move(out), choice(tagged.back(), number(rule.factors[i]), number(0)));
    }
    return choice(any(std::move(tagged)), std::move(out), number(1));
}

/// Whether somebody tells an event there. One of a class names it; one of none names anything.
Formula is_told(const AnswerFields::OfEvent& event) {
    if (event.of) {
        return is_filled(*event.of);
    }
    std::vector<std::size_t> fields = event.tags;
    fields.push_back(event.date);
    fields.push_back(event.matter);
    return any_filled(fields);
}

/// What one event is worth by its class, its tags and its day.
Formula worth_of(const AnswerFields::OfEvent& event, const CountRule& rule) {
    std::vector<Formula> worth;
    for (std::size_t i = 0; i < rule.names.size(); ++i) {
        worth.push_back(choice(is_text(*event.of, rule.names[i]), number(rule.values[i]), number(0)));
    }
    Formula value = event.of ? sum(std::move(worth)) : number(rule.values.front());
    Formula counts = is_told(event);
    if (const auto& window = rule.events->window) {
        counts = all({std::move(counts),
                      any({no(is_day(event.date)), all({at_least(day(event.date), day(window->first)),
                                                        at_least(day(window->second), day(event.date))})})});
    }
    return choice(std::move(counts), product(std::move(value), factor_of(event, *rule.events)), number(0));
}

/// Whether another event of the same matter is dearer, or as dear and before it.
Formula is_repeated(const std::vector<AnswerFields::OfEvent>& events, const std::vector<Formula>& worth,
                    std::size_t at, const std::string& id, FormulaLines& lines) {
    constexpr std::size_t most_compared = 20;  // on one line: what spreadsheets take is not much more
    std::vector<Formula> dearer;
    for (std::size_t other = 0; other < events.size(); ++other) {
        if (other == at) {
            continue;
        }
        dearer.push_back(
            all({is_same(events[at].matter, events[other].matter),
                 other < at ? at_least(worth[other], worth[at]) : more(worth[other], worth[at])}));
        if (dearer.size() == most_compared) {
            Formula so_far = lines.add(id + " event repeated", any(std::exchange(dearer, {})));
            dearer.push_back(std::move(so_far));
        }
    }
    return any(std::move(dearer));
}

/// What all events are worth. Of those of one matter only the dearest counts, of equals the first.
Formula worth_of_events(const AnswerFields& fields, const CountRule& rule, const std::string& id,
                        FormulaLines& lines) {
    std::vector<Formula> worth;
    for (const auto& event : fields.events) {
        worth.push_back(lines.add(id + " event", worth_of(event, rule)));
    }
    std::vector<Formula> counting;
    for (std::size_t i = 0; i < worth.size(); ++i) {
        const Formula repeated =
            rule.events->once_a_matter ? is_repeated(fields.events, worth, i, id, lines) : never();
        counting.push_back(lines.add(id + " event that counts", choice(repeated, number(0), worth[i])));
    }
    if (!rule.highest_only) {
        return sum(std::move(counting));
    }
    Formula highest = number(0);
    for (const Formula& each : worth) {
        highest = greatest(std::move(highest), each);
    }
    return highest;
}

/// What the numbers of times are worth.
Formula worth_of_counts(const AnswerFields& fields, const CountRule& rule) {
    if (rule.names.empty()) {
        const Formula times = entered(fields.value);
        return rule.highest_only ? choice(at_least(times, number(1)), number(rule.values.front()), number(0))
                                 : product(times, number(rule.values.front()));
    }
    std::vector<Formula> worth;
    Formula highest = number(0);
    for (std::size_t i = 0; i < rule.names.size(); ++i) {
        const Formula times = entered(fields.choices[i]);
        highest = greatest(std::move(highest),
                           choice(at_least(times, number(1)), number(rule.values[i]), number(0)));
        worth.push_back(product(times, number(rule.values[i])));
    }
    return rule.highest_only ? highest : sum(std::move(worth));
}

}  // namespace

AnswerFormulas CountRule::formulas_of(const AnswerFields& fields, const Exact& full, std::string_view id,
                                      FormulaLines& lines) const {
    const std::string name(id);
    const std::vector<std::size_t> counted = names.empty() ? std::vector{fields.value} : fields.choices;
    std::vector<Formula> given;
    std::vector<Formula> whole;
    for (const std::size_t field : counted) {
        given.push_back(is_number(field));
        whole.push_back(all({at_least(entered(field), number(0)), multiple(entered(field), 1)}));
    }
    Formula answered = all({any(std::move(given)), all(std::move(whole))});
    Formula worth = worth_of_counts(fields, *this);
    if (events && !fields.events.empty()) {
        std::vector<Formula> told;
        std::transform(fields.events.begin(), fields.events.end(), std::back_inserter(told), is_told);
        const Formula by_events = lines.add(name + " by events", any(std::move(told)));
        worth = choice(by_events, worth_of_events(fields, *this, name, lines), std::move(worth));
        // Both at once would be two answers.
        answered =
            any({all({by_events, no(any_filled(counted))}), all({no(by_events), std::move(answered)})});
    }
    worth = lines.add(name + " worth", std::move(worth));
    Formula points = from_full   ? greatest(number(0), minus(number(full), worth))
                     : unlimited ? worth
                                 : formula::least(number(full), worth);
    return {std::move(answered), never(), std::move(points)};
}

}  // namespace ceping
