#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/ids.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// A ruling's answer as one version of a criterion understands it, or why that cannot.
struct RuledVersion {
    std::optional<Answer> answer;
    std::vector<Diagnostic> faults;
};

/// One ruling 复核裁定 of the leading group on one unit. Source: ceping-scoring(7), 8.
struct Ruling {
    std::string unit;
    RuledId about;
    std::optional<Answer> answer;  ///< of a criterion: the answer that counts …
    std::optional<Exact> points;   ///< … or its points
    /// Of a criterion with variants, in the place of `answer`: what each version of it makes of the answer.
    std::vector<RuledVersion> versions;
    bool holds = false;  ///< of a prerequisite or a veto
    std::string reason;
    std::string document;
    std::string by;
    Date date;
    bool expired = false;  ///< past its date when the rubric's period ends: does not count
    Location where;        ///< its first key
    Location unit_where;   ///< the unit's id in it

    /// The answer that counts for a unit for which version `which` of the criterion is; null: the ruling gives none, or none
    /// that it understands.
    [[nodiscard]] const Answer* answer_for(std::size_t which) const {
        const std::optional<Answer>& of = versions.empty() ? answer : versions[which].answer;
        return of ? &*of : nullptr;
    }
};

/// Rulings by unit, in input order.
struct Rulings {
    std::map<std::string, std::vector<Ruling>, std::less<>> by_unit;
};

}  // namespace ceping
