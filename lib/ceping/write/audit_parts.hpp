#pragma once

#include <ceping/analyse/audit.hpp>
#include <ceping/base/location.hpp>
#include <ceping/write/audit.hpp>
#include <ceping/write/diff_parts.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

// What the writers of ceping-audit's report for people share. Not part of the public face.

/// How rows, places and numbers of a table are named in the report.
class AuditTeller {
public:
    AuditTeller(const AuditReport& report, const AuditWriteOptions& options)
        : report_(report), table_(*report.table), options_(options) {}

protected:
    [[nodiscard]] static std::string numbered(std::size_t count) { return std::to_string(count); }

    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }

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
    const AuditWriteOptions& options_;
};

/// The sections on ranks and order, and on bands.
void tell_standing(const AuditReport& report, const AuditWriteOptions& options, std::vector<DiffPart>& into);

}  // namespace ceping
