// Results as a table for people, and a summary.
#include <ceping/write/results/results.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/results/phrases.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace ceping {

namespace {

// Columns are as wide as what has come so far. A table this long is written as it comes, so that memory does not grow
// with the batch; what comes later may then be wider than its column.
constexpr std::size_t rows_measured = 5000;

// Rows cross from the threads that make them to the one that prints them as one text: cells, each before a separator that
// printable() keeps out of it. The first cell says what the summary counts.
constexpr char separator = '\x1F';

enum Cell : std::size_t { tally, name, score, claimed, band, eligible, weakest, cell_count };

const std::string& title_of(const Band& band) { return band.title.empty() ? band.id : band.title; }

class TextWriter : public ResultWriter {
public:
    TextWriter(const Rubric& rubric, const ResultOptions& options);

    [[nodiscard]] std::string row(const Result& result) const override;
    void put(std::string&& row, const ByteSink& out) override;
    void finish(const ByteSink& out) override;

private:
    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(options_.language); }
    [[nodiscard]] std::string unit_of(const Result& result) const;
    [[nodiscard]] std::string eligibility_of(const Result& result) const;
    [[nodiscard]] std::string weakest_of(const Result& result) const;
    void print(const ByteSink& out);
    [[nodiscard]] Words summary() const;

    const Rubric& rubric_;
    ResultOptions options_;
    std::vector<std::string> rows_;  ///< not printed yet
    Report::Table table_;            ///< of those
    std::optional<TextTable> layout_;
    BatchCount count_;
    std::vector<std::size_t> bands_;
    Exact sum_;
};

TextWriter::TextWriter(const Rubric& rubric, const ResultOptions& options)
    : rubric_(rubric), options_(options), bands_(rubric.bands.size()) {
    using Type = Report::Type;
    const auto add = [this](const char* id, const Words& title, Type type, Cell cell) {
        auto& column = table_.add(id, title, type, [this, type, cell](std::size_t row) {
            std::string_view rest = rows_[row];
            for (std::size_t i = 0; i < cell; ++i) {
                rest.remove_prefix(rest.find(separator) + 1);
            }
            std::string text(rest.substr(0, rest.find(separator)));
            const auto figure = Report::figures(type) ? Exact::parse(text) : std::nullopt;
            Report::Cell out = figure ? Report::Cell(*figure) : Report::Cell(std::move(text));
            // Why there is no score stands in place of all that a score would have.
            out.runs_on = cell == claimed && (rows_[row].starts_with('r') || rows_[row].starts_with('n'));
            return out;
        });
        column.may_cut = !Report::figures(type);
        column.decimals = {rubric_.rounding.final, rubric_.rounding.mode};
    };
    add("unit", {"单位", "unit"}, Type::text, name);
    add("score", {"得分", "score"}, Type::points, score);
    add("claimed", {"自评", "claimed"}, Type::points, claimed);
    add("band", {"等次", "band"}, Type::band, band);
    add("eligible", {"评定资格", "eligible"}, Type::text, eligible);
    add("weakest", {"薄弱环节", "weakest"}, Type::text, weakest);
    table_.readers = Report::people;
    table_.tone = [this](std::size_t row) {
        const char first = rows_[row].front();
        return first == 'r' ? Tone::fault : first == 'i' || first == 'n' ? Tone::doubt : Tone::usual;
    };
}

std::string TextWriter::unit_of(const Result& result) const {
    const auto& unit = result.unit;
    if (unit.id.empty()) {
        return say(unit.name.empty() ? Words{"（无编码）", "(no id)"}
                                     : phrases::without_code.with({{"name", unit.name}}));
    }
    const auto rulings = std::count_if(result.grounds.begin(), result.grounds.end(),
                                       [](const Ground& each) { return !each.ruled.empty(); });
    const std::string count = std::to_string(rulings);
    const std::string label = unit_label(unit.id, unit.name);
    return rulings == 0 ? label
                        : say(phrases::unit_rulings.with(
                              {{"unit", label}, {"number", {count, counted(count, "ruling")}}}));
}

std::string TextWriter::eligibility_of(const Result& result) const {
    if (result.eligible) {
        return say({"具备", "yes"});
    }
    const std::string ids = ids_against(rubric_, result);
    return say({"不具备", "no"}) + (ids.empty() ? "" : " ") + ids;
}

/// The group of the upper two levels that lost the largest share; of equals the first.
std::string TextWriter::weakest_of(const Result& result) const {
    constexpr int deepest = 2;
    ItemId weakest_item;
    Exact lowest = 1;
    for (std::size_t i = 0; i < std::min(result.nodes.size(), rubric_.items.size()); ++i) {
        const auto& item = rubric_.items[i];
        const auto& node = result.nodes[i];
        if (item.group && item.depth <= deepest && node.status != NodeStatus::not_applicable && node.max &&
            node.max->sign() > 0) {
            const Exact rate = node.points / *node.max;
            if (rate < lowest) {
                lowest = rate;
                weakest_item = ItemId(i);
            }
        }
    }
    if (!weakest_item) {
        return "-";
    }
    const auto& item = rubric_.at(weakest_item);
    return item.id + " " + item.title + " " + percent(lowest);
}

std::string TextWriter::row(const Result& result) const {
    std::vector<std::string> cells(cell_count);
    cells[name] = unit_of(result);
    if (!result.scored()) {
        cells[tally] = result.status == UnitStatus::rejected ? "r" : "n";
        cells[score] = say(words_of(result.status));
        cells[claimed] = why_unscored(result, options_.language);
    } else {
        cells[tally] =
            std::string(result.eligible ? "e" : "i") + (result.band ? std::to_string(result.band.at()) : "");
        cells[score] = result.score.text();
        cells[claimed] = result.claimed ? result.claimed->text() : "-";
        cells[band] = result.band ? title_of(rubric_.band(result.band)) : "-";
        cells[eligible] = eligibility_of(result);
        cells[weakest] = weakest_of(result);
    }
    std::string out;
    for (const auto& cell : cells) {
        out += printable(cell) + separator;
    }
    return out;
}

void TextWriter::put(std::string&& row, const ByteSink& out) {
    const auto cells = split(row, separator);
    ++count_.units;
    if (cells[tally] == "r") {
        ++count_.rejected;
    } else if (cells[tally] == "n") {
        ++count_.not_assessed;
    } else {
        count_.ineligible += cells[tally].starts_with('i') ? 1U : 0U;
        sum_ += Exact::parse(cells[score]).value_or(Exact());
        if (cells[tally].size() > 1) {
            ++bands_[std::stoul(std::string(cells[tally].substr(1)))];
        }
    }
    rows_.push_back(std::move(row));
    if (layout_ || rows_.size() == rows_measured) {
        print(out);
    }
}

void TextWriter::print(const ByteSink& out) {
    table_.rows = rows_.size();
    write_table_text(table_, options_.language, {options_.width, options_.color}, layout_, out);
    rows_.clear();
}

Words TextWriter::summary() const {
    std::vector<Words> out{counted_units(count_)};
    std::vector<Words> bands;
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        bands.push_back(
            phrases::units_of_band.with({{"band", title_of(rubric_.bands[i])}, {"units", bands_[i]}}));
    }
    if (!bands.empty()) {
        out.push_back(joined(bands, {"，", ", "}));
    }
    if (count_.scored() > 0) {
        const Exact mean = sum_ / Exact(static_cast<std::int64_t>(count_.scored()));
        out.push_back(
            phrases::mean_score.with({{"mean", mean.fixed(rubric_.rounding.final, rubric_.rounding.mode)}}));
    }
    if (!options_.overrides.empty()) {
        std::vector<Words> changed;
        for (const auto& [name, value] : options_.overrides) {
            changed.emplace_back(name + "=" + value);
        }
        out.push_back(phrases::scored_with.with({{"policy", joined(changed, ", ")}}));
    }
    return joined(out, {"；", "; "});
}

void TextWriter::finish(const ByteSink& out) {
    if (!layout_) {
        print(out);
    }
    Report below{{}, options_.language};
    below.paragraph(summary());
    out("\n");
    write_report_text(below, {options_.width, options_.color}, out);
}

}  // namespace

std::unique_ptr<ResultWriter> make_text_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<TextWriter>(rubric, options);
}

}  // namespace ceping
