#include <ceping/analyse/ranking/rank.hpp>

#include <ceping/analyse/ranking/saved_bands.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace ceping {

namespace {

/// What a unit is ordered by: the greater the better, from left to right.
using Keys = std::vector<Exact>;

Exact tie_value(const SavedResult& result, const TieBreak& rule) {
    if (!rule.node) {
        return result.exact;
    }
    const SavedNode* node = result.find(rule.node);
    if (node != nullptr && node->unlimited) {
        // There is no rate, neither of it nor to stand in for it.
        return rule.penalty ? -node->points : node->points;
    }
    if (node == nullptr || node->status == NodeStatus::not_applicable || node->max.is_zero()) {
        return rule.penalty ? Exact(0) : result.base / result.total;
    }
    const Exact share = node->points / node->max;
    return rule.penalty ? -share : share;
}

std::string first_steps(std::string_view path, std::size_t depth) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < depth && end != std::string_view::npos; ++i) {
        end = path.find('/', i == 0 ? 0 : end + 1);
    }
    return std::string(path.substr(0, end));
}

std::string value_of(const SavedResult& result, const Grouping& by) {
    const auto value = result.fact(by.fact);
    if (!value) {
        return {};
    }
    return by.fact == "region" && by.depth > 0 ? first_steps(*value, by.depth) : std::string(*value);
}

/// The values of one fact in their order: as the rubric lists them, then as they come, none at last.
class ValueOrder {
public:
    ValueOrder(const Rubric* rubric, const std::string& fact) {
        if (const FactId at = rubric == nullptr ? FactId() : rubric->find_fact(fact)) {
            for (const auto& value : rubric->fact(at).values) {
                places_.emplace(value, places_.size());
            }
        }
    }

    std::size_t place(const std::string& value) {
        return value.empty() ? std::numeric_limits<std::size_t>::max()
                             : places_.emplace(value, places_.size()).first->second;
    }

private:
    std::map<std::string, std::size_t> places_;
};

/// `服务窗口 / 泉州市`; `-` stands for what one of several does not state.
std::string group_title(const std::vector<std::string>& values) {
    if (std::all_of(values.begin(), values.end(), [](const auto& each) { return each.empty(); })) {
        return {};
    }
    std::string out;
    for (const auto& value : values) {
        out += (out.empty() ? "" : " / ") + (value.empty() ? "-" : value);
    }
    return out;
}

/// Groups in their order, each with its results in order.
std::vector<std::pair<std::string, std::vector<std::size_t>>> grouped(const ResultSet& set,
                                                                      const RankOptions& options) {
    std::vector<Grouping> facts;
    if (!options.by.empty()) {
        facts.push_back({options.by, options.region_depth});
        facts.insert(facts.end(), options.then.begin(), options.then.end());
    }
    std::vector<ValueOrder> orders;
    for (const auto& each : facts) {
        orders.emplace_back(options.rubric, each.fact);
    }
    std::map<std::vector<std::size_t>, std::pair<std::string, std::vector<std::size_t>>> groups;
    for (std::size_t i = 0; i < set.results.size(); ++i) {
        std::vector<std::string> values;
        std::vector<std::size_t> places;
        for (std::size_t f = 0; f < facts.size(); ++f) {
            values.push_back(value_of(set.results[i], facts[f]));
            places.push_back(orders[f].place(values.back()));
        }
        auto& group = groups[places];
        if (group.second.empty()) {
            group.first = group_title(values);
        }
        group.second.push_back(i);
    }
    std::vector<std::pair<std::string, std::vector<std::size_t>>> out;
    for (auto& [places, group] : groups) {
        out.push_back(std::move(group));
    }
    return out;
}

class LeagueMaker {
public:
    LeagueMaker(const ResultSet& set, const RankOptions& options) : set_(set), options_(options) {}

    [[nodiscard]] League make(const std::string& group, const std::vector<std::size_t>& members) const {
        League out;
        out.group = group;
        std::vector<std::pair<Keys, std::size_t>> order;
        std::vector<std::size_t> ineligible;
        std::vector<std::size_t> not_assessed;
        std::vector<std::size_t> rejected;
        for (const std::size_t i : members) {
            const SavedResult& result = set_.results[i];
            if (result.status == UnitStatus::rejected) {
                rejected.push_back(i);
            } else if (result.status == UnitStatus::not_assessed) {
                not_assessed.push_back(i);
            } else if (!result.eligible) {
                ineligible.push_back(i);
            } else {
                order.emplace_back(keys(result), i);
            }
        }
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return b.first < a.first; });
        std::size_t rank = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool same = i > 0 && order[i].first == order[i - 1].first;
            if (!same) {
                rank = options_.dense ? rank + 1 : i + 1;
            }
            Ranked unit = plain(order[i].second);
            unit.rank = rank;
            unit.shared = same || (i + 1 < order.size() && order[i].first == order[i + 1].first);
            out.units.push_back(std::move(unit));
        }
        out.ranked = out.units.size();
        quotas(out);
        for (const auto* rest : {&ineligible, &not_assessed, &rejected}) {
            for (const std::size_t i : *rest) {
                out.units.push_back(plain(i));
            }
        }
        return out;
    }

private:
    [[nodiscard]] Keys keys(const SavedResult& result) const {
        Keys out{result.score};
        for (const auto& rule : options_.tie_break) {
            out.push_back(tie_value(result, rule));
        }
        return out;
    }

    [[nodiscard]] Ranked plain(std::size_t result) const {
        Ranked out;
        out.result = result;
        out.band = set_.results[result].band;
        return out;
    }

    /// Only the best of a band keep it; who shares a rank across the cut falls with the rest. The next band's quota counts
    /// whom it has then.
    void quotas(League& league) const {
        if (options_.rubric == nullptr) {
            return;
        }
        const auto& bands = options_.rubric->bands;
        for (std::size_t b = 0; b + 1 < bands.size(); ++b) {
            if (!bands[b].quota) {
                continue;
            }
            std::vector<std::size_t> holders;
            for (std::size_t i = 0; i < league.ranked; ++i) {
                if (league.units[i].band == bands[b].id) {
                    holders.push_back(i);
                }
            }
            const auto concerned = static_cast<std::size_t>(
                std::count_if(league.units.begin(), league.units.end(), [&](const Ranked& unit) {
                    return concerns(bands[b], *options_.rubric, set_.results[unit.result]);
                }));
            std::size_t places = places_for(*bands[b].quota, concerned);
            if (holders.size() <= places) {
                continue;
            }
            const std::size_t beyond = league.units[holders[places]].rank;
            while (places > 0 && league.units[holders[places - 1]].rank == beyond) {
                --places;
            }
            for (std::size_t i = places; i < holders.size(); ++i) {
                Ranked& unit = league.units[holders[i]];
                unit.band = next_band(b, set_.results[unit.result]).id;
                unit.by_quota = true;
            }
        }
    }

    /// The next band below that a result meets, at last the last one.
    [[nodiscard]] const Band& next_band(std::size_t below, const SavedResult& result) const {
        const auto& bands = options_.rubric->bands;
        for (std::size_t b = below + 1; b + 1 < bands.size(); ++b) {
            if (reaches_min(bands[b], result.score) &&
                meets_conditions(bands[b], *options_.rubric, result, set_)) {
                return bands[b];
            }
        }
        return bands.back();
    }

    static std::size_t places_for(const Exact& quota, std::size_t ranked) {
        const Exact share = (quota * Exact(static_cast<std::int64_t>(ranked))).rounded(0, Rounding::down);
        const auto whole = static_cast<std::size_t>(share.whole().value_or(0));
        return std::max<std::size_t>(whole, ranked > 0 ? 1 : 0);
    }

    const ResultSet& set_;
    const RankOptions& options_;
};

}  // namespace

std::vector<League> rank_results(const ResultSet& set, const RankOptions& options) {
    const LeagueMaker maker(set, options);
    std::vector<League> out;
    for (const auto& [group, members] : grouped(set, options)) {
        out.push_back(maker.make(group, members));
    }
    return out;
}

std::vector<Shortlist> shortlist(const ResultSet& set, const RankOptions& options, std::size_t count) {
    std::vector<Shortlist> out;
    for (const auto& league : rank_results(set, options)) {
        Shortlist list;
        list.value = league.group;
        for (std::size_t i = 0; i < league.ranked; ++i) {
            const bool beyond = i >= count;
            if (beyond && (i == 0 || league.units[i].rank != league.units[i - 1].rank)) {
                break;
            }
            list.more = list.more || beyond;
            list.results.push_back(league.units[i].result);
        }
        out.push_back(std::move(list));
    }
    return out;
}

}  // namespace ceping
