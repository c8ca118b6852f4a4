#include "frame.hpp"

#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/version.hpp>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include <fcntl.h>
#include <unistd.h>

#include "progress.hpp"

namespace ceping::frame {

namespace {

/// One tool is one process: what it is called and which language it speaks are settled once, before anything runs.
struct Process {
    std::string name;
    Language language = Language::en;
    bool language_stated = false;
};

Process& process() {
    static Process only;
    return only;
}

void write_out(const std::string& text) {
    FileWriter out("-");
    out.write(text);
    out.commit();
}

Status run_parsed(const Tool& tool, int argc, char** argv) {
    const ParsedLine line = parse_command_line(tool.name, tool.description, tool.declare, argc, argv);
    switch (line.what) {
        case ParsedLine::What::help: write_out(line.text); return Status::ok;
        case ParsedLine::What::version:
            write_out(tool.name + " " + std::string(version) + "\n");
            return Status::ok;
        case ParsedLine::What::run: break;
    }
    return tool.run();
}

/// A caller may have closed standard input, output or error. The next file that is opened would take the free number, and
/// messages would be written into it; a stand-in that cannot be used keeps it.
void keep_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1) {
            // Reading where we write and the other way round: using it still fails, as it does with a closed one.
            (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

void point_to_help() { tell(say(phrases::see_help.with({{"tool", process().name}}))); }

}  // namespace

Language language() { return process().language; }

Language data_language() {
    return process().language_stated || !environment("CEPING_LANG").empty() ? process().language
                                                                            : Language::en;
}

Language table_language(std::string_view format) { return format == "csv" ? data_language() : language(); }

std::string say(const Words& words) { return words.in(process().language); }

void set_language(Language language, bool stated) {
    process().language = language;
    process().language_stated = stated;
}

void tell(std::string_view line) {
    Progress::clear_line();
    std::string text(line);
    text += '\n';
    std::string_view left = text;
    while (!left.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, left.data(), left.size());
        if (written <= 0) {
            return;  // nobody to tell that there is nobody to tell
        }
        left.remove_prefix(static_cast<std::size_t>(written));
    }
}

Error unusable(const Words& what, const std::string& path) {
    return Error(phrases::unusable.with({{"what", what}, {"path", path}}));
}

void complain(const Words& message) { tell(process().name + ": " + printable(say(message))); }

void complain(const Error& error) {
    const std::string place = error.where().text();
    Words before(place.empty() ? std::string() : place + ": ");
    if (place == "-") {
        before = {"标准输入输出：", "standard input or output: "};
    }
    complain(Words(before.zh + error.words().zh, before.en + error.words().en));
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): the environment is never changed
    return value == nullptr ? std::string() : std::string(value);
}

int run_tool(const Tool& tool, int argc, char** argv) {
    keep_standard_descriptors();
    root::guard_inputs();
    process().name = tool.name;
    set_language(language_of_environment(), false);
    // A reader that goes away is told by write(), where it can be told from a full disk.
    (void)std::signal(SIGPIPE, SIG_IGN);
    // So is a file that grows over the limit on files.
    (void)std::signal(SIGXFSZ, SIG_IGN);
    auto status = Status::cannot_work;
    try {
        status = run_parsed(tool, argc, argv);
    } catch (const ClosedPipe&) {
        status = Status::ok;
    } catch (const UsageError& error) {
        complain(error);
        point_to_help();
    } catch (const Error& error) {
        complain(error);
    } catch (const std::bad_alloc&) {
        complain({"内存不足", "not enough memory"});
    } catch (const std::exception& error) {
        complain({std::string("内部错误：") + error.what(), std::string("internal error: ") + error.what()});
    }
    return static_cast<int>(status);
}

}  // namespace ceping::frame
