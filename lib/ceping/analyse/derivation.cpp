// What the scorer did, as lines: groups, the whole, eligibility, bands. Source: ceping-scoring(7), 4 to 6.
#include <ceping/analyse/derivation.hpp>

#include <ceping/analyse/derivation_parts.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// `1.1 + 1.2`: the nodes that operands come from.
std::string ids_of(const Rubric& rubric, const Step& step) {
    std::string out;
    for (const auto& each : step.operands) {
        if (each.from >= 0) {
            out += (out.empty() ? "" : " + ") + rubric.at(each.from).id;
        }
    }
    return out;
}

/// `87.35 ≥ 90`, `3 < 0.6 × 10`, `0 ≤ 0`: what a condition compared, as it came out.
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

/// The lines of a group, or of the whole.
class SumLines {
public:
    explicit SumLines(const Rubric& rubric) : rubric_(rubric) {}

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

    void add(const Step& step) {
        std::vector<Exact> values = values_of(step.operands);
        switch (step.rule) {
            case Rule::excluded:
                remark(
                    {"不适用：适用条件与单位情况不符", "does not apply: its `when` does not match the unit"});
                break;
            case Rule::nothing_below: remark({"下级都不适用", "nothing below it applies"}); break;
            case Rule::full_for_absent:
                line({"下级都不适用，按满分计", "nothing below it applies, which counts in full"},
                     step.value->plain(), step);
                break;
            case Rule::sum: line(Words(ids_of(rubric_, step)), operands(values, "+"), step); break;
            case Rule::absent_added:
                line({"不涉及的按满分计", "what does not apply counts in full"}, operands(values, "+"), step);
                break;
            case Rule::sum_of_max:
                line({"适用项的满分", "full points of what applies"}, operands(values, "+"), step);
                break;
            case Rule::prorated:
                line({"缺项折算到 " + values[1].plain() + " 分", "brought up to " + values[1].plain()},
                     operands({values[0], values[1]}, "×") + " ÷ " + operand(values[2]), step);
                break;
            case Rule::weighted: weighted(step); break;
            case Rule::gate: gate(step); break;
            case Rule::gate_shut:
                line({"保证项目未达到，计 0 分", "a gate is not passed: worth 0"}, "0", step);
                break;
            case Rule::bonus: section(step, {"加分", "bonus"}); break;
            case Rule::penalty: section(step, {"扣分", "penalty"}); break;
            case Rule::clamped: clamped(values, step); break;
            case Rule::vetoed: {
                const std::string& id = rubric_.vetoes[static_cast<std::size_t>(step.part)].id;
                line({"一票否决 " + id + "，计 0 分", "veto " + id + ": worth 0"}, "0", step);
                break;
            }
            case Rule::rounded:
                if (step.node < 0) {
                    line(rounding_words(rubric_.rounding.mode, step.part),
                         "round(" + values[0].plain() + "; " + std::to_string(step.part) + ")", step);
                } else {
                    append_rounding(rubric_, step, lines_);
                }
                break;
            default: break;  // eligibility and bands are told by themselves
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
        const std::string& id = rubric_.at(step.part).id;
        const std::string text = comparison(step);
        remark({"保证项目 " + id + "：" + text + (step.holds ? "，达到" : "，未达到"),
                "gate " + id + ": " + text + (step.holds ? ", met" : ", not met")});
    }

    /// `min(cap; a + b)`.
    void section(const Step& step, const Words& what) {
        const std::string ids = ids_of(rubric_, step);
        const std::string list = ids.empty() ? "" : " " + ids;
        std::vector<Exact> points = values_of(step.operands);
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

    const Rubric& rubric_;
    std::vector<Working> lines_;
};

/// Who stated it, when and where, or how it was ruled and why: `实地暗访，2015-10-09，甲，丰泽区.yaml:14:9`.
Words origin(const Rubric& rubric, const Ground& ground, const Ruling* ruling) {
    const std::string date = ground.date ? ground.date->text() : "";
    if (!ground.ruled.empty() && ruling != nullptr) {
        Words out =
            with_parts({"复核裁定", "ruling"}, {ruling->document, ground.by, date, ground.where.text()});
        return {out.zh + "：" + ruling->reason, out.en + ": " + ruling->reason};
    }
    return with_parts(source_title(rubric, ground.method),
                      {ground.method >= 0 ? date : "", ground.by, ground.where.text()});
}

/// A prerequisite or a veto that is against the unit, or was ruled on.
void add_eligibility(const Rubric& rubric, const Result& result, const Step& step, std::vector<Words>& out) {
    const bool veto = step.rule == Rule::veto;
    if (step.holds != veto && step.ruling == nullptr) {
        return;
    }
    const auto position = static_cast<std::size_t>(step.part);
    const Condition& of = veto ? rubric.vetoes[position] : rubric.prerequisites[position];
    Words state = step.holds ? Words{"成立", "counts"} : Words{"不成立", "does not count"};
    if (!veto) {
        state = step.holds                                               ? Words{"已确认", "confirmed"}
                : result.prerequisites[position] == Confirmation::denied ? Words{"不具备", "denied"}
                                                                         : Words{"未说明", "unstated"};
    }
    Words from;
    for (const auto& ground : result.grounds) {
        if (ground.about == (veto ? Ground::About::veto : Ground::About::prerequisite) &&
            ground.position == step.part) {
            const Words one = origin(rubric, ground, step.ruling);
            from.zh += (from.zh.empty() ? "（" : "；") + one.zh;
            from.en += (from.en.empty() ? " (" : "; ") + one.en;
        }
    }
    if (!from.en.empty()) {
        from.zh += "）";
        from.en += ")";
    }
    const Words what = veto ? Words{"一票否决 ", "veto "} : Words{"前置条件 ", "prerequisite "};
    const std::string name = of.id + " " + of.title;
    out.push_back({what.zh + name + "：" + state.zh + from.zh, what.en + name + ": " + state.en + from.en});
}

void add_band(const Rubric& rubric, const Result& result, const Step& step, std::vector<TriedBand>& out) {
    if (step.rule == Rule::band) {
        out.push_back({step.part, step.part == result.band, {}});
        return;
    }
    Words what{"得分", "score"};
    if (step.rule == Rule::band_asks) {
        what = Words(rubric.at(step.part).id + " " + rubric.at(step.part).title);
    }
    out.back().comparisons.push_back({std::move(what), comparison(step), step.holds});
}

}  // namespace

std::vector<Exact> values_of(const std::vector<Operand>& operands) {
    std::vector<Exact> out;
    for (const auto& each : operands) {
        out.push_back(each.value);
    }
    return out;
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

void append_rounding(const Rubric& rubric, const Step& rounded, std::vector<Working>& lines) {
    const Exact& before = rounded.operands.front().value;
    if (*rounded.value != before) {
        lines.push_back({rounding_words(rubric.rounding.mode, rounded.part),
                         "round(" + before.plain() + "; " + std::to_string(rounded.part) + ")",
                         *rounded.value});
    }
}

Derivation derive(const Rubric& rubric, const Scorer& scorer, std::span<const Record> records) {
    Derivation out;
    Trace trace;
    out.result = scorer.score(records, &trace);
    if (out.result.rejected) {
        return out;
    }
    out.nodes.resize(rubric.items.size());
    out.present.assign(rubric.items.size(), nullptr);
    out.needs.resize(rubric.items.size());
    for (auto from = trace.steps.begin(); from != trace.steps.end();) {
        const auto to =
            std::find_if(from, trace.steps.end(), [&](const Step& step) { return step.node != from->node; });
        const Steps steps(from, to);
        const int node = from->node;
        from = to;
        if (node < 0) {
            out.total = SumLines(rubric).of(steps);
            for (const auto& step : steps) {
                if (step.rule == Rule::prerequisite || step.rule == Rule::veto) {
                    add_eligibility(rubric, out.result, step, out.eligibility);
                } else if (step.rule == Rule::band || step.rule == Rule::band_min ||
                           step.rule == Rule::band_asks) {
                    add_band(rubric, out.result, step, out.bands);
                }
            }
            continue;
        }
        const auto position = static_cast<std::size_t>(node);
        out.nodes[position].item = node;
        if (rubric.at(node).group) {
            out.nodes[position].lines = SumLines(rubric).of(steps);
        } else {
            out.nodes[position].lines = criterion_lines(rubric, steps);
            out.present[position] = present_answer(steps);
            out.needs[position] = need_of_answer(rubric, out.result.stage, trace.self, steps);
        }
    }
    return out;
}

}  // namespace ceping
