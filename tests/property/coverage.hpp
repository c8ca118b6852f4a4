// What a run of random cases has reached. The property test fails unless every item of the list has been.
#pragma once

#include "plain_score.hpp"

#include <map>
#include <string>
#include <vector>

namespace plain {

class Coverage {
public:
    void add(const Case& input, const std::vector<UnitResult>& results);

    /// What has never been reached.
    std::vector<std::string> missing() const;
    /// Each item with the number of units that reached it.
    std::string report() const;

private:
    void reach(const std::string& what) { ++reached_[what]; }
    void reach_if(bool reached, const std::string& what) {
        if (reached) {
            reach(what);
        }
    }
    void unit(const Case& input, const UnitResult& result);
    void variants(const Case& input, const UnitResult& result);
    void score_of(const Rubric& rubric, const UnitResult& result);
    void statements(const Case& input, const UnitResult& result);
    void standing(const Rubric& rubric, const UnitResult& result);
    void nodes(const Case& input, const std::vector<Node>& items, Policy inherited, const UnitResult& result);
    void group(const Case& input, const Node& node, Policy policy, const UnitResult& result,
               const NodeResult& here);
    void criterion(const Case& input, const Node& node, const UnitResult& result, const NodeResult& here);
    void answer(const Case& input, const Node& node, const UnitResult& result, const NodeResult& here,
                const Record& record, const Answer& given);
    void events(const Rubric& rubric, const Node& node, const std::vector<Event>& told);
    void kind(const Rubric& rubric, const Node& node, const Answer& answer);
    void sources(const Case& input, const UnitResult& result);

    std::map<std::string, int> reached_;
};

}  // namespace plain
