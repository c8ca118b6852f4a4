// The overview: key figures, distribution, bands, regions, self against verified. Source: ceping-report(1), HTML.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/formats/svg_chart.hpp>

#include <algorithm>

namespace ceping {

namespace {

Exact count(std::size_t units) { return {static_cast<std::int64_t>(units)}; }

void add_figures(const ReportHtml& page) {
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
    figure({"不予计分", "rejected"}, std::to_string(of.rejected));
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
        {{"range", fullest->from.shortest(2) + "–" + fullest->to.shortest(2)}, {"units", fullest->units}});
}

void add_distribution(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    page.heading(3, "", page.say({"得分分布", "Distribution of scores"}));
    std::size_t most = 1;
    for (const auto& bin : of.bins) {
        most = std::max(most, bin.units);
    }
    std::vector<ChartColumn> columns;
    std::vector<std::string> ticks;
    for (const auto& bin : of.bins) {
        columns.push_back({std::to_string(bin.units), count(bin.units) / count(most)});
        if ((columns.size() - 1) % 4 == 0) {
            ticks.push_back(bin.from.shortest(2));
        }
    }
    ticks.push_back(page.rubric.total.shortest(2));
    const Words seen = fullest_words(of);
    const Words title{"各分数段的单位数", "Units by score"};
    page.put(
        "<div class=\"pair\">\n<figure>\n" +
        column_chart({"chart-scores", title.in(page.language), seen.in(page.language)}, columns, ticks) +
        "<figcaption>" +
        page.say({"横轴为得分，柱上数字为单位数。", "Scores from left to right; the numbers are units. "}) +
        page.say(seen) + "</figcaption>\n</figure>\n");
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

void add_bands(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    if (page.rubric.bands.empty() || of.scored == 0) {
        return;
    }
    page.heading(3, "", page.say({"等次", "Bands"}));
    const auto rows = counted_bands(page.report, {"无等次", "none"}, false);
    std::vector<Bar> bars;
    std::vector<Words> all;
    for (const auto& band : rows) {
        const Exact share = count(band.units) / count(of.scored);
        const Words value = phrases::units_and_share.with({{"units", band.units}, {"share", percent(share)}});
        bars.push_back({shown_cell({}, band.name, page.language), value.in(page.language), share, {}});
        all.emplace_back(bars.back().label + " " + bars.back().value);
    }
    const Words title{"各等次的单位数", "Units by band"};
    const std::string seen = joined(all, {"，", ", "}).in(page.language);
    page.put("<div class=\"pair\">\n<figure>\n" +
             bar_chart({"chart-bands", title.in(page.language), seen}, bars) + "</figure>\n");
    const auto table = counted_table(page.report, texts("等次", "band"), rows);
    page.table("figures-table", title, with_columns(table, {"what", "units", "share"}));
    page.put("</div>\n");
}

void add_regions(const ReportHtml& page) {
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

void add_claims(const ReportHtml& page) {
    const ClaimedOf& all = page.report.claims;
    if (all.units == 0) {
        return;
    }
    page.heading(3, "", page.say({"自评与核定", "Self-assessed and verified"}));
    const Exact units = count(all.units);
    page.paragraph(phrases::claims_by_section.with({{"units", all.units},
                                                    {"claimed", page.rounded(all.claimed / units)},
                                                    {"given", page.rounded(all.given / units)}}));
    const auto table = claims_table(page.report);
    page.table(
        "figures-table sortable", {"自评分与核定分", "Claimed and given points"},
        with_columns(table, {"section", "units", "claimed", "given", "claimed more", "given / claimed"}),
        data_nodes(table));
}

}  // namespace

void add_overview(const ReportHtml& page) {
    add_figures(page);
    if (page.report.overview.scored == 0) {
        page.paragraph({"没有计分的单位，因此没有分布、等次和地区统计。",
                        "No unit was scored: there is no distribution, and no figures of bands or regions."});
        return;
    }
    add_distribution(page);
    add_bands(page);
    add_regions(page);
    add_claims(page);
}

}  // namespace ceping
