#include <ceping/check/attendance.hpp>

#include "support/checked.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::records_of;
using test::rubric_of;
using test::said;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(
        "total: 4\nfacts: {kind: {title: 类型}, staff: {title: 人数, type: number}, code: {}}\n"
        "items: [{id: J, title: 评, points: 4, kind: judged}]\n");
    return out;
}

Roster roster() {
    const test::TemporaryFolder folder;
    Diagnostics found;
    auto out = load_roster(folder.write("roster.csv",
                                        "单位编码,单位名称,所属地区,类型,staff,code\n"
                                        "hj-01,丰泽区婚姻登记处,泉州市/丰泽区,窗口,12,A1\n"
                                        "jz-02,救助 站,,,,\n"),
                           rubric(), {}, found);
    BOOST_REQUIRE(found.empty());
    BOOST_REQUIRE(out.has_value());
    out->entries[0].where.path = out->entries[1].where.path = "roster.csv";
    return std::move(*out);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(attendance)

struct Case {
    const char* unit;
    const char* said;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.unit; }

const Case cases[] = {
    {"id: hj-01, name: 丰泽区婚姻登记处, region: 泉州市/丰泽区, kind: 窗口, staff: 12, code: A1", ""},
    {"id: hj-01", ""},  // what it does not state it does not state otherwise
    {"id: hj-01, name: 丰泽区 婚姻登记处, region: ' 泉州市 / 丰泽区', kind: ' 窗口', staff: 12.0, code: Ａ１",
     ""},
    {"id: hj-01, name: 丰泽区婚登处",
     "2:25: the name `丰泽区婚登处' is `丰泽区婚姻登记处' on the roster [roster-renamed]\n"
     "  the roster: roster.csv:2:1\n"},
    {"id: hj-01, region: 泉州市/鲤城区",
     "2:27: `region' is stated as `泉州市/鲤城区'; the roster has `泉州市/丰泽区' [roster-differs]\n"
     "  the roster: roster.csv:2:1\n"},
    {"id: hj-01, staff: 13, kind: 机关, code: B",
     "2:36: `kind' is stated as `机关'; the roster has `窗口' [roster-differs]\n"
     "  the roster: roster.csv:2:1\n"
     "2:26: `staff' is stated as `13'; the roster has `12' [roster-differs]\n"
     "  the roster: roster.csv:2:1\n"
     "2:46: `code' is stated as `B'; the roster has `A1' [roster-differs]\n"
     "  the roster: roster.csv:2:1\n"},
    {"id: jz-02, name: 救助站, region: 泉州市, kind: 机关, staff: 3", ""},  // the roster leaves that open
    {"id: hj-1", "2:12: unit `hj-1' is not on the roster; did you mean `hj-01'? [roster-unknown]\n"},
    {"id: x-99, name: 救助站",
     "2:12: unit `x-99' is not on the roster; did you mean `jz-02'? [roster-unknown]\n"},
    // One of the same name is likelier than one of a similar id.
    {"id: hj-02, name: 救助站",
     "2:12: unit `hj-02' is not on the roster; did you mean `jz-02'? [roster-unknown]\n"},
    {"id: hj-02", "2:12: unit `hj-02' is not on the roster; did you mean `hj-01'? [roster-unknown]\n"},
    {"id: quanzhou, name: 市民政局", "2:12: unit `quanzhou' is not on the roster [roster-unknown]\n"},
};

BOOST_DATA_TEST_CASE(holds_a_unit_against_the_roster, data::make(cases), c) {
    const auto records =
        records_of(rubric(), "ceping: record/1\nunit: {" + std::string(c.unit) + "}\nanswers: {J: 4}\n");
    BOOST_REQUIRE(records.size() == 1U);
    Diagnostics found;
    check_attendance(rubric(), roster(), records[0], true, found);
    BOOST_TEST(said(found.all()) == c.said);
}

BOOST_AUTO_TEST_CASE(names_things_in_chinese_by_their_titles) {
    const auto records = records_of(
        rubric(),
        "ceping: record/1\nunit: {id: hj-01, region: 福州市, staff: 13, code: B}\nanswers: {J: 4}\n");
    Diagnostics found;
    check_attendance(rubric(), roster(), records[0], true, found);
    BOOST_TEST(said(found.all(), Language::zh) ==
               "2:27: “所属地区”填的是“福州市”，花名册上是“泉州市/丰泽区” [roster-differs]\n"
               "  花名册：roster.csv:2:1\n"
               "2:39: “人数”填的是“13”，花名册上是“12” [roster-differs]\n"
               "  花名册：roster.csv:2:1\n"
               "2:49: “code”填的是“B”，花名册上是“A1” [roster-differs]\n"
               "  花名册：roster.csv:2:1\n");
}

BOOST_AUTO_TEST_CASE(tells_at_its_row_who_sent_nothing) {
    const Roster all = roster();
    const Diagnostic one = roster_missing(all.entries[0]);
    BOOST_TEST(
        one.line(Language::en) ==
        "roster.csv:2:1: error: `hj-01 丰泽区婚姻登记处' of the roster sent no self record [roster-missing]");
    BOOST_TEST(one.excerpt.text == "hj-01,丰泽区婚姻登记处,泉州市/丰泽区,窗口,12,A1");
    RosterEntry nameless = all.entries[1];
    nameless.name.clear();
    BOOST_TEST(roster_missing(nameless).message(Language::en) == "`jz-02' of the roster sent no self record");
}

BOOST_AUTO_TEST_SUITE_END()
