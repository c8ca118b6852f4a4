// result/1 out of an SQLite file. Source: ceping-result(5), SQLITE.
#include <ceping/node/result_tables.hpp>

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/json_quote.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

const char* const result_tables_schema = R"sql(
PRAGMA application_id = 0x63706E67;
PRAGMA user_version = 1;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    rubric TEXT NOT NULL, edition TEXT, sha256 TEXT, scoring TEXT,
    overrides TEXT,
    detail TEXT NOT NULL,
    total REAL NOT NULL, total_exact TEXT NOT NULL,
    ceping TEXT NOT NULL);
CREATE TABLE unit (
    run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
    id TEXT NOT NULL, name TEXT, region TEXT, facts TEXT,
    status TEXT NOT NULL, stage TEXT,
    score REAL, score_exact TEXT, exact TEXT,
    base REAL, base_exact TEXT, bonus REAL, bonus_exact TEXT, penalty REAL, penalty_exact TEXT,
    claimed REAL, claimed_exact TEXT, band TEXT, eligible INTEGER,
    answered REAL, answered_exact TEXT, verified REAL, verified_exact TEXT,
    prerequisites TEXT, vetoes TEXT, inputs TEXT NOT NULL,
    PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE INDEX unit_of_id ON unit (id, run);
CREATE TABLE node (
    run INTEGER NOT NULL, unit INTEGER NOT NULL, position INTEGER NOT NULL,
    id TEXT NOT NULL, points REAL NOT NULL, points_exact TEXT NOT NULL, max REAL NOT NULL, max_exact TEXT NOT NULL,
    status TEXT NOT NULL, gated INTEGER NOT NULL,
    lost REAL, lost_exact TEXT, claimed REAL, claimed_exact TEXT, methods TEXT, answer TEXT, ruled TEXT,
    PRIMARY KEY (run, unit, position),
    FOREIGN KEY (run, unit) REFERENCES unit (run, position)) WITHOUT ROWID;
CREATE TABLE finding (
    run INTEGER NOT NULL, unit INTEGER NOT NULL, position INTEGER NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, place TEXT NOT NULL,
    PRIMARY KEY (run, unit, position),
    FOREIGN KEY (run, unit) REFERENCES unit (run, position)) WITHOUT ROWID;
)sql";

const char* const ground_table_schema = R"sql(
CREATE TABLE ground (
    run INTEGER NOT NULL, unit INTEGER NOT NULL, position INTEGER NOT NULL,
    id TEXT NOT NULL, holds INTEGER, source TEXT, ruled TEXT, date TEXT, person TEXT, place TEXT NOT NULL,
    PRIMARY KEY (run, unit, position),
    FOREIGN KEY (run, unit) REFERENCES unit (run, position)) WITHOUT ROWID;
)sql";

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
void check_schema(Database& database) {
    std::vector<std::string> expected;
    for (const char* const schema : {result_tables_schema, ground_table_schema}) {
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
        const bool sound =
            type == "table" && std::find(expected.begin(), expected.end(), sql) != expected.end();
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

bool has_result_tables(Database& database) {
    const std::int64_t mark = database.number("PRAGMA application_id");
    const std::int64_t version = database.number("PRAGMA user_version");
    if (mark == result_tables_mark && version == result_tables_version) {
        check_schema(database);
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

RunName split_run(const std::string& path) {
    const std::size_t mark = path.rfind('#');
    if (mark != std::string::npos && mark > 0 && !exists(path)) {
        RunName out{path.substr(0, mark), path.substr(mark + 1)};
        if (exists(out.file)) {
            return out;
        }
    }
    return {path, {}};
}

namespace {

void append_key(std::string& out, std::string_view key) {
    out += ",\"";
    out += key;
    out += "\":";
}

void append_text(std::string& out, std::string_view key, std::optional<std::string_view> text) {
    if (text) {
        append_key(out, key);
        out += '"';
        append_json_text(out, *text);
        out += '"';
    }
}

/// JSON that stands ready.
void append_json(std::string& out, std::string_view key, std::optional<std::string_view> json) {
    if (json) {
        append_key(out, key);
        out += *json;
    }
}

class TableReader {
public:
    TableReader(Database& database, bool wants_nodes, const ResultLineSink& sink)
        : database_(database),
          wants_nodes_(wants_nodes),
          sink_(sink),
          units_(database,
                 "SELECT position, id, name, region, facts, status, stage, score_exact, exact, base_exact, "
                 "bonus_exact, penalty_exact, claimed_exact, band, eligible, answered_exact, "
                 "verified_exact, prerequisites, vetoes, inputs FROM unit WHERE run = ? ORDER BY position"),
          nodes_(database,
                 "SELECT id, points_exact, max_exact, status, gated, lost_exact, claimed_exact, methods, "
                 "answer, ruled FROM node WHERE run = ? AND unit = ? ORDER BY position"),
          findings_(database,
                    "SELECT code, severity, message, place FROM finding WHERE run = ? AND unit = ? "
                    "ORDER BY position") {
        if (has_ground_table(database)) {
            grounds_.emplace(database,
                             "SELECT id, holds, source, ruled, date, person, place FROM ground "
                             "WHERE run = ? AND unit = ? ORDER BY position");
        }
    }

    /// False where the sink wants no more.
    bool run(std::int64_t id) {
        id_ = id;
        head();
        units_.bind(1, id);
        bool going = true;
        while (going && units_.step()) {
            const std::int64_t position = units_.number(0);
            unit(position);
            going = sink_(id, static_cast<std::uint32_t>(position), line_);
        }
        units_.reset();
        return going;
    }

private:
    /// What is the same for all units of the run.
    void head() {
        Statement run(database_,
                      "SELECT rubric, edition, sha256, scoring, overrides, detail, total_exact FROM run "
                      "WHERE id = ?");
        run.bind(1, id_);
        if (!run.step()) {
            database_.refuse({"其中没有结果", "there are no results in it"});
        }
        head_of_rejected_ = "{\"ceping\":\"result/1\",\"rubric\":{\"id\":" + json_quoted(*run.text(0));
        append_text(head_of_rejected_, "edition", run.text(1));
        append_text(head_of_rejected_, "sha256", run.text(2));
        append_text(head_of_rejected_, "scoring", run.text(3));
        head_of_rejected_ += '}';
        head_ = head_of_rejected_;
        append_json(head_, "overrides", run.text(4));
        with_nodes_ = wants_nodes_ && run.text(5) != "score";
        total_.clear();
        number(total_, "total", run.text(6));
    }

    /// The figure of result/1: rounded half up to 6 places.
    void number(std::string& out, std::string_view key, std::optional<std::string_view> exact) {
        if (!exact) {
            return;
        }
        const auto value = Exact::parse(*exact);
        if (!value) {
            database_.refuse(phrases::is_no_number.with({{"text", *exact}}));
        }
        append_key(out, key);
        out += value->shortest();
    }

    void unit(std::int64_t position) {
        const bool rejected = units_.text(5) == "rejected";
        line_ = rejected ? head_of_rejected_ : head_;
        line_ += ",\"unit\":{\"id\":" + json_quoted(units_.text(1).value_or(""));
        append_text(line_, "name", units_.text(2));
        append_text(line_, "region", units_.text(3));
        const auto facts = units_.text(4);
        if (facts && facts->starts_with('{')) {
            line_ += ',';
            line_ += facts->substr(1);
        } else if (facts) {
            database_.refuse(phrases::is_no_json_map.with({{"text", *facts}}));
        } else {
            line_ += '}';
        }
        append_text(line_, "status", units_.text(5));
        if (!rejected) {
            figures();
            grounds(position);
            if (with_nodes_) {
                nodes(position);
            }
        }
        findings(position);
        append_json(line_, "inputs", units_.text(19));
        line_ += "}\n";
    }

    void figures() {
        append_text(line_, "stage", units_.text(6));
        number(line_, "score", units_.text(7));
        append_text(line_, "exact", units_.text(8));
        number(line_, "base", units_.text(9));
        number(line_, "bonus", units_.text(10));
        number(line_, "penalty", units_.text(11));
        line_ += total_;
        number(line_, "claimed", units_.text(12));
        append_text(line_, "band", units_.text(13));
        append_json(line_, "eligible", units_.number(14) != 0 ? "true" : "false");
        number(line_, "answered", units_.text(15));
        number(line_, "verified", units_.text(16));
        append_json(line_, "prerequisites", units_.text(17));
        append_json(line_, "vetoes", units_.text(18));
    }

    void nodes(std::int64_t unit) {
        append_key(line_, "nodes");
        char before = '[';
        nodes_.bind(1, id_);
        nodes_.bind(2, unit);
        while (nodes_.step()) {
            line_ += std::exchange(before, ',');
            line_ += "{\"id\":" + json_quoted(nodes_.text(0).value_or(""));
            number(line_, "points", nodes_.text(1));
            number(line_, "max", nodes_.text(2));
            append_text(line_, "status", nodes_.text(3));
            if (nodes_.number(4) != 0) {
                append_json(line_, "gated", "true");
            }
            number(line_, "lost", nodes_.text(5));
            number(line_, "claimed", nodes_.text(6));
            append_json(line_, "by", nodes_.text(7));
            append_text(line_, "answer", nodes_.text(8));
            append_text(line_, "ruled", nodes_.text(9));
            line_ += '}';
        }
        nodes_.reset();
        line_ += before == '[' ? "[]" : "]";
    }

    void grounds(std::int64_t unit) {
        if (!grounds_) {
            return;
        }
        bool any = false;
        grounds_->bind(1, id_);
        grounds_->bind(2, unit);
        while (grounds_->step()) {
            if (!std::exchange(any, true)) {
                append_key(line_, "grounds");
                line_ += '[';
            } else {
                line_ += ',';
            }
            line_ += "{\"id\":" + json_quoted(grounds_->text(0).value_or(""));
            if (grounds_->text(1)) {
                append_json(line_, "holds", grounds_->number(1) != 0 ? "true" : "false");
            }
            append_text(line_, "source", grounds_->text(2));
            append_text(line_, "ruled", grounds_->text(3));
            append_text(line_, "date", grounds_->text(4));
            append_text(line_, "by", grounds_->text(5));
            append_text(line_, "where", grounds_->text(6));
            line_ += '}';
        }
        grounds_->reset();
        line_ += any ? "]" : "";
    }

    void findings(std::int64_t unit) {
        append_key(line_, "findings");
        line_ += '[';
        findings_.bind(1, id_);
        findings_.bind(2, unit);
        for (bool first = true; findings_.step(); first = false) {
            line_ += (first ? "{\"code\":" : ",{\"code\":") + json_quoted(findings_.text(0).value_or(""));
            append_text(line_, "severity", findings_.text(1));
            append_text(line_, "message", findings_.text(2));
            append_text(line_, "where", findings_.text(3));
            line_ += '}';
        }
        findings_.reset();
        line_ += ']';
    }

    Database& database_;
    bool wants_nodes_;
    const ResultLineSink& sink_;
    Statement units_;
    Statement nodes_;
    Statement findings_;
    std::optional<Statement> grounds_;  ///< files of earlier versions have no such table
    std::int64_t id_ = 0;
    std::string head_;
    std::string head_of_rejected_;
    std::string total_;
    bool with_nodes_ = true;
    std::string line_;
};

/// The runs of a file as somebody chooses from them: `1 (2014), 2 (2015)`.
std::string run_names(Database& database) {
    Statement runs(database, "SELECT id, edition FROM run ORDER BY id");
    std::string out;
    while (runs.step()) {
        out += (out.empty() ? "" : ", ") + std::to_string(runs.number(0));
        if (const auto edition = runs.text(1)) {
            out += " (" + std::string(*edition) + ")";
        }
    }
    return out;
}

std::vector<std::int64_t> chosen_runs(Database& database, std::string_view run, bool every_edition) {
    std::vector<std::int64_t> out;
    if (run == "all" || (run.empty() && every_edition)) {
        Statement runs(database, "SELECT max(id) FROM run GROUP BY rubric, edition ORDER BY 1");
        while (runs.step()) {
            out.push_back(runs.number(0));
        }
        return out;
    }
    Statement chosen(database, run.empty() ? "SELECT max(id) FROM run HAVING max(id) NOT NULL"
                                           : "SELECT id FROM run WHERE CAST(id AS TEXT) = ?1 OR edition = ?1 "
                                             "ORDER BY CAST(id AS TEXT) = ?1 DESC, id DESC LIMIT 1");
    if (!run.empty()) {
        chosen.bind(1, run);
    }
    if (chosen.step()) {
        out.push_back(chosen.number(0));
    } else if (!run.empty()) {
        database.refuse(phrases::no_such_run.with({{"run", run}, {"known", run_names(database)}}));
    }
    return out;
}

}  // namespace

void read_result_tables(const std::string& file, const RunChoice& choice, const ResultLineSink& sink) {
    Database database(file, Database::Use::read);
    database.run("BEGIN");
    if (!has_result_tables(database)) {
        return;
    }
    const auto runs = chosen_runs(database, choice.run, choice.every_edition);
    if (runs.empty()) {
        return;
    }
    TableReader reader(database, choice.nodes, sink);
    for (const std::int64_t id : runs) {
        if (!reader.run(id)) {
            return;
        }
    }
}

}  // namespace ceping
