// Weak areas 薄弱环节 of the HTML report, and what a criterion rests on. Source: ceping-report(1), WEAK AREAS.
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/write/formats/html_text.hpp>
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

std::string data_node(const ReportHtml& page, ItemId item) {
    return " data-node=\"" + html_text(page.rubric.at(item).id) + "\"";
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
            seen = Words("最薄弱的是" + bars.front().label + "，得分率" + bars.front().value + "。",
                         "The weakest is " + bars.front().label + " with " + bars.front().value + ".")
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
    page.begin_table(
        "figures-table texts", title.in(page.language),
        {page.say({"测评项目", "section"}), page.say({"得分率", "rate"}), page.say({"中位数", "median"}),
         page.say({"最低", "lowest"}), page.say({"单位数", "units"}), page.say({"依据", "clause"}),
         page.say({"失分最多的内容", "criteria that lost most"})});
    for (const auto& area : page.report.areas) {
        const ItemId item = page.report.sections[area.section];
        std::string criteria;
        std::size_t named = 0;
        for (const auto& each : page.report.criteria) {
            if (named < most_of_section && (page.rubric.is_below(each.item, item))) {
                criteria +=
                    (criteria.empty() ? "" : "<br>") + page.item(each.item) + " −" + each.lost.shortest();
                ++named;
            }
        }
        page.put("<tr" + data_node(page, item) + "><th scope=\"row\">" + page.item(item) + "</th><td>" +
                 page.rate_of(area.sum) + "</td><td>" + page.rate(area.median_rate) + "</td><td>" +
                 page.rate(area.lowest_rate) + "</td><td>" + std::to_string(area.units) +
                 "</td><td class=\"t\">" + page.clause(item) + "</td><td class=\"t\">" + criteria +
                 "</td></tr>\n");
    }
    page.end_table();
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

void add_regions(const ReportHtml& page) {
    const std::vector<RegionRates> regions = regions_of(page.report);
    if (regions.size() < 2) {
        return;
    }
    page.heading(3, "", page.say({"按地区", "By region"}));
    const Words title{"各地区最薄弱的项目", "The weakest sections of each region"};
    page.begin_table("figures-table texts", title.in(page.language),
                     {page.say({"地区", "region"}), page.say({"得分率", "rate"}),
                      page.say({"最薄弱的项目（依据）", "weakest sections (clause)"})});
    for (const auto& region : regions) {
        std::vector<std::pair<std::size_t, PointsOf>> weakest(region.sections.begin(), region.sections.end());
        std::stable_sort(weakest.begin(), weakest.end(), [](const auto& a, const auto& b) {
            return a.second.points * b.second.max < b.second.points * a.second.max;
        });
        std::string names;
        for (std::size_t i = 0; i < std::min(weakest.size(), most_of_region); ++i) {
            const ItemId item = page.report.sections[weakest[i].first];
            const std::string source = page.clause(item);
            names += (names.empty() ? "" : "<br>") + page.item(item) + " " + page.rate_of(weakest[i].second) +
                     (source.empty() ? "" : page.say({"（", " ("}) + source + page.say({"）", ")"}));
        }
        page.put("<tr><th scope=\"row\">" + page.region(page.report.regions[region.region]) + "</th><td>" +
                 page.rate_of(region.sum) + "</td><td class=\"t\">" + names + "</td></tr>\n");
    }
    page.end_table();
}

void add_lost_most(const ReportHtml& page) {
    const auto& criteria = page.report.criteria;
    if (criteria.empty()) {
        return;
    }
    page.heading(3, "", page.say({"失分最多的测评内容", "Criteria that lost most"}));
    const std::size_t shown = std::min(criteria.size(), most_criteria);
    const std::string n = std::to_string(shown);
    const std::string all = std::to_string(criteria.size());
    page.begin_table(
        "figures-table texts sortable",
        Words("失分最多的" + n + "项（失分的共" + all + "项）",
              n + " of " + all + " criteria that lost points")
            .in(page.language),
        {page.say({"测评内容", "criterion"}), page.say({"失分合计", "lost"}), page.say({"得分率", "rate"}),
         page.say({"失分单位", "units losing"}), page.say({"适用单位", "units"}),
         page.say({"依据", "clause"}), page.say({"整改建议", "advice"})});
    for (std::size_t i = 0; i < shown; ++i) {
        const WeakCriterion& each = criteria[i];
        page.put("<tr" + data_node(page, each.item) + "><th scope=\"row\">" + page.item(each.item) +
                 "</th><td>" + each.lost.shortest() + "</td><td>" + page.rate_of(each.sum) + "</td><td>" +
                 std::to_string(each.losing) + "</td><td>" + std::to_string(each.units) +
                 "</td><td class=\"t\">" + page.clause(each.item) + "</td><td class=\"t\">" +
                 page.phrase(page.rubric.at(each.item).criterion->advice) + "</td></tr>\n");
    }
    page.end_table();
}

/// What the levels and checks stand for that pages name by their keys.
std::string standards(const ReportHtml& page, const Item& item) {
    std::string out;
    const auto add = [&](const std::string& key, const std::string& text) {
        if (!text.empty()) {
            out += (out.empty() ? "" : "<br>") + page.phrase(id_and_title(key, text));
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
    page.begin_table(
        "figures-table texts", Words("依据与整改建议", "Clauses and advice").in(page.language),
        {page.say({"测评内容", "criterion"}), page.say({"分值", "points"}), page.say({"标准", "standard"}),
         page.say({"依据", "clause"}), page.say({"整改建议", "advice"})});
    for (const ItemId item : named) {
        page.put("<tr id=\"" + criterion_anchor(item) + "\"><th scope=\"row\">" + page.item(item) +
                 "</th><td>" + page.rubric.at(item).points.shortest() + "</td><td class=\"t\">" +
                 standards(page, page.rubric.at(item)) + "</td><td class=\"t\">" + page.clause(item) +
                 "</td><td class=\"t\">" + page.phrase(page.rubric.at(item).criterion->advice) +
                 "</td></tr>\n");
    }
    page.end_table();
}

}  // namespace ceping
