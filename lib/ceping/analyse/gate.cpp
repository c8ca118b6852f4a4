#include <ceping/analyse/gate.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

constexpr int written_places = 6;  // of rates in a gate that is written

Words band_words(const Rubric& rubric, BandId band) {
    if (!band) {
        return {"无", "none"};
    }
    const Band& named = rubric.band(band);
    return named.title.empty() ? Words(named.id)
                               : phrases::title_and_id.with({{"title", named.title}, {"id", named.id}});
}

Words at_least(const Exact& value) { return phrases::no_less_than.with({{"value", value.plain()}}); }

class Asking {
public:
    Asking(const Gate& gate, const Result& result, const Rubric& rubric)
        : gate_(gate), result_(result), rubric_(rubric) {}

    std::vector<GateMiss> misses() {
        if (!result_.scored()) {
            miss({"结果", "result"}, words_of(result_.status), {"得分", "a score"}, gate_.origin);
            return std::move(out_);
        }
        if (gate_.score && result_.score < gate_.score->value) {
            miss({"得分", "score"}, result_.score.plain(), at_least(gate_.score->value), gate_.score->origin);
        }
        band();
        rates();
        conditions();
        drop();
        return std::move(out_);
    }

private:
    void miss(Words what, Words got, Words wanted, const std::string& origin) {
        out_.push_back({std::move(what), std::move(got), std::move(wanted), origin});
    }

    void band() {
        if (!gate_.band) {
            return;
        }
        const auto [limit, better] = gate_.band->value;
        const bool reached = result_.band && (better ? result_.band < limit : result_.band <= limit);
        if (!reached) {
            miss({"等次", "band"}, band_words(rubric_, result_.band),
                 (better ? phrases::better_than : phrases::band_or_better)
                     .with({{"band", band_words(rubric_, limit)}}),
                 gate_.band->origin);
        }
    }

    /// A node that does not apply to the unit has no rate to fall short of.
    void rates() {
        for (const auto& [bound, origin] : gate_.rates) {
            const NodeScore& node = result_.nodes.at(bound.item.at());
            const Exact max = node.max.value_or(Exact());
            if (max.is_zero() || node.points >= bound.rate * max) {
                continue;
            }
            const std::string of = node.points.shortest() + "/" + max.shortest();
            miss(phrases::rate_of.with({{"id", rubric_.at(bound.item).id}}),
                 (node.points / max).rounded(written_places, Rounding::half_up).plain() + " (" + of + ")",
                 at_least(bound.rate), origin);
        }
    }

    void conditions() {
        if (gate_.eligible && !result_.eligible) {
            miss({"评定资格", "eligible"}, {"不具备", "false"}, {"具备", "true"}, gate_.eligible->origin);
        }
        if (gate_.no_vetoes && !result_.vetoes.empty()) {
            std::vector<std::string_view> ids;
            for (const VetoId veto : result_.vetoes) {
                ids.push_back(rubric_.veto(veto).id);
            }
            miss({"一票否决", "vetoes"}, join(ids), {"没有", "none"}, gate_.no_vetoes->origin);
        }
    }

    void drop() {
        if (!gate_.drop) {
            return;
        }
        const auto before = gate_.earlier.find(result_.unit.id);
        if (before == gate_.earlier.end()) {
            return;
        }
        const Exact lost = before->second - result_.score;
        if (lost > gate_.drop->value) {
            miss({"得分下降", "drop"},
                 lost.plain() + " (" + before->second.plain() + " -> " + result_.score.plain() + ")",
                 phrases::no_more_than.with({{"value", gate_.drop->value.plain()}}), gate_.drop->origin);
        }
    }

    const Gate& gate_;
    const Result& result_;
    const Rubric& rubric_;
    std::vector<GateMiss> out_;
};

/// What is left of a value after the slack, never under 0.
Exact lowered(const Exact& value, const Exact& slack) { return greatest(value - slack, Exact()); }

}  // namespace

std::vector<GateMiss> gate_misses(const Gate& gate, const Result& result, const Rubric& rubric) {
    if (!matches(gate.where, result.unit)) {
        return {};
    }
    return Asking(gate, result, rubric).misses();
}

GateFloor::GateFloor(const Rubric& rubric, Exact slack)
    : rubric_(rubric), slack_(std::move(slack)), rates_(rubric.top.size()) {}

void GateFloor::add(const Result& result) {
    if (!result.scored()) {
        return;
    }
    score_ = units_ == 0 ? result.score : least(score_, result.score);
    band_ = std::max(band_, result.band);
    eligible_ = eligible_ && result.eligible;
    vetoes_ = vetoes_ || !result.vetoes.empty();
    for (std::size_t i = 0; i < rates_.size(); ++i) {
        const NodeScore& node = result.nodes.at(rubric_.top[i].at());
        if (node.max && !node.max->is_zero()) {
            const Exact rate = lowered(node.points, slack_) / *node.max;
            rates_[i] = rates_[i] ? least(*rates_[i], rate) : rate;
        }
    }
    ++units_;
}

Gate GateFloor::gate() const {
    Gate out;
    out.score = {lowered(score_, slack_), {}};
    // Points that may be lost can cost a band.
    if (slack_.is_zero() && band_) {
        out.band = {{band_, false}, {}};
    }
    if (eligible_) {
        out.eligible = {true, {}};
    }
    if (!vetoes_) {
        out.no_vetoes = {true, {}};
    }
    for (std::size_t i = 0; i < rates_.size(); ++i) {
        if (rates_[i]) {
            out.rates.push_back({{rubric_.top[i], rates_[i]->rounded(written_places, Rounding::down)}, {}});
        }
    }
    out.drop = {slack_, {}};
    return out;
}

}  // namespace ceping
