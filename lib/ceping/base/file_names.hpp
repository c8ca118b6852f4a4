#pragma once

#include <set>
#include <string>
#include <string_view>

namespace ceping {

/// Names of files in one folder, made of texts that people chose: what no system has in a name becomes `_`, and `_` goes before
/// what would begin with a dot or a dash, or is a device of Windows.
class FileNames {
public:
    /// A name that none of those before has, even where case makes no difference: `-2`, `-3` … before the suffix tell apart.
    [[nodiscard]] std::string take(std::string_view stem, std::string_view suffix);

private:
    std::set<std::string> taken_;
};

}  // namespace ceping
