#include <ceping/analyse/batch_report.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t bin_count = 20;

/// The first steps of a region path.
std::string first_steps(std::string_view path, std::size_t depth) {
    std::string out;
    std::size_t taken = 0;
    for (const auto step : split(path, '/')) {
        if (taken++ == depth) {
            break;
        }
        out += (out.empty() ? "" : "/") + std::string(step);
    }
    return out;
}

std::vector<ItemId> sections_of(const Rubric& rubric) {
    std::vector<ItemId> out;
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (item.section != Section::items) {
            continue;
        }
        const bool holds_criteria =
            item.group && std::any_of(item.group->children.begin(), item.group->children.end(),
                                      [&](ItemId child) { return rubric.at(child).criterion.has_value(); });
        // A criterion at the top of the tree is a section of its own.
        if (holds_criteria || (item.criterion && !item.parent)) {
            out.emplace_back(i);
        }
    }
    return out;
}

class ReportMaker {
public:
    ReportMaker(const Rubric& rubric, const ResultSet& set, const BatchReportOptions& options)
        : rubric_(rubric), set_(set), options_(options) {
        out_.rubric = &rubric;
        out_.set = &set;
        out_.least_lost = options.least_lost;
        out_.item_of_node = items_of_nodes(rubric, set);
        out_.sections = sections_of(rubric);
        section_of_item_.assign(rubric.items.size(), none);
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            for (std::size_t s = 0; s < out_.sections.size(); ++s) {
                const ItemId section = out_.sections[s];
                // The nearest one: a group that holds criteria may hold another such group.
                if (rubric.is_below(ItemId(i), section)) {
                    section_of_item_[i] = s;
                }
            }
        }
        depth_ = options.region_depth > 0 ? options.region_depth : region_depth_of(set);
    }

    BatchReport run() {
        out_.leagues = options_.leagues.empty() ? rank_results(set_, options_.rank) : options_.leagues;
        out_.units.resize(set_.results.size());
        for (std::size_t league = 0; league < out_.leagues.size(); ++league) {
            for (const auto& ranked : out_.leagues[league].units) {
                out_.units[ranked.result].league = league;
                out_.units[ranked.result].ranked = ranked;
            }
        }
        RollupOptions rollup;
        rollup.places = rubric_.rounding.final;
        rollup.mode = rubric_.rounding.mode;
        out_.region_scores = roll_up(set_, rollup);
        for (auto& region : out_.region_scores) {
            region.nodes.clear();
        }
        out_.of_leagues.resize(out_.leagues.size());
        league_rates_.assign(out_.leagues.size(), std::vector<std::vector<Exact>>(out_.sections.size()));
        checked_.resize(rubric_.items.size());
        areas_.resize(out_.sections.size());
        rates_.resize(out_.sections.size());
        criteria_.resize(rubric_.items.size());
        for (std::size_t i = 0; i < set_.results.size(); ++i) {
            unit(i);
        }
        overview();
        areas();
        criteria();
        return std::move(out_);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void unit(std::size_t at) {
        const SavedResult& result = set_.results[at];
        ReportUnit& out = out_.units[at];
        out.region = first_steps(result.region, depth_);
        const auto [known, fresh] = regions_.emplace(out.region, out_.regions.size());
        if (fresh) {
            out_.regions.push_back(out.region);
            out_.of_regions.emplace_back();
        }
        out.sections.resize(out_.sections.size());
        if (!result.scored()) {
            return;
        }
        out_.verified = out_.verified || result.stage == Stage::verified;
        out.fix = rectification_of(rubric_, out_.item_of_node, result, options_.least_lost);
        for (const auto& node : result.nodes) {
            const ItemId item = out_.item_of_node[node.node.at()];
            if (item && node.status != NodeStatus::not_applicable) {
                node_of_unit(out, item, node, known->second);
            }
        }
        claims(result);
        sums(out_.of_regions[known->second], result, out);
        sums(out_.of_leagues[out.league], result, out);
        for (std::size_t s = 0; s < out.sections.size(); ++s) {
            if (out.sections[s] && out.sections[s]->max.sign() > 0) {
                league_rates_[out.league][s].push_back(out.sections[s]->rate());
            }
        }
    }

    void sums(SectionSums& into, const SavedResult& result, const ReportUnit& unit) const {
        ++into.units;
        into.scores += result.score;
        into.sections.resize(out_.sections.size());
        for (std::size_t s = 0; s < unit.sections.size(); ++s) {
            if (unit.sections[s]) {
                into.sections[s].points += unit.sections[s]->points;
                into.sections[s].max += unit.sections[s]->max;
            }
        }
    }

    void node_of_unit(ReportUnit& out, ItemId item, const SavedNode& node, std::size_t region) {
        const std::size_t section = section_of_item_[item.at()];
        if (section != none && out_.sections[section] == item) {
            out.sections[section] = PointsOf{node.points, node.max};
            Area& area = areas_[section];
            if (node.max.sign() > 0) {
                ++area.units;
                area.sum.points += node.points;
                area.sum.max += node.max;
                rates_[section].push_back(node.points / node.max);
                add_region(area, region, node);
            }
        }
        const Item& of = rubric_.at(item);
        if (of.criterion && of.section == Section::items) {
            WeakCriterion& criterion = criteria_[item.at()];
            criterion.item = item;
            ++criterion.units;
            criterion.losing += node.points < node.max ? 1 : 0;
            criterion.sum.points += node.points;
            criterion.sum.max += node.max;
            criterion.lost += node.max - node.points;
        }
    }

    static void add_region(Area& area, std::size_t region, const SavedNode& node) {
        auto at = std::find_if(area.regions.begin(), area.regions.end(),
                               [&](const auto& each) { return each.region == region; });
        if (at == area.regions.end()) {
            at = area.regions.insert(at, {region, {}, 0});
        }
        ++at->units;
        at->sum.points += node.points;
        at->sum.max += node.max;
    }

    void claims(const SavedResult& result) {
        if (result.stage != Stage::verified) {
            return;
        }
        if (result.claimed) {
            ++out_.claims.units;
            out_.claims.claimed += *result.claimed;
            out_.claims.given += result.score;
        }
        std::set<std::size_t> met;
        for (const auto& claim : result.claims) {
            const ItemId item = out_.item_of_node[claim.node.at()];
            const std::size_t section = item ? section_of_item_[item.at()] : none;
            const SavedNode* given = result.find(claim.node);
            if (section == none || given == nullptr || given->status == NodeStatus::not_applicable) {
                continue;
            }
            ClaimedOf& sum = areas_[section].claims;
            sum.units += met.insert(section).second ? 1 : 0;
            sum.claimed += claim.points;
            sum.given += given->points;
            CheckedCriterion& checked = checked_[item.at()];
            checked.item = item;
            ++checked.claims.units;
            checked.claims.claimed += claim.points;
            checked.claims.given += given->points;
            checked.lowered += given->points < claim.points ? 1 : 0;
            checked.raised += given->points > claim.points ? 1 : 0;
        }
    }

    void overview() {
        Overview& out = out_.overview;
        out.units = set_.results.size();
        for (std::size_t i = 0; i < bin_count; ++i) {
            const auto share = [&](std::size_t part) {
                return rubric_.total *
                       Exact::fraction(static_cast<std::int64_t>(part), static_cast<std::int64_t>(bin_count));
            };
            out.bins.push_back({share(i), share(i + 1), 0});
        }
        for (std::size_t i = 0; i < rubric_.bands.size(); ++i) {
            out.bands.push_back({BandId(i), 0});
        }
        out.bands.emplace_back();
        std::vector<Exact> scores;
        for (std::size_t i = 0; i < set_.results.size(); ++i) {
            const SavedResult& result = set_.results[i];
            if (!result.scored()) {
                ++(result.status == UnitStatus::rejected ? out.rejected : out.not_assessed);
                continue;
            }
            ++out.scored;
            out.not_eligible += result.eligible ? 0 : 1;
            scores.push_back(result.score);
            std::size_t bin = 0;
            while (bin + 1 < bin_count && result.score >= out.bins[bin].to) {
                ++bin;
            }
            ++out.bins[bin].units;
            const BandId band = rubric_.find_band(out_.units[i].ranked.band);
            ++(band ? out.bands[band.at()] : out.bands.back()).units;
        }
        if (scores.empty()) {
            return;
        }
        Exact sum;
        for (const auto& score : scores) {
            sum += score;
        }
        out.mean = sum / Exact(static_cast<std::int64_t>(scores.size()));
        const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
        out.lowest = *lowest;
        out.highest = *highest;
        out.median = median_of(std::move(scores));
    }

    void areas() {
        for (std::size_t s = 0; s < areas_.size(); ++s) {
            Area& area = areas_[s];
            area.section = s;
            std::stable_sort(area.regions.begin(), area.regions.end(), [](const auto& a, const auto& b) {
                return a.sum.points * b.sum.max < b.sum.points * a.sum.max;
            });
            if (!rates_[s].empty()) {
                area.lowest_rate = *std::min_element(rates_[s].begin(), rates_[s].end());
            }
            area.median_rate = median_of(std::move(rates_[s]));
        }
        out_.areas = std::move(areas_);
        std::stable_sort(out_.areas.begin(), out_.areas.end(), [](const Area& a, const Area& b) {
            if (a.units == 0 || b.units == 0) {
                return a.units > 0 && b.units == 0;
            }
            return a.sum.points * b.sum.max < b.sum.points * a.sum.max;
        });
    }

    void criteria() {
        for (auto& each : criteria_) {
            if (each.item && each.lost.sign() > 0) {
                out_.criteria.push_back(std::move(each));
            }
        }
        std::stable_sort(out_.criteria.begin(), out_.criteria.end(),
                         [](const auto& a, const auto& b) { return a.lost > b.lost; });
        for (auto& each : checked_) {
            if (each.item) {
                out_.checked.push_back(std::move(each));
            }
        }
        std::stable_sort(out_.checked.begin(), out_.checked.end(), [](const auto& a, const auto& b) {
            return a.claims.claimed - a.claims.given > b.claims.claimed - b.claims.given;
        });
        for (auto& league : league_rates_) {
            auto& medians = out_.league_medians.emplace_back();
            for (auto& rates : league) {
                medians.push_back(median_of(std::move(rates)));
            }
        }
        for (auto* all : {&out_.of_regions, &out_.of_leagues}) {
            for (auto& each : *all) {
                each.sections.resize(out_.sections.size());
            }
        }
    }

    const Rubric& rubric_;
    const ResultSet& set_;
    const BatchReportOptions& options_;
    BatchReport out_;
    std::size_t depth_ = 1;
    std::vector<std::size_t> section_of_item_;  // beside the rubric's items
    std::map<std::string, std::size_t> regions_;
    std::vector<Area> areas_;                                    // beside the sections
    std::vector<std::vector<Exact>> rates_;                      // beside the sections
    std::vector<WeakCriterion> criteria_;                        // beside the rubric's items
    std::vector<CheckedCriterion> checked_;                      // beside the rubric's items
    std::vector<std::vector<std::vector<Exact>>> league_rates_;  // beside the leagues and the sections
};

}  // namespace

BatchReport make_batch_report(const Rubric& rubric, const ResultSet& set, const BatchReportOptions& options) {
    return ReportMaker(rubric, set, options).run();
}

std::size_t region_depth_of(const ResultSet& set) {
    std::size_t deepest = 0;
    for (const auto& result : set.results) {
        deepest = std::max(deepest, result.region.empty() ? 0 : split(result.region, '/').size());
    }
    for (std::size_t depth = 1; depth <= deepest; ++depth) {
        std::set<std::string> regions;
        for (const auto& result : set.results) {
            if (!result.region.empty()) {
                regions.insert(first_steps(result.region, depth));
            }
        }
        if (regions.size() > 1) {
            return depth;
        }
    }
    return 1;
}

std::optional<Exact> median_of(std::vector<Exact> values) {
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    if (values.size() % 2 == 1) {
        return values[middle];
    }
    return (values[middle - 1] + values[middle]) / Exact(2);
}

}  // namespace ceping
