// Cases moved onto an edge: scores exactly halfway between two rounded ones, thresholds exactly reached.
#include "plain_random.hpp"

#include "plain_score.hpp"

#include <algorithm>

namespace plain {
namespace {

// The answers that could be moved freely: points as an evaluator judged them.
std::vector<Answer*> free_answers(Case& in) {
    std::vector<Answer*> free;
    for (auto& record : in.records) {
        for (auto& [id, answer] : record.answers) {
            for (const Node* criterion : all_criteria(in.rubric)) {
                const bool judged = criterion->id == id && criterion->kind == Kind::judged &&
                                    criterion->step.empty() && criterion->variants.empty();
                if (judged && answer.shape == Shape::value && read_number(answer.value)) {
                    free.push_back(&answer);
                }
            }
        }
    }
    return free;
}

// What a node reaches, where it can be a minimum rate.
std::optional<std::string> rate_of(const std::vector<UnitResult>& units, const std::string& id,
                                   std::size_t which) {
    const UnitResult& unit = units[which];
    for (const auto& node : unit.nodes) {
        if (node.id == id && node.max > 0 && node.points > 0 && node.points <= node.max) {
            return fraction(node.points / node.max);
        }
    }
    return std::nullopt;
}

void set_gates(Dice& dice, std::vector<Node>& nodes, const std::vector<UnitResult>& units) {
    for (auto& node : nodes) {
        for (auto& gate : node.gate) {
            const auto rate =
                rate_of(units, gate.item.empty() ? node.id : gate.item, dice.below(units.size()));
            if (rate && !gate.min_rate.empty() && dice.chance(50)) {
                gate.min_rate = *rate;
            }
        }
        set_gates(dice, node.items, units);
    }
}

}  // namespace

// Scores are linear in one judged answer as long as nothing is capped, gated or rounded on the way: measure the slope,
// go to the tie, and look whether it is one.
void make_a_tie(Dice& dice, Case& in) {
    std::vector<Answer*> answers = free_answers(in);
    dice.shuffle(answers);
    answers.resize(std::min<std::size_t>(answers.size(), 3));
    const auto exact_scores = [&] {
        std::vector<Number> scores;
        for (const auto& unit : score(in)) {
            scores.push_back(unit.exact);
        }
        return scores;
    };
    const std::vector<Number> before = exact_scores();
    Number unit_of_rounding = 1;
    for (int i = 0; i < in.rubric.final_places; ++i) {
        unit_of_rounding /= 10;
    }
    for (Answer* answer : answers) {
        const std::string old = answer->value;
        const Number at = number(old);
        const Number step = number("1/1000");
        if (at < step) {
            continue;
        }
        answer->value = written(at - step);
        const std::vector<Number> moved = exact_scores();
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (moved[i] == before[i]) {
                continue;
            }
            const Number slope = (before[i] - moved[i]) / step;
            const Number target =
                rounded(before[i], in.rubric.final_places, Mode::down) + unit_of_rounding / 2;
            const Number there = at + (target - before[i]) / slope;
            answer->value = written(there);
            if (there >= 0 && there <= at + 1 && exact_scores()[i] == target) {
                return;
            }
        }
        answer->value = old;
    }
}

void make_thresholds_exact(Dice& dice, Case& in) {
    set_gates(dice, in.rubric.items, score(in));
    const std::vector<UnitResult> units = score(in);
    auto& bands = in.rubric.bands;
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        for (auto& condition : bands[i].requires_) {
            const auto rate = rate_of(units, condition.item, dice.below(units.size()));
            if (rate && dice.chance(50)) {
                condition.min_rate = *rate;
            }
        }
        const UnitResult& unit = units[dice.below(units.size())];
        if (unit.rejected || bands[i].min.empty() || !dice.chance(50)) {
            continue;
        }
        const Number reached = number(unit.score);
        bool below_better = true;
        bool above_next = true;
        for (std::size_t other = 0; other + 1 < bands.size(); ++other) {
            if (!bands[other].min.empty()) {
                below_better = below_better && (other >= i || reached < number(bands[other].min));
                above_next = above_next && (other <= i || reached > number(bands[other].min));
            }
        }
        if (reached > 0 && below_better && above_next && reached <= number(in.rubric.total)) {
            bands[i].min = unit.score;
        }
    }
}

}  // namespace plain
