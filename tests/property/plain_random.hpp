// Random cases: a valid rubric and a batch of records, some of them wrong on purpose. The same seed and size give the
// same case on every platform.
#pragma once

#include "plain_case.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace plain {

/// Draws from a Mersenne twister. The distributions of the standard library differ from one platform to the next,
/// so none is used.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    /// 0 to n - 1. The slight favour of small numbers does not matter here.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    /// True `percent` times in a hundred.
    bool chance(int percent) { return between(0, 99) < percent; }
    template <typename T>
    const T& pick(const std::vector<T>& from) {
        return from[below(from.size())];
    }
    std::string word(std::initializer_list<const char*> from) { return *(from.begin() + below(from.size())); }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::mt19937_64 engine_;
};

/// What a random case may hold.
struct Wish {
    int criteria = 25;  ///< at most so many under `items`
    bool monotone =
        false;           ///< levels fall, curves rise, nothing is invalid: a better answer cannot score less
    bool valid = false;  ///< no invalid answers and no second self record
};

Case random_case(std::uint64_t seed, const Wish& wish);

/// Whether a criterion takes points off, from the whole or from its group.
bool is_penalty(const Rubric& rubric, const std::string& id);

/// The parts of random_case.
Rubric random_rubric(Dice& dice, const Wish& wish);
void add_records(Dice& dice, const Wish& wish, Case& to);
/// A valid event of a criterion that may be answered by events.
Event random_event(Dice& dice, const Node& criterion);
/// A day before, on or after either end of the windows that the generator makes.
std::string day_about_windows(Dice& dice);
/// A valid answer to a criterion (not n/a).
Answer random_answer(Dice& dice, const Node& criterion, const Rubric& rubric);
/// Moves one answer so that a unit's exact score lies halfway between two rounded ones. May find no way.
void make_a_tie(Dice& dice, Case& in);
/// Sets gates', bands' and minimum rates to exactly what some unit reaches.
void make_thresholds_exact(Dice& dice, Case& in);

/// Makes one answer of a monotone case better: a better level, one more check, a larger value. Says what it did, or
/// nothing where no answer could be bettered. `unit` becomes the unit concerned.
std::optional<std::string> raise_answer(Dice& dice, Case& in, std::string& unit);

/// The criteria of a list of nodes, depth first.
std::vector<const Node*> criteria_of(const std::vector<Node>& nodes);
std::vector<const Node*> all_criteria(const Rubric& rubric);

}  // namespace plain
