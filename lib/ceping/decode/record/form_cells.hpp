#pragma once

#include <string>
#include <string_view>

namespace ceping {

// Texts of cells as people fill forms in. Not part of the public face.

/// What people write between pieces, full-width signs and lines, as `;` and `=`; paths as Windows writes them with `/`.
[[nodiscard]] std::string with_semicolons(std::string_view text);
/// `、` and `，` as `,`.
[[nodiscard]] std::string with_commas(std::string_view text);
/// A day without the time that a program may show behind it; anything else as it is.
[[nodiscard]] std::string_view without_time(std::string_view text);
/// `answer|1.2|met|a` for people: 1.2 a.
[[nodiscard]] std::string shown_form_key(std::string_view key);

}  // namespace ceping
