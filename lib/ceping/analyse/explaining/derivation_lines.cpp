// What the scorer did with a node, step by step, as lines. Source: ceping-scoring(7), 2 to 8.
#include <ceping/analyse/explaining/derivation_parts.hpp>

#include <ceping/base/text.hpp>

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
        case Rule::nothing_below: return {"下级都不适用", "nothing below it applies"};
        case Rule::full_for_absent:
            return {"下级都不适用，按满分计", "nothing below it applies, which counts in full"};
        case Rule::absent_added: return {"不涉及的按满分计", "what does not apply counts in full"};
        case Rule::sum_of_max: return {"适用项的满分", "full points of what applies"};
        case Rule::gate_shut: return {"保证项目未达到，计 0 分", "a gate is not passed: worth 0"};
        // After the name of a method.
        case Rule::self_stands_in: return {"没有结果，以自评代替", ", the self-assessment stands in"};
        case Rule::nothing_said: return {"没有结果，计 0 分", ", which is worth 0"};
        // After an answer.
        case Rule::zero_denominator: return {"，分母为 0，不涉及", ", a denominator of 0: does not apply"};
        case Rule::small_sample:
            return {"，样本量不足，视同未填报", ", too small a sample: as if not answered"};
        default: return {};
    }
}

class NodeLines {
public:
    explicit NodeLines(const Rubric& rubric) : rubric_(rubric) {}

    std::vector<Working> of(Steps steps) {
        for (const auto& step : steps) {
            add(step);
        }
        return std::move(lines_);
    }

private:
    void remark(Words words) { lines_.push_back({std::move(words), {}, {}}); }
    void line(Words words, std::string text, const Step& step) {
        lines_.push_back({std::move(words), std::move(text), *step.value});
    }
    [[nodiscard]] const Item& item(const Step& step) const { return rubric_.at(step.node); }
    [[nodiscard]] const Kind& kind(const Step& step) const { return *item(step).criterion->kind; }
    /// The kind's own lines, the first of which says where the answer comes from.
    void append(const Words& from, std::vector<Working> lines, const Step& step) {
        if (lines.empty() || lines.back().value != *step.value) {
            throw std::logic_error("the arithmetic of " + item(step).id + " does not come to " +
                                   step.value->plain());
        }
        lines.front().what.zh = from.zh + "：" + lines.front().what.zh;
        lines.front().what.en = from.en + ": " + lines.front().what.en;
        std::move(lines.begin(), lines.end(), std::back_inserter(lines_));
    }

    void add(const Step& step) {
        const std::vector<Exact> values = values_of(step.operands);
        switch (step.rule) {
            case Rule::excluded:
            case Rule::not_applicable:
            case Rule::nothing_below: remark(words_of(step.rule)); break;
            case Rule::answer:
                append(origin(step), kind(step).working(step.answer->answer, item(step).points), step);
                break;
            case Rule::evidence_wanting: evidence_wanting(step); break;
            case Rule::said_not_applicable: said(step, "n/a"); break;
            case Rule::zero_denominator:
            case Rule::small_sample: said(step, kind(step).shown(step.answer->answer)); break;
            case Rule::submission: submission(step); break;
            case Rule::visits: visits(step); break;
            case Rule::self_stands_in:
            case Rule::nothing_said:
            case Rule::method_left_out: silent(step); break;
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
                line({"缺项折算到 " + values[1].plain() + " 分", "brought up to " + values[1].plain()},
                     operands({values[0], values[1]}, "×") + " ÷ " + operand(values[2]), step);
                break;
            case Rule::weighted: weighted(step); break;
            case Rule::gate: gate(step); break;
            case Rule::bonus: section(values, step, {"加分", "bonus"}); break;
            case Rule::penalty: section(values, step, {"扣分", "penalty"}); break;
            case Rule::clamped: clamped(values, step); break;
            case Rule::vetoed: vetoed(step); break;
            // Told by derive() itself.
            case Rule::prerequisite:
            case Rule::veto:
            case Rule::band:
            case Rule::band_min:
            case Rule::band_asks: break;
        }
    }

    /// `材料审核，2015-10-09，甲，丰泽区.yaml:14:9`.
    [[nodiscard]] Words origin(const Step& step) const {
        const Record& record = *step.record;
        return with_parts(source_title(rubric_, record.method),
                          {!record.is_self() && record.date ? record.date->text() : "", record.assessor,
                           record.at(step.answer->place).text()});
    }

    void said(const Step& step, const std::string& answer) {
        const Words from = origin(step);
        const Words more = words_of(step.rule);
        remark({from.zh + "：" + answer + more.zh, from.en + ": " + answer + more.en});
    }

    void silent(const Step& step) {
        const Words title = source_title(rubric_, std::get<MethodId>(step.part));
        const Words more = words_of(step.rule);
        remark(step.rule == Rule::method_left_out
                   ? Words{title.zh + "不计入（n/a）", title.en + " is left out (n/a)"}
                   : Words{title.zh + more.zh, "nothing by " + title.en + more.en});
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
        const std::string has = std::to_string(step.answer->evidence);
        const std::string needs = std::to_string(item(step).criterion->evidence.min);
        line({"佐证材料 " + has + " 件，至少 " + needs + " 件，无佐证不得分",
              counted(has, "piece") + " of evidence where " + needs + " are needed: worth nothing"},
             "0", step);
    }

    void submission(const Step& step) {
        const Date& due = *rubric_.deadline;
        const Date& submitted = *step.record->submitted;
        append({"截止 " + due.text() + "，提交 " + submitted.text(),
                "due " + due.text() + ", submitted " + submitted.text()},
               kind(step).working_for_delay(days_between(due, submitted), item(step).points,
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
        line(visits_words(step, rule), std::move(text), step);
    }

    [[nodiscard]] Words visits_words(const Step& step, Visits rule) const {
        Words title = source_title(rubric_, std::get<MethodId>(step.part));
        const std::string n = std::to_string(step.operands.size());
        switch (rule) {
            case Visits::mean: return {title.zh + " " + n + " 次的平均", title.en + ": mean of " + n};
            case Visits::trimmed:
                return step.operands.size() < 3
                           ? Words{title.zh + " " + n + " 次的平均（不足三次，不去高低）",
                                   title.en + ": mean of " + n + " (fewer than three, none is cut)"}
                           : Words{title.zh + " " + n + " 次，去掉一次最高、一次最低后的平均",
                                   title.en + ": mean of " + n + " without one highest and one lowest"};
            case Visits::lowest: return {title.zh + " " + n + " 次取最低", title.en + ": lowest of " + n};
            case Visits::latest: return {title.zh + " " + n + " 次取最近", title.en + ": latest of " + n};
        }
        return title;
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
                                      {ruling.document, ruling.by, ruling.date.text(), ruling.reason});
        if (step.rule == Rule::ruled_answer) {
            append(from, kind(step).working(*ruling.answer, item(step).points), step);
        } else if (step.rule == Rule::ruled_points) {
            line(from, step.value->plain(), step);
        } else if (ruling.answer->shape == Shape::not_applicable) {
            remark({from.zh + "：n/a", from.en + ": n/a"});
        } else {
            remark({from.zh + "：分母为 0，不涉及", from.en + ": a denominator of 0, does not apply"});
        }
    }

    void weighted(const Step& step) {
        const std::string full = rubric_.at(step.node).points.plain();
        std::string rates;
        std::vector<Exact> weights;
        for (const auto& each : step.operands) {
            rates += rates.empty() ? "" : " + ";
            rates += each.max ? operands({each.factor, each.value}, "×") + " ÷ " + operand(*each.max)
                              : operand(each.factor);
            weights.push_back(each.factor);
        }
        line({"下级得分率按权重平均，乘以 " + full, "rates of what is below, by weight, of " + full},
             operand(rubric_.at(step.node).points) + " × (" + rates + ") ÷ (" + operands(weights, "+") + ")",
             step);
    }

    void gate(const Step& step) {
        const std::string& id = rubric_.at(std::get<ItemId>(step.part)).id;
        const std::string text = comparison(step);
        remark({"保证项目 " + id + "：" + text + (step.holds ? "，达到" : "，未达到"),
                "gate " + id + ": " + text + (step.holds ? ", met" : ", not met")});
    }

    /// `min(cap; a + b)`.
    void section(std::vector<Exact> points, const Step& step, const Words& what) {
        const std::string ids = ids_of(rubric_, step);
        const std::string list = ids.empty() ? "" : " " + ids;
        const std::string cap = points.front().plain();
        points.erase(points.begin());
        line({what.zh + list + "，上限 " + cap, what.en + list + ", at most " + cap},
             "min(" + cap + "; " + operands(points, "+") + ")", step);
    }

    void clamped(const std::vector<Exact>& of, const Step& step) {
        const std::string ceiling = of[3].plain();
        line({"基础分 + 加分 - 扣分，在 0 到 " + ceiling + " 之间",
              "base + bonus - penalty, within 0 to " + ceiling},
             "max(0; min(" + ceiling + "; " + operand(of[0]) + " + " + operand(of[1]) + " - " +
                 operand(of[2]) + "))",
             step);
    }

    void vetoed(const Step& step) {
        const std::string& id = rubric_.veto(std::get<VetoId>(step.part)).id;
        line({"一票否决 " + id + "，计 0 分", "veto " + id + ": worth 0"}, "0", step);
    }

    const Rubric& rubric_;
    std::vector<Working> lines_;
};

}  // namespace

std::vector<Working> lines_of(const Rubric& rubric, Steps steps) { return NodeLines(rubric).of(steps); }

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
    const std::string in_en = counted(n, "place");
    switch (mode) {
        case Rounding::half_up: return {"四舍五入到" + n + "位小数", "rounded half up to " + in_en};
        case Rounding::half_even:
            return {"四舍六入五成双到" + n + "位小数", "rounded half to even at " + in_en};
        case Rounding::down: return {"只舍不入到" + n + "位小数", "cut down to " + in_en};
    }
    return {};
}

Words source_title(const Rubric& rubric, MethodId method) {
    if (!method) {
        return {"自评", "self"};
    }
    const Method& of = rubric.method(method);
    return Words(of.title.empty() ? of.id : of.title);
}

Words with_parts(Words words, const std::vector<std::string>& more) {
    for (const auto& each : more) {
        if (!each.empty()) {
            words.zh += "，" + each;
            words.en += ", " + each;
        }
    }
    return words;
}

}  // namespace ceping
