#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/files.hpp>
#include <ceping/node/formats.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// How inputs are read. Not part of the public face.

inline constexpr std::size_t sniffed_bytes = std::size_t{64} * 1024;  ///< from which a format is told

/// Checks the bytes of one input and hands them to its reader.
class Intake {
public:
    Intake(const std::string& path, const ReadOptions& options, const DocumentSink& sink, Diagnostics& found)
        : path_(path), options_(options), sink_(sink), found_(found), errors_before_(found.errors()) {}

    /// The format, or nothing with a finding. `bytes` are the beginning of the input, or all of it.
    const InputFormat* format(std::string_view forced, std::string_view bytes);
    void whole(const InputFormat& format, std::string bytes);
    /// One record of the input, with its line end; false where reading ends. Without a `digest` its own is taken.
    bool record(const InputFormat& format, std::string_view bytes, const std::string* digest);
    /// A result out of an SQLite file: its place is the run, and the line that it would stand on in NDJSON.
    bool result(std::int64_t run, std::uint32_t position, const std::string& line);
    /// A record, or the beginning of one, that is not read because of its size.
    void pass_over(std::string_view bytes, bool beginning);
    void too_large_as_whole();
    void too_large_workbook();
    void unreadable(const FileError& error) { add("file-unreadable", {error.reason()}); }
    void folder() { add("file-is-folder", {}); }
    /// Nothing came, and nothing was said about it.
    void finish();

private:
    struct Fault;
    static std::optional<Fault> first_fault(std::string_view text);
    void records(const InputFormat& format, std::string_view rest, const std::string& digest);
    void read(const InputFormat& format, const std::shared_ptr<Source>& source, const std::string& digest);
    void report_fault(std::string_view text, const Fault& fault, std::uint32_t first_line);
    void add(Code code, std::vector<Words> words) { found_.add(code, {path_, 0, 0, {}}, std::move(words)); }

    const std::string& path_;
    const ReadOptions& options_;
    const DocumentSink& sink_;
    Diagnostics& found_;
    std::size_t errors_before_;
    std::size_t delivered_ = 0;
    bool ended_ = false;
    std::uint32_t line_ = 1;
    Words expected_{"UTF-8"};  ///< what a byte that is none was to be
    const DocumentSink counting_ = [this](Document& document) {
        ++delivered_;
        ended_ = !sink_(document);
        return !ended_;
    };
};

}  // namespace ceping
