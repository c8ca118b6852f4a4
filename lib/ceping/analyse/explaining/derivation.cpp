#include <ceping/analyse/explaining/derivation.hpp>

#include <ceping/analyse/explaining/derivation_parts.hpp>
#include <ceping/analyse/phrases.hpp>
#include <ceping/model/when_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// Who stated it, when and where, or how it was ruled and why: `实地暗访，2015年10月9日，甲，丰泽区.yaml:14:9`.
Words origin(const Rubric& rubric, const Ground& ground, const Ruling* ruling) {
    const Words date = ground.date ? date_words(*ground.date) : Words();
    if (!ground.ruled.empty() && ruling != nullptr) {
        return phrases::told_of.with(
            {{"what",
              with_parts({"复核裁定", "ruling"}, {ruling->document, ground.by, date, ground.where.text()})},
             {"text", ruling->reason}});
    }
    Words source = source_title(rubric, ground.method);
    if (ground.day) {
        source = phrases::of_day.with({{"source", source}, {"day", date_words(*ground.day)}});
    }
    return with_parts(std::move(source), {ground.method ? date : Words(), ground.by, ground.where.text()});
}

/// `前置条件 Q4 服务质量：不适用于本单位`; `from` may be empty.
Words eligibility_line(const Rubric& rubric, const RuledId& about, const Words& state,
                       const std::vector<Words>& from) {
    const auto* const veto = std::get_if<VetoId>(&about);
    const Condition& of =
        veto != nullptr ? rubric.veto(*veto) : rubric.prerequisite(std::get<PrerequisiteId>(about));
    return phrases::eligibility_of.with(
        {{"what", veto != nullptr ? Words{"一票否决", "veto"} : Words{"前置条件", "prerequisite"}},
         {"id", of.id},
         {"title", of.title},
         {"state", state},
         {"from",
          from.empty() ? Words() : phrases::stated_by.with({{"origins", joined(from, {"；", "; "})}})}});
}

/// What a record states in vain.
Words veto_in_vain(const Rubric& rubric, const Step& step) {
    const VetoId veto = std::get<VetoId>(step.part);
    const Record& record = *step.record;
    const Words state =
        step.rule == Rule::veto_excluded
            ? Words{"适用条件与单位情况不符，不计", "its `when` does not match the unit: does not count"}
            : phrases::veto_out_of_time.with({{"day", date_words(*record.veto_dates[veto.at()])}});
    const Place place = veto.at() < record.veto_places.size() ? record.veto_places[veto.at()] : record.place;
    return eligibility_line(rubric, veto, state, {source_of(rubric, record, place)});
}

/// What a prerequisite or a veto came to, where it is against the unit, was ruled on, or follows from a node.
void add_decision(const Rubric& rubric, const Result& result, const Step& step, std::vector<Words>& out) {
    const bool veto = step.rule == Rule::veto;
    const auto* const prerequisite = std::get_if<PrerequisiteId>(&step.part);
    const NodeCondition* follows = nullptr;
    if (prerequisite != nullptr && rubric.prerequisite(*prerequisite).follows) {
        follows = &*rubric.prerequisite(*prerequisite).follows;
    }
    if (step.holds != veto && step.ruling == nullptr && follows == nullptr) {
        return;
    }
    const RuledId about = veto ? RuledId(std::get<VetoId>(step.part)) : *prerequisite;
    Words state = step.holds ? Words{"成立", "counts"} : Words{"不成立", "does not count"};
    if (!veto) {
        state = step.holds ? Words{"已确认", "confirmed"}
                : result.prerequisites[prerequisite->at()] == Confirmation::denied
                    ? Words{"不具备", "denied"}
                    : Words{"未说明", "unstated"};
    }
    std::vector<Words> origins;
    if (follows != nullptr && step.ruling == nullptr) {
        const std::string& id = rubric.at(follows->item).id;
        origins.push_back(step.operands.empty()
                              ? phrases::absent_passes.with({{"what", id}})
                              : phrases::told_of.with({{"what", id}, {"text", comparison(step)}}));
    }
    for (const auto& ground : result.grounds) {
        if (ground.about == about) {
            origins.push_back(origin(rubric, ground, step.ruling));
        }
    }
    out.push_back(eligibility_line(rubric, about, state, origins));
}

/// What a step about a prerequisite or a veto says; other steps say nothing here.
void add_eligibility(const Rubric& rubric, const Result& result, const Step& step, std::vector<Words>& out) {
    switch (step.rule) {
        case Rule::prerequisite:
        case Rule::veto: add_decision(rubric, result, step, out); break;
        case Rule::prerequisite_excluded:
            out.push_back(eligibility_line(rubric, std::get<PrerequisiteId>(step.part),
                                           {"不适用于本单位", "is not for the unit"}, {}));
            break;
        case Rule::veto_excluded:
        case Rule::veto_outside: out.push_back(veto_in_vain(rubric, step)); break;
        default: break;
    }
}

/// The answer that made a criterion's points; null where it was none, or several.
const Answer* present_answer(Steps steps) {
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [](const Step& step) { return step.rule != Rule::rounded; });
    const bool points = last != steps.rend() && last->value && last->answer != nullptr;
    return points ? &last->answer->answer : nullptr;
}

/// A condition of the band that was told of last.
void add_comparison(const Rubric& rubric, const Step& step, std::vector<Comparison>& out) {
    Words what{"得分", "score"};
    if (step.rule == Rule::band_asks) {
        const Item& item = rubric.at(std::get<ItemId>(step.part));
        what = Words(item.id + " " + item.title);
    }
    if (step.operands.empty()) {
        out.push_back({phrases::absent_passes.with({{"what", what}}), {}, step.holds});
    } else {
        out.push_back({std::move(what), comparison(step), step.holds});
    }
}

/// What a step about a band says; other steps say nothing here.
void add_band(const Rubric& rubric, const Result& result, const Step& step, std::vector<TriedBand>& out) {
    const auto* const band = std::get_if<BandId>(&step.part);
    switch (step.rule) {
        case Rule::band: out.push_back({*band, *band == result.band, {}}); break;
        case Rule::band_excluded:
            out.push_back(
                {*band,
                 false,
                 {},
                 phrases::band_for_others.with({{"units", units_that(rubric, rubric.band(*band).when)}})});
            break;
        case Rule::band_idle:
            out.push_back({*band,
                           false,
                           {},
                           {"所要求的项目都不适用，不适用此等次",
                            "nothing that it requires applies, so it is not for the unit"}});
            break;
        case Rule::band_min:
        case Rule::band_asks: add_comparison(rubric, step, out.back().comparisons); break;
        default: break;
    }
}

}  // namespace

Derivation derive(const Rubric& rubric, const Scorer& scorer, std::span<Record> records) {
    Derivation out;
    Trace trace;
    out.result = scorer.score(records, &trace);
    if (!out.result.scored()) {
        return out;
    }
    out.nodes.resize(rubric.items.size());
    out.present.assign(rubric.items.size(), nullptr);
    out.needs.resize(rubric.items.size());
    for (auto from = trace.steps.begin(); from != trace.steps.end();) {
        const auto to =
            std::find_if(from, trace.steps.end(), [&](const Step& step) { return step.node != from->node; });
        const Steps steps(from, to);
        const ItemId node = from->node;
        from = to;
        if (!node) {
            out.total = lines_of(rubric, out.result.unit, steps);
            for (const auto& step : steps) {
                add_eligibility(rubric, out.result, step, out.eligibility);
                add_band(rubric, out.result, step, out.bands);
            }
            continue;
        }
        const std::size_t position = node.at();
        out.nodes[position] = {node, lines_of(rubric, out.result.unit, steps)};
        if (rubric.at(node).criterion) {
            out.present[position] = present_answer(steps);
            out.needs[position] = need_of_answer(rubric, out.result, trace.self, steps);
        }
    }
    return out;
}

}  // namespace ceping
