#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// How decode_rubric is cut. Not part of the public face.

/// What the parts of one decoding share.
struct RubricDecoding {
    const RubricTree& tree;
    Rubric& rubric;
    Diagnostics& found;
    std::map<std::string, Location, std::less<>> ids;  ///< every id of the rubric and its place
    std::set<std::string, std::less<>> lost{};         ///< top-level maps that could not be read, by key
    bool events = false;                               ///< some criterion says something of events

    /// Reserves an id for a node, a prerequisite or a veto; false where it cannot be used.
    bool claim(const Node& id, const std::string& text);
    /// Whether a node of this id stands there, but was refused: what refers to it has no fault of its own.
    [[nodiscard]] bool refused(std::string_view id) const;
    /// An id. One between quotes that are no part of it is reported and read without them, so that what refers to it is found.
    [[nodiscard]] std::optional<std::string> own_id(const Node& node) const;
    /// A condition; nothing where the facts that it names could not be read.
    [[nodiscard]] std::optional<When> when(const Node& node) const;
    /// A number of calendar months before the end of the period, which the rubric must have.
    [[nodiscard]] std::optional<std::int64_t> months(const Node& node) const;
    /// Whether a name of the author's own is not one of the words that results, conditions and tables use.
    bool free_name(const Node& at, const std::string& id) const;
};

/// Whether some criterion below a rubric's map has the key `events`.
[[nodiscard]] bool speaks_of_events(const Node& root);
/// Whether a key is there and not null.
[[nodiscard]] bool usable(const Node* node);

/// Keys and their places, one level of lists and maps below them included.
void keep_places(const Node& map, Places& places);

/// `methods` or `default_methods`: a list, or a map with weights.
[[nodiscard]] std::optional<std::vector<MethodShare>> decode_shares(const Node& node, std::string_view name,
                                                                    RubricDecoding& decoding);
[[nodiscard]] std::optional<EvidenceRule> decode_evidence_rule(const Node& node, RubricDecoding& decoding);
[[nodiscard]] std::optional<NotApplicable> decode_policy(const Node& node, Diagnostics& found);
void check_citation(const Node& source, RubricDecoding& decoding);

/// Sources, scales, methods, facts, prerequisites, vetoes: before the tree that refers to them.
void decode_names(const Node& root, RubricDecoding& decoding);
/// Bands and ranking: after the tree.
void decode_standing(const Node& root, RubricDecoding& decoding);
/// `expect`: after the criteria that its rules name.
void decode_expect(const Node& root, RubricDecoding& decoding);

/// `items`, `bonus`, `penalties`: after everything that they refer to.
void decode_items(const Node& root, RubricDecoding& decoding);
/// `{item, min_rate}`; nothing where it is wrong. `name`: what it is of, for messages. `own` as below.
[[nodiscard]] std::optional<NodeCondition> decode_condition(const Node& map, const Words& name, ItemId own,
                                                            RubricDecoding& decoding);
/// A list of `{item, min_rate}`; `own`: the group whose gate it is, none for a band.
[[nodiscard]] std::vector<NodeCondition> decode_conditions(const Node& list, std::string_view name,
                                                           ItemId own, RubricDecoding& decoding);

}  // namespace ceping
