// Random valid answers, one kind after the other.
#include "plain_random.hpp"

#include "plain_score.hpp"

namespace plain {
namespace {

// The same number, written another way: more zeros, full width, a fraction, blanks around it.
std::string other_spelling(Dice& dice, const std::string& text) {
    if (!dice.chance(12)) {
        return text;
    }
    const bool is_fraction = text.find('/') != std::string::npos;
    switch (dice.between(0, 3)) {
        case 0: return is_fraction ? text : text + (text.find('.') == std::string::npos ? ".0" : "0");
        case 1: {
            std::string wide;
            for (const char c : text) {
                wide += c == '.' ? "．" : c == '/' ? "／" : c == '-' ? "－" : "";
                if (c >= '0' && c <= '9') {
                    wide += "\xEF\xBC";
                    wide += static_cast<char>(0x90 + (c - '0'));
                }
            }
            return wide;
        }
        case 2: return fraction(number(text)) + (is_whole(number(text)) ? "/1" : "");
        default: return " " + text + " ";
    }
}

Answer random_measure(Dice& dice, const Node& node) {
    std::vector<Number> candidates;
    for (const auto& [x, points] : node.curve) {
        candidates.push_back(number(x));
        candidates.push_back(number(x) + number(dice.word({"0.1", "1/3", "1", "-0.1", "-1"})));
    }
    candidates.push_back(number(dice.word({"0", "100", "95", "66.6", "1000", "0.5"})));
    if (!node.range_low.empty()) {
        candidates.push_back(number(node.range_low));
        candidates.push_back(number(node.range_high));
    }
    const auto in_range = [&](const Number& x) {
        return node.range_low.empty() || (x >= number(node.range_low) && x <= number(node.range_high));
    };
    Number x = dice.pick(candidates);
    if (!in_range(x)) {
        x = number(node.curve.front().first);
    }
    Answer answer;
    if (x >= 0 && dice.chance(30)) {
        answer.shape = Shape::ratio;
        if (dice.chance(30)) {
            answer.num = "0";
            answer.den = dice.word({"0", "0.0", "0/7"});
        } else {
            const Number den = number(dice.word({"40", "3", "7", "0.5", "1"}));
            answer.num = written(x * den / 100);
            answer.den = written(den);
        }
    } else {
        answer = value(other_spelling(dice, written(x)));
        if (node.percent && dice.chance(30)) {
            answer.value = trimmed(answer.value) + dice.word({"%", "％"});
        }
    }
    if (!node.min_sample.empty() ? dice.chance(90) : dice.chance(5)) {
        const std::string least = node.min_sample.empty() ? "10" : node.min_sample;
        const int around = dice.between(-1, 2);
        answer.sample = written(number(least) + around);
    }
    return answer;
}

Answer random_count(Dice& dice, const Node& node) {
    if (node.events && dice.chance(65)) {
        Answer answer;
        answer.shape = Shape::events;
        for (int i = dice.chance(10) ? 0 : dice.between(1, 4); i > 0; --i) {
            answer.events.push_back(random_event(dice, node));
        }
        return answer;
    }
    if (node.classes.empty()) {
        return value(other_spelling(dice, dice.word({"0", "1", "2", "3", "5", "1000", "4/2", "2.0"})));
    }
    if (dice.chance(10)) {
        return value("0");
    }
    Answer answer;
    answer.shape = Shape::counts;
    for (const auto& one : node.classes) {
        if (dice.chance(60)) {
            answer.counts.emplace_back(one.first, dice.word({"0", "1", "2", "7"}));
        }
    }
    return answer;
}

Answer random_judged(Dice& dice, const Node& node) {
    const Number full = number(node.points);
    Number points = full * number(dice.word({"0", "1", "0.5", "0.665", "1/3", "0.25", "0.995", "0.125"}));
    if (dice.chance(30)) {
        points = rounded(points, dice.between(0, 3), Mode::down);
    }
    if (!node.step.empty()) {
        const Number step = number(node.step);
        const Number steps = number(rounded_text(full / step, 0, Mode::down));
        points = step * number(rounded_text(steps * number(dice.word({"0", "1", "0.5", "0.33", "0.9"})), 0,
                                            Mode::down));
    }
    return value(other_spelling(dice, written(points)));
}

}  // namespace

std::string day_about_windows(Dice& dice) {
    return dice.word({"2013-10-30", "2013-10-31", "2013-12-31", "2014-02-28", "2014-02-27", "2014-10-31",
                      "2014-12-30", "2014-12-31", "2015-02-28", "2015-04-30", "2015-09-30", "2015-10-31",
                      "2015-12-31", "2016-01-01", "2016-01-29", "2016-02-29", "2016-03-01"});
}

Event random_event(Dice& dice, const Node& criterion) {
    Event event;
    if (!criterion.classes.empty()) {
        event.of_class = dice.pick(criterion.classes).first;
    }
    event.date = dice.chance(60) ? day_about_windows(dice) : "";
    event.matter = dice.chance(65) ? dice.word({"某厂火灾", " 某厂火灾", "甲", "甲", "a, b"}) : "";
    for (const auto& [tag, factor] : criterion.events->times) {
        for (int i = dice.chance(40) ? dice.between(1, dice.chance(10) ? 2 : 1) : 0; i > 0; --i) {
            event.tags.push_back(tag);
        }
    }
    return event;
}

Answer random_answer(Dice& dice, const Node& criterion, const Rubric& rubric) {
    switch (criterion.kind) {
        case Kind::level:
            for (const auto& scale : rubric.scales) {
                if (scale.id == criterion.scale) {
                    return value(dice.pick(scale.levels).name);
                }
            }
            break;
        case Kind::checked_level:
        case Kind::checklist: {
            Answer answer;
            answer.shape = Shape::met;
            const int percent = dice.chance(25) ? 100 : 55;
            for (const auto& check : criterion.checks) {
                if (dice.chance(percent)) {
                    answer.met.push_back(check.id);
                }
            }
            if (!answer.met.empty() && dice.chance(8)) {
                answer.met.push_back(answer.met.front());  // named twice, counts once
            }
            return answer;
        }
        case Kind::measure: return random_measure(dice, criterion);
        case Kind::count: return random_count(dice, criterion);
        case Kind::judged: return random_judged(dice, criterion);
        case Kind::timeliness: return value("1");
    }
    return {};
}

}  // namespace plain
