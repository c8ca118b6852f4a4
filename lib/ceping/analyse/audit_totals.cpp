#include <ceping/analyse/audit_totals.hpp>

#include <algorithm>

namespace ceping {

namespace {

TotalCheck check_row(const PublishedRow& row, const std::vector<Exact>& factors) {
    TotalCheck out;
    if (!row.total || row.parts.size() != factors.size() || factors.empty() ||
        !std::all_of(row.parts.begin(), row.parts.end(), [](const auto& each) { return each.has_value(); })) {
        return out;
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const Exact a = row.parts[i]->low() * factors[i];
        const Exact b = row.parts[i]->high() * factors[i];
        out.printed += row.parts[i]->value * factors[i];
        out.low += least(a, b);
        out.high += greatest(a, b);
    }
    const Exact low = row.total->low();
    const Exact high = row.total->high();
    if (out.printed >= low && out.printed <= high) {
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
        out.push_back(check_row(row, factors));
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

}  // namespace ceping
