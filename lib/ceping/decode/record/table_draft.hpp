#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// How decoding tables of records is cut. Not part of the public face.

using Entries = std::vector<std::pair<Node, Node>>;

/// A value that a record's first row contradicts: where that is said, and on how many more rows it stands.
struct Contradiction {
    std::size_t finding;
    std::size_t more;
};

/// The events that rows tell of one criterion: they are one answer.
struct ToldEvents {
    std::string_view id;
    std::size_t answer;          ///< its position among the draft's answers
    std::vector<Node> events;    ///< maps
    Entries others;              ///< what else a row says, which makes the answer none of events alone
    std::vector<Node> evidence;  ///< cells
};

/// One record as it grows from rows.
struct TableDraft {
    Node first;
    std::map<std::string_view, Node> fixed;  ///< unit, name, source …
    std::vector<std::pair<std::string_view, Node>> facts;
    Entries prerequisites;
    Entries vetoes;
    Entries stated;
    Entries answers;
    std::vector<ToldEvents> told;
    std::map<std::string_view, Node>
        blanks;  ///< empty cells of its first row, by fixed key or fact: what lacks stands there
    Diagnostics findings;
    std::map<std::pair<std::string_view, std::string>, Contradiction> contradictions;  ///< by key and value
    bool joined = false;                  ///< it has no code, and was told to the unit of its name
    std::set<std::string_view> doubtful;  ///< keys whose values stand in broken rows
    std::vector<std::pair<std::uint32_t, std::uint32_t>> broken;  ///< lines of those, from and up to
    bool row_is_broken = false;                                   ///< the row that is being added

    /// What the row says of one thing, which rows before may have said: it must not contradict them. A broken row says nothing
    /// against a sound one.
    void say(std::string_view key, const Node& value);
    void say_fact(std::string_view fact, const Node& value);
    /// Another event of a criterion; `key` is its id.
    [[nodiscard]] ToldEvents& events_of(const Node& key);
    /// Whether rows before have told an event of a criterion.
    [[nodiscard]] bool tells_events_of(std::string_view id) const;
    /// Of `prerequisites` or `vetoes`.
    void say_flag(Entries& flags, const Node& id, const Node& value);

private:
    void added(std::string_view key);
    void compare(std::string_view key, Node& before, const Node& value);
};

/// A key that stands where a cell does.
[[nodiscard]] Node key_at(const Node& cell, std::string_view name, Arena& arena);

/// The record that a draft has become; the draft's findings move into it. `is_long`: of a table with a row a criterion.
[[nodiscard]] Record finish_draft(TableDraft& draft, const RecordContext& context, bool is_long,
                                  Arena& arena);

}  // namespace ceping
