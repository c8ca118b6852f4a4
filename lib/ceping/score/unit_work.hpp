#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/counting.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/score/outcome.hpp>
#include <ceping/score/trace.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// What the parts of the engine share: admission, pass, eligibility. Not part of the public face.

struct Scorer::Plan {
    const Rubric& rubric;
    ScoreOptions options;
    Limits limits;
    std::vector<int> compared;      ///< facts that some `when` looks at
    std::vector<int> criteria;      ///< positions of the criteria, in the rubric's order
    std::optional<Exact> declared;  ///< points of all criteria under `items`; nothing where too large

    Plan(const Rubric& of, ScoreOptions chosen);
};

/// One unit on its way through the steps of ceping-scoring(7), 2 to 7.
struct UnitWork {
    const Scorer::Plan& plan;
    const Rubric& rubric;
    Trace* trace;                          ///< null: nobody asked
    std::vector<std::uint8_t>& excluded;   ///< beside the rubric's items
    std::vector<const Record*> used{};     ///< those that count, in input order
    const Record* self = nullptr;          ///< null where there is none
    std::vector<const Ruling*> rulings{};  ///< that count for this unit, one a node
    Result result{};
    Diagnostics found{};
    int current = -1;  ///< the node being worked on, which an overflow is told of

    /// The record that says who the unit is.
    [[nodiscard]] const Record& primary() const { return self != nullptr ? *self : *used.front(); }
    [[nodiscard]] const std::string& id() const { return primary().unit.id; }
    [[nodiscard]] bool applies(std::size_t item) const { return excluded[item] == 0; }
    [[nodiscard]] const Ruling* ruling_on(Ruling::About about, std::size_t position) const {
        return ruling_about(rulings, about, position);
    }
    void say(Code code, Location where, std::vector<Words> words) {
        found.add(code, std::move(where), std::move(words));
    }
    void reject(Code code, Location where, std::vector<Words> words) {
        say(code, std::move(where), std::move(words));
        result.rejected = true;
    }
    /// A ruling that changes nothing.
    void say_idle(const Ruling& ruling, const std::string& about) {
        say("ruling-idle", ruling.where, {about});
    }
};

}  // namespace ceping
