#include <ceping/write/batches/notice_words.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/letters/letter_parts.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 60;  // thirty ideographs
    if (display_width(text) <= most) {
        return text;
    }
    std::string out = fit(text, most - 1);
    out.pop_back();  // the mark of terminals
    return out + "……";
}

std::string points_in_notice(const Exact& value) {
    const bool tiny = value.sign() > 0 && value < Exact(1) / Exact(200);
    return tiny ? "不足0.01分" : phrases::notice_points.with({{"points", value.shortest(2)}});
}

std::string sentence(std::string_view text) {
    const bool ended =
        text.ends_with("。") || text.ends_with("！") || text.ends_with("？") || text.ends_with('.');
    return ended ? std::string(text) : phrases::ended.with({{"text", text}});
}

std::string days_words(const std::set<std::string>& days) {
    constexpr std::size_t most = 4;
    std::vector<Date> all;
    for (const auto& day : days) {
        if (const auto date = parse_loose_date(day)) {
            all.push_back(*date);
        }
    }
    if (all.size() > most) {
        return phrases::days_from_to.with(
            {{"first", letter_day(all.front())}, {"last", letter_day(all.back())}, {"days", all.size()}});
    }
    std::vector<std::string> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool same_year = i > 0 && all[i].year == all[i - 1].year;
        out.push_back(same_year ? phrases::day_of_month.with({{"month", all[i].month}, {"day", all[i].day}})
                                : letter_day(all[i]));
    }
    return join({out.begin(), out.end()}, "、");
}

}  // namespace ceping
