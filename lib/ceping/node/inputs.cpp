#include <ceping/base/encoding.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/intake.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/result_tables.hpp>
#include <ceping/node/xlsx_package.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t largest_record = std::size_t{64} * 1024 * 1024;
constexpr std::size_t stream_block = std::size_t{256} * 1024;  // stays in the cache of one core

/// The bytes of a stream that are not yet read as records.
class StreamBuffer {
public:
    StreamBuffer(FileReader& reader, std::string beginning)
        : reader_(reader), bytes_(std::move(beginning)), end_(bytes_.size()) {
        if (bytes_.starts_with(utf8_bom)) {
            begin_ = utf8_bom.size();
        }
    }

    [[nodiscard]] std::string_view rest() const {
        return std::string_view(bytes_).substr(begin_, end_ - begin_);
    }
    [[nodiscard]] bool at_end() const { return at_end_; }
    void drop(std::size_t size) { begin_ += size; }

    /// Reads on: at least as much again as there is, so that a long record is not looked through once a block.
    void fill() {
        const std::size_t kept = end_ - begin_;
        // Not erase(): what it takes off would have to be cleared again to make room for the next block.
        std::memmove(bytes_.data(), bytes_.data() + begin_, kept);
        bytes_.resize(std::max(bytes_.size(), std::max(stream_block, 2 * kept)));
        begin_ = 0;
        end_ = kept;
        while (!at_end_ && end_ < std::max<std::size_t>(1, 2 * kept)) {
            const std::size_t got = reader_.read(bytes_.data() + end_, bytes_.size() - end_);
            at_end_ = got == 0;
            end_ += got;
        }
    }

private:
    FileReader& reader_;
    std::string bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool at_end_ = false;
};

/// Bytes to tell the format from; fewer only at the end.
std::string read_beginning(FileReader& reader) {
    std::string bytes(sniffed_bytes, '\0');
    std::size_t used = 0;
    while (used < bytes.size()) {
        const std::size_t got = reader.read(bytes.data() + used, bytes.size() - used);
        if (got == 0) {
            break;
        }
        used += got;
    }
    bytes.resize(used);
    return bytes;
}

/// Calls `read`; false with a finding where the system refuses.
template <typename Read>
bool attempt(Intake& intake, Read read) {
    try {
        read();
        return true;
    } catch (const FileError& error) {
        intake.unreadable(error);
        return false;
    }
}

void stream_records(const InputFormat& format, StreamBuffer& buffer, Intake& intake) {
    bool passing = false;  // inside a record that is too large
    for (;;) {
        const std::string_view rest = buffer.rest();
        const std::size_t size = rest.empty() ? std::string_view::npos : format.piece(rest, buffer.at_end());
        const bool whole = size != std::string_view::npos;
        const std::size_t length = whole ? size : rest.size();
        if (passing || length > largest_record) {
            intake.pass_over(rest.substr(0, length), !passing);
            passing = !whole;
            buffer.drop(length);
        } else if (whole) {
            if (!intake.record(format, rest.substr(0, size), nullptr)) {
                return;
            }
            buffer.drop(size);
        }
        if (!whole && (buffer.at_end() || !attempt(intake, [&] { buffer.fill(); }))) {
            return;
        }
    }
}

void read_whole_input(FileReader& reader, std::string bytes, std::string_view forced, Intake& intake) {
    bool fits = false;
    bool workbook = false;
    const auto read_all = [&] {
        if (bytes.empty()) {
            bytes = read_beginning(reader);
        }
        workbook = looks_like_xlsx(bytes);
        fits = reader.read_rest(bytes, workbook ? largest_workbook : largest_whole);
    };
    if (!attempt(intake, read_all)) {
        return;
    }
    if (!fits) {
        workbook ? intake.too_large_workbook() : intake.too_large_as_whole();
    } else if (bytes.empty()) {
        intake.finish();
    } else if (const InputFormat* const format = intake.format(forced, bytes)) {
        intake.whole(*format, std::move(bytes));
    }
}

/// Results out of an SQLite file.
void read_database(const RunName& name, const ReadOptions& options, Intake& intake) {
    const bool read = attempt(intake, [&] {
        read_result_tables(name.file, *options.results, {name.run, options.every_edition, options.nodes},
                           [&](std::int64_t run, std::uint32_t position, const std::string& line) {
                               return intake.result(run, position, line);
                           });
    });
    if (read) {
        intake.finish();
    }
}

/// Opens the input; nothing with a finding where that cannot be.
std::unique_ptr<FileReader> open_input(const std::string& path, Intake& intake) {
    std::unique_ptr<FileReader> reader;
    if (path != "-" && is_folder(path)) {
        intake.folder();
    } else {
        (void)attempt(intake, [&] { reader = std::make_unique<FileReader>(path); });
    }
    return reader;
}

}  // namespace

void read_input(const std::string& path, std::string_view forced, const ReadOptions& options,
                const DocumentSink& sink, Diagnostics& found) {
    Intake intake(path, options, sink, found);
    if (const auto reader = open_input(path, intake)) {
        read_whole_input(*reader, {}, forced, intake);
    }
}

void stream_input(const std::string& path, std::string_view forced, const ReadOptions& options,
                  const DocumentSink& sink, Diagnostics& found) {
    Intake intake(path, options, sink, found);
    if (const RunName name = split_run(path); options.results != nullptr && !name.run.empty()) {
        read_database(name, options, intake);
        return;
    }
    const auto reader = open_input(path, intake);
    std::string beginning;
    if (reader == nullptr || !attempt(intake, [&] { beginning = read_beginning(*reader); })) {
        return;
    }
    if (beginning.empty()) {
        intake.finish();
        return;
    }
    // Its parts are looked up, not read from beginning to end, so a pipe will not do.
    if (options.results != nullptr && is_database(beginning) && path != "-") {
        read_database({path, {}}, options, intake);
        return;
    }
    const InputFormat* const format = intake.format(forced, beginning);
    if (format == nullptr) {
        return;
    }
    if (format->piece == nullptr) {
        read_whole_input(*reader, std::move(beginning), format->name, intake);
        return;
    }
    StreamBuffer buffer(*reader, std::move(beginning));
    stream_records(*format, buffer, intake);
    intake.finish();
}

std::shared_ptr<const Source> reread_source(const std::string& path, const ReadOptions& options) {
    try {
        std::string bytes = read_whole(path);
        const InputFormat* const format = format_of(path, std::string_view(bytes).substr(0, sniffed_bytes));
        if (format != nullptr && format->any_encoding) {
            bytes = decode_text(bytes, options.encoding).text;
        } else if (bytes.starts_with(utf8_bom)) {
            bytes.erase(0, utf8_bom.size());
        }
        return std::make_shared<Source>(path, std::move(bytes));
    } catch (const FileError&) {
        return nullptr;  // it was read a moment ago and is gone: then findings stand without their lines
    }
}

std::vector<std::shared_ptr<const Source>> reread_sheets(const std::string& path, const Source* kept) {
    std::vector<std::shared_ptr<const Source>> out;
    Diagnostics told;  // once already, when it was read first
    ReadOptions options;
    options.digest = false;
    const DocumentSink take = [&out](Document& document) {
        for (const auto& sheet : document.sheets) {
            out.push_back(sheet.source);
        }
        return true;
    };
    if (kept != nullptr) {
        read_text(path, std::string(kept->text()), "xlsx", options, take, told);
    } else if (path != "-") {
        read_input(path, {}, options, take, told);
    }
    return out;
}

void read_text(const std::string& name, std::string text, std::string_view format, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    Intake intake(name, options, sink, found);
    if (text.empty()) {
        intake.finish();
    } else if (const InputFormat* const known = intake.format(format, text)) {
        intake.whole(*known, std::move(text));
    }
}

}  // namespace ceping
