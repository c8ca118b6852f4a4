#include <ceping/write/formats/html_page.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(write_html_text)

BOOST_AUTO_TEST_CASE(markup_is_text) {
    BOOST_TEST(html_text("<script>alert(\"x\" && 'y')</script>") ==
               "&lt;script&gt;alert(&quot;x&quot; &amp;&amp; &#39;y&#39;)&lt;/script&gt;");
    BOOST_TEST(html_text("&lt; &#60;") == "&amp;lt; &amp;#60;");
    BOOST_TEST(html_text("甲\n乙\x01") == "甲 乙\uFFFD");
    BOOST_TEST(html_text("甲\u202E乙") == "甲\uFFFD乙");
}

BOOST_AUTO_TEST_CASE(lines_of_a_phrase_are_lines) {
    BOOST_TEST(html_phrase("甲\n<b>\n\n", Language::zh) == "甲<br>&lt;b&gt;");
    BOOST_TEST(html_phrase("", Language::zh).empty());
    BOOST_TEST(html_phrase("\n", Language::en).empty());
}

BOOST_AUTO_TEST_CASE(right_to_left_letters_and_marks_are_kept_apart) {
    BOOST_TEST(html_phrase("שלום", Language::zh) == "<bdi>שלום</bdi>");
    BOOST_TEST(html_phrase("甲\u200F", Language::zh) == "<bdi>甲\u200F</bdi>");
    BOOST_TEST(html_phrase("甲\nשלום", Language::zh) == "甲<br><bdi>שלום</bdi>");
}

BOOST_AUTO_TEST_CASE(chinese_in_an_english_page_is_marked) {
    BOOST_TEST(html_phrase("where 单位类型 is “机关”", Language::en) ==
               "where <span lang=\"zh\">单位类型</span> is “<span lang=\"zh\">机关</span>”");
    BOOST_TEST(html_phrase("<甲>", Language::en) == "&lt;<span lang=\"zh\">甲</span>&gt;");
    BOOST_TEST(html_phrase("A1", Language::en) == "A1");
    BOOST_TEST(html_phrase("甲", Language::zh) == "甲");
}

BOOST_AUTO_TEST_CASE(a_page_says_its_language_and_loads_nothing) {
    const std::string page = html_page({"</title><b>", Language::zh, "<p>甲</p>\n"});
    BOOST_TEST(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"));
    BOOST_TEST(page.find("<title>&lt;/title&gt;&lt;b&gt;</title>") != std::string::npos);
    BOOST_TEST(page.find("default-src 'none'") != std::string::npos);
    BOOST_TEST(page.ends_with("<body>\n<p>甲</p>\n</body>\n</html>\n"));
    BOOST_TEST(html_page({"", Language::en, ""}).find("<html lang=\"en\">") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
