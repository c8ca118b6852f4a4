#pragma once

#include <ceping/base/messages.hpp>

#include <string>
#include <string_view>

namespace ceping {

// What every HTML file of ceping has in common.

struct HtmlPage {
    std::string title;  ///< plain text
    Language language = Language::en;
    std::string body;             ///< HTML: what stands in `<body>`
    std::string_view style = {};  ///< CSS besides that of every page; ours, without `</style`
    std::string_view script =
        {};  ///< run after the body; ours, without `</script`; empty: the page runs nothing
};

/// A whole HTML file around a body: its head, a style for screens of every width, light and dark, and for A4, and a
/// policy that lets a browser load nothing, and run nothing but that very script.
[[nodiscard]] std::string html_page(const HtmlPage& page);

/// The same in pieces, for a body that is written bit by bit: what stands before it, the script's element, which may stand
/// anywhere in the body, and what stands after it.
[[nodiscard]] std::string html_page_begin(const HtmlPage& page);
[[nodiscard]] std::string html_page_script(const HtmlPage& page);
[[nodiscard]] std::string html_page_end();

}  // namespace ceping
