#pragma once

#include <ceping/base/phrases.hpp>

// The sentences that stand beside findings.
namespace ceping::phrases {

inline constexpr Pattern errors_found{"{errors} 个错误", "{errors}"};
inline constexpr Pattern warnings_found{"{warnings} 个警告", "{warnings}"};
inline constexpr Pattern notes_found{"{notes} 个提示", "{notes}"};
inline constexpr Pattern some_not_listed{"{findings}；其中 {cut} 个没有列出",
                                         "{findings}; {cut} of them not listed"};
inline constexpr Pattern came_late{"逾期{days}天", "{days} late"};

// --- item analysis
inline constexpr Pattern rejected_beside{"{units}，另有 {rejected} 个未计分，不在其内",
                                         "{units}; {rejected} rejected and left out"};
inline constexpr Pattern unscored_beside{
    "{units}，另有 {rejected} 个未计分、{unassessed} 个未测评，不在其内",
    "{units}; {rejected} rejected and {unassessed} not assessed left out"};
inline constexpr Pattern policy_of_units{"{units}{policy}", "{units} {policy}"};
inline constexpr Pattern like_items{"雷同于{ids}", "like{ids}"};
inline constexpr Pattern unused_choices{"无人用{keys}", "unused{keys}"};
inline constexpr Pattern checks_of_all{"人人有{keys}", "always{keys}"};

}  // namespace ceping::phrases
