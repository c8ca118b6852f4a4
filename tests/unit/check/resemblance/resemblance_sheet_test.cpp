#include <ceping/check/resemblance/resemblance_sheet.hpp>

#include "support/checked.hpp"

#include <algorithm>
#include <cstdint>

#include <string>
#include <utility>
#include <vector>

using namespace ceping;
using test::records_of;
using test::rubric_of;

namespace {

const Rubric& rubric() {
    static const Rubric out = [] {
        std::string items = "total: 12\nmethods: {visit: {title: 实地}}\nitems:\n";
        for (int i = 1; i <= 12; ++i) {
            items += "  - {id: i" + std::to_string(i) +
                     ", title: a, points: 1, kind: judged, may_not_apply: true}\n";
        }
        return rubric_of(items);
    }();
    return out;
}

std::string answers(int from, int to, const std::string& value) {
    std::string out;
    for (int i = from; i <= to; ++i) {
        out += "  i" + std::to_string(i) + ": " + value + "\n";
    }
    return out;
}

std::string record(const std::string& answers, const std::string& unit = "{id: u, name: 甲}",
                   const std::string& source = "self") {
    return "ceping: record/1\nunit: " + unit + "\nsource: " + source + "\nanswers:\n" + answers;
}

Resemblance::Sheet sheet_of(const std::string& text, const std::string& path = "a.yaml") {
    Resemblance::Sheet out;
    for (const auto& each : records_of(rubric(), text, path)) {
        out.take(each);
    }
    return out;
}

SeenEvidence piece(const std::string& path, std::uint64_t size, const std::string& sha256,
                   const std::string& where) {
    SeenEvidence out;
    out.path = path;
    out.size = size;
    out.sha256 = sha256;
    out.where = {where, 3, 4, {}};
    return out;
}

const std::string thirty = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

}  // namespace

BOOST_AUTO_TEST_SUITE(resemblance_sheet)

BOOST_AUTO_TEST_CASE(takes_sheets_of_ten_answers) {
    BOOST_TEST(sheet_of(record(answers(1, 9, "0.5"))).answers.empty());
    const auto ten = sheet_of(record(answers(1, 10, "0.5")));
    BOOST_REQUIRE(ten.answers.size() == 1U);
    BOOST_TEST(ten.answers[0].count == 10U);
    BOOST_TEST(ten.location_of(ten.answers[0].spot).text() == "a.yaml:5:3");
    // What does not apply is counted with them, and makes none of the ten.
    BOOST_TEST(sheet_of(record(answers(1, 9, "0.5") + answers(10, 12, "n/a"))).answers.empty());
    BOOST_TEST(sheet_of(record(answers(1, 10, "0.5") + answers(11, 12, "n/a"))).answers.at(0).count == 12U);
    BOOST_TEST(sheet_of(record(answers(1, 12, "0.5"), "{id: u}", "visit")).answers.empty());
}

BOOST_AUTO_TEST_CASE(tells_equal_answers_by_their_bytes) {
    const auto one = sheet_of(record(answers(1, 12, "0.5")));
    const auto same = sheet_of(record(answers(1, 12, "1/2"), "{id: v}"));
    const auto other = sheet_of(record(answers(1, 11, "0.5") + answers(12, 12, "0.4")));
    BOOST_TEST(one.answers.at(0).hash == same.answers.at(0).hash);
    BOOST_TEST((one.answers[0].bytes == same.answers[0].bytes));
    BOOST_TEST(one.answers[0].hash != other.answers.at(0).hash);
}

BOOST_AUTO_TEST_CASE(takes_notes_of_thirty_characters) {
    const auto with = [](const std::string& note) {
        return sheet_of(record("  i1: {value: 1, note: '无'}\n  i2: {value: 1, note: '" + note + "'}\n"));
    };
    BOOST_TEST(with(thirty.substr(3)).notes.empty());
    BOOST_TEST(with(thirty.substr(3) + "。").notes.empty());  // punctuation is none
    BOOST_TEST(with(thirty.substr(3) + "。").text.empty());
    const auto one = with("，" + thirty);
    BOOST_REQUIRE(one.notes.size() == 1U);
    BOOST_TEST(one.notes[0].size == 30U);
    BOOST_TEST((one.notes[0].item == rubric().find("i2")));
    BOOST_TEST(
        (one.text_of(one.notes[0]) == U"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"));
    BOOST_TEST(one.location_of(one.notes[0].spot).line == 6U);
    BOOST_TEST(with(thirty).notes.at(0).hash == one.notes[0].hash);
    BOOST_TEST(with(thirty + "甲").notes.at(0).hash != one.notes[0].hash);
    BOOST_TEST(with(std::string(29, 'x')).notes.empty());
    BOOST_TEST(with(std::string(30, 'x')).notes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_notes_one_after_another) {
    const auto two = sheet_of(
        record("  i1: {value: 1, note: " + thirty + "}\n  i2: {value: 1, note: " + thirty + "乙}\n"));
    BOOST_REQUIRE(two.notes.size() == 2U);
    BOOST_TEST(two.notes[1].begin == 30U);
    BOOST_TEST(two.text_of(two.notes[1]).size() == 31U);
    BOOST_TEST((two.text_of(two.notes[1]).back() == U'乙'));
    BOOST_TEST(
        sheet_of(record("  i1: {value: 1, note: " + thirty + "}\n", "{id: u}", "visit")).notes.empty());
}

BOOST_AUTO_TEST_CASE(names_a_unit_by_what_it_has) {
    BOOST_TEST(sheet_of(record("  i1: 1\n")).name == "u");
    BOOST_TEST(sheet_of(record("  i1: 1\n", "{name: 甲}")).name == "甲");
    // By the first record.
    auto sheet = sheet_of(record("  i1: 1\n"));
    sheet.take(records_of(rubric(), record("  i1: 1\n", "{id: v}"), "b.yaml").front());
    BOOST_TEST(sheet.name == "u");
    BOOST_TEST(sheet.paths.size() == 2U);
}

BOOST_AUTO_TEST_CASE(takes_files_that_can_be_compared) {
    auto sheet = sheet_of(record("  i1: 1\n"));
    sheet.take(piece("x", 7, {}, "a.yaml"));
    sheet.take(piece({}, 0, "abc", "b.yaml"));
    sheet.take(piece("x", 7, "abc", "a.yaml"));
    sheet.take(piece({}, 0, {}, "a.yaml"));   // not there
    sheet.take(piece("y", 0, {}, "c.yaml"));  // empty
    BOOST_REQUIRE(sheet.files.size() == 3U);
    BOOST_TEST(sheet.files[1].piece.sha256 == "abc");
    // Each path is kept once.
    BOOST_TEST((sheet.paths == std::vector<Location>{{"a.yaml", 0, 0, {}}, {"b.yaml", 0, 0, {}}}));
    BOOST_TEST(sheet.files[0].path == 0U);
    BOOST_TEST(sheet.files[1].path == 1U);
    BOOST_TEST(sheet.files[2].path == 0U);
}

BOOST_AUTO_TEST_CASE(tells_bytes_of_every_length_apart) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t size = 0; size <= 20; ++size) {
        const std::string zeros(size, '\0');
        hashes.push_back(quick_hash(zeros.data(), zeros.size()));
        std::string one = zeros;
        for (std::size_t at = 0; at < size; ++at) {
            one[at] = 'x';
            hashes.push_back(quick_hash(one.data(), one.size()));
            one[at] = '\0';
        }
        BOOST_TEST(quick_hash(zeros.data(), size) == quick_hash(std::string(zeros).data(), size));
    }
    std::sort(hashes.begin(), hashes.end());
    BOOST_TEST((std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end()));
}

BOOST_AUTO_TEST_SUITE_END()
