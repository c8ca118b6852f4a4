// A condition on units in whole words. Source: ceping-rubric(5), WHEN.
#include <ceping/model/when_words.hpp>

#include <ceping/model/phrases.hpp>

#include <array>
#include <cstddef>
#include <optional>
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
    return phrases::one_or_other.with(
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

/// How many conditions have to hold together.
std::size_t parts_of(const When& when) { return when.tests.size() + when.any.size() + when.none.size(); }

}  // namespace

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
    if (when.always()) {
        return {"所有单位", "all units"};
    }
    Words out = applies_to(rubric, when);
    const bool named = out.zh.ends_with("所有单位") || out.zh.ends_with("没有单位");
    return named ? out : phrases::units_named.with({{"units", out}});
}

}  // namespace ceping
