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
        bool eligible = true;
        std::vector<NodeState> nodes;
    };

    /// Points of a criterion, after its rounding. It must apply.
    void set(ItemId item, const Exact& points);
    [[nodiscard]] const NodeState& at(ItemId item) const { return nodes_[item.at()]; }
    [[nodiscard]] Outlook outlook() const;
    /// Whether a prerequisite or a veto decides, and no points can help.
    [[nodiscard]] bool barred() const { return !eligible_; }
    /// Whether a band is for the unit and, where conditions alone decide it, one of them asks for something.
    [[nodiscard]] bool may_have(const Band& band) const;
    /// What prerequisites ask of nodes before a unit is eligible.
    [[nodiscard]] const std::vector<const NodeCondition*>& prerequisites() const { return follow_; }
    [[nodiscard]] const std::vector<std::uint8_t>& excluded() const { return excluded_; }

private:
    const Rubric& rubric_;
    Unit unit_;
    Limits limits_;
    std::vector<NodeState> nodes_;
    std::vector<std::uint8_t> excluded_;
    bool eligible_;  ///< but for `follow_`
    std::vector<const NodeCondition*> follow_;
    std::vector<VetoId> vetoes_;
};

}  // namespace ceping
