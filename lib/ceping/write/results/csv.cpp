// Results as CSV, a row a unit. Source: ceping-result(5), CSV.
#include <ceping/write/results/results.hpp>

#include <ceping/model/column_words.hpp>
#include <ceping/write/formats/csv_table.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>

namespace ceping {

namespace {

class CsvWriter : public ResultWriter {
public:
    CsvWriter(const Rubric& rubric, const ResultOptions& options)
        : rubric_(rubric),
          detail_(options.detail),
          overrides_(overrides_text(options.overrides)),
          lines_(CsvForm{options.plain, options.language}) {}

    void begin(const ByteSink& out) override;
    [[nodiscard]] std::string row(const Result& result) const override;

private:
    [[nodiscard]] bool wanted(const Item& item) const {
        return detail_ == Detail::full || (detail_ == Detail::groups && item.group);
    }
    [[nodiscard]] std::string_view band_of(const Result& result) const;
    void append_scores(std::string& out, const Result& result) const;
    void append_nodes(std::string& out, const Result& result) const;

    const Rubric& rubric_;
    Detail detail_;
    std::string overrides_;  ///< empty: the scores are the rubric's
    CsvTable lines_;
};

void CsvWriter::begin(const ByteSink& out) {
    std::string header(lines_.begin());
    for (const auto key : result_columns) {
        header += key == result_columns.front() ? "" : ",";
        lines_.title(header, key);
    }
    for (const auto& item : rubric_.items) {
        if (wanted(item)) {
            header += ',';
            // An id alone says nothing to people, and a spreadsheet makes 1.1 of 1.10.
            const bool bare = lines_.form().plain || item.title.empty();
            lines_.cell(header, bare ? item.id : item.id + " " + item.title);
        }
    }
    if (!overrides_.empty()) {
        header += ',';
        lines_.title(header, "overrides");
    }
    out(header.append(lines_.end()));
}

std::string_view CsvWriter::band_of(const Result& result) const {
    if (!result.band) {
        return {};
    }
    const Band& band = rubric_.band(result.band);
    return lines_.form().plain || band.title.empty() ? band.id : band.title;
}

void CsvWriter::append_scores(std::string& out, const Result& result) const {
    const CsvForm& form = lines_.form();
    const auto number = [&out](const Exact& value) {
        out += ',';
        append_number(out, value);
    };
    out += ',' + form.status(false) + ',';
    out += result.stage == Stage::verified ? form.word("verified", "核验") : form.word("self", "自评");
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
    lines_.cell(out, band_of(result));
    // `rank` is empty: a rank exists among units, and this row knows of one.
    out += ',' + form.eligible(result.eligible) + ',';
}

void CsvWriter::append_nodes(std::string& out, const Result& result) const {
    for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
        if (!wanted(rubric_.items[i])) {
            continue;
        }
        out += ',';
        // Points that an answer was given: 0 would not tell what was not answered, or does not apply, from no points.
        if (i < result.nodes.size() && result.nodes[i].status == NodeStatus::scored) {
            append_number(out, result.nodes[i].points);
        }
    }
}

std::string CsvWriter::row(const Result& result) const {
    std::string out;
    lines_.cell(out, result.unit.id);
    out += ',';
    lines_.cell(out, result.unit.name);
    out += ',';
    lines_.cell(out, result.unit.region);
    if (result.rejected) {
        out += ',' + lines_.form().status(true) + ",,,,,,,,,";
    } else {
        append_scores(out, result);
    }
    append_nodes(out, result);
    if (!overrides_.empty()) {
        out += ',';
        lines_.cell(out, result.rejected ? std::string_view() : overrides_);
    }
    return out.append(lines_.end());
}

}  // namespace

std::unique_ptr<ResultWriter> make_csv_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<CsvWriter>(rubric, options);
}

}  // namespace ceping
