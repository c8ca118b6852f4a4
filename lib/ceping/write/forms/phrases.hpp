#pragma once

#include <ceping/base/messages.hpp>

namespace ceping::phrases {

// What forms say.

inline constexpr Pattern form_of_self{"{title} · 自评表", "{title} · self-assessment"};
inline constexpr Pattern form_of_visit{"{title} · {method}记录表", "{title} · record of {method}"};
inline constexpr Pattern form_edition{"版本 {edition}", "edition {edition}"};
inline constexpr Pattern form_period{"测评期 {period}", "period {period}"};
inline constexpr Pattern form_deadline{"报送截止 {date}", "to be sent in by {date}"};
inline constexpr Pattern form_day_under{"（发生的，在“{column}”栏填日期）",
                                        " (where it happened, its day under `{column}')"};
inline constexpr Pattern form_group_points{"{title}（{points}分）", "{title} ({points})"};
inline constexpr Pattern form_bonus{"加分（最多{points}分）", "Bonus ({points} at most)"};
inline constexpr Pattern form_penalties{"扣分（最多{points}分）", "Penalties ({points} at most)"};
inline constexpr Pattern form_group_bonus{"{title}：本项目加分", "{title}: its own bonus"};
inline constexpr Pattern form_group_penalties{"{title}：本项目扣分", "{title}: its own penalties"};
inline constexpr Pattern form_only_for{"仅适用于：{units}", "Only for: {units}"};
inline constexpr Pattern form_variant{"{units}：{rule}", "{units}: {rule}"};
inline constexpr Pattern form_evidence{"佐证材料：{evidence}", "Evidence: {evidence}"};
inline constexpr Pattern form_level_line{"{level}（{points}分）：{text}", "{level} ({points}): {text}"};
inline constexpr Pattern form_level_bare{"{level}（{points}分）", "{level} ({points})"};
inline constexpr Pattern form_class{"{name}（每{unit}{points}分）", "{name} ({points} for each{unit})"};
inline constexpr Pattern form_check{"{id} {title}", "{id} {title}"};
inline constexpr Pattern form_check_points{"{id} {title}（{points}分）", "{id} {title} ({points})"};

inline constexpr Pattern enter_choice{"填其中一项：{choices}", "one of: {choices}"};
inline constexpr Pattern enter_choice_or_absent{"填其中一项：{choices}；没有这项业务的填“不涉及”",
                                                "one of: {choices}; n/a where there is nothing of the kind"};
inline constexpr Pattern enter_number{"应填{what}", "enter {what}"};
inline constexpr Pattern number_between{"{low}至{high}之间的{number}", "{number} from {low} to {high}"};
inline constexpr Pattern number_from{"不小于{low}的{number}", "{number} of at least {low}"};
inline constexpr Pattern number_in_steps{"{what}，须为{step}的整数倍", "{what}, a whole multiple of {step}"};
inline constexpr Pattern number_in_unit{"{what}，单位：{unit}", "{what}, in {unit}"};
inline constexpr Pattern number_of_failures{"{what}：填要扣分的次数，没有填 0",
                                            "{what}: how often points are taken off; 0 for none"};
inline constexpr Pattern number_in_percent{"{what}，单位是%：95% 填 95", "{what}, in %: for 95% enter 95"};
inline constexpr Pattern or_absent{"{what}；没有这项业务的填“不涉及”",
                                   "{what}; n/a where there is nothing of the kind"};

}  // namespace ceping::phrases
