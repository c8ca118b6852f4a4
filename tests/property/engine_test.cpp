// The engine against the plain implementation over random cases, and the laws that hold for every batch. Each
// property draws a seed and a size through rapidcheck; a failing one is reported with both, shrunk to a small size, and
// with the files, so that it can be run by hand.
//
// CEPING_PROPERTY_CASES   how many cases (default 2000; the laws take a tenth each)
// CEPING_SEED             another sequence of cases (rapidcheck's own RC_PARAMS works too)
// CEPING_PROPERTY_REPORT  says how often each thing was reached
#include "compare.hpp"
#include "coverage.hpp"
#include "drawn.hpp"
#include "engine_adapter.hpp"
#include "json_text.hpp"
#include "plain_random.hpp"
#include "plain_score.hpp"
#include "plain_write.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>

using namespace plain;

namespace {

using Lines = std::map<std::string, std::string>;  // unit id, what came out

std::vector<EngineUnit> run(const Case& input, const std::vector<EngineInput>& files, int jobs = 1) {
    const EngineRun run = run_engine(rubric_yaml(input.rubric), files, engine_options(input.options, jobs));
    if (!run.errors.empty()) {
        RC_FAIL(told(input, "the engine refused: " + run.errors));
    }
    return run.units;
}

Lines lines_of(const std::vector<EngineUnit>& units, bool without_answers) {
    Lines lines;
    for (const auto& unit : units) {
        const Json json = read_json(unit.line);
        lines[json.find("unit")->find("id")->text] = without_places(json, without_answers);
    }
    return lines;
}

Lines run_lines(const Case& input, const std::vector<EngineInput>& files, bool without_answers = false) {
    return lines_of(run(input, files), without_answers);
}

// Fails where two runs differ in any unit.
void same(const Case& input, const std::string& what, const Lines& one, const Lines& other) {
    for (const auto& [unit, line] : one) {
        const auto found = other.find(unit);
        if (found == other.end() || found->second != line) {
            RC_FAIL(told(input, what + " changes " + unit + "\n" + line + "\n" +
                                    (found == other.end() ? "(absent)" : found->second)));
        }
    }
    RC_ASSERT(one.size() == other.size());
}

template <typename Take>
void for_each_count(std::vector<Node>& items, const Take& take) {
    for (auto& node : items) {
        if (node.is_group) {
            for (auto* of : {&node.items, &node.bonus.items, &node.penalties.items}) {
                for_each_count(*of, take);
            }
        } else if (node.kind == Kind::count) {
            take(node);
        }
    }
}

std::vector<std::vector<Record>> by_unit(const std::vector<Record>& records) {
    std::vector<std::vector<Record>> units;
    for (const auto& record : records) {
        const auto same_unit = std::find_if(
            units.begin(), units.end(), [&](const auto& unit) { return unit.front().unit == record.unit; });
        if (same_unit == units.end()) {
            units.push_back({record});
        } else {
            same_unit->push_back(record);
        }
    }
    return units;
}

EngineInput as_file(const Case& input, const std::string& stem, const std::vector<Record>& records,
                    std::size_t form) {
    switch (form % 3) {
        case 0: return {stem + ".yaml", records_yaml(input.rubric, records)};
        case 1: return {stem + ".ndjson", records_ndjson(input.rubric, records)};
        default: return {stem + ".json", records_json(input.rubric, records)};
    }
}

Coverage& coverage() {
    static Coverage reached;
    return reached;
}

std::size_t& accepted_units() {
    static std::size_t count = 0;
    return count;
}

void engine_equals_plain(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, false});
    const std::vector<UnitResult> plain = score(input);
    const auto units =
        run(input, {as_file(input, "records", input.records, seed)}, 1 + static_cast<int>(seed % 2));
    std::string found;
    if (units.size() != plain.size()) {
        found = "units: engine " + std::to_string(units.size()) + ", plain " + std::to_string(plain.size()) +
                "\n";
    }
    for (std::size_t i = 0; i < plain.size(); ++i) {
        // Where one of two self records is dropped, the unit's place in the order is nobody's promise.
        const auto same_unit = [&](const EngineUnit& unit) {
            return read_json(unit.line).find("unit")->find("id")->text == plain[i].unit;
        };
        const auto at = std::find_if(units.begin(), units.end(), same_unit);
        const bool in_place = at - units.begin() == static_cast<std::ptrdiff_t>(i);
        if (at == units.end() || (!in_place && !input.options.duplicates_latest)) {
            found += plain[i].unit + ": not in its place\n";
            continue;
        }
        for (const auto& one : differences(input, plain[i], read_json(at->line))) {
            found += plain[i].unit + ": " + one + "\n";
        }
    }
    if (!found.empty()) {
        std::string lines;
        for (const auto& unit : units) {
            lines += unit.line + "\n";
        }
        RC_FAIL(told(input, found + lines));
    }
    coverage().add(input, plain);
}

void raising_never_lowers(std::uint64_t seed, int size) {
    Case input = random_case(seed, {size, true, true});
    Dice dice(seed + 1);
    const Case before = input;
    std::string unit;
    const auto what = raise_answer(dice, input, unit);
    if (!what) {
        return;
    }
    const auto exact = [&](const Case& of) -> std::optional<Number> {
        for (const auto& one : run(of, {as_file(of, "records", of.records, 0)})) {
            const Json json = read_json(one.line);
            if (json.find("unit")->find("id")->text == unit && json.find("exact") != nullptr) {
                return number(json.find("exact")->text);
            }
        }
        return std::nullopt;
    };
    const auto old_score = exact(before);
    const auto new_score = exact(input);
    if (old_score.has_value() != new_score.has_value() || (old_score && *new_score < *old_score)) {
        RC_FAIL(told(before, "raising " + *what + " changes " +
                                 (old_score ? fraction(*old_score) : "rejected") + " to " +
                                 (new_score ? fraction(*new_score) : "rejected")));
    }
}

// Each unit's exact score.
std::string scores(const Case& of) {
    std::string out;
    for (const auto& unit : run(of, {as_file(of, "records", of.records, 1)})) {
        const Json json = read_json(unit.line);
        const Json* const exact = json.find("exact");
        out += json.find("unit")->find("id")->text + " " + (exact == nullptr ? "none" : exact->text) + "\n";
    }
    return out;
}

// A tag whose factor is 1 is no tag.
void factors_of_1_change_nothing(std::uint64_t seed, int size) {
    Case input = random_case(seed, {size, false, true});
    bool any = false;
    for (auto* items : {&input.rubric.items, &input.rubric.bonus.items, &input.rubric.penalties.items}) {
        for_each_count(*items, [&](Node& node) {
            const auto set = [&any](Node& of) {
                if (of.events) {
                    for (auto& [tag, factor] : of.events->times) {
                        factor = "1";
                        any = true;
                    }
                }
            };
            set(node);
            for (auto& variant : node.variants) {
                set(variant.as.front());
            }
        });
    }
    if (!any) {
        return;
    }
    Case without = input;
    for (auto& record : without.records) {
        for (auto& [id, answer] : record.answers) {
            for (auto& event : answer.events) {
                event.tags.clear();
            }
        }
    }
    if (scores(input) != scores(without)) {
        RC_FAIL(told(input, "tags of factor 1 change\n" + scores(without) + "to\n" + scores(input)));
    }
}

// Items that are said to add up to what they add up to anyway.
void out_of_the_total_changes_nothing(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, false});
    if (input.rubric.weighted || !input.rubric.out_of.empty()) {
        return;
    }
    Case stated = input;
    stated.rubric.out_of = input.rubric.total;
    if (scores(input) != scores(stated)) {
        RC_FAIL(told(input, "out_of as total changes\n" + scores(input) + "to\n" + scores(stated)));
    }
}

// A group's additions and deductions that nobody answers are as good as none.
void extras_of_nobody_change_nothing(std::uint64_t seed, int size) {
    Case input = random_case(seed, {size, false, true});
    Case without = input;
    std::vector<std::string> extras;
    bool by_submission = false;
    const auto strip = [&](const auto& again, std::vector<Node>& nodes) -> void {
        for (auto& node : nodes) {
            for (auto* section : {&node.bonus, &node.penalties}) {
                for (const auto& item : section->items) {
                    extras.push_back(item.id);
                    by_submission = by_submission || item.kind == Kind::timeliness;
                }
                *section = Extra();
            }
            again(again, node.items);
        }
    };
    strip(strip, without.rubric.items);
    if (extras.empty() || by_submission) {
        return;
    }
    for (auto* of : {&input, &without}) {
        for (auto& record : of->records) {
            std::erase_if(record.answers, [&](const auto& given) {
                return std::find(extras.begin(), extras.end(), given.first) != extras.end();
            });
        }
    }
    if (scores(input) != scores(without)) {
        RC_FAIL(
            told(input, "extras that nobody answers change\n" + scores(without) + "to\n" + scores(input)));
    }
}

// A variant that names nothing is as good as none, wherever it stands at the end.
void variants_of_nothing_change_nothing(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, false});
    Case more = input;
    Dice dice(seed + 3);
    const auto add = [&](const auto& again, std::vector<Node>& nodes) -> void {
        for (auto& node : nodes) {
            if (!node.is_group && dice.chance(60)) {
                Node same = node;
                same.variants.clear();
                When when;
                if (!input.rubric.facts.empty() && dice.chance(50)) {
                    when.tests.push_back({"region", {"泉州市"}, false, "", "", "", ""});
                }
                node.variants.push_back({when, {}, {same}});
            }
            again(again, node.items);
            again(again, node.bonus.items);
            again(again, node.penalties.items);
        }
    };
    add(add, more.rubric.items);
    add(add, more.rubric.bonus.items);
    add(add, more.rubric.penalties.items);
    if (scores(input) != scores(more)) {
        RC_FAIL(told(input, "variants of nothing change\n" + scores(input) + "to\n" + scores(more)));
    }
}

// Each unit in its own file: a split batch has the same places in its findings.
void splitting_changes_nothing(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, false});
    std::vector<EngineInput> files;
    std::string parts;
    for (const auto& records : by_unit(input.records)) {
        files.push_back(as_file(input, "unit" + std::to_string(files.size()), records, seed + files.size()));
        for (const auto& unit : run(input, {files.back()})) {
            parts += unit.line + "\n";
        }
    }
    for (const int jobs : {1, 3}) {
        std::string whole;
        for (const auto& unit : run(input, files, jobs)) {
            whole += unit.line + "\n";
        }
        if (whole != parts) {
            RC_FAIL(told(input, "split and whole differ\n" + parts + "---\n" + whole));
        }
    }
}

// What is accepted is scored as what was handed in, whatever its format, and accepted again as it is.
void accepting_changes_nothing(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, seed % 4 != 0});
    std::vector<EngineInput> files = {as_file(input, "records", input.records, seed)};
    if (seed % 5 == 0 && fits_csv_long(input.rubric, input.records)) {
        files = {{"records.csv", records_csv_long(input.rubric, input.records, {})}};
    } else if (seed % 5 == 1 && fits_csv_wide(input.rubric, input.records)) {
        files = {{"records.csv", records_csv_wide(input.rubric, input.records, {})}};
    }
    const EngineOptions options = engine_options(input.options, 1);
    const auto clean = accepted(rubric_yaml(input.rubric), files, options);
    Lines before = run_lines(input, files);
    const Lines after = run_lines(input, clean);
    std::erase_if(before, [&](const auto& line) { return after.find(line.first) == after.end(); });
    same(input, "accepting", before, after);
    RC_ASSERT(after.size() == clean.size());
    if (accepted(rubric_yaml(input.rubric), clean, options) != clean) {
        RC_FAIL(told(input, "what was accepted is not accepted as it is"));
    }
    accepted_units() += clean.size();
}

void order_changes_nothing(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, false});
    const Lines before = run_lines(input, {as_file(input, "records", input.records, seed)}, true);
    Dice dice(seed + 2);
    Case mixed = input;
    mixed.records.clear();
    std::vector<std::vector<Record>> units = by_unit(input.records);

    // Which of equally dated visits is the latest, and whose facts count without a self record or with two, is a matter of
    // order.
    const bool order_within_counts =
        input.options.duplicates_latest ||
        std::any_of(input.rubric.methods.begin(), input.rubric.methods.end(),
                    [](const Method& method) { return method.visits == Visits::latest; }) ||
        std::any_of(units.begin(), units.end(), [](const auto& records) {
            return std::count_if(records.begin(), records.end(),
                                 [](const Record& record) { return record.source == "self"; }) != 1;
        });
    for (auto& records : units) {
        if (!order_within_counts) {
            dice.shuffle(records);
        }
        std::reverse(records.begin(), records.end());
    }
    while (!units.empty()) {
        auto& records = units[dice.below(units.size())];
        mixed.records.push_back(records.back());
        records.pop_back();
        dice.shuffle(mixed.records.back().answers);
        dice.shuffle(mixed.records.back().facts);
        units.erase(std::remove_if(units.begin(), units.end(), [](const auto& left) { return left.empty(); }),
                    units.end());
    }
    same(input, "another order", before,
         run_lines(mixed, {as_file(mixed, "records", mixed.records, seed)}, true));
}

void forms_score_the_same(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, seed % 5 != 0});
    const Lines yaml = run_lines(input, {as_file(input, "records", input.records, 0)});
    same(input, "NDJSON", yaml, run_lines(input, {as_file(input, "records", input.records, 1)}));
    same(input, "JSON", yaml, run_lines(input, {as_file(input, "records", input.records, 2)}));
    const char separators[] = {',', ';', '\t'};
    const CsvStyle style{separators[seed % 3], seed % 2 == 0, seed % 7 < 2};
    const auto csv = [&](const std::string& name, const std::string& bytes) {
        same(input, name + "\n" + bytes + "\n", yaml, run_lines(input, {{"records.csv", bytes}}));
    };
    if (fits_csv_long(input.rubric, input.records)) {
        csv("long CSV", records_csv_long(input.rubric, input.records, style));
    }
    if (fits_csv_wide(input.rubric, input.records)) {
        csv("wide CSV", records_csv_wide(input.rubric, input.records, style));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine)

BOOST_AUTO_TEST_CASE(agrees_with_the_plain_implementation) {
    holds(cases_wanted(), engine_equals_plain);
    if (std::getenv("CEPING_PROPERTY_REPORT") != nullptr) {
        std::cout << coverage().report();
    }
    if (cases_wanted() >= 5000) {
        for (const auto& never : coverage().missing()) {
            BOOST_ERROR("no random case reached: " + never);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_better_answer_never_lowers_a_score) {
    holds(cases_wanted() / 10 + 1, raising_never_lowers);
}

BOOST_AUTO_TEST_CASE(tags_of_factor_1_change_nothing) {
    holds(cases_wanted() / 10 + 1, factors_of_1_change_nothing);
}

BOOST_AUTO_TEST_CASE(out_of_as_the_total_changes_nothing) {
    holds(cases_wanted() / 10 + 1, out_of_the_total_changes_nothing);
}

BOOST_AUTO_TEST_CASE(a_groups_extras_that_nobody_answers_change_nothing) {
    holds(cases_wanted() / 10 + 1, extras_of_nobody_change_nothing);
}

BOOST_AUTO_TEST_CASE(variants_that_name_nothing_change_nothing) {
    holds(cases_wanted() / 10 + 1, variants_of_nothing_change_nothing);
}

BOOST_AUTO_TEST_CASE(a_batch_can_be_split_by_unit) {
    holds(cases_wanted() / 10 + 1, splitting_changes_nothing);
}

BOOST_AUTO_TEST_CASE(order_of_records_and_answers_does_not_matter) {
    holds(cases_wanted() / 10 + 1, order_changes_nothing);
}

BOOST_AUTO_TEST_CASE(what_is_accepted_scores_the_same) {
    holds(cases_wanted() / 10 + 1, accepting_changes_nothing);
    BOOST_TEST(accepted_units() > 0U);
}

BOOST_AUTO_TEST_CASE(every_text_form_scores_the_same) {
    holds(cases_wanted() / 10 + 1, forms_score_the_same);
}

BOOST_AUTO_TEST_SUITE_END()
