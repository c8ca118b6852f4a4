#pragma once

#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/audit/audit.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What the writers of ceping-audit's report for people share. Not part of the public face.

/// A heading, lines, a table, lines; each of them may be absent.
struct AuditPart {
    std::string heading;
    std::vector<std::string> lines;
    Report::Table table{};
    std::vector<std::string> after{};
};

/// How rows, places and numbers of a table are named in the report.
class AuditTeller {
public:
    AuditTeller(const AuditReport& report, bool verbose, Report& out)
        : report_(report), table_(*report.table), verbose_(verbose), out_(out) {}

protected:
    [[nodiscard]] static std::string numbered(std::size_t count) { return std::to_string(count); }

    [[nodiscard]] std::string say(const Words& words) const { return words.in(out_.language); }

    [[nodiscard]] std::string quoted(const std::string& text) const {
        return say({"“" + text + "”", "`" + text + "'"});
    }

    /// Who a row is about: its name, else its number.
    [[nodiscard]] std::string who(std::size_t row) const {
        const std::string& name = table_.rows[row].name;
        return !name.empty() ? name
                             : say({"第 " + numbered(row + 1) + " 行数据", "row " + numbered(row + 1)});
    }

    /// `path:line:column: `, and the line as people count it.
    [[nodiscard]] std::string where(Place place) const {
        const std::string line = std::to_string(place.line);
        return Location{table_.path, place.line, place.column, {}}.text() + ": " +
               say({"第" + line + "行 ", "line " + line + ", "});
    }

    /// A number that was worked out, in the form of those printed: decimals, and `%` where they have it.
    [[nodiscard]] static std::string shown(const Exact& value, const PrintedNumber& like) {
        const std::string all = value.plain();
        return (all.find('/') == std::string::npos && all.size() <= 12 ? all : value.shortest(4)) +
               (like.percent ? "%" : "");
    }

    /// `path:line:column: line N, who: `.
    [[nodiscard]] std::string at(std::size_t row, Place place) const {
        return where(place) + who(row) + say({"：", ": "});
    }

    [[nodiscard]] std::string total(std::size_t row) const { return table_.rows[row].total->text; }

    const AuditReport& report_;
    const PublishedTable& table_;
    bool verbose_;
    Report& out_;

    void add(AuditPart part) {
        if (!part.heading.empty()) {
            out_.heading(2, part.heading);
        }
        for (auto& line : part.lines) {
            out_.item(std::move(line));
        }
        if (!part.table.columns.empty()) {
            part.table.readers = Report::people;
            out_.add(std::move(part.table));
        }
        for (auto& line : part.after) {
            out_.item(std::move(line));
        }
    }
};

/// The sections on ranks and order, and on bands.
void tell_standing(const AuditReport& report, Report& into);
/// For programs: all of it.
[[nodiscard]] Report::Table audit_members(const AuditReport& report);

// --- as they stand in JSON

/// `competition` or `dense`; `sum`, `mean` …
[[nodiscard]] std::string_view style_name(RankStyle style);
[[nodiscard]] std::string_view source_name(TotalsSource source);
[[nodiscard]] std::string_view status_name(TotalStatus status);
[[nodiscard]] std::string_view role_name(ColumnRole role);
[[nodiscard]] std::string_view unchecked_name(Unchecked why);
/// A weight of so many steps in per cent: `12.5`.
[[nodiscard]] Exact percent_of(int weight, int steps);

/// A line for each of totals, ranks, bands and order: right, wrong, or not checked and why; then the sum of it.
[[nodiscard]] std::vector<Words> audit_verdict(const AuditReport& report);

}  // namespace ceping
