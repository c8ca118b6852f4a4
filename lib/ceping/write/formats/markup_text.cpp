#include <ceping/write/formats/markup_text.hpp>

#include <ceping/base/text.hpp>

namespace ceping {

std::string markup_text(std::string_view text, Markup markup) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += markup == Markup::html ? "&#39;" : "&apos;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace ceping
