#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// The few shapes that an answer has. Source: ceping-record(5), answers.
enum class Shape : std::uint8_t {
    key,            ///< one of a list: a level
    number,         ///< a figure
    ratio,          ///< num and den
    picks,          ///< some of a list: checks that are met
    counts,         ///< a whole number for each of some classes
    events,         ///< cases told one by one
    not_applicable  ///< n/a 不涉及
};

/// One case of what is counted. Source: ceping-record(5), events.
struct Event {
    std::uint32_t of = 0;             ///< position of its class; 0 where there are no classes
    std::optional<Date> date;         ///< when it was, where stated
    std::string matter;               ///< what it was about, without blanks at its ends; empty: not stated
    std::vector<std::uint32_t> tags;  ///< positions of its tags, each once, as written
    std::string note;                 ///< as written; nothing looks at it
};

/// What only some answers have.
struct AnswerMore {
    Exact den;  ///< ratio
    std::vector<std::uint32_t>
        picks;                    ///< picks: positions, rising, each once; counts: classes named, as written
    std::vector<Exact> counts;    ///< counts: beside `picks`, how many of each
    std::vector<Event> events;    ///< events: in the order written
    std::optional<Exact> sample;  ///< how many were asked (样本量), where stated
};

/// Puts the rest of an answer aside, with the memory of its lists, for the thread's next answer: a stream would
/// otherwise allocate and free a hundred of them a record.
struct RecycleAnswerMore {
    void operator()(AnswerMore* more) const noexcept;
};
using AnswerMoreOwner = std::unique_ptr<AnswerMore, RecycleAnswerMore>;
[[nodiscard]] AnswerMoreOwner fresh_answer_more();

/// A valid answer, as its criterion's kind understands it: names have become positions in the kind's own lists. Small,
/// since a batch keeps a hundred of them for each of thousands of records.
class Answer {
public:
    Shape shape = Shape::not_applicable;
    std::uint32_t key = 0;  ///< key: position of the level
    Exact number;           ///< number: the figure; ratio: num

    /// The rest, empty where nothing was put there.
    [[nodiscard]] const AnswerMore& more() const {
        static const AnswerMore nothing;
        return more_ ? *more_ : nothing;
    }
    [[nodiscard]] AnswerMore& more() {
        if (!more_) {
            more_ = fresh_answer_more();
        }
        return *more_;
    }

private:
    AnswerMoreOwner more_;
};

/// Whether two answers by one rule are the same, however they were written.
[[nodiscard]] bool same_answer(const Answer& a, const Answer& b);

}  // namespace ceping
