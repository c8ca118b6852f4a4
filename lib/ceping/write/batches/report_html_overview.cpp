// The overview: key figures, distribution, bands, regions, self against verified. Source: ceping-report(1), HTML.
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/write/formats/html_text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/formats/svg_chart.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

Exact count(std::size_t units) { return {static_cast<std::int64_t>(units)}; }

std::string units_text(std::size_t units) { return std::to_string(units); }

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
    figure({"参评单位", "units"}, units_text(of.units));
    figure({"计分", "scored"}, units_text(of.scored));
    figure({"不予计分", "rejected"}, units_text(of.rejected));
    figure({"不具备评定资格", "not eligible"}, units_text(of.not_eligible));
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
    const std::string range = fullest->from.shortest(2) + "–" + fullest->to.shortest(2);
    const std::string n = units_text(fullest->units);
    return {"单位最多的是" + range + "分，有" + n + "个。",
            "Most units, " + n + ", have " + range + " points."};
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
        columns.push_back({units_text(bin.units), count(bin.units) / count(most)});
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
    page.begin_table(
        "figures-table", title.in(page.language),
        {page.say({"得分", "score"}), page.say({"单位数", "units"}), page.say({"占比", "share"})});
    for (const auto& bin : of.bins) {
        if (bin.units == 0) {
            continue;
        }
        const bool last = &bin == &of.bins.back();
        page.put("<tr><th scope=\"row\">" + bin.from.shortest(2) +
                 page.say(last ? Words{"分及以上", " and more"}
                               : Words{"至不满" + bin.to.shortest(2) + "分",
                                       " to less than " + bin.to.shortest(2)}) +
                 "</th><td>" + units_text(bin.units) + "</td><td>" +
                 percent(count(bin.units) / count(of.scored)) + "</td></tr>\n");
    }
    page.end_table();
    page.put("</div>\n");
}

void add_bands(const ReportHtml& page) {
    const Overview& of = page.report.overview;
    if (page.rubric.bands.empty() || of.scored == 0) {
        return;
    }
    page.heading(3, "", page.say({"等次", "Bands"}));
    const auto title_of = [&](const BandCount& band) {
        if (!band.band) {
            return Words("无等次", "none").in(page.language);
        }
        const Band& known = page.rubric.band(band.band);
        return known.title.empty() ? known.id : known.title;
    };
    std::vector<Bar> bars;
    std::string all;
    for (const auto& band : of.bands) {
        if (!band.band && band.units == 0) {
            continue;
        }
        const Exact share = count(band.units) / count(of.scored);
        bars.push_back({title_of(band),
                        Words(units_text(band.units) + "个，" + percent(share),
                              units_text(band.units) + ", " + percent(share))
                            .in(page.language),
                        share,
                        {}});
        all += (all.empty() ? "" : Words("，", ", ").in(page.language)) + bars.back().label + " " +
               bars.back().value;
    }
    const Words title{"各等次的单位数", "Units by band"};
    page.put("<div class=\"pair\">\n<figure>\n" +
             bar_chart({"chart-bands", title.in(page.language), all}, bars) + "</figure>\n");
    page.begin_table(
        "figures-table", title.in(page.language),
        {page.say({"等次", "band"}), page.say({"单位数", "units"}), page.say({"占比", "share"})});
    for (const auto& band : of.bands) {
        if (band.band || band.units > 0) {
            page.put("<tr><th scope=\"row\">" + page.phrase(title_of(band)) + "</th><td>" +
                     units_text(band.units) + "</td><td>" + percent(count(band.units) / count(of.scored)) +
                     "</td></tr>\n");
        }
    }
    page.end_table();
    page.put("</div>\n");
}

void add_regions(const ReportHtml& page) {
    const auto& regions = page.report.region_scores;
    if (regions.size() < 2) {
        return;
    }
    page.heading(3, "", page.say({"地区", "Regions"}));
    page.paragraph({"各地区得分为所属计分单位得分的平均数；上级地区包含下级地区的单位。",
                    "A region's score is the mean of its scored units; a region includes those within it."});
    page.begin_table("figures-table sortable",
                     Words("各地区平均得分", "Mean scores of regions").in(page.language),
                     {page.say({"地区", "region"}), page.say({"计分单位", "scored units"}),
                      page.say({"不予计分", "rejected"}), page.say({"平均分", "mean score"})});
    for (const auto& region : regions) {
        const std::string name = region.path.empty() ? page.say({"全部", "all"}) : page.phrase(region.path);
        page.put("<tr><th scope=\"row\">" + name + "</th><td>" + units_text(region.units) + "</td><td>" +
                 units_text(region.rejected) + "</td><td>" +
                 (region.exact ? page.rounded(region.score) : std::string("–")) + "</td></tr>\n");
    }
    page.end_table();
}

/// The difference with its sign: what was claimed too much is `+`.
std::string difference(const ClaimedOf& sum) {
    const Exact more = sum.claimed - sum.given;
    return (more.sign() > 0 ? "+" : "") + more.shortest();
}

void add_claims(const ReportHtml& page) {
    const ClaimedOf& all = page.report.claims;
    if (all.units == 0) {
        return;
    }
    page.heading(3, "", page.say({"自评与核定", "Self-assessed and verified"}));
    const Exact units = count(all.units);
    const std::string n = units_text(all.units);
    page.paragraph({"有自评分的核定单位" + n + "个，自评平均" + page.rounded(all.claimed / units) +
                        "分，核定平均" + page.rounded(all.given / units) +
                        "分。下表按项目列出这些单位的自评分与核定分之和。",
                    n + " verified units stated a claim: " + page.rounded(all.claimed / units) +
                        " points on average, and were given " + page.rounded(all.given / units) +
                        ". By section, sums over these units:"});
    page.begin_table("figures-table sortable",
                     Words("自评分与核定分", "Claimed and given points").in(page.language),
                     {page.say({"测评项目", "section"}), page.say({"单位数", "units"}),
                      page.say({"自评", "claimed"}), page.say({"核定", "given"}),
                      page.say({"自评多出", "claimed more"}), page.say({"核定占自评", "given / claimed"})});
    std::vector<const Area*> areas;
    for (const auto& area : page.report.areas) {
        if (area.claims.units > 0) {
            areas.push_back(&area);
        }
    }
    // In the rubric's order: whoever looks for a section finds it there.
    std::sort(areas.begin(), areas.end(),
              [](const Area* a, const Area* b) { return a->section < b->section; });
    for (const Area* area : areas) {
        const ClaimedOf& sum = area->claims;
        const std::string id = page.rubric.at(page.report.sections[area->section]).id;
        page.put("<tr data-node=\"" + html_text(id) + "\"><th scope=\"row\">" +
                 page.item(page.report.sections[area->section]) + "</th><td>" + units_text(sum.units) +
                 "</td><td>" + sum.claimed.shortest() + "</td><td>" + sum.given.shortest() + "</td><td>" +
                 difference(sum) + "</td><td>" +
                 (sum.claimed.sign() > 0 ? percent(sum.given / sum.claimed) : std::string("–")) +
                 "</td></tr>\n");
    }
    page.end_table();
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
