#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/node.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A rubric's tree after `extends`, `remove`, `override` and `add`: every node still knows the file and line that it
/// was written on. Source: ceping-rubric(5), tailoring.
struct RubricTree {
    std::vector<std::shared_ptr<Document>> documents;  ///< the named file first, then its bases
    Arena arena;
    Node root;
    std::string path;
    std::string sha256;
    bool faulty = false;  ///< keys were fixed in it and reported: what is made of it is no rubric to score by
    /// Which place last changed the points below a group (its id; empty: the top level).
    std::map<std::string, Location, std::less<>> sum_causes;
};

/// Reads a rubric file with everything it extends. Nothing where it cannot be read; findings say why.
[[nodiscard]] std::optional<RubricTree> read_rubric_tree(const std::string& path, Diagnostics& found,
                                                         const ReadOptions& options = {});
/// The same from text under a name; bases are looked for beside `name`.
[[nodiscard]] std::optional<RubricTree> read_rubric_text(const std::string& name, std::string text,
                                                         Diagnostics& found, const ReadOptions& options = {});

/// The model of a resolved tree; every structural fault is a finding, and there is no rubric where one is an error.
[[nodiscard]] std::optional<Rubric> decode_rubric(const RubricTree& tree, Diagnostics& found);

/// read_rubric_tree and decode_rubric.
[[nodiscard]] std::optional<Rubric> load_rubric(const std::string& path, Diagnostics& found);

/// The canonical form that `rubric.scoring` is the digest of. Source: ceping-rubric(5), CANONICAL FORM.
[[nodiscard]] std::string canonical_form(const Node& root);

/// Small letters, digits, dots and hyphens, a letter or digit first. Source: ceping-rubric(5), `id`.
[[nodiscard]] bool is_rubric_id(std::string_view text);

}  // namespace ceping
