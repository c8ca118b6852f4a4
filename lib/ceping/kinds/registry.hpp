#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace ceping {

/// What a kind reads its own keys from.
struct KindContext {
    const Node& node;  ///< the criterion's map
    std::string_view id;
    const Exact& full;  ///< the criterion's points; 0: none are declared, and it has no limit of its own
    Section section;
    std::span<const Scale> scales;
    const std::optional<std::pair<Date, Date>>& period;  ///< the rubric's
    Diagnostics& found;
};

/// The parts of one answer as written; null where absent. A shorthand has been put where it belongs.
struct AnswerParts {
    const Node* value = nullptr;
    const Node* met = nullptr;
    const Node* counts = nullptr;
    const Node* num = nullptr;
    const Node* den = nullptr;
    const Node* sample = nullptr;
    const Node* events = nullptr;
};

/// What a kind decodes an answer with.
struct AnswerContext {
    const Kind& kind;
    std::string_view id;  ///< of the criterion, for messages
    const Exact& full;
    const AnswerParts& parts;
    Diagnostics& found;
};

/// A key of a kind that decides points, and how its figures are written: what tests of a rubric may change.
struct KindFigure {
    enum class Shape : std::uint8_t {
        number,      ///< one number
        pairs,       ///< a list of `[x, points]`
        classes,     ///< a map of names to numbers
        parts,       ///< a list of maps, each with an id and perhaps `points`
        events,      ///< what is said of events: `times`, `once`, `months`
        word,        ///< one of `words`, the first where the key is absent
        stated_word  ///< the same, left alone where it is absent
    };
    std::string_view key;
    Shape shape;
    std::span<const std::string_view> words{};
};

/// One criterion kind. Source: ceping-scoring(7), 2.
struct KindRow {
    std::string_view name;
    std::span<const std::string_view> keys;   ///< keys of the criterion that belong to this kind
    std::span<const std::string_view> parts;  ///< keys of an answer that it understands
    std::string_view title_zh;
    std::shared_ptr<const Kind> (*decode)(const KindContext& context);
    /// A valid answer into `out`, or false with findings.
    bool (*decode_answer)(const AnswerContext& context, Answer& out);
    std::string_view example;  ///< a criterion of this kind, as YAML
    std::string_view example_answer;
    std::span<const KindFigure> figures;
    bool may_be_unlimited = false;  ///< a bonus or penalty of this kind may do without `points`
};

/// The one list of kinds.
[[nodiscard]] std::span<const KindRow> kinds();
[[nodiscard]] const KindRow* find_kind(std::string_view name);

/// Keys of an entry of a checklist's `checks`.
[[nodiscard]] std::span<const std::string_view> check_entry_keys();
/// Keys of what a level asks of the checks.
[[nodiscard]] std::span<const std::string_view> level_asks_keys();
/// Keys of what a count says of events.
[[nodiscard]] std::span<const std::string_view> event_rule_keys();
/// The words of its `once`.
[[nodiscard]] std::span<const std::string_view> event_once_words();
/// Keys of one event of an answer.
[[nodiscard]] std::span<const std::string_view> event_keys();

// Each is defined in the file of its name.
extern const KindRow level_kind;
extern const KindRow checklist_kind;
extern const KindRow measure_kind;
extern const KindRow count_kind;
extern const KindRow judged_kind;
extern const KindRow timeliness_kind;

}  // namespace ceping
