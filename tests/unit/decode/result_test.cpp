// What a result/1 tells when it is read back.
#include <ceping/decode/result.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

#include <support/temporary_folder.hpp>

using namespace ceping;

namespace {

constexpr const char* one_result =
    R"({"ceping":"result/1","rubric":{"id":"r","edition":"2015","sha256":"ab","scoring":"cd"},)"
    R"("unit":{"id":"u1","name":"甲"},"status":"scored","stage":"verified","score":5,"exact":"5","base":5,)"
    R"("bonus":0,"penalty":0,"total":10,"eligible":false,"answered":0.75,"verified":0.5,)"
    R"("prerequisites":{"P1":"denied"},"vetoes":["V2"],)"
    R"("nodes":[{"id":"1","points":5,"max":10,"status":"scored"},)"
    R"({"id":"1.1","points":5,"max":10,"status":"scored","lost":5,"claimed":8,"by":{"m":4,"n":6},"answer":"B"}],)"
    R"("findings":[{"code":"evidence-few","severity":"warning","message":"少一件","where":"a.yaml:3:1"}],)"
    R"("inputs":[{"name":"a.yaml","sha256":"ef","source":"self"}]})";

/// The results of a file that holds `text`, with everything that can be kept where `all`.
ResultSet read_back(const std::string& text, bool all, Diagnostics& found) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("results.ndjson", text + "\n");
    NodesWanted wanted;
    wanted.all = true;
    wanted.claims = wanted.inputs = wanted.details = wanted.findings = all;
    ResultSet set;
    read_results({path}, wanted, set, found);
    return set;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(results_read_back)

BOOST_AUTO_TEST_CASE(everything_that_a_report_needs_is_kept) {
    Diagnostics found;
    const ResultSet set = read_back(one_result, true, found);
    BOOST_TEST_REQUIRE(found.all().empty());
    BOOST_TEST_REQUIRE(set.results.size() == 1U);
    const SavedResult& result = set.results.front();
    BOOST_TEST(result.sha256 == "ab");
    BOOST_TEST(result.scoring == "cd");
    BOOST_TEST(result.answered.value().text() == "3/4");
    BOOST_TEST(result.verified.value().text() == "1/2");
    BOOST_TEST_REQUIRE(result.prerequisites.size() == 1U);
    BOOST_TEST(result.prerequisites.front().first == "P1");
    BOOST_TEST(result.prerequisites.front().second == "denied");
    BOOST_TEST(result.vetoes == std::vector<std::string>{"V2"}, boost::test_tools::per_element());
    BOOST_TEST_REQUIRE(result.nodes.size() == 2U);
    BOOST_TEST_REQUIRE(result.details.size() == 2U);
    BOOST_TEST(!result.details[0].lost.has_value());
    const SavedDetail& detail = result.details[1];
    BOOST_TEST(detail.lost.value().text() == "5");
    BOOST_TEST(detail.answer == "B");
    BOOST_TEST_REQUIRE(detail.by.size() == 2U);
    BOOST_TEST(detail.by[1].first == "n");
    BOOST_TEST(detail.by[1].second.text() == "6");
    BOOST_TEST_REQUIRE(result.claims.size() == 1U);
    BOOST_TEST(result.claims.front().points.text() == "8");
    BOOST_TEST_REQUIRE(result.findings.size() == 1U);
    BOOST_TEST(result.findings.front().code == "evidence-few");
    BOOST_TEST((result.findings.front().severity == Severity::warning));
    BOOST_TEST(result.findings.front().message == "少一件");
    BOOST_TEST(result.findings.front().where == "a.yaml:3:1");
    BOOST_TEST_REQUIRE(result.inputs.size() == 1U);
    BOOST_TEST(result.inputs.front().source == "self");
}

BOOST_AUTO_TEST_CASE(what_nobody_asked_for_takes_no_memory) {
    Diagnostics found;
    const ResultSet set = read_back(one_result, false, found);
    BOOST_TEST_REQUIRE(set.results.size() == 1U);
    const SavedResult& result = set.results.front();
    BOOST_TEST(result.nodes.size() == 2U);
    BOOST_TEST(result.details.empty());
    BOOST_TEST(result.findings.empty());
    BOOST_TEST(result.inputs.empty());
    BOOST_TEST(result.claims.empty());
}

BOOST_AUTO_TEST_CASE(parts_of_another_shape_are_findings_and_no_result) {
    const auto with = [](std::string_view part, std::string_view instead) {
        std::string text = one_result;
        text.replace(text.find(part), part.size(), instead);
        return text;
    };
    for (const auto& text :
         {with(R"("vetoes":["V2"])", R"("vetoes":3)"), with(R"({"P1":"denied"})", R"(["P1"])"),
          with(R"("by":{"m":4,"n":6})", R"("by":[4,6])"), with(R"("n":6)", R"("n":"six")"),
          with(R"("answered":0.75)", R"("answered":"most")"), with(R"("severity":"warning",)", ""),
          with(R"("lost":5)", R"("lost":"five")")}) {
        BOOST_TEST_CONTEXT(text) {
            Diagnostics found;
            const ResultSet set = read_back(text, true, found);
            BOOST_TEST(found.has_error());
            BOOST_TEST(set.results.empty());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
