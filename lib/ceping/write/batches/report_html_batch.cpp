// The chapters on the whole batch of the HTML report: key figures, distribution, bands, regions, claims, weak areas
// 薄弱环节, and what a criterion rests on. Source: ceping-report(1), HTML.
#include <ceping/model/when_words.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/formats/svg_chart.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace ceping {

namespace {

Exact exact_count(std::size_t units) { return {static_cast<std::int64_t>(units)}; }

void add_key_figures(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    page.put("<dl class=\"keys\">\n");
    const auto figure = [&](const Words& label, const std::string& value) {
        page.put("<div><dt>" + page.say(label) + "</dt><dd>" + value + "</dd></div>\n");
    };
    const auto points = [&](const Words& label, const std::optional<Exact>& value, bool stated) {
        if (value) {
            figure(label, stated ? page.score(*value) : page.rounded(*value));
        }
    };
    figure({"参评单位", "units"}, std::to_string(of.units));
    figure({"计分", "scored"}, std::to_string(of.scored));
    if (of.not_assessed > 0) {
        figure(words_of(UnitStatus::not_assessed), std::to_string(of.not_assessed));
    }
    figure(words_of(UnitStatus::rejected), std::to_string(of.rejected));
    figure({"不具备评定资格", "not eligible"}, std::to_string(of.not_eligible));
    points({"平均分", "mean score"}, of.mean, false);
    points({"中位数", "median"}, of.median, false);
    points({"最高分", "highest"}, of.highest, true);
    points({"最低分", "lowest"}, of.lowest, true);
    page.put("</dl>\n");
}

/// Where most units are; nothing to point at where several intervals have as many.
Words fullest_words(const Overview& of) {
    const ScoreBin* fullest = nullptr;
    bool alone = false;
    for (const auto& bin : of.bins) {
        alone = fullest == nullptr || bin.units != fullest->units ? alone : false;
        if (fullest == nullptr || bin.units > fullest->units) {
            fullest = &bin;
            alone = true;
        }
    }
    if (!alone) {
        return {"各段单位数见下表。", "The table has the numbers."};
    }
    return phrases::most_units_have.with(
        {{"from", fullest->from.shortest(2)}, {"to", fullest->to.shortest(2)}, {"units", fullest->units}});
}

void add_html_distribution(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    page.heading(3, "", page.say({"得分分布", "Distribution of scores"}));
    std::size_t most = 1;
    for (const auto& bin : of.bins) {
        most = std::max(most, bin.units);
    }
    std::vector<ChartColumn> columns;
    std::vector<std::string> ticks;
    for (const auto& bin : of.bins) {
        columns.push_back({std::to_string(bin.units), exact_count(bin.units) / exact_count(most)});
        if ((columns.size() - 1) % 4 == 0) {
            ticks.push_back(bin.from.shortest(2));
        }
    }
    ticks.push_back(page.rubric.total.shortest(2));
    const Words seen = fullest_words(of);
    const Words title{"各分数段的单位数", "Units by score"};
    page.put("<div class=\"pair\">\n<figure>\n" +
             column_chart({"chart-scores", title.in(page.language), seen.in(page.language)}, columns, ticks) +
             "<figcaption>" + page.say(phrases::chart_of_scores.with({{"fullest", seen}})) +
             "</figcaption>\n</figure>\n");
    std::vector<Counted> rows;
    for (const auto& bin : of.bins) {
        const std::string from = bin.from.shortest(2);
        if (bin.units > 0) {
            rows.push_back({&bin == &of.bins.back() ? phrases::points_and_more.with({{"from", from}})
                                                    : phrases::points_less_than.with(
                                                          {{"from", from}, {"to", bin.to.shortest(2)}}),
                            bin.units});
        }
    }
    const auto table = counted_table(page.report, texts("得分", "score"), std::move(rows));
    page.table("figures-table", title, with_columns(table, {"what", "units", "share"}));
    page.put("</div>\n");
}

void add_html_bands(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    if (page.rubric.bands.empty() || of.scored == 0) {
        return;
    }
    page.heading(3, "", page.say({"等次", "Bands"}));
    const auto rows = counted_bands(page.report, {"无等次", "none"}, false);
    std::vector<Bar> bars;
    std::vector<Words> all;
    for (const auto& band : rows) {
        const Exact share = exact_count(band.units) / exact_count(of.scored);
        const Words value = phrases::units_and_share.with({{"units", band.units}, {"share", percent(share)}});
        bars.push_back({shown_cell({}, band.name, page.language), value.in(page.language), share, {}});
        all.push_back(
            phrases::band_and_units.with({{"band", bars.back().label}, {"units", bars.back().value}}));
    }
    const Words title{"各等次的单位数", "Units by band"};
    const std::string seen = joined(all, {"，", ", "}).in(page.language);
    page.put("<div class=\"pair\">\n<figure>\n" +
             bar_chart({"chart-bands", title.in(page.language), seen}, bars) + "</figure>\n");
    const auto table = counted_table(page.report, texts("等次", "band"), rows);
    page.table("figures-table", title, with_columns(table, {"what", "units", "share"}));
    page.put("</div>\n");
}

void add_html_regions(const ReportHtml& page) {
    if (page.report.region_scores.size() < 2) {
        return;
    }
    page.heading(3, "", page.say({"地区", "Regions"}));
    page.paragraph({"各地区得分为所属计分单位得分的平均数；上级地区包含下级地区的单位。",
                    "A region's score is the mean of its scored units; a region includes those within it."});
    const auto table = regions_table(page.report, [](const std::string& path) { return path; });
    page.table(
        "figures-table sortable", {"各地区平均得分", "Mean scores of regions"},
        with_columns(table,
                     {"region", {"units scored", {"计分单位", "scored units"}}, "rejected", "mean score"}));
}

void add_html_claims(const ReportHtml& page) {
    const ClaimedOf& all = page.report.claims;
    if (all.units == 0) {
        return;
    }
    const Exact units = exact_count(all.units);
    page.paragraph(
        phrases::claims_by_section.with({{"units", {std::to_string(all.units), counted(all.units, "unit")}},
                                         {"claimed", page.rounded(all.claimed / units)},
                                         {"given", page.rounded(all.given / units)}}));
    page.paragraph(phrases::claimed_high_or_low.with(
        {{"over", page.report.overclaimed}, {"under", page.report.underclaimed}}));
    if (page.report.zeroed > 0) {
        page.paragraph(phrases::zeroed_left_out.with(
            {{"units", {std::to_string(page.report.zeroed), counted(page.report.zeroed, "unit")}}}));
    }
    const auto table = rounded_as_scores(claims_table(page.report), page.rubric);
    page.table(
        "figures-table sortable", {"自评分与核验分", "Claimed and given points"},
        with_columns(table, {"section", "units", "claimed", "given", "claimed more", "given / claimed"}),
        data_nodes(table));
}

constexpr std::size_t most_html_criteria = 20;  // of those that lost most
constexpr std::size_t most_of_section = 3;      // criteria named beside a section
constexpr std::size_t most_of_region = 3;       // sections named beside a region

/// On lines of their own.
void add_line(Report::Line& line, std::vector<Report::Run> runs) {
    if (!line.empty()) {
        line.push_back({"\n"});
    }
    line.insert(line.end(), runs.begin(), runs.end());
}

void add_weak_sections(const ReportHtml& page) {
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
                add_line(out, {{id_and_title(item.id, item.title)}, {" −" + page.rounded(each.lost)}});
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

void add_weak_regions(const ReportHtml& page) {
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
    const auto table = rounded_as_scores(criteria_table(page.report, most_html_criteria), page.rubric);
    page.table("figures-table texts sortable",
               phrases::most_of_losing.with({{"shown", table.rows}, {"all", criteria.size()}}),
               with_columns(table, {"criterion",
                                    "points of scores lost",
                                    "rate",
                                    {"units losing", {"失分单位", "units losing"}},
                                    {"units", {"涉及单位", "units"}},
                                    "clause",
                                    "advice"}),
               data_nodes(table));
}

/// What the levels and checks stand for that pages name by their keys.
Report::Line standards(const ReportHtml& page, const Item& item) {
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
    each_version(item, [&](const Criterion& criterion, const Places&, const Variant* variant) {
        if (variant != nullptr && variant->names("standard")) {
            const auto number = static_cast<std::size_t>(variant - item.criterion->variants.data()) + 1;
            add_line(out, {{page.say(phrases::for_variant.with(
                              {{"number", number}, {"units", units_that(page.rubric, variant->when)}}))}});
        } else if (variant != nullptr) {
            return;
        }
        for (const auto& [level, text] : criterion.standard) {
            add(level, text);
        }
    });
    return out;
}

}  // namespace

void add_html_summary(const ReportHtml& page) {
    add_key_figures(page);
    put_article(page, {"要点", "In brief"}, add_summary);
}

void add_html_verification(const ReportHtml& page) {
    add_html_claims(page);
    put_article(page, {"自评与核验", "Claimed and verified"}, add_verification);
}

void add_overview(const ReportHtml& page) {
    if (page.report.overview.scored == 0) {
        page.paragraph({"没有计分的单位，因此没有分布、等次和地区统计。",
                        "No unit was scored: there is no distribution, and no figures of bands or regions."});
        return;
    }
    add_html_distribution(page);
    add_html_bands(page);
    add_html_regions(page);
}

void add_weak_areas(const ReportHtml& page) {
    if (page.report.overview.scored == 0 || page.report.areas.empty()) {
        page.paragraph({"没有可以比较的得分。", "There are no points to compare."});
        return;
    }
    if (page.report.to_fix_units > 0) {
        page.paragraph(to_fix_words(page.report));
    }
    add_weak_sections(page);
    add_weak_regions(page);
    put_article(page, {"薄弱环节", "Weak areas"}, add_area_tables);
    add_lost_most(page);
}

void add_criteria(const ReportHtml& page) {
    std::set<ItemId> named;
    for (const std::size_t at : page.pages) {
        for (const auto& each : page.report.units[at].fix.items) {
            named.insert(each.item);
        }
    }
    if (named.empty()) {
        page.paragraph({"没有需要整改的内容。", "There is nothing to fix."});
        return;
    }
    page.paragraph(
        {"各单位页的整改事项只写测评内容和发现的问题，标准、依据和建议见下表。",
         "What units have to fix is named on their pages; standards, clauses and advice stand here once for all."});
    const std::vector<ItemId> items(named.begin(), named.end());
    const auto table = table_of<ItemId>(
        items,
        columns_of(texts("测评内容", "criterion"), figures("分值", "points"), texts("标准", "standard"),
                   texts("依据", "clause"), texts("整改建议", "advice")),
        [&page](ItemId at) {
            const Item& item = page.rubric.at(at);
            return row_of(id_and_title(item.id, item.title),
                          item.unlimited ? Report::Cell() : Report::Cell(item.points), standards(page, item),
                          clause_of(page.rubric, at), item.criterion->advice);
        });
    page.table("figures-table texts", {"依据与整改建议", "Clauses and advice"}, table,
               [&](std::size_t row) { return " id=\"" + criterion_anchor(items[row]) + "\""; });
}

}  // namespace ceping
