#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/unit_status.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

enum class Stage : std::uint8_t { self, verified };
enum class NodeStatus : std::uint8_t { scored, missing, not_applicable };
enum class Confirmation : std::uint8_t { unstated, confirmed, denied, not_applicable };

/// One node of one unit. Points are as computed, after the node's own rounding. Source: ceping-result(5), `nodes`.
struct NodeScore {
    Exact points;
    std::optional<Exact> max;  ///< none: it has no limit of its own
    NodeStatus status = NodeStatus::scored;
    bool gated = false;  ///< a gate took its points
    std::optional<Exact> lost;
    std::optional<Exact> claimed;
    std::vector<std::pair<MethodId, Exact>> by;  ///< method and its points
    std::string answer;                          ///< where exactly one answer made the points
    std::string ruled;                           ///< document or date of the ruling
};

/// What went into a unit's result.
struct InputUsed {
    std::shared_ptr<const std::string> name;
    std::string sha256;
    MethodId method;
    std::optional<Date> date{};  ///< of the visit or check; of a self-assessment when it was submitted
};

/// What a result rests on beside its answers: a record that states a veto or denies a prerequisite, or a ruling 复核裁定.
struct Ground {
    RuledId about;
    bool holds = false;  ///< what was stated, or ruled, of a prerequisite or a veto
    MethodId method;     ///< of a record: its source
    std::string ruled;   ///< of a ruling: its document or date; empty: a record
    std::optional<Date> date;
    std::string by;  ///< the assessor, or who ruled
    Location where;
    std::optional<Date> day{};  ///< of a veto that a record dates: when it happened
};

/// One unit's result. One without a score has its unit, findings and inputs only. Source: ceping-result(5).
struct Result {
    Unit unit;
    UnitStatus status = UnitStatus::scored;
    Stage stage = Stage::self;
    Exact exact;  ///< ceping-scoring(7), 5
    Exact score;  ///< `exact` rounded
    Exact base;
    Exact bonus;
    Exact penalty;
    std::optional<Exact> claimed;  ///< rounded like the score
    BandId band;                   ///< none: the rubric has none
    bool eligible = true;
    Exact answered;  ///< shares 0..1
    Exact verified;
    std::vector<Confirmation> prerequisites;
    std::vector<VetoId> vetoes;    ///< those that counted
    std::vector<Ground> grounds;   ///< rulings on criteria, then by prerequisite and veto
    std::vector<NodeScore> nodes;  ///< beside the rubric's items; empty where nobody asked for them
    std::vector<Diagnostic> findings;
    std::vector<InputUsed> inputs;

    [[nodiscard]] bool scored() const { return status == UnitStatus::scored; }
};

}  // namespace ceping
