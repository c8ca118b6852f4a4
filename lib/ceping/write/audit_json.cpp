// The report of ceping-audit for programs. Source: ceping-audit(1), JSON.
#include <ceping/write/audit.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/write/diff_parts.hpp>

namespace ceping {

namespace {

class AuditJson {
public:
    explicit AuditJson(const AuditReport& report) : report_(report), table_(*report.table) {}

    std::string take() {
        JsonLine out;
        out.text("file", table_.path).count("rows", table_.rows.size()).raw("columns", columns());
        if (report_.source != TotalsSource::none) {
            out.raw("totals", totals());
        }
        if (report_.weights) {
            out.raw("weights", weights(*report_.weights));
        }
        if (report_.ranks) {
            out.raw("ranks", ranks(*report_.ranks));
        }
        out.raw("order", order());
        if (table_.has(ColumnRole::band)) {
            out.raw("bands", bands());
        }
        out.raw("parts_above", parts_above()).raw("names_twice", names_twice());
        if (!table_.summaries.empty()) {
            out.raw("sums_and_means", summaries());
        }
        out.raw("verdict", verdicts()).count("unreadable", table_.unreadable);
        return out.flag("checked", report_.checked()).count("faults", report_.faults()).take() + "\n";
    }

private:
    /// The beginning of whatever is said of a row: where it stands and whose it is.
    [[nodiscard]] JsonLine row(std::size_t at, Place place) const {
        JsonLine out;
        out.count("row", at + 1).count("line", place.line).count("column", place.column);
        out.text("name", table_.rows[at].name).text("group", table_.rows[at].group);
        return out;
    }

    [[nodiscard]] static std::string verdict(const Verdict& of) {
        JsonLine out;
        out.text("state", of.wrong > 0 ? "wrong" : of.why == Unchecked::no ? "right" : "not_checked");
        out.text("why", unchecked_name(of.why)).count("wrong", of.wrong).count("remarks", of.remarks);
        return out.count("rows", of.rows).count("rows_left", of.left).take();
    }

    [[nodiscard]] std::string verdicts() const {
        JsonLine out;
        return out.raw("totals", verdict(report_.totals_verdict()))
            .raw("ranks", verdict(report_.ranks_verdict()))
            .raw("bands", verdict(report_.bands_verdict()))
            .raw("order", verdict(report_.order_verdict()))
            .take();
    }

    [[nodiscard]] std::string summaries() const {
        std::vector<std::string> rows;
        for (const auto& each : report_.summaries.faults) {
            const SummaryRow& summary = table_.summaries[each.summary];
            const PrintedNumber& printed = each.part ? *summary.parts[*each.part] : *summary.total;
            JsonLine line;
            line.count("line", printed.place.line)
                .count("column", printed.place.column)
                .text("label", summary.label);
            rows.push_back(line.figure("printed", printed.value).figure("rows_give", each.gives).take());
        }
        JsonLine out;
        return out.count("checked", report_.summaries.checked).raw("faults", json_lines(rows)).take();
    }

    [[nodiscard]] std::string columns() const {
        std::vector<std::string> out;
        for (const auto& each : table_.columns) {
            JsonLine line;
            line.text("role", role_name(each.role)).text("header", each.header);
            out.push_back(line.flag("guessed", each.guessed).take());
        }
        return json_lines(out);
    }

    [[nodiscard]] std::string totals() const {
        JsonLine out;
        out.text("rule", source_name(report_.source));
        if (report_.totals.empty()) {
            return out.take();
        }
        for (const auto status : {TotalStatus::consistent, TotalStatus::display_rounding,
                                  TotalStatus::impossible, TotalStatus::unchecked}) {
            out.count(status_name(status), report_.count(status));
        }
        out.figure("weights_sum", report_.weights_sum);
        std::vector<std::string> rows;
        for (std::size_t i = 0; i < report_.totals.size(); ++i) {
            const TotalCheck& check = report_.totals[i];
            if (check.status == TotalStatus::consistent || check.status == TotalStatus::unchecked) {
                continue;
            }
            JsonLine line = row(i, table_.rows[i].total->place);
            line.text("status", status_name(check.status)).figure("total", table_.rows[i].total->value);
            line.figure("parts_give", check.printed).figure("least", check.low).figure("most", check.high);
            if (check.status == TotalStatus::impossible) {
                line.figure("off", check.off);
            }
            rows.push_back(line.take());
        }
        return out.raw("rows", json_lines(rows)).take();
    }

    [[nodiscard]] std::string weights(const FittingWeights& found) const {
        JsonLine out;
        out.figure("step_percent", percent_of(1, found.steps)).count("rows", found.rows);
        out.count("fit", found.count).flag("complete", found.complete);
        std::vector<std::string> spans;
        for (std::size_t i = 0; i < found.span.size(); ++i) {
            JsonLine line;
            line.text("part", table_.parts[report_.weight_parts[i]].title)
                .figure("least", percent_of(found.span[i].first, found.steps));
            spans.push_back(line.figure("most", percent_of(found.span[i].second, found.steps)).take());
        }
        std::vector<std::string> vectors;
        for (const auto& each : found.best) {
            std::string weights;
            for (const int weight : each.weights) {
                weights += (weights.empty() ? "[" : ",") + diff_number(percent_of(weight, found.steps));
            }
            JsonLine line;
            vectors.push_back(line.raw("percent", weights + "]").figure("error", each.error).take());
        }
        std::vector<std::string> without;
        for (const auto& [at, count] : report_.without) {
            JsonLine line = row(at, table_.rows[at].total->place);
            without.push_back(line.count("fit", count).take());
        }
        return out.raw("parts", json_lines(spans))
            .raw("nearest", json_lines(vectors))
            .raw("fit_without", json_lines(without))
            .take();
    }

    [[nodiscard]] std::string ranks(const RankAudit& found) const {
        JsonLine out;
        out.text("style", style_name(found.style)).count("ranked", found.ranked);
        for (const auto style :
             {RankStyle::competition, RankStyle::dense, RankStyle::ordinal, RankStyle::last}) {
            out.count("against_" + std::string(style_name(style)),
                      found.against[static_cast<std::size_t>(style)]);
        }
        out.flag("least_first", found.ascending).flag("by_total", !found.unrelated);
        out.flag("styles_alike", found.alike);
        std::vector<std::string> rows;
        for (const auto& each : found.faults) {
            JsonLine line = row(each.row, table_.rows[each.row].rank_place);
            line.figure("total", table_.rows[each.row].total->value);
            line.raw("rank", std::to_string(*table_.rows[each.row].rank));
            line.raw("should_be", std::to_string(each.should_be));
            if (each.should_be_to > each.should_be) {
                line.raw("should_be_to", std::to_string(each.should_be_to));
            }
            if (each.tied) {
                line.text("same_total_as", table_.rows[*each.tied].name);
            }
            if (each.shares) {
                line.text("same_rank_as", table_.rows[*each.shares].name);
            }
            rows.push_back(line.take());
        }
        std::vector<std::string> gaps;
        for (const auto& each : found.gaps) {
            JsonLine line = row(each.row, table_.rows[each.row].rank_place);
            line.raw("first", std::to_string(each.first)).raw("last", std::to_string(each.last));
            gaps.push_back(line.take());
        }
        return out.raw("faults", json_lines(rows)).raw("gaps", json_lines(gaps)).take();
    }

    [[nodiscard]] std::string order() const {
        std::vector<std::string> rows;
        for (const auto& each : report_.order.faults) {
            JsonLine line = row(each.row, table_.rows[each.row].place);
            rows.push_back(line.text("below", table_.rows[each.above].name).take());
        }
        JsonLine out;
        return out.flag("by_total", report_.order.ordered).raw("faults", json_lines(rows)).take();
    }

    [[nodiscard]] std::string bands() const {
        const BandAudit& found = report_.bands;
        std::vector<std::string> ranges;
        for (const auto& each : found.ranges) {
            JsonLine line;
            line.text("band", each.band).text("group", each.group).count("rows", each.rows);
            ranges.push_back(line.figure("least", each.low).figure("most", each.high).take());
        }
        std::vector<std::string> steps;
        for (const auto& each : found.steps) {
            JsonLine line;
            line.text("upper", found.ranges[each.upper].band).text("lower", found.ranges[each.lower].band);
            line.text("group", found.ranges[each.upper].group);
            steps.push_back(
                line.flag("overlap", each.overlap).figure("from", each.from).figure("to", each.to).take());
        }
        std::vector<std::string> rows;
        for (const auto& each : found.faults) {
            JsonLine line = row(each.row, table_.rows[each.row].band_place);
            line.figure("total", table_.rows[each.row].total->value);
            line.text("band", table_.rows[each.row].band).text("fits", each.fits);
            if (each.against) {
                line.text("against", table_.rows[*each.against].name);
            }
            rows.push_back(line.figure("min", each.min).flag("remark", each.lower).take());
        }
        JsonLine out;
        return out.raw("ranges", json_lines(ranges))
            .raw("steps", json_lines(steps))
            .raw("faults", json_lines(rows))
            .take();
    }

    [[nodiscard]] std::string parts_above() const {
        std::vector<std::string> rows;
        for (const auto& each : report_.parts) {
            const auto& part = *table_.rows[each.row].parts[each.part];
            JsonLine line = row(each.row, part.place);
            line.text("part", table_.parts[each.part].title).figure("points", part.value);
            rows.push_back(line.figure("max", *table_.parts[each.part].max).take());
        }
        return json_lines(rows);
    }

    [[nodiscard]] std::string names_twice() const {
        std::vector<std::string> rows;
        for (const auto& [at, first] : report_.twice) {
            JsonLine line = row(at, table_.rows[at].place);
            rows.push_back(line.count("first_row", first + 1).take());
        }
        return json_lines(rows);
    }

    const AuditReport& report_;
    const PublishedTable& table_;
};

}  // namespace

std::string audit_json(const AuditReport& report) { return AuditJson(report).take(); }

}  // namespace ceping
