// The pages of single units in a report.
#include <ceping/write/letters/found_words.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

std::string rank_of(const ReportText& text, const ReportUnit& unit) {
    const League& league = text.report.leagues[unit.league];
    if (unit.ranked.rank == 0) {
        return text.say({"不参加排名", "not ranked"});
    }
    const std::string rank = std::to_string(unit.ranked.rank);
    const std::string of = std::to_string(league.ranked);
    const Words group =
        league.group.empty() ? Words() : Words("（" + league.group + "）", " (" + league.group + ")");
    return text.say(Words((unit.ranked.shared ? "并列第 " : "第 ") + rank + " 名，共 " + of + " 个单位",
                          rank + (unit.ranked.shared ? " (shared)" : "") + " of " + of) +
                    group);
}

void add_facts(ReportText& text, const SavedResult& result, const ReportUnit& unit) {
    Report::Facts facts;
    text.fact(facts, {"地区", "region"}, result.region);
    for (const auto& [id, value] : result.facts) {
        text.fact(facts, text.rubric.fact_title(id), value);
    }
    if (result.rejected) {
        text.fact(facts, {"结果", "result"}, {"不予计分：" + result.reason, "rejected: " + result.reason});
        text.add(std::move(facts));
        return;
    }
    text.fact(facts, {"得分", "score"},
              Words(result.score.shortest()) + Words("（满分 ", " of ") + result.total.shortest() +
                  Words("）", ""));
    text.fact(facts, {"基本分、加分、扣分", "base, bonus, penalty"},
              Words(result.base.shortest()) + Words("、", ", ") + result.bonus.shortest() +
                  Words("、", ", ") + result.penalty.shortest());
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
    const BatchReport& report = text.report;
    std::vector<std::optional<Exact>> medians(report.sections.size());
    for (const auto& area : report.areas) {
        medians[area.section] = area.median_rate;
    }
    Grid table;
    table.columns = {text.column({"测评项目", "section"}), text.column({"得分", "points"}, true),
                     text.column({"满分", "of"}, true), text.column({"得分率", "rate"}, true),
                     text.column({"各单位中位数", "median of units"}, true)};
    for (std::size_t i = 0; i < unit.sections.size(); ++i) {
        const auto& given = unit.sections[i];
        const std::string median = medians[i] ? percent(*medians[i]) : "-";
        if (!given) {
            table.rows.push_back(
                {{{text.section_name(i)}}, text.plain({"不涉及", "n/a"}), {{"-"}}, {{"-"}}, {{median}}});
            continue;
        }
        table.rows.push_back({{{text.section_name(i)}},
                              {{given->points.shortest()}},
                              {{given->max.shortest()}},
                              {{given->max.sign() > 0 ? percent(given->rate()) : "-"}},
                              {{median}}});
    }
    text.add(std::move(table));
}

void add_mending(ReportText& text, const SavedResult& result, const Rectification& mend) {
    if (mend.items.empty()) {
        return;
    }
    text.paragraph(
        {"需要整改 " + std::to_string(mend.items.size()) + " 项，共失分 " + mend.lost.shortest() + " 分：",
         std::to_string(mend.items.size()) + " to mend, " + counted(mend.lost.shortest(), "point") +
             " lost:"});
    Grid table;
    // Clauses stand in the notices and with the weak areas; here they would take the width that the rest needs.
    table.columns = {text.column({"测评内容", "criterion"}), text.column({"失分/满分", "lost / of"}, true),
                     text.column({"发现的情况", "what was found"})};
    const bool advised = std::any_of(mend.items.begin(), mend.items.end(), [&](const ToMend& each) {
        return !mending_words(text.rubric, text.rubric.at(each.item)).empty();
    });
    if (advised) {
        table.columns.push_back(text.column({"整改建议", "advice"}));
    }
    for (const auto& each : mend.items) {
        const Item& item = text.rubric.at(each.item);
        std::vector<Report::Line> row = {
            {{id_and_title(item.id, item.title)}},
            {{each.lost.shortest() + "/" + result.nodes[each.node].max.shortest()}},
            text.plain(found_words(text.rubric, item, result, each.node))};
        if (advised) {
            row.push_back({{mending_words(text.rubric, item)}});
        }
        table.rows.push_back(std::move(row));
    }
    text.add(std::move(table));
}

void add_findings(ReportText& text, const SavedResult& result) {
    if (result.findings.empty()) {
        return;
    }
    text.paragraph({"评分时发现的问题：", "Found when the unit was scored:"});
    Report::List list;
    for (const auto& each : result.findings) {
        list.items.push_back(
            {{std::string(severity_word(each.severity, text.language)) + text.say({"：", ": "}) +
              each.message + (each.where.empty() ? "" : text.say({"（", " ("})) + each.where +
              (each.where.empty() ? "" : text.say({"）", ")"}))}});
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
