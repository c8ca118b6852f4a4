#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/model/report.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// The tables of a report, each described once. Not part of the public face.

using Cells = std::vector<Report::Cell>;
[[nodiscard]] Cells row_of(auto&&... cells) {
    return {Report::Cell(std::forward<decltype(cells)>(cells))...};
}

/// Columns of what their names say. Formats choose them by their English titles.
[[nodiscard]] Report::Column column_of(Report::Type type, Words title);
[[nodiscard]] Report::Column texts(const char* zh, const char* en);
[[nodiscard]] Report::Column counts(const char* zh, const char* en);
[[nodiscard]] Report::Column rates(const char* zh, const char* en);
[[nodiscard]] Report::Column figures(const char* zh, const char* en);
[[nodiscard]] Report::Column digests(const char* zh, const char* en);
/// Rounded as the rubric rounds scores.
[[nodiscard]] Report::Column scores(const Rubric& rubric, const char* zh, const char* en);
[[nodiscard]] std::vector<Report::Column> columns_of(auto&&... columns) {
    return {std::forward<decltype(columns)>(columns)...};
}
/// Left out where nobody wants it.
[[nodiscard]] Report::Column only_if(bool wanted, Report::Column column);

/// A table that keeps its rows, since it is written later. `cells`: a row's cells, beside the columns.
template <typename Row>
[[nodiscard]] Report::Table table_of(std::vector<Row> rows, std::vector<Report::Column> columns,
                                     std::function<Cells(const Row& row)> cells) {
    struct Kept {
        std::vector<Row> rows;
        std::function<Cells(const Row& row)> cells;
        std::size_t at = std::numeric_limits<std::size_t>::max();
        Cells row{};  // the last one that was asked for: tables are written row by row
    };
    const auto kept = std::make_shared<Kept>(Kept{std::move(rows), std::move(cells)});
    Report::Table out{"", kept->rows.size(), std::move(columns)};
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
        out.columns[i].cell = [kept, i](std::size_t at) {
            if (kept->at != at) {
                kept->row = kept->cells(kept->rows[at]);
                kept->at = at;
            }
            return kept->row[i];
        };
    }
    std::erase_if(out.columns, [](const auto& column) { return column.readers == Report::programs; });
    return out;
}

/// A column that a format shows, under a title of its own where it has one.
struct Chosen {
    Chosen(const char* name, Words title = {})  // NOLINT(google-explicit-constructor)
        : column(name), called(std::move(title)) {}
    std::string_view column;
    Words called;
};
/// The table with these columns, in this order.
[[nodiscard]] Report::Table with_columns(const Report::Table& table, std::initializer_list<Chosen> columns);

/// points/max; nothing where there is nothing to earn.
[[nodiscard]] inline std::optional<Exact> rate_of(const PointsOf& of) {
    return of.max.sign() > 0 ? std::optional(of.rate()) : std::nullopt;
}

/// Units that have something in common.
struct Counted {
    Report::Cell name;
    std::size_t units = 0;
    std::optional<Exact> from{};
    std::optional<Exact> to{};
};
/// In the rubric's order, then those with none, which are called `none`; they are there without units, too, where `always`.
[[nodiscard]] std::vector<Counted> counted_bands(const BatchReport& report, const Words& none, bool always);
/// `what`: what the units have in common.
[[nodiscard]] Report::Table counted_table(const BatchReport& report, Report::Column what,
                                          std::vector<Counted> rows);

/// `name`: what a region is called.
[[nodiscard]] Report::Table regions_table(const BatchReport& report,
                                          const std::function<std::string(const std::string& path)>& name);

/// The sections, the weakest first; `some`: without those that apply to nobody. `last`: the cell of one more column.
[[nodiscard]] Report::Table areas_table(const BatchReport& report, bool some,
                                        const Report::Column& column = {},
                                        const std::function<Report::Cell(const Area& area)>& last = {});
/// Those that verified units had claimed points of, in the rubric's order.
[[nodiscard]] Report::Table claims_table(const BatchReport& report);
/// The same with points, and what moved, rounded as scores are.
[[nodiscard]] Report::Table rounded_as_scores(Report::Table table, const Rubric& rubric);

/// The criteria that lost most, `most` of them.
[[nodiscard]] Report::Table criteria_table(const BatchReport& report, std::size_t most);

/// The records behind the report.
[[nodiscard]] Report::Table files_table(std::vector<SavedInput> files, Report::Column name,
                                        const char* unknown);

}  // namespace ceping
