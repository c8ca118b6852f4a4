// Ranks, order and bands in the report of ceping-audit for people. Source: ceping-audit(1).
#include <ceping/write/audit/parts.hpp>

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
        AuditPart part;
        part.heading = say({"名次", "Ranks"});
        if (report_.ranks) {
            const RankAudit& found = *report_.ranks;
            part.lines.push_back(rank_summary(found));
            rank_remarks(found, part);
            if (found.firsts > 1 && !table_.has(ColumnRole::group) &&
                (!found.faults.empty() || found.unrelated)) {
                part.lines.push_back(
                    say({"有 " + numbered(found.firsts) +
                             " 个不同分数都排第 1：如果是分组排名，请用 --by 指明分组的列",
                         "rank 1 stands at " + numbered(found.firsts) +
                             " different totals: where units are ranked in groups, name their "
                             "column by --by"}));
            }
            for (const auto& fault : found.faults) {
                part.lines.push_back(rank_line(fault));
            }
        }
        for (const auto& each : report_.order.faults) {
            part.lines.push_back(say({"提示：", "remark: "}) + at(each.row, table_.rows[each.row].place) +
                                 say({"总分 " + total(each.row) + "，却排在 " + who(each.above) + "（" +
                                          total(each.above) + "）之下",
                                      "total " + total(each.row) + ", but it stands below " +
                                          who(each.above) + " with " + total(each.above)}));
        }
        if (report_.ranks && !report_.order.ordered) {
            part.lines.push_back(
                say({"各行不是按总分排列的", "the rows are not in the order of their totals"}));
        }
        if (!part.lines.empty()) {
            add(std::move(part));
        }
    }

    [[nodiscard]] Words style_words(RankStyle style) const {
        switch (style) {
            case RankStyle::dense: return {"并列后不跳号（1、2、2、3）", "dense ranking (1, 2, 2, 3)"};
            case RankStyle::ordinal: return {"同分不并列（1、2、3、4）", "ordinal ranking (1, 2, 3, 4)"};
            case RankStyle::last:
                return {"并列取末位（1、3、3、4）", "ranking by the last of a tie (1, 3, 3, 4)"};
            case RankStyle::competition: break;
        }
        return {"并列后跳号（1、2、2、4）", "competition ranking (1, 2, 2, 4)"};
    }

    [[nodiscard]] std::string rank_summary(const RankAudit& found) const {
        const std::string ranked = numbered(found.ranked);
        if (found.unrelated) {
            return say(
                {ranked + " 行有名次，过半与总分对不上：名次不是按这一列总分排的，未核对",
                 "ranked rows: " + ranked +
                     "; more than half contradict the totals: the ranks are not by these, and were not checked"});
        }
        const std::string faults = numbered(found.faults.size());
        const Words style = style_words(found.style);
        std::string out = found.alike
                              ? say({ranked + " 行有名次，没有同分；不符的行：" + faults,
                                     "ranked rows: " + ranked + "; none are tied; contradicting: " + faults})
                              : say({ranked + " 行有名次，按" + style.zh + "核对；不符的行：" + faults,
                                     "ranked rows: " + ranked + ", held against " + style.en +
                                         "; contradicting: " + faults});
        if (found.ascending) {
            out += say({"；分数最低的排第一", "; the least total is first"});
        }
        return out;
    }

    void rank_remarks(const RankAudit& found, AuditPart& part) const {
        if (found.style == RankStyle::ordinal && !found.alike && !found.unrelated) {
            part.lines.push_back(
                say({"提示：同分的都分出了先后，所依据的不在表中",
                     "remark: all who have the same total have ranks of their own, by something that is "
                     "not in the table"}));
        }
        for (const auto& gap : found.gaps) {
            const std::string first = std::to_string(gap.first);
            const std::string last = std::to_string(gap.last);
            const std::string ranks = first == last ? first : first + " – " + last;
            part.lines.push_back(say({"提示：", "remark: "}) + at(gap.row, table_.rows[gap.row].rank_place) +
                                 say({"它之前没有名次 " + ranks + "：这些单位不在表中，或名次有误",
                                      "nobody above it has rank " + ranks +
                                          ": those units are not in the table, or ranks are wrong"}));
        }
    }

    [[nodiscard]] std::string rank_line(const RankFault& fault) const {
        const PublishedRow& row = table_.rows[fault.row];
        const std::string printed =
            std::to_string(*row.rank) + (row.rank_to > 0 ? "-" + std::to_string(row.rank_to) : "");
        const std::string right =
            std::to_string(fault.should_be) +
            (fault.should_be_to > fault.should_be ? " – " + std::to_string(fault.should_be_to) : "");
        std::string out = at(fault.row, row.rank_place) +
                          say({"总分 " + total(fault.row) + "，名次 " + printed + "，应为 " + right,
                               "total " + total(fault.row) + ", rank " + printed + ", should be " + right});
        if (row.rank_to > 0 && fault.shares) {
            return out +
                   say({"：" + who(*fault.shares) + "（" + total(*fault.shares) + "）分数较低而名次在前",
                        ": " + who(*fault.shares) + ", with " + total(*fault.shares) +
                            ", is ranked before it"});
        }
        if (fault.tied) {
            out += say({"：与第 " + right + " 名的 " + who(*fault.tied) + " 同分",
                        ": the same total as " + who(*fault.tied) + ", which has rank " + right});
        } else if (fault.shares) {
            out += say({"：" + who(*fault.shares) + "（" + total(*fault.shares) + "）也是第 " + printed +
                            " 名，分数不同",
                        ": " + who(*fault.shares) + ", with " + total(*fault.shares) + ", has rank " +
                            printed + ", too"});
        }
        return out;
    }

    void bands() {
        const BandAudit& found = report_.bands;
        if (found.ranges.empty() && found.faults.empty()) {
            return;
        }
        AuditPart part;
        part.heading = say({"等次", "Bands"});
        const bool grouped = table_.has(ColumnRole::group);
        const CellsOf of(found.ranges);
        part.table.rows = found.ranges.size();
        if (grouped) {
            part.table.for_people({"分组", "group"}, Report::Type::text, of(&BandRange::group));
        }
        part.table.for_people({"等次", "band"}, Report::Type::text, of(&BandRange::band));
        part.table.for_people({"行数", "rows"}, Report::Type::count, of(&BandRange::rows));
        part.table.for_people({"最低", "least"}, Report::Type::points,
                              of([](const BandRange& range) { return range.low.plain(); }));
        part.table.for_people({"最高", "most"}, Report::Type::points,
                              of([](const BandRange& range) { return range.high.plain(); }));
        for (const auto& each : found.steps) {
            part.after.push_back(step_line(each));
        }
        for (const auto& fault : found.faults) {
            part.after.push_back(band_line(fault));
        }
        add(std::move(part));
    }

    [[nodiscard]] std::string step_line(const BandStep& step) const {
        const BandRange& upper = report_.bands.ranges[step.upper];
        const BandRange& lower = report_.bands.ranges[step.lower];
        const std::string group = upper.group.empty() ? "" : upper.group + say({"：", ": "});
        const std::string from = step.from.plain();
        const std::string to = step.to.plain();
        if (step.overlap) {
            return group + say({upper.band + "与" + lower.band + "的分数重叠：" + from + " – " + to,
                                "the totals of " + upper.band + " and " + lower.band + " overlap: " + from +
                                    " – " + to});
        }
        return group + say({upper.band + "与" + lower.band + "的分界在 " + from + " 以上、" + to +
                                " 以下（含），其间没有单位",
                            "the line between " + upper.band + " and " + lower.band + " is over " + from +
                                " and at most " + to + "; nobody stands between"});
    }

    [[nodiscard]] std::string band_line(const BandFault& fault) const {
        const std::string& band = table_.rows[fault.row].band;
        std::string out = (fault.lower ? say({"提示：", "remark: "}) : "") +
                          at(fault.row, table_.rows[fault.row].band_place) +
                          say({"总分 " + total(fault.row) + "，评为“" + band + "”",
                               "total " + total(fault.row) + ", banded `" + band + "'"});
        if (fault.min) {
            const std::string min = fault.min->plain();
            out += say({"，细则要求至少 " + min, ", which takes at least " + min + " by the rubric"});
        } else if (fault.against) {
            out += say(
                {"，而 " + who(*fault.against) + "（" + total(*fault.against) + "）是“" + fault.fits + "”",
                 "; " + who(*fault.against) + ", with " + total(*fault.against) + ", is `" + fault.fits +
                     "'"});
        } else {
            out += say({"，与其他单位相比应为“" + fault.fits + "”",
                        "; among the others it fits `" + fault.fits + "'"});
        }
        return out;
    }
};

}  // namespace

void tell_standing(const AuditReport& report, Report& into) { StandingPage(report, into).tell(); }

}  // namespace ceping
