// What an audit comes to: right, wrong, or not checked and why. Source: ceping-audit(1), VERDICT.
#include <ceping/analyse/auditing/audit.hpp>

namespace ceping {

std::size_t AuditReport::count(TotalStatus status) const { return count_of(totals, status); }

bool AuditReport::weights_wrong() const { return weights_sum && count(TotalStatus::impossible) > 0; }

std::size_t AuditReport::faults() const {
    return totals_verdict().wrong + ranks_verdict().wrong + bands_verdict().wrong + summaries.faults.size() +
           twice.size();
}

bool AuditReport::few_rounded() const {
    return 4 * count(TotalStatus::display_rounding) <= checked_of(totals);
}

Verdict AuditReport::totals_verdict() const {
    Verdict out;
    out.rows = checked_rows();
    out.left = table->rows.size() - out.rows;
    out.wrong =
        count(TotalStatus::impossible) + parts.size() + totals_beyond.size() + (weights_wrong() ? 1U : 0U);
    if (source == TotalsSource::recovered && weights->count == 0 && weights->complete && !without.empty()) {
        ++out.wrong;
    }
    out.remarks = (weights_sum && !weights_wrong() ? 1U : 0U) +
                  (few_rounded() ? count(TotalStatus::display_rounding) : 0U);
    if (table->own != OwnTable::none && table->parts.empty()) {
        out.why = Unchecked::own_table;
    } else if (source == TotalsSource::none) {
        out.why = Unchecked::no_parts;
    } else if (weights && weights->too_fine) {
        out.why = Unchecked::too_fine;
    } else if (weights && weights->count == 0 && !weights->complete) {
        out.why = Unchecked::gave_up;
    } else if (out.rows == 0) {
        out.why = Unchecked::no_numbers;
    } else if (source == TotalsSource::untold ||
               (source == TotalsSource::recovered && weights->count == 0 && without.empty())) {
        out.why = Unchecked::no_rule;
    } else if (source == TotalsSource::recovered && weights->rows <= weight_parts.size()) {
        out.why = Unchecked::too_few;
    }
    return out;
}

std::size_t AuditReport::checked_rows() const {
    return weights && totals.empty() ? weights->rows : checked_of(totals);
}

Verdict AuditReport::ranks_verdict() const {
    Verdict out;
    if (!ranks) {
        out.why = Unchecked::no_column;
        return out;
    }
    out.wrong = ranks->faults.size();
    out.remarks = ranks->gaps.size() + (ranks->style == RankStyle::ordinal && !ranks->alike ? 1U : 0U);
    out.rows = ranks->ranked;
    out.left = ranks->left_out;
    if (ranks->ranked < 2) {
        out.why = ranks->ranked == 0 ? Unchecked::no_numbers : Unchecked::too_few;
    } else if (ranks->unrelated) {
        out.why = Unchecked::not_by_total;
    }
    return out;
}

Verdict AuditReport::bands_verdict() const {
    Verdict out;
    out.wrong = bands.wrong();
    out.remarks = bands.faults.size() - out.wrong;
    out.rows = bands.rows;
    out.left = table->rows.size() - bands.rows;
    if (!table->has(ColumnRole::band)) {
        out.why = Unchecked::no_column;
    } else if (bands.rows == 0) {
        out.why = Unchecked::no_numbers;
    } else if (bands.steps.empty() && bands.faults.empty()) {
        out.why = Unchecked::too_few;
    }
    return out;
}

Verdict AuditReport::order_verdict() const {
    Verdict out;
    out.remarks = order.faults.size();
    out.rows = order.pairs == 0 ? 0 : order.pairs + 1;
    if (order.pairs == 0) {
        out.why = Unchecked::too_few;
    } else if (!order.ordered) {
        out.why = Unchecked::not_by_total;
    }
    return out;
}

bool AuditReport::checked() const {
    for (const Verdict& each : {totals_verdict(), ranks_verdict(), bands_verdict(), order_verdict()}) {
        if (each.why == Unchecked::no || each.wrong > 0) {
            return true;
        }
    }
    return false;
}

}  // namespace ceping
