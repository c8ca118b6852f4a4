#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/results/results.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// A workbook (XLSX) to be written, as little of it as reports and forms need. Texts are always text, whatever they look
// like: a formula stands where formula() is called and nowhere else. Source: ceping-report(1), WORKBOOK.

/// How a cell looks.
struct CellLook {
    enum class Kind : std::uint8_t {
        plain,
        header,  ///< of a column
        title,   ///< of a sheet
        part,    ///< of a part of a sheet
        notice,  ///< what nobody may overlook
        free,    ///< to be filled in by the reader
        bare     ///< without borders
    };
    Kind kind = Kind::plain;
    std::string number{};  ///< the number format, such as `0.00`; empty: as the program likes
    bool wrap = false;
    bool centred = false;
    bool indented = false;    ///< from the left
    bool open = false;        ///< can be changed where the sheet is protected
    Tone tone = Tone::usual;  ///< colours the cell, or its letters where it has no borders
    auto operator<=>(const CellLook&) const = default;
};

/// Cells from the first to the last, both included; rows and columns count from 0.
struct CellRange {
    std::size_t first_row = 0;
    std::size_t first_column = 0;
    std::size_t last_row = 0;
    std::size_t last_column = 0;
};

/// Whether a cell holds the value as a number: rounded to 6 places it has at most 15 significant digits, which the
/// format's binary numbers keep apart. Any other becomes text, so that no digit is lost.
[[nodiscard]] bool fits_number_cell(const Exact& value);

/// The text as a cell can hold it: 32,767 UTF-16 units at most, with a visible sign at its end where it was cut, and
/// without NUL and the two code points that XML cannot hold. What would be read as an escape (`_x0041_`) is escaped.
[[nodiscard]] std::string cell_text(std::string_view text, Language language);

/// A name that a sheet can have beside those that are taken: made of `wanted`, or of `other` where nothing of it is left, and
/// with a number behind it where it is taken, in small letters or capitals.
[[nodiscard]] std::string sheet_name(std::string_view wanted, std::string_view other,
                                     const std::vector<std::string>& taken);

class Workbook;

/// How a workbook is filled. In order, each sheet row by row from the top, it needs as much memory for a million rows as for
/// one; texts stand in their cells then, and columns are as wide as they were said to be before their first row where texts
/// are broken into lines.
enum class CellOrder : std::uint8_t { any, by_rows };

/// One sheet. Throws Error where a row or column lies beyond what the format has (1,048,576 and 16,384).
class Sheet {
public:
    static constexpr std::size_t most_rows = 1'048'576;
    static constexpr std::size_t most_columns = 16'384;

    void text(std::size_t row, std::size_t column, std::string_view text, const CellLook& look = {});
    /// Rounded half up to 6 places, as results are.
    void number(std::size_t row, std::size_t column, const Exact& value, const CellLook& look = {});
    void date(std::size_t row, std::size_t column, Date date, Tone tone = Tone::usual);
    void blank(std::size_t row, std::size_t column, const CellLook& look = {});

    /// The widest that a column becomes, in digits; 40 where nothing is said. Columns are as wide as their texts.
    void limit_width(std::size_t column, std::size_t most);
    /// A column is at least that wide.
    void widen(std::size_t column, std::size_t least);
    /// Rows above and columns before this cell stay when the rest is scrolled.
    void freeze(std::size_t row, std::size_t column);
    void filter(const CellRange& range);
    /// The rows that are repeated on every printed page.
    void repeat_rows(std::size_t first, std::size_t last);
    void repeat_columns(std::size_t first, std::size_t last);
    /// What stands to the right of the last column, or below the last row, is not printed.
    void print_columns(std::size_t last_row, std::size_t last_column);
    /// How many pages the printed sheet is wide; 1 where nothing is said, 0: as many as it needs.
    void pages_wide(std::uint16_t pages);
    void landscape();
    /// Shares 0 to 1 from blue to white: what is low stands out.
    void colour_shares(const CellRange& range);
    /// The cells take one of these words or nothing; together 255 characters at most.
    void offer(const CellRange& range, const std::vector<std::string>& words);
    /// Columns of one series, their names and heights from cells of this sheet.
    /// A formula, without `=`, with what it comes to now: not every program reckons when it opens a file.
    void formula(std::size_t row, std::size_t column, const std::string& text, const Exact& now,
                 const CellLook& look = {});
    void formula(std::size_t row, std::size_t column, const std::string& text, const std::string& now,
                 const CellLook& look = {});
    /// One cell of all of them, with a text.
    void merge(const CellRange& range, std::string_view text, const CellLook& look = {});
    /// A row is as high as that many lines, whatever stands in it.
    void lines(std::size_t row, std::size_t count);
    /// What may be entered. One of `list` (a name of the workbook's), `words` (without commas, 85 Chinese characters in
    /// all) and `formula` is not empty.
    struct Entry {
        std::string list;
        std::vector<std::string> words;
        std::string formula;
        std::string prompt;  ///< shown beside the cell; empty: nothing is
        std::string error;   ///< shown where something else is entered
    };
    void accept(const CellRange& range, const Entry& entry, const Words& error_title);
    /// Cells look otherwise where a formula, relative to the first of them, is true. The first that is counts.
    enum class Paint : std::uint8_t { idle, open, wrong };
    void paint(const CellRange& range, const std::string& formula, Paint paint);
    /// What is not open cannot be changed. There is no password.
    void protect();
    void hide();
    void hide_column(std::size_t column);
    struct Chart {
        CellRange names;
        CellRange heights;
        std::string title;
        std::string below;      ///< of the axis of names
        std::string beside;     ///< of the axis of heights
        std::string described;  ///< for those who cannot see it
    };
    void chart(std::size_t row, std::size_t column, const Chart& chart);

private:
    friend class Workbook;
    struct State;
    explicit Sheet(std::unique_ptr<State> state);

public:
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    ~Sheet();

private:
    std::unique_ptr<State> state_;
};

class Workbook {
public:
    /// The same cells become the same bytes: without `created`, a file says that it was made on 1980-01-01, as the parts
    /// of the archive do. Throws FileError where no temporary file can be made.
    Workbook(std::string_view title, std::optional<Date> created, Language language,
             CellOrder order = CellOrder::any);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    /// `name`: at most 31 characters, none of `[]:*?/\`, unique. On every printed page stand the workbook's title and it.
    Sheet& add(const std::string& name);
    /// How many there are.
    [[nodiscard]] std::size_t sheets() const;
    /// Columns are as wide as the letters of the language want it: programs measure them by a font that is used for nothing
    /// else here.
    void letters_of_language();
    /// A name for cells, in absolute terms: `_lists!$A$1:$A$4`.
    void name(const std::string& name, const std::string& cells);
    /// What sheet_name makes of it beside the sheets there are.
    [[nodiscard]] std::string free_name(std::string_view wanted, std::string_view other) const;
    /// Once, at the end. Throws FileError.
    void write(const ByteSink& out);

private:
    friend class Sheet;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace ceping
