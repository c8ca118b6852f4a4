#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ceping {

// What the pages about a rubric say alike: tree, handbook, explanation. Not part of the public face.

/// 草案, 折算, 取消资格, 等级: what the fixed words of a rubric and the names of kinds are called.
[[nodiscard]] Words status_words(Status status);
[[nodiscard]] Words policy_words(NotApplicable policy);
[[nodiscard]] Words effect_words(VetoEffect effect);
[[nodiscard]] Words kind_words(const Kind& kind);

/// A rate or a share 0..1: `60%`, or `1/3` where per cent have no end.
[[nodiscard]] std::string share_text(const Exact& share);

/// 2015年1月1日至12月31日; `2015-01-01 to 2015-12-31`; the rubric has a period.
[[nodiscard]] Words period_words(const Rubric& rubric);

/// Where a node stands on a page: what a group adds or takes of its own stands in the group.
[[nodiscard]] Section section_shown(const Item& item);
/// What a group adds and takes of its own, with the limits.
[[nodiscard]] Words extras_of(const Group& group);
/// What limits bonus or penalties, 最多5分，不突破满分. Empty: nothing does.
[[nodiscard]] Words limits_of(const ExtraSection& extra);

/// A criterion's rule on one line, with what its kind leaves out where a variant has that otherwise.
[[nodiscard]] Words rule_words(const Item& item);

/// What is different by a criterion's variant, counted from 0, on one line with whom it is for: its rule where that is another,
/// then what that does not tell.
[[nodiscard]] Words variant_words(const Rubric& rubric, const Item& item, std::size_t variant);

/// A consistency rule without its message: E2.1 交通做到b时，B3.5 引导应不小于1（仅限单位类型为“机关”的）.
[[nodiscard]] Words expect_words(const Rubric& rubric, const ExpectRule& rule);

/// A condition on a node's points, of a gate or a band: A1 主题教育的得分率不低于 60%. `own`: the group that the gate is of,
/// which is called so.
[[nodiscard]] Words condition_words(const Rubric& rubric, const NodeCondition& condition, ItemId own = {});

/// Who assesses a criterion, with the shares where they differ: 材料审核占 60%、实地暗访占 40%.
[[nodiscard]] Words methods_words(const Rubric& rubric, const Criterion& criterion);
/// What evidence is asked for, 不少于2份；限文件、图片. Empty: none. `penalty`: points are taken instead of earned.
[[nodiscard]] Words evidence_words(const EvidenceRule& rule, bool penalty);

/// A citation with the title of its source, `泉民办〔2015〕69号 二.1`; as written where the source has none.
[[nodiscard]] std::string cited(const Rubric& rubric, std::string_view source);

}  // namespace ceping
