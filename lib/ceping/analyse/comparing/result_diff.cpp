#include <ceping/analyse/comparing/result_diff.hpp>

#include <ceping/analyse/comparing/movement.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

UnitState state_of(const SavedResult& result) {
    UnitState out;
    out.there = true;
    out.status = result.status;
    if (!result.scored()) {
        out.reason = result.reason;
        return out;
    }
    out.score = result.score;
    out.exact = result.exact;
    out.band = result.band;
    out.eligible = result.eligible;
    out.stage = result.stage;
    for (const auto& [id, by] : result.ruled(false)) {
        out.ruled += (out.ruled.empty() ? "" : "; ") + std::string(id) + " " + std::string(by);
    }
    return out;
}

bool same_state(const UnitState& a, const UnitState& b) {
    if (a.there != b.there || a.status != b.status) {
        return false;
    }
    return !a.scored() || (a.score == b.score && a.exact == b.exact && a.band == b.band &&
                           a.eligible == b.eligible && a.stage == b.stage);
}

bool same_node(const NodeMove& move) {
    return move.before == move.after && move.max_before == move.max_after &&
           move.status_before == move.status_after;
}

std::optional<Exact> max_of(const SavedNode& node) {
    return node.unlimited ? std::nullopt : std::optional(node.max);
}

std::string ruling_on(const std::vector<SavedRuling>& rulings, NodeId node) {
    const auto at = std::find_if(rulings.begin(), rulings.end(),
                                 [node](const SavedRuling& each) { return each.node == node; });
    return at == rulings.end() ? std::string() : at->by;
}

}  // namespace

std::optional<Exact> NodeMove::moved() const {
    return before && after ? std::optional(*after - *before) : std::nullopt;
}

std::optional<Exact> UnitMove::moved() const {
    return before.scored() && after.scored() ? std::optional(after.score - before.score) : std::nullopt;
}

std::string RunHead::label() const {
    return rubric + (edition.empty() ? "" : " " + edition) +
           (overrides.empty() ? "" : " (" + overrides + ")");
}

std::optional<Exact> ResultDiff::mean() const {
    return compared == 0 ? std::nullopt
                         : std::optional(movement / Exact(static_cast<std::int64_t>(compared)));
}

void ResultComparer::count(const SavedResult& result, RunHead& head, Diagnostics& found) {
    ++head.units;
    if (!result.scored() || head.mixed) {
        return;
    }
    const RunHead stated{result.rubric, result.edition, result.scoring, result.overrides};
    if (head.rubric.empty() && head.scoring.empty()) {
        const std::size_t units = head.units;
        head = stated;
        head.units = units;
    } else if (head.label() != stated.label() || head.scoring != stated.scoring) {
        const auto named = [](const RunHead& each) {
            return each.label() + (each.scoring.empty() ? "" : " " + each.scoring.substr(0, 12));
        };
        head.mixed = true;
        found.add("result-mixed", result.where, {named(head), named(stated)});
    }
}

void ResultComparer::twice(const SavedResult& result, const Kept& first, Diagnostics& found) {
    found.add("result-duplicate", result.where,
              {result.unit, Location{result.where.path, first.line, first.column, {}}.text()});
}

void ResultComparer::before(SavedResult&& result, Diagnostics& found) {
    // A rejected input that names no unit has no counterpart.
    if (result.unit.empty()) {
        return;
    }
    count(result, diff_.before, found);
    UnitState state = state_of(result);
    const auto [at, fresh] = by_unit_.emplace(result.unit, kept_.size());
    if (!fresh) {
        twice(result, kept_[at->second], found);
        return;
    }
    kept_.push_back({std::move(result.unit), std::move(result.name), std::move(result.region),
                     std::move(state), std::move(result.nodes), std::move(result.rulings), false,
                     static_cast<std::uint32_t>(result.where.line),
                     static_cast<std::uint32_t>(result.where.column)});
}

/// The nodes that differ go into `move`, and all of them into the totals.
void ResultComparer::total(const std::vector<SavedNode>& before, const std::vector<SavedNode>& after,
                           UnitMove& move) {
    const auto find = [](const std::vector<SavedNode>& nodes, NodeId node,
                         std::size_t near) -> const SavedNode* {
        // Results of one rubric list their nodes in one order, so it mostly stands at the same place.
        if (near < nodes.size() && nodes[near].node == node) {
            return &nodes[near];
        }
        const auto at = std::find_if(nodes.begin(), nodes.end(),
                                     [node](const SavedNode& each) { return each.node == node; });
        return at == nodes.end() ? nullptr : &*at;
    };
    const auto add = [&](const SavedNode* old, const SavedNode* now) {
        NodeMove out;
        out.node = now != nullptr ? now->node : old->node;
        if (old != nullptr) {
            out.before = old->points;
            out.max_before = max_of(*old);
            out.status_before = old->status;
        }
        if (now != nullptr) {
            out.after = now->points;
            out.max_after = max_of(*now);
            out.status_after = now->status;
        }
        const auto moved = out.moved();
        if (moved) {
            diff_.nodes.resize(std::max(diff_.nodes.size(), out.node.at() + 1));
            NodeTotals& totals = diff_.nodes[out.node.at()];
            ++totals.units;
            totals.up += moved->sign() > 0 ? 1U : 0U;
            totals.down += moved->sign() < 0 ? 1U : 0U;
            (moved->sign() > 0 ? totals.won : totals.lost) += size_of(*moved);
        }
        if (!same_node(out)) {
            move.nodes.push_back(std::move(out));
        }
    };
    for (std::size_t i = 0; i < after.size(); ++i) {
        add(find(before, after[i].node, i), &after[i]);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (find(after, before[i].node, i) == nullptr) {
            add(&before[i], nullptr);
        }
    }
}

/// Counts a unit, and keeps it where it is to be listed.
void ResultComparer::take(UnitMove&& move) {
    const UnitState& old = move.before;
    const UnitState& now = move.after;
    const auto moved = move.moved();
    diff_.added += old.there ? 0U : 1U;
    diff_.gone += now.there ? 0U : 1U;
    diff_.newly_rejected += old.scored() && now.status == UnitStatus::rejected ? 1U : 0U;
    diff_.newly_scored += old.status == UnitStatus::rejected && now.scored() ? 1U : 0U;
    if (moved) {
        ++diff_.compared;
        diff_.up += moved->sign() > 0 ? 1U : 0U;
        diff_.down += moved->sign() < 0 ? 1U : 0U;
        diff_.movement += *moved;
        diff_.band_changed += old.band != now.band ? 1U : 0U;
        diff_.eligible_changed += old.eligible != now.eligible ? 1U : 0U;
    }
    if (same_state(old, now) && move.nodes.empty()) {
        ++diff_.same;
        return;
    }
    if (options_.threshold) {
        const auto over = [&](const std::optional<Exact>& each) {
            return each && size_of(*each) > *options_.threshold;
        };
        move.nodes.erase(std::remove_if(move.nodes.begin(), move.nodes.end(),
                                        [&](const NodeMove& each) { return !over(each.moved()); }),
                         move.nodes.end());
        if (!over(moved) && move.nodes.empty()) {
            ++diff_.unlisted;
            return;
        }
    }
    move.nodes.shrink_to_fit();
    diff_.units.push_back(std::move(move));
}

void ResultComparer::after(const SavedResult& result, Diagnostics& found) {
    if (result.unit.empty()) {
        return;
    }
    count(result, diff_.after, found);
    UnitMove move{result.unit, result.name, result.region, {}, state_of(result), {}};
    const auto [at, fresh] = by_unit_.emplace(result.unit, kept_.size());
    if (fresh) {
        kept_.emplace_back();
    }
    Kept& kept = kept_[at->second];
    if (kept.met) {
        twice(result, kept, found);
        return;
    }
    kept.met = true;
    kept.line = static_cast<std::uint32_t>(result.where.line);
    kept.column = static_cast<std::uint32_t>(result.where.column);
    move.before = std::move(kept.state);
    if (options_.nodes && move.before.scored() && move.after.scored()) {
        total(kept.nodes, result.nodes, move);
        for (auto& node : move.nodes) {
            node.ruled_before = ruling_on(kept.rulings, node.node);
            node.ruled_after = ruling_on(result.rulings, node.node);
        }
    }
    kept.nodes = std::vector<SavedNode>();
    kept.rulings = std::vector<SavedRuling>();
    take(std::move(move));
}

void ResultComparer::claimed(const SavedResult& result, Diagnostics& found) {
    if (result.unit.empty()) {
        return;
    }
    count(result, diff_.after, found);
    if (!result.scored() || !result.claimed) {
        diff_.unclaimed += result.scored() ? 1U : 0U;
        return;
    }
    if (result.zeroed()) {
        ++diff_.zeroed;
        return;
    }
    UnitMove move{result.unit, result.name, result.region, state_of(result), state_of(result), {}};
    move.before.score = *result.claimed;
    // What was claimed is known as rounded only.
    move.before.exact = move.after.exact - move.after.score + *result.claimed;
    if (options_.nodes) {
        std::vector<SavedNode> claims;
        std::vector<SavedNode> verified;
        for (const auto& claim : result.claims) {
            const SavedNode* node = result.find(claim.node);
            claims.push_back({claim.node, claim.points, node->max, node->status, node->unlimited});
            verified.push_back(*node);
        }
        total(claims, verified, move);
        for (auto& node : move.nodes) {
            node.ruled_after = ruling_on(result.rulings, node.node);
        }
    }
    take(std::move(move));
}

ResultDiff ResultComparer::finish(std::size_t nodes) {
    for (auto& kept : kept_) {
        if (!kept.met) {
            take({std::move(kept.unit),
                  std::move(kept.name),
                  std::move(kept.region),
                  std::move(kept.state),
                  {},
                  {}});
        }
    }
    kept_.clear();
    if (options_.nodes) {
        diff_.nodes.resize(nodes);
    }
    std::stable_sort(diff_.units.begin(), diff_.units.end(),
                     [](const UnitMove& a, const UnitMove& b) { return moved_more(a.moved(), b.moved()); });
    return std::move(diff_);
}

}  // namespace ceping
