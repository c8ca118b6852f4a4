#pragma once

#include <string>
#include <string_view>

namespace ceping {

/// Data as text in Markdown, on one line: whatever it holds, it is shown and never becomes a heading, a list, a link, a
/// formula or HTML. Source: CommonMark, 2.4 (backslash escapes) and 6; GitHub's autolinks.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace ceping
