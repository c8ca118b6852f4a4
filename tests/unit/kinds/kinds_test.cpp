#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/kinds/registry.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace ceping;

namespace {

/// The rubric of a kind's own example.
Rubric example_of(const KindRow& row) {
    Diagnostics found;
    std::string points(row.example);
    points = points.substr(points.find("points: ") + 8);
    points = points.substr(0, points.find_first_of(",}"));
    const auto tree = read_rubric_text(
        "r.yaml",
        "ceping: rubric/1\nid: r\ntitle: t\ndeadline: 2020-06-30\ntotal: " + points +
            "\nscales: {abcd: {A: 1, B: 0.75, C: 0.5, D: 0}}\nitems:\n  - " + std::string(row.example) + "\n",
        found);
    BOOST_REQUIRE(tree.has_value());
    auto rubric = decode_rubric(*tree, found);
    BOOST_REQUIRE(rubric.has_value());
    return std::move(*rubric);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(every_kind)

BOOST_AUTO_TEST_CASE(has_turns_to_try_in_both_languages) {
    for (const auto& row : kinds()) {
        BOOST_TEST_CONTEXT(row.name) {
            const Rubric rubric = example_of(row);
            const Item& item = rubric.items[0];
            const auto trials = item.criterion->kind->trials(item.points);
            BOOST_TEST(trials.size() >= 2U);
            for (const auto& trial : trials) {
                BOOST_TEST(!trial.key.empty());
                BOOST_TEST(!trial.what.zh.empty());
                BOOST_TEST(!trial.what.en.empty());
                // What its key begins with is a key of the kind's own, or one that every criterion has.
                const std::string key = trial.key.substr(0, trial.key.find('.'));
                const bool own = std::find(row.keys.begin(), row.keys.end(), key) != row.keys.end();
                BOOST_TEST((own || key == "standard" || key == "points" || key == "kind"), key);
                const bool delay = item.criterion->kind->from_submission();
                BOOST_TEST((trial.tried_by == nullptr) == delay);
                BOOST_TEST((trial.tried_by_delay == nullptr) == !delay);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(gives_its_most_and_least_for_its_extreme_answers) {
    for (const auto& row : kinds()) {
        BOOST_TEST_CONTEXT(row.name) {
            const Rubric rubric = example_of(row);
            const Item& item = rubric.items[0];
            const Kind& kind = *item.criterion->kind;
            const Answer most = kind.extreme(item.points, true);
            const Answer least = kind.extreme(item.points, false);
            if (kind.from_submission()) {
                BOOST_TEST((most.shape == Shape::not_applicable && least.shape == Shape::not_applicable));
                continue;
            }
            const auto range = kind.range(item.points);
            BOOST_TEST(kind.points(most, item.points).points.plain() == range.second.plain());
            BOOST_TEST(kind.points(least, item.points).points.plain() == range.first.plain());
            // Each tries something, and they do not try the same.
            std::string tried_by_most;
            std::string tried_by_least;
            for (const auto& trial : kind.trials(item.points)) {
                tried_by_most += trial.tried_by(most) ? '1' : '0';
                tried_by_least += trial.tried_by(least) ? '1' : '0';
            }
            BOOST_TEST(tried_by_most.find('1') != std::string::npos);
            BOOST_TEST(tried_by_least.find('1') != std::string::npos);
            BOOST_TEST(tried_by_most != tried_by_least);
        }
    }
}

BOOST_AUTO_TEST_CASE(tells_its_rule_in_both_languages) {
    for (const auto& row : kinds()) {
        BOOST_TEST_CONTEXT(row.name) {
            const Rubric rubric = example_of(row);
            const Item& item = rubric.items[0];
            for (const bool penalty : {false, true}) {
                const Guide guide = item.criterion->kind->guide(item.points, penalty);
                BOOST_TEST(guide.kind.zh == row.title_zh);
                BOOST_TEST(guide.kind.en == row.name);
                BOOST_TEST(!guide.sentences.empty());
                for (const auto& sentence : guide.sentences) {
                    BOOST_TEST(sentence.zh.ends_with("。"));
                    BOOST_TEST(sentence.en.ends_with("."));
                }
                BOOST_TEST(guide.rows.empty() == guide.columns.empty());
                for (const auto& each : guide.rows) {
                    BOOST_TEST(each.cells.size() == guide.columns.size());
                }
            }
        }
    }
}

// Whatever is said of it, nobody wrote a limit. What `full` says is how much matters: 20 of them here, the cap.
BOOST_AUTO_TEST_CASE(bounds_no_points_of_what_has_no_limit) {
    Diagnostics found;
    const auto tree = read_rubric_text(
        "r.yaml",
        "ceping: rubric/1\nid: r\ntitle: t\ntotal: 10\nitems: [{id: '1', points: 10, kind: judged}]\n"
        "penalties: {cap: 20, items: [{id: a, kind: count, each: 7},"
        " {id: b, kind: count, classes: {x: 3, y: 30}, take: highest},"
        " {id: c, kind: count, classes: {x: 3, y: 30}}]}\n",
        found);
    BOOST_REQUIRE(tree.has_value());
    const auto rubric = decode_rubric(*tree, found);
    BOOST_REQUIRE(rubric.has_value());
    const auto attainable = [&](const char* id, const Answer* now, Turn turn) {
        const Item& item = rubric->at(rubric->find(id));
        std::string out;
        for (const auto& each : item.criterion->kind->attainable(item.points, now, turn).list) {
            out += (out.empty() ? "" : "; ") + each.points.plain() + " " + each.what.en;
        }
        return out;
    };
    for (const char* id : {"a", "b", "c"}) {
        BOOST_TEST_CONTEXT(id) {
            const Item& item = rubric->at(rubric->find(id));
            const Kind& kind = *item.criterion->kind;
            BOOST_TEST(item.unlimited);
            BOOST_TEST(item.points.plain() == "20");
            const Answer most = kind.extreme(item.points, true);
            BOOST_TEST(kind.points(most, item.points).points.plain() == (*id == 'a' ? "21" : "30"));
            for (const auto& trial : kind.trials(item.points)) {
                BOOST_TEST(trial.key != "points");
            }
            for (const auto& line : kind.arithmetic(most, item.points)) {
                BOOST_TEST(line.text.find("min(") == std::string::npos);
            }
            for (const bool penalty : {false, true}) {
                for (const auto& sentence : kind.guide(item.points, penalty).sentences) {
                    BOOST_TEST(sentence.zh.ends_with("。"));
                    BOOST_TEST(sentence.en.find("at most") == std::string::npos);
                }
            }
        }
    }
    BOOST_TEST(attainable("a", nullptr, Turn::more) == "0 0; 7 1; 14 2; 21 3");
    BOOST_TEST(attainable("b", nullptr, Turn::more) == "0 -; 3 x=1; 30 y=1");
    Answer now;
    now.shape = Shape::counts;
    now.more().picks = {0, 1};
    now.more().counts = {1, 2};
    // Of more than 20 it does not matter how much more.
    BOOST_TEST(attainable("c", &now, Turn::fewer) == "0 -; 3 x=1; 30 y=1; 33 x=1;y=1; 63 x=1;y=2");
    BOOST_TEST(attainable("c", &now, Turn::more) == "63 x=1;y=2");
}

BOOST_AUTO_TEST_CASE(names_its_figures_by_keys_of_its_own) {
    for (const auto& row : kinds()) {
        for (const auto& figure : row.figures) {
            BOOST_TEST((std::find(row.keys.begin(), row.keys.end(), figure.key) != row.keys.end()),
                       figure.key);
            const bool word =
                figure.shape == KindFigure::Shape::word || figure.shape == KindFigure::Shape::stated_word;
            BOOST_TEST((figure.words.size() >= 2) == word, figure.key);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
