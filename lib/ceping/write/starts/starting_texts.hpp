#pragma once

#include <string_view>
#include <vector>

namespace ceping::starting_texts {

/// A file that ceping-new writes, with @ID@, @TITLE@, @YEAR@ and @FILE@ where something is to be put in.
struct StartingText {
    std::string_view
        name;  ///< its path below texts/, such as `zh/rubric.yaml`; `pipeline`: that of examples/pipelines
    std::string_view text;
};

/// All of them.
[[nodiscard]] const std::vector<StartingText>& all();

}  // namespace ceping::starting_texts
