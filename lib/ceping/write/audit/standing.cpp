// Ranks, order and bands in the report of ceping-audit for people. Source: ceping-audit(1).
#include <ceping/write/audit/parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

class StandingPage : AuditTeller {
public:
    StandingPage(const AuditReport& report, Report& out) : AuditTeller(report, false, out) {}

    void tell() {
        ranks();
        bands();
    }

private:
    void ranks() {
        section({"名次", "Ranks"});
        if (report_.ranks) {
            const RankAudit& found = *report_.ranks;
            item(rank_summary(found));
            rank_remarks(found);
            if (found.firsts > 1 && !table_.has(ColumnRole::group) &&
                (!found.faults.empty() || found.unrelated)) {
                item(phrases::many_firsts.with({{"totals", found.firsts}}));
            }
            for (const auto& fault : found.faults) {
                item(at(fault.row, table_.rows[fault.row].rank_place, rank_words(fault)));
            }
        }
        for (const auto& each : report_.order.faults) {
            item(remark_at(each.row, table_.rows[each.row].place,
                           phrases::stands_below.with({{"total", total(each.row)},
                                                       {"other", who(each.above)},
                                                       {"points", total(each.above)}})));
        }
        if (report_.ranks && !report_.order.ordered) {
            item({"各行不是按总分排列的", "the rows are not in the order of their totals"});
        }
    }

    [[nodiscard]] Words remark_at(std::size_t row, Place place, Words what) const {
        return phrases::audit_remark.with({{"what", at(row, place, std::move(what))}});
    }

    [[nodiscard]] static Words span_of(std::int64_t first, std::int64_t last) {
        return first == last ? Words(std::to_string(first))
                             : phrases::spread.with({{"from", first}, {"to", last}});
    }

    [[nodiscard]] static Words rank_summary(const RankAudit& found) {
        const std::size_t faults = found.faults.size();
        const Words least =
            found.ascending ? Words{"；分数最低的排第一", "; the least total is first"} : Words();
        return found.unrelated ? phrases::ranks_unrelated.with({{"ranked", found.ranked}})
               : found.alike   ? phrases::ranks_alike.with(
                                     {{"ranked", found.ranked}, {"faults", faults}, {"least_first", least}})
                             : phrases::ranks_held.with({{"ranked", found.ranked},
                                                         {"style", word_of(found.style).words()},
                                                         {"faults", faults},
                                                         {"least_first", least}});
    }

    void rank_remarks(const RankAudit& found) {
        if (found.style == RankStyle::ordinal && !found.alike && !found.unrelated) {
            item({"提示：同分的都分出了先后，所依据的不在表中",
                  "remark: all who have the same total have ranks of their own, by "
                  "something that is not in the table"});
        }
        for (const auto& gap : found.gaps) {
            item(remark_at(gap.row, table_.rows[gap.row].rank_place,
                           phrases::rank_gap.with({{"ranks", span_of(gap.first, gap.last)}})));
        }
    }

    [[nodiscard]] Words rank_words(const RankFault& fault) const {
        const PublishedRow& row = table_.rows[fault.row];
        const std::string printed =
            std::to_string(*row.rank) + (row.rank_to > 0 ? "-" + std::to_string(row.rank_to) : "");
        const Words right = span_of(fault.should_be, std::max(fault.should_be, fault.should_be_to));
        Words why;
        if (fault.shares && (row.rank_to > 0 || !fault.tied)) {
            const std::size_t other = *fault.shares;
            why = row.rank_to > 0
                      ? phrases::ranked_before.with({{"other", who(other)}, {"points", total(other)}})
                      : phrases::shares_rank.with(
                            {{"other", who(other)}, {"points", total(other)}, {"rank", printed}});
        } else if (fault.tied) {
            why = phrases::tied_with.with({{"right", right}, {"other", who(*fault.tied)}});
        }
        return phrases::rank_wrong.with(
            {{"total", total(fault.row)}, {"rank", printed}, {"right", right}, {"why", why}});
    }

    void bands() {
        const BandAudit& found = report_.bands;
        if (found.ranges.empty() && found.faults.empty()) {
            return;
        }
        section({"等次", "Bands"});
        const bool grouped = table_.has(ColumnRole::group);
        const CellsOf of(found.ranges);
        Report::Table table;
        table.rows = found.ranges.size();
        if (grouped) {
            table.for_people({"分组", "group"}, Report::Type::text, of(&BandRange::group));
        }
        table.for_people({"等次", "band"}, Report::Type::text, of(&BandRange::band));
        table.for_people({"行数", "rows"}, Report::Type::count, of(&BandRange::rows));
        table.for_people({"最低", "least"}, Report::Type::points,
                         of([](const BandRange& range) { return range.low.plain(); }));
        table.for_people({"最高", "most"}, Report::Type::points,
                         of([](const BandRange& range) { return range.high.plain(); }));
        add(std::move(table));
        for (const auto& each : found.steps) {
            item(step_line(each));
        }
        for (const auto& fault : found.faults) {
            item(band_line(fault));
        }
    }

    [[nodiscard]] Words step_line(const BandStep& step) const {
        const BandRange& upper = report_.bands.ranges[step.upper];
        Words out = (step.overlap ? phrases::bands_overlap : phrases::bands_part)
                        .with({{"upper", upper.band},
                               {"lower", report_.bands.ranges[step.lower].band},
                               {"from", step.from.plain()},
                               {"to", step.to.plain()}});
        return upper.group.empty() ? out : phrases::told_of.with({{"what", upper.group}, {"text", out}});
    }

    [[nodiscard]] Words band_line(const BandFault& fault) const {
        const PublishedRow& row = table_.rows[fault.row];
        const std::string points = total(fault.row);
        Words what;
        if (fault.min) {
            what = phrases::band_below_min.with(
                {{"total", points}, {"band", row.band}, {"min", fault.min->plain()}});
        } else if (fault.against) {
            what = phrases::band_against.with({{"total", points},
                                               {"band", row.band},
                                               {"other", who(*fault.against)},
                                               {"points", total(*fault.against)},
                                               {"fits", fault.fits}});
        } else {
            what = phrases::band_among.with({{"total", points}, {"band", row.band}, {"fits", fault.fits}});
        }
        return fault.lower ? remark_at(fault.row, row.band_place, what) : at(fault.row, row.band_place, what);
    }
};

}  // namespace

void tell_standing(const AuditReport& report, Report& into) { StandingPage(report, into).tell(); }

}  // namespace ceping
