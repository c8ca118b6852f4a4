#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// A row of one block of a table: the cells from one column on.
class LaidRow {
public:
    LaidRow(const Node& cells, std::size_t from, std::size_t width)
        : cells_(&cells), from_(from), width_(width) {}
    /// The cell of a column of the block; an empty one where the row ends before.
    [[nodiscard]] const Node& cell(std::size_t column) const;
    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] Place place() const { return cell(0).is_null() ? cells_->place() : cell(0).place(); }
    [[nodiscard]] std::size_t filled() const;
    /// The column of the first filled cell; `width()` where there is none.
    [[nodiscard]] std::size_t first() const;

private:
    const Node* cells_;
    std::size_t from_;
    std::size_t width_;
};

/// Where header and rows of a table that people made stand: below titles, the header over one row or more, blocks of the same
/// headers side by side.
struct TableLayout {
    const Node* header = nullptr;
    std::vector<std::string> headers;  ///< of one block, without full-width forms
    std::vector<std::string> shown;    ///< as they stand
    std::vector<LaidRow> rows;         ///< with a filled cell; block after block
    std::size_t blocks = 1;
};

/// Nothing where no row has two filled cells. A row with more cells than the header is a finding.
[[nodiscard]] std::optional<TableLayout> lay_out(const Node& rows, Diagnostics& found);

}  // namespace ceping
