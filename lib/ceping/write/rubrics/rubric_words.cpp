#include <ceping/write/rubrics/rubric_words.hpp>

#include <ceping/base/phrases.hpp>
#include <ceping/model/expect.hpp>
#include <ceping/model/when_words.hpp>
#include <ceping/write/rubrics/phrases.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// What a variant says by a key of which the short rule of its kind says nothing; empty for all other keys.
Words beside_rule(std::string_view key, const Item& item, const Criterion& now) {
    const AnswerForm before = item.criterion->kind->form(item.points);
    const AnswerForm form = now.kind->form(item.points);
    if (key == "min_sample") {
        return form.least_sample ? phrases::sample_of.with({{"least", form.least_sample->plain()}})
                                 : Words("不要求样本量", "no sample");
    }
    if (key == "range") {
        return form.highest
                   ? phrases::from_to.with({{"low", form.lowest->plain()}, {"high", form.highest->plain()}})
                   : Words("数值没有上下限", "no bounds");
    }
    if (key == "zero_den") {
        return {"分母为 0 的另作规定", "another rule for a denominator of 0"};
    }
    if (key == "events") {
        const bool told = among(ceping::Shape::events, form.shapes);
        return told == among(ceping::Shape::events, before.shapes) ? Words()
               : told ? Words("可以逐件填写", "events may be listed")
                      : Words("只填次数", "counts only");
    }
    if (key == "evidence") {
        return now.evidence.min == 0 && item.criterion->evidence.min > 0
                   ? Words("不要求佐证", "no evidence")
                   : Words("佐证另作规定", "other evidence");
    }
    return key == "standard" ? Words("标准另作规定", "another standard") : Words();
}

}  // namespace

Words status_words(Status status) {
    static const std::array<Words, 3> words = {Words("草案", "draft"), Words("示例", "illustrative"),
                                               Words("正式", "official")};
    return words[static_cast<std::size_t>(status)];
}

Words policy_words(NotApplicable policy) {
    static const std::array<Words, 3> words = {Words("折算", "prorate"), Words("剔除", "exclude"),
                                               Words("按满分计", "full")};
    return words[static_cast<std::size_t>(policy)];
}

Words effect_words(VetoEffect effect) {
    return effect == VetoEffect::zero ? Words("得分记 0 分", "zero") : Words("取消评定资格", "ineligible");
}

Words kind_words(const Kind& kind) { return kind.guide(Exact(1), false).kind; }

std::string share_text(const Exact& share) {
    const std::string percent = (share * Exact(100)).plain();
    return percent.find('/') == std::string::npos ? percent + "%" : share.plain();
}

Words period_words(const Rubric& rubric) {
    const auto& [first, last] = *rubric.period;
    return span_words(first, last);
}

Section section_shown(const Item& item) { return item.is_of_group() ? Section::items : item.section; }

Words extras_of(const Group& group) {
    std::vector<Words> out;
    const auto add = [&out](const ExtraSection& section, const Words& name) {
        if (!section.items.empty()) {
            const Words limits = limits_of(section);
            out.push_back(limits.en.empty()
                              ? name
                              : phrases::name_and_limits.with({{"name", name}, {"limits", limits}}));
        }
    };
    add(group.bonus, {"有本项目的加分", "a bonus of its own"});
    add(group.penalties, {"有本项目的扣分", "penalties of its own"});
    return joined(out, {"；", "; "});
}

Words limits_of(const ExtraSection& extra) {
    std::vector<Words> out;
    if (extra.cap) {
        out.push_back(phrases::at_most_points.with({{"points", extra.cap->plain()}}));
    }
    if (extra.ceiling_total) {
        out.emplace_back("不突破满分", "never over full marks");
    }
    if (extra.over) {
        out.emplace_back("可突破本项目的分值", "beyond the group's full points");
    }
    return joined(out, {"，", ", "});
}

Words rule_words(const Item& item) {
    const Criterion& criterion = *item.criterion;
    Words rule = criterion.kind->rule(item.points);
    const auto& variants = criterion.variants;
    const bool other_sample = std::any_of(variants.begin(), variants.end(),
                                          [](const Variant& each) { return each.names("min_sample"); });
    const auto least = criterion.kind->form(item.points).least_sample;
    return other_sample && least
               ? joined({rule, phrases::sample_of.with({{"least", least->plain()}})}, {"，", ", "})
               : rule;
}

Words variant_words(const Rubric& rubric, const Item& item, std::size_t variant) {
    const Variant& of = item.criterion->variants[variant];
    const auto same = [](const Words& a, const Words& b) { return a.zh == b.zh && a.en == b.en; };
    std::vector<Words> parts;
    if (Words rule = of.criterion.kind->rule(item.points);
        !same(rule, item.criterion->kind->rule(item.points))) {
        parts.push_back(std::move(rule));
    }
    for (const auto& [key, value] : of.keys) {
        if (Words told = beside_rule(key, item, of.criterion); !told.en.empty()) {
            parts.push_back(std::move(told));
        }
    }
    if (parts.empty()) {
        parts.emplace_back("不变", "no change");
    }
    return phrases::variant_rule.with(
        {{"variant", phrases::variant_number.with({{"number", variant + 1}})},
         {"units", of.when.always() ? units_that(rubric, of.when) : describe(rubric, of.when)},
         {"rule", joined(parts, {"，", ", "})}});
}

Words expect_words(const Rubric& rubric, const ExpectRule& rule) {
    Words out = describe_answers(rubric, rule);
    return rule.when.always()
               ? out
               : phrases::only_where.with({{"rule", out}, {"units", units_that(rubric, rule.when)}});
}

Words condition_words(const Rubric& rubric, const NodeCondition& condition, ItemId own) {
    const Item& item = rubric.at(condition.item);
    const Words name =
        condition.item == own ? Words("本组", "this group") : Words(id_and_title(item.id, item.title));
    return condition.min_rate
               ? phrases::rate_at_least.with({{"node", name}, {"rate", share_text(*condition.min_rate)}})
               : phrases::more_than_nothing.with({{"node", name}});
}

std::string cited(const Rubric& rubric, std::string_view source) {
    const std::size_t mark = source.find('#');
    const auto at = std::find_if(rubric.sources.begin(), rubric.sources.end(),
                                 [&](const CitedSource& each) { return each.id == source.substr(0, mark); });
    if (at == rubric.sources.end() || at->title.empty()) {
        return std::string(source);
    }
    return mark == std::string_view::npos ? at->title
                                          : at->title + " " + std::string(source.substr(mark + 1));
}

Words methods_words(const Rubric& rubric, const Criterion& criterion) {
    const auto& shares = criterion.methods;
    Exact sum;
    for (const auto& share : shares) {
        sum += share.weight;
    }
    const bool equal = std::all_of(shares.begin(), shares.end(), [&](const MethodShare& each) {
        return each.weight == shares.front().weight;
    });
    std::vector<Words> names;
    for (const auto& share : shares) {
        Words name("单位自评", "self-assessment");
        if (share.method) {
            const Method& method = rubric.method(share.method);
            name = Words(method.title.empty() ? method.id : method.title);
        }
        names.push_back(equal ? name
                              : phrases::method_share.with(
                                    {{"method", name}, {"share", share_text(share.weight / sum)}}));
    }
    Words all = joined(names, {"、", ", "});
    return equal && names.size() > 1 ? phrases::equal_shares.with({{"methods", all}}) : all;
}

Words evidence_words(const EvidenceRule& rule, bool penalty) {
    std::vector<Words> parts;
    if (rule.min > 0) {
        parts.push_back(phrases::at_least_pieces.with({{"pieces", rule.min}}));
    }
    if (!rule.types.empty()) {
        std::vector<Words> types(rule.types.begin(), rule.types.end());
        parts.push_back(phrases::of_types.with({{"types", joined(types, {"、", " or "})}}));
    }
    if (rule.within_period) {
        parts.emplace_back("日期在测评期内", "dated within the period");
    } else if (rule.within_days) {
        const std::string days = std::to_string(*rule.within_days);
        parts.push_back(phrases::dated_within.with({{"days", {days, counted(days, "day")}}}));
    }
    if (rule.zero && rule.min > 0 && !penalty) {
        parts.emplace_back("件数不足的不得分", "0 points with fewer");
    }
    return joined(parts, {"；", "; "});
}

}  // namespace ceping
