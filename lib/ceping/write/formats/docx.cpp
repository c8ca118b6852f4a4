// Reports as DOCX.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/zip_archive.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace ceping {

namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";

constexpr std::string_view links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr std::string_view document_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

// As official papers are set (GB/T 9704): the title in a size 2 of Song, text in a size 3 of imitation Song, headings in Hei,
// paragraphs indented by two characters. Sizes are in half points, lengths in twentieths of a point.
constexpr std::string_view styles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="400" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TableFigure"><w:name w:val="Table Figure"/><w:basedOn w:val="TableText"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style></w:styles>)";

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

std::string paragraph(std::string_view style, const std::string& runs) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>" + runs + "</w:p>\n";
}

class DocxWriter {
public:
    std::string text(const Report& report) {
        language_ = report.language;
        letter_ = report.letter;
        if (!report.kind.empty()) {
            out_ += paragraph("Normal", run(report.kind, false));
        }
        out_ += paragraph("Title", run(report.title.empty() ? report.page : report.title, false));
        for (const auto& block : report.blocks) {
            std::visit([this](const auto& each) { put(each); }, block);
        }
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\n" +
               std::move(out_) +
               R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>)";
    }

private:
    void put(const Report::Heading& heading) {
        out_ += paragraph("Heading1", run(heading.text, false) +
                                          (heading.tail.empty() ? "" : run(" " + heading.tail, false)));
        if (!heading.below.empty()) {
            out_ += paragraph("BodyText", run(heading.below, false));
        }
    }

    void put(const Report::Paragraph& each) {
        // The addressee stands at the margin.
        const bool first = std::exchange(first_, false) && letter_;
        out_ += paragraph(each.right ? "Signature"
                          : first    ? "Normal"
                                     : "BodyText",
                          runs_of(each.text, each.notice));
    }

    void put(const Report::List& list) {
        std::size_t number = list.first;
        for (const auto& item : list.items) {
            const std::string mark = list.first > 0 ? std::to_string(number++) + ". " : "· ";
            out_ += paragraph("BodyText", run(mark, false) + runs_of(item));
        }
    }

    void put(const Report::Facts& facts) {
        for (const auto& [label, value] : facts.entries) {
            out_ +=
                paragraph("BodyText", run(label + Words{"：", ": "}.in(language_), true) + runs_of(value));
        }
    }

    void put(const Report::Gap& /*gap*/) {}

    void put(const Report::Table& table) {
        if (!shown(table)) {
            return;
        }
        const auto columns = columns_for(table, Report::people);
        std::vector<std::vector<Report::Line>> rows(table.rows);
        std::vector<std::size_t> widths;
        for (const auto* column : columns) {
            std::size_t widest = display_width(column->title.in(language_));
            for (std::size_t row = 0; row < rows.size(); ++row) {
                rows[row].push_back(cell_line(*column, column->cell(row), language_));
                widest = std::max(widest, display_width(plain_text(rows[row].back())));
            }
            widths.push_back(widest);
        }
        widths = spread(widths);
        out_ += R"(<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>)";
        for (const char* const side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            out_ += std::string("<w:") + side + R"( w:val="single" w:sz="4" w:space="0" w:color="auto"/>)";
        }
        out_ += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
        for (const std::size_t width : widths) {
            out_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
        }
        // The head stands again on every page, and no row is torn.
        out_ += "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            cell(run(columns[i]->title.in(language_), true), false, widths[i]);
        }
        out_ += "</w:tr>\n";
        for (const auto& row : rows) {
            out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (std::size_t i = 0; i < columns.size(); ++i) {
                cell(runs_of(row[i]), Report::figures(columns[i]->type), widths[i]);
            }
            out_ += "</w:tr>\n";
        }
        out_ += "</w:tbl>\n";
    }

    /// Shares of the page's width, in twentieths of a point, by the widths of the columns' texts. Without a grid that says
    /// them, a table is empty to some readers and of any width to others.
    static std::vector<std::size_t> spread(std::vector<std::size_t> texts) {
        constexpr std::size_t page = 8844;
        constexpr std::size_t narrowest = 4;
        constexpr std::size_t widest = 40;
        std::size_t sum = 0;
        for (auto& text : texts) {
            text = std::clamp(text, narrowest, widest) + 2;
            sum += text;
        }
        for (auto& text : texts) {
            text = text * page / sum;
        }
        return texts;
    }

    void cell(const std::string& runs, bool figures, std::size_t width) {
        out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
                paragraph(figures ? "TableFigure" : "TableText", runs) + "</w:tc>";
    }

    std::string out_;
    Language language_ = Language::en;
    bool letter_ = false;
    bool first_ = true;  ///< no paragraph was put yet
};

}  // namespace

void write_report_docx(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    const auto part = [](std::string_view text) { return std::string(xml).append(text); };
    out(zip_archive({{"[Content_Types].xml", part(types)},
                     {"_rels/.rels", part(links)},
                     {"word/document.xml", part(DocxWriter().text(report))},
                     {"word/_rels/document.xml.rels", part(document_links)},
                     {"word/styles.xml", part(styles)}}));
}

}  // namespace ceping
