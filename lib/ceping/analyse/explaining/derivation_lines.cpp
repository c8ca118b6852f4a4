// What the scorer did with a node, step by step, as lines. Source: ceping-scoring(7), 2 to 8.
#include <ceping/analyse/explaining/derivation_parts.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/when_words.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

/// `1.1 + 1.2`: the nodes that operands come from.
std::string ids_of(const Rubric& rubric, const Step& step) {
    std::string out;
    for (const auto& each : step.operands) {
        if (each.from) {
            out += (out.empty() ? "" : " + ") + rubric.at(each.from).id;
        }
    }
    return out;
}

std::vector<Exact> values_of(const std::vector<Operand>& operands) {
    std::vector<Exact> out;
    for (const auto& each : operands) {
        out.push_back(each.value);
    }
    return out;
}

/// What is said of a step, where it is the same for every node.
Words words_of(Rule rule) {
    switch (rule) {
        case Rule::excluded:
            return {"不适用：适用条件与单位情况不符", "does not apply: its `when` does not match the unit"};
        case Rule::not_applicable: return {"不涉及（n/a）", "does not apply (n/a)"};
        case Rule::with_its_group: return {"所在项目不适用", "its group does not apply"};
        case Rule::nothing_below: return {"下级都不适用", "nothing below it applies"};
        case Rule::full_for_absent:
            return {"下级都不适用，按满分计", "nothing below it applies, which counts in full"};
        case Rule::absent_added: return {"不涉及的按满分计", "what does not apply counts in full"};
        case Rule::sum_of_max: return {"适用项的满分", "full points of what applies"};
        case Rule::gate_shut: return {"保证项目未达到，计 0 分", "a gate is not passed: worth 0"};
        default: return {};
    }
}

class NodeLines {
public:
    NodeLines(const Rubric& rubric, const Unit& unit) : rubric_(rubric), unit_(unit) {}

    std::vector<ArithmeticLine> of(Steps steps) {
        which_version(steps);
        for (const auto& step : steps) {
            add(step);
        }
        return std::move(lines_);
    }

private:
    /// Which of a criterion's variants is for the unit, where one is and the criterion applies.
    void which_version(Steps steps) {
        const ItemId node = steps.front().node;
        if (!node || !rubric_.at(node).criterion || steps.front().rule == Rule::excluded) {
            return;
        }
        const Criterion& criterion = *rubric_.at(node).criterion;
        if (const std::size_t version = version_for(criterion, unit_); version > 0) {
            const When& when = criterion.variants[version - 1].when;
            remark(when.always() ? phrases::variant_for_all.with({{"number", version}})
                                 : phrases::variant_for.with(
                                       {{"number", version}, {"units", units_that(rubric_, when)}}));
        }
    }

    void remark(Words words) { lines_.push_back({std::move(words), {}, {}}); }
    void line(Words words, std::string text, const Step& step) {
        lines_.push_back({std::move(words), std::move(text), *step.value});
    }
    [[nodiscard]] const Item& item(const Step& step) const { return rubric_.at(step.node); }
    [[nodiscard]] const Kind& kind(const Step& step) const { return *criterion(step).kind; }
    [[nodiscard]] const Criterion& criterion(const Step& step) const {
        return criterion_for(item(step), unit_);
    }
    [[nodiscard]] std::size_t version(const Step& step) const {
        return version_for(*item(step).criterion, unit_);
    }
    /// The kind's own lines, the first of which says where the answer comes from.
    void append(const Words& from, std::vector<ArithmeticLine> lines, const Step& step) {
        if (lines.empty() || lines.back().value != *step.value) {
            throw std::logic_error("the arithmetic of " + item(step).id + " does not come to " +
                                   step.value->plain());
        }
        lines.front().what = phrases::told_of.with({{"what", from}, {"text", lines.front().what}});
        std::move(lines.begin(), lines.end(), std::back_inserter(lines_));
    }

    void add(const Step& step) {
        const std::vector<Exact> values = values_of(step.operands);
        switch (step.rule) {
            case Rule::excluded:
            case Rule::not_applicable:
            case Rule::with_its_group:
            case Rule::nothing_below: remark(words_of(step.rule)); break;
            case Rule::answer:
                append(origin(step), kind(step).arithmetic(step.answer->answer, item(step).points), step);
                break;
            case Rule::invalid_answer:
                remark(phrases::invalid_answer.with(
                    {{"from", source_of(rubric_, *step.record, std::get<Place>(step.part))}}));
                break;
            case Rule::evidence_wanting: evidence_wanting(step); break;
            case Rule::said_not_applicable: said_not_applicable(step); break;
            case Rule::zero_denominator: said(step, phrases::zero_denominator); break;
            case Rule::small_sample: said(step, phrases::small_sample); break;
            case Rule::submission: submission(step); break;
            case Rule::visits: visits(step); break;
            case Rule::self_stands_in: silent(step, phrases::self_for_method); break;
            case Rule::nothing_said: silent(step, phrases::nothing_by); break;
            case Rule::method_left_out: silent(step, phrases::left_out_of); break;
            case Rule::methods: methods(step); break;
            case Rule::missing:
                remark({"未填报，计 0 分", "not answered, which is worth 0"});
                line({"得分", "points"}, "0", step);
                break;
            case Rule::ruled_answer:
            case Rule::ruled_points:
            case Rule::ruled_not_applicable: ruling(step); break;
            case Rule::rounded: rounding(values.front(), step); break;
            case Rule::full_for_absent: line(words_of(step.rule), step.value->plain(), step); break;
            case Rule::gate_shut: line(words_of(step.rule), "0", step); break;
            case Rule::sum: line(Words(ids_of(rubric_, step)), operands(values, "+"), step); break;
            case Rule::absent_added:
            case Rule::sum_of_max: line(words_of(step.rule), operands(values, "+"), step); break;
            case Rule::prorated:
                line(phrases::brought_up.with({{"points", values[1].plain()}}),
                     operands({values[0], values[1]}, "×") + " ÷ " + operand(values[2]), step);
                break;
            case Rule::weighted: weighted(step); break;
            case Rule::rescaled:
                line(phrases::rescaled.with({{"full", values[2].plain()}, {"total", values[1].plain()}}),
                     operands({values[0], values[1]}, "×") + " ÷ " + operand(values[2]), step);
                break;
            case Rule::gate: gate(step); break;
            case Rule::bonus: section(values, step, {"加分", "bonus"}); break;
            case Rule::penalty: section(values, step, {"扣分", "penalty"}); break;
            case Rule::clamped: clamped(values, step); break;
            case Rule::vetoed:
                line(phrases::veto_zeroes.with({{"id", rubric_.veto(std::get<VetoId>(step.part)).id}}), "0",
                     step);
                break;
            // Told by derive() itself.
            case Rule::prerequisite:
            case Rule::prerequisite_excluded:
            case Rule::veto:
            case Rule::veto_excluded:
            case Rule::veto_outside:
            case Rule::band:
            case Rule::band_min:
            case Rule::band_asks:
            case Rule::band_excluded:
            case Rule::band_idle: break;
        }
    }

    [[nodiscard]] Words origin(const Step& step) const {
        return source_of(rubric_, *step.record, step.answer->place);
    }

    void said_not_applicable(const Step& step) {
        remark(criterion(step).may_not_apply
                   ? phrases::told_of.with({{"what", origin(step)}, {"text", "n/a"}})
                   : phrases::invalid_absent.with({{"from", origin(step)}}));
    }

    void said(const Step& step, const Pattern& what) {
        remark(what.with({{"from", origin(step)}, {"answer", kind(step).shown(step.answer->answer)}}));
    }

    void silent(const Step& step, const Pattern& what) {
        remark(what.with({{"method", source_title(rubric_, std::get<MethodId>(step.part))}}));
    }

    /// Shown where it changes anything; always of the score.
    void rounding(const Exact& before, const Step& step) {
        if (!step.node || *step.value != before) {
            const int places = std::get<int>(step.part);
            line(rounding_words(rubric_.rounding.mode, places),
                 "round(" + before.plain() + "; " + std::to_string(places) + ")", step);
        }
    }

    void evidence_wanting(const Step& step) {
        const auto pieces = [](std::int64_t number) {
            const std::string text = std::to_string(number);
            return Words(text, counted(text, "piece"));
        };
        const GivenAnswer& given = *step.answer;
        const std::int64_t least = criterion(step).evidence.min;
        const std::string number = std::to_string(least);
        const Words needs(number, number + (least == 1 ? " is" : " are"));
        line(given.outside > 0
                 ? phrases::evidence_out_of_time.with(
                       {{"listed", pieces(std::int64_t{given.evidence} + given.outside)},
                        {"has", given.evidence},
                        {"needs", needs}})
                 : phrases::evidence_wanting.with({{"has", pieces(given.evidence)}, {"needs", needs}}),
             "0", step);
    }

    void submission(const Step& step) {
        const Date& due = *rubric_.deadline;
        const Date& submitted = *step.record->submitted;
        append(
            phrases::due_and_submitted.with({{"due", date_words(due)}, {"submitted", date_words(submitted)}}),
            kind(step).arithmetic_for_delay(days_between(due, submitted), item(step).points,
                                            item(step).section == Section::penalties),
            step);
    }

    void visits(const Step& step) {
        const Visits rule = rubric_.method(std::get<MethodId>(step.part)).visits;
        std::vector<Exact> counted;
        for (const auto& visit : step.operands) {
            if (!visit.factor.is_zero()) {
                counted.push_back(visit.value);
            }
        }
        std::string text = counted.front().plain();
        if (rule == Visits::lowest) {
            text = "min(";
            for (const auto& each : step.operands) {
                text += (text.back() == '(' ? "" : "; ") + each.value.plain();
            }
            text += ")";
        } else if (counted.size() > 1) {
            text = "(" + operands(counted, "+") + ") ÷ " + std::to_string(counted.size());
        }
        const std::size_t visits = step.operands.size();
        const Pattern& words = rule == Visits::mean     ? phrases::visits_mean
                               : rule == Visits::lowest ? phrases::visits_lowest
                               : rule == Visits::latest ? phrases::visits_latest
                               : visits < 3             ? phrases::visits_uncut
                                                        : phrases::visits_trimmed;
        line(words.with(
                 {{"method", source_title(rubric_, std::get<MethodId>(step.part))}, {"visits", visits}}),
             std::move(text), step);
    }

    void methods(const Step& step) {
        const Exact& value = *step.value;
        if (step.operands.size() == 1) {
            if (lines_.back().remark() || lines_.back().value != value) {
                line({"得分", "points"}, value.plain(), step);
            }
            return;
        }
        std::string sum;
        std::vector<Exact> weights;
        for (const auto& each : step.operands) {
            sum += (sum.empty() ? "" : " + ") + operands({each.factor, each.value}, "×");
            weights.push_back(each.factor);
        }
        line({"各测评方法加权", "methods by their weights"},
             "(" + sum + ") ÷ (" + operands(weights, "+") + ")", step);
    }

    void ruling(const Step& step) {
        const Ruling& ruling = *step.ruling;
        const Words from = with_parts({"复核裁定", "ruling"},
                                      {ruling.document, ruling.by, date_words(ruling.date), ruling.reason});
        if (step.rule == Rule::ruled_answer) {
            append(from, kind(step).arithmetic(*ruling.answer_for(version(step)), item(step).points), step);
        } else if (step.rule == Rule::ruled_points) {
            line(from, step.value->plain(), step);
        } else if (ruling.answer_for(version(step))->shape == Shape::not_applicable) {
            remark(phrases::told_of.with({{"what", from}, {"text", "n/a"}}));
        } else {
            remark(phrases::ruled_without.with({{"from", from}}));
        }
    }

    void weighted(const Step& step) {
        const Exact& full = step.node ? rubric_.at(step.node).points : rubric_.total;
        std::string rates;
        std::vector<Exact> weights;
        for (const auto& each : step.operands) {
            rates += rates.empty() ? "" : " + ";
            rates += each.max ? operands({each.factor, each.value}, "×") + " ÷ " + operand(*each.max)
                              : operand(each.factor);
            weights.push_back(each.factor);
        }
        line(phrases::rates_by_weight.with({{"full", full.plain()}}),
             operand(full) + " × (" + rates + ") ÷ (" + operands(weights, "+") + ")", step);
    }

    void gate(const Step& step) {
        const std::string& id = rubric_.at(std::get<ItemId>(step.part)).id;
        if (step.operands.empty()) {
            remark(phrases::gate_absent.with({{"id", id}}));
            return;
        }
        const Pattern& says = step.holds ? phrases::gate_met : phrases::gate_missed;
        remark(says.with({{"id", id}, {"text", comparison(step)}}));
    }

    /// `min(cap; a + b)`, or what is added up alone where there is no cap.
    void section(std::vector<Exact> points, const Step& step, const Words& what) {
        const std::string ids = ids_of(rubric_, step);
        if (step.operands.empty() || step.operands.front().from) {
            line(ids.empty() ? what : phrases::items_added.with({{"what", what}, {"items", ids}}),
                 operands(points, "+"), step);
            return;
        }
        const std::string cap = points.front().plain();
        points.erase(points.begin());
        line(ids.empty() ? phrases::nothing_capped.with({{"what", what}, {"cap", cap}})
                         : phrases::items_capped.with({{"what", what}, {"items", ids}, {"cap", cap}}),
             "min(" + cap + "; " + operands(points, "+") + ")", step);
    }

    void clamped(const std::vector<Exact>& of, const Step& step) {
        const std::string ceiling = of[3].plain();
        line((step.node ? phrases::points_and_extras : phrases::base_and_extras).with({{"ceiling", ceiling}}),
             "max(0; min(" + ceiling + "; " + operand(of[0]) + " + " + operand(of[1]) + " - " +
                 operand(of[2]) + "))",
             step);
    }

    const Rubric& rubric_;
    const Unit& unit_;
    std::vector<ArithmeticLine> lines_;
};

}  // namespace

std::vector<ArithmeticLine> lines_of(const Rubric& rubric, const Unit& unit, Steps steps) {
    return NodeLines(rubric, unit).of(steps);
}

std::string comparison(const Step& step) {
    const auto& of = step.operands;
    if (of.size() == 1) {
        return operand(of[0].value) + (step.holds ? " > 0" : " ≤ 0");
    }
    std::string asked = operand(of[1].value);
    if (of.size() > 2) {
        asked += " × " + operand(of[2].value);
    }
    return operand(of[0].value) + (step.holds ? " ≥ " : " < ") + asked;
}

Words rounding_words(Rounding mode, int places) {
    const std::string n = std::to_string(places);
    return (mode == Rounding::half_up     ? phrases::half_up
            : mode == Rounding::half_even ? phrases::half_even
                                          : phrases::cut_down)
        .with({{"places", {n, counted(n, "place")}}});
}

Words source_title(const Rubric& rubric, MethodId method) {
    if (!method) {
        return {"自评", "self"};
    }
    const Method& of = rubric.method(method);
    return Words(of.title.empty() ? of.id : of.title);
}

Words source_of(const Rubric& rubric, const Record& record, Place place) {
    return with_parts(source_title(rubric, record.method),
                      {!record.is_self() && record.date ? date_words(*record.date) : Words(), record.assessor,
                       record.at(place).text()});
}

Words with_parts(Words words, const std::vector<Words>& more) {
    std::vector<Words> parts{std::move(words)};
    std::copy_if(more.begin(), more.end(), std::back_inserter(parts),
                 [](const Words& each) { return !each.en.empty(); });
    return joined(parts, {"，", ", "});
}

}  // namespace ceping
