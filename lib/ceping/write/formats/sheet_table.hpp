#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/formats/workbook.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// A column of a table that has sheets of its own.
struct SheetColumn {
    std::string title;
    Report::Type type = Report::Type::text;
    std::optional<std::pair<int, Rounding>> decimals{};  ///< as Report::Column has it
    std::size_t width = 0;  ///< at least, in digits; texts that need more are broken into lines
};

/// A table of a workbook that is filled by rows: a title, a header that stays when the rest is scrolled and stands again on
/// every printed page, rows that can be filtered. What a sheet has no room for goes on on another. No other writes such
/// tables. Source: ceping(1), WORKBOOKS.
class SheetTable {
public:
    struct Head {
        std::string sheet;                 ///< the name that it would have
        std::string title;                 ///< above the header
        std::size_t stay = 0;              ///< so many columns stay when the rest is scrolled to the left
        std::size_t printed = SIZE_MAX;    ///< so many columns are printed; the rest is there to filter by
        std::vector<std::string> notes{};  ///< lines between the title and the header
    };

    /// The workbook must outlive it.
    SheetTable(Workbook& book, Language language, Head head, std::vector<SheetColumn> columns);

    /// One cell a column; those that are left out are empty.
    void row(const std::vector<Report::Cell>& cells, Tone tone = Tone::usual);
    /// Once, after the last row.
    void finish();
    /// Of its first sheet.
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    void begin_sheet();
    void end_sheet();
    void put(std::size_t column, const Report::Cell& cell, Tone tone);

    Workbook* book_;
    Language language_;
    Head head_;
    std::vector<SheetColumn> columns_;
    std::string name_;
    Sheet* sheet_ = nullptr;
    std::size_t header_ = 0;  ///< its row
    std::size_t row_ = 0;
};

/// The first column of a sheet of texts: as wide as a page of A4 in wide letters.
void widen_for_texts(Sheet& sheet);
/// The columns that the longest text takes of so many rows, of the first thousand at most.
[[nodiscard]] std::size_t longest_text(const Report::Column& column, std::size_t rows, Language language);
/// How wide a column of a sheet is, in digits, whose longest text is that long: what needs more is broken into lines.
[[nodiscard]] std::size_t sheet_width(std::size_t longest);
/// The columns that a text takes beside others: of its longest line.
[[nodiscard]] std::size_t width_of_lines(std::string_view text);
/// What stands in the cell of a workbook as text, nothing where it is a figure or a day.
[[nodiscard]] std::optional<std::string> sheet_text(Report::Type type, const Report::Cell& cell,
                                                    Language language);

}  // namespace ceping
