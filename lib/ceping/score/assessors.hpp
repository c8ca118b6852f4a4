#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/sources.hpp>

#include <vector>

namespace ceping {

/// Two assessors of one criterion of one unit whose points are more than half of its full points apart: a warning, for the
/// pair with the greatest gap, said at the record that was read later. `readings[m]` is what the records of method m say.
/// Moves no score. Source: ceping-scoring(7), 7.
void compare_assessors(const Item& item, const std::vector<std::vector<Reading>>& readings,
                       Diagnostics& found);

}  // namespace ceping
