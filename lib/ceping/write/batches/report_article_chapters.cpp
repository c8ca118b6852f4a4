// The chapters of a report that is an article, as Markdown and DOCX are: on the whole batch, and a page per unit.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

constexpr std::size_t most_article_criteria = 20;  ///< in the table of those that lost most
constexpr std::size_t most_regions = 5;            ///< named of a section, the weakest first

void add_counted(ReportText& text, Report::Column what, std::vector<Counted> rows) {
    text.add(with_columns(counted_table(text.report, std::move(what), std::move(rows)),
                          {"what", "units", "share"}));
}

void add_article_bands(ReportText& text) {
    if (!text.rubric.bands.empty() && text.report.overview.scored > 0) {
        text.heading(3, "bands", {"等次分布", "Bands"});
        add_counted(text, texts("等次", "band"), counted_bands(text.report, {"未定等次", "none"}, false));
    }
}

/// From the first interval that holds a unit to the last.
void add_article_distribution(ReportText& text) {
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

void add_article_regions(ReportText& text) {
    if (text.report.region_scores.size() < 3) {
        return;  // the whole, and no two that could be told apart
    }
    text.heading(3, "regions", {"各地区", "Regions"});
    const auto table =
        regions_table(text.report, [&text](const std::string& path) { return text.region_name(path); });
    text.add(with_columns(
        table, {"region", "units scored", "rejected", {"mean score", {"平均得分", "mean score"}}}));
}

void add_article_criteria(ReportText& text) {
    const auto& criteria = text.report.criteria;
    if (criteria.empty()) {
        return;
    }
    text.heading(3, "criteria", {"失分最多的测评内容", "Criteria that lost most"});
    text.add(text.rounded(
        with_columns(criteria_table(text.report, most_article_criteria),
                     {"criterion", "clause", "units losing / concerned", "rate", "points of scores lost"})));
    if (criteria.size() > most_article_criteria) {
        text.paragraph(phrases::more_lost_less.with({{"rest", criteria.size() - most_article_criteria}}));
    }
}

void add_article_claims(ReportText& text) {
    const ClaimedOf& all = text.report.claims;
    if (all.units == 0) {
        return;
    }
    const Exact units(static_cast<std::int64_t>(all.units));
    text.paragraph(
        phrases::claimed_on_average.with({{"units", {std::to_string(all.units), counted(all.units, "unit")}},
                                          {"claimed", text.rounded(all.claimed / units)},
                                          {"given", text.rounded(all.given / units)},
                                          {"more", text.rounded(all.claimed / units - all.given / units)}}));
    text.paragraph(phrases::claimed_high_or_low.with(
        {{"over", text.report.overclaimed}, {"under", text.report.underclaimed}}));
    if (text.report.zeroed > 0) {
        text.paragraph(phrases::zeroed_left_out.with(
            {{"units", {std::to_string(text.report.zeroed), counted(text.report.zeroed, "unit")}}}));
    }
    text.add(text.rounded(
        with_columns(claims_table(text.report), {"section",
                                                 "units",
                                                 {"claimed", {"自评合计", "claimed"}},
                                                 {"given", {"核验合计", "verified"}},
                                                 {"claimed more", {"自评高出", "overstated"}}})));
}

/// Whatever else is to be said of a unit in a league table.
Words article_remark(const ReportText& text, const SavedResult& result, const Ranked& ranked) {
    if (!result.scored()) {
        return words_of(result.status);  // the reason stands on the unit's page
    }
    std::vector<Words> parts;
    if (!result.eligible) {
        parts.emplace_back("不具备评定资格", "not eligible");
        const Rectification& fix = text.report.units[ranked.result].fix;
        for (const PrerequisiteId each : fix.prerequisites) {
            parts.push_back(phrases::prerequisite_of.with({{"id", text.rubric.prerequisite(each).id}}));
        }
        for (const PrerequisiteId each : fix.unconfirmed) {
            parts.push_back(phrases::unconfirmed_of.with({{"id", text.rubric.prerequisite(each).id}}));
        }
    }
    for (const auto& veto : result.vetoes) {
        parts.push_back(phrases::veto_of.with({{"id", veto}}));
    }
    if (ranked.by_quota) {
        parts.emplace_back("受比例限制", "by quota");
    }
    return joined(parts, {"；", "; "});
}

/// 并列4, `4=`.
Cell rank_cell(const ReportText& text, const Ranked& each) {
    const std::string rank = std::to_string(each.rank);
    return each.rank == 0 ? Cell() : Cell(each.shared ? text.say({"并列" + rank, rank + "="}) : rank);
}

/// Columns that would say nothing of anybody are left out.
Report::Table league_table(const ReportText& text, const League& league) {
    const auto& results = text.report.set->results;
    const auto some = [&](auto has) {
        return std::any_of(league.units.begin(), league.units.end(),
                           [&](const Ranked& each) { return has(results[each.result]); });
    };
    const bool claims = some([](auto& each) { return each.scored() && each.claimed; });
    const bool regions = some([](auto& each) { return !each.region.empty(); });
    return table_of<Ranked>(
        league.units,
        columns_of(texts("单位", "unit"), column_of(Type::rank, {"名次", "rank"}), figures("得分", "score"),
                   only_if(claims, figures("自评", "claimed")),
                   only_if(!text.rubric.bands.empty(), texts("等次", "band")),
                   only_if(regions, texts("地区", "region")), texts("备注", "remark")),
        [&text, &results](const Ranked& each) {
            const SavedResult& result = results[each.result];
            return row_of(
                Report::Line{{text.unit_name(result), false,
                              text.choices.wants("units") ? unit_anchor(each.result) : std::string()}},
                rank_cell(text, each), result.scored() ? Cell(result.score) : Cell(),
                result.scored() ? Cell(result.claimed) : Cell(), text.rubric.band_title(each.band),
                text.region_name(result.region), article_remark(text, result, each));
        });
}

std::string rank_of(const ReportText& text, const ReportUnit& unit) {
    const League& league = text.report.leagues[unit.league];
    if (unit.ranked.rank == 0) {
        return text.say({"不参加排名", "not ranked"});
    }
    const Words group =
        league.group.empty() ? Words() : phrases::group_in_brackets.with({{"group", league.group}});
    return text.say(
        phrases::rank_among.with({{"shared", unit.ranked.shared ? Words{"并列", " (shared)"} : Words()},
                                  {"rank", unit.ranked.rank},
                                  {"ranked", league.ranked},
                                  {"group", group}}));
}

void add_facts(ReportText& text, std::size_t at) {
    const SavedResult& result = text.report.set->results[at];
    const ReportUnit& unit = text.report.units[at];
    Report::Facts facts;
    text.fact(facts, {"地区", "region"}, result.region);
    for (const auto& [id, value] : result.facts) {
        text.fact(facts, text.rubric.fact_title(id), value);
    }
    if (!result.scored()) {
        text.fact(facts, {"结果", "result"}, unscored_words(result, text.choices.anonymous));
        text.add(std::move(facts));
        return;
    }
    text.fact(facts, {"得分", "score"},
              phrases::score_of_total.with(
                  {{"score", result.score.shortest()}, {"total", result.total.shortest()}}));
    text.fact(
        facts, {"基本分、加分、扣分", "base, bonus, penalty"},
        joined({result.base.shortest(), result.bonus.shortest(), result.penalty.shortest()}, {"、", ", "}));
    text.fact(facts, {"自评得分", "claimed"}, result.claimed ? result.claimed->shortest() : "");
    text.fact(facts, {"等次", "band"}, text.rubric.band_title(unit.ranked.band));
    text.fact(facts, {"名次", "rank"}, rank_of(text, unit));
    text.fact(facts, {"上一等次", "next band"}, next_band_words(text.report, at));
    text.fact(facts, {"阶段", "stage"},
              result.stage == Stage::verified ? Words("已核验", "verified") : Words("自评", "self-assessed"));
    text.add(std::move(facts));
}

void add_conditions(ReportText& text, const Rectification& fix) {
    if (fix.vetoes.empty() && fix.prerequisites.empty() && fix.unconfirmed.empty()) {
        return;
    }
    // Two lists with nothing between them would be read as one.
    text.paragraph({"存在下列情形：", "What stands against the unit:"});
    Report::List list;
    const auto add = [&](const Condition& each, const Words& what) {
        list.items.push_back({{text.say(what)}, {id_and_title(each.id, each.title), true}});
    };
    for (const VetoId at : fix.vetoes) {
        const Condition& veto = text.rubric.veto(at);
        add(veto, veto.effect == VetoEffect::zero
                      ? Words("一票否决（总分记为 0 分）：", "veto (the score is 0): ")
                      : Words("一票否决（取消评定资格）：", "veto (not eligible): "));
    }
    for (const PrerequisiteId at : fix.prerequisites) {
        add(text.rubric.prerequisite(at), {"前置条件未达到：", "prerequisite not met: "});
    }
    for (const PrerequisiteId at : fix.unconfirmed) {
        add(text.rubric.prerequisite(at), {"前置条件尚未确认：", "prerequisite that nobody confirmed: "});
    }
    text.add(std::move(list));
}

void add_sections(ReportText& text, const ReportUnit& unit) {
    const auto& medians = text.report.league_medians[unit.league];
    std::vector<std::size_t> all(unit.sections.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    text.add(table_of<std::size_t>(
        std::move(all),
        columns_of(texts("测评项目", "section"), figures("得分", "points"), figures("满分", "of"),
                   rates("得分率", "rate"), rates("同组中位数", "median of the group")),
        [&text, &unit, &medians](std::size_t i) {
            const auto& given = unit.sections[i];
            return given
                       ? row_of(text.section_name(i), given->points, given->max, rate_of(*given), medians[i])
                       : row_of(text.section_name(i), Words{"不涉及", "n/a"}, Cell(), Cell(), medians[i]);
        }));
}

void add_article_fixing(ReportText& text, const SavedResult& result, const Rectification& fix) {
    if (fix.items.empty()) {
        return;
    }
    const std::string lost = text.rounded(fix.lost);
    text.paragraph(
        phrases::to_fix_in_all.with({{"items", fix.items.size()}, {"lost", {lost, counted(lost, "point")}}}));
    // Clauses stand in the notices and with the weak areas; here they would take the width that the rest needs.
    text.add(table_of<ToFix>(fix.items,
                             columns_of(texts("测评内容", "criterion"), figures("失分/满分", "lost / of"),
                                        texts("发现的情况", "what was found"), texts("整改建议", "advice")),
                             [&text, &result](const ToFix& each) {
                                 const Item& item = text.rubric.at(each.item);
                                 const SavedNode& node = result.nodes[each.node];
                                 return row_of(
                                     id_and_title(item.id, item.title),
                                     each.lost.shortest() + (node.unlimited ? "" : "/" + node.max.shortest()),
                                     text.say(found_words(text.rubric, item, result, each.node)),
                                     fixing_words(text.rubric, item, result));
                             }));
}

void add_findings(ReportText& text, const SavedResult& result) {
    const auto told = told_findings(result, text.choices.anonymous);
    if (told.empty()) {
        return;
    }
    text.paragraph({"评分时发现的问题：", "Found when the unit was scored:"});
    Report::List list;
    for (const auto* each : told) {
        const Words where = each->where.empty() || text.choices.anonymous
                                ? Words()
                                : phrases::where_in_brackets.with({{"where", each->where}});
        const Words line =
            phrases::finding_line.with({{"severity", severity_word(each->severity, text.language)},
                                        {"message", each->message},
                                        {"where", where}});
        list.items.push_back(text.plain(line));
    }
    text.add(std::move(list));
}

}  // namespace

void add_article_overview(ReportText& text) {
    const Overview& overview = text.report.overview;
    Report::Facts facts;
    text.fact(facts, {"单位", "units"},
              phrases::units_counted.with({{"units", overview.units},
                                           {"scored", overview.scored},
                                           {"unassessed", units_not_assessed(overview.not_assessed)},
                                           {"rejected", overview.rejected}}));
    text.fact(facts, {"不具备评定资格", "not eligible"}, std::to_string(overview.not_eligible));
    text.fact(facts, {"满分", "full marks"}, text.rubric.total.shortest());
    if (overview.mean) {
        text.fact(facts, {"平均得分", "mean score"}, text.rounded(*overview.mean));
        text.fact(facts, {"得分中位数", "median score"}, text.rounded(*overview.median));
        text.fact(facts, {"最高得分", "highest score"}, overview.highest->shortest());
        text.fact(facts, {"最低得分", "lowest score"}, overview.lowest->shortest());
    }
    text.add(std::move(facts));
    add_article_bands(text);
    add_article_distribution(text);
    add_article_regions(text);
}

void add_article_leagues(ReportText& text) {
    if (text.report.overview.not_eligible > 0) {
        text.paragraph(not_eligible_words(text.report.overview));
    }
    for (std::size_t i = 0; i < text.report.leagues.size(); ++i) {
        const League& league = text.report.leagues[i];
        if (text.report.leagues.size() > 1 || !league.group.empty()) {
            text.heading(3, "league-" + std::to_string(i),
                         league.group.empty() ? Words("（未填写）", "(not stated)") : Words(league.group));
        }
        text.add(league_table(text, league));
    }
}

void add_article_areas(ReportText& text) {
    const BatchReport& report = text.report;
    if (report.to_fix_units > 0) {
        text.paragraph(to_fix_words(report));
    }
    text.paragraph(
        {"各测评项目按得分率（所得分之和除以应得分之和）从低到高排列。",
         "Sections by the points that all units earned, out of those to be earned, the weakest first."});
    const auto regions = [&text](const Area& area) {
        std::vector<Words> weakest;
        for (std::size_t i = 0; i < std::min(area.regions.size(), most_regions); ++i) {
            const RegionArea& of = area.regions[i];
            weakest.push_back(
                phrases::region_rate.with({{"region", text.region_name(text.report.regions[of.region])},
                                           {"rate", percent(of.sum.rate())},
                                           {"units", of.units}}));
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
    add_area_tables(text);
    add_region_areas(text);
    add_article_criteria(text);
}

void add_article_verification(ReportText& text) {
    add_article_claims(text);
    add_verification(text);
}

void add_report_unit(ReportText& text, std::size_t result) {
    const SavedResult& of = text.report.set->results[result];
    const ReportUnit& unit = text.report.units[result];
    text.heading(3, unit_anchor(result), text.unit_name(of));
    add_facts(text, result);
    if (of.scored()) {
        if (const Words gated = gated_words(text.report, of); !gated.zh.empty()) {
            text.paragraph(gated);
        }
        add_conditions(text, unit.fix);
        add_sections(text, unit);
        add_article_fixing(text, of, unit.fix);
    }
    add_findings(text, of);
}

}  // namespace ceping
