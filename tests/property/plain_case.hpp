// A rubric and a batch of records as plain data: what the generator makes, the plain implementation scores and the
// writers render. Every number is the text as it is written in the file; an empty text means that the key is absent.
#pragma once

#include "plain_number.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plain {

using Pairs = std::vector<std::pair<std::string, std::string>>;

enum class Kind { level, checked_level, checklist, measure, count, judged, timeliness };
enum class Policy { inherited, prorate, exclude, full };
enum class Visits { mean, trimmed, lowest, latest };
enum class ZeroDen { not_applicable, zero, full };
enum class Effect { ineligible, zero };
enum class Section { items, bonus, penalties };

struct Level {
    std::string name;
    std::string amount;
    bool is_points = false;  ///< written {points: amount}; else a ratio
};

struct Scale {
    std::string id;
    std::vector<Level> levels;
};

struct Check {
    std::string id;
    std::string points;
};

/// What a level asks of the checks: all of these, and so many.
struct LevelAsks {
    std::string level;
    std::vector<std::string> all;
    std::string at_least;
};

/// The methods of a criterion, or the default ones. `self` may stand among them.
struct Methods {
    bool stated = false;
    bool as_list = false;  ///< written as a list: every weight is 1
    Pairs weights;         ///< method, weight
};

struct Evidence {
    bool stated = false;
    int min = 0;
    bool zero = false;
    std::string within;  ///< `period`, or a number of days
};

/// A condition of a gate or of a band. No item: the group itself. No min_rate: more than 0 points.
struct Condition {
    std::string item;
    std::string min_rate;
};

/// One fact compared: with one of `values`, or (number facts) with a range.
struct FactTest {
    std::string fact;
    std::vector<std::string> values;
    bool is_range = false;
    std::string min;
    std::string max;
    std::string over;  ///< the ends of these are not included
    std::string under;
};

struct When {
    std::vector<FactTest> tests;
    bool has_any = false;
    std::vector<When> any;
    std::vector<When> negated;  ///< `not`: none or one
};

struct Node;

/// Bonus or penalties, of the whole or of a group.
struct Extra {
    bool stated = false;
    std::string cap;
    bool ceiling_total = false;  ///< of the whole
    std::vector<Node> items;
    bool over = false;  ///< of a group
};

/// What is different of a criterion for the units that match: these keys replace its own.
struct Variant {
    When when;
    std::vector<std::string> names;
    std::vector<Node> as;  ///< one: the criterion with them
};

/// What a count says of events.
struct EventTerms {
    Pairs times;  ///< tag, factor
    bool once_a_matter = false;
    int months = 0;  ///< 0: none
};

/// A group (with `items`) or a criterion. Only the fields of its kind are used.
struct Node {
    std::string id;
    std::string points;  ///< groups that sum may leave it out, and a count without a limit of its own
    std::string weight;
    std::optional<When> when;

    bool is_group = false;
    std::vector<Node> items;
    Policy policy = Policy::inherited;
    bool weighted = false;
    std::vector<Condition> gate;
    Extra bonus;
    Extra penalties;

    Kind kind = Kind::judged;
    bool may_not_apply = false;
    Methods methods;
    Evidence evidence;
    std::string scale;            // level
    bool rule_all = false;        // checklist
    std::vector<Check> checks;    // checklist, checked_level
    std::vector<LevelAsks> asks;  // checked_level: of each level but the last
    bool step_shape = false;      // measure
    Pairs curve;                  // measure: x, points
    std::string range_low;        // measure
    std::string range_high;
    std::string min_sample;
    ZeroDen zero_den = ZeroDen::not_applicable;
    bool percent = false;              // measure: `unit: "%"`
    bool from_full = false;            // count
    bool take_highest = false;         // count
    std::string each;                  // count
    Pairs classes;                     // count: class, value
    std::optional<EventTerms> events;  // count
    std::string step;                  // judged
    std::string per_day;               // timeliness
    std::string effort;                ///< moves no score
    std::string grace_days;
    std::vector<Variant> variants;

    /// A count of bonus or penalties that its section's cap alone limits. Section 11.3.
    [[nodiscard]] bool unlimited() const { return !is_group && points.empty(); }
};

struct Method {
    std::string id;
    Visits visits = Visits::mean;
    bool leave_out = false;  ///< invalid answers
};

struct Fact {
    std::string id;
    std::string title;
    bool is_number = false;
    bool required = false;
    std::vector<std::string> values;
};

struct Veto {
    std::string id;
    Effect effect = Effect::ineligible;
    std::optional<When> when;
    int months = 0;  ///< 0: none
};

/// With an item it follows from that node, and no record states it.
struct Prerequisite {
    std::string id;
    std::optional<When> when;
    std::string item;
    std::string min_rate;
};

struct Band {
    std::string id;
    std::string min;
    std::vector<Condition> requires_;
    std::optional<When> when;
};

struct Rubric {
    std::string id;
    std::string total;
    std::string out_of;     ///< what the items at the top add up to
    bool weighted = false;  ///< the root
    std::string deadline;
    int final_places = 2;
    std::optional<int> criterion_places;
    std::optional<int> group_places;
    Mode mode = Mode::half_up;
    Policy policy = Policy::prorate;
    bool unverified_zero = false;
    Evidence evidence;
    std::vector<Scale> scales;
    std::vector<Method> methods;
    Methods default_methods;
    std::vector<Fact> facts;
    std::string period_from;  ///< where one is stated
    std::string period_to;
    std::vector<Prerequisite> prerequisites;
    std::vector<Veto> vetoes;
    std::vector<Node> items;
    Extra bonus;
    Extra penalties;
    std::vector<Band> bands;
};

enum class Shape { none, value, met, counts, ratio, events };

/// One event. Texts are empty where the event does not say so.
struct Event {
    std::string of_class;
    std::string date;  ///< YYYY-MM-DD
    std::string matter;
    std::vector<std::string> tags;
};

/// One answer. `style` only changes how it is written (shorthand or not), never what it means.
struct Answer {
    Shape shape = Shape::none;
    std::string value;  ///< also n/a, in any spelling
    std::vector<std::string> met;
    Pairs counts;
    std::vector<Event> events;
    std::string num;
    std::string den;
    std::string sample;
    int evidence = 0;                ///< number of entries listed
    std::vector<std::string> dates;  ///< of the first of them; empty: none
    int style = 0;
};

/// One figure, word or n/a.
inline Answer value(const std::string& text) {
    Answer answer;
    answer.shape = Shape::value;
    answer.value = text;
    return answer;
}

struct Record {
    std::string source = "self";
    std::string unit;
    std::string name;
    std::string region;
    Pairs facts;
    std::string submitted;  ///< YYYY-MM-DD
    std::string date;       ///< YYYY-MM-DD
    std::string assessor;
    std::vector<std::pair<std::string, bool>> prerequisites;
    std::vector<std::pair<std::string, bool>> vetoes;
    Pairs dated_vetoes;  ///< id and YYYY-MM-DD
    std::vector<std::pair<std::string, Answer>> answers;
    int style = 0;
};

enum class StageOption { each_unit, self, verified };

struct Options {
    StageOption stage = StageOption::each_unit;
    bool keep_invalid = false;
    bool duplicates_latest = false;
};

struct Case {
    std::uint64_t seed = 0;
    Rubric rubric;
    std::vector<Record> records;  ///< in input order
    Options options;
};

}  // namespace plain
