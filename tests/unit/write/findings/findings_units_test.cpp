#include <ceping/write/findings/findings.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/findings/summary.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

#include "support/written.hpp"
#include "unit/write/validated.hpp"

using namespace ceping;

namespace {

std::string written(const char* format, const std::vector<Diagnostic>& found,
                    const FindingOptions& options = {}) {
    std::string out;
    find_output_format(format)->findings(found, options, [&out](std::string_view bytes) { out += bytes; });
    return out;
}

std::string written(const char* format, const FindingOptions& options = {}) {
    return written(format, test::findings_of(test::some_units()), options);
}

FindingOptions in(Language language) {
    FindingOptions out;
    out.language = language;
    return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// How often `part` stands in `text`.
std::size_t times(const std::string& text, std::string_view part) {
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++out;
    }
    return out;
}

Diagnostic cell_finding(const char* word, UnitIdentity unit, const char* path = "a.yaml") {
    Diagnostic out("unknown-scale", {path, 1, 2, {}}, {word});
    out.unit = std::make_shared<const UnitIdentity>(std::move(unit));
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_findings_of_units)

BOOST_AUTO_TEST_CASE(each_unit_has_a_heading) {
    FindingOptions options;
    options.excerpts = false;
    BOOST_TEST(
        written("text", options) ==
        "350503-hjdj 丰泽区婚姻登记处 (泉州市/丰泽区): 1 error, 2 warnings\n"
        "self/fz.yaml:4:12: warning: submitted 2015-12-22, 2 days after the deadline 2015-12-20 [late]\n"
        "self/fz.yaml:9:3: warning: `score' is stated as 9; the answers give 8 [stated-differs]\n"
        "    stated: 4 + 5 = 9\n"
        "    by the answers: 4 + 4 = 8\n"
        "self/fz.yaml:14:10: error: `1.10' must be from 0 to 2, not 12 [answer-range]\n"
        "\n"
        "350503-jzz 丰泽区救助站 (泉州市/丰泽区): 1 error\n"
        "roster.csv:4:1: error: `丰泽区救助站' of the roster sent no self record [roster-missing]\n"
        "\n"
        "dh-1 德化县婚姻登记处 (泉州市/德化县): 1 note\n"
        "self/dh.yaml:6:8: note: `1.1' has full-width characters, read as `8' [full-width]\n");
}

BOOST_AUTO_TEST_CASE(in_chinese_with_the_line_below) {
    const std::string text = written("text", in(Language::zh));
    BOOST_TEST(text.starts_with("350503-hjdj 丰泽区婚姻登记处（泉州市/丰泽区）：1 个错误，2 个警告\n"));
    BOOST_TEST(has(text, "  14 |   \"1.10\": 12\n     |          ^\n"));
    BOOST_TEST(has(text, "    自填：4 + 5 = 9\n"));
}

BOOST_AUTO_TEST_CASE(headings_are_bold_where_colours_are_wanted) {
    FindingOptions options;
    options.color = true;
    BOOST_TEST(written("text", options)
                   .starts_with(
                       "\x1B[1m350503-hjdj 丰泽区婚姻登记处 (泉州市/丰泽区): 1 error, 2 warnings\x1B[0m\n"));
}

BOOST_AUTO_TEST_CASE(what_is_about_no_unit_stands_apart) {
    auto validation = test::some_units();
    validation.general.push_back(Diagnostic("roster-duplicate", {"roster.csv", 9, 1, {}}, {"qz-1", "2"}));
    const std::string text = written("text", test::findings_of(validation));
    BOOST_TEST(text.starts_with("roster.csv:9:1: error: "));
    BOOST_TEST(has(text, "[roster-duplicate]\n\n350503-hjdj "));
}

BOOST_AUTO_TEST_CASE(input_that_names_no_unit_has_a_heading_too) {
    const auto found = {cell_finding("x", {}, "a.yaml"), cell_finding("x", {}, "b.yaml")};
    const std::string text = written("text", found, in(Language::zh));
    BOOST_TEST(times(text, "（没有写明单位）：1 个错误\n") == 2U);
}

BOOST_AUTO_TEST_CASE(a_cut_list_counts_the_whole) {
    FindingOptions options;
    options.max_errors = 2;
    const std::string text = written("text", options);
    BOOST_TEST(has(text, "(泉州市/丰泽区): 1 error, 2 warnings; 2 of them not listed\n"));
    BOOST_TEST(!has(text, "dh-1"));
    BOOST_TEST(has(written("json", options), "\"warning\":2,\"note\":1},\n\"cut\":3}"));
    const std::string csv = written("csv", options);
    BOOST_TEST(csv.ends_with(
        "\r\nnote,findings-cut,,,,,,,,\"2 errors, 2 warnings, 1 note; 3 of them not listed\",\r\n"));
}

BOOST_AUTO_TEST_CASE(a_forged_heading_stays_on_its_line) {
    const std::string text =
        written("text", {cell_finding("x", {"u1", "甲\nb.yaml:1:1: error: no [late]", "r\x1B[31m"})});
    BOOST_TEST(times(text, "\n") == 2U);
    BOOST_TEST(!has(text, "\x1B"));
}

BOOST_AUTO_TEST_CASE(json_names_the_unit_and_what_derives_the_message) {
    const std::string json = written("json");
    BOOST_TEST(has(json,
                   "\"unit\":{\"id\":\"350503-hjdj\",\"name\":\"丰泽区婚姻登记处\","
                   "\"region\":\"泉州市/丰泽区\"}"));
    BOOST_TEST(has(json, "\"more\":[\"stated: 4 + 5 = 9\",\"by the answers: 4 + 4 = 8\"]"));
    BOOST_TEST(times(json, "\"more\"") == 1U);
    BOOST_TEST(!has(json, "\"known\""));
    FindingOptions options;
    options.known = 0;
    BOOST_TEST(has(written("json", options), "\"known\":0"));
}

BOOST_AUTO_TEST_CASE(sarif_names_the_unit_as_a_logical_location) {
    const std::string sarif = written("sarif");
    BOOST_TEST(times(sarif, "\"kind\": \"unit\"") == 5U);
    BOOST_TEST(has(sarif, "\"fullyQualifiedName\": \"350503-hjdj\""));
    BOOST_TEST(has(sarif, "the answers give 8\\nstated: 4 + 5 = 9\\nby the answers: 4 + 4 = 8\""));
}

BOOST_AUTO_TEST_CASE(junit_has_a_suite_a_unit_and_passing_ones) {
    const auto validation = test::some_units();
    FindingOptions options;
    options.units = &validation;
    const std::string xml = written("junit", test::findings_of(validation), options);
    BOOST_TEST(has(xml, "<testsuites name=\"ceping\" tests=\"6\" failures=\"2\">"));
    BOOST_TEST(has(
        xml, "<testsuite name=\"350503-hjdj 丰泽区婚姻登记处 (泉州市/丰泽区)\" tests=\"3\" failures=\"1\">"));
    BOOST_TEST(has(xml, "<testcase classname=\"qz-1\" name=\"nothing found\"/>"));
    BOOST_TEST(has(xml, "[stated-differs]\nstated: 4 + 5 = 9\nby the answers: 4 + 4 = 8</system-out>"));
    BOOST_TEST(times(xml, "<testsuite ") == 4U);
    // Without the units nothing is known of the one in order.
    BOOST_TEST(!has(written("junit"), "qz-1"));
}

BOOST_AUTO_TEST_CASE(junit_tells_inputs_without_a_unit_apart_by_file) {
    const auto found = {cell_finding("x", {}, "a.yaml"), cell_finding("x", {}, "b.yaml"),
                        cell_finding("x", {"a.yaml", "", ""}, "c.yaml")};
    BOOST_TEST(times(written("junit", found), "<testsuite ") == 3U);
}

BOOST_AUTO_TEST_CASE(github_names_the_unit_in_the_title) {
    const std::string text = written("github");
    BOOST_TEST(has(text,
                   ",title=stated-differs · 350503-hjdj::`score' is stated as 9; the answers give 8"
                   "%0Astated: 4 + 5 = 9%0Aby the answers: 4 + 4 = 8\n"));
}

BOOST_AUTO_TEST_CASE(csv_is_for_excel) {
    const std::string csv = written("csv", in(Language::zh));
    BOOST_TEST(
        csv.starts_with("\xEF\xBB\xBF级别,代码,单位编码,单位名称,地区,文件,行,列,单元格,问题,说明\r\n"
                        "警告,late,350503-hjdj,丰泽区婚姻登记处,泉州市/丰泽区,self/fz.yaml,4,12,,"));
    BOOST_TEST(has(csv, ",自填：4 + 5 = 9；按填报内容：4 + 4 = 8\r\n"));
    BOOST_TEST(times(csv, "\r\n") == times(csv, "\n"));
}

BOOST_AUTO_TEST_CASE(csv_holds_no_formula) {
    const auto cell_of = [](const char* name) {
        const std::string csv = written("csv", {cell_finding("x", {"u1", name, ""})});
        const std::size_t start = csv.find(",u1,") + 4;
        return csv.substr(start, csv.find(",,a.yaml") - start);
    };
    BOOST_TEST(cell_of("=1+1") == "'=1+1");
    BOOST_TEST(cell_of("+86") == "'+86");
    BOOST_TEST(cell_of("-1") == "'-1");
    BOOST_TEST(cell_of("@SUM(A1)") == "'@SUM(A1)");
    BOOST_TEST(cell_of("＝1") == "'＝1");
    BOOST_TEST(cell_of(" =1") == "' =1");
    BOOST_TEST(cell_of("\t=1").front() != '\t');
    BOOST_TEST(cell_of("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    BOOST_TEST(cell_of("1-1") == "1-1");
    BOOST_TEST(cell_of("甲 \"乙\"") == "\"甲 \"\"乙\"\"\"");
    BOOST_TEST(!has(cell_of("甲\r\n乙"), "\n"));
    BOOST_TEST(has(written("csv", {cell_finding("x", {"-1", "", ""}, "-")}), ",'-1,,,'-,1,2,"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(summary_of_units)

std::string summary_text(const Validation& validation, Language language, std::size_t width) {
    Report report;
    report.language = language;
    add_summary(report, validation);
    return test::written(report, write_report_text, {.width = width});
}

BOOST_AUTO_TEST_CASE(units_come_worst_first_and_regions_as_a_tree) {
    const auto validation = test::some_units();
    BOOST_TEST(summary_text(validation, Language::en, 0) ==
               "unit         name              region         records  handed in    errors  warnings  notes\n"
               "350503-hjdj  丰泽区婚姻登记处  泉州市/丰泽区        1  2 days late       1         2      0\n"
               "350503-jzz   丰泽区救助站      泉州市/丰泽区        0  missing           1         0      0\n"
               "dh-1         德化县婚姻登记处  泉州市/德化县        2  in time           0         0      1\n"
               "qz-1         市民政局          泉州市               1  -                 0         0      0\n"
               "\n"
               "region         units  sent  missing  late  with errors  with warnings\n"
               "泉州市             4     3        1     1            2              1\n"
               "泉州市/德化县      1     1        0     0            0              0\n"
               "泉州市/丰泽区      2     1        1     1            2              1\n"
               "all                4     3        1     1            2              1\n");
}

BOOST_AUTO_TEST_CASE(in_chinese_and_narrow) {
    const std::string text = summary_text(test::some_units(), Language::zh, 64);
    BOOST_TEST(text.starts_with("单位编码"));
    BOOST_TEST(has(text, "逾期2天"));
    BOOST_TEST(has(text, "未报送"));
    BOOST_TEST(has(text, "\n合计 "));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        BOOST_TEST(display_width(text.substr(at, end - at)) <= 64U);
        at = end + 1;
    }
}

BOOST_AUTO_TEST_CASE(what_names_no_unit_is_no_unit_of_a_region) {
    Validation validation;
    validation.units.push_back(test::validated({}, 1, {cell_finding("x", {})}));
    validation.units.push_back(test::validated({"u1", "甲", ""}, 1));
    const auto regions = region_summaries(validation);
    BOOST_REQUIRE(regions.size() == 1U);
    BOOST_TEST(regions[0].path.empty());
    BOOST_TEST(regions[0].units == 1U);
    BOOST_TEST(regions[0].with_errors == 0U);
    const auto units = unit_summaries(validation);
    BOOST_TEST(units[0].errors == 1U);
    BOOST_TEST(has(summary_text(validation, Language::zh, 0), "（没有写明地区）"));
}

BOOST_AUTO_TEST_CASE(it_ends_text_and_stands_in_json) {
    const auto validation = test::some_units();
    FindingOptions options;
    options.units = &validation;
    BOOST_TEST(!has(written("text", options), "handed in"));
    options.summary = true;
    BOOST_TEST(written("text", options).ends_with("\n\n" + summary_text(validation, Language::en, 0)));
    BOOST_TEST(written("text", {}, options) == summary_text(validation, Language::en, 0));
    const std::string json = written("json", options);
    BOOST_TEST(has(json, "\"units\":[\n{\"id\":\"350503-hjdj\","));
    BOOST_TEST(has(json, "\"records\":1,\"sent\":true,\"days_late\":2,\"errors\":1,"));
    BOOST_TEST(has(json, "\"days_late\":null"));
    BOOST_TEST(has(json, "\"regions\":[\n{\"path\":\"泉州市\",\"units\":4,"));
}

BOOST_AUTO_TEST_SUITE_END()
