#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// Results that are to be explained: they say what to explain and where its records are, and hold what must come out again.
/// Source: ceping-explain(1), RESULTS.
class GivenResults {
public:
    /// Reads the file; of the results those of `units` are kept, by id or name, or all where there are none. `tell` gets
    /// findings about the file. Throws UsageError for a unit that is not there, Error where nothing is left.
    GivenResults(const std::string& path, const std::vector<std::string>& units, bool with_nodes,
                 const std::function<void(const std::vector<Diagnostic>&)>& tell);

    /// The records that went into them, each file once, in the order of the results.
    [[nodiscard]] std::vector<std::string> paths() const;
    /// What --set changed when they were made, as KEY=VALUE. Throws Error where they do not agree.
    [[nodiscard]] std::vector<std::string> overrides() const;
    /// Throws Error where they were scored by another rubric, or by other rules of it.
    void check_rubric(const Rubric& rubric) const;
    [[nodiscard]] bool has(std::string_view unit) const { return by_unit_.find(unit) != by_unit_.end(); }

    /// What the records no longer give as the result says it, a line each; nothing where all agrees. Thread-safe.
    [[nodiscard]] std::vector<Words> differences(const Rubric& rubric, const Result& now) const;
    /// Whether something in the file itself could not be used.
    [[nodiscard]] bool faulty() const { return faulty_; }

private:
    ResultSet set_;
    std::map<std::string, std::size_t, std::less<>> by_unit_;
    bool faulty_ = false;
};

}  // namespace ceping
