// The face of the library against what the tools are made of.
#include <ceping/ceping.hpp>

#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/score/batch.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "support/source_dir.hpp"

BOOST_AUTO_TEST_SUITE(face)

namespace {

const std::string example = ceping::test::source_dir() + "/examples/quanzhou-2015";
const std::string rubric_file = ceping::test::source_dir() + "/rubrics/fj-civil-affairs-2015.yaml";

ceping::Campaign opened(ceping::CampaignOptions options = {}) {
    ceping::Diagnostics found;
    auto campaign = ceping::Campaign::open(rubric_file, std::move(options), found);
    BOOST_REQUIRE(campaign);
    return std::move(*campaign);
}

ceping::Campaign whole_example(ceping::CampaignOptions options = {}) {
    auto campaign = opened(std::move(options));
    ceping::Diagnostics found;
    campaign.read(example + "/self", found);
    campaign.read(example + "/visits", found);
    BOOST_TEST(found.empty());
    return campaign;
}

ceping::RecordDraft draft_of(std::string unit) {
    ceping::RecordDraft out{std::move(unit), "丰泽区婚姻登记处"};
    out.facts = {{"kind", "婚姻登记"}, {"window", "是"}, {"minors", "否"}, {"canteen", "否"},
                 {"led", "是"},        {"tier", "县级"}, {"civ", "市级"},  {"staff", "12"}};
    out.submitted = "2015-12-15";
    out.prerequisites = {{"Q1", true}, {"Q2", true}, {"Q3", true}};
    out.answers = {{"A1.3", {.value = "12", .evidence = {{"截图", "a.pdf", {}, {}, "2015-03-14"}}}}};
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_campaign_scores_as_the_batch_does) {
    ceping::Diagnostics found;
    const auto rubric = ceping::load_rubric(rubric_file, found);
    const auto inputs = ceping::expand_paths({example + "/self", example + "/visits"}, found);
    const ceping::RecordDecoder decoder(*rubric);
    std::vector<ceping::Result> expected;
    ceping::BatchHooks hooks;
    hooks.render = [](const ceping::Result&) { return std::string(); };
    hooks.put = [&](const ceping::Result& result, std::string&&) { expected.push_back(result); };
    hooks.progress = [](std::size_t, std::size_t) {};
    ceping::score_batch(
        ceping::Scorer(*rubric), inputs.size(),
        [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
            decoder.read(inputs[index], {}, take);
        },
        1, hooks);

    const auto results = whole_example().score();
    BOOST_REQUIRE(results.size() == expected.size());
    BOOST_TEST(results.size() == 66U);
    for (std::size_t i = 0; i < results.size(); ++i) {
        BOOST_TEST(results[i].unit.id == expected[i].unit.id);
        BOOST_TEST((results[i].exact == expected[i].exact && results[i].band == expected[i].band));
        BOOST_TEST(!results[i].scored() == !expected[i].scored());
    }
}

BOOST_AUTO_TEST_CASE(a_record_in_memory_is_read_as_one_in_a_file) {
    auto made = opened();
    made.add(draft_of("u1"));
    auto read = opened();
    read.read_text("u1.yaml", R"(ceping: record/1
unit: {id: u1, name: 丰泽区婚姻登记处, kind: 婚姻登记, window: 是, minors: 否, canteen: 否, led: 是, tier: 县级, civ: 市级, staff: 12}
submitted: 2015-12-15
prerequisites: {Q1: true, Q2: true, Q3: true}
answers: {A1.3: {value: 12, evidence: [{title: 截图, file: a.pdf, date: 2015-03-14}]}}
)");
    const auto a = made.score();
    const auto b = read.score();
    BOOST_REQUIRE((a.size() == 1U && b.size() == 1U));
    BOOST_TEST((a.front().scored() && b.front().scored()));
    BOOST_TEST((a.front().exact == b.front().exact && a.front().exact.sign() > 0));
}

BOOST_AUTO_TEST_CASE(findings_name_the_record_that_was_made) {
    auto campaign = opened();
    auto draft = draft_of("u1");
    draft.answers = {{"A1.3", {.value = "many"}}};
    campaign.add(draft_of("u0"));
    campaign.add(draft);
    bool named = false;
    for (const auto& finding : campaign.validate()) {
        named = named || (finding.severity == ceping::Severity::error && finding.where.path == "record 2");
    }
    BOOST_TEST(named);
    BOOST_TEST(!campaign.score().back().scored());
}

BOOST_AUTO_TEST_CASE(what_it_says_is_what_the_tools_say) {
    auto campaign = whole_example();
    const std::string explained = ceping::written(campaign.explain("泉州市殡仪馆"), "text");
    BOOST_TEST(explained.find("泉州市殡仪馆 (350500-bzfw)") != std::string::npos);
    BOOST_CHECK_THROW((void)campaign.explain("nobody"), ceping::UsageError);
    ceping::Diagnostics found;
    BOOST_CHECK_THROW(campaign.read("-", found), ceping::UsageError);
    const std::string ranked = ceping::written(campaign.rank(), "csv");
    BOOST_TEST(ranked.find("350500-bzfw") != std::string::npos);
    std::string report;
    campaign.write_report("markdown", [&report](std::string_view bytes) { report += bytes; });
    BOOST_TEST(report.find("泉州市殡仪馆") != std::string::npos);
    BOOST_CHECK_THROW((void)ceping::written(campaign.rank(), "pdf"), ceping::UsageError);
    BOOST_CHECK_THROW(campaign.write_results("sqlite", [](std::string_view) {}), ceping::UsageError);
}

BOOST_AUTO_TEST_CASE(a_name_of_several_units_explains_none) {
    auto campaign = opened();
    campaign.add(draft_of("u1"));
    campaign.add(draft_of("u2"));
    BOOST_CHECK_THROW((void)campaign.explain("丰泽区婚姻登记处"), ceping::UsageError);
    BOOST_TEST(ceping::written(campaign.explain("u2"), "text").find("(u2)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(two_rounds_are_compared) {
    auto before = opened();
    before.add(draft_of("u1"));
    auto after = opened();
    auto better = draft_of("u1");
    better.answers.push_back({"A1.8", {.value = "A", .evidence = {{"照片", "b.jpg", {}, {}, "2015-08-19"}}}});
    after.add(better);
    const std::string moved = ceping::written(after.compare(before), "text");
    BOOST_TEST(moved.find("u1") != std::string::npos);
    BOOST_TEST(ceping::written(before.compare(before), "text").find("u1") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(policies_are_those_of_set) {
    const auto usual = whole_example().score();
    const auto lowest = whole_example({.policies = {{"visits", "lowest"}}}).score();
    bool differs = false;
    for (std::size_t i = 0; i < usual.size(); ++i) {
        differs = differs || usual[i].exact != lowest[i].exact;
    }
    BOOST_TEST(differs);
    ceping::Diagnostics found;
    BOOST_CHECK_THROW((void)ceping::Campaign::open(rubric_file, {.policies = {{"vists", "lowest"}}}, found),
                      ceping::Error);
    BOOST_TEST(!ceping::Campaign::open(example + "/ceping.yaml", {}, found));
    BOOST_TEST(found.has_error());
}

BOOST_AUTO_TEST_CASE(a_draft_dates_a_veto) {
    ceping::Diagnostics found;
    auto campaign = ceping::Campaign::open(
        ceping::test::source_dir() + "/tests/cli/ceping-show/every-rule.yaml", {}, found);
    BOOST_REQUIRE(campaign);
    for (const char* day : {"2026-05-01", "2020-05-01"}) {
        ceping::RecordDraft draft{day, "甲"};
        draft.facts = {{"staff", "20"}, {"standing", "参评"}};
        draft.veto_days = {{"V1", day}};
        draft.answers = {{"2.1", {.value = "290"}}};
        campaign->add(draft);
    }
    const auto results = campaign->score();
    BOOST_REQUIRE(results.size() == 2U);
    BOOST_TEST(results[0].vetoes.size() == 1U);
    BOOST_TEST(results[1].vetoes.empty());
}

BOOST_AUTO_TEST_CASE(a_draft_tells_events) {
    ceping::Diagnostics found;
    auto campaign = ceping::Campaign::open(
        ceping::test::source_dir() + "/tests/cli/ceping-show/every-rule.yaml", {}, found);
    BOOST_REQUIRE(campaign);
    ceping::RecordDraft draft{"u1", "甲"};
    draft.facts = {{"staff", "20"}, {"standing", "参评"}};
    const std::vector<ceping::EventDraft> told = {
        {"较大", "2026-05-02", "某厂火灾", {"重复"}, "已查处"}, {"一般", "2026-05-03", "某厂火灾"}, {"一般"}};
    draft.answers = {{"2.1", {.value = "290"}}, {"K1", {.events = told}}};
    campaign->add(draft);
    const auto results = campaign->score();
    BOOST_REQUIRE(results.size() == 1U);
    BOOST_TEST((results[0].penalty == ceping::Exact(11)));
}

BOOST_AUTO_TEST_SUITE_END()
