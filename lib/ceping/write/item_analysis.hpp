#pragma once

#include <ceping/analyse/item_analysis.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/write/csv_table.hpp>
#include <ceping/write/json_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ceping {

// What an item analysis adds to findings. Source: ceping-lint(1), ITEM ANALYSIS.

/// A row a criterion, then a row a section, aligned; `width` and `color` as text_of()'s.
[[nodiscard]] std::string items_text(const ItemAnalysis& analysis, Language language, std::size_t width,
                                     bool color = false);
/// A row a criterion; figures as in JSON.
[[nodiscard]] std::string items_csv(const ItemAnalysis& analysis, const CsvForm& form);
/// The member `items` of the object that is open.
void add_items(const ItemAnalysis& analysis, JsonBuilder& json);

/// The code of the finding that a remark becomes; nothing for `few`, of which there is one a batch.
[[nodiscard]] std::string_view remark_code(ItemRemark remark);

}  // namespace ceping
