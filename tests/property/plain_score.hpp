// Scores a case by following ceping-scoring(7), 2 to 7, sentence by sentence: slow, plain, and sharing nothing with
// lib/ceping. The property tests hold the engine against it.
#pragma once

#include "plain_case.hpp"

namespace plain {

enum class Status { scored, not_applicable, missing };
enum class Statement { confirmed, denied, unstated, not_applicable };

/// Whether a result must show the answer that made a criterion's points.
enum class Shown { no, yes, unclear };

struct NodeResult {
    std::string id;
    bool is_group = false;
    Status status = Status::scored;
    Number points;
    Number max;
    bool unlimited = false;  ///< it has no max
    bool gated = false;
    std::optional<Number> lost;
    std::optional<Number> claimed;
    std::vector<std::pair<std::string, Number>> by;
    Shown shown = Shown::unclear;
    Answer answer;  ///< where shown is yes
};

struct UnitResult {
    std::string unit;
    std::string name;
    std::string region;
    Pairs facts;
    bool rejected = false;  ///< without a score
    std::string reason;     ///< why, for people who read a failing test
    bool verified_stage = false;
    std::string score;
    Number exact;
    Number base;
    Number bonus;
    Number penalty;
    std::optional<std::string> claimed;
    std::string band;
    bool eligible = true;
    Number answered;
    Number verified;
    std::vector<std::pair<std::string, Statement>> prerequisites;
    std::vector<std::string> vetoes;
    std::vector<std::string> grounds;  ///< `P1 false self 2015-12-01 测评员`: who denies or states what
    std::vector<NodeResult> nodes;     ///< depth first, bonus and penalties last
};

/// What one answer says about a criterion.
struct Reading {
    enum class What { nothing, not_applicable, points, invalid };
    What what = What::nothing;
    Number points;
};

/// Reads one answer to a criterion. `excluded`: a `when` shuts the criterion for this unit.
Reading read_answer(const Rubric& rubric, const Node& criterion, const Answer& answer, bool excluded);

/// Whether the facts (and region) of a record meet a condition.
bool matches(const Rubric& rubric, const When& when, const Record& stating);

/// The rubric as it is for a unit: in the place of each criterion the first of its variants that matches. 11.4.
Rubric for_unit(const Rubric& rubric, const Record& stating);

/// Whether a date lies in a window of so many months before the end of the rubric's period: 11.1 and 11.2.
bool in_window(const Rubric& rubric, int months, const std::string& date);

/// What each event of an answer is worth, in order: 0 for one that does not count. 11.1.
std::vector<Number> worth_of_events(const Rubric& rubric, const Node& criterion,
                                    const std::vector<Event>& events);

/// A node's declared points: as stated, or the sum of its children's.
Number declared_points(const Node& node);

/// Every unit of the batch, in the order of first appearance.
std::vector<UnitResult> score(const Case& input);

}  // namespace plain
