#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ceping::schema_keys {

// What the keys of rubric/1 hold and mean, for its JSON Schema. Which keys there are is not said here: that is
// decode/rubric_keys.hpp and the registry of kinds. A key without a row here is refused by the compiler, and one of a kind by a
// test.

/// What stands at a key: a definition of the schema.
enum class Shape : std::uint8_t {
    words,  ///< one of some fixed words
    text,
    texts,
    id,
    ids,
    rubric_id,
    format,
    kind,
    number,
    positive,
    not_negative,
    ratio,
    count,
    count_from_1,
    places,
    percent,
    date,
    truth,
    period,
    rounding,
    sources,
    scales,
    methods,
    shares,
    facts,
    prerequisites,
    vetoes,
    evidence,
    within,
    nodes,
    group_bonus,
    node,
    bonus,
    penalties,
    criteria,
    bands,
    ranking,
    rules,
    override_,
    additions,
    when,
    gate,
    requires_,
    standard,
    answers,
    rising,
    checks,
    levels,
    curve,
    pair,
    classes,
    events,
    variants,
    factors,
};

struct Key {
    std::string_view name;
    Shape shape;
    bool or_nothing;  ///< null is as if the key were absent
    std::string_view zh;
    std::string_view en;
    std::span<const std::string_view> words{};
};

/// The definition's name.
[[nodiscard]] std::string_view name_of(Shape shape);
/// Null where there is no such key.
[[nodiscard]] const Key* find(std::span<const Key> keys, std::string_view name);

/// Keys that a criterion of a kind needs beside those of every criterion: one of the sets.
[[nodiscard]] std::vector<std::vector<std::string_view>> needed_by(std::string_view kind);

extern const std::span<const Key> top;
extern const std::span<const Key> period;
extern const std::span<const Key> rounding;
extern const std::span<const Key> named;  ///< of sources, methods and facts
extern const std::span<const Key> level;
extern const std::span<const Key> condition;  ///< of prerequisites and vetoes
extern const std::span<const Key> evidence;
extern const std::span<const Key> node;  ///< of groups and criteria
extern const std::span<const Key> kinds;
extern const std::span<const Key> level_asks;
extern const std::span<const Key> event_rule;
extern const std::span<const Key> check;
extern const std::span<const Key> section;
extern const std::span<const Key> requirement;
extern const std::span<const Key> band;
extern const std::span<const Key> ranking;
extern const std::span<const Key> expect;
extern const std::span<const Key> bounds;
extern const std::span<const Key> range;  ///< of `when`
extern const std::span<const Key> addition;

}  // namespace ceping::schema_keys
