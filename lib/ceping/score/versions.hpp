#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <span>

namespace ceping {

/// Decides for all answers to criteria with variants which version of the criterion understands them, by what is known of
/// the unit: what the self record that counts says, else the first record. Their findings become the records'. `records`
/// are all of one unit's; what was decided before stays. `latest` as for counting_self(). Source: ceping-scoring(7), 7 and 11.
void choose_versions(const Rubric& rubric, std::span<Record> records, bool latest);

}  // namespace ceping
