#include <ceping/decode/published/published.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published_cells.hpp>
#include <ceping/decode/published/published_columns.hpp>
#include <ceping/decode/published/published_layout.hpp>
#include <ceping/decode/published/published_words.hpp>
#include <ceping/decode/record/table_sheets.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace ceping {

namespace {

/// A heading of a section is no longer than this, in code points.
constexpr std::size_t longest_heading = 40;

class PublishedReader {
public:
    PublishedReader(const PublishedOptions& options, PublishedTable& table, Diagnostics& found)
        : options_(options), table_(table), found_(found) {}

    /// False where nothing can be checked.
    bool take(const Node& rows) {
        auto layout = lay_out(rows, found_);
        if (!layout) {
            report(found_, rows, "missing-header", {{"总分", "total"}});
            return false;
        }
        layout_ = std::move(*layout);
        auto chosen = choose_columns(layout_, options_.columns, found_);
        if (!chosen) {
            return false;
        }
        columns_ = std::move(chosen->columns);
        table_.parts_guessed = chosen->parts_guessed;
        table_.own = chosen->own;
        table_.blocks = layout_.blocks;
        settle_columns();
        for (const auto& row : layout_.rows) {
            read_row(row);
        }
        settle_signs();
        settle_percents();
        settle_precision();
        settle_sections();
        return true;
    }

private:
    void settle_columns() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto& [column, use, kind, told] = columns_[i];
            table_.columns.push_back(use);
            const HeaderFigures figures = figures_in(layout_.headers[column]);
            if (use.role == ColumnRole::part) {
                PublishedPart part;
                part.title = use.header;
                part.kind = kind;
                part.weight = kind == PartKind::base ? figures.weight : std::nullopt;
                part.max = figures.max;
                part.column = i;
                table_.parts.push_back(std::move(part));
            } else if (use.role == ColumnRole::total) {
                table_.total_max = figures.max;
            }
            commas_.push_back(std::any_of(
                layout_.rows.begin(), layout_.rows.end(),
                [at = column](const auto& row) { return has_decimal_comma(row.cell(at).text()); }));
        }
    }

    void read_row(const LaidRow& cells) {
        const std::string first = printed_text(cells.cell(cells.first()).text());
        RowKind kind = row_kind(first);
        for (const auto& each : columns_) {
            if (each.use.role == ColumnRole::name && kind == RowKind::unit) {
                kind = row_kind(cells.cell(each.column).text());
            }
        }
        switch (kind) {
            case RowKind::weights: read_special(cells, true); return;
            case RowKind::maxima: read_special(cells, false); return;
            case RowKind::sum:
            case RowKind::subtotal:
            case RowKind::mean: read_summary(cells, first, kind); return;
            case RowKind::extreme:
            case RowKind::remark: ++table_.set_apart; return;
            case RowKind::unit: break;
        }
        if (repeats_header(cells)) {
            ++table_.set_apart;
            return;
        }
        if (cells.filled() == 1 && columns_.size() > 2 && cells.first() == 0 &&
            rank_in(first) == std::nullopt) {
            ++table_.set_apart;
            if (code_points(first) <= longest_heading) {
                section_ = first;
                section_from_ = table_.rows.size();
                groups_.clear();
            }
            return;
        }
        read_unit(cells);
    }

    [[nodiscard]] bool repeats_header(const LaidRow& cells) const {
        std::size_t same = 0;
        for (std::size_t i = 0; i < cells.width(); ++i) {
            const std::string text = printed_text(cells.cell(i).text());
            if (!text.empty() && text != layout_.headers[i]) {
                return false;
            }
            same += text.empty() ? 0U : 1U;
        }
        return same >= 2;
    }

    void read_unit(const LaidRow& cells) {
        PublishedRow row;
        row.place = cells.place();
        std::size_t group = 0;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Node& cell = cells.cell(columns_[i].column);
            const std::string_view text = trim(cell.text());
            switch (columns_[i].use.role) {
                case ColumnRole::name: row.name = text; break;
                case ColumnRole::group: add_group(group++, text, row); break;
                case ColumnRole::part: row.parts.push_back(number(cell, i)); break;
                case ColumnRole::total: row.total = number(cell, i); break;
                case ColumnRole::band:
                    row.band = is_absent(text) ? std::string_view() : text;
                    row.band_place = text.empty() ? Place() : cell.place();
                    break;
                case ColumnRole::rank: read_rank(cell, columns_[i].use.header, row); break;
                case ColumnRole::note: add_note(text, row); break;
                case ColumnRole::other: break;
            }
        }
        table_.rows.push_back(std::move(row));
        sections_.push_back(section_);
    }

    /// A merged cell stands in its first row only.
    void add_group(std::size_t at, std::string_view text, PublishedRow& row) {
        groups_.resize(std::max(groups_.size(), at + 1));
        if (!text.empty()) {
            groups_[at] = text;
        }
        row.group += (row.group.empty() ? "" : " / ") + groups_[at];
    }

    static void add_note(std::string_view text, PublishedRow& row) {
        const std::string plain = without_blanks(text);
        if (!is_absent(plain) && plain != "true" && plain != "yes" && plain != "0" && plain != "否" &&
            plain != "具备") {
            row.note += (row.note.empty() ? "" : "; ") + std::string(text);
        }
    }

    void read_rank(const Node& cell, const std::string& header, PublishedRow& row) {
        const std::string text = printed_text(cell.text());
        if (is_absent(text) || is_unranked(text)) {
            return;
        }
        row.rank_place = cell.place();
        if (const auto rank = printed_rank(text)) {
            row.rank = rank->from;
            row.rank_to = rank->to > rank->from ? rank->to : 0;
        } else {
            ++table_.unreadable;
            report(found_, cell, "bad-number", {header, cell.text()});
        }
    }

    std::optional<PrintedNumber> number(const Node& cell, std::size_t column) {
        const std::string text = printed_text(cell.text());
        const std::string& header = columns_[column].use.header;
        if (is_absent(text)) {
            return std::nullopt;
        }
        std::optional<PrintedNumber> out;
        try {
            out = printed_number(text, commas_[column]);
        } catch (const NumberTooLarge&) {
            ++table_.unreadable;
            report(found_, cell, "number-too-large", {header});
            return std::nullopt;
        }
        if (!out) {
            ++table_.unreadable;
            report(found_, cell, "bad-number", {header, cell.text()});
            return std::nullopt;
        }
        out->place = cell.place();
        if (options_.precision == Precision::exact) {
            out->half = Exact();
        }
        return out;
    }

    void read_special(const LaidRow& cells, bool weights) {
        std::size_t part = 0;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string text = printed_text(cells.cell(columns_[i].column).text());
            if (columns_[i].use.role == ColumnRole::total && !weights && !is_absent(text)) {
                const auto value = number(cells.cell(columns_[i].column), i);
                table_.total_max = value ? std::optional(value->value) : std::nullopt;
            }
            if (columns_[i].use.role != ColumnRole::part) {
                continue;
            }
            PublishedPart& into = table_.parts[part++];
            if (is_absent(text)) {
                continue;
            }
            texts.push_back(text);
            if (const auto value = number(cells.cell(columns_[i].column), i); value && !weights) {
                into.max = value->value;
            }
        }
        const auto shares = weights && texts.size() == table_.parts.size() ? shares_in(texts) : std::nullopt;
        for (std::size_t i = 0; shares && i < shares->size(); ++i) {
            table_.parts[i].weight = (*shares)[i];
        }
    }

    void read_summary(const LaidRow& cells, const std::string& label, RowKind kind) {
        SummaryRow row;
        row.place = cells.place();
        row.label = label;
        row.mean = kind == RowKind::mean;
        row.subtotal = kind == RowKind::subtotal;
        row.from = section_from_;
        row.until = table_.rows.size();
        // A sum of what has none is often a dash or a word: that is no finding.
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Node& cell = cells.cell(columns_[i].column);
            const ColumnRole role = columns_[i].use.role;
            if (role == ColumnRole::part || role == ColumnRole::total) {
                std::optional<PrintedNumber> value;
                try {
                    value = printed_number(printed_text(cell.text()), commas_[i]);
                } catch (const NumberTooLarge&) {
                    value.reset();
                }
                if (value) {
                    value->place = cell.place();
                }
                (role == ColumnRole::part ? row.parts.emplace_back() : row.total) = value;
            }
        }
        table_.summaries.push_back(std::move(row));
        section_from_ = table_.rows.size();
    }

    /// A deduction that is printed below 0 is added like any other.
    void settle_signs() {
        for (std::size_t i = 0; i < table_.parts.size(); ++i) {
            table_.parts[i].subtract =
                table_.parts[i].kind == PartKind::penalty &&
                std::none_of(table_.rows.begin(), table_.rows.end(), [i](const PublishedRow& row) {
                    return row.parts[i] && row.parts[i]->value.sign() < 0;
                });
        }
    }

    template <typename Settle>
    void of_each_column(Settle&& settle) {
        settle([](PublishedRow & row) -> auto& { return row.total; });
        for (std::size_t i = 0; i < table_.parts.size(); ++i) {
            settle([i](PublishedRow & row) -> auto& { return row.parts[i]; });
        }
    }

    /// A share such as 0.95 in a column of per cents is one of them, and so is a column of shares beside such totals.
    void settle_percents() {
        const bool totals = std::any_of(table_.rows.begin(), table_.rows.end(),
                                        [](const auto& row) { return row.total && row.total->percent; });
        of_each_column([this, totals](auto&& number_of) {
            const bool shares = std::all_of(table_.rows.begin(), table_.rows.end(), [&](auto& row) {
                return !number_of(row) || number_of(row)->value <= Exact(1);
            });
            const bool percents =
                (totals && shares) || std::any_of(table_.rows.begin(), table_.rows.end(), [&](auto& row) {
                    return number_of(row) && number_of(row)->percent;
                });
            for (auto& row : table_.rows) {
                auto& number = number_of(row);
                if (percents && number && !number->percent && number->value <= Exact(1)) {
                    number->value *= Exact(100);
                    number->half *= Exact(100);
                    number->percent = true;
                }
            }
        });
    }

    void settle_precision() {
        if (options_.precision != Precision::column) {
            return;
        }
        of_each_column([this](auto&& number_of) {
            std::optional<Exact> finest;
            for (auto& row : table_.rows) {
                if (const auto& number = number_of(row)) {
                    finest = finest ? least(*finest, number->half) : number->half;
                }
            }
            for (auto& row : table_.rows) {
                if (auto& number = number_of(row)) {
                    number->half = *finest;
                }
            }
        });
    }

    /// Sections are groups where ranks begin anew in them, or where there are none.
    void settle_sections() {
        std::set<std::string> names(sections_.begin(), sections_.end());
        std::set<std::string> firsts;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            if (table_.rows[i].rank == 1) {
                firsts.insert(sections_[i]);
            }
        }
        names.erase("");
        table_.sections.assign(names.begin(), names.end());
        const bool grouped = !options_.columns.groups.empty() || table_.own != OwnTable::none;
        table_.by_sections =
            !grouped && !names.empty() && (firsts.size() > 1 || !table_.has(ColumnRole::rank));
        for (std::size_t i = 0; table_.by_sections && i < table_.rows.size(); ++i) {
            table_.rows[i].group = sections_[i];
        }
    }

    const PublishedOptions& options_;
    PublishedTable& table_;
    Diagnostics& found_;
    TableLayout layout_;
    std::vector<ChosenColumn> columns_;
    std::vector<bool> commas_;         ///< beside the columns: whether commas are decimal points
    std::vector<std::string> groups_;  ///< what stood last in each column of groups
    std::string section_;
    std::size_t section_from_ = 0;
    std::vector<std::string> sections_;  ///< beside the rows
};

}  // namespace

std::optional<PublishedTable> read_published(const std::string& path, const PublishedOptions& options,
                                             Diagnostics& found) {
    PublishedTable table;
    table.path = path;
    bool sound = false;
    ReadOptions how;
    how.encoding = options.encoding;
    how.digest = false;
    // A published number is known to the decimals that it is shown with.
    how.shown_decimals = true;
    const auto fits = [&options](const Node& rows) {
        Diagnostics ignored;
        const auto layout = lay_out(rows, ignored);
        return layout && choose_columns(*layout, options.columns, ignored).has_value();
    };
    const InputFormat* const named = format_named(path);
    read_input(
        path, named != nullptr && named->bytes ? named->name : "csv", how,
        [&](Document& document) {
            ChosenSheets chosen = choose_first_sheet(document, fits);
            found.append(std::move(chosen.notes));
            if (chosen.sheets.empty()) {
                found.add("file-empty", {path, 0, 0, {}}, {});
                return false;
            }
            const TableSheet& sheet = *chosen.sheets.front();
            table.sheet = sheet.name;
            for (const auto& each : sheet.found.all()) {
                found.add(each);
            }
            sound = PublishedReader(options, table, found).take(sheet.rows);
            return false;
        },
        found);
    return sound ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace ceping
