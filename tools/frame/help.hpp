#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace ceping::frame {

/// One line of --help: the option as it is typed, and what it does.
struct HelpLine {
    std::string name;
    std::string what;
};

/// What --help prints of a declared command line: usage, description, arguments, options.
[[nodiscard]] std::string help_text(const CLI::App& app);

/// Lines in two columns; the second wraps by display width at `width` columns.
[[nodiscard]] std::string two_columns(const std::vector<HelpLine>& lines, std::size_t width);

/// `text` in lines of at most `width` columns: Latin text breaks at blanks, Chinese anywhere but before its marks.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace ceping::frame
