#include <ceping/write/article.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace ceping;

namespace {

Article article_of(std::vector<Article::Block> blocks) { return {"题目", Language::zh, std::move(blocks)}; }

/// What stands between the first `from` and the next `to`.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    BOOST_REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find(to, begin + from.size());
    BOOST_REQUIRE(end != std::string::npos);
    return text.substr(begin + from.size(), end - begin - from.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_article)

BOOST_AUTO_TEST_CASE(contents_nest_by_level_however_levels_jump) {
    const std::string html =
        article_html(article_of({Article::Heading{3, "a", "A", ""}, Article::Heading{5, "b", "B", ""},
                                 Article::Heading{5, "c", "C", "", false},
                                 Article::Heading{2, "d", "D", "（1）"}, Article::Heading{4, "e", "E", ""}}));
    BOOST_TEST(
        between(html, "目录</h2>\n", "</nav>") ==
        "<ul>\n<li><a href=\"#a\">A</a>\n<ul>\n<li><a href=\"#b\">B</a></li>\n</ul>\n</li>\n"
        "<li><a href=\"#d\">D</a> <span class=\"tail\">（1）</span>\n<ul>\n<li><a href=\"#e\">E</a></li>\n"
        "</ul>\n</li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(levels_beyond_six_are_said_to_screen_readers) {
    const auto article = article_of({Article::Heading{8, "a", "A", ""}});
    BOOST_TEST(article_html(article).find("<h6 id=\"a\" aria-level=\"8\">A</h6>") != std::string::npos);
    BOOST_TEST(article_markdown(article) == "# 题目\n\n###### A\n");
}

BOOST_AUTO_TEST_CASE(tables_have_headers_of_columns_and_rows) {
    const auto article =
        article_of({Article::Table{{{"名|称", false}, {"分", true}}, {{{{"甲|乙"}}, {{"1", true}}}}}});
    BOOST_TEST(
        between(article_html(article), "<table>\n", "</table>") ==
        "<thead><tr><th scope=\"col\">名|称</th><th scope=\"col\" class=\"figures\">分</th></tr></thead>\n"
        "<tbody>\n<tr><th scope=\"row\">甲|乙</th><td class=\"figures\"><strong>1</strong></td></tr>\n"
        "</tbody>\n");
    BOOST_TEST(article_markdown(article) ==
               "# 题目\n\n| 名\\|称 | 分 |\n|------|------:|\n| 甲\\|乙 | **1** |\n");
}

BOOST_AUTO_TEST_CASE(blanks_between_runs_stay_in_markdown) {
    const auto article = article_of({Article::Paragraph{{{"甲", true}, {": 乙 "}, {"丙", false, "a"}}, true},
                                     Article::Facts{{{"标准", {{"a\nb"}}}}}, Article::List{{{{"- 一"}}}}});
    BOOST_TEST(article_markdown(article) == "# 题目\n\n> **甲**: 乙 丙\n\n- **标准**：a b\n\n- \\- 一\n");
    BOOST_TEST(article_html(article).find("<p class=\"notice\" role=\"note\"><strong>甲</strong>: 乙 "
                                          "<a href=\"#a\">丙</a></p>") != std::string::npos);
    BOOST_TEST(article_html(article).find("<dt>标准</dt><dd>a<br>b</dd>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
