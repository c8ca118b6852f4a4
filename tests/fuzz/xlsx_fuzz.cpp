// Any bytes as a workbook, or as the parts of one: pieces between zero bytes are the sheet, the shared strings, the styles, the
// workbook and its relationships, those that lack being sound. Whatever comes of it has places, and texts that are UTF-8.
#include "fuzzing.hpp"
#include "support/workbook_parts.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace ceping;

namespace {

constexpr std::string_view names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                      "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};

std::string made_of(std::string_view pieces) {
    test::Parts parts =
        test::parts_of({{{"s", ""}}, "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"});
    for (const auto name : names) {
        const std::string_view piece = pieces.substr(0, pieces.find('\0'));
        for (auto& part : parts) {
            if (part.first == name && !piece.empty()) {
                part.second = piece;
            }
        }
        pieces.remove_prefix(std::min(pieces.size(), piece.size() + 1));
    }
    return zip_archive(parts);
}

void expect_sheets(const test::Reading& read) {
    fuzz::expect(!read.documents.empty() || read.found.has_error(), "an input gives sheets or says why not");
    for (const auto& document : read.documents) {
        fuzz::expect(document.table && !document.sheets.empty(), "a workbook has sheets");
        for (const auto& sheet : document.sheets) {
            fuzz::expect_sound(sheet.rows, !sheet.found.empty());
            std::size_t number = 0;
            for (const Node& row : sheet.rows) {
                fuzz::expect(row.place().line == ++number && row.size() > 0,
                             "every row stands at its number");
                for (std::size_t i = 0; i < row.size(); ++i) {
                    fuzz::expect(row[i].place() == Place{row.place().line, static_cast<std::uint32_t>(i + 1)},
                                 "every cell stands in its column");
                }
            }
            for (const auto& finding : sheet.found.all()) {
                fuzz::expect(!finding.line(Language::en).empty() && !finding.line(Language::zh).empty(),
                             "a finding has a text");
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    expect_sheets(test::reading(input, "xlsx", fuzz::limits()));
    expect_sheets(test::reading(made_of(input), "xlsx", fuzz::limits()));
    return 0;
}
