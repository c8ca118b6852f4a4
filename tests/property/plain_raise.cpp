// One answer made better, for the law that a better answer never lowers a score. What is better is told from the
// rubric alone: an earlier level of a falling scale, a larger value on a rising curve.
#include "plain_random.hpp"

#include "plain_score.hpp"

#include <algorithm>

namespace plain {
namespace {

// A place in the batch whose answer could be raised; no answer: the date of submission.
struct Place {
    Record* record = nullptr;
    Answer* answer = nullptr;
    const Node* criterion = nullptr;
    Section section = Section::items;
};

bool raise_level(Dice& dice, const Rubric& rubric, const Node& criterion, Answer& answer) {
    for (const auto& scale : rubric.scales) {
        if (scale.id != criterion.scale) {
            continue;
        }
        for (std::size_t i = 1; i < scale.levels.size(); ++i) {
            if (half_width(scale.levels[i].name) == half_width(answer.value)) {
                answer.value = scale.levels[dice.below(i)].name;
                return true;
            }
        }
    }
    return false;
}

bool raise_checklist(Dice& dice, const Node& criterion, Answer& answer) {
    std::vector<std::string> unmet;
    for (const auto& check : criterion.checks) {
        if (std::find(answer.met.begin(), answer.met.end(), check.id) == answer.met.end()) {
            unmet.push_back(check.id);
        }
    }
    if (unmet.empty()) {
        return false;
    }
    answer.met.push_back(dice.pick(unmet));
    return true;
}

bool raise_measure(Dice& dice, const Node& criterion, Answer& answer) {
    const Number more = number(dice.word({"0.1", "1", "1/3", "20"}));
    const auto in_range = [&](const Number& x) {
        return criterion.range_high.empty() || x <= number(criterion.range_high);
    };
    if (answer.shape == Shape::ratio) {
        if (number(answer.den) == 0 || !in_range(100 * (number(answer.num) + more) / number(answer.den))) {
            return false;
        }
        answer.num = written(number(answer.num) + more);
        return true;
    }
    std::string text = half_width(trimmed(answer.value));
    if (!text.empty() && text.back() == '%') {
        text.pop_back();
    }
    const auto x = read_number(text);
    if (!x || !in_range(*x + more)) {
        return false;
    }
    answer.value = written(*x + more);
    return true;
}

// More incidents are better where they earn, fewer where they cost.
bool change_times(std::string& times, bool more) {
    const Number now = number(times);
    if (!more && now == 0) {
        return false;
    }
    times = written(more ? Number(now + 1) : Number(now - 1));
    return true;
}

bool raise_count(Dice& dice, const Node& criterion, bool more, Answer& answer) {
    if (answer.shape == Shape::events) {
        if (more) {
            answer.events.insert(
                answer.events.begin() + static_cast<std::ptrdiff_t>(dice.below(answer.events.size() + 1)),
                random_event(dice, criterion));
        } else if (!answer.events.empty()) {
            answer.events.erase(answer.events.begin() +
                                static_cast<std::ptrdiff_t>(dice.below(answer.events.size())));
        }
        return more || !answer.events.empty();
    }
    if (answer.shape == Shape::value) {
        return criterion.classes.empty() && change_times(answer.value, more);
    }
    if (more && answer.counts.empty()) {
        answer.counts.emplace_back(dice.pick(criterion.classes).first, "1");
        return true;
    }
    return !answer.counts.empty() &&
           change_times(answer.counts[dice.below(answer.counts.size())].second, more);
}

bool raise_judged(const Node& criterion, Answer& answer) {
    const auto now = read_number(answer.value);
    const Number step = number(criterion.step.empty() ? "0.01" : criterion.step);
    if (!now || *now + step > number(criterion.points)) {
        return false;
    }
    answer.value = written(*now + step);
    return true;
}

bool raise(Dice& dice, const Rubric& rubric, const Place& place) {
    if (place.answer == nullptr) {
        place.record->submitted = date_after(place.record->submitted, -dice.between(1, 5));
        return true;
    }
    const Node& criterion = *place.criterion;
    Answer& answer = *place.answer;
    const Reading now = read_answer(rubric, criterion, answer, false);
    const bool can_be_bettered = now.what == Reading::What::points;
    const bool costs = place.section == Section::penalties;
    if (!can_be_bettered || (costs && criterion.kind != Kind::count)) {
        return false;
    }
    switch (criterion.kind) {
        case Kind::level: return raise_level(dice, rubric, criterion, answer);
        case Kind::checked_level:
        case Kind::checklist: return raise_checklist(dice, criterion, answer);
        case Kind::measure: return raise_measure(dice, criterion, answer);
        case Kind::count: return raise_count(dice, criterion, !costs && !criterion.from_full, answer);
        case Kind::judged: return raise_judged(criterion, answer);
        case Kind::timeliness: break;
    }
    return false;
}

}  // namespace

std::optional<std::string> raise_answer(Dice& dice, Case& in, std::string& unit) {
    std::vector<Place> places;
    for (auto& record : in.records) {
        if (record.source == "self" && !record.submitted.empty()) {
            places.push_back({&record, nullptr, nullptr, Section::items});
        }
        const auto collect = [&](const std::vector<Node>& nodes, Section section) {
            for (const Node* criterion : criteria_of(nodes)) {
                for (auto& [id, answer] : record.answers) {
                    if (id == criterion->id) {
                        const bool costs = is_penalty(in.rubric, id);
                        places.push_back({&record, &answer, criterion, costs ? Section::penalties : section});
                    }
                }
            }
        };
        collect(in.rubric.items, Section::items);
        collect(in.rubric.bonus.items, Section::bonus);
        collect(in.rubric.penalties.items, Section::penalties);
    }
    dice.shuffle(places);
    for (const auto& place : places) {
        if (raise(dice, in.rubric, place)) {
            unit = place.record->unit;
            return place.record->source + " of " + unit + ": " +
                   (place.criterion != nullptr ? place.criterion->id : "submitted earlier");
        }
    }
    return std::nullopt;
}

}  // namespace plain
