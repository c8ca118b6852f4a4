// Where units' movements came from. Source: ceping-diff(1), CAUSES.
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/differences/parts.hpp>
#include <ceping/write/differences/phrases.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

constexpr auto all_causes =
    std::to_array<Cause>({Cause::answers, Cause::evidence, Cause::rulings, Cause::rubric, Cause::options});

/// What a cause came to for a unit; nothing where it did not differ.
std::optional<Exact> part_of(const UnitCauses& unit, Cause cause) {
    const auto at = std::find_if(unit.parts.begin(), unit.parts.end(),
                                 [cause](const auto& part) { return part.first == cause; });
    return at == unit.parts.end() ? std::nullopt : std::optional(at->second);
}

bool scored(const UnitCauses& unit, Side side) { return unit.there[side] && unit.reason[side].en.empty(); }
bool both_scored(const UnitCauses& unit) { return scored(unit, 0) && scored(unit, 1); }

Cell causes_remark(const UnitCauses& unit) {
    std::vector<Words> out;
    if (!unit.there[0]) {
        out.emplace_back("新增", "new");
    }
    if (!unit.there[1]) {
        out.emplace_back("不再出现", "gone");
    }
    if (!unit.reason[0].en.empty()) {
        out.push_back(
            phrases::was_unscored.with({{"status", words_of(unit.status[0])}, {"reason", unit.reason[0]}}));
    }
    if (!unit.reason[1].en.empty()) {
        out.push_back(
            phrases::unscored.with({{"status", words_of(unit.status[1])}, {"reason", unit.reason[1]}}));
    }
    if (!unit.obstacle.en.empty()) {
        out.push_back(phrases::not_attributed.with({{"obstacle", unit.obstacle}}));
    }
    return joined(out, "; ");
}

/// Sums over all units that were attributed.
struct Sums {
    std::size_t units = 0;
    std::size_t others = 0;
    std::array<Exact, cause_count> parts;
    std::array<bool, cause_count> differ{};
    Exact rounding;
    Exact exact;
    Exact score;
};

Sums sums_of(const CauseReport& report) {
    Sums out;
    for (const auto& unit : report.units) {
        if (!unit.attributed) {
            ++out.others;
            continue;
        }
        ++out.units;
        for (const auto& [cause, part] : unit.parts) {
            out.parts[static_cast<std::size_t>(cause)] += part;
            out.differ[static_cast<std::size_t>(cause)] = true;
        }
        out.rounding += unit.rounding();
        out.exact += unit.exact[1] - unit.exact[0];
        out.score += unit.score[1] - unit.score[0];
    }
    return out;
}

Report::Table summary(const CauseReport& causes, const Sums& sums) {
    Report::Object parts;
    for (const Cause cause : all_causes) {
        const auto at = static_cast<std::size_t>(cause);
        if (sums.differ[at]) {
            parts.put(cause_name(cause), Type::exact, sums.parts[at]);
        }
    }
    Report::Object out("summary");
    out.text("before", causes.rubric[0]).text("after", causes.rubric[1]);
    out.count("attributed", sums.units).count("not_attributed", sums.others);
    out.put("exact_moved", Type::exact, sums.exact).add("causes", parts);
    out.put("rounding", Type::exact, sums.rounding);
    out.add("left_out_before", left_out_member(causes.left_out[0]));
    return std::move(out.add("left_out_after", left_out_member(causes.left_out[1]))).take();
}

/// For programs: what each cause came to.
Cell parts_of(const UnitCauses& unit) {
    if (!unit.attributed) {
        return {};
    }
    Report::Object out;
    for (const auto& [cause, part] : unit.parts) {
        out.put(cause_name(cause), Type::exact, part);
    }
    return std::move(out).take();
}

Report::Table attributed_units(const CauseReport& causes, const Sums& sums) {
    const CellsOf of(causes.units);
    Report::Table out{"units", causes.units.size()};
    const auto both = [&](const std::string& id, Type type, auto cell) {
        out.for_data(id + "_before", type, of([cell](const UnitCauses& unit) { return cell(unit, 0); }));
        out.for_data(id + "_after", type, of([cell](const UnitCauses& unit) { return cell(unit, 1); }));
    };
    const auto score = [](const UnitCauses& unit, Side side) {
        return scored(unit, side) ? Cell(unit.score[side]) : Cell();
    };
    const auto moved = of([](const UnitCauses& unit) {
        return both_scored(unit) ? Cell(unit.score[1] - unit.score[0]) : Cell();
    });
    const auto rounding =
        of([](const UnitCauses& unit) { return unit.attributed ? Cell(unit.rounding()) : Cell(); });
    out.for_people({"单位", "unit"}, Type::text,
                   of([](const UnitCauses& unit) { return unit_label(unit.unit, unit.name); }))
        .may_cut = true;
    out.for_data("unit", Type::text, of(&UnitCauses::unit));
    out.for_data("name", Type::text, of(&UnitCauses::name));
    both("status", Type::word, [](const UnitCauses& unit, Side side) {
        return unit.there[side] ? Cell(status_of(unit.status[side])) : Cell();
    });
    both("score", Type::points, score);
    out.for_people({"原", "before"}, Type::points, of([score](const auto& unit) { return score(unit, 0); }));
    out.for_people({"现", "after"}, Type::points, of([score](const auto& unit) { return score(unit, 1); }));
    out.add("score_moved", {"变化", "moved"}, Type::delta, moved);
    both("exact", Type::exact, [](const UnitCauses& unit, Side side) {
        return scored(unit, side) ? Cell(unit.exact[side]) : Cell();
    });
    out.for_data("exact_moved", Type::exact, of([](const UnitCauses& unit) {
                     return both_scored(unit) ? Cell(unit.exact[1] - unit.exact[0]) : Cell();
                 }));
    out.for_data("band_before", Type::text,
                 of([](const UnitCauses& unit) { return scored(unit, 0) ? Cell(unit.band[0]) : Cell(); }))
        .readers = Report::programs;
    out.for_data("band_after", Type::text,
                 of([](const UnitCauses& unit) { return scored(unit, 1) ? Cell(unit.band[1]) : Cell(); }))
        .readers = Report::programs;
    for (const Cause cause : all_causes) {
        const auto part = of([cause](const UnitCauses& unit) { return Cell(part_of(unit, cause)); });
        out.for_data("exact_" + std::string(cause_name(cause)), Type::exact, part).readers = Report::sheets;
        if (sums.differ[static_cast<std::size_t>(cause)]) {
            out.for_people(cause_words(cause), Type::delta, part);
        }
    }
    out.for_data("causes", Type::text, of(parts_of)).readers = Report::programs;
    out.for_data("exact_rounding", Type::exact, rounding).readers = Report::sheets;
    out.for_data("rounding", Type::exact, rounding).readers = Report::programs;
    out.for_people({"修约", "rounding"}, Type::delta, rounding);
    out.add("remark", {"备注", "remark"}, Type::text, of(causes_remark)).may_cut = true;
    return out;
}

}  // namespace

Report causes_report(const CauseReport& causes, Language language) {
    Report out = begin_diff("causes/1", {"得分变化的原因", "Why scores moved"}, language);
    const Sums sums = sums_of(causes);
    add_sides(out, causes.rubric[0], causes.rubric[1]);
    for (Side side = 0; side < 2; ++side) {
        add_left_out(out, causes.rubric[side], causes.left_out[side]);
    }
    out.add(summary(causes, sums));
    out.add(attributed_units(causes, sums));
    Words each;
    for (const Cause cause : all_causes) {
        const auto at = static_cast<std::size_t>(cause);
        if (sums.differ[at]) {
            each = each + phrases::one_cause.with(
                              {{"cause", cause_words(cause)}, {"moved", shown_signed(sums.parts[at])}});
        }
    }
    out.item(phrases::attributed_sums.with({{"units", sums.units},
                                            {"moved", shown_signed(sums.score)},
                                            {"causes", each},
                                            {"rounding", shown_signed(sums.rounding)}}));
    if (sums.others > 0) {
        out.item(phrases::others_not_attributed.with({{"units", sums.others}}));
    }
    return out;
}

}  // namespace ceping
