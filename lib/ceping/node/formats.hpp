#pragma once

#include <ceping/node/node.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace ceping {

/// Limits and choices while reading. The defaults are the format pages'.
struct ReadOptions {
    std::size_t max_depth = 128;        ///< maps and lists within one another
    std::size_t max_aliases = 1000;     ///< alias expansions a document
    std::size_t max_nodes = 4'000'000;  ///< nodes that the aliases of a document may expand to
    std::string_view encoding;          ///< `--encoding`, for tables; empty: told from the bytes
    std::string_view standard_input;    ///< `--input-format`, the format of `-`; empty: told from the bytes
    bool digest = true;                 ///< compute Source::digest
    bool nodes = true;                  ///< of an SQLite file: read the nodes of its results, too
    const struct ResultTables* results =
        nullptr;  ///< results are wanted, and so kept in SQLite: a table or a text is none, and is told so
    bool every_edition = false;   ///< of an SQLite file without a named run: the last run of each edition
    bool shown_decimals = false;  ///< of a workbook: 37 in a cell that shows 37.00 is read as 37.00
};

/// Takes each document as it is read; it may move it away. Returns false to end reading.
using DocumentSink = std::function<bool(Document&)>;

/// One input format. `read` turns a source into documents, in order, and reports what is wrong as findings; it returns
/// false where the rest of the input cannot be understood (a YAML syntax error; never NDJSON).
struct InputFormat {
    std::string_view name;                       ///< `yaml`
    std::span<const std::string_view> suffixes;  ///< `.yaml`, `.yml`
    bool (*sniff)(std::string_view beginning);   ///< whether bytes without a telling name look like this
    bool (*read)(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                 const DocumentSink& sink, Diagnostics& found);
    /// For streams: the length of the first whole record at the beginning of `buffer`, or npos where more bytes are
    /// needed; null where the format cannot be read record by record.
    std::size_t (*piece)(std::string_view buffer, bool at_end);
    bool any_encoding;  ///< CSV: not only UTF-8
    bool bytes;         ///< a workbook: no text, whose reader takes the bytes as they are
};

/// The one list of input formats.
[[nodiscard]] std::span<const InputFormat> input_formats();

/// By suffix of `path` in any case; null where it is of no format.
[[nodiscard]] const InputFormat* format_named(std::string_view path);
/// By suffix of `path`, then by the first bytes; null where neither tells.
[[nodiscard]] const InputFormat* format_of(std::string_view path, std::string_view beginning);
[[nodiscard]] const InputFormat* find_format(std::string_view name);

/// Reads one input (`-`: standard input) whole, checks its bytes, and hands over its documents. An unreadable file, a
/// bad encoding, an empty file are findings. `forced` names a format; empty: told by name and content.
/// A file that holds nothing but blanks or comments is `file-empty`.
void read_input(const std::string& path, std::string_view forced, const ReadOptions& options,
                const DocumentSink& sink, Diagnostics& found);

/// The same for input that need not fit into memory (NDJSON, multi-document YAML): one record is held at a time, and
/// Source::digest is that of the record's own bytes. Other formats fall back to read_input. Results in an SQLite file
/// come out as from NDJSON, of the last run, or of `FILE#RUN` (node/result_tables.hpp).
void stream_input(const std::string& path, std::string_view forced, const ReadOptions& options,
                  const DocumentSink& sink, Diagnostics& found);

/// Reads text that is in memory under a name.
void read_text(const std::string& name, std::string text, std::string_view format, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found);

/// The text of an input that was read before, for the lines that findings are about; null where it cannot be read now.
[[nodiscard]] std::shared_ptr<const Source> reread_source(const std::string& path,
                                                          const ReadOptions& options);

/// The sheets of a workbook that was read before, each as the Source of its places: of the file, or of its bytes where they
/// were kept; none where it cannot be read now.
[[nodiscard]] std::vector<std::shared_ptr<const Source>> reread_sheets(const std::string& path,
                                                                       const Source* kept);

/// Paths as given, folders expanded to the files below them that some format reads. Findings for what does not exist.
/// `unread` gets the documents of office programs and text files in these folders, which no format reads.
/// Source: the tools' common behaviour.
[[nodiscard]] std::vector<std::string> expand_paths(const std::vector<std::string>& paths, Diagnostics& found,
                                                    std::vector<std::string>* unread = nullptr);

}  // namespace ceping
