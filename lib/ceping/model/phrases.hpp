#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern item_is{"{item}{answer}", "{item} is {answer}"};
inline constexpr Pattern item_has{"{item}{answer}", "{item} has {answer}"};
inline constexpr Pattern item_should_be{"{item}应{answer}", "{item} should be {answer}"};
inline constexpr Pattern item_should_have{"{item}应{answer}", "{item} should have {answer}"};
inline constexpr Pattern item_should_not_be{"{item}不应{answer}", "{item} should not be {answer}"};
inline constexpr Pattern id_should_be{"{item} 应{answer}", "{item} should be {answer}"};
inline constexpr Pattern id_should_have{"{item} 应{answer}", "{item} should have {answer}"};
inline constexpr Pattern evidence_listed{"只列出 {number} 份", "{number}"};
inline constexpr Pattern one_or_other{"{others}或{last}", "{others} or {last}"};
inline constexpr Pattern answer_of{"为{answer}", "{answer}"};
inline constexpr Pattern checks_are_met{"达到{checks}", "{checks} met"};
inline constexpr Pattern figure_at_most{"不大于{high}", "at most {high}"};
inline constexpr Pattern figure_from_to{"为{low}至{high}", "from {low} to {high}"};
inline constexpr Pattern any_of_these{"({conditions})", "({conditions})"};
inline constexpr Pattern none_of_these{"非 ({condition})", "not ({condition})"};
inline constexpr Pattern where_given{"{given}时，{then}", "where {given}, {then}"};
inline constexpr Pattern only_for{"{rule}（仅限 {condition}）", "{rule} (only for {condition})"};

// --- conditions in whole words
inline constexpr Pattern no_more{"不大于{bound}", "at most {bound}"};
inline constexpr Pattern more_than{"大于{bound}", "more than {bound}"};
inline constexpr Pattern less_than{"小于{bound}", "less than {bound}"};
inline constexpr Pattern is_stated{"{fact}已填写", "{fact} is stated"};
inline constexpr Pattern within_bounds{"{fact}{bounds}", "{fact} is {bounds}"};
inline constexpr Pattern is_one_of{"{fact}为{values}", "{fact} is {values}"};
inline constexpr Pattern quoted_value{"“{value}”", "{value}"};
inline constexpr Pattern outside_of{"不属于（{units}）", "not ({units})"};
inline constexpr Pattern units_named{"{units}的", "{units}"};

// --- what is asked for by name
inline constexpr Pattern meant_name{"；是否为“{near}”？", "; did you mean `{near}'?"};
inline constexpr Pattern no_such_unit{"没有单位“{unit}”{hint}", "there is no unit `{unit}'{hint}"};
inline constexpr Pattern no_such_band{"细则没有等次“{band}”，可选等次为{known}{hint}",
                                      "the rubric has no band `{band}'; it has {known}{hint}"};
inline constexpr Pattern no_such_node{"细则没有“{node}”{hint}", "the rubric has no node `{node}'{hint}"};

}  // namespace ceping::phrases
