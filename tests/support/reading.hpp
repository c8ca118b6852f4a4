#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/formats.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a test sees of a text that was read: its documents and findings as short texts to compare with.
namespace ceping::test {

/// `{a: [1, "x"], b: ~}`: quoted texts in quotes, JSON's own booleans and numbers as written. With `places`, each node
/// is followed by `@line:column`.
inline std::string shown(const Node& node, bool places = false) {
    std::string out;
    const auto list = [&](char open, char close, const auto& each) {
        out += open;
        each();
        if (out.back() == ' ') {
            out.resize(out.size() - 2);
        }
        out += close;
    };
    switch (node.type()) {
        case Node::Type::null: out = "~"; break;
        case Node::Type::text:
            out = node.style() == Node::Style::quoted ? "\"" + std::string(node.text()) + "\""
                                                      : std::string(node.text());
            break;
        case Node::Type::list:
            list('[', ']', [&] {
                for (const Node& each : node) {
                    out += shown(each, places) + ", ";
                }
            });
            break;
        case Node::Type::map:
            list('{', '}', [&] {
                for (const auto each : node.entries()) {
                    out += shown(each.key, places) + ": " + shown(each.value, places) + ", ";
                }
            });
            break;
    }
    if (places) {
        out += "@" + std::to_string(node.place().line) + ":" + std::to_string(node.place().column);
    }
    return out;
}

/// All that came of one input.
struct Reading {
    std::vector<Document> documents;
    Diagnostics found;

    [[nodiscard]] DocumentSink sink() {
        return [this](Document& document) {
            documents.push_back(std::move(document));
            return true;
        };
    }
    /// The documents, joined by ` | `.
    [[nodiscard]] std::string trees(bool places = false) const {
        std::string out;
        for (const auto& document : documents) {
            out += (out.empty() ? "" : " | ") + shown(document.root, places) +
                   (document.faulty ? " faulty" : "");
        }
        return out;
    }
    /// `path:line:column [code]` of each finding, joined by `; `.
    [[nodiscard]] std::string codes() const {
        std::string out;
        for (const auto& finding : found.all()) {
            out += (out.empty() ? "" : "; ") + finding.where.text() + " [" +
                   std::string(finding.code.name()) + "]";
        }
        return out;
    }
    /// The lines of the findings, each with its end.
    [[nodiscard]] std::string lines(Language language = Language::en) const {
        std::string out;
        for (const auto& finding : found.all()) {
            out += finding.line(language) + "\n";
        }
        return out;
    }
};

inline Reading reading(std::string text, std::string_view format, const ReadOptions& options = {}) {
    Reading out;
    read_text("in", std::move(text), format, options, out.sink(), out.found);
    return out;
}

}  // namespace ceping::test
