#pragma once

#include <ceping/analyse/comparing/rubric_diff.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What of a rubric's tree is compared as a thing of its own. Not part of the public face.

struct RubricElement {
    RubricPart part = RubricPart::node;
    std::string id;     ///< unique within its part; checks and levels are `owner/id`
    std::string title;  ///< or empty
    std::string kind;   ///< `group`, or the criterion's kind; of checks and levels what they belong to
    const Node* value = nullptr;
    std::string
        under;  ///< nodes: the parent's id, empty at the top, `bonus`, `penalties`, or a group's, `1.bonus`; checks, levels: the owner
    std::size_t position = 0;  ///< among its neighbours
};

/// All of them, in the rubric's order. `root` must outlive them.
[[nodiscard]] std::vector<RubricElement> rubric_elements(const Node& root);

/// Keys of the root, or of an element of this part, whose values are elements themselves.
[[nodiscard]] std::vector<std::string_view> top_level_elements();
[[nodiscard]] std::vector<std::string_view> elements_below(RubricPart part);

}  // namespace ceping
