// The sheets with a row a unit, and those on what is weak and has to be fixed. Source: ceping-report(1), WORKBOOK.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/ranking/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// Why a unit has no rank, or why it has another band.
Words sheet_remark(const ReportBook& of, std::size_t unit) {
    const SavedResult& result = of.result(unit);
    if (!result.scored()) {
        return unscored_words(result, of.choices.anonymous);
    }
    if (!result.eligible) {
        return ineligible_words(of.rubric(), result, of.report.units[unit].fix);
    }
    return of.report.units[unit].ranked.by_quota
               ? phrases::band_by_quota.with({{"band", of.rubric().band_title(result.band)}})
               : Words();
}

/// A sheet of all nodes, a row a unit.
void add_matrix(const ReportBook& of, const Words& name, const Words& title, Exact SavedNode::*value) {
    SheetRows rows = of.add_titled(name, title);
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
    const std::string not_applicable = Words{"不涉及", "n/a"}.in(of.choices.language);
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
            } else if (!node.unlimited || value == &SavedNode::points) {
                rows.sheet().number(rows.row(), column, node.*value, number);
            }
        }
        rows.next();
    }
    rows.sheet().landscape();
    rows.sheet().freeze(first_titled_row, before);
    rows.sheet().repeat_columns(0, before - 1);
    rows.sheet().pages_wide(0);
}

/// A line of the rectification sheet: a criterion to fix, or a condition that stands against the unit.
struct FixRow {
    std::size_t unit = 0;
    const ToFix* item = nullptr;
    const Condition* condition = nullptr;
    Words found{};
};

std::vector<FixRow> fix_rows(const ReportBook& of) {
    std::vector<FixRow> out;
    for (const std::size_t unit : chosen_units(of.report, of.choices)) {
        const Rectification& fix = of.report.units[unit].fix;
        for (const auto& each : fix.items) {
            out.push_back({unit, &each});
        }
        for (const VetoId veto : fix.vetoes) {
            out.push_back({unit, nullptr, &of.rubric().veto(veto), {"一票否决事项", "a veto holds"}});
        }
        for (const PrerequisiteId each : fix.prerequisites) {
            out.push_back({unit,
                           nullptr,
                           &of.rubric().prerequisite(each),
                           {"前置条件不具备", "a prerequisite is denied"}});
        }
        for (const PrerequisiteId each : fix.unconfirmed) {
            out.push_back({unit,
                           nullptr,
                           &of.rubric().prerequisite(each),
                           {"前置条件尚未确认", "a prerequisite is not confirmed"}});
        }
    }
    return out;
}

Report::Table fix_table(const ReportBook& of) {
    std::vector<Report::Column> columns = {texts("单位编码", "unit"),
                                           texts("单位名称", "name"),
                                           texts("编号", "id"),
                                           texts("测评内容", "criterion"),
                                           texts("依据", "clause"),
                                           texts("发现的问题", "what was found"),
                                           figures("得分", "points"),
                                           figures("满分", "out of"),
                                           figures("失分", "lost"),
                                           texts("整改建议", "advice"),
                                           column_of(Type::date, {"整改期限", "fix by"}),
                                           texts("整改情况", "state"),
                                           texts("整改措施和结果", "what was done"),
                                           texts("完成日期", "done on")};
    return table_of<FixRow>(fix_rows(of), std::move(columns), [of](const FixRow& row) {
        const auto& [unit, fix, condition, against] = row;
        const SavedResult& result = of.result(unit);
        const Rubric& rubric = of.rubric();
        const Cell by = of.choices.fix_by ? Cell(of.choices.fix_by->text()) : Cell();
        if (fix == nullptr) {
            return row_of(result.unit, result.name, condition->id, condition->title,
                          cited(rubric, condition->source), against, Cell(), Cell(), Cell(), Cell(), by,
                          nullptr, nullptr, nullptr);
        }
        const Item& item = rubric.at(fix->item);
        const std::string found = found_words(rubric, item, result, fix->node).in(of.choices.language);
        const SavedNode& node = result.nodes[fix->node];
        return row_of(result.unit, result.name, item.id, item.title, clause_of(rubric, fix->item), found,
                      node.points, node.unlimited ? Cell() : Cell(node.max), fix->lost,
                      item.criterion ? item.criterion->advice : std::string(), by, nullptr, nullptr, nullptr);
    });
}

void finish_fixing(const ReportBook& of, const SheetRows& rows) {
    Sheet& sheet = rows.sheet();
    const std::size_t last = rows.row() - 1;
    if (last >= first_titled_row) {
        sheet.offer({first_titled_row, 11, last, 11},
                    of.choices.language == Language::zh
                        ? std::vector<std::string>{"已整改", "部分整改", "未整改"}
                        : std::vector<std::string>{"fixed", "partly fixed", "not fixed"});
    }
    // As narrow as can be read: on paper all columns stand side by side.
    for (const auto& [column, most] : {std::pair{0, 14}, {1, 20}, {3, 26}, {4, 24}, {5, 34}, {9, 30}}) {
        sheet.limit_width(static_cast<std::size_t>(column), static_cast<std::size_t>(most));
    }
    sheet.widen(12, 24);
    sheet.widen(13, 12);
    sheet.filter({first_titled_row - 1, 0, last, 13});
    sheet.freeze(first_titled_row, 3);
    sheet.landscape();
}

/// A table of rates that lie in `cells`.
void finish_rates(const SheetRows& rows, const CellRange& cells) {
    if (cells.last_row >= cells.first_row) {
        rows.sheet().colour_shares(cells);
    }
    rows.sheet().landscape();
    rows.sheet().filter({first_titled_row - 1, 0, cells.last_row, cells.last_column});
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
        columns_of(only_if(grouped, texts("组别", "league")), column_of(Type::rank, {"名次", "rank"}),
                   texts("单位编码", "unit"), texts("单位名称", "name"), scores(rubric, "得分", "score"),
                   only_if(claims, scores(rubric, "自评分", "claimed")),
                   only_if(!rubric.bands.empty(), texts("等次", "band")), figures("基本分", "base"),
                   figures("加分", "bonus"), figures("扣分", "penalty"), counts("整改项数", "items to fix"),
                   figures("失分（折合总分）", "points of score lost"), texts("备注", "remark"),
                   texts("地区", "region"));
    std::vector<const Fact*> facts;
    for (const auto& fact : rubric.facts) {
        if (some([&](auto& result) { return result.fact(fact.id).has_value(); })) {
            facts.push_back(&fact);
            columns.push_back(column_of(Type::text, fact.title.empty() ? fact.id : fact.title));
        }
    }
    const auto row = [of, facts, &rubric](std::size_t at) {
        const SavedResult& result = of.result(at);
        const auto& [league, ranked, region, sections, fix] = of.report.units[at];
        const std::string& group = of.report.leagues[league].group;
        // What only scored units have.
        const auto scored = [&](const auto& value) { return result.scored() ? Cell(value) : Cell(); };
        Cells out =
            row_of(group.empty() ? Cell(Words{"（未填写）", "(not stated)"}) : Cell(group),
                   ranked.rank > 0 ? Cell(ranked.rank) : Cell(), result.unit, result.name,
                   scored(result.score), scored(result.claimed), scored(rubric.band_title(ranked.band)),
                   scored(result.base), scored(result.bonus), scored(result.penalty), scored(fix.size()),
                   scored(fix.lost), sheet_remark(of, at).in(of.choices.language), result.region);
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
    SheetRows rows = of.add_titled(chapter_sheet("leagues"), {"排名", "League tables"});
    rows.table(table);
    Sheet& sheet = rows.sheet();
    sheet.landscape();
    sheet.filter({first_titled_row - 1, 0, rows.row() - 1, table.columns.size() - 1});
    // Facts are there to filter by; on paper they would make everything small.
    sheet.print_columns(rows.row() - 1, printed);
    sheet.limit_width(frozen - 1, 32);
    sheet.limit_width(printed - 1, 28);
    sheet.limit_width(printed, 24);
    sheet.freeze(first_titled_row, frozen);
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
                           result.scored() ? Cell(rate_of({result.score, result.total})) : Cell());
        for (const auto& section : of.report.units[at].sections) {
            out.push_back(section            ? Cell(rate_of(*section))
                          : !result.scored() ? Cell()
                                             : Cell(Words{"不涉及", "n/a"}));
        }
        return out;
    });
    SheetRows rows =
        of.add_titled(chapter_sheet("heat-map"), {"各单位各项目得分率", "Rates of units and sections"});
    rows.table(table);
    Sheet& sheet = rows.sheet();
    sheet.limit_width(0, 20);
    sheet.limit_width(1, 32);
    sheet.limit_width(2, 24);
    const std::size_t last = table.columns.size() - 1;
    finish_rates(rows, {first_titled_row, first, rows.row() - 1, last});
    sheet.freeze(first_titled_row, 2);
}

void add_xlsx_region_rates(const ReportBook& of) {
    const BatchReport& report = of.report;
    std::vector<std::size_t> regions;
    for (std::size_t i = 0; i < report.of_regions.size(); ++i) {
        if (report.of_regions[i].units > 0) {
            regions.push_back(i);
        }
    }
    if (regions.size() < 2) {
        return;
    }
    std::vector<Report::Column> columns = {texts("地区", "region"), counts("计分单位", "units scored")};
    const std::size_t first = columns.size();
    for (const ItemId section : report.sections) {
        const Item& item = of.rubric().at(section);
        columns.push_back(column_of(Type::rate, id_and_title(item.id, item.title)));
    }
    const auto table =
        table_of<std::size_t>(std::move(regions), std::move(columns), [&report](std::size_t at) {
            const std::string& region = report.regions[at];
            const SectionSums& of_region = report.of_regions[at];
            Cells out = row_of(region.empty() ? Cell(Words{"未填地区", "not stated"}) : Cell(region),
                               of_region.units);
            for (const auto& section : of_region.sections) {
                out.push_back(section.max.sign() > 0 ? Cell(section.rate()) : Cell(Words{"不涉及", "n/a"}));
            }
            return out;
        });
    SheetRows rows = of.add_titled({"地区得分率", "Rates of regions"},
                                   {"各地区各项目得分率", "Rates of regions and sections"});
    rows.table(table);
    rows.sheet().limit_width(0, 32);
    finish_rates(rows, {first_titled_row, first, rows.row() - 1, table.columns.size() - 1});
    rows.sheet().freeze(first_titled_row, 1);
}

void add_xlsx_nodes(const ReportBook& of) {
    add_matrix(of, {"单位得分", "Nodes"}, {"各单位各项目得分", "Points of units in every node"},
               &SavedNode::points);
    add_matrix(of, {"单位满分", "Node maxima"}, {"各单位各项目满分", "What every node was out of"},
               &SavedNode::max);
}

void add_xlsx_weak_areas(const ReportBook& of) {
    SheetRows rows = of.add(chapter_sheet("weak-areas"));
    rows.part({"薄弱环节", "Weak areas"}, CellLook::Kind::title).next();
    if (of.report.to_fix_units > 0) {
        rows.part(to_fix_words(of.report)).next();
    }
    rows.sheet().limit_width(0, 10);
    rows.sheet().landscape();
    const auto add = [&](const Words& title, const Report::Table& table) {
        rows.part(title).next().table(table);
        if (table.rows > 0) {
            rows.sheet().colour_shares({rows.row() - table.rows, 3, rows.row() - 1, 3});
        }
    };
    const Report::Table areas =
        with_columns(areas_table(of.report, false), {"id",
                                                     "title",
                                                     "clause",
                                                     "rate",
                                                     "points of scores lost",
                                                     "units",
                                                     "points",
                                                     "out of",
                                                     {"median", {"得分率中位数", "median rate"}},
                                                     {"lowest", {"最低得分率", "lowest rate"}},
                                                     "units with claims",
                                                     "claimed",
                                                     "given"});
    add({"各项目，得分率低的在前", "Sections, the weakest first"}, areas);
    if (areas.rows > 0) {
        rows.sheet().colour_shares({rows.row() - areas.rows, 8, rows.row() - 1, 9});
    }
    rows.next();
    add({"失分最多的测评内容", "Criteria that lost most"},
        with_columns(criteria_table(of.report, of.report.criteria.size()),
                     {"id",
                      {"title", {"测评内容", "criterion"}},
                      "clause",
                      "rate",
                      "points of scores lost",
                      "units",
                      "points",
                      "out of",
                      "units losing"}));
}

void add_xlsx_weak_regions(const ReportBook& of) {
    SheetRows rows = of.add_titled({"薄弱环节（地区）", "Weak areas by region"},
                                   {"各地区的薄弱环节", "Weak areas by region"});
    const BatchReport& report = of.report;
    using Row = std::pair<const Area*, const RegionArea*>;
    std::vector<Row> parts;
    for (const auto& area : report.areas) {
        for (const auto& each : area.regions) {
            parts.emplace_back(&area, &each);
        }
    }
    const auto table = table_of<Row>(
        std::move(parts),
        {texts("编号", "id"), texts("名称", "title"), texts("地区", "region"), rates("得分率", "rate"),
         figures("失分（折合总分）", "points of scores lost"), counts("单位数", "units"),
         figures("得分合计", "points"), figures("满分合计", "out of")},
        [&report](const Row& row) {
            const auto& [area, part] = row;
            const Item& item = report.rubric->at(report.sections[area->section]);
            const std::string& region = report.regions[part->region];
            const auto& [points, max] = part->sum;
            return row_of(item.id, item.title,
                          region.empty() ? Cell(Words{"未填地区", "not stated"}) : Cell(region),
                          rate_of(part->sum), part->lost, part->units, points, max);
        });
    rows.table(table);
    Sheet& sheet = rows.sheet();
    if (rows.row() > first_titled_row) {
        sheet.colour_shares({first_titled_row, 3, rows.row() - 1, 3});
    }
    sheet.filter({first_titled_row - 1, 0, rows.row() - 1, 7});
    sheet.freeze(first_titled_row, 0);
}

void add_xlsx_rectification(const ReportBook& of) {
    const Report::Table table = fix_table(of);
    std::size_t at = 0;
    std::size_t sheets = 0;
    do {
        ++sheets;
        SheetRows rows = of.add_titled(sheets == 1 ? Words{"整改", "Rectification"}
                                                   : phrases::rectification_sheet.with({{"number", sheets}}),
                                       {"整改清单", "What is to be fixed"});
        rows.header(table);
        while (at < table.rows && rows.row() < Sheet::most_rows) {
            rows.row(table, at++);
        }
        finish_fixing(of, rows);
    } while (at < table.rows);
}

}  // namespace ceping
