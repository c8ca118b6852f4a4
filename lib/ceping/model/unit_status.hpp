#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/messages.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace ceping {

/// Whether a unit has a score. Source: ceping-scoring(7), 4 and 10.
enum class UnitStatus : std::uint8_t {
    scored,
    not_assessed,  ///< nothing under `items` applies to it, which is nobody's fault
    rejected       ///< an error of its records
};

/// As results have it: `scored`, `not_assessed`, `rejected`.
[[nodiscard]] std::string_view key_of(UnitStatus status);
/// For people.
[[nodiscard]] Words words_of(UnitStatus status);
/// Whether a finding is why a unit of this status has no score.
[[nodiscard]] bool tells_why(const Diagnostic& finding, UnitStatus status);
/// Nothing where no status is called so.
[[nodiscard]] std::optional<UnitStatus> unit_status(std::string_view key);

}  // namespace ceping
