// One pass over a rubric for one unit: every node's points, from the self record alone or from all records.
// ceping-scoring(7), 3 to 7. A unit is gone over once for its score and once for what it claimed.
#pragma once

#include "plain_score.hpp"

#include <algorithm>
#include <map>

namespace plain {

class Pass {
public:
    /// `stating` is the record whose facts count. `self` may be absent. `verified`: the methods' records count.
    Pass(const Rubric& rubric, const Record& stating, const Record* self, std::vector<const Record*> methods,
         bool verified);

    /// Goes over the rubric. False where no criterion under `items` applies.
    bool run();

    const std::vector<NodeResult>& nodes() const { return nodes_; }
    const NodeResult& node(const std::string& id) const { return nodes_[places_.at(id)]; }
    const Number& base() const { return base_; }
    Number bonus() const { return capped(rubric_.bonus, bonus_); }
    Number penalty() const { return capped(rubric_.penalties, penalty_); }
    /// Section 5's `exact`, vetoes aside.
    Number exact() const;
    /// Shares of the declared points under `items` that apply.
    Number answered() const { return answered_points_ / applying_points_; }
    Number verified_share() const { return verified_points_ / applying_points_; }

private:
    /// A criterion's points, before rounding.
    struct Outcome {
        bool applies = true;
        bool answered = false;
        Number points;
        std::vector<std::pair<std::string, Number>> by;
        std::vector<const Answer*> used;
        bool one_of_several_visits = false;
    };

    /// What one method says: points, nothing, or n/a throughout.
    struct Voice {
        std::optional<Number> points;
        bool left_out = false;
    };

    static std::optional<Number> cap_of(const Extra& extra);
    static Number capped(const Extra& extra, const Number& sum);
    bool is_excluded(const Node& node) const;
    Reading reading_of(const Record& record, const Node& criterion) const;
    int evidence_in_time(const Evidence& rule, const Answer& answer) const;
    Reading self_reading(const Node& criterion, Section section) const;
    Reading timeliness(const Node& criterion, Section section) const;
    Outcome from_self(const Node& criterion, Section section) const;
    Outcome from_methods(const Node& criterion, Section section) const;
    Voice voice_of(const Node& criterion, const std::string& method, const Reading& self,
                   Outcome& outcome) const;
    static void use(const Answer* answer, Outcome& outcome);
    std::optional<Number> visits_of(const Node& criterion, const std::string& method,
                                    bool& all_not_applicable, Outcome& outcome) const;
    const Answer* answer_in(const Record& record, const Node& criterion) const;
    void order_by(Outcome& outcome) const;

    std::size_t enter(const Node& node);
    void shut(const Node& node);
    void criterion(const Node& node, Section section);
    void group(const Node& node, Policy inherited);
    void extras(const Node& group, bool group_applies);
    /// What a group adds and takes of its own; no group is the whole, which does so later.
    Number with_own(const Node* group, const Number& raw, const Number& max) const;
    Number together(const std::vector<Node>& items, bool weighted, Policy policy, const Number& full,
                    const Node* group) const;
    bool passes(const Condition& gate, const Number& own_points, const Number& own_max) const;
    Number sum_of_items(const std::vector<Node>& items, Policy policy, const Number& full,
                        const Node* group) const;

    const Rubric& rubric_;
    const Record& stating_;
    const Record* self_;
    std::vector<const Record*> methods_;
    bool verified_;
    std::vector<NodeResult> nodes_;
    std::map<std::string, std::size_t> places_;
    Number base_;
    Number bonus_;
    Number penalty_;
    Number applying_points_;
    Number answered_points_;
    Number verified_points_;
};

/// The methods that assess a criterion with their weights: its own, the default ones, or all equally.
Pairs methods_of(const Rubric& rubric, const Node& criterion);

}  // namespace plain
