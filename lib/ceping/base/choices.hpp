#pragma once

#include <ceping/base/messages.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What is typed where only certain values are understood.

/// `; did you mean ...?` where a known name is near enough to `typed`, else nothing.
[[nodiscard]] Words suggestion(std::string_view typed, const std::vector<std::string_view>& known);

/// Throws UsageError where `value` is none of `choices`: it names `what`, an option or a variable, and suggests one.
void check_choice(std::string_view value, std::string_view what, const std::vector<std::string>& choices);

/// A whole number in plain digits, at most `most`. Throws UsageError naming `what`.
[[nodiscard]] std::size_t parse_count(std::string_view text, std::string_view what, std::size_t most);

/// Throws UsageError where standard input, `-`, is among `paths` more than once.
void check_stdin_once(const std::vector<std::string>& paths);

}  // namespace ceping
