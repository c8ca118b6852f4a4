#include <ceping/analyse/ranking/stability.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/analyse/ranking/saved_bands.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t most_ranks = std::size_t{1} << 29;  // 2 GB of them
constexpr std::size_t block = 32;                         // draws that one thread takes at a time

// Statistics over thousands of draws, not scores: the one place where figures are binary. Sums are taken in one order, and
// addition, multiplication and division are the same on every machine; the compiler is told not to fuse them
// (lib/CMakeLists.txt). What differs by less than a millionth of a millionth of a score is equal.
double binary(const Exact& value) {
    const std::string text = value.fixed(15, Rounding::half_up);
    double out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

/// A number in [0, 1) for a draw and a section: SplitMix64 of a counter (Steele, Lea, Flood 2014), so that draws can be
/// made in any order and by any number of threads.
double uniform(std::uint64_t seed, std::uint64_t draw, std::uint64_t section) {
    const auto mix = [](std::uint64_t z) {
        z += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    };
    const std::uint64_t bits = mix(mix(mix(seed) ^ draw) ^ section);
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

/// What a draw needs of one league's units, section by section so that loops run along the units.
struct Field {
    std::vector<std::vector<double>> points;
    std::vector<std::vector<double>> max;
    std::vector<double> beside;  ///< what the score has beside its sections
    std::vector<std::vector<double>>
        band_least;            ///< band by band, the score it takes; infinity: not to be had
    std::vector<BandId> band;  ///< the unit's own
};

class Stability {
public:
    Stability(const ResultSet& set, const Rubric& rubric, const StabilityOptions& options)
        : set_(set),
          rubric_(rubric),
          options_(options),
          items_(varied_sections(rubric)),
          policy_(rubric.policy),
          weighted_(rubric.aggregate == Aggregate::weighted),
          spread_(binary(options.spread)),
          total_(binary(rubric.total)),
          ceiling_(binary(ceiling_of(rubric))) {
        scale_ = std::pow(10.0, rubric.rounding.final);
        for (const ItemId item : items_) {
            sections_.push_back(set.find_node(rubric.at(item).id));
        }
        for (const ItemId item : groups_above_varied(rubric)) {
            above_.push_back(set.find_node(rubric.at(item).id));
            policy_ = rubric.at(item).group->policy;
            weighted_ = rubric.at(item).group->aggregate == Aggregate::weighted;
        }
    }

    std::vector<UnitStability> run(const League& league) const {
        const std::size_t units = league.ranked;
        if (units == 0) {
            return {};
        }
        if (options_.draws > most_ranks / units) {
            throw Error(phrases::too_many_draws.with(
                {{"units", units}, {"draws", options_.draws}, {"most", most_ranks / units}}));
        }
        const Field field = field_of(league);
        std::vector<std::uint32_t> ranks(units * options_.draws);
        std::vector<std::uint8_t> kept(rubric_.bands.empty() ? 0 : units * options_.draws);
        const std::size_t blocks = (options_.draws + block - 1) / block;
        for_each_ordered(
            blocks, options_.jobs,
            [&](std::size_t b) {
                Draw draw(*this, field, units);
                for (std::size_t d = b * block; d < std::min(options_.draws, (b + 1) * block); ++d) {
                    draw.make(d, ranks.data() + d * units, kept.empty() ? nullptr : kept.data() + d * units);
                }
            },
            [](std::size_t) {});
        return summed_up(league, ranks, kept);
    }

private:
    /// The buffers of one thread.
    class Draw {
    public:
        Draw(const Stability& all, const Field& field, std::size_t units)
            : all_(all), field_(field), got_(units), of_(units), order_(units) {}

        void make(std::size_t number, std::uint32_t* ranks, std::uint8_t* kept) {
            const std::size_t units = got_.size();
            std::fill(got_.begin(), got_.end(), 0.0);
            std::fill(of_.begin(), of_.end(), 0.0);
            for (std::size_t s = 0; s < field_.points.size(); ++s) {
                const double factor =
                    1.0 + all_.spread_ * (2.0 * uniform(all_.options_.seed, number, s) - 1.0);
                const double* points = field_.points[s].data();
                const double* max = field_.max[s].data();
                for (std::size_t u = 0; u < units; ++u) {
                    got_[u] += factor * points[u];
                    of_[u] += factor * max[u];
                }
            }
            for (std::size_t u = 0; u < units; ++u) {
                const double base = of_[u] > 0 ? all_.total_ * got_[u] / of_[u] : 0.0;
                const double score = std::clamp(base + field_.beside[u], 0.0, all_.ceiling_);
                order_[u] = {std::nearbyint(score * 1e12 / all_.total_), static_cast<std::uint32_t>(u)};
                if (kept != nullptr) {
                    kept[u] = all_.band_of(field_, u, score) == field_.band[u] ? 1 : 0;
                }
            }
            std::sort(order_.begin(), order_.end(),
                      [](const auto& a, const auto& b) { return b.first < a.first; });
            std::uint32_t rank = 0;
            for (std::size_t i = 0; i < units; ++i) {
                if (i == 0 || order_[i].first != order_[i - 1].first) {
                    rank = all_.options_.dense ? rank + 1 : static_cast<std::uint32_t>(i + 1);
                }
                ranks[order_[i].second] = rank;
            }
        }

    private:
        const Stability& all_;
        const Field& field_;
        std::vector<double> got_;
        std::vector<double> of_;
        std::vector<std::pair<double, std::uint32_t>> order_;
    };

    [[nodiscard]] Field field_of(const League& league) const {
        Field out;
        out.points.assign(sections_.size(), std::vector<double>(league.ranked));
        out.max = out.points;
        for (std::size_t u = 0; u < league.ranked; ++u) {
            const SavedResult& result = set_.results[league.units[u].result];
            double points = 0;
            double max = 0;
            // A gate above took all that is below.
            const bool kept = std::all_of(above_.begin(), above_.end(), [&](NodeId node) {
                const SavedNode* group = result.find(node);
                return group == nullptr || group->points.sign() > 0;
            });
            for (std::size_t s = 0; s < sections_.size(); ++s) {
                const Item& section = rubric_.at(items_[s]);
                const SavedNode* node = sections_[s] ? result.find(sections_[s]) : nullptr;
                if (node == nullptr) {
                    throw Error(
                        phrases::result_lacks_node.with({{"unit", result.unit}, {"node", section.id}}),
                        result.where);
                }
                const bool applies = node->status != NodeStatus::not_applicable;
                const bool full = !applies && policy_ == NotApplicable::full;
                const Exact& whole = weighted_ ? *section.weight : section.points;
                const Exact& of = full || weighted_ ? whole : node->max;
                const Exact got = !weighted_            ? node->points
                                  : node->max.is_zero() ? Exact()
                                                        : whole * node->points / node->max;
                out.points[s][u] = !kept ? 0 : full ? binary(whole) : applies ? binary(got) : 0;
                out.max[s][u] = full || applies ? binary(of) : 0;
                points += out.points[s][u];
                max += out.max[s][u];
            }
            out.beside.push_back(binary(result.exact) - (max > 0 ? total_ * points / max : 0));
            bands(out, result);
        }
        return out;
    }

    void bands(Field& out, const SavedResult& result) const {
        std::vector<double> least;
        for (const auto& band : rubric_.bands) {
            const bool may = meets_conditions(band, rubric_, result, set_);
            least.push_back(!may       ? std::numeric_limits<double>::infinity()
                            : band.min ? binary(*band.min)
                                       : -std::numeric_limits<double>::infinity());
        }
        out.band_least.push_back(std::move(least));
        out.band.push_back(rubric_.find_band(result.band));
    }

    /// Half up, or down where the rubric cuts: a draw's score has no exact half that another mode would tell.
    [[nodiscard]] BandId band_of(const Field& field, std::size_t unit, double score) const {
        const double half = rubric_.rounding.mode == Rounding::down ? 1e-9 : 0.5 + 1e-9;
        const double rounded = std::floor(score * scale_ + half) / scale_;
        const auto& least = field.band_least[unit];
        for (std::size_t b = 0; b < least.size(); ++b) {
            if (rounded + 1e-9 >= least[b]) {
                return BandId(b);
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<UnitStability> summed_up(const League& league,
                                                       const std::vector<std::uint32_t>& ranks,
                                                       const std::vector<std::uint8_t>& kept) const {
        const std::size_t units = league.ranked;
        const std::size_t draws = options_.draws;
        std::vector<UnitStability> out(units);
        std::vector<std::uint32_t> own(draws);
        for (std::size_t u = 0; u < units; ++u) {
            for (std::size_t d = 0; d < draws; ++d) {
                own[d] = ranks[d * units + u];
            }
            auto& unit = out[u];
            unit.result = league.units[u].result;
            unit.same_rank = static_cast<std::size_t>(
                std::count(own.begin(), own.end(), static_cast<std::uint32_t>(league.units[u].rank)));
            std::sort(own.begin(), own.end());
            const auto quantile = [&](std::size_t percent) { return own[(percent * draws + 99) / 100 - 1]; };
            unit.low = quantile(5);
            unit.median = quantile(50);
            unit.high = quantile(95);
            unit.best = own.front();
            unit.worst = own.back();
            if (!kept.empty()) {
                std::size_t same = 0;
                for (std::size_t d = 0; d < draws; ++d) {
                    same += kept[d * units + u];
                }
                unit.same_band = same;
            }
        }
        return out;
    }

    const ResultSet& set_;
    const Rubric& rubric_;
    const StabilityOptions& options_;
    std::vector<ItemId> items_;  ///< varied_sections()
    NotApplicable policy_;       ///< of what they make up
    bool weighted_;
    double spread_;
    double total_;
    double ceiling_;
    double scale_ = 1;
    std::vector<NodeId> sections_;
    std::vector<NodeId> above_;
};

}  // namespace

std::vector<ItemId> groups_above_varied(const Rubric& rubric) {
    std::vector<ItemId> out;
    const std::vector<ItemId>* level = &rubric.top;
    while (level->size() == 1 && rubric.at(level->front()).group) {
        out.push_back(level->front());
        level = &rubric.at(level->front()).group->children;
    }
    return out;
}

std::vector<ItemId> varied_sections(const Rubric& rubric) {
    const auto above = groups_above_varied(rubric);
    const auto& level = above.empty() ? rubric.top : rubric.at(above.back()).group->children;
    return level.size() > 1 ? level : std::vector<ItemId>();
}

std::vector<std::vector<UnitStability>> rank_stability(const ResultSet& set,
                                                       const std::vector<League>& leagues,
                                                       const Rubric& rubric,
                                                       const StabilityOptions& options) {
    const Stability stability(set, rubric, options);
    std::vector<std::vector<UnitStability>> out;
    for (const auto& league : leagues) {
        out.push_back(stability.run(league));
    }
    return out;
}

}  // namespace ceping
