#pragma once

#include <string>
#include <string_view>

namespace ceping {

/// What turns `before` into `after`, in the form that `diff -u` writes and `patch` reads: `--- path`, `+++
/// path`, and hunks with three lines around each change. Empty where both are the same.
///
/// Lines end in LF; a CR before it is a part of the line. The fewest possible lines are shown as changed, but
/// for texts that differ in thousands of lines, which are compared piece by piece: time and memory stay in
/// proportion to their lengths.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       std::string_view path);

}  // namespace ceping
