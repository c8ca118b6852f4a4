// Results as CSV, a row a unit. Source: ceping-result(5), CSV.
#include <ceping/write/results/results.hpp>

#include <ceping/model/column_words.hpp>
#include <ceping/model/result_fields.hpp>
#include <ceping/write/formats/csv_table.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <optional>
#include <type_traits>

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
    /// The member of this name, where the list has it.
    template <typename Fields, typename From>
    void append_member(std::string& out, std::string_view key, const Fields& fields, const From& from) const;
    template <typename Value>
    void append(std::string& out, std::string_view key, const Value& value) const;
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

template <typename Value>
void CsvWriter::append(std::string& out, std::string_view key, const Value& value) const {
    const CsvForm& form = lines_.form();
    if constexpr (std::is_same_v<Value, Exact>) {
        append_number(out, value);
    } else if constexpr (std::is_same_v<Value, std::optional<Exact>>) {
        if (value) {
            append_number(out, *value);
        }
    } else if constexpr (std::is_same_v<Value, bool>) {
        out += form.eligible(value);
    } else if constexpr (std::is_same_v<Value, Stage>) {
        out += form.word(result_fields::word_of(value), value == Stage::verified ? "核验" : "自评");
    } else if constexpr (std::is_convertible_v<Value, std::string_view>) {
        const auto band = std::find_if(rubric_.bands.begin(), rubric_.bands.end(),
                                       [&](const Band& each) { return key == "band" && each.id == value; });
        const bool titled = !form.plain && band != rubric_.bands.end() && !band->title.empty();
        lines_.cell(out, titled ? std::string_view(band->title) : value);
    }
}

template <typename Fields, typename From>
void CsvWriter::append_member(std::string& out, std::string_view key, const Fields& fields,
                              const From& from) const {
    result_fields::walk(fields, [&](const auto& field) {
        if (field.id == key) {
            append(out, key, field.value(from, rubric_));
        }
    });
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
    for (const auto key : result_columns) {
        out += key == result_columns.front() ? "" : ",";
        if (key == "unit") {
            lines_.cell(out, result.unit.id);
        } else if (key == "status") {
            out += lines_.form().status(result.status);
        } else {
            append_member(out, key, result_fields::unit, result.unit);
            if (result.scored()) {
                append_member(out, key, result_fields::score, result);
            }
        }
        // `rank` is empty: a rank exists among units, and this row knows of one.
    }
    append_nodes(out, result);
    if (!overrides_.empty()) {
        out += ',';
        lines_.cell(out, result.scored() ? overrides_ : std::string_view());
    }
    return out.append(lines_.end());
}

}  // namespace

std::unique_ptr<ResultWriter> make_csv_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<CsvWriter>(rubric, options);
}

}  // namespace ceping
