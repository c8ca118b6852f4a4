// What the liaisons' quarterly meeting 季度会议 looks at, and what the rubric's authors do. Source: ceping-report(1), QUARTER and
// CHAPTERS.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/findings/items.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

using Cell = Report::Cell;

Words method_words(const ReportText& text, MethodId method) {
    const std::string title = text.rubric.method_title(text.rubric.method(method).id);
    return title.empty() ? text.rubric.method(method).id : title;
}

void add_methods(ReportText& text, const QuarterProgress& of) {
    text.heading(3, "quarter-methods", {"测评进度", "How far the methods have come"});
    text.add(table_of<MethodProgress>(
        of.methods,
        columns_of(texts("测评方法", "method"), counts("应测单位", "units wanted"),
                   counts("本季度记录", "records in the quarter"),
                   counts("本季度已测", "visited in the quarter"),
                   counts("截至季末已测", "visited by its end"), counts("尚未测", "outstanding")),
        [&text](const MethodProgress& each) {
            return row_of(method_words(text, each.method), each.wanted, each.records, each.visited, each.done,
                          each.wanted - each.done);
        }));
}

void add_outstanding(ReportText& text, const QuarterProgress& of) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < of.units.size(); ++i) {
        if (!of.units[i].outstanding.empty()) {
            units.push_back(i);
        }
    }
    if (units.empty()) {
        return;
    }
    text.heading(3, "quarter-outstanding", {"尚未完成测评的单位", "Units that are outstanding"});
    text.add(table_of<std::size_t>(
        std::move(units),
        columns_of(texts("单位", "unit"), texts("地区", "region"), texts("尚未测的方法", "methods")),
        [&text, &of](std::size_t i) {
            std::vector<Words> names;
            for (const MethodId method : of.units[i].outstanding) {
                names.push_back(method_words(text, method));
            }
            return row_of(text.unit_run(i), text.region_name(text.report.set->results[i].region),
                          joined(names, {"、", ", "}));
        }));
}

void add_reported(ReportText& text, const QuarterProgress& of) {
    text.heading(3, "quarter-reported", {"报送和测评情况", "What was reported and visited"});
    text.add(table_of<UnitProgress>(
        of.units,
        columns_of(texts("单位", "unit"), texts("地区", "region"), texts("报送日期", "submitted"),
                   texts("本季度的测评", "visits in the quarter")),
        [&text](const UnitProgress& each) {
            std::vector<Words> visits;
            for (const auto& [method, on] : each.visits) {
                visits.push_back(phrases::visit_on.with(
                    {{"method", method_words(text, method)}, {"day", date_words(on)}}));
            }
            return row_of(text.unit_run(each.result),
                          text.region_name(text.report.set->results[each.result].region),
                          each.on         ? Cell(date_words(*each.on))
                          : each.reported ? Cell(Words{"未写明", "not stated"})
                                          : Cell(Words{"未报送", "not submitted"}),
                          joined(visits, {"、", ", "}));
        }));
}

}  // namespace

void add_quarter(ReportText& text) {
    const QuarterProgress& of = *text.report.quarter;
    const std::size_t units = of.units.size();
    text.paragraph(phrases::quarter_reported.with(
        {{"quarter", quarter_words(of.quarter)},
         {"span", span_words(of.quarter.first(), of.quarter.last())},
         {"units", {std::to_string(units), counted(units, "unit")}},
         {"reported", of.reported},
         {"in_quarter", of.in_quarter},
         {"undated", of.undated == 0 ? Words() : phrases::quarter_undated.with({{"units", of.undated}})},
         {"missing", units - of.reported}}));
    std::size_t records = 0;
    for (const auto& each : of.methods) {
        records += each.records;
    }
    text.paragraph(phrases::quarter_visits.with(
        {{"records", {std::to_string(records), counted(records, "record")}},
         {"outstanding", {std::to_string(of.outstanding), counted(of.outstanding, "unit")}}}));
    if (of.later > 0) {
        text.paragraph(phrases::quarter_later.with(
                           {{"records", {std::to_string(of.later), counted(of.later, "record")}}}),
                       true);
    }
    if (!of.methods.empty()) {
        add_methods(text, of);
    }
    add_outstanding(text, of);
    add_reported(text, of);
}

void add_report_rectification(ReportText& text) {
    add_rectification(text.article, *text.report.fixing, text.rubric);
    // The table comes last. Points of a sum are rounded like scores, and what says nothing of anybody is left out.
    auto table = std::get<Report::Table>(std::move(text.article.blocks.back()));
    text.article.blocks.pop_back();
    std::erase_if(table.columns,
                  [](const Report::Column& column) { return !is_for(column.readers, Report::people); });
    Report::Column& name = table.columns.front();
    name.cell = [&text, &units = text.report.fixing->units, shown = name.cell](std::size_t row) {
        return text.unit_run(units[row].unit, std::get<std::string>(shown(row).value));
    };
    text.add(text.rounded(std::move(table)));
}

void add_report_items(ReportText& text) {
    text.paragraph(
        {"得分率为填报单位得分的平均数除以满分，未填报的不计入（与薄弱环节不同）；区分度为该项得分与总分中其余部分的相关系数，低于0.2的难以区分单位的优劣；实际权重为该项得分与总分的协方差占总分方差的比例。",
         "Facility is the mean of the points out of the full marks over units that answered, unlike the rates of weak areas; discrimination is the correlation of a criterion with the "
         "rest of the total, and below 0.2 it hardly tells units apart; the effective weight is its covariance with the total, "
         "out of the total's variance."});
    add_items(text.article, *text.report.items);
}

}  // namespace ceping
