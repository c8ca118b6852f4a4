// result/1 out of an SQLite file. Source: ceping-result(5), SQLITE.
#include <ceping/node/result_tables.hpp>

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/json_quote.hpp>
#include <ceping/node/phrases.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ceping {

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

using Columns = ResultTables::Columns;
using Type = ResultColumn::Type;

/// The rows of a table, as members of result/1.
class Rows {
public:
    /// `extra`: columns before and behind those of members.
    Rows(Database& database, const Columns& columns, const std::string& before, const std::string& behind,
         const std::string& rest)
        : database_(database),
          columns_(columns),
          statement_(database, "SELECT " + before + names(columns) + behind + rest),
          first_(static_cast<int>(std::count(before.begin(), before.end(), ','))) {}

    [[nodiscard]] Statement& statement() { return statement_; }
    /// The column behind those of members.
    [[nodiscard]] int behind() const { return first_ + static_cast<int>(columns_.size()); }

    /// Appends members from column `from` on, up to `to`, each with a comma before it.
    void append(std::string& out, std::size_t from = 0, std::size_t to = std::string::npos) const {
        for (std::size_t i = from; i < std::min(to, columns_.size()); ++i) {
            append(out, columns_[i], first_ + static_cast<int>(i));
        }
    }
    /// All rows of a unit as a list.
    void append_list(std::string& out, std::int64_t run, std::int64_t unit) {
        statement_.bind(1, run);
        statement_.bind(2, unit);
        char before = '[';
        while (statement_.step()) {
            out += before;
            const std::size_t at = out.size();
            append(out);
            out[at] = '{';
            out += '}';
            before = ',';
        }
        statement_.reset();
        out += before == '[' ? "[]" : "]";
    }

private:
    static std::string names(const Columns& columns) {
        std::string out;
        for (const auto& each : columns) {
            out += (out.empty() ? "" : ", ") + std::string(each.column) +
                   (each.type == Type::number ? "_exact" : "");
        }
        return out;
    }

    void append(std::string& out, const ResultColumn& column, int at) const {
        const auto text = statement_.text(at);
        const std::string_view idle = column.type == Type::flag ? "0" : "";
        if (!text || (column.unless_idle && *text == idle)) {
            return;
        }
        out += column.key;
        switch (column.type) {
            case Type::text: out += json_quoted(*text); break;
            case Type::json: out += *text; break;
            case Type::flag: out += *text == "0" ? "false" : "true"; break;
            case Type::number: {
                const auto value = Exact::parse(*text);
                if (!value) {
                    database_.refuse(phrases::is_no_number.with({{"text", *text}}));
                }
                // The figure of result/1: rounded half up to 6 places.
                out += value->shortest();
            }
        }
    }

    Database& database_;
    Columns columns_;
    Statement statement_;
    int first_;
};

Columns with_id(Columns columns) {
    columns.insert(columns.begin(), {",\"id\":", "id"});
    return columns;
}

Columns joined(Columns columns, const Columns& more) {
    columns.insert(columns.end(), more.begin(), more.end());
    return columns;
}

class TableReader {
public:
    TableReader(Database& database, const ResultTables& tables, bool wants_nodes, const ResultLineSink& sink)
        : database_(database),
          tables_(tables),
          wants_nodes_(wants_nodes),
          sink_(sink),
          total_(tables.total()),
          units_(database, joined(tables.unit, tables.score_of_units()), "position, status, ", ", inputs",
                 " FROM unit WHERE run = ? ORDER BY position"),
          nodes_(database, with_id(tables.node), "", "", below_unit("node")),
          findings_(database, tables.finding, "", "", below_unit("finding")) {
        if (has_ground_table(database)) {
            grounds_.emplace(database, tables.ground, "", "", below_unit("ground"));
        }
    }

    /// False where the sink wants no more.
    bool run(std::int64_t id) {
        head(id);
        Statement& units = units_.statement();
        units.bind(1, id);
        bool going = true;
        while (going && units.step()) {
            const std::int64_t position = units.number(0);
            unit(id, position);
            going = sink_(id, static_cast<std::uint32_t>(position), line_);
        }
        units.reset();
        return going;
    }

private:
    static std::string below_unit(std::string_view table) {
        return fmt::format(" FROM {} WHERE run = ? AND unit = ? ORDER BY position", table);
    }

    /// What is the same for all units of the run.
    void head(std::int64_t id) {
        Rows run(database_, joined(tables_.rubric, {tables_.score[total_]}), "overrides, detail, ", "",
                 " FROM run WHERE id = ?");
        run.statement().bind(1, id);
        if (!run.statement().step()) {
            database_.refuse({"其中没有结果", "there are no results in it"});
        }
        std::string rubric;
        run.append(rubric, 0, tables_.rubric.size());
        head_of_unscored_ = "{\"ceping\":\"result/1\",\"rubric\":{" + rubric.substr(1) + "}";
        const auto overrides = run.statement().text(0);
        head_ = head_of_unscored_ + (overrides ? ",\"overrides\":" + std::string(*overrides) : "");
        with_nodes_ = wants_nodes_ && run.statement().text(1) != "score";
        total_text_.clear();
        run.append(total_text_, tables_.rubric.size());
    }

    void unit(std::int64_t run, std::int64_t position) {
        const std::string status(units_.statement().text(1).value_or(""));
        const bool scored = status == "scored";
        line_ = scored ? head_ : head_of_unscored_;
        line_ += ",\"unit\":";
        const std::size_t at = line_.size();
        const std::size_t facts = tables_.unit.size() - 1;
        units_.append(line_, 0, facts);
        line_[at] = '{';
        std::string map;
        units_.append(map, facts, facts + 1);
        if (!map.empty()) {
            map.erase(0, tables_.unit.back().key.size());
            if (!map.starts_with('{')) {
                database_.refuse(phrases::is_no_json_map.with({{"text", map}}));
            }
            map.front() = ',';  // its end is the unit's
        }
        line_ += (map.empty() ? "}" : map) + ",\"status\":" + json_quoted(status);
        if (scored) {
            units_.append(line_, tables_.unit.size(), tables_.unit.size() + total_);
            line_ += total_text_;
            units_.append(line_, tables_.unit.size() + total_);
            std::string grounds;
            if (grounds_) {
                grounds_->append_list(grounds, run, position);
            }
            line_ += grounds.size() > 2 ? ",\"grounds\":" + grounds : "";
            if (with_nodes_) {
                line_ += ",\"nodes\":";
                nodes_.append_list(line_, run, position);
            }
        }
        line_ += ",\"findings\":";
        findings_.append_list(line_, run, position);
        line_ += ",\"inputs\":";
        line_ += units_.statement().text(units_.behind()).value_or("[]");
        line_ += "}\n";
    }

    Database& database_;
    const ResultTables& tables_;
    bool wants_nodes_;
    const ResultLineSink& sink_;
    std::size_t total_;  ///< position among the score's members
    Rows units_;
    Rows nodes_;
    Rows findings_;
    std::optional<Rows> grounds_;  ///< files of earlier versions have no such table
    std::string head_;
    std::string head_of_unscored_;
    std::string total_text_;
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

void read_result_tables(const std::string& file, const ResultTables& tables, const RunChoice& choice,
                        const ResultLineSink& sink) {
    Database database(file, Database::Use::read);
    database.run("BEGIN");
    if (!has_result_tables(database, tables)) {
        return;
    }
    const auto runs = chosen_runs(database, choice.run, choice.every_edition);
    if (runs.empty()) {
        return;
    }
    TableReader reader(database, tables, choice.nodes, sink);
    for (const std::int64_t id : runs) {
        if (!reader.run(id)) {
            return;
        }
    }
}

}  // namespace ceping
