#pragma once

#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Results made by hand: what the tests of ranking, rolling up, composites and stability share.
namespace ceping::test {

inline Exact exact(std::string_view text) {
    const auto out = Exact::parse(text);
    if (!out) {
        throw std::invalid_argument("no number: " + std::string(text));
    }
    return *out;
}

/// A unit of a rubric of 100 points whose score before rounding is `exact_score`; rounded half up to two places.
inline SavedResult result(const std::string& unit, std::string_view exact_score) {
    SavedResult out;
    out.unit = unit;
    out.exact = exact(exact_score);
    out.base = out.exact;
    out.total = 100;
    out.score = out.exact.rounded(2, Rounding::half_up);
    return out;
}

/// Results with their nodes, which are named by id.
class Results {
public:
    /// Adds a result; what follows is said of it.
    Results& unit(const std::string& id, std::string_view exact_score) {
        set.results.push_back(result(id, exact_score));
        return *this;
    }
    Results& node(std::string_view id, std::string_view points, std::string_view max,
                  NodeStatus status = NodeStatus::scored) {
        last().nodes.push_back({set.node(id), exact(points), exact(max), status});
        return *this;
    }
    Results& region(std::string path) {
        last().region = std::move(path);
        return *this;
    }
    Results& fact(std::string id, std::string value) {
        last().facts.emplace_back(std::move(id), std::move(value));
        return *this;
    }
    Results& band(std::string id) {
        last().band = std::move(id);
        return *this;
    }
    Results& rejected() {
        last().status = UnitStatus::rejected;
        return *this;
    }
    Results& ineligible() {
        last().eligible = false;
        return *this;
    }
    SavedResult& last() { return set.results.back(); }

    ResultSet set;
};

}  // namespace ceping::test
