#pragma once

#include <ceping/base/exact/exact.hpp>

#include <set>
#include <string>
#include <string_view>

namespace ceping {

// What notices and their index say alike. Plain text. Not part of the public face.

/// `0.5分`; never nothing of what is something.
[[nodiscard]] std::string points_in_notice(const Exact& value);
/// What a cell of the annex has room for; the notice itself says all.
[[nodiscard]] std::string shortened(const std::string& text);
/// With a full stop where it has none.
[[nodiscard]] std::string sentence(std::string_view text);
/// 2015年8月12日、10月20日 of days in order, each year said once; where there are many, the first, the last and how many.
[[nodiscard]] std::string days_words(const std::set<std::string>& days);

}  // namespace ceping
