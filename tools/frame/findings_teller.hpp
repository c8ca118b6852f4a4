#pragma once

#include <ceping/base/diagnostic.hpp>

#include <cstddef>
#include <vector>

#include "options.hpp"

namespace ceping::frame {

/// Findings on standard error as they come, for work that streams: errors only under --quiet, notes only under
/// --verbose, and no more than --max-errors in all; `finish` says what was cut.
class FindingsTeller {
public:
    explicit FindingsTeller(const CommonOptions& options);

    void tell(const std::vector<Diagnostic>& found);
    void finish() const;

private:
    const CommonOptions& options_;
    FindingOptions how_;
    std::size_t most_;
    std::size_t told_ = 0;
    std::size_t cut_ = 0;
};

}  // namespace ceping::frame
