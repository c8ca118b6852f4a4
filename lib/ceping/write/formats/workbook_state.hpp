#pragma once

#include <ceping/write/formats/workbook.hpp>

#include <algorithm>
#include <map>
#include <set>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace ceping {

// What is behind Workbook and Sheet. Not part of the public face.

/// What goes wrong in the library is a fault of ours: texts are cut and ranges are checked before.
void check_workbook(int error);

class WorkbookFile {
public:
    /// Throws FileError.
    WorkbookFile();
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;
    ~WorkbookFile();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& folder() const { return folder_; }

private:
    std::string folder_;
    std::string path_;
};

struct Workbook::State {
    WorkbookFile file;
    std::string title;
    Language language = Language::en;
    CellOrder order = CellOrder::any;
    lxw_workbook* book = nullptr;
    std::map<CellLook, lxw_format*> formats;
    std::map<Sheet::Paint, lxw_format*> paints;
    std::vector<std::unique_ptr<Sheet>> sheets;

    lxw_format* paint(Sheet::Paint paint);
    lxw_format* format(const CellLook& look);
};

struct Sheet::State {
    Workbook::State* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::string name;
    std::vector<std::size_t> widths;
    std::map<std::size_t, std::size_t> limits;
    std::map<std::size_t, std::size_t> fixed_lines;  ///< of rows that are as high as was said
    std::set<std::size_t> hidden;                    ///< columns
    /// A text that may be broken into lines: its columns in all, and the line ends that it has itself.
    struct Wrapped {
        std::size_t row;
        std::size_t column;
        std::size_t width;
        std::size_t line_ends;
    };
    std::vector<Wrapped> wrapped;
    std::size_t tallest_row = most_rows;  ///< by rows: the last one with such a text, and its lines
    std::size_t tallest = 1;

    void check_place(std::size_t row, std::size_t column) const;
    void widen(std::size_t column, std::size_t width, const CellLook& look);
    /// In digits, as far as it is known.
    [[nodiscard]] std::size_t width_of(std::size_t column) const;
    void set_widths();
    [[nodiscard]] std::size_t lines_of(const Wrapped& text) const;
    void set_height(std::size_t row, std::size_t lines) const;
    void wrap(const Wrapped& text);
    /// Not every program makes a row as high as its lines by itself.
    void set_heights() const;
};

}  // namespace ceping
