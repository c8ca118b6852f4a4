// The table of all units' nearest gains. Source: ceping-explain(1).
#include <ceping/write/explaining/explanation.hpp>
#include <ceping/write/explaining/parts.hpp>
#include <ceping/write/explaining/phrases.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

bool possible(const NearestGains& each) {
    return each.goal && each.plan.verdict == ImprovementPlan::Verdict::possible;
}

/// How far the score is below what the goal asks; 0 where it is not the score that is short.
Exact short_by(const NearestGains& each, const Rubric& rubric) {
    const auto& min = rubric.band(each.goal->band).min;
    return min && *min > each.score ? *min - each.score : Exact();
}

Cell gains_words(const NearestGains& each, const Rubric& rubric) {
    if (!each.goal) {
        return {};
    }
    if (!possible(each)) {
        return each.plan.verdict == ImprovementPlan::Verdict::barred ? Words{"不具备评定资格", "not eligible"}
                                                                     : Words{"达不到", "out of reach"};
    }
    std::string out;
    for (const auto& change : each.plan.changes) {
        out += (out.empty() ? "" : "; ") + rubric.at(change.item).id + " " + gain(change);
    }
    return each.plan.proven ? Words(out) : phrases::not_proven_least.with({{"gains", out}});
}

}  // namespace

Report gains_report(const std::vector<NearestGains>& gains, const Rubric& rubric, const Overrides& overrides,
                    Language language) {
    Report out;
    out.language = language;
    out.tag = "gains/1";
    out.page = out.say({"各单位离上一等次", "How far the next band is"});
    const std::string policy = overrides_text(overrides);
    if (!policy.empty()) {
        out.paragraph(other_policy(policy), Tone::doubt);
    }
    const CellsOf of(gains);
    const auto scored = [of](auto cell) {
        return of([cell](const NearestGains& each) { return each.scored() ? Cell(cell(each)) : Cell(); });
    };
    const auto with_goal = [of](auto cell) {
        return of([cell](const NearestGains& each) { return each.goal ? Cell(cell(each)) : Cell(); });
    };
    const auto if_possible = [of](auto cell) {
        return of([cell](const NearestGains& each) { return possible(each) ? Cell(cell(each)) : Cell(); });
    };
    const auto band = [&rubric](BandId of_unit) {
        return of_unit ? Cell(band_word(rubric, of_unit)) : Cell();
    };
    // What people and spreadsheets are told in words, programs are told in members of their own.
    constexpr auto read = static_cast<Report::For>(Report::people | Report::sheets);
    Report::Table rows{"units", gains.size()};
    rows.header = true;
    rows.tone = [&gains](std::size_t i) {
        return gains[i].status == UnitStatus::rejected ? Tone::fault
               : gains[i].goal && !possible(gains[i])  ? Tone::doubt
                                                       : Tone::usual;
    };
    rows.for_people({"单位", "unit"}, Type::text,
                    of([](const NearestGains& each) { return unit_label(each.unit, each.name); }))
        .may_cut = true;
    rows.for_data("unit", Type::text, of(&NearestGains::unit));
    rows.for_data("name", Type::text, of(&NearestGains::name));
    rows.for_data("status", Type::word, of([](const NearestGains& each) { return status_of(each.status); }))
        .readers = Report::programs;
    rows.add("score", {"得分", "score"}, Type::points, of([&rubric](const NearestGains& each) {
                 return !each.scored() ? Cell("")
                                       : Cell(each.score.fixed(rubric.rounding.final, rubric.rounding.mode));
             }))
        .readers = read;
    rows.for_data("score", Type::points, scored([](const NearestGains& each) { return each.score; }))
        .readers = Report::programs;
    rows.add("band", {"等次", "band"}, Type::band, of([band](const NearestGains& each) {
                 return !each.scored() ? Cell(words_of(each.status)) : band(each.band);
             }))
        .readers = read;
    rows.for_data("band", Type::band, scored([band](const NearestGains& each) { return band(each.band); }))
        .readers = Report::programs;
    rows.add("to", {"目标等次", "to"}, Type::band,
             with_goal([band](const NearestGains& each) { return band(each.goal->band); }));
    rows.add("short", {"差", "short"}, Type::points, of([&rubric](const NearestGains& each) {
                 return each.goal ? Cell(short_by(each, rubric).plain()) : Cell("");
             }))
        .readers = read;
    rows.for_data("short", Type::points,
                  with_goal([&rubric](const NearestGains& each) { return short_by(each, rubric); }))
        .readers = Report::programs;
    rows.add("cost", {"难度折合", "cost"}, Type::points, of([](const NearestGains& each) {
                 return possible(each) ? Cell(each.plan.cost.shortest()) : Cell("");
             }))
        .readers = read;
    rows.add("gains", {"最近的得分", "gains"}, Type::text,
             of([&rubric](const NearestGains& each) { return gains_words(each, rubric); }))
        .may_cut = true;
    rows.columns.back().readers = read;
    rows.for_data("verdict", Type::text, with_goal([&rubric, language](const NearestGains& each) {
                      return verdict(rubric, *each.goal, each.plan).in(language);
                  }))
        .readers = Report::programs;
    rows.for_data("cost", Type::exact, with_goal([](const NearestGains& each) { return each.plan.cost; }))
        .readers = Report::programs;
    rows.for_data("proven", Type::flag,
                  if_possible([](const NearestGains& each) { return each.plan.proven; }))
        .readers = Report::programs;
    rows.for_data("at_least", Type::exact,
                  if_possible([](const NearestGains& each) { return each.plan.at_least; }))
        .readers = Report::programs;
    rows.for_data("changes", Type::text, with_goal([&rubric, language](const NearestGains& each) {
                      return change_rows(rubric, each.plan.changes, true, language);
                  }))
        .readers = Report::programs;
    if (!policy.empty()) {
        rows.for_data("overrides", Type::text,
                      scored([policy](const NearestGains&) { return Cell(policy); }));
    }
    out.add(std::move(rows));
    return out;
}

}  // namespace ceping
