// The sheets with a row a unit: league, heat map, points of every node. Source: ceping-report(1), WORKBOOK.
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/ranking/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// Why a unit has no rank, or why it has another band: as ceping-rank says it.
Words remark(const ReportBook& of, std::size_t unit) {
    const SavedResult& result = of.result(unit);
    if (result.rejected) {
        return rejection_words(result);
    }
    if (!result.eligible) {
        return {"不具备评定资格", "not eligible"};
    }
    return of.report.units[unit].ranked.by_quota
               ? phrases::band_by_quota.with({{"band", of.rubric().band_title(result.band)}})
               : Words();
}

/// A sheet of all nodes, a row a unit.
void add_matrix(const ReportBook& of, const Words& name, Exact SavedNode::*value) {
    SheetRows rows = of.add(name);
    rows.sheet().limit_width(0, 24);
    const Rubric& rubric = of.rubric();
    std::vector<std::size_t> column_of_node(of.report.set->nodes.size());
    rows.header({"单位编码", "unit"}).header({"单位名称", "name"});
    const std::size_t before = rows.column();
    // In the rubric's order; what it does not have stands behind, in the order of the results.
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t node = 0; node < column_of_node.size(); ++node) {
        const ItemId item = of.report.item_of_node[node];
        order.emplace_back(item ? item.at() : rubric.items.size(), node);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [item, node] : order) {
        column_of_node[node] = rows.column();
        const std::string& id = of.report.set->nodes[node];
        rows.header(item < rubric.items.size() ? id_and_title(id, rubric.items[item].title) : id);
    }
    rows.next();
    const CellLook none{.centred = true};
    const CellLook number{.number = std::string(points_format)};
    const std::string not_applicable = Words{"缺项", "n/a"}.in(of.choices.language);
    const std::string not_answered = Words{"未填报", "not answered"}.in(of.choices.language);
    for (const std::size_t unit : chosen_units(of.report, of.choices)) {
        const SavedResult& result = of.result(unit);
        rows.lines(result.unit).lines(result.name);
        for (const auto& node : result.nodes) {
            const std::size_t column = column_of_node[node.node.at()];
            if (node.status == NodeStatus::not_applicable) {
                rows.sheet().text(rows.row(), column, not_applicable, none);
            } else if (node.status == NodeStatus::missing && value == &SavedNode::points) {
                rows.sheet().text(rows.row(), column, not_answered, none);
            } else {
                rows.sheet().number(rows.row(), column, node.*value, number);
            }
        }
        rows.next();
    }
    rows.sheet().landscape();
    rows.sheet().freeze(1, before);
    rows.sheet().repeat_rows(0, 0);
    rows.sheet().repeat_columns(0, before - 1);
    rows.sheet().pages_wide(0);
}

}  // namespace

void add_xlsx_league(const ReportBook& of) {
    const auto& leagues = of.report.leagues;
    const auto some = [&](auto has) {
        return std::any_of(of.report.set->results.begin(), of.report.set->results.end(), has);
    };
    const Rubric& rubric = of.rubric();
    const bool grouped = leagues.size() > 1 || (!leagues.empty() && !leagues.front().group.empty());
    const bool claims = some([](auto& result) { return result.claimed.has_value(); });
    std::vector<Report::Column> columns =
        columns_of(only_if(grouped, texts("类别", "league")), column_of(Type::rank, {"名次", "rank"}),
                   texts("单位编码", "unit"), texts("单位名称", "name"), scores(rubric, "得分", "score"),
                   only_if(claims, scores(rubric, "自评分", "claimed")),
                   only_if(!rubric.bands.empty(), texts("等次", "band")), figures("基础分", "base"),
                   figures("加分", "bonus"), figures("扣分", "penalty"), counts("整改项数", "items to mend"),
                   figures("失分", "points lost"), texts("备注", "remark"), texts("地区", "region"));
    std::vector<const Fact*> facts;
    for (const auto& fact : rubric.facts) {
        if (some([&](auto& result) { return result.fact(fact.id).has_value(); })) {
            facts.push_back(&fact);
            columns.push_back(column_of(Type::text, fact.title.empty() ? fact.id : fact.title));
        }
    }
    const auto row = [of, facts, &rubric](std::size_t at) {
        const SavedResult& result = of.result(at);
        const auto& [league, ranked, region, sections, mend] = of.report.units[at];
        const std::string& group = of.report.leagues[league].group;
        // What only scored units have.
        const auto scored = [&](const auto& value) { return result.rejected ? Cell() : Cell(value); };
        Cells out =
            row_of(group.empty() ? Cell(Words{"未填写类别", "not stated"}) : Cell(group),
                   ranked.rank > 0 ? Cell(ranked.rank) : Cell(), result.unit, result.name,
                   scored(result.score), scored(result.claimed), scored(rubric.band_title(ranked.band)),
                   scored(result.base), scored(result.bonus), scored(result.penalty),
                   scored(mend.items.size() + mend.vetoes.size() + mend.prerequisites.size()),
                   scored(mend.lost), remark(of, at).in(of.choices.language), result.region);
        for (const Fact* fact : facts) {
            const auto value = result.fact(fact->id);
            const auto number = value && fact->number ? Exact::parse(*value) : std::nullopt;
            out.push_back(number ? Cell(*number) : Cell(std::string(value.value_or(""))));
        }
        return out;
    };
    const auto table = table_of<std::size_t>(of.units_by_league(), std::move(columns), row);
    const std::size_t frozen = grouped ? 4 : 3;
    const std::size_t printed = table.columns.size() - facts.size() - 1;
    SheetRows rows = of.add({"排名", "League"});
    rows.table(table);
    Sheet& sheet = rows.sheet();
    sheet.landscape();
    sheet.filter({0, 0, rows.row() - 1, table.columns.size() - 1});
    // Facts are there to filter by; on paper they would make everything small.
    sheet.print_columns(rows.row() - 1, printed);
    sheet.limit_width(frozen - 1, 32);
    sheet.limit_width(printed - 1, 28);
    sheet.limit_width(printed, 24);
    sheet.freeze(1, frozen);
    sheet.repeat_rows(0, 0);
}

void add_xlsx_heat_map(const ReportBook& of) {
    const BatchReport& report = of.report;
    std::vector<Report::Column> columns = {texts("单位编码", "unit"), texts("单位名称", "name"),
                                           texts("地区", "region"), rates("总得分率", "whole")};
    const std::size_t first = columns.size() - 1;
    for (const ItemId section : report.sections) {
        const Item& item = of.rubric().at(section);
        columns.push_back(column_of(Type::rate, id_and_title(item.id, item.title)));
    }
    const auto table = table_of<std::size_t>(of.units_by_league(), std::move(columns), [of](std::size_t at) {
        const SavedResult& result = of.result(at);
        Cells out = row_of(result.unit, result.name, result.region,
                           result.rejected ? Cell() : Cell(rate_of({result.score, result.total})));
        for (const auto& section : of.report.units[at].sections) {
            out.push_back(section           ? Cell(rate_of(*section))
                          : result.rejected ? Cell()
                                            : Cell(Words{"缺项", "n/a"}));
        }
        return out;
    });
    SheetRows rows = of.add({"热力图", "Heat map"});
    rows.table(table);
    Sheet& sheet = rows.sheet();
    sheet.limit_width(0, 20);
    sheet.limit_width(1, 32);
    sheet.limit_width(2, 24);
    const std::size_t last = table.columns.size() - 1;
    if (rows.row() > 1) {
        sheet.colour_shares({1, first, rows.row() - 1, last});
    }
    sheet.landscape();
    sheet.filter({0, 0, rows.row() - 1, last});
    sheet.freeze(1, 2);
    sheet.repeat_rows(0, 0);
}

void add_xlsx_nodes(const ReportBook& of) {
    add_matrix(of, {"单位得分", "Nodes"}, &SavedNode::points);
    add_matrix(of, {"单位满分", "Node maxima"}, &SavedNode::max);
}

}  // namespace ceping
