#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_layout.hpp>
#include <ceping/decode/authored/authored_rules.hpp>
#include <ceping/decode/authored/authored_words.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

/// The rule in one line: kind, then what matters of it; `?` for each decision.
std::string in_one_line(const AuthoredRule& rule) {
    std::string out(authored_kind_name(rule.kind));
    out += rule.from_full ? " full" : "";
    out += rule.highest && rule.kind == AuthoredKind::count ? " highest" : "";
    out += rule.each ? " each " + rule.each->plain() + rule.unit : "";
    for (const auto& choice : rule.choices) {
        out += " " + choice.name + "=" +
               (choice.at_least > 0 ? ">" + std::to_string(choice.at_least)
                                    : choice.points.value_or(Exact(-1)).plain());
    }
    out += rule.curve.empty() ? "" : rule.stepped ? " steps" : " line";
    for (const auto& [x, points] : rule.curve) {
        out += " " + x.plain() + ":" + points.plain();
    }
    out += rule.curve.empty() ? "" : rule.unit;
    out += rule.may_not_apply ? " may-not-apply" : "";
    out += std::string(rule.vetoes.size(), '!');
    return out + std::string(rule.decisions.size(), '?');
}

struct Standard {
    const char* text;
    int points;
    const char* rule;
};
std::ostream& operator<<(std::ostream& out, const Standard& c) { return out << c.text; }

const Standard standards[] = {
    {"每缺一项扣0.5分，扣完为止", 4, "count full each 0.5项"},
    {"每缺一项扣〇.５分，扣完为止", 4, "count full each 0.5项"},
    {"缺项扣1分/项", 4, "count full each 1项"},
    {"每迟报三天扣一分", 4, "count full each 13天"},
    {"每开展1次得1分，最多3分", 3, "count each 1次"},
    {"每开展1次得1分，最多4分", 3, "count each 1次?"},
    {"错一处扣0.3分、不符扣0.5分", 3, "count full 错一处=0.3 不符=0.5"},
    {"每例扣1分；造成影响的另扣2分", 5, "count full 每例=1 造成影响=2?"},
    {"每缺一份扣1分，未建档的不得分", 5, "count full 每缺一份=1 未建档=5"},
    {"视情扣1-2分", 2, "judged?"},
    {"根据成效酌情给分", 2, "judged?"},
    {"优18-20分，良10-17分，差0-9分", 20, "judged?"},
    {"未建立制度的不得分", 3, "level 符合=3 未建立制度=0"},
    {"未公示扣3分", 3, "level 符合=3 未公示=0"},
    {"达95%以上得2分，80%-95%得1分", 2, "measure steps 0:0 80:1 95:2%"},
    {"90%以上得满分，否则不得分", 2, "measure steps 0:0 90:2%"},
    {"超过95%得2分，80%至95%得1分", 2, "measure steps 0:0 80:1 95:2%?"},
    {"不低于四次得4分，三次得3分，三次以下不得分", 4, "measure steps 0:0 3:3 4:4次"},
    {"85分以上得5分，60分以上得3分，60分以下不得分", 5, "measure steps 0:0 60:3 85:5分"},
    {"95%为满分，每低1个百分点扣0.2分", 2, "measure line 85:0 95:2%"},
    {"每低1个百分点扣0.2分", 2, "measure line 90:0 100:2%?"},
    {"每低1个百分点扣0.01分，以百分之八十为满分", 2, "measure line 0:1.2 80:2%"},
    {"差错率超过2%的，每高1个百分点扣1分", 3, "measure line 2:3 5:0%"},
    {"完成数/应完成数×分值", 6, "measure line 0:0 100:6%"},
    {"达到95%得满分，不足的按比例得分", 6, "measure line 0:0 95:6%"},
    {"60%及以下不得分，100%得满分，其间按比例计分", 6, "measure line 60:0 100:6%"},
    {"不足500米得4分，500米以上不足1000米得2分，1000米及以上不得分", 4, "measure steps 0:4 500:2 1000:0米"},
    {"不足75分不得分，75分以上得50分，95分以上得100分", 100, "measure steps 0:0 75:50 95:100分"},
    {"整改的差评占全部差评的比例，没有差评得满分", 10, "measure line 0:0 100:10%"},
    {"文明乘车宣传每场得0.5分，最高1分", 1, "count each 0.5场"},
    {"按队伍、活动评定0至10分，以0.5分为一档", 10, "judged"},
    {"三项各0.5分，以记录为准", 1, "judged?"},
    {"两项各0.5分，以记录为准", 1, "checklist 第1项=0.5 第2项=0.5?"},
    {"两项分别为6、4分", 10, "checklist 第1项=6 第2项=4?"},
    {"三项齐全得3分，缺一项不得分", 3, "checklist 第1项=1 第2项=1 第3项=1?"},
    {"四条标准都达到为A，达到2、3、4三条为B，其余为C", 4, "level A=>4 B=>3 C=0?"},
    {"由省级推广得1分，市级0.7分，县级0.4分；就高计一项", 1, "count highest 由省级推广=1 市级=0.7 县级=0.4"},
    {"最高的学校为100分，其他学校按比例", 100, "judged?"},
    {"优4良3中2差0", 4, "level 优=4 良=3 中=2 差=0"},
    {"A 很健全 2分；B 较健全 1.5分；C 一般 1分；D 不健全 0分", 2, "level A=2 B=1.5 C=1 D=0"},
    {"A.齐全；B.基本齐全；C.不全", 2, "level A=2 B=1 C=0?"},
    {"独立15分、共用9分、无0分", 15, "level 独立=15 共用=9 无=0"},
    {"独立设置得15分，共用得9分", 15, "level 独立设置=15 共用=9 其他=0"},
    {"有制度1分，有记录1分", 2, "checklist 有制度=1 有记录=1"},
    {"有制度1分，有记录1分", 5, "judged?"},
    {"1）有台账；2）有公示；3）有培训；4）有检查。四条全达A，三条B，其余C", 4, "level A=>4 B=>3 C=0?"},
    {"每起扣2分；未检查到的得满分", 4, "count full each 2起 may-not-apply"},
    {"每起扣2分；发生重大事故的一票否决", 4, "count full each 2起!"},
    {"制度健全，责任落实", 4, "judged?"},
    {"服务十分周到，30分钟内办结", 4, "judged?"},
    {"", 4, "judged?"},
};

const Standard extras[] = {
    {"省级加2分、市级1分，取最高", 2, "count highest 省级=2 市级=1"},
    {"获得市级以上表彰的加2分", 2, "count each 2"},
    {"每推广一次加0.5分，最高2分", 2, "count each 0.5次"},
};
const Standard penalties[] = {
    {"被曝光的每起扣2分", 0, "count each 2起"},
    {"一般事故扣5分，较大事故扣10分", 0, "count 一般事故=5 较大事故=10"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authored_rules)

BOOST_DATA_TEST_CASE(standards_mean_rules, data::make(standards), c) {
    BOOST_TEST(in_one_line(rule_of_words(c.text, c.points, AuthoredSection::items)) == c.rule);
}

BOOST_DATA_TEST_CASE(a_bonus_is_counted_from_nothing, data::make(extras), c) {
    BOOST_TEST(in_one_line(rule_of_words(c.text, c.points, AuthoredSection::bonus)) == c.rule);
}

BOOST_DATA_TEST_CASE(penalties_are_counted_from_nothing, data::make(penalties), c) {
    BOOST_TEST(in_one_line(rule_of_words(c.text, c.points, AuthoredSection::penalties)) == c.rule);
}

BOOST_AUTO_TEST_CASE(headings_state_points) {
    const auto points = [](const char* text) {
        const auto heading = heading_points(text);
        return heading.title + "|" + (heading.points ? heading.points->plain() : "") +
               (heading.most ? "!" : "");
    };
    BOOST_TEST(points("基础设施（10分）") == "基础设施|10");
    BOOST_TEST(points("基础设施(１０分)") == "基础设施|10");
    BOOST_TEST(points("加分项（最高加5分）") == "加分项|5!");
    BOOST_TEST(points("服务质量 20分") == "服务质量|20");
    BOOST_TEST(points("通道：（1）有坡道（2分）；（2）有扶手（2分）") ==
               "通道：（1）有坡道（2分）；（2）有扶手（2分）|");
    BOOST_TEST(points("每起扣2分") == "每起扣2分|");
    BOOST_TEST(points("三分") == "三分|");
}

BOOST_AUTO_TEST_CASE(numerals_are_no_part_of_a_title) {
    for (const char* text : {"一、组织领导", "（二）组织领导", "3.组织领导", "3.1 组织领导", "④组织领导",
                             "第五部分 组织领导", "(6)组织领导"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(without_numeral(text) == "组织领导"); }
    }
    for (const char* text :
         {"一站式服务", "十分整洁", "24小时值守", "第三方评价", "5G覆盖", "1.5米间距", "①"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(without_numeral(text) == text); }
    }
}

BOOST_AUTO_TEST_CASE(brackets_add_up_to_points) {
    BOOST_TEST(points_in_brackets("有坡道（2分），有扶手（1.5分）").value().plain() == "3.5");
    BOOST_TEST(points_in_brackets("制度（5分）：有文件（2分），有记录（3分）").value().plain() == "5");
    BOOST_TEST(!points_in_brackets("（一）制度"));
    BOOST_TEST(points_of_cell("（5分）").value().plain() == "5");
    BOOST_TEST(points_of_cell("30％").value().plain() == "30");
    BOOST_TEST(!points_of_cell("5分钟"));
    BOOST_TEST(!points_of_cell("见附件"));
}

BOOST_AUTO_TEST_CASE(headers_in_any_words) {
    BOOST_CHECK(role_of_header("测评项目（分）") == AuthoredRole::title);
    BOOST_CHECK(role_of_header("一级 指标") == AuthoredRole::title);
    BOOST_CHECK(role_of_header("评分细则") == AuthoredRole::rule);
    BOOST_CHECK(role_of_header("考核标准") == AuthoredRole::standard);
    BOOST_CHECK(role_of_header("标准分") == AuthoredRole::points);
    BOOST_CHECK(role_of_header("权重（％）") == AuthoredRole::points);
    BOOST_CHECK(role_of_header("检查方法") == AuthoredRole::method);
    BOOST_CHECK(role_of_header("自评得分") == AuthoredRole::blank);
    BOOST_CHECK(role_of_header("扣分原因") == AuthoredRole::blank);
    BOOST_CHECK(role_of_header("Ａ级") == AuthoredRole::grade);
    BOOST_CHECK(role_of_header("单位名称") != AuthoredRole::points);
}

BOOST_AUTO_TEST_SUITE_END()
