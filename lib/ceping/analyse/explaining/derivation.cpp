#include <ceping/analyse/explaining/derivation.hpp>

#include <ceping/analyse/explaining/derivation_parts.hpp>
#include <ceping/analyse/phrases.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// Who stated it, when and where, or how it was ruled and why: `实地暗访，2015-10-09，甲，丰泽区.yaml:14:9`.
Words origin(const Rubric& rubric, const Ground& ground, const Ruling* ruling) {
    const std::string date = ground.date ? ground.date->text() : "";
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
    return with_parts(std::move(source), {ground.method ? date : "", ground.by, ground.where.text()});
}

/// A prerequisite or a veto that is against the unit, or was ruled on.
void add_eligibility(const Rubric& rubric, const Result& result, const Step& step, std::vector<Words>& out) {
    const bool veto = step.rule == Rule::veto;
    if (step.holds != veto && step.ruling == nullptr && step.operands.empty()) {
        return;
    }
    const auto* const prerequisite = std::get_if<PrerequisiteId>(&step.part);
    const RuledId about = veto ? RuledId(std::get<VetoId>(step.part)) : *prerequisite;
    const Condition& of = veto ? rubric.veto(std::get<VetoId>(about)) : rubric.prerequisite(*prerequisite);
    Words state = step.holds ? Words{"成立", "counts"} : Words{"不成立", "does not count"};
    if (!veto) {
        state = step.holds ? Words{"已确认", "confirmed"}
                : result.prerequisites[prerequisite->at()] == Confirmation::denied
                    ? Words{"不具备", "denied"}
                    : Words{"未说明", "unstated"};
    }
    std::vector<Words> origins;
    if (!step.operands.empty() && step.ruling == nullptr) {
        origins.push_back(
            phrases::told_of.with({{"what", rubric.at(of.follows->item).id}, {"text", comparison(step)}}));
    }
    for (const auto& ground : result.grounds) {
        if (ground.about == about) {
            origins.push_back(origin(rubric, ground, step.ruling));
        }
    }
    out.push_back(phrases::eligibility_of.with(
        {{"what", veto ? Words{"一票否决", "veto"} : Words{"前置条件", "prerequisite"}},
         {"id", of.id},
         {"title", of.title},
         {"state", state},
         {"from", origins.empty() ? Words()
                                  : phrases::stated_by.with({{"origins", joined(origins, {"；", "; "})}})}}));
}

/// The answer that made a criterion's points; null where it was none, or several.
const Answer* present_answer(Steps steps) {
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [](const Step& step) { return step.rule != Rule::rounded; });
    const bool points = last != steps.rend() && last->value && last->answer != nullptr;
    return points ? &last->answer->answer : nullptr;
}

void add_band(const Rubric& rubric, const Result& result, const Step& step, std::vector<TriedBand>& out) {
    if (step.rule == Rule::band) {
        const BandId band = std::get<BandId>(step.part);
        out.push_back({band, band == result.band, {}});
        return;
    }
    Words what{"得分", "score"};
    if (step.rule == Rule::band_asks) {
        const Item& item = rubric.at(std::get<ItemId>(step.part));
        what = Words(item.id + " " + item.title);
    }
    out.back().comparisons.push_back({std::move(what), comparison(step), step.holds});
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
                if (step.rule == Rule::prerequisite || step.rule == Rule::veto) {
                    add_eligibility(rubric, out.result, step, out.eligibility);
                } else if (step.rule == Rule::band || step.rule == Rule::band_min ||
                           step.rule == Rule::band_asks) {
                    add_band(rubric, out.result, step, out.bands);
                }
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
