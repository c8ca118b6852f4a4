// The pages of single units in a report.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <numeric>
#include <utility>

namespace ceping {

namespace {

using Cell = Report::Cell;

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

void add_facts(ReportText& text, const SavedResult& result, const ReportUnit& unit) {
    Report::Facts facts;
    text.fact(facts, {"地区", "region"}, result.region);
    for (const auto& [id, value] : result.facts) {
        text.fact(facts, text.rubric.fact_title(id), value);
    }
    if (result.rejected) {
        text.fact(facts, {"结果", "result"}, phrases::unit_rejected_for.with({{"reason", result.reason}}));
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
    text.fact(facts, {"阶段", "stage"},
              result.stage == Stage::verified ? Words("已核验", "verified") : Words("自评", "self-assessed"));
    text.add(std::move(facts));
}

void add_conditions(ReportText& text, const Rectification& mend) {
    if (mend.vetoes.empty() && mend.prerequisites.empty()) {
        return;
    }
    // Two lists with nothing between them would be read as one.
    text.paragraph({"存在下列情形：", "What stands against the unit:"});
    Report::List list;
    const auto add = [&](const Condition& each, const Words& what) {
        list.items.push_back({{text.say(what)}, {id_and_title(each.id, each.title), true}});
    };
    for (const VetoId at : mend.vetoes) {
        const Condition& veto = text.rubric.veto(at);
        add(veto, veto.effect == VetoEffect::zero
                      ? Words("一票否决（总分记为 0 分）：", "veto (the score is 0): ")
                      : Words("一票否决（取消评定资格）：", "veto (not eligible): "));
    }
    for (const PrerequisiteId at : mend.prerequisites) {
        add(text.rubric.prerequisite(at), {"前置条件未达到：", "prerequisite not met: "});
    }
    text.add(std::move(list));
}

void add_sections(ReportText& text, const ReportUnit& unit) {
    const auto medians = medians_of(text.report);
    std::vector<std::size_t> all(unit.sections.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    text.add(table_of<std::size_t>(
        std::move(all),
        columns_of(texts("测评项目", "section"), figures("得分", "points"), figures("满分", "of"),
                   rates("得分率", "rate"), rates("各单位中位数", "median of units")),
        [&text, &unit, medians](std::size_t i) {
            const auto& given = unit.sections[i];
            return given
                       ? row_of(text.section_name(i), given->points, given->max, rate_of(*given), medians[i])
                       : row_of(text.section_name(i), Words{"不涉及", "n/a"}, Cell(), Cell(), medians[i]);
        }));
}

void add_mending(ReportText& text, const SavedResult& result, const Rectification& mend) {
    if (mend.items.empty()) {
        return;
    }
    const std::string lost = mend.lost.shortest();
    text.paragraph(phrases::to_mend_in_all.with(
        {{"items", mend.items.size()}, {"lost", {lost, counted(lost, "point")}}}));
    // Clauses stand in the notices and with the weak areas; here they would take the width that the rest needs.
    text.add(table_of<ToMend>(mend.items,
                              columns_of(texts("测评内容", "criterion"), figures("失分/满分", "lost / of"),
                                         texts("发现的情况", "what was found"), texts("整改建议", "advice")),
                              [&text, &result](const ToMend& each) {
                                  const Item& item = text.rubric.at(each.item);
                                  return row_of(
                                      id_and_title(item.id, item.title),
                                      each.lost.shortest() + "/" + result.nodes[each.node].max.shortest(),
                                      text.say(found_words(text.rubric, item, result, each.node)),
                                      mending_words(text.rubric, item));
                              }));
}

void add_findings(ReportText& text, const SavedResult& result) {
    if (result.findings.empty()) {
        return;
    }
    text.paragraph({"评分时发现的问题：", "Found when the unit was scored:"});
    Report::List list;
    for (const auto& each : result.findings) {
        const Words where =
            each.where.empty() ? Words() : phrases::where_in_brackets.with({{"where", each.where}});
        const Words line =
            phrases::finding_line.with({{"severity", severity_word(each.severity, text.language)},
                                        {"message", each.message},
                                        {"where", where}});
        list.items.push_back(text.plain(line));
    }
    text.add(std::move(list));
}

}  // namespace

void add_report_unit(ReportText& text, std::size_t result) {
    const SavedResult& of = text.report.set->results[result];
    const ReportUnit& unit = text.report.units[result];
    text.heading(3, "u-" + std::to_string(result), text.unit_name(of));
    add_facts(text, of, unit);
    if (!of.rejected) {
        add_conditions(text, unit.mend);
        add_sections(text, unit);
        add_mending(text, of, unit.mend);
    }
    add_findings(text, of);
}

}  // namespace ceping
