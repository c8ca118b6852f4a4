#include <ceping/write/letters.hpp>

#include <ceping/base/error.hpp>
#include <ceping/write/markdown_text.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "validated.hpp"
#include "writing.hpp"

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string letter(const ValidatedUnit& unit, const LetterOptions& options = {}) {
    return letter_text(test::rubric_of(), unit, options);
}

/// A letter about these findings.
std::string about(std::vector<Diagnostic> findings, const LetterOptions& options = {}) {
    return letter(test::validated({"u1", "甲", "乙"}, 1, std::move(findings)), options);
}

std::vector<std::string> names_of(const std::vector<std::string>& ids) {
    Validation validation;
    for (const auto& id : ids) {
        validation.units.push_back(test::validated({id, "", ""}, 1));
    }
    return letter_names(validation);
}

/// What the page of a code says of mending it.
std::string mend(std::string_view code) { return std::string(find_code_page(code)->zh_mend); }

Diagnostic range(const char* id, std::uint32_t line, const char* path = "self/u1.yaml") {
    return {"answer-range", {path, line, 3, {}}, {id, "12", "0..10"}};
}

struct Text {
    const char* from;
    const char* to;
};
std::ostream& operator<<(std::ostream& out, const Text& c) { return out << c.from; }

const Text texts[] = {
    {"# <script>", "\\# \\<script\\>"},
    {"[x](javascript:y)", "\\[x\\](javascript:y)"},
    {"![x](y)", "!\\[x\\](y)"},
    {"*粗* _斜_ ~~删~~", "\\*粗\\* \\_斜\\_ \\~\\~删\\~\\~"},
    {"`a` | b & c \\ $d$", "\\`a\\` \\| b \\& c \\\\ \\$d\\$"},
    {"&lt;", "\\&lt;"},
    {"- a", "\\- a"},
    {"+ a", "\\+ a"},
    {"===", "\\==="},
    {"1. a", "1\\. a"},
    {"12) a", "12\\) a"},
    {"(3) a", "(3\\) a"},
    {"b) a", "b\\) a"},
    {"IV. a", "IV\\. a"},
    {"No. a", "No. a"},
    {": a", "\\: a"},
    {"1.1 学习", "1.1 学习"},
    {"7.", "7\\."},
    {"350503-hjdj", "350503-hjdj"},
    {"http://a.b", "http\\://a.b"},
    {"WWW.a.b", "WWW\\.a.b"},
    {"  甲　", "甲"},
    {"", ""},
};

struct Name {
    const char* id;
    const char* file;
};
std::ostream& operator<<(std::ostream& out, const Name& c) { return out << c.id; }

const Name names[] = {
    {"350503-hjdj", "350503-hjdj.md"},
    {"丰泽区_1.2", "丰泽区_1.2.md"},
    {"../../etc/passwd", "_._.__etc_passwd.md"},
    {"..", "__.md"},
    {".hidden.", "_hidden_.md"},
    {"a/b\\c:d*e", "a_b_c_d_e.md"},
    {"# <script>", "___script_.md"},
    {"a\nb", "a_b.md"},
    {"café", "caf_.md"},
    {"", "_.md"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(letters)

BOOST_DATA_TEST_CASE(data_stays_text_in_markdown, data::make(texts)) {
    BOOST_TEST(markdown_text(sample.from) == sample.to);
}

BOOST_AUTO_TEST_CASE(a_code_span_holds_backticks) {
    BOOST_TEST(markdown_code("a.yaml") == "`a.yaml`");
    BOOST_TEST(markdown_code("a`b``.yaml") == "``` a`b``.yaml ```");
    BOOST_TEST(!has(markdown_code("a\n# b"), "\n"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_and_how_to_mend_it) {
    const auto unit = test::some_units().units[1];
    BOOST_TEST(
        letter(unit) ==
        "# 关于退回修改文明行业测评自评材料的通知\n"
        "\n"
        "丰泽区婚姻登记处（350503-hjdj）：\n"
        "\n"
        "根据《小例》（2015 年版），我们核对了你单位报送的自评材料（`fz.yaml`），包括填报是否完整规范、数值与佐证"
        "是否相符、是否按期报送。核对发现必须修改的问题 1 处、需要核实的问题 2 处，现予退回，请按下列意见修改。\n"
        "\n"
        "**一、必须修改的问题**\n"
        "\n"
        "1. **1.10 实践**（第 14 行）：12 不在 0..2 之内。\n"
        "\n"
        "   改法：" +
            mend("answer-range") +
            "\n"
            "\n"
            "**二、请核实的问题**\n"
            "\n"
            "2. 第 4 行：提交日期 2015-12-22 晚于截止日期 2015-12-20，迟 2 天。\n"
            "\n"
            "   改法：" +
            mend("late") +
            "\n"
            "\n"
            "3. 第 9 行：“score”自填 9，按答案应为 8。\n"
            "\n"
            "   - 自填：4 + 5 = 9\n"
            "   - 按答案：4 + 4 = 8\n"
            "\n"
            "   改法：" +
            mend("stated-differs") +
            "\n"
            "\n"
            "请尽快修改完毕并重新报送。对上述意见有疑问的，请与我们联系。\n"
            "\n"
            "特此通知。\n"
            "\n"
            "＿＿＿＿＿＿＿＿测评工作办公室（盖章）\n"
            "\n"
            "＿＿＿＿ 年 ＿＿ 月 ＿＿ 日\n");
}

BOOST_AUTO_TEST_CASE(who_signs_and_by_when) {
    LetterOptions options;
    options.office = "泉州市民政局<测评办>";
    options.reply_by = Date{2015, 12, 5};
    options.date = Date{2015, 12, 1};
    const std::string text = about({range("1.1", 4)}, options);
    BOOST_TEST(has(text, "请于 2015 年 12 月 5 日前修改完毕并重新报送。"));
    BOOST_TEST(text.ends_with("特此通知。\n\n泉州市民政局\\<测评办\\>\n\n2015 年 12 月 1 日\n"));
}

BOOST_AUTO_TEST_CASE(a_unit_that_sent_nothing_is_reminded) {
    const auto unit = test::some_units().units[3];
    const std::string text = letter(unit);
    BOOST_TEST(
        text.starts_with("# 关于催报文明行业测评自评材料的通知\n\n丰泽区救助站（350503-jzz）：\n\n"
                         "按照《小例》（2015 年版）的要求，你单位应报送自评材料。经核对，目前尚未收到。\n\n"
                         "请尽快报送。"));
    BOOST_TEST(has(text, "单位编码是否为“350503-jzz”"));
    BOOST_TEST(!has(text, "改法"));
    auto rubric = test::rubric_of();
    rubric.deadline = Date{2015, 12, 20};
    BOOST_TEST(has(letter_text(rubric, unit, {}), "你单位应于 2015 年 12 月 20 日前报送自评材料。"));
}

BOOST_AUTO_TEST_CASE(so_is_one_of_which_only_others_sent_records) {
    auto unit = test::some_units().units[3];
    unit.records = 2;
    BOOST_TEST(has(letter(unit), "# 关于催报"));
}

BOOST_AUTO_TEST_CASE(what_others_wrote_is_not_told) {
    auto unit =
        test::validated({"u1", "甲", ""}, 2, {range("1.1", 4), range("2.1", 9, "visits/secret.yaml")});
    unit.self_paths = {"self/u1.yaml"};
    const std::string text = letter(unit);
    BOOST_TEST(has(text, "1.1 学习"));
    BOOST_TEST(!has(text, "2.1 窗口"));
    BOOST_TEST(!has(text, "secret"));
    unit.findings.erase(unit.findings.begin());
    BOOST_TEST(letter(unit).empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_about_notes_unless_wanted) {
    const auto units = test::some_units().units;
    BOOST_TEST(letter(units[0]).empty());
    BOOST_TEST(letter(units[2]).empty());
    LetterOptions notes;
    notes.least = Severity::note;
    BOOST_TEST(has(letter(units[0], notes), "核对发现需要核实的问题 1 处，"));
    LetterOptions errors;
    errors.least = Severity::error;
    const std::string text = letter(units[1], errors);
    BOOST_TEST(has(text, "核对发现必须修改的问题 1 处，现予退回"));
    BOOST_TEST(!has(text, "二、"));
    auto ignored = units[3];
    ignored.findings.clear();
    BOOST_TEST(letter(ignored).empty());
}

BOOST_AUTO_TEST_CASE(findings_of_one_code_are_one_point) {
    const std::string text = about({range("1.1", 4), range("2.1", 9)});
    BOOST_TEST(has(text,
                   "1. 下列 2 处是同一类问题：\n\n"
                   "   - **1.1 学习**（第 4 行）：12 不在 0..10 之内。\n"
                   "   - **2.1 窗口**（第 9 行）：12 不在 0..10 之内。\n\n"
                   "   改法："));
    BOOST_TEST(!has(text, "\n2. "));
}

BOOST_AUTO_TEST_CASE(several_files_are_named_where_they_matter) {
    const std::string text = about({range("1.1", 4, "self/a`.yaml"), range("2.1", 9, "x/b.yaml")});
    BOOST_TEST(has(text, "自评材料，包括"));
    BOOST_TEST(has(text, "（`` a`.yaml `` 第 4 行）"));
    BOOST_TEST(has(text, "（`b.yaml` 第 9 行）"));
}

BOOST_AUTO_TEST_CASE(a_cell_is_named_as_the_workbook_does) {
    Diagnostic finding("answer-range", {"u1.xlsx", 14, 7, "自评!G14"}, {"1.1", "12", "0..10"});
    BOOST_TEST(has(about({finding}), "**1.1 学习**（工作表“自评”单元格 G14）："));
    finding.where.cell = "G14";
    BOOST_TEST(has(about({finding}), "（单元格 G14）："));
}

BOOST_AUTO_TEST_CASE(words_of_the_input_stay_words) {
    Diagnostic finding("unknown-criterion", {"u1.yaml", 4, 3, {}}, {"[x](y)\n# 抬头"}, "<b>");
    const auto unit = test::validated({"# <script>", "1. [点我](http://a)", ""}, 1, {finding});
    const std::string text = letter(unit);
    BOOST_TEST(has(text, "\n1\\. \\[点我\\](http\\://a)（\\# \\<script\\>）：\n"));
    BOOST_TEST(has(text, "\\[x\\](y)"));
    BOOST_TEST(!has(text, "\n# 抬头"));
    BOOST_TEST(!has(text, "<b>"));
}

BOOST_AUTO_TEST_CASE(what_concerns_who_runs_the_check_is_left_out) {
    const Diagnostic twice("duplicate-self", {"u1.yaml", 1, 1, {}}, {"u1", "b.yaml:1:1"});
    const std::string text = about({twice});
    BOOST_TEST(!has(text, "--"));
    BOOST_TEST(has(text, "改法：删去作废的一份。单位编码填错也会造成这种情况。\n"));
}

BOOST_AUTO_TEST_CASE(no_unit_named) {
    const auto unit = test::validated({}, 1, {Diagnostic("unit-missing", {"a.yaml", 2, 1, {}}, {})});
    BOOST_TEST(has(letter(unit), "\n有关单位（材料中没有写明单位编码）：\n"));
}

BOOST_DATA_TEST_CASE(file_names_are_tame, data::make(names)) {
    BOOST_TEST(names_of({sample.id}).front() == sample.file);
}

BOOST_AUTO_TEST_CASE(file_names_are_told_apart) {
    const std::vector<std::string> expected = {"a_b.md", "a_b-2.md", "A_B-3.md", "a_b-2-2.md", "c.md"};
    BOOST_TEST(names_of({"a/b", "a_b", "A:B", "a_b-2", "c"}) == expected, boost::test_tools::per_element());
    const std::string longest = names_of({std::string(300, 'x')}).front();
    BOOST_TEST(longest.size() < 200U);
    std::string chinese;
    for (int i = 0; i < 100; ++i) {
        chinese += "局";
    }
    const std::string cut = names_of({chinese}).front();
    BOOST_TEST(cut.size() < 200U);
    BOOST_TEST(cut.ends_with("局.md"));
}

BOOST_AUTO_TEST_CASE(they_are_written_into_a_new_folder) {
    const test::TemporaryFolder folder;
    const std::string into = folder.path("out/letters");
    const auto written = write_letters(test::rubric_of(), test::some_units(), into, {});
    BOOST_TEST(written.returned == 1U);
    BOOST_TEST(written.reminded == 1U);
    const std::vector<std::string> paths = {into + "/350503-hjdj.md", into + "/350503-jzz.md"};
    BOOST_TEST(written.paths == paths, boost::test_tools::per_element());
    BOOST_TEST(has(folder.read("out/letters/350503-hjdj.md"), "丰泽区婚姻登记处"));
    BOOST_TEST(!std::filesystem::exists(into + "/qz-1.md"));
}

BOOST_AUTO_TEST_CASE(nothing_leaves_the_folder) {
    const test::TemporaryFolder folder;
    folder.write("outside.md", "old");
    std::filesystem::create_directory(folder.path("letters"));
    std::filesystem::create_symlink("../outside.md", folder.path("letters/350503-hjdj.md"));
    BOOST_CHECK_THROW(write_letters(test::rubric_of(), test::some_units(), folder.path("letters"), {}),
                      Error);
    BOOST_TEST(folder.read("outside.md") == "old");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_a_file_is_an_error) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("letters", "");
    BOOST_CHECK_THROW(write_letters(test::rubric_of(), test::some_units(), path, {}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
