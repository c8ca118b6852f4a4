#pragma once

#include <ceping/check/fixing/fix_parts.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace ceping {

// How fixing tables is cut. Not part of the public face.

/// Another text for a cell, and what is said of it.
struct CellText {
    std::string text;
    Fix fix;
};
/// By row and column, from 0.
using CellTexts = std::map<std::pair<std::size_t, std::size_t>, CellText>;

/// The row that heads a table of records.
[[nodiscard]] std::size_t header_of(const FixPlan& plan, const Node& rows);

/// Ids of criteria that are misspelt: at the head of a column of a wide table, or in the column of criteria of a long one.
/// `usable` tells rows that may be changed. None where the table is not one
/// of records.
[[nodiscard]] CellTexts fixed_names(const FixPlan& plan, const Node& rows,
                                    const std::function<bool(std::size_t row)>& usable);
/// Values of cells whose column and criterion are known.
[[nodiscard]] CellTexts fixed_values(const FixPlan& plan, const Node& rows,
                                     const std::function<bool(std::size_t row)>& usable);

}  // namespace ceping
