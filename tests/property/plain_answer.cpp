// One answer and its points: ceping-scoring(7), 2 and 3.
#include "plain_score.hpp"

#include <algorithm>
#include <cctype>

namespace plain {
namespace {

using What = Reading::What;

const Reading invalid{What::invalid, 0};

Reading points_of(const Number& points) { return {What::points, points}; }

std::string plain_text(const std::string& text) { return half_width(trimmed(text)); }

std::string small_letters(const std::string& text) {
    std::string lower;
    for (const char c : plain_text(text)) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower;
}

bool is_not_applicable_word(const std::string& text) { return small_letters(text) == "n/a"; }

// A level's key in the other case or with 级, 等级, 等 or 档 behind it, as long as one level alone may be meant:
// ceping-record(5).
const Level* meant_level(const std::vector<Level>& levels, const std::string& value) {
    std::string word = small_letters(value);
    for (const std::string ending : {"等级", "级", "等", "档"}) {
        if (word.size() > ending.size() &&
            word.compare(word.size() - ending.size(), ending.size(), ending) == 0) {
            word.resize(word.size() - ending.size());
            word = trimmed(word);
            break;
        }
    }
    const Level* found = nullptr;
    for (const auto& level : levels) {
        if (small_letters(level.name) == word) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &level;
        }
    }
    return found;
}

// A whole number that is not negative, by value.
std::optional<Number> read_count(const std::string& text) {
    const auto value = read_number(text);
    if (!value || !is_whole(*value) || *value < 0) {
        return std::nullopt;
    }
    return value;
}

Reading read_level(const Rubric& rubric, const Node& criterion, const Answer& answer) {
    if (answer.shape != Shape::value) {
        return invalid;
    }
    for (const auto& scale : rubric.scales) {
        if (scale.id != criterion.scale) {
            continue;
        }
        const auto same = std::find_if(scale.levels.begin(), scale.levels.end(), [&](const Level& level) {
            return plain_text(level.name) == plain_text(answer.value);
        });
        const Level* level = same != scale.levels.end() ? &*same : meant_level(scale.levels, answer.value);
        if (level != nullptr) {
            const Number amount = number(level->amount);
            return points_of(level->is_points ? amount : Number(number(criterion.points) * amount));
        }
    }
    return invalid;
}

Reading read_checklist(const Node& criterion, const Answer& answer) {
    if (answer.shape != Shape::met) {
        return invalid;
    }
    const Number full = number(criterion.points);
    const Number share = full / static_cast<long long>(criterion.checks.size());
    for (const auto& id : answer.met) {
        const bool known = std::any_of(criterion.checks.begin(), criterion.checks.end(),
                                       [&](const Check& check) { return check.id == trimmed(id); });
        if (!known) {
            return invalid;
        }
    }
    Number sum = 0;
    bool all = true;
    for (const auto& check : criterion.checks) {
        const bool met = std::any_of(answer.met.begin(), answer.met.end(),
                                     [&](const std::string& id) { return trimmed(id) == check.id; });
        if (met) {
            sum += check.points.empty() ? share : number(check.points);
        }
        all = all && met;
    }
    if (criterion.rule_all) {
        return points_of(all ? full : Number(0));
    }
    return points_of(std::min(full, sum));
}

// 11.6: the first level whose condition holds, the last if none does.
Reading read_checked_level(const Rubric& rubric, const Node& criterion, const Answer& answer) {
    if (answer.shape != Shape::met) {
        return invalid;
    }
    std::vector<std::string> met;
    for (const auto& id : answer.met) {
        const std::string name = trimmed(id);
        const bool known = std::any_of(criterion.checks.begin(), criterion.checks.end(),
                                       [&](const Check& check) { return check.id == name; });
        if (!known) {
            return invalid;
        }
        if (std::find(met.begin(), met.end(), name) == met.end()) {
            met.push_back(name);
        }
    }
    for (const auto& scale : rubric.scales) {
        if (scale.id != criterion.scale) {
            continue;
        }
        std::string reached = scale.levels.back().name;
        for (const auto& asks : criterion.asks) {
            bool holds = asks.at_least.empty() || static_cast<int>(met.size()) >= std::stoi(asks.at_least);
            for (const auto& check : asks.all) {
                holds = holds && std::find(met.begin(), met.end(), check) != met.end();
            }
            if (holds) {
                reached = asks.level;
                break;
            }
        }
        for (const auto& level : scale.levels) {
            if (level.name == reached) {
                const Number amount = number(level.amount);
                return points_of(level.is_points ? amount : Number(number(criterion.points) * amount));
            }
        }
    }
    return invalid;
}

Number points_on_curve(const Node& criterion, const Number& x) {
    const auto x_at = [&](std::size_t i) { return number(criterion.curve[i].first); };
    const auto points_at = [&](std::size_t i) { return number(criterion.curve[i].second); };
    const std::size_t last = criterion.curve.size() - 1;
    if (x < x_at(0)) {
        return criterion.step_shape ? Number(0) : points_at(0);
    }
    if (x >= x_at(last)) {
        return points_at(last);
    }
    std::size_t left = 0;
    while (x_at(left + 1) <= x) {
        ++left;
    }
    if (criterion.step_shape) {
        return points_at(left);
    }
    const Number way = (x - x_at(left)) / (x_at(left + 1) - x_at(left));
    return points_at(left) + way * (points_at(left + 1) - points_at(left));
}

// The value of a measure, before its sample and its curve; nothing where the answer is invalid. `den: 0` gives no
// value and sets `zero_den`.
std::optional<Number> measured(const Node& criterion, const Answer& answer, bool& zero_den) {
    zero_den = false;
    std::optional<Number> x;
    if (answer.shape == Shape::value) {
        std::string text = plain_text(answer.value);
        if (criterion.percent && !text.empty() && text.back() == '%') {
            text.pop_back();
        }
        x = read_number(text);
    } else if (answer.shape == Shape::ratio) {
        const auto num = read_number(answer.num);
        const auto den = read_number(answer.den);
        if (!num || !den || *num < 0 || *den < 0) {
            return std::nullopt;
        }
        if (*den == 0) {
            zero_den = *num == 0;
            return std::nullopt;
        }
        x = 100 * *num / *den;
    }
    if (x && !criterion.range_low.empty() &&
        (*x < number(criterion.range_low) || *x > number(criterion.range_high))) {
        return std::nullopt;
    }
    return x;
}

Reading read_measure(const Node& criterion, const Answer& answer) {
    bool zero_den = false;
    const auto x = measured(criterion, answer, zero_den);
    if (!x && !zero_den) {
        return invalid;
    }
    std::optional<Number> sample;
    if (!answer.sample.empty()) {
        sample = read_count(answer.sample);
        if (!sample) {
            return invalid;
        }
    }
    if (!criterion.min_sample.empty() && (!sample || *sample < number(criterion.min_sample))) {
        return {What::nothing, 0};
    }
    if (zero_den) {
        switch (criterion.zero_den) {
            case ZeroDen::not_applicable: return {What::not_applicable, 0};
            case ZeroDen::zero: return points_of(0);
            case ZeroDen::full: return points_of(number(criterion.points));
        }
    }
    return points_of(points_on_curve(criterion, *x));
}

// Of the dates that the generator writes those with a month 13 are none.
bool is_day(const std::string& date) { return date.size() == 10 && date.compare(5, 2, "12") <= 0; }

// What makes an answer of events invalid: 11.1.
bool is_possible(const Node& criterion, const Event& event) {
    const auto among = [](const Pairs& pairs, const std::string& name) {
        return std::any_of(pairs.begin(), pairs.end(),
                           [&](const auto& one) { return plain_text(one.first) == plain_text(name); });
    };
    const bool of_class =
        criterion.classes.empty() ? event.of_class.empty() : among(criterion.classes, event.of_class);
    return of_class && (event.date.empty() || is_day(event.date)) &&
           std::all_of(event.tags.begin(), event.tags.end(),
                       [&](const std::string& tag) { return among(criterion.events->times, tag); });
}

// The value v of a count: what it earns, or what it costs.
std::optional<Number> counted(const Rubric& rubric, const Node& criterion, const Answer& answer) {
    if (answer.shape == Shape::events) {
        if (!criterion.events ||
            !std::all_of(answer.events.begin(), answer.events.end(),
                         [&](const Event& one) { return is_possible(criterion, one); })) {
            return std::nullopt;
        }
        Number sum = 0;
        Number highest = 0;
        for (const auto& worth : worth_of_events(rubric, criterion, answer.events)) {
            sum += worth;
            highest = std::max(highest, worth);
        }
        return criterion.take_highest ? highest : sum;
    }
    if (criterion.classes.empty()) {
        const auto times = answer.shape == Shape::value ? read_count(answer.value) : std::nullopt;
        if (!times) {
            return std::nullopt;
        }
        return Number(*times * number(criterion.each));
    }
    if (answer.shape == Shape::value) {
        const auto none = read_count(answer.value);
        return none && *none == 0 ? none : std::nullopt;
    }
    if (answer.shape != Shape::counts) {
        return std::nullopt;
    }
    Number sum = 0;
    Number highest = 0;
    for (const auto& stated : answer.counts) {
        const auto times = read_count(stated.second);
        const auto known = std::find_if(criterion.classes.begin(), criterion.classes.end(),
                                        [&](const auto& one) { return one.first == stated.first; });
        if (!times || known == criterion.classes.end()) {
            return std::nullopt;
        }
        const Number value = number(known->second);
        sum += *times * value;
        if (*times >= 1) {
            highest = std::max(highest, value);
        }
    }
    return criterion.take_highest ? highest : sum;
}

Reading read_counts(const Rubric& rubric, const Node& criterion, const Answer& answer) {
    const auto value = counted(rubric, criterion, answer);
    if (!value) {
        return invalid;
    }
    if (criterion.unlimited()) {
        return points_of(*value);
    }
    const Number full = number(criterion.points);
    if (criterion.from_full) {
        return points_of(std::max(Number(0), Number(full - *value)));
    }
    return points_of(std::min(full, *value));
}

Reading read_judged(const Node& criterion, const Answer& answer) {
    const auto points = answer.shape == Shape::value ? read_number(answer.value) : std::nullopt;
    if (!points || *points < 0 || *points > number(criterion.points)) {
        return invalid;
    }
    if (!criterion.step.empty() && !is_whole(*points / number(criterion.step))) {
        return invalid;
    }
    return points_of(*points);
}

bool fact_matches(const Rubric& rubric, const FactTest& test, const Record& stating) {
    if (test.fact == "region") {
        const std::string region = trimmed(stating.region);
        return !region.empty() &&
               std::any_of(test.values.begin(), test.values.end(), [&](const std::string& value) {
                   const std::string part = trimmed(value);
                   return region == part || region.rfind(part + "/", 0) == 0;
               });
    }
    const auto stated = std::find_if(stating.facts.begin(), stating.facts.end(),
                                     [&](const auto& fact) { return fact.first == test.fact; });
    if (stated == stating.facts.end()) {
        return false;
    }
    const bool is_number = std::any_of(rubric.facts.begin(), rubric.facts.end(), [&](const Fact& fact) {
        return fact.id == test.fact && fact.is_number;
    });
    if (!is_number) {
        return std::any_of(test.values.begin(), test.values.end(), [&](const std::string& value) {
            return trimmed(value) == trimmed(stated->second);
        });
    }
    const Number here = number(stated->second);
    if (test.is_range) {
        return (test.min.empty() || here >= number(test.min)) &&
               (test.max.empty() || here <= number(test.max)) &&
               (test.over.empty() || number(test.over) < here) &&
               (test.under.empty() || number(test.under) > here);
    }
    return std::any_of(test.values.begin(), test.values.end(),
                       [&](const std::string& value) { return number(value) == here; });
}

}  // namespace

std::vector<Number> worth_of_events(const Rubric& rubric, const Node& criterion,
                                    const std::vector<Event>& events) {
    const EventTerms& terms = *criterion.events;
    std::vector<Number> out;
    for (const auto& event : events) {
        Number value = criterion.classes.empty() ? number(criterion.each) : Number(0);
        for (const auto& [name, each] : criterion.classes) {
            value = plain_text(name) == plain_text(event.of_class) ? number(each) : value;
        }
        std::optional<Number> factor;
        for (const auto& tag : event.tags) {
            for (const auto& [name, times] : terms.times) {
                if (plain_text(name) == plain_text(tag) && (!factor || number(times) > *factor)) {
                    factor = number(times);
                }
            }
        }
        const bool outside =
            terms.months > 0 && !event.date.empty() && !in_window(rubric, terms.months, event.date);
        out.push_back(outside ? Number(0) : value * factor.value_or(Number(1)));
    }
    for (std::size_t i = 0; terms.once_a_matter && i < events.size(); ++i) {
        const std::string matter = trimmed(events[i].matter);
        for (std::size_t j = i + 1; !matter.empty() && j < events.size(); ++j) {
            if (trimmed(events[j].matter) == matter) {
                // A later one has to be dearer to count instead.
                out[out[j] > out[i] ? i : j] = 0;
            }
        }
    }
    return out;
}

Reading read_answer(const Rubric& rubric, const Node& criterion, const Answer& answer, bool excluded) {
    if (criterion.kind == Kind::timeliness || answer.shape == Shape::none ||
        (answer.shape == Shape::value && trimmed(answer.value).empty())) {
        return {What::nothing, 0};
    }
    if (answer.shape == Shape::value && is_not_applicable_word(answer.value)) {
        return criterion.may_not_apply || excluded ? Reading{What::not_applicable, 0} : invalid;
    }
    switch (criterion.kind) {
        case Kind::level: return read_level(rubric, criterion, answer);
        case Kind::checked_level: return read_checked_level(rubric, criterion, answer);
        case Kind::checklist: return read_checklist(criterion, answer);
        case Kind::measure: return read_measure(criterion, answer);
        case Kind::count: return read_counts(rubric, criterion, answer);
        case Kind::judged: return read_judged(criterion, answer);
        case Kind::timeliness: break;
    }
    return {What::nothing, 0};
}

bool matches(const Rubric& rubric, const When& when, const Record& stating) {
    for (const auto& test : when.tests) {
        if (!fact_matches(rubric, test, stating)) {
            return false;
        }
    }
    if (when.has_any && std::none_of(when.any.begin(), when.any.end(),
                                     [&](const When& one) { return matches(rubric, one, stating); })) {
        return false;
    }
    return std::none_of(when.negated.begin(), when.negated.end(),
                        [&](const When& one) { return matches(rubric, one, stating); });
}

}  // namespace plain
