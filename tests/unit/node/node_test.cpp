#include <ceping/node/node.hpp>

#include "support/reading.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(node)

BOOST_AUTO_TEST_CASE(a_map_keeps_order_and_duplicates) {
    const auto read = test::reading("b: 1\na: 2\nb: 3\n", "yaml");
    const Node& root = read.documents.at(0).root;
    BOOST_TEST(test::shown(root) == "{b: 1, a: 2, b: 3}");
    BOOST_TEST(root.size() == 3U);
    BOOST_REQUIRE(root.find("b") != nullptr);
    BOOST_TEST(root.find("b")->text() == "1");
    BOOST_TEST(root.find("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_a_node_is_not_is_empty) {
    const Source source("p", "x");
    const Node null = Node::make_null(source, {1, 1});
    BOOST_TEST(null.text() == "");
    BOOST_TEST(null.begin() == null.end());
    BOOST_TEST(null.find("x") == nullptr);
    BOOST_TEST(Node().location().text() == "");
    const Node text = Node::make_text(source, {1, 1}, "x", Node::Style::plain);
    BOOST_TEST(text.find("x") == nullptr);
    BOOST_TEST(text.begin() == text.end());
}

BOOST_AUTO_TEST_CASE(a_node_can_be_said_to_stand_elsewhere) {
    const Source one("one", "a\nb");
    const Source two("two", "abc", 7);
    const Node text = Node::make_text(one, {2, 1}, "b", Node::Style::plain);
    const Node offset = Node::make_null(two, {}).at_offset(2);
    BOOST_TEST(text.location().text() == "one:2:1");
    BOOST_TEST(offset.location().text() == "two:7:3");
    BOOST_TEST(text.moved_to(offset).location().text() == "two:7:3");
    BOOST_TEST(text.moved_to(offset).text() == "b");
}

BOOST_AUTO_TEST_CASE(an_arena_keeps_what_it_was_given) {
    Arena arena;
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < 2000; ++i) {
        kept.push_back(arena.keep(std::string(i % 300, static_cast<char>('a' + i % 26))));
    }
    const std::string large(5'000'000, 'x');
    const std::string_view kept_large = arena.keep(large);
    Arena moved = std::move(arena);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        BOOST_REQUIRE(kept[i] == std::string(i % 300, static_cast<char>('a' + i % 26)));
    }
    BOOST_TEST((kept_large == large));
    moved.reset();
    BOOST_TEST(moved.keep("again") == "again");
    BOOST_TEST(arena.keep("after the move") == "after the move");  // NOLINT(bugprone-use-after-move): allowed
}

BOOST_AUTO_TEST_CASE(a_finding_quotes_no_more_of_its_line_than_a_person_reads) {
    Diagnostics found;
    const Source source("p", "a: 1\nb: 2\n" + std::string(5000, 'x'));
    report(found, Node::make_null(source, {2, 4}), "bad-key", {});
    report(found, Node::make_null(source, {3, 1}), "bad-key", {}, "near");
    BOOST_TEST(found.all().at(0).excerpt.text == "b: 2");
    BOOST_TEST(found.all().at(0).where.text() == "p:2:4");
    BOOST_TEST(found.all().at(1).excerpt.text == std::string(240, 'x'));
    BOOST_TEST(found.all().at(1).suggestion == "near");
}

BOOST_AUTO_TEST_SUITE_END()
