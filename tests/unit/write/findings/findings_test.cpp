#include <ceping/write/findings/findings.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;

namespace {

Diagnostic finding(Code code, std::uint32_t line, std::uint32_t column, std::string excerpt) {
    Diagnostic out(code, {"a.yaml", line, column, {}}, {"x", "y", "z"});
    out.excerpt.text = std::move(excerpt);
    return out;
}

std::string text_of(const Diagnostic& one) {
    std::string out;
    write_findings_text({one}, {}, [&out](std::string_view bytes) { out += bytes; });
    return out;
}

std::string excerpt_lines(const Diagnostic& one) {
    const std::string out = text_of(one);
    return out.substr(out.find('\n') + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_findings)

BOOST_AUTO_TEST_CASE(the_caret_stands_below_the_character) {
    BOOST_TEST(text_of(finding("unknown-scale", 12, 3, "a: b")) ==
               "a.yaml:12:3: error: scale `x' is not defined [unknown-scale]\n"
               "  12 | a: b\n"
               "     |   ^\n");
}

BOOST_AUTO_TEST_CASE(a_wide_character_moves_the_caret_by_two) {
    BOOST_TEST(excerpt_lines(finding("unknown-scale", 1, 4, "标题: 值")) == "  1 | 标题: 值\n    |      ^\n");
}

BOOST_AUTO_TEST_CASE(a_tab_is_one_column) {
    BOOST_TEST(excerpt_lines(finding("unknown-scale", 1, 2, "\tx")) == "  1 |  x\n    |  ^\n");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_shown_around_the_caret) {
    const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
    BOOST_TEST(excerpt_lines(finding("unknown-scale", 1, 501, line)) ==
               "  1 | ..." + std::string(60, 'a') + "X" + std::string(36, 'b') + "...\n    | " +
                   std::string(63, ' ') + "^\n");
}

BOOST_AUTO_TEST_CASE(a_place_past_the_end_of_the_line) {
    BOOST_TEST(excerpt_lines(finding("unknown-scale", 1, 9, "ab")) == "  1 | ab\n    |   ^\n");
}

BOOST_AUTO_TEST_CASE(no_excerpt_without_a_line) {
    BOOST_TEST(excerpt_lines(finding("file-empty", 0, 0, "")).empty());
}

BOOST_AUTO_TEST_CASE(errors_stay_when_a_list_is_cut) {
    const std::vector<Diagnostic> found = {finding("full-width", 1, 1, ""), finding("unused-scale", 2, 1, ""),
                                           finding("unknown-scale", 3, 1, ""),
                                           finding("unused-fact", 4, 1, ""),
                                           finding("unknown-fact", 5, 1, "")};
    const auto selection = select_findings(found, 3);
    BOOST_REQUIRE(selection.listed.size() == 3U);
    BOOST_TEST(selection.listed[0]->where.line == 2U);
    BOOST_TEST(selection.listed[1]->where.line == 3U);
    BOOST_TEST(selection.listed[2]->where.line == 5U);
    BOOST_TEST(count_findings(selection, Language::en) ==
               "2 errors, 2 warnings, 1 note; 2 of them not listed");
    BOOST_TEST(count_findings(selection, Language::zh) == "2 个错误，2 个警告，1 个提示；其中 2 个没有列出");
    BOOST_TEST(select_findings(found, 0).cut() == 0U);
}

BOOST_AUTO_TEST_CASE(a_fingerprint_does_not_follow_the_line_number) {
    const auto before = finding("unused-scale", 3, 5, "  old: {A: 1}");
    const auto after = finding("unused-scale", 30, 7, "    old: {A: 1}");
    const auto other = finding("unused-scale", 3, 5, "  new: {A: 1}");
    BOOST_TEST(fingerprint(before, 0) == fingerprint(after, 0));
    BOOST_TEST(fingerprint(before, 0) != fingerprint(other, 0));
    const auto prints = fingerprints({&before, &after});
    BOOST_TEST(prints[0] != prints[1]);
}

BOOST_AUTO_TEST_CASE(annotations_escape_what_would_end_them) {
    Diagnostic one("unknown-scale", {"a,b:c.yaml", 1, 2, {}}, {"50%\n"});
    std::string out;
    write_findings_github({one}, {}, [&out](std::string_view bytes) { out += bytes; });
    BOOST_TEST(
        out ==
        "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=unknown-scale::scale `50%25%0A' is not defined\n");
}

BOOST_AUTO_TEST_CASE(an_empty_list_is_valid_in_every_format) {
    for (const auto& format : output_formats()) {
        if (format.findings != nullptr) {
            std::string out;
            format.findings({}, {}, [&out](std::string_view bytes) { out += bytes; });
            const bool bare = format.name == "text" || format.name == "github";
            BOOST_TEST(out.empty() == bare, format.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(formats_are_found_by_name_and_suffix) {
    BOOST_TEST(find_output_format("ndjson")->suffixes.front() == ".ndjson");
    BOOST_TEST(find_output_format("xml") == nullptr);
    BOOST_TEST(output_format_of(".CSV")->name == "csv");
    BOOST_TEST(output_format_of(".ndjson")->name == "ndjson");
    BOOST_TEST(output_format_of(".pdf") == nullptr);
    BOOST_TEST(output_format_of("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
