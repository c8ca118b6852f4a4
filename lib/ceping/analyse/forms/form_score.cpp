// What a form's groups, and the whole, come to. The same as the scorer does, said once more as formulas over entries that are
// not there yet. Source: ceping-scoring(7), 4 and 5.
#include <ceping/analyse/forms/form_parts.hpp>

#include <ceping/model/limits.hpp>

#include <utility>

namespace ceping {

namespace {

using namespace formula;

constexpr std::size_t most_added = 100;  // on one line: what spreadsheets take is not much more

class ScoreMaker {
public:
    ScoreMaker(const Rubric& rubric, Form& form) : rubric_(rubric), form_(form), limits_(rubric) {}

    void run() {
        // Depth first order puts every child behind its parent.
        for (std::size_t i = rubric_.items.size(); i-- > 0;) {
            if (rubric_.items[i].group) {
                add_group(ItemId(i));
            }
        }
        add_root();
        form_.bonus = line("bonus", capped(rubric_.bonus, limits_.bonus, "bonus"));
        form_.penalty = line("penalties", capped(rubric_.penalties, limits_.penalty, "penalties"));
        Formula exact = greatest(number(0), minus(sum({form_.base, form_.bonus}), form_.penalty));
        exact = formula::least(number(limits_.ceiling), std::move(exact));
        form_.exact = line("exact", choice(all({form_.assessed, no(vetoed())}), std::move(exact), number(0)));
        form_.score = line("score", rounded(form_.exact, rubric_.rounding.final, rubric_.rounding.mode));
    }

private:
    /// What applying children of a node come to.
    struct Sums {
        Formula raw;
        Formula max;
        Formula absent;  ///< declared points of those that do not apply
        Formula any;
    };

    Formula line(std::string name, Formula formula) {
        return form_.lines.add(std::move(name), std::move(formula));
    }

    /// However many they are.
    Formula total(const std::string& name, const std::vector<Formula>& parts) {
        std::vector<Formula> some;
        for (const Formula& part : parts) {
            some.push_back(part);
            if (some.size() == most_added) {
                Formula sum_so_far = line(name, sum(std::exchange(some, {})));
                some.push_back(std::move(sum_so_far));
            }
        }
        return sum(std::move(some));
    }

    Formula one_of(const std::string& name, const std::vector<Formula>& parts) {
        std::vector<Formula> some;
        for (const Formula& part : parts) {
            some.push_back(part);
            if (some.size() == most_added) {
                Formula any_so_far = line(name, any(std::exchange(some, {})));
                some.push_back(std::move(any_so_far));
            }
        }
        return any(std::move(some));
    }

    [[nodiscard]] const FormItem& in(ItemId item) const { return form_.items[item.at()]; }

    Sums sums_of(const std::string& name, const std::vector<ItemId>& children) {
        std::vector<Formula> raw;
        std::vector<Formula> max;
        std::vector<Formula> absent;
        std::vector<Formula> applies;
        for (const ItemId child : children) {
            const FormItem& each = in(child);
            raw.push_back(each.points);
            max.push_back(each.max);
            absent.push_back(choice(each.applies, number(0), number(rubric_.at(child).points)));
            applies.push_back(each.applies);
        }
        return {total(name + " raw", raw), line(name + " max", total(name + " max", max)),
                total(name + " absent", absent), line(name + " any", one_of(name + " any", applies))};
    }

    /// The share of a weighted group.
    Formula weighed(const std::string& name, const std::vector<ItemId>& children, NotApplicable policy,
                    const Exact& full) {
        std::vector<Formula> rates;
        std::vector<Formula> weights;
        for (const ItemId child : children) {
            const FormItem& each = in(child);
            const Formula weight = number(*rubric_.at(child).weight);
            const bool full_credit = policy == NotApplicable::full;
            Formula rate = quotient(product(weight, each.points), each.max);
            rates.push_back(choice(each.applies, std::move(rate), full_credit ? weight : number(0)));
            weights.push_back(full_credit ? weight : choice(each.applies, weight, number(0)));
        }
        return quotient(product(number(full), line(name + " rates", total(name + " rates", rates))),
                        line(name + " weights", total(name + " weights", weights)));
    }

    Formula capped(const ExtraSection& section, const std::optional<Exact>& cap, const std::string& name) {
        std::vector<Formula> points;
        for (const ItemId item : section.items) {
            points.push_back(in(item).points);
        }
        Formula out = total(name, points);
        return cap ? formula::least(number(*cap), std::move(out)) : out;
    }

    Formula with_extras(const std::string& name, const Group& group, const Formula& raw, const Formula& max) {
        const Formula bonus = capped(group.bonus, cap_of(rubric_, group.bonus), name + " bonus");
        const Formula penalty =
            capped(group.penalties, cap_of(rubric_, group.penalties), name + " penalties");
        const Formula upper = group.bonus.over ? sum({max, number(most_bonus(rubric_, group.bonus))}) : max;
        return greatest(number(0), formula::least(greatest(raw, upper), minus(sum({raw, bonus}), penalty)));
    }

    Formula condition(const NodeCondition& of) {
        const FormItem& each = in(of.item);
        Formula good = of.min_rate ? at_least(each.points, product(number(*of.min_rate), each.max))
                                   : more(each.points, number(0));
        return any({no(each.applies), std::move(good)});
    }

    void add_group(ItemId position) {
        const Item& item = rubric_.at(position);
        const Group& group = *item.group;
        FormItem& out = form_.items[position.at()];
        const Sums sums = sums_of(item.id, group.children);
        const bool credited = group.policy == NotApplicable::full;
        out.applies = line(item.id + " applies", credited ? out.concerns : all({out.concerns, sums.any}));
        const Formula full = number(item.points);
        Formula points = sums.raw;
        Formula max = credited ? full : sums.max;
        if (group.aggregate == Aggregate::weighted) {
            points = weighed(item.id, group.children, group.policy, item.points);
            max = full;
        } else if (credited) {
            points = sum({sums.raw, sums.absent});
        }
        if (credited) {
            points = choice(sums.any, std::move(points), full);
        }
        if (group.has_extras()) {
            points = with_extras(item.id, group, line(item.id + " raw", std::move(points)), max);
        }
        if (group.policy == NotApplicable::prorate && group.aggregate == Aggregate::sum) {
            points = quotient(product(std::move(points), full), max);
            max = full;
        }
        out.max = line(item.id + " max", choice(out.applies, std::move(max), number(0)));
        out.points = line(item.id + " points", choice(out.applies, std::move(points), number(0)));
        settle_group(item, out);
    }

    void settle_group(const Item& item, FormItem& out) {
        std::vector<Formula> gate;
        for (const auto& each : item.group->gate) {
            gate.push_back(condition(each));
        }
        Formula points = choice(all(std::move(gate)), out.points, number(0));
        if (rubric_.rounding.group) {
            points = line(item.id + " unrounded", std::move(points));
            points = rounded(std::move(points), *rubric_.rounding.group, rubric_.rounding.mode);
        }
        out.points = line(item.id + " points", std::move(points));
    }

    void add_root() {
        const Sums sums = sums_of("total", rubric_.top);
        std::vector<Formula> applies;
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            if (rubric_.items[i].criterion && rubric_.items[i].section == Section::items) {
                applies.push_back(form_.items[i].applies);
            }
        }
        form_.assessed = line("assessed", one_of("assessed", applies));
        const bool credited = rubric_.policy == NotApplicable::full;
        Formula base;
        if (rubric_.aggregate == Aggregate::weighted) {
            const NotApplicable policy = credited ? NotApplicable::full : NotApplicable::prorate;
            base = weighed("total", rubric_.top, policy, rubric_.total);
        } else if (credited) {
            base = sum({sums.raw, sums.absent});
        } else {
            base = quotient(product(sums.raw, number(rubric_.full())), sums.max);
        }
        if (rubric_.out_of) {
            base = quotient(product(std::move(base), number(rubric_.total)), number(*rubric_.out_of));
        }
        form_.base = line("base", choice(form_.assessed, std::move(base), number(0)));
    }

    /// A veto that takes all points counts.
    Formula vetoed() {
        std::vector<Formula> counts;
        for (std::size_t i = 0; i < rubric_.vetoes.size(); ++i) {
            const Condition& veto = rubric_.vetoes[i];
            const FormStatement& in_form = form_.vetoes[i];
            if (veto.effect != VetoEffect::zero) {
                continue;
            }
            Formula stated = is_yes(*in_form.states);
            if (in_form.date) {
                const auto [first, last] = window_of(rubric_, *veto.months);
                const Formula on = day(*in_form.date);
                stated = any({all({is_day(*in_form.date), at_least(on, day(first)), at_least(day(last), on)}),
                              all({no(is_filled(*in_form.date)), std::move(stated)})});
            }
            counts.push_back(all({in_form.concerns, std::move(stated)}));
        }
        return line("vetoed", any(std::move(counts)));
    }

    const Rubric& rubric_;
    Form& form_;
    Limits limits_;
};

}  // namespace

void add_form_score(const Rubric& rubric, Form& form) { ScoreMaker(rubric, form).run(); }

Form form_of(const Rubric& rubric, const FormOptions& options) {
    Form form;
    add_form_fields(rubric, options, form);
    add_form_conditions(rubric, form);
    add_form_answers(rubric, form);
    if (!form.method) {
        add_form_score(rubric, form);
    }
    return form;
}

}  // namespace ceping
