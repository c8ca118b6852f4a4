#pragma once

#include <ceping/analyse/comparing/rectification.hpp>
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>
#include <ceping/model/sent_notices.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ceping {

// What became of what units had to fix 整改反馈. All exact. Source: ceping-diff(1), RECTIFICATION.

enum class FixState : std::uint8_t {
    fixed,           ///< nothing is lost any more; the condition no longer stands against the unit
    improved,        ///< a smaller share of its full marks is lost
    unchanged,       ///< the same share
    worse,           ///< a greater share
    not_applicable,  ///< it no longer applies to the unit
    not_assessed,    ///< the later results do not have it, or not the unit
    added            ///< it was not on the notice
};

/// One thing on a unit's notice, or one that is new.
struct FixedItem {
    RuledId about;
    FixState state = FixState::not_assessed;
    bool missing = false;      ///< it was not answered the second time
    bool unconfirmed = false;  ///< a prerequisite that nobody had confirmed, and not one that was denied
    Exact lost_before;         ///< points; 0 where it was not on the notice, and of conditions
    Exact lost_after;          ///< points; 0 of what is not applicable or not assessed
    Exact max_before;          ///< 0: not known
    Exact max_after;
    Exact
        worth;  ///< points of the score that one point of it was worth when the notice went out, or else is now
};

/// How many of what, of a unit or of all.
struct FixCounts {
    std::size_t items = 0;  ///< on the notice
    std::size_t fixed = 0;
    std::size_t improved = 0;
    std::size_t unchanged = 0;
    std::size_t worse = 0;
    std::size_t not_applicable = 0;
    std::size_t not_assessed = 0;
    std::size_t added = 0;  ///< not on the notice
    Exact lost;             ///< points of the score that the notice is about
    Exact regained;         ///< of those that were assessed again; negative where more was lost
    Exact newly_lost;       ///< points of the score lost by what was not on the notice

    void add(const FixedItem& item);
    /// Of what still applies, how much was fixed 整改率; nothing where nothing applies.
    [[nodiscard]] std::optional<Exact> rate() const;
    /// Whether nothing is left to fix: all of it fixed or not applicable, and nothing new.
    [[nodiscard]] bool settled() const;
};

struct UnitFixing {
    std::string unit;
    std::string name;
    std::string region;
    bool there = false;  ///< in the later results
    UnitStatus status = UnitStatus::scored;
    std::string reason;            ///< without a score: why, its first error or finding
    std::vector<FixedItem> items;  ///< the notice's, in the rubric's order, then what is new
    FixCounts counts;

    [[nodiscard]] bool scored() const { return status == UnitStatus::scored; }
};

struct RectificationDiff {
    RunHead before;
    RunHead after;
    std::vector<UnitFixing> units;  ///< with something to fix or something new, in the earlier order
    FixCounts total;
    std::size_t clear = 0;           ///< units with neither
    std::size_t settled = 0;         ///< of those listed: nothing is left to fix
    std::size_t without_notice = 0;  ///< units that only the later results score: they had no notice
    std::size_t unanswered = 0;  ///< of those listed: the later results do not have them, or not with a score
    bool by_notices = false;     ///< it is about what notices said that went out
};

/// Takes the earlier side whole, in short, and the later one result by result. Units are matched by id. A unit that
/// stands twice on a side is a finding and its second result left out; results of another rubric than the given one, or
/// of another scoring digest, are a warning, once a side.
class RectificationComparer {
public:
    /// `names` knows the ids of the results' nodes; both must outlive the comparer. `least`: what a notice is about.
    RectificationComparer(const Rubric& rubric, const ResultSet& names, Exact least)
        : rubric_(rubric), names_(names), least_(std::move(least)) {}
    /// Of what these notices say, whatever else the earlier results lost.
    void by(const SentNotices& sent);

    void before(const SavedResult& result, Diagnostics& found);
    void after(const SavedResult& result, Diagnostics& found);
    [[nodiscard]] RectificationDiff finish();

private:
    struct Place {
        std::size_t unit = 0;    ///< position among the units; npos: it had no notice
        std::uint32_t line = 0;  ///< where it stands; once it is met, on the later side
        std::uint32_t column = 0;
        bool met = false;
    };
    void head(const SavedResult& result, RunHead& head, Diagnostics& found) const;
    [[nodiscard]] std::size_t sent_to(const std::string& unit) const;
    void take_full_marks(UnitFixing& unit, const SavedResult& result);
    void know_nodes();
    [[nodiscard]] Exact plain_worth(ItemId item) const;
    [[nodiscard]] Rectification notice_of(const SavedResult& result);
    void again(FixedItem& item, const SavedResult& result) const;
    void add_new(UnitFixing& unit, const SavedResult& result);

    const Rubric& rubric_;
    const ResultSet& names_;
    Exact least_;
    std::vector<ItemId> item_of_node_;  ///< beside the names
    std::unordered_map<std::string, Place> places_;
    std::unordered_map<std::string, std::size_t>
        sent_;  ///< positions among the units, of those with a notice
    RectificationDiff diff_;
};

}  // namespace ceping
