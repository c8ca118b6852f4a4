#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/score/engine.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace ceping {

/// Hands over the records of input number `index`, in order; called from several threads with different indexes.
using RecordFeed = std::function<void(std::size_t index, const std::function<void(Record&&)>& take)>;

/// What a batch came to.
struct BatchCount {
    std::size_t units = 0;
    std::size_t rejected = 0;
    std::size_t not_assessed = 0;
    std::size_t ineligible = 0;
    std::vector<std::string> evidence;  ///< inputs that were no records, see gather_units()

    [[nodiscard]] std::size_t scored() const { return units - rejected - not_assessed; }
};

struct BatchHooks {
    /// Turns a result into output; called from several threads.
    std::function<std::string(const Result&)> render;
    /// Takes results and their output in order, in the calling thread.
    std::function<void(const Result&, std::string&&)> put;
    /// Called now and then in the calling thread with work done and work in all (0: not known).
    std::function<void(std::size_t, std::size_t)> progress;
};

/// Records of all inputs, gathered by unit in the order of each unit's first appearance. A record without a unit stands
/// alone. An input that names no unit, and that a record lists as its evidence, is no record: it is left out, and its path
/// added to `evidence`, where that is not null. `progress` as in BatchHooks.
[[nodiscard]] std::vector<std::vector<Record>> gather_units(
    std::size_t inputs, const RecordFeed& feed, unsigned jobs,
    const std::function<void(std::size_t, std::size_t)>& progress,
    std::vector<std::string>* evidence = nullptr);

/// Scores many units: records of all inputs are read, grouped by unit, scored, and handed over in the order of each
/// unit's first appearance, whatever the number of threads. Source: ceping-scoring(7), 10.
BatchCount score_batch(const Scorer& scorer, std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                       const BatchHooks& hooks);

/// The same for input in which each unit's records stand together: a unit is handed over as soon as it is complete, and
/// 16 bytes a unit are kept. A unit that comes back comes out a second time, rejected.
BatchCount score_stream(const Scorer& scorer, std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                        const BatchHooks& hooks);

}  // namespace ceping
