// Which points counting can give, and with what counts.
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/count.hpp>
#include <ceping/kinds/phrases.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// Counts of the classes, and how many there are in all.
struct Counted {
    std::vector<Exact> counts;
    Exact all;
};

/// What a sum comes to with more of it, while all that can be had is looked for: bounded as points are, or, where nothing
/// bounds them, nothing once the sum is as large as matters.
std::optional<Exact> grown(const CountRule& rule, const Exact& sum, const Exact& more, const Exact& full) {
    if (!rule.unlimited) {
        return least(greatest(full, sum), sum + more);
    }
    return sum < full ? std::optional(sum + more) : std::nullopt;
}

/// The one event that comes to the most, where only a tag can make it so, and its worth.
std::optional<std::pair<Exact, Words>> dearest_event(const CountRule& rule) {
    if (!rule.events || rule.events->most_factor() <= Exact(1)) {
        return std::nullopt;
    }
    const auto& factors = rule.events->factors;
    const auto most = std::max_element(factors.begin(), factors.end());
    const auto dearest = std::max_element(rule.values.begin(), rule.values.end());
    Event event;
    event.of = static_cast<std::uint32_t>(dearest - rule.values.begin());
    event.tags.push_back(static_cast<std::uint32_t>(most - factors.begin()));
    return std::pair{*dearest * *most, event_words(event, *rule.events, rule.names, 1)};
}

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
        if (const auto tagged = dearest_event(rule_)) {
            out_.add(rule_.points_of(greatest(now, tagged->first), full_), tagged->second);
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
                if (const auto more = grown(rule_, sum, taken * rule_.values[of], full_)) {
                    keep(*more, std::move(made));
                }
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

/// Which events are left out, and how many.
struct LeftOut {
    std::vector<std::uint8_t> events;  ///< beside the answer's: 1 where left out
    std::size_t all = 0;
};

/// Events told by an answer, and what more of them, or fewer, would come to. Nobody can plan when an event will be, of what
/// matter or with what tags: those to come have only a class.
class AttainableEvents {
    using Positions = std::vector<std::size_t>;

public:
    AttainableEvents(const CountRule& rule, const Exact& full, const std::vector<Event>& told, Turn turn)
        : rule_(rule),
          full_(full),
          told_(told),
          rising_((turn == Turn::more) != rule.from_full),
          now_(rule.worth_of(told)) {}

    AttainableAnswers run() {
        add(now_, words_of({}));
        if (rising_) {
            add_more();
        } else if (rule_.highest_only) {
            add_fewer_highest();
        } else {
            add_fewer();
        }
        return out_.take();
    }

private:
    void add(const Exact& value, const Words& what) { out_.add(rule_.points_of(value, full_), what); }

    void add_more() {
        if (rule_.names.empty()) {
            const Exact& each = rule_.values.front();
            const bool all = for_each_step(each, full_, [&](const Exact& times) {
                add(now_ + times * each, also(times.plain() + rule_.unit_name));
            });
            if (!all) {
                out_.leave_out_some();
            }
            return;
        }
        if (rule_.highest_only) {
            for (std::size_t i = 0; i < rule_.names.size(); ++i) {
                add(greatest(now_, rule_.values[i]), also(cell_escaped(rule_.names[i]) + "=1"));
            }
            if (const auto tagged = dearest_event(rule_)) {
                add(greatest(now_, tagged->first), also(tagged->second));
            }
            return;
        }
        // What counts alone can come to, on top of what is told.
        const auto counts = AttainableCounts(rule_, full_).run(nullptr, Turn::more);
        for (const auto& [text, points] : counts.list) {
            add(now_ + (rule_.from_full ? full_ - points : points), also(text));
        }
        if (!counts.complete) {
            out_.leave_out_some();
        }
    }

    /// All that come to more than some event, or than nothing, are left out.
    void add_fewer_highest() {
        const auto weighed = weigh(told_, *rule_.events, rule_.values);
        std::vector<Exact> bounds = {Exact()};
        for (const auto& each : weighed) {
            bounds.push_back(each.worth);
        }
        std::sort(bounds.begin(), bounds.end());
        bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
        for (const auto& bound : bounds) {
            std::vector<std::uint8_t> without(told_.size());
            for (std::size_t i = 0; i < told_.size(); ++i) {
                without[i] = weighed[i].worth > bound ? 1 : 0;
            }
            add(least(now_, bound), words_of(without));
        }
    }

    /// Of each matter the dearest are left out, until the next one counts or none is left.
    void add_fewer() {
        const auto weighed = weigh(told_, *rule_.events, rule_.values);
        const LeftOut every = all_of(weighed);
        if (told_.size() > most_told) {
            add(Exact(), words_of(every.events));
            out_.leave_out_some();
            return;
        }
        Sums<LeftOut> sums(Exact(), every, [](const LeftOut& a, const LeftOut& b) { return a.all < b.all; });
        std::size_t looked_at = 0;
        for (const Positions& matter : matters_of(weighed)) {
            if (++looked_at > most_matters) {
                out_.leave_out_some();
                break;
            }
            sums.grow([&](const Exact& sum, const LeftOut& made, const auto& keep) {
                LeftOut kept = made;
                // From the cheapest up, so that each has one more of them.
                for (auto at = matter.rbegin(); at != matter.rend(); ++at) {
                    kept.events[*at] = 0;
                    --kept.all;
                    if (const auto more = grown(rule_, sum, weighed[*at].worth, full_)) {
                        keep(*more, kept);
                    }
                }
            });
        }
        for (const auto& [value, made] : sums.found()) {
            add(value, words_of(made.events));
        }
        if (!sums.complete()) {
            out_.leave_out_some();
        }
    }

    /// All that is worth anything.
    [[nodiscard]] static LeftOut all_of(const std::vector<WeighedEvent>& weighed) {
        LeftOut out{std::vector<std::uint8_t>(weighed.size()), 0};
        for (std::size_t i = 0; i < weighed.size(); ++i) {
            out.events[i] = weighed[i].worth.sign() > 0 ? 1 : 0;
            out.all += out.events[i];
        }
        return out;
    }

    /// The events of each matter that are worth anything, the dearest first; those without one are each their own.
    [[nodiscard]] std::vector<Positions> matters_of(const std::vector<WeighedEvent>& weighed) const {
        std::vector<Positions> out;
        std::map<std::string_view, std::size_t> known;
        for (std::size_t i = 0; i < told_.size(); ++i) {
            if (weighed[i].worth.sign() <= 0) {
                continue;
            }
            const bool own = !rule_.events->once_a_matter || told_[i].matter.empty();
            const std::size_t at =
                own ? out.size() : known.emplace(told_[i].matter, out.size()).first->second;
            out.resize(std::max(out.size(), at + 1));
            out[at].push_back(i);
        }
        for (auto& matter : out) {
            std::stable_sort(matter.begin(), matter.end(), [&](std::size_t a, std::size_t b) {
                return weighed[b].worth < weighed[a].worth;
            });
        }
        return out;
    }

    [[nodiscard]] static Words also(const Words& what) { return phrases::also_events.with({{"list", what}}); }

    /// The answer as it is, or without some of it.
    [[nodiscard]] Words words_of(const std::vector<std::uint8_t>& without) const {
        constexpr std::size_t most_named = 8;
        std::vector<Words> list;
        std::size_t more = 0;
        for (std::size_t i = 0; i < without.size(); ++i) {
            if (without[i] != 0 && list.size() < most_named) {
                list.push_back(event_words(told_[i], *rule_.events, rule_.names, i + 1));
            } else {
                more += without[i] != 0 ? 1 : 0;
            }
        }
        if (more > 0) {
            list.push_back(phrases::more_events.with({{"more", more}}));
        }
        return list.empty() ? Words{"不变", "as it is"}
                            : phrases::without_events.with({{"list", joined(list, {"；", "; "})}});
    }

    static constexpr std::size_t most_matters = 64;  ///< so many are looked at one by one
    static constexpr std::size_t most_told = 1000;   ///< of more only all are left out, or none

    const CountRule& rule_;
    const Exact& full_;
    const std::vector<Event>& told_;
    bool rising_;
    Exact now_;
    AttainableList out_;
};

}  // namespace

AttainableAnswers CountRule::attainable_counts(const Exact& full, const Answer* now, Turn turn) const {
    if (now != nullptr && now->shape == Shape::events) {
        return AttainableEvents(*this, full, now->more().events, turn).run();
    }
    return AttainableCounts(*this, full).run(now, turn);
}

}  // namespace ceping
