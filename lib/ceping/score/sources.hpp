#pragma once

#include <ceping/base/exact.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace ceping {

/// What one record says of one criterion, worked out.
struct Reading {
    Outcome outcome = Outcome::missing();
    const GivenAnswer* answer = nullptr;  ///< null where nothing was answered
    std::optional<Date> date;             ///< of the record, for `latest`
    const Record* record = nullptr;
};

/// A criterion for one unit, before its rounding.
struct CriterionScore {
    Outcome outcome = Outcome::missing();
    bool answered = false;                    ///< an answer of any kind went into the points
    std::vector<std::pair<int, Exact>> by;    ///< each method's own points
    std::vector<const GivenAnswer*> made_by;  ///< the answers that went in, each once
};

/// Several visits of one method made one figure. `readings` hold points, at least one. Says which answers went in.
/// Source: ceping-scoring(7), 7.
[[nodiscard]] Exact combine_visits(Visits rule, const std::vector<const Reading*>& readings,
                                   std::vector<const GivenAnswer*>& used);

/// A criterion from all sources in stage `verified`. `self` is what the self record says; `readings[m]` what the records
/// of method m say, in input order. Source: ceping-scoring(7), 7.
void combine_sources(const Rubric& rubric, const Item& item, const Reading& self,
                     const std::vector<std::vector<Reading>>& readings, CriterionScore& out);

}  // namespace ceping
