#include <ceping/node/readers.hpp>

#include "support/reading.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using namespace std::string_literals;

namespace {

struct Tree {
    const char* why;
    std::string text;
    const char* trees;
};
std::ostream& operator<<(std::ostream& out, const Tree& c) { return out << c.why; }
const Tree trees[] = {
    {"a map", R"({"a": "x", "b": {}})", R"({"a": "x", "b": {}})"},
    {"numbers as written", R"([1.10, -0.50, 123456789012345678901234567890, 1e2])",
     "[1.10, -0.50, 123456789012345678901234567890, 1e2]"},
    {"truth and nothing", "[true, false, null]", "[true, false, ~]"},
    {"duplicate keys are kept", R"({"a": 1, "a": 2})", R"({"a": 1, "a": 2})"},
    {"escapes", R"(["\u6cc9\n\"\\\/", "\ud840\udc00"])", "[\"泉\n\"\\/\", \"\xF0\xA0\x80\x80\"]"},
    {"an array is one document", R"([{"a": 1}, {"b": 2}])", R"([{"a": 1}, {"b": 2}])"},
    {"a byte order mark", "\xEF\xBB\xBF{\"a\": 1}", R"({"a": 1})"},
    {"blanks around", " \r\n\t[ ] \r\n", "[]"},
    {"a long text", "[\"" + std::string(300, 'x') + "\"]", nullptr},
};

struct Wrong {
    const char* why;
    std::string text;
    const char* en;
    const char* zh;
};
std::ostream& operator<<(std::ostream& out, const Wrong& c) { return out << c.why; }
const Wrong wrong[] = {
    {"a comma too many", "{\"a\": 1,\n}",
     "in:2:1: error: JSON syntax error: expected a key in double quotes here [json-syntax]\n",
     "in:2:1: 错误: JSON 语法错误：这里应是带双引号的键 [json-syntax]\n"},
    {"a comma missing", "{\"标题\": 1 \"b\": 2}",
     "in:1:10: error: JSON syntax error: expected `,' or `}' here [json-syntax]\n",
     "in:1:10: 错误: JSON 语法错误：这里应是逗号“,”或右花括号“}” [json-syntax]\n"},
    {"a bracket never closed", "[1, 2",
     "in:1:6: error: JSON syntax error: expected `,' or `]' here [json-syntax]\n",
     "in:1:6: 错误: JSON 语法错误：这里应是逗号“,”或右方括号“]” [json-syntax]\n"},
    {"a colon missing", "{\"a\" 1}",
     "in:1:6: error: JSON syntax error: there is no `:' after the key [json-syntax]\n",
     "in:1:6: 错误: JSON 语法错误：键的后面缺少冒号“:” [json-syntax]\n"},
    {"something after the end", "{} x",
     "in:1:4: error: JSON syntax error: something follows after the end [json-syntax]\n",
     "in:1:4: 错误: JSON 语法错误：结束后还有多余的内容 [json-syntax]\n"},
    {"no value", "{\"a\": yes}", "in:1:7: error: JSON syntax error: expected a value here [json-syntax]\n",
     "in:1:7: 错误: JSON 语法错误：这里应是一个值 [json-syntax]\n"},
    {"half of a surrogate pair", R"(["x\ud840"])",
     "in:1:4: error: JSON syntax error: half of a surrogate pair is not a character [json-syntax]\n",
     "in:1:4: 错误: JSON 语法错误：代理对不完整，不是有效的字符 [json-syntax]\n"},
    {"the other half", R"(["\ud840\udc00\\\t", "x\uDC00"])",
     "in:1:24: error: JSON syntax error: half of a surrogate pair is not a character [json-syntax]\n",
     "in:1:24: 错误: JSON 语法错误：代理对不完整，不是有效的字符 [json-syntax]\n"},
    {"a line break in a text", "[\"a\nb\"]",
     "in:1:4: error: JSON syntax error: a line break or a tab inside quotes is written \\n or \\t [json-syntax]\n",
     "in:1:4: 错误: JSON 语法错误：引号内的换行和制表符要写成 \\n、\\t [json-syntax]\n"},
    {"a single quote", "{'a': 1}",
     "in:1:2: error: JSON syntax error: expected a key in double quotes here [json-syntax]\n",
     "in:1:2: 错误: JSON 语法错误：这里应是带双引号的键 [json-syntax]\n"},
    {"a NUL written as an escape", R"({"a": "x\u0000"})",
     "in:1:7: error: control character U+0000 [control-character]\n",
     "in:1:7: 错误: 含有控制字符 U+0000 [control-character]\n"},
    {"a key of two lines", R"({"a\nb": 1})",
     "in:1:2: error: a key must be plain text on one line [bad-key]\n",
     "in:1:2: 错误: 键必须是单行文字 [bad-key]\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_DATA_TEST_CASE(reads, data::make(trees), c) {
    const auto read = test::reading(c.text, "json");
    BOOST_TEST(read.trees() == (c.trees == nullptr ? c.text : c.trees));
    BOOST_TEST(read.codes() == "");
}

BOOST_DATA_TEST_CASE(says_what_is_wrong_and_where, data::make(wrong), c) {
    const auto read = test::reading(c.text, "json");
    BOOST_TEST(read.lines() == c.en);
    BOOST_TEST(read.lines(Language::zh) == c.zh);
}

BOOST_AUTO_TEST_CASE(every_node_knows_its_place_and_style) {
    const auto read = test::reading("{\"标题\": \"甲\",\n  \"b\": [1.5, null, true, {\"c\": -2}]}", "json");
    BOOST_TEST(
        read.trees(true) ==
        "{\"标题\"@1:2: \"甲\"@1:8, \"b\"@2:3: [1.5@2:9, ~@2:14, true@2:20, {\"c\"@2:27: -2@2:32}@2:26]@2:8}@1:1");
    const Node& list = *read.documents.at(0).root.find("b");
    BOOST_TEST((list[0].style() == Node::Style::number));
    BOOST_TEST((list[2].style() == Node::Style::boolean));
    BOOST_TEST((read.documents.at(0).root.find("标题")->style() == Node::Style::quoted));
}

BOOST_AUTO_TEST_CASE(escapes_do_not_shift_places) {
    const auto read = test::reading(R"(["\u6cc9\n", "b\t", 7])", "json");
    BOOST_TEST(read.trees(true) == "[\"泉\n\"@1:2, \"b\t\"@1:14, 7@1:21]@1:1");
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit) {
    const auto deep = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    BOOST_TEST(test::reading(deep(128), "json").codes() == "");
    BOOST_TEST(test::reading(deep(129), "json").codes() == "in:1:129 [too-deep]");
    BOOST_TEST(test::reading(deep(1'000'000), "json").codes() == "in:1:129 [too-deep]");
}

BOOST_AUTO_TEST_CASE(blanks_alone_are_an_empty_file) {
    BOOST_TEST(test::reading(" \n", "json").codes() == "in [file-empty]");
}

BOOST_AUTO_TEST_CASE(ndjson_is_judged_line_by_line) {
    const auto read = test::reading(
        "{\"a\": 1}\n\n{\"b\": 2,}\r\n  {\"c\": 3}\r\n{\"d\": \"\xFF\"}\n{\"e\": \"\0\"}\n[\n{\"f\": 6}"s,
        "ndjson");
    BOOST_TEST(read.trees(true) ==
               "{\"a\"@1:2: 1@1:7}@1:1 | {\"c\"@4:4: 3@4:9}@4:3 | {\"f\"@8:2: 6@8:7}@8:1");
    BOOST_TEST(
        read.codes() ==
        "in:3:9 [json-syntax]; in:5:8 [bad-encoding]; in:6:8 [control-character]; in:7:2 [json-syntax]");
}

BOOST_AUTO_TEST_CASE(a_line_of_marks_is_not_an_empty_line) {
    const auto read = test::reading(",{\"a\": 1}\n:\n}\n ]\n{\"b\": 2}\n,", "ndjson");
    BOOST_TEST(read.trees(false) == "{\"b\": 2}");
    BOOST_TEST(read.codes() ==
               "in:1:1 [json-syntax]; in:2:1 [json-syntax]; in:3:1 [json-syntax]; in:4:2 [json-syntax]; "
               "in:6:1 [json-syntax]");
    BOOST_TEST(test::reading(",", "json").codes() == "in:1:1 [json-syntax]");
}

BOOST_AUTO_TEST_CASE(a_line_of_ndjson_quotes_itself) {
    const auto read = test::reading("{}\n{\"b\": 2,}\n{}\n", "ndjson");
    BOOST_TEST(read.found.all().at(0).excerpt.text == "{\"b\": 2,}");
    BOOST_TEST(read.documents.at(0).source != read.documents.at(1).source);
    BOOST_TEST(read.documents.at(0).source->digest() == read.documents.at(1).source->digest());
}

BOOST_AUTO_TEST_CASE(pieces_of_ndjson_are_lines) {
    BOOST_TEST(ndjson_piece("{}\n{}", false) == 3U);
    BOOST_TEST((ndjson_piece("{}", false) == std::string_view::npos));
    BOOST_TEST(ndjson_piece("{}", true) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
