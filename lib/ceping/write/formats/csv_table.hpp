#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/unit_status.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

using Cells = std::vector<std::string>;

/// Whom a CSV table is for. People open it in a spreadsheet: a byte order mark, CRLF, headers and words in their language, no
/// cell that runs as a formula. Programs get what is there: no mark, LF, keys and ids in English, nothing altered.
struct CsvForm {
    bool plain = false;                ///< for programs
    Language language = Language::en;  ///< of people's headers and words

    /// A word of a fixed list, such as a status: its key, but for people who read Chinese.
    [[nodiscard]] std::string word(std::string_view key, std::string_view zh) const;
    /// `true` or `false`, for people in Chinese the two words.
    [[nodiscard]] std::string eligible(bool value) const;
    [[nodiscard]] std::string status(UnitStatus status) const;
    /// A number as a fraction in lowest terms; for people to 6 decimals, since a spreadsheet takes 1/2 for a day in January
    /// and cannot sort or add fractions.
    [[nodiscard]] std::string exact(const Exact& value) const;
};

/// Writes the lines of a CSV table. No other writes CSV.
class CsvTable {
public:
    /// The columns of these keys (model/column_words.hpp), of a table that is written in whole lines.
    explicit CsvTable(const CsvForm& form, Cells keys = {});

    [[nodiscard]] const CsvForm& form() const { return form_; }

    /// The first line.
    [[nodiscard]] std::string header() const;
    /// A line with these cells, one a column.
    [[nodiscard]] std::string row(const Cells& cells) const;

    // For lines that are put together cell by cell; commas are the caller's.
    /// What a file begins with.
    [[nodiscard]] std::string_view begin() const { return form_.plain ? "" : "\xEF\xBB\xBF"; }
    void title(std::string& out, std::string_view key) const;
    /// A text; figures that are appended as they are need nothing.
    void cell(std::string& out, std::string_view text) const { append(out, text, false); }
    [[nodiscard]] std::string_view end() const { return form_.plain ? "\n" : "\r\n"; }

private:
    void append(std::string& out, std::string_view text, bool figure) const;

    CsvForm form_;
    Cells keys_;
    std::vector<bool> figures_;  ///< beside the keys
};

}  // namespace ceping
