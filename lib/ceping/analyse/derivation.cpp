// From the criteria's points to the score and the band. Source: ceping-scoring(7), 4 to 6.
#include <ceping/analyse/derivation.hpp>

#include <ceping/analyse/derivation_parts.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/score/counting.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

void add_line(std::vector<Working>& lines, Words what, std::string text, const Exact& value) {
    lines.push_back({std::move(what), std::move(text), value});
}

/// Children that apply and what they come to.
struct Children {
    std::string ids;
    std::vector<Exact> points;
    std::vector<Exact> maxima;
    std::vector<Exact> absent;  ///< declared points of those that do not apply
};

Children children_of(const DerivationContext& context, const std::vector<int>& list) {
    Children out;
    for (const int child : list) {
        const NodeScore& node = context.node(child);
        const Item& item = context.rubric.at(child);
        if (node.status == NodeStatus::not_applicable) {
            out.absent.push_back(item.points);
            continue;
        }
        out.ids += (out.ids.empty() ? "" : " + ") + item.id;
        out.points.push_back(node.points);
        out.maxima.push_back(node.max);
    }
    return out;
}

Exact sum_of(const std::vector<Exact>& values) {
    Exact out;
    for (const auto& each : values) {
        out += each;
    }
    return out;
}

/// A sum under its policy. Source: ceping-scoring(7), 4.
void append_sum(std::vector<Working>& lines, const Children& children, NotApplicable policy,
                const Exact& full) {
    const Exact raw = sum_of(children.points);
    const Exact max = sum_of(children.maxima);
    if (!children.points.empty()) {
        add_line(lines, children.ids, operands(children.points, "+"), raw);
    }
    if (policy == NotApplicable::full && !children.absent.empty()) {
        const Exact absent = sum_of(children.absent);
        add_line(lines, {"不涉及的按满分计", "what does not apply counts in full"},
                 operand(raw) + " + " + operands(children.absent, "+"), raw + absent);
    }
    if (policy == NotApplicable::prorate && max != full) {
        add_line(lines, {"适用项的满分", "full points of what applies"}, operands(children.maxima, "+"), max);
        add_line(lines, {"缺项折算到 " + full.plain() + " 分", "brought up to " + full.plain()},
                 operand(raw) + " × " + operand(full) + " ÷ " + operand(max), raw * full / max);
    }
}

void append_weighted(std::vector<Working>& lines, const DerivationContext& context, const Item& item) {
    std::string rates;
    std::vector<Exact> weights;
    Exact value;
    for (const int child : item.group->children) {
        const NodeScore& node = context.node(child);
        const Exact& weight = *context.rubric.at(child).weight;
        const bool absent = node.status == NodeStatus::not_applicable;
        if (absent && item.group->policy != NotApplicable::full) {
            continue;
        }
        rates += rates.empty() ? "" : " + ";
        rates += absent ? operand(weight) : operands({weight, node.points}, "×") + " ÷ " + operand(node.max);
        value += absent ? weight : weight * node.points / node.max;
        weights.push_back(weight);
    }
    add_line(lines,
             {"下级得分率按权重平均，乘以 " + item.points.plain(),
              "rates of what is below, by weight, of " + item.points.plain()},
             operand(item.points) + " × (" + rates + ") ÷ (" + operands(weights, "+") + ")",
             item.points * value / sum_of(weights));
}

std::string at_least(const Exact& points, const NodeCondition& condition, const Exact& max, bool holds) {
    if (!condition.min_rate) {
        return operand(points) + (holds ? " > 0" : " ≤ 0");
    }
    return operand(points) + (holds ? " ≥ " : " < ") + operands({*condition.min_rate, max}, "×");
}

bool condition_holds(const NodeCondition& condition, const Exact& points, const Exact& max) {
    return condition.min_rate ? points >= *condition.min_rate * max : points.sign() > 0;
}

void append_gate(std::vector<Working>& lines, const DerivationContext& context, int item) {
    const Exact before = last_value(lines);
    bool shut = false;
    for (const auto& condition : context.rubric.at(item).group->gate) {
        const NodeScore& node = context.node(condition.item);
        const std::string& id = context.rubric.at(condition.item).id;
        if (node.status == NodeStatus::not_applicable) {
            continue;
        }
        const Exact& points = condition.item == item ? before : node.points;
        const bool good = condition_holds(condition, points, node.max);
        shut = shut || !good;
        const std::string text = at_least(points, condition, node.max, good);
        lines.push_back({{"保证项目 " + id + "：" + text + (good ? "，达到" : "，未达到"),
                          "gate " + id + ": " + text + (good ? ", met" : ", not met")},
                         {},
                         {}});
    }
    if (shut) {
        add_line(lines, {"保证项目未达到，计 0 分", "a gate is not passed: worth 0"}, "0", {});
    }
}

/// `min(cap; a + b)` of a section, or nothing where it has no criteria.
void append_section(std::vector<Working>& lines, const DerivationContext& context,
                    const ExtraSection& section, const Words& what) {
    if (section.items.empty()) {
        return;
    }
    const Exact cap = cap_of(context.rubric, section);
    std::string ids;
    std::vector<Exact> points;
    for (const int item : section.items) {
        if (context.node(item).points.is_zero()) {
            continue;
        }
        ids += (ids.empty() ? "" : " + ") + context.rubric.at(item).id;
        points.push_back(context.node(item).points);
    }
    const std::string list = ids.empty() ? "" : " " + ids;
    add_line(lines, {what.zh + list + "，上限 " + cap.plain(), what.en + list + ", at most " + cap.plain()},
             "min(" + cap.plain() + "; " + operands(points, "+") + ")", least(cap, sum_of(points)));
}

/// Who stated it, when and where, or how it was ruled and why: `实地暗访，2015-10-09，甲，丰泽区.yaml:14:9`.
Words origin(const Rubric& rubric, const Ground& ground, const Ruling* ruling) {
    Words out{"复核裁定", "ruling"};
    if (ground.ruled.empty() && ground.method < 0) {
        out = {"自评", "self"};
    } else if (ground.ruled.empty()) {
        const Method& method = rubric.methods[static_cast<std::size_t>(ground.method)];
        out = Words(method.title.empty() ? method.id : method.title);
    }
    const auto add = [&out](const std::string& more) {
        if (!more.empty()) {
            out.zh += "，" + more;
            out.en += ", " + more;
        }
    };
    const bool ruled = !ground.ruled.empty() && ruling != nullptr;
    add(ruled ? ruling->document : "");
    add(ruled ? ground.by : "");
    add(ground.date && (ground.method >= 0 || ruled) ? ground.date->text() : "");
    add(ruled ? "" : ground.by);
    add(ground.where.text());
    if (ruled) {
        out.zh += "：" + ruling->reason;
        out.en += ": " + ruling->reason;
    }
    return out;
}

void check(const DerivationContext& context, const Derivation& out) {
    for (std::size_t i = 0; i < out.nodes.size(); ++i) {
        const NodeScore& node = context.result.nodes[i];
        if (node.status != NodeStatus::not_applicable && last_value(out.nodes[i].lines) != node.points) {
            throw std::logic_error("the derivation of " + context.rubric.items[i].id + " comes to " +
                                   last_value(out.nodes[i].lines).plain() + ", its points are " +
                                   node.points.plain());
        }
    }
    if (last_value(out.total) != context.result.score) {
        throw std::logic_error("the derivation comes to " + last_value(out.total).plain() +
                               ", the score is " + context.result.score.plain());
    }
}

}  // namespace

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

void append_rounding(std::vector<Working>& lines, const Exact& value, int places, Rounding mode) {
    const Exact rounded = value.rounded(places, mode);
    if (rounded != value) {
        add_line(lines, rounding_words(mode, places),
                 "round(" + value.plain() + "; " + std::to_string(places) + ")", rounded);
    }
}

Exact last_value(const std::vector<Working>& lines) {
    const auto at =
        std::find_if(lines.rbegin(), lines.rend(), [](const Working& each) { return !each.remark(); });
    return at == lines.rend() ? Exact() : at->value;
}

std::vector<Working> derive_group(const DerivationContext& context, int item) {
    const Rubric& rubric = context.rubric;
    const Item& of = rubric.at(item);
    std::vector<Working> out;
    if (context.excluded[static_cast<std::size_t>(item)] != 0) {
        out.push_back(
            {{"不适用：适用条件与单位情况不符", "does not apply: its `when` does not match the unit"},
             {},
             {}});
        return out;
    }
    const Children children = children_of(context, of.group->children);
    if (children.points.empty() && of.group->policy != NotApplicable::full) {
        out.push_back({{"下级都不适用", "nothing below it applies"}, {}, {}});
        return out;
    }
    if (children.points.empty()) {
        add_line(out, {"下级都不适用，按满分计", "nothing below it applies, which counts in full"},
                 of.points.plain(), of.points);
    } else if (of.group->aggregate == Aggregate::weighted) {
        append_weighted(out, context, of);
    } else {
        append_sum(out, children, of.group->policy, of.points);
    }
    append_gate(out, context, item);
    if (rubric.rounding.group) {
        append_rounding(out, last_value(out), *rubric.rounding.group, rubric.rounding.mode);
    }
    return out;
}

std::vector<Working> derive_total(const DerivationContext& context) {
    const Rubric& rubric = context.rubric;
    const Result& result = context.result;
    std::vector<Working> out;
    append_sum(out, children_of(context, rubric.top),
               rubric.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric.policy,
               rubric.total);
    append_section(out, context, rubric.bonus, {"加分", "bonus"});
    append_section(out, context, rubric.penalties, {"扣分", "penalty"});
    const Exact ceiling = ceiling_of(rubric);
    const std::string sum =
        operand(result.base) + " + " + operand(result.bonus) + " - " + operand(result.penalty);
    const Exact clamped = least(ceiling, greatest(Exact(), result.base + result.bonus - result.penalty));
    add_line(out,
             {"基础分 + 加分 - 扣分，在 0 到 " + ceiling.plain() + " 之间",
              "base + bonus - penalty, within 0 to " + ceiling.plain()},
             "max(0; min(" + ceiling.plain() + "; " + sum + "))", clamped);
    for (const int veto : result.vetoes) {
        const Condition& of = rubric.vetoes[static_cast<std::size_t>(veto)];
        if (of.effect == VetoEffect::zero) {
            add_line(out, {"一票否决 " + of.id + "，计 0 分", "veto " + of.id + ": worth 0"}, "0", {});
        }
    }
    add_line(out, rounding_words(rubric.rounding.mode, rubric.rounding.final),
             "round(" + result.exact.plain() + "; " + std::to_string(rubric.rounding.final) + ")",
             result.score);
    return out;
}

std::vector<Words> derive_eligibility(const DerivationContext& context) {
    const Rubric& rubric = context.rubric;
    std::vector<Words> out;
    const auto add = [&](const Words& what, const Condition& of, const Words& state, Ground::About about,
                         std::size_t position, const Ruling* ruling) {
        Words words{what.zh + " " + of.id + " " + of.title + "：" + state.zh,
                    what.en + " " + of.id + " " + of.title + ": " + state.en};
        Words from;
        for (const auto& ground : context.result.grounds) {
            if (ground.about == about && ground.position == static_cast<int>(position)) {
                const Words one = origin(rubric, ground, ruling);
                from.zh += (from.zh.empty() ? "" : "；") + one.zh;
                from.en += (from.en.empty() ? "" : "; ") + one.en;
            }
        }
        if (!from.en.empty()) {
            words.zh += "（" + from.zh + "）";
            words.en += " (" + from.en + ")";
        }
        out.push_back(std::move(words));
    };
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const Ruling* ruling = ruling_about(context.rulings, Ruling::About::prerequisite, i);
        const Confirmation state = context.result.prerequisites[i];
        const Words words = state == Confirmation::confirmed ? Words{"已确认", "confirmed"}
                            : state == Confirmation::denied  ? Words{"不具备", "denied"}
                                                             : Words{"未说明", "unstated"};
        if (state != Confirmation::confirmed || ruling != nullptr) {
            add({"前置条件", "prerequisite"}, rubric.prerequisites[i], words, Ground::About::prerequisite, i,
                ruling);
        }
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        const Ruling* ruling = ruling_about(context.rulings, Ruling::About::veto, i);
        const auto& counted = context.result.vetoes;
        const bool counts = std::find(counted.begin(), counted.end(), static_cast<int>(i)) != counted.end();
        if (counts || ruling != nullptr) {
            add({"一票否决", "veto"}, rubric.vetoes[i],
                counts ? Words{"成立", "counts"} : Words{"不成立", "does not count"}, Ground::About::veto, i,
                ruling);
        }
    }
    return out;
}

std::vector<TriedBand> derive_bands(const DerivationContext& context) {
    const Rubric& rubric = context.rubric;
    const Result& result = context.result;
    std::vector<TriedBand> out;
    if (rubric.bands.empty()) {
        return out;
    }
    if (!result.eligible) {
        return {{result.band, true, {}}};
    }
    for (int i = 0; i <= result.band; ++i) {
        const Band& band = rubric.bands[static_cast<std::size_t>(i)];
        TriedBand tried{i, i == result.band, {}};
        if (band.min) {
            const bool holds = result.score >= *band.min;
            tried.comparisons.push_back({{"得分", "score"},
                                         operand(result.score) + (holds ? " ≥ " : " < ") + operand(*band.min),
                                         holds});
        }
        for (const auto& condition : band.requirements) {
            const NodeScore& node = context.node(condition.item);
            if (node.status == NodeStatus::not_applicable) {
                continue;
            }
            const bool holds = condition_holds(condition, node.points, node.max);
            tried.comparisons.push_back({rubric.at(condition.item).id + " " + rubric.at(condition.item).title,
                                         at_least(node.points, condition, node.max, holds), holds});
        }
        out.push_back(std::move(tried));
    }
    return out;
}

Derivation derive(const Rubric& rubric, const ScoreOptions& options, const Scorer& scorer,
                  std::vector<Record>& records) {
    Derivation out;
    out.result = scorer.score(records);
    if (out.result.rejected) {
        return out;
    }
    DerivationContext context{
        rubric, options, out.result, {}, counting_self(records, options.latest_duplicate), {}, {}};
    for (const auto& record : records) {
        if (record.method >= 0 || &record == context.self) {
            context.used.push_back(&record);
        }
    }
    context.rulings = counting_rulings(options.rulings, out.result.unit.id);
    find_excluded(rubric, out.result.unit, context.excluded);
    out.nodes.resize(rubric.items.size());
    out.present.assign(rubric.items.size(), nullptr);
    out.needs.resize(rubric.items.size());
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const int item = static_cast<int>(i);
        out.nodes[i].item = item;
        out.nodes[i].lines = rubric.items[i].criterion
                                 ? derive_criterion(context, item, out.present[i], out.needs[i])
                                 : derive_group(context, item);
    }
    out.total = derive_total(context);
    out.eligibility = derive_eligibility(context);
    out.bands = derive_bands(context);
    check(context, out);
    return out;
}

}  // namespace ceping
