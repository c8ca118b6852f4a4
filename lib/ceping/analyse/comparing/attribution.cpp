#include <ceping/analyse/comparing/attribution.hpp>

#include <bit>

namespace ceping {

std::vector<Exact> shapley_values(std::size_t causes, const std::function<Exact(CauseSet)>& value) {
    const CauseSet sets = CauseSet{1} << causes;
    std::vector<Exact> values;
    values.reserve(sets);
    for (CauseSet set = 0; set < sets; ++set) {
        values.push_back(value(set));
    }
    // The share of orders in which exactly the members of one set of `size` come before a cause: size! rest! / n!, which
    // is 1 / (n * C(n - 1, size)).
    std::vector<Exact> share;
    std::int64_t choices = 1;
    for (std::size_t size = 0; size < causes; ++size) {
        share.push_back(Exact::fraction(1, static_cast<std::int64_t>(causes) * choices));
        choices =
            choices * static_cast<std::int64_t>(causes - 1 - size) / static_cast<std::int64_t>(size + 1);
    }
    std::vector<Exact> out(causes);
    for (std::size_t cause = 0; cause < causes; ++cause) {
        const CauseSet bit = CauseSet{1} << cause;
        for (CauseSet set = 0; set < sets; ++set) {
            if ((set & bit) == 0) {
                const Exact gain = values[set | bit] - values[set];
                if (!gain.is_zero()) {
                    out[cause] += share[static_cast<std::size_t>(std::popcount(set))] * gain;
                }
            }
        }
    }
    return out;
}

}  // namespace ceping
