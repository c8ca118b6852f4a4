// Results as a table for people, and a summary.
#include <ceping/write/results/results.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/formats/paint.hpp>
#include <ceping/write/formats/text_table.hpp>
#include <ceping/write/results/phrases.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ceping {

namespace {

// Columns are as wide as what has come so far. A table this long is written as it comes, so that memory does not grow
// with the batch; what comes later may then be wider than its column.
constexpr std::size_t rows_measured = 5000;

// Rows cross from the threads that make them to the one that prints them as one text: cells between separators that
// printable() keeps out of any cell. The first cell says what the summary counts.
constexpr char separator = '\x1F';

enum Cell : std::size_t { tally, name, score, claimed, band, eligible, weakest, cell_count };

std::vector<TextColumn> columns(Language language) {
    const auto column = [language](const Words& title, bool right, bool may_cut) {
        return TextColumn{title.in(language), right, may_cut};
    };
    return {column({"单位", "unit"}, false, true),         column({"得分", "score"}, true, false),
            column({"自评", "claimed"}, true, false),      column({"等次", "band"}, false, true),
            column({"评定资格", "eligible"}, false, true), column({"薄弱环节", "weakest"}, false, true)};
}

class TextWriter : public ResultWriter {
public:
    TextWriter(const Rubric& rubric, const ResultOptions& options)
        : rubric_(rubric),
          options_(options),
          table_(columns(options.language)),
          bands_(rubric.bands.size()) {}

    [[nodiscard]] std::string row(const Result& result) const override;
    void put(std::string&& row, const ByteSink& out) override;
    void finish(const ByteSink& out) override;

private:
    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(options_.language); }
    [[nodiscard]] std::string unit_of(const Result& result) const;
    [[nodiscard]] std::string eligibility_of(const Result& result) const;
    [[nodiscard]] std::string weakest_of(const Result& result) const;
    [[nodiscard]] std::string reason_of(const Result& result) const;
    void count(std::string_view tally_cell, std::string_view score_cell);
    void print(const std::string& row, const ByteSink& out) const;
    void print_waiting(const ByteSink& out);
    [[nodiscard]] std::string summary() const;

    const Rubric& rubric_;
    ResultOptions options_;
    TextTable table_;
    bool settled_ = false;
    std::vector<std::string> waiting_;
    std::size_t scored_ = 0;
    std::size_t rejected_ = 0;
    std::size_t ineligible_ = 0;
    std::vector<std::size_t> bands_;
    Exact sum_;
};

std::string TextWriter::unit_of(const Result& result) const {
    const auto& unit = result.unit;
    if (unit.id.empty()) {
        return say(unit.name.empty() ? Words{"（无编码）", "(no id)"}
                                     : phrases::without_code.with({{"name", printable(unit.name)}}));
    }
    const auto rulings = std::count_if(result.grounds.begin(), result.grounds.end(),
                                       [](const Ground& each) { return !each.ruled.empty(); });
    const std::string count = std::to_string(rulings);
    const std::string label = printable(unit_label(unit.id, unit.name));
    return rulings == 0 ? label
                        : say(phrases::unit_rulings.with(
                              {{"unit", label}, {"number", {count, counted(count, "ruling")}}}));
}

std::string TextWriter::eligibility_of(const Result& result) const {
    if (result.eligible) {
        return say({"具备", "yes"});
    }
    std::string out = say({"不具备", "no"});
    const auto add = [&out](const std::string& id) { out += " " + id; };
    for (const VetoId veto : result.vetoes) {
        add(rubric_.veto(veto).id);
    }
    for (std::size_t i = 0; i < result.prerequisites.size(); ++i) {
        if (result.prerequisites[i] != Confirmation::confirmed) {
            add(rubric_.prerequisites[i].id);
        }
    }
    return printable(out);
}

/// The group of the upper two levels that lost the largest share; of equals the first.
std::string TextWriter::weakest_of(const Result& result) const {
    constexpr int deepest = 2;
    ItemId weakest_item;
    Exact lowest = 1;
    for (std::size_t i = 0; i < std::min(result.nodes.size(), rubric_.items.size()); ++i) {
        const auto& item = rubric_.items[i];
        const auto& node = result.nodes[i];
        if (item.group && item.depth <= deepest && node.status != NodeStatus::not_applicable &&
            node.max.sign() > 0) {
            const Exact rate = node.points / node.max;
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
    return printable(item.id + " " + item.title) + " " + percent(lowest);
}

/// Why a unit was rejected: the first error, in one line.
std::string TextWriter::reason_of(const Result& result) const {
    for (const auto& finding : result.findings) {
        if (finding.severity == Severity::error) {
            return printable(finding.where.text() + ": " + finding.message(options_.language));
        }
    }
    return "-";
}

std::string TextWriter::row(const Result& result) const {
    std::vector<std::string> cells(cell_count);
    cells[name] = unit_of(result);
    if (result.rejected) {
        cells[tally] = "r";
        cells[score] = say({"不予计分", "rejected"});
        cells[weakest] = reason_of(result);
    } else {
        const auto& rounding = rubric_.rounding;
        cells[tally] =
            std::string(result.eligible ? "e" : "i") + (result.band ? std::to_string(result.band.at()) : "");
        cells[score] = result.score.fixed(rounding.final, rounding.mode);
        cells[claimed] = result.claimed ? result.claimed->fixed(rounding.final, rounding.mode) : "-";
        if (result.band) {
            const auto& reached = rubric_.band(result.band);
            cells[band] = printable(reached.title.empty() ? reached.id : reached.title);
        } else {
            cells[band] = "-";
        }
        cells[eligible] = eligibility_of(result);
        cells[weakest] = weakest_of(result);
    }
    std::string out;
    for (const auto& cell : cells) {
        out += out.empty() ? "" : std::string(1, separator);
        out += cell;
    }
    return out;
}

void TextWriter::count(std::string_view tally_cell, std::string_view score_cell) {
    if (tally_cell == "r") {
        ++rejected_;
        return;
    }
    ++scored_;
    ineligible_ += tally_cell.starts_with('i') ? 1U : 0U;
    sum_ += Exact::parse(score_cell).value_or(Exact());
    const auto reached = Exact::parse(tally_cell.substr(1)).value_or(Exact(-1)).whole();
    if (reached && *reached >= 0) {
        ++bands_[static_cast<std::size_t>(*reached)];
    }
}

void TextWriter::put(std::string&& row, const ByteSink& out) {
    auto cells = split(row, separator);
    count(cells[tally], cells[score]);
    if (settled_) {
        print(row, out);
        return;
    }
    // The reason of a rejection runs on to the right; it sets no column's width.
    if (cells[tally] == "r") {
        cells.resize(weakest);
    }
    cells.erase(cells.begin());
    table_.measure(cells);
    waiting_.push_back(std::move(row));
    if (waiting_.size() == rows_measured) {
        print_waiting(out);
    }
}

void TextWriter::print(const std::string& row, const ByteSink& out) const {
    auto cells = split(row, separator);
    const bool is_rejected = cells[tally] == "r";
    const bool is_ineligible = cells[tally].starts_with('i');
    std::string line;
    if (is_rejected) {
        line = table_.line({cells[name], cells[score]}) + "  " + std::string(cells[weakest]);
        line = options_.width == 0 ? line : fit(line, options_.width);
    } else {
        cells.erase(cells.begin());
        line = table_.line(cells);
    }
    const Tone tone = is_rejected ? Tone::fault : is_ineligible ? Tone::doubt : Tone::usual;
    out(painted(line, tone, options_.color) + "\n");
}

void TextWriter::print_waiting(const ByteSink& out) {
    settled_ = true;
    table_.settle(options_.width);
    out(painted(table_.header(), Tone::heading, options_.color) + "\n");
    for (const auto& row : waiting_) {
        print(row, out);
    }
    waiting_.clear();
}

std::string TextWriter::summary() const {
    const std::string units = std::to_string(scored_ + rejected_);
    std::vector<Words> out{phrases::units_scored.with({{"units", {units, counted(units, "unit")}},
                                                       {"scored", scored_},
                                                       {"rejected", rejected_},
                                                       {"ineligible", ineligible_}})};
    std::vector<Words> bands;
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        const auto& each = rubric_.bands[i];
        bands.push_back(phrases::units_of_band.with(
            {{"band", each.title.empty() ? each.id : each.title}, {"units", bands_[i]}}));
    }
    if (!bands.empty()) {
        out.push_back(joined(bands, {"，", ", "}));
    }
    if (scored_ > 0) {
        const Exact mean = sum_ / Exact(static_cast<std::int64_t>(scored_));
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
    return printable(say(joined(out, {"；", "; "}))) + "\n";
}

void TextWriter::finish(const ByteSink& out) {
    if (!settled_) {
        print_waiting(out);
    }
    out("\n" + summary());
}

}  // namespace

std::unique_ptr<ResultWriter> make_text_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<TextWriter>(rubric, options);
}

}  // namespace ceping
