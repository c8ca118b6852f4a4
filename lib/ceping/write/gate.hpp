#pragma once

#include <ceping/base/files.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/gate.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/results/results.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// A gate as gate/1, with `baseline` as the file beside it. Its `where` and `earlier` are not written.
[[nodiscard]] std::string gate_text(const Gate& gate, const Rubric& rubric, std::string_view baseline,
                                    Language language);

/// A gate and its baseline, results by their scores alone, as two files: `out/gate.yaml` and `out/gate.baseline.ndjson`. They
/// may be the ones that were read before. Throws: FileError, from every member. Source: ceping-gate(5), BASELINE.
class GateFiles {
public:
    /// `overrides`: policies that were set. The rubric must outlive this object.
    GateFiles(const std::string& path, const Rubric& rubric,
              const std::vector<std::pair<std::string, std::string>>& overrides, Language language);

    void add(const Result& result);
    /// Both files take their places. Cut off in between, the gate has no baseline, and nothing passes it.
    void commit(const Gate& gate);

private:
    const Rubric& rubric_;
    Language language_;
    std::string baseline_;
    FileWriter baseline_file_;
    FileWriter gate_file_;
    std::unique_ptr<ResultWriter> writer_;
};

}  // namespace ceping
