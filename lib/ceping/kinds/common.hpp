#pragma once

#include <ceping/kinds/registry.hpp>

#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What several kinds share. Not part of the public face.

/// Whether an answered name is the author's name: exact after trimming, or after full-width ASCII became ASCII.
[[nodiscard]] bool same_name(std::string_view answered, std::string_view known);

/// Position of the answered name among the author's names; their number where it is none of them.
[[nodiscard]] std::size_t find_name(std::string_view answered, const std::vector<std::string>& names);
/// The names that one text gives with signs between them that people write for `;`; nothing where any is none of them, or
/// there is but one.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> several_names(std::string_view text,
                                                                      const std::vector<std::string>& names);

/// What the answered word may be meant for among the author's names where it is none of them: the one name that differs in
/// case alone, or that `级` or `等` was written after. Their number where it could be several, or none.
[[nodiscard]] std::size_t meant_for(std::string_view answered, const std::vector<std::string>& names);

/// The figure of one part of an answer; `95%` where `percent`. Full width and % draw notes.
[[nodiscard]] std::optional<Exact> answer_number(const AnswerContext& context, const Node& part,
                                                 bool percent);
/// The same, whole and at least 0.
[[nodiscard]] std::optional<Exact> answer_whole(const AnswerContext& context, const Node& part);

/// The heading of a guide's column of points.
[[nodiscard]] Words points_title(bool penalty);

/// A text put so that it can stand between `;` and `=` in a cell.
[[nodiscard]] std::string cell_escaped(std::string_view text);

/// How many different points of one criterion are kept at most, so that an odd rule cannot eat memory.
constexpr std::size_t most_attainable = 10'000;

/// Attainable points as they are found, the first words for each kept, handed out by rising points.
class AttainableList {
public:
    void add(const Exact& points, const Words& what) { found_.emplace(points, what); }
    void leave_out_some() { complete_ = false; }
    [[nodiscard]] AttainableAnswers take() const;

private:
    std::map<Exact, Words> found_;
    bool complete_ = true;
};

/// The least whole number that is not below `value`.
[[nodiscard]] Exact rounded_up(const Exact& value);

/// The multiples of `step` from 0 up to the first that is at least `end`: all of them, or where these are more than
/// most_attainable every second, third … and the last. `take` is given the number of steps. Whether all were taken.
bool for_each_step(const Exact& step, const Exact& end, const std::function<void(const Exact& times)>& take);

/// Sums that can be made up of parts, and for each how: the parts' numbers in `Made`. What is the same sum is kept once,
/// by `better`. Beyond most_attainable sums every second is dropped, but for the first and the last.
template <typename Made>
class Sums {
public:
    using Better = bool (*)(const Made& one, const Made& other);

    Sums(Exact start, Made made, Better better) : better_(better) {
        found_.emplace(std::move(start), std::move(made));
    }
    [[nodiscard]] const std::map<Exact, Made>& found() const { return found_; }
    [[nodiscard]] bool complete() const { return complete_; }

    /// Adds what `next(sum, made, put)` puts for each sum found so far.
    template <typename Next>
    void grow(const Next& next) {
        std::map<Exact, Made> grown = found_;
        const auto put = [&](const Exact& sum, Made made) {
            const auto [at, is_new] = grown.try_emplace(sum, made);
            if (!is_new && better_(made, at->second)) {
                at->second = std::move(made);
            }
            if (grown.size() > 2 * most_attainable) {
                thin(grown);
            }
        };
        for (const auto& [sum, made] : found_) {
            next(sum, made, put);
        }
        if (grown.size() > most_attainable) {
            thin(grown);
        }
        found_ = std::move(grown);
    }

private:
    void thin(std::map<Exact, Made>& sums) {
        complete_ = false;
        bool drop = false;
        for (auto at = std::next(sums.begin()); std::next(at) != sums.end();) {
            drop = !drop;
            at = drop ? sums.erase(at) : std::next(at);
        }
    }

    std::map<Exact, Made> found_;
    Better better_;
    bool complete_ = true;
};

/// A power of ten that divides `span` (> 0) into 20 to 200 steps: how finely a figure without steps of its own is tried.
[[nodiscard]] Exact even_step(const Exact& span);

/// `{name: A, B, C}` of the names, for messages.
[[nodiscard]] Words names_of(const std::vector<std::string>& names);
[[nodiscard]] std::string near_name(std::string_view typed, const std::vector<std::string>& names);

}  // namespace ceping
