#pragma once

#include <string_view>
#include <vector>

namespace ceping::form_texts {

/// A file of page/: style or script of a form as a page.
struct FormPageText {
    std::string_view name;
    std::string_view text;
};

/// All of them.
[[nodiscard]] const std::vector<FormPageText>& all();

}  // namespace ceping::form_texts
