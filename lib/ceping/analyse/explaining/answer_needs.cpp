// What a better answer needs beside itself. Source: ceping-explain(1), IMPROVEMENTS.
#include <ceping/analyse/explaining/derivation_parts.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <optional>

namespace ceping {

namespace {

const GivenAnswer* answer_of(const Record* record, ItemId item) {
    const GivenAnswer* given = record == nullptr ? nullptr : record->answer_to(item);
    return given == nullptr || given->answer.shape == Shape::not_applicable ? nullptr : given;
}

/// What the answer that stands there is worth once it has what it needs.
void as_it_is(const Item& item, const Kind& kind, const Answer& answer, const std::optional<Exact>& sample,
              AnswerNeed& need) {
    Answer fixed;
    fixed.shape = answer.shape;
    fixed.key = answer.key;
    fixed.number = answer.number;
    if (answer.shape == Shape::ratio) {
        fixed.more().den = answer.more().den;
    } else if (answer.shape != Shape::number && answer.shape != Shape::key) {
        fixed.more() = answer.more();
    }
    const std::string shown = kind.shown(fixed);
    if (sample) {
        fixed.more().sample = sample;
    } else if (answer.more().sample) {
        fixed.more().sample = answer.more().sample;
    }
    const Outcome outcome = kind.points(fixed, item.points);
    if (outcome.state == Outcome::State::points) {
        need.as_it_is = outcome.points;
        need.answer = Words(shown);
    }
}

}  // namespace

AnswerNeed need_of_answer(const Rubric& rubric, const Result& result, const Record* self, Steps steps) {
    const ItemId position = steps.front().node;
    const Item& item = rubric.at(position);
    const Criterion& criterion = criterion_for(item, result.unit);
    const auto any = [&](const auto& test) { return std::any_of(steps.begin(), steps.end(), test); };
    AnswerNeed need;
    if (criterion.kind->from_submission() || item.section == Section::penalties ||
        any([](const Step& step) { return step.rule == Rule::excluded || step.ruling != nullptr; })) {
        return need;
    }
    std::vector<Words> what;
    // Whether the self record's answer alone makes the points.
    const bool own = result.stage == Stage::self || criterion.methods.empty();
    const GivenAnswer* given = answer_of(self, position);
    const bool went_in = given != nullptr && any([&](const Step& step) {
                             return step.rule == Rule::answer && step.answer == given;
                         });
    std::optional<Exact> sample = criterion.kind->extreme(item.points, true).more().sample;
    if (any([](const Step& step) { return step.rule == Rule::answer; })) {
        sample.reset();
    }
    if (sample) {
        const auto now = given != nullptr ? given->answer.more().sample : std::nullopt;
        what.push_back(
            now ? phrases::with_larger_sample.with({{"least", sample->plain()}, {"now", now->plain()}})
                : phrases::with_sample_of.with({{"least", sample->plain()}}));
    }
    const EvidenceRule& rule = criterion.evidence;
    const std::int64_t listed = given != nullptr ? given->evidence : 0;
    if (rule.zero && (own || went_in) && listed < rule.min) {
        const std::string least = std::to_string(rule.min);
        const Pattern& with =
            given != nullptr && given->outside > 0 ? phrases::with_timely_evidence : phrases::with_evidence;
        what.push_back(with.with({{"least", {least, counted(least, "piece")}}, {"now", listed}}));
    }
    need.what = joined(what, {"，", ", "});
    if (own && given != nullptr && !need.what.en.empty()) {
        as_it_is(item, *criterion.kind, given->answer, sample, need);
    }
    return need;
}

}  // namespace ceping
