#include <ceping/base/error.hpp>
#include <ceping/decode/authored/authored.hpp>
#include <ceping/decode/authored/authored_rules.hpp>
#include <ceping/node/formats.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace ceping;

namespace {

struct Understood {
    AuthoredTable table;
    std::vector<std::string> found;  ///< `line:column code`, with the English words
};

Understood understood(const std::string& text, const std::vector<MergedCells>& merged = {}) {
    Understood out;
    Diagnostics found;
    read_text(
        "t.csv", text, "csv", {},
        [&](Document& document) {
            out.table = understand_table(document.root, merged, found);
            return false;
        },
        found);
    for (const auto& each : found.all()) {
        out.found.push_back(each.line(Language::en));
    }
    return out;
}

void add_outline(const std::vector<AuthoredItem>& items, std::string& out) {
    for (const auto& item : items) {
        out += item.id + " " + item.title + " " + item.points.plain();
        if (item.is_group()) {
            out += " (";
            add_outline(item.items, out);
            out += ")";
        } else {
            out += std::string(" ") + std::string(authored_kind_name(item.rule.kind)) +
                   std::string(item.rule.decisions.size(), '?');
        }
        out += std::string(item.remarks.size(), '*') + "; ";
    }
}

/// Items with ids, titles, points and kinds; `?` a decision, `*` a guess about points.
std::string outline(const AuthoredTable& table) {
    std::string out;
    add_outline(table.items, out);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authored)

BOOST_AUTO_TEST_CASE(blanks_are_merged_cells) {
    const auto read = understood(
        "文明单位测评表（满分10分）\n项目,指标,标准,分值\n组织,领导,每缺一次扣1分,4\n,制度,有文件1分、有记录1分,2\n服务,窗口,优4良2差0,4\n合计,,,10\n");
    BOOST_TEST(outline(read.table) ==
               "1 组织 6 (1.1 领导 4 count; 1.2 制度 2 checklist; ); 2 服务 4 (2.1 窗口 4 level; ); ");
    BOOST_TEST(read.table.title == "文明单位测评表");
    BOOST_TEST(read.table.total.plain() == "10");
    BOOST_TEST(read.found.empty());
}

BOOST_AUTO_TEST_CASE(people_who_do_not_merge_repeat_the_group) {
    const auto read = understood(
        "项目,指标,标准,分值\n组织,领导,每次扣1分,4\n组织,制度,每次扣1分,2\n组织,经费,每次扣1分,1\n");
    BOOST_TEST(outline(read.table) == "1 组织 7 (1.1 领导 4 count; 1.2 制度 2 count; 1.3 经费 1 count; ); ");
}

BOOST_AUTO_TEST_CASE(merged_points_are_shared) {
    const std::string text = "项目,评分标准,分值\n环境,每处扣1分,5\n秩序,每起扣2分,\n服务,每次扣1分,5\n";
    const auto merged = understood(text, {{1, 2, 2, 1}});
    BOOST_TEST(outline(merged.table) == "1 环境、秩序 5 count?; 2 服务 5 count; ");
    BOOST_TEST(merged.found.empty());
    // In CSV nothing tells a merged cell from one that was forgotten where there is no group to hold it
    // against.
    const auto blank = understood(text);
    BOOST_TEST(outline(blank.table) == "1 环境 5 count; 2 秩序 1 count?; 3 服务 5 count; ");
    BOOST_REQUIRE(blank.found.size() == 1U);
    BOOST_TEST(blank.found[0] == "t.csv:3:1: error: 秩序 lacks the key `points (分值)' [missing-key]");
}

BOOST_AUTO_TEST_CASE(a_group_tells_what_one_lacks) {
    const auto read = understood(
        "项目,内容,标准,分值\n环境（10分）,卫生,每处扣1分,6\n,绿化,每处扣1分,\n秩序（5分）,排队,每起扣1分,5\n");
    BOOST_TEST(outline(read.table) ==
               "1 环境 10 (1.1 卫生 6 count; 1.2 绿化 4 count*; ); 2 秩序 5 (2.1 排队 5 count; ); ");
    BOOST_TEST(read.found.empty());
    const auto all = understood("项目（10分）,标准\n环境（6分）,每处扣1分\n,每起扣2分\n");
    BOOST_TEST(outline(all.table) == "1 环境 6 count; ");
    const auto shared = understood(
        "项目,内容,标准,分值\n环境（10分）,卫生,每处扣1分,\n,绿化,每处扣2分,\n秩序,排队,每起扣1分,5\n");
    BOOST_TEST(outline(shared.table) == "1 环境 10 count?; 2 秩序 5 (2.1 排队 5 count; ); ");
    const auto most = understood("项目,标准\n活动,每次得2分，最多10分\n秩序,每起扣1分（5分）\n");
    BOOST_TEST(outline(most.table) == "1 活动 10 count*; 2 秩序 5 count; ");
}

BOOST_AUTO_TEST_CASE(sums_are_checked_at_every_level) {
    const auto read = understood(
        "测评表（总分100分）\n项目,内容,标准,分值\n环境（12分）,卫生,每处扣1分,6\n,绿化,每处扣1分,4\n小计,,,11\n秩序,排队,每起扣1分,5\n,停车,每起扣1分,5\n合计,,,25\n");
    BOOST_TEST(read.table.total.plain() == "20");
    BOOST_REQUIRE(read.found.size() == 2U);
    BOOST_TEST(read.found[0] ==
               "t.csv:3:1: error: `环境' says 12, but its children add up to 10: 2 too few [sum-mismatch]");
    BOOST_TEST(
        read.found[1] ==
        "t.csv:8:6: error: `the total' says 25, but its children add up to 20: 5 too few [sum-mismatch]");
    const auto subtotal =
        understood("项目,内容,标准,分值\n环境,卫生,每处扣1分,6\n,绿化,每处扣1分,4\n小计,,,11\n");
    BOOST_REQUIRE(subtotal.found.size() == 1U);
    BOOST_TEST(subtotal.found[0] ==
               "t.csv:4:6: error: `环境' says 11, but its children add up to 10: 1 too few [sum-mismatch]");
    const auto title = understood("测评表（总分100分）\n项目,标准,分值\n环境,每处扣1分,6\n");
    BOOST_REQUIRE(title.found.size() == 1U);
    BOOST_TEST(
        title.found[0] ==
        "t.csv:1:1: error: `the title' says 100, but its children add up to 6: 94 too few [sum-mismatch]");
}

BOOST_AUTO_TEST_CASE(a_total_may_be_converted) {
    const auto read =
        understood("测评表（各项合计折算为百分制）\n项目,标准,分值\n环境,每处扣1分,120\n秩序,每起扣1分,80\n");
    BOOST_TEST(read.table.converted);
    BOOST_TEST(read.table.stated_total.value().plain() == "100");
    BOOST_TEST(read.table.total.plain() == "200");
    BOOST_TEST(read.found.empty());
}

BOOST_AUTO_TEST_CASE(numbers_of_the_table_are_ids_where_they_can_be) {
    const auto dotted = understood(
        "编号,项目,内容,标准,分值\nA.1,环境,卫生,每处扣1分,6\nA.2,,绿化,每处扣1分,4\nB.1,秩序,排队,每起扣1分,5\n");
    BOOST_TEST(outline(dotted.table) ==
               "A 环境 10 (A.1 卫生 6 count; A.2 绿化 4 count; ); B 秩序 5 (B.1 排队 5 count; ); ");
    const auto running = understood(
        "序号,项目,内容,标准,分值\n1,环境,卫生,每处扣1分,6\n2,,绿化,每处扣1分,4\n3,秩序,排队,每起扣1分,5\n");
    BOOST_TEST(outline(running.table) ==
               "1 环境 10 (1.1 卫生 6 count; 1.2 绿化 4 count; ); 2 秩序 5 (2.1 排队 5 count; ); ");
}

BOOST_AUTO_TEST_CASE(sections_are_bonus_penalties_and_vetoes) {
    const auto read = understood(
        "项目,标准,分值\n环境,每处扣1分，无此项的不计入,10\n一、加分项（最高3分）,,\n表彰,省级加2分、市级加1分，取最高,\n二、负面清单,,\n曝光,每起扣2分,\n"
        "三、否决项,,\n事故,发生重大事故的一票否决,\n说明：弄虚作假的取消参评资格。\n");
    const auto& table = read.table;
    BOOST_TEST(outline(table) == "1 环境 10 count; ");
    BOOST_TEST(table.items[0].rule.may_not_apply);
    BOOST_REQUIRE(table.bonus.items.size() == 1U);
    BOOST_TEST(table.bonus.cap.value().plain() == "3");
    BOOST_TEST(table.bonus.items[0].id == "B1");
    BOOST_TEST(table.bonus.items[0].rule.highest);
    BOOST_REQUIRE(table.penalties.items.size() == 1U);
    BOOST_TEST(!table.penalties.items[0].rule.from_full);
    BOOST_REQUIRE(table.vetoes.size() == 2U);
    BOOST_TEST(table.vetoes[0].title == "发生重大事故的一票否决");
    BOOST_TEST(table.vetoes[1].title == "弄虚作假的取消参评资格");
    BOOST_TEST(!table.vetoes[1].said.empty());
    BOOST_TEST(read.found.empty());
}

BOOST_AUTO_TEST_CASE(a_table_of_something_else_is_refused) {
    try {
        (void)understood("姓名,电话\n张三,1234567\n");
        BOOST_ERROR("no Error");
    } catch (const Error& error) {
        BOOST_TEST(error.words().zh.find("看到的是：姓名、电话") != std::string::npos);
        BOOST_TEST(error.where().text() == "t.csv:1:1");
    }
}

BOOST_AUTO_TEST_CASE(columns_to_fill_in_and_remarks_are_kept_apart) {
    const auto read = understood(
        "评审表\n2026年度\n项目,标准,分值,自评分,扣分原因,备注\n环境,每处扣1分,10,,,看现场\n测评员签字：\n");
    BOOST_TEST(read.table.blank_columns == (std::vector<std::string>{"自评分", "扣分原因"}),
               boost::test_tools::per_element());
    BOOST_TEST(read.table.items[0].note == "看现场");
    BOOST_TEST(read.table.remarks.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
