// The wording of the publication list; cli.ceping-rank.publish* have whole ones.
#include <ceping/write/ranking/league.hpp>

#include <ceping/base/text.hpp>

#include "support/checked.hpp"
#include "unit/analyse/results.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace ceping;

namespace {

Rubric rubric_in_use() {
    return test::rubric_of(
        "edition: '2015'\nstatus: official\ntotal: 10\nperiod: {from: 2015-01-01, to: 2015-12-31}\n"
        "items: [{id: '1', title: a, points: 10, kind: judged}]\n"
        "bands: [{id: pass, title: 达标, min: 6}, {id: fail, title: 未达标}]\n");
}

/// Its headings, paragraphs and items, a line each.
std::vector<std::string> published(const ResultSet& set, const Rubric* rubric,
                                   const PublicationOptions& options = {}) {
    LeagueTable table;
    table.set = &set;
    table.rubric = rubric;
    table.leagues = rank_results(set, {});
    std::vector<std::string> out;
    for (const auto& block : publication(table, options).blocks) {
        if (const auto* heading = std::get_if<Report::Heading>(&block)) {
            out.push_back(heading->text + heading->below);
        } else if (const auto* paragraph = std::get_if<Report::Paragraph>(&block)) {
            out.push_back(paragraph->text.front().text);
        } else if (const auto* list = std::get_if<Report::List>(&block)) {
            for (const auto& item : list->items) {
                out.push_back(item.front().text);
            }
        }
    }
    return out;
}

bool says(const std::vector<std::string>& lines, std::string_view line) {
    for (const auto& each : lines) {
        BOOST_TEST_MESSAGE(each);
    }
    return among(line, lines);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(publications)

BOOST_AUTO_TEST_CASE(what_was_done_is_what_the_results_tell) {
    const Rubric rubric = rubric_in_use();
    test::Results results;
    results.unit("u1", "8").unit("u2", "9");
    ResultSet set = results.set;
    set.results[0].stage = set.results[1].stage = Stage::verified;
    BOOST_TEST(
        says(published(set, &rubric),
             "根据《细则》（2015年版），对各参评单位的自评情况进行了核验，测评期为2015年1月1日至12月31日。"
             "为体现公开、公正、公平原则，现将2个单位的测评结果予以公示。"));
    set.results.front().stage = Stage::self;
    BOOST_TEST(says(published(set, nullptr),
                    "对各参评单位进行了测评。为体现公开、公正、公平原则，现将2个单位的测评结果予以公示。"));
    set.results.back().stage = Stage::self;
    PublicationOptions options;
    options.period = "十月";
    options.years = {{"2014", Exact::fraction(1, 4)}, {"2015", Exact::fraction(3, 4)}};
    BOOST_TEST(
        says(published(set, nullptr, options),
             "对各参评单位报送的自评材料进行了评分（未经实地核验），测评期为十月，并综合了几个年度的成绩"
             "（2014：25%，2015：75%）。为体现公开、公正、公平原则，现将2个单位的测评结果予以公示。"));
}

BOOST_AUTO_TEST_CASE(days_are_counted_with_both_ends_and_left_to_fill_in_where_they_are_not_known) {
    const ResultSet nobody;
    PublicationOptions options;
    BOOST_TEST(says(published(nobody, nullptr, options), "公示期为＿＿＿＿年＿＿月＿＿日至＿＿月＿＿日。"));
    options.until = parse_date("2016-03-01");
    BOOST_TEST(says(published(nobody, nullptr, options), "公示期为＿＿＿＿年＿＿月＿＿日至2016年3月1日。"));
    options.date = parse_date("2016-02-24");
    BOOST_TEST(says(published(nobody, nullptr, options), "公示期为2016年2月24日至3月1日（7天）。"));
    options.until = options.date;
    BOOST_TEST(says(published(nobody, nullptr, options), "公示期为2016年2月24日（1天）。"));
    BOOST_TEST(says(published(nobody, nullptr, options), "没有参加排名的单位。"));
}

BOOST_AUTO_TEST_CASE(names_stand_below_their_bands_with_their_regions) {
    const Rubric rubric = rubric_in_use();
    test::Results results;
    results.unit("u1", "8").unit("u2", "9").unit("u3", "5");
    ResultSet set = results.set;
    set.results[0].name = "甲";
    set.results[2].name = "丙";
    set.results[0].region = "泉州市/鲤城区";
    set.results[1].region = "north/泉州市";
    set.results[0].band = set.results[1].band = "pass";
    set.results[2].band = "fail";
    const auto lines = published(set, &rubric);
    const std::vector<std::string> names(lines.end() - 7, lines.end());
    const std::vector<std::string> expected = {"附件测评结果名单",
                                               "同一等次的单位按得分从高到低排列，序号不是名次。",
                                               "一、达标（2个）",
                                               "u2（north/泉州市）",
                                               "甲（泉州市鲤城区）",
                                               "二、未达标（1个）",
                                               "丙"};
    BOOST_TEST(names == expected, boost::test_tools::per_element());

    PublicationOptions options;
    options.from = rubric.find_band("pass");
    const auto best = published(set, &rubric, options);
    BOOST_TEST(best.back() == "甲（泉州市鲤城区）");
    BOOST_TEST(!among("二、未达标（1个）", best));
    BOOST_TEST(says(
        best,
        "根据《细则》（2015年版），对各参评单位报送的自评材料进行了评分（未经实地核验），测评期为2015年1月1日至12月31日。"
        "为体现公开、公正、公平原则，现将“达标”等次的2个单位的测评结果予以公示。"));
    options.from = rubric.find_band("fail");
    const auto all = published(set, &rubric, options);
    BOOST_TEST(all.back() == "丙");
    set.results[0].band = set.results[1].band = "fail";
    options.from = rubric.find_band("pass");
    BOOST_TEST(says(published(set, &rubric, options), "没有达到这一等次的单位。"));
}

BOOST_AUTO_TEST_CASE(without_bands_the_order_is_told_all_the_same) {
    test::Results results;
    results.unit("u1", "8").unit("u2", "9");
    BOOST_TEST(says(published(results.set, nullptr), "单位按得分从高到低排列，序号不是名次。"));
}

BOOST_AUTO_TEST_SUITE_END()
