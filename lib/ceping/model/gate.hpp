#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// Something a gate asks for, and where it says so: `gate.yaml:3:8`, or the name of an option.
template <typename Value>
struct Bound {
    Value value;
    std::string origin;
};

/// Where a band must lie.
struct BandBound {
    BandId band;
    bool better = false;  ///< better than this one; else this one will do
};

/// The least share of a node's points.
struct RateBound {
    ItemId item;
    Exact rate;  ///< 0..1
};

/// What each unit of a batch must reach 门槛. What is absent asks for nothing; 0 is a value like any other.
/// Source: ceping-gate(5).
struct Gate {
    std::string origin;  ///< the file, or the options
    When where;          ///< the units that it is for
    std::optional<Bound<Exact>> score;
    std::optional<Bound<BandBound>> band;
    std::vector<Bound<RateBound>> rates;  ///< in the file's order
    std::optional<Bound<bool>> eligible;  ///< always true where it is there
    std::optional<Bound<bool>> no_vetoes;
    std::optional<Bound<Exact>> drop;  ///< the most points that a unit may lose against `earlier`
    std::map<std::string, Exact, std::less<>> earlier;  ///< scores of the baseline by unit
};

}  // namespace ceping
