#pragma once

#include <ceping/write/formats/zip_archive.hpp>

#include <string>
#include <utility>
#include <vector>

// Workbooks as a test writes them, part by part.
namespace ceping::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

struct WrittenSheet {
    std::string name = "自评";
    std::string rows;         ///< `<row>` elements
    std::string after = {};   ///< what stands behind `sheetData`
    std::string state = {};   ///< `hidden`
    std::string target = {};  ///< where it lies, as the relationship says; empty: the usual place
};

struct WrittenBook {
    std::vector<WrittenSheet> sheets;
    std::string strings = {};   ///< `<si>` elements; empty: no such part
    std::string styles = {};    ///< what stands in `styleSheet`; empty: no such part
    std::string settings = {};  ///< attributes of `workbookPr`
    std::string more = {};      ///< relationships of the workbook
    bool strict = false;
};

inline const std::string xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The parts of a book, which a test may then spoil.
inline Parts parts_of(const WrittenBook& book) {
    const std::string main = book.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                         : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string type = book.strict
                                 ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                 : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "/" + kind + "\" Target=\"" + target +
               "\"/>";
    };
    std::string sheets;
    std::string related;
    Parts out{{"_rels/.rels", xml_head + relations + relation("r1", "officeDocument", "xl/workbook.xml") +
                                  "</Relationships>"}};
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const auto& sheet = book.sheets[i];
        const std::string number = std::to_string(i + 1);
        const std::string file = "worksheets/sheet" + number + ".xml";
        sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"" +
                  (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + "/>";
        related += relation("s" + number, "worksheet", sheet.target.empty() ? file : sheet.target);
        out.emplace_back("xl/" + file, xml_head + "<worksheet xmlns=\"" + main + "\"><sheetData>" +
                                           sheet.rows + "</sheetData>" + sheet.after + "</worksheet>");
    }
    out.emplace_back("xl/workbook.xml", xml_head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + type +
                                            "\"><workbookPr " + book.settings + "/><sheets>" + sheets +
                                            "</sheets></workbook>");
    if (!book.strings.empty()) {
        related += relation("str", "sharedStrings", "sharedStrings.xml");
        out.emplace_back("xl/sharedStrings.xml",
                         xml_head + "<sst xmlns=\"" + main + "\">" + book.strings + "</sst>");
    }
    if (!book.styles.empty()) {
        related += relation("sty", "styles", "styles.xml");
        out.emplace_back("xl/styles.xml",
                         xml_head + "<styleSheet xmlns=\"" + main + "\">" + book.styles + "</styleSheet>");
    }
    out.emplace_back("xl/_rels/workbook.xml.rels",
                     xml_head + relations + related + book.more + "</Relationships>");
    return out;
}

inline std::string workbook(const WrittenBook& book) { return zip_archive(parts_of(book)); }

}  // namespace ceping::test
