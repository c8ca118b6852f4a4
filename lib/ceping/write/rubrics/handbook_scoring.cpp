// The chapter of a handbook that says, of this very rubric, how a score, a band and a rank come about.
#include <ceping/write/rubrics/handbook_parts.hpp>

#include <ceping/analyse/explaining/derivation_parts.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/when_words.hpp>
#include <ceping/write/rubrics/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

namespace {

Words score_of_base(const Rubric& rubric) {
    const bool penalties = !rubric.penalties.items.empty();
    if (rubric.bonus.items.empty()) {
        return penalties ? Words{"最终得分 = 基本分 − 扣分，不低于0分。",
                                 "The score is the base less the penalties, never below 0."}
                         : Words{"基本分即最终得分。", "The base is the score."};
    }
    return (penalties ? phrases::base_bonus_and_penalties : phrases::base_and_bonus)
        .with({{"most", ceiling_of(rubric).plain()}});
}

Words rounding_sentence(const RoundingRule& rule) {
    const auto rounded = [&rule](const Pattern& what, const std::optional<int>& places) {
        return places ? what.with({{"rounded", rounding_words(rule.mode, *places)}}) : Words();
    };
    if (!rule.criterion && !rule.group) {
        return rounded(phrases::score_rounded, rule.final);
    }
    return phrases::steps_rounded.with({{"criteria", rounded(phrases::criteria_rounded, rule.criterion)},
                                        {"groups", rounded(phrases::groups_rounded, rule.group)},
                                        {"rounded", rounding_words(rule.mode, rule.final)}});
}

Words sources_sentence(const Rubric& rubric) {
    if (rubric.methods.empty()) {
        return {"按单位自评计分。", "The self-assessment is scored."};
    }
    return phrases::by_methods.with(
        {{"silent",
          rubric.unverified == Unverified::zero
              ? Words{"某种方法没有给出结果的，该方法按0分计。", "A method without a result counts 0."}
              : Words{"某种方法没有给出结果的，该方法按自评的得分计。",
                      "Where a method has no result, the points of the self-assessment stand in for it."}}});
}

Words evidence_sentence(const Rubric& rubric) {
    bool asked = false;
    bool zero = false;
    for (const auto& item : rubric.items) {
        if (!item.criterion) {
            continue;
        }
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
            if (criterion.evidence.min > 0) {
                asked = true;
                zero = zero || (criterion.evidence.zero && item.section != Section::penalties);
            }
        });
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
            counting.push_back(item.title.empty()
                                   ? Words(item.id)
                                   : phrases::named_criterion.with({{"id", item.id}, {"title", item.title}}));
        }
    }
    return phrases::last_day.with(
        {{"day", date_words(*rubric.deadline)},
         {"late",
          counting.empty()
              ? Words{"逾期只作提示，不影响得分。", "Being late is pointed out; no score depends on it."}
              : phrases::late_under.with({{"criteria", joined(counting, {"、", " and "})}})}});
}

Words ranking_sentence(const Rubric& rubric) {
    if (!rubric.ranking) {
        return {};
    }
    const RankingRule& rule = *rubric.ranking;
    Words groups;
    if (rule.by == "region") {
        groups = {"，分地区排名", ", within each region"};
    } else if (!rule.by.empty()) {
        groups = phrases::within_each.with({{"fact", rubric.fact_title(rule.by)}});
    }
    std::vector<Words> breaks;
    for (const auto& id : rule.tie_break) {
        const ItemId at = rubric.find(id);
        breaks.push_back(at ? Words(id_and_title(id, rubric.at(at).title))
                            : Words("修约前的得分", "the score before rounding"));
    }
    const bool none = breaks.empty();
    return phrases::ranking_rule.with(
        {{"groups", groups},
         {"ties",
          none ? Words() : phrases::ties_broken_by.with({{"breaks", joined(breaks, {"、", ", then "})}})},
         {"equal", none ? Words{"；得分相同的并列，", "; units with the same score share a rank"}
                        : Words{"；仍相同的并列，", "; units still equal share a rank"}},
         {"next", rule.dense ? Words{"其后名次连续。", ", and no rank is skipped after them."}
                             : Words{"其后名次相应空缺。", ", and the ranks after it are skipped."}}});
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
        const Words& several = visits[static_cast<std::size_t>(method.visits)];
        table.rows.push_back(
            {{{method.title.empty() ? method.id : method.title}},
             {{method.id}},
             text.plain(method.leaves_out_invalid ? phrases::void_answers.with({{"visits", several}})
                                                  : several)});
    }
    text.add(std::move(table));
}

/// Whom a prerequisite or a veto is for, where it follows from, and how long it counts.
Words remarks_on(const Rubric& rubric, const Condition& condition) {
    std::vector<Words> out;
    if (!condition.when.always()) {
        out.push_back(phrases::only_units.with({{"units", units_that(rubric, condition.when)}}));
    }
    if (condition.follows) {
        out.push_back(
            phrases::follows_from.with({{"condition", condition_words(rubric, *condition.follows)}}));
    }
    if (condition.months && rubric.period) {
        const auto [first, last] = window_of(rubric, *condition.months);
        out.push_back(phrases::counts_within.with({{"days", span_words(first, last)}}));
    }
    return joined(out, {"；", "; "});
}

/// The column of remarks_on(), where one of the conditions has any.
void add_remarks(HandbookText& text, const std::vector<Condition>& conditions, Grid& table) {
    std::vector<Words> remarks;
    for (const auto& each : conditions) {
        remarks.push_back(remarks_on(text.rubric, each));
    }
    if (std::any_of(remarks.begin(), remarks.end(), [](const Words& each) { return !each.en.empty(); })) {
        table.columns.push_back(text.column({"说明", "remarks"}));
        for (std::size_t i = 0; i < remarks.size(); ++i) {
            table.rows[i].push_back(text.plain(remarks[i]));
        }
    }
}

void add_prerequisites(HandbookText& text) {
    const auto& all = text.rubric.prerequisites;
    if (all.empty()) {
        return;
    }
    text.heading(3, "prerequisites", {"前置条件", "Prerequisites"});
    const auto from_points =
        std::count_if(all.begin(), all.end(), [](const Condition& each) { return each.follows.has_value(); });
    if (from_points == 0) {
        text.paragraph(
            {"每一条都应当确认；有一条没有确认或者被否定的，不具备评定资格，归入最末等次，不排名次。",
             "Each has to be confirmed. Where one is not, or is denied, the unit is not eligible: it gets the "
             "last band and no rank."});
    } else if (static_cast<std::size_t>(from_points) == all.size()) {
        text.paragraph(
            {"各条都由得分得出，不需确认；有一条达不到的，不具备评定资格，归入最末等次，不排名次。",
             "Each is worked out from points, and nobody confirms it. Where one is not met, the unit "
             "is not eligible: it gets the last band and no rank."});
    } else {
        text.paragraph(
            {"说明中注明由测评结果得出的，按得分判定，不需确认；其余每一条都应当确认。有一条达不到、没有确认或者被否定的，"
             "不具备评定资格，归入最末等次，不排名次。",
             "What follows from the result is worked out from points, and nobody confirms it; each of the others has "
             "to be confirmed. Where one is not met, not confirmed, or denied, the unit is not eligible: it gets the "
             "last band and no rank."});
    }
    Grid table;
    table.columns = {text.column({"编号", "id"}), text.column({"条件", "condition"}),
                     text.column({"依据", "source"})};
    for (const auto& each : all) {
        table.rows.push_back({{{each.id}}, {{each.title}}, {{cited(text.rubric, each.source)}}});
    }
    add_remarks(text, all, table);
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
    add_remarks(text, all, table);
    text.add(std::move(table));
}

/// Whether whoever meets the one band meets the other too, as far as their own words tell.
bool includes(const Band& other, const Band& one) {
    const bool same_units = other.when.always() || other.when.same_as(one.when);
    // One without a score may leave the unit out where what it requires does not apply.
    const bool lower = other.min && one.min && *other.min <= *one.min;
    return same_units && lower &&
           std::all_of(other.requirements.begin(), other.requirements.end(), [&](const NodeCondition& asked) {
               return std::any_of(one.requirements.begin(), one.requirements.end(),
                                  [&](const NodeCondition& each) {
                                      return each.item == asked.item && *each.min_rate >= *asked.min_rate;
                                  });
           });
}

/// Where a unit goes that loses its place: to the next band wherever that is sure to take it.
Words band_after_loss(const std::vector<Band>& bands) {
    bool next = true;
    for (std::size_t i = 0; i + 2 < bands.size(); ++i) {
        next = next && (!bands[i].quota || includes(bands[i + 1], bands[i]));
    }
    return next ? Words("下一等次", "the next band")
                : Words("其后符合条件的第一个等次", "the next band whose score and conditions they meet");
}

/// What a quota is taken of, and how much of it.
Words quota_words(const Rubric& rubric, const Band& band) {
    const std::string share = share_text(*band.quota);
    if (band.when.always()) {
        return phrases::share_of_group.with({{"share", share}});
    }
    const bool grouped = rubric.ranking && !rubric.ranking->by.empty();
    const Words units = grouped ? Words("每组符合适用条件的单位", "the units of a group that it is for")
                                : Words("符合适用条件的单位", "the units that it is for");
    return phrases::share_of_matching.with({{"units", units}, {"share", share}});
}

void add_bands(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    if (rubric.bands.empty()) {
        return;
    }
    text.heading(3, "bands", {"等次", "Bands"});
    text.paragraph(
        {"自上而下，归入最终得分和条件都符合的第一个等次。不具备评定资格的单位归入最末等次。",
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
        if (!band.when.always()) {
            needs.push_back(phrases::only_units.with({{"units", units_that(rubric, band.when)}}));
        }
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
            table.rows.back().push_back(text.plain(band.quota ? quota_words(rubric, band) : Words()));
        }
    }
    text.add(std::move(table));
    const bool scoreless = std::any_of(rubric.bands.begin(), std::prev(rubric.bands.end()),
                                       [](const Band& band) { return !band.min; });
    if (scoreless) {
        text.paragraph(
            {"不设最低得分的等次，所要求的内容至少有一项适用于该单位的，才能归入。",
             "A band without a score is only for units to which something of what it requires applies."});
    }
    if (quotas) {
        text.paragraph(phrases::lost_by_quota.with({{"band", band_after_loss(rubric.bands)}}));
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
    const std::string total = rubric.total.plain();
    const Pattern::Value points("points", {total, counted(total, "point")});
    const Pattern::Value score("score", score_of_base(rubric));
    text.fact(facts, {"得分", "score"},
              rubric.aggregate == Aggregate::weighted ? phrases::base_weighted.with({points, score})
              : rubric.out_of ? phrases::base_brought.with({points, score, {"full", rubric.out_of->plain()}})
                              : phrases::base_and_score.with({points, score}));
    text.fact(facts, {"数值修约", "rounding"}, rounding_sentence(rubric.rounding));
    const Words policy = policy_sentence(rubric.policy);
    text.fact(facts, {"缺项", "not applicable"},
              rubric.policy == NotApplicable::exclude ? phrases::sections_made_up.with({{"policy", policy}})
                                                      : policy);
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
