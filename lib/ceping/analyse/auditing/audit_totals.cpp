#include <ceping/analyse/auditing/audit_totals.hpp>

#include <algorithm>

namespace ceping {

namespace {

bool has_bonus(const PublishedTable& table) {
    return std::any_of(table.parts.begin(), table.parts.end(),
                       [](const auto& each) { return each.kind == PartKind::bonus; });
}

TotalCheck check_row(const PublishedTable& table, const PublishedRow& row,
                     const std::vector<Exact>& factors) {
    TotalCheck out;
    if (!row.total || row.parts.size() != factors.size()) {
        return out;
    }
    bool any = false;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        if (factors[i].is_zero()) {
            continue;
        }
        if (!row.parts[i]) {
            if (i < table.parts.size() && table.parts[i].kind != PartKind::base) {
                continue;
            }
            return {};
        }
        any = true;
        const Exact a = row.parts[i]->low() * factors[i];
        const Exact b = row.parts[i]->high() * factors[i];
        out.printed += row.parts[i]->value * factors[i];
        out.low += least(a, b);
        out.high += greatest(a, b);
    }
    if (!any) {
        return {};
    }
    const Exact low = row.total->low();
    const Exact high = row.total->high();
    const bool capped = has_bonus(table) && row.total->value == table.total_max.value_or(Exact(100)) &&
                        out.printed > row.total->value;
    if (capped || (out.printed >= low && out.printed <= high)) {
        out.status = TotalStatus::consistent;
    } else if (out.low <= high && out.high >= low) {
        out.status = TotalStatus::display_rounding;
    } else {
        out.status = TotalStatus::impossible;
        out.off = low > out.high ? low - out.high : high - out.low;
    }
    return out;
}

}  // namespace

std::vector<TotalCheck> check_totals(const PublishedTable& table, const std::vector<Exact>& factors) {
    std::vector<TotalCheck> out;
    out.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        out.push_back(check_row(table, row, factors));
    }
    return out;
}

SummaryAudit audit_summaries(const PublishedTable& table) {
    SummaryAudit out;
    for (std::size_t s = 0; s < table.summaries.size(); ++s) {
        const SummaryRow& summary = table.summaries[s];
        // A sum of all may follow sums of sections: then the rows from the first on are meant.
        const auto held = [&](const std::optional<PrintedNumber>& printed, auto&& number_of,
                              std::optional<std::size_t> part) {
            if (!printed || summary.until == 0) {
                return;
            }
            std::optional<Exact> gives;
            for (const std::size_t from : {summary.from, std::size_t{0}}) {
                Exact low;
                Exact high;
                Exact sum;
                std::int64_t count = 0;
                for (std::size_t r = from; r < summary.until; ++r) {
                    const std::optional<PrintedNumber>& number = number_of(table.rows[r]);
                    if (!number) {
                        return;  // whether it counts as 0 is not said
                    }
                    low += number->low();
                    high += number->high();
                    sum += number->value;
                    ++count;
                }
                if (count == 0) {
                    continue;
                }
                const Exact by = summary.mean ? Exact(count) : Exact(1);
                gives = gives && summary.subtotal ? gives : std::optional(sum / by);
                if (low / by <= printed->high() && high / by >= printed->low()) {
                    ++out.checked;
                    return;
                }
            }
            ++out.checked;
            out.faults.push_back({s, part, gives.value_or(Exact())});
        };
        for (std::size_t i = 0; i < summary.parts.size() && i < table.parts.size(); ++i) {
            held(
                summary.parts[i], [i](const PublishedRow& row) -> const auto& { return row.parts[i]; }, i);
        }
        held(
            summary.total, [](const PublishedRow& row) -> const auto& { return row.total; }, std::nullopt);
    }
    return out;
}

std::vector<std::size_t> totals_above(const PublishedTable& table) {
    std::vector<std::size_t> out;
    for (std::size_t r = 0; table.total_max && !has_bonus(table) && r < table.rows.size(); ++r) {
        const auto& total = table.rows[r].total;
        if (total && !total->percent && total->low() > *table.total_max) {
            out.push_back(r);
        }
    }
    return out;
}

std::vector<PartFault> parts_above(const PublishedTable& table) {
    std::vector<PartFault> out;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& parts = table.rows[r].parts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i] && table.parts[i].max && parts[i]->low() > *table.parts[i].max) {
                out.push_back({r, i});
            }
        }
    }
    return out;
}

std::size_t count_of(const std::vector<TotalCheck>& checks, TotalStatus status) {
    return static_cast<std::size_t>(std::count_if(
        checks.begin(), checks.end(), [status](const auto& each) { return each.status == status; }));
}

std::size_t checked_of(const std::vector<TotalCheck>& checks) {
    return checks.size() - count_of(checks, TotalStatus::unchecked);
}

}  // namespace ceping
