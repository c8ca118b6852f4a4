#include <ceping/analyse/explaining/fronts.hpp>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

bool before(const Choice& a, const Choice& b) {
    return std::tie(b.points, a.cost, a.changes) < std::tie(a.points, b.cost, b.changes);
}

/// A stretch of a front's convex hull.
struct Stretch {
    Exact points;
    Exact cost;
};

/// Whether `a` costs more a point than `b`.
bool steeper(const Stretch& a, const Stretch& b) { return a.cost * b.points > b.cost * a.points; }

/// From the cheapest choice up, what each further point costs at least; rising.
void append_hull(const Front& front, std::vector<Stretch>& out) {
    std::vector<Stretch> hull;
    for (std::size_t i = front.size() - 1; i > 0; --i) {
        Stretch next{front[i - 1].points - front[i].points, front[i - 1].cost - front[i].cost};
        while (!hull.empty() && steeper(hull.back(), next)) {
            next.points += hull.back().points;
            next.cost += hull.back().cost;
            hull.pop_back();
        }
        hull.push_back(std::move(next));
    }
    std::move(hull.begin(), hull.end(), std::back_inserter(out));
}

/// The least common multiple of the denominators, as long as `most` times it stays far from overflow; else as many units
/// as fit.
struct WholeUnits {
    std::int64_t common = 1;
    Exact most;
    bool exact = true;

    void add(const Exact& value) {
        const auto other = value.denominator();
        std::int64_t product = 0;
        exact =
            exact && other && !__builtin_mul_overflow(common / std::gcd(common, *other), *other, &product);
        common = exact ? product : common;
    }
    Exact units() {
        // Half of what fits, so that sums do.
        const Exact room(std::int64_t{1} << 60);
        exact = exact && most * common < room;
        return exact ? Exact(common) : room / (most + 1);
    }
};

Exact size_of(const Exact& value) { return value.sign() < 0 ? -value : value; }

}  // namespace

Front pruned(Front choices) {
    std::stable_sort(choices.begin(), choices.end(), before);
    Front out;
    for (auto& choice : choices) {
        if (out.empty() ||
            std::tie(choice.cost, choice.changes) < std::tie(out.back().cost, out.back().changes)) {
            out.push_back(std::move(choice));
        }
    }
    return out;
}

std::optional<Exact> least_cost(const std::vector<Front>& fronts, const Exact& needed) {
    Exact missing = needed;
    Exact cost;
    std::vector<Stretch> stretches;
    for (const auto& front : fronts) {
        if (front.empty()) {
            return std::nullopt;
        }
        missing -= front.back().points;
        cost += front.back().cost;
        append_hull(front, stretches);
    }
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& a, const Stretch& b) { return steeper(b, a); });
    for (const auto& stretch : stretches) {
        if (missing.sign() <= 0) {
            break;
        }
        cost += missing < stretch.points ? stretch.cost * missing / stretch.points : stretch.cost;
        missing -= stretch.points;
    }
    return missing.sign() <= 0 ? std::optional(cost) : std::nullopt;
}

int FrontSearch::pick(int change) {
    picks_.push_back({change, -1, -1});
    return static_cast<int>(picks_.size()) - 1;
}

int FrontSearch::joined(int left, int right) {
    if (left < 0 || right < 0 || is_bound()) {
        return std::max(left, right);
    }
    picks_.push_back({-1, left, right});
    return static_cast<int>(picks_.size()) - 1;
}

std::vector<int> FrontSearch::changes_of(const Choice& choice) const {
    std::vector<int> out;
    std::vector<int> open{choice.pick};
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        if (at >= 0) {
            const Pick& pick = picks_[static_cast<std::size_t>(at)];
            if (pick.change >= 0) {
                out.push_back(pick.change);
            }
            open.push_back(pick.left);
            open.push_back(pick.right);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

FrontSearch::Units FrontSearch::units_of(const std::vector<Front>& fronts) {
    WholeUnits points;
    WholeUnits cost;
    for (const auto& front : fronts) {
        for (const auto& choice : front) {
            points.add(choice.points);
            cost.add(choice.cost);
        }
        points.most += greatest(size_of(front.front().points), size_of(front.back().points));
        cost.most += front.front().cost;
    }
    Units out{points.units(), cost.units(), points.exact && cost.exact};
    dropped_ = dropped_ || !out.exact;
    return out;
}

std::int64_t FrontSearch::scaled(const Exact& value, const Exact& by, bool up) const {
    const Exact units = value * by;
    const Exact near = units.rounded(0, Rounding::down);
    // Sums of choices stay below 2^60 units: what is beyond twice that, a limit on the cost of all, is beyond them all.
    constexpr std::int64_t beyond_all = std::int64_t{1} << 61;
    const std::int64_t whole = near.whole().value_or(near.sign() < 0 ? -beyond_all : beyond_all);
    return up && near < units ? whole + 1 : !up && near > units ? whole - 1 : whole;
}

// What cannot be said in whole units is rounded so that the search keeps its promise: against a plan, in favour of a
// bound.
FrontSearch::Wholes FrontSearch::whole(const Front& front, const Units& units) {
    Wholes out;
    out.reserve(front.size());
    for (const auto& choice : front) {
        const Whole next{scaled(choice.points, units.points, is_bound()),
                         scaled(choice.cost, units.cost, !is_bound()), choice.changes, choice.pick};
        if (out.empty() || cheaper(next, out.back())) {
            if (!out.empty() && out.back().points == next.points) {
                out.pop_back();
            }
            out.push_back(next);
        }
    }
    return out;
}

Front FrontSearch::exact(const Wholes& wholes, const Units& units) const {
    Front out;
    out.reserve(wholes.size());
    for (const auto& each : wholes) {
        out.push_back(
            {Exact(each.points) / units.points, Exact(each.cost) / units.cost, each.changes, each.pick});
    }
    return out;
}

bool FrontSearch::better(const Whole& a, const Whole& b) {
    return std::tie(b.points, a.cost, a.changes) < std::tie(a.points, b.cost, b.changes);
}

bool FrontSearch::cheaper(const Whole& a, const Whole& b) {
    return std::tie(a.cost, a.changes) < std::tie(b.cost, b.changes);
}

FrontSearch::Wholes FrontSearch::merged(const Wholes& a, const Wholes& b) {
    work_ += a.size() + b.size();
    Wholes out;
    out.reserve(a.size() + b.size());
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() || j != b.end()) {
        const bool first = j == b.end() || (i != a.end() && !better(*j, *i));
        const Whole& next = first ? *i++ : *j++;
        if (out.empty() || cheaper(next, out.back())) {
            out.push_back(next);
        }
    }
    return out;
}

FrontSearch::Wholes FrontSearch::moved(const Wholes& more, const Whole& by, std::size_t at, std::size_t width,
                                       std::int64_t limit) {
    work_ += more.size();
    Wholes out;
    out.reserve(more.size());
    for (std::size_t i = 0; i < more.size(); ++i) {
        if (more[i].cost + by.cost <= limit) {
            // The pick of a pair is made once it is known to stay.
            out.push_back({more[i].points + by.points, more[i].cost + by.cost, more[i].changes + by.changes,
                           static_cast<std::int32_t>(i * width + at)});
        }
    }
    return out;
}

void FrontSearch::thin(Wholes& front, std::size_t size) {
    const std::size_t before = front.size();
    if (before <= size) {
        return;
    }
    dropped_ = true;
    Wholes kept;
    kept.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        if (is_bound()) {
            // The best points of a stretch at its least cost.
            Whole next = front[(i + 1) * before / size - 1];
            next.points = front[i * before / size].points;
            kept.push_back(next);
        } else {
            kept.push_back(front[i * (before - 1) / (size - 1)]);
        }
    }
    front = std::move(kept);
}

FrontSearch::Wholes FrontSearch::together(Wholes a, Wholes b, std::int64_t limit) {
    if (a.size() < b.size()) {
        std::swap(a, b);
    }
    if (b.empty()) {
        return {};
    }
    if (a.size() > most_pairs_ / b.size()) {
        std::size_t root = 1;
        while ((root + 1) * (root + 1) <= most_pairs_) {
            ++root;
        }
        thin(b, root);
        thin(a, most_pairs_ / b.size());
    }
    std::vector<Wholes> shifted;
    shifted.reserve(b.size());
    for (std::size_t i = 0; i < b.size(); ++i) {
        shifted.push_back(moved(a, b[i], i, b.size(), limit));
    }
    while (shifted.size() > 1) {
        std::vector<Wholes> half;
        half.reserve((shifted.size() + 1) / 2);
        for (std::size_t i = 0; i + 1 < shifted.size(); i += 2) {
            half.push_back(merged(shifted[i], shifted[i + 1]));
            shifted[i] = {};
            shifted[i + 1] = {};
        }
        if (shifted.size() % 2 == 1) {
            half.push_back(std::move(shifted.back()));
        }
        shifted = std::move(half);
    }
    for (auto& each : shifted.front()) {
        const auto at = static_cast<std::size_t>(each.pick);
        each.pick = joined(a[at / b.size()].pick, b[at % b.size()].pick);
    }
    return std::move(shifted.front());
}

void FrontSearch::reduce(std::vector<Wholes>& fronts, std::size_t count, std::int64_t limit) {
    const auto larger = [](const Wholes& a, const Wholes& b) { return a.size() > b.size(); };
    std::make_heap(fronts.begin(), fronts.end(), larger);
    const auto take = [&] {
        std::pop_heap(fronts.begin(), fronts.end(), larger);
        Wholes out = std::move(fronts.back());
        fronts.pop_back();
        return out;
    };
    while (fronts.size() > count) {
        Wholes a = take();
        Wholes b = take();
        fronts.push_back(together(std::move(a), std::move(b), limit));
        std::push_heap(fronts.begin(), fronts.end(), larger);
    }
}

Front FrontSearch::sum(std::vector<Front> fronts) {
    if (fronts.empty()) {
        return {Choice()};
    }
    if (std::any_of(fronts.begin(), fronts.end(), [](const Front& each) { return each.empty(); })) {
        return {};
    }
    if (fronts.size() == 1) {
        return std::move(fronts.front());
    }
    const Units units = units_of(fronts);
    std::vector<Wholes> wholes;
    wholes.reserve(fronts.size());
    for (const auto& each : fronts) {
        wholes.push_back(whole(each, units));
    }
    reduce(wholes, 1, scaled(limit_, units.cost, false));
    return exact(wholes.front(), units);
}

std::optional<Choice> FrontSearch::cheapest(const std::vector<Front>& fronts, const Exact& needed,
                                            bool beyond) {
    Choice least;
    Exact most;
    for (const auto& each : fronts) {
        if (each.empty()) {
            return std::nullopt;
        }
        most += each.front().points;
        least.points += each.back().points;
        least.cost += each.back().cost;
        least.changes += each.back().changes;
        least.pick = joined(least.pick, each.back().pick);
    }
    if (least.points > needed || (!beyond && least.points == needed)) {
        return least.cost <= limit_ ? std::optional(least) : std::nullopt;
    }
    if (most < needed || (beyond && most == needed)) {
        return std::nullopt;
    }
    const Units units = units_of(fronts);
    std::vector<Wholes> wholes;
    wholes.reserve(fronts.size());
    for (const auto& each : fronts) {
        wholes.push_back(whole(each, units));
    }
    const std::int64_t limit = scaled(limit_, units.cost, false);
    reduce(wholes, 2, limit);
    if (wholes.size() == 1) {
        wholes.push_back({Whole{0, 0, 0, -1}});
    }
    const std::int64_t aim =
        beyond ? scaled(needed, units.points, false) + 1 : scaled(needed, units.points, true);
    const Wholes& a = wholes[0];
    const Wholes& b = wholes[1];
    work_ += a.size() + b.size();
    // As the one's points fall, the other's must rise: the last that does is the cheapest that does.
    std::optional<std::pair<std::size_t, std::size_t>> best;
    const auto sum_of = [&](std::size_t i, std::size_t j) {
        return Whole{0, a[i].cost + b[j].cost, a[i].changes + b[j].changes, -1};
    };
    std::size_t j = b.size();
    for (std::size_t i = 0; i < a.size(); ++i) {
        while (j > 0 && a[i].points + b[j - 1].points < aim) {
            --j;
        }
        if (j == 0) {
            break;
        }
        if (!best || cheaper(sum_of(i, j - 1), sum_of(best->first, best->second))) {
            best = {i, j - 1};
        }
    }
    if (!best || sum_of(best->first, best->second).cost > limit) {
        return std::nullopt;
    }
    const auto [i, k] = *best;
    const int pick = joined(a[i].pick, b[k].pick);
    return exact({{a[i].points + b[k].points, a[i].cost + b[k].cost, a[i].changes + b[k].changes, pick}},
                 units)
        .front();
}

}  // namespace ceping
