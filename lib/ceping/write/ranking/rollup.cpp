// Roll-ups by region. Source: ceping-rank(1).
#include <ceping/write/ranking/league.hpp>

#include <ceping/write/formats/number.hpp>
#include <ceping/write/ranking/phrases.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// All of them, for a region, whose score is made of several units'.
std::string policies_of(const LeagueTable& table) {
    std::string out;
    for (const auto& [overrides, count] : overrides_in(*table.set)) {
        out += (out.empty() ? "" : " | ") + overrides;
    }
    return out;
}

/// The node with the lowest share of its points: where the region is weakest.
std::string weakest_of(const RegionScore& region, const LeagueTable& table) {
    std::string out;
    std::optional<Exact> lowest;
    for (std::size_t i = 0; i < region.nodes.size(); ++i) {
        const ItemId item = table.rubric == nullptr ? ItemId() : table.rubric->find(table.set->nodes[i]);
        if (!item || !rolls_up(*table.rubric, item) || !region.nodes[i] || region.nodes[i]->max.is_zero()) {
            continue;
        }
        const Exact rate = region.nodes[i]->points / region.nodes[i]->max;
        if (!lowest || rate < *lowest) {
            lowest = rate;
            out = table.set->nodes[i] + " " + table.rubric->at(item).title + " " + percent(rate);
        }
    }
    return out;
}

Words left_out_of(const RegionScore& region) {
    std::vector<Words> parts;
    for (const auto& [status, units] : {std::pair(UnitStatus::not_assessed, region.not_assessed),
                                        std::pair(UnitStatus::rejected, region.rejected)}) {
        if (units > 0) {
            parts.push_back(phrases::status_count.with({{"status", words_of(status)}, {"units", units}}));
        }
    }
    if (region.without_fact > 0) {
        parts.push_back(phrases::weightless_count.with({{"units", region.without_fact}}));
    }
    return joined(parts, ", ");
}

}  // namespace

Report regions_report(const std::vector<RegionScore>& regions, const LeagueTable& table,
                      const LeagueOptions& options) {
    Report out = begin_league(table, options, "regions/1", {"各地区汇总", "Regions"});
    const CellsOf of(regions);
    Report::Table rows{"regions", regions.size()};
    rows.header = true;
    rows.for_people(
        {"地区", "region"}, Type::text, of([](const RegionScore& region) {
            return Cell(region.path.empty() ? Words{"合计", "all"} : Words(region.path)).below(region.depth);
        }));
    rows.for_data("region", Type::text, of(&RegionScore::path));
    rows.for_data("depth", Type::count, of(&RegionScore::depth));
    rows.add("units", {"单位数", "units"}, Type::count, of(&RegionScore::units));
    rows.for_data("rejected", Type::count, of(&RegionScore::rejected));
    if (std::any_of(regions.begin(), regions.end(), [](const auto& each) { return each.not_assessed > 0; })) {
        rows.for_data("not_assessed", Type::count, of(&RegionScore::not_assessed));
    }
    all_decimals(rows.add("score", {"得分", "score"}, Type::points, of([](const RegionScore& region) {
                              return region.exact ? Cell(region.score) : Cell();
                          })),
                 table);
    rows.for_data("exact", Type::exact, of([](const RegionScore& region) { return Cell(region.exact); }));
    for (std::size_t node = 0; node < table.set->nodes.size(); ++node) {
        const auto figure = [&of, node](Exact RegionNode::*which) {
            return of([node, which](const RegionScore& region) {
                return node < region.nodes.size() && region.nodes[node] ? Cell((*region.nodes[node]).*which)
                                                                        : Cell();
            });
        };
        rows.for_data("points:" + table.set->nodes[node], Type::points, figure(&RegionNode::points));
        rows.for_data("max:" + table.set->nodes[node], Type::points, of([node](const RegionScore& region) {
                          const bool there = node < region.nodes.size() && region.nodes[node] &&
                                             !region.nodes[node]->unlimited;
                          return there ? Cell(region.nodes[node]->max) : Cell();
                      }));
    }
    if (const std::string policies = policies_of(table); !policies.empty()) {
        rows.same("overrides", Type::text, policies);
    }
    const auto told = [&rows](const Words& title, auto cell) {
        Report::Column& column = rows.for_people(title, Type::text, std::move(cell));
        column.may_cut = true;
        column.readers = Report::people_and_books;
    };
    told({"最弱项目", "weakest"},
         of([&table](const RegionScore& region) { return weakest_of(region, table); }));
    told({"未计入", "left out"}, of(left_out_of));
    out.add(std::move(rows));
    return out;
}

}  // namespace ceping
