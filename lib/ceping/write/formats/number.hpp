#pragma once

#include <ceping/base/exact/exact.hpp>

#include <string>

namespace ceping {

/// Appends `value` rounded half up to 6 places, without trailing zeros, exponent or -0: the form of result/1's numbers.
/// The same digits as Exact::shortest(), without a text of its own for each. Source: ceping-result(5).
void append_number(std::string& out, const Exact& value);
/// The same as a text of its own.
[[nodiscard]] std::string number(const Exact& value);

/// A number for people: plain, and decimals after `≈` where it is a fraction.
[[nodiscard]] std::string figure(const Exact& value);
/// A share 0..1 as a percentage with one decimal: `62.5%`.
[[nodiscard]] std::string percent(const Exact& share);

}  // namespace ceping
