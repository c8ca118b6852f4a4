// Titles of sections and criteria for the pages of a large report, said once, in its style.
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/base/text.hpp>

#include <set>

namespace ceping {

namespace {

/// A text as a string of CSS: whatever ASCII character could mean something to CSS or HTML is written by its number.
/// Source: CSS Syntax 3, 4.3.7.
std::string css_string(const std::string& text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : printable(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (plain) {
            out += c;
        } else {
            out += std::string("\\") + digits[byte >> 4U] + digits[byte & 15U] + " ";
        }
    }
    return out + "\"";
}

}  // namespace

std::string report_titles(const ReportHtml& page) {
    if (page.in_full) {
        return {};
    }
    std::string out;
    std::set<ItemId> sections(page.report.sections.begin(), page.report.sections.end());
    for (std::size_t i = 0; i < page.rubric.items.size(); ++i) {
        const Item& item = page.rubric.items[i];
        const std::string content = "::after { content: " + css_string(" " + item.title) + "; }\n";
        if (item.title.empty()) {
            continue;
        }
        if (sections.contains(ItemId(i)) || (item.criterion && item.section != Section::items)) {
            out += ".scores [data-node=" + css_string(item.id) + "] th" + content;
        }
        if (item.criterion) {
            out += ".mend [href=\"#" + criterion_anchor(ItemId(i)) + "\"]" + content;
        }
    }
    return out;
}

}  // namespace ceping
