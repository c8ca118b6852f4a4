#include <ceping/decode/record/roster.hpp>

#include <ceping/decode/rubric/rubric.hpp>

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>

using namespace ceping;
using ceping::test::TemporaryFolder;

namespace {

const Rubric& rubric() {
    static const Rubric out = [] {
        Diagnostics found;
        const auto tree =
            read_rubric_text("r.yaml",
                             "ceping: rubric/1\nid: r\ntitle: t\ntotal: 4\n"
                             "facts: {kind: {title: 类型}, staff: {title: 人数, type: number}}\n"
                             "items: [{id: J, title: 评, points: 4, kind: judged}]\n",
                             found);
        auto decoded = tree ? decode_rubric(*tree, found) : std::nullopt;
        BOOST_REQUIRE(decoded.has_value());
        return std::move(*decoded);
    }();
    return out;
}

struct Loaded {
    std::optional<Roster> roster;
    std::string entries;  ///< `line:column id|name|region|facts`, a line each
    std::string said;     ///< `line:column: message [code]`, a line each
};

Loaded loaded(const std::string& name, const std::string& text) {
    const TemporaryFolder folder;
    Diagnostics found;
    Loaded out;
    out.roster = load_roster(folder.write(name, text), rubric(), {}, found);
    for (const auto& each : found.all()) {
        out.said += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + ": " +
                    each.message(Language::en) + " [" + std::string(each.code.name()) + "]\n";
    }
    if (out.roster) {
        for (const auto& each : out.roster->entries) {
            out.entries += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " +
                           each.id + "|" + each.name + "|" + each.region;
            for (const auto& fact : each.facts) {
                out.entries += "|" + fact;
            }
            out.entries += "\n";
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roster)

BOOST_AUTO_TEST_CASE(reads_a_table_by_either_name_of_its_columns) {
    const std::string entries = "2:1 u1|甲|泉州市/丰泽区|窗口|12\n4:1 u2|乙||机关|\n";
    const Loaded chinese = loaded("a.csv",
                                  "单位编码,单位名称,所属地区,类型,人数,备注\n"
                                  "u1, 甲 ,泉州市/丰泽区,窗口,12,无\n"
                                  " ,,,,,\n"
                                  "u2,乙,,机关\n");
    const Loaded english =
        loaded("a.csv", "unit,name,region,kind,staff\nu1,甲,泉州市/丰泽区,窗口,12\n,,,,\nu2,乙,,机关,\n");
    BOOST_TEST(english.entries == entries);
    BOOST_TEST(english.said.empty());
    BOOST_TEST(chinese.entries == entries);
    BOOST_REQUIRE(chinese.roster.has_value());
    BOOST_TEST(chinese.roster->entries[1].excerpt.text == "u2,乙,,机关");
    BOOST_TEST(chinese.roster->by_id.at("u2") == 1U);
    BOOST_TEST(chinese.roster->by_id.size() == 2U);
    // Where an id stands is told wherever its column does.
    BOOST_TEST(loaded("a.csv", "name,id\n甲,u1\n").entries == "2:3 u1|甲|||\n");
}

BOOST_AUTO_TEST_CASE(reads_a_list_of_units) {
    BOOST_TEST(
        loaded(
            "a.yaml",
            "- {unit: u1, name: 甲, region: 泉州市, kind: 窗口, 人数: 12, note: 无}\n- id: u2\n  单位名称: 乙\n")
            .entries == "1:10 u1|甲|泉州市|窗口|12\n2:7 u2|乙|||\n");
    BOOST_TEST(loaded("a.json", "[{\"id\": \"u1\"}, {\"id\": \"u2\", \"kind\": null}]").entries ==
               "1:9 u1||||\n1:23 u2||||\n");
    BOOST_TEST(loaded("a.yaml", "id: u1\n").entries == "1:5 u1||||\n");
}

BOOST_AUTO_TEST_CASE(tells_what_is_wrong_and_keeps_the_rest) {
    const Loaded twice = loaded("a.csv", "unit,name\nu1,甲\n,丙\nu1,乙\nu2,丁\n");
    BOOST_TEST(twice.entries == "2:1 u1|甲|||\n5:1 u2|丁|||\n");
    BOOST_TEST(twice.said ==
               "3:1: there is no usable unit.id [unit-missing]\n"
               "4:1: unit `u1' appears twice on the roster, first on line 2 [roster-duplicate]\n");
    const Loaded wrong = loaded("a.yaml", "- {id: u1, kind: [x]}\n- u2\n");
    BOOST_TEST(wrong.entries == "1:8 u1||||\n");
    BOOST_TEST(wrong.said ==
               "1:18: `kind' must be a text, not a list [wrong-type]\n"
               "2:3: `roster' must be a map, not the text `u2' [wrong-type]\n");
}

BOOST_AUTO_TEST_CASE(is_no_roster_without_units) {
    const Loaded columns = loaded("a.csv", "name,kind\n甲,窗口\n");
    BOOST_TEST(!columns.roster.has_value());
    BOOST_TEST(columns.said.find("[missing-header]") != std::string::npos);
    const Loaded head = loaded("a.csv", "unit,name\n");
    BOOST_TEST(!head.roster.has_value());
    BOOST_TEST(head.said.find("[file-empty]") != std::string::npos);
    const TemporaryFolder folder;
    Diagnostics found;
    BOOST_TEST(!load_roster(folder.path("none.csv"), rubric(), {}, found).has_value());
    BOOST_REQUIRE(found.errors() == 1U);
    BOOST_TEST(std::string(found.all()[0].code.name()) == "file-unreadable");
}

BOOST_AUTO_TEST_SUITE_END()
