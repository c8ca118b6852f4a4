#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/score/counting.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/score/outcome.hpp>
#include <ceping/score/sources.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// The parts of Scorer::score. Not part of the public face.

struct Scorer::Plan {
    const Rubric& rubric;
    ScoreOptions options;
    Limits limits;
    std::vector<FactId> compared;   ///< facts that some `when` looks at
    std::vector<ItemId> criteria;   ///< the criteria, in the rubric's order
    std::vector<ItemId> of_groups;  ///< those among them that add to a group's points or take from them
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
    ItemId current{};  ///< the node being worked on, which an overflow is told of; none: the whole

    /// The record that says who the unit is.
    [[nodiscard]] const Record& primary() const { return self != nullptr ? *self : *used.front(); }
    [[nodiscard]] const std::string& id() const { return primary().unit.id; }
    /// What an item asks of this unit.
    [[nodiscard]] const Criterion& criterion(ItemId item) const {
        return criterion_for(rubric.at(item), primary().unit);
    }
    /// The answer that a ruling on a criterion gives this unit; null: it gives none.
    [[nodiscard]] const Answer* ruled_answer(const Ruling& ruling) const {
        const Criterion& of = *rubric.at(std::get<ItemId>(ruling.about)).criterion;
        return ruling.answer_for(of.variants.empty() ? 0 : version_for(of, primary().unit));
    }
    [[nodiscard]] bool applies(ItemId item) const { return excluded[item.at()] == 0; }
    [[nodiscard]] const Ruling* ruling_on(const RuledId& about) const { return ruling_about(rulings, about); }
    void say(Code code, Location where, std::vector<Words> words) {
        found.add(code, std::move(where), std::move(words));
    }
    void reject(Code code, Location where, std::vector<Words> words) {
        say(code, std::move(where), std::move(words));
        result.status = UnitStatus::rejected;
    }
    /// A ruling that changes nothing.
    void say_idle(const Ruling& ruling, const std::string& about) {
        say("ruling-idle", ruling.where, {about});
    }
};

/// Which of a unit's records count, and the stage. Two self records are an error, or the latest one stays.
/// Source: ceping-scoring(7), 7.
void choose_records(std::span<const Record> records, UnitWork& work);
/// Whether a unit can be scored: everything that may reject it before, and what its records say in vain. Fills in
/// UnitWork::excluded.
[[nodiscard]] bool admit(UnitWork& work);

/// What a unit's records say, worked out, beside the rubric's items.
struct Readings {
    std::vector<Reading> self;
    std::vector<std::vector<std::vector<Reading>>>
        methods;  ///< by item, then method; filled in stage `verified`
};
/// Turns the answers of the records that count into points. Source: ceping-scoring(7), 2.
void read_self(UnitWork& work, Readings& out);
void read_methods(UnitWork& work, Readings& out);

/// All nodes of one unit under one stage.
struct Pass {
    std::vector<NodeState> nodes;
    std::vector<CriterionScore> criteria;  ///< beside the nodes in stage `verified`, else empty
    Totals totals;
    bool any_applies = false;  ///< a criterion under `items`
};
/// From the readings to the root's points: of all records, or of the self record alone; with rulings or without.
/// Source: ceping-scoring(7), 3, 4, 7 and 8.
void run_pass(UnitWork& work, const Readings& readings, bool verified, bool ruled, Trace* trace, Pass& pass);

/// Whether a record dates a veto outside of its `months`.
[[nodiscard]] bool is_outside_window(const Rubric& rubric, VetoId veto, const Record& record);
/// Vetoes that count, rising: those that one of the records states, where no ruling decides. Source: ceping-scoring(7), 6.
[[nodiscard]] std::vector<VetoId> counting_vetoes(const Rubric& rubric, const Unit& unit,
                                                  std::span<const Record* const> counted,
                                                  const std::vector<const Ruling*>& rulings);
/// What the result rests on beside its answers (rulings on criteria that apply, prerequisites, the `vetoes` that count), and
/// whether the unit is eligible. Source: ceping-scoring(7), 6.
void judge_eligibility(UnitWork& work, std::span<const Record* const> counted, std::vector<VetoId> vetoes,
                       const std::vector<NodeState>& nodes);
/// A ruling as a result names it: its document, or its date.
[[nodiscard]] std::string name_of(const Ruling& ruling);

/// Findings of a unit's records and of its scoring, by input order, line, column, code. Source: ceping-scoring(7), 10.
[[nodiscard]] std::vector<Diagnostic> gather_findings(std::span<const Record* const> records,
                                                      Diagnostics&& found);

}  // namespace ceping
