#pragma once

#include <ceping/analyse/derivation.hpp>
#include <ceping/analyse/improvement.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/sources.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

// The parts of derive(). Not part of the public face.

/// What a derivation looks at.
struct DerivationContext {
    const Rubric& rubric;
    const ScoreOptions& options;
    const Result& result;
    std::vector<const Record*> used;  ///< records that count, in input order
    const Record* self = nullptr;
    std::vector<const Ruling*> rulings;
    std::vector<std::uint8_t> excluded;  ///< beside the rubric's items

    [[nodiscard]] const NodeScore& node(int item) const {
        return result.nodes[static_cast<std::size_t>(item)];
    }
};

/// A criterion's lines, the answer that made its points where it was exactly one, and what a better one needs.
[[nodiscard]] std::vector<Working> derive_criterion(const DerivationContext& context, int item,
                                                    const Answer*& present, AnswerNeed& need);
/// A group's lines, from its children's points.
[[nodiscard]] std::vector<Working> derive_group(const DerivationContext& context, int item);
/// From the top-level nodes to the rounded score.
[[nodiscard]] std::vector<Working> derive_total(const DerivationContext& context);
[[nodiscard]] std::vector<Words> derive_eligibility(const DerivationContext& context);
[[nodiscard]] std::vector<TriedBand> derive_bands(const DerivationContext& context);

/// What rounding is called: 四舍五入 and the like.
[[nodiscard]] Words rounding_words(Rounding mode, int places);
/// `round(x; places) = value`, appended where it is not the value that stands there already.
void append_rounding(std::vector<Working>& lines, const Exact& value, int places, Rounding mode);
/// The value of the last line that is no remark; 0 where there is none.
[[nodiscard]] Exact last_value(const std::vector<Working>& lines);

}  // namespace ceping
