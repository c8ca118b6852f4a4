#include <ceping/write/letters/letter_advice.hpp>

#include <ceping/base/codes/codes_audience.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.hpp"
#include "unit/write/writing.hpp"

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

constexpr std::string_view form = R"(ceping: rubric/1
id: forms
title: 填报
total: 20
scales: {abcd: {A: 1, B: 0.66, C: 0.33, D: 0}}
facts: {kind: {title: 单位类型, values: [机关, 窗口]}, staff: {title: 在编人数, type: number}}
prerequisites: [{id: P1, title: 无违纪}]
items:
  - id: "1"
    title: 教育
    points: 20
    items:
      - {id: "1.1", title: 主题教育, points: 4, kind: level, scale: abcd, may_not_apply: true}
      - {id: "1.2", title: 家风, points: 4, kind: checklist, checks: [{id: a, title: 有方案}, {id: b, title: 有活动}]}
      - {id: "1.3", title: 参与率, points: 4, kind: measure, unit: "%", range: [0, 100], curve: [[60, 0], [95, 4]]}
      - {id: "1.4", title: 浪费问题, points: 4, kind: count, from: full, each: 0.5, unit: 起}
      - {id: "1.5", title: 观察, points: 4, kind: judged, step: 0.1}
)";

const Rubric& rubric() {
    static const Rubric out = test::written_rubric(form);
    return out;
}

/// A finding at a place of a file, as the letter words it with what stands there.
struct Case {
    const char* file;  ///< its text; empty: not known
    std::uint32_t line;
    std::uint32_t column;
    Code code;
    std::vector<Words> words;
    const char* suggestion;
    const char* expected;  ///< subject, place and advice, with `|` between
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.code.name() << " " << c.expected;
}

constexpr const char* tree = R"(ceping: record/1
unit: {id: u1, name: 甲, kind: 机构}
submitted: 2015.12.3
answers:
  "1.1": E
  "1.3": {num: 41, den: 40}
  "1.4": 3起
  "1.2": {met: [a, d], evidence: [{title: 方案, file: e/plan.pdf}]}
)";

constexpr const char* wide =
    "单位编码,单位名称,1.2 家风,参与率\n"
    "u1,\"甲\n单位\",a;d,num=38\n"
    "u2,乙,a,0.93\n";

constexpr const char* rows =
    "单位编码,指标编号,自评值,分子,分母\n"
    "u1,P1,有,,\n"
    "u1,1.3,,38人,40\n";

const Case cases[] = {
    {tree,
     5,
     10,
     "answer-level",
     {"1.1", "E", "A, B, C, D"},
     "",
     "主题教育（1.1）|第5行|填报为“E”，没有这个等级。请从A、B、C、D中选填一个，不涉及的填“不涉及”。"},
    {tree,
     6,
     16,
     "answer-range",
     {"1.3", "205/2", "0..100"},
     "",
     "参与率（1.3）|第6行|分子41大于分母40。请核对两个数是否填反、统计的范围是否一致，改正后重填。"},
    {tree,
     7,
     10,
     "bad-number",
     {"1.4", "3起"},
     "",
     "浪费问题（1.4）|第7行|填报为“3起”，不是数字，是否应为3？请填不小于0的整数（单位为起，只填数字）。"},
    {tree,
     8,
     21,
     "answer-check",
     {"1.2", "d", "a, b"},
     "",
     "家风（1.2）|第8行|填报为“d”，清单中没有这一项。请填写做到的各项，可填的有：a 有方案、b 有活动。"},
    {tree,
     8,
     53,
     "evidence-missing",
     {"e/plan.pdf"},
     "",
     "家风（1.2）|第8行|佐证“方案”（plan.pdf）没有找到。请补报这个文件，或改正所填的文件名。"},
    {tree,
     3,
     12,
     "bad-date",
     {"submitted", "2015.12.3"},
     "",
     "提交日期|第3行|填报为“2015.12.3”，应写作2015-12-03。"},
    {tree,
     3,
     12,
     "bad-date",
     {"submitted", "2015-02-30"},
     "",
     "提交日期|第3行|填报为“2015-02-30”，没有这一天。请核对后改填。"},
    {tree,
     3,
     12,
     "bad-date",
     {"submitted", "去年"},
     "",
     "提交日期|第3行|填报为“去年”，看不出是哪一天。请写明年、月、日，用短横线隔开。"},
    {tree,
     2,
     31,
     "fact-value",
     {"kind", "机构", "机关, 窗口"},
     "机关",
     "单位类型|第2行|填报为“机构”，没有这个选项。可填的有：机关、窗口。"},
    {wide,
     2,
     1,
     "prerequisite-unstated",
     {"P1 无违纪"},
     "",
     "|第2行|前置条件“无违纪（P1）”没有填写，现按不符合处理。请补填是否符合。"},
    {wide,
     3,
     5,
     "answer-check",
     {"1.2", "d", "a, b"},
     "",
     "家风（1.2）|第2行“1.2 家风”列（C列）|填报为“d”，清单中没有这一项。请填写做到的各项，可填的有：a 有方案、b "
     "有活动。"},
    {wide,
     3,
     9,
     "answer-parts",
     {"1.3"},
     "",
     "参与率（1.3）|第2行“参与率”列（D列）|只填了分子38，没有填分母。请填0%至100%之间的百分数，或分别填写分子和分母。"},
    {wide,
     4,
     8,
     "rate-as-fraction",
     {"1.3", "0.93", "93"},
     "",
     "参与率（1.3）|第3行“参与率”列（D列）|填报为0.93，是否应为93%？请核对后改填；比率确实这样低的，请在说明中写明。"},
    {tree,
     5,
     10,
     "answer-level",
     {"1.1", "b", "A, B, C, D"},
     "A",
     "主题教育（1.1）|第5行|填报为“b”，没有这个等级，是否应为“B”？请从A、B、C、D中选填一个，不涉及的填“不涉及”。"},
    {tree,
     2,
     31,
     "fact-value",
     {"kind", "机关门", "机关, 窗口"},
     "机关",
     "单位类型|第2行|填报为“机关门”，没有这个选项，是否应为“机关”？可填的有：机关、窗口。"},
    {rows,
     2,
     7,
     "bad-value",
     {"P1", "有", "是、否"},
     "",
     "无违纪（P1）|第2行“自评值”列（C列）|填报为“有”，这里只能填是或否。请改填。"},
    {rows,
     3,
     9,
     "bad-number",
     {"1.3", "38人"},
     "",
     "参与率（1.3）|第3行“分子”列（D列）|分子填报为“38人”，不是数字，是否应为38？请只填数字，不带文字。"},
    {"",
     9,
     3,
     "answer-step",
     {"1.5", "3.15", "0.1"},
     "",
     "观察（1.5）|第9行|填报为“3.15”，应为0.1的整数倍。请核对后改填。"},
    {"",
     9,
     3,
     "unknown-key",
     {"备主", {"答案", "an answer"}},
     "note",
     "|第9行|“备主”不是表中的内容，是否应为“说明”？请照下发的表改正。"},
    {"",
     9,
     3,
     "missing-key",
     {"name", {"unit（单位名称）", "unit"}},
     "",
     "|第9行|没有填写单位名称。请补填。"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(letter_advices)

BOOST_DATA_TEST_CASE(it_is_made_from_the_case, data::make(cases)) {
    const test::TemporaryFolder folder;
    const std::string text = sample.file;
    const std::string path = folder.write(text.starts_with("ceping") ? "a.yaml" : "a.csv", text);
    Diagnostic finding(sample.code, {path, sample.line, sample.column, {}}, sample.words, sample.suggestion);
    const FilledForms forms = text.empty() ? FilledForms() : FilledForms(rubric(), {finding.where}, {}, {});
    const LetterCase about(rubric(), nullptr, finding, &forms, nullptr);
    BOOST_TEST(letter_subject(about) + "|" + letter_place(about, false) + "|" + letter_advice(about) ==
               sample.expected);
}

BOOST_AUTO_TEST_CASE(every_code_that_concerns_a_unit_has_some) {
    for (const auto name : code_names) {
        const auto* const row = find_code(name);
        const auto at = static_cast<std::size_t>(row - code_table().data());
        const Audience audience = audience_of_row(at);
        const bool wanted = audience == Audience::writer || audience == Audience::unit;
        const bool has = has_letter_advice(name);
        // These two have letters or points of their own.
        const bool own = name == "unanswered" || name == "roster-missing";
        BOOST_TEST((has || own) == wanted, name);
    }
}

BOOST_AUTO_TEST_CASE(columns_have_letters) {
    BOOST_TEST(column_letter(0) == "A");
    BOOST_TEST(column_letter(25) == "Z");
    BOOST_TEST(column_letter(26) == "AA");
    BOOST_TEST(column_letter(51) == "AZ");
    BOOST_TEST(column_letter(52) == "BA");
    BOOST_TEST(column_letter(701) == "ZZ");
    BOOST_TEST(column_letter(702) == "AAA");
}

BOOST_AUTO_TEST_CASE(pairs_of_a_cell_get_the_words_of_a_form) {
    BOOST_TEST(form_text("num=38;den=40") == "分子38、分母40");
    BOOST_TEST(form_text("省级=1; 市级=2") == "省级=1、市级=2");
    BOOST_TEST(form_text("a;c") == "a;c");
}

BOOST_AUTO_TEST_SUITE_END()
