// Weak areas 薄弱环节 of the HTML report, and what a criterion rests on. Source: ceping-report(1), WEAK AREAS.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/formats/svg_chart.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace ceping {

namespace {

constexpr std::size_t most_criteria = 20;   // of those that lost most
constexpr std::size_t most_of_section = 3;  // criteria named beside a section
constexpr std::size_t most_of_region = 3;   // sections named beside a region

/// On lines of their own.
void add_line(Report::Line& line, std::vector<Report::Run> runs) {
    if (!line.empty()) {
        line.push_back({"\n"});
    }
    line.insert(line.end(), runs.begin(), runs.end());
}

void add_sections(const ReportHtml& page) {
    page.heading(3, "", page.say({"按测评项目", "By section"}));
    std::vector<Bar> bars;
    std::string seen;
    for (const auto& area : page.report.areas) {
        if (area.units == 0) {
            continue;
        }
        const Item& item = page.rubric.at(page.report.sections[area.section]);
        bars.push_back(
            {id_and_title(item.id, item.title), percent(area.sum.rate()), area.sum.rate(), area.median_rate});
        if (bars.size() == 1) {
            seen = phrases::weakest_is.with({{"section", bars.front().label}, {"rate", bars.front().value}})
                       .in(page.language);
        }
    }
    const Words title{"各项目得分率，由低到高", "Rates of the sections, the weakest first"};
    page.put(
        "<figure>\n" + bar_chart({"chart-areas", title.in(page.language), seen}, bars) + "<figcaption>" +
        page.say(
            {"条形为全部计分单位得分之和占满分之和的比例，竖线为各单位得分率的中位数。",
             "Bars: the sum of all scored units' points out of what they could earn. Lines: the median of "
             "their rates."}) +
        "</figcaption>\n</figure>\n");
    const auto worst = [&page](const Area& area) {
        Report::Line out;
        std::size_t named = 0;
        for (const auto& each : page.report.criteria) {
            if (named < most_of_section &&
                page.rubric.is_below(each.item, page.report.sections[area.section])) {
                const Item& item = page.rubric.at(each.item);
                add_line(out, {{id_and_title(item.id, item.title)}, {" −" + each.lost.shortest()}});
                ++named;
            }
        }
        return out;
    };
    const auto table =
        areas_table(page.report, false, texts("失分最多的内容", "criteria that lost most"), worst);
    page.table("figures-table texts", title,
               with_columns(table, {"section", "rate", "median", "lowest", "units", "clause",
                                    "criteria that lost most"}),
               data_nodes(table));
}

struct RegionRates {
    std::size_t region = 0;
    PointsOf sum;
    std::size_t units = 0;
    std::map<std::size_t, PointsOf> sections;  ///< by position among the sections
};

std::vector<RegionRates> regions_of(const BatchReport& report) {
    std::vector<RegionRates> out(report.regions.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].region = i;
    }
    for (const auto& area : report.areas) {
        for (const auto& part : area.regions) {
            RegionRates& region = out[part.region];
            region.sections[area.section] = part.sum;
            region.sum.points += part.sum.points;
            region.sum.max += part.sum.max;
            region.units = std::max(region.units, part.units);
        }
    }
    std::erase_if(out, [](const RegionRates& each) { return each.sum.max.sign() <= 0; });
    std::stable_sort(out.begin(), out.end(), [](const RegionRates& a, const RegionRates& b) {
        return a.sum.points * b.sum.max < b.sum.points * a.sum.max;
    });
    return out;
}

/// The weakest sections with their clauses.
Report::Line weakest_of(const ReportHtml& page, const RegionRates& region) {
    std::vector<std::pair<std::size_t, PointsOf>> weakest(region.sections.begin(), region.sections.end());
    std::stable_sort(weakest.begin(), weakest.end(), [](const auto& a, const auto& b) {
        return a.second.points * b.second.max < b.second.points * a.second.max;
    });
    weakest.resize(std::min(weakest.size(), most_of_region));
    Report::Line out;
    for (const auto& [section, sum] : weakest) {
        const ItemId at = page.report.sections[section];
        const std::string source = clause_of(page.rubric, at);
        add_line(out, {{id_and_title(page.rubric.at(at).id, page.rubric.at(at).title)},
                       {" " + page.rate_of(sum)}});
        if (!source.empty()) {
            const bool zh = page.language == Language::zh;
            out.insert(out.end(), {{zh ? "（" : " ("}, {source}, {zh ? "）" : ")"}});
        }
    }
    return out;
}

void add_regions(const ReportHtml& page) {
    const std::vector<RegionRates> regions = regions_of(page.report);
    if (regions.size() < 2) {
        return;
    }
    page.heading(3, "", page.say({"按地区", "By region"}));
    const auto table = table_of<RegionRates>(
        regions,
        columns_of(texts("地区", "region"), rates("得分率", "rate"),
                   texts("最薄弱的项目（依据）", "weakest sections (clause)")),
        [&page](const RegionRates& each) {
            const std::string& path = page.report.regions[each.region];
            return row_of(path.empty() ? Words{"（未填写地区）", "(no region stated)"} : Words(path),
                          rate_of(each.sum), weakest_of(page, each));
        });
    page.table("figures-table texts", {"各地区最薄弱的项目", "The weakest sections of each region"}, table);
}

void add_lost_most(const ReportHtml& page) {
    const auto& criteria = page.report.criteria;
    if (criteria.empty()) {
        return;
    }
    page.heading(3, "", page.say({"失分最多的测评内容", "Criteria that lost most"}));
    const auto table = criteria_table(page.report, most_criteria);
    page.table("figures-table texts sortable",
               phrases::most_of_losing.with({{"shown", table.rows}, {"all", criteria.size()}}),
               with_columns(table, {"criterion",
                                    {"points lost", {"失分合计", "lost"}},
                                    "rate",
                                    {"units losing", {"失分单位", "units losing"}},
                                    {"units", {"适用单位", "units"}},
                                    "clause",
                                    "advice"}),
               data_nodes(table));
}

/// What the levels and checks stand for that pages name by their keys.
Report::Line standards(const Item& item) {
    Report::Line out;
    const auto add = [&](const std::string& key, const std::string& text) {
        if (!text.empty()) {
            add_line(out, {{id_and_title(key, text)}});
        }
    };
    const AnswerForm form = item.criterion->kind->form(item.points);
    if (!form.shapes.empty() && form.shapes.front() == Shape::picks) {
        for (const auto& choice : form.choices) {
            add(choice.key, choice.title);
        }
    }
    for (const auto& [level, text] : item.criterion->standard) {
        add(level, text);
    }
    return out;
}

}  // namespace

void add_weak_areas(const ReportHtml& page) {
    if (page.report.overview.scored == 0 || page.report.areas.empty()) {
        page.paragraph({"没有可以比较的得分。", "There are no points to compare."});
        return;
    }
    add_sections(page);
    add_regions(page);
    add_lost_most(page);
}

void add_criteria(const ReportHtml& page) {
    std::set<ItemId> named;
    for (const std::size_t at : page.pages) {
        for (const auto& each : page.report.units[at].mend.items) {
            named.insert(each.item);
        }
    }
    if (named.empty()) {
        page.paragraph({"没有需要整改的内容。", "There is nothing to mend."});
        return;
    }
    page.paragraph(
        {"各单位页的整改事项只写测评内容和发现的问题，标准、依据和建议见下表。",
         "What units have to mend is named on their pages; standards, clauses and advice stand here once for all."});
    const std::vector<ItemId> items(named.begin(), named.end());
    const auto table = table_of<ItemId>(
        items,
        columns_of(texts("测评内容", "criterion"), figures("分值", "points"), texts("标准", "standard"),
                   texts("依据", "clause"), texts("整改建议", "advice")),
        [&page](ItemId at) {
            const Item& item = page.rubric.at(at);
            return row_of(id_and_title(item.id, item.title), item.points, standards(item),
                          clause_of(page.rubric, at), item.criterion->advice);
        });
    page.table("figures-table texts", {"依据与整改建议", "Clauses and advice"}, table,
               [&](std::size_t row) { return " id=\"" + criterion_anchor(items[row]) + "\""; });
}

}  // namespace ceping
