#include <ceping/write/formats/markup_text.hpp>

#include <boost/test/unit_test.hpp>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(write_markup_text)

BOOST_AUTO_TEST_CASE(html_and_xml_differ_in_the_apostrophe_alone) {
    BOOST_TEST(markup_text("<a b=\"c\">'&甲", Markup::html) == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;甲");
    BOOST_TEST(markup_text("<a b=\"c\">'&甲", Markup::xml) == "&lt;a b=&quot;c&quot;&gt;&apos;&amp;甲");
}

BOOST_AUTO_TEST_CASE(control_characters_are_made_visible) {
    BOOST_TEST(markup_text("a\x1B[1m", Markup::xml).find('\x1B') == std::string::npos);
    BOOST_TEST(markup_text("a\nb", Markup::html) == "a b");
}

BOOST_AUTO_TEST_SUITE_END()
