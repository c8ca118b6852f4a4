#include <ceping/write/batches/report_tables.hpp>

#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

}  // namespace

Report::Column column_of(Type type, Words title) {
    Report::Column out;
    out.id = title.en;
    out.title = std::move(title);
    out.type = type;
    return out;
}

Report::Column texts(const char* zh, const char* en) { return column_of(Type::text, {zh, en}); }
Report::Column counts(const char* zh, const char* en) { return column_of(Type::count, {zh, en}); }
Report::Column rates(const char* zh, const char* en) { return column_of(Type::rate, {zh, en}); }
Report::Column figures(const char* zh, const char* en) { return column_of(Type::points, {zh, en}); }
Report::Column digests(const char* zh, const char* en) { return column_of(Type::digest, {zh, en}); }

Report::Column scores(const Rubric& rubric, const char* zh, const char* en) {
    Report::Column out = figures(zh, en);
    out.decimals = {rubric.rounding.final, rubric.rounding.mode};
    return out;
}

Report::Column only_if(bool wanted, Report::Column column) {
    column.readers = wanted ? Report::everyone : Report::programs;
    return column;
}

Report::Table with_columns(const Report::Table& table, std::initializer_list<Chosen> columns) {
    Report::Table out = table;
    out.columns.clear();
    for (const Chosen& each : columns) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&](const auto& column) { return column.id == each.column; });
        if (found != table.columns.end()) {
            out.columns.push_back(*found);
            out.columns.back().title = each.called.en.empty() ? found->title : each.called;
        }
    }
    return out;
}

std::vector<Counted> counted_bands(const BatchReport& report, const Words& none, bool always) {
    std::vector<Counted> out;
    for (const auto& [band, units] : report.overview.bands) {
        if (band) {
            const Band& of = report.rubric->band(band);
            out.push_back({report.rubric->band_title(of.id), units, of.min});
        } else if (units > 0 || always) {
            out.push_back({none, units});
        }
    }
    return out;
}

Report::Table counted_table(const BatchReport& report, Report::Column what, std::vector<Counted> rows) {
    what.id = "what";
    const auto end = [](const char* id, const Words& title) {
        Report::Column out = column_of(Type::exact, title);
        out.id = id;
        return out;
    };
    const auto all = static_cast<std::int64_t>(report.overview.scored);
    return table_of<Counted>(std::move(rows),
                             {std::move(what), counts("单位数", "units"), rates("占比", "share"),
                              scores(*report.rubric, "最低分", "from"), end("lower end", {"自", "from"}),
                              end("upper end", {"至", "to"})},
                             [all](const Counted& each) {
                                 return row_of(each.name, each.units,
                                               rate_of({static_cast<std::int64_t>(each.units), all}),
                                               each.from, each.from, each.to);
                             });
}

Report::Table regions_table(const BatchReport& report,
                            const std::function<std::string(const std::string& path)>& name) {
    return table_of<RegionScore>(
        report.region_scores,
        {texts("地区", "region"), counts("计分单位", "units scored"), counts("不予计分", "rejected"),
         scores(*report.rubric, "平均分", "mean score")},
        [name](const RegionScore& region) {
            return row_of(region.path.empty() ? Cell(Words{"全部", "all"}) : Cell(name(region.path)),
                          region.units, region.rejected, region.exact ? Cell(region.score) : Cell());
        });
}

Report::Table areas_table(const BatchReport& report, bool some, const Report::Column& column,
                          const std::function<Cell(const Area& area)>& last) {
    std::vector<const Area*> areas;
    for (const auto& area : report.areas) {
        if (area.units > 0 || !some) {
            areas.push_back(&area);
        }
    }
    const bool claims = report.verified;
    return table_of<const Area*>(
        std::move(areas),
        {texts("编号", "id"), texts("名称", "title"), texts("测评项目", "section"), texts("依据", "clause"),
         rates("得分率", "rate"), figures("失分（折合总分）", "points of scores lost"),
         counts("单位数", "units"), figures("得分合计", "points"), figures("满分合计", "out of"),
         rates("中位数", "median"), rates("最低", "lowest"),
         only_if(claims, counts("有自评的单位数", "units with claims")),
         only_if(claims, figures("自评合计", "claimed")), only_if(claims, figures("核验合计", "given")),
         column},
        [&report, last](const Area* area) {
            const ItemId at = report.sections[area->section];
            const Item& item = report.rubric->at(at);
            const auto& [points, max] = area->sum;
            return row_of(item.id, item.title, id_and_title(item.id, item.title),
                          clause_of(*report.rubric, at), rate_of(area->sum), area->lost, area->units, points,
                          max, area->median_rate, area->lowest_rate, area->claims.units, area->claims.claimed,
                          area->claims.given, last ? last(*area) : Cell());
        });
}

Report::Table claims_table(const BatchReport& report) {
    std::vector<const Area*> areas(report.sections.size());
    for (const auto& area : report.areas) {
        areas[area.section] = &area;
    }
    std::erase_if(areas, [](const Area* area) { return area == nullptr || area->claims.units == 0; });
    return table_of<const Area*>(
        std::move(areas),
        {texts("编号", "id"), texts("测评项目", "section"), counts("单位数", "units"),
         figures("自评", "claimed"), figures("核验", "given"),
         column_of(Type::delta, {"自评高出", "claimed more"}), rates("核验占自评", "given / claimed")},
        [&report](const Area* area) {
            const Item& item = report.rubric->at(report.sections[area->section]);
            const ClaimedOf& of = area->claims;
            return row_of(item.id, id_and_title(item.id, item.title), of.units, of.claimed, of.given,
                          of.claimed - of.given, rate_of({of.given, of.claimed}));
        });
}

Report::Table rounded_as_scores(Report::Table table, const Rubric& rubric) {
    for (auto& column : table.columns) {
        if (column.type == Type::points || column.type == Type::delta) {
            column.decimals = {rubric.rounding.final, rubric.rounding.mode};
        }
    }
    return table;
}

Report::Table criteria_table(const BatchReport& report, std::size_t most) {
    const auto& all = report.criteria;
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most));
    return table_of<WeakCriterion>(
        {all.begin(), last},
        {texts("编号", "id"), texts("测评内容", "title"), texts("测评内容", "criterion"),
         texts("依据", "clause"), rates("得分率", "rate"),
         figures("失分（折合总分）", "points of scores lost"), counts("单位数", "units"),
         figures("得分合计", "points"), figures("满分合计", "out of"), counts("失分单位数", "units losing"),
         counts("失分单位/涉及单位", "units losing / concerned"), texts("整改建议", "advice")},
        [&report](const WeakCriterion& each) {
            const Item& item = report.rubric->at(each.item);
            return row_of(
                item.id, item.title, id_and_title(item.id, item.title), clause_of(*report.rubric, each.item),
                rate_of(each.sum), each.lost, each.units, each.sum.points, each.sum.max, each.losing,
                std::to_string(each.losing) + "/" + std::to_string(each.units), item.criterion->advice);
        });
}

Report::Table files_table(std::vector<SavedInput> files, Report::Column name, const char* unknown) {
    return table_of<SavedInput>(
        std::move(files), {std::move(name), digests("SHA-256", "SHA-256")},
        [unknown](const SavedInput& each) {
            return row_of(each.name == "-" ? Words{"标准输入", "standard input"} : Words(each.name),
                          each.sha256.empty() ? Cell(Words(unknown)) : Cell(each.sha256));
        });
}

}  // namespace ceping
