#pragma once

#include <ceping/base/messages.hpp>

#include <string>
#include <string_view>

namespace ceping {

/// Data as text in HTML, also between the quotes of an attribute: whatever it holds, it is shown and never becomes an
/// element, an entity or the end of an attribute. Control characters and directional overrides are made visible, line
/// ends become blanks. Source: HTML, 13.1.2.3 and 13.1.4.
[[nodiscard]] std::string html_text(std::string_view text);

/// The same between elements of a page in `page` language: line ends become `<br>`, right-to-left letters and marks are
/// kept from turning round what stands beside them, and Chinese in a page of another language is marked, so that it is
/// shown and read aloud as Chinese.
[[nodiscard]] std::string html_phrase(std::string_view text, Language page);

}  // namespace ceping
