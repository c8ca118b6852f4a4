#pragma once

#include <ceping/base/error.hpp>
#include <ceping/base/messages.hpp>

#include "options.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace ceping::frame {

/// How a tool ends. Source: ceping(1), EXIT STATUS.
enum class Status : int {
    ok = 0,
    bad_data = 1,    ///< it worked, and found something wrong with the data
    cannot_work = 2  ///< usage, an unreadable rubric, an output that cannot be written
};

/// A tool as its main describes it. `declare` names the options (see options.hpp), opens nothing and decides nothing;
/// `run` works.
struct Tool {
    std::string name;
    Words description;
    std::function<void(CLI::App&)> declare;
    std::function<Status()> run;
};

/// Parses the command line, adds --help, --version and --lang, runs, and turns everything that can go wrong into a
/// message on standard error and status 2. A closed pipe ends the tool quietly with 0.
int run_tool(const Tool& tool, int argc, char** argv);
/// The same of `declare(app, options)`, then `run(options)`.
template <typename Options, typename Run>
int run_tool(const char* name, const Words& description, void (*declare)(CLI::App&, Options&), Run run,
             int argc, char** argv) {
    Options options;
    const auto declared = [&](CLI::App& app) { declare(app, options); };
    return run_tool({name, description, declared, [&] { return run(options); }}, argc, argv);
}

/// Its message is followed by a pointer to --help.
using ceping::UsageError;

/// The language of this run: --lang, then the environment.
[[nodiscard]] Language language();
/// The language of texts inside of data (messages in result/1): --lang or CEPING_LANG, else English. The locale does not
/// matter, so that the same run gives the same bytes on every machine. Source: ceping-scoring(7), 10.
[[nodiscard]] Language data_language();
/// The language of a table: of CSV, which is data, data_language(); of what people look at on the screen, language().
[[nodiscard]] Language table_language(std::string_view format);
/// `words` in language().
[[nodiscard]] std::string say(const Words& words);
void set_language(Language language, bool stated);

/// One line on standard error as it is: a summary, a finding.
void tell(std::string_view line);
/// The error of a file of which nothing can be used, after its findings were told.
[[nodiscard]] Error unusable(const Words& what, const std::string& path);

/// `TOOL: message` on standard error.
void complain(const Words& message);
/// An Error's place and words, as complain() does.
void complain(const Error& error);

/// A variable of the environment; nothing where it is unset or empty.
[[nodiscard]] std::string environment(const char* name);

}  // namespace ceping::frame
