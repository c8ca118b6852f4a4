#include <ceping/base/text.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/formats/text_table.hpp>
#include <ceping/write/results/results.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "unit/write/writing.hpp"

using namespace ceping;
using namespace ceping::test;

BOOST_AUTO_TEST_SUITE(write_tables)

BOOST_AUTO_TEST_CASE(columns_align_by_display_width) {
    TextTable table({{"名称"}, {"n", true}});
    table.measure({"民政局", "7"});
    table.measure({"ab", "12"});
    table.settle(0);
    BOOST_TEST(table.header() == "名称     n");
    BOOST_TEST(table.line({"民政局", "7"}) == "民政局   7");
    BOOST_TEST(table.line({"ab", "12"}) == "ab      12");
}

BOOST_AUTO_TEST_CASE(the_widest_column_that_may_gives_way) {
    TextTable table({{"name", false, true}, {"text", false, true}, {"n", true}});
    table.measure({"short name", "a text that is rather long", "100"});
    table.settle(32);
    const std::string line = table.line({"short name", "a text that is rather long", "100"});
    BOOST_TEST(line == "short name  a text that is~  100");
    BOOST_TEST(display_width(line) == 32U);
}

BOOST_AUTO_TEST_CASE(nothing_is_cut_below_eight_columns) {
    TextTable table({{"name", false, true}, {"n", true}});
    table.measure({"a long name", "100"});
    table.settle(5);
    BOOST_TEST(table.line({"a long name", "100"}) == "a long ~  100");
}

BOOST_AUTO_TEST_CASE(the_last_cell_of_a_short_row_runs_on) {
    TextTable table({{"name", false, true}, {"n", true}, {"text", false, true}});
    table.measure({"ab", "12", "text"});
    table.measure({"abcdef", "a reason that sets no width"});
    table.settle(24);
    BOOST_TEST(table.line({"ab", "12", "text"}) == "ab      12  text");
    BOOST_TEST(table.line({"ab", "a reason "}) == "ab      a reason ");
    BOOST_TEST(table.line({"ab", "a reason that is cut there"}) == "ab      a reason that i~");
}

BOOST_AUTO_TEST_CASE(a_table_of_a_report_goes_on) {
    std::vector<std::string> names{"甲", "long name"};
    Report::Table table{{}, names.size()};
    const CellsOf of(names);
    table.for_people({"名称", "name"}, Report::Type::text, of([](const std::string& name) { return name; }))
        .may_cut = true;
    table
        .for_people({"分", "points"}, Report::Type::points, of([](const std::string& name) {
                        auto out = name == "b" ? Report::Cell("none\nat all") : Report::Cell(name.size());
                        out.runs_on = name == "b";
                        return out;
                    }))
        .decimals = {1, Rounding::half_up};
    table.for_people({"注", "note"}, Report::Type::text, of([](const std::string& /*name*/) { return "x"; }));
    table.tone = [&](std::size_t row) { return names[row] == "b" ? Tone::fault : Tone::usual; };
    std::string out;
    std::optional<TextTable> layout;
    const auto put = [&] {
        write_table_text(table, Language::zh, {.color = true}, layout,
                         [&out](std::string_view bytes) { out += bytes; });
        return std::exchange(out, {});
    };
    BOOST_TEST(put() == "\x1B[1m名称        分  注\x1B[0m\n甲         3.0  x\nlong name  9.0  x\n");
    names = {"b", "a longer name"};
    BOOST_TEST(put() == "\x1B[31mb          none at all\x1B[0m\na longer name  13.0  x\n");
}

BOOST_AUTO_TEST_CASE(a_table_for_people) {
    ResultOptions options;
    options.language = Language::zh;
    const Rubric rubric = written_rubric();
    Result second = scored_result();
    second.unit.name = "乙";
    second.unit.id = "u2";
    second.eligible = false;
    second.vetoes = {VetoId(0)};
    second.band = BandId(1);
    second.claimed.reset();
    second.nodes[0] = node("6", "6");
    second.nodes[3] = node("4", "4");
    BOOST_TEST(written(*make_text_writer(rubric, options), {scored_result(), second, rejected_result()}) ==
               "单位                  得分  自评  等次    评定资格   薄弱环节\n"
               "甲,\"登记处\" (u1)      7.29  9.50  达标    具备       1 教育 50.0%\n"
               "乙 (u2)               7.29     -  未达标  不具备 V1  -\n"
               "（无编码）        不予计分  b.yaml:5:3: 细则中没有测评内容“1.2”；是否应为“1.1”？\n"
               "\n"
               "共 3 个单位：计分 2，不予计分 1，不具备评定资格 1；达标 1，未达标 1；平均 7.29\n");
}

BOOST_AUTO_TEST_CASE(the_summary_in_english) {
    BOOST_TEST(written(*make_text_writer(written_rubric(), {}), {}) ==
               "unit  score  claimed  band  eligible  weakest\n\n"
               "0 units: 0 scored, 0 rejected, 0 not eligible; 达标 0, 未达标 0\n");
}

BOOST_AUTO_TEST_CASE(a_name_cannot_forge_a_line) {
    Result result = scored_result();
    result.unit.name = "甲\n乙\x1F丙\x1B[31m";
    const std::string out = written(*make_text_writer(written_rubric(), {}), {result});
    BOOST_TEST(out.find("甲 乙\uFFFD丙\uFFFD[31m (u1)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(figures_cross_threads_exactly) {
    Result result = scored_result();
    result.claimed = Exact::parse("9.995").value();
    BOOST_TEST(written(*make_text_writer(written_rubric(), {}), {result}).find("   7.29    10.00  达标") !=
               std::string::npos);
    result.claimed = Exact::parse("29/3").value();
    BOOST_TEST(written(*make_text_writer(written_rubric(), {}), {result}).find("   7.29     9.67  达标") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_table_is_written_as_it_comes) {
    const Rubric rubric = written_rubric();
    const auto writer = make_text_writer(rubric, {});
    std::string out;
    const ByteSink sink = [&out](std::string_view bytes) { out += bytes; };
    const std::string row = writer->row(scored_result());
    for (int i = 0; i < 4999; ++i) {
        writer->put(std::string(row), sink);
    }
    BOOST_TEST(out.empty());
    writer->put(std::string(row), sink);
    BOOST_TEST(std::count(out.begin(), out.end(), '\n') == 5001);
    // What comes later is written at once, in the columns that there are.
    const std::string usual = "甲,\"登记处\" (u1)   7.29     9.50  达标  yes       1 教育 50.0%\n";
    BOOST_TEST(out.ends_with("\n" + usual));
    out.clear();
    Result wide = scored_result();
    wide.unit.name = "一个名称较长的登记处";
    writer->put(writer->row(wide), sink);
    writer->put(writer->row(rejected_result()), sink);
    writer->put(std::string(row), sink);
    BOOST_TEST(
        out ==
        "一个名称较长的登记处 (u1)   7.29     9.50  达标  yes       1 教育 50.0%\n"
        "(no id)           rejected  b.yaml:5:3: the rubric has no criterion `1.2'; did you mean `1.1'?\n" +
            usual);
    out.clear();
    writer->finish(sink);
    BOOST_TEST(out ==
               "\n5003 units: 5002 scored, 1 rejected, 0 not eligible; 达标 5002, 未达标 0; mean 7.29\n");
}

BOOST_AUTO_TEST_CASE(csv_has_a_row_a_unit) {
    ResultOptions options;
    options.plain = true;
    options.language = Language::zh;
    BOOST_TEST(
        written(*make_csv_writer(written_rubric(), options), {scored_result(), rejected_result()}) ==
        "unit,name,region,status,stage,score,claimed,base,bonus,penalty,band,eligible,rank,1,1.1,1.10,2,2.1,B1\n"
        "u1,\"甲,\"\"登记处\"\"\",泉州市/丰泽区,scored,verified,7.29,9.5,5.29,2,0,pass,true,,3,2,,2.285714,2.2857,2\n"
        ",,,rejected,,,,,,,,,,,,,,,\n");
}

BOOST_AUTO_TEST_CASE(csv_without_nodes) {
    ResultOptions options;
    options.plain = true;
    options.detail = Detail::score;
    const std::string out = written(*make_csv_writer(written_rubric(), options), {});
    BOOST_TEST(out == "unit,name,region,status,stage,score,claimed,base,bonus,penalty,band,eligible,rank\n");
}

BOOST_AUTO_TEST_CASE(csv_for_people) {
    ResultOptions options;
    options.language = Language::zh;
    Result second = scored_result();
    second.unit.id = "-1";
    second.unit.name = "=HYPERLINK(\"http://x\",\"甲\")";
    second.unit.region = "市\n区";
    second.eligible = false;
    second.stage = Stage::self;
    second.band = {};
    second.claimed.reset();
    BOOST_TEST(
        written(*make_csv_writer(written_rubric(), options), {scored_result(), second, rejected_result()}) ==
        "\xEF\xBB\xBF"
        "单位编码,单位名称,地区,状态,阶段,得分,自评得分,基本分,加分,扣分,等次,评定资格,名次,"
        "1 教育,1.1 学习,1.10 实践,2 服务,2.1 窗口,B1 表彰\r\n"
        "u1,\"甲,\"\"登记处\"\"\",泉州市/丰泽区,计分,核验,7.29,9.5,5.29,2,0,达标,具备,,3,2,,2.285714,2.2857,2\r\n"
        "'-1,\"'=HYPERLINK(\"\"http://x\"\",\"\"甲\"\")\",市 "
        "区,计分,自评,7.29,,5.29,2,0,,不具备,,3,2,,2.285714,2.2857,2\r\n"
        ",,,不予计分,,,,,,,,,,,,,,,\r\n");
}

BOOST_AUTO_TEST_CASE(csv_has_no_points_of_what_was_not_answered) {
    ResultOptions options;
    options.plain = true;
    Result result = scored_result();
    result.nodes[1] = node("0", "4", NodeStatus::missing);
    result.nodes[4] = node("0", "4");
    const std::string out = written(*make_csv_writer(written_rubric(), options), {result});
    BOOST_TEST(out.ends_with(",pass,true,,3,,,2.285714,0,2\n"));
}

BOOST_AUTO_TEST_SUITE_END()
