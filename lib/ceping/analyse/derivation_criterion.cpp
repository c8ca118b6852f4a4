// How a criterion came to its points: each record's answer, the visits of a method, the methods' weights, a ruling, the
// rounding. Source: ceping-scoring(7), 2, 7 and 8.
#include <ceping/analyse/derivation_parts.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

std::vector<Exact> counted_visits(const Step& step) {
    std::vector<Exact> out;
    for (const auto& visit : step.operands) {
        if (!visit.factor.is_zero()) {
            out.push_back(visit.value);
        }
    }
    return out;
}

class CriterionLines {
public:
    CriterionLines(const Rubric& rubric, const Item& item) : rubric_(rubric), item_(item) {}

    std::vector<Working> of(Steps steps) {
        for (const auto& step : steps) {
            add(step);
        }
        return std::move(lines_);
    }

private:
    void remark(Words words) { lines_.push_back({std::move(words), {}, {}}); }
    void line(Words words, std::string text, const Exact& value) {
        lines_.push_back({std::move(words), std::move(text), value});
    }
    /// The kind's own lines, the first of which says where the answer comes from.
    void append(const Words& from, std::vector<Working> lines, const Exact& points) {
        if (lines.empty() || lines.back().value != points) {
            throw std::logic_error("the arithmetic of " + item_.id + " does not come to " + points.plain());
        }
        lines.front().what.zh = from.zh + "：" + lines.front().what.zh;
        lines.front().what.en = from.en + ": " + lines.front().what.en;
        std::move(lines.begin(), lines.end(), std::back_inserter(lines_));
    }

    void add(const Step& step) {
        const Kind& kind = *item_.criterion->kind;
        switch (step.rule) {
            case Rule::excluded:
                remark(
                    {"不适用：适用条件与单位情况不符", "does not apply: its `when` does not match the unit"});
                break;
            case Rule::answer:
                append(origin(step), kind.working(step.answer->answer, item_.points), *step.value);
                break;
            case Rule::evidence_wanting: evidence_wanting(step); break;
            case Rule::said_not_applicable: said(step, "n/a", {}); break;
            case Rule::zero_denominator:
                said(step, kind.shown(step.answer->answer),
                     {"，分母为 0，不涉及", ", a denominator of 0: does not apply"});
                break;
            case Rule::small_sample:
                said(step, kind.shown(step.answer->answer),
                     {"，样本量不足，视同未填报", ", too small a sample: as if not answered"});
                break;
            case Rule::submission: submission(step); break;
            case Rule::visits: visits(step); break;
            case Rule::methods: methods(step); break;
            case Rule::missing:
                remark({"未填报，计 0 分", "not answered, which is worth 0"});
                line({"得分", "points"}, "0", *step.value);
                break;
            case Rule::not_applicable: remark({"不涉及（n/a）", "does not apply (n/a)"}); break;
            case Rule::rounded: append_rounding(rubric_, step, lines_); break;
            case Rule::self_stands_in:
            case Rule::nothing_said:
            case Rule::method_left_out: without_figure(step); break;
            default: ruling(step); break;
        }
    }

    /// `材料审核，2015-10-09，甲，丰泽区.yaml:14:9`.
    [[nodiscard]] Words origin(const Step& step) const {
        const Record& record = *step.record;
        return with_parts(source_title(rubric_, record.method),
                          {record.method >= 0 && record.date ? record.date->text() : "", record.assessor,
                           record.at(step.answer->place).text()});
    }

    void said(const Step& step, const std::string& answer, const Words& more) {
        const Words from = origin(step);
        remark({from.zh + "：" + answer + more.zh, from.en + ": " + answer + more.en});
    }

    void evidence_wanting(const Step& step) {
        const std::string has = std::to_string(step.answer->evidence);
        const std::string needs = std::to_string(item_.criterion->evidence.min);
        line({"佐证材料 " + has + " 件，至少 " + needs + " 件，无佐证不得分",
              counted(has, "piece") + " of evidence where " + needs + " are needed: worth nothing"},
             "0", *step.value);
    }

    void submission(const Step& step) {
        const Date& due = *rubric_.deadline;
        const Date& submitted = *step.record->submitted;
        append({"截止 " + due.text() + "，提交 " + submitted.text(),
                "due " + due.text() + ", submitted " + submitted.text()},
               item_.criterion->kind->working_for_delay(days_between(due, submitted), item_.points,
                                                        item_.section == Section::penalties),
               *step.value);
    }

    void visits(const Step& step) {
        const Visits rule = rubric_.methods[static_cast<std::size_t>(step.part)].visits;
        const std::vector<Exact> counted = counted_visits(step);
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
        line(visits_words(step, rule), std::move(text), *step.value);
    }

    [[nodiscard]] Words visits_words(const Step& step, Visits rule) const {
        Words title = source_title(rubric_, step.part);
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

    void without_figure(const Step& step) {
        const Words title = source_title(rubric_, step.part);
        if (step.rule == Rule::self_stands_in) {
            remark({title.zh + "没有结果，以自评代替",
                    "nothing by " + title.en + ", the self-assessment stands in"});
        } else if (step.rule == Rule::nothing_said) {
            remark({title.zh + "没有结果，计 0 分", "nothing by " + title.en + ", which is worth 0"});
        } else {
            remark({title.zh + "不计入（n/a）", title.en + " is left out (n/a)"});
        }
    }

    void methods(const Step& step) {
        const Exact& value = *step.value;
        if (step.operands.size() == 1) {
            if (lines_.back().remark() || lines_.back().value != value) {
                line({"得分", "points"}, value.plain(), value);
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
             "(" + sum + ") ÷ (" + operands(weights, "+") + ")", value);
    }

    void ruling(const Step& step) {
        const Ruling& ruling = *step.ruling;
        const Words from = with_parts({"复核裁定", "ruling"},
                                      {ruling.document, ruling.by, ruling.date.text(), ruling.reason});
        if (step.rule == Rule::ruled_answer) {
            append(from, item_.criterion->kind->working(*ruling.answer, item_.points), *step.value);
        } else if (step.rule == Rule::ruled_points) {
            line(from, step.value->plain(), *step.value);
        } else if (ruling.answer->shape == Shape::not_applicable) {
            remark({from.zh + "：n/a", from.en + ": n/a"});
        } else {
            remark({from.zh + "：分母为 0，不涉及", from.en + ": a denominator of 0, does not apply"});
        }
    }

    const Rubric& rubric_;
    const Item& item_;
    std::vector<Working> lines_;
};

}  // namespace

std::vector<Working> criterion_lines(const Rubric& rubric, Steps steps) {
    return CriterionLines(rubric, rubric.at(steps.front().node)).of(steps);
}

const Answer* present_answer(Steps steps) {
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [](const Step& step) { return step.rule != Rule::rounded; });
    const bool points = last != steps.rend() && last->value && last->answer != nullptr;
    return points ? &last->answer->answer : nullptr;
}

Words source_title(const Rubric& rubric, int method) {
    if (method < 0) {
        return {"自评", "self"};
    }
    const Method& of = rubric.methods[static_cast<std::size_t>(method)];
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
