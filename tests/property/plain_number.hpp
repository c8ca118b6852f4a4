// Numbers and dates as a person with pencil and paper treats them. Part of the second implementation that the
// engine is held against: nothing here comes from, or goes into, lib/ceping.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace plain {

using Number = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

enum class Mode { half_up, half_even, down };

/// Blanks (space, tab, line ends) off both ends.
std::string trimmed(std::string_view text);

/// Full-width ASCII (U+FF01..U+FF5E) as ASCII; everything else stays.
std::string half_width(std::string_view text);

/// The number that `text` writes, or nothing: `-?D+(.D+)?` or `-?D+/D+` with a denominator other than 0, trimmed,
/// full-width digits and signs allowed. Source: ceping-scoring(7), 1, rule 2.
std::optional<Number> read_number(std::string_view text);

/// As read_number, for texts that the generator wrote itself. Throws std::invalid_argument otherwise.
Number number(std::string_view text);

bool is_whole(const Number& value);

/// The shortest decimal where there is a finite one of at most 12 places, else `a/b`.
std::string written(const Number& value);

/// `a/b` in lowest terms, or `a` where whole.
std::string fraction(const Number& value);

/// Long division to `places` digits behind the point, then the rule of `mode` on what is left over. Without trailing
/// zeros, without a point where nothing stands behind it, never `-0`.
std::string rounded_text(const Number& value, int places, Mode mode);

/// The same as a number.
Number rounded(const Number& value, int places, Mode mode);

/// Days since 0001-01-01 of a date written YYYY-MM-DD, counted year by year and month by month.
int day_number(std::string_view date);

/// The date `days` after `date`, both YYYY-MM-DD; negative goes back.
std::string date_after(std::string_view date, int days);

}  // namespace plain
