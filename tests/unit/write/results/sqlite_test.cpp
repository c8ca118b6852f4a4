// Results that went through an SQLite file are the bytes that NDJSON has.
#include <boost/test/unit_test.hpp>

#include <ceping/base/files.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/result_tables.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/results/results.hpp>

#include "support/source_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace {

const std::string example = ceping::test::source_dir() + "/examples/quanzhou-2015";

/// A file that is gone when the test ends.
struct Scratch {
    std::string path = (std::filesystem::temp_directory_path() /
                        ("ceping-sqlite-test-" + std::to_string(std::hash<const void*>{}(this)) + ".sqlite"))
                           .string();
    Scratch() { std::filesystem::remove(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove(path); }
};

ceping::Rubric rubric_of_example() {
    ceping::Diagnostics found;
    auto rubric =
        ceping::load_rubric(ceping::test::source_dir() + "/rubrics/fj-civil-affairs-2015.yaml", found);
    BOOST_REQUIRE(rubric);
    return std::move(*rubric);
}

/// Scores the example into `writer`; what goes to its sink comes back.
std::string score(const ceping::Rubric& rubric, ceping::ResultWriter& writer, ceping::Detail detail) {
    ceping::Diagnostics found;
    const auto inputs = ceping::expand_paths({example + "/self", example + "/visits"}, found);
    const ceping::RecordDecoder decoder(rubric);
    ceping::ScoreOptions options;
    options.detail = detail;
    const ceping::Scorer scorer(rubric, options);
    std::string out;
    const auto sink = [&out](std::string_view bytes) { out += bytes; };
    ceping::BatchHooks hooks;
    hooks.render = [&](const ceping::Result& result) { return writer.row(result); };
    hooks.put = [&](const ceping::Result&, std::string&& row) { writer.put(std::move(row), sink); };
    hooks.progress = [](std::size_t, std::size_t) {};
    writer.begin(sink);
    const auto count = ceping::score_batch(
        scorer, inputs.size(),
        [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
            decoder.read(inputs[index], {}, take);
        },
        2, hooks);
    writer.finish(sink);
    BOOST_TEST(count.units == 66U);
    BOOST_TEST(count.rejected == 1U);
    return out;
}

std::string read_back(const std::string& path, std::string_view run, bool every_edition = false) {
    std::string out;
    ceping::read_result_tables(path, ceping::result_tables(), {std::string(run), every_edition},
                               [&](std::int64_t, std::uint32_t, const std::string& line) {
                                   out += line;
                                   return true;
                               });
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(results_from_sqlite_are_those_of_ndjson) {
    const Scratch file;
    auto rubric = rubric_of_example();
    std::vector<std::string> expected;
    for (const auto detail : {ceping::Detail::full, ceping::Detail::groups, ceping::Detail::score}) {
        ceping::ResultOptions options;
        options.detail = detail;
        options.path = file.path;
        if (detail == ceping::Detail::groups) {
            options.overrides = {{"visits", "lowest"}, {"unverified", "zero"}};
            options.language = ceping::Language::zh;
        }
        expected.push_back(score(rubric, *ceping::make_ndjson_writer(rubric, options), detail));
        BOOST_TEST(score(rubric, *ceping::make_sqlite_writer(rubric, options), detail).empty());
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST((read_back(file.path, std::to_string(i + 1)) == expected[i]));
    }
    BOOST_TEST((read_back(file.path, {}) == expected.back()));
    BOOST_TEST((read_back(file.path, "2015") == expected.back()));
    BOOST_CHECK_THROW((void)read_back(file.path, "2014"), ceping::FileError);

    rubric.edition = "2014";
    ceping::ResultOptions options;
    options.path = file.path;
    const auto other = score(rubric, *ceping::make_ndjson_writer(rubric, options), ceping::Detail::full);
    (void)score(rubric, *ceping::make_sqlite_writer(rubric, options), ceping::Detail::full);
    BOOST_TEST((read_back(file.path, {}) == other));
    BOOST_TEST((read_back(file.path, {}, true) == expected.back() + other));
}

BOOST_AUTO_TEST_CASE(a_reader_of_results_sees_the_same_in_both) {
    const Scratch file;
    const auto rubric = rubric_of_example();
    ceping::ResultOptions options;
    options.path = file.path;
    const auto text = score(rubric, *ceping::make_ndjson_writer(rubric, options), ceping::Detail::full);
    (void)score(rubric, *ceping::make_sqlite_writer(rubric, options), ceping::Detail::full);
    const std::string ndjson = file.path + ".ndjson";
    {
        ceping::FileWriter out(ndjson);
        out.write(text);
        out.commit();
    }
    ceping::NodesWanted all;
    all.all = true;
    ceping::Diagnostics found;
    ceping::ResultSet from_text;
    ceping::ResultSet from_tables;
    ceping::read_results({ndjson}, all, from_text, found);
    ceping::read_results({file.path}, all, from_tables, found);
    std::filesystem::remove(ndjson);
    BOOST_TEST(found.errors() == 0U);
    BOOST_REQUIRE(from_text.results.size() == 66U);
    BOOST_REQUIRE(from_tables.results.size() == from_text.results.size());
    BOOST_TEST((from_text.nodes == from_tables.nodes));
    for (std::size_t i = 0; i < from_text.results.size(); ++i) {
        const auto& a = from_text.results[i];
        const auto& b = from_tables.results[i];
        BOOST_TEST(a.unit == b.unit);
        BOOST_TEST((a.facts == b.facts));
        BOOST_TEST((a.score == b.score && a.exact == b.exact && a.claimed == b.claimed));
        BOOST_TEST(a.reason == b.reason);
        BOOST_REQUIRE(a.nodes.size() == b.nodes.size());
        for (std::size_t node = 0; node < a.nodes.size(); ++node) {
            BOOST_TEST(
                (a.nodes[node].node == b.nodes[node].node && a.nodes[node].points == b.nodes[node].points));
        }
        BOOST_TEST(b.where.text() == file.path + "#1:" + std::to_string(i + 1) + ":1");
    }
}

BOOST_AUTO_TEST_CASE(a_run_that_is_not_finished_is_not_there) {
    const Scratch file;
    const auto rubric = rubric_of_example();
    ceping::ResultOptions options;
    options.path = file.path;
    (void)score(rubric, *ceping::make_sqlite_writer(rubric, options), ceping::Detail::full);
    const auto before = read_back(file.path, {});
    {
        const auto writer = ceping::make_sqlite_writer(rubric, options);
        ceping::Result result;
        result.unit.id = "u";
        result.status = ceping::UnitStatus::rejected;
        const auto sink = [](std::string_view) {};
        writer->begin(sink);
        writer->put(writer->row(result), sink);
    }
    BOOST_TEST((read_back(file.path, {}) == before));
}
