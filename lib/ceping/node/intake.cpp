#include <ceping/node/intake.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/result_tables.hpp>
#include <ceping/node/xlsx_package.hpp>

#include <fmt/format.h>

#include <array>

namespace ceping {

namespace {

Words byte_words(unsigned char byte) { return fmt::format("0x{:02X}", byte); }

std::string first_control_words(std::string_view text) { return control_words(take_code_point(text)); }

constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

/// Whether a zip file is a document of another kind than workbooks: what the reader of these would say is less clear.
bool is_other_document(std::string_view bytes) {
    const auto has = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
    return has("mimetypeapplication/") || (has("word/") && !has("xl/"));
}

/// Whether an old Office file holds a new one that is encrypted: it names that in UTF-16.
bool is_locked(std::string_view bytes) {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) {
        name += c;
        name += '\0';
    }
    return bytes.starts_with(old_office) && bytes.find(name) != std::string_view::npos;
}

/// What office programs make, told by its first bytes; nothing where it is something else.
std::optional<Words> office_words(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("PK\x03\x04"sv)) {
        // The names of the parts stand in the zip file as they are.
        const auto has = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
        if (has("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
            return Words{" OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"};
        }
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

}  // namespace

/// The first thing in bytes that no parser may see.
struct Intake::Fault {
    std::size_t offset;
    std::optional<BadByte> bad;  // else a control character
};

std::optional<Intake::Fault> Intake::first_fault(std::string_view text) {
    const auto bad = first_bad_utf8(text);
    if (const auto control = first_control(text.substr(0, bad ? bad->offset : text.size()))) {
        return Fault{*control, std::nullopt};
    }
    return bad ? std::optional<Fault>({bad->offset, bad}) : std::nullopt;
}

const InputFormat* Intake::format(std::string_view forced, std::string_view bytes) {
    const std::string_view beginning = bytes.substr(0, sniffed_bytes);
    const InputFormat* known = forced.empty() ? format_of(path_, beginning) : find_format(forced);
    // Where a table is read a workbook is one, whatever its name ends in.
    if (looks_like_xlsx(beginning) && (known == nullptr || known->any_encoding)) {
        known = find_format("xlsx");
    }
    const bool table = known == nullptr || known->any_encoding || known->bytes;
    if (table && is_locked(bytes)) {
        add("workbook-unreadable", {phrases::workbook_locked.with({})});
        return nullptr;
    }
    auto office = office_words(beginning);
    const bool own = known != nullptr && known->bytes && is_zip(beginning) && !is_other_document(beginning);
    if (office && !own) {
        const bool as_workbook =
            table && options_.results == nullptr && (beginning.starts_with(old_office) || is_zip(beginning));
        add("file-office",
            {std::move(*office), as_workbook      ? ".xlsx"
                                 : forced.empty() ? known_suffixes()
                                                  : join({known->suffixes.begin(), known->suffixes.end()})});
        return nullptr;
    }
    // Of a table no result can be made again.
    if (options_.results != nullptr && table) {
        add("result-format", {});
        return nullptr;
    }
    if (known == nullptr) {
        add("file-unknown-format", {known_suffixes()});
    }
    return known;
}

void Intake::whole(const InputFormat& format, std::string bytes) {
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
    if (format.bytes) {
        const auto source = std::make_shared<Source>(path_, std::move(bytes));
        source->set_encoding({});
        read(format, source, digest);
        return;
    }
    if (bytes.starts_with(utf8_bom)) {
        bytes.erase(0, utf8_bom.size());
    }
    const auto fault = first_fault(bytes);
    if (!fault) {
        read(format, std::make_shared<Source>(path_, std::move(bytes)), digest);
        return;
    }
    if (const std::string looks = fault->bad ? other_encoding(bytes) : std::string(); !looks.empty()) {
        expected_ = phrases::not_utf8.with({{"encoding", looks}});
    }
    if (format.piece == nullptr) {
        report_fault(bytes, *fault, 1);
    } else {
        // The fault costs the record that it stands in, and no other.
        records(format, bytes, digest);
    }
    finish();
}

bool Intake::record(const InputFormat& format, std::string_view bytes, const std::string* digest) {
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

bool Intake::result(std::int64_t run, std::uint32_t position, const std::string& line) {
    if (const auto fault = first_fault(line)) {
        report_fault(line, *fault, position);
        return true;
    }
    const auto source =
        std::make_shared<Source>(split_run(path_).file + "#" + std::to_string(run), line, position);
    return read_ndjson(source, options_, counting_, found_) && !ended_;
}

void Intake::pass_over(std::string_view bytes, bool beginning) {
    if (beginning) {
        found_.add("too-large", {path_, line_, 1, {}}, {Words("每份记录 64 MiB", "64 MiB per record")});
    }
    line_ += count_line_ends(bytes);
}

void Intake::too_large_as_whole() {
    add("too-large", {Words("2 GiB；NDJSON 和多文档 YAML 可用 --stream 逐份读取",
                            "2 GiB; NDJSON and multi-document YAML can be read with --stream")});
}

void Intake::too_large_workbook() {
    add("workbook-unreadable", {phrases::workbook_limit.with({{"what", Words("文件字节数", "its bytes are")},
                                                              {"limit", largest_workbook}})});
}

void Intake::finish() {
    if (delivered_ == 0 && found_.errors() == errors_before_) {
        add("file-empty", {});
    }
}

void Intake::records(const InputFormat& format, std::string_view rest, const std::string& digest) {
    while (!rest.empty()) {
        const std::size_t size = format.piece(rest, true);
        if (!record(format, rest.substr(0, size), &digest)) {
            return;
        }
        rest.remove_prefix(size);
    }
}

void Intake::read(const InputFormat& format, const std::shared_ptr<Source>& source,
                  const std::string& digest) {
    source->set_digest(digest);
    (void)format.read(source, options_, counting_, found_);
    finish();
}

void Intake::report_fault(std::string_view text, const Fault& fault, std::uint32_t first_line) {
    const Source before(path_, std::string(text.substr(0, fault.offset)), first_line);
    const Location where = before.locate(before.place_of(fault.offset));
    if (fault.bad) {
        found_.add("bad-encoding", where, {byte_words(fault.bad->byte), expected_});
    } else {
        found_.add("control-character", where, {first_control_words(text.substr(fault.offset))});
    }
}

std::string control_words(char32_t c) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)); }

void report_control(Diagnostics& found, const Source& source, Place place, std::string_view text,
                    std::size_t offset) {
    report_at(found, source, place, "control-character", {first_control_words(text.substr(offset))});
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

}  // namespace ceping
