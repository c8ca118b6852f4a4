#include <ceping/base/digest.hpp>
#include <ceping/base/encoding.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/result_tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t largest_record = std::size_t{64} * 1024 * 1024;
constexpr std::size_t stream_block = std::size_t{256} * 1024;  // stays in the cache of one core
constexpr std::size_t sniffed = std::size_t{64} * 1024;
constexpr std::string_view bom = "\xEF\xBB\xBF";

Words byte_words(unsigned char byte) { return fmt::format("0x{:02X}", byte); }

std::string control_words(char32_t c) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)); }

std::string control_words(std::string_view text) { return control_words(take_code_point(text)); }

/// What office programs make, told by its first bytes; nothing where it is something else.
std::optional<Words> office_words(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("PK\x03\x04"sv)) {
        // The names of the parts stand in the zip file as they are.
        const auto has = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
        if (has("xl/")) {
            return Words{" Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"};
        }
        return has("word/") ? Words{" Word 文档（.docx）", "a Word document (.docx)"}
                            : Words{"压缩包或 Office 文档", "a zip file or a document of an office program"};
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
        return Words{"旧格式的 Office 或 WPS 文件（.xls、.et、.doc、.wps）",
                     "an old file of Office or WPS (.xls, .et, .doc, .wps)"};
    }
    struct Beginning {
        std::string_view bytes;
        std::string_view zh;
        std::string_view en;
    };
    static constexpr auto others = std::to_array<Beginning>({
        {"%PDF-"sv, " PDF 文件", "a PDF file"},
        {"{\\rtf"sv, " RTF 文档", "an RTF document"},
        {"PK\x05\x06"sv, "空的压缩包", "an empty zip file"},
        {"Rar!"sv, "压缩包（RAR）", "an archive (RAR)"},
        {"7z\xBC\xAF\x27\x1C"sv, "压缩包（7z）", "an archive (7z)"},
        {"\x1F\x8B"sv, "压缩文件（gzip）", "a compressed file (gzip)"},
        {"\x89PNG"sv, "图片（PNG）", "a picture (PNG)"},
        {"\xFF\xD8\xFF"sv, "图片（JPEG）", "a picture (JPEG)"},
        {"<!DOCTYPE html"sv, "网页（HTML）", "a web page (HTML)"},
        {"<!doctype html"sv, "网页（HTML）", "a web page (HTML)"},
        {"<html"sv, "网页（HTML）", "a web page (HTML)"},
    });
    for (const auto& each : others) {
        if (bytes.starts_with(each.bytes)) {
            return Words{std::string(each.zh), std::string(each.en)};
        }
    }
    return std::nullopt;
}

/// What bytes that are no UTF-8 look like: UTF-16 by its mark, or GBK where they are valid GB18030 and most pairs of bytes that
/// are not ASCII stand where GB2312 has its characters. Nothing for text with a byte that is broken.
std::string other_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return "UTF-16";
    }
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    std::size_t common = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (byte(at) < 0x80) {
            continue;
        }
        const bool pair =
            at + 1 < bytes.size() && byte(at) >= 0xA1 && byte(at) <= 0xF7 && byte(at + 1) >= 0xA1;
        (pair ? common : others) += 1;
        ++at;
    }
    const bool likely = common >= 2 && common > others;
    if (!likely) {
        return {};
    }
    const Decoded read = decode_text(bytes);
    return read.encoding == "GB18030" && read.faults.empty() ? "GBK" : "";
}

/// The first thing in bytes that no parser may see.
struct Fault {
    std::size_t offset;
    std::optional<BadByte> bad;  // else a control character
};

std::optional<Fault> first_fault(std::string_view text) {
    const auto bad = first_bad_utf8(text);
    if (const auto control = first_control(text.substr(0, bad ? bad->offset : text.size()))) {
        return Fault{*control, std::nullopt};
    }
    return bad ? std::optional<Fault>({bad->offset, bad}) : std::nullopt;
}

/// Ends of lines as Source counts them.
std::uint32_t count_line_ends(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t lf = text.find('\n'); lf != std::string_view::npos; lf = text.find('\n', lf + 1)) {
        ++count;
    }
    for (std::size_t cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
        count += cr + 1 < text.size() && text[cr + 1] == '\n' ? 0U : 1U;
    }
    return count;
}

std::string_view without_line_end(std::string_view text) {
    const std::size_t last = text.find_last_not_of("\r\n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Checks the bytes of one input and hands them to its reader.
class Intake {
public:
    Intake(const std::string& path, const ReadOptions& options, const DocumentSink& sink, Diagnostics& found)
        : path_(path), options_(options), sink_(sink), found_(found), errors_before_(found.errors()) {}

    /// The format, or nothing with a finding.
    const InputFormat* format(std::string_view forced, std::string_view beginning) {
        if (auto office = office_words(beginning)) {
            const InputFormat* const wanted = forced.empty() ? nullptr : find_format(forced);
            add("file-office", {std::move(*office), wanted == nullptr ? known_suffixes()
                                                                      : join({wanted->suffixes.begin(),
                                                                              wanted->suffixes.end()})});
            return nullptr;
        }
        const InputFormat* const known = forced.empty() ? format_of(path_, beginning) : find_format(forced);
        // A format of any encoding is a table, of which no result can be made again.
        if (options_.results && (known == nullptr || known->any_encoding)) {
            add("result-format", {});
            return nullptr;
        }
        if (known == nullptr) {
            add("file-unknown-format", {known_suffixes()});
        }
        return known;
    }

    void whole(const InputFormat& format, std::string bytes) {
        const std::string digest = options_.digest ? sha256(bytes) : std::string();
        if (format.any_encoding) {
            // Its reader says what a fault costs.
            Decoded text = decode_text(bytes, options_.encoding);
            const auto source = std::make_shared<Source>(path_, std::move(text.text));
            source->set_encoding(text.encoding);
            source->set_faults(std::move(text.faults));
            read(format, source, digest);
            return;
        }
        if (bytes.starts_with(bom)) {
            bytes.erase(0, bom.size());
        }
        const auto fault = first_fault(bytes);
        if (!fault) {
            read(format, std::make_shared<Source>(path_, std::move(bytes)), digest);
            return;
        }
        if (const std::string looks = fault->bad ? other_encoding(bytes) : std::string(); !looks.empty()) {
            expected_ = {"UTF-8（这份文件看来是 " + looks + " 编码，请用编辑器另存为 UTF-8）",
                         "UTF-8 (the file looks like " + looks + "; save it as UTF-8 in an editor)"};
        }
        if (format.piece == nullptr) {
            report_fault(bytes, *fault, 1);
        } else {
            // The fault costs the record that it stands in, and no other.
            records(format, bytes, digest);
        }
        finish();
    }

    /// One record of the input, with its line end; false where reading ends. Without a `digest` its own is taken.
    bool record(const InputFormat& format, std::string_view bytes, const std::string* digest) {
        const std::uint32_t line = std::exchange(line_, line_ + count_line_ends(bytes));
        if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            return true;
        }
        if (const auto fault = first_fault(bytes)) {
            report_fault(bytes, *fault, line);
            return true;
        }
        const auto source = std::make_shared<Source>(path_, std::string(bytes), line);
        if (digest != nullptr) {
            source->set_digest(*digest);
        } else if (options_.digest) {
            source->set_digest(sha256(without_line_end(bytes)));
        }
        return format.read(source, options_, counting_, found_) && !ended_;
    }

    /// A result out of an SQLite file: its place is the run, and the line that it would stand on in NDJSON.
    bool result(std::int64_t run, std::uint32_t position, const std::string& line) {
        if (const auto fault = first_fault(line)) {
            report_fault(line, *fault, position);
            return true;
        }
        const auto source =
            std::make_shared<Source>(split_run(path_).file + "#" + std::to_string(run), line, position);
        return read_ndjson(source, options_, counting_, found_) && !ended_;
    }

    /// A record, or the beginning of one, that is not read because of its size.
    void pass_over(std::string_view bytes, bool beginning) {
        if (beginning) {
            found_.add("too-large", {path_, line_, 1, {}}, {Words("每份记录 64 MiB", "64 MiB per record")});
        }
        line_ += count_line_ends(bytes);
    }
    void too_large_as_whole() {
        add("too-large", {Words("2 GiB；NDJSON 和多文档 YAML 可用 --stream 逐份读取",
                                "2 GiB; NDJSON and multi-document YAML can be read with --stream")});
    }

    void unreadable(const FileError& error) { add("file-unreadable", {error.reason()}); }
    void folder() { add("file-is-folder", {}); }

    /// Nothing came, and nothing was said about it.
    void finish() {
        if (delivered_ == 0 && found_.errors() == errors_before_) {
            add("file-empty", {});
        }
    }

private:
    void records(const InputFormat& format, std::string_view rest, const std::string& digest) {
        while (!rest.empty()) {
            const std::size_t size = format.piece(rest, true);
            if (!record(format, rest.substr(0, size), &digest)) {
                return;
            }
            rest.remove_prefix(size);
        }
    }

    void read(const InputFormat& format, const std::shared_ptr<Source>& source, const std::string& digest) {
        source->set_digest(digest);
        (void)format.read(source, options_, counting_, found_);
        finish();
    }

    void report_fault(std::string_view text, const Fault& fault, std::uint32_t first_line) {
        const Source before(path_, std::string(text.substr(0, fault.offset)), first_line);
        const Location where = before.locate(before.place_of(fault.offset));
        if (fault.bad) {
            found_.add("bad-encoding", where, {byte_words(fault.bad->byte), expected_});
        } else {
            found_.add("control-character", where, {control_words(text.substr(fault.offset))});
        }
    }

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

/// The bytes of a stream that are not yet read as records.
class StreamBuffer {
public:
    StreamBuffer(FileReader& reader, std::string beginning)
        : reader_(reader), bytes_(std::move(beginning)), end_(bytes_.size()) {
        if (bytes_.starts_with(bom)) {
            begin_ = bom.size();
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
    std::string bytes(sniffed, '\0');
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
    if (!attempt(intake, [&] { fits = reader.read_rest(bytes, largest_whole); })) {
        return;
    }
    if (!fits) {
        intake.too_large_as_whole();
    } else if (bytes.empty()) {
        intake.finish();
    } else if (const InputFormat* const format =
                   intake.format(forced, std::string_view(bytes).substr(0, sniffed))) {
        intake.whole(*format, std::move(bytes));
    }
}

/// Results out of an SQLite file.
void read_database(const RunName& name, const ReadOptions& options, Intake& intake) {
    const bool read = attempt(intake, [&] {
        read_result_tables(name.file, {name.run, options.every_edition, options.nodes},
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

void report_control(Diagnostics& found, const Source& source, Place place, std::string_view text,
                    std::size_t offset) {
    report_at(found, source, place, "control-character", {control_words(text.substr(offset))});
}

void report_fault(Diagnostics& found, const Source& source, const TextFault& fault) {
    const Place place = source.place_of(fault.offset);
    if (fault.control) {
        report_at(found, source, place, "control-character", {control_words(fault.what)});
    } else {
        report_at(found, source, place, "bad-encoding",
                  {byte_words(static_cast<unsigned char>(fault.what)), source.encoding()});
    }
}

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
    if (const RunName name = split_run(path); !name.run.empty()) {
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
    if (is_database(beginning) && path != "-") {
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
        const InputFormat* const format = format_of(path, std::string_view(bytes).substr(0, sniffed));
        if (format != nullptr && format->any_encoding) {
            bytes = decode_text(bytes, options.encoding).text;
        } else if (bytes.starts_with(bom)) {
            bytes.erase(0, bom.size());
        }
        return std::make_shared<Source>(path, std::move(bytes));
    } catch (const FileError&) {
        return nullptr;  // it was read a moment ago and is gone: then findings stand without their lines
    }
}

void read_text(const std::string& name, std::string text, std::string_view format, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    Intake intake(name, options, sink, found);
    if (text.empty()) {
        intake.finish();
    } else if (const InputFormat* const known =
                   intake.format(format, std::string_view(text).substr(0, sniffed))) {
        intake.whole(*known, std::move(text));
    }
}

}  // namespace ceping
