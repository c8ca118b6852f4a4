// The JSON reader against RapidJSON over damaged texts: both must take the same ones, read them to the very same tree, and
// say of the others the same at the same place.
//
// CEPING_JSON_MUTATIONS   how many damaged texts (default 200000, a tenth under a sanitizer)
// CEPING_SEED             another sequence of them
#include "support/effort.hpp"
#include "support/environment.hpp"
#include "support/same_trees.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>
#include <ceping/node/typing_slips.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <rapidjson/reader.h>

using namespace ceping;

namespace {

namespace rj = rapidjson;

/// In place: texts need no copy but the one of the whole input, and a text's address tells its offset.
constexpr unsigned parse_flags =
    rj::kParseInsituFlag | rj::kParseIterativeFlag | rj::kParseNumbersAsStringsFlag;
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
     "half of a surrogate pair is not a character"},
    {rj::kParseErrorStringEscapeInvalid, "无法识别的转义；反斜杠本身请写作 \\\\",
     "unknown escape; a backslash itself is written \\\\"},
    {rj::kParseErrorStringMissQuotationMark, "引号没有结束", "the quote is never closed"},
    {rj::kParseErrorStringInvalidEncoding, "引号内的换行和制表符要写成 \\n、\\t",
     "a line break or a tab inside quotes is written \\n or \\t"},
    {rj::kParseErrorNumberMissFraction, "小数点后面缺少数字", "digits are missing after the decimal point"},
    {rj::kParseErrorNumberMissExponent, "指数缺少数字", "digits are missing in the exponent"},
});

Words problem_words(rj::ParseErrorCode code) {
    const auto* const row = std::find_if(problems.begin(), problems.end(),
                                         [code](const Problem& each) { return each.code == code; });
    return row == problems.end() ? Words("无法理解", "cannot be understood")
                                 : Words(std::string(row->zh), std::string(row->en));
}

/// Builds the tree of one JSON text from what RapidJSON reads.
class Handler {
public:
    using Size = rj::SizeType;

    Handler(Workspace& workspace, const Source& source, const ReadOptions& options, Diagnostics& found,
            rj::InsituStringStream& stream)
        : document_(workspace.document),
          tree_(workspace.tree),
          source_(source),
          options_(options),
          found_(found),
          stream_(stream),
          has_escapes_(source.text().find('\\') != std::string_view::npos) {}

    bool Null() { return add(at(stream_.Tell() - std::strlen("null"))); }
    bool Bool(bool value) {
        const std::string_view text = value ? "true" : "false";
        return add(make(text, stream_.Tell() - text.size(), Node::Style::boolean));
    }
    bool RawNumber(const char* text, Size size, bool /*copy*/) {
        return add(make({text, size}, offset_of(text), Node::Style::number));
    }
    bool String(const char* text, Size size, bool /*copy*/) { return quoted({text, size}); }
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
    bool has_escapes_;
};

/// What RapidJSON makes of a text, or nothing where it holds a number that RapidJSON has no room for.
std::optional<bool> read_by_rapidjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                                      test::Reading& out) {
    WorkspaceLease workspace;
    Document& document = workspace->fresh(source);
    const std::string_view text = source->text();
    char* const copy = document.arena.room(text.size() + 1);
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    rj::InsituStringStream stream(copy);
    Handler handler(*workspace, *source, options, out.found, stream);
    rj::Reader reader;
    const rj::ParseResult result = reader.Parse<parse_flags>(stream, handler);
    if (result.Code() == rj::kParseErrorNumberTooBig) {
        return std::nullopt;
    }
    if (!result.IsError()) {
        document.root = *workspace->tree.root();
        out.sink()(document);
        return true;
    }
    const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    if (end == 0) {
        return true;
    }
    if (result.Code() != rj::kParseErrorTermination) {
        rj::ParseErrorCode code = result.Code();
        if (code == rj::kParseErrorDocumentEmpty) {
            code = rj::kParseErrorValueInvalid;  // RapidJSON says so of a text that begins with `,` or `}`
        }
        if (code == rj::kParseErrorStringEscapeInvalid && text.substr(result.Offset(), 1) != "\\") {
            code = rj::kParseErrorStringInvalidEncoding;  // and so of a bare line break
        }
        const std::size_t at = std::min(result.Offset(), end);
        const auto typed = full_width_sign(text.substr(at));
        report_at(out.found, *source, source->place_of(at), "json-syntax",
                  {typed ? *typed : problem_words(code)});
    }
    return false;
}

/// The same numbers everywhere, which the distributions of the standard library do not promise.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <typename List>
    const auto& of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937_64 engine_;
};

constexpr std::string_view words[] = {"\"a\"",
                                      "\"值班人员已按方案开展，效果明显，材料齐全\"",
                                      "\"\"",
                                      "0",
                                      "-0",
                                      "1.50",
                                      "38",
                                      "-3.25",
                                      "123456789012345678901234567890",
                                      "true",
                                      "false",
                                      "null",
                                      "\"n/a\"",
                                      "\"x: y\"",
                                      "0.1",
                                      "\"ev/1.1.1.doc\"",
                                      "-12e5",
                                      "1.5E-3",
                                      "\"a\\nb\\\"\\/\\\\\\t\"",
                                      "\"\\u6cc9\\uD842\\uDFB7\"",
                                      "\"\\u0007\"",
                                      "\"\\uD842\"",
                                      "\"\\uDFB7 \\x\""};
constexpr std::string_view keys[] = {"\"a\"",        "\"1.1.1\"", "\"市级\"",   "\"\"",
                                     "\"evidence\"", "\"a\\nb\"", "\"\\u0041\""};
constexpr std::string_view blanks[] = {"", "", "", " ", "\n", "\r\n", "\t", "  "};

void generate(std::string& text, std::size_t depth, Dice& dice) {
    text += dice.of(blanks);
    if (depth == 0 || dice.one_in(3)) {
        text += dice.of(words);
    } else {
        const bool map = dice.one_in(2);
        text += map ? '{' : '[';
        for (std::size_t count = dice.below(4); count > 0; --count) {
            if (map) {
                text += dice.of(blanks);
                text += dice.of(keys);
                text += dice.of(blanks);
                text += ':';
            }
            generate(text, depth - 1, dice);
            text += count > 1 ? "," : "";
        }
        text += map ? '}' : ']';
    }
    text += dice.of(blanks);
}

constexpr std::string_view inserted[] = {
    "\"",   "\\", "\\n", "\\u6CC9", "\\uD83D", "\\uDE00", "\\u00", "\\",       "，", "：",  "{", "}",
    "[",    "]",  ":",   ",",       "e5",      "E",       ".",     "-",        "+",  "0",   "1", "t",
    "null", " ",  "\n",  "\t",      "\r",      "//",      "NaN",   "\xC2\x85", "'",  "true"};

void damage(std::string& text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(4)) {
        case 0:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << dice.below(7)));
            break;
        case 1: text.erase(at, 1 + dice.below(3)); break;
        case 2: text.replace(at, 1, dice.of(inserted)); break;
        default: text.insert(at, dice.of(inserted)); break;
    }
}

enum class Verdict : std::uint8_t { taken, refused, passed_over };

/// What both readers, which are checked to agree, do with the text.
Verdict verdict(const std::string& text, const ReadOptions& options) {
    const auto source = std::make_shared<Source>("in", text);
    test::Reading ours;
    test::Reading theirs;
    const auto their_good = read_by_rapidjson(source, options, theirs);
    if (!their_good) {
        return Verdict::passed_over;
    }
    const bool good = read_json(source, options, ours.sink(), ours.found);
    if (good != *their_good || ours.lines() != theirs.lines() || !test::same_documents(ours, theirs)) {
        BOOST_FAIL("--- text\n" + text + "\n--- read_json\n" + ours.trees(true) + "\n" + ours.lines() +
                   "--- RapidJSON\n" + theirs.trees(true) + "\n" + theirs.lines() + test::how_to_repeat());
    }
    return good ? Verdict::taken : Verdict::refused;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(agrees_with_rapidjson_over_damaged_texts) {
    const std::uint64_t wanted = test::from_environment("CEPING_JSON_MUTATIONS", test::tries(200'000));
    Dice dice(test::seed());
    ReadOptions options;
    options.max_depth = 4;
    std::array<std::uint64_t, 3> seen{};
    for (std::uint64_t i = 0; i < wanted; ++i) {
        std::string text;
        generate(text, 1 + dice.below(5), dice);
        for (std::size_t times = dice.below(3); times > 0 && !text.empty(); --times) {
            damage(text, dice);
        }
        if (first_bad_utf8(text) || first_control(text)) {
            continue;
        }
        ++seen[static_cast<std::size_t>(verdict(text, options))];
    }
    BOOST_TEST_MESSAGE("taken " << seen[0] << ", refused " << seen[1] << ", passed over " << seen[2] << " of "
                                << wanted);
    BOOST_TEST(seen[0] > wanted / 5);
    BOOST_TEST(seen[1] > wanted / 5);
    BOOST_TEST(seen[2] < wanted / 100);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_json) {
    for (const char* text : {"[1,]", "[,1]", "{\"a\":1,}", "{,}", "01", "-", "1.", ".5", "[1 2]", "{\"a\" 1}",
                             "{a:1}", "\"x", "nul", "truex", "[1]]", "{}{}", "\"a\tb\"", "[}"}) {
        BOOST_TEST((verdict(text, {}) == Verdict::refused), text);
    }
}

BOOST_AUTO_TEST_CASE(reads_numbers_of_any_size) {
    const std::string digits(400, '7');
    for (const std::string& number : {digits, "0." + digits, std::string("1e999"), "-" + digits + "E+5"}) {
        test::Reading read;
        BOOST_TEST(read_json(std::make_shared<Source>("in", number), {}, read.sink(), read.found));
        BOOST_TEST(read.documents.at(0).root.text() == number);
    }
}

BOOST_AUTO_TEST_SUITE_END()
