#include <ceping/analyse/auditing/weights.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace ceping {

namespace {

/// Below this no sum of a row's parts by at most 200 steps can overflow.
constexpr std::int64_t largest = std::int64_t{1} << 48;

struct TooFine {};

[[noreturn]] void too_fine() { throw TooFine(); }

/// The common denominator grows to take in `value`'s.
void take_denominator(std::int64_t& common, const Exact& value) {
    const std::string text = value.text();
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        return;
    }
    const auto number = Exact::parse(std::string_view(text).substr(slash + 1));
    const auto denominator = number ? number->whole() : std::nullopt;
    if (!denominator || *denominator > largest) {
        too_fine();
    }
    const std::int64_t factor = *denominator / std::gcd(common, *denominator);
    if (common > largest / factor) {
        too_fine();
    }
    common *= factor;
}

std::int64_t scaled(const Exact& value, std::int64_t common) {
    const auto whole = (value * Exact(common)).whole();
    if (!whole || *whole > largest || *whole < -largest) {
        too_fine();
    }
    return *whole;
}

std::int64_t floor_of(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
std::int64_t ceiling_of(std::int64_t a, std::int64_t b) { return -floor_of(-a, b); }

/// Whole numbers from `from` to `to`, cut down by inequalities.
struct Span {
    std::int64_t from;
    std::int64_t to;

    /// factor x w <= bound.
    void at_most(std::int64_t factor, std::int64_t bound) {
        if (factor > 0) {
            to = std::min(to, floor_of(bound, factor));
        } else if (factor < 0) {
            from = std::max(from, ceiling_of(bound, factor));
        } else if (bound < 0) {
            to = from - 1;
        }
    }
};

/// One row in whole numbers. The ends of the parts are per step of weight.
struct RowOfBounds {
    std::vector<std::int64_t> low;
    std::vector<std::int64_t> high;
    std::vector<std::int64_t> printed;
    std::vector<std::int64_t> least_low;      ///< of the parts after each
    std::vector<std::int64_t> greatest_high;  ///< of the parts after each
    std::int64_t total_low = 0;
    std::int64_t total_high = 0;
    std::int64_t total = 0;
};

class Searcher {
public:
    Searcher(const PublishedTable& table, const WeightSearch& search)
        : search_(search), parts_(table.parts.size()) {
        out_.steps = search.steps;
        if (parts_ > 0) {
            make_rows(table);
        }
        out_.rows = rows_.size();
        low_.assign(parts_ + 1, std::vector<std::int64_t>(rows_.size()));
        high_ = low_;
        weights_.assign(parts_, 1);
    }

    FittingWeights run() {
        spent_ += rows_.size();
        const std::int64_t rest = search_.steps - static_cast<std::int64_t>(parts_);
        if (rows_.empty() || parts_ == 0 || rest < 0) {
            return std::move(out_);
        }
        // Each part has its first step; what is left to give out is what is searched.
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            low_[0][r] = std::accumulate(rows_[r].low.begin(), rows_[r].low.end(), std::int64_t{0});
            high_[0][r] = std::accumulate(rows_[r].high.begin(), rows_[r].high.end(), std::int64_t{0});
        }
        if (parts_ == 1) {
            only_part(rest);
        } else {
            descend(0, rest);
        }
        for (const auto& [error, weights] : best_) {
            out_.best.push_back({weights, Exact(error) / Exact(common_)});
        }
        out_.spent = spent_;
        return std::move(out_);
    }

private:
    void make_rows(const PublishedTable& table) {
        std::vector<const PublishedRow*> usable;
        common_ = 1;
        const Exact steps(search_.steps);
        std::vector<std::size_t> wanted = search_.rows;
        if (wanted.empty()) {
            wanted.resize(table.rows.size());
            std::iota(wanted.begin(), wanted.end(), std::size_t{0});
        }
        for (const std::size_t r : wanted) {
            const PublishedRow& row = table.rows[r];
            if (r == search_.leave_out || !row.total || row.parts.size() != parts_ ||
                !std::all_of(row.parts.begin(), row.parts.end(),
                             [](const auto& each) { return each.has_value(); })) {
                continue;
            }
            usable.push_back(&row);
            take_denominator(common_, row.total->value);
            take_denominator(common_, row.total->half);
            for (std::size_t i = 0; i < parts_; ++i) {
                take_denominator(common_, row.parts[i]->value * search_.scale[i]);
                take_denominator(common_, row.parts[i]->half * search_.scale[i]);
            }
        }
        for (const PublishedRow* row : usable) {
            rows_.push_back(row_of(*row, steps));
        }
        // An error in whole numbers is `steps` times too large as well.
        common_ *= search_.steps;
    }

    [[nodiscard]] RowOfBounds row_of(const PublishedRow& row, const Exact& steps) const {
        RowOfBounds out;
        for (std::size_t i = 0; i < parts_; ++i) {
            const Exact low = row.parts[i]->low() * search_.scale[i];
            const Exact high = row.parts[i]->high() * search_.scale[i];
            out.low.push_back(scaled(least(low, high), common_));
            out.high.push_back(scaled(greatest(low, high), common_));
            out.printed.push_back(scaled(row.parts[i]->value * search_.scale[i], common_));
        }
        out.least_low.assign(parts_, 0);
        out.greatest_high.assign(parts_, 0);
        for (std::size_t i = parts_ - 1; i-- > 0;) {
            const bool last = i + 2 == parts_;
            out.least_low[i] = last ? out.low[i + 1] : std::min(out.low[i + 1], out.least_low[i + 1]);
            out.greatest_high[i] =
                last ? out.high[i + 1] : std::max(out.high[i + 1], out.greatest_high[i + 1]);
        }
        out.total_low = scaled(row.total->low() * steps, common_);
        out.total_high = scaled(row.total->high() * steps, common_);
        out.total = scaled(row.total->value * steps, common_);
        return out;
    }

    void only_part(std::int64_t rest) {
        weights_[0] = static_cast<int>(rest + 1);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (low_[0][r] + rest * rows_[r].low[0] > rows_[r].total_high ||
                high_[0][r] + rest * rows_[r].high[0] < rows_[r].total_low) {
                return;
            }
        }
        take();
    }

    /// Which further steps of a part leave every row possible, whatever the parts after it get of the rest.
    [[nodiscard]] Span span_of(std::size_t part, std::int64_t rest) const {
        Span span{0, rest};
        for (std::size_t r = 0; r < rows_.size() && span.from <= span.to; ++r) {
            const RowOfBounds& row = rows_[r];
            const std::int64_t after_low = row.least_low[part];
            const std::int64_t after_high = row.greatest_high[part];
            span.at_most(row.low[part] - after_low, row.total_high - low_[part][r] - rest * after_low);
            span.at_most(after_high - row.high[part], high_[part][r] + rest * after_high - row.total_low);
        }
        return span;
    }

    void descend(std::size_t part, std::int64_t rest) {
        if (!spend()) {
            return;
        }
        const Span span = span_of(part, rest);
        for (std::int64_t w = span.from; w <= span.to && out_.complete && !done_; ++w) {
            weights_[part] = static_cast<int>(w + 1);
            if (part + 2 == parts_) {
                weights_[part + 1] = static_cast<int>(rest - w + 1);
                take();
                continue;
            }
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                low_[part + 1][r] = low_[part][r] + w * rows_[r].low[part];
                high_[part + 1][r] = high_[part][r] + w * rows_[r].high[part];
            }
            descend(part + 1, rest - w);
        }
    }

    bool spend() {
        spent_ += rows_.size() + parts_ + 16;  // what one node costs beside its rows
        out_.complete = out_.complete && spent_ <= search_.effort;
        return out_.complete;
    }

    void take() {
        if (!spend()) {
            return;
        }
        ++out_.count;
        done_ = search_.first;
        out_.span.resize(parts_, {search_.steps, 0});
        for (std::size_t i = 0; i < parts_; ++i) {
            out_.span[i].first = std::min(out_.span[i].first, weights_[i]);
            out_.span[i].second = std::max(out_.span[i].second, weights_[i]);
        }
        std::int64_t error = 0;
        for (const auto& row : rows_) {
            std::int64_t sum = -row.total;
            for (std::size_t i = 0; i < parts_; ++i) {
                sum += row.printed[i] * weights_[i];
            }
            error = std::max(error, sum < 0 ? -sum : sum);
        }
        if (best_.size() < search_.list) {
            best_.emplace(error, weights_);
        } else if (!best_.empty() && std::pair(error, weights_) < *best_.rbegin()) {
            best_.erase(std::prev(best_.end()));
            best_.emplace(error, weights_);
        }
    }

    const WeightSearch& search_;
    std::size_t parts_;
    std::int64_t common_ = 1;
    std::vector<RowOfBounds> rows_;
    std::vector<std::vector<std::int64_t>> low_;  ///< by part and row: what the parts before it give at least
    std::vector<std::vector<std::int64_t>> high_;  ///< the same, at most
    std::vector<int> weights_;
    std::set<std::pair<std::int64_t, std::vector<int>>> best_;
    std::uint64_t spent_ = 0;
    bool done_ = false;
    FittingWeights out_;
};

}  // namespace

FittingWeights find_weights(const PublishedTable& table, const WeightSearch& search) {
    try {
        return Searcher(table, search).run();
    } catch (const TooFine&) {
        FittingWeights out;
        out.steps = search.steps;
        out.complete = false;
        out.too_fine = true;
        return out;
    }
}

std::vector<std::size_t> contradicting_rows(const PublishedTable& table, const WeightSearch& search,
                                            std::uint64_t& spent) {
    WeightSearch each = search;
    each.first = true;
    each.list = 0;
    bool known = true;
    const auto fit = [&](const std::vector<std::size_t>& rows) {
        if (rows.empty()) {
            return true;
        }
        each.rows = rows;
        const FittingWeights found = find_weights(table, each);
        spent += found.spent;
        known = known && found.complete;
        return found.count > 0;
    };
    std::vector<std::size_t> rest(table.rows.size());
    std::iota(rest.begin(), rest.end(), std::size_t{0});
    // Each round finds the first row that, with those found, contradicts some before it: what is behind it is not needed.
    std::vector<std::size_t> found;
    while (known && found.size() <= 2 * table.parts.size() + 2) {
        const auto fit_with = [&](std::size_t count) {
            std::vector<std::size_t> rows = found;
            rows.insert(rows.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
            return fit(rows);
        };
        std::size_t low = 0;                 // so many of `rest` do not contradict `found`
        std::size_t high = rest.size() + 1;  // so many do
        for (std::size_t next = table.parts.size() + 1; low < rest.size() && low + 1 < high; next = 2 * low) {
            const std::size_t tried = std::min(next, rest.size());
            if (!fit_with(tried)) {
                high = tried;
                break;
            }
            low = tried;
        }
        while (low + 1 < high && high <= rest.size()) {
            const std::size_t middle = low + (high - low) / 2;
            (fit_with(middle) ? low : high) = middle;
        }
        if (!known || high > rest.size()) {
            return {};
        }
        found.push_back(rest[high - 1]);
        rest.resize(high - 1);
        if (!fit(found)) {
            return known ? found : std::vector<std::size_t>();
        }
    }
    return {};
}

}  // namespace ceping
