#include "support/reading.hpp"
#include "support/workbook_parts.hpp"

#include <ceping/node/xlsx_package.hpp>
#include <ceping/node/xlsx_values.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::Parts;
using test::WrittenBook;

namespace {

test::Reading read(std::string bytes) { return test::reading(std::move(bytes), "xlsx"); }

/// The first sheet of a book and what was found in it: `[[a, b]] E2 [cell-unusable]`.
std::string seen(const WrittenBook& book) {
    const auto out = read(test::workbook(book));
    if (out.documents.empty()) {
        return out.lines();
    }
    const TableSheet& sheet = out.documents.front().sheets.front();
    std::string text = test::shown(sheet.rows);
    for (const auto& each : sheet.found.all()) {
        text += " " + each.where.in_workbook() + " [" + std::string(each.code.name()) + "]";
    }
    return text;
}

std::string seen(const std::string& rows) { return seen(WrittenBook{{{"s", rows}}}); }

const std::string styles =
    "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\年m\\月d\\日\"/>"
    "<numFmt numFmtId=\"171\" formatCode=\"0.0%\"/><numFmt numFmtId=\"172\" formatCode=\"@\"/>"
    "<numFmt numFmtId=\"14\" formatCode=\"0.00\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/>"
    "<xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs>"
    "<dxfs><dxf><numFmt numFmtId=\"171\" formatCode=\"yyyy\"/></dxf></dxfs>";

struct CellCase {
    const char* why;
    std::string cell;
    const char* shown;
};
std::ostream& operator<<(std::ostream& out, const CellCase& c) { return out << c.why; }
const CellCase cells[] = {
    {"a shared text", "<c r=\"A1\" t=\"s\"><v>0</v></c>", "[[甲]]"},
    {"a rich text is its pieces, without how it is read aloud", "<c r=\"A1\" t=\"s\"><v>1</v></c>",
     "[[乙丙]]"},
    {"an escaped character", "<c r=\"A1\" t=\"s\"><v>2</v></c>", "[[a\nb]]"},
    {"what only looks like one", "<c r=\"A1\" t=\"s\"><v>3</v></c>", "[[_x00G1_]]"},
    {"a text that is not there", "<c r=\"A1\" t=\"s\"><v>9</v></c>", "[[]] s!A1 [cell-unusable]"},
    {"an inline text", "<c r=\"A1\" t=\"inlineStr\"><is><t>丁</t></is></c>", "[[丁]]"},
    {"a rich inline text", "<c r=\"A1\" t=\"inlineStr\"><is><r><t>x</t></r><r><t>y</t></r></is></c>",
     "[[xy]]"},
    {"the text of a formula", "<c r=\"A1\" t=\"str\"><f>A2</f><v>z</v></c>", "[[z]]"},
    {"an empty text of a formula is nothing", "<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>", "[]"},
    {"true", "<c r=\"A1\" t=\"b\"><v>1</v></c>", "[[true]]"},
    {"false of a formula", "<c r=\"A1\" t=\"b\"><f>FALSE()</f><v>0</v></c>", "[[false]]"},
    {"an error", "<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", "[[#REF!]] s!A1 [cell-unusable]"},
    {"an error that is written as a text", "<c r=\"A1\" t=\"str\"><f>1/0</f><v>#DIV/0!</v></c>",
     "[[#DIV/0!]] s!A1 [cell-unusable]"},
    {"such a text that somebody typed", "<c r=\"A1\" t=\"str\"><v>#N/A</v></c>", "[[#N/A]]"},
    {"a formula without a result", "<c r=\"A1\"><f>SUM(B1)</f></c>", "[[]] s!A1 [cell-unusable]"},
    {"a formula with an empty result", "<c r=\"A1\"><f>SUM(B1)</f><v/></c>", "[[]] s!A1 [cell-unusable]"},
    {"a picture", "<c r=\"A1\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
     "[[=DISPIMG(\"ID_1\",1)]] s!A1 [cell-unusable]"},
    {"a number", "<c r=\"A1\"><v>1.5</v></c>", "[[1.5]]"},
    {"the result of a formula", "<c r=\"A1\"><f>1+1</f><v>2</v></c>", "[[2]]"},
    {"a number that binary fractions cannot hold", "<c r=\"A1\"><v>0.30000000000000004</v></c>", "[[0.3]]"},
    {"a power of ten", "<c r=\"A1\"><v>1E-2</v></c>", "[[0.01]]"},
    {"a code of 18 digits", "<c r=\"A1\"><v>3.50503199001011E+17</v></c>",
     "[[350503199001011000]] s!A1 [cell-unusable]"},
    {"a date that every program knows", "<c r=\"A1\" s=\"1\"><v>42172</v></c>", "[[2015-06-17]]"},
    {"a date by its own format", "<c r=\"A1\" s=\"2\"><v>42172</v></c>", "[[2015-06-17]]"},
    {"a date with a time", "<c r=\"A1\" s=\"7\"><v>42172.5</v></c>", "[[2015-06-17 12:00]]"},
    {"per cent", "<c r=\"A1\" s=\"3\"><v>0.95</v></c>", "[[95%]]"},
    {"per cent by its own format, which the looks of a condition do not change",
     "<c r=\"A1\" s=\"4\"><v>0.28999999999999998</v></c>", "[[29%]]"},
    {"a text format leaves a number alone", "<c r=\"A1\" s=\"5\"><v>7</v></c>", "[[7]]"},
    {"the book's own meaning of a format goes before what is known of it",
     "<c r=\"A1\" s=\"6\"><v>42172</v></c>", "[[42172]]"},
    {"a date as a text of its own kind", "<c r=\"A1\" t=\"d\"><v>2015-06-17T00:00:00</v></c>",
     "[[2015-06-17]]"},
    {"a cell that has a look only", "<c r=\"A1\" s=\"3\"/>", "[]"},
    {"a control character", "<c r=\"A1\" t=\"inlineStr\"><is><t>a_x0007_</t></is></c>",
     "[[a\x07]] s!A1 [control-character]"},
};

struct Number {
    const char* stored;
    NumberUse use;
    const char* text;
};
std::ostream& operator<<(std::ostream& out, const Number& c) { return out << c.stored; }
const Number numbers[] = {
    {"0", NumberUse::number, "0"},
    {"-0.0", NumberUse::number, "0"},
    {"007.50", NumberUse::number, "7.5"},
    {"-12.25", NumberUse::number, "-12.25"},
    {"1e3", NumberUse::number, "1000"},
    {"1.5E+2", NumberUse::number, "150"},
    {"1E-7", NumberUse::number, "0.0000001"},
    {"99999999999999999", NumberUse::number, "100000000000000000"},
    {"0.1234567890123456", NumberUse::number, "0.123456789012346"},
    {"123456789012345", NumberUse::number, "123456789012345"},
    {"1E999999999999999999999", NumberUse::number, "1E999999999999999999999"},
    {"1E500", NumberUse::number, "1E500"},
    {"12x", NumberUse::number, "12x"},
    {"", NumberUse::number, ""},
    {"0.07", NumberUse::percent, "7%"},
    {"1", NumberUse::percent, "100%"},
    {"0.9533", NumberUse::percent, "95.33%"},
    {"0", NumberUse::percent, "0%"},
    {"1", NumberUse::date, "1900-01-01"},
    {"59", NumberUse::date, "1900-02-28"},
    {"60", NumberUse::date, "1900-02-29"},
    {"61", NumberUse::date, "1900-03-01"},
    {"2958465", NumberUse::date, "9999-12-31"},
    {"2958466", NumberUse::date, "2958466"},
    {"-1", NumberUse::date, "-1"},
    {"0.5", NumberUse::date, "12:00"},
    {"42172.99999999999", NumberUse::date, "2015-06-18"},
    {"42172.3958333333", NumberUse::date, "2015-06-17 09:30"},
    {"42172.0000115741", NumberUse::date, "2015-06-17 00:00:01"},
};

struct Format {
    const char* code;
    NumberUse use;
};
std::ostream& operator<<(std::ostream& out, const Format& c) { return out << c.code; }
const Format formats[] = {
    {"General", NumberUse::number},
    {"0.00", NumberUse::number},
    {"0.00\"year\"", NumberUse::number},
    {"0\\d", NumberUse::number},
    {"[Red]0.0;[Blue]-0.0", NumberUse::number},
    {"#,##0_d", NumberUse::number},
    {"0;yyyy", NumberUse::number},
    {"yyyy-mm-dd", NumberUse::date},
    {"YYYY/M/D", NumberUse::date},
    {"[$-804]yyyy\"年\"m\"月\";@", NumberUse::date},
    {"[h]:mm", NumberUse::date},
    {"h:mm AM/PM", NumberUse::date},
    {"0.0%", NumberUse::percent},
    {"@", NumberUse::text},
    {" @ ", NumberUse::text},
    {"\"a\"@", NumberUse::text},
    {"\"open", NumberUse::number},
    {"", NumberUse::number},
};

struct Fault {
    const char* why;
    std::string bytes;
    const char* says;  ///< words of the message
};
std::ostream& operator<<(std::ostream& out, const Fault& c) { return out << c.why; }

/// A sound book with one part replaced; an empty text takes it away.
std::string with_part(const std::string& name, const std::string& text,
                      const WrittenBook& book = {{{"s", ""}}}) {
    Parts parts = test::parts_of(book);
    const auto at =
        std::find_if(parts.begin(), parts.end(), [&](const auto& each) { return each.first == name; });
    if (at == parts.end()) {
        parts.emplace_back(name, text);
    } else if (text.empty()) {
        parts.erase(at);
    } else {
        at->second = text;
    }
    return zip_archive(parts);
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

std::string book_of(const std::string& rows, const std::string& after = {}) {
    return test::workbook({{{"s", rows, after}}});
}

std::vector<Fault> faults() {
    const std::string sheet = "xl/worksheets/sheet1.xml";
    const std::string sound = book_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    return {
        {"no zip file", "unit,name\n", "no workbook in it"},
        {"cut off", sound.substr(0, sound.size() / 2), "cut off or damaged"},
        {"a zip file of something else", zip_archive({{"readme.txt", "x"}}), "no workbook in it"},
        {"a binary workbook", zip_archive({{"xl/workbook.bin", "x"}}), ".xlsb"},
        {"no list of relationships", with_part("xl/_rels/workbook.xml.rels", ""),
         "xl/_rels/workbook.xml.rels is missing"},
        {"no sheet", with_part(sheet, ""), "xl/worksheets/sheet1.xml is missing"},
        {"no XML", with_part(sheet, "<worksheet>\n<sheetData>\n<row"), "line 3"},
        {"two tags across", with_part(sheet, "<worksheet><a></b></worksheet>"), "no sound XML"},
        {"entities", with_part(sheet, "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>"),
         "document type declaration"},
        {"a sheet that is none", with_part(sheet, "<sst/>"), "is not a sheet"},
        {"a workbook that is none", with_part("xl/workbook.xml", "<worksheet/>"), "is not a workbook"},
        {"deep", with_part(sheet, "<worksheet>" + repeated("<a>", 100)), "levels of XML elements"},
        {"a target outside", test::workbook({{{"s", "", "", "", "../../../etc/passwd"}}}),
         "outside of the workbook"},
        {"a sheet on the network",
         with_part("xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" TargetMode=\"External\" "
                   "Target=\"http://example.org/a\"/></Relationships>"),
         "outside of the workbook"},
        {"the same sheet twice", test::workbook({{{"a", ""}, {"b", "", "", "", "worksheets/sheet1.xml"}}}),
         "several sheets share"},
        {"a sheet that is the workbook", test::workbook({{{"s", "", "", "", "workbook.xml"}}}),
         "is not a sheet"},
        {"no sheets", test::workbook({}), "xl/worksheets is missing"},
        {"a column too far", book_of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "XFE1 is not a place"},
        {"a million columns", book_of("<row r=\"1\"><c r=\"BDWGO1\"><v>1</v></c></row>"), "is not a place"},
        {"a row too far", book_of("<row r=\"1048577\"><c><v>1</v></c></row>"), "the number of a row"},
        {"row 0", book_of("<row r=\"0\"><c><v>1</v></c></row>"), "the number of a row"},
        {"no cell's name", book_of("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>"), "1A is not a place"},
        {"far cells in many rows", book_of([] {
             std::string rows;
             for (int i = 1; i <= 100; ++i) {
                 rows += "<row><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>";
             }
             return rows;
         }()),
         "its cells are over the limit"},
        {"merged over everything, twice",
         book_of("",
                 "<mergeCells><mergeCell ref=\"A1:A1048576\"/><mergeCell ref=\"B1:B1048576\"/></mergeCells>"),
         "rows of its merged cells"},
        {"a cell of megabytes",
         book_of("<row><c t=\"inlineStr\"><is><t>" + std::string(3 * 1024 * 1024, 'x') +
                 "</t></is></c></row>"),
         "the bytes of a cell"},
    };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx)

BOOST_DATA_TEST_CASE(reads_values, data::make(cells), c) {
    const WrittenBook book{{{"s", "<row r=\"1\">" + c.cell + "</row>"}},
                           "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>yi</t></rPh></si>"
                           "<si><t>a_x000D_&#10;b</t></si><si><t>_x00G1_</t></si>",
                           styles};
    BOOST_TEST(seen(book) == c.shown);
}

BOOST_DATA_TEST_CASE(writes_numbers_as_people_see_them, data::make(numbers), c) {
    BOOST_TEST(number_text(c.stored, c.use, false) == c.text);
}

BOOST_DATA_TEST_CASE(knows_formats, data::make(formats), c) { BOOST_TEST((number_use(c.code) == c.use)); }

BOOST_AUTO_TEST_CASE(counts_days_from_1904_where_the_book_does) {
    WrittenBook book{{{"s", "<row><c s=\"1\"><v>40710</v></c></row>"}}, {}, styles, "date1904=\"1\""};
    BOOST_TEST(seen(book) == "[[2015-06-17]]");
    BOOST_TEST(number_text("0", NumberUse::date, true) == "1904-01-01");
}

BOOST_AUTO_TEST_CASE(keeps_rows_and_columns) {
    const auto rows = [](const std::string& text) { return seen(text); };
    BOOST_TEST(rows("<row r=\"2\"><c r=\"C2\"><v>1</v></c></row>") == "[[], [, , 1]]");
    BOOST_TEST(
        rows("<row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>") ==
        "[[1, , 2, 3], [4]]");
    BOOST_TEST(
        rows("<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c r=\"B1\"><v>1</v></c></row>") ==
        "[[, 1], [2]]");
    // A cell that stands twice.
    BOOST_TEST(rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>") == "[[1]]");
    const auto read_one = read(book_of("<row r=\"7\"><c r=\"G7\"><v>1</v></c></row>"));
    const Node& cell = read_one.documents.at(0).sheets.at(0).rows[6][6];
    BOOST_TEST(cell.location().text() == "in:s!G7");
    BOOST_TEST(cell.source()->excerpt(cell.place()).text == "1");
}

BOOST_AUTO_TEST_CASE(ignores_what_a_sheet_says_of_its_size) {
    const auto far = read(book_of("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"));
    BOOST_TEST(far.documents.at(0).sheets.at(0).rows.size() == 1048576U);
    Parts parts = test::parts_of({{{"s", ""}}});
    for (auto& part : parts) {
        const std::size_t at = part.second.find("<sheetData>");
        if (at != std::string::npos) {
            part.second.insert(at, "<dimension ref=\"A1:XFD1048576\"/>");
        }
    }
    BOOST_TEST(read(zip_archive(parts)).documents.at(0).root.size() == 0U);
}

BOOST_AUTO_TEST_CASE(tells_of_merged_cells) {
    const auto out =
        read(book_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
                     "<row r=\"2\"><c r=\"A2\"><v>3</v></c><c r=\"D2\"><v>4</v></c></row>",
                     "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2\"/></mergeCells>"));
    const TableSheet& sheet = out.documents.at(0).sheets.at(0);
    // What is left in merged cells is nobody's, and a row reaches as far as they do.
    BOOST_TEST(test::shown(sheet.rows) == "[[1, , ], [3, , , 4]]");
    BOOST_REQUIRE(sheet.merged.size() == 2U);
    BOOST_TEST(sheet.merged[0].row == 0U);
    BOOST_TEST(sheet.merged[0].columns == 3U);
    BOOST_TEST(sheet.merged[1].row == 1U);
    BOOST_TEST(sheet.merged[1].rows == 1U);
}

BOOST_AUTO_TEST_CASE(sheets_come_in_their_order_with_their_state) {
    const std::string one = "<row><c><v>1</v></c></row>";
    const auto out = read(
        test::workbook({{{"甲", one, "", "veryHidden"}, {"乙", "<row hidden=\"1\"><c><v>2</v></c></row>"}}}));
    const Document& document = out.documents.at(0);
    BOOST_TEST(document.table);
    BOOST_REQUIRE(document.sheets.size() == 2U);
    BOOST_TEST(document.sheets[0].name == "甲");
    BOOST_TEST(document.sheets[0].hidden);
    BOOST_TEST(!document.sheets[1].hidden);
    BOOST_TEST(test::shown(document.root) == "[[2]]");
    BOOST_TEST(document.sheets[1].found.all().at(0).message(Language::en) ==
               "hidden rows, 1 in all, were read like the others");
}

BOOST_AUTO_TEST_CASE(finds_parts_however_they_are_named) {
    const std::string row = "<row><c t=\"s\"><v>0</v></c></row>";
    WrittenBook book{{{"s", row, "", "", "/xl/worksheets/sheet1.xml"}}, "<si><t>甲</t></si>"};
    BOOST_TEST(seen(book) == "[[甲]]");
    book.sheets[0].target = "..\\xl\\worksheets\\sheet1.xml";
    BOOST_TEST(seen(book) == "[[甲]]");
    book.strict = true;
    BOOST_TEST(seen(book) == "[[甲]]");
    Parts parts = test::parts_of(book);
    for (auto& part : parts) {
        if (part.first == "xl/sharedStrings.xml") {
            part.first = "xl\\SharedStrings.xml";
        }
    }
    BOOST_TEST(test::shown(read(zip_archive(parts)).documents.at(0).root) == "[[甲]]");
}

BOOST_AUTO_TEST_CASE(passes_over_sheets_of_charts_and_tells_of_links) {
    WrittenBook book{{{"s", "<row><c><v>1</v></c></row>"}}};
    book.more = "<Relationship Id=\"l\" Type=\"x/externalLink\" Target=\"externalLinks/externalLink1.xml\"/>";
    BOOST_TEST(seen(book) == "[[1]]  [workbook-remark]");
    Parts parts = test::parts_of({{{"图", ""}, {"s", "<row><c><v>1</v></c></row>"}}});
    for (auto& part : parts) {
        const std::size_t at = part.second.find("worksheet\" Target=\"worksheets/sheet1.xml");
        if (at != std::string::npos) {
            part.second.replace(at, 9, "chartsheet");
        }
    }
    BOOST_TEST(read(zip_archive(parts)).documents.at(0).sheets.size() == 1U);
}

BOOST_DATA_TEST_CASE(what_cannot_be_read_says_why, data::make(faults()), c) {
    const auto out = read(c.bytes);
    BOOST_TEST(out.documents.empty());
    BOOST_TEST(out.codes() == "in [workbook-unreadable]");
    BOOST_TEST_INFO(out.lines());
    BOOST_TEST(out.lines().find(c.says) != std::string::npos);
    BOOST_TEST(!out.lines(Language::zh).empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_part_is_named) {
    std::string bytes = book_of("<row><c t=\"inlineStr\"><is><t>abcdefgh</t></is></c></row>");
    bytes.replace(bytes.find("abcdefgh"), 8, "abcdefgx");
    BOOST_TEST(read(bytes).lines().find("xl/worksheets/sheet1.xml is damaged") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(other_documents_are_told_what_to_become) {
    const auto codes = [](const std::string& bytes) {
        const auto out = test::reading(bytes, "");
        return out.codes() + (out.lines().find(".xlsx") != std::string::npos ? " .xlsx" : "");
    };
    const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    std::string locked = old + std::string(70'000, '\0');
    for (const char c : std::string("EncryptedPackage")) {
        locked += {c, '\0'};
    }
    BOOST_TEST(codes(old) == "in [file-office] .xlsx");
    BOOST_TEST(codes(locked) == "in [workbook-unreadable]");
    BOOST_TEST(test::reading(locked, "").lines().find("password") != std::string::npos);
    BOOST_TEST(codes(zip_archive({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) ==
               "in [file-office] .xlsx");
    BOOST_TEST(codes(book_of("<row><c><v>1</v></c></row>")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
