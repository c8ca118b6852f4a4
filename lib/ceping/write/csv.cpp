// Results as CSV, a row a unit. Source: ceping-result(5), CSV.
#include <ceping/write/results.hpp>

#include <ceping/write/number.hpp>
#include <ceping/write/result_parts.hpp>
#include <ceping/write/rows.hpp>

#include <algorithm>

namespace ceping {

namespace {

class CsvWriter : public ResultWriter {
public:
    CsvWriter(const Rubric& rubric, const ResultOptions& options)
        : rubric_(rubric), detail_(options.detail), overrides_(overrides_text(options.overrides)) {}

    void begin(const ByteSink& out) override;
    [[nodiscard]] std::string row(const Result& result) const override;

private:
    [[nodiscard]] bool wanted(const Item& item) const {
        return detail_ == Detail::full || (detail_ == Detail::groups && item.group);
    }
    const Rubric& rubric_;
    Detail detail_;
    std::string overrides_;  ///< empty: the scores are the rubric's
};

void CsvWriter::begin(const ByteSink& out) {
    std::string header = "unit,name,region,status,stage,score,claimed,base,bonus,penalty,band,eligible,rank";
    for (const auto& item : rubric_.items) {
        if (wanted(item)) {
            header += ',';
            append_csv_cell(header, item.id);
        }
    }
    out(header + (overrides_.empty() ? "" : ",overrides") + "\n");
}

std::string CsvWriter::row(const Result& result) const {
    std::string out;
    append_csv_cell(out, result.unit.id);
    out += ',';
    append_csv_cell(out, result.unit.name);
    out += ',';
    append_csv_cell(out, result.unit.region);
    const auto number = [&out](const Exact& value) {
        out += ',';
        append_number(out, value);
    };
    if (result.rejected) {
        out += ",rejected,,,,,,,,,";
    } else {
        out += result.stage == Stage::verified ? ",scored,verified" : ",scored,self";
        number(result.score);
        if (result.claimed) {
            number(*result.claimed);
        } else {
            out += ',';
        }
        number(result.base);
        number(result.bonus);
        number(result.penalty);
        out += ',';
        append_csv_cell(out, result.band < 0 ? std::string_view()
                                             : rubric_.bands[static_cast<std::size_t>(result.band)].id);
        // `rank` is empty: a rank exists among units, and this row knows of one.
        out += result.eligible ? ",true," : ",false,";
    }
    for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
        if (!wanted(rubric_.items[i])) {
            continue;
        }
        // Empty where a node does not apply, which 0 would not tell from no points.
        if (i < result.nodes.size() && result.nodes[i].status != NodeStatus::not_applicable) {
            number(result.nodes[i].points);
        } else {
            out += ',';
        }
    }
    if (!overrides_.empty()) {
        out += ',';
        append_csv_cell(out, result.rejected ? std::string_view() : overrides_);
    }
    out += '\n';
    return out;
}

}  // namespace

std::unique_ptr<ResultWriter> make_csv_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<CsvWriter>(rubric, options);
}

}  // namespace ceping
