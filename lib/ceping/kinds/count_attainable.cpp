// Which points counting can give, and with what counts.
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/count.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// Counts of the classes, and how many there are in all.
struct Counted {
    std::vector<Exact> counts;
    Exact all;
};

/// Collects them for one criterion.
class AttainableCounts {
public:
    AttainableCounts(const CountRule& rule, const Exact& full) : rule_(rule), full_(full) {}

    AttainableAnswers run(const Answer* now, Turn turn) {
        if (rule_.names.empty()) {
            const bool all = for_each_step(rule_.values.front(), full_, [&](const Exact& times) {
                out_.add(rule_.points_of(times * rule_.values.front(), full_),
                         times.plain() + rule_.unit_name);
            });
            if (!all) {
                out_.leave_out_some();
            }
            return out_.take();
        }
        std::vector<Exact> counts(rule_.names.size());
        for (std::size_t i = 0; i < rule_.names.size() && now != nullptr; ++i) {
            counts[i] = CountRule::how_many(*now, i);
        }
        const bool rising = now == nullptr || (turn == Turn::more) != rule_.from_full;
        if (rule_.highest_only) {
            add_highest(counts, rising);
        } else if (rising) {
            add_rising(counts);
        } else {
            add_falling(counts);
        }
        return out_.take();
    }

private:
    /// One class more, or only those up to some class.
    void add_highest(const std::vector<Exact>& counts, bool rising) {
        std::vector<Exact> present;
        for (std::size_t i = 0; i < rule_.names.size(); ++i) {
            if (counts[i].sign() > 0) {
                present.push_back(rule_.values[i]);
            }
        }
        const Exact now = present.empty() ? Exact() : *std::max_element(present.begin(), present.end());
        put(now, counts);
        if (!rising) {
            present.emplace_back();
            for (const auto& most : present) {
                std::vector<Exact> left = counts;
                for (std::size_t i = 0; i < rule_.names.size(); ++i) {
                    left[i] = rule_.values[i] > most ? Exact() : left[i];
                }
                put(most, left);
            }
            return;
        }
        for (std::size_t i = 0; i < rule_.names.size(); ++i) {
            std::vector<Exact> more = counts;
            more[i] = greatest(1, more[i]);
            put(greatest(now, rule_.values[i]), more);
        }
    }

    /// On top of these counts, the fewest for each value, until the full points are reached.
    void add_rising(const std::vector<Exact>& counts) {
        Sums<Counted> sums(value_of(counts), {counts, {}},
                           [](const Counted& a, const Counted& b) { return a.all < b.all; });
        for (std::size_t i = 0; i < rule_.names.size(); ++i) {
            if (rule_.values[i].sign() > 0) {
                count_more(sums, i, rounded_up(full_ / rule_.values[i]));
            }
        }
        add_all(sums);
    }

    /// Of these counts some, the most for each value below the full points.
    void add_falling(const std::vector<Exact>& counts) {
        std::vector<Exact> none(counts.size());
        for (std::size_t i = 0; i < rule_.names.size(); ++i) {
            none[i] = rule_.values[i].is_zero() ? counts[i] : Exact();
        }
        Sums<Counted> sums(Exact(), {none, {}},
                           [](const Counted& a, const Counted& b) { return a.all > b.all; });
        for (std::size_t i = 0; i < rule_.names.size(); ++i) {
            if (rule_.values[i].sign() > 0) {
                count_more(sums, i, least(counts[i], rounded_up(full_ / rule_.values[i])));
            }
        }
        add_all(sums);
        put(value_of(counts), counts);
    }

    /// Of a class any number up to `most`, put together of 1, 2, 4 … at a time.
    void count_more(Sums<Counted>& sums, std::size_t of, const Exact& most) {
        Exact left = most;
        for (Exact times(1); left.sign() > 0; times *= 2) {
            const Exact taken = least(times, left);
            left -= taken;
            sums.grow([&](const Exact& sum, Counted made, const auto& keep) {
                made.counts[of] += taken;
                made.all += taken;
                keep(least(greatest(full_, sum), sum + taken * rule_.values[of]), std::move(made));
            });
        }
    }

    void add_all(const Sums<Counted>& sums) {
        for (const auto& [value, made] : sums.found()) {
            put(value, made.counts);
        }
        if (!sums.complete()) {
            out_.leave_out_some();
        }
    }

    void put(const Exact& value, const std::vector<Exact>& counts) {
        out_.add(rule_.points_of(value, full_), counts_text(counts));
    }
    [[nodiscard]] Exact value_of(const std::vector<Exact>& counts) const {
        Exact out;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            out += counts[i] * rule_.values[i];
        }
        return out;
    }
    [[nodiscard]] std::string counts_text(const std::vector<Exact>& counts) const {
        std::string out;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i].sign() > 0) {
                out += (out.empty() ? "" : ";") + cell_escaped(rule_.names[i]) + "=" + counts[i].plain();
            }
        }
        return out.empty() ? "-" : out;
    }

    const CountRule& rule_;
    const Exact& full_;
    AttainableList out_;
};

}  // namespace

AttainableAnswers CountRule::attainable_counts(const Exact& full, const Answer* now, Turn turn) const {
    return AttainableCounts(*this, full).run(now, turn);
}

}  // namespace ceping
