// The chapter of a handbook that says, of this very rubric, how a score, a band and a rank come about.
#include <ceping/write/rubrics/handbook_parts.hpp>

#include <ceping/analyse/explaining/derivation_parts.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace ceping {

namespace {

Words score_sentence(const Rubric& rubric) {
    const bool bonus = !rubric.bonus.items.empty();
    const bool penalties = !rubric.penalties.items.empty();
    Words out{"各测评项目得分之和为基本分，满分" + rubric.total.plain() + "分。",
              "The sections add up to the base, " + counted(rubric.total.plain(), "point") + " at most. "};
    if (!bonus && !penalties) {
        return out + Words("基本分即最终得分。", "The base is the score.");
    }
    out = std::move(out) + Words("最终得分 = 基本分", "The score is the base") +
          (bonus ? Words(" + 加分", " plus the bonus") : Words()) +
          (penalties ? Words(" − 扣分", " less the penalties") : Words()) +
          Words("，不低于0分", ", never below 0");
    if (!bonus) {
        return out + Words("。", ".");
    }
    const std::string ceiling = ceiling_of(rubric).plain();
    return out + Words("，不高于" + ceiling + "分。", " and never over " + ceiling + ".");
}

Words rounding_sentence(const RoundingRule& rule) {
    Words out{"中间各步保留精确值，只把最终得分", "Every step is exact; only the score itself is "};
    if (rule.criterion || rule.group) {
        out = {"", ""};
        if (rule.criterion) {
            out = Words("每项测评内容的得分", "The points of each criterion are ") +
                  rounding_words(rule.mode, *rule.criterion) + Words("；", "; ");
        }
        if (rule.group) {
            out = std::move(out) + Words("各组得分", "those of each group are ") +
                  rounding_words(rule.mode, *rule.group) + Words("；", "; ");
        }
        out = std::move(out) + Words("最终得分", "the score is ");
    }
    return std::move(out) + rounding_words(rule.mode, rule.final) + Words("。", ".");
}

Words sources_sentence(const Rubric& rubric) {
    if (rubric.methods.empty()) {
        return {"按单位自评计分。", "The self-assessment is scored."};
    }
    const Words known{
        "没有任何测评记录的单位按自评计分；有测评记录的，按各项内容注明的测评方法计分，多种方法按权重加权平均。",
        "A unit without any record of a method is scored by its self-assessment. One that has such "
        "records is scored by the methods that each criterion names, averaged by weight. "};
    return known +
           (rubric.unverified == Unverified::zero
                ? Words("某种方法没有给出结果的，该方法按0分计。", "A method without a result counts 0.")
                : Words("某种方法没有给出结果的，该方法按自评的得分计。",
                        "Where a method has no result, the points of the self-assessment stand in for it."));
}

Words evidence_sentence(const Rubric& rubric) {
    bool asked = false;
    bool zero = false;
    for (const auto& item : rubric.items) {
        if (item.criterion && item.criterion->evidence.min > 0) {
            asked = true;
            zero = zero || (item.criterion->evidence.zero && item.section != Section::penalties);
        }
    }
    if (!asked) {
        return {};
    }
    return zero
               ? Words(
                     "注明“件数不足的不得分”的内容，自评所列佐证不够件数的得0分；其余内容佐证不足的只作提示。",
                     "Where a criterion says \"0 points with fewer\", an answer of the self-assessment that lists "
                     "too little evidence is worth 0; elsewhere that is only pointed out.")
               : Words("佐证不足只作提示，不影响得分。",
                       "Missing evidence is pointed out; no score depends on it.");
}

Words deadline_sentence(const Rubric& rubric) {
    if (!rubric.deadline) {
        return {};
    }
    std::vector<Words> counting;
    for (const auto& item : rubric.items) {
        if (item.criterion && item.criterion->kind->from_submission()) {
            counting.emplace_back(item.title.empty() ? item.id : item.id + "“" + item.title + "”",
                                  id_and_title(item.id, item.title));
        }
    }
    const Words day =
        Words("最迟", "The last day is ") + date_words(*rubric.deadline) + Words("提交。", ". ");
    return day + (counting.empty() ? Words("逾期只作提示，不影响得分。",
                                           "Being late is pointed out; no score depends on it.")
                                   : Words("逾期的，按", "Being late costs points under ") +
                                         joined(counting, {"、", " and "}) + Words("扣分。", "."));
}

Words ranking_sentence(const Rubric& rubric) {
    if (!rubric.ranking) {
        return {};
    }
    const RankingRule& rule = *rubric.ranking;
    Words out{"按最终得分从高到低", "By score, the highest first"};
    if (rule.by == "region") {
        out = std::move(out) + Words("，分地区排名", ", within each region");
    } else if (!rule.by.empty()) {
        const std::string fact = rubric.fact_title(rule.by);
        out = std::move(out) + Words("，按" + fact + "分组排名", ", within each " + fact);
    }
    std::vector<Words> breaks;
    for (const auto& id : rule.tie_break) {
        const ItemId at = rubric.find(id);
        breaks.push_back(at ? Words(id_and_title(id, rubric.at(at).title))
                            : Words("修约前的得分", "the score before rounding"));
    }
    if (!breaks.empty()) {
        out = std::move(out) + Words("；得分相同的，依次比较", "; ties are broken by ") +
              joined(breaks, {"、", ", then "});
    }
    return std::move(out) +
           Words(breaks.empty() ? "；得分相同的并列，" : "；仍相同的并列，",
                 breaks.empty() ? "; units with the same score share a rank"
                                : "; units still equal share a rank") +
           (rule.dense ? Words("其后名次连续。", ", and no rank is skipped after them.")
                       : Words("其后名次相应空缺。", ", and the ranks after it are skipped.")) +
           Words("不予计分的和不具备评定资格的单位不排名次。",
                 " Rejected and ineligible units have no rank.");
}

void add_methods(HandbookText& text) {
    if (text.rubric.methods.empty()) {
        return;
    }
    static const std::array<Words, 4> visits = {
        Words("取各次的平均", "their mean"),
        Words("三次以上的去掉一个最高和一个最低再平均，否则取平均",
              "the mean, from three on without one highest and one lowest"),
        Words("取最低的一次", "the lowest"), Words("取最近的一次", "the latest")};
    text.heading(3, "methods", {"测评方法", "Methods"});
    Grid table;
    table.columns = {text.column({"方法", "method"}), text.column({"编号", "id"}),
                     text.column({"同一方法多次测评时", "of several records"})};
    for (const auto& method : text.rubric.methods) {
        table.rows.push_back({{{method.title.empty() ? method.id : method.title}},
                              {{method.id}},
                              text.plain(visits[static_cast<std::size_t>(method.visits)])});
    }
    text.add(std::move(table));
}

void add_prerequisites(HandbookText& text) {
    const auto& all = text.rubric.prerequisites;
    if (all.empty()) {
        return;
    }
    text.heading(3, "prerequisites", {"前置条件", "Prerequisites"});
    text.paragraph(
        {"每一条都应当确认；有一条没有确认或者被否定的，不具备评定资格，归入最末等次，不排名次。",
         "Each has to be confirmed. Where one is not, or is denied, the unit is not eligible: it gets the "
         "last band and no rank."});
    Grid table;
    table.columns = {text.column({"编号", "id"}), text.column({"条件", "condition"}),
                     text.column({"依据", "source"})};
    for (const auto& each : all) {
        table.rows.push_back({{{each.id}}, {{each.title}}, {{cited(text.rubric, each.source)}}});
    }
    text.add(std::move(table));
}

void add_vetoes(HandbookText& text) {
    const auto& all = text.rubric.vetoes;
    if (all.empty()) {
        return;
    }
    text.heading(3, "vetoes", {"一票否决", "Vetoes"});
    text.paragraph(
        {"任何一份记录认定属实的，即予否决。", "One record that finds a veto to be true is enough."});
    Grid table;
    table.columns = {text.column({"编号", "id"}), text.column({"情形", "case"}),
                     text.column({"后果", "effect"}), text.column({"依据", "source"})};
    for (const auto& each : all) {
        const Words effect =
            each.effect == VetoEffect::zero
                ? Words("最终得分记0分，并取消评定资格", "the score is 0, and the unit is not eligible")
                : Words("取消评定资格，得分保留", "the unit is not eligible; its score stays");
        table.rows.push_back(
            {{{each.id}}, {{each.title}}, text.plain(effect), {{cited(text.rubric, each.source)}}});
    }
    text.add(std::move(table));
}

void add_bands(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    if (rubric.bands.empty()) {
        return;
    }
    text.heading(3, "bands", {"等次", "Bands"});
    text.paragraph(
        {"从上到下，取最终得分和条件都满足的第一个等次。不具备评定资格的单位归入最末等次。",
         "From the top, a unit gets the first band whose score and conditions it meets. A unit that is not "
         "eligible gets the last."});
    const bool quotas = std::any_of(rubric.bands.begin(), rubric.bands.end(),
                                    [](const Band& band) { return band.quota.has_value(); });
    Grid table;
    table.columns = {text.column({"等次", "band"}), text.column({"最低得分", "score from"}, true),
                     text.column({"条件", "conditions"})};
    if (quotas) {
        table.columns.push_back(text.column({"比例限额", "quota"}));
    }
    for (const auto& band : rubric.bands) {
        std::vector<Words> needs;
        for (const auto& condition : band.requirements) {
            needs.push_back(condition_words(rubric, condition));
        }
        if (!band.min && needs.empty()) {
            needs.emplace_back("其余单位", "all other units");
        }
        table.rows.push_back({{{band.title.empty() ? band.id : band.title}},
                              {{band.min ? band.min->plain() : std::string()}},
                              text.plain(joined(needs, {"；", "; "}))});
        if (quotas) {
            table.rows.back().push_back(text.plain(band.quota ? Words("每组最多", "at most ") +
                                                                    Words(share_text(*band.quota)) +
                                                                    Words("", " of a group")
                                                              : Words()));
        }
    }
    text.add(std::move(table));
    if (quotas) {
        text.paragraph(
            {"比例限额在排名时执行：超出限额的单位，以及在限额界线上得分相同的单位，归入下一等次。",
             "Quotas are applied when units are ranked: those beyond, and those that tie across the line, fall "
             "to the next band."});
    }
}

}  // namespace

Words policy_sentence(NotApplicable policy) {
    switch (policy) {
        case NotApplicable::prorate:
            return {
                "不适用的内容不参与计分，其余内容的得分按比例折算到本组满分。",
                "What does not apply is left out, and the rest is brought up to the group's full points."};
        case NotApplicable::exclude:
            return {"不适用的内容连同分值一并剔除，其余内容不折算。",
                    "What does not apply is left out together with its points, and the rest stays as it is."};
        case NotApplicable::full: break;
    }
    return {"不适用的内容按满分计。", "What does not apply counts in full."};
}

void add_scoring(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    text.heading(2, "score", {"计分办法", "How the score comes about"});
    Report::Facts facts;
    text.fact(facts, {"得分", "score"}, score_sentence(rubric));
    text.fact(facts, {"数值修约", "rounding"}, rounding_sentence(rubric.rounding));
    const bool excluded = rubric.policy == NotApplicable::exclude;
    text.fact(facts, {"缺项", "not applicable"},
              policy_sentence(rubric.policy) +
                  (excluded ? Words("各测评项目的合计仍折算到满分。",
                                    " The sections together are brought up to full marks.")
                            : Words()));
    text.fact(
        facts, {"未填报", "not answered"},
        {"适用而未填报的测评内容得0分。", "A criterion that applies and is not answered is worth 0 points."});
    text.fact(facts, {"依据的记录", "records"}, sources_sentence(rubric));
    text.fact(facts, {"佐证", "evidence"}, evidence_sentence(rubric));
    text.fact(facts, {"期限", "in time"}, deadline_sentence(rubric));
    text.fact(facts, {"排名", "ranks"}, ranking_sentence(rubric));
    text.add(std::move(facts));
    add_methods(text);
    add_prerequisites(text);
    add_vetoes(text);
    add_bands(text);
}

}  // namespace ceping
