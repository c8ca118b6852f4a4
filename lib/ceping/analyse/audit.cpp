#include <ceping/analyse/audit.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace ceping {

namespace {

bool has_weights(const PublishedTable& table) {
    return !table.parts.empty() && std::all_of(table.parts.begin(), table.parts.end(),
                                               [](const auto& each) { return each.weight.has_value(); });
}

/// What a part counts in the total at a weight of 1: the total's full mark over its own. Where the latter is not stated, a
/// table of shares 0..1 with totals beyond 1 counts them per cent, and any other counts alike.
std::vector<Exact> scales_of(const PublishedTable& table, const std::optional<Exact>& full) {
    bool shares = true;
    bool beyond = false;
    for (const auto& row : table.rows) {
        for (const auto& part : row.parts) {
            shares = shares && (!part || part->low() <= Exact(1));
        }
        beyond = beyond || (row.total && row.total->value > Exact(1));
    }
    std::vector<Exact> out;
    for (const auto& part : table.parts) {
        if (part.max) {
            out.push_back(full.value_or(Exact(100)) / *part.max);
        } else {
            out.push_back(shares && beyond ? full.value_or(Exact(100)) : Exact(1));
        }
    }
    return out;
}

std::size_t count_of(const std::vector<TotalCheck>& checks, TotalStatus status) {
    return static_cast<std::size_t>(std::count_if(
        checks.begin(), checks.end(), [status](const auto& each) { return each.status == status; }));
}

std::size_t checked(const std::vector<TotalCheck>& checks) {
    return checks.size() - count_of(checks, TotalStatus::unchecked);
}

std::size_t fitting(const std::vector<TotalCheck>& checks) {
    return checked(checks) - count_of(checks, TotalStatus::impossible);
}

class Auditor {
public:
    Auditor(const PublishedTable& table, const AuditOptions& options) : table_(table), options_(options) {
        out_.table = &table;
    }

    AuditReport run() {
        if (!table_.parts.empty()) {
            totals();
            out_.parts = parts_above(table_);
        }
        names();
        if (table_.has(ColumnRole::rank)) {
            out_.ranks = audit_ranks(table_);
        }
        out_.order = audit_order(table_);
        if (table_.has(ColumnRole::band)) {
            out_.bands = audit_bands(table_, options_.rubric);
        }
        return std::move(out_);
    }

private:
    void totals() {
        switch (options_.how) {
            case AuditHow::sum: take(TotalsSource::sum); return;
            case AuditHow::mean: take(TotalsSource::mean); return;
            case AuditHow::weighted: take(TotalsSource::weighted); return;
            case AuditHow::recover: recover(); return;
            case AuditHow::automatic: break;
        }
        std::vector<TotalsSource> ways{TotalsSource::sum, TotalsSource::mean};
        if (has_weights(table_)) {
            ways.insert(ways.begin(), TotalsSource::weighted);
        }
        TotalsSource best = ways.front();
        std::vector<TotalCheck> best_checks = check_totals(table_, factors(best));
        for (std::size_t i = 1; i < ways.size(); ++i) {
            auto checks = check_totals(table_, factors(ways[i]));
            if (fitting(checks) > fitting(best_checks)) {
                best = ways[i];
                best_checks = std::move(checks);
            }
        }
        const std::size_t fit = fitting(best_checks);
        const std::size_t all = checked(best_checks);
        if (4 * fit >= 3 * all) {
            take(best);
            return;
        }
        // A mean that is in truth a weighted one fits many rows, too.
        recover();
        if (out_.weights->count == 0) {
            // Where the search was given up, weights that were not reached may be why a mean fits no more rows.
            if (2 * fit >= all && (best != TotalsSource::mean || out_.weights->complete)) {
                out_.weights.reset();
                out_.without.clear();
                take(best);
            } else if (!table_.parts_guessed) {
                take(best);
            } else if (out_.without.empty() || out_.weights->rows <= 2 * table_.parts.size()) {
                // Too few other rows agree to say that the guess is right and a row is wrong.
                out_.source = TotalsSource::untold;
            }
        }
    }

    [[nodiscard]] std::vector<Exact> factors(TotalsSource source) const {
        const auto parts = static_cast<std::int64_t>(table_.parts.size());
        std::vector<Exact> out(table_.parts.size(),
                               source == TotalsSource::mean ? Exact::fraction(1, parts) : Exact(1));
        if (source == TotalsSource::weighted) {
            out = scales_of(table_, options_.full);
            for (std::size_t i = 0; i < out.size(); ++i) {
                out[i] *= table_.parts[i].weight.value_or(Exact());
            }
        }
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (table_.parts[i].subtract) {
                out[i] = -out[i];
            }
        }
        return out;
    }

    void take(TotalsSource source) {
        out_.source = source;
        out_.totals = check_totals(table_, factors(source));
        if (source == TotalsSource::weighted) {
            Exact sum;
            for (const auto& part : table_.parts) {
                sum += part.weight.value_or(Exact());
            }
            if (sum != Exact(1)) {
                out_.weights_sum = sum;
            }
        }
    }

    void recover() {
        out_.source = TotalsSource::recovered;
        WeightSearch search;
        search.scale = scales_of(table_, options_.full);
        search.list = options_.list;
        search.steps = options_.steps == 0 ? 100 : options_.steps;
        out_.weights = find_weights(table_, search);
        if (options_.steps == 0 && out_.weights->count == 0 && out_.weights->complete) {
            search.steps = 200;
            out_.weights = find_weights(table_, search);
        }
        if (out_.weights->count == 0 && out_.weights->complete && out_.weights->rows > table_.parts.size()) {
            search.list = 0;
            search.effort /= table_.rows.size();
            search.steps = options_.steps == 0 ? 100 : options_.steps;
            blame(search);
            if (options_.steps == 0 && out_.without.empty()) {
                search.steps = 200;
                blame(search);
            }
        }
    }

    /// Looks for the one row that keeps all weights from fitting; all rows together take no more effort than one search may.
    void blame(WeightSearch search) {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            search.leave_out = i;
            const auto found = find_weights(table_, search);
            if (found.rows < out_.weights->rows && found.count > 0) {
                out_.without.emplace_back(i, found.count);
            }
        }
    }

    void names() {
        std::map<std::pair<std::string, std::string>, std::size_t> seen;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const PublishedRow& row = table_.rows[i];
            const auto [at, fresh] = seen.emplace(std::pair(row.group, row.name), i);
            if (!fresh && !row.name.empty()) {
                out_.twice.emplace_back(i, at->second);
            }
        }
    }

    const PublishedTable& table_;
    const AuditOptions& options_;
    AuditReport out_;
};

}  // namespace

std::size_t AuditReport::count(TotalStatus status) const { return count_of(totals, status); }

std::size_t AuditReport::faults() const {
    std::size_t out = count(TotalStatus::impossible) + parts.size() + twice.size() + order.faults.size() +
                      bands.faults.size();
    out += ranks ? ranks->faults.size() : 0;
    out += weights_sum ? 1U : 0U;
    // With row faults of a sum there is no need to say that no weights fit, either.
    out += source == TotalsSource::recovered && weights->count == 0 && weights->complete && weights->rows > 0
               ? 1U
               : 0U;
    return out;
}

AuditReport audit_table(const PublishedTable& table, const AuditOptions& options) {
    return Auditor(table, options).run();
}

}  // namespace ceping
