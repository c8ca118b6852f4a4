#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/outcome.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

/// A unit as its criteria's points stand, from where the score and band can be worked out anew with other points.
/// Source: ceping-scoring(7), 4 to 6.
class Standing {
public:
    /// `result` is scored and has all its nodes. The rubric must outlive this.
    Standing(const Rubric& rubric, const Result& result);

    /// What other points come to.
    struct Outlook {
        Exact exact;
        Exact score;  ///< rounded
        BandId band;
        std::vector<NodeState> nodes;
    };

    /// Points of a criterion, after its rounding. It must apply.
    void set(ItemId item, const Exact& points);
    [[nodiscard]] const NodeState& at(ItemId item) const { return nodes_[item.at()]; }
    [[nodiscard]] Outlook outlook() const;
    /// Whether a prerequisite or a veto decides, and no points can help.
    [[nodiscard]] bool barred() const { return !eligible_; }
    [[nodiscard]] const std::vector<std::uint8_t>& excluded() const { return excluded_; }

private:
    const Rubric& rubric_;
    Limits limits_;
    std::vector<NodeState> nodes_;
    std::vector<std::uint8_t> excluded_;
    bool eligible_;
    std::vector<VetoId> vetoes_;
};

}  // namespace ceping
