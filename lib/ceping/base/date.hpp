#pragma once

#include <ceping/base/messages.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

/// A civil date of the Gregorian calendar, years 0001 to 9999. Source: ceping-record(5), dates.
struct Date {
    std::int16_t year = 0;
    std::int8_t month = 0;
    std::int8_t day = 0;

    /// `2015-06-17`.
    [[nodiscard]] std::string text() const;
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// Reads `YYYY-MM-DD`; the calendar is checked (2015-02-29 is nothing). No time part.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Reads also `YYYY/M/D`, `YYYY.M.D` and `YYYY年M月D日`, as records may write.
[[nodiscard]] std::optional<Date> parse_loose_date(std::string_view text);
/// Whole days from `from` to `to`; negative where `to` is earlier.
[[nodiscard]] std::int64_t days_between(Date from, Date to);

/// The same day so many months before, or the last of that month where it is shorter; not before the year 1.
[[nodiscard]] Date months_before(Date date, std::int64_t months);

/// 2015年6月17日; `2015-06-17`.
[[nodiscard]] Words date_words(Date date);
/// 2015年1月1日至12月31日, the year once where it is the same; `2015-01-01 to 2015-12-31`.
[[nodiscard]] Words span_words(Date first, Date last);

}  // namespace ceping
