#pragma once

#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/forms.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// The parts of a form as a page. Not part of the public face.

/// `half_up`, `half_even`, `down`.
[[nodiscard]] std::string_view word_of(Rounding mode);

/// A formula as the page's script reads it: a number as text, all else as a list that begins with the operation.
[[nodiscard]] std::string formula_json(const Formula& formula);

/// What the script is told: fields, lines, whom things are for, what answers may be, and the words of findings.
[[nodiscard]] std::string form_data_json(const FormPage& page);

/// What the page's script says, by name; `{place}` stands for what is to be put in.
[[nodiscard]] const std::vector<std::pair<std::string_view, Words>>& form_page_words();

/// What stands in the page's body: everything that is asked, with its controls.
[[nodiscard]] std::string form_body_html(const FormPage& page, const FormText& text);

}  // namespace ceping
