// Whether the rows of a table stand in the order of their totals.
#include <ceping/analyse/auditing/audit_ranks.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ceping {

OrderAudit audit_order(const PublishedTable& table) {
    const bool ranked = std::any_of(table.rows.begin(), table.rows.end(),
                                    [](const PublishedRow& row) { return row.takes_rank(); });
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].total && (!ranked || table.rows[i].takes_rank())) {
            groups[table.rows[i].group].push_back(i);
        }
    }
    OrderAudit out;
    std::vector<OrderFault> rising;
    std::vector<OrderFault> falling;
    for (const auto& [name, rows] : groups) {
        for (std::size_t i = 1; i < rows.size(); ++i) {
            ++out.pairs;
            const auto order = table.rows[rows[i]].total->value <=> table.rows[rows[i - 1]].total->value;
            if (order != 0) {
                (order > 0 ? rising : falling).push_back({rows[i], rows[i - 1]});
            }
        }
    }
    out.ascending = falling.size() * 4 <= out.pairs && rising.size() > falling.size() && out.pairs > 1;
    out.faults = out.ascending ? falling : rising;
    if (out.faults.size() * 4 > out.pairs) {
        // Sorted by something else: no row is out of its place.
        out.ordered = false;
        out.faults.clear();
    }
    std::ranges::sort(out.faults, {}, &OrderFault::row);
    return out;
}

}  // namespace ceping
