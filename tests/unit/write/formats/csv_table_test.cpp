#include <ceping/write/formats/csv_table.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;

namespace {

const Cells keys = {"unit", "score_moved", "points:1.1"};
const CsvTable people({false, Language::zh}, keys);
const CsvTable programs({true, Language::zh}, keys);

std::string cell(const CsvTable& table, std::string_view text) {
    std::string out;
    table.cell(out, text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_table)

BOOST_AUTO_TEST_CASE(people_get_a_mark_and_lines_of_windows) {
    BOOST_TEST(people.header() == "\xEF\xBB\xBF单位编码,分数变化,得分:1.1\r\n");
    BOOST_TEST(people.row({"u1", "9.5", ""}) == "u1,9.5,\r\n");
    const CsvTable english({false, Language::en}, keys);
    BOOST_TEST(english.header() == "\xEF\xBB\xBFunit,score_moved,points:1.1\r\n");
}

BOOST_AUTO_TEST_CASE(programs_get_what_is_there) {
    BOOST_TEST(programs.header() == "unit,score_moved,points:1.1\n");
    BOOST_TEST(programs.row({"=1+1", "@SUM(A1)", "a\nb"}) == "=1+1,@SUM(A1),\"a\nb\"\n");
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_would_run_is_a_text_for_people) {
    for (const auto* text : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", " =1", "\t=1", "=",
                             "-", "+1.2.3", "-.5", "+5-6"}) {
        BOOST_TEST_CONTEXT(text) {
            const std::string out = cell(people, text);
            BOOST_TEST(out.find("'") == (out.starts_with('"') ? 1U : 0U));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_figure_keeps_its_sign_and_a_name_does_not_become_one) {
    BOOST_TEST(people.row({"-2", "-2", "+3"}) == "'-2,-2,+3\r\n");
    BOOST_TEST(people.row({"+86", "-0.25", "-1-2"}) == "'+86,-0.25,'-1-2\r\n");
    BOOST_TEST(people.row({"12", "=1", "-"}) == "12,'=1,'-\r\n");
    BOOST_TEST(programs.row({"-2", "=1", "+3"}) == "-2,=1,+3\n");
}

BOOST_AUTO_TEST_CASE(quotes_are_those_of_rfc_4180) {
    for (const auto& table : {people, programs}) {
        BOOST_TEST(cell(table, "甲,\"乙\"") == "\"甲,\"\"乙\"\"\"");
        BOOST_TEST(cell(table, " a") == "\" a\"");
        BOOST_TEST(cell(table, "a b") == "a b");
        BOOST_TEST(cell(table, "").empty());
    }
}

BOOST_AUTO_TEST_CASE(nothing_reaches_a_terminal_as_a_command) {
    BOOST_TEST(cell(people, "a\x1B[31m\nb") == "a\uFFFD[31m b");
    BOOST_TEST(cell(programs, "a\x1B[31m") == "a\uFFFD[31m");
}

BOOST_AUTO_TEST_CASE(a_fraction_is_no_date_for_people) {
    BOOST_TEST(people.form().exact(Exact::fraction(1, 2)) == "0.5");
    BOOST_TEST(people.form().exact(Exact::fraction(1, 3)) == "0.333333");
    BOOST_TEST(programs.form().exact(Exact::fraction(1, 2)) == "1/2");
}

BOOST_AUTO_TEST_CASE(words_of_a_fixed_list) {
    BOOST_TEST(people.form().word("scored", "计分") == "计分");
    BOOST_TEST(programs.form().word("scored", "计分") == "scored");
    BOOST_TEST(people.form().status(ceping::UnitStatus::rejected) == "不予计分");
    BOOST_TEST(people.form().eligible(false) == "不具备");
    BOOST_TEST(programs.form().eligible(false) == "false");
}

BOOST_AUTO_TEST_SUITE_END()
