// The tables of results in an SQLite file. Source: ceping-result(5), SQLITE.
#include <ceping/node/result_tables.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ceping {

namespace {

using Columns = ResultTables::Columns;
using Type = ResultColumn::Type;

constexpr std::string_view unit_keys = "run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL";
constexpr std::string_view keys_below_unit =
    "run INTEGER NOT NULL, unit INTEGER NOT NULL, position INTEGER NOT NULL";
constexpr std::string_view unit_end = "PRIMARY KEY (run, position)) WITHOUT ROWID";
constexpr std::string_view end_below_unit =
    "PRIMARY KEY (run, unit, position), FOREIGN KEY (run, unit) REFERENCES unit (run, position)) WITHOUT "
    "ROWID";

/// `score REAL, score_exact TEXT, `.
std::string definitions(const Columns& columns, bool may_need = true) {
    std::string out;
    for (const auto& each : columns) {
        const std::string_view needed = may_need && each.needed ? " NOT NULL, " : ", ";
        out += each.type == Type::number ? fmt::format("{0} REAL{1}{0}_exact TEXT{1}", each.column, needed)
                                         : fmt::format("{} {}{}", each.column,
                                                       each.type == Type::flag ? "INTEGER" : "TEXT", needed);
    }
    return out;
}

std::string table(std::string_view name, std::string_view keys, const std::string& columns,
                  std::string_view end) {
    return fmt::format("CREATE TABLE {} ( {}, {}{};\n", name, keys, columns, end);
}

}  // namespace

std::size_t ResultTables::total() const {
    const auto at = std::find_if(score.begin(), score.end(),
                                 [](const ResultColumn& each) { return each.column == "total"; });
    return static_cast<std::size_t>(at - score.begin());
}

ResultTables::Columns ResultTables::score_of_units() const {
    Columns out = score;
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(total()));
    return out;
}

std::string ResultTables::schema() const {
    return fmt::format("PRAGMA application_id = {};\nPRAGMA user_version = {};\n", result_tables_mark,
                       result_tables_version) +
           table("run", "id INTEGER PRIMARY KEY",
                 definitions(rubric) +
                     "overrides TEXT, detail TEXT NOT NULL, total REAL NOT NULL, total_exact TEXT NOT NULL, ",
                 "ceping TEXT NOT NULL)") +
           table("unit", unit_keys,
                 definitions(unit) + "status TEXT NOT NULL, " + definitions(score_of_units(), false) +
                     "inputs TEXT NOT NULL, ",
                 unit_end) +
           "CREATE INDEX unit_of_id ON unit (id, run);\n" +
           table("node", keys_below_unit, "id TEXT NOT NULL, " + definitions(node), end_below_unit) +
           table("finding", keys_below_unit, definitions(finding), end_below_unit);
}

std::string ResultTables::ground_schema() const {
    return table("ground", keys_below_unit, definitions(ground), end_below_unit);
}

namespace {

/// What a definition says, whatever its blanks.
std::string one_line(std::string_view sql) {
    std::string out;
    for (const auto word : split(sql, ' ')) {
        for (const auto piece : split(word, '\n')) {
            if (!piece.empty()) {
                out += (out.empty() ? "" : " ") + std::string(piece);
            }
        }
    }
    return out;
}

/// The tables are as the schemas make them, `ground` where it is there, and nothing in the file acts by itself: in a file that somebody sent, a
/// view of the name of a table may never end, and a trigger may change what is written.
void check_schema(Database& database, const ResultTables& tables) {
    std::vector<std::string> expected;
    for (const std::string& schema : {tables.schema(), tables.ground_schema()}) {
        for (const auto statement : split(schema, ';')) {
            if (std::string text = one_line(statement); text.starts_with("CREATE TABLE ")) {
                expected.push_back(std::move(text));
            }
        }
    }
    std::size_t good = 0;
    Statement rows(database, "SELECT type, name, sql FROM sqlite_master");
    while (rows.step()) {
        const std::string type(rows.text(0).value_or(""));
        const std::string name(rows.text(1).value_or(""));
        const std::string sql = one_line(rows.text(2).value_or(""));
        const bool needed = name == "run" || name == "unit" || name == "node" || name == "finding";
        const bool ours = needed || name == "ground";
        const bool sound = type == "table" && among(sql, expected);
        if (type == "trigger" || (ours && !sound)) {
            database.refuse(phrases::foreign_object.with(
                {{"kind", {type == "trigger" ? "触发器" : "", type}}, {"name", name}}));
        }
        good += needed ? 1U : 0U;
    }
    if (good + 1 != expected.size()) {
        database.refuse({"缺少测评结果的表", "tables of results are missing"});
    }
}

}  // namespace

bool has_result_tables(Database& database, const ResultTables& tables) {
    const std::int64_t mark = database.number("PRAGMA application_id");
    const std::int64_t version = database.number("PRAGMA user_version");
    if (mark == result_tables_mark && version == result_tables_version) {
        check_schema(database, tables);
        return true;
    }
    if (mark == result_tables_mark) {
        database.refuse(phrases::tables_version.with({{"version", version}}));
    }
    if (mark != 0 || database.number("SELECT count(*) FROM sqlite_master") != 0) {
        database.refuse({"是 SQLite 数据库，但其中不是测评结果",
                         "this SQLite database holds something other than results"});
    }
    return false;
}

bool has_ground_table(Database& database) {
    return database.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'ground'") > 0;
}

}  // namespace ceping
