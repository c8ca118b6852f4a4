#pragma once

#include <ceping/base/choices.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/write/formats.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrases.hpp"

namespace CLI {
class App;
}

namespace ceping::frame {

// How a tool declares its command line. The parser itself is included in options.cpp alone: it takes seconds to compile.
// All values come as texts and are understood by us; each function says what becomes of a wrong one.

/// `names` as `-f,--format`; `value` names what is to be given, such as FILE. Of several the last counts.
void add_text(CLI::App& app, const std::string& names, std::string& into, const std::string& value,
              const Words& what);
/// The same; each use adds one.
void add_list(CLI::App& app, const std::string& names, std::vector<std::string>& into,
              const std::string& value, const Words& what);
/// The same; each use adds one or more, with commas between.
void add_comma_list(CLI::App& app, const std::string& names, std::vector<std::string>& into,
                    const std::string& value, const Words& what);
/// One of `choices`; anything else ends the run with a suggestion. The choices stand in the help.
void add_choice(CLI::App& app, const std::string& names, std::string& into,
                const std::vector<std::string>& choices, const Words& what);
void add_flag(CLI::App& app, const std::string& names, bool& into, const Words& what);
/// What stands without an option. `name` is in capitals.
void add_argument(CLI::App& app, const std::string& name, std::string& into, const Words& what,
                  bool required);
void add_arguments(CLI::App& app, const std::string& name, std::vector<std::string>& into, const Words& what,
                   bool required);

/// Which of the shared options a tool has. --help, --version and --lang are everywhere.
enum class Shared : std::uint8_t { format, plain, output, jobs, color, progress, max_errors, quiet, verbose };

/// The shared options as given, and what they mean. An option beats a `CEPING_…` variable, which beats `from_file`:
/// what ceping.yaml says, where a tool reads it. Throws UsageError where a value is not understood.
struct CommonOptions {
    std::string format;  ///< empty: not stated
    bool plain = false;  ///< CSV for programs
    std::string output = "-";
    std::string jobs_text;
    std::string color_text;
    std::string progress_text;
    std::string max_errors_text;
    bool quiet = false;
    bool verbose = false;

    /// -j, CEPING_JOBS; 0 is as many as there are processors; default 0.
    [[nodiscard]] unsigned jobs(std::string_view from_file = {}) const;
    /// --color, CEPING_COLOR, for standard output or error; `auto` is: a terminal, and no NO_COLOR.
    [[nodiscard]] bool color(int descriptor) const;
    /// --progress, CEPING_PROGRESS; `auto` is: standard error is a terminal. Never with --quiet.
    [[nodiscard]] bool progress() const;
    /// --max-errors, CEPING_MAX_ERRORS; 0: no limit; default 0.
    [[nodiscard]] std::size_t max_errors() const;
};
/// `formats`: the choices of --format, the usual one first.
void add_common(CLI::App& app, CommonOptions& options, std::initializer_list<Shared> which,
                const std::vector<std::string>& formats = {});

using ceping::check_choice;
using ceping::parse_count;

/// Points, 0 or more; 0 where nothing is given. Throws UsageError, in the words of `otherwise`.
[[nodiscard]] Exact parse_points(const std::string& text, const char* option,
                                 const Pattern& otherwise = phrases::points_from_zero);
/// A date; nothing where nothing is given. Throws UsageError.
[[nodiscard]] std::optional<Date> parse_day(const std::string& text, const char* option);
/// Throws UsageError for what is no encoding of tables.
void check_encoding(const std::string& text);

/// What a command line comes to: run, or print `text`.
struct ParsedLine {
    enum class What : std::uint8_t { run, help, version };
    What what = What::run;
    std::string text;
};

/// Settles the language, declares, parses. Throws UsageError.
[[nodiscard]] ParsedLine parse_command_line(const std::string& name, const Words& description,
                                            const std::function<void(CLI::App&)>& declare, int argc,
                                            char** argv);

/// Columns of the terminal on `descriptor`: COLUMNS, else what the terminal says; 0 where it is none.
[[nodiscard]] std::size_t terminal_width(int descriptor);

}  // namespace ceping::frame
