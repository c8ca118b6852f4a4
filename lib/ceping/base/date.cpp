#include <ceping/base/date.hpp>
#include <ceping/base/phrases.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace ceping {

namespace {

/// Takes a run of 1 to `most` digits off `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9') {
        value = value * 10 + (text[n] - '0');
        ++n;
    }
    if (n < least) {
        return std::nullopt;
    }
    text.remove_prefix(n);
    return value;
}

bool take(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) {
        return false;
    }
    text.remove_prefix(mark.size());
    return true;
}

std::chrono::sys_days days_of(Date date) {
    return std::chrono::year_month_day(std::chrono::year(date.year),
                                       std::chrono::month(static_cast<unsigned>(date.month)),
                                       std::chrono::day(static_cast<unsigned>(date.day)));
}

/// The marks after year, month and day of one way to write a date.
struct Form {
    std::string_view after_year;
    std::string_view after_month;
    std::string_view after_day;
    std::size_t least_digits;
};
constexpr Form strict_form{"-", "-", "", 2};
constexpr std::array<Form, 5> loose_forms = {Form{"-", "-", "", 1},
                                             {"/", "/", "", 1},
                                             {".", ".", "", 1},
                                             {"年", "月", "日", 1},
                                             {"年", "月", "号", 1}};

std::optional<Date> parse(std::string_view text, const Form& form) {
    const auto year = take_digits(text, 4, 4);
    if (!year || !take(text, form.after_year)) {
        return std::nullopt;
    }
    const auto month = take_digits(text, form.least_digits, 2);
    if (!month || !take(text, form.after_month)) {
        return std::nullopt;
    }
    const auto day = take_digits(text, form.least_digits, 2);
    if (!day || !take(text, form.after_day) || !text.empty() || *year == 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day civil{std::chrono::year(*year),
                                            std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    if (!civil.ok()) {
        return std::nullopt;
    }
    return Date{static_cast<std::int16_t>(*year), static_cast<std::int8_t>(*month),
                static_cast<std::int8_t>(*day)};
}

std::string month_and_day(Date date) { return fmt::format("{}月{}日", date.month, date.day); }

}  // namespace

std::string Date::text() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

std::optional<Date> parse_date(std::string_view text) { return parse(text, strict_form); }

std::optional<Date> parse_loose_date(std::string_view text) {
    for (const auto& form : loose_forms) {
        if (const auto date = parse(text, form)) {
            return date;
        }
    }
    return std::nullopt;
}

std::int64_t days_between(Date from, Date to) { return (days_of(to) - days_of(from)).count(); }

Date months_before(Date date, std::int64_t months) {
    using namespace std::chrono;
    const std::int64_t all = std::int64_t{date.year} * 12 + date.month - 1 - months;
    if (all < 12) {
        return {1, 1, 1};
    }
    const year_month month = year(static_cast<int>(all / 12)) / static_cast<int>(all % 12 + 1);
    const auto last = static_cast<unsigned>((month / std::chrono::last).day());
    return {static_cast<std::int16_t>(all / 12), static_cast<std::int8_t>(all % 12 + 1),
            static_cast<std::int8_t>(std::min(static_cast<unsigned>(date.day), last))};
}

Words date_words(Date date) { return {fmt::format("{}年", date.year) + month_and_day(date), date.text()}; }

Words span_words(Date first, Date last) {
    const std::string until = first.year == last.year ? month_and_day(last) : date_words(last).zh;
    return phrases::date_span.with({{"first", date_words(first)}, {"last", {until, last.text()}}});
}

}  // namespace ceping
