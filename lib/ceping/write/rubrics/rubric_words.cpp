#include <ceping/write/rubrics/rubric_words.hpp>

#include <ceping/base/phrases.hpp>
#include <ceping/model/expect.hpp>
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

/// “甲”“乙”或“丙”, 1、2或3: no comma stands between quotes. Source: GB/T 15834, 4.5.3.5.
Words either(std::vector<Words> values, bool numbers) {
    if (values.size() < 2) {
        return joined(values, {});
    }
    const Words last = values.back();
    values.pop_back();
    return phrases::either_or.with(
        {{"others", joined(values, {numbers ? "、" : "", " or "})}, {"last", last}});
}

struct Verb {
    std::string_view says;
    std::string_view denies;
};

/// How a fact of the form 是否… goes on where it is a verb, with its negation; anything else is a noun: 是否窗口单位.
constexpr auto verbs = std::to_array<Verb>({{"有", "没有"},
                                            {"设", "未设"},
                                            {"内设", "未内设"},
                                            {"建", "未建"},
                                            {"开", "未开"},
                                            {"参", "未参"},
                                            {"承", "未承"},
                                            {"提供", "不提供"},
                                            {"服务", "不服务"},
                                            {"具备", "不具备"},
                                            {"属于", "不属于"},
                                            {"涉及", "不涉及"},
                                            {"为", "不是"},
                                            {"是", "不是"}});

/// A yes or no as a clause: 有无食堂 and 是 give 有食堂, 是否窗口单位 and 否 give 不是窗口单位. Empty: the fact is no such
/// question.
std::string answered_question(std::string_view title, std::string_view value) {
    constexpr std::string_view existence = "有无";
    constexpr std::string_view whether = "是否";
    const bool yes = value == "是" || value == "有";
    if (!yes && value != "否" && value != "无" && value != "没有") {
        return {};
    }
    if (title.starts_with(existence)) {
        return (yes ? "有" : "无") + std::string(title.substr(existence.size()));
    }
    if (!title.starts_with(whether)) {
        return {};
    }
    const std::string_view rest = title.substr(whether.size());
    for (const auto& verb : verbs) {
        if (rest.starts_with(verb.says)) {
            return yes ? std::string(rest)
                       : std::string(verb.denies) + std::string(rest.substr(verb.says.size()));
        }
    }
    return (yes ? "是" : "不是") + std::string(rest);
}

Words test_words(const Rubric& rubric, const When::Test& test) {
    Words name("所属地区", "the region");
    if (test.fact) {
        const Fact& fact = rubric.fact(test.fact);
        name = Words(fact.title.empty() ? fact.id : fact.title);
    }
    if (test.is_range) {
        std::vector<Words> ends;
        const auto end = [&ends](const std::optional<Exact>& bound, const Pattern& pattern) {
            if (bound) {
                ends.push_back(pattern.with({{"bound", bound->plain()}}));
            }
        };
        end(test.min, phrases::at_least);
        end(test.over, phrases::more_than);
        end(test.max, phrases::no_more);
        end(test.under, phrases::less_than);
        return ends.empty()
                   ? phrases::is_stated.with({{"fact", name}})
                   : phrases::within_bounds.with({{"fact", name}, {"bounds", joined(ends, {"、", " and "})}});
    }
    if (test.fact && test.allowed.size() == 1) {
        std::string clause = answered_question(name.zh, *test.allowed.begin());
        if (!clause.empty()) {
            const Words fact_is =
                phrases::is_one_of.with({{"fact", name}, {"values", *test.allowed.begin()}});
            return {std::move(clause), fact_is.en};
        }
    }
    std::vector<Words> values;
    for (const auto& text : test.allowed) {
        values.push_back(phrases::quoted_value.with({{"value", text}}));
    }
    for (const auto& number : test.numbers) {
        values.emplace_back(number.plain());
    }
    return phrases::is_one_of.with({{"fact", name}, {"values", either(values, test.allowed.empty())}});
}

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
               : told ? Words("可以逐件填写", "events may be told")
                      : Words("只填次数", "counts only");
    }
    if (key == "evidence") {
        return now.evidence.min == 0 && item.criterion->evidence.min > 0
                   ? Words("不要求佐证", "no evidence")
                   : Words("佐证另作规定", "other evidence");
    }
    return key == "standard" ? Words("标准另作规定", "another standard") : Words();
}

/// How many conditions have to hold together.
std::size_t parts_of(const When& when) { return when.tests.size() + when.any.size() + when.none.size(); }

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

Words applies_to(const Rubric& rubric, const When& when) {
    std::vector<Words> parts;
    for (const auto& test : when.tests) {
        parts.push_back(test_words(rubric, test));
    }
    for (const auto& branches : when.any) {
        std::vector<Words> list;
        for (const auto& branch : branches) {
            list.push_back(branch.always() ? Words("所有单位", "all units")
                           : parts_of(branch) > 1
                               ? phrases::bracketed.with({{"text", applies_to(rubric, branch)}})
                               : applies_to(rubric, branch));
        }
        parts.push_back(list.empty() ? Words("没有单位", "no unit") : joined(list, {"，或者", ", or "}));
        if (parts_of(when) > 1 && list.size() > 1) {
            parts.back() = phrases::bracketed.with({{"text", parts.back()}});
        }
    }
    for (const auto& inner : when.none) {
        parts.push_back(inner.always() ? Words("没有单位", "no unit")
                                       : phrases::outside_of.with({{"units", applies_to(rubric, inner)}}));
    }
    return joined(parts, {"，且", " and "});
}

Words units_that(const Rubric& rubric, const When& when) {
    Words out = applies_to(rubric, when);
    const bool named = out.zh.ends_with("所有单位") || out.zh.ends_with("没有单位");
    return named ? out : phrases::units_named.with({{"units", out}});
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
    return phrases::variant_rule.with({{"variant", phrases::variant_number.with({{"number", variant + 1}})},
                                       {"units", describe(rubric, of.when)},
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

}  // namespace ceping
