// The report as Markdown.
#include <ceping/write/batches/report.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "unit/write/reported.hpp"

using namespace ceping;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Three units of two districts, one rejected.
test::NoticedResults some() {
    test::NoticedResults out;
    out.unit("u1", "25.5", "甲窗口").band("pass").region("泉州市/丰泽区");
    out.last().base = test::exact("24.5");
    out.last().bonus = 1;
    out.last().claimed = Exact(28);
    out.node("1", "14", "18").node("1.1", "2", "4", "B").node("1.2", "2", "4", "B");
    out.node("2", "10.5", "12").node("2.1", "2.5", "4", "2");
    out.last().findings.push_back({"late", Severity::warning, "迟 2 天", "a.yaml:3:12"});
    out.unit("u2", "10", "乙窗口").band("fail").region("泉州市/鲤城区");
    out.last().claimed = Exact(13);
    out.node("1", "6", "18").node("1.1", "0", "4", "C").node("1.2", "4", "4", "A");
    out.node("2", "4", "12", {}, NodeStatus::not_applicable);
    out.ineligible();
    out.last().vetoes = {"V1"};
    out.unit("u3", "0", "丙窗口").rejected();
    out.last().reason = "没有“1.9”这项";
    return out;
}

std::string written(test::NoticedResults results, ReportChoices choices = {}, BatchReportOptions options = {},
                    std::string_view text = test::noticed_rubric) {
    const Rubric rubric = test::written_rubric(text);
    const BatchReport report = make_batch_report(rubric, results.set, options);
    std::string out;
    write_overview_markdown(report, choices, [&](std::string_view bytes) { out += bytes; });
    return out;
}

ReportChoices chinese() {
    ReportChoices out;
    out.language = Language::zh;
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_markdown)

BOOST_AUTO_TEST_CASE(overview) {
    const std::string text = written(some(), chinese());
    BOOST_TEST(text.starts_with("# 《窗口细则》（2015年版）测评报告\n"));
    BOOST_TEST(has(
        text,
        "- **单位**：3个，计分2个，不予计分1个\n- **不具备评定资格**：1\n- **满分**：30\n- **平均得分**：17.75\n"
        "- **得分中位数**：17.75\n- **最高得分**：25.5\n- **最低得分**：10\n"));
    BOOST_TEST(has(text, "| 达标 | 1 | 50.0% |\n| 未达标 | 1 | 50.0% |\n"));
    // Intervals that hold nobody are one row, and none stands before the first and after the last that holds somebody.
    BOOST_TEST(
        has(text,
            "| 9至不到10.5 | 1 | 50.0% |\n| 10.5至不到25.5 | 0 | 0.0% |\n| 25.5至不到27 | 1 | 50.0% |\n\n"));
    BOOST_TEST(has(text, "| 丰泽区 | 1 | 0 | 25.5 |\n| 鲤城区 | 1 | 0 | 10 |\n"));
}

BOOST_AUTO_TEST_CASE(leagues) {
    const std::string text = written(some(), chinese());
    BOOST_TEST(has(text,
                   "| 甲窗口（u1） | 1 | 25.5 | 28 | 达标 | 丰泽区 |  |\n"
                   "| 乙窗口（u2） | \\- | 10 | 13 | 未达标 | 鲤城区 | 不具备评定资格；一票否决 V1 |\n"
                   "| 丙窗口（u3） | \\- | \\- | \\- |  | 未注明地区 | 不予计分 |\n"));
}

BOOST_AUTO_TEST_CASE(weak_areas_with_clauses_regions_criteria_and_claims) {
    const std::string text = written(some(), chinese());
    // 20 of 36 points; rates 14/18 and 6/18.
    BOOST_TEST(has(text,
                   "| 1 服务 | 泉民办〔2015〕69号 二.1 | 2 | 55.6% | 55.6% | 33.3% |\n"
                   "| 2 环境 |  | 1 | 87.5% | 87.5% | 87.5% |\n"));
    BOOST_TEST(has(text, "| 1 服务 | 鲤城区 33.3%（1个）、丰泽区 77.8%（1个） |\n"));
    BOOST_TEST(has(text, "| 1.1 学习 | 泉民办〔2015〕69号 二.1 | 2/2 | 25.0% | 8.67 |\n"));
    BOOST_TEST(has(text, "2个单位经过核验且有自评：自评平均20.5分，核验平均17.75分，自评高出2.75分。"));
}

BOOST_AUTO_TEST_CASE(a_unit_s_page) {
    const std::string text = written(some(), chinese());
    BOOST_TEST(has(text,
                   "### 甲窗口（u1）\n\n- **地区**：泉州市/丰泽区\n- **得分**：25.5（满分30）\n"
                   "- **基本分、加分、扣分**：24.5、1、0\n- **自评得分**：28\n- **等次**：达标\n"
                   "- **名次**：第1名，共1个单位\n- **阶段**：已核验\n"));
    BOOST_TEST(has(text, "| 1 服务 | 14 | 18 | 77.8% | 55.6% |\n| 2 环境 | 10.5 | 12 | 87.5% | 87.5% |\n"));
    BOOST_TEST(has(text, "需要整改3项，折合总分共失5.5分：\n"));
    BOOST_TEST(has(text, "| 1.1 学习 | 2/4 | 评为“B”：全年学习二次 | 补订计划 |\n"));
    BOOST_TEST(has(text, "- 警告：迟 2 天（a.yaml:3:12）\n"));
    BOOST_TEST(has(text, "\n存在下列情形：\n\n- 一票否决（取消评定资格）：**V1 事故**\n"));
    BOOST_TEST(has(text, "| 2 环境 | 不涉及 | \\- | \\- | 87.5% |\n"));
    BOOST_TEST(has(text, "### 丙窗口（u3）\n\n- **结果**：不予计分：没有“1.9”这项\n\n"));
}

BOOST_AUTO_TEST_CASE(only_the_units_asked_for) {
    auto choices = chinese();
    choices.units = {1};
    const std::string text = written(some(), choices);
    BOOST_TEST(has(text, "### 乙窗口（u2）"));
    BOOST_TEST(!has(text, "甲窗口"));
    BOOST_TEST(!has(text, "## 总体情况"));
    BOOST_TEST(has(text, "## 方法与复核"));
}

BOOST_AUTO_TEST_CASE(what_it_rests_on) {
    ReportChoices choices;
    choices.results = {{"results.ndjson", "ab12", ""}, {"-", "", ""}};
    auto results = some();
    results.set.results[0].overrides = "visits=lowest";
    results.set.results[1].scoring = "other";
    BatchReportOptions options;
    options.least_lost = test::exact("0.5");
    std::string rubric(test::noticed_rubric);
    rubric.replace(rubric.find("official"), 8, "illustrative");
    const std::string text = written(std::move(results), choices, options, rubric);
    const std::string notice =
        "> The rubric is illustrative and no official standard: no official conclusion may rest on these results.\n";
    const std::size_t first = text.find(notice);
    BOOST_TEST(first < 200U);
    BOOST_TEST(text.find(notice, first + 1) != std::string::npos);
    BOOST_TEST(has(text, "- **rounding**: scores to 2 decimals, half up\n"));
    BOOST_TEST(has(text, "- **what is to be fixed**: what lost 0.5 points or more\n"));
    BOOST_TEST(has(text, "- **policies changed**: visits=lowest\n"));
    BOOST_TEST(has(text, "- **results of another scoring digest**: other\n"));
    BOOST_TEST(has(text, "- **program**: ceping "));
    BOOST_TEST(has(text, "| results.ndjson | ab12 |\n| standard input | \\- |\n"));
}

BOOST_AUTO_TEST_CASE(no_unit_at_all) {
    const std::string text = written(test::NoticedResults());
    BOOST_TEST(has(text, "- **units**: 0, 0 scored, 0 rejected\n"));
    BOOST_TEST(!has(text, "## Weak areas"));
}

BOOST_AUTO_TEST_CASE(odd_names_stay_text) {
    auto results = some();
    std::string longest;
    for (int i = 0; i < 500; ++i) {
        longest += "长";
    }
    results.set.results[0].name = "<script>|\"\n# a\xE2\x80\xAE{x}";
    results.set.results[1].name = longest;
    const std::string text = written(std::move(results));
    BOOST_TEST(has(text, "### \\<script\\>\\|\" \\# a\xEF\xBF\xBD\\{x\\} (u1)\n"));
    BOOST_TEST(has(text, "| " + longest + " (u2) |"));
    BOOST_TEST(!has(text, "\n# a"));
}

BOOST_AUTO_TEST_SUITE_END()
