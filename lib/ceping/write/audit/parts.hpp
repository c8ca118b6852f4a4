#pragma once

#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/base/location.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/audit/audit.hpp>
#include <ceping/write/audit/phrases.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What the writers of ceping-audit's report for people share. Not part of the public face.

/// A number of rows, which stands before its noun in Chinese.
[[nodiscard]] inline Words row_count(std::size_t rows) {
    return {std::to_string(rows), counted(rows, "row")};
}

/// What something is called in JSON and for people.
struct AuditWord {
    std::string_view name;
    std::string_view zh{};
    std::string_view en{};

    [[nodiscard]] Words words() const { return {std::string(zh), std::string(en)}; }
};
[[nodiscard]] const AuditWord& word_of(ColumnRole role);
[[nodiscard]] const AuditWord& word_of(RankStyle style);
/// A rule by which totals are checked row by row has words, too.
[[nodiscard]] const AuditWord& word_of(TotalsSource source);
[[nodiscard]] const AuditWord& word_of(TotalStatus status);
[[nodiscard]] const AuditWord& word_of(Unchecked why);

/// Writes sections of the report, and names rows, places and numbers of the table in it.
class AuditTeller {
public:
    AuditTeller(const AuditReport& report, bool verbose, Report& out)
        : report_(report), table_(*report.table), verbose_(verbose), out_(out) {}

protected:
    /// Who a row is about: its name, else its number.
    [[nodiscard]] Words who(std::size_t row) const {
        const std::string& name = table_.rows[row].name;
        return !name.empty() ? Words(name) : phrases::nameless_row.with({{"row", row + 1}});
    }

    /// `path:line:column: line N, who: what`.
    [[nodiscard]] Words at(Place place, Words of, Words what) const {
        return phrases::said_of_row.with(
            {{"place", Location{table_.path, place.line, place.column, {}, table_.sheet}.text()},
             {"line", place.line},
             {"who", std::move(of)},
             {"what", std::move(what)}});
    }
    [[nodiscard]] Words at(std::size_t row, Place place, Words what) const {
        return at(place, who(row), std::move(what));
    }
    [[nodiscard]] Words at_total(std::size_t row, Words what) const {
        return at(row, table_.rows[row].total->place, std::move(what));
    }

    /// A number that was worked out, in the form of those printed: decimals, and `%` where they have it.
    [[nodiscard]] static std::string shown(const Exact& value, const PrintedNumber& like) {
        const std::string all = value.plain();
        return (all.find('/') == std::string::npos && all.size() <= 12 ? all : value.shortest(4)) +
               (like.percent ? "%" : "");
    }

    [[nodiscard]] std::string total(std::size_t row) const { return table_.rows[row].total->text; }

    /// What follows stands below a heading, which is left out where nothing follows.
    void section(Words heading) { heading_ = std::move(heading); }
    void item(const Words& line) {
        begin();
        out_.item(line);
    }
    void add(Report::Table table) {
        begin();
        table.readers = Report::people;
        out_.add(std::move(table));
    }

    const AuditReport& report_;
    const PublishedTable& table_;
    bool verbose_;
    Report& out_;

private:
    void begin() {
        if (!heading_.en.empty()) {
            out_.heading(2, std::exchange(heading_, {}));
        }
    }

    Words heading_;
};

/// The sections on ranks and order, and on bands.
void tell_standing(const AuditReport& report, Report& into);
/// For programs: all of it.
[[nodiscard]] Report::Table audit_members(const AuditReport& report);

/// A weight of so many steps in per cent: `12.5`.
[[nodiscard]] Exact percent_of(int weight, int steps);

/// A line for each of totals, ranks, bands and order: right, wrong, or not checked and why; then the sum of it.
[[nodiscard]] std::vector<Words> audit_verdict(const AuditReport& report);

}  // namespace ceping
