#include <ceping/check/fixing/fix.hpp>

#include <ceping/base/encoding.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

using namespace ceping;

namespace {

const std::string rubric_text = R"(ceping: rubric/1
id: t
title: t
total: 12
period: {from: 2015-01-01, to: 2015-12-31}
facts: {kind: {title: 类型}, staff: {title: 人数, type: number}}
scales: {abc: {A: 1, B: 0.5, C: 0}}
vetoes: [{id: V1, title: 事故, months: 24}]
items:
  - {id: A1.1, title: 甲, points: 3, kind: level, scale: abc}
  - id: A1.2
    title: 乙
    points: 3
    kind: checklist
    checks: [{id: a, title: 子, points: 1}, {id: b, title: 丑, points: 2}]
  - {id: A1.3, title: 丙, points: 3, kind: measure, unit: "%", curve: [[0, 0], [100, 3]]}
  - {id: F2.4, title: 丁, points: 3, kind: count, classes: {省级: 2, 市级: 1}, take: highest}
)";

const Rubric& rubric_for_table() {
    static const Rubric made = [] {
        Diagnostics found;
        auto out = decode_rubric(*read_rubric_text("t.yaml", rubric_text, found), found);
        BOOST_REQUIRE(out.has_value());
        return std::move(out.value());
    }();
    return made;
}

std::string fixed(std::string_view bytes) {
    return fix_record_table(rubric_for_table(), "t.csv", bytes, {}).bytes;
}

void stays(std::string_view bytes) {
    const Fixed out = fix_record_table(rubric_for_table(), "t.csv", bytes, {});
    BOOST_TEST(out.bytes == bytes);
    BOOST_TEST(out.fixes.empty());
}

/// Fixed as wanted, and then for good.
void becomes(const std::string& from, const std::string& to) {
    BOOST_TEST(fixed(from) == to);
    stays(to);
}

const std::string head = "unit,name,staff,submitted,V1,A1.1,A1.2,A1.3,F2.4\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(fix_table)

BOOST_AUTO_TEST_CASE(fixes_cells_of_a_wide_table) {
    becomes(head + " u1 ,甲, １２,2015/6/1,2014年5月1日,Ａ,ａ;b,９５％,省级=１\n",
            head + "u1,甲,12,2015-06-01,2014-05-01,A,a;b,95,省级=1\n");
    becomes(head + "u1,甲,,,否 ,ｎ／ａ,a、b,num=３;den=4,-\n", head + "u1,甲,,,否,n/a,a;b,num=3;den=4,-\n");
}

BOOST_AUTO_TEST_CASE(fixes_rows_of_a_long_table) {
    const std::string columns = "单位编码,提交日期,指标编号,自评值,达标项,分子,说明\n";
    becomes(columns + "u1,2015/6/1,Ａ1.1, B ,,,９５％ \nu1,2015/6/1,A1.2,,a；ｂ,,\nu1,2015/6/1,A1.3,,,３,\n",
            columns + "u1,2015-06-01,A1.1,B,,,９５％ \nu1,2015-06-01,A1.2,,a;b,,\nu1,2015-06-01,A1.3,,,3,\n");
}

BOOST_AUTO_TEST_CASE(fixes_misspelt_ids_where_one_is_meant) {
    const std::string columns = "unit,name,criterion,value\n";
    becomes(columns + "u1,n,F2..4,0\nu1,n,A 1.2,a\nu2,n,\"A1,3\",95%\nu2,n,a1.1,A\n",
            columns + "u1,n,F2.4,0\nu1,n,A1.2,a\nu2,n,\"A1.3\",95\nu2,n,A1.1,A\n");
    becomes("unit,name,F2..4,A 1.3,V1\nu1,n,0,９\n", "unit,name,F2.4,A1.3,V1\nu1,n,0,9\n");
    const auto out = fix_record_table(rubric_for_table(), "t.csv", columns + "u1,n,F2..4,0\n", {});
    BOOST_REQUIRE(out.fixes.size() == 1U);
    BOOST_TEST(out.fixes[0].may_move_score);
    BOOST_TEST(out.fixes[0].place.line == 2U);
    BOOST_TEST(out.fixes[0].place.column == 6U);
}

BOOST_AUTO_TEST_CASE(leaves_ids_that_could_be_two_or_are_there) {
    const std::string columns = "unit,name,criterion,value\n";
    stays(columns + "u1,n,A1.4,1\nu1,n,A1,1\nu1,n,x-A1.1,1\n");
    stays(columns + "u1,n,F2.4,0\nu1,n,F2..4,0\n");             // answered already
    stays(columns + "u1,n,F2..4,0\n,,F2 .4,0\nu2,n,A1.1,A\n");  // the second row goes on with the first
    stays("unit,name,F2.4,F2..4\nu1,n,0,0\n");
    stays("unit,name,A1.1,F2..4,F2 .4\nu1,n,A,0,0\n");
    // Of different records each is the only one.
    becomes(columns + "u1,n,F2.4,0\nu2,n,F2..4,0\n", columns + "u1,n,F2.4,0\nu2,n,F2.4,0\n");
}

BOOST_AUTO_TEST_CASE(fixes_a_header_that_stands_twice_in_both_places) {
    becomes("unit,name,A1..1\nu1,n,Ａ\nunit,name,A1..1\nu2,n,B\n",
            "unit,name,A1.1\nu1,n,A\nunit,name,A1.1\nu2,n,B\n");
}

BOOST_AUTO_TEST_CASE(keeps_every_other_byte) {
    becomes("\xEF\xBB\xBF" +
                std::string("表;;\r\nunit;\"name\";\"A1.3\"\r\n\"u;1\";\"a\"\"b\";\"９\"\r\n合计;;９\r\n"),
            "\xEF\xBB\xBF" +
                std::string("表;;\r\nunit;\"name\";\"A1.3\"\r\n\"u;1\";\"a\"\"b\";\"9\"\r\n合计;;９\r\n"));
    becomes("unit\tname\tA1.3\ru1\tn\t９\r", "unit\tname\tA1.3\ru1\tn\t9\r");
    becomes("unit,name,A1.3\nu1,\"两\n行\",９", "unit,name,A1.3\nu1,\"两\n行\",9");
    becomes("unit,name,F2.4\nu1,n,市级＝1\nu2,n,省级=１", "unit,name,F2.4\nu1,n,市级＝1\nu2,n,省级=1");
}

BOOST_AUTO_TEST_CASE(keeps_the_encoding) {
    const std::string from = "单位编码,单位名称,A1.3,F2.4\r\nu1,𠮷镕,９５％,省级=１\r\n";
    const std::string to = "单位编码,单位名称,A1.3,F2.4\r\nu1,𠮷镕,95,省级=1\r\n";
    for (const std::string_view encoding : {"GB18030", "UTF-16LE", "UTF-16BE"}) {
        const std::string mark = encoding == "GB18030" ? "" : encoded_text(utf8_bom, encoding).value();
        becomes(mark + encoded_text(from, encoding).value(), mark + encoded_text(to, encoding).value());
    }
    // Only a broken byte's own row is left alone.
    const std::string broken = encoded_text("u1,n,９,\r\n", "GB18030").value();
    const std::string columns = encoded_text("单位编码,单位名称,A1.3,F2.4\r\n", "GB18030").value();
    becomes(columns + "u0,\xFF\xFF,\xA3\xB9,\r\n" + broken, columns + "u0,\xFF\xFF,\xA3\xB9,\r\nu1,n,9,\r\n");
    BOOST_TEST(!encoded_text("\xF0\xA0\xAE\xB7", "no such encoding").has_value());
}

BOOST_AUTO_TEST_CASE(leaves_broken_rows_and_other_tables_alone) {
    becomes("unit,name,A1.3\nu1,\"n\"x,９\nu2,n,９\n", "unit,name,A1.3\nu1,\"n\"x,９\nu2,n,9\n");
    stays("unit,name,staff\nu1,甲,１２\n");  // a roster
    stays("甲,乙\n１,２\n");
    stays("");
}

BOOST_AUTO_TEST_CASE(changes_no_row_into_one_of_another_record) {
    // Written in two ways the days are of two records, and the figures contradict each other.
    const std::string columns = "unit,name,staff,submitted,criterion,value\n";
    stays(columns + "u1,n,12,2015/6/1,A1.1,A\nu1,n,１２,2015-06-01,A1.2,a\n");
}

BOOST_AUTO_TEST_SUITE_END()
