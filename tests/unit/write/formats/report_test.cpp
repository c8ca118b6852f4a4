#include <ceping/base/text.hpp>
#include <ceping/write/formats.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

#include "support/written.hpp"

using namespace ceping;

namespace {

Report article_of(std::vector<Report::Block> blocks) {
    Report out{"题目", Language::zh, std::move(blocks)};
    out.paper = true;
    return out;
}

std::string article_html(const Report& report) { return test::written(report, write_report_html); }
std::string article_markdown(const Report& report) { return test::written(report, write_report_markdown); }
std::string article_docx(const Report& report) { return test::written(report, write_report_docx); }

struct GridColumn {
    std::string title;
    bool figures = false;
};
Report::Table grid(const std::vector<GridColumn>& columns,
                   const std::vector<std::vector<Report::Line>>& rows) {
    Report::Table out{{}, rows.size()};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out.for_people(columns[i].title, columns[i].figures ? Report::Type::count : Report::Type::text,
                       [rows, i](std::size_t row) { return rows[row][i]; });
    }
    return out;
}

/// What stands between the first `from` and the next `to`.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    BOOST_REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find(to, begin + from.size());
    BOOST_REQUIRE(end != std::string::npos);
    return text.substr(begin + from.size(), end - begin - from.size());
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
        ++out;
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_report)

BOOST_AUTO_TEST_CASE(contents_nest_by_level_however_levels_jump) {
    const std::string html =
        article_html(article_of({Report::Heading{3, "a", "A", ""}, Report::Heading{5, "b", "B", ""},
                                 Report::Heading{5, "c", "C", {}, {}, false},
                                 Report::Heading{2, "d", "D", "（1）"}, Report::Heading{4, "e", "E", ""}}));
    BOOST_TEST(
        between(html, "目录</h2>\n", "</nav>") ==
        "<ul>\n<li><a href=\"#a\">A</a>\n<ul>\n<li><a href=\"#b\">B</a></li>\n</ul>\n</li>\n"
        "<li><a href=\"#d\">D</a> <span class=\"tail\">（1）</span>\n<ul>\n<li><a href=\"#e\">E</a></li>\n"
        "</ul>\n</li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(levels_beyond_six_are_said_to_screen_readers) {
    const auto article = article_of({Report::Heading{8, "a", "A", ""}});
    BOOST_TEST(article_html(article).find("<h6 id=\"a\" aria-level=\"8\">A</h6>") != std::string::npos);
    BOOST_TEST(article_markdown(article) == "# 题目\n\n###### A\n");
}

BOOST_AUTO_TEST_CASE(each_heading_has_a_section_and_what_fits_a_page_is_whole) {
    const std::vector<std::vector<Report::Line>> many(60, {{{"甲"}}});
    const std::string html = article_html(
        article_of({Report::Heading{2, "a", "A", ""}, Report::Heading{3, "b", "B", ""},
                    Report::Paragraph{{{"乙"}}}, Report::Heading{3, "c", "C", ""}, grid({{"名"}}, many)}));
    BOOST_TEST(between(html, "<main id=\"content\" tabindex=\"-1\">\n", "<table") ==
               "<section>\n<h2 id=\"a\">A</h2>\n<section class=\"whole\">\n<h3 id=\"b\">B</h3>\n<p>乙</p>\n"
               "</section>\n<section>\n<h3 id=\"c\">C</h3>\n");
    BOOST_TEST(between(html, "</table>\n", "</main>") ==
               "</section>\n<p class=\"up\"><a href=\"#contents\">回到目录</a></p>\n</section>\n");
    Report letter = article_of({Report::Heading{2, "a", "A", ""}});
    letter.letter = true;
    BOOST_TEST(article_html(letter).find("<section") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(tables_wider_than_a_phone_scroll_by_themselves) {
    const auto wide = [](std::size_t columns) {
        return article_html(article_of({grid(std::vector<GridColumn>(columns, {"名称内容"}),
                                             {std::vector<Report::Line>(columns, {{"1"}})})}));
    };
    BOOST_TEST(wide(3).find("class=\"wide\"") == std::string::npos);
    BOOST_TEST(wide(4).find("<div class=\"wide\" tabindex=\"0\" role=\"group\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tables_have_headers_of_columns_and_rows) {
    const auto article = article_of({grid({{"名|称", false}, {"分", true}}, {{{{"甲|乙"}}, {{"1", true}}}})});
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
    const auto article = article_of({Report::Paragraph{{{"甲", true}, {": 乙 "}, {"丙", false, "a"}}, true},
                                     Report::Facts{{{"标准", {{"a\nb"}}}}}, Report::List{{{{"- 一"}}}}});
    BOOST_TEST(article_markdown(article) == "# 题目\n\n> **甲**: 乙 丙\n\n- **标准**：a b\n\n- \\- 一\n");
    BOOST_TEST(article_html(article).find("<p class=\"notice\" role=\"note\"><strong>甲</strong>: 乙 "
                                          "<a href=\"#a\">丙</a></p>") != std::string::npos);
    BOOST_TEST(article_html(article).find("<div><dt>标准</dt><dd>a<br>b</dd></div>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(columns_of_short_texts_stay_on_one_line) {
    std::vector<std::vector<Report::Line>> rows(13, {{{"五个汉字整"}}, {{"1", true}}});
    const auto table = [&] {
        return article_html(article_of({grid({{"名称", false}, {"分", true}}, rows)}));
    };
    BOOST_TEST(table().find("<table class=\"slim\">") != std::string::npos);
    rows[3][0] = {{"五个汉字"}, {"加一"}};
    BOOST_TEST(table().find("<table>") != std::string::npos);
    BOOST_TEST(table().find("<th scope=\"col\">名称</th>") != std::string::npos);
    rows.pop_back();
    BOOST_TEST(table().find("<table class=\"whole\">") != std::string::npos);
}

/// The line of dashes below a table's head in Markdown.
std::string dashes(const std::vector<GridColumn>& columns, const std::vector<Report::Line>& row) {
    const std::string text = article_markdown(article_of({grid(columns, {row})}));
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
    auto article = article_of({Report::Paragraph{{{"引言"}}}, Report::Heading{2, "a", "A", ""}});
    article.kind = "手册 <1>";
    BOOST_TEST(between(article_html(article), "<header>\n", "</header>") ==
               "<p class=\"kind\">手册 &lt;1&gt;</p>\n<h1>题目</h1>\n<p>引言</p>\n");
    BOOST_TEST(article_markdown(article) == "# 题目\n\n**手册 \\<1\\>**\n\n引言\n\n## A\n");
    article.kind.clear();
    BOOST_TEST(article_html(article).find("class=\"kind\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_after_the_other_is_a_list_a_page_or_one_text) {
    const auto series = [](std::string_view format, int reports) {
        std::string out;
        ReportSeries all(format, {}, [&out](std::string_view bytes) { out += bytes; });
        for (int i = 0; i < reports; ++i) {
            Report each;
            each.tag = "each/1";
            each.heading(2, std::to_string(i));
            each.add(std::move(Report::Object().count("n", static_cast<std::size_t>(i))).take());
            all.put(std::move(each));
        }
        all.finish();
        return out;
    };
    BOOST_TEST(series("json", 0) == "[]\n");
    BOOST_TEST(series("json", 2) ==
               "[\n{\"ceping\":\"each/1\",\n\"n\":0},\n{\"ceping\":\"each/1\",\n\"n\":1}\n]\n");
    BOOST_TEST(series("text", 2) == "0\n\n1\n");
    BOOST_TEST(series("markdown", 2) == "## 0\n\n## 1\n");
    const std::string page = series("html", 2);
    BOOST_TEST(page.find("<h2 id=\"0-part-0\">0</h2>") != std::string::npos);
    BOOST_TEST(page.find("<h2 id=\"2-part-0\">1</h2>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_can_be_numbered_and_go_on) {
    const auto article = article_of({Report::List{{{{"甲"}}, {{"乙"}}}, 1}, Report::List{{{{"丙"}}}, 3}});
    BOOST_TEST(article_markdown(article) == "# 题目\n\n1. 甲\n2. 乙\n\n3. 丙\n");
    const std::string html = article_html(article);
    BOOST_TEST(html.find("<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>") != std::string::npos);
    BOOST_TEST(html.find("<ol start=\"3\">") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_letter_is_read_at_once) {
    auto article = article_of({Report::Paragraph{{{"甲："}}}, Report::Heading{2, "a", "一、", {}, {}, false},
                               Report::Paragraph{{{"办"}}, false, true}});
    article.letter = true;
    const std::string html = article_html(article);
    BOOST_TEST(html.find("<nav") == std::string::npos);
    BOOST_TEST(html.find("class=\"skip\"") == std::string::npos);
    BOOST_TEST(html.find("<p class=\"right\">办</p>") != std::string::npos);
    BOOST_TEST(article_markdown(article) == "# 题目\n\n甲：\n\n## 一、\n\n办\n");
}

BOOST_AUTO_TEST_CASE(a_docx_has_every_block_and_the_same_bytes) {
    auto article =
        article_of({Report::Paragraph{{{"甲 <&>\n乙", true}}}, Report::Heading{2, "a", "标题", "（尾）"},
                    Report::List{{{{"一"}}}, 7}, Report::Facts{{{"标准", {{"值"}}}}},
                    grid({{"名", false}, {"分", true}}, {{{{"丙"}}, {{"1"}}}})});
    const std::string docx = article_docx(article);
    BOOST_TEST(docx == article_docx(article));
    BOOST_TEST(docx.starts_with("PK\x03\x04"));
    for (const char* const part :
         {"甲 &lt;&amp;&gt;", "<w:br/><w:t xml:space=\"preserve\">乙", ">标题<", "（尾）", ">7. <",
          ">标准：<", "<w:tblHeader/>", "\"TableFigure\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1<",
          "<w:gridCol w:w=\"4422\"/><w:gridCol w:w=\"4422\"/>", "<w:tcW w:w=\"4422\" w:type=\"dxa\"/>"}) {
        BOOST_TEST((docx.find(part) != std::string::npos), part);
    }
}

BOOST_AUTO_TEST_CASE(a_docx_is_set_as_official_papers_are) {
    Report letter = article_of({Report::Paragraph{{{"甲："}}}, Report::Paragraph{{{"正文"}}},
                                Report::Heading{3, "b", "二级"}, Report::Paragraph{{{"特此通知。"}}},
                                Report::Paragraph{{{"甲局"}}, false, true},
                                Report::Paragraph{{{"2016年1月20日"}}, false, true}});
    letter.letter = true;
    const std::string docx = article_docx(letter);
    for (
        const char* const part :
        {"<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
         "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1588\"",
         "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>", "<w:evenAndOddHeaders/>",
         "w:eastAsia=\"SimSun\"/><w:b/><w:sz w:val=\"44\"/>",
         // The addressee stands at the margin, the text does not.
         "<w:pStyle w:val=\"Normal\"/></w:pPr><w:r><w:t xml:space=\"preserve\">甲：",
         "<w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t xml:space=\"preserve\">正文",
         "<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">二级",
         // The date is 13 columns wide and ends 4 characters from the edge; the office, of 4 columns, stands in the middle
         // above it: 4 + (13 - 4) / 4 characters.
         "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">特此通知。",
         "<w:ind w:rightChars=\"625\" w:right=\"2000\"/></w:pPr><w:r><w:t xml:space=\"preserve\">甲局",
         "<w:ind w:rightChars=\"400\" w:right=\"1280\"/></w:pPr><w:r><w:t xml:space=\"preserve\">2016年1月20日"}) {
        BOOST_TEST((docx.find(part) != std::string::npos), part);
    }
}

BOOST_AUTO_TEST_CASE(a_long_office_stands_at_the_edge_and_the_date_below_its_middle) {
    const std::string docx =
        article_docx(article_of({Report::Paragraph{{{"泉州市民政局创建文明行业测评办公室"}}, false, true},
                                 Report::Paragraph{{{"2016年1月20日"}}, false, true}}));
    // 34 columns: it ends 2 characters from the edge, and the date 2 + (34 - 13) / 4.
    BOOST_TEST((docx.find("w:rightChars=\"200\" w:right=\"640\"") != std::string::npos));
    BOOST_TEST((docx.find("w:rightChars=\"725\" w:right=\"2320\"") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_long_title_is_broken_into_even_lines) {
    Report report = article_of({});
    const auto lines = [&](const std::string& title) {
        report.title = title;
        const std::string docx = article_docx(report);
        const std::string runs = between(docx, "<w:pStyle w:val=\"Title\"/></w:pPr>", "</w:p>");
        std::string out;
        for (std::size_t at = 0; (at = runs.find("preserve\">", at)) != std::string::npos; ++at) {
            out += (out.empty() ? "" : "|") + between(runs.substr(at), "preserve\">", "<");
        }
        return out;
    };
    BOOST_TEST(lines("二十个字以内的标题不必分行，其他的才要") == "二十个字以内的标题不必分行，其他的才要");
    BOOST_TEST(lines("关于永春县救助管理站测评发现问题的整改通知书") ==
               "关于永春县救助管理站|测评发现问题的整改通知书");
    // What an office is called is not parted either, if another place does.
    BOOST_TEST(lines("关于台商投资区民生保障局婚姻登记处测评发现问题的整改通知书") ==
               "关于台商投资区民生保障局婚姻登记处|测评发现问题的整改通知书");
    BOOST_TEST(lines("2015年1月至6月全市民政系统文明行业测评情况报告") ==
               "2015年1月至6月全市民政系统|文明行业测评情况报告");
    // Neither a closing sign begins a line, nor is a number parted.
    BOOST_TEST(lines("关于创建文明行业的《细则（试行）》，2015年年度测评结果") ==
               "关于创建文明行业的《细则（试|行）》，2015年年度测评结果");
    BOOST_TEST(lines("关于公布文明行业测评年度201520162017测评结果的通知") ==
               "关于公布文明行业测评年度|201520162017测评结果的通知");
}

BOOST_AUTO_TEST_CASE(what_an_item_is_made_of_stands_below_it) {
    Report::List list{{{{"一"}}, {{"二"}}}, 9};
    list.below = {{}, {{{"甲", true}, {"：乙"}}, {{"丙"}}}};
    const auto article = article_of({list});
    BOOST_TEST(article_markdown(article).ends_with("9. 一\n10. 二\n    - **甲**：乙\n    - 丙\n"));
    BOOST_TEST((article_html(article).find(
                    "<li>二\n<ul>\n<li><strong>甲</strong>：乙</li>\n<li>丙</li>\n</ul></li>") !=
                std::string::npos));
    BOOST_TEST((article_docx(article).find("：乙</w:t></w:r><w:r><w:t xml:space=\"preserve\">丙") !=
                std::string::npos));
    BOOST_TEST(test::written(article, write_report_text).ends_with("9. 一\n10. 二\n    甲：乙\n    丙\n"));
}

BOOST_AUTO_TEST_CASE(columns_are_as_wide_as_their_texts_and_a_long_one_has_the_rest) {
    const std::string docx =
        article_docx(article_of({grid({{"编号", false}, {"内容", false}, {"分", true}},
                                      {{{{"350503-hjdj"}}, {{std::string(300, 'x')}}, {{"87.35"}}}})}));
    // A digit has 108, another letter 122, a cell 150 for its sides.
    BOOST_TEST(between(docx, "<w:tblGrid>", "</w:tblGrid>") ==
               "<w:gridCol w:w=\"1408\"/><w:gridCol w:w=\"6746\"/><w:gridCol w:w=\"690\"/>");
}

BOOST_AUTO_TEST_CASE(short_columns_are_not_broken_where_long_ones_want_more_than_there_is) {
    const std::string text(300, 'x');
    const std::string docx =
        article_docx(article_of({grid({{"编号", false}, {"内容", false}, {"建议", false}, {"分", true}},
                                      {{{{"350503-hjdj"}}, {{text}}, {{text}}, {{"87.35"}}}})}));
    BOOST_TEST(
        between(docx, "<w:tblGrid>", "</w:tblGrid>") ==
        "<w:gridCol w:w=\"1408\"/><w:gridCol w:w=\"3373\"/><w:gridCol w:w=\"3373\"/><w:gridCol w:w=\"690\"/>");
}

BOOST_AUTO_TEST_CASE(a_column_has_the_width_that_saves_lines) {
    // One name is long; that it stands on two lines costs less than that every other text does.
    const std::string advice = "二十八个字的建议要占一行，单位的名称再长，也不让它断行";
    std::vector<std::vector<Report::Line>> rows(20);
    for (auto& row : rows) {
        row = {{{"救助站"}}, {{advice}}};
    }
    rows.front() = {{{"一个名称特别长的单位，长得有二十个字以上的"}}, {{"无"}}};
    const std::string docx = article_docx(article_of({grid({{"单位", false}, {"建议", false}}, rows)}));
    const std::string columns = between(docx, "<w:tblGrid>", "</w:tblGrid>");
    const auto second = std::stoul(columns.substr(columns.rfind("w:w=\"") + 5));
    BOOST_TEST(second >= display_width(advice) * 105);
}

BOOST_AUTO_TEST_CASE(what_is_whole_stays_on_a_page_where_it_fits_one) {
    const auto keeps = [](std::size_t facts) {
        Report::Heading heading{3, "a", "标题"};
        heading.whole = true;
        Report::Facts all;
        all.entries.assign(facts, {"标准", {{"值"}}});
        const std::string docx = article_docx(article_of(
            {heading, grid({{"名", false}, {"值", false}}, {{{{"甲"}}, {{"乙"}}}, {{{"丙"}}, {{"丁"}}}}), all,
             Report::Heading{3, "b", "下一个"}, Report::Paragraph{{{"正文"}}}}));
        return occurrences(between(docx, "<w:tblHeader/>", "下一个"), "<w:keepNext/>");
    };
    // Two rows of two cells, the paragraph below the table, and the facts but the last.
    BOOST_TEST(keeps(3) == 7U);
    BOOST_TEST(keeps(40) == 0U);
}

BOOST_AUTO_TEST_CASE(a_signature_stays_with_the_end_of_the_text) {
    Report::List list{{{{"一"}}, {{"二"}}}, 1};
    const std::string docx = article_docx(article_of(
        {list, Report::Paragraph{{{"特此通知。"}}}, Report::Paragraph{{{"附件：表"}}},
         Report::Paragraph{{{"甲局"}}, false, true}, Report::Paragraph{{{"2016年1月20日"}}, false, true}}));
    for (const char* const part : {"<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">2. ",
                                   "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">特此通知。",
                                   "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">附件：表"}) {
        BOOST_TEST((docx.find(part) != std::string::npos), part);
    }
    BOOST_TEST((docx.find("<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">1. ") == std::string::npos));
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_made_visible) {
    const std::string docx =
        article_docx(article_of({Report::Paragraph{{{"甲\x01\xEF\xBF\xBE\xED\xA0\x80乙"}}}}));
    BOOST_TEST((docx.find("甲\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD乙") != std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()
