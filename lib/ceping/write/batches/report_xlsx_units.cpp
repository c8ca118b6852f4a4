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
using Units = TableOf<std::size_t>;

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

/// `what`: a member of a unit's result, or a function of it.
auto of_result(const ReportBook& of, auto what) {
    return [of, what](std::size_t unit) -> Cell { return std::invoke(what, of.result(unit)); };
}

void add_unit(const ReportBook& of, Units& table) {
    table.column("", {"单位编码", "unit"}, Type::text, of_result(of, &SavedResult::unit));
    table.column("", {"单位名称", "name"}, Type::text, of_result(of, &SavedResult::name));
}

/// Columns on scored units alone.
void add_figures(const ReportBook& of, Units& table, bool claims) {
    const auto add = [&](const Words& title, Type type, auto what) -> Report::Column& {
        return table.column("", title, type, [of, what](std::size_t unit) -> Cell {
            return of.result(unit).rejected ? Cell() : Cell(std::invoke(what, of.result(unit)));
        });
    };
    const auto mend = [&](const Words& title, Type type, auto what) {
        table.column("", title, type, [of, what](std::size_t unit) -> Cell {
            return of.result(unit).rejected ? Cell() : Cell(what(of.report.units[unit].mend));
        });
    };
    of.scores(add({"得分", "score"}, Type::points, &SavedResult::score));
    if (claims) {
        of.scores(add({"自评分", "claimed"}, Type::points, &SavedResult::claimed));
    }
    if (!of.rubric().bands.empty()) {
        table.column("", {"等次", "band"}, Type::text, [of](std::size_t unit) {
            return of.result(unit).rejected ? Cell()
                                            : Cell(of.rubric().band_title(of.report.units[unit].ranked.band));
        });
    }
    add({"基础分", "base"}, Type::points, &SavedResult::base);
    add({"加分", "bonus"}, Type::points, &SavedResult::bonus);
    add({"扣分", "penalty"}, Type::points, &SavedResult::penalty);
    mend({"整改项数", "items to mend"}, Type::count, [](const Rectification& all) {
        return all.items.size() + all.vetoes.size() + all.prerequisites.size();
    });
    mend({"失分", "points lost"}, Type::points, [](const Rectification& all) { return all.lost; });
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
    Units table(of.units_by_league());
    if (leagues.size() > 1 || (!leagues.empty() && !leagues.front().group.empty())) {
        table.column("", {"类别", "league"}, Type::text, [of](std::size_t unit) {
            const std::string& group = of.report.leagues[of.report.units[unit].league].group;
            return group.empty() ? Cell(Words{"未填写类别", "not stated"}) : Cell(group);
        });
    }
    table.column("", {"名次", "rank"}, Type::rank, [of](std::size_t unit) {
        const std::size_t rank = of.report.units[unit].ranked.rank;
        return rank > 0 ? Cell(rank) : Cell();
    });
    add_unit(of, table);
    const std::size_t frozen = table.columns.size();
    add_figures(of, table, some([](auto& result) { return result.claimed.has_value(); }));
    table.column("", {"备注", "remark"}, Type::text,
                 [of](std::size_t unit) { return remark(of, unit).in(of.choices.language); });
    const std::size_t printed = table.columns.size();
    table.column("", {"地区", "region"}, Type::text, of_result(of, &SavedResult::region));
    for (const auto& fact : of.rubric().facts) {
        if (some([&](auto& result) { return result.fact(fact.id).has_value(); })) {
            table.column("", fact.title.empty() ? fact.id : fact.title, Type::text,
                         of_result(of, [&fact](const SavedResult& result) {
                             const auto value = result.fact(fact.id);
                             const auto number = value && fact.number ? Exact::parse(*value) : std::nullopt;
                             return number ? Cell(*number) : Cell(std::string(value.value_or("")));
                         }));
        }
    }
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
    Units table(of.units_by_league());
    add_unit(of, table);
    table.column("", {"地区", "region"}, Type::text, of_result(of, &SavedResult::region));
    const std::size_t first = table.columns.size();
    table.column("", {"总得分率", "whole"}, Type::rate, of_result(of, [](const SavedResult& result) {
                     return result.rejected ? Cell() : Cell(rate_of({result.score, result.total}));
                 }));
    for (std::size_t i = 0; i < report.sections.size(); ++i) {
        const Item& item = of.rubric().at(report.sections[i]);
        table.column("", id_and_title(item.id, item.title), Type::rate, [of, i](std::size_t unit) {
            const auto& section = of.report.units[unit].sections[i];
            return section                    ? Cell(rate_of(*section))
                   : of.result(unit).rejected ? Cell()
                                              : Cell(Words{"缺项", "n/a"});
        });
    }
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
