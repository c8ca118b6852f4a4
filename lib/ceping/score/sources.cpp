#include <ceping/score/sources.hpp>

#include <algorithm>

namespace ceping {

namespace {

void use(std::vector<const GivenAnswer*>& used, const GivenAnswer* answer) {
    if (answer != nullptr && std::find(used.begin(), used.end(), answer) == used.end()) {
        used.push_back(answer);
    }
}

/// What one method, or the self share, brings to a criterion.
struct Share {
    enum class State { points, left_out, silent };
    State state = State::silent;
    Exact points;
    bool answered = false;
};

Share share_of_self(const Reading& self) {
    if (self.outcome.state == Outcome::State::not_applicable) {
        return {Share::State::left_out, {}, false};
    }
    if (self.outcome.state == Outcome::State::points) {
        return {Share::State::points, self.outcome.points, true};
    }
    return {};
}

Share share_of_method(Visits rule, const std::vector<Reading>& readings,
                      std::vector<const GivenAnswer*>& used) {
    std::vector<const Reading*> with_points;
    bool not_applicable = false;
    for (const auto& reading : readings) {
        if (reading.outcome.state == Outcome::State::points) {
            with_points.push_back(&reading);
        }
        not_applicable = not_applicable || reading.outcome.state == Outcome::State::not_applicable;
    }
    if (!with_points.empty()) {
        return {Share::State::points, combine_visits(rule, with_points, used), true};
    }
    return {not_applicable ? Share::State::left_out : Share::State::silent, {}, false};
}

}  // namespace

Exact combine_visits(Visits rule, const std::vector<const Reading*>& readings,
                     std::vector<const GivenAnswer*>& used) {
    const auto less = [](const Reading* a, const Reading* b) {
        return a->outcome.points < b->outcome.points;
    };
    if (rule == Visits::lowest) {
        const Reading* least = *std::min_element(readings.begin(), readings.end(), less);
        use(used, least->answer);
        return least->outcome.points;
    }
    if (rule == Visits::latest) {
        // Undated before dated; of equal dates the later in input order.
        const Reading* last = readings.front();
        for (const Reading* each : readings) {
            if (!(each->date < last->date)) {
                last = each;
            }
        }
        use(used, last->answer);
        return last->outcome.points;
    }
    std::vector<const Reading*> kept = readings;
    if (rule == Visits::trimmed && kept.size() >= 3) {
        kept.erase(std::max_element(kept.begin(), kept.end(), less));
        kept.erase(std::min_element(kept.begin(), kept.end(), less));
    }
    Exact sum;
    for (const Reading* each : kept) {
        sum += each->outcome.points;
        use(used, each->answer);
    }
    return kept.size() == 1 ? sum : sum / Exact(static_cast<std::int64_t>(kept.size()));
}

void combine_sources(const Rubric& rubric, const Item& item, const Reading& self,
                     const std::vector<std::vector<Reading>>& readings, CriterionScore& out) {
    const auto& shares = item.criterion->methods;
    out.by.clear();
    out.made_by.clear();
    out.answered = false;
    std::vector<Share> given(shares.size());
    bool anyone = false;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const int method = shares[i].method;
        if (method < 0) {
            given[i] = share_of_self(self);
            if (given[i].answered) {
                use(out.made_by, self.answer);
            }
        } else {
            const auto position = static_cast<std::size_t>(method);
            given[i] = share_of_method(rubric.methods[position].visits, readings[position], out.made_by);
            if (given[i].answered) {
                out.by.emplace_back(method, given[i].points);
            }
        }
        anyone = anyone || given[i].answered;
    }
    std::sort(out.by.begin(), out.by.end(), [](const auto& a, const auto& b) { return a.first < b.first; });

    Exact sum;
    Exact weights;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        Share share = given[i];
        if (share.state == Share::State::silent) {
            if (item.section != Section::items && anyone) {
                continue;
            }
            if (shares[i].method >= 0 && rubric.unverified == Unverified::self) {
                share = share_of_self(self);
                if (share.answered) {
                    use(out.made_by, self.answer);
                }
            }
        }
        if (share.state == Share::State::left_out) {
            continue;
        }
        out.answered = out.answered || share.answered;
        sum += shares[i].weight * share.points;
        weights += shares[i].weight;
    }
    if (weights.is_zero()) {
        out.outcome = Outcome::not_applicable();
    } else if (!out.answered) {
        out.outcome = Outcome::missing();
    } else {
        out.outcome = Outcome::of(shares.size() == 1 ? sum / shares.front().weight : sum / weights);
    }
}

}  // namespace ceping
