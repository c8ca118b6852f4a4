#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>
#include <ceping/node/typing_slips.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ceping {

namespace {

constexpr std::string_view json_blanks = " \t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t'); }

/// The first byte from `at` that is a quote, a backslash or a control character.
const char* end_of_string(const char* at, const char* end) {
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i last_control = _mm_set1_epi8(0x1F);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
        const __m128i special = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(special, control)));
        if (found != 0) {
            return at + std::countr_zero(found);
        }
    }
#endif
    while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) {
        ++at;
    }
    return at;
}

/// Builds the tree of one JSON text, whose texts stand in the source where they have no escapes. Functions that return bool
/// return false after a fault. A text of a source ends in a NUL that is not part of it, so the character at `at_` may be
/// looked at even there.
class TextReader {
public:
    TextReader(Workspace& workspace, const Source& source, const ReadOptions& options, Diagnostics& found)
        : document_(workspace.document),
          tree_(workspace.tree),
          source_(source),
          max_depth_(options.max_depth),
          found_(found),
          begin_(source.text().data()),
          end_(begin_ + source.text().size()),
          at_(begin_) {}

    bool run() {
        if (!value()) {
            return false;
        }
        while (tree_.depth() > 0) {
            if (!next_in_collection()) {
                return false;
            }
        }
        skip_blanks();
        return at_ == end_ || fail(phrases::json_goes_on);
    }

    /// What is wrong and where; null where that is said already.
    [[nodiscard]] const Pattern* problem() const { return problem_; }
    [[nodiscard]] std::size_t problem_offset() const { return offset(problem_at_); }

private:
    /// A value, or the beginning of a list or map up to its first entry.
    bool value() {
        skip_blanks();
        switch (*at_) {
            case '"': return string(false);
            case '{': return open(true);
            case '[': return open(false);
            case 't': return word("true");
            case 'f': return word("false");
            case 'n': return word("null");
            default: return number();
        }
    }

    /// What follows a value, or the opening of a list or map: its end, or the next entry up to its value.
    bool next_in_collection() {
        const bool map = tree_.in_map();
        skip_blanks();
        if (*at_ == (map ? '}' : ']')) {
            ++at_;
            tree_.close(document_.arena);
            fresh_ = false;
            return true;
        }
        if (!fresh_) {
            if (*at_ != ',') {
                return fail(map ? phrases::json_no_comma_in_map : phrases::json_no_comma_in_list);
            }
            ++at_;
        }
        fresh_ = false;
        return (!map || key()) && value();
    }

    bool open(bool map) {
        if (tree_.depth() >= max_depth_) {
            report(found_, at(at_), "too-deep", {std::to_string(max_depth_)});
            return false;
        }
        tree_.open(at(at_), map);
        fresh_ = true;
        ++at_;
        return true;
    }

    bool key() {
        skip_blanks();
        if (*at_ != '"') {
            return fail(phrases::json_no_key);
        }
        if (!string(true)) {
            return false;
        }
        skip_blanks();
        return *at_ == ':' ? (++at_, true) : fail(phrases::json_no_colon);
    }

    bool string(bool is_key) {
        const char* const quote = at_;
        at_ = end_of_string(quote + 1, end_);
        if (*at_ != '"') {
            return *at_ == '\\' ? string_with_escapes(quote, is_key) : fail_in_string();
        }
        add(quote, {quote + 1, static_cast<std::size_t>(at_ - quote - 1)}, Node::Style::quoted);
        ++at_;
        return true;
    }

    bool string_with_escapes(const char* quote, bool is_key) {
        unescaped_.assign(quote + 1, at_);
        const char* lone_half = nullptr;
        while (*at_ == '\\') {
            if (!escape(lone_half)) {
                return false;
            }
            const char* const from = at_;
            at_ = end_of_string(from, end_);
            unescaped_.append(from, at_);
        }
        if (*at_ != '"') {
            return fail_in_string();
        }
        ++at_;
        if (is_key && unescaped_.find('\n') != std::string::npos) {
            report(found_, at(quote), "bad-key", {});
            document_.faulty = true;
            tree_.refuse_key();
            tree_.add(at(quote));
            return true;
        }
        if (lone_half != nullptr) {
            at_ = lone_half;
            return fail(phrases::json_half_pair);
        }
        add(quote, document_.arena.keep(unescaped_), Node::Style::quoted);
        // Escapes can write what was taken out of the bytes.
        if (const auto control = first_control(unescaped_)) {
            report_control(found_, source_, source_.place_of(offset(quote)), unescaped_, *control);
            document_.faulty = true;
        }
        return true;
    }

    bool fail_in_string() {
        return fail(at_ == end_ ? phrases::json_quote_open : phrases::json_line_in_quotes);
    }

    /// Reads an escape. The second half of a pair without its first is kept in `lone_half` if it is the first one.
    bool escape(const char*& lone_half) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        const char* const backslash = at_;
        const auto refuse = [&](const Pattern& problem) {
            at_ = backslash;
            return fail(problem);
        };
        const char letter = at_[1];
        at_ += 2;
        if (const std::size_t i = letters.find(letter); i != std::string_view::npos) {
            unescaped_ += meant[i];
            return true;
        }
        if (letter != 'u') {
            return refuse(phrases::json_unknown_escape);
        }
        std::uint32_t c = 0;
        if (!hexadecimal(c)) {
            return refuse(phrases::json_no_hexadecimal);
        }
        if (c >= 0xD800 && c <= 0xDBFF) {
            std::uint32_t second = 0;
            if (at_[0] != '\\' || at_[1] != 'u') {
                return refuse(phrases::json_half_pair);
            }
            at_ += 2;
            if (!hexadecimal(second)) {
                return refuse(phrases::json_no_hexadecimal);
            }
            if (second < 0xDC00 || second > 0xDFFF) {
                return refuse(phrases::json_half_pair);
            }
            c = 0x10000 + ((c - 0xD800) << 10U) + (second - 0xDC00);
        } else if (c >= 0xDC00 && c <= 0xDFFF) {
            lone_half = lone_half == nullptr ? backslash : lone_half;
            return true;
        }
        append_code_point(unescaped_, c);
        return true;
    }

    bool hexadecimal(std::uint32_t& out) {
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = static_cast<char>(*at_ | 0x20);
            if (!is_digit(*at_) && (c < 'a' || c > 'f')) {
                return false;
            }
            out = out * 16 + static_cast<std::uint32_t>(is_digit(*at_) ? *at_ - '0' : c - 'a' + 10);
        }
        return true;
    }

    bool number() {
        const char* const start = at_;
        at_ += *at_ == '-' ? 1 : 0;
        if (*at_ == '0') {
            ++at_;
        } else if (!digits()) {
            return fail(phrases::json_no_value);
        }
        if (*at_ == '.') {
            ++at_;
            if (!digits()) {
                return fail(phrases::json_no_fraction);
            }
        }
        if (*at_ == 'e' || *at_ == 'E') {
            ++at_;
            at_ += *at_ == '+' || *at_ == '-' ? 1 : 0;
            if (!digits()) {
                return fail(phrases::json_no_exponent);
            }
        }
        add(start, {start, static_cast<std::size_t>(at_ - start)}, Node::Style::number);
        return true;
    }

    bool word(std::string_view expected) {
        const char* const start = at_;
        for (const char c : expected) {
            if (*at_ != c) {
                return fail(phrases::json_no_value);
            }
            ++at_;
        }
        if (expected == "null") {
            tree_.add(at(start));
        } else {
            add(start, {start, expected.size()}, Node::Style::boolean);
        }
        return true;
    }

    bool fail(const Pattern& problem) {
        problem_ = &problem;
        problem_at_ = at_;
        return false;
    }

    void add(const char* start, std::string_view text, Node::Style style) {
        tree_.add(Node::make_text(source_, {}, text, style).at_offset(offset(start)));
    }
    [[nodiscard]] Node at(const char* start) const {
        return Node::make_null(source_, {}).at_offset(offset(start));
    }
    [[nodiscard]] std::size_t offset(const char* start) const {
        return static_cast<std::size_t>(start - begin_);
    }

    void skip_blanks() {
        while (is_blank(*at_)) {
            ++at_;
        }
    }
    /// Whether there is one.
    bool digits() {
        const char* const first = at_;
        while (is_digit(*at_)) {
            ++at_;
        }
        return at_ != first;
    }

    Document& document_;
    TreeBuilder& tree_;
    const Source& source_;
    std::size_t max_depth_;
    Diagnostics& found_;
    const char* begin_;
    const char* end_;
    const char* at_;
    bool fresh_ = false;  // the innermost list or map has no entry yet
    std::string unescaped_;
    const Pattern* problem_ = nullptr;
    const char* problem_at_ = nullptr;
};

enum class Outcome : std::uint8_t { read, empty, bad };

/// Reads the text of one source into the workspace's document.
Outcome read_text(Workspace& workspace, const std::shared_ptr<const Source>& source,
                  const ReadOptions& options, Diagnostics& found) {
    Document& document = workspace.fresh(source);
    TextReader reader(workspace, *source, options, found);
    if (reader.run()) {
        document.root = *workspace.tree.root();
        return Outcome::read;
    }
    const std::string_view text = source->text();
    // What is missing at the end is missing after the last character, not on some line after it.
    const std::size_t end = text.find_last_not_of(json_blanks) + 1;
    if (end == 0) {
        return Outcome::empty;
    }
    if (reader.problem() != nullptr) {
        const std::size_t at = std::min(reader.problem_offset(), end);
        const auto typed = full_width_sign(text.substr(at));
        report_at(found, *source, source->place_of(at), "json-syntax",
                  {typed ? *typed : reader.problem()->with({})});
    }
    return Outcome::bad;
}

}  // namespace

bool read_json(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    WorkspaceLease workspace;
    const Outcome outcome = read_text(*workspace, source, options, found);
    if (outcome == Outcome::read) {
        sink(workspace->document);
    }
    return outcome != Outcome::bad;
}

bool read_ndjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                 const DocumentSink& sink, Diagnostics& found) {
    WorkspaceLease workspace;
    std::uint32_t number = source->first_line();
    for (std::string_view rest = source->text(); !rest.empty(); ++number) {
        const std::size_t size = ndjson_piece(rest, true);
        const std::string_view line = rest.substr(0, size);
        rest.remove_prefix(size);
        if (line.find_first_not_of(json_blanks) == std::string_view::npos) {
            continue;
        }
        // A line of its own memory, so that it can be freed before the file is; a stream's record is one already.
        std::shared_ptr<const Source> record = source;
        if (line.size() != source->text().size()) {
            const auto own = std::make_shared<Source>(source->path(), std::string(line), number);
            own->set_digest(source->digest());
            record = own;
        }
        if (read_text(*workspace, record, options, found) == Outcome::read && !sink(workspace->document)) {
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
