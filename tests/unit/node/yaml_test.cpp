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
    {"texts as written", "a: 1.10\nb: no\nc: 2015-06-17\n", "{a: 1.10, b: no, c: 2015-06-17}"},
    {"nothing, ~ and null are no value", "a:\nb: ~\nc: null\n", "{a: ~, b: ~, c: ~}"},
    {"other spellings of null are texts", "a: Null\nb: NULL\nc: '~'\nd: \"null\"\n",
     "{a: Null, b: NULL, c: \"~\", d: \"null\"}"},
    {"an empty text is not nothing", "a: ''\n", "{a: \"\"}"},
    {"flow and block", "a: [1, {b: 2}]\nc:\n  - 3\n  - d: 4\n", "{a: [1, {b: 2}], c: [3, {d: 4}]}"},
    {"empty collections", "a: []\nb: {}\n", "{a: [], b: {}}"},
    {"duplicate keys are kept", "a: 1\na: 2\n", "{a: 1, a: 2}"},
    {"keys are texts even where a value would be none", "~: 1\nnull: 2\n", "{~: 1, null: 2}"},
    {"block texts", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{a: \"x\ny\n\", b: \"x y\"}"},
    {"escapes", "a: \"\\u6CC9\\n\\x41\"\n", "{a: \"泉\nA\"}"},
    {"CR LF", "a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a: 1\n",
     "{a: 1}"},
    {"an alias is a copy", "a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}"},
    {"an alias as a key", "a: &x k\n*x : 1\n", "{a: k, k: 1}"},
    {"the latest anchor of a name counts", "a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: 2}"},
    {"several documents", "a: 1\n---\nb: 2\n...\n---\nc: 3\n", "{a: 1} | {b: 2} | {c: 3}"},
    {"a document that holds nothing is no record", "---\n---\n# comment\n---\n~\n---\na: 1\n---\n", "{a: 1}"},
    {"a directive", "%YAML 1.1\n---\na: 1\n", "{a: 1}"},
    {"a quoted << is a key like others", "\"<<\": 1\n", "{\"<<\": 1}"},
};

struct Refused {
    const char* why;
    std::string text;
    const char* codes;
    std::string trees;  // what is delivered all the same
};
std::ostream& operator<<(std::ostream& out, const Refused& c) { return out << c.why; }
const Refused refused[] = {
    {"an explicit tag", "a: !!str 1\n", "in:1:4 [yaml-tag]", "{a: 1} faulty"},
    {"the tag that says nothing", "a: ! 1\n", "in:1:4 [yaml-tag]", "{a: 1} faulty"},
    {"a tag on a map", "a: !x {b: 1}\n", "in:1:4 [yaml-tag]", "{a: {b: 1}} faulty"},
    {"a merge key", "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", "in:3:3 [yaml-merge]",
     "{a: {b: 1}, c: {d: 2}} faulty"},
    {"a list as a key", "? [a]\n: 1\nb: 2\n", "in:1:3 [bad-key]", "{b: 2} faulty"},
    {"a map as a key", "{a: 1}: 1\nb: 2\n", "in:1:1 [bad-key]", "{b: 2} faulty"},
    {"an alias to a list as a key", "a: &x [1]\n*x : 2\n", "in:2:1 [bad-key]", "{a: [1]} faulty"},
    {"no key at all", "?\n: 1\nb: 2\n", "in:1:2 [bad-key]", "{b: 2} faulty"},
    {"a key of two lines", "\"a\\nb\": 1\n", "in:1:1 [bad-key]", "{} faulty"},
    {"an alias without an anchor", "a: *x\n", "in:1:4 [yaml-anchor]", "{a: ~} faulty"},
    {"an alias inside its own anchor", "a: &x [*x]\n", "in:1:8 [yaml-anchor]", "{a: [~]} faulty"},
    {"not even an earlier anchor of that name", "a: &x 1\nb: &x [*x]\n", "in:2:8 [yaml-anchor]",
     "{a: 1, b: [~]} faulty"},
    {"anchors end with their document", "a: &x 1\n---\nb: *x\n", "in:3:4 [yaml-anchor]",
     "{a: 1} | {b: ~} faulty"},
    {"a NUL written as an escape", "a: 1\nb: \"x\\0\"\n", "in:2:4 [control-character]",
     "{a: 1, b: \"x\0\"} faulty"s},
    {"an escape written as one", "a: \"\\e[0m\"\n", "in:1:4 [control-character]", "{a: \"\x1B[0m\"} faulty"},
    {"all findings in one pass", "a: !x 1\nb: !y 2\n", "in:1:4 [yaml-tag]; in:2:4 [yaml-tag]",
     "{a: 1, b: 2} faulty"},
    {"the other documents are as good as before", "a: !x 1\n---\nb: 2\n", "in:1:4 [yaml-tag]",
     "{a: 1} faulty | {b: 2}"},
};

struct Syntax {
    const char* why;
    std::string text;
    const char* en;
    const char* zh;
};
std::ostream& operator<<(std::ostream& out, const Syntax& c) { return out << c.why; }
const Syntax syntax[] = {
    {"a colon in a text", "a: b: c\n",
     "in:1:5: error: YAML syntax error: `: ' cannot stand here; quote a text that has a colon and a blank in it [yaml-syntax]\n",
     "in:1:5: 错误: YAML 语法错误：这里不能出现“: ”；文字中含冒号加空格时请用引号括起来 [yaml-syntax]\n"},
    {"columns count code points", "标题: 测: 评\n",
     "in:1:6: error: YAML syntax error: `: ' cannot stand here; quote a text that has a colon and a blank in it [yaml-syntax]\n",
     "in:1:6: 错误: YAML 语法错误：这里不能出现“: ”；文字中含冒号加空格时请用引号括起来 [yaml-syntax]\n"},
    {"a tab that indents", "a:\n\tb: 1\n",
     "in:2:1: error: YAML syntax error: a tab cannot indent; use blanks [yaml-syntax]\n",
     "in:2:1: 错误: YAML 语法错误：缩进不能用制表符（Tab），请用空格 [yaml-syntax]\n"},
    {"a bracket that is never closed", "a: [1\nb: 2\n",
     "in:2:2: error: YAML syntax error: expected `,' or `]' here (the list in brackets begins on line 1) [yaml-syntax]\n",
     "in:2:2: 错误: YAML 语法错误：这里应是逗号“,”或右方括号“]”（方括号列表始于第 1 行） [yaml-syntax]\n"},
    {"a quote that is never closed", "a: \"x\nb: 2\n",
     "in:3:1: error: YAML syntax error: the quote is never closed (the quoted text begins on line 1) [yaml-syntax]\n",
     "in:3:1: 错误: YAML 语法错误：引号没有结束（带引号的文字始于第 1 行） [yaml-syntax]\n"},
    {"wrong indentation", "a:\n  b: 1\n c: 2\n",
     "in:3:2: error: YAML syntax error: this line is indented by 1, those above by 0, 2; keys of one level begin in the same column [yaml-syntax]\n",
     "in:3:2: 错误: YAML 语法错误：本行缩进 1 个空格，上面各层是 0, 2 个；同一层的键要对齐 [yaml-syntax]\n"},
    {"an unknown escape", "a: \"C:\\x\"\n",
     "in:1:9: error: YAML syntax error: expected hexadecimal digits in the escape [yaml-syntax]\n",
     "in:1:9: 错误: YAML 语法错误：转义中应是十六进制数字 [yaml-syntax]\n"},
};

/// What libyaml counts as the end of a line and an editor does not.
constexpr const char* line_separator = "\xE2\x80\xA8";

std::string deep(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_DATA_TEST_CASE(reads, data::make(trees), c) {
    const auto read = test::reading(c.text, "yaml");
    BOOST_TEST(read.trees() == c.trees);
    BOOST_TEST(read.codes() == "");
}

BOOST_DATA_TEST_CASE(refuses_what_the_format_does_not_have, data::make(refused), c) {
    const auto read = test::reading(c.text, "yaml");
    BOOST_TEST(read.codes() == c.codes);
    BOOST_TEST(read.trees() == c.trees);
}

BOOST_DATA_TEST_CASE(says_where_the_syntax_is_wrong, data::make(syntax), c) {
    const auto read = test::reading(c.text, "yaml");
    BOOST_TEST(read.lines() == c.en);
    BOOST_TEST(read.lines(Language::zh) == c.zh);
}

BOOST_AUTO_TEST_CASE(every_node_knows_its_place) {
    const auto read = test::reading("标题: 甲\nb:\n  - {c: \"x\"}\n  -\nd: |\n  y\n", "yaml");
    BOOST_TEST(read.trees(true) ==
               "{标题@1:1: 甲@1:5, b@2:1: [{c@3:6: \"x\"@3:9}@3:5, ~@4:4]@3:3, d@5:1: \"y\n\"@5:4}@1:1");
}

BOOST_AUTO_TEST_CASE(an_alias_stands_where_it_is_written) {
    const auto read = test::reading("a: &x {b: 1}\nc: *x\n", "yaml");
    BOOST_TEST(read.documents.at(0).root.find("c")->location().text() == "in:2:4");
}

BOOST_AUTO_TEST_CASE(places_are_right_after_a_mark_and_in_crlf_files) {
    const auto read = test::reading(
        "\xEF\xBB\xBF"
        "a: 1\r\n乙: 2\r\n",
        "yaml");
    BOOST_TEST(read.trees(true) == "{a@1:1: 1@1:4, 乙@2:1: 2@2:4}@1:1");
}

BOOST_AUTO_TEST_CASE(lines_are_counted_as_editors_count_them) {
    const auto read = test::reading("a: \"x"s + line_separator + "y\"\nb: 2\n", "yaml");
    BOOST_TEST(read.documents.at(0).root.find("b")->location().text() == "in:2:4");
}

BOOST_AUTO_TEST_CASE(documents_before_a_syntax_error_count_and_the_rest_is_one_error) {
    const auto read = test::reading("a: 1\n---\nb: 2\n---\nc: [\n---\nd: 4\n---\ne: [\n", "yaml");
    BOOST_TEST(read.trees() == "{a: 1} | {b: 2}");
    BOOST_TEST(read.codes() == "in:6:1 [yaml-syntax]");
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit) {
    BOOST_TEST(test::reading(deep(128), "yaml").codes() == "");
    BOOST_TEST(test::reading(deep(129), "yaml").codes() == "in:1:129 [too-deep]");
    BOOST_TEST(test::reading(deep(1'000'000), "yaml").codes() == "in:1:129 [too-deep]");
    std::string block;
    for (int i = 0; i < 100'000; ++i) {
        block += "- ";
    }
    BOOST_TEST(test::reading(block + "x\n", "yaml").codes() == "in:1:257 [too-deep]");
}

BOOST_AUTO_TEST_CASE(aliases_expand_into_so_many_places_and_no_more) {
    std::string text = "a: &x 1\nb: [";
    for (int i = 0; i < 1000; ++i) {
        text += "*x, ";
    }
    BOOST_TEST(test::reading(text + "]\n", "yaml").codes() == "");
    BOOST_TEST(test::reading(text + "*x]\n", "yaml").codes() == "in:2:4005 [too-many-aliases]");
    // Each document has its own thousand.
    BOOST_TEST(test::reading(text + "]\n---\n" + text + "]\n", "yaml").codes() == "");
}

BOOST_AUTO_TEST_CASE(expansions_within_expansions_count) {
    // Nine to the ninth: a small text that a naive reader makes 400 million nodes of.
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < 'j'; ++name) {
        text += std::string(1, name) + ": &" + name + " [";
        for (int i = 0; i < 9; ++i) {
            text += std::string("*") + static_cast<char>(name - 1) + ", ";
        }
        text += "]\n";
    }
    const auto read = test::reading(text + "---\nz: 1\n", "yaml");
    BOOST_TEST(read.codes() == "in:5:8 [too-many-aliases]");
    BOOST_TEST(read.trees() == "{z: 1}");
    ReadOptions options;
    options.max_aliases = 1'000'000'000;
    options.max_nodes = 1'000'000;
    BOOST_TEST(test::reading(text, "yaml", options).codes() == "in:7:8 [too-large]");
}

struct Piece {
    const char* why;
    const char* text;
    const char* pieces;  // joined by |
};
std::ostream& operator<<(std::ostream& out, const Piece& c) { return out << c.why; }
const Piece pieces[] = {
    {"one document", "a: 1\n", "a: 1\n"},
    {"a marker begins a document", "a: 1\n---\nb: 2\n--- # c\nc: 3", "a: 1\n|---\nb: 2\n|--- # c\nc: 3"},
    {"the first marker is the first document's", "---\na: 1\n---\nb: 2\n", "---\na: 1\n|---\nb: 2\n"},
    {"comments and blank lines before a marker go with it", "a: 1\n\n# b\n---\nb: 2\n",
     "a: 1\n|\n# b\n---\nb: 2\n"},
    {"directives go with their document", "a: 1\n...\n%YAML 1.1\n# c\n---\nb: 2\n",
     "a: 1\n...\n|%YAML 1.1\n# c\n---\nb: 2\n"},
    {"a directive at the beginning", "%YAML 1.1\n---\na: 1\n---\nb: 2\n",
     "%YAML 1.1\n---\na: 1\n|---\nb: 2\n"},
    {"dashes inside a line are no marker", "a: ---\nb: x --- y\n ---\n", "a: ---\nb: x --- y\n ---\n"},
    {"longer dashes are no marker", "a: 1\n----\n---x\n", "a: 1\n----\n---x\n"},
    {"CR LF", "a: 1\r\n---\r\nb: 2\r\n", "a: 1\r\n|---\r\nb: 2\r\n"},
    {"CR alone", "a: 1\r---\rb: 2\r", "a: 1\r|---\rb: 2\r"},
    {"a marker on the line itself", "--- {a: 1}\n---\t{b: 2}\n", "--- {a: 1}\n|---\t{b: 2}\n"},
    {"a marker at the very end", "a: 1\n---", "a: 1\n---"},
};

BOOST_DATA_TEST_CASE(a_stream_is_cut_at_its_markers, data::make(pieces), c) {
    std::string cut;
    for (std::string_view rest = c.text; !rest.empty();) {
        const std::size_t size = yaml_piece(rest, true);
        BOOST_REQUIRE((size > 0 && size <= rest.size()));
        cut += (cut.empty() ? "" : "|") + std::string(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    BOOST_TEST(cut == c.pieces);
    BOOST_TEST((yaml_piece("a: 1\nb: 2\n---", false) == std::string_view::npos));
}

BOOST_AUTO_TEST_SUITE_END()
