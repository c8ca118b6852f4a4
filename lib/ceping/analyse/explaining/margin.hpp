#pragma once

#include <ceping/analyse/explaining/improvement.hpp>

#include <vector>

namespace ceping {

/// What of one criterion alone would cost the present band: the least loss each, least loss first, ties in the rubric's
/// order. Criteria that could lose all without costing it are not there. Empty in the last band or where the unit is
/// barred.
[[nodiscard]] std::vector<Change> band_margins(const Rubric& rubric, const Result& result,
                                               const PresentAnswers& present);

}  // namespace ceping
