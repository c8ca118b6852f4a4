#include "options.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "frame.hpp"
#include "help.hpp"

namespace ceping::frame {

namespace {

constexpr std::size_t most_jobs = 1024;
constexpr std::size_t most_errors = 1'000'000'000;
constexpr std::size_t most_columns = 10'000;
constexpr std::size_t usual_columns = 80;  // of a terminal that does not say how wide it is

const std::vector<std::string>& when_choices() {
    static const std::vector<std::string> choices = {"auto", "always", "never"};
    return choices;
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

/// The value of an option, else of its variable, else of the project file, and what told it.
struct Stated {
    Stated(std::string_view option, std::string given, const char* variable, std::string_view from_file = {})
        : by(option), value(std::move(given)) {
        if (value.empty() && !environment(variable).empty()) {
            by = variable;
            value = environment(variable);
        }
        if (value.empty()) {
            value = from_file;
        }
    }

    /// 0 where nothing is stated.
    [[nodiscard]] std::size_t count(std::size_t most) const {
        return value.empty() ? 0 : parse_count(value, by, most);
    }
    [[nodiscard]] bool when(bool automatic) const {
        if (!value.empty()) {
            check_choice(value, by, when_choices());
        }
        return value == "always" || (value != "never" && automatic);
    }

    std::string_view by;
    std::string value;
};

/// The parser splits an argument `[a,b]` of a list, which is a file's name like any other. A character at its end that
/// no argument has keeps it whole.
constexpr char guard = '\x01';

std::string guarded(std::string argument) {
    if (argument.starts_with('[') && argument.ends_with(']')) {
        argument += guard;
    }
    return argument;
}

std::string unguarded(std::string argument) {
    if (argument.ends_with(guard)) {
        argument.pop_back();
    }
    return argument;
}

/// An option that takes exactly one value each time it stands. A function of our own is called for each, since a list
/// of the parser's would swallow the arguments that follow.
CLI::Option* add_each(CLI::App& app, const std::string& names, const std::string& value, const Words& what,
                      const std::function<void(const std::string&)>& take) {
    auto* option = app.add_option_function<std::string>(
        names, [take](const std::string& given) { take(unguarded(given)); }, say(what));
    option->type_name(value);
    option->trigger_on_parse();
    return option;
}

/// All option names of a command line, with their dashes.
std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> out;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            out.push_back("--" + name);
        }
        for (const auto& name : option->get_snames()) {
            out.push_back("-" + name);
        }
    }
    return out;
}

[[noreturn]] void refuse_extras(const CLI::App& app) {
    const auto left = app.remaining();
    for (const auto& each : left) {
        if (each.size() > 1 && each.front() == '-') {
            const std::string typed = each.substr(0, each.find('='));
            const auto names = option_names(app);
            throw UsageError(phrases::no_such_option.with(
                {{"option", typed}, {"hint", typed.size() > 2 ? suggestion(typed, views(names)) : Words()}}));
        }
    }
    const std::string extra = left.empty() ? std::string() : unguarded(left.front());
    throw UsageError(phrases::extra_argument.with({{"text", extra}}));
}

/// The option that a message of the parser is about: its name leads the text.
std::string name_in(const std::string& message) {
    const std::size_t end = message.find_first_of(": ");
    return message.substr(0, end);
}

/// What the parser threw, in our words.
[[noreturn]] void refuse(const CLI::App& app, const CLI::ParseError& error) {
    const std::string message = error.what();
    const std::string name = name_in(message);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        refuse_extras(app);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        throw UsageError(phrases::option_missing.with({{"option", name}}));
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        // A flag is named without its dashes.
        if (message.find("flag override") != std::string::npos) {
            throw UsageError(phrases::flag_with_value.with({{"option", "--" + name}}));
        }
        throw UsageError(phrases::option_without_value.with({{"option", name}}));
    }
    throw UsageError(phrases::parser_says.with({{"message", message}}));
}

/// What the parser takes: the last argument first, without the program's name.
std::vector<std::string> arguments_of(int argc, char** argv) {
    std::vector<std::string> out;
    for (int i = argc - 1; i > 0; --i) {
        out.push_back(guarded(argv[i]));
    }
    return out;
}

/// --lang must be known before the options are declared, since their texts are in a language.
void settle_language(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") {
            return;
        }
        std::string_view value;
        if (argument == "--lang" && i + 1 < argc) {
            value = argv[i + 1];
        } else if (argument.starts_with("--lang=")) {
            value = argument.substr(std::string_view("--lang=").size());
        } else {
            continue;
        }
        if (value == "zh" || value == "en") {
            set_language(language_of(value), true);
        }
    }
}

}  // namespace

void add_text(CLI::App& app, const std::string& names, std::string& into, const std::string& value,
              const Words& what) {
    add_each(app, names, value, what, [&into](const std::string& given) { into = given; });
}

void add_list(CLI::App& app, const std::string& names, std::vector<std::string>& into,
              const std::string& value, const Words& what) {
    add_each(app, names, value, what, [&into](const std::string& given) { into.push_back(given); });
}

void add_comma_list(CLI::App& app, const std::string& names, std::vector<std::string>& into,
                    const std::string& value, const Words& what) {
    add_each(app, names, value, what, [&into](const std::string& given) {
        for (const auto piece : split(given, ',')) {
            if (!trim(piece).empty()) {
                into.emplace_back(trim(piece));
            }
        }
    });
}

void add_choice(CLI::App& app, const std::string& names, std::string& into,
                const std::vector<std::string>& choices, const Words& what) {
    const std::string label = names.substr(names.rfind(',') + 1);
    add_each(app, names, join(views(choices), "|"), what, [&into, label, choices](const std::string& given) {
        check_choice(given, label, choices);
        into = given;
    });
}

void add_flag(CLI::App& app, const std::string& names, bool& into, const Words& what) {
    app.add_flag(names, into, say(what))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
        ->disable_flag_override();
}

void add_argument(CLI::App& app, const std::string& name, std::string& into, const Words& what,
                  bool required) {
    auto* option = app.add_option_function<std::string>(
        name, [&into](const std::string& given) { into = unguarded(given); }, say(what));
    option->required(required)->type_name("");
}

void add_arguments(CLI::App& app, const std::string& name, std::vector<std::string>& into, const Words& what,
                   bool required) {
    auto* option = app.add_option_function<std::vector<std::string>>(
        name,
        [&into](const std::vector<std::string>& given) {
            std::transform(given.begin(), given.end(), std::back_inserter(into), unguarded);
        },
        say(what));
    option->required(required)->type_name("");
}

Exact parse_points(const std::string& text, const char* option, const Pattern& otherwise) {
    const auto value = text.empty() ? Exact() : number_in(text);
    if (!value || value->sign() < 0) {
        throw UsageError(otherwise.with({{"option", option}, {"text", text}}));
    }
    return *value;
}

std::optional<Date> parse_day(const std::string& text, const char* option) {
    const auto date = parse_date(text);
    if (!date && !text.empty()) {
        throw UsageError(phrases::no_date.with({{"option", option}, {"text", text}}));
    }
    return date;
}

void check_encoding(const std::string& text) {
    if (!text.empty() && !known_encoding(text)) {
        check_choice(text, "--encoding",
                     {"utf-8", "gb18030", "gbk", "gb2312", "utf-16", "utf-16le", "utf-16be"});
    }
}

unsigned CommonOptions::jobs(std::string_view from_file) const {
    const std::size_t count = Stated("--jobs", jobs_text, "CEPING_JOBS", from_file).count(most_jobs);
    return count == 0 ? processors() : static_cast<unsigned>(count);
}

bool CommonOptions::color(int descriptor) const {
    return Stated("--color", color_text, "CEPING_COLOR")
        .when(::isatty(descriptor) == 1 && environment("NO_COLOR").empty() && environment("TERM") != "dumb");
}

bool CommonOptions::progress() const {
    return Stated("--progress", progress_text, "CEPING_PROGRESS").when(::isatty(STDERR_FILENO) == 1) &&
           !quiet;
}

std::size_t CommonOptions::max_errors() const {
    return Stated("--max-errors", max_errors_text, "CEPING_MAX_ERRORS").count(most_errors);
}

void add_common(CLI::App& app, CommonOptions& options, std::initializer_list<Shared> which,
                const std::vector<std::string>& formats) {
    for (const Shared each : which) {
        switch (each) {
            case Shared::format:
                add_choice(app, "-f,--format", options.format, formats,
                           phrases::format_help.with({{"format", formats.front()}}));
                break;
            case Shared::plain:
                add_flag(app, "--plain", options.plain,
                         {"csv 供程序读取：没有字节顺序标记，LF 换行，表头和编号用英文键，内容原样",
                          "csv for programs: no byte order mark, LF, keys and ids, nothing altered"});
                break;
            case Shared::output:
                add_text(app, "-o,--output", options.output, "FILE",
                         {"写入文件而不是标准输出；写完才替换原文件",
                          "write to a file, which is replaced only when all is written"});
                break;
            case Shared::jobs:
                add_text(app, "-j,--jobs", options.jobs_text, "N",
                         {"线程数；0（默认）为处理器个数",
                          "number of threads; 0, the default, is one a processor"});
                break;
            case Shared::color:
                add_choice(app, "--color", options.color_text, when_choices(),
                           {"是否使用颜色", "whether to use colours"});
                break;
            case Shared::progress:
                add_choice(
                    app, "--progress", options.progress_text, when_choices(),
                    {"是否在标准错误上显示进度条", "whether to show a progress bar on standard error"});
                break;
            case Shared::max_errors:
                add_text(app, "--max-errors", options.max_errors_text, "N",
                         {"最多列出 N 个问题；0（默认）不限",
                          "list at most N findings; 0, the default, lists all"});
                break;
            case Shared::quiet:
                add_flag(app, "-q,--quiet", options.quiet,
                         {"标准错误上只留错误", "write nothing but errors to standard error"});
                break;
            case Shared::verbose:
                add_flag(app, "-v,--verbose", options.verbose, {"说明做了什么", "say what is done"});
                break;
        }
    }
}

ParsedLine parse_command_line(const std::string& name, const Words& description,
                              const std::function<void(CLI::App&)>& declare, int argc, char** argv) {
    settle_language(argc, argv);
    CLI::App app(say(description), name);
    app.set_help_flag("-h,--help", say({"显示本说明", "show this help"}));
    app.set_version_flag("--version", "", say({"显示版本", "show the version"}));
    std::string lang;
    declare(app);
    add_choice(app, "--lang", lang, {"zh", "en"}, {"界面语言", "language of messages"});
    app.add_flag_callback("--allow-outside", root::allow_anywhere,
                          say({"允许文件中写明的路径通向项目文件夹之外",
                               "let paths that files name lead out of the project's folder"}))
        ->trigger_on_parse();
    try {
        app.parse(arguments_of(argc, argv));
    } catch (const CLI::CallForHelp&) {
        return {ParsedLine::What::help, help_text(app)};
    } catch (const CLI::CallForVersion&) {
        return {ParsedLine::What::version, {}};
    } catch (const CLI::ParseError& error) {
        refuse(app, error);
    }
    return {};
}

std::size_t terminal_width(int descriptor) {
    if (::isatty(descriptor) != 1) {
        return 0;
    }
    // Who sets COLUMNS means it; that a shell exports it is rare. What is no number is passed over, as others do.
    const std::string stated = environment("COLUMNS");
    std::size_t columns = 0;
    const auto* const end = stated.data() + stated.size();
    const auto [at, error] = std::from_chars(stated.data(), end, columns);
    if (error == std::errc() && at == end && columns > 0 && columns <= most_columns) {
        return columns;
    }
    winsize size{};
    return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_columns;
}

}  // namespace ceping::frame
