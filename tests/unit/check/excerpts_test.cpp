#include <ceping/check/excerpts.hpp>

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace ceping;
using ceping::test::TemporaryFolder;

namespace {

/// Excerpts of findings at these places, joined by `|`.
std::string filled(const std::vector<std::pair<std::string, std::uint32_t>>& places,
                   const KeptSources& kept = {}) {
    std::vector<Diagnostic> findings;
    for (const auto& [path, line] : places) {
        findings.push_back(Diagnostic("bad-value", {path, line, 1, {}}, {}));
    }
    fill_excerpts(findings, {}, kept);
    std::string out;
    for (const auto& each : findings) {
        out += each.excerpt.text + "|";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(excerpts)

BOOST_AUTO_TEST_CASE(reads_the_lines_that_findings_are_about) {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.yaml", "甲: 1\n乙: 2\n\n丁: 4");
    const std::string b = folder.write("b.yaml", "x: 1\n");
    // In any order, of several files, the same line twice, the last without its end.
    BOOST_TEST(filled({{a, 4}, {b, 1}, {a, 2}, {a, 1}, {a, 2}, {a, 3}}) == "丁: 4|x: 1|乙: 2|甲: 1|乙: 2||");
    BOOST_TEST(filled({{a, 5}, {a, 99}, {a, 0}, {b, 2}}) == "||||");
}

BOOST_AUTO_TEST_CASE(ends_lines_as_they_are_counted) {
    const TemporaryFolder folder;
    for (const char* end : {"\n", "\r\n", "\r"}) {
        const std::string path =
            folder.write("a.csv", std::string("unit,a") + end + "u1,1" + end + end + "u2,2" + end);
        BOOST_TEST(filled({{path, 1}, {path, 2}, {path, 3}, {path, 4}}) == "unit,a|u1,1||u2,2|");
    }
    const std::string mixed = folder.write("b.csv", "a\rb\r\nc\nd");
    BOOST_TEST(filled({{mixed, 1}, {mixed, 2}, {mixed, 3}, {mixed, 4}}) == "a|b|c|d|");
}

BOOST_AUTO_TEST_CASE(leaves_what_has_one_and_what_is_gone) {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.yaml", "x: 1\n");
    std::vector<Diagnostic> findings(2, Diagnostic("bad-value", {path, 1, 1, {}}, {}));
    findings[0].excerpt.text = "as it was";
    findings.push_back(Diagnostic("bad-value", {folder.path("gone.yaml"), 1, 1, {}}, {}));
    findings.push_back(Diagnostic("bad-value", {"", 1, 1, {}}, {}));
    fill_excerpts(findings, {}, {});
    BOOST_TEST(findings[0].excerpt.text == "as it was");
    BOOST_TEST(findings[1].excerpt.text == "x: 1");
    BOOST_TEST(findings[2].excerpt.empty());
    BOOST_TEST(findings[3].excerpt.empty());
}

BOOST_AUTO_TEST_CASE(takes_what_was_kept_before_what_can_be_read) {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.yaml", "x: 2\n");
    KeptSources kept;
    kept["-"] = std::make_shared<const Source>("-", "y: 1\ny: 2\n");
    kept[path] = std::make_shared<const Source>(path, "x: 1\n");
    BOOST_TEST(filled({{"-", 2}, {path, 1}}, kept) == "y: 2|x: 1|");
    BOOST_TEST(filled({{"-", 1}}) == "|");  // standard input cannot be read again
    // A record of a stream begins further down.
    kept["-"] = std::make_shared<const Source>("-", "seventh\neighth\n", 7);
    BOOST_TEST(filled({{"-", 8}, {"-", 7}, {"-", 6}, {"-", 9}}, kept) == "eighth|seventh|||");
}

BOOST_AUTO_TEST_SUITE_END()
