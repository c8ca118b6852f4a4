#include <ceping/check/fixing/fix.hpp>
#include <ceping/check/fixing/fix_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <support/effort.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using ceping::test::tries;

namespace {

/// One criterion of each kind, with ids that can be misspelt.
constexpr std::string_view rubric_text = R"(ceping: rubric/1
id: small
title: 小例
total: 20
scales: {abcd: {A: 1, B: 0.66, C: 0.33, D: 0}}
methods: {onsite: {title: 实地暗访}}
facts: {kind: {title: 类型, values: [窗口, 机关]}, staff: {title: 人数, type: number}}
prerequisites: [{id: P1, title: 无违纪}]
vetoes: [{id: V1, title: 事故, effect: ineligible}]
items:
  - id: basics
    title: 基础
    points: 10
    items:
      - {id: topic, title: 教育, points: 4, kind: level, scale: abcd, may_not_apply: true}
      - {id: family, title: 家风, points: 2, kind: checklist, checks: [{id: a, title: 甲}, {id: b, title: 乙}]}
      - {id: lecture, title: 讲堂, points: 4, kind: measure, unit: "%", range: [0, 100], curve: [[0, 0], [100, 4]]}
  - {id: waste, title: 浪费, points: 5, kind: count, from: full, each: 0.5}
  - {id: brand, title: 品牌, points: 5, kind: judged}
bonus:
  items:
    - {id: honours, title: 表彰, points: 5, kind: count, from: zero, classes: {省级: 2, A: 1}}
)";

const Rubric& rubric() {
    static const Rubric made = [] {
        Diagnostics found;
        const auto tree = read_rubric_text("r.yaml", std::string(rubric_text), found);
        auto out = decode_rubric(tree.value(), found);
        return std::move(out.value());
    }();
    return made;
}

Fixed fixed(std::string_view text) {
    Diagnostics found;
    auto out = fix_record_file(rubric(), "u.yaml", text, found);
    BOOST_REQUIRE_MESSAGE(out.has_value(), "not read: " << text);
    BOOST_TEST(found.empty());
    return std::move(*out);
}

/// A line for each fix: `line:column what`, `!` where it may move a score.
std::string said(const Fixed& fixed) {
    std::string out;
    for (const auto& each : fixed.fixes) {
        out += std::to_string(each.place.line) + ":" + std::to_string(each.place.column) + " " +
               each.said.en + (each.may_move_score ? " !\n" : "\n");
    }
    return out;
}

struct Case {
    const char* why;
    std::string before;
    std::string after;  ///< empty: as before
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.why; }

void check(const Case& c, const std::string& before, const std::string& after) {
    const Fixed once = fixed(before);
    BOOST_TEST(once.bytes == after);
    BOOST_TEST(said(once) == c.said);
    const Fixed twice = fixed(once.bytes);
    BOOST_TEST(twice.bytes == once.bytes);
    BOOST_TEST(said(twice).empty());
    for (const auto& each : once.fixes) {
        BOOST_TEST(!each.said.zh.empty());
        BOOST_TEST((each.may_move_score || each.what != Fix::What::name));
    }
}

// --- values: each case is what follows the head of a record (line 3 on)

const std::string head = "ceping: record/1\nunit: {id: u1, name: 甲}\n";

const Case values[] = {
    {"nothing to fix", "answers:\n  topic: A\n  lecture: 95\n", "", ""},
    {"full-width digits and signs",
     "answers: {lecture: ９５．５, waste: {value: ２}, brand: '１／３', honours: {counts: {省级: １}}}\n",
     "answers: {lecture: 95.5, waste: {value: 2}, brand: '1/3', honours: {counts: {省级: 1}}}\n",
     "3:20 `９５．５' becomes `95.5': full-width characters\n"
     "3:41 `２' becomes `2': full-width characters\n"
     "3:52 `１／３' becomes `1/3': full-width characters\n"
     "3:82 `１' becomes `1': full-width characters\n"},
    {"a ratio and its sample", "answers:\n  lecture: {num: ３８, den: \"４０\", sample: ４０}\n",
     "answers:\n  lecture: {num: 38, den: \"40\", sample: 40}\n",
     "4:18 `３８' becomes `38': full-width characters\n"
     "4:27 `４０' becomes `40': full-width characters\n"
     "4:41 `４０' becomes `40': full-width characters\n"},
    {"full-width n/a", "answers: {topic: ｎ／ａ, family: {value: 'Ｎ／Ａ '}}\n",
     "answers: {topic: n/a, family: {value: 'N/A'}}\n",
     "3:18 `ｎ／ａ' becomes `n/a': full-width characters\n"
     "3:39 `Ｎ／Ａ ' becomes `N/A': full-width characters\n"},
    {"full-width levels, checks and classes",
     "answers: {topic: Ａ, family: [ａ, b], honours: {counts: {Ａ: 1}}}\n",
     "answers: {topic: A, family: [a, b], honours: {counts: {A: 1}}}\n",
     "3:18 `Ａ' becomes `A': full-width characters\n"
     "3:30 `ａ' becomes `a': full-width characters\n"
     "3:56 `Ａ' becomes `A': full-width characters\n"},
    {"a level that the scale lacks", "answers: {topic: Ｅ}\n", "", ""},
    {"a text that is no number", "answers: {lecture: 九十五, waste: '２ 次'}\n", "", ""},
    {"a percent sign, where the unit is %", "answers: {lecture: 95%, brand: 3%}\n",
     "answers: {lecture: 95, brand: 3%}\n", "3:20 `95%' becomes `95': the unit is % already\n"},
    {"a full-width percent sign", "answers: {lecture: {value: \"９５％\"}}\n",
     "answers: {lecture: {value: \"95\"}}\n", "3:28 `９５％' becomes `95': the unit is % already\n"},
    {"blanks in quotes",
     "stated: {' score': ' 9.5'}\nanswers: {'topic ': \" A\", \"family\": ['　a'], 'lecture': '95　'}\n",
     "stated: {'score': '9.5'}\nanswers: {'topic': \"A\", \"family\": ['a'], 'lecture': '95'}\n",
     "3:10 ` score' becomes `score': blanks at the ends\n"
     "3:20 ` 9.5' becomes `9.5': blanks at the ends\n"
     "4:11 `topic ' becomes `topic': blanks at the ends\n"
     "4:21 ` A' becomes `A': blanks at the ends\n"
     "4:38 `　a' becomes `a': blanks at the ends\n"
     "4:56 `95　' becomes `95': blanks at the ends\n"},
    {"a wide blank without quotes", "answers: {lecture: 　95}\n", "answers: {lecture: 95}\n",
     "3:20 `　95' becomes `95': blanks at the ends\n"},
    {"taking the blank away would make a comment", "assessor: 　#1\n", "", ""},
    {"notes and titles are the author's own",
     "answers:\n  topic: {value: A, note: ' ９５％ ', evidence: [{title: ' Ａ', file: a.pdf}]}\n", "", ""},
    {"dates",
     "submitted: 2015/12/1\ndate: ２０１５年６月１７日\n"
     "answers: {topic: {value: A, evidence: [{title: a, file: a, date: ' 2015-06-01'}, {title: b, file: b, date: "
     "'2015年6月1日'}]}}\n",
     "submitted: 2015-12-01\ndate: 2015-06-17\n"
     "answers: {topic: {value: A, evidence: [{title: a, file: a, date: '2015-06-01'}, {title: b, file: b, date: "
     "'2015-06-01'}]}}\n",
     "3:12 `2015/12/1' becomes `2015-12-01': the form of a date\n"
     "4:7 `２０１５年６月１７日' becomes `2015-06-17': the form of a date\n"
     "5:66 ` 2015-06-01' becomes `2015-06-01': blanks at the ends\n"
     "5:108 `2015年6月1日' becomes `2015-06-01': the form of a date\n"},
    {"days that do not exist", "submitted: 2015/2/30\n", "", ""},
    {"flags", "prerequisites: {' P1': 'true '}\nvetoes: {V1 : false}\n",
     "prerequisites: {'P1': 'true'}\nvetoes: {V1 : false}\n",
     "3:17 ` P1' becomes `P1': blanks at the ends\n3:24 `true ' becomes `true': blanks at the ends\n"},
    {"null and empty answers", "answers: {topic: ~, family: '', lecture: ' ', waste: {}, brand: null}\n", "",
     ""},
    // --- what is not sure
    {"escapes", "answers: {topic: \"\\u0020A\", lecture: '''95', brand: \"\\uFF11\"}\n", "", ""},
    {"blocks of text", "answers:\n  lecture: |-\n    ９５\n  brand: >-\n    １\n", "", ""},
    {"a text over two lines", "assessor: '甲\n  乙 '\n", "", ""},
    {"what an anchor shares",
     "answers:\n  waste: &two ２\n  brand: *two\n  honours: &h {counts: {省级: １}}\n  x-more: *h\n", "", ""},
    {"other values beside an anchor", "x-a: &two ２\nanswers: {waste: *two, brand: ２}\n",
     "x-a: &two ２\nanswers: {waste: *two, brand: 2}\n", "4:31 `２' becomes `2': full-width characters\n"},
    {"a key that stands there twice then", "answers: {topic: A, 'topic ': B}\n", "", ""},
    {"a class that stands there twice then", "answers: {honours: {counts: {A: 1, Ａ: 2}}}\n", "", ""},
    // --- keys and ids
    {"a misspelt criterion", "answers: {topik: A}\n", "answers: {topic: A}\n",
     "3:11 `topik' becomes `topic': taken for a slip !\n"},
    {"a criterion in the other case, full width, with blanks",
     "answers: {Topic: A, ＢＲＡＮＤ: 2, ' lectrue ': 95%}\n",
     "answers: {topic: A, brand: 2, 'lecture': 95}\n",
     "3:11 `Topic' becomes `topic': taken for a slip !\n"
     "3:21 `ＢＲＡＮＤ' becomes `brand': taken for a slip !\n"
     "3:31 ` lectrue ' becomes `lecture': taken for a slip !\n"
     "3:44 `95%' becomes `95': the unit is % already\n"},
    {"a misspelt criterion that is answered already", "answers: {topic: A, topik: B}\n", "", ""},
    {"two misspellings of one criterion", "answers: {topik: A, topi: B}\n", "", ""},
    {"a misspelt group", "answers: {basic: A}\n", "", ""},
    {"a key of one's own", "answers: {x-topic: A}\nx-anwsers: 1\n", "", ""},
    {"nothing near", "answers: {something: A}\nelsewhere: 1\n", "", ""},
    {"misspelt keys of a record and of answers",
     "submited: 2015/12/1\nanwsers: {topic: {valeu: Ａ, evidence: [{titel: a, File: a}]}}\n",
     "submitted: 2015-12-01\nanswers: {topic: {value: A, evidence: [{title: a, file: a}]}}\n",
     "3:1 `submited' becomes `submitted': taken for a slip !\n"
     "3:11 `2015/12/1' becomes `2015-12-01': the form of a date\n"
     "4:1 `anwsers' becomes `answers': taken for a slip !\n"
     "4:19 `valeu' becomes `value': taken for a slip !\n"
     "4:26 `Ａ' becomes `A': full-width characters\n"
     "4:41 `titel' becomes `title': taken for a slip !\n"
     "4:51 `File' becomes `file': taken for a slip !\n"},
    {"a key with blanks, which is not understood before", "' answers': {topic: A}\n",
     "'answers': {topic: A}\n", "3:1 ` answers' becomes `answers': blanks at the ends !\n"},
    {"comments and layout",
     "answers:   # ９５\n\n  # １\n  'lecture':   '９５％'   # 95%  \n  brand:  ２  \t# x\n\n# end  \n\n",
     "answers:   # ９５\n\n  # １\n  'lecture':   '95'   # 95%  \n  brand:  2  \t# x\n\n# end  \n\n",
     "6:16 `９５％' becomes `95': the unit is % already\n7:11 `２' becomes `2': full-width characters\n"},
};

// --- whole files

const Case files[] = {
    {"the unit",
     "ceping: record/1\nunit: {'id': ' u1 ', nmae: '　甲', kind: ' 窗口', staff: １２, region: ' 泉州市'}\n",
     "ceping: record/1\nunit: {'id': 'u1', name: '甲', kind: '窗口', staff: 12, region: '泉州市'}\n",
     "2:14 ` u1 ' becomes `u1': blanks at the ends\n"
     "2:22 `nmae' becomes `name': taken for a slip !\n"
     "2:28 `　甲' becomes `甲': blanks at the ends\n"
     "2:40 ` 窗口' becomes `窗口': blanks at the ends\n"
     "2:54 `１２' becomes `12': full-width characters\n"
     "2:66 ` 泉州市' becomes `泉州市': blanks at the ends\n"},
    {"a file of another kind", "ceping: ruling/1\nrubric: small\nanswers: {topik: Ａ}\n", "", ""},
    {"a file of no kind", "answers: {topic: Ａ}\n", "", ""},
    {"a record by another rubric", "ceping: record/1\nrubric: other\nanswers: {topic: Ａ}\n", "", ""},
    {"a record by this rubric", "ceping: record/1\nrubric: ' small'\nanswers: {topic: Ａ}\n",
     "ceping: record/1\nrubric: 'small'\nanswers: {topic: A}\n",
     "2:9 ` small' becomes `small': blanks at the ends\n3:18 `Ａ' becomes `A': full-width characters\n"},
    {"a byte order mark and Windows' line ends",
     "\xEF\xBB\xBF"
     "ceping: record/1\r\nanswers: {waste: ２}\r\n# x\r\n",
     "\xEF\xBB\xBF"
     "ceping: record/1\r\nanswers: {waste: 2}\r\n# x\r\n",
     "2:18 `２' becomes `2': full-width characters\n"},
    {"line ends of old", "ceping: record/1\ranswers: {waste: ２}\r",
     "ceping: record/1\ranswers: {waste: 2}\r", "2:18 `２' becomes `2': full-width characters\n"},
    {"documents, one of another kind",
     "# one\n---\nceping: record/1\nanswers: {waste: ２}\n---\nanswers: {waste: ２}\n...\n# two\n---\n"
     "ceping: record/1\nanswers: {waste: ３}",
     "# one\n---\nceping: record/1\nanswers: {waste: 2}\n---\nanswers: {waste: ２}\n...\n# two\n---\n"
     "ceping: record/1\nanswers: {waste: 3}",
     "4:18 `２' becomes `2': full-width characters\n11:18 `３' becomes `3': full-width characters\n"},
    {"a list of records",
     "- ceping: record/1\n  answers: {waste: ２}\n  source: self\n- {ceping: record/1, answers: {waste: ３}}\n- 5\n",
     "- ceping: record/1\n  source: self\n  answers: {waste: 2}\n- {ceping: record/1, answers: {waste: 3}}\n- 5\n",
     "1:3 the keys are put into their usual order\n"
     "2:20 `２' becomes `2': full-width characters\n4:39 `３' becomes `3': full-width characters\n"},
    {"JSON in a YAML file",
     "{\"ceping\": \"record/1\", \"answers\": {\"waste\": \"２\"}, \"source\": \"self\"}\n",
     "{\"ceping\": \"record/1\", \"answers\": {\"waste\": \"2\"}, \"source\": \"self\"}\n",
     "1:45 `２' becomes `2': full-width characters\n"},
};

// --- order

const Case orders[] = {
    {"keys of a record", "answers: {topic: A}\nunit: {id: u1, name: 甲}\nsource: self\nceping: record/1\n",
     "ceping: record/1\nsource: self\nunit: {id: u1, name: 甲}\nanswers: {topic: A}\n",
     "1:1 the keys are put into their usual order\n"},
    {"comments move with the entry below them, and with the one before them on its line",
     "ceping: record/1\n# the unit\n# itself\nunit: # u\n  id: u1 # id\n  name: 甲\n  # inside\nsource: self # s\n",
     "ceping: record/1\nsource: self # s\n# the unit\n# itself\nunit: # u\n  id: u1 # id\n  name: 甲\n  # inside\n",
     "1:1 the keys are put into their usual order\n"},
    {"the comment at the top stays there, and so does the one at the end",
     "# campaign\nsource: self\n# tag\nceping: record/1\n\n# end\n",
     "# campaign\n# tag\nceping: record/1\nsource: self\n\n# end\n",
     "2:1 the keys are put into their usual order\n"},
    {"in each document",
     "%YAML 1.1\n--- # a\n# top\n\nsource: self\nceping: record/1\n--- # b\nsource: self\nceping: record/1\n...\n",
     "%YAML 1.1\n--- # a\n# top\n\nceping: record/1\nsource: self\n--- # b\nceping: record/1\nsource: self\n...\n",
     "5:1 the keys are put into their usual order\n8:1 the keys are put into their usual order\n"},
    {"blank lines stay between groups",
     "ceping: record/1\n\nanswers:\n  topic: A\n\n# unit\nunit: {id: u1, name: 甲}\n",
     "ceping: record/1\n\n# unit\nunit: {id: u1, name: 甲}\n\nanswers:\n  topic: A\n",
     "1:1 the keys are put into their usual order\n"},
    {"what comes to the top leaves its blank lines below it", "source: self\n\n# tag\nceping: record/1\n",
     "# tag\nceping: record/1\n\nsource: self\n", "1:1 the keys are put into their usual order\n"},
    {"a comment with a blank line below it stays with what is above it",
     "ceping: record/1\nunit: {id: u1, name: 甲}\n# about the unit\n\nsource: self\n",
     "ceping: record/1\n\nsource: self\nunit: {id: u1, name: 甲}\n# about the unit\n",
     "1:1 the keys are put into their usual order\n"},
    {"keys of one's own stay behind what they follow",
     "x-top: 1\nunit: {id: u1, name: 甲}\nx-a: 1\nx-b: 2\nceping: record/1\nx-c: 3\n",
     "x-top: 1\nceping: record/1\nx-c: 3\nunit: {id: u1, name: 甲}\nx-a: 1\nx-b: 2\n",
     "1:1 the keys are put into their usual order\n"},
    {"answers",
     "ceping: record/1\nanswers:\n  # honours\n  honours: {counts: {A: 1}}\n  brand: 2\n\n  # basics\n"
     "  topic: A # yes\n  x-t: 1\n  lecture:\n    num: 1\n    den: 2\n  # none below\nx-end: 1\n",
     "ceping: record/1\nanswers:\n  # basics\n  topic: A # yes\n  x-t: 1\n  lecture:\n    num: 1\n    den: 2\n"
     "  brand: 2\n\n  # honours\n  honours: {counts: {A: 1}}\n  # none below\nx-end: 1\n",
     "4:3 the answers are put into the rubric's order\n"},
    {"answers and keys, a misspelt id among them", "answers:\n  brand: 2\n  topik: Ａ\nceping: record/1\n",
     "ceping: record/1\nanswers:\n  topic: A\n  brand: 2\n",
     "1:1 the keys are put into their usual order\n2:3 the answers are put into the rubric's order\n"
     "3:3 `topik' becomes `topic': taken for a slip !\n3:10 `Ａ' becomes `A': full-width characters\n"},
    {"a last line without an end", "ceping: record/1\nanswers:\n  brand: 2\n  topic: A",
     "ceping: record/1\nanswers:\n  topic: A\n  brand: 2",
     "3:3 the answers are put into the rubric's order\n"},
    {"a last line without an end, CR LF elsewhere", "answers:\r\n  brand: 2\r\nceping: record/1",
     "ceping: record/1\r\nanswers:\r\n  brand: 2", "1:1 the keys are put into their usual order\n"},
    {"blocks of text move whole",
     "ceping: record/1\nanswers:\n  brand:\n    value: 2\n    note: |\n      a\n\n      # b\n  topic: A\n",
     "ceping: record/1\nanswers:\n  topic: A\n  brand:\n    value: 2\n    note: |\n      a\n\n      # b\n",
     "3:3 the answers are put into the rubric's order\n"},
    {"a comment is held to be part of the text that it is in",
     "ceping: record/1\nassessor: \"a\n# b\"\nsource: self\n", "", ""},
    {"blank lines that a text keeps", "ceping: record/1\nassessor: |+\n  a\n\nsource: self\n", "", ""},
    {"maps in braces", "ceping: record/1\nanswers: {brand: 2, topic: A}\n", "", ""},
    {"maps in braces over several lines", "{\nsource: self,\nceping: record/1\n}\n", "", ""},
    {"a key that stands there twice", "source: self\nceping: record/1\nsource: self\n", "", ""},
    {"an alias would come above its anchor", "ceping: record/1\nanswers:\n  brand: &two 2\n  waste: *two\n",
     "", ""},
    {"an alias moves with its anchor",
     "ceping: record/1\nanswers:\n  waste: &two 2\n  brand: *two\n  topic: A\n",
     "ceping: record/1\nanswers:\n  topic: A\n  waste: &two 2\n  brand: *two\n",
     "3:3 the answers are put into the rubric's order\n"},
    {"a record whose entries cannot be moved does not hold up the next in the list",
     "- ceping: record/1\n  date: &d 2015-01-01\n  submitted: *d\n- source: self\n  ceping: record/1\n",
     "- ceping: record/1\n  date: &d 2015-01-01\n  submitted: *d\n- ceping: record/1\n  source: self\n",
     "4:3 the keys are put into their usual order\n"},
    {"an anchored map", "ceping: record/1\nanswers: &all\n  brand: 2\n  topic: A\n", "", ""},
    {"keys written with question marks", "? source\n: self\n? ceping\n: record/1\n", "", ""},
    {"a record in a list whose new first key has a comment", "- source: self\n  # tag\n  ceping: record/1\n",
     "", ""},
    {"records in a list",
     "# two records\n- source: self\n  ceping: record/1\n# second\n- ceping: record/1\n  answers:\n    brand: 2\n    topic: A\n  # end\n",
     "# two records\n- ceping: record/1\n  source: self\n# second\n- ceping: record/1\n  answers:\n    topic: A\n    brand: 2\n  # end\n",
     "2:3 the keys are put into their usual order\n7:5 the answers are put into the rubric's order\n"},
};

struct Refused {
    const char* why;
    std::string text;
    std::string_view code;
};
std::ostream& operator<<(std::ostream& out, const Refused& c) { return out << c.why; }

const Refused refusals[] = {
    {"a syntax error", "ceping: record/1\nanswers: {waste: ２\n", "yaml-syntax"},
    {"a syntax error in the second document", "ceping: record/1\nanswers: {waste: ２}\n---\na: [\n",
     "yaml-syntax"},
    {"a second document without a marker before it", "ceping: record/1\n...\nceping: record/1\n",
     "yaml-syntax"},
    {"bytes of another encoding", "ceping: record/1\nanswers: {waste: ２}\nx-a: \xB5\xA5\n", "bad-encoding"},
    {"a control character", "ceping: record/1\nx-a: \x01\n", "control-character"},
    {"a tag", "ceping: record/1\nanswers: {waste: !!int ２}\n", "yaml-tag"},
    {"an alias without anchor", "ceping: record/1\nanswers: {waste: *two}\n", "yaml-anchor"},
    {"nothing", "", "file-empty"},
    {"nothing but a comment", "# x\n", "file-empty"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(fix)

BOOST_DATA_TEST_CASE(fixes_values_and_keys, data::make(values), c) {
    check(c, head + c.before, head + (c.after.empty() ? c.before : c.after));
}

BOOST_DATA_TEST_CASE(fixes_files, data::make(files), c) {
    check(c, c.before, c.after.empty() ? c.before : c.after);
}

BOOST_DATA_TEST_CASE(puts_into_order, data::make(orders), c) {
    check(c, c.before, c.after.empty() ? c.before : c.after);
}

BOOST_DATA_TEST_CASE(leaves_alone_what_cannot_be_read, data::make(refusals), c) {
    Diagnostics found;
    BOOST_TEST(!fix_record_file(rubric(), "u.yaml", c.text, found).has_value());
    BOOST_REQUIRE(!found.empty());
    BOOST_TEST(found.all().front().code.name() == c.code);
    BOOST_TEST(found.all().front().where.path == "u.yaml");
}

BOOST_AUTO_TEST_CASE(knows_every_key_of_a_record) {
    // Its own lists of keys against the decoder's: a key that either lacks is told by what it says.
    const std::string text =
        "ceping: record/1\nrubric: small\nrubric_digest: '" + rubric().scoring +
        "'\nsource: onsite\nunit: {id: u1, name: 甲, region: 乙, kind: 窗口, staff: 1}\nsubmitted: 2015-01-01\n"
        "date: 2015-01-01\nassessor: 丙\nprerequisites: {P1: true}\nvetoes: {V1: false}\nstated: {score: 1}\n"
        "answers:\n"
        "  topic: {value: A, note: n, evidence: [{title: a, file: a, type: b, date: 2015-01-01, sha256: c},"
        " {title: a, url: b}]}\n"
        "  family: {met: [a]}\n"
        "  lecture: {num: 1, den: 2, sample: 3}\n"
        "  honours: {counts: {A: 1}}\n";
    BOOST_TEST(said(fixed(text)).empty());
    Diagnostics found;
    const RecordDecoder decoder(rubric());
    read_text(
        "u.yaml", text, "yaml", {},
        [&](Document& document) {
            decoder.decode(document, [&](Record&& record) { found.append(std::move(record.findings)); });
            return true;
        },
        found);
    BOOST_TEST(!found.has_error());
    // Each key with a slip at its end is taken for that key.
    for (const std::string_view key :
         {"ceping",   "rubric",        "rubric_digest", "source", "unit",    "submitted", "date",
          "assessor", "prerequisites", "vetoes",        "stated", "answers", "region",    "staff",
          "value",    "note",          "evidence",      "title",  "type",    "sha256",    "url",
          "met",      "den",           "sample",        "counts"}) {
        std::string slip = text;
        slip.insert(slip.find(std::string(key) + ":") + key.size(), "_");
        BOOST_TEST(fixed(slip).bytes == text, key);
    }
}

BOOST_AUTO_TEST_CASE(long_lines_and_many_records_take_no_longer_than_they_are_long) {
    std::string line = "ceping: record/1\nanswers: {";
    for (std::size_t i = 0; i < tries(20'000); ++i) {
        line += "x-" + std::to_string(i) + ": {value: ２}, ";
    }
    line += "waste: ２}\n";
    BOOST_TEST(fixed(line).fixes.size() == 1U);
    std::string many;
    for (std::size_t i = 0; i < tries(5'000); ++i) {
        many += "---\nsource: self\nceping: record/1\nanswers: {waste: ２}\n";
    }
    BOOST_TEST(fixed(many).fixes.size() == 2 * tries(5'000));
}

// Which of the ids of a rubric is meant; none where it may be another one.
struct Meant {
    const char* typed;
    const char* meant;  // empty: left to its author
};
std::ostream& operator<<(std::ostream& out, const Meant& c) { return out << c.typed; }

const Meant numbered[] = {
    {"A1.1", "A1.1"},     {"a1.2", "A1.2"},       {"A1.l", "A1.1"},  {"A1.lO", "A1.10"}, {"A12", "A1.2"},
    {"A1..2", "A1.2"},    {"A1-11", "A1.11"},     {"AA1.2", "A1.2"}, {"A1。2", "A1.2"},  {"A1.3", ""},
    {"A2.1", ""},         {"C1.1", ""},           {"1.1", ""},       {"A1.111", ""},     {"A1.1x1", "A1.11"},
    {"B1.1之一", "B1.1"}, {"满意度率", "满意率"}, {"满意度", ""},
};

BOOST_DATA_TEST_CASE(knows_which_id_is_meant, data::make(numbered), c) {
    const std::vector<std::string_view> known = {"A1.1", "A1.2", "A1.10",  "A1.11",
                                                 "B1.1", "B1.2", "满意率", "满意数"};
    BOOST_TEST(meant_name(c.typed, known).value_or("") == c.meant);
}

BOOST_AUTO_TEST_SUITE_END()
