#pragma once

#include <ceping/base/messages.hpp>

#include <cstdint>
#include <string_view>

namespace ceping {

/// What libyaml says about a syntax error.
struct YamlProblem {
    std::string_view what;           ///< `did not find expected key`
    std::string_view context;        ///< `while parsing a block mapping`, or empty
    std::uint32_t context_line = 0;  ///< where the construct of `context` begins
    bool same_line = false;          ///< the context begins on the line of the problem
    bool at_tab = false;             ///< the character in the way is a tab
};

/// The same for people. A text that we do not know is passed on as it is.
[[nodiscard]] Words yaml_problem_words(const YamlProblem& problem);

}  // namespace ceping
