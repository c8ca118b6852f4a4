#include "support/yaml_readers.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Case {
    const char* why;
    std::string text;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.why; }

const Case taken[] = {
    {"a map", "a: 1\nb: x y\n"},
    {"no line end at the end", "a: 1"},
    {"maps within maps", "a:\n  b:\n     c: 1\n  d: 2\ne: 3\n"},
    {"a list", "- a\n- b\n"},
    {"a list at the column of its key", "a:\n- 1\n- 2\nb: 3\n"},
    {"a list further in", "a:\n    - 1\n    - 2\nb: 3\n"},
    {"lists on one line", "- - a\n  - b\n- - - c\n"},
    {"maps that begin at a dash", "- a: 1\n  b: 2\n-   c: 3\n    d: 4\n-\n  e: 5\n"},
    {"a list at the column of its key, inside a list", "- a:\n  - 1\n  b: 2\n- c\n"},
    {"nothing", "a:\nb: ~\nc: null\nd:\n  e:\nf:\n"},
    {"nothing in a list", "-\n- ~\n-\n  -\n- a:\n-\n"},
    {"nothing at the end", "a:\n  b:"},
    {"quotes", "\"a\": \"x: y # z\"\n'b': ' x\\y '\n\"\": ''\n"},
    {"null in quotes is a text", "a: \"null\"\nb: '~'\n~: 1\nnull: 2\n"},
    {"colons and number signs inside a text", "a:b: c:d#e\nhttp://x/y: z\na::\n"},
    {"blanks before a colon and at the end", "a : 1  \nb  :   2 # c\nc:   \n"},
    {"comments", "# a\na: 1 # b\n   # c\n\n  \nb: # d\n  - 2\n-1: 3\n"},
    {"characters that mean something elsewhere only", "a: x, [y] {z} &w *v !u %t @s `r | > ' \" ?\n"},
    {"signs before numbers and words", "a: -1\nb: +1\nc: .5\nd: -x-\n-e: (1)\n"},
    {"Chinese", "评测: 泉州：“好”\n标题 : 甲\n列：表:\n  - 乙、丙 # 丁\n"},
    {"CR LF", "a: 1\r\nb:\r\n  - x\r\n\r\n---\r\nc: 2\r\n"},
    {"documents", "a: 1\n---\n# x\nb: 2\n--- # y\n- c\n"},
    {"a marker at the beginning", "# x\n---\na: 1\n"},
    {"a root that is further in", "  a: 1\n  b: 2\n"},
    {"lists in brackets", "a: [1, b c, -2,\"d, e\" , 'f']\nb: []\nc: [ ]\nd: [~, null]\n"},
    {"maps in braces", "a: {num: 38, den: 40}\nb: {}\nc: { \"x\": y , ~: null } # d\n"},
    {"brackets within brackets", "- [[1], {a: [2, {b: 3}]}]\n- {评: [甲], b: {c: d}}\n"},
    {"duplicate keys are kept", "a: 1\na: 2\n"},
    {"quoted <<", "\"<<\": 1\n"},
};

const Case left[] = {
    {"nothing at all", ""},
    {"comments only", "# a\n"},
    {"a text as the whole document", "a\n"},
    {"a document without content", "---\n---\na: 1\n"},
    {"an end marker", "a: 1\n...\n"},
    {"content behind a marker", "--- a: 1\n"},
    {"a directive", "%YAML 1.1\n---\na: 1\n"},
    {"an anchor", "a: &x 1\nb: *x\n"},
    {"a tag", "a: !!str 1\n"},
    {"a merge key", "<<: 1\n"},
    {"a merge key in braces", "a: {<<: 1}\n"},
    {"a complex key", "? a\n: b\n"},
    {"a list as a key", "[a]: 1\n"},
    {"a list as a key in a list", "- [a]: 1\n"},
    {"a block text", "a: |\n  x\n"},
    {"a folded text", "- >-\n  x\n"},
    {"a text that goes on", "a: x\n  y\nb: 1\n"},
    {"a text that goes on after a blank line", "- x\n\n  y\n"},
    {"a quoted text that goes on", "a: \"x\n  y\"\n"},
    {"brackets that go on", "a: [1,\n  2]\n"},
    {"a text on a line of its own", "a:\n  x\n"},
    {"an escape", "a: \"x\\n\"\n"},
    {"a doubled quote", "a: 'it''s'\n"},
    {"a tab", "a:\t1\n"},
    {"a tab in a comment", "a: 1 #\tx\n"},
    {"CR alone", "a: 1\rb: 2\r"},
    {"a next line", "a: x\xC2\x85y\n"},
    {"a line separator", "a: x\xE2\x80\xA8y\n"},
    {"a paragraph separator", "a: x\xE2\x80\xA9y\n"},
    {"a comma at the end of a list", "a: [1, ]\n"},
    {"a pair in a list", "a: [b: 1]\n"},
    {"a key without a value in braces", "a: {b, c: 1}\n"},
    {"nothing in braces", "a: {b: , c: 1}\n"},
    {"a colon without a blank in braces", "a: {\"b\":1}\n"},
    {"a colon in brackets", "a: [b:c]\n"},
    {"a comment in brackets", "a: [b #]\n"},
    {"a key too long for libyaml", std::string(1100, 'a') + ": 1\n"},
    {"deep nesting", "a: " + std::string(70, '[') + std::string(70, ']') + "\n"},
    // Not YAML at all.
    {"a colon in a text", "a: b: c\n"},
    {"a list behind a key", "a: - x\n"},
    {"an entry without a list", "a: 1\n- b\n"},
    {"a key without a map", "- a\nb: 1\n"},
    {"wrong indentation", "a:\n  b: 1\n c: 2\n"},
    {"a line further in after a value", "a: 1\n  b: 2\n"},
    {"a line further out than the root", "  a: 1\nb: 2\n"},
    {"something behind a quote", "a: \"b\" c\n"},
    {"a quote that is never closed", "a: \"b\n"},
    {"a bracket that is never closed", "a: [b\n"},
    {"something behind a bracket", "a: [b] c\n"},
    {"an indicator that begins no text", "a: @b\n"},
    {"a line without a colon", "a: 1\nb\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_fast)

BOOST_DATA_TEST_CASE(takes_what_forms_and_machines_write, data::make(taken), c) {
    const auto both = test::TwoReadings::of(c.text);
    BOOST_TEST(both.taken);
    BOOST_TEST(both.difference == "");
}

BOOST_DATA_TEST_CASE(leaves_everything_else_to_libyaml, data::make(left), c) {
    const auto both = test::TwoReadings::of(c.text);
    BOOST_TEST(!both.taken);
    BOOST_TEST(both.difference == "");
}

BOOST_AUTO_TEST_CASE(documents_before_the_first_that_it_leaves_are_its_own) {
    const auto both = test::TwoReadings::of("a: 1\n---\n- 乙\n---\nc: [\n---\nd: 4\n");
    BOOST_TEST(both.ours == 2U);
    BOOST_TEST(both.difference == "");
}

BOOST_AUTO_TEST_CASE(places_after_the_change_to_libyaml_are_those_of_the_file) {
    const auto tag = test::TwoReadings::of("甲: 1\r\n---\r\n乙: !x 2\r\n---\r\nc: \"x\xE2\x80\xA8y\"\r\n");
    BOOST_TEST(tag.difference == "");
    const auto separator = test::TwoReadings::of("甲: 1\n---\n乙: \"x\\n\"\n---\n丙: !x y\n---\na: b: c\n");
    BOOST_TEST(separator.ours == 1U);
    BOOST_TEST(separator.difference == "");
}

BOOST_AUTO_TEST_CASE(texts_stand_in_the_source) {
    const auto source = std::make_shared<Source>("in", "a: [x, 'y']\n");
    test::Reading read;
    (void)read_yaml_fast(source, {}, read.sink());
    const char* const text = read.documents.at(0).root.find("a")->begin()->text().data();
    BOOST_TEST((text == source->text().data() + 4));
}

BOOST_AUTO_TEST_CASE(the_limit_on_depth_is_libyamls_to_report) {
    ReadOptions options;
    options.max_depth = 3;
    for (const char* text : {"a:\n  b:\n    c: 1\n", "- - - c\n", "- a: [c]\n"}) {
        BOOST_TEST(test::TwoReadings::of(text, options).taken);
    }
    for (const char* text : {"a:\n  b:\n    c:\n    - 1\n", "- - - - c\n", "- a: [{}]\n"}) {
        const auto both = test::TwoReadings::of(text, options);
        BOOST_TEST(!both.taken);
        BOOST_TEST(both.difference == "");
    }
}

BOOST_AUTO_TEST_CASE(a_sink_that_wants_no_more_ends_reading) {
    const auto source = std::make_shared<Source>("in", "a: 1\n---\nb: 2\n---\nc: !x 3\n");
    int seen = 0;
    Diagnostics found;
    const DocumentSink sink = [&seen](Document&) { return ++seen < 2; };
    BOOST_TEST(read_yaml(source, {}, sink, found));
    BOOST_TEST(seen == 2);
    BOOST_TEST(found.all().empty());
}

BOOST_AUTO_TEST_SUITE_END()
