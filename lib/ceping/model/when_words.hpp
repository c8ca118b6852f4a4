#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>

namespace ceping {

// A condition as people read it; describe() in expect.hpp has the short form.

/// Whom a `when` means, in whole words: 单位类型为“机关”或“服务窗口”，且在编人数不小于10.
[[nodiscard]] Words applies_to(const Rubric& rubric, const When& when);

/// The same as a name for them: 有食堂的; 所有单位.
[[nodiscard]] Words units_that(const Rubric& rubric, const When& when);

}  // namespace ceping
