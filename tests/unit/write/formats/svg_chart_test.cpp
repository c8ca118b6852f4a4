#include <ceping/write/formats/svg_chart.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace ceping;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++out;
    }
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(svg_chart)

BOOST_AUTO_TEST_CASE(a_chart_is_named_for_those_who_do_not_see_it) {
    const std::string svg = bar_chart({"g1", "甲<乙>", "最低的是 \"丙\""}, {});
    BOOST_TEST(svg ==
               "<svg class=\"chart\" height=\"0\" role=\"img\" aria-labelledby=\"g1t g1d\"><title "
               "id=\"g1t\">甲&lt;乙&gt;</title><desc id=\"g1d\">最低的是 &quot;丙&quot;</desc><g "
               "class=\"bar\"></g></svg>\n");
}

BOOST_AUTO_TEST_CASE(bars_are_as_long_as_their_shares) {
    const std::string svg = bar_chart(
        {"g", "", ""}, {{"甲", "1/3", Exact::fraction(1, 3), Exact::fraction(1, 2)}, {"乙", "–", {}, {}}});
    BOOST_TEST(has(svg, "<rect y=\"20\" width=\"33.3%\" height=\"9\"/>"));
    BOOST_TEST(has(svg, "<line class=\"mark\" x1=\"50%\" x2=\"50%\" y1=\"17\" y2=\"32\"/>"));
    BOOST_TEST(has(svg, "<text y=\"50\">乙</text>"));
    BOOST_TEST(times(svg, "class=\"mark\"") == 1U);
    BOOST_TEST(times(svg, "<rect y=") == 1U);
}

BOOST_AUTO_TEST_CASE(bars_stay_within_the_chart) {
    const std::string svg =
        bar_chart({"g", "", ""}, {{"a", "", Exact::fraction(9, 4), Exact(-1)}, {"b", "", Exact(-1), {}}});
    BOOST_TEST(has(svg, "<text x=\"100%\" y=\"14\"></text><rect y=\"20\" width=\"100%\" height=\"9\"/>"));
    BOOST_TEST(has(svg, "x1=\"0%\""));
    BOOST_TEST(times(svg, "<rect y=") == 1U);
}

BOOST_AUTO_TEST_CASE(long_labels_leave_room_for_the_value) {
    std::string label;
    for (int i = 0; i < 500; ++i) {
        label += "长";
    }
    const std::string svg =
        bar_chart({"g", "", ""},
                  {{label, "", Exact(1), {}}, {std::string(500, '<'), "", {}, {}}, {"乙", "", Exact(1), {}}});
    BOOST_TEST(times(svg, "长") == 57U);
    BOOST_TEST(has(svg, "长…</text>"));
    BOOST_TEST(times(svg, "&lt;") == 99U);
    BOOST_TEST(has(svg, "height=\"176\""));
    BOOST_TEST(has(svg, "<text y=\"14\">长"));
    BOOST_TEST(has(svg, "<text y=\"31\">长"));
    BOOST_TEST(has(svg, "<text y=\"48\">长"));
    BOOST_TEST(has(svg, "<rect y=\"54\" width=\"100%\""));
    BOOST_TEST(has(svg, "<text y=\"154\">乙"));
    BOOST_TEST(has(svg, "<rect y=\"160\" width=\"100%\""));
    BOOST_TEST(has(bar_chart({"g", "", ""}, {{"C1 迎接优质服务指数测评与示范点建设", "", {}, {}}}),
                   "C1 迎接优质服务指数测评与示范点建设</text>"));
}

BOOST_AUTO_TEST_CASE(labels_break_behind_a_space) {
    const std::string svg =
        bar_chart({"g", "", ""}, {{"The services that civil affairs offices offer to citizens", "", {}, {}}});
    BOOST_TEST(has(svg, "<text y=\"14\">The services that civil affairs </text>"));
    BOOST_TEST(has(svg, "<text y=\"31\">offices offer to citizens</text>"));
}

BOOST_AUTO_TEST_CASE(charts_on_one_frame_share_labels_and_marks) {
    const std::string frame = bar_frame("f", {{"甲", "", {}, Exact::fraction(3, 4)}, {"乙", "", {}, {}}});
    BOOST_TEST(has(frame, "<g id=\"f\"><text y=\"14\">甲</text>"));
    BOOST_TEST(has(frame, "<g id=\"fm\"><line class=\"mark\" x1=\"75%\""));
    const std::string svg = bar_chart_on(
        "f", {"g", "", ""},
        {{"甲", "50.0%", Exact::fraction(1, 2), {}}, {"乙", "", Exact(1), {}}, {"", "–", {}, {}}});
    const std::string high = bar_chart_on("f", {"g", "", ""}, {{std::string(40, 'a'), "", Exact(1), {}}});
    BOOST_TEST(has(high, "d=\"M0 41h100\""));
    BOOST_TEST(has(svg,
                   "<use href=\"#f\"/><svg viewBox=\"0 0 100 108\" preserveAspectRatio=\"none\">"
                   "<path class=\"bars\" d=\"M0 24h50M0 60h100\"/></svg>"));
    BOOST_TEST(has(
        svg,
        "<text x=\"100%\" y=\"14\">50.0%</text><text x=\"100%\" y=\"86\">–</text></g><use href=\"#fm\"/>"));
}

BOOST_AUTO_TEST_CASE(columns_stand_on_the_axis) {
    const std::string svg = column_chart(
        {"g", "", ""},
        {{"3", Exact(1)}, {"", Exact(0)}, {"1", Exact::fraction(1, 3)}, {"", Exact::fraction(1, 9999)}},
        {"0", "50", "100"});
    BOOST_TEST(
        has(svg,
            "<rect x=\"3.1%\" y=\"20\" width=\"18.8%\" height=\"150\"/><text x=\"12.5%\" y=\"15\">3</text>"));
    BOOST_TEST(has(svg, "y=\"120\" width=\"18.8%\" height=\"50\"/>"));
    BOOST_TEST(has(svg, "y=\"169\" width=\"18.8%\" height=\"1\"/>"));
    BOOST_TEST(times(svg, "<rect") == 3U);
    BOOST_TEST(has(svg,
                   "<text class=\"first\" x=\"0%\" y=\"188\">0</text><text x=\"50%\" y=\"188\">50</text>"
                   "<text class=\"last\" x=\"100%\" y=\"188\">100</text>"));
}

BOOST_AUTO_TEST_CASE(nothing_to_show_is_an_empty_axis) {
    BOOST_TEST(has(column_chart({"g", "", ""}, {}, {}), "<line class=\"axis\""));
}

BOOST_AUTO_TEST_SUITE_END()
