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
        between(article_html(article), "<table class=\"slim whole\">\n", "</table>") ==
        "<thead><tr><th scope=\"col\" class=\"brief\">名|称</th><th scope=\"col\" class=\"figures brief\">分</th>"
        "</tr></thead>\n<tbody>\n<tr><th scope=\"row\" class=\"brief\">甲|乙</th><td class=\"figures brief\">"
        "<strong>1</strong></td></tr>\n"
        "</tbody>\n");
    BOOST_TEST(article_markdown(article) ==
               "# 题目\n\n| 名\\|称 | 分 |\n|----------|----------:|\n| 甲\\|乙 | **1** |\n");
}

BOOST_AUTO_TEST_CASE(blanks_between_runs_stay_in_markdown) {
    const auto article = article_of({Article::Paragraph{{{"甲", true}, {": 乙 "}, {"丙", false, "a"}}, true},
                                     Article::Facts{{{"标准", {{"a\nb"}}}}}, Article::List{{{{"- 一"}}}}});
    BOOST_TEST(article_markdown(article) == "# 题目\n\n> **甲**: 乙 丙\n\n- **标准**：a b\n\n- \\- 一\n");
    BOOST_TEST(article_html(article).find("<p class=\"notice\" role=\"note\"><strong>甲</strong>: 乙 "
                                          "<a href=\"#a\">丙</a></p>") != std::string::npos);
    BOOST_TEST(article_html(article).find("<div><dt>标准</dt><dd>a<br>b</dd></div>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(columns_of_short_texts_stay_on_one_line) {
    std::vector<std::vector<Article::Line>> rows(13, {{{"五个汉字整"}}, {{"1", true}}});
    const auto table = [&] {
        return article_html(article_of({Article::Table{{{"名称", false}, {"分", true}}, rows}}));
    };
    BOOST_TEST(table().find("<table class=\"slim\">") != std::string::npos);
    rows[3][0] = {{"五个汉字"}, {"加一"}};
    BOOST_TEST(table().find("<table>") != std::string::npos);
    BOOST_TEST(table().find("<th scope=\"col\">名称</th>") != std::string::npos);
    rows.pop_back();
    BOOST_TEST(table().find("<table class=\"whole\">") != std::string::npos);
}

/// The line of dashes below a table's head in Markdown.
std::string dashes(std::vector<Article::Column> columns, std::vector<Article::Line> row) {
    const std::string text =
        article_markdown(article_of({Article::Table{std::move(columns), {std::move(row)}}}));
    return "|--" + between(text, "|--", "\n");
}

BOOST_AUTO_TEST_CASE(narrow_columns_of_markdown_keep_what_they_need_of_a_page) {
    const std::string long_text(200, 'x');
    const std::string needed = "|-------|------:|";
    BOOST_TEST(dashes({{"编号", false}, {"分", true}}, {{{"a"}}, {{"1"}}}) == needed);
    BOOST_TEST(dashes({{"编号", false}, {"分", true}, {"说明", false}},
                      {{{"a"}}, {{"1"}}, {{"有方案有记录有总结"}}}) == needed + std::string(71, '-') + "|");
    BOOST_TEST(dashes({{"编号", false}, {"分", true}, {"说明", false}}, {{{"a"}}, {{"1"}}, {{long_text}}}) ==
               needed + std::string(71, '-') + "|");
    BOOST_TEST(dashes({{"甲", false}, {"乙", false}}, {{{long_text}}, {{long_text}}}) ==
               "|" + std::string(42, '-') + "|" + std::string(42, '-') + "|");
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_first_heading_stands_before_the_contents) {
    auto article = article_of({Article::Paragraph{{{"引言"}}}, Article::Heading{2, "a", "A", ""}});
    article.kind = "手册 <1>";
    BOOST_TEST(between(article_html(article), "<header>\n", "</header>") ==
               "<p class=\"kind\">手册 &lt;1&gt;</p>\n<h1>题目</h1>\n<p>引言</p>\n");
    BOOST_TEST(article_markdown(article) == "# 题目\n\n**手册 \\<1\\>**\n\n引言\n\n## A\n");
    article.kind.clear();
    BOOST_TEST(article_html(article).find("class=\"kind\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_can_be_numbered_and_go_on) {
    const auto article = article_of({Article::List{{{{"甲"}}, {{"乙"}}}, 1}, Article::List{{{{"丙"}}}, 3}});
    BOOST_TEST(article_markdown(article) == "# 题目\n\n1. 甲\n2. 乙\n\n3. 丙\n");
    const std::string html = article_html(article);
    BOOST_TEST(html.find("<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>") != std::string::npos);
    BOOST_TEST(html.find("<ol start=\"3\">") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_letter_is_read_at_once) {
    auto article = article_of({Article::Paragraph{{{"甲："}}}, Article::Heading{2, "a", "一、", "", false},
                               Article::Paragraph{{{"办"}}, false, true}});
    article.letter = true;
    const std::string html = article_html(article);
    BOOST_TEST(html.find("<nav") == std::string::npos);
    BOOST_TEST(html.find("class=\"skip\"") == std::string::npos);
    BOOST_TEST(html.find("<p class=\"right\">办</p>") != std::string::npos);
    BOOST_TEST(article_markdown(article) == "# 题目\n\n甲：\n\n## 一、\n\n办\n");
}

BOOST_AUTO_TEST_CASE(a_docx_has_every_block_and_the_same_bytes) {
    auto article =
        article_of({Article::Paragraph{{{"甲 <&>\n乙", true}}}, Article::Heading{2, "a", "标题", "（尾）"},
                    Article::List{{{{"一"}}}, 7}, Article::Facts{{{"标准", {{"值"}}}}},
                    Article::Table{{{"名", false}, {"分", true}}, {{{{"丙"}}, {{"1"}}}}}});
    const std::string docx = article_docx(article);
    BOOST_TEST(docx == article_docx(article));
    BOOST_TEST(docx.starts_with("PK\x03\x04"));
    for (const char* const part :
         {"甲 &lt;&amp;&gt;", "<w:br/><w:t xml:space=\"preserve\">乙", ">标题<", "（尾）", ">7. <",
          ">标准：<", "<w:tblHeader/>", "\"Signature\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1<"}) {
        BOOST_TEST((docx.find(part) != std::string::npos), part);
    }
}

BOOST_AUTO_TEST_SUITE_END()
