#pragma once

#include <ceping/base/codes/codes.hpp>

#include <cstddef>
#include <cstdint>

namespace ceping {

/// Whom a kind of finding concerns: who can put it right.
enum class Audience : std::uint8_t {
    writer,  ///< whoever wrote the file that it stands in: in a self-assessment the unit, in a rubric its author
    unit,      ///< the unit, of its own self-assessment
    liaison,   ///< the liaison (联络员), who gathers what units and assessors hand in and keeps the roster
    author,    ///< the author of the rubric
    operation  ///< whoever runs the programs
};

[[nodiscard]] Audience audience_of(Code code);
/// The same by the position of the code in `code_names`.
[[nodiscard]] Audience audience_of_row(std::size_t index);

/// Whether a letter to a unit may speak of it, where it stands in the unit's own file.
[[nodiscard]] bool concerns_unit(Code code);

}  // namespace ceping
