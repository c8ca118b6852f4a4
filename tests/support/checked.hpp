#pragma once

#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

// Rubrics and records that stand in a test, and what is said of them.
namespace ceping::test {

/// `body` is what follows the head of the file.
inline Rubric rubric_of(const std::string& body) {
    Diagnostics found;
    const auto tree = read_rubric_text("r.yaml", "ceping: rubric/1\nid: r\ntitle: 细则\n" + body, found);
    auto rubric = tree ? decode_rubric(*tree, found) : std::nullopt;
    for (const auto& each : found.all()) {
        BOOST_TEST_MESSAGE(each.line(Language::en));
    }
    BOOST_REQUIRE(rubric.has_value());
    return std::move(*rubric);
}

/// The records of a text of YAML, which is `name` from line 1 on. Only the records in it are looked at: the rest must be in
/// order.
inline std::vector<Record> records_of(const Rubric& rubric, const std::string& text,
                                      const std::string& name = "a.yaml",
                                      const std::string& format = "yaml") {
    const RecordDecoder decoder(rubric, {.details = true});
    std::vector<Record> out;
    Diagnostics unread;
    read_text(
        name, text, format, {},
        [&](Document& document) {
            decoder.decode(document, [&](Record&& record) { out.push_back(std::move(record)); });
            return true;
        },
        unread);
    for (const auto& each : unread.all()) {
        BOOST_TEST_MESSAGE(each.line(Language::en));
    }
    BOOST_REQUIRE(unread.empty());
    return out;
}

/// A line a finding, `line:column: message [code]`, and what derives it below, indented.
inline std::string said(const std::vector<Diagnostic>& found, Language language = Language::en) {
    std::string out;
    for (const auto& each : found) {
        out += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + ": " +
               each.message(language) + " [" + std::string(each.code.name()) + "]\n";
        for (const auto& line : each.more) {
            out += "  " + line.in(language) + "\n";
        }
    }
    return out;
}

}  // namespace ceping::test
