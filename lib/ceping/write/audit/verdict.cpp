// The last lines of ceping-audit's report: what was checked, and what was not. Source: ceping-audit(1), VERDICT.
#include <ceping/write/audit/parts.hpp>

namespace ceping {

namespace {

Words verdict_of(const Verdict& verdict) {
    if (verdict.why != Unchecked::no) {
        const Words why = word_of(verdict.why).words();
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

}  // namespace ceping
