#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/kinds/registry.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// Events: what is counted, told case by case. Not part of the public face. Source: ceping-scoring(7), 2.

/// What a rubric says of events.
struct EventRule {
    std::vector<std::string> tags;  ///< that `times` names
    std::vector<Exact> factors;     ///< beside the tags, at least 0
    bool once_a_matter = false;     ///< of the events of one matter only the dearest counts
    std::int64_t months = 0;        ///< how long before the end of the period one may be; 0: any time
    std::optional<std::pair<Date, Date>> window;  ///< the days on which one counts, both included

    /// Whether an event lies outside the window; one without a date never does.
    [[nodiscard]] bool is_outside(const Event& event) const {
        return window && event.date && (*event.date < window->first || window->second < *event.date);
    }
    /// The largest factor that a tag has, at least 1, which is that of an event without tags.
    [[nodiscard]] Exact most_factor() const;
    /// What is peculiar to events, in a short line; empty: nothing is.
    [[nodiscard]] Words rule() const;
    /// The same in sentences, for a handbook. `taken_off`: what counts is points off.
    void tell(std::vector<Words>& sentences, bool taken_off) const;
};

/// What one event of an answer comes to.
struct WeighedEvent {
    static constexpr std::size_t no_tag = std::numeric_limits<std::size_t>::max();
    enum class State : std::uint8_t { counts, outside, repeated };
    State state = State::counts;
    std::size_t tag = no_tag;  ///< position of the tag that multiplies it
    Exact worth;               ///< its value times that tag's factor; 0 outside the window
};

/// Each event of an answer, in order; `values` stand beside the classes.
[[nodiscard]] std::vector<WeighedEvent> weigh(const std::vector<Event>& events, const EventRule& rule,
                                              const std::vector<Exact>& values);

/// Whether what a rubric's `events` says is sound; `out` is whole where it is.
[[nodiscard]] bool decode_event_rule(const KindContext& context, const Node& events, EventRule& out);
/// Whether an answer's events are; `classes` are the criterion's, none where each counts the same.
[[nodiscard]] bool decode_events(const AnswerContext& context, const EventRule& rule,
                                 const std::vector<std::string>& classes, Answer& out);

/// An event in few words, whatever it says of itself: `2016-05-02 较大 某厂火灾（重复）`. `number`: its position, from 1.
[[nodiscard]] Words event_words(const Event& event, const EventRule& rule,
                                const std::vector<std::string>& classes, std::size_t number);

}  // namespace ceping
