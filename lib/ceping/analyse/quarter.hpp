#pragma once

#include <ceping/base/date.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// Where an evaluation stands at the end of a quarter 季度, for the liaisons' meeting. Source: ceping-report(1), QUARTER.

struct Quarter {
    int year = 0;
    int number = 1;  ///< 1..4
    [[nodiscard]] Date first() const;
    [[nodiscard]] Date last() const;
};
/// Reads `2015Q3`, also with a blank or `-` before the letter, or a small one.
[[nodiscard]] std::optional<Quarter> parse_quarter(std::string_view text);

/// How far a method has come.
struct MethodProgress {
    MethodId method;
    std::size_t wanted = 0;   ///< units with a criterion that the method assesses and that applies to them
    std::size_t records = 0;  ///< dated in the quarter
    std::size_t visited = 0;  ///< of the wanted, in the quarter
    std::size_t done = 0;     ///< of the wanted, up to its end; records without a date count as done
};

/// What a unit reported, and how it was looked at.
struct UnitProgress {
    std::size_t result = 0;  ///< position among the results
    bool reported = false;   ///< there is a record of its own, up to the quarter's end
    std::optional<Date> on;  ///< when it was submitted, the last where there are several
    std::vector<std::pair<MethodId, Date>> visits;  ///< in the quarter, in order
    std::vector<MethodId> outstanding;              ///< methods that assess it and have not been there yet
};

struct QuarterProgress {
    Quarter quarter;
    std::size_t reported = 0;     ///< units
    std::size_t in_quarter = 0;   ///< of them, in the quarter
    std::size_t undated = 0;      ///< of them, without a date
    std::size_t later = 0;        ///< records dated after the quarter, which the scores rest on all the same
    std::size_t outstanding = 0;  ///< units that some method has not looked at yet
    std::vector<MethodProgress> methods;  ///< in the rubric's order, those that some criterion names
    std::vector<UnitProgress> units;      ///< beside the results
};

/// `set` has all nodes and inputs. What is dated after the quarter is as if it were not there.
[[nodiscard]] QuarterProgress quarter_progress(const Rubric& rubric, const ResultSet& set,
                                               const Quarter& quarter);

}  // namespace ceping
