// What ceping-explain prints, over random rubrics and units: every line of arithmetic is worked out again from the text
// alone, and every plan is held against trying all combinations.
#include "arithmetic.hpp"
#include "drawn.hpp"
#include "explain_adapter.hpp"
#include "json_text.hpp"
#include "plain_random.hpp"
#include "plain_write.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string_view>

using namespace plain;

namespace {

std::size_t units = 0;
std::size_t lines_done = 0;
std::size_t comparisons_done = 0;
std::size_t nodes_traced = 0;
std::size_t plans = 0;
std::size_t possible_plans = 0;
std::size_t unproven_plans = 0;
std::size_t margins_done = 0;
constexpr std::size_t most_combinations = 400;

std::vector<std::string_view> lines_in(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// What is wrong with a line `what: text = value ≈ decimals`; empty where nothing is, or it is no such line.
std::string fault_of_line(std::string_view line, Mode mode) {
    const std::size_t colon = line.rfind(": ");
    const std::size_t equals = line.rfind(" = ");
    if (colon == std::string_view::npos || equals == std::string_view::npos || equals < colon) {
        return {};
    }
    const std::string_view text = line.substr(colon + 2, equals - colon - 2);
    std::string_view value = line.substr(equals + 3);
    const std::size_t about = value.find(" ≈ ");
    const auto result = worked_out(text, mode);
    const auto stated = worked_out(value.substr(0, about), mode);
    ++lines_done;
    if (!result || !stated || *result != *stated) {
        return "`" + std::string(text) + "' comes to " + (result ? fraction(*result) : "nothing readable");
    }
    if (about != std::string_view::npos &&
        value.substr(about + std::string_view(" ≈ ").size()) != rounded_text(*result, 6, Mode::half_up)) {
        return "the decimals are " + rounded_text(*result, 6, Mode::half_up);
    }
    return {};
}

/// The same for the comparisons of gates and bands: `…expression, met` and `…expression, not met`.
std::string fault_of_comparisons(std::string_view line, Mode mode) {
    for (std::size_t from = 0;;) {
        const std::size_t end = std::min(line.find(", met", from), line.find(", not met", from));
        if (end == std::string_view::npos) {
            return {};
        }
        const bool met = line.substr(end).starts_with(", met");
        std::string_view text = line.substr(from, end - from);
        std::size_t sign = std::string_view::npos;
        for (const std::string_view each : {" ≥ ", " < ", " > ", " ≤ "}) {
            const std::size_t at = text.rfind(each);
            sign = at != std::string_view::npos && (sign == std::string_view::npos || at > sign) ? at : sign;
        }
        if (sign == std::string_view::npos) {
            return {};
        }
        const std::size_t left = text.substr(0, sign).rfind(' ');
        text.remove_prefix(left == std::string_view::npos ? 0 : left + 1);
        // What is printed is true; whether it is what was asked for is said by the word behind it.
        const bool good_sign =
            text.find(" ≥ ") != std::string_view::npos || text.find(" > ") != std::string_view::npos;
        ++comparisons_done;
        if (compared(text, mode) != true || good_sign != met) {
            return "`" + std::string(text) + "' is not " + (met ? "met" : "missed");
        }
        from = end + 5;
    }
}

void arithmetic_is_right(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, false, seed % 3 != 0});
    const auto explained = explain_units(rubric_yaml(input.rubric),
                                         {{"records.yaml", records_yaml(input.rubric, input.records)}},
                                         engine_options(input.options, 1));
    for (const auto& unit : explained) {
        ++units;
        std::string score;
        for (const auto line : lines_in(unit.text)) {
            std::string fault = fault_of_line(line, input.rubric.mode);
            fault += fault_of_comparisons(line, input.rubric.mode);
            if (!fault.empty()) {
                RC_FAIL(told(input, std::string(line) + "\n" + fault + "\n" + unit.text));
            }
            if (score.empty() && line.find(": round(") != std::string_view::npos) {
                score = line.substr(line.rfind("= ") + 2);
            }
        }
        const Json result = read_json(unit.line);
        if (score.empty() || number(score) != number(result.find("score")->text)) {
            RC_FAIL(
                told(input, "the total comes to " + score + ", the score is " + result.find("score")->text));
        }
    }
}

void trace_is_the_score(std::uint64_t seed, int size) {
    const Case input = random_case(seed, {size, seed % 2 == 0, seed % 3 != 0});
    const std::string faults =
        trace_faults(rubric_yaml(input.rubric), {{"records.yaml", records_yaml(input.rubric, input.records)}},
                     engine_options(input.options, 1), nodes_traced);
    if (!faults.empty()) {
        RC_FAIL(told(input, faults));
    }
}

/// What is said of one unit that trying everything does not bear out.
std::string differences(const ToldUnit& told, const EveryPlan& every, const std::vector<PlanGoal>& goals) {
    std::string out;
    for (std::size_t i = 0; i < goals.size(); ++i) {
        const ToldPlan& plan = told.plans[i];
        const LeastPlan& least = every.plans[i];
        const std::string goal =
            told.id + " to " +
            (goals[i].band >= 0 ? "band " + std::to_string(goals[i].band) : goals[i].score) + ": ";
        ++plans;
        possible_plans += least.possible && least.changes > 0 ? 1 : 0;
        if (plan.possible != least.possible) {
            out += goal + (least.possible ? "there is a way, the plan knows none\n" : "there is no way\n");
        } else if (plan.possible && (number(plan.cost) != least.cost || plan.changes != least.changes)) {
            out += goal + "cost " + plan.cost + " by " + std::to_string(plan.changes) + ", the least is " +
                   fraction(least.cost) + " by " + std::to_string(least.changes) + "\n";
        } else if (!plan.adds_up) {
            out += goal + "the changes do not add up\n";
        }
        // Points of twenty digits are more than the search reckons with: it finds the plan and does not say that it is proven.
        unproven_plans += plan.proven ? 0 : 1;
    }
    std::map<std::string, Number> margins;
    for (const auto& [id, loss] : told.margins) {
        margins[id] = number(loss);
    }
    for (const auto& id : every.no_margins) {
        margins.erase(id);
    }
    margins_done += every.margins.size();
    if (margins != every.margins) {
        out += told.id + ": margins";
        for (const auto& [id, loss] : margins) {
            out += " " + id + " " + fraction(loss);
        }
        out += ", not";
        for (const auto& [id, loss] : every.margins) {
            out += " " + id + " " + fraction(loss);
        }
        out += "\n";
    }
    return out;
}

void plans_are_the_cheapest(std::uint64_t seed, int size) {
    // Small rubrics, and what units say of themselves: every combination of answers is tried.
    Case input = random_case(seed, {1 + size % 6, false, true});
    set_efforts(input.rubric);
    std::vector<PlanGoal> goals;
    for (std::size_t band = 0; band < input.rubric.bands.size(); ++band) {
        goals.push_back({static_cast<int>(band), ""});
    }
    for (const int share : {60, 85, 100}) {
        goals.push_back({-1, written(number(input.rubric.total) * share / 100)});
    }
    std::vector<Record> own;
    for (const auto& record : input.records) {
        const auto same = [&](const Record& other) { return other.unit == record.unit; };
        if (record.source == "self" && std::none_of(own.begin(), own.end(), same)) {
            own.push_back(record);
        }
    }
    input.records = own;
    input.options.stage = StageOption::self;
    const auto told_units =
        tell_plans(rubric_yaml(input.rubric), {{"records.yaml", records_yaml(input.rubric, input.records)}},
                   engine_options(input.options, 1), goals);
    std::string found;
    for (const auto& record : input.records) {
        const auto at = std::find_if(told_units.begin(), told_units.end(),
                                     [&](const ToldUnit& unit) { return unit.id == record.unit; });
        const auto every = at == told_units.end()
                               ? std::nullopt
                               : try_everything(input.rubric, record, goals, most_combinations);
        found += every ? differences(*at, *every, goals) : "";
    }
    if (!found.empty()) {
        RC_FAIL(told(input, found));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explain)

BOOST_AUTO_TEST_CASE(every_line_can_be_done_again) {
    holds(cases_wanted() / 10 + 1, arithmetic_is_right);
    BOOST_TEST_MESSAGE(units << " units, " << lines_done << " lines, " << comparisons_done << " comparisons");
    if (cases_wanted() >= 5000) {
        BOOST_TEST(units >= 1000U);
        BOOST_TEST(lines_done > 10 * units);
        BOOST_TEST(comparisons_done > units / 10);
    }
}

BOOST_AUTO_TEST_CASE(every_trace_ends_with_the_score) {
    holds(cases_wanted() / 10 + 1, trace_is_the_score);
    BOOST_TEST_MESSAGE(nodes_traced << " nodes");
    if (cases_wanted() >= 5000) {
        BOOST_TEST(nodes_traced >= 10000U);
    }
}

BOOST_AUTO_TEST_CASE(every_plan_is_the_cheapest) {
    // Trying everything takes a fifteenth of a second a case.
    holds(cases_wanted() / 30 + 1, plans_are_the_cheapest);
    BOOST_TEST_MESSAGE(plans << " plans, " << possible_plans << " of them possible with changes, "
                             << margins_done << " margins, " << unproven_plans << " plans not proven");
    BOOST_TEST(unproven_plans * 1000U <= plans);
    if (cases_wanted() >= 10000) {
        BOOST_TEST(plans >= 2000U);
        BOOST_TEST(possible_plans >= 500U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
