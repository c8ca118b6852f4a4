// The report of ceping-audit for programs. Source: ceping-audit(1), JSON.
#include <ceping/write/audit/parts.hpp>

#include <utility>

namespace ceping {

namespace {

using Object = Report::Object;

class AuditMembers {
public:
    explicit AuditMembers(const AuditReport& report) : report_(report), table_(*report.table) {}

    Object take() {
        Object out;
        out.text("file", table_.path);
        if (!table_.sheet.empty()) {
            out.text("sheet", table_.sheet);
        }
        out.count("rows", table_.rows.size()).add("columns", columns());
        if (report_.source != TotalsSource::none) {
            out.add("totals", totals());
        }
        if (report_.weights) {
            out.add("weights", weights(*report_.weights));
        }
        if (report_.ranks) {
            out.add("ranks", ranks(*report_.ranks));
        }
        out.add("order", order());
        if (table_.has(ColumnRole::band)) {
            out.add("bands", bands());
        }
        out.add("parts_above", parts_above()).add("names_twice", names_twice());
        if (!table_.summaries.empty()) {
            out.add("sums_and_means", summaries());
        }
        out.add("verdict", verdicts()).count("unreadable", table_.unreadable);
        return out.flag("checked", report_.checked()).count("faults", report_.faults());
    }

private:
    /// The beginning of whatever is said of a row: where it stands and whose it is.
    [[nodiscard]] Object row(std::size_t at, Place place) const {
        Object out;
        out.count("row", at + 1).count("line", place.line).count("column", place.column);
        out.text("name", table_.rows[at].name).text("group", table_.rows[at].group);
        return out;
    }

    [[nodiscard]] static Object verdict(const Verdict& of) {
        Object out;
        out.text("state", of.wrong > 0 ? "wrong" : of.why == Unchecked::no ? "right" : "not_checked");
        out.text("why", word_of(of.why).name).count("wrong", of.wrong).count("remarks", of.remarks);
        return out.count("rows", of.rows).count("rows_left", of.left);
    }

    [[nodiscard]] Object verdicts() const {
        Object out;
        return out.add("totals", verdict(report_.totals_verdict()))
            .add("ranks", verdict(report_.ranks_verdict()))
            .add("bands", verdict(report_.bands_verdict()))
            .add("order", verdict(report_.order_verdict()));
    }

    [[nodiscard]] Object summaries() const {
        std::vector<Object> rows;
        for (const auto& each : report_.summaries.faults) {
            const SummaryRow& summary = table_.summaries[each.summary];
            const PrintedNumber& printed = each.part ? *summary.parts[*each.part] : *summary.total;
            Object line;
            line.count("line", printed.place.line)
                .count("column", printed.place.column)
                .text("label", summary.label);
            rows.push_back(line.figure("printed", printed.value).figure("rows_give", each.gives));
        }
        Object out;
        return out.count("checked", report_.summaries.checked).add("faults", std::move(rows));
    }

    [[nodiscard]] std::vector<Object> columns() const {
        std::vector<Object> out;
        for (const auto& each : table_.columns) {
            Object line;
            line.text("role", word_of(each.role).name).text("header", each.header);
            out.push_back(line.flag("guessed", each.guessed));
        }
        return out;
    }

    [[nodiscard]] Object totals() const {
        Object out;
        out.text("rule", word_of(report_.source).name);
        if (report_.totals.empty()) {
            return out;
        }
        for (const auto status : {TotalStatus::consistent, TotalStatus::display_rounding,
                                  TotalStatus::impossible, TotalStatus::unchecked}) {
            out.count(word_of(status).name, report_.count(status));
        }
        out.figure("weights_sum", report_.weights_sum);
        std::vector<Object> rows;
        for (std::size_t i = 0; i < report_.totals.size(); ++i) {
            const TotalCheck& check = report_.totals[i];
            if (check.status == TotalStatus::consistent || check.status == TotalStatus::unchecked) {
                continue;
            }
            Object line = row(i, table_.rows[i].total->place);
            line.text("status", word_of(check.status).name).figure("total", table_.rows[i].total->value);
            line.figure("parts_give", check.printed).figure("least", check.low).figure("most", check.high);
            if (check.status == TotalStatus::impossible) {
                line.figure("off", check.off);
            }
            rows.push_back(line);
        }
        return out.add("rows", std::move(rows));
    }

    [[nodiscard]] Object weights(const FittingWeights& found) const {
        Object out;
        out.figure("step_percent", percent_of(1, found.steps)).count("rows", found.rows);
        out.count("fit", found.count).flag("complete", found.complete);
        std::vector<Object> spans;
        for (std::size_t i = 0; i < found.span.size(); ++i) {
            Object line;
            line.text("part", table_.parts[report_.weight_parts[i]].title)
                .figure("least", percent_of(found.span[i].first, found.steps));
            spans.push_back(line.figure("most", percent_of(found.span[i].second, found.steps)));
        }
        std::vector<Object> vectors;
        for (const auto& each : found.best) {
            std::vector<Exact> weights;
            for (const int weight : each.weights) {
                weights.push_back(percent_of(weight, found.steps));
            }
            vectors.push_back(Object().add("percent", std::move(weights)).figure("error", each.error));
        }
        std::vector<Object> without;
        for (const auto& [at, count] : report_.without) {
            Object line = row(at, table_.rows[at].total->place);
            without.push_back(line.count("fit", count));
        }
        return out.add("parts", std::move(spans))
            .add("nearest", std::move(vectors))
            .add("fit_without", std::move(without));
    }

    [[nodiscard]] Object ranks(const RankAudit& found) const {
        Object out;
        out.text("style", word_of(found.style).name).count("ranked", found.ranked);
        for (const auto style :
             {RankStyle::competition, RankStyle::dense, RankStyle::ordinal, RankStyle::last}) {
            out.count("against_" + std::string(word_of(style).name),
                      found.against[static_cast<std::size_t>(style)]);
        }
        out.flag("least_first", found.ascending).flag("by_total", !found.unrelated);
        out.flag("styles_alike", found.alike);
        std::vector<Object> rows;
        for (const auto& each : found.faults) {
            Object line = row(each.row, table_.rows[each.row].rank_place);
            line.figure("total", table_.rows[each.row].total->value);
            line.put("rank", Report::Type::rank, *table_.rows[each.row].rank);
            line.put("should_be", Report::Type::rank, each.should_be);
            if (each.should_be_to > each.should_be) {
                line.put("should_be_to", Report::Type::rank, each.should_be_to);
            }
            if (each.tied) {
                line.text("same_total_as", table_.rows[*each.tied].name);
            }
            if (each.shares) {
                line.text("same_rank_as", table_.rows[*each.shares].name);
            }
            rows.push_back(line);
        }
        std::vector<Object> gaps;
        for (const auto& each : found.gaps) {
            Object line = row(each.row, table_.rows[each.row].rank_place);
            line.put("first", Report::Type::rank, each.first).put("last", Report::Type::rank, each.last);
            gaps.push_back(line);
        }
        return out.add("faults", std::move(rows)).add("gaps", std::move(gaps));
    }

    [[nodiscard]] Object order() const {
        std::vector<Object> rows;
        for (const auto& each : report_.order.faults) {
            Object line = row(each.row, table_.rows[each.row].place);
            rows.push_back(line.text("below", table_.rows[each.above].name));
        }
        Object out;
        return out.flag("by_total", report_.order.ordered).add("faults", std::move(rows));
    }

    [[nodiscard]] Object bands() const {
        const BandAudit& found = report_.bands;
        std::vector<Object> ranges;
        for (const auto& each : found.ranges) {
            Object line;
            line.text("band", each.band).text("group", each.group).count("rows", each.rows);
            ranges.push_back(line.figure("least", each.low).figure("most", each.high));
        }
        std::vector<Object> steps;
        for (const auto& each : found.steps) {
            Object line;
            line.text("upper", found.ranges[each.upper].band).text("lower", found.ranges[each.lower].band);
            line.text("group", found.ranges[each.upper].group);
            steps.push_back(
                line.flag("overlap", each.overlap).figure("from", each.from).figure("to", each.to));
        }
        std::vector<Object> rows;
        for (const auto& each : found.faults) {
            Object line = row(each.row, table_.rows[each.row].band_place);
            line.figure("total", table_.rows[each.row].total->value);
            line.text("band", table_.rows[each.row].band).text("fits", each.fits);
            if (each.against) {
                line.text("against", table_.rows[*each.against].name);
            }
            rows.push_back(line.figure("min", each.min).flag("remark", each.lower));
        }
        Object out;
        return out.add("ranges", std::move(ranges))
            .add("steps", std::move(steps))
            .add("faults", std::move(rows));
    }

    [[nodiscard]] std::vector<Object> parts_above() const {
        std::vector<Object> rows;
        for (const auto& each : report_.parts) {
            const auto& part = *table_.rows[each.row].parts[each.part];
            Object line = row(each.row, part.place);
            line.text("part", table_.parts[each.part].title).figure("points", part.value);
            rows.push_back(line.figure("max", *table_.parts[each.part].max));
        }
        return rows;
    }

    [[nodiscard]] std::vector<Object> names_twice() const {
        std::vector<Object> rows;
        for (const auto& [at, first] : report_.twice) {
            Object line = row(at, table_.rows[at].place);
            rows.push_back(line.count("first_row", first + 1));
        }
        return rows;
    }

    const AuditReport& report_;
    const PublishedTable& table_;
};

}  // namespace

Report::Table audit_members(const AuditReport& report) {
    return std::move(AuditMembers(report).take()).take();
}

}  // namespace ceping
