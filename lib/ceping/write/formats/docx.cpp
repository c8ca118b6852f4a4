// Reports as DOCX.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/docx_keeps.hpp>
#include <ceping/write/formats/docx_table.hpp>
#include <ceping/write/formats/zip_archive.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ceping {

namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";

constexpr std::string_view links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr std::string_view document_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/></Relationships>)";

// Odd and even pages have footers of their own; 15 is the layout of Word 2013 and later.
constexpr std::string_view settings =
    R"(<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)";

// As official papers are set (GB/T 9704-2012): 22 lines of 28 characters a page, the title in a size 2 of Song, text in a
// size 3 of imitation Song, headings in Hei and Kai, paragraphs indented by two characters. Sizes are in half points,
// lengths in twentieths of a point. The grid of the page is of lines alone, and characters stand a quarter of a point closer:
// LibreOffice sets half as many characters a line where the grid says how many there are to be.
constexpr std::string_view styles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="-5"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:after="579" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="SimSun"/><w:b/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kind"><w:name w:val="Kind"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Annex"><w:name w:val="Annex"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:after="579"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Fact"><w:name w:val="Fact"/><w:basedOn w:val="BodyText"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="left"/></w:pPr><w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TableHead"><w:name w:val="Table Head"/><w:basedOn w:val="TableText"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TableFigure"><w:name w:val="Table Figure"/><w:basedOn w:val="TableText"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="BelowTable"><w:name w:val="Below Table"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="200" w:lineRule="exact"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:jc w:val="right"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style></w:styles>)";

// A4 with the margins of the standard; the page number stands 7 mm below the text.
constexpr std::string_view page_setup =
    R"(<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1390" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>)";

/// The page number between dashes, one character in from the outer edge. WPS shows none where a run holds the whole field.
std::string footer(std::string_view side) {
    const auto field = [](std::string_view type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
    };
    const std::string inner =
        side == "right" ? R"(w:rightChars="100" w:right="280")" : R"(w:leftChars="100" w:left="280")";
    return R"(<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind )" +
           inner + "/><w:jc w:val=\"" + std::string(side) +
           "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>" + field("begin") +
           "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + field("separate") +
           "<w:r><w:t>1</w:t></w:r>" + field("end") +
           "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

/// A text as character data. What XML cannot hold is made visible.
std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : printable_lines(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string run(std::string_view text, bool strong) {
    std::string out;
    const std::string look = strong ? "<w:rPr><w:b/></w:rPr>" : "";
    bool first = true;
    for (const auto line : split(text, '\n')) {
        out += "<w:r>" + look + (first ? "" : "<w:br/>") + "<w:t xml:space=\"preserve\">" + xml_text(line) +
               "</w:t></w:r>";
        first = false;
    }
    return out;
}

std::string runs_of(const Report::Line& line, bool strong = false) {
    std::string out;
    for (const auto& each : line) {
        out += run(each.text, strong || each.strong);
    }
    return out;
}

/// Words of titles that a line end would part: Chinese has no blanks between words.
constexpr std::u32string_view title_words =
    U"文明行业测评民政系统单位服务创建自评整改通知问题发现报告结果公示名单年度福利救助婚姻登记管理中心窗口示例材料情况目录反馈核实退回修改逾期"
    U"报送手册细则记处体系评定核验考核办法标准"
    // Where two of them are one: 民政系统, 婚姻登记, 救助管理站, 社会福利中心, 服务大厅, 测评结果.
    U"政系政局姻登助管理站理所务站社会会福会救会组利院利中务中务大大厅政窗明行评报评结评细评体评手";

/// Whether the two characters are one of those words.
bool is_title_word(char32_t first, char32_t second) {
    for (std::size_t at = 0; at + 1 < title_words.size(); at += 2) {
        if (title_words[at] == first && title_words[at + 1] == second) {
            return true;
        }
    }
    return false;
}

/// A title in as few lines as it takes, all about as long: the standard asks for trapezes and lozenges, and forbids a last line
/// of two characters. No line begins with a closing sign, ends with an opening one, or parts a number or a word that is known.
std::string balanced(std::string_view title) {
    constexpr std::size_t line = 40;  // columns
    const std::size_t whole = display_width(title);
    if (whole <= line || title.find('\n') != std::string_view::npos) {
        return std::string(title);
    }
    const std::size_t lines = (whole + line - 1) / line;
    constexpr std::u32string_view closing = U"，。、；：？！）》〉」』”’】〕%,.;:?!)]";
    constexpr std::u32string_view opening = U"（《〈「『“‘【〔([";
    const auto is_letter = [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    };
    // For each line but the last the place to end it: how many bytes of the title stand before it, and how bad it is.
    std::vector<std::pair<std::size_t, std::size_t>> ends(lines - 1, {0, static_cast<std::size_t>(-1)});
    char32_t before = 0;
    for (std::string_view rest = title; !rest.empty();) {
        const std::string_view at = rest;
        const char32_t c = take_code_point(rest);
        const bool may = before != 0 && closing.find(c) == std::u32string_view::npos &&
                         opening.find(before) == std::u32string_view::npos &&
                         !(is_letter(before) && is_letter(c));
        const std::size_t done = whole - display_width(at);
        for (std::size_t i = 0; may && i + 1 < lines; ++i) {
            const std::size_t aim = whole * (i + 1);
            const std::size_t off = done * lines > aim ? done * lines - aim : aim - done * lines;
            constexpr std::size_t word = 8;  // so many columns off is as bad
            const bool subject_ends = at.starts_with("测评发现");
            const std::size_t cost =
                off + (is_title_word(before, c) ? word * lines : 0) + (subject_ends ? 0 : word * lines / 2);
            if (cost < ends[i].second) {
                ends[i] = {title.size() - at.size(), cost};
            }
        }
        before = c;
    }
    std::string out;
    std::size_t begun = 0;
    for (const auto& [end, cost] : ends) {
        if (end > begun) {
            out += std::string(title.substr(begun, end - begun)) + "\n";
            begun = end;
        }
    }
    return out + std::string(title.substr(begun));
}

/// `more`: further properties of the paragraph, which the schema wants behind its style.
std::string paragraph(std::string_view style, const std::string& runs, std::string_view more = {}) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more) + "</w:pPr>" +
           runs + "</w:p>\n";
}

constexpr std::string_view stay_with_next = "<w:keepNext/>";

/// What holds a paragraph together, and to the one below it.
std::string kept(bool inside, bool below) {
    return std::string(below ? stay_with_next : "") + (inside ? "<w:keepLines/>" : "");
}

class DocxWriter {
public:
    std::string text(const Report& report) {
        language_ = report.language;
        letter_ = report.letter;
        if (!report.kind.empty()) {
            out_ += paragraph("Kind", run(report.kind, false));
        }
        out_ += paragraph("Title", run(balanced(report.title.empty() ? report.page : report.title), false));
        const auto& blocks = report.blocks;
        const auto keeps = docx_keeps(report);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            keep_ = keeps[i];
            if (const auto* each = std::get_if<Report::Paragraph>(&blocks[i]);
                each != nullptr && each->right) {
                const auto* next =
                    i + 1 < blocks.size() ? std::get_if<Report::Paragraph>(&blocks[i + 1]) : nullptr;
                const bool two = next != nullptr && next->right;
                sign(plain_text(each->text), two ? plain_text(next->text) : "");
                i += two ? 1 : 0;
                continue;
            }
            std::visit([this](const auto& each) { put(each); }, blocks[i]);
        }
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
               "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>\n" +
               std::move(out_) + std::string(page_setup) + "</w:body></w:document>";
    }

private:
    void put(const Report::Heading& heading) {
        const std::string text =
            run(heading.text, false) + (heading.tail.empty() ? "" : run(" " + heading.tail, false));
        if (heading.new_page) {
            out_ += paragraph("Annex", text);
            out_ += heading.below.empty() ? "" : paragraph("Title", run(balanced(heading.below), false));
            return;
        }
        const int level = std::clamp(heading.level - 1, 1, 3);
        out_ += paragraph("Heading" + std::to_string(level), text, kept(keep_.inside, false));
        if (!heading.below.empty()) {
            out_ += paragraph("BodyText", run(heading.below, false), stay_with_next);
        }
    }

    void put(const Report::Paragraph& each) {
        // The addressee stands at the margin; what is published has none.
        const bool first = std::exchange(first_, false) && letter_;
        const bool addressee = first && !each.notice && plain_text(each.text).ends_with("：");
        out_ += paragraph(addressee ? "Normal" : "BodyText", runs_of(each.text, each.notice),
                          kept(keep_.inside, keep_.below));
        first_ = first && each.notice;
    }

    /// Office and date, which is stamped: the date ends four characters from the edge, and the office stands in the middle
    /// above it; where that is too long, it ends two characters from the edge and the date in the middle below. Widths are in
    /// halves of a character.
    void sign(const std::string& office, const std::string& date) {
        const std::size_t above = display_width(office);
        const std::size_t below = display_width(date);
        constexpr std::size_t edge = 8;
        constexpr std::size_t least = 4;
        const bool fits = edge * 2 + below >= above + least * 2;
        constexpr std::size_t most = 40;  // ten characters: what is further in would have no room left
        const auto line = [](const std::string& text, std::size_t quarters, const std::string& more) {
            const std::size_t hundredths = quarters * 25;
            return paragraph("Signature", run(text, false),
                             more + "<w:ind w:rightChars=\"" + std::to_string(hundredths) + "\" w:right=\"" +
                                 std::to_string(hundredths * 16 / 5) + "\"/>");
        };
        // Room for the stamp.
        const std::string above_it = R"(<w:spacing w:before="1158"/>)";
        out_ += line(office, fits ? edge * 2 + below - above : least * 2,
                     (date.empty() ? "" : std::string(stay_with_next)) + above_it);
        if (!date.empty()) {
            out_ += line(date, fits ? edge * 2 : std::min(least * 2 + above - below, most), "");
        }
    }

    void put(const Report::List& list) {
        std::size_t number = list.first;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string mark = list.first > 0 ? std::to_string(number++) + ". " : "· ";
            const bool more = i < list.below.size() && !list.below[i].empty();
            const bool last = i + 1 == list.items.size();
            const bool with_next = last ? keep_.below : keep_.inside;
            out_ += paragraph("BodyText", run(mark, false) + runs_of(list.items[i]),
                              kept(keep_.inside, more || with_next));
            if (more) {
                // What an item is made of is sentences: below each other they would leave most of their lines empty.
                std::string all;
                for (const auto& each : list.below[i]) {
                    all += runs_of(each);
                }
                out_ += paragraph("BodyText", all, kept(keep_.inside, with_next));
            }
        }
    }

    void put(const Report::Facts& facts) {
        for (const auto& each : facts.entries) {
            const bool last = &each == &facts.entries.back();
            out_ += paragraph("Fact",
                              run(each.first + Words{"：", ": "}.in(language_), true) + runs_of(each.second),
                              kept(keep_.inside, last ? keep_.below : keep_.inside));
        }
    }

    void put(const Report::Gap& /*gap*/) {}

    void put(const Report::Table& table) {
        if (!shown(table)) {
            return;
        }
        const DocxTable set = docx_table(table, language_);
        out_ += R"(<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>)";
        for (const char* const side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            out_ += std::string("<w:") + side + R"( w:val="single" w:sz="4" w:space="0" w:color="auto"/>)";
        }
        out_ +=
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
        for (const std::size_t width : set.widths) {
            out_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
        }
        // The head stands again on every page, and no row is torn.
        out_ += "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (std::size_t i = 0; i < set.columns.size(); ++i) {
            cell(run(set.columns[i]->title.in(language_), false), "TableHead", set.widths[i]);
        }
        out_ += "</w:tr>\n";
        const std::string high =
            set.by_hand ? "<w:trHeight w:val=\"" + std::to_string(docx_hand_row) + "\"/>" : "";
        for (const auto& row : set.rows) {
            const std::string keeps = kept(false, &row == &set.rows.back() ? keep_.below : keep_.inside);
            out_ += "<w:tr><w:trPr><w:cantSplit/>" + high + "</w:trPr>";
            for (std::size_t i = 0; i < set.columns.size(); ++i) {
                cell(runs_of(row[i]), Report::figures(set.columns[i]->type) ? "TableFigure" : "TableText",
                     set.widths[i], keeps);
            }
            out_ += "</w:tr>\n";
        }
        // Two tables with nothing between them would be one.
        out_ += "</w:tbl>\n" + paragraph("BelowTable", "", kept(false, keep_.below));
    }

    void cell(const std::string& runs, std::string_view style, std::size_t width,
              std::string_view keeps = {}) {
        out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) +
                "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>" + paragraph(style, runs, keeps) +
                "</w:tc>";
    }

    std::string out_;
    Language language_ = Language::en;
    bool letter_ = false;
    bool first_ = true;  ///< the addressee was not put yet
    DocxKeep keep_;      ///< of the block that is being written
};

}  // namespace

void write_report_docx(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    const auto part = [](std::string_view text) { return std::string(xml).append(text); };
    out(zip_archive({{"[Content_Types].xml", part(types)},
                     {"_rels/.rels", part(links)},
                     {"word/document.xml", part(DocxWriter().text(report))},
                     {"word/_rels/document.xml.rels", part(document_links)},
                     {"word/styles.xml", part(styles)},
                     {"word/settings.xml", part(settings)},
                     {"word/footer1.xml", part(footer("right"))},
                     {"word/footer2.xml", part(footer("left"))}}));
}

}  // namespace ceping
