#pragma once

#include <ceping/base/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A digest that tells a finding from others and stays the same when lines come or go above it, in its own file or in one
/// that its words point to. It is made of the code, the path, and
///   - of a finding about a unit: the unit's id and what the message quotes, less the places in it,
///   - of any other: the text of its line; without one what the message quotes, less the places in it.
/// `repeat` counts findings that are otherwise the same. 64 hexadecimal digits.
[[nodiscard]] std::string fingerprint(const Diagnostic& finding, std::size_t repeat);

/// Fingerprints of all of a list, in its order; no two are the same.
[[nodiscard]] std::vector<std::string> fingerprints(const std::vector<const Diagnostic*>& list);

/// One way to write a path: `/` between names, no `.` and no `x/..` in it.
[[nodiscard]] std::string plain_path(std::string_view path);

/// The English message without the numbers of lines, columns and cells in it; `...` stands where a line was named.
[[nodiscard]] std::string message_without_places(const Diagnostic& finding);

}  // namespace ceping
