// Who checks the checker: hand-computed cases (tests/cases, where each is derived) ported to plain data, and a few
// numbers and dates on paper.
#include "plain_score.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace plain;

namespace {

Node criterion(Kind kind, const std::string& id, const std::string& points) {
    Node node;
    node.id = id;
    node.kind = kind;
    node.points = points;
    return node;
}

Node judged(const std::string& id, const std::string& points, bool may_not_apply = false) {
    Node node = criterion(Kind::judged, id, points);
    node.may_not_apply = may_not_apply;
    return node;
}

Node level(const std::string& id, const std::string& points, const std::string& scale) {
    Node node = criterion(Kind::level, id, points);
    node.scale = scale;
    return node;
}

Node measure(const std::string& id, const std::string& points, const Pairs& curve) {
    Node node = criterion(Kind::measure, id, points);
    node.curve = curve;
    return node;
}

Node each(const std::string& id, const std::string& points, bool from_full, const std::string& amount) {
    Node node = criterion(Kind::count, id, points);
    node.from_full = from_full;
    node.each = amount;
    return node;
}

Node classes(const std::string& id, const std::string& points, bool from_full, bool highest,
             const Pairs& values) {
    Node node = criterion(Kind::count, id, points);
    node.from_full = from_full;
    node.take_highest = highest;
    node.classes = values;
    return node;
}

Node checklist(const std::string& id, const std::string& points, bool all, const std::vector<Check>& checks) {
    Node node = criterion(Kind::checklist, id, points);
    node.rule_all = all;
    node.checks = checks;
    return node;
}

Node group(const std::string& id, const std::string& points, const std::vector<Node>& items,
           Policy policy = Policy::inherited) {
    Node node;
    node.id = id;
    node.points = points;
    node.is_group = true;
    node.items = items;
    node.policy = policy;
    return node;
}

Node with_gate(Node node, const Condition& gate) {
    node.gate.push_back(gate);
    return node;
}

Node with_weight(Node node, const std::string& weight) {
    node.weight = weight;
    return node;
}

Node by_methods(Node node, const Pairs& weights) {
    node.methods = {true, false, weights};
    return node;
}

Answer met(const std::vector<std::string>& ids) {
    Answer answer;
    answer.shape = Shape::met;
    answer.met = ids;
    return answer;
}

Answer counts(const Pairs& times) {
    Answer answer;
    answer.shape = Shape::counts;
    answer.counts = times;
    return answer;
}

using Answers = std::vector<std::pair<std::string, Answer>>;

// Judged (and other one-value) answers.
Answers values(const Pairs& texts) {
    Answers answers;
    for (const auto& [id, text] : texts) {
        answers.emplace_back(id, value(text));
    }
    return answers;
}

Record record(const std::string& unit, const Answers& answers, const std::string& source = "self") {
    Record made;
    made.source = source;
    made.unit = unit;
    made.name = unit;
    made.answers = answers;
    return made;
}

Record dated(Record made, const std::string& date) {
    (made.source == "self" ? made.submitted : made.date) = date;
    return made;
}

Case rubric(const std::string& total, const std::vector<Node>& items) {
    Case made;
    made.rubric.total = total;
    made.rubric.items = items;
    return made;
}

// The rubric of the cases with two methods.
Case with_methods(const std::string& total, const std::vector<Node>& items, Visits onsite,
                  bool zero = false) {
    Case made = rubric(total, items);
    made.rubric.methods = {{"material", Visits::mean, false}, {"onsite", onsite, false}};
    made.rubric.default_methods = {true, false, {{"material", "40"}, {"onsite", "60"}}};
    made.rubric.unverified_zero = zero;
    return made;
}

UnitResult one(Case made, const std::vector<Record>& records) {
    made.records = records;
    return score(made).front();
}

UnitResult one(const Case& made, const Answers& answers) { return one(made, {record("u1", answers)}); }

std::string node(const UnitResult& result, const std::string& id) {
    for (const auto& each_node : result.nodes) {
        if (each_node.id == id) {
            const std::string status = each_node.status == Status::scored    ? "scored"
                                       : each_node.status == Status::missing ? "missing"
                                                                             : "not_applicable";
            return written(each_node.points) + "/" + written(each_node.max) + " " + status;
        }
    }
    return "no node " + id;
}

const std::vector<Scale> abcd = {{"abcd", {{"A", "1"}, {"B", "0.66"}, {"C", "0.33"}, {"D", "0"}}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(plain_implementation)

BOOST_AUTO_TEST_CASE(numbers_round_as_on_paper) {
    BOOST_TEST(rounded_text(number("2.665"), 2, Mode::half_up) == "2.67");
    BOOST_TEST(rounded_text(number("2.665"), 2, Mode::half_even) == "2.66");
    BOOST_TEST(rounded_text(number("2.675"), 2, Mode::half_even) == "2.68");
    BOOST_TEST(rounded_text(number("2.669"), 2, Mode::down) == "2.66");
    BOOST_TEST(rounded_text(number("-0.125"), 2, Mode::half_up) == "-0.13");
    BOOST_TEST(rounded_text(number("-0.001"), 2, Mode::half_up) == "0");
    BOOST_TEST(rounded_text(number("9.995"), 2, Mode::half_up) == "10");
    BOOST_TEST(rounded_text(number("84.995"), 2, Mode::half_up) == "85");
    BOOST_TEST(rounded_text(number("2/3"), 6, Mode::half_up) == "0.666667");
    BOOST_TEST(rounded_text(number("100"), 2, Mode::half_up) == "100");
    BOOST_TEST(rounded_text(number("0.5"), 0, Mode::half_even) == "0");
    BOOST_TEST(fraction(number("1.10")) == "11/10");
    BOOST_TEST(fraction(number("010")) == "10");
    BOOST_TEST(written(number("7/8")) == "0.875");
    BOOST_TEST(written(number("1/3")) == "1/3");
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_the_format_says) {
    for (const char* text :
         {"1e2", "+5", ".5", "5.", "1,000", "", "-", "1/0", "1/-2", "0x1", "1 2", "1.2/3", "95%"}) {
        BOOST_TEST(!read_number(text).has_value(), text << " is no number");
    }
    BOOST_TEST(fraction(number(" ９．５ ")) == "19/2");
    BOOST_TEST(fraction(number("-４／６")) == "-2/3");
}

BOOST_AUTO_TEST_CASE(days_are_counted_over_leap_years) {
    BOOST_TEST(day_number("2016-03-01") - day_number("2016-02-28") == 2);
    BOOST_TEST(day_number("2015-03-01") - day_number("2015-02-28") == 1);
    BOOST_TEST(day_number("2016-01-20") - day_number("2015-12-20") == 31);
    BOOST_TEST(date_after("2015-12-20", 31) == "2016-01-20");
    BOOST_TEST(date_after("2016-03-01", -1) == "2016-02-29");
}

BOOST_AUTO_TEST_CASE(case_01_level) {
    Case made = rubric("10", {level("1", "4", "abcd"), level("2", "6", "abcd")});
    made.rubric.scales = abcd;
    const auto result = one(made, values({{"1", "B"}, {"2", "A"}}));
    BOOST_TEST(result.score == "8.64");
    BOOST_TEST(fraction(result.exact) == "216/25");
    BOOST_TEST(node(result, "1") == "2.64/4 scored");
}

BOOST_AUTO_TEST_CASE(case_02_level_points) {
    Case made = rubric("4", {level("1", "4", "s")});
    made.rubric.scales = {{"s", {{"好", "3.5", true}, {"差", "0.1"}}}};
    BOOST_TEST(one(made, values({{"1", "好"}})).score == "3.5");
    BOOST_TEST(one(made, values({{"1", "差"}})).score == "0.4");
}

BOOST_AUTO_TEST_CASE(case_04_curve_ends) {
    const Pairs curve = {{"10", "0.5"}, {"20", "2"}};
    const Case made = rubric("4", {measure("1", "2", curve), measure("2", "2", curve)});
    BOOST_TEST(one(made, values({{"1", "3"}, {"2", "1000"}})).score == "2.5");
    BOOST_TEST(one(made, values({{"1", "12"}, {"2", "20"}})).score == "2.8");
}

BOOST_AUTO_TEST_CASE(case_06_count) {
    const Pairs awards = {{"国家级", "3"}, {"省级", "2"}, {"市级", "1"}};
    const Pairs faults = {{"重", "4"}, {"轻", "1"}};
    const Case made =
        rubric("22", {each("1", "2", true, "0.5"), each("2", "2", true, "0.5"),
                      classes("3", "5", false, true, awards), classes("4", "5", false, false, awards),
                      classes("5", "5", true, true, faults), classes("6", "3", true, false, faults)});
    const auto result = one(made, {{"1", value("3")},
                                   {"2", value("9")},
                                   {"3", counts({{"省级", "1"}, {"市级", "2"}})},
                                   {"4", counts({{"省级", "1"}, {"市级", "2"}})},
                                   {"5", counts({{"重", "1"}, {"轻", "7"}})},
                                   {"6", counts({{"轻", "2"}, {"重", "0"}})}});
    BOOST_TEST(result.score == "8.5");
    BOOST_TEST(node(result, "5") == "1/5 scored");
    BOOST_TEST(node(result, "6") == "1/3 scored");
}

BOOST_AUTO_TEST_CASE(events_on_paper) {
    Case made = rubric("100", {judged("1", "100")});
    made.rubric.period_from = "2015-01-01";
    made.rubric.period_to = "2016-12-31";
    Node faults = classes("K1", "40", false, false, {{"一般", "1"}, {"较大", "5"}, {"重大", "10"}});
    faults.events = EventTerms{{{"重复", "2"}, {"隐瞒", "3"}}, true, 24};
    made.rubric.penalties = {true, "", false, {faults}};
    const auto penalty = [&](const std::vector<Event>& told) {
        Answer answer;
        answer.shape = Shape::events;
        answer.events = told;
        return one(made, {{"1", value("90")}, {"K1", answer}});
    };
    BOOST_TEST(penalty({}).penalty == 0);
    BOOST_TEST(penalty({{"较大", "2016-05-02", "火灾", {"重复"}}, {"较大", "", " 火灾", {}}}).penalty == 10);
    BOOST_TEST(penalty({{"较大", "", "火灾", {}}, {"较大", "", "火灾", {"重复", "隐瞒"}}}).penalty == 15);
    BOOST_TEST(penalty({{"重大", "2014-12-30", "火灾", {}}, {"一般", "2014-12-31", "火灾", {}}}).penalty ==
               1);
    BOOST_TEST(penalty({{"一般", "2017-01-01", "", {}}, {"一般", "2016-12-31", "", {"隐瞒"}}}).penalty == 3);
    BOOST_TEST(penalty({{"一般", "", "", {"屡犯"}}}).rejected);
    BOOST_TEST(penalty({{"", "", "", {}}}).rejected);
    made.rubric.penalties.items[0].take_highest = true;
    BOOST_TEST(penalty({{"较大", "", "", {"重复"}}, {"一般", "", "", {}}, {"重大", "", "", {}}}).penalty ==
               10);
}

BOOST_AUTO_TEST_CASE(case_07_checklist) {
    const std::vector<Check> worth = {{"a", "0.5"}, {"b", "1"}, {"c", "0.5"}};
    const std::vector<Check> equal = {{"a", ""}, {"b", ""}, {"c", ""}};
    const Case made = rubric("7", {checklist("1", "2", false, worth), checklist("2", "2", true, equal),
                                   checklist("3", "2", true, equal), checklist("4", "1", false, equal)});
    const auto result = one(made, {{"1", met({"a", "c"})},
                                   {"2", met({"a", "c"})},
                                   {"3", met({"c", "b", "a"})},
                                   {"4", met({"a", "b"})}});
    BOOST_TEST(fraction(result.exact) == "11/3");
    BOOST_TEST(node(result, "2") == "0/2 scored");
    BOOST_TEST(one(made, {{"4", met({"a", "a"})}}).score == "0.33");
}

BOOST_AUTO_TEST_CASE(case_09_judged) {
    Case made = rubric("10", {judged("1", "5"), judged("2", "5")});
    made.rubric.items[0].step = "0.5";
    BOOST_TEST(fraction(one(made, values({{"1", "4.5"}, {"2", "1/3"}})).exact) == "29/6");
    BOOST_TEST(one(made, values({{"1", "4.6"}, {"2", "1/3"}})).rejected);
}

BOOST_AUTO_TEST_CASE(case_11_timeliness) {
    Node prompt = criterion(Kind::timeliness, "1", "2");
    prompt.per_day = "0.5";
    prompt.grace_days = "2";
    Case made = rubric("10", {prompt, judged("2", "8")});
    made.rubric.deadline = "2015-12-20";
    const Answers eight = values({{"2", "8"}});
    BOOST_TEST(one(made, {dated(record("u1", eight), "2015-12-25")}).score == "8.5");
    BOOST_TEST(one(made, {dated(record("u1", eight), "2015-12-22")}).score == "10");
    BOOST_TEST(one(made, {dated(record("u1", eight), "2016-01-20")}).score == "8");
    BOOST_TEST(node(one(made, {record("u1", eight)}), "1") == "0/2 missing");
}

BOOST_AUTO_TEST_CASE(cases_14_16_17_not_applicable) {
    const auto two = [](const std::vector<Node>& first, Policy policy) {
        return rubric("20", {group("1", "10", first, policy), group("2", "10", {judged("2.1", "10")})});
    };
    const auto excluded = one(two({judged("1.1", "4", true), judged("1.2", "6")}, Policy::exclude),
                              values({{"1.1", "n/a"}, {"1.2", "3"}, {"2.1", "7"}}));
    BOOST_TEST(excluded.score == "12.5");
    BOOST_TEST(node(excluded, "1") == "3/6 scored");
    const auto gone =
        one(two({judged("1.1", "10", true)}, Policy::inherited), values({{"1.1", "N/A"}, {"2.1", "7"}}));
    BOOST_TEST(gone.score == "14");
    BOOST_TEST(node(gone, "1") == "0/0 not_applicable");
    const auto given =
        one(two({judged("1.1", "10", true)}, Policy::full), values({{"1.1", "ｎ／ａ"}, {"2.1", "7"}}));
    BOOST_TEST(given.score == "17");
    BOOST_TEST(node(given, "1") == "10/10 scored");

    Case root = rubric("10", {judged("1", "4", true), judged("2", "6")});
    root.rubric.policy = Policy::exclude;
    BOOST_TEST(one(root, values({{"1", "n/a"}, {"2", "3"}})).score == "5");
}

BOOST_AUTO_TEST_CASE(cases_19_49_51_52_rejected) {
    const Case may_not_apply = rubric("10", {judged("1", "10", true)});
    BOOST_TEST(one(may_not_apply, values({{"1", "n/a"}})).rejected);
    const Case must_apply = rubric("10", {judged("1", "10")});
    BOOST_TEST(one(must_apply, values({{"1", "n/a"}})).rejected);
    BOOST_TEST(one(must_apply, values({{"9", "1"}})).rejected);
    BOOST_TEST(one(rubric("2", {each("1", "2", true, "1")}), values({{"1", "0.5"}})).rejected);
    Case levels = rubric("10", {level("1", "4", "abcd"), judged("2", "6")});
    levels.rubric.scales = abcd;
    BOOST_TEST(one(levels, values({{"1", "E"}, {"2", "5"}})).rejected);
    levels.options.keep_invalid = true;
    const auto kept = one(levels, values({{"1", "E"}, {"2", "5"}}));
    BOOST_TEST(kept.score == "5");
    BOOST_TEST(node(kept, "1") == "0/4 missing");
}

BOOST_AUTO_TEST_CASE(cases_21_22_weighted) {
    for (const Policy policy : {Policy::prorate, Policy::exclude}) {
        Node weighted =
            group("1", "10",
                  {with_weight(judged("1.1", "4", true), "5"), with_weight(judged("1.2", "7", true), "3"),
                   with_weight(judged("1.3", "1", true), "2")},
                  policy);
        weighted.weighted = true;
        const auto result =
            one(rubric("10", {weighted}), values({{"1.1", "2"}, {"1.2", "n/a"}, {"1.3", "1"}}));
        BOOST_TEST(fraction(result.exact) == "45/7");
        BOOST_TEST(node(result, "1") == "45/7/10 scored");
    }
}

BOOST_AUTO_TEST_CASE(cases_24_26_27_29_rounding) {
    Case made = rubric("10", {judged("1", "10")});
    BOOST_TEST(one(made, values({{"1", "2.665"}})).score == "2.67");
    BOOST_TEST(*one(made, values({{"1", "2.665"}})).claimed == "2.67");
    made.rubric.mode = Mode::down;
    BOOST_TEST(one(made, values({{"1", "2.665"}})).score == "2.66");
    made.rubric.mode = Mode::half_even;
    made.rubric.final_places = 1;
    BOOST_TEST(one(made, values({{"1", "7.15"}})).score == "7.2");

    Case groups = rubric("10", {group("1", "10", {judged("1.1", "3", true), judged("1.2", "7")})});
    groups.rubric.final_places = 4;
    groups.rubric.group_places = 2;
    BOOST_TEST(fraction(one(groups, values({{"1.1", "n/a"}, {"1.2", "2"}})).exact) == "143/50");
}

BOOST_AUTO_TEST_CASE(cases_31_74_bonus_and_penalties) {
    Case made = rubric("10", {judged("1", "10")});
    made.rubric.bonus = {true, "5", false, {judged("B1", "3"), judged("B2", "3")}};
    made.rubric.penalties = {true, "6", false, {each("K1", "4", false, "2"), each("K2", "4", false, "2")}};
    BOOST_TEST(one(made, values({{"1", "10"}, {"B1", "3"}, {"B2", "3"}})).score == "15");
    const auto low = one(made, values({{"1", "1"}, {"K1", "9"}, {"K2", "2"}}));
    BOOST_TEST(low.score == "0");
    BOOST_TEST(low.penalty == 6);
    BOOST_TEST(node(low, "K1") == "4/4 scored");
    BOOST_TEST(one(made, values({{"1", "9"}, {"B1", "1.5"}, {"K2", "1"}})).score == "8.5");
    made.rubric.bonus.ceiling_total = true;
    const auto cut = one(made, values({{"1", "9"}, {"B1", "3"}}));
    BOOST_TEST(cut.score == "10");
    BOOST_TEST(cut.bonus == 3);
}

// Section 11.3: 10 + min(2, 3 x 1.5) - 4 in the group; 2 x 3 + 9 x 1 are taken off the whole, which has no cap, and of what
// there is no more than all.
BOOST_AUTO_TEST_CASE(case_78_no_limit) {
    Case made = rubric("20", {group("1", "10", {judged("1.1", "10")}), judged("2", "10")});
    Node& first = made.rubric.items[0];
    first.bonus.stated = true;
    first.bonus.cap = "2";
    first.bonus.items = {each("1.B", "", false, "1.5")};
    first.penalties.stated = true;
    first.penalties.items = {each("1.K", "", false, "4")};
    made.rubric.penalties.stated = true;
    made.rubric.penalties.items = {classes("K1", "", false, false, {{"a", "3"}, {"b", "1"}}),
                                   each("K2", "2", false, "1")};
    Answers answers = values({{"1.1", "9"}, {"1.B", "3"}, {"1.K", "1"}, {"2", "10"}});
    answers.emplace_back("K1", counts({{"a", "2"}, {"b", "9"}}));
    const auto some = one(made, answers);
    BOOST_TEST(some.base == 17);
    BOOST_TEST(some.score == "2");
    BOOST_TEST(some.penalty == 15);
    BOOST_TEST(node(some, "K1") == "15/0 scored");
    answers.back().second = counts({{"a", "20"}});
    BOOST_TEST(one(made, answers).penalty == 60);
    BOOST_TEST(one(made, answers).score == "0");
}

BOOST_AUTO_TEST_CASE(case_32_bands) {
    Case made = rubric("10", {judged("1", "5"), judged("2", "5", true)});
    made.rubric.bands = {{"excellent", "9", {{"2", "0.8"}}, {}}, {"pass", "6", {}, {}}, {"fail", "", {}, {}}};
    const std::map<std::pair<std::string, std::string>, std::string> bands = {
        {{"5", "4"}, "excellent"}, {{"5", "3.999"}, "pass"},      {{"5", "n/a"}, "excellent"},
        {{"2", "3.9"}, "fail"},    {{"4.995", "4"}, "excellent"}, {{"4.994", "4"}, "pass"}};
    for (const auto& [answers, band] : bands) {
        BOOST_TEST(one(made, values({{"1", answers.first}, {"2", answers.second}})).band == band);
    }
}

BOOST_AUTO_TEST_CASE(case_34_prerequisite_and_vetoes) {
    Case made = with_methods("10", {judged("1", "5"), judged("2", "5")}, Visits::mean);
    made.rubric.prerequisites = {{"P1", {}, "", ""}};
    made.rubric.vetoes = {{"V1", Effect::ineligible, {}, 0}, {"V2", Effect::zero, {}, 0}};
    made.rubric.bands = {{"excellent", "9", {}, {}}, {"fail", "", {}, {}}};
    Record self = record("u1", values({{"1", "5"}, {"2", "5"}}));
    Record visit = record("u1", values({{"1", "5"}}), "onsite");
    BOOST_TEST(!one(made, {self}).eligible);
    visit.prerequisites = {{"P1", true}};
    BOOST_TEST(one(made, {self, visit}).band == "excellent");
    self.prerequisites = {{"P1", true}};
    visit.prerequisites = {{"P1", false}};
    const auto denied = one(made, {self, visit});
    BOOST_TEST(denied.band == "fail");
    BOOST_TEST(denied.score == "10");
    visit.prerequisites.clear();
    visit.vetoes = {{"V2", true}};
    const auto vetoed = one(made, {self, visit});
    BOOST_TEST(vetoed.score == "0");
    BOOST_TEST(*vetoed.claimed == "10");
    BOOST_TEST(vetoed.base == 10);
    BOOST_TEST(!vetoed.eligible);
}

BOOST_AUTO_TEST_CASE(cases_36_37_visits) {
    const std::vector<Node> items = {judged("1", "5")};
    const auto visit = [](const std::string& points, const std::string& date) {
        return dated(record("u1", values({{"1", points}}), "onsite"), date);
    };
    const Record self = record("u1", values({{"1", "5"}}));
    const Record material = record("u1", values({{"1", "4"}}), "material");
    BOOST_TEST(one(with_methods("5", items, Visits::lowest), {self, material, visit("1", ""), visit("2", "")})
                   .score == "2.2");
    const std::vector<Record> three = {self, material, visit("3", "2015-10-09"), visit("1", "2015-10-01"),
                                       visit("2", "2015-10-09")};
    BOOST_TEST(one(with_methods("5", items, Visits::latest), three).score == "2.8");
    BOOST_TEST(one(with_methods("5", items, Visits::mean), three).score == "2.8");
    BOOST_TEST(one(with_methods("5", items, Visits::trimmed), three).score == "2.8");
    const std::vector<Record> four = {self,           material,       visit("5", ""),
                                      visit("1", ""), visit("1", ""), visit("2", "")};
    BOOST_TEST(fraction(one(with_methods("5", items, Visits::trimmed), four).exact) == "5/2");
}

BOOST_AUTO_TEST_CASE(cases_39_41_42_44_62_64_sources) {
    const auto na_by_all = one(with_methods("10", {judged("1", "5", true), judged("2", "5")}, Visits::mean),
                               {record("u1", values({{"1", "5"}, {"2", "3"}})),
                                record("u1", values({{"1", "n/a"}, {"2", "3"}}), "material"),
                                record("u1", values({{"1", "n/a"}, {"2", "3"}}), "onsite")});
    BOOST_TEST(na_by_all.score == "6");
    BOOST_TEST(*na_by_all.claimed == "8");

    const std::vector<Record> half = {record("u1", values({{"1", "3"}})),
                                      record("u1", values({{"1", "2"}}), "material")};
    const auto zero = one(with_methods("5", {judged("1", "5")}, Visits::mean, true), half);
    BOOST_TEST(zero.score == "0.8");
    BOOST_TEST(*zero.claimed == "3");
    BOOST_TEST(one(with_methods("5", {judged("1", "5")}, Visits::mean), half).score == "2.6");

    Case self_na = rubric("10", {judged("1", "5", true), judged("2", "5")});
    self_na.rubric.methods = {{"material", Visits::mean}};
    BOOST_TEST(one(self_na, {record("u1", values({{"1", "n/a"}, {"2", "3"}})),
                             record("u1", values({{"2", "3"}}), "material")})
                   .score == "6");

    const auto no_self = one(with_methods("5", {judged("1", "5")}, Visits::mean),
                             {record("u1", values({{"1", "3"}}), "onsite")});
    BOOST_TEST(no_self.score == "1.8");
    BOOST_TEST(!no_self.claimed.has_value());

    const Case named = with_methods(
        "10",
        {by_methods(judged("1", "5"), {{"material", "1"}}), by_methods(judged("2", "5"), {{"onsite", "1"}})},
        Visits::mean);
    BOOST_TEST(one(named, {record("u1", values({{"1", "5"}, {"2", "5"}})),
                           record("u1", values({{"1", "1"}, {"2", "4"}}), "onsite")})
                   .score == "9");

    const Pairs share = {{"self", "20"}, {"onsite", "80"}};
    const auto shared =
        one(with_methods("15",
                         {by_methods(judged("1", "5"), share), by_methods(judged("2", "5"), share),
                          by_methods(judged("3", "5", true), share)},
                         Visits::mean, true),
            {record("u1", values({{"1", "5"}, {"3", "n/a"}})),
             record("u1", values({{"1", "2"}, {"2", "5"}, {"3", "4"}}), "onsite")});
    BOOST_TEST(shared.score == "10.6");
    BOOST_TEST(node(shared, "2") == "4/5 scored");
}

BOOST_AUTO_TEST_CASE(cases_46_47_when_and_full_width) {
    Case made = rubric("10", {group("1", "6", {judged("1.1", "6")}), judged("2", "4")});
    made.rubric.facts = {{"kind", "k", false, false, {"机关", "窗口"}}};
    When when;
    when.tests = {{"kind", {"机关"}, false, "", "", "", ""}};
    made.rubric.items[0].when = when;
    Record self = record("u1", values({{"1.1", "n/a"}, {"2", "3"}}));
    self.facts = {{"kind", "窗口"}};
    BOOST_TEST(one(made, {self}).score == "7.5");
    self.facts = {{"kind", "机关"}};
    BOOST_TEST(one(made, {self}).rejected);

    Node rate = measure("1", "2", {{"60", "0"}, {"95", "2"}});
    rate.percent = true;
    BOOST_TEST(one(rubric("4", {rate, judged("2", "2")}), values({{"1", "９５％"}, {"2", "１．５"}})).score ==
               "3.5");
}

BOOST_AUTO_TEST_CASE(cases_54_56_61_67) {
    Node sampled = measure("1", "2", {{"0", "0"}, {"100", "2"}});
    sampled.min_sample = "30";
    const Case samples = rubric("10", {sampled, judged("2", "8")});
    Answer fifty = value("50");
    fifty.sample = "29";
    BOOST_TEST(one(samples, {{"1", fifty}, {"2", value("8")}}).score == "8");
    fifty.sample = "30";
    BOOST_TEST(one(samples, {{"1", fifty}, {"2", value("8")}}).score == "9");

    Case twice = rubric("10", {judged("1", "10")});
    const std::vector<Record> both = {dated(record("u1", values({{"1", "3"}})), "2015-10-02"),
                                      dated(record("u1", values({{"1", "4"}})), "2015-10-01")};
    BOOST_TEST(one(twice, both).rejected);
    twice.options.duplicates_latest = true;
    BOOST_TEST(one(twice, both).score == "3");

    const Case nested = rubric(
        "10", {group("1", "10",
                     {group("1.1", "6", {judged("1.1.1", "2", true), judged("1.1.2", "4")}, Policy::exclude),
                      judged("1.2", "4", true)},
                     Policy::full)});
    const auto full = one(nested, values({{"1.1.1", "n/a"}, {"1.1.2", "4"}, {"1.2", "n/a"}}));
    BOOST_TEST(full.score == "8");
    BOOST_TEST(node(full, "1.1") == "4/4 scored");

    Case rates = rubric("10", {judged("1", "3"), judged("2", "7")});
    rates.rubric.criterion_places = 0;
    rates.rubric.bands = {{"top", "1", {{"1", "1"}}, {}}, {"low", "", {}, {}}};
    BOOST_TEST(one(rates, values({{"1", "2.5"}, {"2", "0.4"}})).band == "top");
    BOOST_TEST(one(rates, values({{"1", "2.49"}, {"2", "0"}})).band == "low");
}

BOOST_AUTO_TEST_CASE(cases_69_71_72_gates) {
    const std::vector<Node> inside = {judged("1.1", "4"), judged("1.2", "6", true)};
    const auto gated = [&](const Condition& gate) {
        return rubric("20", {with_gate(group("1", "10", inside), gate), judged("2", "10")});
    };
    const Case by_item = gated({"1.1", "0.5"});
    BOOST_TEST(one(by_item, values({{"1.1", "2"}, {"1.2", "6"}, {"2", "5"}})).score == "13");
    const auto shut = one(by_item, values({{"1.1", "1.99"}, {"1.2", "6"}, {"2", "5"}}));
    BOOST_TEST(shut.score == "5");
    BOOST_TEST(node(shut, "1") == "0/10 scored");
    BOOST_TEST(node(shut, "1.2") == "6/6 scored");
    Case by_itself = gated({"", "0.6"});
    BOOST_TEST(one(by_itself, values({{"1.1", "4"}, {"1.2", "2"}, {"2", "5"}})).score == "11");
    BOOST_TEST(one(by_itself, values({{"1.1", "2.4"}, {"1.2", "n/a"}, {"2", "5"}})).score == "11");
    BOOST_TEST(one(by_itself, values({{"1.1", "2.39"}, {"1.2", "n/a"}, {"2", "5"}})).score == "5");
    by_itself.rubric.group_places = 0;
    BOOST_TEST(one(by_itself, values({{"1.1", "4"}, {"1.2", "1.99"}, {"2", "5"}})).score == "5");
}

BOOST_AUTO_TEST_CASE(answers_without_evidence_are_worth_nothing) {
    Case made = rubric("10", {judged("1", "5"), judged("2", "5", true)});
    made.rubric.evidence = {true, 1, true, ""};
    Answer shown = value("4");
    shown.evidence = 1;
    BOOST_TEST(one(made, {{"1", shown}, {"2", value("5")}}).score == "4");
    BOOST_TEST(node(one(made, {{"1", shown}, {"2", value("5")}}), "2") == "0/5 scored");
    BOOST_TEST(one(made, {{"1", shown}, {"2", value("n/a")}}).score == "8");
    made.rubric.items[1].evidence = {true, 2, false, ""};
    BOOST_TEST(one(made, {{"1", shown}, {"2", value("5")}}).score == "9");
}

BOOST_AUTO_TEST_CASE(nothing_over_nothing) {
    Answer none;
    none.shape = Shape::ratio;
    none.num = "0";
    none.den = "0";
    for (const auto& [rule, points] : {std::pair(ZeroDen::not_applicable, "10"),
                                       std::pair(ZeroDen::zero, "5"), std::pair(ZeroDen::full, "10")}) {
        Node rate = measure("1", "5", {{"0", "1"}, {"100", "5"}});
        rate.zero_den = rule;
        BOOST_TEST(one(rubric("10", {rate, judged("2", "5")}), {{"1", none}, {"2", value("5")}}).score ==
                   points);
    }
    none.num = "1";
    BOOST_TEST(one(rubric("5", {measure("1", "5", {{"0", "1"}, {"100", "5"}})}), {{"1", none}}).rejected);
}

BOOST_AUTO_TEST_SUITE_END()
