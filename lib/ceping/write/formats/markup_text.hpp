#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ceping {

/// The languages whose text is escaped alike, but for the apostrophe: HTML before its fifth version knew no `&apos;`.
enum class Markup : std::uint8_t { html, xml };

/// Data as text between tags and between the quotes of an attribute: whatever it holds, it never becomes an element, an
/// entity or the end of an attribute. Control characters, most of which XML 1.0 has no form for, and directional
/// overrides are made visible; line ends become blanks. Source: HTML, 13.1.2.3 and 13.1.4; XML 1.0, 2.2 and 2.4.
[[nodiscard]] std::string markup_text(std::string_view text, Markup markup);

}  // namespace ceping
