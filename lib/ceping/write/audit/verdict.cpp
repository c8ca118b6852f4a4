// The last lines of ceping-audit's report: what was checked, and what was not. Source: ceping-audit(1), VERDICT.
#include <ceping/write/audit/parts.hpp>

#include <ceping/base/text.hpp>

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

Words line_of(const Words& topic, const Verdict& verdict) {
    const std::string rows = std::to_string(verdict.rows);
    Words out(topic.zh + "：", topic.en + ": ");
    if (verdict.wrong > 0) {
        const std::string wrong = std::to_string(verdict.wrong);
        out.zh += "有误（" + wrong + " 处）";
        out.en += "wrong (" + wrong + ")";
    }
    if (verdict.why != Unchecked::no) {
        const Words why = why_words(verdict.why);
        out.zh += (verdict.wrong > 0 ? "；其余未核对：" : "未核对：") + why.zh;
        out.en += (verdict.wrong > 0 ? "; the rest not checked: " : "not checked: ") + why.en;
    } else {
        // With remarks nothing is shown to be wrong, and not all is plainly right.
        out.zh += verdict.wrong > 0     ? "，核对了 " + rows + " 行"
                  : verdict.remarks > 0 ? "已核对 " + rows + " 行，未见错误"
                                        : "已核对 " + rows + " 行，无误";
        out.en += verdict.wrong > 0     ? ", of " + counted(rows, "row") + " checked"
                  : verdict.remarks > 0 ? "checked, not shown to be wrong, " + counted(rows, "row")
                                        : "checked and right, " + counted(rows, "row");
    }
    if (verdict.left > 0 && verdict.why == Unchecked::no) {
        const std::string left = std::to_string(verdict.left);
        out.zh += "；" + left + " 行缺数字或读不出，未核对";
        out.en += "; " + left + " not checked: a figure is missing or cannot be read";
    }
    if (verdict.remarks > 0) {
        const std::string remarks = std::to_string(verdict.remarks);
        out.zh += "；提示 " + remarks + " 条";
        out.en += "; remarks: " + remarks;
    }
    return out;
}

}  // namespace

std::vector<Words> audit_verdict(const AuditReport& report) {
    std::vector<Words> lines{line_of({"总分", "totals"}, report.totals_verdict()),
                             line_of({"名次", "ranks"}, report.ranks_verdict()),
                             line_of({"等次", "bands"}, report.bands_verdict()),
                             line_of({"次序", "order"}, report.order_verdict())};
    if (!report.table->summaries.empty()) {
        const std::string cells = std::to_string(report.summaries.checked);
        const std::string wrong = std::to_string(report.summaries.faults.size());
        lines.emplace_back("合计、平均：核对 " + cells + " 格，有误 " + wrong + " 格",
                           "sums and means: " + counted(cells, "cell") + " checked, " + wrong + " wrong");
    }
    if (report.table->unreadable > 0) {
        const std::string cells = std::to_string(report.table->unreadable);
        lines.emplace_back("读不出的格：" + cells, "cells that cannot be read: " + cells);
    }
    const std::size_t faults = report.faults();
    const std::string count = std::to_string(faults);
    if (faults > 0) {
        lines.emplace_back("共 " + count + " 处错误", counted(count, "fault"));
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
