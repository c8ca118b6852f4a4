#include <ceping/kinds/registry.hpp>
#include <ceping/write/rubrics/record_schema.hpp>
#include <ceping/write/rubrics/rubric_page.hpp>
#include <ceping/write/rubrics/rubric_schema_keys.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/write/writing.hpp"

using namespace ceping;
using namespace ceping::test;

namespace {

std::string resolved(const std::string& text, std::string (*write)(const Node&)) {
    Diagnostics found;
    const auto tree = read_rubric_text("rubric.yaml", text, found);
    return write(tree.value().root);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_rubric)

BOOST_AUTO_TEST_CASE(reading_what_was_written_gives_the_same_rubric) {
    const std::string scoring = written_rubric().scoring;
    for (const auto write : {&rubric_yaml, &rubric_json}) {
        const std::string once = resolved(std::string(small_rubric), write);
        BOOST_TEST(written_rubric(once).scoring == scoring);
        BOOST_TEST(resolved(once, write) == once);
    }
}

BOOST_AUTO_TEST_CASE(texts_that_look_like_numbers_are_quoted) {
    const std::string out = resolved(
        "id: 1.10\nedition: 2015\ntitle: no\nnote: ~\nadvice: '~'\npoints: 1.10\nquota: 30%\n"
        "standard: {1: 2, A: 'a: b'}\nmay_not_apply: true\nperiod: {from: 2015-01-01}\nsource: \"q#二\"\n",
        &rubric_yaml);
    BOOST_TEST(
        out ==
        "id: \"1.10\"\nedition: \"2015\"\ntitle: \"no\"\nnote: ~\nadvice: \"~\"\npoints: 1.10\nquota: 30%\n"
        "standard: {\"1\": \"2\", A: \"a: b\"}\nmay_not_apply: true\nperiod: {from: \"2015-01-01\"}\nsource: q#二\n");
}

BOOST_AUTO_TEST_CASE(json_keeps_numbers_as_they_were_written) {
    const std::string out =
        resolved("id: 1.10\npoints: 1.10\nweight: 1/3\nquota: 30%\nx-a: true\n", &rubric_json);
    BOOST_TEST(out ==
               "{\n  \"id\": \"1.10\",\n  \"points\": 1.10,\n  \"weight\": \"1/3\",\n  \"quota\": \"30%\",\n"
               "  \"x-a\": true\n}\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_to_be_tailored) {
    const std::string out =
        resolved("ceping: rubric/1\nremove: [a]\noverride: {b: {points: 1}}\nid: x\n", &rubric_yaml);
    BOOST_TEST(out == "ceping: rubric/1\nid: x\n");
}

BOOST_AUTO_TEST_CASE(lists_for_scripts) {
    const Rubric rubric = written_rubric();
    BOOST_TEST(rubric_list(rubric, "criteria") == "1.1\t学习\n1.10\t实践\n2.1\t窗口\nB1\t表彰\n");
    BOOST_TEST(rubric_list(rubric, "groups") == "1\t教育\n2\t服务\n");
    BOOST_TEST(rubric_list(rubric, "facts") == "kind\t类型\nstaff\t人数\n");
    BOOST_TEST(rubric_list(rubric, "methods") == "material\t材料审核\nonsite\t实地暗访\n");
    BOOST_TEST(rubric_list(rubric, "vetoes") == "V1\t事故\n");
    BOOST_TEST(rubric_list(rubric, "bands") == "pass\t达标\nfail\t未达标\n");
}

BOOST_AUTO_TEST_CASE(rules_between_answers_are_listed_in_words) {
    const std::string rules =
        "expect:\n  - {if: {1.1: A}, then: {1.10: {min: 1}}, message: 应有实践}\n"
        "  - {less_or_equal: [1.10, 2.1], severity: error}\n";
    const Rubric rubric = written_rubric(std::string(small_rubric) + rules);
    const std::string zh = rubric_page(rubric, {Language::zh, false, 0});
    const std::string en = rubric_page(rubric, {Language::en, false, 0});
    BOOST_TEST(zh.find("\n一致性规则\n1.1 学习为A时，1.10 实践应不小于1  应有实践\n"
                       "1.10 实践 ≤ 2.1 窗口                         错误\n") != std::string::npos,
               zh);
    BOOST_TEST(
        en.find("\nconsistency rules\nwhere 1.1 学习 is A, 1.10 实践 should be at least 1  应有实践\n") !=
            std::string::npos,
        en);
    BOOST_TEST(rubric_page(written_rubric(), {Language::en, false, 0}).find("consistency") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(ids_in_rules_stay_texts) {
    const std::string text =
        "expect:\n  - {if: {1.10: 2}, then: {1.1: A}, message: 2015}\n  - {less_or_equal: [1.10, 2.1]}\n";
    const std::string yaml = resolved(text, &rubric_yaml);
    BOOST_TEST(yaml.find("if: {\"1.10\": 2}") != std::string::npos, yaml);
    BOOST_TEST(yaml.find("message: \"2015\"") != std::string::npos, yaml);
    BOOST_TEST(yaml.find("less_or_equal: [\"1.10\", \"2.1\"]") != std::string::npos, yaml);
    const std::string json = resolved(text, &rubric_json);
    BOOST_TEST(json.find("\"1.10\": 2") != std::string::npos, json);
    BOOST_TEST(json.find("\"1.10\",") != std::string::npos, json);
}

BOOST_AUTO_TEST_CASE(a_schema_names_every_criterion_and_level) {
    const std::string schema = record_schema(written_rubric(), Language::en);
    for (const char* part : {"\"1.1\": {", "\"1.10\": {", "\"B1\": {", "\"const\": \"material\"",
                             "\"staff\": {", "\"additionalProperties\": false", "\"^x-\": true"}) {
        BOOST_TEST(schema.find(part) != std::string::npos, part);
    }
}

BOOST_AUTO_TEST_CASE(the_schema_of_rubrics_describes_each_key_of_each_kind) {
    for (const auto& row : kinds()) {
        for (const auto key : row.keys) {
            const auto* const described = schema_keys::find(schema_keys::kinds, key);
            BOOST_TEST_REQUIRE(described != nullptr, row.name << ": " << key);
            BOOST_TEST((described->shape == schema_keys::Shape::words ||
                        !schema_keys::name_of(described->shape).empty()));
            if (described->shape == schema_keys::Shape::words) {
                BOOST_TEST(std::any_of(row.figures.begin(), row.figures.end(), [&](const KindFigure& figure) {
                    return figure.key == key && !figure.words.empty();
                }));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
