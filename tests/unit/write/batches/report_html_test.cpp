#include <ceping/write/batches/report.hpp>

#include <ceping/base/digest.hpp>

#include "unit/analyse/reported.hpp"

#include <string>

using namespace ceping;
using test::reported_results;
using test::reported_rubric;
using test::Results;

namespace {

std::string html_of(const Results& results, ReportChoices choices = {},
                    const Rubric& rubric = reported_rubric()) {
    const BatchReport report = make_batch_report(rubric, results.set, {});
    std::string out;
    write_overview_html(report, choices, [&](std::string_view bytes) { out += bytes; });
    return out;
}

ReportChoices chinese() {
    ReportChoices out;
    out.language = Language::zh;
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++out;
    }
    return out;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    BOOST_REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find(to, begin + from.size());
    BOOST_REQUIRE(end != std::string::npos);
    return text.substr(begin + from.size(), end - begin - from.size());
}

/// The page of one unit.
std::string page_of(const std::string& html, const std::string& unit) {
    return between(html, "<section class=\"unit\" data-unit=\"" + unit + "\"", "</section>");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_html)

BOOST_AUTO_TEST_CASE(it_runs_nothing_but_its_own_script) {
    const std::string html = html_of(reported_results());
    const std::string script = between(html, "<script>", "</script>");
    BOOST_TEST(has(html, "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                             sha256_base64(script) + "'\""));
    BOOST_TEST(times(html, "<script") == 1U);
    BOOST_TEST(!has(html, "http:"));
    BOOST_TEST(!has(html, "https:"));
    BOOST_TEST(!has(html, "src="));
}

BOOST_AUTO_TEST_CASE(numbers_are_those_of_the_results) {
    const std::string html = html_of(reported_results(), chinese());
    const std::string a = page_of(html, "a");
    BOOST_TEST(has(a, "<data class=\"score\" value=\"7\">7.00</data>"));
    BOOST_TEST(has(
        a,
        "<tr data-node=\"A\"><th scope=\"row\">A 环境</th><td class=\"points\">3</td><td class=\"max\">6</td>"
        "<td>50.0%</td><td>50.0%</td></tr>"));
    BOOST_TEST(has(a, "<td class=\"points\">4</td><td class=\"max\">4</td><td>100.0%</td><td>75.0%</td>"));
    BOOST_TEST(has(a, "第<span class=\"rank\">2</span>名，共2个单位参加排名"));
    BOOST_TEST(has(a, "<span class=\"claimed\">9.00</span>"));
    BOOST_TEST(has(a, "d=\"M0 24h50M0 60h100\""));
    BOOST_TEST(has(a, "低于中位数的0项；最低的是A 环境，50.0%"));
    const std::string d = page_of(html, "d");
    BOOST_TEST(has(d, "加分 X 表彰</th><td class=\"points\">0.5</td><td class=\"max\">1</td>"));
    BOOST_TEST(has(d, "扣分 Y 通报</th><td class=\"points\">1.5</td><td class=\"max\">2</td>"));
    BOOST_TEST(has(html, "<dt>平均分</dt><dd>6.00</dd>"));
    BOOST_TEST(has(html, "各段单位数见下表。"));
}

BOOST_AUTO_TEST_CASE(a_page_says_what_to_fix_and_why) {
    ReportChoices choices = chinese();
    choices.fix_by = parse_date("2016-03-31");
    const std::string a = page_of(html_of(reported_results(), choices), "a");
    BOOST_TEST(
        has(a, "共2项，折合总分共失<span class=\"lost-sum\">3.00</span>分。请于2016年3月31日前完成整改。"));
    BOOST_TEST(has(
        a,
        "<li data-node=\"A1\"><strong>A1 整洁</strong> <span class=\"tail\">失<span class=\"lost\">2</span>分</span>"
        "<dl><dt>发现</dt><dd>评为“B”：基本整洁</dd><dt>依据</dt><dd>文件 一</dd><dt>建议</dt><dd>每日保洁</dd></dl></li>"));
    // The clause of its own, and what a method found.
    BOOST_TEST(has(a, "<dt>发现</dt><dd>实地暗访得1分</dd><dt>依据</dt><dd>文件 二</dd></dl>"));
    const std::string d = page_of(html_of(reported_results(), chinese()), "d");
    BOOST_TEST(has(d, "整改期限：＿＿＿＿年＿＿月＿＿日。"));
    BOOST_TEST(has(d, "<strong>一票否决</strong> V1 事故"));
    BOOST_TEST(has(d, "<strong>前置条件不符合</strong> Q1 无违纪"));
    BOOST_TEST(has(d, "<dt>发现</dt><dd>没有填报</dd>"));
}

BOOST_AUTO_TEST_CASE(leagues_say_who_has_no_rank_and_why) {
    const std::string html = html_of(reported_results(), chinese());
    const std::string league = between(html, "<table class=\"league sortable\">", "</table>");
    BOOST_TEST(has(league, "参加排名2个，共4个单位"));
    BOOST_TEST(has(league,
                   "<tr data-unit=\"b\" data-r=\"1\" data-b=\"0\"><td class=\"rank\">1</td><th scope=\"row\">"
                   "<a href=\"#u1\">b处</a> <span class=\"tail\">b</span></th><td class=\"score\">9.00</td>"
                   "<td class=\"claimed\">–</td><td>良好</td><td>市/乙</td><td class=\"remark\"></td></tr>"));
    BOOST_TEST(has(league, "不具备评定资格：Q1 无违纪；V1 事故"));
    BOOST_TEST(has(league, "不予计分：答案有错"));
    BOOST_TEST(has(page_of(html, "c"), "<p class=\"notice\">不予计分：答案有错</p>"));
    BOOST_TEST(!has(page_of(html, "c"), "data class"));
}

BOOST_AUTO_TEST_CASE(the_heat_map_has_the_number_in_each_coloured_cell) {
    const std::string html = html_of(reported_results(), chinese());
    const std::string heat = between(html, "<table class=\"heat\">", "</table>");
    BOOST_TEST(has(heat, "<td class=\"h1\">50.0</td><td class=\"h5\">100.0</td>"));
    BOOST_TEST(has(heat, "<td class=\"h0\">0.0</td><td class=\"h3\">75.0</td>"));
    BOOST_TEST(!has(heat, "data-unit=\"c\""));
}

BOOST_AUTO_TEST_CASE(a_rubric_that_is_no_standard_is_said_to_be_none) {
    BOOST_TEST(has(html_of(reported_results(), chinese()),
                   "<p class=\"notice\">本报告依据的细则仅作示例，不是官方标准"));
    BOOST_TEST(
        has(html_of(reported_results()), "<p class=\"notice\">The rubric of this report is illustrative"));
}

BOOST_AUTO_TEST_CASE(chosen_units_have_their_pages_only_and_are_measured_against_all) {
    ReportChoices choices = chinese();
    choices.units = {0, 0};
    const std::string html = html_of(reported_results(), choices);
    BOOST_TEST(times(html, "<section class=\"unit\"") == 1U);
    BOOST_TEST(!has(html, "总体情况"));
    BOOST_TEST(!has(html, "<script"));
    BOOST_TEST(!has(html, "script-src"));
    BOOST_TEST(has(html, "第<span class=\"rank\">2</span>名，共2个单位参加排名"));
}

BOOST_AUTO_TEST_CASE(odd_names_are_names) {
    Results results = reported_results();
    results.set.results[0].name = "<script>alert('1')</script>\"&amp;";
    results.set.results[0].unit = "\"><b>";
    results.set.results[0].region = "市/<i>";
    results.set.results[0].facts = {{"<u>", "甲\n乙"}};
    results.set.results[0].findings = {{"<x>", Severity::warning, "<y>", "a'b:1:2"}};
    results.set.results[0].inputs = {{"<z>.yaml", "\"<w>", "self"}};
    results.set.results[1].name = "مرحبا‏ 甲";
    results.set.results[2].reason = "<q>";
    std::string longest;
    for (int i = 0; i < 500; ++i) {
        longest += "长";
    }
    results.set.results[3].name = longest;
    ReportChoices choices = chinese();
    choices.title = "</title><b>报告";
    choices.period = "<p>";
    choices.issuer = "<o>";
    const std::string html = html_of(results, choices);
    for (const char* tag :
         {"<script>a", "<b>", "<i>", "<u>", "<x>", "<y>", "<z>", "<w>", "<q>", "<o>", "</title><b>"}) {
        BOOST_TEST(!has(html, tag), tag);
    }
    BOOST_TEST(has(html, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;amp;"));
    BOOST_TEST(has(html, "data-unit=\"&quot;&gt;&lt;b&gt;\""));
    BOOST_TEST(has(html, "<dd>甲<br>乙</dd>"));
    BOOST_TEST(has(html, "<bdi>"));
    BOOST_TEST(has(html, longest));
}

BOOST_AUTO_TEST_CASE(the_fullest_interval_is_named_where_it_is_the_only_one) {
    Results results = reported_results();
    results.unit("e", "7.2").node("B", "4", "4");
    BOOST_TEST(has(html_of(results, chinese()), "单位最多的是7–7.5分，有2个。"));
    BOOST_TEST(has(html_of(results), "Most units, 2, have 7–7.5 points."));
}

BOOST_AUTO_TEST_CASE(a_batch_of_nothing_is_still_a_report) {
    const std::string html = html_of({}, chinese());
    BOOST_TEST(has(html, "没有计分的单位"));
    BOOST_TEST(has(html, "没有单位。"));
    BOOST_TEST(html.ends_with("</main>\n</body>\n</html>\n"));
    Results rejected;
    rejected.unit("", "0").rejected();
    BOOST_TEST(has(html_of(rejected, chinese()), "（未写明单位）"));
}

BOOST_AUTO_TEST_CASE(many_units_share_what_their_pages_would_repeat) {
    Results results;
    for (int i = 0; i <= 200; ++i) {
        results.unit("u" + std::to_string(i), "7").node("A1", "2", "4").node("B", "4", "4");
        results.last().details.resize(2);
        results.last().details[0] = {Exact(2), "B", {}};
    }
    const std::string html = html_of(results, chinese());
    BOOST_TEST(times(html, "每日保洁") == 2U);  // the criteria that lost most, and the chapter of clauses
    BOOST_TEST(has(html, "<li><a href=\"#c1\">A1</a> 失2：评为“B”"));
    BOOST_TEST(has(html, ".fix [href=\"#c1\"]::after { content: \"\\20 整洁\"; }"));
    BOOST_TEST(has(html, "B 基本整洁。<br>C 脏乱"));
    results.set.results.pop_back();
    BOOST_TEST(times(html_of(results, chinese()), "每日保洁") == 201U);
}

BOOST_AUTO_TEST_SUITE_END()
