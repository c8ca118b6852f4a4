#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>

#include <string>

namespace ceping {

/// The JSON Schema (2020-12) of record/1 for one rubric, for editors and other people's checks: it completes criterion
/// ids, levels, checks and classes, shows standards, and refuses what is misspelt. It accepts every written form that the
/// format has, but judges no figure that stands as a text. A list of records is accepted where one record is.
/// Source: ceping-record(5); ceping-show(1), --schema.
[[nodiscard]] std::string record_schema(const Rubric& rubric, Language language);

}  // namespace ceping
