// The sheets on what is weak and what has to be mended. Source: ceping-report(1), WORKBOOK.
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

namespace ceping {

namespace {

void add_sections(const ReportBook& of, SheetRows& rows) {
    const BatchReport& report = of.report;
    rows.part({"各项目，得分率低的在前", "Sections, the weakest first"}).next();
    rows.header({"编号", "id"}).header({"名称", "title"}).header({"依据", "clause"});
    rows.header({"得分率", "rate"}).header({"失分合计", "points lost"}).header({"单位数", "units"});
    rows.header({"得分合计", "points"}).header({"满分合计", "out of"});
    rows.header({"得分率中位数", "median rate"}).header({"最低得分率", "lowest rate"});
    if (report.verified) {
        rows.header({"有自评的单位数", "units with claims"});
        rows.header({"自评合计", "claimed"}).header({"核定合计", "given"});
    }
    rows.next();
    const std::size_t first = rows.row();
    for (const auto& area : report.areas) {
        const ItemId section = report.sections[area.section];
        const Item& item = of.rubric().at(section);
        rows.lines(item.id).lines(item.title).lines(of.clause(section)).rate(area.sum);
        rows.number(area.sum.max - area.sum.points, points_format).count(area.units);
        rows.number(area.sum.points, points_format).number(area.sum.max, points_format);
        area.median_rate ? rows.number(*area.median_rate, "0.0%") : rows.empty();
        area.lowest_rate ? rows.number(*area.lowest_rate, "0.0%") : rows.empty();
        if (report.verified) {
            rows.count(area.claims.units);
            rows.number(area.claims.claimed, points_format).number(area.claims.given, points_format);
        }
        rows.next();
    }
    if (rows.row() > first) {
        rows.sheet().colour_shares({first, 3, rows.row() - 1, 3});
        rows.sheet().colour_shares({first, 8, rows.row() - 1, 9});
    }
    rows.next();
}

void add_criteria(const ReportBook& of, SheetRows& rows) {
    rows.part({"失分最多的测评内容", "Criteria that lost most"}).next();
    rows.header({"编号", "id"}).header({"测评内容", "criterion"}).header({"依据", "clause"});
    rows.header({"得分率", "rate"}).header({"失分合计", "points lost"}).header({"单位数", "units"});
    rows.header({"得分合计", "points"}).header({"满分合计", "out of"});
    rows.header({"失分单位数", "units losing"}).next();
    const std::size_t first = rows.row();
    for (const auto& each : of.report.criteria) {
        const Item& item = of.rubric().at(each.item);
        rows.lines(item.id).lines(item.title).lines(of.clause(each.item)).rate(each.sum);
        rows.number(each.lost, points_format).count(each.units);
        rows.number(each.sum.points, points_format).number(each.sum.max, points_format);
        rows.count(each.losing).next();
    }
    if (rows.row() > first) {
        rows.sheet().colour_shares({first, 3, rows.row() - 1, 3});
    }
}

class RectificationSheet {
public:
    explicit RectificationSheet(const ReportBook& of) : of_(of), rows_(begin()) {}

    void fill() {
        for (const std::size_t unit : of_.units()) {
            for (const auto& each : of_.report.units[unit].mend.items) {
                item(unit, each);
            }
            for (const VetoId veto : of_.report.units[unit].mend.vetoes) {
                condition(unit, of_.rubric().veto(veto), {"一票否决事项", "a veto holds"});
            }
            for (const PrerequisiteId each : of_.report.units[unit].mend.prerequisites) {
                condition(unit, of_.rubric().prerequisite(each),
                          {"前置条件不具备", "a prerequisite is denied"});
            }
        }
        finish();
    }

private:
    [[nodiscard]] SheetRows begin() const {
        std::string number = sheets_ == 0 ? "" : " " + std::to_string(sheets_ + 1);
        SheetRows rows = of_.add(Words{"整改", "Rectification"} + Words(number));
        Sheet& sheet = rows.sheet();
        // As narrow as can be read: on paper all columns stand side by side.
        sheet.limit_width(0, 14);
        sheet.limit_width(1, 20);
        sheet.limit_width(3, 26);
        sheet.limit_width(4, 24);
        sheet.limit_width(5, 34);
        sheet.limit_width(9, 30);
        rows.header({"单位编码", "unit"}).header({"单位名称", "name"}).header({"编号", "id"});
        rows.header({"测评内容", "criterion"}).header({"依据", "clause"});
        rows.header({"发现的问题", "what was found"});
        rows.header({"得分", "points"}).header({"满分", "out of"}).header({"失分", "lost"});
        rows.header({"整改建议", "advice"}).header({"整改期限", "mend by"});
        rows.header({"整改情况", "state"}).header({"整改措施和结果", "what was done"});
        rows.header({"完成日期", "done on"}).next();
        return rows;
    }

    void finish() {
        Sheet& sheet = rows_.sheet();
        const std::size_t last = rows_.row() - 1;
        if (last > 0) {
            sheet.offer({1, 11, last, 11},
                        of_.choices.language == Language::zh
                            ? std::vector<std::string>{"已整改", "部分整改", "未整改"}
                            : std::vector<std::string>{"mended", "partly mended", "not mended"});
        }
        sheet.widen(12, 24);
        sheet.widen(13, 12);
        sheet.filter({0, 0, last, 13});
        sheet.freeze(1, 3);
        sheet.repeat_rows(0, 0);
        sheet.landscape();
    }

    void start(std::size_t unit) {
        if (rows_.row() == Sheet::most_rows) {
            finish();
            ++sheets_;
            rows_ = begin();
        }
        const SavedResult& result = of_.result(unit);
        rows_.lines(result.unit).lines(result.name);
    }

    void item(std::size_t unit, const ToMend& mend) {
        start(unit);
        const SavedResult& result = of_.result(unit);
        const Item& item = of_.rubric().at(mend.item);
        const SavedNode& node = result.nodes[mend.node];
        rows_.lines(item.id).lines(item.title).lines(of_.clause(mend.item));
        rows_.lines(found_words(of_.rubric(), item, result, mend.node).in(of_.choices.language));
        rows_.number(node.points, points_format).number(node.max, points_format);
        rows_.number(mend.lost, points_format);
        rows_.lines(item.criterion ? std::string_view(item.criterion->advice) : std::string_view());
        end();
    }

    void condition(std::size_t unit, const Condition& condition, const Words& found) {
        start(unit);
        rows_.lines(condition.id).lines(condition.title).lines(cited(of_.rubric(), condition.source));
        rows_.say(found).empty().empty().empty().empty();
        end();
    }

    void end() {
        of_.choices.mend_by ? rows_.date(*of_.choices.mend_by) : rows_.empty();
        rows_.free().free().free().next();
    }

    const ReportBook& of_;
    std::size_t sheets_ = 0;
    SheetRows rows_;
};

}  // namespace

void add_xlsx_weak_areas(const ReportBook& of) {
    SheetRows rows = of.add({"薄弱环节", "Weak areas"});
    rows.sheet().limit_width(0, 10);
    rows.sheet().landscape();
    add_sections(of, rows);
    add_criteria(of, rows);
}

void add_xlsx_weak_regions(const ReportBook& of) {
    SheetRows rows = of.add({"薄弱环节（地区）", "Weak areas by region"});
    const BatchReport& report = of.report;
    rows.header({"编号", "id"}).header({"名称", "title"}).header({"地区", "region"});
    rows.header({"得分率", "rate"}).header({"失分合计", "points lost"}).header({"单位数", "units"});
    rows.header({"得分合计", "points"}).header({"满分合计", "out of"}).next();
    for (const auto& area : report.areas) {
        const Item& item = of.rubric().at(report.sections[area.section]);
        for (const auto& each : area.regions) {
            const std::string& region = report.regions[each.region];
            rows.lines(item.id).lines(item.title);
            region.empty() ? rows.say({"未填地区", "not stated"}) : rows.lines(region);
            rows.rate(each.sum).number(each.sum.max - each.sum.points, points_format).count(each.units);
            rows.number(each.sum.points, points_format).number(each.sum.max, points_format).next();
        }
    }
    Sheet& sheet = rows.sheet();
    if (rows.row() > 1) {
        sheet.colour_shares({1, 3, rows.row() - 1, 3});
    }
    sheet.filter({0, 0, rows.row() - 1, 7});
    sheet.freeze(1, 0);
    sheet.repeat_rows(0, 0);
}

void add_xlsx_rectification(const ReportBook& of) { RectificationSheet(of).fill(); }

}  // namespace ceping
