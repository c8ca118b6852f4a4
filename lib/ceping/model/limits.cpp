#include <ceping/model/limits.hpp>

namespace ceping {

std::optional<Exact> declared(const Rubric& rubric, const ExtraSection& section) {
    Exact sum;
    for (const ItemId item : section.items) {
        if (rubric.at(item).unlimited) {
            return std::nullopt;
        }
        sum += rubric.at(item).points;
    }
    return sum;
}

std::optional<Exact> most_answered(const Rubric& rubric, const ExtraSection& section) {
    Exact sum;
    for (const ItemId position : section.items) {
        const Item& item = rubric.at(position);
        if (!item.unlimited) {
            sum += item.points;
            continue;
        }
        std::optional<Exact> most = Exact();
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
            const auto own = criterion.kind->most_without_limit();
            most = most && own ? std::optional(greatest(*most, *own)) : std::nullopt;
        });
        if (!most) {
            return std::nullopt;
        }
        sum += *most;
    }
    return sum;
}

std::optional<Exact> cap_of(const Rubric& rubric, const ExtraSection& section) {
    return section.cap ? section.cap : declared(rubric, section);
}

Exact most_bonus(const Rubric& rubric, const ExtraSection& bonus) {
    return cap_of(rubric, bonus).value_or(Exact());
}

Exact horizon_of(const Rubric& rubric, const ExtraSection& section, const Item* group) {
    Exact out;
    if (section.cap) {
        out = *section.cap;
    } else {
        out = group != nullptr ? group->points + most_bonus(rubric, group->group->bonus)
                               : rubric.total + most_bonus(rubric, rubric.bonus);
        for (const Item& item : rubric.items) {
            // Groups that pass their own end may carry more than that, from which is taken first.
            if (item.group && item.group->bonus.over && &item != group) {
                out += most_bonus(rubric, item.group->bonus);
            }
        }
    }
    return out.sign() > 0 ? out : Exact(1);
}

Exact upper_end(const Rubric& rubric, const Group& group, const Exact& max) {
    return group.bonus.over ? max + most_bonus(rubric, group.bonus) : max;
}

Exact ceiling_of(const Rubric& rubric) {
    return rubric.bonus.ceiling_total ? rubric.total : rubric.total + most_bonus(rubric, rubric.bonus);
}

Limits::Limits(const Rubric& rubric)
    : bonus(most_bonus(rubric, rubric.bonus)),
      penalty(cap_of(rubric, rubric.penalties)),
      ceiling(ceiling_of(rubric)) {}

Exact Limits::clamped(const Exact& base, const Exact& within_bonus, const Exact& within_penalty) const {
    return least(ceiling, greatest(Exact(), base + within_bonus - within_penalty));
}

bool meets(const NodeCondition& condition, const Exact& points, const Exact& max) {
    return condition.min_rate ? points >= *condition.min_rate * max : points.sign() > 0;
}

std::pair<Date, Date> window_of(const Rubric& rubric, std::int64_t months) {
    const Date& end = rubric.period->second;
    return {months_before(end, months), end};
}

bool reaches_min(const Band& band, const Exact& score) { return !band.min || *band.min <= score; }

}  // namespace ceping
