// The chapters of a report, and those that all formats have alike. Source: ceping-report(1), CHAPTERS.
#include <ceping/write/batches/report_chapters.hpp>

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/formats/number.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

constexpr std::size_t most_listed = 20;  // rows of a table that shows the greatest
constexpr std::size_t most_weakest = 3;  // sections named

bool always(const BatchReport& /*report*/, const ReportChoices& /*choices*/) { return true; }
bool has_units(const BatchReport& report, const ReportChoices& /*choices*/) {
    return !report.set->results.empty();
}
bool has_scores(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.overview.scored > 0;
}
bool has_areas(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.overview.scored > 0 && !report.areas.empty();
}
bool has_claims(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.claims.units > 0 || !report.checked.empty();
}
bool has_movement(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.moved.has_value();
}
bool has_quarter(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.quarter.has_value();
}
bool has_fixing(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.fixing.has_value();
}
bool has_items(const BatchReport& report, const ReportChoices& /*choices*/) {
    return report.items.has_value();
}
bool has_rulings(const BatchReport& report, const ReportChoices& /*choices*/) {
    return std::any_of(report.set->results.begin(), report.set->results.end(),
                       [](const auto& result) { return !result.ruled(true).empty(); });
}
bool has_findings(const BatchReport& report, const ReportChoices& choices) {
    return std::any_of(report.set->results.begin(), report.set->results.end(),
                       [&](const auto& result) { return !told_findings(result, choices.anonymous).empty(); });
}

/// What stands between brackets or after a title where there are more rows than are shown.
Words shown_of(const Pattern& pattern, std::size_t shown, std::size_t all) {
    return pattern.with({{"shown", shown}, {"all", all}});
}

/// A change of a score with its sign, rounded as scores are.
Report::Column changes(const Rubric& rubric, const char* zh, const char* en) {
    Report::Column out = column_of(Type::delta, {zh, en});
    out.decimals = {rubric.rounding.final, rubric.rounding.mode};
    return out;
}

/// A column for programs and for people who look units up: pages lead to a unit instead.
Report::Column unit_ids(const ReportText& text) { return only_if(text.book, texts("单位编码", "id")); }

void add_checked_criteria(ReportText& text) {
    std::vector<CheckedCriterion> changed;
    for (const auto& each : text.report.checked) {
        if (each.lowered + each.raised > 0) {
            changed.push_back(each);
        }
    }
    if (changed.empty()) {
        return;
    }
    changed.resize(text.listed(changed.size(), most_listed));
    text.heading(3, "checked-criteria",
                 text.book ? Words{"核验改动的测评内容", "Criteria that verification changed"}
                           : Words{"核验改动最多的测评内容", "Criteria that verification changed most"});
    text.add(text.rounded(table_of<CheckedCriterion>(
        std::move(changed),
        columns_of(texts("测评内容", "criterion"), counts("核验单位", "verified units"),
                   counts("调低", "lowered"), counts("调高", "raised"), figures("自评合计", "claimed"),
                   figures("核验合计", "verified"), changes(text.rubric, "自评高出", "overstated")),
        [&text](const CheckedCriterion& each) {
            const Item& item = text.rubric.at(each.item);
            return row_of(id_and_title(item.id, item.title), each.claims.units, each.lowered, each.raised,
                          each.claims.claimed, each.claims.given, each.claims.claimed - each.claims.given);
        })));
}

/// What a unit claimed says something of what it got.
bool is_compared(const SavedResult& result) {
    return result.scored() && result.stage == Stage::verified && result.claimed && !result.zeroed();
}

void add_overstated_units(ReportText& text) {
    const auto& results = text.report.set->results;
    const auto over = [&](std::size_t i) { return *results[i].claimed - results[i].score; };
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < results.size(); ++i) {
        // In a workbook those that claimed too little, or right, can be filtered out.
        if (is_compared(results[i]) && (text.book || over(i).sign() > 0)) {
            units.push_back(i);
        }
    }
    if (units.empty()) {
        return;
    }
    std::stable_sort(units.begin(), units.end(),
                     [&](std::size_t a, std::size_t b) { return over(a) > over(b); });
    const std::size_t all = units.size();
    units.resize(text.listed(units.size(), most_listed));
    text.heading(3, "overstated",
                 text.book ? Words{"自评与核验（各单位）", "Claimed and verified, by unit"}
                           : shown_of(phrases::most_overstated, units.size(), all));
    text.add(table_of<std::size_t>(
        std::move(units),
        columns_of(unit_ids(text), texts("单位", "unit"), texts("地区", "region"), figures("自评", "claimed"),
                   figures("核验", "verified"), changes(text.rubric, "自评高出", "overstated")),
        [&text, &results, over](std::size_t i) {
            return row_of(results[i].unit, text.unit_run(i),
                          text.book ? results[i].region : text.region_name(results[i].region),
                          *results[i].claimed, results[i].score, over(i));
        }));
}

/// The weakest three sections of each.
void add_weakest(ReportText& text, const char* anchor, const Words& title, const Words& head,
                 const std::vector<SectionSums>& sums, const std::function<Words(std::size_t at)>& name) {
    std::vector<std::size_t> there;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].units > 0) {
            there.push_back(i);
        }
    }
    if (there.size() < 2) {
        return;
    }
    text.heading(3, anchor, title);
    text.add(table_of<std::size_t>(
        std::move(there),
        {column_of(Type::text, head), counts("计分单位", "units"),
         scores(text.rubric, "平均分", "mean score"),
         texts("得分率最低的项目", "sections with the lowest rates")},
        [&text, &sums, name](std::size_t at) {
            const SectionSums& of = sums[at];
            std::vector<std::size_t> weakest;
            for (std::size_t s = 0; s < of.sections.size(); ++s) {
                if (of.sections[s].max.sign() > 0) {
                    weakest.push_back(s);
                }
            }
            std::stable_sort(weakest.begin(), weakest.end(), [&](std::size_t a, std::size_t b) {
                return of.sections[a].points * of.sections[b].max <
                       of.sections[b].points * of.sections[a].max;
            });
            std::vector<Words> parts;
            for (std::size_t i = 0; i < std::min(weakest.size(), most_weakest); ++i) {
                parts.push_back(
                    phrases::section_rate.with({{"section", text.section_name(weakest[i])},
                                                {"rate", percent(of.sections[weakest[i]].rate())}}));
            }
            return row_of(name(at), of.units, of.scores / Exact(static_cast<std::int64_t>(of.units)),
                          joined(parts, {"、", ", "}));
        }));
}

}  // namespace

void add_verification(ReportText& text) {
    std::size_t lowered = 0;
    std::size_t raised = 0;
    for (const auto& each : text.report.checked) {
        lowered += each.lowered;
        raised += each.raised;
    }
    if (!text.report.checked.empty()) {
        const std::size_t units = text.report.changed_units;
        text.paragraph(
            phrases::checked_in_all.with({{"units", {std::to_string(units), counted(units, "unit")}},
                                          {"changed", lowered + raised},
                                          {"lowered", lowered},
                                          {"raised", raised}}));
    }
    add_checked_criteria(text);
    add_overstated_units(text);
}

/// The title of what was ruled on, and what it came to.
std::pair<std::string, Words> ruled_words(const ReportText& text, const SavedResult& result,
                                          std::string_view id) {
    std::optional<bool> holds;
    for (const auto& ground : result.grounds) {
        holds = ground.id == id && !ground.ruled.empty() ? ground.holds : holds;
    }
    const Words open;
    if (const VetoId veto = text.rubric.find_veto(id)) {
        return {text.rubric.veto(veto).title, !holds   ? open
                                              : *holds ? Words{"成立", "it holds"}
                                                       : Words{"不成立", "it does not hold"}};
    }
    if (const PrerequisiteId prerequisite = text.rubric.find_prerequisite(id)) {
        return {text.rubric.prerequisite(prerequisite).title, !holds   ? open
                                                              : *holds ? Words{"符合", "it is met"}
                                                                       : Words{"不符合", "it is not met"}};
    }
    const ItemId item = text.rubric.find(id);
    if (!item) {
        return {};
    }
    for (const auto& node : result.nodes) {
        if (text.report.item_of_node[node.node.at()] != item) {
            continue;
        }
        return {text.rubric.at(item).title,
                node.status == NodeStatus::not_applicable
                    ? Words{"不涉及", "n/a"}
                    : phrases::ruled_points.with(
                          {{"points", {node.points.shortest(), counted(node.points.shortest(), "point")}}})};
    }
    return {text.rubric.at(item).title, open};
}

void add_area_tables(ReportText& text) {
    add_weakest(text, "weak-by-kind", {"各组的薄弱环节", "Weak areas by group"}, {"组别", "group"},
                text.report.of_leagues, [&text](std::size_t at) {
                    const std::string& group = text.report.leagues[at].group;
                    return group.empty() ? Words{"（未填写）", "(not stated)"} : Words(group);
                });
}

void add_region_areas(ReportText& text) {
    add_weakest(text, "weak-by-region", {"各地区得分率最低的项目", "The weakest sections of each region"},
                {"地区", "region"}, text.report.of_regions,
                [&text](std::size_t at) { return Words(text.region_name(text.report.regions[at])); });
}

void add_movement(ReportText& text) {
    const ResultDiff& of = *text.report.moved;
    if (!of.before.scoring.empty() && of.before.scoring != text.rubric.scoring) {
        text.paragraph(phrases::scored_by_other_rubric.with({{"rubric", of.before.label()}}), true);
    }
    if (const auto caution = policy_caution(of.before, of.after)) {
        text.paragraph(phrases::with_a_stop.with({{"sentence", *caution}}), true);
    }
    Words on_average;
    if (of.compared > 0) {
        const Exact mean = of.mean()->rounded(text.rubric.rounding.final, text.rubric.rounding.mode);
        on_average =
            phrases::moved_on_average.with({{"mean", (mean.sign() > 0 ? "+" : "") + mean.shortest()}});
    }
    text.paragraph(
        phrases::moved_in_all.with({{"compared", {std::to_string(of.compared), counted(of.compared, "unit")}},
                                    {"mean", on_average},
                                    {"up", of.up},
                                    {"down", of.down},
                                    {"bands", of.band_changed},
                                    {"added", of.added},
                                    {"gone", of.gone}}));
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < of.units.size(); ++i) {
        if (of.units[i].moved() && !of.units[i].moved()->is_zero()) {
            rows.push_back(i);
        }
    }
    const std::size_t all = rows.size();
    rows.resize(text.listed(rows.size(), most_listed));
    if (!rows.empty()) {
        text.heading(3, "moved-units",
                     text.book ? Words{"各单位的变化", "Movement of the units"}
                               : shown_of(phrases::moved_most, rows.size(), all));
        text.add(table_of<std::size_t>(
            std::move(rows),
            columns_of(unit_ids(text), texts("单位", "unit"), figures("上次", "before"),
                       figures("本次", "now"), changes(text.rubric, "变化", "moved"),
                       texts("上次等次", "band before"), texts("本次等次", "band now")),
            [&text, &of](std::size_t i) {
                const UnitMove& unit = of.units[i];
                const std::string name = unit.name.empty() ? unit.unit : unit.name;
                return row_of(unit.unit, text.unit_run(unit.unit, name), unit.before.score, unit.after.score,
                              *unit.moved(), text.rubric.band_title(unit.before.band),
                              text.rubric.band_title(unit.after.band));
            }));
    }
    std::vector<std::pair<ItemId, NodeTotals>> sections;
    for (std::size_t i = 0; i < of.nodes.size() && i < text.report.item_of_node.size(); ++i) {
        const ItemId item = text.report.item_of_node[i];
        const bool moved = of.nodes[i].won.sign() > 0 || of.nodes[i].lost.sign() > 0;
        if (moved && item && among(item, text.report.sections)) {
            sections.emplace_back(item, of.nodes[i]);
        }
    }
    if (!sections.empty()) {
        std::stable_sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) {
            return a.second.won - a.second.lost < b.second.won - b.second.lost;
        });
        using Moved = std::pair<ItemId, NodeTotals>;
        text.heading(3, "moved-sections", {"各项目的变化", "Movement of the sections"});
        text.add(
            table_of<Moved>(std::move(sections),
                            columns_of(texts("测评项目", "section"), counts("单位数", "units"),
                                       counts("提高", "up"), counts("下降", "down"), figures("多得", "won"),
                                       figures("少得", "lost"), column_of(Type::delta, {"合计", "in all"})),
                            [&text](const Moved& each) {
                                const Item& item = text.rubric.at(each.first);
                                const NodeTotals& sum = each.second;
                                return row_of(id_and_title(item.id, item.title), sum.units, sum.up, sum.down,
                                              sum.won, sum.lost, sum.won - sum.lost);
                            }));
    }
}

void add_rulings(ReportText& text) {
    struct Ruled {
        std::size_t unit = 0;
        std::string id;
        std::string document;
    };
    std::vector<Ruled> all;
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.report.set->results.size(); ++i) {
        const auto ruled = text.report.set->results[i].ruled(true);
        units += ruled.empty() ? 0 : 1;
        for (const auto& [id, document] : ruled) {
            all.push_back({i, std::string(id), std::string(document)});
        }
    }
    text.paragraph(phrases::ruled_in_all.with(
        {{"units", {std::to_string(units), counted(units, "unit")}}, {"rulings", all.size()}}));
    text.add(
        table_of<Ruled>(std::move(all),
                        columns_of(unit_ids(text), texts("单位", "unit"),
                                   texts("裁定的内容", "what was ruled on"), texts("裁定结果", "outcome"),
                                   texts("裁定人", "by"), texts("裁定文件或日期", "document or date")),
                        [&text](const Ruled& each) {
                            const SavedResult& result = text.report.set->results[each.unit];
                            const auto [title, outcome] = ruled_words(text, result, each.id);
                            std::string by;
                            for (const auto& ground : result.grounds) {
                                by = ground.id == each.id && !ground.ruled.empty() ? ground.by : by;
                            }
                            return row_of(result.unit, text.unit_run(each.unit), id_and_title(each.id, title),
                                          outcome, by, each.document);
                        }));
}

void add_result_findings(ReportText& text) {
    constexpr std::size_t most = 200;
    using Found = std::pair<std::size_t, const SavedFinding*>;
    std::vector<Found> all;
    std::set<std::size_t> units;
    for (std::size_t i = 0; i < text.report.set->results.size(); ++i) {
        for (const auto* finding : told_findings(text.report.set->results[i], text.choices.anonymous)) {
            all.emplace_back(i, finding);
            units.insert(i);
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Found& a, const Found& b) { return a.second->severity > b.second->severity; });
    text.paragraph(phrases::found_in_all.with(
        {{"findings", {std::to_string(all.size()), counted(all.size(), "finding")}},
         {"units", {std::to_string(units.size()), counted(units.size(), "unit")}}}));
    if (const std::size_t listed = text.listed(all.size(), most); listed < all.size()) {
        text.paragraph(phrases::findings_cut.with({{"shown", listed}}));
        all.resize(listed);
    }
    const bool places = !text.choices.anonymous;
    text.add(table_of<Found>(
        std::move(all),
        columns_of(unit_ids(text), texts("单位", "unit"), texts("程度", "severity"),
                   only_if(text.book, texts("代码", "code")), texts("内容", "finding"),
                   only_if(places, texts("位置", "place"))),
        [&text](const Found& each) {
            const SavedFinding& of = *each.second;
            return row_of(text.report.set->results[each.first].unit, text.unit_run(each.first),
                          severity_word(of.severity, text.language), of.code, of.message, of.where);
        }));
}

std::span<const ReportChapter> report_chapters() {
    static const auto chapters = std::to_array<ReportChapter>(
        {{"summary", {"要点", "In brief"}, add_summary, add_html_summary, always},
         {"quarter", {"季度情况", "The quarter"}, add_quarter, nullptr, has_quarter},
         {"overview",
          {"总体情况", "Overview"},
          add_article_overview,
          add_overview,
          always,
          {"总览", "Overview"}},
         {"leagues",
          {"排名", "League tables"},
          add_article_leagues,
          add_leagues,
          has_units,
          {"排名", "League"}},
         {"heat-map",
          {"各单位各项目得分率", "Rates of units and sections"},
          nullptr,
          add_heat_map,
          has_scores,
          {"热力图", "Heat map"}},
         {"weak-areas", {"薄弱环节", "Weak areas"}, add_article_areas, add_weak_areas, has_areas},
         {"verification",
          {"自评与核验", "Claimed and verified"},
          add_article_verification,
          add_html_verification,
          has_claims,
          {"核验", "Verification"}},
         {"movement",
          {"与上次测评比较", "Since the earlier batch"},
          add_movement,
          nullptr,
          has_movement,
          {"变化", "Movement"}},
         {"rectification", {"整改反馈", "What was fixed"}, add_report_rectification, nullptr, has_fixing},
         {"rulings", {"复核裁定", "Rulings"}, add_rulings, nullptr, has_rulings, {"裁定", "Rulings"}},
         {"findings",
          {"评分时的提示", "Findings"},
          add_result_findings,
          nullptr,
          has_findings,
          {"提示", "Findings"}},
         {"items", {"测评内容分析", "Item analysis"}, add_report_items, nullptr, has_items}});
    return chapters;
}

std::vector<const ReportChapter*> chapters_for(const BatchReport& report, const ReportChoices& choices) {
    std::vector<const ReportChapter*> out;
    for (const auto& chapter : report_chapters()) {
        if (choices.wants(chapter.name) && chapter.there(report, choices)) {
            out.push_back(&chapter);
        }
    }
    return out;
}

std::vector<std::string> report_chapter_names() {
    std::vector<std::string> out;
    for (const auto& chapter : report_chapters()) {
        out.emplace_back(chapter.name);
    }
    out.insert(out.end(), {"units", "method"});
    return out;
}

bool ReportChoices::wants(std::string_view chapter) const {
    return chapters.empty() || among(std::string(chapter), chapters);
}

}  // namespace ceping
