#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ceping {

// Not part of the public face.

/// The answers of a record as bytes that are equal exactly where the answers are: the same criteria with the
/// same levels, figures (by value: 0.5 is 1/2), parts, samples and n/a. Criteria whose answer is not valid
/// are named, too.
[[nodiscard]] std::string answer_bytes(const Record& record);

/// Whether each answer but n/a is at its best: full points (or the most its kind can give), no penalty, and a
/// bonus that is not claimed or claimed in full. Such sheets of several units are equal because there is no
/// other.
[[nodiscard]] bool all_at_best(const Rubric& rubric, std::string_view answer_bytes);

}  // namespace ceping
