// Two editions of a rubric, and what the newer one does to units. Source: ceping-diff(1), RUBRICS and IMPACT.
#include <ceping/base/text.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/differences/parts.hpp>
#include <ceping/write/differences/phrases.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <array>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

constexpr auto kinds = std::to_array<ChangeKind>({ChangeKind::added, ChangeKind::removed, ChangeKind::moved,
                                                  ChangeKind::renamed, ChangeKind::reweighted,
                                                  ChangeKind::rule, ChangeKind::reworded, ChangeKind::other});

constexpr std::size_t longest_cell = 40;

/// The difference itself.
void add_changes(Report& out, const RubricDiff& diff, bool brief, Report::For readers) {
    add_sides(out, diff.label[0], diff.label[1]);
    out.item(
        diff.scores_differ()
            ? Words{"计分规则不同（摘要不同）：得分可能变化", "scoring digests differ: scores can change"}
            : Words{"计分规则相同（摘要相同）：得分不变", "scoring digests are the same: no score changes"});
    Report::Object head("rubrics");
    head.text("before", diff.label[0]).text("after", diff.label[1]);
    head.text("scoring_before", diff.scoring[0]).text("scoring_after", diff.scoring[1]);
    out.add(std::move(head.flag("scores_differ", diff.scores_differ())).take());
    Report::Object counts("counts");
    std::vector<Words> sums;
    for (const ChangeKind kind : kinds) {
        const std::size_t count = diff.count(kind);
        counts.count(change_name(kind), count);
        if (count > 0) {
            sums.push_back(phrases::changes_of_kind.with({{"kind", change_words(kind)}, {"changes", count}}));
        }
    }
    out.add(std::move(counts).take());

    const CellsOf of(diff.changes);
    Report::Table table{"changes", diff.changes.size()};
    table.readers = readers;
    const auto long_text = [&](const char* id, const Words& title, std::string RubricChange::*member) {
        // A standard or a curve can be a page long; whoever needs all of it asks for another format.
        table
            .for_people(title, Type::text,
                        [&changes = diff.changes, member, brief](std::size_t i) {
                            return brief ? fit(printable(changes[i].*member), longest_cell)
                                         : changes[i].*member;
                        })
            .may_cut = true;
        table.for_data(id, Type::text, of(member)).title = title;
    };
    table.add("change", {"变动", "change"}, Type::word, [&changes = diff.changes](std::size_t i) {
        return Report::Word{std::string(change_name(changes[i].kind)), change_words(changes[i].kind)};
    });
    table.add("part", {"部分", "part"}, Type::word, [&changes = diff.changes](std::size_t i) {
        return Report::Word{std::string(part_name(changes[i].part)), part_words(changes[i].part)};
    });
    table.add("id", {"编号", "id"}, Type::text, of(&RubricChange::id));
    long_text("title", {"标题", "title"}, &RubricChange::title);
    table.add("key", {"项", "key"}, Type::text, of(&RubricChange::key));
    long_text("before", {"原", "before"}, &RubricChange::before);
    long_text("after", {"现", "after"}, &RubricChange::after);
    out.add(std::move(table));
    out.item(sums.empty() ? Words{"没有差别", "nothing differs"} : joined(sums, {"，", ", "}));
}

std::string rank_text(std::size_t rank) { return rank == 0 ? "" : std::to_string(rank); }

Cell impact_remark(const UnitImpact& unit) {
    const ImpactState& old = unit.by[0];
    const ImpactState& now = unit.by[1];
    std::vector<Words> out;
    if (!old.scored()) {
        out.push_back(
            phrases::unscored_by_older.with({{"status", words_of(old.status)}, {"reason", old.reason}}));
    }
    if (!now.scored()) {
        out.push_back(
            phrases::unscored_by_newer.with({{"status", words_of(now.status)}, {"reason", now.reason}}));
    }
    if (old.scored() && now.scored() && old.eligible != now.eligible) {
        out.push_back(now.eligible ? Words{"恢复评定资格", "eligible again"}
                                   : Words{"失去评定资格", "no longer eligible"});
    }
    return joined(out, "; ");
}

Cell impact_score_of(const ImpactState& state) { return state.scored() ? Cell(state.score) : Cell(); }
Cell impact_exact_of(const ImpactState& state) { return state.scored() ? Cell(state.exact) : Cell(); }
Cell impact_eligible_of(const ImpactState& state) { return state.scored() ? Cell(state.eligible) : Cell(); }
Cell impact_status_of_state(const ImpactState& state) { return status_of(state.status); }
Cell impact_band_of(const ImpactState& state) {
    return Report::Word{state.band, state.band_title.empty() ? state.band : state.band_title};
}
Cell impact_rank_of(const ImpactState& state) { return state.rank == 0 ? Cell() : Cell(state.rank); }

/// One side of a unit, for programs.
Cell side_of(const ImpactState& state) {
    Report::Object out;
    out.put("status", Type::word, status_of(state.status)).put("reason", Type::text, state.reason);
    out.put("score", Type::points, impact_score_of(state)).put("exact", Type::exact, impact_exact_of(state));
    out.put("band", Type::band, state.scored() ? impact_band_of(state) : Cell());
    return std::move(out.put("eligible", Type::flag, impact_eligible_of(state))
                         .put("rank", Type::rank, impact_rank_of(state)))
        .take();
}

Report::Table impact_sums(const RubricImpact& impact) {
    Report::Object out("summary");
    out.count("compared", impact.compared).count("up", impact.up).count("down", impact.down);
    out.figure("mean_moved", impact.mean()).count("band_changed", impact.band_changed);
    out.count("rank_changed", impact.rank_changed).count("rejected", impact.rejected);
    if (impact.not_assessed > 0) {
        out.count("not_assessed", impact.not_assessed);
    }
    out.figure("kendall_tau_b", impact.tau);
    out.add("left_out_before", left_out_member(impact.left_out[0]));
    return std::move(out.add("left_out_after", left_out_member(impact.left_out[1]))).take();
}

Report::Table impact_rows(const RubricImpact& impact) {
    const CellsOf of(impact.units);
    const auto of_side = [of](auto cell, std::size_t side) {
        return of([cell, side](const UnitImpact& unit) { return cell(unit.by[side]); });
    };
    Report::Table out{"units", impact.units.size()};
    const auto both = [&](const std::string& id, Type type, auto cell) {
        out.for_data(id + "_before", type, of_side(cell, 0)).readers = Report::sheets;
        out.for_data(id + "_after", type, of_side(cell, 1)).readers = Report::sheets;
    };
    out.for_people({"单位", "unit"}, Type::text,
                   of([](const UnitImpact& unit) { return unit_label(unit.unit, unit.name); }))
        .may_cut = true;
    out.for_data("unit", Type::text, of(&UnitImpact::unit));
    out.for_data("name", Type::text, of(&UnitImpact::name));
    out.for_data("region", Type::text, of(&UnitImpact::region));
    both("status", Type::word, impact_status_of_state);
    both("score", Type::points, impact_score_of);
    out.for_people({"原", "before"}, Type::points, of_side(impact_score_of, 0));
    out.for_people({"现", "after"}, Type::points, of_side(impact_score_of, 1));
    for (const std::size_t side : {0U, 1U}) {
        out.for_data(side == 0 ? "before" : "after", Type::text,
                     of([side](const UnitImpact& unit) { return side_of(unit.by[side]); }))
            .readers = Report::programs;
    }
    out.add("moved", {"变化", "moved"}, Type::delta, of([](const UnitImpact& unit) { return unit.moved(); }));
    both("exact", Type::exact, impact_exact_of);
    both("band", Type::band, impact_band_of);
    both("rank", Type::rank, impact_rank_of);
    both("eligible", Type::flag, impact_eligible_of);
    out.for_people({"等次", "band"}, Type::text,
                   of([](const UnitImpact& unit) { return diff_change(unit.by[0].band, unit.by[1].band); }));
    out.for_people({"名次", "rank"}, Type::text, of([](const UnitImpact& unit) {
                       return diff_change(rank_text(unit.by[0].rank), rank_text(unit.by[1].rank));
                   }));
    out.for_people({"备注", "remark"}, Type::text, of(impact_remark)).may_cut = true;
    return out;
}

}  // namespace

Report rubric_diff_report(const RubricDiff& diff, bool brief, Language language) {
    Report out = begin_diff("rubric-diff/1", {"两版测评细则的差别", "Two editions of a rubric"}, language);
    add_changes(out, diff, brief, Report::everyone);
    return out;
}

Report impact_report(const RubricDiff& diff, const RubricImpact& impact, bool brief, Language language) {
    Report out = begin_diff("impact/1", {"新版细则的影响", "What another edition does"}, language);
    add_changes(out, diff, brief, Report::people_and_programs);
    out.heading(2, {"对各单位的影响", "what it does to units"});
    for (std::size_t side = 0; side < 2; ++side) {
        add_left_out(out, diff.label[side], impact.left_out[side]);
    }
    out.add(impact_sums(impact));
    out.add(impact_rows(impact));
    out.item(phrases::impact_sums.with({{"compared", impact.compared},
                                        {"up", impact.up},
                                        {"down", impact.down},
                                        {"mean", shown_signed(impact.mean())},
                                        {"bands", impact.band_changed},
                                        {"ranks", impact.rank_changed},
                                        {"rejected", impact.rejected},
                                        {"unassessed", also_not_assessed(impact.not_assessed)}}));
    out.item(phrases::kendall.with({{"tau", impact.tau ? number(*impact.tau) : "-"}}));
    return out;
}

}  // namespace ceping
