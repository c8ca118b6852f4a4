// The chapters of a report about the whole batch.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/formats/number.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

constexpr std::size_t most_criteria = 20;  ///< in the table of those that lost most
constexpr std::size_t most_regions = 5;    ///< named of a section, the weakest first

std::string count(std::size_t value) { return std::to_string(value); }

void add_counted(ReportText& text, Report::Column what, std::vector<Counted> rows) {
    text.add(with_columns(counted_table(text.report, std::move(what), std::move(rows)),
                          {"what", "units", "share"}));
}

void add_bands(ReportText& text) {
    if (!text.rubric.bands.empty() && text.report.overview.scored > 0) {
        text.heading(3, "bands", {"等次分布", "Bands"});
        add_counted(text, texts("等次", "band"), counted_bands(text.report, {"未定等次", "none"}, false));
    }
}

/// From the first interval that holds a unit to the last.
void add_distribution(ReportText& text) {
    const Overview& overview = text.report.overview;
    const auto holds = [](const ScoreBin& bin) { return bin.units > 0; };
    const auto first = std::find_if(overview.bins.begin(), overview.bins.end(), holds);
    if (first == overview.bins.end()) {
        return;
    }
    const auto last = std::find_if(overview.bins.rbegin(), overview.bins.rend(), holds).base();
    text.heading(3, "distribution", {"得分分布", "Distribution of scores"});
    std::vector<Counted> rows;
    for (auto bin = first; bin != last; ++bin) {
        const bool lowest = bin == overview.bins.begin();
        const std::string from = bin->from.shortest();
        // Intervals in a row that hold nobody are one.
        while (bin->units == 0 && (bin + 1)->units == 0) {
            ++bin;
        }
        const bool highest = bin + 1 == overview.bins.end();
        const std::string to = bin->to.shortest();
        rows.push_back({lowest    ? phrases::interval_below.with({{"to", to}})
                        : highest ? phrases::interval_upwards.with({{"from", from}})
                                  : phrases::interval.with({{"from", from}, {"to", to}}),
                        bin->units});
    }
    add_counted(text, texts("得分", "score"), std::move(rows));
}

void add_regions(ReportText& text) {
    if (text.report.region_scores.size() < 3) {
        return;  // the whole, and no two that could be told apart
    }
    text.heading(3, "regions", {"各地区", "Regions"});
    const auto table =
        regions_table(text.report, [&text](const std::string& path) { return text.region_name(path); });
    text.add(with_columns(
        table, {"region", "units scored", "rejected", {"mean score", {"平均得分", "mean score"}}}));
}

void add_criteria(ReportText& text) {
    const auto& criteria = text.report.criteria;
    if (criteria.empty()) {
        return;
    }
    text.heading(3, "criteria", {"失分最多的测评内容", "Criteria that lost most"});
    text.add(text.rounded(with_columns(criteria_table(text.report, most_criteria),
                                       {"criterion",
                                        "clause",
                                        "units losing / concerned",
                                        "rate",
                                        {"points lost", {"共失分", "points lost"}}})));
    if (criteria.size() > most_criteria) {
        text.paragraph(phrases::more_lost_less.with({{"rest", criteria.size() - most_criteria}}));
    }
}

void add_claims(ReportText& text) {
    const ClaimedOf& all = text.report.claims;
    if (all.units == 0) {
        return;
    }
    text.heading(2, "claims", {"自评与核验", "Claimed and verified"});
    const Exact units(static_cast<std::int64_t>(all.units));
    text.paragraph(
        phrases::claimed_on_average.with({{"units", all.units},
                                          {"claimed", text.rounded(all.claimed / units)},
                                          {"given", text.rounded(all.given / units)},
                                          {"more", text.rounded(all.claimed / units - all.given / units)}}));
    text.add(
        text.rounded(with_columns(claims_table(text.report), {"section",
                                                              "units",
                                                              {"claimed", {"自评合计", "claimed"}},
                                                              {"given", {"核验合计", "verified"}},
                                                              {"claimed more", {"多报", "overstated"}}})));
}

/// Whatever else is to be said of a unit in a league table.
Words remark(const SavedResult& result, const Ranked& ranked) {
    if (result.rejected) {
        return {"不予计分", "rejected"};  // the reason stands on the unit's page
    }
    std::vector<Words> parts;
    if (!result.eligible) {
        parts.emplace_back("不具备评定资格", "not eligible");
    }
    for (const auto& veto : result.vetoes) {
        parts.push_back(phrases::veto_of.with({{"id", veto}}));
    }
    if (ranked.by_quota) {
        parts.emplace_back("受比例限制", "by quota");
    }
    return joined(parts, {"；", "; "});
}

/// Columns that would say nothing of anybody are left out.
Report::Table league_table(const ReportText& text, const League& league) {
    const auto& results = text.report.set->results;
    const auto some = [&](auto has) {
        return std::any_of(league.units.begin(), league.units.end(),
                           [&](const Ranked& each) { return has(results[each.result]); });
    };
    const bool claims = some([](auto& each) { return !each.rejected && each.claimed; });
    const bool regions = some([](auto& each) { return !each.region.empty(); });
    return table_of<Ranked>(
        league.units,
        columns_of(texts("单位", "unit"), column_of(Type::rank, {"名次", "rank"}), figures("得分", "score"),
                   only_if(claims, figures("自评", "claimed")),
                   only_if(!text.rubric.bands.empty(), texts("等次", "band")),
                   only_if(regions, texts("地区", "region")), texts("备注", "remark")),
        [&text, &results](const Ranked& each) {
            const SavedResult& result = results[each.result];
            return row_of(Report::Line{{text.unit_name(result), false, "u-" + count(each.result)}},
                          each.rank > 0 ? Cell(count(each.rank) + (each.shared ? "=" : "")) : Cell(),
                          result.rejected ? Cell() : Cell(result.score),
                          result.rejected ? Cell() : Cell(result.claimed), text.rubric.band_title(each.band),
                          text.region_name(result.region), remark(result, each));
        });
}

void add_overview(ReportText& text) {
    const Overview& overview = text.report.overview;
    text.heading(2, "overview", {"总体情况", "Overview"});
    Report::Facts facts;
    text.fact(facts, {"单位", "units"},
              phrases::units_counted.with(
                  {{"units", overview.units}, {"scored", overview.scored}, {"rejected", overview.rejected}}));
    text.fact(facts, {"不具备评定资格", "not eligible"}, count(overview.not_eligible));
    text.fact(facts, {"满分", "full marks"}, text.rubric.total.shortest());
    if (overview.mean) {
        text.fact(facts, {"平均得分", "mean score"}, text.rounded(*overview.mean));
        text.fact(facts, {"得分中位数", "median score"}, text.rounded(*overview.median));
        text.fact(facts, {"最高得分", "highest score"}, overview.highest->shortest());
        text.fact(facts, {"最低得分", "lowest score"}, overview.lowest->shortest());
    }
    text.add(std::move(facts));
    add_bands(text);
    add_distribution(text);
    add_regions(text);
}

void add_leagues(ReportText& text) {
    if (text.report.set->results.empty()) {
        return;
    }
    text.heading(2, "leagues", {"排名", "League tables"});
    for (std::size_t i = 0; i < text.report.leagues.size(); ++i) {
        const League& league = text.report.leagues[i];
        if (text.report.leagues.size() > 1 || !league.group.empty()) {
            text.heading(3, "league-" + count(i),
                         league.group.empty() ? Words("未注明", "not stated") : Words(league.group));
        }
        text.add(league_table(text, league));
    }
}

void add_areas(ReportText& text) {
    const BatchReport& report = text.report;
    if (report.overview.scored == 0) {
        return;
    }
    text.heading(2, "areas", {"薄弱环节", "Weak areas"});
    text.paragraph(
        {"各测评项目按得分率（所得分之和除以应得分之和）从低到高排列。",
         "Sections by the points that all units earned, out of those to be earned, the weakest first."});
    const auto regions = [&text](const Area& area) {
        std::vector<Words> weakest;
        for (std::size_t i = 0; i < std::min(area.regions.size(), most_regions); ++i) {
            const auto& [region, sum, units] = area.regions[i];
            weakest.push_back(
                phrases::region_rate.with({{"region", text.region_name(text.report.regions[region])},
                                           {"rate", percent(sum.rate())},
                                           {"units", units}}));
        }
        return joined(weakest, {"、", ", "});
    };
    const auto table =
        areas_table(report, true, texts("得分率较低的地区", "regions with the lowest rates"), regions);
    text.add(with_columns(table, {"section", "clause", "units", "rate", "median", "lowest"}));
    if (report.regions.size() > 1) {
        text.heading(3, "areas-by-region", {"各地区的薄弱环节", "Weak areas by region"});
        text.add(with_columns(table, {"section", "regions with the lowest rates"}));
    }
    add_criteria(text);
    add_claims(text);
}

}  // namespace

void add_report_batch(ReportText& text) {
    add_overview(text);
    add_leagues(text);
    add_areas(text);
}

}  // namespace ceping
