#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>

namespace ceping {

/// Judgement faults of a rubric that is structurally sound: sums that cannot be reached, bands that nobody can get,
/// scales and curves that do not fall or rise steadily, criteria that nobody can be asked, names never used, missing
/// standards, dates out of order, ids that look alike. Source: ceping-lint(1).
void lint(const Rubric& rubric, Diagnostics& found);

}  // namespace ceping
