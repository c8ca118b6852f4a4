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
                                           column_of(Type::date, {"整改期限", "mend by"}),
                                           texts("整改情况", "state"),
                                           texts("整改措施和结果", "what was done"),
                                           texts("完成日期", "done on")};
    return table_of<MendRow>(mend_rows(of), std::move(columns), [of](const MendRow& row) {
        const auto& [unit, mend, condition, against] = row;
        const SavedResult& result = of.result(unit);
        const Rubric& rubric = of.rubric();
        const Cell by = of.choices.mend_by ? Cell(of.choices.mend_by->text()) : Cell();
        if (mend == nullptr) {
            return row_of(result.unit, result.name, condition->id, condition->title,
                          cited(rubric, condition->source), against, Cell(), Cell(), Cell(), Cell(), by,
                          nullptr, nullptr, nullptr);
        }
        const Item& item = rubric.at(mend->item);
        const std::string found = found_words(rubric, item, result, mend->node).in(of.choices.language);
        const SavedNode& node = result.nodes[mend->node];
        return row_of(result.unit, result.name, item.id, item.title, clause_of(rubric, mend->item), found,
                      node.points, node.max, mend->lost,
                      item.criterion ? item.criterion->advice : std::string(), by, nullptr, nullptr, nullptr);
    });
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
                                                     "title",
                                                     "clause",
                                                     "rate",
                                                     "points lost",
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
                      "points lost",
                      "units",
                      "points",
                      "out of",
                      "units losing"}));
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
    const auto table =
        table_of<Row>(std::move(parts),
                      {texts("编号", "id"), texts("名称", "title"), texts("地区", "region"),
                       rates("得分率", "rate"), figures("失分合计", "points lost"), counts("单位数", "units"),
                       figures("得分合计", "points"), figures("满分合计", "out of")},
                      [&report](const Row& row) {
                          const auto& [area, part] = row;
                          const Item& item = report.rubric->at(report.sections[area->section]);
                          const std::string& region = report.regions[part->region];
                          const auto& [points, max] = part->sum;
                          return row_of(item.id, item.title,
                                        region.empty() ? Cell(Words{"未填地区", "not stated"}) : Cell(region),
                                        rate_of(part->sum), max - points, part->units, points, max);
                      });
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
