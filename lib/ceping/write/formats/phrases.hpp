#pragma once

#include <ceping/base/messages.hpp>

// The sentences of workbooks.
namespace ceping::phrases {

inline constexpr Pattern cell_cut{"…（共 {number} 字，未全）", "… (cut, of {number} characters)"};
inline constexpr Pattern sheet_too_small{
    "工作簿的一张表只能有 1048576 行、16384 列，“{sheet}”放不下；请用 --unit 选择单位，或改用 HTML",
    "a sheet has 1,048,576 rows and 16,384 columns, too few for `{sheet}'; choose units with --unit, or write "
    "HTML"};

inline constexpr Pattern formula_too_long{
    "测评细则太大，电子表格的公式放不下；请用 -f html 或 -f yaml",
    "the rubric is too large for the formulas of a spreadsheet; write HTML or YAML (-f html, -f yaml)"};

inline constexpr Pattern on_sheet{"见工作表“{sheet}”", "see the sheet `{sheet}'"};

}  // namespace ceping::phrases
