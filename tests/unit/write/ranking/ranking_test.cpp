// A request to rank, from files to the report.
#include <ceping/write/ranking/ranking.hpp>

#include <ceping/base/error.hpp>
#include <ceping/write/formats.hpp>

#include "support/checked.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace ceping;

namespace {

/// A line of a unit in the region `x/ID`, of the kind `k`, whose only node `1` has all of its points.
std::string unit(const std::string& id, const std::string& score, const std::string& edition = "2015",
                 const std::string& node = "1") {
    return R"({"ceping":"result/1","rubric":{"id":"r","edition":")" + edition +
           R"(","sha256":"ab","scoring":"cd"},"unit":{"id":")" + id + R"(","name":"","region":"x/)" + id +
           R"(","kind":"k"},"status":"scored","stage":"self","score":)" + score + R"(,"exact":")" + score +
           R"(","base":)" + score +
           R"(,"bonus":0,"penalty":0,"total":10,"eligible":true,"answered":1,"verified":0,"nodes":[{"id":")" +
           node + R"(","points":)" + score + R"(,"max":10,"status":"scored"}],"findings":[],"inputs":[]})" +
           "\n";
}

const Rubric& two_sections() {
    static const Rubric rubric = test::rubric_of(
        "total: 10\nitems: [{id: '1', title: a, points: 6, kind: judged}, {id: '2', title: b, points: 4, kind: judged}]\n");
    return rubric;
}
const Rubric& one_section() {
    static const Rubric rubric =
        test::rubric_of("total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n");
    return rubric;
}

/// What a request came to.
struct CameTo {
    std::string table;
    std::string told;
    std::string refused;
    bool usage = false;
    std::size_t found = 0;
};

class Files {
public:
    CameTo ranked(RankingRequest request, const std::string& results, const std::string& before = {}) const {
        request.results = {folder_.write("now.ndjson", results)};
        if (!before.empty()) {
            request.compare = folder_.write("before.ndjson", before);
        }
        CameTo out;
        Diagnostics found;
        try {
            Ranking ranking(request, found, [&](const Words& words) { out.told += words.en + "\n"; });
            const Report report = ranking.report([] { return 1U; });
            ReportLook look;
            look.plain = true;
            find_output_format("csv")->report(report, look,
                                              [&](std::string_view bytes) { out.table += bytes; });
        } catch (const Error& error) {
            out.refused = error.what();
            out.usage = dynamic_cast<const UsageError*>(&error) != nullptr;
        }
        out.found = found.size();
        return out;
    }

private:
    test::TemporaryFolder folder_;
};

CameTo ranked(const RankingRequest& request, const std::string& results, const std::string& before = {}) {
    return Files().ranked(request, results, before);
}

bool holds(const CameTo& outcome, std::string_view line) {
    BOOST_TEST_MESSAGE(outcome.table + outcome.told + outcome.refused);
    return outcome.table.find(line) != std::string::npos;
}

std::string refusal(RankingRequest request, std::string_view rubric = {}) {
    try {
        check_request(request, rubric);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ranking_requests)

BOOST_AUTO_TEST_CASE(units_are_ranked_by_score) {
    const CameTo out = ranked({}, unit("a", "5") + unit("b", "7"));
    BOOST_TEST(out.found == 0U);
    BOOST_TEST(holds(out, "\n,1,b,"));
    BOOST_TEST(holds(out, "\n,2,a,"));
}

BOOST_AUTO_TEST_CASE(earlier_results_stand_beside) {
    const CameTo out = ranked({}, unit("a", "5") + unit("b", "7"), unit("a", "9") + unit("c", "8"));
    BOOST_TEST(holds(out, "\n,2,a,,x/a,scored,5,5,,,true,,1,-1,9,-4\n"));
    BOOST_TEST(holds(out, "\n,1,b,,x/b,scored,7,7,,,true,,,,,\n"));
}

BOOST_AUTO_TEST_CASE(regions_and_shortlists_are_views_of_their_own) {
    RankingRequest rolled;
    rolled.rollup = "lowest";
    BOOST_TEST(holds(ranked(rolled, unit("a", "5") + unit("b", "7")), "\nx,1,2,0,5,"));
    rolled.rollup = "weighted:kind";
    BOOST_TEST(ranked(rolled, unit("a", "5")).refused ==
               "--rollup weighted:kind: of no unit is `kind' a number, 0 or more, so it cannot weigh");
    RankingRequest listed;
    listed.top = "1";
    listed.per = "kind";
    const CameTo out = ranked(listed, unit("a", "5") + unit("b", "7"));
    BOOST_TEST(holds(out, "\nk,b,"));
    BOOST_TEST(!holds(out, "\nk,a,"));
}

BOOST_AUTO_TEST_CASE(a_roll_up_says_what_the_results_lack) {
    RankingRequest request;
    request.rollup = "mean";
    request.rubric = &two_sections();
    const CameTo out = ranked(request, unit("a", "5"));
    BOOST_TEST(out.told ==
               "the results lack the criteria 2, which the roll-up leaves out; --detail full has them\n");
    BOOST_TEST(out.refused.empty());
}

BOOST_AUTO_TEST_CASE(years_that_are_not_named_are_left_out_and_said) {
    RankingRequest request;
    request.combine = {"2014=2/5", "2015=60%"};
    const CameTo out =
        ranked(request, unit("a", "5", "2014") + unit("a", "10", "2015") + unit("a", "1", "2013"));
    BOOST_TEST(holds(out, "\n,1,a,,x/a,scored,8,8,"));
    BOOST_TEST(out.told == "--combine does not name `2013'; its results are left out\n");
}

BOOST_AUTO_TEST_CASE(runs_of_several_rubrics_are_ranked_together_only_where_that_is_asked_for) {
    RankingRequest request;
    const std::string mixed = unit("a", "5", "2014") + unit("b", "7", "2015");
    const CameTo out = ranked(request, mixed);
    BOOST_TEST(out.refused ==
               "nothing is ranked: rank each run by itself, or all together with --allow-mixed");
    BOOST_TEST(!out.usage);
    BOOST_TEST(out.told.find("[result-mixed]\n") != std::string::npos);
    request.allow_mixed = true;
    BOOST_TEST(holds(ranked(request, mixed), "\n,2,a,"));
}

BOOST_AUTO_TEST_CASE(stability_needs_sections_and_their_nodes) {
    RankingRequest request;
    request.stability = "25%";
    request.draws = "10";
    request.rubric = &one_section();
    BOOST_TEST(ranked(request, unit("a", "5")).told.starts_with("--stability: the rubric has one criterion"));
    request.rubric = &two_sections();
    const CameTo lacking = ranked(request, unit("a", "5"));
    BOOST_TEST(lacking.refused ==
               "the results lack nodes that this needs; score with --detail full or groups");
    BOOST_TEST(lacking.found == 1U);
    request.stability = "100%";
    request.rubric = &one_section();
    BOOST_TEST(ranked(request, unit("a", "5")).refused ==
               "--stability is over 0 and under 100%, such as 25%");
    request.stability = "0.25";
    request.draws = "0";
    BOOST_TEST(ranked(request, unit("a", "5")).refused == "--draws is at least 1");
    request.rubric = nullptr;
    const CameTo out = ranked(request, unit("a", "5"));
    BOOST_TEST(out.refused == "--stability needs -r RUBRIC");
    BOOST_TEST(out.usage);
}

BOOST_AUTO_TEST_CASE(what_excludes_each_other_is_refused_before_anything_is_read) {
    BOOST_TEST(refusal({}).empty());
    RankingRequest request;
    request.rollup = "mean";
    request.publish = true;
    BOOST_TEST(refusal(request) == "only one of --rollup, --top and --publish at a time");
    request.publish = false;
    request.order.by = "kind";
    BOOST_TEST(refusal(request) == "--by does not go with --rollup: a roll-up is by region");
    request.order.by.clear();
    request.order.style = "dense";
    BOOST_TEST(refusal(request) == "--style, --tie-break does not go with --rollup: a roll-up ranks nobody");
    request = {};
    request.top = "3";
    BOOST_TEST(refusal(request) == "--top N and --per FACT go together");
    request.per = "kind";
    request.compare = "old.ndjson";
    BOOST_TEST(refusal(request) == "--compare does not go with --top");
    request = {};
    request.stability = "25%";
    BOOST_TEST(refusal(request) == "--stability needs -r RUBRIC");
    BOOST_TEST(refusal(request, "r.yaml").empty());
    request.results = {"-"};
    BOOST_TEST(refusal(request, "-") == "standard input (-) can be read only once");
    request.publish = true;
    BOOST_TEST(refusal(request, "r.yaml") == "--publish goes with neither --compare nor --stability");
    request = {};
    request.published.contact = "x";
    BOOST_TEST(refusal(request) == "--contact goes only with --publish");
    request.publish = true;
    BOOST_TEST(refusal(request).empty());
    request.published.date = request.published.until = Date{2016, 1, 20};
    BOOST_TEST(refusal(request).empty());
    request.published.until = Date{2016, 1, 19};
    BOOST_TEST(refusal(request) == "--until is before --date");
    request.published.until = request.published.date;
    request.publish_from = "pass";
    BOOST_TEST(refusal(request) == "--publish-from needs -r RUBRIC");
    BOOST_TEST(refusal(request, "r.yaml").empty());
    request.publish = false;
    request.published = {};
    BOOST_TEST(refusal(request, "r.yaml") == "--publish-from goes only with --publish");
    request = {};
    for (const auto& [shares, words] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"2015"}, "--combine takes 2013=15%,2014=25%,2015=60%, not `2015'"},
             {{"2015=0%"}, "--combine takes 2013=15%,2014=25%,2015=60%, not `2015=0%'"},
             {{"2015=50%", "2015=50%"}, "--combine names `2015' twice"},
             {{"2014=50%", "2015=40%"}, "the shares of --combine add up to 90%, not 100%"}}) {
        request.combine = shares;
        BOOST_TEST(refusal(request) == words);
    }
}

BOOST_AUTO_TEST_SUITE_END()
