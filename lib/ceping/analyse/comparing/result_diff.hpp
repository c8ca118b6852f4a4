#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ceping {

// Two sets of results side by side, or what units claimed beside what was verified. Source: ceping-diff(1), RESULTS.

/// What is compared of one unit on one side.
struct UnitState {
    bool there = false;
    UnitStatus status = UnitStatus::scored;
    std::string reason;  ///< without a score: why, its first error or finding
    Exact score;
    Exact exact;
    std::string band;  ///< id; empty: none
    bool eligible = true;
    Stage stage = Stage::self;
    std::string ruled;  ///< prerequisites and vetoes that were ruled on, each with its document: `V1 …; P1 …`

    [[nodiscard]] bool scored() const { return there && status == UnitStatus::scored; }
};

/// One node of one unit on both sides. Points and max are absent where the side does not have the node,
/// and max where nothing but its section limits it.
struct NodeMove {
    NodeId node;
    std::optional<Exact> before;
    std::optional<Exact> after;
    std::optional<Exact> max_before;
    std::optional<Exact> max_after;
    NodeStatus status_before = NodeStatus::scored;
    NodeStatus status_after = NodeStatus::scored;
    std::string ruled_before;  ///< document or date of the ruling 复核裁定 on it; empty: none
    std::string ruled_after;

    /// Points won, or lost where negative. A node that one side lacks has no movement.
    [[nodiscard]] std::optional<Exact> moved() const;
};

/// One unit on both sides.
struct UnitMove {
    std::string unit;
    std::string name;    ///< as the newer side has it, where it is there
    std::string region;  ///< likewise
    UnitState before;
    UnitState after;
    std::vector<NodeMove> nodes;  ///< those that differ, in the order of the newer result

    /// How far the rounded score moved; nothing where either side has none.
    [[nodiscard]] std::optional<Exact> moved() const;
};

/// What a node came to over all units that both sides scored.
struct NodeTotals {
    std::size_t units = 0;  ///< that have the node on both sides
    std::size_t up = 0;
    std::size_t down = 0;
    Exact won;   ///< points gained, all units together
    Exact lost;  ///< points lost, as a positive number
};

/// What one side's results say of their rubric.
struct RunHead {
    std::string rubric;
    std::string edition;
    std::string scoring;
    std::string overrides;
    std::size_t units = 0;
    bool mixed = false;  ///< some result is of another rubric or run

    /// `id edition (overrides)`.
    [[nodiscard]] std::string label() const;
};

struct ResultDiff {
    RunHead before;
    RunHead after;
    std::vector<UnitMove> units;    ///< those to list, the greatest movement first
    std::vector<NodeTotals> nodes;  ///< beside ResultSet::nodes; empty where nodes were not asked for
    std::size_t compared = 0;       ///< scored on both sides
    std::size_t up = 0;
    std::size_t down = 0;
    std::size_t same = 0;  ///< nothing at all differs
    std::size_t added = 0;
    std::size_t gone = 0;
    std::size_t newly_rejected = 0;
    std::size_t newly_scored = 0;
    std::size_t band_changed = 0;
    std::size_t eligible_changed = 0;
    std::size_t unlisted = 0;   ///< they differ, but by no more than the threshold
    std::size_t unclaimed = 0;  ///< inflation: scored units that claim nothing
    std::size_t zeroed = 0;     ///< inflation: units whose score a veto set to 0, which are not compared
    Exact movement;             ///< sum of the rounded scores' movements

    [[nodiscard]] bool differs() const { return !units.empty() || unlisted > 0; }
    /// Mean movement of the units that both sides scored; nothing where there is none.
    [[nodiscard]] std::optional<Exact> mean() const;
};

struct ResultDiffOptions {
    bool nodes = false;              ///< compare nodes, too
    std::optional<Exact> threshold;  ///< list only units of which the score, or a node, moved by more
};

/// Takes the older side whole and the newer one result by result. A unit that stands twice on
/// a side is a finding and its second result left out; results of several rubrics on one side are a warning.
class ResultComparer {
public:
    explicit ResultComparer(ResultDiffOptions options) : options_(std::move(options)) {}

    void before(SavedResult&& result, Diagnostics& found);
    void after(const SavedResult& result, Diagnostics& found);
    /// Inflation 自评虚高: what `result` claims is the older side, what was verified the newer one.
    void claimed(const SavedResult& result, Diagnostics& found);

    /// What it came to. `nodes`: how many ResultSet::nodes there are.
    [[nodiscard]] ResultDiff finish(std::size_t nodes);

private:
    struct Kept {
        std::string unit;
        std::string name;
        std::string region;
        UnitState state;
        std::vector<SavedNode> nodes;
        std::vector<SavedRuling> rulings;
        bool met = false;
        std::uint32_t line = 0;  ///< where it stands; once it is met, on the newer side
        std::uint32_t column = 0;
    };
    static void twice(const SavedResult& result, const Kept& first, Diagnostics& found);
    static void count(const SavedResult& result, RunHead& head, Diagnostics& found);
    void take(UnitMove&& move);
    void total(const std::vector<SavedNode>& before, const std::vector<SavedNode>& after, UnitMove& move);

    ResultDiffOptions options_;
    std::vector<Kept> kept_;
    std::unordered_map<std::string, std::size_t> by_unit_;
    ResultDiff diff_;
};

}  // namespace ceping
