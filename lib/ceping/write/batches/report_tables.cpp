#include <ceping/write/batches/report_tables.hpp>

#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// Columns on a node of the rubric, which `item` gives for a row.
template <typename Row>
void add_item(TableOf<Row>& out, const Rubric& rubric, std::string name, const Words& called, auto item) {
    const auto of = [&rubric, item](auto member) {
        return [&rubric, item, member](const Row& row) { return rubric.at(item(row)).*member; };
    };
    out.column("id", {"编号", "id"}, Type::text, of(&Item::id));
    out.column("title", called, Type::text, of(&Item::title));
    out.column(std::move(name), called, Type::text, [&rubric, item](const Row& row) {
        return id_and_title(rubric.at(item(row)).id, rubric.at(item(row)).title);
    });
    out.column("clause", {"依据", "clause"}, Type::text,
               [&rubric, item](const Row& row) { return clause_of(rubric, item(row)); });
}

TableOf<const Area*> table_of(const BatchReport& report, std::vector<const Area*> areas) {
    TableOf<const Area*> out(std::move(areas));
    add_item(out, *report.rubric, "section", {"测评项目", "section"},
             [&report](const Area* area) { return report.sections[area->section]; });
    return out;
}

}  // namespace

Report::Table with_columns(const Report::Table& table, std::initializer_list<Chosen> columns) {
    Report::Table out = table;
    out.columns.clear();
    for (const auto& [id, called] : columns) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&](const auto& column) { return column.id == id; });
        if (found != table.columns.end()) {
            out.columns.push_back(*found);
            out.columns.back().title = called.en.empty() ? found->title : called;
        }
    }
    return out;
}

std::vector<Counted> counted_bands(const BatchReport& report, const Words& none, bool always) {
    std::vector<Counted> out;
    for (const auto& [band, units] : report.overview.bands) {
        const Rubric& rubric = *report.rubric;
        if (!band && units == 0 && !always) {
            continue;
        }
        out.push_back(band ? Counted{rubric.band_title(rubric.band(band).id), units, rubric.band(band).min}
                           : Counted{none, units});
    }
    return out;
}

TableOf<Counted> counted_table(const BatchReport& report, const Words& what, std::vector<Counted> rows) {
    TableOf<Counted> out(std::move(rows));
    out.column("name", what, Type::text, &Counted::name);
    out.column("units", {"单位数", "units"}, Type::count, &Counted::units);
    out.column("share", {"占比", "share"}, Type::rate, [&report](const Counted& each) {
        return Exact::fraction(static_cast<std::int64_t>(each.units),
                               static_cast<std::int64_t>(report.overview.scored));
    });
    return out;
}

Report::Table regions_table(const BatchReport& report,
                            const std::function<std::string(const std::string& path)>& name) {
    const CellsOf of(report.region_scores);
    Report::Table out{"regions", report.region_scores.size()};
    out.add("region", {"地区", "region"}, Type::text, of([name](const RegionScore& region) {
                return region.path.empty() ? Cell(Words{"全部", "all"}) : Cell(name(region.path));
            }));
    out.add("units", {"计分单位", "units scored"}, Type::count, of(&RegionScore::units));
    out.add("rejected", {"不予计分", "rejected"}, Type::count, of(&RegionScore::rejected));
    const auto& rounding = report.rubric->rounding;
    out.add("mean", {"平均分", "mean score"}, Type::points,
            of([](const RegionScore& region) { return region.exact ? Cell(region.score) : Cell(); }))
        .decimals = {rounding.final, rounding.mode};
    return out;
}

TableOf<const Area*> areas_table(const BatchReport& report, bool some) {
    std::vector<const Area*> areas;
    for (const auto& area : report.areas) {
        if (area.units > 0 || !some) {
            areas.push_back(&area);
        }
    }
    auto out = table_of(report, std::move(areas));
    out.column("rate", {"得分率", "rate"}, Type::rate, [](auto* area) { return rate_of(area->sum); });
    out.column("lost", {"失分合计", "points lost"}, Type::points,
               [](auto* area) { return area->sum.max - area->sum.points; });
    out.column("units", {"单位数", "units"}, Type::count, &Area::units);
    out.column("points", {"得分合计", "points"}, Type::points, [](auto* area) { return area->sum.points; });
    out.column("max", {"满分合计", "out of"}, Type::points, [](auto* area) { return area->sum.max; });
    out.column("median", {"中位数", "median"}, Type::rate, &Area::median_rate);
    out.column("lowest", {"最低", "lowest"}, Type::rate, &Area::lowest_rate);
    if (report.verified) {
        out.column("claiming", {"有自评的单位数", "units with claims"}, Type::count,
                   [](auto* area) { return area->claims.units; });
        out.column("claimed", {"自评合计", "claimed"}, Type::points,
                   [](auto* area) { return area->claims.claimed; });
        out.column("given", {"核定合计", "given"}, Type::points,
                   [](auto* area) { return area->claims.given; });
    }
    return out;
}

Report::Table claims_table(const BatchReport& report) {
    std::vector<const Area*> areas(report.sections.size());
    for (const auto& area : report.areas) {
        areas[area.section] = &area;
    }
    std::erase_if(areas, [](const Area* area) { return area == nullptr || area->claims.units == 0; });
    auto out = table_of(report, std::move(areas));
    out.column("units", {"单位数", "units"}, Type::count, [](auto* area) { return area->claims.units; });
    out.column("claimed", {"自评", "claimed"}, Type::points, [](auto* area) { return area->claims.claimed; });
    out.column("given", {"核定", "given"}, Type::points, [](auto* area) { return area->claims.given; });
    out.column("more", {"自评多出", "claimed more"}, Type::delta,
               [](auto* area) { return area->claims.claimed - area->claims.given; });
    out.column("share", {"核定占自评", "given / claimed"}, Type::rate, [](auto* area) {
        return rate_of({area->claims.given, area->claims.claimed});
    });
    return out;
}

Report::Table criteria_table(const BatchReport& report, std::size_t most) {
    using Each = WeakCriterion;
    const auto& all = report.criteria;
    const Rubric& rubric = *report.rubric;
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most));
    TableOf<Each> out(std::vector<Each>(all.begin(), last));
    add_item(out, rubric, "criterion", {"测评内容", "criterion"}, [](const Each& each) { return each.item; });
    out.column("rate", {"得分率", "rate"}, Type::rate, [](const Each& each) { return rate_of(each.sum); });
    out.column("lost", {"失分合计", "points lost"}, Type::points, &Each::lost);
    out.column("units", {"单位数", "units"}, Type::count, &Each::units);
    out.column("points", {"得分合计", "points"}, Type::points, [](auto& each) { return each.sum.points; });
    out.column("max", {"满分合计", "out of"}, Type::points, [](auto& each) { return each.sum.max; });
    out.column("losing", {"失分单位数", "units losing"}, Type::count, &Each::losing);
    out.column("losing_of", {"失分单位/涉及单位", "units losing / concerned"}, Type::count,
               [](auto& each) { return std::to_string(each.losing) + "/" + std::to_string(each.units); });
    out.column("advice", {"整改建议", "advice"}, Type::text,
               [&rubric](auto& each) { return rubric.at(each.item).criterion->advice; });
    return out;
}

}  // namespace ceping
