#include <ceping/analyse/comparing/rectification_diff.hpp>
#include <ceping/analyse/points_of_score.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// By shares of full marks where both are known, so that an edition that gives a criterion other points compares.
FixState fixing_of(const FixedItem& item) {
    if (item.lost_after.sign() <= 0) {
        return FixState::fixed;
    }
    const bool shares = item.max_before.sign() > 0 && item.max_after.sign() > 0;
    const Exact before = shares ? item.lost_before * item.max_after : item.lost_before;
    const Exact after = shares ? item.lost_after * item.max_before : item.lost_after;
    return after < before ? FixState::improved : before < after ? FixState::worse : FixState::unchanged;
}

bool has(const std::vector<FixedItem>& items, const RuledId& about) {
    return std::any_of(items.begin(), items.end(),
                       [&](const FixedItem& each) { return each.about == about; });
}

}  // namespace

void FixCounts::add(const FixedItem& item) {
    if (item.state == FixState::added) {
        ++added;
        newly_lost += item.lost_after * item.worth;
        return;
    }
    ++items;
    lost += item.lost_before * item.worth;
    switch (item.state) {
        case FixState::fixed: ++fixed; break;
        case FixState::improved: ++improved; break;
        case FixState::unchanged: ++unchanged; break;
        case FixState::worse: ++worse; break;
        case FixState::not_applicable: ++not_applicable; return;
        case FixState::not_assessed: ++not_assessed; return;
        case FixState::added: return;
    }
    regained += (item.lost_before - item.lost_after) * item.worth;
}

std::optional<Exact> FixCounts::rate() const {
    const std::size_t whole = items - not_applicable;
    return whole == 0 ? std::nullopt
                      : std::optional(Exact::fraction(static_cast<std::int64_t>(fixed),
                                                      static_cast<std::int64_t>(whole)));
}

bool FixCounts::settled() const { return fixed + not_applicable == items && added == 0; }

/// Counts a result, and says once a side that it is of another rubric.
void RectificationComparer::head(const SavedResult& result, RunHead& head, Diagnostics& found) const {
    ++head.units;
    if (!result.scored()) {
        return;
    }
    if (head.rubric.empty() && head.scoring.empty()) {
        head.rubric = result.rubric;
        head.edition = result.edition;
        head.scoring = result.scoring;
        head.overrides = result.overrides;
    }
    const bool other =
        result.rubric != rubric_.id || (!result.scoring.empty() && result.scoring != rubric_.scoring);
    if (other && !head.mixed) {
        head.mixed = true;
        found.add("result-other-rubric", result.where,
                  {result.rubric + (result.scoring.empty() ? "" : " " + result.scoring.substr(0, 12)),
                   rubric_.id + " " + rubric_.scoring.substr(0, 12)});
    }
}

void RectificationComparer::know_nodes() {
    for (std::size_t i = item_of_node_.size(); i < names_.nodes.size(); ++i) {
        item_of_node_.push_back(rubric_.find(names_.nodes[i]));
    }
}

Rectification RectificationComparer::notice_of(const SavedResult& result) {
    know_nodes();
    return rectification_of(rubric_, item_of_node_, result, least_);
}

void RectificationComparer::by(const SentNotices& sent) {
    diff_.by_notices = true;
    least_ = sent.least_lost;
    for (const auto& notice : sent.notices) {
        if (!sent_.emplace(notice.unit, diff_.units.size()).second) {
            continue;
        }
        UnitFixing& unit = diff_.units.emplace_back();
        unit.unit = notice.unit;
        unit.name = notice.name;
        for (const VetoId veto : notice.vetoes) {
            unit.items.emplace_back().about = veto;
        }
        for (const PrerequisiteId prerequisite : notice.prerequisites) {
            unit.items.emplace_back().about = prerequisite;
        }
        for (const PrerequisiteId prerequisite : notice.unconfirmed) {
            unit.items.emplace_back().about = prerequisite;
            unit.items.back().unconfirmed = true;
        }
        for (const auto& each : notice.items) {
            FixedItem& out = unit.items.emplace_back();
            out.about = each.item;
            out.lost_before = each.lost;
            if (each.of_score) {
                out.worth = *each.of_score / each.lost;
            }
        }
    }
}

std::size_t RectificationComparer::sent_to(const std::string& unit) const {
    const auto at = sent_.find(unit);
    return at == sent_.end() ? npos : at->second;
}

/// What the criteria on a unit's notice were out of, and worth.
void RectificationComparer::take_full_marks(UnitFixing& unit, const SavedResult& result) {
    unit.region = result.region;
    know_nodes();
    const std::vector<Exact> worth = worth_in_score(rubric_, item_of_node_, result);
    for (auto& item : unit.items) {
        for (const auto& node : result.nodes) {
            if (item.about == RuledId(item_of_node_[node.node.at()])) {
                item.max_before = node.max;
                // Whole, where the index has it to six places.
                item.worth = worth[std::get<ItemId>(item.about).at()];
            }
        }
    }
}

void RectificationComparer::before(const SavedResult& result, Diagnostics& found) {
    if (result.unit.empty()) {
        return;
    }
    const auto [at, fresh] = places_.emplace(result.unit, Place());
    Place& place = at->second;
    if (!fresh) {
        found.add("result-duplicate", result.where,
                  {result.unit, Location{result.where.path, place.line, place.column, {}}.text()});
        return;
    }
    head(result, diff_.before, found);
    place = {npos, static_cast<std::uint32_t>(result.where.line),
             static_cast<std::uint32_t>(result.where.column), false};
    if (diff_.by_notices) {
        place.unit = sent_to(result.unit);
        if (place.unit != npos && result.scored()) {
            take_full_marks(diff_.units[place.unit], result);
        }
        return;
    }
    if (!result.scored()) {
        return;
    }
    UnitFixing unit;
    unit.unit = result.unit;
    unit.name = result.name;
    unit.region = result.region;
    const Rectification notice = notice_of(result);
    unit.items.reserve(notice.size());
    for (const VetoId veto : notice.vetoes) {
        unit.items.emplace_back().about = veto;
    }
    for (const PrerequisiteId prerequisite : notice.prerequisites) {
        unit.items.emplace_back().about = prerequisite;
    }
    for (const PrerequisiteId prerequisite : notice.unconfirmed) {
        unit.items.emplace_back().about = prerequisite;
        unit.items.back().unconfirmed = true;
    }
    for (const auto& each : notice.items) {
        FixedItem item;
        item.about = each.item;
        item.lost_before = each.lost;
        item.max_before = result.nodes[each.node].max;
        item.worth = each.worth;
        unit.items.push_back(std::move(item));
    }
    place.unit = diff_.units.size();
    diff_.units.push_back(std::move(unit));
}

/// What the later result says of one thing on the notice.
void RectificationComparer::again(FixedItem& item, const SavedResult& result) const {
    const std::string& id = rubric_.id_of(item.about);
    if (std::holds_alternative<VetoId>(item.about)) {
        const bool still = among(id, result.vetoes);
        item.state = still ? FixState::unchanged : FixState::fixed;
        return;
    }
    if (std::holds_alternative<PrerequisiteId>(item.about)) {
        for (const auto& [of, state] : result.prerequisites) {
            if (of == id) {
                // What nobody had confirmed and nobody confirms now still stands against the unit.
                const bool stands = state == "denied" || (state == "unstated" && item.unconfirmed);
                item.state = state == "confirmed"        ? FixState::fixed
                             : state == "not_applicable" ? FixState::not_applicable
                             : stands                    ? FixState::unchanged
                                                         : FixState::not_assessed;
            }
        }
        return;
    }
    for (std::size_t i = 0; i < result.nodes.size(); ++i) {
        const SavedNode& node = result.nodes[i];
        if (item.about != RuledId(item_of_node_[node.node.at()])) {
            continue;
        }
        item.missing = node.status == NodeStatus::missing;
        if (node.status == NodeStatus::not_applicable) {
            item.state = FixState::not_applicable;
            return;
        }
        item.lost_after = lost_on(result, i, rubric_.at(std::get<ItemId>(item.about)).section);
        item.max_after = node.max;
        item.state = fixing_of(item);
        return;
    }
}

/// What the later result lost that the notice did not have.
void RectificationComparer::add_new(UnitFixing& unit, const SavedResult& result) {
    const Rectification now = notice_of(result);
    std::vector<FixedItem> fresh;
    const auto conditions = [&](const auto& list) {
        for (const auto each : list) {
            if (!has(unit.items, each)) {
                fresh.emplace_back().about = each;
            }
        }
    };
    conditions(now.vetoes);
    conditions(now.prerequisites);
    const std::size_t denied = fresh.size();
    conditions(now.unconfirmed);
    for (std::size_t i = denied; i < fresh.size(); ++i) {
        fresh[i].unconfirmed = true;
    }
    for (const auto& each : now.items) {
        if (!has(unit.items, each.item)) {
            FixedItem item;
            item.about = each.item;
            item.missing = result.nodes[each.node].status == NodeStatus::missing;
            item.lost_after = each.lost;
            item.max_after = result.nodes[each.node].max;
            item.worth = each.worth;
            fresh.push_back(std::move(item));
        }
    }
    unit.items.reserve(unit.items.size() + fresh.size());  // there may be very many units
    for (auto& each : fresh) {
        each.state = FixState::added;
        unit.items.push_back(std::move(each));
    }
}

void RectificationComparer::after(const SavedResult& result, Diagnostics& found) {
    if (result.unit.empty()) {
        return;
    }
    const auto [at, fresh] = places_.emplace(result.unit, Place{sent_to(result.unit), 0, 0, false});
    Place& place = at->second;
    if (place.met) {
        found.add("result-duplicate", result.where,
                  {result.unit, Location{result.where.path, place.line, place.column, {}}.text()});
        return;
    }
    head(result, diff_.after, found);
    place.met = true;
    place.line = static_cast<std::uint32_t>(result.where.line);
    place.column = static_cast<std::uint32_t>(result.where.column);
    if (place.unit == npos) {
        diff_.without_notice += result.scored() ? 1 : 0;
        return;
    }
    UnitFixing& unit = diff_.units[place.unit];
    unit.there = true;
    unit.name = result.name;
    unit.region = result.region;
    unit.status = result.status;
    if (!result.scored()) {
        unit.reason = result.reason;
        return;
    }
    const std::size_t noticed = unit.items.size();
    add_new(unit, result);
    for (std::size_t i = 0; i < noticed; ++i) {
        again(unit.items[i], result);
    }
}

/// Where neither the notice nor a result says it: of a unit to which everything applies, in groups that only sum.
Exact RectificationComparer::plain_worth(ItemId item) const {
    const Item& of = rubric_.at(item);
    const bool of_whole = of.section != Section::items && !of.is_of_group();
    return rubric_.out_of && !of_whole ? rubric_.total / *rubric_.out_of : Exact(1);
}

RectificationDiff RectificationComparer::finish() {
    for (auto& unit : diff_.units) {
        for (auto& item : unit.items) {
            if (const auto* const of = std::get_if<ItemId>(&item.about);
                of != nullptr && item.worth.is_zero()) {
                item.worth = plain_worth(*of);
            }
            unit.counts.add(item);
            diff_.total.add(item);
        }
        diff_.settled += !unit.items.empty() && unit.counts.settled() ? 1 : 0;
        diff_.unanswered += unit.counts.items > 0 && (!unit.there || !unit.scored()) ? 1 : 0;
    }
    const auto nothing = [](const UnitFixing& unit) { return unit.items.empty(); };
    const auto end = std::remove_if(diff_.units.begin(), diff_.units.end(), nothing);
    diff_.clear = static_cast<std::size_t>(diff_.units.end() - end);
    diff_.units.erase(end, diff_.units.end());
    return std::move(diff_);
}

}  // namespace ceping
