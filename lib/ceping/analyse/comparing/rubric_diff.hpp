#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/rubric.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What changed between two editions of a rubric. Source: ceping-diff(1), RUBRICS.

enum class RubricPart : std::uint8_t {
    rubric,  ///< what stands at the top: total, rounding, policies …
    node,    ///< group or criterion, also of bonus and penalties
    check,
    scale,
    level,
    method,
    fact,
    prerequisite,
    veto,
    band,
    source
};

enum class ChangeKind : std::uint8_t {
    added,
    removed,
    moved,       ///< stands below another node, or elsewhere among its neighbours
    renamed,     ///< another id, matched by likeness
    reweighted,  ///< points, weight, total, a level's value
    rule,        ///< anything else that can move a score
    reworded,    ///< words for people
    other        ///< moves no score and is no wording: ranking, effort, evidence that is only reported
};

/// The names in machine formats, and for people.
[[nodiscard]] std::string_view part_name(RubricPart part);
[[nodiscard]] Words part_words(RubricPart part);
[[nodiscard]] std::string_view change_name(ChangeKind kind);
[[nodiscard]] Words change_words(ChangeKind kind);

struct RubricChange {
    ChangeKind kind = ChangeKind::rule;
    RubricPart part = RubricPart::rubric;
    std::string
        id;  ///< as the newer edition has it, or the older one where it is removed; of a check `node/check`
    std::string title;   ///< likewise
    std::string key;     ///< which of its keys; empty: the whole
    std::string before;  ///< as written, on one line; of a moved node where it stood, of a renamed one its id
    std::string after;
};

struct RubricDiff {
    std::array<std::string, 2> label;    ///< `id edition`
    std::array<std::string, 2> scoring;  ///< digests of what can change a score
    std::vector<RubricChange> changes;   ///< in the order of the newer edition; what is removed last

    [[nodiscard]] bool scores_differ() const { return scoring[0] != scoring[1]; }
    [[nodiscard]] std::size_t count(ChangeKind kind) const;
};

/// Both editions after tailoring, matched by id and then by likeness of title among things of one kind.
[[nodiscard]] RubricDiff diff_rubrics(const RubricTree& before_tree, const Rubric& before,
                                      const RubricTree& after_tree, const Rubric& after);

}  // namespace ceping
