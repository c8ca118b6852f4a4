#include <ceping/model/limits.hpp>

namespace ceping {

Exact declared(const Rubric& rubric, const std::vector<ItemId>& items) {
    Exact sum;
    for (const ItemId item : items) {
        sum += rubric.at(item).points;
    }
    return sum;
}

Exact cap_of(const Rubric& rubric, const ExtraSection& section) {
    return section.cap ? *section.cap : declared(rubric, section.items);
}

Exact upper_end(const Rubric& rubric, const Group& group, const Exact& max) {
    return group.bonus.over ? max + cap_of(rubric, group.bonus) : max;
}

Exact ceiling_of(const Rubric& rubric) {
    return rubric.bonus.ceiling_total ? rubric.total : rubric.total + cap_of(rubric, rubric.bonus);
}

Limits::Limits(const Rubric& rubric)
    : bonus(cap_of(rubric, rubric.bonus)),
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
