// The sheets on what is weak and what has to be mended. Source: ceping-report(1), WORKBOOK.
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// A line of the rectification sheet: a criterion to mend, or a condition that stands against the unit.
struct MendRow {
    std::size_t unit = 0;
    const ToMend* item = nullptr;
    const Condition* condition = nullptr;
    Words found{};
};

std::vector<MendRow> mend_rows(const ReportBook& of) {
    std::vector<MendRow> out;
    for (const std::size_t unit : chosen_units(of.report, of.choices)) {
        const Rectification& mend = of.report.units[unit].mend;
        for (const auto& each : mend.items) {
            out.push_back({unit, &each});
        }
        for (const VetoId veto : mend.vetoes) {
            out.push_back({unit, nullptr, &of.rubric().veto(veto), {"一票否决事项", "a veto holds"}});
        }
        for (const PrerequisiteId each : mend.prerequisites) {
            out.push_back({unit,
                           nullptr,
                           &of.rubric().prerequisite(each),
                           {"前置条件不具备", "a prerequisite is denied"}});
        }
    }
    return out;
}

Report::Table mend_table(const ReportBook& of) {
    TableOf<MendRow> out(mend_rows(of));
    const auto text = [&](const Words& title, auto of_item, auto of_condition) {
        out.column("", title, Type::text, [of, of_item, of_condition](const MendRow& row) -> Cell {
            return row.item != nullptr ? Cell(of_item(row, of.rubric().at(row.item->item)))
                                       : Cell(of_condition(row));
        });
    };
    const auto points = [&](const Words& title, auto of_node) {
        out.column("", title, Type::points, [of, of_node](const MendRow& row) -> Cell {
            return row.item != nullptr ? Cell(of_node(*row.item, of.result(row.unit).nodes[row.item->node]))
                                       : Cell();
        });
    };
    const auto unit = [&](const Words& title, std::string SavedResult::*what) {
        out.column("", title, Type::text,
                   [of, what](const MendRow& row) { return of.result(row.unit).*what; });
    };
    unit({"单位编码", "unit"}, &SavedResult::unit);
    unit({"单位名称", "name"}, &SavedResult::name);
    text(
        {"编号", "id"}, [](auto&, auto& item) { return item.id; },
        [](auto& row) { return row.condition->id; });
    text(
        {"测评内容", "criterion"}, [](auto&, auto& item) { return item.title; },
        [](auto& row) { return row.condition->title; });
    text(
        {"依据", "clause"}, [of](auto& row, auto&) { return clause_of(of.rubric(), row.item->item); },
        [of](auto& row) { return cited(of.rubric(), row.condition->source); });
    text(
        {"发现的问题", "what was found"},
        [of](auto& row, auto& item) {
            return found_words(of.rubric(), item, of.result(row.unit), row.item->node)
                .in(of.choices.language);
        },
        [](auto& row) { return row.found; });
    points({"得分", "points"}, [](auto&, auto& node) { return node.points; });
    points({"满分", "out of"}, [](auto&, auto& node) { return node.max; });
    points({"失分", "lost"}, [](auto& item, auto&) { return item.lost; });
    text(
        {"整改建议", "advice"},
        [](auto&, auto& item) { return item.criterion ? item.criterion->advice : std::string(); },
        [](auto&) { return Cell(); });
    out.column("", {"整改期限", "mend by"}, Type::date,
               [of](auto&) { return of.choices.mend_by ? Cell(of.choices.mend_by->text()) : Cell(); });
    for (const Words& title : {Words{"整改情况", "state"}, Words{"整改措施和结果", "what was done"},
                               Words{"完成日期", "done on"}}) {
        out.column("", title, Type::text, [](auto&) { return nullptr; });
    }
    return out;
}

void finish_mending(const ReportBook& of, const SheetRows& rows) {
    Sheet& sheet = rows.sheet();
    const std::size_t last = rows.row() - 1;
    if (last > 0) {
        sheet.offer({1, 11, last, 11},
                    of.choices.language == Language::zh
                        ? std::vector<std::string>{"已整改", "部分整改", "未整改"}
                        : std::vector<std::string>{"mended", "partly mended", "not mended"});
    }
    // As narrow as can be read: on paper all columns stand side by side.
    for (const auto& [column, most] : {std::pair{0, 14}, {1, 20}, {3, 26}, {4, 24}, {5, 34}, {9, 30}}) {
        sheet.limit_width(static_cast<std::size_t>(column), static_cast<std::size_t>(most));
    }
    sheet.widen(12, 24);
    sheet.widen(13, 12);
    sheet.filter({0, 0, last, 13});
    sheet.freeze(1, 3);
    sheet.repeat_rows(0, 0);
    sheet.landscape();
}

}  // namespace

void add_xlsx_weak_areas(const ReportBook& of) {
    SheetRows rows = of.add({"薄弱环节", "Weak areas"});
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
                                                     {"title", {"名称", "title"}},
                                                     "clause",
                                                     "rate",
                                                     "lost",
                                                     "units",
                                                     "points",
                                                     "max",
                                                     {"median", {"得分率中位数", "median rate"}},
                                                     {"lowest", {"最低得分率", "lowest rate"}},
                                                     "claiming",
                                                     "claimed",
                                                     "given"});
    add({"各项目，得分率低的在前", "Sections, the weakest first"}, areas);
    if (areas.rows > 0) {
        rows.sheet().colour_shares({rows.row() - areas.rows, 8, rows.row() - 1, 9});
    }
    rows.next();
    add({"失分最多的测评内容", "Criteria that lost most"},
        with_columns(criteria_table(of.report, of.report.criteria.size()),
                     {"id", "title", "clause", "rate", "lost", "units", "points", "max", "losing"}));
}

void add_xlsx_weak_regions(const ReportBook& of) {
    SheetRows rows = of.add({"薄弱环节（地区）", "Weak areas by region"});
    const BatchReport& report = of.report;
    using Row = std::pair<const Area*, const RegionArea*>;
    std::vector<Row> parts;
    for (const auto& area : report.areas) {
        for (const auto& each : area.regions) {
            parts.emplace_back(&area, &each);
        }
    }
    TableOf<Row> table(std::move(parts));
    const auto item = [&report](const Row& row) -> const Item& {
        return report.rubric->at(report.sections[row.first->section]);
    };
    const auto sum = [](auto what) { return [what](const Row& row) { return what(row.second->sum); }; };
    table.column("", {"编号", "id"}, Type::text, [item](auto& row) { return item(row).id; });
    table.column("", {"名称", "title"}, Type::text, [item](auto& row) { return item(row).title; });
    table.column("", {"地区", "region"}, Type::text, [&report](auto& row) {
        const std::string& region = report.regions[row.second->region];
        return region.empty() ? Cell(Words{"未填地区", "not stated"}) : Cell(region);
    });
    table.column("", {"得分率", "rate"}, Type::rate, sum(rate_of));
    table.column("", {"失分合计", "points lost"}, Type::points,
                 sum([](auto& all) { return all.max - all.points; }));
    table.column("", {"单位数", "units"}, Type::count, [](auto& row) { return row.second->units; });
    table.column("", {"得分合计", "points"}, Type::points, sum([](auto& all) { return all.points; }));
    table.column("", {"满分合计", "out of"}, Type::points, sum([](auto& all) { return all.max; }));
    rows.table(table);
    Sheet& sheet = rows.sheet();
    if (rows.row() > 1) {
        sheet.colour_shares({1, 3, rows.row() - 1, 3});
    }
    sheet.filter({0, 0, rows.row() - 1, 7});
    sheet.freeze(1, 0);
    sheet.repeat_rows(0, 0);
}

void add_xlsx_rectification(const ReportBook& of) {
    const Report::Table table = mend_table(of);
    std::size_t at = 0;
    std::size_t sheets = 0;
    do {
        const std::string number = sheets++ == 0 ? "" : " " + std::to_string(sheets);
        SheetRows rows = of.add(Words{"整改" + number, "Rectification" + number});
        rows.header(table);
        while (at < table.rows && rows.row() < Sheet::most_rows) {
            rows.row(table, at++);
        }
        finish_mending(of, rows);
    } while (at < table.rows);
}

}  // namespace ceping
