#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/saved_result.hpp>

#include <functional>
#include <string>
#include <vector>

namespace ceping {

/// Which nodes of a result are kept: of a big batch nobody needs all of them at once.
struct NodesWanted {
    bool all = false;
    std::vector<std::string> ids;
    bool claims = false;    ///< what units claimed on the nodes that are kept
    bool inputs = false;    ///< what went into each result
    bool details = false;   ///< how the points of the nodes that are kept came about
    bool findings = false;  ///< what was found when it was scored
};

/// Reads result/1 back: NDJSON, a JSON array, or an SQLite file, of which it is the last run, or with `every_edition` the
/// last run of each edition, unless a path names it as `FILE#RUN`. Appends to `into`, in order; one result is held as
/// text at a time.
/// What is no result/1, lacks what a result has, or is of a unit that stood before by the same edition, is a finding and
/// left out. Source: ceping-result(5).
void read_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& into,
                  Diagnostics& found, bool every_edition = false);

/// The same, one at a time: `take` is given each, and `names` knows the ids of its nodes.
void stream_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& names,
                    const std::function<void(SavedResult&&)>& take, Diagnostics& found,
                    bool every_edition = false);

/// The same of NDJSON that is in memory, under a name.
void read_result_lines(const std::string& name, std::string lines, const NodesWanted& wanted, ResultSet& into,
                       Diagnostics& found);

/// Throws Error where a result that was scored was written without its nodes.
void require_nodes(const SavedResult& result);

}  // namespace ceping
