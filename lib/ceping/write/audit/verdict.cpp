// The last lines of ceping-audit's report: what was checked, and what was not. Source: ceping-audit(1), VERDICT.
#include <ceping/write/audit/parts.hpp>

namespace ceping {

namespace {

Words why_words(Unchecked why) {
    switch (why) {
        case Unchecked::no_column: return {"没有这一列", "there is no such column"};
        case Unchecked::no_parts: return {"没有分项", "there are no parts"};
        case Unchecked::no_numbers:
            return {"没有一行的数字是齐全而可读的", "no row has all the figures that it takes, readable"};
        case Unchecked::too_few: return {"可以互相对照的行太少", "too few rows to hold against one another"};
        case Unchecked::no_rule:
            return {"没有一种算法能由分项得出总分", "no sum, mean or weights of the parts give the totals"};
        case Unchecked::gave_up:
            return {"权重的组合太多，没有查完（--effort 可查得更久）",
                    "too many weights to try them all (--effort searches longer)"};
        case Unchecked::too_fine: return {"数字的位数太多，无法推算权重", "the numbers have too many digits"};
        case Unchecked::not_by_total: return {"不是按总分排的", "not by the totals"};
        case Unchecked::own_table:
            return {"ceping 自己的表，得分请用 ceping-explain 查",
                    "ceping's own table: ceping-explain derives scores"};
        case Unchecked::no: break;
    }
    return {"", ""};
}

Words verdict_of(const Verdict& verdict) {
    if (verdict.why != Unchecked::no) {
        const Words why = why_words(verdict.why);
        return verdict.wrong > 0
                   ? phrases::wrong_rest_unchecked.with({{"wrong", verdict.wrong}, {"why", why}})
                   : phrases::not_checked.with({{"why", why}});
    }
    const Words rows = row_count(verdict.rows);
    // With remarks nothing is shown to be wrong, and not all is plainly right.
    return verdict.wrong > 0     ? phrases::wrong_of_checked.with({{"wrong", verdict.wrong}, {"rows", rows}})
           : verdict.remarks > 0 ? phrases::not_shown_wrong.with({{"rows", rows}})
                                 : phrases::checked_and_right.with({{"rows", rows}});
}

Words line_of(const Words& topic, const Verdict& verdict) {
    const bool left = verdict.left > 0 && verdict.why == Unchecked::no;
    return phrases::verdict_line.with(
        {{"topic", topic},
         {"verdict", verdict_of(verdict)},
         {"left", left ? phrases::rows_left.with({{"rows", verdict.left}}) : Words()},
         {"remarks",
          verdict.remarks > 0 ? phrases::verdict_remarks.with({{"remarks", verdict.remarks}}) : Words()}});
}

}  // namespace

std::vector<Words> audit_verdict(const AuditReport& report) {
    std::vector<Words> lines{line_of({"总分", "totals"}, report.totals_verdict()),
                             line_of({"名次", "ranks"}, report.ranks_verdict()),
                             line_of({"等次", "bands"}, report.bands_verdict()),
                             line_of({"次序", "order"}, report.order_verdict())};
    if (!report.table->summaries.empty()) {
        const std::size_t cells = report.summaries.checked;
        lines.push_back(
            phrases::sums_checked.with({{"cells", {std::to_string(cells), counted(cells, "cell")}},
                                        {"wrong", report.summaries.faults.size()}}));
    }
    if (report.table->unreadable > 0) {
        lines.push_back(phrases::cells_unreadable.with({{"cells", report.table->unreadable}}));
    }
    if (const std::size_t faults = report.faults(); faults > 0) {
        lines.push_back(
            phrases::faults_in_all.with({{"faults", {std::to_string(faults), counted(faults, "fault")}}}));
    } else if (report.checked()) {
        lines.emplace_back("核对过的没有错误", "no fault in what was checked");
    } else {
        lines.emplace_back("什么都没有核对", "nothing was checked");
    }
    return lines;
}

std::string_view unchecked_name(Unchecked why) {
    switch (why) {
        case Unchecked::no_column: return "no_column";
        case Unchecked::no_parts: return "no_parts";
        case Unchecked::no_numbers: return "no_numbers";
        case Unchecked::too_few: return "too_few";
        case Unchecked::no_rule: return "no_rule";
        case Unchecked::gave_up: return "gave_up";
        case Unchecked::too_fine: return "too_fine";
        case Unchecked::not_by_total: return "not_by_total";
        case Unchecked::own_table: return "own_table";
        case Unchecked::no: break;
    }
    return "";
}

}  // namespace ceping
