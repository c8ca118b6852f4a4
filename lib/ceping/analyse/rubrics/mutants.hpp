#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// One change of a rubric's tree. The nodes are told by their addresses in it.
struct NodeEdit {
    enum class What : std::uint8_t { replace, take_away, append };
    const Node* at =
        nullptr;  ///< the value that is replaced or taken away (with its key), or the map that grows
    What what = What::replace;
    Node key;    ///< append
    Node value;  ///< replace, append
};

/// A rubric with one thing in it changed, as a slip of the pen would: a figure by one in its last decimal, a word for
/// another, an entry left out.
struct Mutant {
    std::vector<NodeEdit> edits;  ///< more than one where the rubric would not be sound otherwise
    Location where;
    Words what;           ///< what was changed, from what to what
    std::string extra{};  ///< the bonus or penalty criterion whose points alone were changed
};

/// Every mutant of a rubric, in its order. The nodes in them are kept in `arena`; the tree must outlive them.
/// Source: ceping-lint(1), MUTATION.
[[nodiscard]] std::vector<Mutant> mutants_of(const RubricTree& tree, const Rubric& rubric, Arena& arena);

/// The tree as a mutant has it. New nodes are kept in the result's arena; the original must outlive it.
[[nodiscard]] RubricTree apply_mutant(const RubricTree& tree, const Mutant& mutant);

}  // namespace ceping
