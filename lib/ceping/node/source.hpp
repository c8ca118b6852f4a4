#pragma once

#include <ceping/base/encoding.hpp>
#include <ceping/base/excerpt.hpp>
#include <ceping/base/location.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A filled cell of a sheet: where its text stands in the text of the Source.
struct SheetCell {
    std::uint32_t row = 0;  ///< both from 1
    std::uint32_t column = 0;
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

/// The text of one input, or of one record of a stream: valid UTF-8, no BOM, no control characters.
class Source {
public:
    /// `first_line` is the line of the file on which `text` begins.
    Source(std::string path, std::string text, std::uint32_t first_line = 1);
    /// A sheet of a workbook: `text` holds the texts of its filled cells, which are in order of row and column. Its places are
    /// rows and columns, and its lines are cells.
    Source(std::string path, std::string sheet, std::string text, std::vector<SheetCell> cells);

    [[nodiscard]] const std::string& path() const { return path_; }
    /// The name of the sheet; empty where the input is no workbook.
    [[nodiscard]] const std::string& sheet() const { return sheet_; }
    [[nodiscard]] const std::vector<SheetCell>& cells() const { return cells_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string_view text_of(const SheetCell& cell) const {
        return text().substr(cell.offset, cell.size);
    }
    [[nodiscard]] std::uint32_t first_line() const { return first_line_; }
    /// SHA-256 of the bytes that the text came from, in hex; empty where nobody asked.
    [[nodiscard]] const std::string& digest() const { return digest_; }
    void set_digest(std::string hex) { digest_ = std::move(hex); }
    /// How many records the input holds is not known here; the name of the encoding is, for `-v`. Empty: a workbook, which
    /// says that itself.
    [[nodiscard]] const std::string& encoding() const { return encoding_; }
    void set_encoding(std::string name) { encoding_ = std::move(name); }
    /// Of a table: what in it was no text, by rising offset. U+FFFD stands there.
    [[nodiscard]] const std::vector<TextFault>& faults() const { return faults_; }
    void set_faults(std::vector<TextFault> faults) { faults_ = std::move(faults); }

    /// The line and column (code points) of a byte offset. Asked for in rising order, all offsets together cost one walk
    /// through the text, and so do short steps back within a line; the first long one makes an index, after which each
    /// costs the same. For one thread at a time; callers on several threads use their own Source.
    [[nodiscard]] Place place_of(std::size_t offset) const;
    [[nodiscard]] Location locate(Place place) const {
        const Place at = sheet_.empty() ? place : on_its_sheet(place);
        return {path_, at.line, at.column, {}, sheet_};
    }
    /// The text of a line of the file, without its end; empty where this source does not have it.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// What a person is shown of the line of a place; empty where this source does not have it.
    [[nodiscard]] Excerpt excerpt(Place place) const;

private:
    /// Where lines begin, and how many code points come before each block of the text.
    struct Index {
        std::vector<std::uint32_t> lines;
        std::vector<std::uint32_t> points;
    };

    /// Goes to the line of an offset further on, in a text whose lines end in LF.
    void find_line_of(std::size_t offset) const;
    [[nodiscard]] const Index& index() const;
    [[nodiscard]] std::size_t points_before(std::size_t offset) const;
    /// The offset of the code point that `count` others come before.
    [[nodiscard]] std::size_t offset_of_point(std::size_t count) const;

    std::string path_;
    std::string sheet_;
    std::vector<SheetCell> cells_;
    std::string text_;
    std::uint32_t first_line_;
    bool has_cr_;
    std::string digest_;
    std::string encoding_ = "UTF-8";
    std::vector<TextFault> faults_;
    // Where the last answer of place_of stood.
    mutable std::size_t seen_offset_ = 0;
    mutable std::size_t seen_line_begin_ = 0;
    mutable std::size_t seen_line_end_ = 0;  // no line ends between there and this offset
    mutable std::uint32_t seen_line_;
    mutable std::uint32_t seen_column_ = 1;
    mutable std::unique_ptr<const Index> index_;  // null until it is needed
};

}  // namespace ceping
