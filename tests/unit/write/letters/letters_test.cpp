#include <ceping/write/letters/letters.hpp>

#include <ceping/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temporary_folder.hpp"
#include "support/written.hpp"
#include "unit/write/validated.hpp"
#include "unit/write/writing.hpp"

using namespace ceping;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

LetterToUnit letter(const Validation& validation, std::size_t unit, const LetterOptions& options = {},
                    const Rubric& rubric = test::written_rubric()) {
    return letter_to(rubric, validation, unit, options);
}

std::string markdown_of(const Report& letter) { return test::written(letter, write_report_markdown); }

/// The letter to one unit, as Markdown; nothing where there is none.
std::string letter(ValidatedUnit unit, const LetterOptions& options = {},
                   const Rubric& rubric = test::written_rubric()) {
    Validation validation;
    validation.units.push_back(std::move(unit));
    const auto out = letter(validation, 0, options, rubric);
    return out.kind == LetterKind::none ? std::string() : markdown_of(out.text);
}

/// A letter about these findings.
std::string about(std::vector<Diagnostic> findings, const LetterOptions& options = {},
                  const Rubric& rubric = test::written_rubric()) {
    return letter(test::validated({"u1", "甲", "乙"}, 1, std::move(findings)), options, rubric);
}

Diagnostic range(const char* id, std::uint32_t line, const char* path = "self/u1.yaml") {
    return {"answer-range", {path, line, 3, {}}, {id, "12", "0..10"}};
}

Diagnostic late(Severity severity = Severity::warning) {
    Diagnostic out("late", {"self/u1.yaml", 3, 12, {}}, {"2015-12-22", "2015-12-20", {"2 天", "2 days"}});
    out.severity = severity;
    return out;
}

/// The small rubric with a criterion of timeliness.
Rubric timely(const char* grace) {
    std::string text(test::small_rubric);
    const std::string total = "total: 10\n";
    text.insert(text.find(total), "deadline: 2015-12-20\n");
    const std::string judged = "{id: \"2.1\", title: 窗口, points: 4, kind: judged}";
    text.replace(text.find(judged), judged.size(),
                 "{id: \"2.1\", title: 报送及时, points: 4, kind: timeliness, per_day: 0.5, grace_days: " +
                     std::string(grace) + "}");
    return test::written_rubric(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(letters)

BOOST_AUTO_TEST_CASE(errors_are_returned_and_doubts_follow) {
    BOOST_TEST(markdown_of(letter(test::some_units(), 1).text) ==
               "# 关于退回修改自评材料的通知\n"
               "\n"
               "丰泽区婚姻登记处（350503-hjdj）：\n"
               "\n"
               "根据《小例》（2015年版），我们核对了你单位报送的自评材料（fz.yaml），发现必须修改的问题1处、"
               "需要核实的情况1处，现予退回，请按下列意见修改。\n"
               "\n"
               "## 一、必须修改的问题\n"
               "\n"
               "1. **实践（1.10）**（第14行）：填报为“12”，应在0至2之间。请核对后改填。\n"
               "\n"
               "## 二、需要核实的情况\n"
               "\n"
               "2. **自评总分**（第9行）：填报为9，按各项填报内容应为8；自填：4 + 5 = 9；按填报内容：4 + 4 = "
               "8。请核对是算错了，还是某一项填错了，改正其中一处。\n"
               "\n"
               "另告：你单位自评材料的提交日期是2015年12月22日，晚于截止日期2015年12月20日，逾期2天。\n"
               "\n"
               "请尽快修改完毕并重新报送。对上述意见有疑问的，请与我们联系。\n"
               "\n"
               "特此通知。\n"
               "\n"
               "＿＿＿＿＿＿＿＿测评工作办公室（盖章）\n"
               "\n"
               "＿＿＿＿年＿＿月＿＿日\n");
}

BOOST_AUTO_TEST_CASE(the_office_says_what_it_is_called_and_by_when) {
    LetterOptions options;
    options.title = "文明行业测评";
    options.office = "泉州市民政局<测评办>";
    options.contact = "陈同志，0595-1";
    options.reply_by = Date{2015, 12, 5};
    options.date = Date{2015, 12, 1};
    const std::string text = about({range("1.1", 4)}, options);
    BOOST_TEST(text.starts_with("# 关于退回修改文明行业测评自评材料的通知\n"));
    BOOST_TEST(has(text, "请于2015年12月5日前修改完毕并重新报送。"));
    BOOST_TEST(has(text, "请与我们联系（陈同志，0595-1）。"));
    BOOST_TEST(text.ends_with("特此通知。\n\n泉州市民政局\\<测评办\\>\n\n2015年12月1日\n"));
}

BOOST_AUTO_TEST_CASE(doubts_alone_are_asked_about) {
    const Diagnostic doubt("check-twice", {"self/u1.yaml", 4, 3, {}}, {"1.1", "a"});
    const std::string text = about({doubt});
    BOOST_TEST(text.starts_with("# 关于核实自评材料的通知\n"));
    BOOST_TEST(has(text, "有下列1处情况需要你单位核实。自评材料不退回。"));
    BOOST_TEST(!has(text, "现予退回"));
    BOOST_TEST(!has(text, "##"));
}

BOOST_AUTO_TEST_CASE(lateness_alone_is_told_with_what_it_costs) {
    const std::string text = about({late()}, {}, timely("0"));
    BOOST_TEST(text.starts_with("# 关于自评材料逾期报送的告知\n"));
    BOOST_TEST(has(text, "晚于截止日期2015年12月20日，逾期2天，报送及时（2.1）因此少得1分。"));
    BOOST_TEST(!has(text, "退回修改"));
    BOOST_TEST(!has(text, "\n1. "));
    BOOST_TEST(has(about({late()}, {}, timely("1")), "因此少得0.5分。"));
}

BOOST_AUTO_TEST_CASE(within_the_days_of_grace_nothing_is_written) {
    BOOST_TEST(about({late()}, {}, timely("2")).empty());
    BOOST_TEST(!has(about({late(), range("1.1", 4)}, {}, timely("2")), "晚于"));
    BOOST_TEST(has(about({late(), range("1.1", 4)}, {}, timely("1")), "另告："));
}

BOOST_AUTO_TEST_CASE(lateness_that_is_an_error_is_returned) {
    const std::string text = about({late(Severity::error)});
    BOOST_TEST(has(text, "# 关于退回修改"));
    BOOST_TEST(has(text, "1. 第3行：你单位自评材料的提交日期是2015年12月22日"));
}

BOOST_AUTO_TEST_CASE(a_unit_that_sent_nothing_is_reminded) {
    const auto unit = test::some_units().units[3];
    const std::string text = letter(unit);
    BOOST_TEST(
        text.starts_with("# 关于催报自评材料的通知\n\n丰泽区救助站（350503-jzz）：\n\n"
                         "按照《小例》（2015年版）的要求，你单位应报送自评材料。经核对，目前尚未收到。\n\n"
                         "请尽快报送。"));
    BOOST_TEST(has(text, "单位编码是否为“350503-jzz”"));
    auto rubric = test::written_rubric();
    rubric.deadline = Date{2015, 12, 20};
    BOOST_TEST(has(letter(unit, {}, rubric), "你单位应于2015年12月20日前报送自评材料。"));
    auto visited = unit;
    visited.records = 2;
    BOOST_TEST(has(letter(visited), "# 关于催报"));
}

BOOST_AUTO_TEST_CASE(what_others_wrote_is_not_told) {
    auto unit =
        test::validated({"u1", "甲", ""}, 2, {range("1.1", 4), range("2.1", 9, "visits/secret.yaml")});
    unit.self_paths = {"self/u1.yaml"};
    const std::string text = letter(unit);
    BOOST_TEST(has(text, "学习（1.1）"));
    BOOST_TEST(!has(text, "窗口（2.1）"));
    BOOST_TEST(!has(text, "secret"));
    unit.findings.erase(unit.findings.begin());
    BOOST_TEST(letter(unit).empty());
}

BOOST_AUTO_TEST_CASE(what_is_for_others_is_not_told) {
    const Location where{"self/u1.yaml", 2, 1, {}};
    const std::vector<Diagnostic> all = {
        Diagnostic("wrong-rubric", where, {"old", "small"}), Diagnostic("wrong-digest", where, {}),
        Diagnostic("roster-unknown", where, {"u1"}), Diagnostic("evidence-unreadable", where, {"a.pdf", "x"}),
        Diagnostic("records-differ", where, {"a", "b", "c", "d.yaml", "e"})};
    BOOST_TEST(about(all).empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_about_notes_unless_wanted) {
    const auto units = test::some_units().units;
    BOOST_TEST(letter(units[0]).empty());
    BOOST_TEST(letter(units[2]).empty());
    LetterOptions notes;
    notes.least = Severity::note;
    BOOST_TEST(has(letter(units[0], notes), "有下列1处情况需要你单位核实"));
    LetterOptions errors;
    errors.least = Severity::error;
    const std::string text = letter(units[1], errors);
    BOOST_TEST(has(text, "发现必须修改的问题1处，现予退回"));
    BOOST_TEST(!has(text, "二、"));
    auto ignored = units[3];
    ignored.findings.clear();
    BOOST_TEST(letter(ignored).empty());
}

BOOST_AUTO_TEST_CASE(points_follow_the_form) {
    const Diagnostic unit("unit-missing", {"self/u1.yaml", 30, 1, {}}, {});
    const std::string text = about({range("2.1", 4), range("1.1", 9), unit});
    BOOST_TEST(
        has(text, "\n1. 第30行：没有填写单位编码。请补填你单位的编码“u1”。\n2. **学习（1.1）**（第9行）："));
    BOOST_TEST(has(text, "\n3. **窗口（2.1）**（第4行）："));
}

BOOST_AUTO_TEST_CASE(all_that_is_not_answered_is_listed) {
    Diagnostic finding("unanswered", {"self/u1.yaml", 4, 3, {}}, {"1 教育", "2", "1.1, …"});
    finding.listed = {"1.1", "1.10"};
    BOOST_TEST(
        has(about({finding}), "1. **教育（1）**：有2项没有填报，现按0分计：学习（1.1）、实践（1.10）。"));
    finding.listed = {"2.1"};
    auto rubric = test::written_rubric();
    BOOST_TEST(has(about({finding}, {}, rubric), "**服务（2）**：有2项没有填报，现按0分计：窗口（2.1）。"));
}

BOOST_AUTO_TEST_CASE(other_units_go_by_their_names) {
    Validation validation;
    Diagnostic alike("alike-answers", {"self/u1.yaml", 4, 3, {}}, {"12", {"u2 (b.yaml:3) 等 4 个单位", ""}});
    alike.listed = {"u2"};
    validation.units.push_back(test::validated({"u1", "甲", ""}, 1, {alike}));
    validation.units.push_back(test::validated({"u2", "乙窗口", ""}, 1));
    const std::string text = markdown_of(letter(validation, 0).text);
    BOOST_TEST(has(text, "全部12项填报内容与乙窗口等单位的完全相同。"));
    BOOST_TEST(!has(text, "u2"));
    BOOST_TEST(!has(text, "b.yaml"));
}

BOOST_AUTO_TEST_CASE(several_files_are_named_where_they_matter) {
    const std::string text = about({range("1.1", 4, "self/a`.yaml"), range("2.1", 9, "x/b.yaml")});
    BOOST_TEST(has(text, "自评材料，发现"));
    BOOST_TEST(has(text, "（“a\\`.yaml”第4行）"));
    BOOST_TEST(has(text, "（“b.yaml”第9行）"));
}

BOOST_AUTO_TEST_CASE(a_cell_is_named_as_the_workbook_does) {
    Diagnostic finding("answer-range", {"u1.xlsx", 14, 7, "自评!G14"}, {"1.1", "12", "0..10"});
    BOOST_TEST(has(about({finding}), "**学习（1.1）**（工作表“自评”单元格G14）："));
    finding.where.cell = "G14";
    BOOST_TEST(has(about({finding}), "（单元格G14）："));
}

BOOST_AUTO_TEST_CASE(words_of_the_input_stay_words) {
    const Diagnostic finding("unknown-criterion", {"u1.yaml", 4, 3, {}}, {"[x](y)\n# 抬头"}, "<b>");
    const auto unit = test::validated({"# <script>", "1. [点我](http://a)", ""}, 1, {finding});
    const std::string text = letter(unit);
    BOOST_TEST(has(text, "\n1\\. \\[点我\\](http\\://a)（\\# \\<script\\>）：\n"));
    BOOST_TEST(has(text, "\\[x\\](y)"));
    BOOST_TEST(!has(text, "\n# 抬头"));
    BOOST_TEST(!has(text, "<b>"));
}

BOOST_AUTO_TEST_CASE(nobody_gets_no_letter) {
    const auto unit = test::validated({}, 1, {Diagnostic("unit-missing", {"a.yaml", 2, 1, {}}, {})});
    BOOST_TEST(letter(unit).empty());
}

BOOST_AUTO_TEST_CASE(formats_are_told_by_name) {
    for (const auto& name : letter_format_names()) {
        BOOST_TEST(find_letter_format(name).has_value());
    }
    BOOST_TEST(!find_letter_format("pdf"));
}

BOOST_AUTO_TEST_CASE(they_are_written_into_a_new_folder) {
    const test::TemporaryFolder folder;
    const std::string into = folder.path("out/letters");
    LetterOptions options;
    options.formats = {LetterFormat::markdown, LetterFormat::html, LetterFormat::docx};
    const auto written = write_letters(test::written_rubric(), test::some_units(), into, options);
    BOOST_TEST(written.returned == 1U);
    BOOST_TEST(written.asked == 0U);
    BOOST_TEST(written.late == 0U);
    BOOST_TEST(written.reminded == 1U);
    const std::vector<std::string> paths = {into + "/350503-hjdj.md",   into + "/350503-hjdj.html",
                                            into + "/350503-hjdj.docx", into + "/350503-jzz.md",
                                            into + "/350503-jzz.html",  into + "/350503-jzz.docx"};
    BOOST_TEST(written.paths == paths, boost::test_tools::per_element());
    BOOST_TEST(has(folder.read("out/letters/350503-hjdj.md"), "丰泽区婚姻登记处"));
    const std::string page = folder.read("out/letters/350503-hjdj.html");
    BOOST_TEST(has(page, "<strong>实践（1.10）</strong>"));
    BOOST_TEST(has(page, "<ol start=\"2\">"));
    BOOST_TEST(!has(page, "<nav"));
    BOOST_TEST(folder.read("out/letters/350503-hjdj.docx").starts_with("PK"));
    BOOST_TEST(!std::filesystem::exists(into + "/qz-1.md"));
}

BOOST_AUTO_TEST_CASE(nothing_leaves_the_folder) {
    const test::TemporaryFolder folder;
    folder.write("outside.md", "old");
    std::filesystem::create_directory(folder.path("letters"));
    std::filesystem::create_symlink("../outside.md", folder.path("letters/350503-hjdj.md"));
    BOOST_CHECK_THROW(write_letters(test::written_rubric(), test::some_units(), folder.path("letters"), {}),
                      Error);
    BOOST_TEST(folder.read("outside.md") == "old");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_a_file_is_an_error) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("letters", "");
    BOOST_CHECK_THROW(write_letters(test::written_rubric(), test::some_units(), path, {}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
