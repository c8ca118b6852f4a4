#include <ceping/check/fixing/fix.hpp>

#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

using namespace ceping;

namespace {

const Rubric& rubric_for_json() {
    static const Rubric made = [] {
        Diagnostics found;
        auto out = decode_rubric(
            *read_rubric_text(
                "t.yaml",
                "ceping: rubric/1\nid: t\ntitle: t\ntotal: 2\nitems:\n"
                "  - {id: A1.2, title: a, points: 1, kind: measure, unit: '%', curve: [[0, 0], [100, 1]]}\n"
                "  - {id: F2.4, title: b, points: 1, kind: judged}\n",
                found),
            found);
        BOOST_REQUIRE(out.has_value());
        return std::move(out.value());
    }();
    return made;
}

std::string fixed_json(const std::string& text, std::string_view format) {
    Diagnostics found;
    const auto out = fix_record_file(rubric_for_json(), "t.json", text, found, format);
    BOOST_REQUIRE(out.has_value());
    return out->bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fix_json)

BOOST_AUTO_TEST_CASE(fixes_keys_and_values_and_orders_nothing) {
    const std::string before = R"({"ceping": "record/1", "unit": {"id": " u1 ", "name": "n"},
 "answers": {"F2..4": 1.0, "A 1.2": "９５％", "\u0041x": 0}, "submitted": "2015/6/1"})";
    const std::string after = R"({"ceping": "record/1", "unit": {"id": "u1", "name": "n"},
 "answers": {"F2.4": 1.0, "A1.2": "95", "\u0041x": 0}, "submitted": "2015-06-01"})";
    BOOST_TEST(fixed_json(before, "json") == after);
    BOOST_TEST(fixed_json(after, "json") == after);
    BOOST_TEST(fixed_json("[" + before + ",\n" + after + "]\n", "json") ==
               "[" + after + ",\n" + after + "]\n");
}

BOOST_AUTO_TEST_CASE(fixes_each_line_of_ndjson) {
    const std::string start = R"({"ceping":"record/1","unit":{"id":"u1","name":"n"},"answers":{")";
    BOOST_TEST(fixed_json(start + "F2..4\":\"１\"}}\n" + start + "F2.4\":1,\"F2..4\":\"１\"}}\n", "ndjson") ==
               start + "F2.4\":\"1\"}}\n" + start + "F2.4\":1,\"F2..4\":\"１\"}}\n");
}

BOOST_AUTO_TEST_CASE(leaves_what_cannot_be_read) {
    Diagnostics found;
    BOOST_TEST(!fix_record_file(rubric_for_json(), "t.json", "{\"a\": ", found, "json").has_value());
    BOOST_TEST(found.errors() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
