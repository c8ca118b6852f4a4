#include <ceping/analyse/audit_ranks.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace ceping {

namespace {

using Groups = std::map<std::string, std::vector<std::size_t>>;

/// Rows that compete with one another, in the order of the table.
Groups groups_of(const PublishedTable& table, bool need_rank) {
    Groups out;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].total && (!need_rank || table.rows[i].takes_rank())) {
            out[table.rows[i].group].push_back(i);
        }
    }
    return out;
}

/// What each row's rank should be under both styles, by row.
struct Expected {
    std::vector<std::int64_t> competition;
    std::vector<std::int64_t> dense;
};

void rank_group(const PublishedTable& table, std::vector<std::size_t> rows, Expected& into) {
    const auto total = [&](std::size_t row) -> const Exact& { return table.rows[row].total->value; };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
    std::int64_t competition = 0;
    std::int64_t dense = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || total(rows[i]) != total(rows[i - 1])) {
            competition = static_cast<std::int64_t>(i) + 1;
            ++dense;
        }
        into.competition[rows[i]] = competition;
        into.dense[rows[i]] = dense;
    }
}

/// The faults of one group, with who else is concerned.
void find_faults(const PublishedTable& table, const std::vector<std::size_t>& rows,
                 const std::vector<std::int64_t>& expected, std::vector<RankFault>& into) {
    std::map<Exact, std::size_t, std::less<>> right;  // by total: the first row of it that is ranked right
    std::map<std::int64_t, std::vector<std::size_t>> printed;  // by rank
    for (const std::size_t row : rows) {
        if (!table.rows[row].rank) {
            continue;
        }
        printed[*table.rows[row].rank].push_back(row);
        if (*table.rows[row].rank == expected[row]) {
            right.emplace(table.rows[row].total->value, row);
        }
    }
    for (const std::size_t row : rows) {
        if (!table.rows[row].rank || *table.rows[row].rank == expected[row]) {
            continue;
        }
        RankFault fault;
        fault.row = row;
        fault.should_be = expected[row];
        if (const auto at = right.find(table.rows[row].total->value); at != right.end()) {
            fault.tied = at->second;
        }
        const auto& others = printed[*table.rows[row].rank];
        const auto other = std::find_if(others.begin(), others.end(), [&](std::size_t each) {
            return table.rows[each].total->value != table.rows[row].total->value;
        });
        if (other != others.end()) {
            fault.shares = *other;
        }
        into.push_back(fault);
    }
}

}  // namespace

RankAudit audit_ranks(const PublishedTable& table) {
    RankAudit out;
    Expected expected{std::vector<std::int64_t>(table.rows.size()),
                      std::vector<std::int64_t>(table.rows.size())};
    const Groups groups = groups_of(table, true);
    for (const auto& [name, rows] : groups) {
        rank_group(table, rows, expected);
        std::set<Exact> firsts;
        for (const std::size_t row : rows) {
            if (!table.rows[row].rank) {
                continue;
            }
            const std::int64_t rank = *table.rows[row].rank;
            out.against_competition += rank != expected.competition[row] ? 1U : 0U;
            out.against_dense += rank != expected.dense[row] ? 1U : 0U;
            if (rank == 1) {
                firsts.insert(table.rows[row].total->value);
            }
        }
        out.ranked += rows.size();
        out.firsts = std::max(out.firsts, firsts.size());
    }
    out.alike = expected.competition == expected.dense;
    out.style = out.against_dense < out.against_competition ? RankStyle::dense : RankStyle::competition;
    for (const auto& [name, rows] : groups) {
        find_faults(table, rows, out.style == RankStyle::dense ? expected.dense : expected.competition,
                    out.faults);
    }
    std::sort(out.faults.begin(), out.faults.end(),
              [](const RankFault& a, const RankFault& b) { return a.row < b.row; });
    return out;
}

OrderAudit audit_order(const PublishedTable& table) {
    OrderAudit out;
    const bool ranked = std::any_of(table.rows.begin(), table.rows.end(),
                                    [](const PublishedRow& row) { return row.takes_rank(); });
    std::size_t pairs = 0;
    for (const auto& [name, rows] : groups_of(table, ranked)) {
        for (std::size_t i = 1; i < rows.size(); ++i) {
            ++pairs;
            if (table.rows[rows[i]].total->value > table.rows[rows[i - 1]].total->value) {
                out.faults.push_back({rows[i], rows[i - 1]});
            }
        }
    }
    if (out.faults.size() * 4 > pairs) {
        // Sorted by something else: no row is out of its place.
        out.ordered = false;
        out.faults.clear();
    }
    std::sort(out.faults.begin(), out.faults.end(),
              [](const OrderFault& a, const OrderFault& b) { return a.row < b.row; });
    return out;
}

}  // namespace ceping
