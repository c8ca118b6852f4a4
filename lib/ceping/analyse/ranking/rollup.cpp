#include <ceping/analyse/ranking/rollup.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace ceping {

namespace {

/// A region while units are being added.
struct Adding {
    RegionScore out;
    Exact weight;
    std::vector<Exact> node_weights;
    std::vector<std::size_t> below;
};

class Rollup {
public:
    Rollup(const ResultSet& set, const RollupOptions& options) : set_(set), options_(options) {
        regions_.emplace_back();
        index_.emplace(std::string(), 0);
    }

    std::vector<RegionScore> run() {
        for (const auto& result : set_.results) {
            add(result);
        }
        std::vector<RegionScore> out;
        std::vector<std::size_t> waiting{0};
        while (!waiting.empty()) {
            const std::size_t at = waiting.back();
            waiting.pop_back();
            finish(regions_[at]);
            out.push_back(std::move(regions_[at].out));
            waiting.insert(waiting.end(), regions_[at].below.rbegin(), regions_[at].below.rend());
        }
        return out;
    }

private:
    void add(const SavedResult& result) {
        std::optional<Exact> weight = Exact(1);
        if (options_.way == RollupWay::weighted) {
            const auto text = result.fact(options_.fact);
            weight = text ? Exact::parse(*text) : std::nullopt;
            if (weight && weight->sign() < 0) {
                weight.reset();
            }
        }
        std::size_t above = 0;
        to(regions_[0], result, weight);
        std::string path;
        for (const auto step : split(result.region, '/')) {
            if (result.region.empty()) {
                break;
            }
            path += (path.empty() ? "" : "/") + std::string(step);
            const auto [at, fresh] = index_.emplace(path, regions_.size());
            if (fresh) {
                Adding region;
                region.out.path = path;
                region.out.depth = regions_[above].out.depth + 1;
                regions_[above].below.push_back(regions_.size());
                regions_.push_back(std::move(region));
            }
            above = at->second;
            to(regions_[above], result, weight);
        }
    }

    void to(Adding& region, const SavedResult& result, const std::optional<Exact>& weight) const {
        if (!result.scored()) {
            ++(result.status == UnitStatus::rejected ? region.out.rejected : region.out.not_assessed);
            return;
        }
        if (!weight) {
            ++region.out.without_fact;
            return;
        }
        ++region.out.units;
        region.out.nodes.resize(set_.nodes.size());
        region.node_weights.resize(set_.nodes.size());
        if (options_.way == RollupWay::lowest) {
            region.out.exact = region.out.exact ? least(*region.out.exact, result.exact) : result.exact;
        } else {
            region.out.exact = region.out.exact.value_or(Exact(0)) + *weight * result.exact;
            region.weight += *weight;
        }
        for (const auto& node : result.nodes) {
            if (node.status != NodeStatus::not_applicable) {
                take(region, node, *weight);
            }
        }
    }

    void take(Adding& region, const SavedNode& node, const Exact& weight) const {
        const std::size_t at = node.node.at();
        auto& sum = region.out.nodes[at];
        if (options_.way == RollupWay::lowest) {
            // points/max of both, without dividing: max may be 0.
            if (!sum || node.points * sum->max < sum->points * node.max) {
                sum = RegionNode{node.points, node.max, node.unlimited};
            }
            return;
        }
        if (!sum) {
            sum = RegionNode{};
        }
        sum->points += weight * node.points;
        sum->max += weight * node.max;
        sum->unlimited = sum->unlimited || node.unlimited;
        region.node_weights[at] += weight;
    }

    void finish(Adding& region) const {
        auto& out = region.out;
        out.nodes.resize(set_.nodes.size());
        region.node_weights.resize(set_.nodes.size());
        if (options_.way != RollupWay::lowest) {
            if (out.exact && region.weight.is_zero()) {
                out.exact.reset();
            } else if (out.exact) {
                *out.exact /= region.weight;
            }
            for (std::size_t i = 0; i < out.nodes.size(); ++i) {
                if (out.nodes[i] && region.node_weights[i].is_zero()) {
                    out.nodes[i].reset();
                } else if (out.nodes[i]) {
                    out.nodes[i]->points /= region.node_weights[i];
                    out.nodes[i]->max /= region.node_weights[i];
                }
            }
        }
        if (out.exact) {
            out.score = out.exact->rounded(options_.places, options_.mode);
        }
    }

    const ResultSet& set_;
    const RollupOptions& options_;
    std::vector<Adding> regions_;
    std::map<std::string, std::size_t> index_;
};

}  // namespace

bool rolls_up(const Rubric& rubric, ItemId item) {
    return rubric.at(item).group || std::find(rubric.top.begin(), rubric.top.end(), item) != rubric.top.end();
}

std::vector<RegionScore> roll_up(const ResultSet& set, const RollupOptions& options) {
    return Rollup(set, options).run();
}

}  // namespace ceping
