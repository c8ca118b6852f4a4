// The report of ceping-audit for people. Source: ceping-audit(1), OUTPUT.
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
        section({"结论", "Verdict"});
        for (const auto& line : audit_verdict(report_)) {
            item(line);
        }
    }

private:
    void head() {
        item(phrases::file_of_rows.with({{"file", Location{table_.path, 0, 0, {}, table_.sheet}.text()},
                                         {"rows", row_count(table_.rows.size())}}));
        std::vector<Words> columns;
        for (const auto& each : table_.columns) {
            columns.push_back((each.guessed ? phrases::column_guessed : phrases::column_told)
                                  .with({{"role", word_of(each.role).words()}, {"header", each.header}}));
        }
        item(phrases::columns_are.with({{"columns", joined(columns, {"、", ", "})}}));
        if (table_.own != OwnTable::none) {
            item(table_.own == OwnTable::league
                     ? Words{"这是 ceping-rank 的排名表", "this is a league table of ceping-rank"}
                     : Words{"这是 ceping-score 的成绩表", "this is a table of results of ceping-score"});
        }
        if (table_.blocks > 1) {
            item(phrases::blocks_beside.with({{"blocks", table_.blocks}}));
        }
        const std::size_t sums = table_.summaries.size();
        if (table_.set_apart + sums > 0) {
            item(phrases::rows_set_apart.with({{"rows", table_.set_apart + sums}, {"sums", sums}}));
        }
        if (table_.by_sections) {
            item({"按小标题分组", "grouped by the headings in rows of their own"});
        }
    }

    void totals() {
        section({"总分", "Totals"});
        if (report_.source == TotalsSource::untold) {
            item(phrases::no_rule_fits.with({{"sum", report_.sum_fits},
                                             {"mean", report_.mean_fits},
                                             {"rows", row_count(report_.could_fit)}}));
        } else if (!report_.totals.empty()) {
            item(counts());
            if (report_.weights_sum) {
                item((report_.weights_wrong() ? phrases::weights_not_whole : phrases::weights_fit_not_whole)
                         .with({{"sum", (*report_.weights_sum * Exact(100)).plain()}}));
            }
            const bool few = report_.few_rounded();
            for (std::size_t i = 0; i < report_.totals.size(); ++i) {
                total_line(i, few);
            }
        }
        for (const auto& each : report_.parts) {
            const auto& printed = *table_.rows[each.row].parts[each.part];
            const PublishedPart& column = table_.parts[each.part];
            item(at(each.row, printed.place,
                    phrases::part_above.with(
                        {{"part", column.title}, {"points", printed.text}, {"max", column.max->plain()}})));
        }
        for (const std::size_t row : report_.totals_beyond) {
            item(at_total(
                row, phrases::total_above.with({{"total", total(row)}, {"max", table_.total_max->plain()}})));
        }
        for (const auto& fault : report_.summaries.faults) {
            item(summary_line(fault));
        }
    }

    [[nodiscard]] Words summary_line(const SummaryFault& fault) const {
        const SummaryRow& row = table_.summaries[fault.summary];
        const PrintedNumber& printed = fault.part ? *row.parts[*fault.part] : *row.total;
        const std::string gives = shown(fault.gives, printed);
        return at(printed.place, row.label,
                  fault.part ? phrases::part_rows_give.with({{"part", table_.parts[*fault.part].title},
                                                             {"printed", printed.text},
                                                             {"gives", gives}})
                             : phrases::rows_give.with({{"printed", printed.text}, {"gives", gives}}));
    }

    [[nodiscard]] Words counts() const {
        const std::size_t unchecked = report_.count(TotalStatus::unchecked);
        return phrases::totals_counts.with(
            {{"rule", word_of(report_.source).words()},
             {"consistent", report_.count(TotalStatus::consistent)},
             {"rounding", report_.count(TotalStatus::display_rounding)},
             {"impossible", report_.count(TotalStatus::impossible)},
             {"unchecked",
              unchecked == 0 ? Words() : phrases::totals_unchecked.with({{"rows", unchecked}})}});
    }

    void total_line(std::size_t row, bool few_rounded) {
        const TotalCheck& check = report_.totals[row];
        const bool impossible = check.status == TotalStatus::impossible;
        const bool remark = !impossible && few_rounded;
        if (!impossible && (check.status != TotalStatus::display_rounding || !(verbose_ || remark))) {
            return;
        }
        const PrintedNumber& like = *table_.rows[row].total;
        Words range;
        if (check.low != check.high) {
            range = phrases::before_rounding.with(
                {{"from", shown(check.low, like)}, {"to", shown(check.high, like)}});
        }
        Words why{"只可能是显示时修约所致", "only display rounding can explain it"};
        if (impossible) {
            const bool high = check.off.sign() > 0;
            why = (high ? phrases::too_high : phrases::too_low)
                      .with({{"off", shown(high ? check.off : -check.off, like)}});
        }
        Words line = at_total(row, phrases::parts_give.with({{"total", total(row)},
                                                             {"gives", shown(check.printed, like)},
                                                             {"range", range},
                                                             {"why", why}}));
        item(remark ? phrases::audit_remark.with({{"what", line}}) : std::move(line));
    }

    void weights() {
        if (!report_.weights) {
            return;
        }
        const FittingWeights& found = *report_.weights;
        section({"权重", "Weights"});
        item(weight_verdict(found));
        for (const auto& [row, count] : report_.without) {
            item(at_total(row, phrases::fit_without.with(
                                   {{"total", total(row)}, {"vectors", vectors_that_fit(count)}})));
        }
        if (!found.best.empty()) {
            add(weight_table(found));
        }
        if (found.count > found.best.size() && !found.best.empty()) {
            item(phrases::nearest_listed.with({{"vectors", found.best.size()}}));
        }
    }

    [[nodiscard]] static Words vectors_that_fit(std::uint64_t count) {
        const std::string number = std::to_string(count);
        return {number, counted(number, "vector fits", "vectors fit")};
    }

    [[nodiscard]] static Words weight_verdict(const FittingWeights& found) {
        if (found.too_fine) {
            return {"数字的位数太多，没有推算权重", "the numbers have too many digits to look for weights"};
        }
        const Words unit = found.steps == 200  ? Words{"以 0.5% 为单位", "half per cents"}
                           : found.steps == 20 ? Words{"以 5% 为单位", "per cents in fives"}
                                               : Words{"以 1% 为单位", "whole per cents"};
        const Words rows = row_count(found.rows);
        const Words vectors = vectors_that_fit(found.count);
        if (!found.complete && found.count == 0) {
            return phrases::none_of_searched.with({{"unit", unit}, {"rows", rows}});
        }
        if (found.steps == 20) {
            return phrases::fives_searched.with({{"vectors", vectors}, {"rows", rows}});
        }
        if (!found.complete) {
            return phrases::some_of_searched.with({{"unit", unit}, {"vectors", vectors}, {"rows", rows}});
        }
        if (found.rows == 0) {
            return {"没有一行的分项和总分是齐全的，无法推算权重",
                    "no row has all parts and a total, so weights cannot be looked for"};
        }
        return found.count == 0   ? phrases::no_weights_fit.with({{"unit", unit}, {"rows", rows}})
               : found.count == 1 ? phrases::one_vector_fits.with({{"unit", unit}, {"rows", rows}})
                                  : phrases::many_vectors_fit.with(
                                        {{"unit", unit}, {"vectors", found.count}, {"rows", rows}});
    }

    [[nodiscard]] Report::Table weight_table(const FittingWeights& found) const {
        using Type = Report::Type;
        const bool range = found.count > 1;  // and a last row with the range of each weight
        const std::size_t vectors = found.best.size();
        Report::Table out{{}, vectors + (range ? 1 : 0)};
        out.for_people({"权重 %", "weights in %"}, Type::text, [vectors](std::size_t i) {
            return i < vectors ? Report::Cell(std::to_string(i + 1)) : Report::Cell(Words{"范围", "range"});
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
        section({"名称", "Names"});
        for (const auto& [row, first] : report_.twice) {
            item(at(row, table_.rows[row].place,
                    phrases::name_twice.with({{"line", table_.rows[first].place.line}})));
        }
    }
};

}  // namespace

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
