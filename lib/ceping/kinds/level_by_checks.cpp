// 等级 that follow from what is met: the first level of the scale whose condition on the checks holds, else the last.
// Source: ceping-scoring(7), 2.
#include <ceping/kinds/level_by_checks.hpp>

#include <ceping/base/text.hpp>
#include <ceping/kinds/checks.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <optional>
#include <utility>

namespace ceping {

namespace {

using Picks = std::vector<std::uint32_t>;

constexpr std::size_t tried_checks = 12;  // of so many every list is tried

/// What a level asks of the checks.
struct LevelCondition {
    Picks all;
    std::size_t at_least = 0;

    [[nodiscard]] bool holds(const Picks& met) const {
        return met.size() >= at_least &&
               std::all_of(all.begin(), all.end(), [&](std::uint32_t check) { return among(check, met); });
    }
};

class LevelByChecks final : public Kind, public Checks {
public:
    explicit LevelByChecks(const Scale& of, const Exact& full) : scale_(of.id) {
        for (const auto& level : of.levels) {
            keys.push_back(level.key);
            points_.push_back(level.is_points ? level.value : level.value * full);
            texts_.push_back(level.is_points ? level.value.plain() : operands({full, level.value}, "×"));
        }
        conditions.resize(keys.size());
    }

    [[nodiscard]] std::string_view name() const override { return "level"; }
    [[nodiscard]] std::string_view scale() const override { return scale_; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& /*full*/) const override {
        return Outcome::of(points_[level_of(answer.more().picks)]);
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& /*full*/) const override {
        const auto [least, most] = std::minmax_element(points_.begin(), points_.end());
        return {*least, *most};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override {
        return listed_checks(answer.more().picks);
    }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override { return form_of_checks(); }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        const Exact most = range(full).second;
        if (most != full) {
            report("full-unreachable", "scale", {id, most.plain(), full.plain()});
        }
        if (names.size() > tried_checks) {
            return;
        }
        const auto levels = levels_of_all_lists();
        for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
            if (!among(i, levels)) {
                report("level-unreached", "levels." + keys[i], {id, keys[i]});
            }
        }
        for (std::size_t check = 0; check < names.size(); ++check) {
            bool counts = false;
            for (std::size_t met = 0; met < levels.size() && !counts; ++met) {
                counts = levels[met] != levels[met | std::size_t{1} << check];
            }
            if (!counts) {
                report("check-idle", "checks." + std::to_string(check), {id, names[check]});
            }
        }
    }

    [[nodiscard]] Words rule(const Exact& /*full*/) const override {
        std::vector<Words> out;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out.push_back(phrases::level_asks.with(
                {{"level", keys[i]}, {"points", points_[i].plain()}, {"condition", asked(i)}}));
        }
        return joined(out, {"；", "; "});
    }

    [[nodiscard]] Guide guide(const Exact& /*full*/, bool penalty) const override {
        Guide out;
        out.kind = {"等级（由清单得出）", "level by checks"};
        out.sentences.push_back(
            {"填写达到的清单项，据此确定等级，自上而下取条件成立的第一级。",
             "The answer lists the checks that are met; the level is the first from the top whose "
             "condition holds."});
        std::vector<Words> called;
        for (std::size_t i = 0; i < names.size(); ++i) {
            called.emplace_back(id_and_title(names[i], titles[i]));
        }
        out.sentences.push_back(phrases::checks_called.with({{"checks", joined(called, {"；", "; "})}}));
        out.columns = {{{"等级", "level"}}, {{"条件", "condition"}}, {points_title(penalty), true}};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out.rows.push_back({{keys[i], asked(i), points_[i].plain()}, keys[i]});
        }
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& /*full*/) const override {
        std::vector<Trial> out;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out.push_back({"levels." + keys[i], phrases::level_of.with({{"name", keys[i]}}),
                           [this, i](const Answer& answer) { return level_of(answer.more().picks) == i; }});
        }
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            const std::string key = "checks." + std::to_string(i);
            out.push_back({key, phrases::check_met.with({{"name", names[i]}}),
                           [i](const Answer& answer) { return among(i, answer.more().picks); }});
            out.push_back({key, phrases::check_not_met.with({{"name", names[i]}}),
                           [i](const Answer& answer) { return !among(i, answer.more().picks); }});
        }
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& /*full*/, bool most) const override {
        const auto candidates = lists_from({}, true);
        const auto best =
            std::max_element(candidates.begin(), candidates.end(), [&](const Picks& a, const Picks& b) {
                const Exact& one = points_[level_of(a)];
                const Exact& other = points_[level_of(b)];
                return most ? one < other : one > other;
            });
        Answer out;
        out.shape = Shape::picks;
        out.more().picks = *best;
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& /*full*/) const override {
        const std::size_t level = level_of(answer.more().picks);
        return {
            {phrases::gives_level.with(
                 {{"why", joined(reasons(answer.more().picks, level), {"；", "; "})}, {"name", keys[level]}}),
             texts_[level], points_[level]}};
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& /*full*/, const Answer* now,
                                               Turn turn) const override {
        const bool removing = now != nullptr && turn == Turn::fewer;
        const Picks present = now != nullptr ? now->more().picks : Picks();
        // Of several candidates with the same points the least change, which the first words are for.
        auto candidates = lists_from(present, !removing);
        std::stable_sort(candidates.begin(), candidates.end(), [&](const Picks& a, const Picks& b) {
            return removing ? a.size() > b.size() : a.size() < b.size();
        });
        AttainableList out;
        for (const auto& list : candidates) {
            Picks changed;
            std::set_symmetric_difference(list.begin(), list.end(), present.begin(), present.end(),
                                          std::back_inserter(changed));
            out.add(points_[level_of(list)], changed.empty() ? Words{"不变", "as it is"}
                                             : removing      ? without(changed)
                                                             : added(changed, now != nullptr));
        }
        if (names.size() > tried_checks) {
            out.leave_out_some();
        }
        return out.take();
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& /*full*/,
                                          std::string_view id, FormulaLines& lines) const override {
        using namespace formula;
        std::vector<Formula> ticks;
        for (const std::size_t check : fields.choices) {
            ticks.push_back(choice(is_yes(check), number(1), number(0)));
        }
        const Formula met = lines.add(std::string(id) + " met", sum(std::move(ticks)));
        Formula out = number(points_.back());
        for (std::size_t i = keys.size() - 1; i-- > 0;) {
            std::vector<Formula> asks;
            for (const auto check : conditions[i].all) {
                asks.push_back(is_yes(fields.choices[check]));
            }
            if (conditions[i].at_least > 0) {
                asks.push_back(at_least(met, number(static_cast<std::int64_t>(conditions[i].at_least))));
            }
            out = lines.add(std::string(id) + " from " + keys[i],
                            choice(all(std::move(asks)), number(points_[i]), std::move(out)));
        }
        return {any_filled(fields.choices), never(), std::move(out)};
    }

    std::vector<std::string> keys;
    std::vector<LevelCondition> conditions;  ///< beside `keys`; of the last nothing is asked

private:
    [[nodiscard]] std::size_t level_of(const Picks& met) const {
        const auto at = std::find_if(conditions.begin(), std::prev(conditions.end()),
                                     [&](const LevelCondition& each) { return each.holds(met); });
        return static_cast<std::size_t>(at - conditions.begin());
    }

    /// The level of every list that there is; the bits of its position are the checks that are met.
    [[nodiscard]] std::vector<std::size_t> levels_of_all_lists() const {
        std::vector<std::size_t> out;
        for (std::size_t bits = 0; bits < std::size_t{1} << names.size(); ++bits) {
            Picks met;
            for (std::uint32_t i = 0; i < names.size(); ++i) {
                if ((bits >> i & 1U) != 0) {
                    met.push_back(i);
                }
            }
            out.push_back(level_of(met));
        }
        return out;
    }

    [[nodiscard]] Words asked(std::size_t level) const {
        const LevelCondition& of = conditions[level];
        std::vector<Words> parts;
        if (!of.all.empty()) {
            std::vector<Words> asks;
            for (const auto check : of.all) {
                asks.emplace_back(names[check]);
            }
            parts.push_back(phrases::asks_all.with({{"checks", joined(asks, {"、", ", "})}}));
        }
        if (of.at_least > 0) {
            const std::string n = std::to_string(of.at_least);
            parts.push_back(phrases::asks_at_least.with({{"checks", {n, counted(n, "check")}}}));
        }
        return parts.empty() ? Words{"其余", "all others"} : joined(parts, {"，且", " and "});
    }

    [[nodiscard]] Words names_at(const Picks& checks) const {
        std::vector<Words> out;
        std::transform(checks.begin(), checks.end(), std::back_inserter(out),
                       [this](std::uint32_t check) { return Words(names[check]); });
        return joined(out, {"、", ", "});
    }

    /// Why it is this level: what is met, what each better level lacks, what this one asks for.
    [[nodiscard]] std::vector<Words> reasons(const Picks& met, std::size_t level) const {
        std::vector<Words> out{
            met.empty() ? phrases::nothing_met
                        : phrases::met_in_all.with({{"checks", names_at(met)}, {"number", met.size()}})};
        for (std::size_t i = 0; i < level; ++i) {
            out.push_back(lacking(met, i));
        }
        const LevelCondition& of = conditions[level];
        const std::string& key = keys[level];
        if (of.all.empty() && of.at_least > 0) {
            out.push_back(phrases::level_has_number.with({{"level", key}, {"number", of.at_least}}));
        } else if (of.at_least > 0) {
            out.push_back(phrases::level_has_both.with(
                {{"level", key}, {"checks", names_at(of.all)}, {"number", of.at_least}}));
        } else if (!of.all.empty()) {
            out.push_back(phrases::level_has_checks.with({{"level", key}, {"checks", names_at(of.all)}}));
        }
        return out;
    }

    [[nodiscard]] Words lacking(const Picks& met, std::size_t level) const {
        const LevelCondition& of = conditions[level];
        Picks without;
        std::copy_if(of.all.begin(), of.all.end(), std::back_inserter(without),
                     [&](std::uint32_t check) { return !among(check, met); });
        const std::string& key = keys[level];
        if (without.empty()) {
            return phrases::level_needs.with({{"level", key}, {"number", of.at_least}});
        }
        const Words checks = names_at(without);
        return met.size() >= of.at_least ? phrases::level_lacks.with({{"level", key}, {"checks", checks}})
                                         : phrases::level_lacks_and_needs.with(
                                               {{"level", key}, {"checks", checks}, {"number", of.at_least}});
    }

    /// Lists that `present` can grow to, or that it can shrink to: all of them, or where there are too many checks what each
    /// level takes at least, or one check less at a time.
    [[nodiscard]] std::vector<Picks> lists_from(const Picks& present, bool growing) const {
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            if (among(i, present) != growing) {
                open.push_back(i);
            }
        }
        std::vector<Picks> out;
        const auto put = [&](Picks made) {
            std::sort(made.begin(), made.end());
            out.push_back(std::move(made));
        };
        if (names.size() <= tried_checks) {
            for (unsigned bits = 0; bits < 1U << open.size(); ++bits) {
                Picks made = growing ? present : Picks();
                for (std::size_t i = 0; i < open.size(); ++i) {
                    if ((bits >> i & 1U) != 0) {
                        made.push_back(open[i]);
                    }
                }
                put(std::move(made));
            }
            return out;
        }
        if (!growing) {
            for (auto made = present;; made.pop_back()) {
                out.push_back(made);
                if (made.empty()) {
                    return out;
                }
            }
        }
        put(present);
        put(with_more(present, {{}, names.size()}));
        for (const auto& condition : conditions) {
            put(with_more(present, condition));
        }
        return out;
    }

    /// The present checks with what a condition lacks.
    [[nodiscard]] Picks with_more(Picks made, const LevelCondition& condition) const {
        std::copy_if(condition.all.begin(), condition.all.end(), std::back_inserter(made),
                     [&](std::uint32_t check) { return !among(check, made); });
        for (std::uint32_t i = 0; i < names.size() && made.size() < condition.at_least; ++i) {
            if (!among(i, made)) {
                made.push_back(i);
            }
        }
        return made;
    }

    std::string scale_;
    std::vector<Exact> points_;
    std::vector<std::string> texts_;  ///< how the points come about
};

constexpr auto named_check_keys = std::to_array<std::string_view>({"id", "title"});

bool decode_level_condition(const KindContext& context, const std::string& level, const Node& map,
                            const LevelByChecks& kind, LevelCondition& out) {
    if (!expect_map(map, "levels", context.found)) {
        return false;
    }
    check_keys(map, level_asks_keys(), "levels", context.found);
    bool good = true;
    if (const Node* all = map.find("all")) {
        if (!expect_list(*all, "all", context.found)) {
            return false;
        }
        for (const auto& each : *all) {
            const std::size_t at = find_name(each.text(), kind.names);
            if (at == kind.names.size()) {
                report(context.found, each, "answer-check", {context.id, each.text(), names_of(kind.names)},
                       near_name(each.text(), kind.names));
                good = false;
            } else if (!among(static_cast<std::uint32_t>(at), out.all)) {
                out.all.push_back(static_cast<std::uint32_t>(at));
            }
        }
    }
    if (const Node* least = map.find("at_least")) {
        const auto most = static_cast<std::int64_t>(kind.names.size());
        const auto number = read_whole(*least, "at_least", 1, most, context.found);
        good = good && number.has_value();
        out.at_least = static_cast<std::size_t>(number.value_or(0));
    }
    if (good && out.all.empty() && out.at_least == 0) {
        report(context.found, map, "needs",
               {phrases::level_asks_nothing.with({{"level", level}, {"id", context.id}})});
        good = false;
    }
    return good;
}

}  // namespace

std::shared_ptr<const Kind> decoded_level_by_checks(const KindContext& context, const Scale& scale) {
    auto kind = std::make_shared<LevelByChecks>(scale, context.full);
    const Node* checks = list_of_checks(context);
    if (checks == nullptr) {
        return nullptr;
    }
    bool good = true;
    for (const auto& check : *checks) {
        good = decode_check(context, check, named_check_keys, *kind) && good;
    }
    const Node* levels = context.node.find("levels");
    if (levels == nullptr) {
        report(context.found, context.node, "missing-key", {"levels", context.id});
        return nullptr;
    }
    if (!expect_map(*levels, "levels", context.found) || !good) {
        return nullptr;
    }
    check_duplicates(*levels, context.found);
    std::vector<std::uint8_t> stated(kind->keys.size());
    for (const auto& [key, value] : levels->entries()) {
        const std::size_t at = find_name(key.text(), kind->keys);
        if (at == kind->keys.size()) {
            report(context.found, key, "unknown-level", {key.text(), names_of(kind->keys)},
                   near_name(key.text(), kind->keys));
            good = false;
        } else if (at + 1 == kind->keys.size()) {
            report(context.found, key, "needs",
                   {phrases::last_level_asks.with({{"level", kind->keys.back()}})});
            good = false;
        } else {
            stated[at] = 1;
            good =
                decode_level_condition(context, kind->keys[at], value, *kind, kind->conditions[at]) && good;
        }
    }
    for (std::size_t i = 0; i + 1 < stated.size(); ++i) {
        if (stated[i] == 0) {
            report(context.found, *levels, "missing-key", {kind->keys[i], "levels"});
            good = false;
        }
    }
    return good ? kind : nullptr;
}

std::span<const std::string_view> level_asks_keys() {
    static constexpr auto keys = std::to_array<std::string_view>({"all", "at_least"});
    return keys;
}

bool level_by_checks_answer(const AnswerContext& context, Answer& out) {
    return read_met(context, static_cast<const LevelByChecks&>(context.kind), out);
}

}  // namespace ceping
