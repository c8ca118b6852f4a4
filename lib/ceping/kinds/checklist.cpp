// 清单: checks that are met, each for its points, or all for everything.
#include <ceping/base/text.hpp>
#include <ceping/kinds/checks.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

class ChecklistKind final : public Kind, public Checks {
public:
    [[nodiscard]] std::string_view name() const override { return "checklist"; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& full) const override {
        if (all) {
            return Outcome::of(answer.more().picks.size() == names.size() ? full : Exact());
        }
        Exact sum;
        for (const auto pick : answer.more().picks) {
            sum += worth[pick];
        }
        return Outcome::of(least(full, sum));
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& full) const override {
        return {Exact(), all ? full : least(full, everything())};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override {
        return listed_checks(answer.more().picks);
    }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override { return form_of_checks(); }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        const Exact sum = everything();
        if (!all && sum != full) {
            const bool more = sum > full;
            const std::string by = (more ? sum - full : full - sum).plain();
            report("checks-sum", "checks",
                   {id,
                    sum.plain(),
                    full.plain(),
                    {(more ? "多 " : "少 ") + by, by + (more ? " too many" : " too few")}});
        }
        if (all && states_points) {
            report("checks-sum", "checks",
                   {id,
                    sum.plain(),
                    full.plain(),
                    {"rule: all 时各项分值不起作用", "with rule: all their points have no effect"}});
        }
    }

    [[nodiscard]] Words rule(const Exact& full) const override {
        const std::string n = std::to_string(names.size());
        if (all) {
            return phrases::all_checks_give.with({{"n", n}, {"full", full.plain()}});
        }
        const bool even =
            std::all_of(worth.begin(), worth.end(), [&](const Exact& w) { return w == worth.front(); });
        if (even) {
            return phrases::checks_worth.with(
                {{"n", {n, counted(n, "check")}}, {"worth", worth.front().plain()}});
        }
        std::string list;
        for (std::size_t i = 0; i < names.size(); ++i) {
            list += (i == 0 ? "" : " ") + names[i] + " " + worth[i].plain();
        }
        return list;
    }

    [[nodiscard]] Guide guide(const Exact& full, bool penalty) const override {
        const std::string n = std::to_string(names.size());
        const std::string most = full.plain();
        Guide out;
        out.kind = {"清单", "checklist"};
        if (all) {
            const Pattern& says = penalty ? phrases::all_that_hold_take_off : phrases::all_that_are_met_give;
            out.sentences.push_back(says.with({{"n", n}, {"most", {most, counted(most, "point")}}}));
        } else {
            const Pattern& says =
                penalty ? phrases::each_that_holds_takes_off : phrases::each_that_is_met_gives;
            out.sentences.push_back(says.with({{"most", most}}));
        }
        out.columns = {{{"编号", "id"}}, {{"清单项", "check"}}};
        if (!all) {
            out.columns.push_back({points_title(penalty), true});
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.rows.push_back({{names[i], titles[i]}, ""});
            if (!all) {
                out.rows.back().cells.emplace_back(worth[i].plain());
            }
        }
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& /*full*/) const override {
        const auto met = [](const Answer& answer, std::uint32_t check) {
            const auto& picks = answer.more().picks;
            return among(check, picks);
        };
        std::vector<Trial> out;
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            const std::string key = "checks." + std::to_string(i);
            out.push_back({key, phrases::check_met.with({{"name", names[i]}}),
                           [=](const Answer& answer) { return met(answer, i); }});
            out.push_back({key, phrases::check_not_met.with({{"name", names[i]}}),
                           [=](const Answer& answer) { return !met(answer, i); }});
        }
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& /*full*/, bool most) const override {
        Answer out;
        out.shape = Shape::picks;
        for (std::uint32_t i = 0; most && i < names.size(); ++i) {
            out.more().picks.push_back(i);
        }
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& full) const override {
        const auto& picks = answer.more().picks;
        const Exact value = points(answer, full).points;
        if (all) {
            const std::string met = std::to_string(picks.size()) + "/" + std::to_string(names.size());
            return {{phrases::met_of_all.with({{"met", met}}), value.plain(), value}};
        }
        std::vector<Exact> parts;
        for (const auto pick : picks) {
            parts.push_back(worth[pick]);
        }
        const std::string met = shown(answer);
        const std::string text = operands(parts, "+");
        return {{phrases::checks_met.with({{"met", met}}), "min(" + full.plain() + "; " + text + ")", value}};
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& full, const Answer* now,
                                               Turn turn) const override {
        AttainableList out;
        if (all) {
            out.add(Exact(), {"未全部达到", "not all"});
            out.add(full, phrases::all_checks.with({{"n", names.size()}}));
            return out.take();
        }
        const bool removing = now != nullptr && turn == Turn::fewer;
        // By the fewest checks that come on top, or go.
        using Picked = std::vector<std::uint32_t>;
        Exact sum;
        Picked to_change;
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            const bool met = now != nullptr && among(i, now->more().picks);
            sum += met ? worth[i] : Exact();
            if (met == removing && worth[i].sign() > 0) {
                to_change.push_back(i);
            }
        }
        Sums<Picked> sums(sum, {}, [](const Picked& a, const Picked& b) { return a.size() < b.size(); });
        for (const auto check : to_change) {
            sums.grow([&](const Exact& before, Picked made, const auto& put) {
                made.push_back(check);
                // What is above the full points is of no use but to be taken from.
                put(removing ? before - worth[check] : least(greatest(full, before), before + worth[check]),
                    std::move(made));
            });
        }
        // Of several with the same points the first found counts, so the least change comes first.
        std::map<Exact, Picked> kept;
        for (const auto& [value, made] : sums.found()) {
            const auto [at, is_new] = kept.try_emplace(least(full, value), made);
            if (!is_new && made.size() < at->second.size()) {
                at->second = made;
            }
        }
        for (const auto& [points, made] : kept) {
            out.add(points, made.empty() ? Words{"不变", "as it is"}
                            : removing   ? without(made)
                                         : added(made, now != nullptr));
        }
        if (!sums.complete()) {
            out.leave_out_some();
        }
        return out.take();
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& full,
                                          std::string_view /*id*/, FormulaLines& /*lines*/) const override {
        using namespace formula;
        std::vector<Formula> ticks;
        std::vector<Formula> worths;
        for (std::size_t i = 0; i < fields.choices.size(); ++i) {
            ticks.push_back(is_yes(fields.choices[i]));
            worths.push_back(choice(ticks.back(), number(worth[i]), number(0)));
        }
        Formula points = all ? choice(formula::all(std::move(ticks)), number(full), number(0))
                             : formula::least(number(full), sum(std::move(worths)));
        return {any_filled(fields.choices), never(), std::move(points)};
    }

    [[nodiscard]] Exact everything() const {
        Exact sum;
        for (const auto& each : worth) {
            sum += each;
        }
        return sum;
    }

    std::vector<Exact> worth;
    bool all = false;
    bool states_points = false;
};

constexpr auto rules = std::to_array<std::string_view>({"each", "all"});

bool decode_worth(const KindContext& context, const Node& check, std::size_t count, ChecklistKind& kind) {
    if (!decode_check(context, check, check_entry_keys(), kind)) {
        return false;
    }
    Exact worth = context.full / Exact(static_cast<std::int64_t>(count));
    if (const Node* points = check.find("points")) {
        const auto value = read_within(*points, "points", 0, std::nullopt, context.found);
        if (!value) {
            return false;
        }
        worth = *value;
        kind.states_points = true;
    }
    kind.worth.push_back(std::move(worth));
    return true;
}

std::shared_ptr<const Kind> decoded_checklist(const KindContext& context) {
    auto kind = std::make_shared<ChecklistKind>();
    bool good = true;
    if (const Node* rule = context.node.find("rule")) {
        const auto choice = read_choice(*rule, "rule", rules, context.found);
        good = choice.has_value();
        kind->all = choice == std::size_t{1};
    }
    const Node* checks = list_of_checks(context);
    if (checks == nullptr) {
        return nullptr;
    }
    for (const auto& check : *checks) {
        good = decode_worth(context, check, checks->size(), *kind) && good;
    }
    return good ? kind : nullptr;
}

bool checklist_answer(const AnswerContext& context, Answer& out) {
    return read_met(context, static_cast<const ChecklistKind&>(context.kind), out);
}

constexpr auto checklist_keys = std::to_array<std::string_view>({"rule", "checks"});
constexpr auto checklist_parts = std::to_array<std::string_view>({"met"});
constexpr auto checklist_figures = std::to_array<KindFigure>(
    {{"rule", KindFigure::Shape::word, rules}, {"checks", KindFigure::Shape::parts}});

}  // namespace

const KindRow checklist_kind = {
    "checklist",
    checklist_keys,
    checklist_parts,
    "清单",
    decoded_checklist,
    checklist_answer,
    R"({id: "1.2", title: 家风建设, points: 2, kind: checklist, rule: each, checks: [{id: a, title: 有方案, points: 0.5}, {id: b, title: 有活动, points: 1}, {id: c, title: 有宣传, points: 0.5}]})",
    "[a, c]",
    checklist_figures,
};

}  // namespace ceping
