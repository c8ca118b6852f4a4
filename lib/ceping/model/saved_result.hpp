#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ceping {

/// One node of a result that was written and read back: points as the result states them, to 6 places.
struct SavedNode {
    NodeId node;
    Exact points;
    Exact max;  ///< 0 where the result states none, or it does not apply
    NodeStatus status = NodeStatus::scored;
    bool unlimited = false;  ///< the result states no max
    bool gated = false;      ///< a gate took its points
};

/// What a unit's own record claimed on one criterion that was verified.
struct SavedClaim {
    NodeId node;
    Exact points;
};

/// A criterion that was ruled on 复核裁定, and by which document or on which date.
struct SavedRuling {
    NodeId node;
    std::string by;
};

/// What a result rests on beside its answers: who stated a veto or denied a prerequisite, and each ruling.
struct SavedGround {
    std::string id;             ///< of a criterion, a prerequisite or a veto
    std::optional<bool> holds;  ///< what was stated, or ruled, of a prerequisite or a veto
    std::string source;         ///< `self` or a method's id; empty: a ruling
    std::string ruled;          ///< document or date of the ruling
    std::string date;
    std::string by;  ///< the assessor, or who ruled
    std::string where;
};

/// What a result says of a criterion beyond its points: how they came about.
struct SavedDetail {
    std::optional<Exact> lost;  ///< points not earned; of a penalty those taken
    std::string answer;         ///< in its written form, where exactly one answer made the points
    std::vector<std::pair<std::string, Exact>> by;  ///< ids of methods and the points of each
};

/// A finding that came with a result, as it was written.
struct SavedFinding {
    std::string code;
    Severity severity = Severity::note;
    std::string message;
    std::string where;  ///< `path:line:column`, or a cell
};

/// What went into a result, as it names it.
struct SavedInput {
    std::string name;
    std::string sha256;
    std::string source;  ///< `self` or a method's id; empty: not stated
    std::string date{};  ///< of the record; empty: not stated
};

/// One unit's result/1 as it was written. What it says of the rubric are ids: the rubric itself may not be at hand.
/// Source: ceping-result(5).
struct SavedResult {
    std::string rubric;     ///< id
    std::string edition;    ///< empty where the rubric states none
    std::string scoring;    ///< digest of what can change a score; empty: not stated
    std::string sha256;     ///< digest of the rubric's files; empty: not stated
    std::string overrides;  ///< what --set changed, as written: `visits=lowest;unverified=zero`
    std::string unit;       ///< id; empty: an input that belongs to no unit
    std::string name;
    std::string region;
    std::vector<std::pair<std::string, std::string>> facts;  ///< id and text, in the rubric's order
    UnitStatus status = UnitStatus::scored;
    std::string reason;  ///< without a score: why, as its findings say
    Stage stage = Stage::self;
    Exact score;
    Exact exact;
    Exact base;
    Exact bonus;
    Exact penalty;
    Exact total;
    std::optional<Exact> claimed;
    std::string band;  ///< id; empty: none
    bool eligible = true;
    std::optional<Exact> answered;  ///< shares 0..1
    std::optional<Exact> verified;
    std::vector<std::pair<std::string, std::string>>
        prerequisites;                ///< ids; `confirmed`, `denied`, `unstated`
    std::vector<std::string> vetoes;  ///< ids of those that counted
    std::vector<SavedGround> grounds;
    std::vector<SavedNode> nodes;        ///< those that were asked for and stand in the result
    std::vector<SavedDetail> details;    ///< beside the nodes, where they were asked for
    std::vector<SavedFinding> findings;  ///< where they were asked for
    std::vector<SavedClaim> claims;      ///< where they were asked for
    std::vector<SavedRuling> rulings;    ///< on the nodes that are kept
    std::vector<SavedInput> inputs;      ///< where they were asked for
    Location where;

    [[nodiscard]] bool scored() const { return status == UnitStatus::scored; }
    /// Whether a veto set the score to 0 though the unit's points come to something: its score then says nothing of what it
    /// claimed. Source: ceping-scoring(7), 6.
    [[nodiscard]] bool zeroed() const;
    /// What --set made of a key; nothing where it was left alone.
    [[nodiscard]] std::optional<std::string_view> set(std::string_view key) const;
    /// A fact's text, `region`, or nothing where the unit does not state it.
    [[nodiscard]] std::optional<std::string_view> fact(std::string_view id) const;
    /// The ids of what was ruled on, and each ruling's document or date; without criteria where they are not wanted.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> ruled(bool criteria) const;
    /// Nothing where the result does not have it.
    [[nodiscard]] const SavedNode* find(NodeId node) const;
    /// What is kept of one of its nodes beyond the points; null where nobody asked for it.
    [[nodiscard]] const SavedDetail* detail(const SavedNode& node) const;
};

/// Results as read from files, in their order.
struct ResultSet {
    std::vector<SavedResult> results;
    std::vector<std::string> nodes;  ///< ids of all nodes met

    /// The position of a node's id; takes it in where it is new.
    NodeId node(std::string_view id);
    /// None where no result has it.
    [[nodiscard]] NodeId find_node(std::string_view id) const;

private:
    std::unordered_map<std::string, NodeId> positions_;
};

}  // namespace ceping
