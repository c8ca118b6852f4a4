#pragma once

#include <ceping/node/node.hpp>
#include <ceping/node/xlsx_package.hpp>
#include <ceping/node/xlsx_values.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// The parts of a workbook. Not part of the public face.

/// What cells refer to: the workbook's texts, and what the formats of its cells make of numbers.
struct WorkbookTables {
    std::string text;                   ///< of the shared strings, one after another
    std::vector<std::uint32_t> ends;    ///< of each of them in `text`
    std::vector<NumberUse> formats;     ///< by the style of a cell
    std::vector<std::size_t> decimals;  ///< beside them: how many every number shows
    bool shows_decimals = false;        ///< which are wanted, too: ReadOptions::shown_decimals
    bool since_1904 = false;

    /// Whether there is a shared string of this number; it goes into `out` then.
    [[nodiscard]] bool string_at(std::size_t index, std::string_view& out) const;
};

/// Throws: WorkbookError.
void read_shared_strings(XlsxPackage& package, std::string_view part, WorkbookTables& tables);
void read_styles(XlsxPackage& package, std::string_view part, WorkbookTables& tables);

/// Reads the cells of a sheet, whose name and state are in `sheet`, into it. Its nodes live in `arena`.
/// Throws: WorkbookError.
void read_sheet(XlsxPackage& package, std::string_view part, const WorkbookTables& tables,
                const std::string& path, Arena& arena, TableSheet& sheet);

}  // namespace ceping
