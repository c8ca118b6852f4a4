#pragma once

#include <ceping/base/database.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Results in an SQLite file. Source: ceping-result(5), SQLITE.

/// `ceping` in the file's header, and the version of its tables.
inline constexpr std::int64_t result_tables_mark = 0x63706E67;  // "cpng"
inline constexpr std::int64_t result_tables_version = 1;

/// A member of result/1 as a table keeps it.
struct ResultColumn {
    enum class Type : std::uint8_t {
        text,
        number,  ///< two columns: for people, and as an exact text
        flag,
        json,  ///< a map or a list, as it stands in result/1
    };
    std::string_view key;     ///< `,"name":`
    std::string_view column;  ///< what it is called
    Type type = Type::text;
    bool needed = false;       ///< never null
    bool unless_idle = false;  ///< result/1 leaves it out where it is false, or empty
};

/// The members of result/1 by table. Whoever reads or writes results knows them (decode/result_columns): this floor does not.
struct ResultTables {
    using Columns = std::vector<ResultColumn>;
    Columns rubric;  ///< of a run
    Columns unit;    ///< the last is a map of its facts, which are members beside the others
    Columns score;   ///< in the table of units; `total` is in that of runs
    Columns node;    ///< and below, with the elements' `id`
    Columns ground;
    Columns finding;

    /// The position of `total` in the score.
    [[nodiscard]] std::size_t total() const;
    /// The score without it.
    [[nodiscard]] Columns score_of_units() const;
    /// Makes the tables and their marks.
    [[nodiscard]] std::string schema() const;
    /// Makes the table of grounds, which files of earlier versions do not have; who does not know it lets it be.
    [[nodiscard]] std::string ground_schema() const;
};

/// Whether the file holds the tables; false where it is empty, an error where it holds something else.
[[nodiscard]] bool has_result_tables(Database& database, const ResultTables& tables);

/// Whether a file that holds the tables has that of grounds, too.
[[nodiscard]] bool has_ground_table(Database& database);

/// `FILE#RUN` as its two parts, where there is a FILE and nothing is called `FILE#RUN`; else all is the file's name.
struct RunName {
    std::string file;
    std::string run;
};
[[nodiscard]] RunName split_run(const std::string& path);

/// Takes a result: the number of its run, its position there from 1 on, and result/1 as the run's NDJSON has it, with
/// the line's end. Returns false to end reading.
using ResultLineSink = std::function<bool(std::int64_t run, std::uint32_t position, const std::string& line)>;

/// What is read of an SQLite file.
struct RunChoice {
    std::string run;  ///< its number, else an edition, of which the last run is meant; `all`: the last run of
                      ///< each edition of each rubric; empty: the last run
    bool every_edition = false;  ///< empty means `all`
    bool nodes = true;           ///< false: results come without `nodes`, and sooner
};

/// Hands over the results of a run as they were when reading began. Throws FileError.
void read_result_tables(const std::string& file, const ResultTables& tables, const RunChoice& choice,
                        const ResultLineSink& sink);

}  // namespace ceping
