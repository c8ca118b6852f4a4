#include <ceping/node/json_fast.hpp>
#include <ceping/node/tree_builder.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ceping {

namespace {

constexpr std::size_t deepest = 64;
/// Characters. What RapidJSON thinks of numbers beyond any use is its own affair.
constexpr std::ptrdiff_t longest_number = 40;

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

/// Functions that return bool return false at what is not ours to read. A text of a source ends in a NUL that is not
/// part of it, so the character at `at_` may be looked at even there.
class FastReader {
public:
    FastReader(Workspace& workspace, const Source& source, const ReadOptions& options)
        : tree_(workspace.tree),
          arena_(workspace.document.arena),
          source_(source),
          max_depth_(std::min(deepest, options.max_depth)),
          begin_(source.text().data()),
          end_(begin_ + source.text().size()),
          at_(begin_) {}

    bool run() {
        if (!value()) {
            return false;
        }
        while (depth_ > 0) {
            if (!next_in_collection()) {
                return false;
            }
        }
        skip_blanks();
        return at_ == end_;
    }

private:
    /// A value, or the beginning of a list or map up to its first key.
    bool value() {
        skip_blanks();
        switch (*at_) {
            case '"': return string();
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
        const bool map = maps_[depth_ - 1];
        skip_blanks();
        if (*at_ == (map ? '}' : ']')) {
            ++at_;
            --depth_;
            tree_.close(arena_);
            fresh_ = false;
            return true;
        }
        if (!fresh_) {
            if (*at_ != ',') {
                return false;
            }
            ++at_;
        }
        fresh_ = false;
        return (!map || key()) && value();
    }

    bool open(bool map) {
        if (depth_ >= max_depth_) {
            return false;
        }
        tree_.open(at(at_), map);
        maps_[depth_++] = map;
        fresh_ = true;
        ++at_;
        return true;
    }

    bool key() {
        skip_blanks();
        if (*at_ != '"' || !string()) {
            return false;
        }
        skip_blanks();
        return *at_++ == ':';
    }

    bool string() {
        const char* const quote = at_;
        at_ = end_of_string(quote + 1, end_);
        if (*at_ != '"') {
            return false;
        }
        add(quote, {quote + 1, static_cast<std::size_t>(at_ - quote - 1)}, Node::Style::quoted);
        ++at_;
        return true;
    }

    bool number() {
        const char* const start = at_;
        at_ += *at_ == '-' ? 1 : 0;
        const char* const whole = at_;
        skip_digits();
        if (at_ == whole || (*whole == '0' && at_ - whole > 1)) {
            return false;
        }
        if (*at_ == '.') {
            const char* const fraction = ++at_;
            skip_digits();
            if (at_ == fraction) {
                return false;
            }
        }
        if (*at_ == 'e' || *at_ == 'E' || at_ - start > longest_number) {
            return false;
        }
        add(start, {start, static_cast<std::size_t>(at_ - start)}, Node::Style::number);
        return true;
    }

    bool word(std::string_view expected) {
        const char* const start = at_;
        if (static_cast<std::size_t>(end_ - start) < expected.size() ||
            std::memcmp(start, expected.data(), expected.size()) != 0) {
            return false;
        }
        at_ += expected.size();
        if (expected == "null") {
            tree_.add(at(start));
        } else {
            add(start, {start, expected.size()}, Node::Style::boolean);
        }
        return true;
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
    void skip_digits() {
        while (is_digit(*at_)) {
            ++at_;
        }
    }

    TreeBuilder& tree_;
    Arena& arena_;
    const Source& source_;
    std::size_t max_depth_;
    const char* begin_;
    const char* end_;
    const char* at_;
    std::array<bool, deepest> maps_{};
    std::size_t depth_ = 0;
    bool fresh_ = false;  // the innermost list or map has no entry yet
};

}  // namespace

bool read_json_fast(Workspace& workspace, const Source& source, const ReadOptions& options) {
    return FastReader(workspace, source, options).run();
}

}  // namespace ceping
