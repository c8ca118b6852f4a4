#pragma once

#include <ceping/base/messages.hpp>

#include <string>

namespace ceping {

/// The JSON Schema (2020-12) of rubric/1, for editors: it completes keys and fixed words, says what each is for, and refuses
/// what is misspelt, missing or of the wrong type. Sums, and names that refer to something else, are ceping-lint's to
/// judge. Source: ceping-rubric(5); ceping-lint(1), --schema.
[[nodiscard]] std::string rubric_schema(Language language);

}  // namespace ceping
