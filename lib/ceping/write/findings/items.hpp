#pragma once

#include <ceping/analyse/rubrics/item_analysis.hpp>
#include <ceping/model/report.hpp>

#include <string_view>

namespace ceping {

// What an item analysis adds to findings. Source: ceping-lint(1), ITEM ANALYSIS.

/// How many units, a row a criterion, and a row a section; for programs the member `items`. The analysis must outlive the
/// report.
void add_items(Report& report, const ItemAnalysis& analysis);

/// The code of the finding that a remark becomes; nothing for `few`, of which there is one a batch.
[[nodiscard]] std::string_view remark_code(ItemRemark remark);

}  // namespace ceping
