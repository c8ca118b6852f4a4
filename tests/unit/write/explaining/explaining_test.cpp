// A request to explain, from records to the report, and results that are held against it.
#include <ceping/write/explaining/explaining.hpp>

#include <ceping/base/error.hpp>
#include <ceping/write/formats.hpp>

#include "support/checked.hpp"
#include "support/temporary_folder.hpp"
#include "unit/write/writing.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace ceping;

namespace {

const std::string criteria =
    "total: 10\nitems: [{id: '1', title: a, points: 6, kind: judged}, {id: '2', title: b, points: 4, kind: judged}]\n";

const Rubric& banded() {
    static const Rubric rubric =
        test::rubric_of(criteria + "bands: [{id: A, title: 优, min: 9}, {id: B, title: 差}]\n");
    return rubric;
}

/// What a request came to.
struct CameTo {
    std::string text;
    std::string notes;
    std::string refused;
    bool usage = false;
    bool faulty = false;
    std::size_t begun = 0;  ///< how often work was said to begin
};

class Units {
public:
    /// A self record of a unit, with its two points.
    Units& record(const std::string& id, const std::string& first, const std::string& second) {
        const std::string text = "ceping: record/1\nunit: {id: " + id + ", name: 名" + id +
                                 "}\nanswers: {'1': " + first + ", '2': " + second + "}\n";
        paths_.push_back(folder_.write(id + ".yaml", text));
        return *this;
    }

    /// These units' results by `rubric`, as if --set had been this.
    [[nodiscard]] std::string scored(const Rubric& rubric, const Overrides& overrides) const {
        const RecordDecoder decoder(rubric);
        const Scorer scorer(rubric);
        std::vector<Result> results;
        for (const auto& path : paths_) {
            std::vector<Record> records;
            decoder.read(path, {}, [&](Record&& record) { records.push_back(std::move(record)); });
            results.push_back(scorer.score(records));
        }
        ResultOptions how;
        how.overrides = overrides;
        return test::written(*make_ndjson_writer(rubric, how), results);
    }
    /// The file of them.
    [[nodiscard]] std::string results(const Rubric& rubric) const {
        return folder_.write("results.ndjson", scored(rubric, {}));
    }

    [[nodiscard]] CameTo explained(const ExplainingRequest& request, const Rubric& rubric = banded(),
                                   const GivenResults* given = nullptr) const {
        CameTo out;
        const ByteSink sink = [&](std::string_view bytes) { out.text += bytes; };
        const auto begin = [&] {
            ++out.begun;
            return [](std::size_t, std::size_t) {};
        };
        const auto note = [&](const Words& words) { out.notes += words.en + "\n"; };
        try {
            Explaining explaining(request, rubric, {}, {}, {[](const auto&) {}, note, begin});
            if (given != nullptr) {
                explaining.hold_against(*given);
            }
            static_cast<void>(explaining.read(paths_, {}, 1));
            if (request.all) {
                find_output_format("csv")->report(explaining.all(Language::en, 2), {}, sink);
            } else {
                explaining.some(Language::en, [&](const Report& report) {
                    find_output_format("text")->report(report, {}, sink);
                });
            }
            out.faulty = explaining.faulty();
        } catch (const Error& error) {
            out.refused = error.what();
            out.usage = dynamic_cast<const UsageError*>(&error) != nullptr;
        }
        return out;
    }

private:
    test::TemporaryFolder folder_;
    std::vector<std::string> paths_;
};

bool holds(const CameTo& outcome, std::string_view part) {
    BOOST_TEST_MESSAGE(outcome.text + outcome.notes + outcome.refused);
    return outcome.text.find(part) != std::string::npos;
}

/// Why results cannot be explained; empty where they can.
std::string refusal(const std::string& path, const std::vector<std::string>& units, const Rubric& rubric,
                    std::size_t findings = 0) {
    std::size_t found = 0;
    std::string out;
    try {
        const GivenResults given(path, units, true, [&](const auto& all) { found = all.size(); });
        given.check_rubric(rubric);
        static_cast<void>(given.overrides());
    } catch (const Error& error) {
        out = error.what();
    }
    BOOST_TEST(found == findings);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explaining_requests)

BOOST_AUTO_TEST_CASE(the_only_unit_needs_no_name_and_of_several_one_is_chosen) {
    Units units;
    units.record("u1", "3", "2");
    BOOST_TEST(holds(units.explained({}), "名u1 (u1)"));
    units.record("u2", "6", "4");
    BOOST_TEST(units.explained({}).refused == "there are 2 units; name one with --unit, or use --all");
    ExplainingRequest request;
    request.units = {"名u2"};
    const CameTo out = units.explained(request);
    BOOST_TEST(holds(out, "名u2 (u2)"));
    BOOST_TEST(!holds(out, "名u1"));
    request.units = {"u4"};
    BOOST_TEST(units.explained(request).refused.starts_with("there is no unit `u4'"));
}

BOOST_AUTO_TEST_CASE(one_node_is_derived_alone) {
    Units units;
    ExplainingRequest request;
    request.node = "2";
    units.record("u1", "3", "2");
    BOOST_TEST(holds(units.explained(request), "2 b: 2 / 4"));
    BOOST_TEST(!holds(units.explained(request), "1 a: 3 / 6"));
    request.node = "3";
    BOOST_TEST(units.explained(request).refused.starts_with("the rubric has no node `3'"));
}

BOOST_AUTO_TEST_CASE(the_way_to_a_band_or_a_score_stands_without_the_derivation) {
    Units units;
    units.record("u1", "3", "2").record("u2", "6", "4");
    ExplainingRequest request;
    request.units = {"u1"};
    request.to_band = "优";
    const CameTo out = units.explained(request);
    BOOST_TEST(holds(out, "the cheapest way to `优'"));
    BOOST_TEST(!holds(out, "1 a: 3 / 6"));
    BOOST_TEST(out.begun == 2U);  // records were read, and a plan was sought
    request.to_band.clear();
    request.to_score = "11";
    BOOST_TEST(holds(units.explained(request), "11 points cannot be reached"));
    request.to_score = "x";
    BOOST_TEST(units.explained(request).refused == "--to-score takes a number, not `x'");
    request.to_score.clear();
    request.to_band = "next";
    request.units = {"u2"};
    BOOST_TEST(units.explained(request).notes == "u2: in the best band already\n");
    const Rubric bandless = test::rubric_of(criteria);
    BOOST_TEST(units.explained(request, bandless).refused == "the rubric has no bands; use --to-score");
    for (const char* limit : {"0", "86401", "soon"}) {
        request.time_limit = limit;
        const CameTo refused = units.explained(request);
        BOOST_TEST(refused.refused.starts_with("--time-limit takes a number of seconds above 0"));
        BOOST_TEST(refused.usage);
    }
}

BOOST_AUTO_TEST_CASE(all_units_have_a_line_and_a_rejected_one_is_a_fault) {
    Units units;
    units.record("u1", "3", "2").record("u2", "6", "4");
    ExplainingRequest request;
    request.all = true;
    const CameTo good = units.explained(request);
    BOOST_TEST(holds(good, "u1"));
    BOOST_TEST(holds(good, "u2"));
    BOOST_TEST(!good.faulty);
    units.record("u3", "7", "4");
    BOOST_TEST(units.explained(request).faulty);
}

BOOST_AUTO_TEST_CASE(results_are_held_against_what_the_records_give_now) {
    Units units;
    units.record("u1", "3", "2").record("u2", "6", "4");
    const GivenResults given(units.results(banded()), {"名u1"}, true, [](const auto&) {});
    BOOST_TEST(given.paths().size() == 1U);
    const CameTo same = units.explained({}, banded(), &given);  // u2 is not asked for
    BOOST_TEST(same.refused.empty());
    BOOST_TEST(same.notes.empty());
    BOOST_TEST(!same.faulty);
    // The records are the same, and count otherwise.
    const Rubric whole = test::rubric_of(criteria + "rounding: {criterion: 0}\n");
    Units other;
    other.record("u1", "3", "2.4");
    const GivenResults before(other.results(banded()), {}, true, [](const auto&) {});
    const CameTo moved = other.explained({}, whole, &before);
    BOOST_TEST(
        moved.notes ==
        "u1: `2' was 2.4, the records give 2; what --rulings, --stage and the like were when it was scored "
        "must be given here, too\n");
    BOOST_TEST(moved.faulty);
}

BOOST_AUTO_TEST_CASE(a_record_that_changed_is_said_first) {
    Units units;
    units.record("u1", "3", "2");
    const GivenResults given(units.results(banded()), {}, true, [](const auto&) {});
    Units changed;
    changed.record("u1", "3", "3");
    const CameTo out = changed.explained({}, banded(), &given);
    BOOST_TEST(out.notes.find("u1.yaml is not what it was when this was scored\n") != std::string::npos);
    BOOST_TEST(out.notes.ends_with("u1: `2' was 2, the records give 3\n"));
    BOOST_TEST(out.faulty);
}

BOOST_AUTO_TEST_CASE(results_that_cannot_be_explained_are_refused) {
    Units units;
    units.record("window-1", "3", "2");
    const std::string path = units.results(banded());
    BOOST_TEST(refusal(path, {}, banded()).empty());
    BOOST_TEST(refusal(path, {"window-2"}, banded()) ==
               "the results have no unit `window-2'; did you mean `window-1'?");
    const Rubric other = test::rubric_of(criteria + "rounding: {final: 0}\n");
    BOOST_TEST(refusal(path, {}, other).starts_with("the results were scored by the rubric r "));
    const test::TemporaryFolder folder;
    const std::string broken = folder.write("r.ndjson", "{}\n");
    BOOST_TEST(refusal(broken, {}, banded(), 1) == "there is no result that can be used: " + broken);
    Units another;
    another.record("window-2", "3", "2");
    const std::string both = folder.write(
        "b.ndjson", units.scored(banded(), {}) + another.scored(banded(), {{"visits", "lowest"}}));
    BOOST_TEST(refusal(both, {}, banded()) ==
               "the results were made with different --set; explain them one by one with --unit");
    BOOST_TEST(refusal(both, {"window-2"}, banded()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
