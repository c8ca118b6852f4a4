#pragma once

#include <ceping/base/exact/exact.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

// What the search for the cheapest plan is made of. Not part of the public face.

/// Points that a part of the rubric can have, and the least cost of having them.
struct Choice {
    Exact points;
    Exact cost;
    int changes = 0;
    int pick = -1;  ///< how it comes about, see FrontSearch::changes_of(); -1: nothing is changed
};

/// Choices by falling points; each costs less than the one before it, or as much with fewer changes.
using Front = std::vector<Choice>;

/// The front of any choices: without those that another is at least as good as in both.
[[nodiscard]] Front pruned(Front choices);

/// Puts fronts together, within a limit on the cost and on the work. Where there are too many choices, some are dropped:
/// a search for a plan keeps choices that exist; one for a bound keeps such as are at least as good as those dropped.
class FrontSearch {
public:
    enum class For : std::uint8_t { plan, bound };

    /// `most_pairs`: of how many pairs of choices two fronts are put together at most.
    FrontSearch(For what, Exact limit, std::size_t most_pairs)
        : for_(what), limit_(std::move(limit)), most_pairs_(most_pairs) {}

    /// One change, by its number.
    int pick(int change);
    /// The numbers of the changes that a choice stands for. Of a plan.
    [[nodiscard]] std::vector<int> changes_of(const Choice& choice) const;

    /// Each sum of one choice a front.
    [[nodiscard]] Front sum(std::vector<Front> fronts);
    /// The cheapest sum of at least `needed` points, or of more where `beyond`.
    [[nodiscard]] std::optional<Choice> cheapest(const std::vector<Front>& fronts, const Exact& needed,
                                                 bool beyond);

    [[nodiscard]] bool is_bound() const { return for_ == For::bound; }
    [[nodiscard]] const Exact& limit() const { return limit_; }
    /// Whether something was dropped or rounded, so that there may be better.
    [[nodiscard]] bool dropped() const { return dropped_; }
    void say_dropped() { dropped_ = true; }
    /// Choices looked at.
    [[nodiscard]] std::size_t work() const { return work_; }

private:
    /// A choice in whole units, which are compared and added many times faster.
    struct Whole {
        std::int64_t points;
        std::int64_t cost;
        std::int32_t changes;
        std::int32_t pick;
    };
    using Wholes = std::vector<Whole>;
    struct Units {
        Exact points;  ///< how many there are to one point
        Exact cost;
        bool exact = true;
    };
    struct Pick {
        int change = -1;
        int left = -1;
        int right = -1;
    };

    Units units_of(const std::vector<Front>& fronts);
    [[nodiscard]] std::int64_t scaled(const Exact& value, const Exact& by, bool up) const;
    Wholes whole(const Front& front, const Units& units);
    [[nodiscard]] Front exact(const Wholes& wholes, const Units& units) const;
    static bool better(const Whole& a, const Whole& b);
    static bool cheaper(const Whole& a, const Whole& b);
    Wholes merged(const Wholes& a, const Wholes& b);
    Wholes moved(const Wholes& more, const Whole& by, std::size_t at, std::size_t width, std::int64_t limit);
    Wholes together(Wholes a, Wholes b, std::int64_t limit);
    void thin(Wholes& front, std::size_t size);
    /// Puts the smallest together until `count` are left.
    void reduce(std::vector<Wholes>& fronts, std::size_t count, std::int64_t limit);
    int joined(int left, int right);

    For for_;
    Exact limit_;
    std::size_t most_pairs_;
    std::vector<Pick> picks_;
    bool dropped_ = false;
    std::size_t work_ = 0;
};

/// No sum of one choice a front that has at least `needed` points costs less than this: what the fronts' convex hulls ask
/// for, as if parts of choices could be had. Nothing where there is no such sum.
[[nodiscard]] std::optional<Exact> least_cost(const std::vector<Front>& fronts, const Exact& needed);

}  // namespace ceping
