#pragma once

#include "support/reading.hpp"

#include <ceping/base/encoding.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

// What the fuzz targets share. A target calls expect() for what must hold of any input whatever.
namespace ceping::fuzz {

inline void expect(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

/// Limits that a small input reaches.
inline ReadOptions limits() {
    ReadOptions options;
    options.max_depth = 20;
    options.max_aliases = 50;
    options.max_nodes = 5000;
    options.digest = false;
    return options;
}

/// Without U+FEFF, which may stand in a cell as other characters without a width do.
inline std::string without_marks(std::string text) {
    const std::string mark = "\xEF\xBB\xBF";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
        text.erase(at, mark.size());
    }
    return text;
}

inline void expect_sound(const Node& node, bool faulty) {
    expect(node.place().line >= 1 && node.place().column >= 1, "every node has a place");
    expect(!first_bad_utf8(node.text()), "every text is UTF-8");
    const bool cell = node.style() == Node::Style::cell;
    expect(
        faulty || !first_control(cell ? without_marks(std::string(node.text())) : std::string(node.text())),
        "no text has control characters");
    for (const Node& each : node) {
        expect_sound(each, faulty);
    }
    for (const auto each : node.entries()) {
        expect(each.key.is_text(), "every key is a text");
        expect_sound(each.key, faulty);
        expect_sound(each.value, faulty);
    }
}

inline void expect_sound(const test::Reading& read) {
    expect(!read.documents.empty() || read.found.has_error(), "an input gives documents or says why not");
    for (const auto& document : read.documents) {
        expect(document.source != nullptr && document.root.source() != nullptr,
               "a document stands on its source");
        expect(!document.faulty || read.found.has_error(), "a faulty document has a finding");
        expect_sound(document.root, document.faulty);
    }
    for (const auto& finding : read.found.all()) {
        expect(!finding.line(Language::en).empty() && !finding.line(Language::zh).empty(),
               "a finding has a text");
    }
}

}  // namespace ceping::fuzz
