// What would cost a unit its band. Source: ceping-explain(1), IMPROVEMENTS.
#include <ceping/analyse/explaining/margin.hpp>
#include <ceping/analyse/phrases.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace ceping {

namespace {

/// The least of rising losses of one criterion that costs the band; all greater ones do, too.
std::optional<Change> least_loss(const Standing& now, BandId band, const std::vector<Change>& losses) {
    Standing then = now;
    const auto keeps = [&](const Change& loss) {
        then.set(loss.item, loss.to);
        return then.outlook().band <= band;
    };
    const auto at = std::partition_point(losses.begin(), losses.end(), keeps);
    return at == losses.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

std::vector<Change> band_margins(const Rubric& rubric, const Result& result, const PresentAnswers& present) {
    std::vector<Change> out;
    const Standing now(rubric, result);
    if (rubric.bands.empty() || now.barred() || result.band.at() + 1 == rubric.bands.size()) {
        return out;
    }
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const ItemId item(i);
        const Item& of = rubric.items[i];
        if (!of.criterion || now.at(item).status == NodeStatus::not_applicable) {
            continue;
        }
        const bool penalty = of.section == Section::penalties;
        const Exact& points = now.at(item).points;
        std::vector<Change> losses;
        const auto add = [&](const Exact& worth, Words how) {
            const Exact to = rounded_criterion(rubric, worth);
            const Exact loss = penalty ? to - points : points - to;
            if (loss.sign() > 0) {
                losses.push_back({item, points, to, std::move(how), loss, {}});
            }
        };
        const Kind& kind = *criterion_for(of, result.unit).kind;
        for (auto& worse : kind.attainable(of.points, present[i], penalty ? Turn::more : Turn::fewer).list) {
            add(worse.points, std::move(worse.what));
        }
        // Whatever the rule, an answer can turn out to be worth nothing; of what has no limit none is the worst.
        if (!penalty || !of.unlimited) {
            const Exact worst = penalty ? of.points : Exact();
            add(worst, phrases::worth.with({{"points", worst.plain()}}));
        }
        const auto less = [](const Change& a, const Change& b) { return a.cost < b.cost; };
        std::stable_sort(losses.begin(), losses.end(), less);
        if (auto least = least_loss(now, result.band, losses)) {
            out.push_back(std::move(*least));
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Change& a, const Change& b) { return a.cost < b.cost; });
    return out;
}

}  // namespace ceping
