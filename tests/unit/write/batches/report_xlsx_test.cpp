// Workbooks of reports: what the script that reads them back cannot see, and batches that have nothing to show.
#include <boost/test/unit_test.hpp>

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/formats/workbook.hpp>

#include <string>

#include "unit/analyse/results.hpp"
#include "unit/write/writing.hpp"

using namespace ceping;

namespace {

std::string workbook(const Rubric& rubric, const ResultSet& set, const ReportChoices& choices = {}) {
    BatchReportOptions options;
    options.rank.rubric = &rubric;
    std::string out;
    write_overview_xlsx(make_batch_report(rubric, set, options), choices,
                        [&](std::string_view bytes) { out += bytes; });
    return out;
}

/// Two scored units, one that a criterion does not apply to, and a rejected one.
test::Results some_results() {
    test::Results out;
    out.unit("u1", "7.5").region("甲/乙").fact("staff", "12").band("pass");
    out.node("1", "4", "6")
        .node("1.1", "2", "4")
        .node("1.10", "2", "2")
        .node("2", "3.5", "4")
        .node("2.1", "3.5", "4");
    out.unit("u2", "5").region("甲/丙").band("fail");
    out.node("1", "3", "6").node("1.1", "3", "4").node("1.10", "0", "0", NodeStatus::not_applicable);
    out.node("2", "2", "4").node("2.1", "2", "4");
    out.unit("u3", "0").rejected();
    for (auto& result : out.set.results) {
        result.total = 10;
        result.name = "单位" + result.unit;
    }
    return out;
}

/// What a workbook must do whatever it is of: be one, and be the same again.
void check_whole(const Rubric& rubric, const ResultSet& set, const ReportChoices& choices = {}) {
    const std::string once = workbook(rubric, set, choices);
    BOOST_TEST(once.substr(0, 4) == "PK\x03\x04");
    BOOST_TEST((once == workbook(rubric, set, choices)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_xlsx)

BOOST_AUTO_TEST_CASE(the_same_report_is_the_same_bytes) {
    const Rubric rubric = test::written_rubric();
    const test::Results results = some_results();
    check_whole(rubric, results.set);
    ReportChoices dated;
    dated.language = Language::zh;
    dated.date = Date{2015, 12, 25};
    dated.fix_by = Date{2016, 3, 31};
    check_whole(rubric, results.set, dated);
    BOOST_TEST((workbook(rubric, results.set) != workbook(rubric, results.set, dated)));
}

BOOST_AUTO_TEST_CASE(one_unit_is_less_than_all) {
    const Rubric rubric = test::written_rubric();
    const test::Results results = some_results();
    ReportChoices one;
    one.units = {1, 1};
    check_whole(rubric, results.set, one);
    BOOST_TEST(workbook(rubric, results.set, one).size() < workbook(rubric, results.set).size());
}

BOOST_AUTO_TEST_CASE(nothing_to_show) {
    const Rubric rubric = test::written_rubric();
    check_whole(rubric, {});
    test::Results rejected;
    rejected.unit("u1", "0").rejected();
    check_whole(rubric, rejected.set);
    test::Results empty;
    empty.unit("u1", "0").node("1", "0", "0").node("1.1", "0", "0");
    empty.last().total = 0;
    check_whole(rubric, empty.set);
    test::Results unknown;
    unknown.unit("u1", "1").node("no such node", "1", "2");
    check_whole(rubric, unknown.set);
}

BOOST_AUTO_TEST_CASE(a_rubric_without_bands_and_titles) {
    const Rubric rubric = test::written_rubric(R"(ceping: rubric/1
id: plain
title: '& "一" <二>'
total: 4
items: [{id: a, title: 甲, points: 4, kind: judged}]
)");
    test::Results results;
    results.unit("u1", "3").node("a", "3", "4");
    results.last().name = std::string("\0\x01=1+1\r\n", 8) + "\xEF\xBF\xBF";
    results.last().total = 4;
    ReportChoices choices;
    choices.title = std::string(300, '&') + "\n\x02";
    check_whole(rubric, results.set, choices);
}

BOOST_AUTO_TEST_CASE(texts_fit_cells) {
    const auto en = [](std::string_view text) { return cell_text(text, Language::en); };
    BOOST_TEST(en("=1+1") == "=1+1");
    BOOST_TEST(en("两\n行") == "两\n行");
    // Read back, an escape would become another text.
    BOOST_TEST(en("_x0041_") == "_x005F_x0041_");
    BOOST_TEST(en("_x00_x0041_") == "_x00_x005F_x0041_");
    BOOST_TEST(en("_x004_ _xyzzy_ _X0041_") == "_x004_ _xyzzy_ _X0041_");
    BOOST_TEST(en(std::string_view("a\0b", 3)) == "a␀b");
    BOOST_TEST(en("\xEF\xBF\xBE") == "\xEF\xBF\xBD");

    const std::string most(32'767, 'a');
    BOOST_TEST((en(most) == most));
    const std::string cut = en(most + "a");
    BOOST_TEST(code_points(cut) <= 32'767U);
    BOOST_TEST(cut.ends_with("a… (cut, of 32768 characters)"));
    BOOST_TEST(cell_text(most + "a", Language::zh).ends_with("a…（共 32768 字，未全）"));
    std::string wide;  // two units each
    for (int i = 0; i < 16'384; ++i) {
        wide += "😀";
    }
    BOOST_TEST(en(wide).ends_with("😀… (cut, of 16384 characters)"));
    BOOST_TEST(en(std::string(5'000, '\x01')).ends_with("… (cut, of 5000 characters)"));
}

BOOST_AUTO_TEST_CASE(numbers_fit_cells) {
    const auto fits = [](const char* text) { return fits_number_cell(test::exact(text)); };
    BOOST_TEST(fits("0"));
    BOOST_TEST(fits("1/3"));
    BOOST_TEST(fits("999999999.999999"));
    BOOST_TEST(fits("-999999999999999"));
    BOOST_TEST(!fits("1000000000.000001"));
    BOOST_TEST(!fits("9999999999999999"));
    BOOST_TEST(fits("900719925474099/7000000"));  // rounded to 6 places
}

BOOST_AUTO_TEST_CASE(a_sheet_has_an_end) {
    Workbook book("t", {}, Language::en);
    Sheet& sheet = book.add("s");
    sheet.text(Sheet::most_rows - 1, 0, "x");
    BOOST_CHECK_THROW(sheet.text(Sheet::most_rows, 0, "x"), Error);
    BOOST_CHECK_THROW(sheet.number(0, Sheet::most_columns, 1), Error);
    // A number that a cell cannot hold is a text; a date before the format's calendar too.
    sheet.number(0, 0, test::exact("12345678901234567.5"));
    sheet.date(1, 0, {1899, 12, 31});
    std::size_t size = 0;
    book.write([&](std::string_view bytes) { size += bytes.size(); });
    BOOST_TEST(size > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
