#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

/// Holds one record's answers against the rubric's `expect` rules: `expect-failed` at the answer that does not agree. A
/// rule is passed over where its `when` does not match the unit, or where a criterion that it names is not answered, is
/// n/a, or does not apply (`excluded`, find_excluded()'s). Thread-safe. Source: ceping-rubric(5), EXPECT.
void check_expectations(const Rubric& rubric, const Record& record, const std::vector<std::uint8_t>& excluded,
                        Diagnostics& found);

}  // namespace ceping
