#include <ceping/analyse/auditing/audit_ranks.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

using Groups = std::map<std::string, std::vector<std::size_t>>;

/// How many more ranks than places above it a row has: those who are not in the table. The same at every row of a whole
/// table, never less further down.
using Offset = std::int64_t;

/// Some rows of one total that agree in their offset; only one of the candidates of a level can be right.
struct Candidate {
    std::size_t level = 0;
    Offset offset = 0;
    std::vector<std::size_t> rows;
};

struct Kept {
    std::vector<Candidate> chain;  ///< those that are right, from above
    std::size_t rows = 0;
};

/// Of the candidates, which come level by level, the chain of offsets that never fall with the most rows, and of these with
/// the fewest gaps.
class ChainFinder {
public:
    explicit ChainFinder(std::vector<Candidate> candidates) : all_(std::move(candidates)) {
        for (const auto& each : all_) {
            offsets_.push_back(each.offset);
        }
        offsets_.push_back(0);
        std::sort(offsets_.begin(), offsets_.end());
        offsets_.erase(std::unique(offsets_.begin(), offsets_.end()), offsets_.end());
        below_.assign(offsets_.size() + 1, {});
        same_.assign(offsets_.size(), {});
    }

    Kept run() {
        std::vector<std::optional<std::size_t>> before(all_.size());
        std::vector<Best> ends(all_.size());
        same_[position(0)] = {0, none};
        add(position(0), {0, none});
        for (std::size_t begin = 0; begin < all_.size();) {
            std::size_t end = begin;
            for (; end < all_.size() && all_[end].level == all_[begin].level; ++end) {
                const Candidate& each = all_[end];
                if (each.offset < 0) {
                    continue;
                }
                // Rows weigh more than all gaps together.
                const std::size_t at = position(each.offset);
                Best best = same_[at];
                if (const Best lower = most_below(at); lower.value - 1 > best.value) {
                    best = {lower.value - 1, lower.at};
                }
                before[end] = best.at == none ? std::nullopt : std::optional(best.at);
                ends[end] = {best.value + static_cast<std::int64_t>(each.rows.size() * (all_.size() + 2)),
                             end};
            }
            for (std::size_t i = begin; i < end; ++i) {
                if (all_[i].offset >= 0) {
                    const std::size_t at = position(all_[i].offset);
                    same_[at] = better(same_[at], ends[i]);
                    add(at, ends[i]);
                }
            }
            begin = end;
        }
        Best last;
        for (const auto& each : ends) {
            last = better(last, each);
        }
        Kept out;
        for (std::optional<std::size_t> at = last.at == none ? std::nullopt : std::optional(last.at); at;
             at = before[*at]) {
            out.rows += all_[*at].rows.size();
            out.chain.push_back(all_[*at]);
        }
        std::reverse(out.chain.begin(), out.chain.end());
        return out;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Best {
        std::int64_t value = -(std::int64_t{1} << 60);
        std::size_t at = none;
    };
    static Best better(const Best& a, const Best& b) { return b.value > a.value ? b : a; }

    [[nodiscard]] std::size_t position(Offset offset) const {
        return static_cast<std::size_t>(std::lower_bound(offsets_.begin(), offsets_.end(), offset) -
                                        offsets_.begin());
    }
    // A tree of the best up to each position.
    void add(std::size_t at, const Best& value) {
        for (std::size_t i = at + 1; i < below_.size(); i += i & (~i + 1)) {
            below_[i] = better(below_[i], value);
        }
    }
    [[nodiscard]] Best most_below(std::size_t at) const {
        Best out;
        for (std::size_t i = at; i > 0; i -= i & (~i + 1)) {
            out = better(out, below_[i]);
        }
        return out;
    }

    std::vector<Candidate> all_;
    std::vector<Offset> offsets_;
    std::vector<Best> below_;
    std::vector<Best> same_;
};

/// One group under one style.
class RankedGroup {
public:
    RankedGroup(const PublishedTable& table, std::vector<std::size_t> rows, RankStyle style, bool ascending)
        : table_(table), rows_(std::move(rows)), style_(style) {
        const auto key = [&](std::size_t row) { return std::tuple(*table.rows[row].rank, row); };
        std::sort(rows_.begin(), rows_.end(), [&](std::size_t a, std::size_t b) {
            const auto order = total(a) <=> total(b);
            return order == 0 ? key(a) < key(b) : (order < 0) == ascending;
        });
        place();
        kept_ = ChainFinder(candidates()).run();
    }

    [[nodiscard]] std::size_t faults() const { return rows_.size() - kept_.rows; }
    [[nodiscard]] bool tied() const { return tied_; }

    void tell(RankAudit& into) const {
        std::map<std::size_t, Offset> of_row;
        std::map<Exact, std::size_t, std::less<>> right;
        std::map<std::int64_t, std::pair<std::size_t, std::optional<std::size_t>>> printed;
        for (const auto& each : kept_.chain) {
            for (const std::size_t row : each.rows) {
                of_row.emplace(row, each.offset);
                right.emplace(total(row), row);
            }
        }
        for (const std::size_t row : rows_) {
            const auto [at, fresh] = printed.emplace(*table_.rows[row].rank, std::pair(row, std::nullopt));
            if (!fresh && !at->second.second && total(row) != total(at->second.first)) {
                at->second.second = row;
            }
        }
        std::vector<Offset> after(rows_.size() + 1, -1);
        for (std::size_t i = rows_.size(); i-- > 0;) {
            const auto kept = of_row.find(rows_[i]);
            after[i] = kept == of_row.end() ? after[i + 1] : kept->second;
        }
        Offset before = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const std::int64_t rank = *table_.rows[rows_[i]].rank;
            if (const auto kept = of_row.find(rows_[i]); kept != of_row.end()) {
                if (kept->second > before && place_[i] + before < rank) {
                    into.gaps.push_back({rows_[i], place_[i] + before, rank - 1});
                }
                before = kept->second;
                continue;
            }
            RankFault fault;
            fault.row = rows_[i];
            fault.should_be = place_[i] + before;
            fault.should_be_to =
                after[i] < 0 ? fault.should_be : std::max(fault.should_be, place_[i] + after[i]);
            if (const auto tied = right.find(total(rows_[i]));
                style_ != RankStyle::ordinal && tied != right.end()) {
                fault.tied = tied->second;
                fault.should_be = fault.should_be_to = *table_.rows[tied->second].rank;
            }
            const auto& [first, other] = printed.at(rank);
            if (total(first) != total(rows_[i])) {
                fault.shares = first;
            } else if (other) {
                fault.shares = other;
            }
            into.faults.push_back(fault);
        }
    }

private:
    [[nodiscard]] const Exact& total(std::size_t row) const { return table_.rows[row].total->value; }

    /// The rank of each row if the table were whole.
    void place() {
        std::int64_t level = 0;
        for (std::size_t begin = 0; begin < rows_.size();) {
            std::size_t end = begin;
            while (end < rows_.size() && total(rows_[end]) == total(rows_[begin])) {
                ++end;
            }
            ++level;
            tied_ = tied_ || end - begin > 1;
            for (std::size_t i = begin; i < end; ++i) {
                place_.push_back(style_ == RankStyle::dense     ? level
                                 : style_ == RankStyle::ordinal ? static_cast<std::int64_t>(i) + 1
                                 : style_ == RankStyle::last    ? static_cast<std::int64_t>(end)
                                                                : static_cast<std::int64_t>(begin) + 1);
                levels_.push_back(style_ == RankStyle::ordinal ? i : static_cast<std::size_t>(level));
            }
            begin = end;
        }
    }

    [[nodiscard]] std::vector<Candidate> candidates() const {
        std::vector<Candidate> out;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Offset offset = *table_.rows[rows_[i]].rank - place_[i];
            if (style_ == RankStyle::ordinal) {
                add_places_of(i, offset, out);
                continue;
            }
            if (out.empty() || out.back().level != levels_[i] || out.back().offset != offset) {
                out.push_back({levels_[i], offset, {}});
            }
            out.back().rows.push_back(rows_[i]);
        }
        return out;
    }

    /// Who of a tie stands where is not known, and where one of them is wrong the others stand a place before or behind.
    void add_places_of(std::size_t i, Offset offset, std::vector<Candidate>& into) const {
        const auto tied = [&](std::size_t j) {
            return j < rows_.size() && total(rows_[j]) == total(rows_[i]);
        };
        if (i > 0 && tied(i - 1) && table_.rows[rows_[i]].rank == table_.rows[rows_[i - 1]].rank) {
            into.push_back({i, -1, {rows_[i]}});  // shared after all: never kept
            return;
        }
        into.push_back({i, offset, {rows_[i]}});
        if (tied(i + 1)) {
            into.push_back({i, offset - 1, {rows_[i]}});
        }
        if (i > 0 && tied(i - 1)) {
            into.push_back({i, offset + 1, {rows_[i]}});
        }
    }

    const PublishedTable& table_;
    std::vector<std::size_t> rows_;  ///< the first first; of one total by their ranks
    RankStyle style_;
    std::vector<std::int64_t> place_;
    std::vector<std::size_t> levels_;
    bool tied_ = false;
    Kept kept_;
};

/// Drops gaps all of whose ranks are held by rows without a total or of a range, or may be by rows without a rank.
void explain_gaps(const PublishedTable& table, std::vector<RankGap>& gaps) {
    std::map<std::string, std::multiset<std::int64_t>> held;
    std::map<std::string, std::int64_t> unranked;
    for (const auto& row : table.rows) {
        if (row.rank && (!row.total || row.rank_to > 0)) {
            held[row.group].insert(*row.rank);
        } else if (row.takes_rank() ? !row.rank : row.total.has_value()) {
            ++unranked[row.group];
        }
    }
    std::erase_if(gaps, [&](const RankGap& gap) {
        const std::string& group = table.rows[gap.row].group;
        const auto& ranks = held[group];
        const auto in_it = std::distance(ranks.lower_bound(gap.first), ranks.upper_bound(gap.last));
        return in_it + unranked[group] >= gap.last - gap.first + 1;
    });
}

struct Reading {
    RankStyle style = RankStyle::competition;
    bool ascending = false;
    std::size_t faults = 0;
    std::size_t gaps = 0;
    bool tied = false;
};

Reading read_as(const PublishedTable& table, const Groups& groups, RankStyle style, bool ascending) {
    Reading out{style, ascending};
    RankAudit told;
    for (const auto& [name, rows] : groups) {
        const RankedGroup group(table, rows, style, ascending);
        out.faults += group.faults();
        out.tied = out.tied || group.tied();
        group.tell(told);
    }
    explain_gaps(table, told.gaps);
    out.gaps = told.gaps.size();
    return out;
}

/// Ranges such as 6-10 say less: a row whose range lies wholly beyond that of one of a lower total contradicts it.
void audit_ranges(const PublishedTable& table, const Groups& groups, bool ascending, RankAudit& out) {
    for (const auto& [name, all] : groups) {
        std::vector<std::size_t> rows = all;
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            const Exact& x = table.rows[a].total->value;
            const Exact& y = table.rows[b].total->value;
            return ascending ? x < y : x > y;
        });
        const auto to = [&](std::size_t row) {
            return std::max(*table.rows[row].rank, table.rows[row].rank_to);
        };
        // From below: the least end of a range that a lower total has.
        std::optional<std::size_t> below;
        for (std::size_t end = rows.size(); end > 0;) {
            std::size_t begin = end;
            while (begin > 0 &&
                   table.rows[rows[begin - 1]].total->value == table.rows[rows[end - 1]].total->value) {
                --begin;
            }
            for (std::size_t i = begin; i < end; ++i) {
                const bool range = table.rows[rows[i]].rank_to > 0;
                if (below && *table.rows[rows[i]].rank > to(*below) &&
                    (range || table.rows[*below].rank_to > 0)) {
                    RankFault fault;
                    fault.row = rows[i];
                    fault.should_be = 1;
                    fault.should_be_to = to(*below);
                    fault.shares = below;
                    out.faults.push_back(fault);
                }
            }
            for (std::size_t i = begin; i < end; ++i) {
                below = !below || to(rows[i]) < to(*below) ? rows[i] : *below;
            }
            end = begin;
        }
    }
}

}  // namespace

RankAudit audit_ranks(const PublishedTable& table) {
    RankAudit out;
    Groups groups;
    Groups with_ranges;
    std::map<std::string, std::set<Exact>> firsts;
    bool ranges = false;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const PublishedRow& row = table.rows[i];
        if (!row.rank || !row.total) {
            out.left_out += row.takes_rank() ? 1U : 0U;
            continue;
        }
        ++out.ranked;
        ranges = ranges || row.rank_to > 0;
        with_ranges[row.group].push_back(i);
        if (row.rank_to == 0) {
            groups[row.group].push_back(i);
        }
        if (*row.rank == 1) {
            out.firsts =
                std::max(out.firsts, (firsts[row.group].insert(row.total->value), firsts[row.group].size()));
        }
    }
    std::optional<Reading> best;
    for (const bool ascending : {false, true}) {
        for (const auto style :
             {RankStyle::competition, RankStyle::dense, RankStyle::ordinal, RankStyle::last}) {
            const Reading each = read_as(table, groups, style, ascending);
            if (!ascending) {
                out.against[static_cast<std::size_t>(style)] = each.faults;
                out.alike = !each.tied;
            }
            // That the least is first takes more than a tie: a row or two out of place are no proof.
            const std::size_t cost = each.faults + each.gaps;
            if (!best || (ascending == best->ascending ? cost < best->faults + best->gaps
                                                       : 2 * each.faults < best->faults && out.ranked > 2)) {
                best = each;
            }
        }
    }
    out.style = best->style;
    out.ascending = best->ascending;
    out.unrelated = 2 * best->faults > out.ranked;
    if (out.unrelated) {
        return out;
    }
    for (const auto& [name, rows] : groups) {
        RankedGroup(table, rows, out.style, out.ascending).tell(out);
    }
    if (ranges) {
        audit_ranges(table, with_ranges, out.ascending, out);
    }
    explain_gaps(table, out.gaps);
    std::ranges::sort(out.faults, {}, &RankFault::row);
    return out;
}

}  // namespace ceping
