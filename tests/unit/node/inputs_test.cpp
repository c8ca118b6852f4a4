#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>

#include "support/reading.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;
using namespace ceping;
using ceping::test::TemporaryFolder;
using namespace std::string_literals;

namespace {

using Reader = void (*)(const std::string&, std::string_view, const ReadOptions&, const DocumentSink&,
                        Diagnostics&);

test::Reading read_with(Reader reader, const std::string& path, std::string_view forced = {},
                        const ReadOptions& options = {}) {
    test::Reading out;
    reader(path, forced, options, out.sink(), out.found);
    return out;
}

/// A finding's place without the temporary folder.
std::string within(const TemporaryFolder& folder, const test::Reading& read) {
    std::string out = read.codes();
    for (std::size_t at = out.find(folder.path() + "/"); at != std::string::npos;
         at = out.find(folder.path() + "/")) {
        out.erase(at, folder.path().size() + 1);
    }
    return out;
}

struct Told {
    const char* why;
    const char* path;
    std::string beginning;
    const char* format;
};
std::ostream& operator<<(std::ostream& out, const Told& c) { return out << c.why; }
const Told told[] = {
    {"by suffix", "a.yaml", "{}", "yaml"},
    {"the other suffix", "a.yml", "", "yaml"},
    {"a suffix in capitals", "A.JSON", "", "json"},
    {"lines of JSON", "a.ndjson", "", "ndjson"},
    {"a table", "a.csv", "", "csv"},
    {"a map in YAML", "-", "# c\n\nceping: record/1\n", "yaml"},
    {"a marker", "-", "---\na: 1\n", "yaml"},
    {"a directive", "-", "%YAML 1.1\n", "yaml"},
    {"a flow map without quotes", "-", "{a: 1}\n", "yaml"},
    {"a list of YAML", "-", "- a\n- b\n", "yaml"},
    {"an array", "-", " [\n{}]", "json"},
    {"a map over several lines", "-", "{\n  \"a\": 1\n}\n", "json"},
    {"a map cut off", "-", "{\"a\": 1, \"b\":", "ndjson"},
    {"a map over several lines", "-", "{\"a\": 1,\n\"b\": [\n{\"c\": 1},\n{\"d\": 2}\n]}\n", "json"},
    {"a map over several lines, from its brace", "-", "{\n\"a\": [\n{\"c\": 1},\n{\"d\": 2}\n]}\n", "json"},
    {"lines, the first of them cut off", "-", "{\"a\": [1, 2\n{\"b\": 1}\n{\"c\": 1}\n", "ndjson"},
    {"lines, the first of which begins with a comma", "-", ",{\"a\": 1}\n{\"b\": 1}\n{\"c\": 1}\n", "ndjson"},
    {"lines, the second of them cut off", "-", "{\"a\": 1}\n{\"b\": \n{\"c\": 1}\n", "ndjson"},
    {"a list of maps a line each", "-", "[\n{\"a\": 1},\n{\"b\": 1}\n]\n", "json"},
    {"lines, the first cut off after a colon", "-", "{\"a\":\n{\"ceping\": \"record/1\"}\n", "ndjson"},
    {"lines, the first with a bracket before it", "-", "[{\"a\": 1}\n{\"ceping\": \"record/1\"}\n", "ndjson"},
    {"an array with a record a line", "-", "[{\"a\": 1},\n{\"ceping\": \"record/1\"}\n]\n", "json"},
    {"an array that begins on a line of its own", "-", "[\n{\"ceping\": \"record/1\"}\n]\n", "json"},
    {"an array with commas before", "-", "[{\"a\": 1}\n,{\"ceping\": \"record/1\"}\n]\n", "json"},
    {"one line of JSON", "-", "{\"a\": 1}\n", "ndjson"},
    {"two lines of JSON", "-", "{\"a\": 1}\n{\"b\"", "ndjson"},
    {"a map whose first line happens to be whole", "-", "{\"a\": {}\n}\n", "json"},
    {"commas", "-", "unit,name\n", "csv"},
    {"semicolons after a mark", "-", "\xEF\xBB\xBF单位编码;单位名称\n", "csv"},
    {"UTF-16", "-",
     "\xFF\xFE"
     "a\0,\0"s,
     "csv"},
    {"a name without a telling suffix", "records.txt", "{\"a\": 1}\n", "ndjson"},
    {"a workbook", "a.xlsx", "PK\x03\x04", "xlsx"},
    {"a workbook without a name", "-", "PK\x03\x04 xl/workbook.xml", "xlsx"},
    {"another zip file", "-", "PK\x03\x04 readme", ""},
    {"bytes", "-",
     "\x7F"
     "ELF\0\0: ,"s,
     ""},
    {"plain words", "-", "hello\n", ""},
    {"nothing", "-", "", ""},
    {"a suffix alone is no suffix", ".yaml", "", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(inputs)

BOOST_DATA_TEST_CASE(tells_the_format, data::make(told), c) {
    const InputFormat* const format = format_of(c.path, c.beginning);
    BOOST_TEST((format == nullptr ? "" : format->name) == c.format);
}

BOOST_AUTO_TEST_CASE(every_format_is_found_by_its_name_and_suffixes) {
    for (const auto& format : input_formats()) {
        BOOST_TEST(find_format(format.name) == &format);
        BOOST_TEST(!format.suffixes.empty());
        for (const auto suffix : format.suffixes) {
            BOOST_TEST(format_of("x" + std::string(suffix), {}) == &format);
        }
    }
    BOOST_TEST(find_format("toml") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_a_finding) {
    const TemporaryFolder folder;
    folder.write("empty.yaml", "");
    folder.write("comment.yaml", "# nothing\n---\n~\n");
    folder.write("blank.ndjson", "\n \n");
    folder.write("book.xlsx", "PK\x03\x04");
    fs::create_directory(folder.path("folder.yaml"));
    for (const Reader reader : {read_input, stream_input}) {
        const auto codes = [&](const char* name) {
            return within(folder, read_with(reader, folder.path(name)));
        };
        BOOST_TEST(codes("none.yaml") == "none.yaml [file-unreadable]");
        BOOST_TEST(codes("folder.yaml") == "folder.yaml [file-is-folder]");
        BOOST_TEST(codes("empty.yaml") == "empty.yaml [file-empty]");
        BOOST_TEST(codes("comment.yaml") == "comment.yaml [file-empty]");
        BOOST_TEST(codes("blank.ndjson") == "blank.ndjson [file-empty]");
        BOOST_TEST(codes("book.xlsx") == "book.xlsx [workbook-unreadable]");
    }
    const auto none = read_with(read_input, folder.path("none.yaml"));
    BOOST_TEST(none.found.all().at(0).message(Language::en) == "cannot be read: No such file or directory");
    BOOST_TEST(none.found.all().at(0).message(Language::zh) == "无法读取：没有这个文件或文件夹");
}

BOOST_AUTO_TEST_CASE(a_format_can_be_forced) {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.json", "a,b\n");
    BOOST_TEST(read_with(read_input, path, "csv").trees() == "[[a, b]]");
    BOOST_TEST(within(folder, read_with(read_input, path, "toml")) == "a.json [file-unknown-format]");
}

BOOST_AUTO_TEST_CASE(a_digest_is_that_of_the_bytes) {
    const std::string bytes =
        "\xEF\xBB\xBF"
        "a: 1\n";
    BOOST_TEST(test::reading(bytes, "yaml").documents.at(0).source->digest() == sha256(bytes));
    ReadOptions options;
    options.digest = false;
    BOOST_TEST(test::reading(bytes, "yaml", options).documents.at(0).source->digest() == "");
}

BOOST_AUTO_TEST_CASE(a_bad_byte_costs_its_document_and_no_other) {
    const std::string text = "a: 1\n---\nb: \xB8\xA3\n---\nc: 3\n---\nd: \0\n---\ne: 5\n"s;
    const auto read = test::reading(text, "yaml");
    BOOST_TEST(read.trees(true) == "{a@1:1: 1@1:4}@1:1 | {c@5:1: 3@5:4}@5:1 | {e@9:1: 5@9:4}@9:1");
    BOOST_TEST(read.lines() ==
               "in:3:4: error: byte 0xB8 is not valid in UTF-8 [bad-encoding]\n"
               "in:7:4: error: control character U+0000 [control-character]\n");
    BOOST_TEST(test::reading("[1, \"\xB8\"]", "json").codes() == "in:1:6 [bad-encoding]");
}

struct Streamed {
    const char* why;
    const char* format;
    std::string text;
};
std::ostream& operator<<(std::ostream& out, const Streamed& c) { return out << c.why; }
const Streamed streamed[] = {
    {"lines", "ndjson", "{\"a\": 1}\n{\"b\": 2}\n"},
    {"lines with faults of every kind", "ndjson",
     "{\"a\": 1}\n\n{\"b\"}\r\n{\"c\": \"\xFF\"}\n{\"d\": \"\0\"}\n{\"e\": \"\\u0000\"}\n{\"f\": 6}"s},
    {"a mark at the beginning", "ndjson", "\xEF\xBB\xBF{\"a\": 1}\n"},
    {"documents", "yaml", "a: 1\n---\nb: 2\n---\nc: 3\n"},
    {"documents with comments, directives and nothing", "yaml",
     "# x\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n---\n---\n# y\n---\nc: !t 3\n"},
    {"CR LF", "yaml", "a: 1\r\n---\r\nb: 2\r\nc: 3\r\n"},
    {"a syntax error ends it", "yaml", "a: 1\n---\nb: [\n---\nc: 3\n"},
    {"bad bytes", "yaml", "a: 1\n---\nb: \xFF\n---\nc: 3\n"},
    {"a table is read whole", "csv", "a,b\n1,2\n"},
    {"an array is read whole", "json", "[{\"a\": 1}]"},
};

BOOST_DATA_TEST_CASE(a_stream_gives_what_the_whole_gives, data::make(streamed), c) {
    const TemporaryFolder folder;
    const std::string path = folder.write("in", c.text);
    const auto whole = read_with(read_input, path, c.format);
    const auto stream = read_with(stream_input, path, c.format);
    BOOST_TEST(stream.trees(true) == whole.trees(true));
    BOOST_TEST(stream.lines() == whole.lines());
}

BOOST_AUTO_TEST_CASE(records_of_a_stream_may_lie_across_its_blocks) {
    std::string lines;
    std::string documents;
    for (int i = 0; i < 3000; ++i) {
        const std::string text(static_cast<std::size_t>(i * 37 % 2000), 'x');
        lines += "{\"id\": " + std::to_string(i) + ", \"t\": \"" + text + "\"}\n";
        documents += "---\nid: " + std::to_string(i) + "\nt: '" + text + "'\n";
    }
    lines += "{\"id\": 3000, \"t\": \"" + std::string(3'000'000, 'y') + "\"}\n{\"id\": 3001}";
    documents += "---\nid: 3000\nt: '" + std::string(3'000'000, 'y') + "'\n---\nid: 3001\n";
    const TemporaryFolder folder;
    const std::string paths[] = {folder.write("a.ndjson", lines), folder.write("a.yaml", documents)};
    for (const auto& path : paths) {
        int next = 0;
        Diagnostics found;
        stream_input(
            path, "", {},
            [&](Document& document) {
                BOOST_REQUIRE(document.root.find("id")->text() == std::to_string(next));
                const bool lines_of_json = path.ends_with("ndjson");
                BOOST_REQUIRE(document.root.place().line ==
                              static_cast<std::uint32_t>(lines_of_json ? next + 1 : 3 * next + 2));
                ++next;
                return true;
            },
            found);
        BOOST_TEST(next == 3002);
        BOOST_TEST(found.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_record_without_end_is_too_large) {
    const TemporaryFolder folder;
    const std::string path = folder.write(
        "a.ndjson", "{\"a\": 1}\n{\"b\": \"" + std::string(70'000'000, 'x') + "\"}\n{\"c\": 3}\n");
    const auto read = read_with(stream_input, path);
    BOOST_TEST((read.trees(true) == "{\"a\"@1:2: 1@1:7}@1:1 | {\"c\"@3:2: 3@3:7}@3:1"));
    BOOST_TEST(within(folder, read) == "a.ndjson:2:1 [too-large]");
}

BOOST_AUTO_TEST_CASE(a_record_of_a_stream_has_its_own_digest) {
    const TemporaryFolder folder;
    const auto read = read_with(stream_input, folder.write("a.ndjson", "{\"a\": 1}\r\n{\"b\": 2}"));
    BOOST_TEST(read.documents.at(0).source->digest() == sha256("{\"a\": 1}"));
    BOOST_TEST(read.documents.at(1).source->digest() == sha256("{\"b\": 2}"));
}

BOOST_AUTO_TEST_CASE(the_sink_can_end_the_reading) {
    const TemporaryFolder folder;
    const std::string paths[] = {folder.write("a.ndjson", "{}\n{}\n{}\n"),
                                 folder.write("a.yaml", "a: 1\n---\nb: 2\n---\nc: 3\n")};
    for (const auto& path : paths) {
        for (const Reader reader : {read_input, stream_input}) {
            int taken = 0;
            Diagnostics found;
            reader(
                path, "", {}, [&](Document&) { return ++taken < 2; }, found);
            BOOST_TEST(taken == 2);
            BOOST_TEST(found.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_document_that_is_not_taken_gives_its_memory_to_the_next) {
    const auto text = [](int n) {
        return "{\"a\": \"" + std::string(1000, 'x') + std::to_string(n) + "\"}\n";
    };
    std::string lines;
    for (int i = 0; i < 200; ++i) {
        lines += text(i);
    }
    std::vector<Document> kept;
    int seen = 0;
    Diagnostics found;
    read_text(
        "in", lines, "ndjson", {},
        [&](Document& document) {
            BOOST_REQUIRE(document.root.find("a")->text().ends_with("x" + std::to_string(seen)));
            if (seen++ % 3 == 0) {
                kept.push_back(std::move(document));
            }
            return true;
        },
        found);
    BOOST_REQUIRE(kept.size() == 67U);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        BOOST_TEST(kept[i].root.find("a")->text().ends_with("x" + std::to_string(3 * i)));
    }
}

BOOST_AUTO_TEST_CASE(a_reader_may_be_called_while_another_is_at_work) {
    std::string trees;
    Diagnostics found;
    read_text(
        "outer", "a: 1\n---\nb: 2\n", "yaml", {},
        [&](Document& outer) {
            trees += test::reading("c: [3]\n", "yaml").trees() + " in " + test::shown(outer.root) + "; ";
            return true;
        },
        found);
    BOOST_TEST(trees == "{c: [3]} in {a: 1}; {c: [3]} in {b: 2}; ");
}

BOOST_AUTO_TEST_CASE(standard_input_is_read_like_a_file) {
    const TemporaryFolder folder;
    const std::string path = folder.write("in", "{\"a\": 1}\n{\"b\": 2}\n");
    const int saved = dup(STDIN_FILENO);
    for (const Reader reader : {read_input, stream_input}) {
        const int file = open(path.c_str(), O_RDONLY);
        dup2(file, STDIN_FILENO);
        close(file);
        const auto read = read_with(reader, "-");
        BOOST_TEST(read.trees() == "{\"a\": 1} | {\"b\": 2}");
        BOOST_TEST(read.documents.at(1).root.location().text() == "-:2:1");
    }
    dup2(saved, STDIN_FILENO);
    close(saved);
}

BOOST_AUTO_TEST_CASE(folders_are_expanded) {
    const TemporaryFolder folder;
    for (const char* name : {"r/b.yaml", "r/a.ndjson", "r/sub/c.csv", "r/form.xlsx", "r/~$form.xlsx",
                             "r/.x.yaml", "r/notes.txt", "one.txt"}) {
        folder.write(name, "x");
    }
    Diagnostics found;
    const auto paths =
        expand_paths({folder.path("one.txt"), "-", folder.path("none"), folder.path("r")}, found);
    const std::vector<std::string> expected = {folder.path("one.txt"),     "-",
                                               folder.path("r/a.ndjson"),  folder.path("r/b.yaml"),
                                               folder.path("r/form.xlsx"), folder.path("r/sub/c.csv")};
    BOOST_TEST(paths == expected, boost::test_tools::per_element());
    test::Reading read;
    read.found = std::move(found);
    BOOST_TEST(within(folder, read) == "none [file-unreadable]");
}

BOOST_AUTO_TEST_SUITE_END()
