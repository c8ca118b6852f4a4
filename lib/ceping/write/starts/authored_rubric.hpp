#pragma once

#include <ceping/decode/authored/authored.hpp>
#include <ceping/write/starts/starts.hpp>

#include <string>

namespace ceping {

/// The rubric that an author's table describes, with a comment at whatever the table does not say itself:
/// what was guessed, of which words, and what a person has to decide. The same table gives the same bytes.
/// Source: ceping-new(1), FROM A TABLE.
[[nodiscard]] std::string authored_rubric(const AuthoredTable& table, const RubricStart& start,
                                          Language language);

}  // namespace ceping
