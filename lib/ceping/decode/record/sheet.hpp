#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// A table as people make it in Excel or WPS: a title above the header, a header of two rows, remarks and totals below, blanks
// within words. What it comes to is a header and rows of data. Source: ceping-record(5), TABLES.

/// What a text means as the head of a column.
enum class HeaderWord : std::uint8_t { unknown, known, unit, criterion };

/// The text of a cell that heads a column: without blanks and invisible characters at its ends, full-width signs as ASCII,
/// and no blanks between Chinese characters (`单 位`).
[[nodiscard]] std::string header_text(const Node& cell);

struct SheetHeader {
    std::vector<Node>
        cells;  ///< the cell that names each column: of two rows the lower one where it says something
    std::size_t row = 0;    ///< the position of the header's first row
    std::size_t first = 1;  ///< of the first row after it
    bool has_unit = false;  ///< one of them heads the codes of units
};

/// The header among the first rows: the first one with a column of units' codes; where there is none, the first one with
/// the most cells. `means` is asked about texts as header_text() gives them.
[[nodiscard]] SheetHeader find_header(const Node& table,
                                      const std::function<HeaderWord(std::string_view)>& means);

/// What a row below the header is, where it is no data: a remark (注：…, 填表人：…) or a row of totals or means. `label` is
/// the cell in which a unit's name or code would stand.
[[nodiscard]] std::optional<Words> no_data(const Node& row, std::string_view code, std::string_view name);

[[nodiscard]] bool is_blank_row(const Node& row);

/// Whether the head of a column is one of every office form that carries no data for an assessment: 序号, 备注, 联系人 …
[[nodiscard]] bool carries_no_data(std::string_view header);

}  // namespace ceping
