#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/results/results.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/write/writing.hpp"

using namespace ceping;
using namespace ceping::test;

BOOST_AUTO_TEST_SUITE(write_json)

BOOST_AUTO_TEST_CASE(keys_stand_in_the_order_of_the_format) {
    Rubric rubric = written_rubric();
    rubric.sha256 = "11";
    rubric.scoring = "22";
    const auto writer = make_ndjson_writer(rubric, {});
    BOOST_TEST(
        written(*writer, {scored_result()}) ==
        R"({"ceping":"result/1","rubric":{"id":"small","edition":"2015","sha256":"11","scoring":"22"},)"
        R"("unit":{"id":"u1","name":"甲,\"登记处\"","region":"泉州市/丰泽区","kind":"窗口","staff":12.5},)"
        R"("status":"scored","stage":"verified","score":7.29,"exact":"729/100","base":5.29,"bonus":2,"penalty":0,)"
        R"("total":10,"claimed":9.5,"band":"pass","eligible":true,"answered":1,"verified":0.666667,)"
        R"("prerequisites":{"P1":"confirmed"},"vetoes":[],)"
        R"("nodes":[{"id":"1","points":3,"max":6,"status":"scored","gated":true},)"
        R"({"id":"1.1","points":2,"max":4,"status":"scored","lost":2,"claimed":4,)"
        R"("by":{"material":2,"onsite":0.333333},"answer":"B","ruled":"2016-01-15"},)"
        R"({"id":"1.10","points":0,"max":0,"status":"not_applicable"},)"
        R"({"id":"2","points":2.285714,"max":4,"status":"scored"},)"
        R"({"id":"2.1","points":2.2857,"max":4,"status":"scored"},)"
        R"({"id":"B1","points":2,"max":2,"status":"scored"}],)"
        R"("findings":[{"code":"late","severity":"warning","message":"submitted 2015-12-22, 2 days after the deadline 2015-12-20","where":"甲.yaml:3:12"}],)"
        R"("inputs":[{"name":"甲.yaml","sha256":"ab12","source":"self"},{"name":"visit.json","sha256":"cd34","source":"onsite"}]})"
        "\n");
}

BOOST_AUTO_TEST_CASE(a_rejected_unit_has_its_reasons_only) {
    Rubric rubric = written_rubric();
    rubric.sha256.clear();
    rubric.scoring.clear();
    ResultOptions options;
    options.overrides = {{"unverified", "zero"}};
    BOOST_TEST(
        written(*make_ndjson_writer(rubric, options), {rejected_result()}) ==
        R"({"ceping":"result/1","rubric":{"id":"small","edition":"2015"},"unit":{"id":""},"status":"rejected",)"
        R"("findings":[{"code":"unknown-criterion","severity":"error","message":"the rubric has no criterion `1.2'; did you mean `1.1'?","where":"b.yaml:5:3"}],)"
        R"("inputs":[{"name":"b.yaml","source":"self"}]})"
        "\n");
}

BOOST_AUTO_TEST_CASE(what_the_rubric_lacks_is_left_out) {
    const Rubric rubric = written_rubric(
        "ceping: rubric/1\nid: bare\ntitle: t\ntotal: 1\nitems: [{id: a, title: t, points: 1, kind: judged}]\n");
    Result result;
    result.unit.id = "u";
    const std::string out = written(*make_ndjson_writer(rubric, {}), {result});
    for (const char* key : {"edition", "band", "prerequisites", "vetoes", "verified", "claimed", "null"}) {
        BOOST_TEST(out.find("\"" + std::string(key) + "\"") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(detail_chooses_nodes) {
    const Rubric rubric = written_rubric();
    const auto with = [&](Detail detail) {
        ResultOptions options;
        options.detail = detail;
        return written(*make_ndjson_writer(rubric, options), {scored_result()});
    };
    BOOST_TEST(with(Detail::score).find("\"nodes\"") == std::string::npos);
    const std::string groups = with(Detail::groups);
    BOOST_TEST(groups.find("{\"id\":\"2\",") != std::string::npos);
    BOOST_TEST(groups.find("{\"id\":\"2.1\",") == std::string::npos);
    BOOST_TEST(groups.find("{\"id\":\"B1\",") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(overrides_follow_the_rubric) {
    ResultOptions options;
    options.overrides = {{"unverified", "zero"}, {"visits", "lowest"}};
    const std::string out = written(*make_ndjson_writer(written_rubric(), options), {scored_result()});
    BOOST_TEST(out.find(R"(},"overrides":{"unverified":"zero","visits":"lowest"},"unit":{)") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_no_decimal_stays_text) {
    Result result = scored_result();
    result.unit.facts[1] = FactValue{"1/3", Exact::parse("1/3")};
    const std::string out = written(*make_ndjson_writer(written_rubric(), {}), {result});
    BOOST_TEST(out.find(R"("staff":"1/3"})") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_array_has_an_element_a_line) {
    const Rubric rubric = written_rubric();
    BOOST_TEST(written(*make_json_writer(rubric, {}), {}) == "[\n]\n");
    const std::string out = written(*make_json_writer(rubric, {}), {scored_result(), rejected_result()});
    BOOST_TEST(out.starts_with("[\n{\"ceping\""));
    BOOST_TEST(out.find("}]},\n{\"ceping\"") != std::string::npos);
    BOOST_TEST(out.ends_with("}]}\n]\n"));
}

BOOST_AUTO_TEST_CASE(texts_are_escaped) {
    BOOST_TEST(json_quoted("a\"b\\c\n\t\x01\x7F/民") == R"("a\"b\\c\n\t\u0001\u007f/民")");
}

BOOST_AUTO_TEST_CASE(numbers_are_told_from_texts) {
    for (const char* yes : {"0", "-1", "1.10", "12", "0.5"}) {
        BOOST_TEST(is_json_number(yes), yes);
    }
    for (const char* no : {"", "-", "01", "1.", ".5", "+1", "1e2", "1/3", "1.2.3", "١"}) {
        BOOST_TEST(!is_json_number(no), no);
    }
}

BOOST_AUTO_TEST_CASE(built_json_is_indented) {
    JsonBuilder json;
    json.open('{')
        .text("a", "x")
        .list("b")
        .raw("1")
        .raw("2")
        .close()
        .object("c")
        .close()
        .list("d")
        .close()
        .close();
    BOOST_TEST(json.take() ==
               "{\n  \"a\": \"x\",\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": {},\n  \"d\": []\n}\n");
}

BOOST_AUTO_TEST_SUITE_END()
