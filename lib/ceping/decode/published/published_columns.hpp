#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/published/published.hpp>
#include <ceping/decode/published/published_layout.hpp>
#include <ceping/model/published.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

/// What one column of the table is taken for.
struct ChosenColumn {
    std::size_t column = 0;
    ColumnUse use;
    PartKind kind = PartKind::base;  ///< of a part
    bool signs_told = false;         ///< its kind was named by the caller
};

struct ChosenColumns {
    std::vector<ChosenColumn> columns;  ///< from left to right, all that have a header or a role
    bool parts_guessed = false;
    OwnTable own = OwnTable::none;
};

/// Which column is what: as the caller names them, else by the words in their headers and by what stands in their cells.
/// Findings where a named column is not there, and where there is no total: that one lists the headers.
[[nodiscard]] std::optional<ChosenColumns> choose_columns(const TableLayout& layout,
                                                          const PublishedColumns& wanted, Diagnostics& found);

}  // namespace ceping
