#pragma once

#include <ceping/base/messages.hpp>

#include <string>

namespace ceping {

// What every HTML file of ceping has in common.

struct HtmlPage {
    std::string title;  ///< plain text
    Language language = Language::en;
    std::string body;  ///< HTML: what stands in `<body>`
};

/// A whole HTML file around a body: its head, a style for screens of every width, light and dark, and for A4, and a
/// policy that lets a browser load nothing and run nothing.
[[nodiscard]] std::string html_page(const HtmlPage& page);

}  // namespace ceping
