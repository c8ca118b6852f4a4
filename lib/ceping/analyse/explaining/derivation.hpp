#pragma once

#include <ceping/analyse/explaining/improvement.hpp>
#include <ceping/base/arithmetic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/engine.hpp>

#include <span>
#include <string>
#include <vector>

namespace ceping {

/// How one node came to its points: the last line that is no remark is worth them.
struct DerivedNode {
    ItemId item;
    std::vector<ArithmeticLine> lines;
};

/// One comparison on the way to the band: `text` such as `87.35 ≥ 90`; empty where the node that is asked for does not apply.
struct Comparison {
    Words what;
    std::string text;
    bool holds = false;
};

/// A band that was tried or passed over, from the best down to the one that the unit has.
struct TriedBand {
    BandId band;
    bool given = false;
    std::vector<Comparison>
        comparisons;      ///< none: passed over, the last band, or a unit that is not eligible
    Words passed_over{};  ///< why it is not for the unit; empty: it was tried
};

/// One unit's score as arithmetic that a person can do again, from the answers to the band. Source: ceping-explain(1).
struct Derivation {
    Result result;                      ///< with all its nodes
    std::vector<DerivedNode> nodes;     ///< beside the rubric's items
    std::vector<ArithmeticLine> total;  ///< base, bonus, penalty, the exact and the rounded score
    std::vector<Words>
        eligibility;  ///< prerequisites and vetoes that are against it, were ruled on, or are not for it
    std::vector<TriedBand> bands;  ///< as far as they were tried
    PresentAnswers present;        ///< lives as long as the records
    AnswerNeeds needs;             ///< what better answers need beside themselves
};

/// Scores one unit and writes down what the scorer did. `records` are all its records in input order; `scorer` was made of
/// the same rubric, with Detail::full. The records must outlive the derivation. A rejected unit has a result alone.
/// Throws: std::logic_error where a kind's own arithmetic does not come to the points that it gave, which is a fault of this
/// program.
[[nodiscard]] Derivation derive(const Rubric& rubric, const Scorer& scorer, std::span<Record> records);

}  // namespace ceping
