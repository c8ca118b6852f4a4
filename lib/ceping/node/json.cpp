#include <ceping/base/encoding.hpp>
#include <ceping/node/json_fast.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>
#include <ceping/node/typing_slips.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

// RapidJSON looks at 16 bytes at a time where the processor can. Its own namespace keeps this build of its inline
// functions apart from any other in the same program.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#define RAPIDJSON_NAMESPACE ceping_rapidjson
#define RAPIDJSON_NAMESPACE_BEGIN namespace ceping_rapidjson {
#define RAPIDJSON_NAMESPACE_END }
#include <rapidjson/reader.h>

namespace ceping {

namespace {

namespace rj = ceping_rapidjson;

/// In place: texts need no copy but the one of the whole input, and a text's address tells its offset.
constexpr unsigned parse_flags =
    rj::kParseInsituFlag | rj::kParseIterativeFlag | rj::kParseNumbersAsStringsFlag;
/// What RapidJSON's vector instructions may read beyond the end.
constexpr std::size_t padding = 16;
constexpr std::string_view blanks = " \t\r\n";

struct Problem {
    rj::ParseErrorCode code;
    std::string_view zh;
    std::string_view en;
};

constexpr auto problems = std::to_array<Problem>({
    {rj::kParseErrorDocumentRootNotSingular, "结束后还有多余的内容", "something follows after the end"},
    {rj::kParseErrorValueInvalid, "这里应是一个值", "expected a value here"},
    {rj::kParseErrorObjectMissName, "这里应是带双引号的键", "expected a key in double quotes here"},
    {rj::kParseErrorObjectMissColon, "键的后面缺少冒号“:”", "there is no `:' after the key"},
    {rj::kParseErrorObjectMissCommaOrCurlyBracket, "这里应是逗号“,”或右花括号“}”",
     "expected `,' or `}' here"},
    {rj::kParseErrorArrayMissCommaOrSquareBracket, "这里应是逗号“,”或右方括号“]”",
     "expected `,' or `]' here"},
    {rj::kParseErrorStringUnicodeEscapeInvalidHex, "\\u 之后应是四位十六进制数字",
     "\\u needs four hexadecimal digits"},
    {rj::kParseErrorStringUnicodeSurrogateInvalid, "代理对不完整，不是有效的字符",
     "half of a surrogate pair is no character"},
    {rj::kParseErrorStringEscapeInvalid, "无法识别的转义；反斜杠本身请写作 \\\\",
     "unknown escape; a backslash itself is written \\\\"},
    {rj::kParseErrorStringMissQuotationMark, "引号没有结束", "the quote is never closed"},
    {rj::kParseErrorStringInvalidEncoding, "引号内的换行和制表符要写成 \\n、\\t",
     "a line break or a tab inside quotes is written \\n or \\t"},
    {rj::kParseErrorNumberTooBig, "数字过大；请放进引号", "the number is too big; put it between quotes"},
    {rj::kParseErrorNumberMissFraction, "小数点后面缺少数字", "digits are missing after the decimal point"},
    {rj::kParseErrorNumberMissExponent, "指数缺少数字", "digits are missing in the exponent"},
});

Words problem_words(rj::ParseErrorCode code) {
    const auto* const row = std::find_if(problems.begin(), problems.end(),
                                         [code](const Problem& each) { return each.code == code; });
    return row == problems.end() ? Words("无法理解", "cannot be understood")
                                 : Words(std::string(row->zh), std::string(row->en));
}

/// A number of JSON with very many digits or an exponent.
struct LongNumber {
    std::size_t offset;
    std::size_t size;
};

/// The length of the number that `text` begins with, as JSON writes it; 0 where it is none.
std::size_t number_size(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t end = text.find_first_not_of("0123456789", at);
        const std::size_t count = (end == std::string_view::npos ? text.size() : end) - at;
        at += count;
        return count;
    };
    const bool zero = text.substr(at, 1) == "0";
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) {
        return 0;
    }
    if (text.substr(at, 1) == ".") {
        ++at;
        if (digits() == 0) {
            return 0;
        }
    }
    if (const auto e = text.substr(at, 1); e == "e" || e == "E") {
        ++at;
        at += text.substr(at, 1) == "+" || text.substr(at, 1) == "-" ? 1 : 0;
        if (digits() == 0) {
            return 0;
        }
    }
    return at;
}

/// All that may be too long for RapidJSON, outside of quotes.
std::vector<LongNumber> long_numbers(std::string_view text) {
    constexpr std::size_t longest = 300;  // a double holds 308 digits
    std::vector<LongNumber> out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                at += text[at] == '\\' ? 1 : 0;
            }
        } else if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')) {
            const std::size_t size = number_size(text.substr(at));
            if (size > longest || text.substr(at, size).find_first_of("eE") != std::string_view::npos) {
                out.push_back({at, size});
            }
            at += size > 0 ? size - 1 : 0;
        }
    }
    return out;
}

/// Builds the tree of one JSON text.
class Handler {
public:
    using Size = rj::SizeType;

    Handler(Workspace& workspace, const Source& source, const ReadOptions& options, Diagnostics& found,
            rj::InsituStringStream& stream, const std::vector<LongNumber>& long_numbers)
        : document_(workspace.document),
          tree_(workspace.tree),
          source_(source),
          options_(options),
          found_(found),
          stream_(stream),
          long_numbers_(long_numbers),
          has_escapes_(source.text().find('\\') != std::string_view::npos) {}

    bool Null() { return add(at(stream_.Tell() - std::strlen("null"))); }
    bool Bool(bool value) {
        const std::string_view text = value ? "true" : "false";
        return add(make(text, stream_.Tell() - text.size(), Node::Style::boolean));
    }
    bool RawNumber(const char* text, Size size, bool /*copy*/) {
        return add(make({text, size}, offset_of(text), Node::Style::number));
    }
    bool String(const char* text, Size size, bool /*copy*/) {
        if (next_long_ < long_numbers_.size() && long_numbers_[next_long_].offset + 1 == offset_of(text)) {
            const LongNumber& number = long_numbers_[next_long_++];
            return add(
                make(source_.text().substr(number.offset, number.size), number.offset, Node::Style::number));
        }
        return quoted({text, size});
    }
    bool Key(const char* text, Size size, bool /*copy*/) {
        const std::string_view key(text, size);
        if (!has_escapes_ || key.find('\n') == std::string_view::npos) {
            return quoted(key);
        }
        const Node node = at(offset_of(text) - 1);
        report(found_, node, "bad-key", {});
        document_.faulty = true;
        tree_.refuse_key();
        return add(node);
    }
    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }
    bool EndObject(Size /*count*/) { return close(); }
    bool EndArray(Size /*count*/) { return close(); }

    // Numbers come as they are written.
    bool Int(int /*value*/) { return false; }
    bool Uint(unsigned /*value*/) { return false; }
    bool Int64(std::int64_t /*value*/) { return false; }
    bool Uint64(std::uint64_t /*value*/) { return false; }
    bool Double(double /*value*/) { return false; }

private:
    /// Texts lie in the copy that the stream runs over.
    [[nodiscard]] std::size_t offset_of(const char* text) const {
        return static_cast<std::size_t>(text - stream_.head_);
    }
    [[nodiscard]] Node at(std::size_t offset) const { return Node::make_null(source_, {}).at_offset(offset); }
    [[nodiscard]] Node make(std::string_view text, std::size_t offset, Node::Style style) const {
        return Node::make_text(source_, {}, text, style).at_offset(offset);
    }

    bool quoted(std::string_view text) {
        const Node node = make(text, offset_of(text.data()) - 1, Node::Style::quoted);
        return (!has_escapes_ || check_escapes(node)) && add(node);
    }

    /// What escapes can write and bytes cannot: control characters, and the second half of a surrogate pair alone,
    /// which RapidJSON lets pass. False for the latter, which is no text.
    bool check_escapes(const Node& node) {
        if (first_bad_utf8(node.text())) {
            const std::size_t offset = lone_surrogate(offset_of(node.text().data()));
            report(found_, at(offset), "json-syntax",
                   {problem_words(rj::kParseErrorStringUnicodeSurrogateInvalid)});
            return false;
        }
        if (const auto control = first_control(node.text())) {
            report_control(found_, source_, node.place(), node.text(), *control);
            document_.faulty = true;
        }
        return true;
    }

    /// The first escape of a second half that follows no first half, in the string whose text begins at `offset`.
    [[nodiscard]] std::size_t lone_surrogate(std::size_t offset) const {
        constexpr std::size_t escape = 6;  // \uXXXX
        const std::string_view text = source_.text();
        for (std::size_t at = text.find('\\', offset); at != std::string_view::npos;
             at = text.find('\\', at)) {
            const bool surrogate =
                text[at + 1] == 'u' && (text[at + 2] == 'd' || text[at + 2] == 'D') && text[at + 3] >= '8';
            const bool first_half = surrogate && (text[at + 3] <= '9' || (text[at + 3] | 0x20) <= 'b');
            if (surrogate && !first_half) {
                return at;
            }
            at += first_half ? 2 * escape : 2;
        }
        return offset;
    }

    bool add(const Node& node) {
        tree_.add(node);
        return true;
    }

    bool open(bool map) {
        const Node node = at(stream_.Tell());
        if (tree_.depth() >= options_.max_depth) {
            report(found_, node, "too-deep", {std::to_string(options_.max_depth)});
            return false;
        }
        tree_.open(node, map);
        return true;
    }

    bool close() {
        tree_.close(document_.arena);
        return true;
    }

    Document& document_;
    TreeBuilder& tree_;
    const Source& source_;
    const ReadOptions& options_;
    Diagnostics& found_;
    rj::InsituStringStream& stream_;
    const std::vector<LongNumber>& long_numbers_;  ///< that stand between quotes in the stream, in its order
    std::size_t next_long_ = 0;
    bool has_escapes_;
};

enum class Outcome : std::uint8_t { read, empty, bad };

/// Reads the text of one source into the workspace's document.
class Parser {
public:
    Outcome parse(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                  Diagnostics& found) {
        Document& document = workspace_->fresh(source);
        if (!read_json_fast(*workspace_, *source, options)) {
            return parse_with_rapidjson(source, options, found);
        }
        document.root = *workspace_->tree.root();
        return Outcome::read;
    }

    Outcome parse_with_rapidjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                                 Diagnostics& found) {
        Diagnostics own;
        rj::ParseResult result = parse_once(source, options, own, {});
        if (result.Code() == rj::kParseErrorNumberTooBig) {
            own.clear();
            result = parse_once(source, options, own, long_numbers(source->text()));
        }
        found.append(std::move(own));
        if (!result.IsError()) {
            workspace_->document.root = *workspace_->tree.root();
            return Outcome::read;
        }
        const std::string_view text = source->text();
        // What is missing at the end is missing after the last character, not on some line after it.
        const std::size_t end = text.find_last_not_of(blanks) + 1;
        if (end == 0) {
            return Outcome::empty;
        }
        if (result.Code() != rj::kParseErrorTermination) {
            rj::ParseErrorCode code = result.Code();
            if (code == rj::kParseErrorDocumentEmpty) {
                code =
                    rj::kParseErrorValueInvalid;  // RapidJSON says so of a text that begins with `,` or `}`
            }
            if (code == rj::kParseErrorStringEscapeInvalid && text.substr(result.Offset(), 1) != "\\") {
                code =
                    rj::kParseErrorStringInvalidEncoding;  // the vectorised scan says so of a bare line break
            }
            const std::size_t at = std::min(result.Offset(), end);
            const auto typed = full_width_sign(text.substr(at));
            report_at(found, *source, source->place_of(at), "json-syntax",
                      {typed ? *typed : problem_words(code)});
        }
        return Outcome::bad;
    }

    Document& document() { return workspace_->document; }

private:
    /// RapidJSON refuses numbers beyond what a double holds even where it hands over their text: so the long ones of
    /// `quoted` stand between quotes in its copy, and the handler takes them from the source.
    rj::ParseResult parse_once(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                               Diagnostics& found, const std::vector<LongNumber>& quoted) {
        Document& document = workspace_->fresh(source);
        const std::string_view text = source->text();
        char* const copy = document.arena.room(text.size() + padding);
        std::memcpy(copy, text.data(), text.size());
        std::memset(copy + text.size(), 0, padding);
        for (const auto& each : quoted) {
            copy[each.offset] = '"';
            copy[each.offset + each.size - 1] = '"';
        }
        rj::InsituStringStream stream(copy);
        Handler handler(*workspace_, *source, options, found, stream, quoted);
        return reader_.Parse<parse_flags>(stream, handler);
    }

    WorkspaceLease workspace_;
    rj::Reader reader_;
};

}  // namespace

bool read_json(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    Parser parser;
    const Outcome outcome = parser.parse(source, options, found);
    if (outcome == Outcome::read) {
        sink(parser.document());
    }
    return outcome != Outcome::bad;
}

bool read_json_with_rapidjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                              const DocumentSink& sink, Diagnostics& found) {
    Parser parser;
    const Outcome outcome = parser.parse_with_rapidjson(source, options, found);
    if (outcome == Outcome::read) {
        sink(parser.document());
    }
    return outcome != Outcome::bad;
}

bool read_ndjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                 const DocumentSink& sink, Diagnostics& found) {
    Parser parser;
    std::uint32_t number = source->first_line();
    for (std::string_view rest = source->text(); !rest.empty(); ++number) {
        const std::size_t size = ndjson_piece(rest, true);
        const std::string_view line = rest.substr(0, size);
        rest.remove_prefix(size);
        if (line.find_first_not_of(blanks) == std::string_view::npos) {
            continue;
        }
        // A line of its own memory, so that it can be freed before the file is; a stream's record is one already.
        std::shared_ptr<const Source> record = source;
        if (line.size() != source->text().size()) {
            const auto own = std::make_shared<Source>(source->path(), std::string(line), number);
            own->set_digest(source->digest());
            record = own;
        }
        if (parser.parse(record, options, found) == Outcome::read && !sink(parser.document())) {
            break;
        }
    }
    return true;
}

std::size_t ndjson_piece(std::string_view buffer, bool at_end) {
    const std::size_t end = buffer.find('\n');
    return end != std::string_view::npos ? end + 1 : (at_end ? buffer.size() : end);
}

}  // namespace ceping
