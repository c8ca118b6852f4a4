// --set: the same records under another policy.
#include <ceping/base/choices.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/score/phrases.hpp>

#include <array>

namespace ceping {

namespace {

template <typename Value>
struct Word {
    std::string_view name;
    Value value;
};

constexpr auto policies = std::to_array<Word<NotApplicable>>({{"prorate", NotApplicable::prorate},
                                                              {"exclude", NotApplicable::exclude},
                                                              {"full", NotApplicable::full}});
constexpr auto unverified_words =
    std::to_array<Word<Unverified>>({{"self", Unverified::self}, {"zero", Unverified::zero}});
constexpr auto visit_words = std::to_array<Word<Visits>>({{"mean", Visits::mean},
                                                          {"trimmed", Visits::trimmed},
                                                          {"lowest", Visits::lowest},
                                                          {"latest", Visits::latest}});
constexpr auto modes = std::to_array<Word<Rounding>>(
    {{"half_up", Rounding::half_up}, {"half_even", Rounding::half_even}, {"down", Rounding::down}});
constexpr auto effects = std::to_array<Word<bool>>({{"report", false}, {"zero", true}});
constexpr auto keys = std::to_array<std::string_view>(
    {"not_applicable", "unverified", "visits", "rounding.final", "rounding.mode", "rounding.criterion",
     "rounding.group", "evidence.effect"});

[[noreturn]] void refuse(std::string_view key, std::string_view value,
                         const std::vector<std::string_view>& known) {
    throw Error(phrases::no_such_word.with(
        {{"key", key}, {"value", value}, {"known", join(known, " | ")}, {"near", suggestion(value, known)}}));
}

template <typename Value, std::size_t N>
Value choose(std::string_view key, std::string_view text, const std::array<Word<Value>, N>& words) {
    std::vector<std::string_view> known;
    for (const auto& word : words) {
        if (word.name == text) {
            return word.value;
        }
        known.push_back(word.name);
    }
    refuse(key, text, known);
}

std::optional<int> places(std::string_view key, std::string_view text, bool may_be_none) {
    if (may_be_none && text == "none") {
        return std::nullopt;
    }
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '6') {
        return text[0] - '0';
    }
    std::vector<std::string_view> known = {"0", "1", "2", "3", "4", "5", "6"};
    if (may_be_none) {
        known.emplace_back("none");
    }
    refuse(key, text, known);
}

}  // namespace

void override_policy(Rubric& rubric, std::string_view key, std::string_view value) {
    if (key == "not_applicable") {
        rubric.policy = choose(key, value, policies);
        for (auto& item : rubric.items) {
            if (item.group) {
                item.group->policy = rubric.policy;
            }
        }
    } else if (key == "unverified") {
        rubric.unverified = choose(key, value, unverified_words);
    } else if (key == "visits") {
        for (auto& method : rubric.methods) {
            method.visits = choose(key, value, visit_words);
        }
    } else if (key == "rounding.final") {
        rubric.rounding.final = *places(key, value, false);
    } else if (key == "rounding.mode") {
        rubric.rounding.mode = choose(key, value, modes);
    } else if (key == "rounding.criterion") {
        rubric.rounding.criterion = places(key, value, true);
    } else if (key == "rounding.group") {
        rubric.rounding.group = places(key, value, true);
    } else if (key == "evidence.effect") {
        for (auto& item : rubric.items) {
            if (item.criterion) {
                item.criterion->evidence.zero = choose(key, value, effects);
                for (auto& variant : item.criterion->variants) {
                    variant.criterion.evidence.zero = item.criterion->evidence.zero;
                }
            }
        }
    } else {
        const std::vector<std::string_view> known(keys.begin(), keys.end());
        throw Error(phrases::cannot_be_set.with(
            {{"key", key}, {"known", join(known)}, {"near", suggestion(key, known)}}));
    }
}

}  // namespace ceping
