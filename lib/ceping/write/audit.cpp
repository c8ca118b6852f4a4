// The report of ceping-audit for people. Source: ceping-audit(1), OUTPUT.
#include <ceping/write/audit.hpp>

#include <ceping/base/location.hpp>
#include <ceping/write/diff_parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

std::string numbered(std::size_t count) { return std::to_string(count); }

class AuditPage {
public:
    AuditPage(const AuditReport& report, const AuditWriteOptions& options)
        : report_(report), table_(*report.table), options_(options) {}

    std::vector<DiffPart> take() {
        head();
        totals();
        weights();
        ranks();
        bands();
        others();
        verdict();
        return std::move(parts_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }

    [[nodiscard]] std::string quoted(const std::string& text) const {
        return say({"“" + text + "”", "`" + text + "'"});
    }

    /// Who a row is about: its name, else its number.
    [[nodiscard]] std::string who(std::size_t row) const {
        const std::string& name = table_.rows[row].name;
        return !name.empty() ? name
                             : say({"第 " + numbered(row + 1) + " 行数据", "row " + numbered(row + 1)});
    }

    /// `path:line:column: who: `.
    [[nodiscard]] std::string at(std::size_t row, Place place) const {
        return Location{table_.path, place.line, place.column, {}}.text() + ": " + who(row) +
               say({"：", ": "});
    }

    [[nodiscard]] std::string total(std::size_t row) const { return table_.rows[row].total->text; }

    void head() {
        DiffPart part;
        part.lines.push_back(table_.path + say({"：" + numbered(table_.rows.size()) + " 行",
                                                ": " + numbered(table_.rows.size()) +
                                                    (table_.rows.size() == 1 ? " row" : " rows")}));
        std::string columns;
        for (const auto& each : table_.columns) {
            columns += columns.empty() ? "" : say({"、", ", "});
            columns += say(role_words(each.role)) + say({"", " "}) + quoted(each.header) +
                       (each.guessed ? say({"（推断）", " (guessed)"}) : "");
        }
        part.lines.push_back(say({"列：", "columns: "}) + columns);
        parts_.push_back(std::move(part));
    }

    static Words role_words(ColumnRole role) {
        switch (role) {
            case ColumnRole::name: return {"名称", "name"};
            case ColumnRole::part: return {"分项", "part"};
            case ColumnRole::total: return {"总分", "total"};
            case ColumnRole::rank: return {"名次", "rank"};
            case ColumnRole::band: return {"等次", "band"};
            case ColumnRole::group: break;
        }
        return {"分组", "group"};
    }

    void totals() {
        DiffPart part;
        part.heading = say({"总分", "Totals"});
        if (report_.source == TotalsSource::untold) {
            part.lines.push_back(say(
                {"推断出的分项相加、平均都得不出总分，也没有找到合适的权重；请用 --parts 指明分项。总分未核对。",
                 "The parts that were guessed do not give the totals as a sum or a mean, and no weights were found; "
                 "name the parts by --parts. Totals were not checked."}));
        } else if (!report_.totals.empty()) {
            part.lines.push_back(counts());
            if (report_.weights_sum) {
                const std::string sum = (*report_.weights_sum * Exact(100)).plain();
                part.lines.push_back(say(
                    {"权重之和是 " + sum + "%，应为 100%", "the weights add up to " + sum + "%, not 100%"}));
            }
            for (std::size_t i = 0; i < report_.totals.size(); ++i) {
                total_line(i, part);
            }
        }
        for (const auto& each : report_.parts) {
            const auto& printed = *table_.rows[each.row].parts[each.part];
            const std::string max = table_.parts[each.part].max->plain();
            part.lines.push_back(
                at(each.row, printed.place) +
                say({quoted(table_.parts[each.part].title) + " " + printed.text + " 超过满分 " + max,
                     quoted(table_.parts[each.part].title) + " " + printed.text + " is above its full mark " +
                         max}));
        }
        if (!part.lines.empty()) {
            parts_.push_back(std::move(part));
        }
    }

    [[nodiscard]] std::string counts() const {
        Words rule{"分项之和", "the sum of the parts"};
        if (report_.source == TotalsSource::mean) {
            rule = {"分项的平均", "the mean of the parts"};
        } else if (report_.source == TotalsSource::weighted) {
            rule = {"分项加权之和", "the weighted sum of the parts"};
        }
        const std::string consistent = numbered(report_.count(TotalStatus::consistent));
        const std::string rounding = numbered(report_.count(TotalStatus::display_rounding));
        const std::string impossible = numbered(report_.count(TotalStatus::impossible));
        const std::size_t unchecked = report_.count(TotalStatus::unchecked);
        return say(
            {"按" + rule.zh + "核对：" + consistent + " 行相符，" + rounding + " 行只是显示时取舍所致，" +
                 impossible + " 行不可能成立" +
                 (unchecked == 0 ? "" : "，" + numbered(unchecked) + " 行数字不全未核对"),
             "as " + rule.en + ": " + consistent + " consistent, " + rounding + " only display rounding, " +
                 impossible + " impossible" +
                 (unchecked == 0 ? "" : ", " + numbered(unchecked) + " not checked (a number is missing)")});
    }

    void total_line(std::size_t row, DiffPart& part) const {
        const TotalCheck& check = report_.totals[row];
        const bool impossible = check.status == TotalStatus::impossible;
        if (!impossible && !(options_.verbose && check.status == TotalStatus::display_rounding)) {
            return;
        }
        const std::string give = check.printed.plain();
        const std::string range = check.low.plain() + " – " + check.high.plain();
        std::string line = at(row, table_.rows[row].total->place) +
                           say({"总分 " + total(row) + "，分项得出 " + give,
                                "total " + total(row) + "; the parts give " + give});
        if (check.low != check.high) {
            line += say({"（取舍前可为 " + range + "）", " (before rounding " + range + ")"});
        }
        if (impossible) {
            const bool high = check.off.sign() > 0;
            const std::string off = (high ? check.off : -check.off).plain();
            line += say({std::string("：至少") + (high ? "多 " : "少 ") + off,
                         std::string(": too ") + (high ? "high" : "low") + " by at least " + off});
        } else {
            line += say({"：只是显示时取舍所致", ": only display rounding"});
        }
        part.lines.push_back(std::move(line));
    }

    void weights() {
        if (!report_.weights) {
            return;
        }
        const FittingWeights& found = *report_.weights;
        const bool halves = found.steps == 200;
        DiffPart part;
        part.heading = say({"权重", "Weights"});
        part.lines.push_back(weight_verdict(found, say({halves ? "以 0.5% 为单位" : "以 1% 为单位",
                                                        halves ? "half per cents" : "whole per cents"})));
        for (const auto& [row, count] : report_.without) {
            const std::string vectors = std::to_string(count);
            part.lines.push_back(
                at(row, table_.rows[row].total->place) +
                say({"不计这一行（总分 " + total(row) + "），有 " + vectors + " 组权重与其余各行相容",
                     "without this row (total " + total(row) + ") " + vectors +
                         (count == 1 ? " vector fits" : " vectors fit") + " the others"}));
        }
        if (!found.best.empty()) {
            part.table = weight_table(found);
        }
        if (found.count > found.best.size() && !found.best.empty()) {
            part.after.push_back(
                say({"只列出与公布数字最接近的 " + numbered(found.best.size()) + " 组。",
                     "Only the " + numbered(found.best.size()) + " nearest to what is printed are listed."}));
        }
        parts_.push_back(std::move(part));
    }

    [[nodiscard]] std::string weight_verdict(const FittingWeights& found, const std::string& unit) const {
        const std::string count = std::to_string(found.count);
        const std::string rows = numbered(found.rows);
        if (!found.complete && found.count == 0) {
            return say(
                {unit + "：组合太多，没有查完；查过的都与 " + rows + " 行不相容",
                 unit + ": too many to search them all; none of those searched fits the " + rows + " rows"});
        }
        if (!found.complete) {
            return say({unit + "：组合太多，没有查完；至少有 " + count + " 组权重与 " + rows + " 行都相容",
                        unit + ": too many to search them all; at least " + count + " vectors fit the " +
                            rows + " rows"});
        }
        if (found.rows == 0) {
            return say({"没有一行的分项和总分是齐全的，无法推算权重",
                        "no row has all parts and a total, so weights cannot be looked for"});
        }
        if (found.count == 0) {
            return say({unit + "：没有一组合计 100% 的权重能与全部 " + rows + " 行相容",
                        unit + ": no weights that add up to 100% fit all " + rows + " rows"});
        }
        if (found.count == 1) {
            return say({unit + "：只有一组权重与全部 " + rows + " 行相容",
                        unit + ": exactly one vector of weights fits all " + rows + " rows"});
        }
        return say({unit + "：有 " + count + " 组权重都与全部 " + rows + " 行相容，无法确定是哪一组",
                    unit + ": " + count + " vectors fit all " + rows +
                        " rows, so the weights cannot be told exactly"});
    }

    [[nodiscard]] RowTable weight_table(const FittingWeights& found) const {
        RowTable out;
        out.columns.push_back({say({"权重 %", "weights in %"})});
        for (const auto& part : table_.parts) {
            out.columns.push_back({part.title, true});
        }
        out.columns.push_back({say({"最大误差", "largest error"}), true});
        for (std::size_t v = 0; v < found.best.size(); ++v) {
            Cells row{numbered(v + 1)};
            for (const int weight : found.best[v].weights) {
                row.push_back(percent_of(weight, found.steps).plain());
            }
            row.push_back(found.best[v].error.shortest(4));
            out.rows.push_back(std::move(row));
        }
        if (found.count > 1) {
            Cells row{say({"范围", "range"})};
            for (const auto& [least, most] : found.span) {
                row.push_back(percent_of(least, found.steps).plain() + "–" +
                              percent_of(most, found.steps).plain());
            }
            row.emplace_back();
            out.rows.push_back(std::move(row));
        }
        return out;
    }

    void ranks() {
        DiffPart part;
        part.heading = say({"名次", "Ranks"});
        if (report_.ranks) {
            const RankAudit& found = *report_.ranks;
            part.lines.push_back(rank_summary(found));
            if (found.firsts > 1 && !found.faults.empty()) {
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
            part.lines.push_back(at(each.row, table_.rows[each.row].place) +
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
            parts_.push_back(std::move(part));
        }
    }

    [[nodiscard]] std::string rank_summary(const RankAudit& found) const {
        const std::string ranked = numbered(found.ranked);
        const std::string competition = numbered(found.against_competition);
        const std::string dense = numbered(found.against_dense);
        if (found.alike) {
            return say({ranked + " 行有名次，没有同分，两种排法一样；不符的行：" + competition,
                        "ranked rows: " + ranked +
                            "; none are tied, so both styles are alike; contradicting them: " + competition});
        }
        const bool is_dense = found.style == RankStyle::dense;
        return say({ranked + " 行有名次；不符的行：按并列后跳号（1、2、2、4）" + competition +
                        "，按并列后不跳号（1、2、2、3）" + dense + "；以下按" +
                        (is_dense ? "不跳号" : "跳号") + "核对",
                    "ranked rows: " + ranked + "; contradicting competition ranking (1, 2, 2, 4): " +
                        competition + ", dense ranking (1, 2, 2, 3): " + dense + "; held against " +
                        (is_dense ? "dense" : "competition")});
    }

    [[nodiscard]] std::string rank_line(const RankFault& fault) const {
        const std::string printed = std::to_string(*table_.rows[fault.row].rank);
        const std::string right = std::to_string(fault.should_be);
        std::string out = at(fault.row, table_.rows[fault.row].rank_place) +
                          say({"总分 " + total(fault.row) + "，名次 " + printed + "，应为 " + right,
                               "total " + total(fault.row) + ", rank " + printed + ", should be " + right});
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
        DiffPart part;
        part.heading = say({"等次", "Bands"});
        const bool grouped = table_.has(ColumnRole::group);
        if (grouped) {
            part.table.columns.push_back({say({"分组", "group"})});
        }
        for (const Words& title :
             {Words("等次", "band"), Words("行数", "rows"), Words("最低", "least"), Words("最高", "most")}) {
            part.table.columns.push_back({say(title), title.en != "band"});
        }
        for (const auto& each : found.ranges) {
            Cells row{each.band, numbered(each.rows), each.low.plain(), each.high.plain()};
            if (grouped) {
                row.insert(row.begin(), each.group);
            }
            part.table.rows.push_back(std::move(row));
        }
        for (const auto& each : found.steps) {
            part.after.push_back(step_line(each));
        }
        for (const auto& fault : found.faults) {
            part.after.push_back(band_line(fault));
        }
        parts_.push_back(std::move(part));
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
        std::string out = at(fault.row, table_.rows[fault.row].band_place) +
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

    void others() {
        DiffPart part;
        part.heading = say({"名称", "Names"});
        for (const auto& [row, first] : report_.twice) {
            part.lines.push_back(
                at(row, table_.rows[row].place) +
                say({"第二次出现，前一处在第 " + std::to_string(table_.rows[first].place.line) + " 行",
                     "stands a second time; the first is on line " +
                         std::to_string(table_.rows[first].place.line)}));
        }
        if (!part.lines.empty()) {
            parts_.push_back(std::move(part));
        }
    }

    void verdict() {
        const std::size_t faults = report_.faults();
        DiffPart part;
        part.lines.push_back(faults == 0 ? say({"没有发现错误", "nothing wrong was found"})
                                         : say({"共 " + numbered(faults) + " 处错误",
                                                numbered(faults) + (faults == 1 ? " fault" : " faults")}));
        parts_.push_back(std::move(part));
    }

    const AuditReport& report_;
    const PublishedTable& table_;
    const AuditWriteOptions& options_;
    std::vector<DiffPart> parts_;
};

}  // namespace

std::vector<std::string> audit_format_names() { return {"text", "markdown", "json"}; }

std::string_view style_name(RankStyle style) { return style == RankStyle::dense ? "dense" : "competition"; }

std::string_view source_name(TotalsSource source) {
    switch (source) {
        case TotalsSource::none: return "none";
        case TotalsSource::sum: return "sum";
        case TotalsSource::mean: return "mean";
        case TotalsSource::weighted: return "weighted";
        case TotalsSource::recovered: return "recovered";
        case TotalsSource::untold: break;
    }
    return "untold";
}

std::string_view status_name(TotalStatus status) {
    switch (status) {
        case TotalStatus::consistent: return "consistent";
        case TotalStatus::display_rounding: return "display_rounding";
        case TotalStatus::impossible: return "impossible";
        case TotalStatus::unchecked: break;
    }
    return "unchecked";
}

std::string_view role_name(ColumnRole role) {
    switch (role) {
        case ColumnRole::name: return "name";
        case ColumnRole::part: return "part";
        case ColumnRole::total: return "total";
        case ColumnRole::rank: return "rank";
        case ColumnRole::band: return "band";
        case ColumnRole::group: break;
    }
    return "group";
}

Exact percent_of(int weight, int steps) { return Exact(weight) * Exact(100) / Exact(steps); }

void write_audit(const AuditReport& report, std::string_view format, const AuditWriteOptions& options,
                 const ByteSink& out) {
    if (format == "json") {
        out(audit_json(report));
        return;
    }
    write_parts(AuditPage(report, options).take(), format == "markdown", options.width, out);
}

}  // namespace ceping
