#include <ceping/write/formats/workbook.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(workbook)

BOOST_AUTO_TEST_CASE(sheets_have_names_that_the_format_allows) {
    BOOST_TEST(sheet_name("各单位", "表", {}) == "各单位");
    BOOST_TEST(sheet_name("a[b]:c*d?e/f\\g", "表", {}) == "a b  c d e f g");
    BOOST_TEST(sheet_name("'quoted' 'twice'", "表", {}) == "quoted' 'twice");
    BOOST_TEST(sheet_name("", "表", {}) == "表");
    BOOST_TEST(sheet_name(" [']/ ", "表", {}) == "表");
    BOOST_TEST(sheet_name("History", "表", {}) == "表");
    BOOST_TEST(sheet_name("两\n行", "表", {}) == "两 行");
    // What a spreadsheet would read as another character, and what XML cannot hold.
    BOOST_TEST(sheet_name("_x0041_", "表", {}) == "\xEF\xBF\xBDx0041_");
    BOOST_TEST(sheet_name("\xEF\xBF\xBE", "表", {}) == "\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(names_of_sheets_are_cut_at_31_units_of_utf_16) {
    const std::string long_name(40, 'x');
    BOOST_TEST(sheet_name(long_name, "表", {}) == std::string(31, 'x'));
    std::string faces;
    std::string fifteen;
    for (int i = 0; i < 20; ++i) {
        faces += "😀";
        fifteen += i < 15 ? "😀" : "";
    }
    BOOST_TEST(sheet_name(faces, "表", {}) == fifteen);
    // No apostrophe comes to stand at the end.
    BOOST_TEST(sheet_name(std::string(30, 'x') + "' and more", "表", {}) == std::string(30, 'x'));
}

BOOST_AUTO_TEST_CASE(names_that_are_taken_get_a_number) {
    BOOST_TEST(sheet_name("Units", "表", {"units"}) == "Units (2)");
    BOOST_TEST(sheet_name("units", "表", {"Units", "UNITS (2)"}) == "units (3)");
    const std::string whole(31, 'x');
    BOOST_TEST(sheet_name(whole, "表", {whole}) == std::string(27, 'x') + " (2)");
    BOOST_TEST(sheet_name("", "表", {"表"}) == "表 (2)");
}

BOOST_AUTO_TEST_SUITE_END()
