#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

namespace ceping {

// Which sheets of a document are tables of records, of units or of scores, and what is merged in them.

struct ChosenSheets {
    std::vector<const TableSheet*> sheets;  ///< in the document's order; a CSV file has one
    Diagnostics notes;                      ///< which sheets were passed over
};

/// The sheets that hold records: all that are visible and have a header of a table of records. Where none has one, the sheet
/// that comes nearest, so that what it lacks can be said; none where nothing is filled in.
[[nodiscard]] ChosenSheets choose_record_sheets(const Document& document, const Rubric& rubric);

/// The first visible sheet that `fits`, or, where none does, the first with anything in it.
[[nodiscard]] ChosenSheets choose_first_sheet(const Document& document,
                                              const std::function<bool(const Node& rows)>& fits);

/// The vertical merges of a sheet by column.
class MergedColumns {
public:
    explicit MergedColumns(const TableSheet& sheet);
    [[nodiscard]] bool empty() const { return columns_.empty(); }
    /// The cell that speaks for the one at a place, counted from 0; null where none does, or that is the place itself.
    [[nodiscard]] const Node* first_of(std::size_t row, std::size_t column) const;
    /// A row, which is the sheet's at `number`, with what merged cells say in these columns; blank rows stay blank.
    [[nodiscard]] Node filled(const Node& row, std::size_t number, const std::vector<std::size_t>& columns,
                              Arena& arena) const;
    /// Of a row that says nothing in these columns itself: a merged cell that does.
    [[nodiscard]] const Node* speaker_of(const Node& row, std::size_t number,
                                         const std::vector<std::size_t>& columns) const;

private:
    struct Range {
        std::size_t row;
        std::size_t end;
        const Node* first;
    };
    std::map<std::size_t, std::vector<Range>> columns_;  // the ranges of each by rising row
};

}  // namespace ceping
