#pragma once

#include <ceping/analyse/phrases.hpp>
#include <ceping/analyse/rubrics/mutants.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/kinds/registry.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// How mutants_of is cut. Not part of the public face.

/// Whose a thing is in a message.
struct MutantOwner {
    const Pattern* said = nullptr;  ///< null: nobody's, the thing stands alone
    Words owner{};

    [[nodiscard]] static MutantOwner node(std::string_view id) { return {&phrases::thing_of_node, id}; }
    [[nodiscard]] Words operator()(const Words& thing) const {
        return said == nullptr ? thing : said->with({{"owner", owner}, {"thing", thing}});
    }
};

/// Takes mutants, in order. `what` names the thing that is changed.
class MutantSink {
public:
    explicit MutantSink(Arena& arena) : arena_(arena) {}

    [[nodiscard]] Node text(const Node& at, std::string_view of);
    [[nodiscard]] NodeEdit replacement(const Node& value, std::string_view with);
    [[nodiscard]] static NodeEdit removal(const Node& value);
    [[nodiscard]] static Words from_to(const Words& what, std::string_view from, std::string_view to);
    [[nodiscard]] static Words without(const Words& what);

    void add(std::vector<NodeEdit> edits, const Node& at, Words what, std::string extra = {});
    void replace(const Node& value, std::string_view with, const Words& what);
    void take_away(const Node& value, const Words& what);
    /// The figure one up and one down in its last decimal, of which it has at least so many.
    void nudge(const Node& value, const Words& what, int least_decimals = 0);
    /// Each other word for a key; the first is meant where it is absent.
    void other_words(const Node& map, std::string_view key, std::span<const std::string_view> words,
                     const Words& what);

    [[nodiscard]] std::vector<Mutant> done() { return std::move(out_); }

private:
    Arena& arena_;
    std::vector<Mutant> out_;
};

/// The figure that a node holds; nothing where it holds none.
[[nodiscard]] std::optional<Exact> figure_in(const Node* node);
/// How many decimals a figure was written with.
[[nodiscard]] int decimals_in(const Node& node);
/// One in the decimal place `decimals`; a tenth of that where `most` is no larger, so that it can be taken off.
[[nodiscard]] Exact step_of(int decimals, const Exact& most);
/// The id of a map, or nothing.
[[nodiscard]] std::string_view id_in(const Node& map);
/// The row of a criterion's kind; null for a group.
[[nodiscard]] const KindRow* kind_row_of(const Node& map);
/// Adds that the standard of a level or check goes.
void drop_standard(const Node& criterion, std::string_view of, std::vector<NodeEdit>& edits);

/// The rule of a criterion: the figures of its kind, of its variants, too.
void mutate_rule(const Node& map, MutantSink& sink);
/// The variants that a criterion's map has.
[[nodiscard]] std::vector<const Node*> variants_in(const Node& map);

/// A criterion under `items` and the groups that it stands in, from the top.
struct MutantLeaf {
    const Node* map;
    std::vector<const Node*> groups;
};
/// Points of neighbouring criteria, one up and the other down, so that every sum stays right; under a weighted group, or a
/// root that is `weighted`, where nothing need add up, of one alone.
void mutate_points(const std::vector<MutantLeaf>& leaves, bool weighted, MutantSink& sink);
/// Points of a criterion of `bonus` or `penalties`.
void mutate_extra_points(const Node& map, MutantSink& sink);

}  // namespace ceping
