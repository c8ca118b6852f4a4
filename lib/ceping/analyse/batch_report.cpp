#include <ceping/analyse/batch_report.hpp>
#include <ceping/analyse/points_of_score.hpp>

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

}  // namespace

/// The figures while results are taken one by one.
class BatchReportMaker::Work {
public:
    Work(const Rubric& rubric, const Exact& least_lost, bool brief) : rubric_(rubric), brief_(brief) {
        out_.rubric = &rubric;
        out_.least_lost = least_lost;
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
        areas_.resize(out_.sections.size());
        rates_.resize(out_.sections.size());
        criteria_.resize(rubric_.items.size());
        checked_.resize(rubric_.items.size());
    }

    void take(const SavedResult& result, const ResultSet& names) {
        for (std::size_t i = out_.item_of_node.size(); i < names.nodes.size(); ++i) {
            out_.item_of_node.push_back(rubric_.find(names.nodes[i]));
        }
        ReportUnit& out = out_.units.emplace_back();
        out.sections.resize(out_.sections.size());
        const auto [known, fresh] = paths_.emplace(result.region, of_paths_.size());
        if (fresh) {
            of_paths_.emplace_back().sections.resize(out_.sections.size());
        }
        if (!result.scored()) {
            return;
        }
        out_.verified = out_.verified || result.stage == Stage::verified;
        const std::vector<Exact> worth = worth_in_score(rubric_, out_.item_of_node, result);
        out.fix = rectification_of(rubric_, out_.item_of_node, result, out_.least_lost, worth);
        out_.to_fix_units += out.fix.empty() ? 0 : 1;
        out_.to_fix_items += out.fix.size();
        out_.to_fix_vetoes += out.fix.vetoes.size();
        out_.to_fix_prerequisites += out.fix.prerequisites.size() + out.fix.unconfirmed.size();
        if (brief_) {
            out.fix.items = std::vector<ToFix>();
        }
        PathSums& path = of_paths_[known->second];
        ++path.units;
        path.scores += result.exact;
        for (const auto& node : result.nodes) {
            const ItemId item = out_.item_of_node[node.node.at()];
            if (item && node.status != NodeStatus::not_applicable) {
                node_of_unit(out, item, node, worth[item.at()], path);
            }
        }
        claims(result);
    }

    BatchReport finish(const ResultSet& set, const BatchReportOptions& options) {
        out_.set = &set;
        for (std::size_t i = out_.item_of_node.size(); i < set.nodes.size(); ++i) {
            out_.item_of_node.push_back(rubric_.find(set.nodes[i]));
        }
        out_.leagues = options.leagues.empty() ? rank_results(set, options.rank) : options.leagues;
        for (std::size_t league = 0; league < out_.leagues.size(); ++league) {
            for (const auto& ranked : out_.leagues[league].units) {
                out_.units[ranked.result].league = league;
                out_.units[ranked.result].ranked = ranked;
            }
        }
        RollupOptions rollup;
        rollup.places = rubric_.rounding.final;
        rollup.mode = rubric_.rounding.mode;
        out_.region_scores = roll_up(set, rollup);
        for (auto& region : out_.region_scores) {
            region.nodes.clear();
        }
        regions(set, options.region_depth > 0 ? options.region_depth : region_depth_of(set));
        leagues(set);
        overview(set);
        areas();
        criteria();
        return std::move(out_);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// What the scored units of one whole region path come to: regions are told apart once all are known.
    struct PathSums {
        struct Of {
            PointsOf sum;
            Exact lost;
            std::size_t units = 0;
        };
        std::size_t units = 0;
        Exact scores;
        std::vector<Of> sections;
    };

    void node_of_unit(ReportUnit& out, ItemId item, const SavedNode& node, const Exact& worth,
                      PathSums& path) {
        const std::size_t section = section_of_item_[item.at()];
        if (section != none && out_.sections[section] == item) {
            out.sections[section] = PointsOf{node.points, node.max};
            Area& area = areas_[section];
            path.sections[section].sum.points += node.points;
            path.sections[section].sum.max += node.max;
            if (node.max.sign() > 0) {
                ++area.units;
                area.sum.points += node.points;
                area.sum.max += node.max;
                const Exact lost = (node.max - node.points) * worth;
                area.lost += lost;
                path.sections[section].lost += lost;
                rates_[section].push_back(node.points / node.max);
                ++path.sections[section].units;
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
            criterion.lost += (node.max - node.points) * worth;
        }
    }

    /// Regions by the first steps of the paths, in the order of first appearance.
    void regions(const ResultSet& set, std::size_t depth) {
        std::map<std::string, std::size_t> known;
        for (std::size_t i = 0; i < set.results.size(); ++i) {
            ReportUnit& unit = out_.units[i];
            unit.region = first_steps(set.results[i].region, depth);
            if (known.emplace(unit.region, out_.regions.size()).second) {
                out_.regions.push_back(unit.region);
            }
        }
        out_.of_regions.resize(out_.regions.size());
        for (auto& region : out_.of_regions) {
            region.sections.resize(out_.sections.size());
        }
        struct Lost {
            std::size_t units = 0;
            Exact points;
        };
        std::vector<std::vector<Lost>> lost(out_.regions.size(), std::vector<Lost>(out_.sections.size()));
        for (const auto& [path, at] : paths_) {
            const std::size_t region = known.at(first_steps(path, depth));
            const PathSums& of = of_paths_[at];
            SectionSums& into = out_.of_regions[region];
            into.units += of.units;
            into.scores += of.scores;
            for (std::size_t s = 0; s < of.sections.size(); ++s) {
                into.sections[s].points += of.sections[s].sum.points;
                into.sections[s].max += of.sections[s].sum.max;
                lost[region][s].units += of.sections[s].units;
                lost[region][s].points += of.sections[s].lost;
            }
        }
        for (std::size_t s = 0; s < areas_.size(); ++s) {
            for (std::size_t region = 0; region < out_.regions.size(); ++region) {
                auto& of = lost[region][s];
                if (of.units > 0) {
                    areas_[s].regions.push_back(
                        {region, out_.of_regions[region].sections[s], std::move(of.points), of.units});
                }
            }
        }
    }

    void leagues(const ResultSet& set) {
        out_.of_leagues.resize(out_.leagues.size());
        for (std::size_t at = 0; at < out_.leagues.size(); ++at) {
            SectionSums& sums = out_.of_leagues[at];
            sums.sections.resize(out_.sections.size());
            std::vector<std::vector<Exact>> rates(out_.sections.size());
            for (const auto& ranked : out_.leagues[at].units) {
                const SavedResult& result = set.results[ranked.result];
                if (!result.scored()) {
                    continue;
                }
                ++sums.units;
                sums.scores += result.exact;
                const auto& sections = out_.units[ranked.result].sections;
                for (std::size_t s = 0; s < sections.size(); ++s) {
                    if (sections[s]) {
                        sums.sections[s].points += sections[s]->points;
                        sums.sections[s].max += sections[s]->max;
                        if (sections[s]->max.sign() > 0) {
                            rates[s].push_back(sections[s]->rate());
                        }
                    }
                }
            }
            auto& medians = out_.league_medians.emplace_back();
            for (auto& each : rates) {
                medians.push_back(median_of(std::move(each)));
            }
        }
    }

    void claims(const SavedResult& result) {
        if (result.stage != Stage::verified) {
            return;
        }
        if (result.claimed && result.zeroed()) {
            ++out_.zeroed;
        } else if (result.claimed) {
            ++out_.claims.units;
            out_.claims.claimed += *result.claimed;
            out_.claims.given += result.score;
            out_.overclaimed += result.score < *result.claimed ? 1 : 0;
            out_.underclaimed += *result.claimed < result.score ? 1 : 0;
        }
        std::set<std::size_t> met;
        bool changed = false;
        for (const auto& claim : result.claims) {
            const ItemId item = out_.item_of_node[claim.node.at()];
            const std::size_t section = item ? section_of_item_[item.at()] : none;
            const SavedNode* given = result.find(claim.node);
            if (given == nullptr || given->status == NodeStatus::not_applicable) {
                continue;
            }
            changed = changed || given->points != claim.points;
            if (section == none) {
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
        out_.changed_units += changed ? 1 : 0;
    }

    void overview(const ResultSet& set) {
        Overview& out = out_.overview;
        out.units = set.results.size();
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
        Exact sum;
        for (std::size_t i = 0; i < set.results.size(); ++i) {
            const SavedResult& result = set.results[i];
            if (!result.scored()) {
                ++(result.status == UnitStatus::rejected ? out.rejected : out.not_assessed);
                continue;
            }
            ++out.scored;
            out.not_eligible += result.eligible ? 0 : 1;
            scores.push_back(result.score);
            sum += result.exact;
            if (!result.eligible) {
                const Rectification& fix = out_.units[i].fix;
                // Each is counted once, by what weighs most.
                ++(!result.vetoes.empty()       ? out.vetoed
                   : !fix.prerequisites.empty() ? out.denied
                                                : out.unconfirmed);
            }
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
    }

    const Rubric& rubric_;
    bool brief_;
    BatchReport out_;
    std::vector<std::size_t> section_of_item_;  // beside the rubric's items
    std::map<std::string, std::size_t> paths_;
    std::vector<PathSums> of_paths_;
    std::vector<Area> areas_;                // beside the sections
    std::vector<std::vector<Exact>> rates_;  // beside the sections
    std::vector<WeakCriterion> criteria_;    // beside the rubric's items
    std::vector<CheckedCriterion> checked_;  // beside the rubric's items
};

BatchReportMaker::BatchReportMaker(const Rubric& rubric, const Exact& least_lost, bool brief)
    : work_(std::make_unique<Work>(rubric, least_lost, brief)) {}
BatchReportMaker::~BatchReportMaker() = default;

void BatchReportMaker::take(const SavedResult& result, const ResultSet& names) { work_->take(result, names); }

BatchReport BatchReportMaker::finish(const ResultSet& set, const BatchReportOptions& options) {
    return work_->finish(set, options);
}

BatchReport make_batch_report(const Rubric& rubric, const ResultSet& set, const BatchReportOptions& options) {
    BatchReportMaker maker(rubric, options.least_lost);
    for (const auto& result : set.results) {
        maker.take(result, set);
    }
    return maker.finish(set, options);
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
