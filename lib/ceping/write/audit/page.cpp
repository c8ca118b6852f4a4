// The report of ceping-audit for people. Source: ceping-audit(1), OUTPUT.
#include <ceping/base/text.hpp>
#include <ceping/write/audit/parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

class AuditPage : AuditTeller {
public:
    using AuditTeller::AuditTeller;

    void tell() {
        head();
        totals();
        weights();
        tell_standing(report_, out_);
        others();
        out_.heading(2, {"结论", "Verdict"});
        for (const auto& line : audit_verdict(report_)) {
            out_.item(line);
        }
    }

private:
    void head() {
        AuditPart part;
        part.lines.push_back(table_.path + say({"：" + numbered(table_.rows.size()) + " 行",
                                                ": " + counted(numbered(table_.rows.size()), "row")}));
        std::string columns;
        for (const auto& each : table_.columns) {
            columns += columns.empty() ? "" : say({"、", ", "});
            columns += say(role_words(each.role)) + say({"", " "}) + quoted(each.header) +
                       (each.guessed ? say({"（推断）", " (guessed)"}) : "");
        }
        part.lines.push_back(say({"列：", "columns: "}) + columns);
        if (table_.own != OwnTable::none) {
            part.lines.push_back(
                table_.own == OwnTable::league
                    ? say({"这是 ceping-rank 的排名表", "this is a league table of ceping-rank"})
                    : say({"这是 ceping-score 的成绩表", "this is a table of results of ceping-score"}));
        }
        if (table_.blocks > 1) {
            part.lines.push_back(say(
                {"表中并排有 " + numbered(table_.blocks) + " 块，依次读入",
                 numbered(table_.blocks) + " blocks stand side by side, and are read one after the other"}));
        }
        if (table_.set_apart + table_.summaries.size() > 0) {
            part.lines.push_back(
                say({"不是单位的行：" + numbered(table_.set_apart + table_.summaries.size()) +
                         "（其中合计、平均 " + numbered(table_.summaries.size()) + "）",
                     "rows that are no units: " + numbered(table_.set_apart + table_.summaries.size()) +
                         " (sums and means: " + numbered(table_.summaries.size()) + ")"}));
        }
        if (table_.by_sections) {
            part.lines.push_back(say({"按小标题分组", "grouped by the headings in rows of their own"}));
        }
        add(std::move(part));
    }

    static Words role_words(ColumnRole role) {
        switch (role) {
            case ColumnRole::name: return {"名称", "name"};
            case ColumnRole::part: return {"分项", "part"};
            case ColumnRole::total: return {"总分", "total"};
            case ColumnRole::rank: return {"名次", "rank"};
            case ColumnRole::band: return {"等次", "band"};
            case ColumnRole::note: return {"备注", "note"};
            case ColumnRole::other: return {"未用", "not used"};
            case ColumnRole::group: break;
        }
        return {"分组", "group"};
    }

    void totals() {
        AuditPart part;
        part.heading = say({"总分", "Totals"});
        if (report_.source == TotalsSource::untold) {
            part.lines.push_back(no_rule());
        } else if (!report_.totals.empty()) {
            part.lines.push_back(counts());
            if (report_.weights_sum) {
                const std::string sum = (*report_.weights_sum * Exact(100)).plain();
                part.lines.push_back(say(report_.weights_wrong()
                                             ? Words("权重之和是 " + sum + "%，应为 100%",
                                                     "the weights add up to " + sum + "%, not 100%")
                                             : Words("提示：权重之和是 " + sum + "%，不是 100%，而各行都相符",
                                                     "remark: the weights add up to " + sum +
                                                         "%, not 100%, and all rows fit them")));
            }
            const bool few = report_.few_rounded();
            for (std::size_t i = 0; i < report_.totals.size(); ++i) {
                total_line(i, few, part);
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
        for (const std::size_t row : report_.totals_beyond) {
            const std::string max = table_.total_max->plain();
            part.lines.push_back(
                at(row, table_.rows[row].total->place) +
                say({"总分 " + total(row) + " 超过表头所写的满分 " + max,
                     "total " + total(row) + " is above the full mark " + max + " of its header"}));
        }
        for (const auto& fault : report_.summaries.faults) {
            part.lines.push_back(summary_line(fault));
        }
        if (!part.lines.empty()) {
            add(std::move(part));
        }
    }

    [[nodiscard]] std::string no_rule() const {
        const std::string sum = numbered(report_.sum_fits);
        const std::string mean = numbered(report_.mean_fits);
        const std::string rows = numbered(report_.could_fit);
        return say(
            {"没有一种算法能由各分项得出总分：相加相符 " + sum + "/" + rows + " 行，平均相符 " + mean + "/" +
                 rows +
                 " 行，也没有找到合适的权重；分项可能不是这几列，可用 --parts 指明，如 --parts 基础分,+加分,-扣分",
             "no rule gives the totals: the sum of the parts fits " + sum + " of " + counted(rows, "row") +
                 ", the mean " + mean +
                 ", and no weights were found; the parts may be other columns: name them by --parts, such as "
                 "--parts base,+bonus,-penalty"});
    }

    [[nodiscard]] std::string summary_line(const SummaryFault& fault) const {
        const SummaryRow& row = table_.summaries[fault.summary];
        const PrintedNumber& printed = fault.part ? *row.parts[*fault.part] : *row.total;
        const std::string gives = shown(fault.gives, printed);
        const std::string of = fault.part ? quoted(table_.parts[*fault.part].title) + " " : "";
        return where(printed.place) + row.label +
               say({"：" + of + printed.text + "，各行得出 " + gives,
                    ": " + of + printed.text + "; the rows give " + gives});
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
            {"按" + rule.zh + "核对：" + consistent + " 行相符，" + rounding + " 行只是显示时修约所致，" +
                 impossible + " 行不可能成立" +
                 (unchecked == 0 ? "" : "，" + numbered(unchecked) + " 行数字不全未核对"),
             "as " + rule.en + ": " + consistent + " consistent, " + rounding + " only display rounding, " +
                 impossible + " impossible" +
                 (unchecked == 0 ? "" : ", " + numbered(unchecked) + " not checked (a number is missing)")});
    }

    void total_line(std::size_t row, bool few_rounded, AuditPart& part) const {
        const TotalCheck& check = report_.totals[row];
        const bool impossible = check.status == TotalStatus::impossible;
        const bool remark = !impossible && few_rounded;
        if (!impossible && (check.status != TotalStatus::display_rounding || !(verbose_ || remark))) {
            return;
        }
        const PrintedNumber& like = *table_.rows[row].total;
        const std::string give = shown(check.printed, like);
        const std::string range = shown(check.low, like) + " – " + shown(check.high, like);
        std::string line = (remark ? say({"提示：", "remark: "}) : "") +
                           at(row, table_.rows[row].total->place) +
                           say({"总分 " + total(row) + "，分项得出 " + give,
                                "total " + total(row) + "; the parts give " + give});
        if (check.low != check.high) {
            line += say({"（修约前可为 " + range + "）", " (before rounding " + range + ")"});
        }
        if (impossible) {
            const bool high = check.off.sign() > 0;
            const std::string off = shown(high ? check.off : -check.off, like);
            line += say({std::string("：至少") + (high ? "多 " : "少 ") + off,
                         std::string(": too ") + (high ? "high" : "low") + " by at least " + off});
        } else {
            line += say({"：只可能是显示时修约所致", ": only display rounding can explain it"});
        }
        part.lines.push_back(std::move(line));
    }

    void weights() {
        if (!report_.weights) {
            return;
        }
        const FittingWeights& found = *report_.weights;
        const bool halves = found.steps == 200;
        const bool fives = found.steps == 20;
        AuditPart part;
        part.heading = say({"权重", "Weights"});
        part.lines.push_back(weight_verdict(found, say({halves  ? "以 0.5% 为单位"
                                                        : fives ? "以 5% 为单位"
                                                                : "以 1% 为单位",
                                                        halves  ? "half per cents"
                                                        : fives ? "per cents in fives"
                                                                : "whole per cents"})));
        for (const auto& [row, count] : report_.without) {
            const std::string vectors = std::to_string(count);
            part.lines.push_back(
                at(row, table_.rows[row].total->place) +
                say({"不计这一行（总分 " + total(row) + "），有 " + vectors + " 组权重与其余各行相符",
                     "without this row (total " + total(row) + ") " +
                         counted(vectors, "vector fits", "vectors fit") + " the others"}));
        }
        if (!found.best.empty()) {
            part.table = weight_table(found);
        }
        if (found.count > found.best.size() && !found.best.empty()) {
            part.after.push_back(
                say({"只列出与公布数字最接近的 " + numbered(found.best.size()) + " 组。",
                     "Only the " + numbered(found.best.size()) + " nearest to what is printed are listed."}));
        }
        add(std::move(part));
    }

    [[nodiscard]] std::string weight_verdict(const FittingWeights& found, const std::string& unit) const {
        const std::string count = std::to_string(found.count);
        const std::string rows = numbered(found.rows);
        if (found.too_fine) {
            return say(
                {"数字的位数太多，没有推算权重", "the numbers have too many digits to look for weights"});
        }
        if (!found.complete && found.count == 0) {
            return say({unit + "：组合太多，没有查完；查过的都与 " + rows + " 行不相符",
                        unit + ": too many to search them all; none of those searched fits the " +
                            counted(rows, "row")});
        }
        if (found.steps == 20) {
            return say(
                {"权重的组合太多，没有查完；以 5% 为单位的都查过，有 " + count + " 组与 " + rows +
                     " 行都相符",
                 "too many weights to search them all; of those in steps of 5%, all of which were searched, " +
                     counted(count, "vector fits", "vectors fit") + " the " + counted(rows, "row")});
        }
        if (!found.complete) {
            return say({unit + "：组合太多，没有查完；至少有 " + count + " 组权重与 " + rows + " 行都相符",
                        unit + ": too many to search them all; at least " +
                            counted(count, "vector fits", "vectors fit") + " the " + counted(rows, "row")});
        }
        if (found.rows == 0) {
            return say({"没有一行的分项和总分是齐全的，无法推算权重",
                        "no row has all parts and a total, so weights cannot be looked for"});
        }
        if (found.count == 0) {
            return say({unit + "：没有一组合计 100% 的权重能与全部 " + rows + " 行相符",
                        unit + ": no weights that add up to 100% fit all " + counted(rows, "row")});
        }
        if (found.count == 1) {
            return say({unit + "：只有一组权重与全部 " + rows + " 行相符",
                        unit + ": exactly one vector of weights fits all " + counted(rows, "row")});
        }
        return say({unit + "：有 " + count + " 组权重都与全部 " + rows + " 行相符，无法确定是哪一组",
                    unit + ": " + count + " vectors fit all " + counted(rows, "row") +
                        ", so the weights cannot be told exactly"});
    }

    [[nodiscard]] Report::Table weight_table(const FittingWeights& found) const {
        using Type = Report::Type;
        const bool range = found.count > 1;  // and a last row with the range of each weight
        const std::size_t vectors = found.best.size();
        Report::Table out{{}, vectors + (range ? 1 : 0)};
        out.for_people({"权重 %", "weights in %"}, Type::text, [vectors](std::size_t i) {
            return i < vectors ? Report::Cell(numbered(i + 1)) : Report::Cell(Words{"范围", "range"});
        });
        for (std::size_t part = 0; part < report_.weight_parts.size(); ++part) {
            out.for_people(
                table_.parts[report_.weight_parts[part]].title, Type::points, [&found, part](std::size_t i) {
                    const auto per_cent = [&](int weight) { return percent_of(weight, found.steps).plain(); };
                    return i < found.best.size()
                               ? per_cent(found.best[i].weights[part])
                               : per_cent(found.span[part].first) + "–" + per_cent(found.span[part].second);
                });
        }
        out.for_people({"最大误差", "largest error"}, Type::points, [&found](std::size_t i) {
            return i < found.best.size() ? found.best[i].error.shortest(4) : std::string();
        });
        return out;
    }

    void others() {
        AuditPart part;
        part.heading = say({"名称", "Names"});
        for (const auto& [row, first] : report_.twice) {
            part.lines.push_back(
                at(row, table_.rows[row].place) +
                say({"第二次出现，前一处在第 " + std::to_string(table_.rows[first].place.line) + " 行",
                     "stands a second time; the first is on line " +
                         std::to_string(table_.rows[first].place.line)}));
        }
        if (!part.lines.empty()) {
            add(std::move(part));
        }
    }
};

}  // namespace

std::string_view style_name(RankStyle style) {
    switch (style) {
        case RankStyle::dense: return "dense";
        case RankStyle::ordinal: return "ordinal";
        case RankStyle::last: return "last";
        case RankStyle::competition: break;
    }
    return "competition";
}

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
        case ColumnRole::note: return "note";
        case ColumnRole::other: return "other";
        case ColumnRole::group: break;
    }
    return "group";
}

Exact percent_of(int weight, int steps) { return Exact(weight) * Exact(100) / Exact(steps); }

Report audit_report(const AuditReport& audit, bool verbose, Language language) {
    Report out;
    out.language = language;
    out.tag = "audit/1";
    out.page = out.say({"成绩表核对结果", "Audit of a published table"});
    out.add(audit_members(audit));
    AuditPage(audit, verbose, out).tell();
    return out;
}

}  // namespace ceping
