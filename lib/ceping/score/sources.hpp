#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <utility>
#include <vector>

namespace ceping {

struct Trace;

/// What one record says of one criterion, worked out.
struct Reading {
    Outcome outcome = Outcome::missing();
    Exact withheld;                  ///< points that it would have with enough evidence; 0: it has enough
    const Record* record = nullptr;  ///< null where none says anything
    const GivenAnswer* answer = nullptr;  ///< null where its points come from the day of submission

    [[nodiscard]] bool has_points() const { return outcome.state == Outcome::State::points; }
};

/// A criterion for one unit, before its rounding.
struct CriterionScore {
    Outcome outcome = Outcome::missing();
    bool answered = false;                       ///< an answer of any kind went into the points
    std::vector<std::pair<MethodId, Exact>> by;  ///< each method's own points
    std::vector<const GivenAnswer*> made_by;     ///< the answers that went in, each once
};

/// A criterion that the self record alone decides.
[[nodiscard]] CriterionScore of_self_alone(const Reading& self);
void tell_self_alone(ItemId item, const Reading& self, Trace& trace);

/// A criterion from all sources in stage `verified`. `self` is what the self record says;
/// `readings[m]` what the records of method m say, in input order; `trace` may be null. Source: ceping-scoring(7), 7.
void combine_sources(const Rubric& rubric, ItemId item, const Reading& self,
                     const std::vector<std::vector<Reading>>& readings, CriterionScore& out, Trace* trace);

}  // namespace ceping
