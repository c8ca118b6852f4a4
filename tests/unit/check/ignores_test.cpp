#include <ceping/check/ignores.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Found {
    std::uint32_t line;
    Code code;
};

Diagnostics findings(const std::vector<Found>& places, const std::string& path = "r.yaml") {
    Diagnostics out;
    for (const auto& [line, code] : places) {
        out.add(code, {path, line, 3, {}}, {"x"});
    }
    return out;
}

/// `line:column code` of what is left, and what was found in the comments, joined by `; `.
std::string left(const Diagnostics& found) {
    std::string out;
    for (const auto& each : found.all()) {
        out += (out.empty() ? "" : "; ") + std::to_string(each.where.line) + ":" +
               std::to_string(each.where.column) + " " + std::string(each.code.name());
    }
    return out;
}

/// `unused-scale` is a warning on line 2, `bad-value` an error on line 4.
std::string applied(const std::string& text, bool complete = true) {
    const Source source("r.yaml", text);
    Diagnostics found = findings({{2, "unused-scale"}, {4, "bad-value"}});
    apply_ignores({&source}, complete, found);
    return left(found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ignores)

struct Case {
    const char* text;
    const char* left;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

const Case cases[] = {
    {"a\nb  # ceping: ignore unused-scale 明年用\n", "4:3 bad-value"},
    {"  # ceping: ignore unused-scale 明年用\nb\n", "4:3 bad-value"},
    {"# ceping: ignore unused-scale 明年用\nb\n", "4:3 bad-value"},
    {"b\t# ceping: ignore unused-scale 明年用\nb\n", "2:3 unused-scale; 4:3 bad-value; 1:3 ignore-idle"},
    {"a\nb # ceping: ignore\tunused-scale\t明年用\n", "4:3 bad-value"},
    {"a\nb # ceping: ignore unused-scale\n", "4:3 bad-value; 2:3 ignore-reason"},
    {"a\nb # ceping: ignore unused-scale  \n", "4:3 bad-value; 2:3 ignore-reason"},
    {"a\nb # ceping: ignore unused-fact 明年用\n", "2:3 unused-scale; 4:3 bad-value; 2:3 ignore-idle"},
    {"a\nb # ceping: ignore unused-fact\n", "2:3 unused-scale; 4:3 bad-value; 2:3 ignore-idle"},
    {"a\n# ceping: ignore unused-scale 明年用\n", "2:3 unused-scale; 4:3 bad-value; 2:1 ignore-idle"},
    // Errors stay.
    {"a\nb\nc\nd # ceping: ignore bad-value 不改\n", "2:3 unused-scale; 4:3 bad-value; 4:3 ignore-idle"},
    // Code points count.
    {"a\n标题: 乙 # ceping: ignore unused-scale\n", "4:3 bad-value; 2:7 ignore-reason"},
    // No comment of this kind: within a word, another word.
    {"a\nb# ceping: ignore unused-scale 明年用\n", "2:3 unused-scale; 4:3 bad-value"},
    {"a\nb # ceping: ignored unused-scale 明年用\n", "2:3 unused-scale; 4:3 bad-value"},
    {"a\nb # Ceping: ignore unused-scale 明年用\n", "2:3 unused-scale; 4:3 bad-value"},
    // What only the tests of a rubric draw is none of its business.
    {"a\nb # ceping: ignore case-uncovered 无此情形\n", "2:3 unused-scale; 4:3 bad-value"},
    {"a\nb # ceping: ignore mutant-survived 等价\n", "2:3 unused-scale; 4:3 bad-value"},
};

BOOST_DATA_TEST_CASE(takes_away_what_a_comment_names, data::make(cases), c) {
    BOOST_TEST(applied(c.text) == c.left);
}

BOOST_AUTO_TEST_CASE(calls_no_comment_idle_where_not_all_was_looked_at) {
    BOOST_TEST(applied("a\nb # ceping: ignore unused-fact 明年用\n", false) ==
               "2:3 unused-scale; 4:3 bad-value");
    BOOST_TEST(applied("a\nb # ceping: ignore unused-fact\n", false) ==
               "2:3 unused-scale; 4:3 bad-value; 2:3 ignore-reason");
    BOOST_TEST(applied("a\nb # ceping: ignore unused-scale 明年用\n", false) == "4:3 bad-value");
}

BOOST_AUTO_TEST_CASE(shows_the_line_and_names_the_code) {
    const Source source("r.yaml", "a\nb # ceping: ignore unused-fact 明年用\n");
    Diagnostics found;
    apply_ignores({&source}, true, found);
    BOOST_REQUIRE(found.all().size() == 1U);
    BOOST_TEST(found.all()[0].line(Language::en) ==
               "r.yaml:2:3: warning: there is no `unused-fact' here to ignore [ignore-idle]");
    BOOST_TEST(found.all()[0].excerpt.text == "b # ceping: ignore unused-fact 明年用");
}

BOOST_AUTO_TEST_CASE(holds_each_file_by_itself) {
    const Source own("r.yaml", "a\nb # ceping: ignore unused-scale 明年用\n");
    const Source base("base.yaml", "a\nb # ceping: ignore unused-scale 各地自定\n");
    Diagnostics found = findings({{2, "unused-scale"}, {2, "unused-scale"}});
    found.append(findings({{2, "unused-scale"}}, "base.yaml"));
    apply_ignores({&own}, true, found);
    BOOST_TEST(left(found) == "2:3 unused-scale");  // all of that line, but not of another file
    BOOST_TEST(found.all()[0].where.path == "base.yaml");
    apply_ignores({&own, &base}, true, found);
    BOOST_TEST(left(found) == "2:3 ignore-idle");
    BOOST_TEST(found.all()[0].where.path == "r.yaml");
}

BOOST_AUTO_TEST_CASE(counts_lines_of_a_text_that_begins_further_down) {
    const Source source("r.yaml", "b # ceping: ignore unused-scale 明年用\n", 2);
    Diagnostics found = findings({{2, "unused-scale"}});
    apply_ignores({&source}, true, found);
    BOOST_TEST(left(found).empty());
}

BOOST_AUTO_TEST_CASE(looks_at_what_tests_draw) {
    const Source own("r.yaml",
                     "a # ceping: ignore case-uncovered 无此情形\nb # ceping: ignore mutant-survived 等价\n"
                     "c # ceping: ignore unused-scale 明年用\n");
    const Source base("base.yaml", "a # ceping: ignore case-uncovered 各地自定\n");
    const auto with = [&](const std::vector<Found>& places, bool mutated) {
        Diagnostics found = findings(places);
        apply_test_ignores({&own, &base}, mutated, found);
        return left(found);
    };
    BOOST_TEST(with({{1, "case-uncovered"}, {2, "mutant-survived"}, {3, "unused-scale"}}, true) ==
               "3:3 unused-scale");
    // Nobody tried mutants: the comment on one is not idle. What a base ignores never is.
    BOOST_TEST(with({{1, "case-uncovered"}}, false).empty());
    BOOST_TEST(with({}, true) == "1:3 ignore-idle; 2:3 ignore-idle");
    BOOST_TEST(with({}, false) == "1:3 ignore-idle");
}

BOOST_AUTO_TEST_SUITE_END()
