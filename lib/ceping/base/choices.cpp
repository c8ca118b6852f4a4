#include <ceping/base/choices.hpp>

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <charconv>

namespace ceping {

Words suggestion(std::string_view typed, const std::vector<std::string_view>& known) {
    const std::string near = nearest(typed, known);
    return near.empty() ? Words() : phrases::did_you_mean.with({{"name", near}});
}

void check_choice(std::string_view value, std::string_view what, const std::vector<std::string>& choices) {
    if (!among(value, choices)) {
        const std::vector<std::string_view> known(choices.begin(), choices.end());
        throw UsageError(phrases::no_such_choice.with({{"what", what},
                                                       {"value", value},
                                                       {"known", listed(known)},
                                                       {"hint", suggestion(value, known)}}));
    }
}

std::size_t parse_count(std::string_view text, std::string_view what, std::size_t most) {
    std::size_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc() || at != end || value > most) {
        throw UsageError(phrases::no_such_count.with({{"what", what}, {"text", text}, {"most", most}}));
    }
    return value;
}

void check_stdin_once(const std::vector<std::string>& paths) {
    if (std::count(paths.begin(), paths.end(), "-") > 1) {
        throw UsageError(phrases::stdin_once.with({}));
    }
}

}  // namespace ceping
