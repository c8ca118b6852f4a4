#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// One column of a table for people.
struct TextColumn {
    std::string title;
    bool right = false;    ///< figures stand at the right
    bool may_cut = false;  ///< may be shortened where the table is wider than the terminal
};

/// Lays rows out in columns by display width, so that Chinese and Latin text align. Cells are `printable()`. The last cell
/// of a row that has fewer than there are columns runs on over the others: it sets no width, and only the whole limits it.
class TextTable {
public:
    explicit TextTable(std::vector<TextColumn> columns);

    /// Takes a row into account for the columns' widths.
    void measure(const std::vector<std::string_view>& cells);
    /// Settles the widths: those of what was measured, cut down to `width` columns in all where that is not 0. A column
    /// is never cut below 8.
    void settle(std::size_t width);
    /// One row, without line end or blanks at its end. A cell that is longer than its column is cut where the column may
    /// be, and pushes the rest to the right where not.
    [[nodiscard]] std::string line(const std::vector<std::string_view>& cells) const;
    [[nodiscard]] std::string header() const;

private:
    std::vector<TextColumn> columns_;
    std::vector<std::size_t> widths_;
    std::size_t limit_ = 0;
};

}  // namespace ceping
