#pragma once

#include <ceping/base/diagnostic.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "options.hpp"

namespace ceping::frame {

/// Findings on standard error as they come, for work that streams: errors only under --quiet, notes only under
/// --verbose. With --max-errors no more than so many in all, errors before others: then they wait for `finish`, which also
/// says what was cut.
class FindingsTeller {
public:
    explicit FindingsTeller(const CommonOptions& options);

    void tell(const std::vector<Diagnostic>& found);
    void finish();

private:
    void write(const std::vector<Diagnostic>& found) const;

    const CommonOptions& options_;
    FindingOptions how_;
    std::size_t most_;
    std::size_t wanted_ = 0;
    std::set<std::string> told_once_;
    std::vector<Diagnostic> waiting_;                              ///< at most `most_` of each severity
    std::vector<std::size_t> kept_ = std::vector<std::size_t>(3);  ///< by severity
};

/// All there are, sorted.
void tell_sorted(Diagnostics& found, const CommonOptions& options);

}  // namespace ceping::frame
