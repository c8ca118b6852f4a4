#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace ceping {

/// The self record that counts: the first, or under `latest` the one submitted last (none submitted is earliest, of equals
/// the later in input order). Null where there is none. Source: ceping-scoring(7), 7.
[[nodiscard]] const Record* counting_self(std::span<const Record> records, bool latest);

/// The rulings that count for a unit, one a node: the latest by date, of equals the later in input order; expired ones
/// never. `rulings` may be null. Source: ceping-scoring(7), 8.
[[nodiscard]] std::vector<const Ruling*> counting_rulings(const Rulings* rulings, std::string_view unit);

/// The one on a node, a prerequisite or a veto; null where there is none.
[[nodiscard]] const Ruling* ruling_about(const std::vector<const Ruling*>& counting, const RuledId& about);

}  // namespace ceping
