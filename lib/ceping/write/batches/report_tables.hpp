#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/model/report.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// The tables of a report, each described once. Not part of the public face.

/// A table that keeps its rows, since it is written later.
template <typename Row>
struct TableOf : Report::Table {
    explicit TableOf(std::vector<Row> of) : list(std::make_shared<const std::vector<Row>>(std::move(of))) {
        rows = list->size();
    }
    /// `what`: a function of a row, or a member.
    Report::Column& column(std::string name, Words called, Report::Type kind, auto what) {
        return add(
            std::move(name), std::move(called), kind,
            [kept = list, what](std::size_t i) -> Report::Cell { return std::invoke(what, (*kept)[i]); });
    }
    std::shared_ptr<const std::vector<Row>> list;
};

/// A column that a format shows, under a name of its own where it has one.
struct Chosen {
    Chosen(const char* id, Words title = {})
        : column(id), called(std::move(title)) {}  // NOLINT(google-explicit-constructor)
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
[[nodiscard]] TableOf<Counted> counted_table(const BatchReport& report, const Words& what,
                                             std::vector<Counted> rows);

/// `name`: what a region is called.
[[nodiscard]] Report::Table regions_table(const BatchReport& report,
                                          const std::function<std::string(const std::string& path)>& name);

/// The sections, the weakest first; `some`: without those that apply to nobody.
[[nodiscard]] TableOf<const Area*> areas_table(const BatchReport& report, bool some);
/// Those that verified units had claimed points of, in the rubric's order.
[[nodiscard]] Report::Table claims_table(const BatchReport& report);
/// The criteria that lost most, `most` of them.
[[nodiscard]] Report::Table criteria_table(const BatchReport& report, std::size_t most);

}  // namespace ceping
