#include <ceping/check/baseline.hpp>

#include <ceping/check/selection.hpp>
#include <ceping/write/findings/baseline_file.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

using namespace ceping;

namespace {

Diagnostic finding(Code code, const char* path, std::uint32_t line, const char* word,
                   const char* unit = nullptr) {
    Diagnostic out(code, {path, line, 3, {}}, {word, "y", "z"});
    if (unit != nullptr) {
        out.unit = std::make_shared<const UnitIdentity>(UnitIdentity{unit, "甲", ""});
    }
    return out;
}

std::vector<Diagnostic> some() {
    return {finding("late", "b.yaml", 3, "2015-12-23", "u2"), finding("unused-fact", "r.yaml", 7, "tier"),
            finding("late", "a.yaml", 3, "2015-12-22", "u1"), finding("unused-fact", "r.yaml", 9, "tier")};
}

std::vector<std::uint32_t> lines(const std::vector<Diagnostic>& found) {
    std::vector<std::uint32_t> out;
    for (const auto& each : found) {
        out.push_back(each.where.line);
    }
    return out;
}

/// What loading says of a baseline's text, a line each.
std::string said(const std::string& text) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("known.json", text);
    Diagnostics found;
    const auto baseline = load_baseline(path, found);
    BOOST_TEST(baseline.has_value() == found.empty());
    std::string out;
    for (const auto& each : found.all()) {
        out += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " +
               std::string(each.code.name()) + "\n";
    }
    return out;
}

const std::string print(64, 'a');

}  // namespace

BOOST_AUTO_TEST_SUITE(baselines)

BOOST_AUTO_TEST_CASE(what_was_written_is_known) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("known.json");
    write_baseline(path, baseline_of(some()));
    Diagnostics problems;
    const auto known = load_baseline(path, problems);
    BOOST_REQUIRE(known.has_value());
    BOOST_TEST(problems.empty());
    auto found = some();
    const auto count = apply_baseline(*known, found);
    BOOST_TEST(found.empty());
    BOOST_TEST(count.known == 4U);
    BOOST_TEST(count.unmet == 0U);
}

BOOST_AUTO_TEST_CASE(the_file_is_sorted_and_names_no_line) {
    const std::string text = baseline_text(baseline_of(some()));
    auto moved = some();
    for (auto& each : moved) {
        each.where.line += 10;
    }
    BOOST_TEST(text == baseline_text(baseline_of(moved)));
    std::vector<Diagnostic> turned(moved.rbegin(), moved.rend());
    BOOST_TEST(text == baseline_text(baseline_of(turned)));
    const std::size_t a =
        text.find("\"path\": \"a.yaml\", \"unit\": \"u1\", \"message\": \"submitted 2015-12-22,");
    BOOST_TEST(a != std::string::npos);
    BOOST_TEST(a < text.find("\"b.yaml\""));
    BOOST_TEST(text.find("\"b.yaml\"") < text.find("\"r.yaml\""));
    BOOST_TEST(baseline_text({}) == "{\n  \"ceping\": \"baseline/1\",\n  \"findings\": []\n}\n");
}

BOOST_AUTO_TEST_CASE(of_more_than_are_known_the_last_is_new) {
    const auto known = baseline_of({finding("unused-fact", "r.yaml", 7, "tier")});
    auto found = some();
    const auto count = apply_baseline(known, found);
    BOOST_TEST(count.known == 1U);
    BOOST_TEST(lines(found) == (std::vector<std::uint32_t>{3, 3, 9}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(entries_that_nothing_answers_to_are_counted) {
    const auto known = baseline_of(some());
    std::vector<Diagnostic> found = {finding("unused-fact", "r.yaml", 70, "tier"),
                                     finding("unused-fact", "r.yaml", 71, "level")};
    const auto count = apply_baseline(known, found);
    BOOST_TEST(count.known == 1U);
    BOOST_TEST(count.unmet == 3U);
    BOOST_TEST(lines(found) == std::vector<std::uint32_t>{71}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_entry_that_stands_twice_knows_one_finding) {
    auto known = baseline_of({finding("unused-fact", "r.yaml", 7, "tier")});
    known.findings.push_back(known.findings.front());
    auto found = some();
    BOOST_TEST(apply_baseline(known, found).known == 1U);
    BOOST_TEST(found.size() == 3U);
}

BOOST_AUTO_TEST_CASE(faults_have_their_places) {
    BOOST_TEST(
        said("{\"ceping\": \"baseline/1\", \"findings\": [{\"fingerprint\": \"" + print + "\"}]}").empty());
    BOOST_TEST(said("[]") == "1:1 wrong-type\n");
    BOOST_TEST(said("{\"findings\": []}") == "1:1 missing-key\n");
    BOOST_TEST(said("{\"ceping\": \"record/1\", \"findings\": []}") == "1:12 wrong-format\n");
    BOOST_TEST(said("{\"ceping\": \"baseline/1\", \"findings\": {}}") == "1:38 wrong-type\n");
    BOOST_TEST(said("{\"ceping\": \"baseline/1\", \"findings\": [{\"code\": \"late\"}]}") ==
               "1:39 missing-key\n");
    BOOST_TEST(said("{\"ceping\": \"baseline/1\",\n\"findings\": [{\"fingerprint\": \"xyz\"}]}") ==
               "2:30 bad-value\n");
    BOOST_TEST(said("{\"ceping\": \"baseline/1\", \"findings\": [{\"fingerprint\": \"" + print +
                    "\", \"unit\": [1]}]}") == "1:131 wrong-type\n");
    BOOST_TEST(said("{\"ceping\": \"baseline/1\", \"findings\": [") == "1:39 json-syntax\n");
    BOOST_TEST(said("") == "0:0 file-empty\n");
}

BOOST_AUTO_TEST_CASE(control_characters_do_not_keep_a_baseline_from_being_read) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("known.json");
    const std::vector<Diagnostic> odd = {finding("late", "a\x01\nb.yaml", 1, "\x7F\x1B[31m", "u\t1")};
    write_baseline(path, baseline_of(odd));
    Diagnostics problems;
    const auto known = load_baseline(path, problems);
    BOOST_REQUIRE(known.has_value());
    auto found = odd;
    BOOST_TEST(apply_baseline(*known, found).known == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(severities_come_from_the_settings) {
    auto found = some();
    override_severities({{"late", Severity::error, {}}, {"unused-fact", std::nullopt, {}}}, found);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_CHECK(found[0].severity == Severity::error);
    BOOST_TEST(found[0].where.path == "b.yaml");
    override_severities({{"late", std::nullopt, {}}, {"late", Severity::note, {}}}, found);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_CHECK(found[1].severity == Severity::note);
    override_severities({}, found);
    BOOST_TEST(found.size() == 2U);
}

BOOST_AUTO_TEST_CASE(codes_are_chosen_and_left_out) {
    auto found = some();
    select_codes({}, {}, found);
    BOOST_TEST(found.size() == 4U);
    select_codes({"late", "unused-scale"}, {}, found);
    BOOST_TEST(found.size() == 2U);
    select_codes({"late"}, {"late"}, found);
    BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_SUITE_END()
