#pragma once

#include <string_view>
#include <vector>

namespace ceping {

/// The key or fixed word that a Chinese word was written for: 总分 for `total`, 等级 for `level`. The first one that is among
/// `known`; empty where there is none.
[[nodiscard]] std::string_view meant_by_chinese(std::string_view typed,
                                                const std::vector<std::string_view>& known);

}  // namespace ceping
