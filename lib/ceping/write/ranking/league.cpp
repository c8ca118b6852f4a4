// League tables and shortlists. Source: ceping-rank(1).
#include <ceping/write/ranking/league.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/ranking/phrases.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// Columns on whose result a row is; `of` makes a cell of a function of what was made of the result, and of the result.
template <typename Of>
void add_unit(Report::Table& out, const Of& of) {
    const auto member = [&of](std::string SavedResult::*which) {
        return of([which](const auto&, const SavedResult& result) { return Cell(result.*which); });
    };
    out.for_people({"单位", "unit"}, Type::text, of([](const auto&, const SavedResult& result) {
                       return Cell(unit_label(result.unit, result.name));
                   }))
        .may_cut = true;
    out.for_data("unit", Type::text, member(&SavedResult::unit));
    out.for_data("name", Type::text, member(&SavedResult::name));
    out.for_data("region", Type::text, member(&SavedResult::region));
}

/// All that is said of one unit.
class Describer {
public:
    explicit Describer(const LeagueTable& table) : table_(table) {
        for (const auto& each : table.incomplete) {
            incomplete_.emplace(each.result, &each);
        }
    }

    [[nodiscard]] const SavedResult& result(const Ranked& unit) const {
        return table_.set->results[unit.result];
    }

    [[nodiscard]] Report::Word band(const std::string& id) const {
        return {id, table_.rubric == nullptr ? id : table_.rubric->band_title(id)};
    }

    /// Why a unit has no rank, or why it has another band, and what was ruled on.
    [[nodiscard]] Words remark(const Ranked& unit) const {
        Words out = standing(unit);
        std::vector<std::string_view> ids;
        for (const auto& [id, by] : result(unit).ruled(true)) {
            ids.push_back(id);
        }
        if (ids.empty()) {
            return out;
        }
        const Words ruled = phrases::ruled_on.with({{"ids", listed(ids)}});
        return out.en.empty() ? ruled : joined({out, ruled}, {"；", "; "});
    }

    /// How the unit stood before; null where nothing is known.
    [[nodiscard]] const Earlier* earlier(const Ranked& unit) const {
        const bool known = !table_.earlier.empty() && table_.earlier[unit.result];
        return known ? &*table_.earlier[unit.result] : nullptr;
    }

    /// Places gained; nothing where either rank is not there.
    [[nodiscard]] Cell movement(const Ranked& unit) const {
        const Earlier* before = earlier(unit);
        return before == nullptr || before->rank == 0 || unit.rank == 0
                   ? Cell()
                   : Cell(static_cast<std::int64_t>(before->rank) - static_cast<std::int64_t>(unit.rank));
    }

private:
    [[nodiscard]] Words standing(const Ranked& unit) const {
        const SavedResult& of = result(unit);
        if (const auto gap = incomplete_.find(unit.result); gap != incomplete_.end()) {
            const Incomplete& year = *gap->second;
            return year.status ? phrases::unscored_in_year.with(
                                     {{"status", words_of(*year.status)}, {"edition", year.edition}})
                               : phrases::no_result_of_year.with({{"edition", year.edition}});
        }
        if (!of.scored()) {
            return of.reason.empty() ? words_of(of.status)
                                     : phrases::unscored_because.with(
                                           {{"status", words_of(of.status)}, {"reason", of.reason}});
        }
        if (!of.eligible) {
            return {"不具备评定资格", "not eligible"};
        }
        return unit.by_quota ? phrases::band_by_quota.with({{"band", band(of.band).words}}) : Words();
    }

    const LeagueTable& table_;
    std::map<std::size_t, const Incomplete*> incomplete_;
};

Cell rank_cell(std::size_t rank) { return rank == 0 ? Cell() : Cell(rank); }

/// Columns on how firm ranks are; a unit that is not ranked has none.
void add_stability(Report::Table& out, const LeagueTable& table, const std::vector<UnitStability>& units,
                   bool bands) {
    const auto of = [&units](auto member) {
        return [&units, member](std::size_t i) { return i < units.size() ? Cell(member(units[i])) : Cell(); };
    };
    const auto share = [&table](std::size_t part) {
        return Exact::fraction(static_cast<std::int64_t>(part), static_cast<std::int64_t>(table.draws));
    };
    const auto same_band = of([share](const UnitStability& unit) {
        return unit.same_band ? Cell(share(*unit.same_band)) : Cell();
    });
    out.for_people({"名次区间 5%–95%", "ranks 5%-95%"}, Type::count, of([](const UnitStability& unit) {
                       return Cell(std::to_string(unit.low) + "–" + std::to_string(unit.high));
                   }));
    out.for_data("rank_p5", Type::rank, of([](const UnitStability& unit) { return Cell(unit.low); }));
    out.add("rank_median", {"中位", "median"}, Type::rank,
            of([](const UnitStability& unit) { return Cell(unit.median); }));
    out.for_data("rank_p95", Type::rank, of([](const UnitStability& unit) { return Cell(unit.high); }));
    out.for_data("rank_best", Type::rank, of([](const UnitStability& unit) { return Cell(unit.best); }));
    out.for_data("rank_worst", Type::rank, of([](const UnitStability& unit) { return Cell(unit.worst); }));
    out.for_data("same_rank", Type::rate,
                 of([share](const UnitStability& unit) { return Cell(share(unit.same_rank)); }));
    out.for_data("same_band", Type::rate, same_band);
    if (bands) {
        out.for_people({"等次不变", "band kept"}, Type::rate, same_band);
    }
    out.for_data("spread", Type::rate, of([&table](const UnitStability&) { return Cell(table.spread); }));
    out.for_data("draws", Type::count, of([&table](const UnitStability&) { return Cell(table.draws); }));
    out.for_data("seed", Type::count, of([&table](const UnitStability&) { return Cell(table.seed); }));
}

Report::Table league_rows(const LeagueTable& table, const League& league,
                          const std::vector<UnitStability>* firm,
                          const std::shared_ptr<const Describer>& tell) {
    const bool bands = std::any_of(league.units.begin(), league.units.end(),
                                   [](const Ranked& each) { return !each.band.empty(); });
    // A column's cell from the unit and its result.
    const auto of = [&league, tell](auto cell) {
        return [&league, tell, cell](std::size_t i) -> Cell {
            return cell(league.units[i], tell->result(league.units[i]));
        };
    };
    const auto of_scored = [of](auto cell) {
        return of([cell](const Ranked& unit, const SavedResult& result) -> Cell {
            return result.scored() ? Cell(cell(unit, result)) : Cell();
        });
    };
    const auto remark = of([tell](const Ranked& unit, const SavedResult&) { return tell->remark(unit); });

    Report::Table out{"units", league.units.size()};
    out.header = true;
    out.tone = [&league, tell](std::size_t i) {
        const Ranked& unit = league.units[i];
        return tell->result(unit).status == UnitStatus::rejected ? Tone::fault
               : unit.rank == 0                                  ? Tone::doubt
                                                                 : Tone::usual;
    };
    out.same("group", Type::text, league.group);
    out.add("rank", {"名次", "rank"}, Type::rank,
            of([](const Ranked& unit, const SavedResult&) { return rank_cell(unit.rank); }));
    add_unit(out, of);
    out.for_data("status", Type::word,
                 of([](const Ranked&, const SavedResult& result) { return status_of(result.status); }));
    all_decimals(out.add("score", {"得分", "score"}, Type::points,
                         of_scored([](const Ranked&, const SavedResult& result) { return result.score; })),
                 table);
    out.for_data("exact", Type::exact,
                 of_scored([](const Ranked&, const SavedResult& result) { return result.exact; }));
    Report::Column& band =
        out.add("band", {"等次", "band"}, Type::band,
                of([tell](const Ranked& unit, const SavedResult&) { return tell->band(unit.band); }));
    band.readers = bands ? Report::everyone : Report::data;
    out.for_data("band_before_quota", Type::band, of([tell](const Ranked& unit, const SavedResult& result) {
                     return unit.by_quota ? Cell(tell->band(result.band)) : Cell();
                 }));
    out.for_data("eligible", Type::flag,
                 of_scored([](const Ranked&, const SavedResult& result) { return result.eligible; }));
    out.for_data("remark", Type::text, remark);
    if (!table.earlier.empty()) {
        const auto earlier = [of, tell](auto cell) {
            return of([tell, cell](const Ranked& unit, const SavedResult& result) {
                const Earlier* before = tell->earlier(unit);
                return before == nullptr ? Cell() : Cell(cell(*before, result));
            });
        };
        out.add("rank_before", {"上次名次", "rank before"}, Type::rank,
                earlier([](const Earlier& before, const SavedResult&) { return rank_cell(before.rank); }));
        out.add("rank_moved", {"升降", "moved"}, Type::places,
                of([tell](const Ranked& unit, const SavedResult&) { return tell->movement(unit); }));
        out.for_data("score_before", Type::points,
                     earlier([](const Earlier& before, const SavedResult&) { return before.score; }));
        out.add("score_moved", {"分数变化", "score moved"}, Type::delta,
                earlier([](const Earlier& before, const SavedResult& result) {
                    return result.scored() ? Cell(result.score - before.score) : Cell();
                }));
    }
    if (firm != nullptr) {
        add_stability(out, table, *firm, bands);
    }
    if (!overrides_in(*table.set).empty()) {
        out.for_data("overrides", Type::text,
                     of_scored([](const Ranked&, const SavedResult& result) { return result.overrides; }));
    }
    out.for_people({"备注", "remark"}, Type::text, remark).may_cut = true;
    return out;
}

/// What was varied, how often, and from which seed it comes out the same.
Words stability_words(const LeagueTable& table) {
    std::string ids;
    for (const ItemId item : varied_sections(*table.rubric)) {
        ids += (ids.empty() ? "" : " ") + table.rubric->at(item).id;
    }
    return phrases::how_firm.with({{"sections", ids},
                                   {"spread", percent(table.spread)},
                                   {"draws", {std::to_string(table.draws), counted(table.draws, "draw")}},
                                   {"seed", table.seed}});
}

/// That scores are not the rubric's, a line each; none where they are.
void add_policies(Report& report, const ResultSet* set, bool earlier) {
    if (set == nullptr) {
        return;
    }
    const auto scored = static_cast<std::size_t>(std::count_if(
        set->results.begin(), set->results.end(), [](const SavedResult& each) { return each.scored(); }));
    for (const auto& [overrides, count] : overrides_in(*set)) {
        Words words = other_policy(overrides);
        if (count != scored) {
            words = phrases::policy_of_some.with(
                {{"some", count}, {"units", unit_count(scored)}, {"policy", words}});
        }
        if (earlier) {
            words = phrases::policy_of_earlier.with({{"policy", words}});
        }
        report.blocks.emplace_back(Report::Paragraph{{{report.say(words), true}}, false, false, Tone::doubt});
    }
}

}  // namespace

std::map<std::string, std::size_t> overrides_in(const ResultSet& set) {
    std::map<std::string, std::size_t> out;
    for (const auto& result : set.results) {
        if (result.scored() && !result.overrides.empty()) {
            ++out[result.overrides];
        }
    }
    return out;
}

Report begin_league(const LeagueTable& table, const LeagueOptions& options, std::string tag,
                    const Words& page) {
    Report out;
    out.title = options.title;
    out.language = options.language;
    out.tag = std::move(tag);
    out.page = out.say(page);
    add_policies(out, table.set, false);
    add_policies(out, table.before, true);
    return out;
}

void all_decimals(Report::Column& column, const LeagueTable& table) {
    if (table.rubric != nullptr) {
        column.decimals = {table.rubric->rounding.final, table.rubric->rounding.mode};
    }
}

Report league_report(const LeagueTable& table, const LeagueOptions& options) {
    Report out = begin_league(table, options, "league/1", {"测评结果排名", "League table"});
    if (!table.stability.empty()) {
        out.paragraph(stability_words(table));
    }
    const auto tell = std::make_shared<const Describer>(table);
    for (std::size_t i = 0; i < table.leagues.size(); ++i) {
        const League& league = table.leagues[i];
        if (!table.by.empty()) {
            out.heading(2, league.group.empty() ? Words{"（未填写）", "(not stated)"} : Words(league.group),
                        i == 0);
            std::get<Report::Heading>(out.blocks.back()).below =
                out.say(phrases::ranked_of.with({{"ranked", league.ranked}, {"units", league.units.size()}}));
        }
        out.add(league_rows(table, league, table.stability.empty() ? nullptr : &table.stability[i], tell));
    }
    if (table.leagues.empty()) {
        static const League nobody;
        out.add(league_rows(table, nobody, nullptr, tell));
        std::get<Report::Table>(out.blocks.back()).readers = Report::data;
    }
    return out;
}

Report shortlists_report(const std::vector<Shortlist>& shortlists, const LeagueTable& table,
                         const LeagueOptions& options) {
    Report out = begin_league(table, options, "shortlist/1", {"各组推荐名单", "Shortlists"});
    using Listed = std::pair<const Shortlist*, const SavedResult*>;
    std::vector<Listed> units;
    for (const auto& list : shortlists) {
        for (const std::size_t i : list.results) {
            units.emplace_back(&list, &table.set->results[i]);
        }
    }
    const auto of = [units](auto cell) {
        return [units, cell](std::size_t i) -> Cell { return cell(*units[i].first, *units[i].second); };
    };
    Report::Table rows{"units", units.size()};
    rows.header = true;
    rows.for_people({"组别", "group"}, Type::text, of([](const Shortlist& list, const SavedResult&) {
                        return list.value.empty() ? Words{"（未填写）", "(not stated)"} : Words(list.value);
                    }));
    rows.for_data("group", Type::text,
                  of([](const Shortlist& list, const SavedResult&) { return list.value; }));
    add_unit(rows, of);
    all_decimals(rows.add("score", {"得分", "score"}, Type::points,
                          of([](const Shortlist&, const SavedResult& result) { return result.score; })),
                 table);
    rows.for_data("exact", Type::exact,
                  of([](const Shortlist&, const SavedResult& result) { return result.exact; }));
    if (!overrides_in(*table.set).empty()) {
        rows.for_data("overrides", Type::text,
                      of([](const Shortlist&, const SavedResult& result) { return result.overrides; }));
    }
    out.add(std::move(rows));
    return out;
}

}  // namespace ceping
