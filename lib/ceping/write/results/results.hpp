#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/engine.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

using ByteSink = std::function<void(std::string_view)>;

struct ResultOptions {
    Detail detail = Detail::full;
    Language language = Language::en;
    std::vector<std::pair<std::string, std::string>> overrides;  ///< what --set changed
    bool color = false;
    bool plain = false;     ///< csv: for programs
    std::size_t width = 0;  ///< text: columns of the terminal; 0: as wide as the data
    std::string path;       ///< formats that add to a file: which one
};

/// Writes results in one format. `row` is called from several threads; `put` and `finish` from one, in order.
/// Computes no score.
class ResultWriter {
public:
    ResultWriter() = default;
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;
    virtual ~ResultWriter() = default;

    virtual void begin(const ByteSink& /*out*/) {}
    [[nodiscard]] virtual std::string row(const Result& result) const = 0;
    virtual void put(std::string&& row, const ByteSink& out) { out(row); }
    virtual void finish(const ByteSink& /*out*/) {}
    /// After `finish`: the number of the run in a file that holds several; 0 where a file is one run.
    [[nodiscard]] virtual std::int64_t run() const { return 0; }
};

/// result/1, one object a line. Source: ceping-result(5).
[[nodiscard]] std::unique_ptr<ResultWriter> make_ndjson_writer(const Rubric& rubric,
                                                               const ResultOptions& options);
/// The same as one array, an element a line.
[[nodiscard]] std::unique_ptr<ResultWriter> make_json_writer(const Rubric& rubric,
                                                             const ResultOptions& options);
/// A row a unit, for people or for programs. Source: ceping-result(5), CSV.
[[nodiscard]] std::unique_ptr<ResultWriter> make_csv_writer(const Rubric& rubric,
                                                            const ResultOptions& options);
/// A run, added to the SQLite file `options.path` in one transaction; nothing goes to the sink. `begin` throws FileError
/// where the file is something else. Source: ceping-result(5), SQLITE.
[[nodiscard]] std::unique_ptr<ResultWriter> make_sqlite_writer(const Rubric& rubric,
                                                               const ResultOptions& options);
/// A workbook: a row a unit, the units' nodes, a row a finding, and what the batch came to. It goes to the sink as a whole, at
/// the end, and takes as much memory for many units as for few. Source: ceping-result(5), WORKBOOK.
[[nodiscard]] std::unique_ptr<ResultWriter> make_xlsx_writer(const Rubric& rubric,
                                                             const ResultOptions& options);
/// A table for people, then a summary. The weakest group stands in it where results come with their nodes (Detail::groups
/// or full).
[[nodiscard]] std::unique_ptr<ResultWriter> make_text_writer(const Rubric& rubric,
                                                             const ResultOptions& options);

/// What a batch came to, in a line.
[[nodiscard]] Words counted_units(const BatchCount& count);

}  // namespace ceping
