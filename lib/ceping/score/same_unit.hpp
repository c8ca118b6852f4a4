#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <span>

namespace ceping {

/// Records are put together by the unit's code alone; a mistyped code puts one unit's visit to another's account. What the
/// records of one code say of its name, region and facts is held against what its self record says.
/// Source: ceping-validate(1).
void check_same_unit(const Rubric& rubric, std::span<const Record* const> records, Diagnostics& found);

}  // namespace ceping
