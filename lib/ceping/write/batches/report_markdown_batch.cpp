// The chapters of a report about the whole batch.
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t most_criteria = 20;  ///< in the table of those that lost most
constexpr std::size_t most_regions = 5;    ///< named of a section, the weakest first

std::string count(std::size_t value) { return std::to_string(value); }

std::string share(std::size_t part, std::size_t whole) {
    return whole == 0
               ? "-"
               : percent(Exact::fraction(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)));
}

std::string rate(const std::optional<Exact>& value) { return value ? percent(*value) : "-"; }

void add_bands(ReportText& text) {
    const Overview& overview = text.report.overview;
    if (text.rubric.bands.empty() || overview.scored == 0) {
        return;
    }
    text.heading(3, "bands", {"等次分布", "Bands"});
    Grid table;
    table.columns = {text.column({"等次", "band"}), text.column({"单位数", "units"}, true),
                     text.column({"占比", "share"}, true)};
    for (const auto& each : overview.bands) {
        if (!each.band && each.units == 0) {
            continue;
        }
        const std::string name = each.band ? text.rubric.band_title(text.rubric.band(each.band).id)
                                           : text.say({"未定等次", "none"});
        table.rows.push_back({{{name}}, {{count(each.units)}}, {{share(each.units, overview.scored)}}});
    }
    text.add(std::move(table));
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
    Grid table;
    table.columns = {text.column({"得分", "score"}), text.column({"单位数", "units"}, true),
                     text.column({"占比", "share"}, true)};
    for (auto bin = first; bin != last; ++bin) {
        const bool lowest = bin == overview.bins.begin();
        const std::string from = bin->from.shortest();
        // Intervals in a row that hold nobody are one.
        while (bin->units == 0 && (bin + 1)->units == 0) {
            ++bin;
        }
        const bool highest = bin + 1 == overview.bins.end();
        const std::string to = bin->to.shortest();
        const Words name = lowest    ? Words("不到 " + to, "below " + to)
                           : highest ? Words(from + " 及以上", from + " and more")
                                     : Words(from + " 至不到 " + to, from + " to below " + to);
        table.rows.push_back(
            {text.plain(name), {{count(bin->units)}}, {{share(bin->units, overview.scored)}}});
    }
    text.add(std::move(table));
}

void add_regions(ReportText& text) {
    const auto& regions = text.report.region_scores;
    if (regions.size() < 3) {
        return;  // the whole, and no two that could be told apart
    }
    text.heading(3, "regions", {"各地区", "Regions"});
    Grid table;
    table.columns = {text.column({"地区", "region"}), text.column({"计分单位", "units scored"}, true),
                     text.column({"不予计分", "rejected"}, true),
                     text.column({"平均得分", "mean score"}, true)};
    for (const auto& each : regions) {
        table.rows.push_back({{{each.path.empty() ? text.say({"全部", "all"}) : text.region_name(each.path)}},
                              {{count(each.units)}},
                              {{count(each.rejected)}},
                              {{each.exact ? each.score.shortest() : "-"}}});
    }
    text.add(std::move(table));
}

void add_criteria(ReportText& text) {
    const auto& criteria = text.report.criteria;
    if (criteria.empty()) {
        return;
    }
    text.heading(3, "criteria", {"失分最多的测评内容", "Criteria that lost most"});
    Grid table;
    table.columns = {text.column({"测评内容", "criterion"}), text.column({"依据", "clause"}),
                     text.column({"失分单位/涉及单位", "units losing / concerned"}, true),
                     text.column({"得分率", "rate"}, true), text.column({"共失分", "points lost"}, true)};
    for (std::size_t i = 0; i < std::min(criteria.size(), most_criteria); ++i) {
        const WeakCriterion& each = criteria[i];
        const Item& item = text.rubric.at(each.item);
        table.rows.push_back({{{id_and_title(item.id, item.title)}},
                              {{clause_of(text.rubric, each.item)}},
                              {{count(each.losing) + "/" + count(each.units)}},
                              {{each.sum.max.sign() > 0 ? percent(each.sum.rate()) : "-"}},
                              {{text.rounded(each.lost)}}});
    }
    text.add(std::move(table));
    if (criteria.size() > most_criteria) {
        const std::string rest = count(criteria.size() - most_criteria);
        text.paragraph(
            {"另有 " + rest + " 项失分较少，未列出。", rest + " more lost less and are not listed."});
    }
}

void add_claims(ReportText& text) {
    const BatchReport& report = text.report;
    if (report.claims.units == 0) {
        return;
    }
    text.heading(2, "claims", {"自评与核验", "Claimed and verified"});
    const Exact units(static_cast<std::int64_t>(report.claims.units));
    const Exact claimed = report.claims.claimed / units;
    const Exact given = report.claims.given / units;
    const std::string n = count(report.claims.units);
    text.paragraph({n + " 个单位经过核验且有自评：自评平均 " + text.rounded(claimed) + " 分，核验平均 " +
                        text.rounded(given) + " 分，自评高出 " + text.rounded(claimed - given) + " 分。",
                    n + " units were verified and had claimed a score: " + text.rounded(claimed) +
                        " on average claimed, " + text.rounded(given) + " verified, overstated by " +
                        text.rounded(claimed - given) + "."});
    Grid table;
    table.columns = {text.column({"测评项目", "section"}), text.column({"单位数", "units"}, true),
                     text.column({"自评合计", "claimed"}, true), text.column({"核验合计", "verified"}, true),
                     text.column({"多报", "overstated"}, true)};
    std::vector<const Area*> areas(report.sections.size());
    for (const auto& area : report.areas) {
        areas[area.section] = &area;
    }
    for (const auto* area : areas) {
        const ClaimedOf& of = area->claims;
        if (of.units > 0) {
            table.rows.push_back({{{text.section_name(area->section)}},
                                  {{count(of.units)}},
                                  {{text.rounded(of.claimed)}},
                                  {{text.rounded(of.given)}},
                                  {{text.rounded(of.claimed - of.given)}}});
        }
    }
    text.add(std::move(table));
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
        parts.push_back(Words("一票否决 ", "veto ") + veto);
    }
    if (ranked.by_quota) {
        parts.emplace_back("受比例限制", "by quota");
    }
    return joined(parts, {"；", "; "});
}

Grid league_table(const ReportText& text, const League& league) {
    const auto& results = text.report.set->results;
    bool claims = false;
    bool remarks = false;
    bool regions = false;
    for (const auto& ranked : league.units) {
        const SavedResult& result = results[ranked.result];
        claims = claims || (!result.rejected && result.claimed);
        remarks = remarks || !remark(result, ranked).zh.empty();
        regions = regions || !result.region.empty();
    }
    Grid table;
    table.columns = {text.column({"单位", "unit"}), text.column({"名次", "rank"}, true),
                     text.column({"得分", "score"}, true)};
    const auto column = [&](bool wanted, const Words& title, bool figures) {
        if (wanted) {
            table.columns.push_back(text.column(title, figures));
        }
    };
    // Columns that would say nothing of anybody are left out.
    column(claims, {"自评", "claimed"}, true);
    column(!text.rubric.bands.empty(), {"等次", "band"}, false);
    column(regions, {"地区", "region"}, false);
    column(remarks, {"备注", "remark"}, false);
    for (const auto& ranked : league.units) {
        const SavedResult& result = results[ranked.result];
        const bool scored = !result.rejected;
        std::vector<Report::Line> row = {
            {{text.unit_name(result), false, "u-" + count(ranked.result)}},
            {{ranked.rank > 0 ? count(ranked.rank) + (ranked.shared ? "=" : "") : "-"}},
            {{scored ? result.score.shortest() : "-"}}};
        if (claims) {
            row.push_back({{scored && result.claimed ? result.claimed->shortest() : "-"}});
        }
        if (!text.rubric.bands.empty()) {
            row.push_back({{text.rubric.band_title(ranked.band)}});
        }
        if (regions) {
            row.push_back({{text.region_name(result.region)}});
        }
        if (remarks) {
            row.push_back(text.plain(remark(result, ranked)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

void add_report_overview(ReportText& text) {
    const Overview& overview = text.report.overview;
    text.heading(2, "overview", {"总体情况", "Overview"});
    Report::Facts facts;
    text.fact(facts, {"单位", "units"},
              Words(count(overview.units) + " 个，计分 " + count(overview.scored) + " 个，不予计分 " +
                        count(overview.rejected) + " 个",
                    count(overview.units) + ", " + count(overview.scored) + " scored, " +
                        count(overview.rejected) + " rejected"));
    text.fact(facts, {"不具备评定资格", "not eligible"}, count(overview.not_eligible));
    text.fact(facts, {"满分", "full marks"}, text.rubric.total.shortest());
    if (overview.mean) {
        text.fact(facts, {"平均得分", "mean score"}, text.rounded(overview.mean));
        text.fact(facts, {"得分中位数", "median score"}, text.rounded(overview.median));
        text.fact(facts, {"最高得分", "highest score"}, overview.highest->shortest());
        text.fact(facts, {"最低得分", "lowest score"}, overview.lowest->shortest());
    }
    text.add(std::move(facts));
    add_bands(text);
    add_distribution(text);
    add_regions(text);
}

void add_report_leagues(ReportText& text) {
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

void add_report_areas(ReportText& text) {
    const BatchReport& report = text.report;
    if (report.overview.scored == 0) {
        return;
    }
    text.heading(2, "areas", {"薄弱环节", "Weak areas"});
    text.paragraph(
        {"各测评项目按得分率（所得分之和除以应得分之和）从低到高排列。",
         "Sections by the points that all units earned, out of those to be earned, the weakest first."});
    Grid table;
    table.columns = {text.column({"测评项目", "section"}),    text.column({"依据", "clause"}),
                     text.column({"单位数", "units"}, true),  text.column({"得分率", "rate"}, true),
                     text.column({"中位数", "median"}, true), text.column({"最低", "lowest"}, true)};
    Grid regions;
    regions.columns = {text.column({"测评项目", "section"}),
                       text.column({"得分率较低的地区", "regions with the lowest rates"})};
    for (const auto& area : report.areas) {
        if (area.units == 0) {
            continue;
        }
        table.rows.push_back({{{text.section_name(area.section)}},
                              {{clause_of(text.rubric, report.sections[area.section])}},
                              {{count(area.units)}},
                              {{percent(area.sum.rate())}},
                              {{rate(area.median_rate)}},
                              {{rate(area.lowest_rate)}}});
        std::vector<Words> weakest;
        for (std::size_t i = 0; i < std::min(area.regions.size(), most_regions); ++i) {
            const RegionArea& each = area.regions[i];
            weakest.push_back(Words(text.region_name(report.regions[each.region])) +
                              Words(" " + percent(each.sum.rate())) +
                              Words("（" + count(each.units) + " 个）", " (" + count(each.units) + ")"));
        }
        regions.rows.push_back(
            {{{text.section_name(area.section)}}, text.plain(joined(weakest, {"、", ", "}))});
    }
    text.add(std::move(table));
    if (report.regions.size() > 1) {
        text.heading(3, "areas-by-region", {"各地区的薄弱环节", "Weak areas by region"});
        text.add(std::move(regions));
    }
    add_criteria(text);
    add_claims(text);
}

}  // namespace ceping
