#include <ceping/analyse/auditing/audit.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace ceping {

namespace {

/// Of so many candidates all subsets are tried.
constexpr std::size_t most_tried = 12;
/// Rows by which subsets are chosen before all rows are looked at.
constexpr std::size_t sample_rows = 24;

bool has_weights(const PublishedTable& table) {
    return std::any_of(table.parts.begin(), table.parts.end(),
                       [](const auto& each) { return each.kind == PartKind::base; }) &&
           std::all_of(table.parts.begin(), table.parts.end(), [](const auto& each) {
               return each.kind != PartKind::base || each.weight.has_value();
           });
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

std::size_t fitting(const std::vector<TotalCheck>& checks) {
    return checked_of(checks) - count_of(checks, TotalStatus::impossible);
}

/// Which columns count, and which of them are taken off though no word says so.
struct Choice {
    std::vector<bool> used;
    std::vector<bool> taken_off;
};

std::vector<Exact> factors_of(const PublishedTable& table, TotalsSource source, const Choice& choice,
                              const std::optional<Exact>& full) {
    std::int64_t base = 0;
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        base += choice.used[i] && table.parts[i].kind == PartKind::base ? 1 : 0;
    }
    const auto scales = source == TotalsSource::weighted ? scales_of(table, full) : std::vector<Exact>();
    std::vector<Exact> out(table.parts.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const PublishedPart& part = table.parts[i];
        if (!choice.used[i]) {
            continue;
        }
        out[i] = Exact(1);
        if (part.kind == PartKind::base && source == TotalsSource::mean) {
            out[i] = Exact::fraction(1, base);
        } else if (part.kind == PartKind::base && source == TotalsSource::weighted) {
            out[i] = scales[i] * part.weight.value_or(Exact());
        }
        if (part.subtract || choice.taken_off[i]) {
            out[i] = -out[i];
        }
    }
    return out;
}

/// The table without the parts that do not count.
std::shared_ptr<const PublishedTable> reduced(const PublishedTable& table, const Choice& choice) {
    auto out = std::make_shared<PublishedTable>(table);
    for (std::size_t i = table.parts.size(); i-- > 0;) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        if (choice.taken_off[i]) {
            out->parts[i].subtract = true;
            out->parts[i].kind = PartKind::penalty;
        }
        if (choice.used[i]) {
            continue;
        }
        if (table.parts[i].column < out->columns.size()) {
            out->columns[table.parts[i].column].role = ColumnRole::other;
        }
        out->parts.erase(out->parts.begin() + at);
        for (auto& row : out->rows) {
            row.parts.erase(row.parts.begin() + at);
        }
        for (auto& row : out->summaries) {
            row.parts.erase(row.parts.begin() + at);
        }
    }
    return out;
}

class Auditor {
public:
    Auditor(const PublishedTable& table, const AuditOptions& options) : options_(options) {
        out_.table = &table;
    }

    AuditReport run() {
        if (!table().parts.empty()) {
            totals();
            out_.parts = parts_above(table());
        }
        out_.totals_beyond = totals_above(table());
        out_.summaries = audit_summaries(table());
        names();
        if (table().has(ColumnRole::rank)) {
            out_.ranks = audit_ranks(table());
        }
        out_.order = audit_order(table());
        if (table().has(ColumnRole::band)) {
            out_.bands = audit_bands(table(), options_.rubric);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] const PublishedTable& table() const { return *out_.table; }
    [[nodiscard]] Choice all() const {
        return {std::vector<bool>(table().parts.size(), true),
                std::vector<bool>(table().parts.size(), false)};
    }

    void totals() {
        switch (options_.how) {
            case AuditHow::sum: take(TotalsSource::sum); return;
            case AuditHow::mean: take(TotalsSource::mean); return;
            case AuditHow::weighted: take(TotalsSource::weighted); return;
            case AuditHow::recover: recover(); return;
            case AuditHow::automatic: break;
        }
        TotalsSource best = TotalsSource::sum;
        const std::size_t fit = best_of_all(best);
        // Weights that the table states are its own claim: half of the rows bear it out.
        const bool stated = best == TotalsSource::weighted && 2 * fit >= out_.could_fit && fit > 1;
        if (stated || 4 * fit >= 3 * out_.could_fit) {
            take(best);
            return;
        }
        // Not all that is numeric need be a part; what was guessed is one only where a rule with it fits.
        const auto other = table().parts_guessed ? find_choice() : std::nullopt;
        if (other && other->whole) {
            take(*other);
            return;
        }
        // A mean that is in truth a weighted one fits many rows, too.
        recover();
        if (out_.weights->count > 0) {
            return;
        }
        const bool blamed = !out_.without.empty() &&
                            (!table().parts_guessed || out_.weights->rows > 2 * out_.weight_parts.size());
        // Where the search was given up, weights that were not reached may be why a mean fits no more rows.
        if (other) {
            out_.weights.reset();
            out_.without.clear();
            take(*other);
        } else if (fit >= 2 && 2 * fit >= out_.could_fit + (fit == 2 && table().parts_guessed ? 1U : 0U) &&
                   (best != TotalsSource::mean || out_.weights->complete)) {
            out_.weights.reset();
            out_.without.clear();
            take(best);
        } else if (!blamed) {
            out_.source = TotalsSource::untold;
        }
    }

    /// How many rows the best of the rules fits that take all parts.
    std::size_t best_of_all(TotalsSource& best) {
        std::size_t most = 0;
        std::vector<TotalsSource> ways{TotalsSource::sum, TotalsSource::mean};
        if (has_weights(table())) {
            ways.insert(ways.begin(), TotalsSource::weighted);
        }
        best = ways.front();
        for (const TotalsSource way : ways) {
            const auto checks = check_totals(table(), factors_of(table(), way, all(), options_.full));
            const std::size_t fit = fitting(checks);
            if (fit > most) {
                most = fit;
                best = way;
            }
            out_.could_fit = checked_of(checks);
            (way == TotalsSource::mean ? out_.mean_fits : out_.sum_fits) = fit;
        }
        return most;
    }

    struct Found {
        TotalsSource source = TotalsSource::sum;
        Choice choice;
        std::size_t fit = 0;
        bool whole = false;  ///< it fits every row
    };

    /// Of the ways to leave guessed columns out, or to take one off, the one that leaves out fewest and fits at least three
    /// rows and three in four.
    [[nodiscard]] std::optional<Found> find_choice() const {
        const std::size_t parts = table().parts.size();
        if (parts > most_tried) {
            return std::nullopt;
        }
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < parts; ++i) {
            choices.push_back(all());
            choices.back().taken_off[i] = true;
        }
        std::vector<std::vector<Choice>> by_dropped(parts);
        for (std::size_t mask = 1; mask < (std::size_t{1} << parts); ++mask) {
            Choice choice = all();
            std::size_t dropped = 0;
            for (std::size_t i = 0; i < parts; ++i) {
                choice.used[i] = (mask >> i & 1U) == 0;
                dropped += choice.used[i] ? 0U : 1U;
            }
            if (dropped + 2 <= parts) {
                by_dropped[dropped].push_back(std::move(choice));
            }
        }
        for (auto& each : by_dropped) {
            choices.insert(choices.end(), each.begin(), each.end());
        }
        PublishedTable sample = table();
        sample.rows.resize(std::min(sample.rows.size(), sample_rows));
        std::optional<Found> best;
        for (const auto& choice : choices) {
            for (const auto source : {TotalsSource::sum, TotalsSource::mean}) {
                const auto few = check_totals(sample, factors_of(sample, source, choice, options_.full));
                if (4 * fitting(few) < 3 * checked_of(few) || fitting(few) < 3 ||
                    (best && fitting(few) < checked_of(few))) {
                    continue;
                }
                const auto checks = check_totals(table(), factors_of(table(), source, choice, options_.full));
                const std::size_t fit = fitting(checks);
                if (fit == checked_of(checks)) {
                    return Found{source, choice, fit, true};
                }
                if (!best && 4 * fit >= 3 * checked_of(checks)) {
                    best = Found{source, choice, fit, false};
                }
            }
        }
        return best;
    }

    void take(const Found& found) {
        out_.own = reduced(table(), found.choice);
        out_.table = out_.own.get();
        take(found.source);
    }

    void take(TotalsSource source) {
        out_.source = source;
        out_.totals = check_totals(table(), factors_of(table(), source, all(), options_.full));
        if (source == TotalsSource::weighted) {
            Exact sum;
            for (const auto& part : table().parts) {
                sum += part.weight.value_or(Exact());
            }
            if (sum != Exact(1)) {
                out_.weights_sum = sum;
            }
        }
    }

    /// What weights are looked for: parts that are no bonus, with totals from which bonuses are taken.
    [[nodiscard]] PublishedTable weighable() {
        const PublishedTable& from = table();
        PublishedTable out;
        for (std::size_t i = 0; i < from.parts.size(); ++i) {
            if (from.parts[i].kind == PartKind::base) {
                out_.weight_parts.push_back(i);
                out.parts.push_back(from.parts[i]);
            }
        }
        for (const auto& row : from.rows) {
            PublishedRow to;
            to.total = row.total;
            for (std::size_t i = 0; i < row.parts.size(); ++i) {
                if (from.parts[i].kind == PartKind::base) {
                    to.parts.push_back(row.parts[i]);
                } else if (to.total && row.parts[i]) {
                    to.total->value += from.parts[i].subtract ? row.parts[i]->value : -row.parts[i]->value;
                    to.total->half += row.parts[i]->half;
                }
            }
            out.rows.push_back(std::move(to));
        }
        return out;
    }

    void recover() {
        out_.source = TotalsSource::recovered;
        out_.weight_parts.clear();
        const PublishedTable bare = weighable();
        WeightSearch search;
        search.scale = scales_of(bare, options_.full);
        search.list = options_.list;
        search.effort *= options_.effort;
        search.steps = options_.steps == 0 ? 100 : options_.steps;
        out_.weights = find_weights(bare, search);
        if (options_.steps == 0 && out_.weights->count == 0 && out_.weights->complete) {
            search.steps = 200;
            out_.weights = find_weights(bare, search);
        }
        if (out_.weights->count == 0 && !out_.weights->complete && !out_.weights->too_fine) {
            // People set round weights: those are few, and all of them can be tried.
            search.steps = 20;
            auto round = find_weights(bare, search);
            if (round.count > 0) {
                round.complete = false;
                out_.weights = std::move(round);
            }
        }
        if (out_.weights->count == 0 && out_.weights->complete && out_.weights->rows > bare.parts.size()) {
            search.steps = options_.steps == 0 ? 100 : options_.steps;
            blame(bare, search);
            if (options_.steps == 0 && out_.without.empty()) {
                search.steps = 200;
                blame(bare, search);
            }
        }
    }

    /// Looks for the one row that keeps all weights from fitting. It is in every set of rows that contradict one another, so
    /// only those of one small set are tried.
    void blame(const PublishedTable& bare, WeightSearch search) {
        search.list = 0;
        search.effort /= 8;
        std::uint64_t spent = 0;
        for (const std::size_t row : contradicting_rows(bare, search, spent)) {
            search.leave_out = row;
            const auto found = find_weights(bare, search);
            if (found.rows < out_.weights->rows && found.count > 0) {
                out_.without.emplace_back(row, found.count);
            }
        }
        std::sort(out_.without.begin(), out_.without.end());
    }

    void names() {
        std::map<std::pair<std::string, std::string>, std::size_t> seen;
        for (std::size_t i = 0; i < table().rows.size(); ++i) {
            const PublishedRow& row = table().rows[i];
            const auto [at, fresh] = seen.emplace(std::pair(row.group, row.name), i);
            if (!fresh && !row.name.empty()) {
                out_.twice.emplace_back(i, at->second);
            }
        }
        // Where many stand again the table has periods or districts in it; ceping's own tables go by ids.
        if (table().own != OwnTable::none || 4 * out_.twice.size() > table().rows.size()) {
            out_.twice.clear();
        }
    }

    const AuditOptions& options_;
    AuditReport out_;
};

}  // namespace

AuditReport audit_table(const PublishedTable& table, const AuditOptions& options) {
    return Auditor(table, options).run();
}

}  // namespace ceping
