// Rectification notices, word by word.
#include <ceping/write/batches/notices.hpp>

#include <ceping/base/error.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>

#include "support/temporary_folder.hpp"
#include "support/written.hpp"
#include "unit/write/reported.hpp"

using namespace ceping;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Written {
    explicit Written(test::NoticedResults results_of, BatchReportOptions options = {},
                     std::string_view of = test::noticed_rubric)
        : rubric(test::written_rubric(of)),
          results(std::move(results_of)),
          report(make_batch_report(rubric, results.set, options)) {}
    /// In Markdown; empty for no notice.
    [[nodiscard]] std::string text(std::size_t at = 0) const {
        const Report notice = notice_to(report, at, choices);
        return notice.blocks.empty() ? "" : test::written(notice, write_report_markdown);
    }

    Rubric rubric;
    test::NoticedResults results;
    BatchReport report;
    ReportChoices choices;
};

/// A unit that lost a level, a complaint and a penalty, before one that lost nothing.
test::NoticedResults small() {
    test::NoticedResults out;
    out.unit("u1", "25.5", "甲窗口");
    out.last().base = test::exact("26.5");
    out.last().penalty = 1;
    out.last().claimed = Exact(28);
    out.band("pass");
    out.node("1", "16", "18").node("1.1", "2", "4", "B").node("2", "10.5", "12").node("2.1", "2.5", "4", "2");
    out.node("K1", "1", "4", "a");
    out.detail().lost = 1;
    out.unit("u2", "30", "乙窗口").band("pass");
    out.node("1", "18", "18").node("1.1", "4", "4", "A");
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(notices)

BOOST_AUTO_TEST_CASE(the_whole_of_a_small_one) {
    const Written written(small());
    BOOST_TEST(
        written.text() ==
        "# 关于甲窗口测评发现问题的整改通知书\n"
        "\n"
        "甲窗口：\n"
        "\n"
        "根据《窗口细则》（2015年版），经核验，发现你单位存在下列问题（测评期为2015年1月1日至12月31日）。现将有关情况和整改要求通知如下。\n"
        "\n"
        "## 一、总体情况\n"
        "\n"
        "你单位得分25.5分（满分30分，自评28分），其中基本分26.5分，扣分1分；等次为“达标”；在参加排名的2"
        "个单位中列第2名。\n"
        "\n"
        "测评发现失分问题3项，折合总分共失4.5分。\n"
        "\n"
        "## 二、存在的问题\n"
        "\n"
        "### （一）服务（1，满分18分，得16分）\n"
        "\n"
        "依据条款：泉民办〔2015〕69号 二.1。\n"
        "\n"
        "1. **学习**（1.1，满分4分，失分2分）\n"
        "   - **评价标准**：每季度学习一次。\n"
        "   - **发现的情况**：评为“B”：全年学习二次。\n"
        "   - **测评方法**：自评（未经核验）。\n"
        "   - **整改建议**：补订计划。\n"
        "\n"
        "### （二）环境（2，满分12分，得10.5分）\n"
        "\n"
        "依据条款：泉民办〔2015〕69号 三.4。\n"
        "\n"
        "2. **投诉**（2.1，满分4分，失分1.5分）\n"
        "   - **发现的情况**：2起。\n"
        "   - **测评方法**：自评（未经核验）。\n"
        "\n"
        "### （三）扣分项\n"
        "\n"
        "3. **违规**（K1，扣1分）\n"
        "   - **发现的情况**：存在：a 收费。\n"
        "   - **测评方法**：自评（未经核验）。\n"
        "\n"
        "## 三、整改要求\n"
        "\n"
        "1. 请对照上述问题逐项制定整改措施，明确责任人，于＿＿＿＿年＿＿月＿＿日前整改到位；一时难以整改到位的，应说明"
        "原因和完成时限。\n"
        "2. 请于＿＿＿＿年＿＿月＿＿日前书面报送整改报告和填写完整的《整改情况反馈表》（见附件），并附文件、照片、台账等佐证材料。\n"
        "3. 对上述情况有异议的，请于＿＿＿＿年＿＿月＿＿日前书面提出复核申请，并附佐证材料。\n"
        "\n"
        "特此通知。\n"
        "\n"
        "附件：整改情况反馈表\n"
        "\n"
        "＿＿＿＿＿＿＿＿测评工作办公室（盖章）\n"
        "\n"
        "＿＿＿＿年＿＿月＿＿日\n"
        "\n"
        "## 附件\n"
        "\n"
        "整改情况反馈表\n"
        "\n"
        "单位（盖章）：甲窗口\n"
        "\n"
        "| 序号 | 存在的问题 | 整改措施 | 完成情况 | 完成日期 | 责任人 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | 学习（1.1），评为“B”：全年学习二次 |  |  |  |  |\n"
        "| 2 | 投诉（2.1），2起 |  |  |  |  |\n"
        "| 3 | 违规（K1），存在：a 收费 |  |  |  |  |\n");
}

BOOST_AUTO_TEST_CASE(who_signs_when_and_until_when) {
    Written written(small());
    written.choices.issuer = "泉州市民政局<测评办>";
    written.choices.date = Date{2016, 1, 10};
    written.choices.contact = "王某，0595-1";
    written.choices.fix_by = Date{2016, 1, 31};
    written.choices.period = "2015 年度";
    written.choices.language = Language::en;
    const std::string text = written.text();
    BOOST_TEST(has(text, "发现你单位存在下列问题（测评期为2015 年度）。"));
    BOOST_TEST(has(text, "有异议的，请于＿＿＿＿年＿＿月＿＿日前书面提出复核申请"));
    written.choices.object_by = Date{2016, 1, 20};
    BOOST_TEST(has(written.text(), "有异议的，请于2016年1月20日前书面提出复核申请"));
    BOOST_TEST(has(text, "明确责任人，于2016年1月31日前整改到位；"));
    BOOST_TEST(has(text, "4. 联系人和联系方式：王某，0595-1。\n"));
    BOOST_TEST(has(text, "请于2016年1月31日前书面报送整改报告"));
    BOOST_TEST(has(text, "附件：整改情况反馈表\n\n泉州市民政局\\<测评办\\>\n\n2016年1月10日\n"));
}

BOOST_AUTO_TEST_CASE(nothing_to_fix_is_no_notice) {
    const Written written(small());
    BOOST_TEST(written.text(1).empty());
    test::NoticedResults rejected;
    rejected.unit("u1", "0").rejected();
    BOOST_TEST(Written(std::move(rejected)).text().empty());
}

BOOST_AUTO_TEST_CASE(vetoes_and_prerequisites_come_first) {
    auto results = small();
    results.set.results.pop_back();
    results.ineligible();
    results.last().vetoes = {"V2", "V1"};
    results.last().prerequisites = {{"P1", "denied"}};
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "；因不具备评定资格，不参加排名。\n"));
    BOOST_TEST(has(text, "测评发现一票否决情形2项、未达到的前置条件1项和失分问题3项，折合总分共失4.5分。"));
    BOOST_TEST(has(text,
                   "## 二、一票否决情形和未达到的前置条件\n"
                   "\n"
                   "1. **事故（V1）**：属一票否决情形，取消评定资格。\n"
                   "2. **弄虚作假（V2）**：属一票否决情形，总分记为0分。\n"
                   "   - **依据条款**：泉民办〔2015〕69号 三.2。\n"
                   "3. **无违纪（P1）**：前置条件未达到，不具备评定资格。\n"
                   "   - **依据条款**：泉民办〔2015〕69号 三.1。\n"
                   "\n"
                   "## 三、存在的问题\n"));
}

BOOST_AUTO_TEST_CASE(a_prerequisite_that_nobody_confirmed_is_told) {
    test::NoticedResults results;
    results.unit("u1", "30").ineligible();
    results.last().prerequisites = {{"P1", "unstated"}};
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "测评发现尚未确认的前置条件1项。"));
    BOOST_TEST(has(
        text,
        "## 二、尚未确认的前置条件\n\n1. **无违纪（P1）**：前置条件尚未确认，暂不具备评定资格；请报送证明材料。\n"));
    BOOST_TEST(has(text, "| 1 | 无违纪（P1），前置条件尚未确认 |"));
    // Of a unit that is eligible all the same it says nothing.
    test::NoticedResults eligible;
    eligible.unit("u1", "30");
    eligible.last().prerequisites = {{"P1", "unstated"}};
    BOOST_TEST(Written(std::move(eligible)).text().empty());
}

BOOST_AUTO_TEST_CASE(a_veto_that_takes_all_is_told_with_what_it_took) {
    test::NoticedResults results;
    results.unit("u1", "0").ineligible();
    results.last().base = 25;
    results.last().vetoes = {"V2"};
    BOOST_TEST(has(Written(std::move(results)).text(),
                   "你单位因一票否决情形总分记为0分（满分30分）；不计一票否决，基本分25分"));
}

BOOST_AUTO_TEST_CASE(penalties_take_and_who_reported_nothing_was_not_verified) {
    auto results = small();
    results.set.results.front().inputs = {{"v.yaml", "", "onsite", ""}};
    results.set.results.front().details.back().answer.clear();
    results.set.results.front().details.back().by = {{"onsite", 1}};
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "实地暗访扣1分"));
    BOOST_TEST(has(text, "经实地暗访测评，发现你单位存在下列问题"));
}

BOOST_AUTO_TEST_CASE(what_is_left_of_an_earlier_time_is_counted) {
    const test::TemporaryFolder folder;
    const Written written(small());
    static_cast<void>(write_notices(written.report, written.choices, folder.path("n"),
                                    {LetterFormat::markdown, LetterFormat::html}));
    folder.write("n/u9.docx", "old");
    folder.write("n/notes.txt", "mine");
    BOOST_TEST(write_notices(written.report, written.choices, folder.path("n"), {LetterFormat::html}).left ==
               2U);
}

BOOST_AUTO_TEST_CASE(a_veto_alone_is_reason_enough) {
    test::NoticedResults results;
    results.unit("u1", "30").ineligible();
    results.last().vetoes = {"V1"};
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "测评发现一票否决情形1项。"));
    BOOST_TEST(has(text, "## 二、一票否决情形\n"));
    BOOST_TEST(!has(text, "、存在的问题"));
}

BOOST_AUTO_TEST_CASE(what_is_under_the_least_is_left_out_and_said_so) {
    BatchReportOptions options;
    options.least_lost = 2;
    const std::string text = Written(small(), options).text();
    BOOST_TEST(has(text, "测评发现失分问题1项，折合总分共失2分（单项失分不足2分的未列入）。"));
    BOOST_TEST(!has(text, "2.1"));
    options.least_lost = 3;
    BOOST_TEST(Written(small(), options).text().empty());
}

BOOST_AUTO_TEST_CASE(a_self_assessment_was_not_verified) {
    auto results = small();
    results.set.results.front().stage = Stage::self;
    BOOST_TEST(has(Written(std::move(results)).text(),
                   "经对报送的自评材料评分（未经实地核验），发现你单位存在下列问题（测评期"));
}

BOOST_AUTO_TEST_CASE(an_illustrative_rubric_is_called_so) {
    std::string rubric(test::noticed_rubric);
    rubric.replace(rubric.find("official"), 8, "illustrative");
    const Written written(small(), {}, rubric);
    BOOST_TEST(written.text().starts_with(
        "# 关于甲窗口测评发现问题的整改通知书\n\n> 所依据的细则仅作示例，不是官方标准，测评结果不得作为正式结论。\n\n甲窗口"));
}

BOOST_AUTO_TEST_CASE(the_standard_says_what_to_reach) {
    test::NoticedResults results;
    results.unit("u1", "28").node("1", "16", "18").node("1.3", "2", "4", "a");
    BOOST_TEST(has(Written(std::move(results)).text(), "   - **评价标准**：两项都有。\n"));
}

BOOST_AUTO_TEST_CASE(clauses_that_differ_stand_with_each_problem) {
    test::NoticedResults results;
    results.unit("u1", "25").node("2.1", "3", "4", "1").node("2.2", "2", "4", "市级=1");
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(
        text,
        "### （一）环境（2）\n\n1. **投诉**（2.1，满分4分，失分1分）\n   - **依据条款**：泉民办〔2015〕69号 三.4。\n"));
    BOOST_TEST(has(text, "2. **级别**（2.2，满分4分，失分2分）\n   - **发现的情况**：市级1项。\n"));
}

BOOST_AUTO_TEST_CASE(words_of_the_input_stay_words) {
    auto results = small();
    results.set.results.front().name = "1) <script>\n# 抬头\xE2\x80\xAE[点我](http://a)";
    results.set.results.front().details[1].answer = "B|*粗*";
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "\n1\\) \\<script\\> \\# 抬头\xEF\xBF\xBD\\[点我\\](http\\://a)：\n"));
    BOOST_TEST(has(text, "评为“B\\|\\*粗\\*”"));
}

BOOST_AUTO_TEST_CASE(they_are_written_into_a_new_folder) {
    const test::TemporaryFolder folder;
    auto results = small();
    results.unit("../u3", "20").node("1.1", "0", "4", "C");
    results.unit(".._u3", "20").node("1.1", "0", "4", "C");
    Written written(std::move(results));
    const std::string into = folder.path("out/notices");
    const std::vector<LetterFormat> formats = {LetterFormat::markdown, LetterFormat::html,
                                               LetterFormat::docx};
    const Notices all = write_notices(written.report, written.choices, into, formats);
    const auto names = [](const Notices& of) {
        std::vector<std::string> out;
        for (const auto& each : of.notices) {
            out.insert(out.end(), each.files.begin(), each.files.end());
        }
        return out;
    };
    const std::vector<std::string> files = {"u1.md",      "u1.html",      "u1.docx",
                                            "_._u3.md",   "_._u3.html",   "_._u3.docx",
                                            "_._u3-2.md", "_._u3-2.html", "_._u3-2.docx"};
    BOOST_TEST(names(all) == files, boost::test_tools::per_element());
    for (const auto& file : files) {
        BOOST_TEST(std::filesystem::exists(into + "/" + file), file);
    }
    BOOST_TEST(folder.read("out/notices/u1.md") == written.text());
    BOOST_TEST(!std::filesystem::exists(into + "/u2.md"));
    BOOST_TEST(has(folder.read("out/notices/index.md"), "[甲窗口](<u1.md>)"));
    BOOST_TEST(has(folder.read("out/notices/index.html"), "<a href=\"./_._u3-2.html\">.._u3</a>"));
    BOOST_TEST(folder.read("out/notices/index.docx").starts_with("PK"));
    // A chosen unit's file is called as among all.
    written.choices.units = {3};
    const Notices chosen = write_notices(written.report, written.choices, into, {LetterFormat::markdown});
    BOOST_TEST(names(chosen) == std::vector<std::string>{"_._u3-2.md"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_index_has_a_name_of_its_own) {
    const test::TemporaryFolder folder;
    test::NoticedResults results;
    results.unit("index", "20").node("1.1", "0", "4", "C");
    const Written written(std::move(results));
    const Notices all =
        write_notices(written.report, written.choices, folder.path("n"), {LetterFormat::markdown});
    BOOST_TEST(all.notices.front().files.front() == "index-2.md");
    BOOST_TEST(
        folder.read("n/index.json") ==
        "{\"ceping\":\"notices/1\",\n"
        "\"rubric\":{\"id\":\"window\",\"edition\":\"2015\",\"scoring\":\"" +
            written.rubric.scoring +
            "\"},\n\"least_lost\":0,\n\"notices\":[\n"
            "{\"unit\":\"index\",\"files\":[\"index-2.md\"],\"score\":20,\"lost\":4,\"vetoes\":[],"
            "\"prerequisites\":[],\"unconfirmed\":[],\"items\":[{\"id\":\"1.1\",\"lost\":4,\"of_score\":4}]}\n]}\n");
}

BOOST_AUTO_TEST_CASE(methods_and_days_are_told) {
    auto results = small();
    results.set.results.front().inputs = {{"self/u1.yaml", "", "self", "2015-12-01"},
                                          {"v/a.yaml", "", "onsite", "2015-08-12"},
                                          {"v/b.yaml", "", "onsite", "2015-10-20"},
                                          {"v/c.yaml", "", "material", "2014-12-31"}};
    results.set.results.front().details[1].by = {{"onsite", 1}, {"material", 3}};
    const std::string text = Written(std::move(results)).text();
    BOOST_TEST(has(text, "经材料审核、实地暗访（2014年12月31日、2015年8月12日、10月20日）核验，发现"));
    BOOST_TEST(
        has(text, "   - **测评方法**：实地暗访（2015年8月12日、10月20日），材料审核（2014年12月31日）。\n"));
    BOOST_TEST(!has(text, "v/"));
}

BOOST_AUTO_TEST_CASE(an_addressee_has_its_code_where_another_has_its_name) {
    auto results = small();
    results.set.results.back().name = "甲窗口";
    BOOST_TEST(has(Written(std::move(results)).text(), "\n\n甲窗口（u1）：\n\n"));
    test::NoticedResults nameless;
    nameless.unit("u1", "28").node("1.1", "2", "4", "B");
    nameless.unit("u2", "28");
    BOOST_TEST(has(Written(std::move(nameless)).text(), "\n\nu1：\n\n"));
}

BOOST_AUTO_TEST_CASE(what_a_score_is_made_of_is_said_where_it_is_more_than_one) {
    test::NoticedResults results;
    results.unit("u1", "28").node("1.1", "2", "4", "B");
    results.last().base = 28;
    BOOST_TEST(has(Written(std::move(results)).text(), "你单位得分28分（满分30分）；在参加"));
}

BOOST_AUTO_TEST_CASE(many_days_are_counted_as_days_of_visits) {
    auto results = small();
    auto& inputs = results.set.results.front().inputs;
    for (const char* day : {"2015-08-12", "2015-09-01", "2015-10-20", "2015-11-03", "2015-12-01"}) {
        inputs.push_back({"v.yaml", "", "onsite", day});
    }
    BOOST_TEST(has(Written(std::move(results)).text(),
                   "经实地暗访（2015年8月12日至2015年12月1日，共5个测评日）测评，发现"));
}

BOOST_AUTO_TEST_CASE(sections_stand_in_the_rubric_s_order_and_one_that_is_a_criterion_is_said_once) {
    const std::string_view rubric =
        "ceping: rubric/1\nid: sites\ntitle: 工地细则\nstatus: official\ntotal: 30\nitems:\n"
        "  - id: '1'\n    title: 管理\n    points: 20\n    items:\n"
        "      - {id: '1.1', title: 保证项目, points: 10, items: [{id: 1.1.1, title: 责任制, points: 10, kind: judged}]}\n"
        "      - {id: '1.2', title: 应急预案, points: 10, kind: judged}\n"
        "  - {id: '2', title: 现场, points: 10, kind: judged}\n";
    test::NoticedResults results;
    results.unit("u1", "16").node("1", "10", "20").node("1.1", "6", "10").node("1.1.1", "6", "10", "6");
    results.node("1.2", "4", "10", "4").node("2", "6", "10", "6");
    const std::string text = Written(std::move(results), {}, rubric).text();
    BOOST_TEST(has(text,
                   "### （一）管理（1，满分20分，得10分）\n\n"
                   "1. **应急预案**（1.2，满分10分，失分6分）\n"));
    BOOST_TEST(has(text,
                   "### （二）保证项目（1.1，满分10分，得6分）\n\n"
                   "2. **责任制**（1.1.1，满分10分，失分4分）\n"));
    BOOST_TEST(has(text, "### （三）现场（2，满分10分，得6分）\n\n3. **失分4分**\n"));
    BOOST_TEST(has(text, "| 1 | 应急预案（1.2），评4分 |"));
    BOOST_TEST(has(text, "| 3 | 现场（2），评6分 |"));
}

BOOST_AUTO_TEST_CASE(a_long_finding_is_cut_in_the_annex) {
    std::string rubric(test::noticed_rubric);
    const std::string standard = "全年学习二次";
    std::string longer;
    for (int i = 0; i < 10; ++i) {
        longer += standard;
    }
    rubric.replace(rubric.find(standard), standard.size(), longer);
    const std::string text = Written(small(), {}, rubric).text();
    BOOST_TEST(has(text, "：评为“B”：" + longer + "。"));
    BOOST_TEST(has(text, "| 1 | 学习（1.1），评为“B”：" + standard + standard));
    BOOST_TEST(!has(text, "（1.1），评为“B”：" + longer));
    BOOST_TEST(has(text, "…… |"));
}

BOOST_AUTO_TEST_CASE(the_index_tells_what_is_left_out_and_breaks_no_code) {
    const test::TemporaryFolder folder;
    BatchReportOptions options;
    options.least_lost = 2;
    test::NoticedResults results;
    results.unit("350500-bzfw", "28", "甲窗口").node("1.1", "2", "4", "B");
    const Written written(std::move(results), options);
    static_cast<void>(write_notices(written.report, written.choices, folder.path("n"), {LetterFormat::html}));
    const std::string index = folder.read("n/index.html");
    BOOST_TEST(has(index, "折合总分共失2分（单项失分不足2分的未列入）。"));
    BOOST_TEST(has(index, "<td class=\"brief\">350500-bzfw</td>"));
}

BOOST_AUTO_TEST_CASE(nothing_leaves_the_folder) {
    const test::TemporaryFolder folder;
    folder.write("outside.md", "old");
    std::filesystem::create_directory(folder.path("notices"));
    std::filesystem::create_symlink("../outside.md", folder.path("notices/u1.md"));
    const Written written(small());
    BOOST_CHECK_THROW(
        write_notices(written.report, written.choices, folder.path("notices"), {LetterFormat::markdown}),
        Error);
    BOOST_TEST(folder.read("outside.md") == "old");
}

BOOST_AUTO_TEST_SUITE_END()
