#include <ceping/analyse/auditing/audit_bands.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// More bands than this are no bands but texts of their own.
constexpr std::size_t most_bands = 50;

/// Bands as people name them, the best first; words of one line are one band or stand in no table together.
constexpr std::array<std::string_view, 8> scales[] = {
    {"优秀", "优良", "良好", "中等", "合格", "基本合格", "不合格"},
    {"优秀", "优良", "良好", "中等", "达标", "基本达标", "未达标", "不达标"},
    {"优", "良", "中", "合格", "差"},
    {"优秀", "良好", "一般", "较差", "差"},
    {"优秀", "良好", "及格", "不及格"},
    {"好", "较好", "一般", "较差", "差"},
    {"A", "B", "C", "D", "E", "F"},
    {"一等", "二等", "三等", "四等"},
    {"一档", "二档", "三档", "四档"},
    {"五星", "四星", "三星", "二星", "一星"},
    {"excellent", "good", "pass", "fail"},
};

class GroupOfBands {
public:
    GroupOfBands(const PublishedTable& table, std::vector<std::size_t> rows)
        : table_(table), rows_(std::move(rows)) {
        std::stable_sort(rows_.begin(), rows_.end(),
                         [this](std::size_t a, std::size_t b) { return total(a) > total(b); });
        name_bands();
    }

    void audit(const std::string& group, BandAudit& into) const {
        if (bands_.size() > most_bands) {
            return;
        }
        const std::size_t first = into.ranges.size();
        for (const auto& each : bands_) {
            into.ranges.push_back(range_of(each, group));
        }
        for (std::size_t i = first; i + 1 < into.ranges.size(); ++i) {
            into.steps.push_back(step_of(into.ranges, i));
        }
        const auto fitted = fit();
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (cost_of(rows_[i], fitted[i]) > 0) {
                into.faults.push_back(fault_of(i, fitted));
            }
        }
    }

private:
    [[nodiscard]] const Exact& total(std::size_t row) const { return table_.rows[row].total->value; }
    [[nodiscard]] const std::string& band(std::size_t row) const { return table_.rows[row].band; }

    void name_bands() {
        std::map<std::string, std::pair<Exact, std::int64_t>> sums;
        for (const std::size_t row : rows_) {
            auto& [sum, count] = sums[band(row)];
            sum += total(row);
            ++count;
            if (count == 1) {
                bands_.push_back(band(row));
            }
        }
        const auto mean = [&](const std::string& name) {
            const auto& [sum, count] = sums.at(name);
            return sum / Exact(count);
        };
        std::stable_sort(bands_.begin(), bands_.end(),
                         [&](const auto& a, const auto& b) { return mean(a) > mean(b); });
        for (const auto& scale : scales) {
            const auto place = [&](const std::string& name) {
                return name.empty() ? scale.end() : std::find(scale.begin(), scale.end(), name);
            };
            if (std::all_of(bands_.begin(), bands_.end(),
                            [&](const auto& each) { return place(each) != scale.end(); })) {
                std::sort(bands_.begin(), bands_.end(),
                          [&](const auto& a, const auto& b) { return place(a) < place(b); });
                return;
            }
        }
    }

    [[nodiscard]] BandRange range_of(const std::string& name, const std::string& group) const {
        BandRange out;
        out.band = name;
        out.group = group;
        for (const std::size_t row : rows_) {
            if (band(row) == name) {
                out.low = out.rows == 0 ? total(row) : least(out.low, total(row));
                out.high = out.rows == 0 ? total(row) : greatest(out.high, total(row));
                ++out.rows;
            }
        }
        return out;
    }

    static BandStep step_of(const std::vector<BandRange>& ranges, std::size_t upper) {
        BandStep out;
        out.upper = upper;
        out.lower = upper + 1;
        out.from = ranges[out.lower].high;
        out.to = ranges[upper].low;
        if (out.from >= out.to) {
            out.overlap = true;
            out.from = greatest(ranges[upper].low, ranges[out.lower].low);
            out.to = least(ranges[upper].high, ranges[out.lower].high);
            if (out.from > out.to) {
                std::swap(out.from, out.to);  // all of the lower band stand above all of the upper one
            }
        }
        return out;
    }

    /// The band of each row of the order by which the fewest change theirs: bands only fall along it.
    [[nodiscard]] std::vector<std::size_t> fit() const {
        std::vector<std::size_t> ends;  // of blocks of one total
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (i + 1 == rows_.size() || total(rows_[i]) != total(rows_[i + 1])) {
                ends.push_back(i + 1);
            }
        }
        // cost[k]: rows that change, with the last block in band k; from[b][k]: the band of the block before.
        std::vector<std::size_t> cost(bands_.size(), 0);
        std::vector<std::vector<std::size_t>> from;
        std::size_t begin = 0;
        for (const std::size_t end : ends) {
            std::vector<std::size_t> next(bands_.size());
            std::vector<std::size_t> back(bands_.size());
            std::size_t best = 0;
            for (std::size_t k = 0; k < bands_.size(); ++k) {
                best = cost[k] < cost[best] ? k : best;
                back[k] = best;
                next[k] = cost[best];
                for (std::size_t i = begin; i < end; ++i) {
                    next[k] += cost_of(rows_[i], k);
                }
            }
            cost = std::move(next);
            from.push_back(std::move(back));
            begin = end;
        }
        std::vector<std::size_t> out(rows_.size());
        auto k = static_cast<std::size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
        for (std::size_t b = ends.size(); b-- > 0;) {
            const std::size_t start = b == 0 ? 0 : ends[b - 1];
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(start),
                      out.begin() + static_cast<std::ptrdiff_t>(ends[b]), k);
            k = from[b][k];
        }
        return out;
    }

    /// A row that moves weighs more than all that stand too high together; one that a note explains may stand lower.
    [[nodiscard]] std::size_t cost_of(std::size_t row, std::size_t fits) const {
        const std::size_t printed = printed_band(row);
        if (printed == fits || (printed > fits && !table_.rows[row].note.empty())) {
            return 0;
        }
        return rows_.size() + 1 + (printed < fits ? 1U : 0U);
    }
    [[nodiscard]] std::size_t printed_band(std::size_t row) const {
        return static_cast<std::size_t>(std::find(bands_.begin(), bands_.end(), band(row)) - bands_.begin());
    }

    /// The witness: of the band that fits, the row nearest in total that keeps it and that this one passes by.
    [[nodiscard]] BandFault fault_of(std::size_t at, const std::vector<std::size_t>& fitted) const {
        BandFault out;
        out.row = rows_[at];
        out.fits = bands_[fitted[at]];
        const bool too_low = printed_band(rows_[at]) > fitted[at];
        out.lower = too_low;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const bool kept = fitted[i] == fitted[at] && band(rows_[i]) == out.fits;
            const bool passed =
                too_low ? total(rows_[i]) <= total(rows_[at]) : total(rows_[i]) >= total(rows_[at]);
            if (kept && passed) {
                out.against = rows_[i];
                if (too_low) {
                    break;
                }
            }
        }
        return out;
    }

    const PublishedTable& table_;
    std::vector<std::size_t> rows_;   ///< the highest total first
    std::vector<std::string> bands_;  ///< the best first
};

void hold_against(const Rubric& rubric, const PublishedTable& table, std::vector<BandFault>& faults) {
    std::map<std::size_t, std::size_t> known_at;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        known_at.emplace(faults[i].row, i);
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const PublishedRow& row = table.rows[i];
        if (!row.total || row.band.empty()) {
            continue;
        }
        const auto own = std::find_if(rubric.bands.begin(), rubric.bands.end(), [&](const Band& each) {
            return each.id == row.band || each.title == row.band;
        });
        // Which band is for which unit a table does not say.
        if (own == rubric.bands.end() || !own->min || !own->when.always() || row.total->high() >= *own->min) {
            continue;
        }
        const auto fits = std::find_if(own, rubric.bands.end(), [&](const Band& each) {
            return each.when.always() && (!each.min || row.total->high() >= *each.min);
        });
        BandFault fault;
        fault.row = i;
        fault.min = own->min;
        fault.fits = fits == rubric.bands.end() ? std::string()
                     : fits->title.empty()      ? fits->id
                                                : fits->title;
        if (const auto known = known_at.find(i); known == known_at.end()) {
            faults.push_back(std::move(fault));
        } else {
            faults[known->second] = std::move(fault);
        }
    }
}

}  // namespace

BandAudit audit_bands(const PublishedTable& table, const Rubric* rubric) {
    BandAudit out;
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].total && !table.rows[i].band.empty()) {
            ++out.rows;
            groups[table.rows[i].group].push_back(i);
        }
    }
    for (const auto& [name, rows] : groups) {
        GroupOfBands(table, rows).audit(name, out);
    }
    if (rubric != nullptr) {
        hold_against(*rubric, table, out.faults);
    }
    std::sort(out.faults.begin(), out.faults.end(),
              [](const BandFault& a, const BandFault& b) { return a.row < b.row; });
    return out;
}

}  // namespace ceping
