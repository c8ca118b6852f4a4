// What became of what units had to fix. Source: ceping-diff(1), RECTIFICATION.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/differences/parts.hpp>
#include <ceping/write/differences/phrases.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

Report::Word state_of(FixState state) {
    static const Report::Word words[] = {{"fixed", {"已整改", "fixed"}},
                                         {"improved", {"部分整改", "improved"}},
                                         {"unchanged", {"未整改", "unchanged"}},
                                         {"worse", {"退步", "worse"}},
                                         {"not_applicable", {"不再涉及", "n/a now"}},
                                         {"not_assessed", {"未再测评", "not assessed"}},
                                         {"new", {"新增", "new"}}};
    return words[static_cast<std::size_t>(state)];
}

bool is_criterion(const FixedItem& item) { return std::holds_alternative<ItemId>(item.about); }

Report::Word kind_of(const RuledId& about) {
    static const Report::Word words[] = {{"criterion", {"测评内容", "criterion"}},
                                         {"prerequisite", {"前置条件", "prerequisite"}},
                                         {"veto", {"一票否决", "veto"}}};
    return words[about.index()];
}

Report::Word presence_of(const UnitFixing& unit) {
    return !unit.there ? Report::Word{"gone", {"不再出现", "gone"}} : status_of(unit.status);
}

/// Whether both sides know what it lost.
bool assessed(const FixedItem& item) {
    return is_criterion(item) && item.state != FixState::added && item.state != FixState::not_applicable &&
           item.state != FixState::not_assessed;
}

Cell known(const Exact& max) { return max.sign() > 0 ? Cell(max) : Cell(); }
Cell lost_before(const FixedItem& item) {
    return is_criterion(item) && item.state != FixState::added ? Cell(item.lost_before) : Cell();
}
Cell lost_after(const FixedItem& item) {
    const bool lost = is_criterion(item) && item.state == FixState::added;
    return lost || assessed(item) ? Cell(item.lost_after) : Cell();
}
Cell regained(const FixedItem& item) {
    return assessed(item) ? Cell(item.lost_before - item.lost_after) : Cell();
}

/// How an item of the rubric is named.
struct Named {
    std::string id;
    std::string title;
    std::string clause;
};
Named named(const Rubric& rubric, const FixedItem& item) {
    if (is_criterion(item)) {
        const auto at = std::get<ItemId>(item.about);
        return {rubric.at(at).id, rubric.at(at).title, clause_of(rubric, at)};
    }
    const auto* veto = std::get_if<VetoId>(&item.about);
    const Condition& of =
        veto != nullptr ? rubric.veto(*veto) : rubric.prerequisite(std::get<PrerequisiteId>(item.about));
    return {of.id, of.title, cited(rubric, of.source)};
}

Cell remark_on_unit(const UnitFixing& unit) {
    if (!unit.there) {
        return Words{"未参加再次测评", "not in the later results"};
    }
    if (!unit.scored()) {
        return phrases::unscored.with({{"status", words_of(unit.status)}, {"reason", unit.reason}});
    }
    std::vector<Words> parts;
    if (unit.counts.not_applicable > 0) {
        parts.push_back(phrases::no_longer_applicable.with({{"items", unit.counts.not_applicable}}));
    }
    if (unit.counts.not_assessed > 0) {
        parts.push_back(phrases::not_assessed_again.with({{"items", unit.counts.not_assessed}}));
    }
    return joined(parts, {"；", "; "});
}

Cell remark_on_item(const FixedItem& item) {
    std::vector<Words> parts;
    if (!is_criterion(item)) {
        parts.push_back(kind_of(item.about).words);
    }
    if (item.missing) {
        parts.emplace_back("没有填报", "not answered");
    }
    const bool both = item.max_before.sign() > 0 && item.max_after.sign() > 0;
    if (both && item.max_before != item.max_after) {
        parts.push_back(phrases::full_points.with(
            {{"change", diff_change(number(item.max_before), number(item.max_after))}}));
    }
    return joined(parts, {"；", "; "});
}

/// The counts of a unit or of all, as columns that a cell function finds by unit.
template <typename Of>
void add_counts(Report::Table& out, const Of& of) {
    const auto count = [&](const char* id, std::size_t FixCounts::*member) {
        out.for_data(id, Type::count, of([member](const FixCounts& counts) { return Cell(counts.*member); }));
    };
    count("items", &FixCounts::items);
    count("fixed", &FixCounts::fixed);
    count("improved", &FixCounts::improved);
    count("unchanged", &FixCounts::unchanged);
    count("worse", &FixCounts::worse);
    count("not_applicable", &FixCounts::not_applicable);
    count("not_assessed", &FixCounts::not_assessed);
    count("new", &FixCounts::added);
}

Report::Table counts_object(std::string id, const FixCounts& counts) {
    Report::Table out{std::move(id), 1};
    out.shape = Report::Shape::object;
    out.readers = Report::programs;
    add_counts(out, [&counts](auto cell) { return [&counts, cell](std::size_t) { return cell(counts); }; });
    out.same("rate", Type::rate, counts.rate());
    out.same("lost", Type::points, counts.lost);
    out.same("regained", Type::points, counts.regained);
    out.same("newly_lost", Type::points, counts.newly_lost);
    return out;
}

/// Units, items of units, or both.
using Pair = std::pair<const UnitFixing*, const FixedItem*>;
using Pairs = std::shared_ptr<const std::vector<Pair>>;

auto of_item(const Pairs& rows) {
    return [rows](auto cell) {
        return [rows, cell](std::size_t i) -> Cell {
            const FixedItem* item = (*rows)[i].second;
            return item == nullptr ? Cell() : Cell(std::invoke(cell, *item));
        };
    };
}

/// What programs and spreadsheets are told of an item.
void add_item_columns(Report::Table& out, const Pairs& rows, const Rubric& rubric) {
    const auto of = of_item(rows);
    const auto name = [&](const char* id, std::string Named::*member) {
        out.for_data(id, Type::text,
                     of([&rubric, member](const FixedItem& item) { return named(rubric, item).*member; }));
    };
    out.for_data("kind", Type::word, [rows](std::size_t i) {
        const FixedItem* item = (*rows)[i].second;
        return item == nullptr ? Report::Word{"unit", {"单位", "unit"}} : kind_of(item->about);
    });
    name("id", &Named::id);
    name("title", &Named::title);
    out.columns.back().title = {"标题", "title"};
    name("clause", &Named::clause);
    out.for_data("state", Type::word, [rows](std::size_t i) {
        const auto& [unit, item] = (*rows)[i];
        return item == nullptr ? presence_of(*unit) : state_of(item->state);
    });
    out.for_data("lost_before", Type::points, [rows](std::size_t i) {
        const auto& [unit, item] = (*rows)[i];
        return item == nullptr ? Cell(unit->counts.lost) : lost_before(*item);
    });
    out.for_data("max_before", Type::points,
                 of([](const FixedItem& item) { return known(item.max_before); }));
    out.for_data("lost_after", Type::points, of(lost_after));
    out.for_data("max_after", Type::points, of([](const FixedItem& item) { return known(item.max_after); }));
    out.for_data("regained", Type::points, [rows](std::size_t i) {
        const auto& [unit, item] = (*rows)[i];
        return item == nullptr ? Cell(unit->counts.regained) : regained(*item);
    });
}

void append_items(const UnitFixing& unit, std::vector<Pair>& into) {
    for (const auto& item : unit.items) {
        into.emplace_back(&unit, &item);
    }
}

Report::Table units(const RectificationDiff& diff, const Rubric& rubric) {
    const CellsOf of(diff.units);
    Report::Table out{"units", diff.units.size()};
    out.readers = Report::people_and_programs;
    const auto count = [&](const Words& title, std::size_t FixCounts::*member) {
        out.for_people(title, Type::count,
                       of([member](const UnitFixing& unit) { return Cell(unit.counts.*member); }));
    };
    out.for_people({"单位", "unit"}, Type::text,
                   of([](const UnitFixing& unit) { return unit_label(unit.unit, unit.name); }))
        .may_cut = true;
    count({"事项", "items"}, &FixCounts::items);
    count({"已整改", "fixed"}, &FixCounts::fixed);
    count({"部分", "improved"}, &FixCounts::improved);
    count({"未整改", "unchanged"}, &FixCounts::unchanged);
    count({"退步", "worse"}, &FixCounts::worse);
    out.for_people({"整改率", "rate"}, Type::rate,
                   of([](const UnitFixing& unit) { return Cell(unit.counts.rate()); }));
    out.for_people({"挽回分", "regained"}, Type::delta,
                   of([](const UnitFixing& unit) { return unit.counts.regained; }));
    count({"新增", "new"}, &FixCounts::added);
    out.for_people({"备注", "remark"}, Type::text, of(remark_on_unit)).may_cut = true;
    out.for_data("unit", Type::text, of(&UnitFixing::unit));
    out.for_data("name", Type::text, of(&UnitFixing::name));
    out.for_data("region", Type::text, of(&UnitFixing::region));
    out.for_data("status_after", Type::word, of(presence_of));
    out.for_data("reason_after", Type::text, of(&UnitFixing::reason));
    out.for_data("summary", Type::text,
                 of([](const UnitFixing& unit) { return counts_object({}, unit.counts); }));
    out.for_data("items", Type::text, of([&rubric](const UnitFixing& unit) {
                     std::vector<Pair> pairs;
                     append_items(unit, pairs);
                     const auto rows = std::make_shared<const std::vector<Pair>>(std::move(pairs));
                     Report::Table items{{}, rows->size()};
                     add_item_columns(items, rows, rubric);
                     items.for_data("missing", Type::flag, of_item(rows)([](const FixedItem& item) {
                                        return item.missing ? Cell(true) : Cell();
                                    }));
                     return items;
                 }));
    return out;
}

/// For spreadsheets: a row a unit, and below it one an item.
Report::Table sheet(const RectificationDiff& diff, const Rubric& rubric) {
    std::vector<Pair> pairs;
    for (const auto& unit : diff.units) {
        pairs.emplace_back(&unit, nullptr);
        append_items(unit, pairs);
    }
    const auto rows = std::make_shared<const std::vector<Pair>>(std::move(pairs));
    const auto of_unit = [rows](auto cell) {
        return [rows, cell](std::size_t i) -> Cell {
            return (*rows)[i].second == nullptr ? Cell(std::invoke(cell, (*rows)[i].first->counts)) : Cell();
        };
    };
    Report::Table out{{}, rows->size()};
    out.readers = Report::sheets;
    out.for_data("unit", Type::text, [rows](std::size_t i) { return (*rows)[i].first->unit; });
    out.for_data("name", Type::text, [rows](std::size_t i) { return (*rows)[i].first->name; });
    out.for_data("region", Type::text, [rows](std::size_t i) { return (*rows)[i].first->region; });
    add_item_columns(out, rows, rubric);
    add_counts(out, of_unit);
    out.for_data("newly_lost", Type::points, of_unit(&FixCounts::newly_lost));
    out.for_data("rate", Type::rate, of_unit([](const FixCounts& of) { return of.rate(); }));
    return out;
}

/// Every item, for people.
Report::Table items(const RectificationDiff& diff, const Rubric& rubric) {
    std::vector<Pair> pairs;
    for (const auto& unit : diff.units) {
        append_items(unit, pairs);
    }
    const auto rows = std::make_shared<const std::vector<Pair>>(std::move(pairs));
    const auto of = of_item(rows);
    Report::Table out{{}, rows->size()};
    out.readers = Report::people;
    out.header = true;
    out.for_people(
           {"单位", "unit"}, Type::text,
           [rows](std::size_t i) { return unit_label((*rows)[i].first->unit, (*rows)[i].first->name); })
        .may_cut = true;
    out.for_people({"事项", "item"}, Type::text, of([&rubric](const FixedItem& item) {
                       const Named name = named(rubric, item);
                       return id_and_title(name.id, name.title);
                   }))
        .may_cut = true;
    out.for_people({"结果", "state"}, Type::word,
                   of([](const FixedItem& item) { return state_of(item.state); }));
    out.for_people({"原失分", "lost"}, Type::points, of(lost_before));
    out.for_people({"现失分", "lost now"}, Type::points, of(lost_after));
    out.for_people({"备注", "remark"}, Type::text, of(remark_on_item)).may_cut = true;
    return out;
}

void add_head(Report& out, const RectificationDiff& diff) {
    const auto label = [](const RunHead& of) { return of.rubric.empty() ? "-" : of.label(); };
    out.item(phrases::before_rectification.with({{"rubric", label(diff.before)}}));
    out.item(phrases::after_rectification.with({{"rubric", label(diff.after)}}));
    if (!diff.before.scoring.empty() && !diff.after.scoring.empty() &&
        diff.before.scoring != diff.after.scoring) {
        out.item(Words{"两次的计分规则不同，变化可能来自细则",
                       "scored by different rules: changes may come from the rubric"});
    }
}

void add_summary(Report& out, const RectificationDiff& diff, const Rubric& rubric) {
    const FixCounts& of = diff.total;
    const auto rate = of.rate();
    // Sums are rounded as scores are; programs get them whole.
    const auto rounded = [&rubric](const Exact& value) {
        return value.rounded(rubric.rounding.final, rubric.rounding.mode).shortest();
    };
    const auto points = [&rounded](const Exact& value) {
        return Words{rounded(value), counted(rounded(value), "point")};
    };
    if (const auto caution = policy_caution(diff.before, diff.after)) {
        out.item(*caution, Tone::doubt);
    }
    out.item(phrases::items_sums.with({{"items", of.items},
                                       {"fixed", of.fixed},
                                       {"improved", of.improved},
                                       {"unchanged", of.unchanged},
                                       {"worse", of.worse},
                                       {"not_applicable", of.not_applicable},
                                       {"not_assessed", of.not_assessed},
                                       {"rate", rate ? percent(*rate) : "-"}}));
    out.item(phrases::points_sums.with({{"lost", points(of.lost)},
                                        {"regained", rounded(of.regained)},
                                        {"added", of.added},
                                        {"newly_lost", points(of.newly_lost)}}));
    out.item(phrases::units_sums.with(
        {{"units", {std::to_string(diff.units.size()), counted(diff.units.size(), "unit")}},
         {"settled", diff.settled},
         {"clear", diff.clear},
         {"without", diff.by_notices ? phrases::without_notice.with({{"units", diff.without_notice}})
                                     : phrases::without_earlier.with({{"units", diff.without_notice}})}}));
    if (diff.unanswered > 0) {
        std::vector<std::string> names;
        for (const auto& unit : diff.units) {
            if (unit.counts.items > 0 && (!unit.there || !unit.scored())) {
                names.push_back(unit_label(unit.unit, unit.name));
            }
        }
        constexpr std::size_t most = 20;  // more are found in the table
        const bool cut = names.size() > most;
        names.resize(std::min(names.size(), most));
        out.item(
            phrases::not_answered_yet.with({{"units", diff.unanswered},
                                            {"names", joined({names.begin(), names.end()}, {"、", ", "})},
                                            {"more", cut ? Words{"等", " and others"} : Words()}}),
            Tone::doubt);
    }
}

}  // namespace

Report rectification_report(const RectificationDiff& diff, const Rubric& rubric, Language language) {
    Report out = begin_diff("rectification/1", {"整改情况", "What was fixed"}, language);
    add_head(out, diff);
    // What it comes to stands before who it is made of, on paper many pages.
    add_summary(out, diff, rubric);
    out.gap();
    out.add(run_member("before", diff.before));
    out.add(run_member("after", diff.after));
    Report::Table sums = counts_object("summary", diff.total);
    sums.same("units", Type::count, diff.units.size());
    sums.same("settled", Type::count, diff.settled);
    sums.same("clear", Type::count, diff.clear);
    sums.same("without_notice", Type::count, diff.without_notice);
    sums.same("unanswered", Type::count, diff.unanswered);
    out.add(std::move(sums));
    out.add(units(diff, rubric));
    if (!diff.units.empty()) {
        out.heading(2, {"整改事项", "what was to be fixed"});
        out.add(items(diff, rubric));
    }
    out.add(sheet(diff, rubric));
    return out;
}

void add_rectification(Report& out, const RectificationDiff& diff, const Rubric& rubric) {
    add_summary(out, diff, rubric);
    out.add(units(diff, rubric));
}

}  // namespace ceping
