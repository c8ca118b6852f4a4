#include <ceping/base/text.hpp>
#include <ceping/node/tree_builder.hpp>
#include <ceping/node/yaml_fast.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr std::size_t deepest = 64;
/// Bytes. libyaml gives a key up after 1,024 code points.
constexpr std::ptrdiff_t longest_key = 1000;

/// Bytes that begin a plain text wherever one may stand. Indicators are not among them, not even where YAML lets them
/// begin a text (`?x`).
constexpr auto begins_plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        table[c] = letter || (c >= '0' && c <= '9') || c >= 0x80;
    }
    for (const char c : {'_', '.', '/', '(', ')', '+', '<', '=', '~', '$', ';', '^', '\\'}) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

/// Bytes that go on with a plain text inside brackets.
constexpr auto continues_in_brackets = [] {
    auto table = begins_plain;
    for (const char c : {' ', '-', '%'}) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

bool is_in(const std::array<bool, 256>& table, char c) { return table[static_cast<unsigned char>(c)]; }

/// A carriage return that does not belong to the end of a line, or a tab, or an odd end of a line.
bool has_odd_blanks(std::string_view text) {
    if (text.find('\t') != std::string_view::npos || has_odd_line_end(text)) {
        return true;
    }
    for (std::size_t cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
        if (cr + 1 == text.size() || text[cr + 1] != '\n') {
            return true;
        }
    }
    return false;
}

/// Functions that return bool return false at what is not ours to read. By then the document may be half built; it is
/// thrown away.
class FastReader {
public:
    FastReader(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink)
        : source_(source),
          sink_(sink),
          begin_(source->text().data()),
          end_(begin_ + source->text().size()),
          line_number_(source->first_line()),
          max_depth_(std::min(deepest, options.max_depth)),
          rest_{0, line_number_} {}

    YamlRest run() {
        if (has_odd_blanks(source_->text())) {
            return rest_;
        }
        for (const char* next = begin_; next != end_; ++line_number_) {
            next = take_line(next);
            if (!read_line() || ended_) {
                return rest_;
            }
        }
        if (document_ != nullptr) {
            finish(end_);
        }
        return rest_;
    }

private:
    /// A map or list whose entries begin at `column` (bytes, from 0).
    struct Level {
        std::ptrdiff_t column;
        bool map;
    };
    struct Text {
        std::string_view text;
        bool quoted = false;

        [[nodiscard]] bool is(std::string_view plain) const { return !quoted && text == plain; }
    };

    /// Makes the line that begins at `at` the current one; returns where the next begins.
    const char* take_line(const char* at) {
        line_ = at_ = counted_ = at;
        column_ = 1;
        const auto* const feed =
            static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end_ - at)));
        line_end_ = feed == nullptr ? end_ : feed;
        if (feed != nullptr && feed != at && feed[-1] == '\r') {
            --line_end_;
        }
        return feed == nullptr ? end_ : feed + 1;
    }

    bool read_line() {
        skip_blanks();
        if (at_ == line_end_ || *at_ == '#') {
            return true;
        }
        if (at_ == line_) {
            const std::string_view line = {line_, static_cast<std::size_t>(line_end_ - line_)};
            if (line.starts_with("---")) {
                return marker();
            }
            if (line.starts_with("...")) {
                return false;
            }
        }
        if (document_ == nullptr) {
            document_ = &workspace_->fresh(source_);
        }
        return content();
    }

    /// `---`. A document without content is not ours.
    bool marker() {
        at_ += 3;
        if (!ends_here() || (document_ == nullptr && marked_)) {
            return false;
        }
        if (document_ != nullptr) {
            finish(line_);
        }
        marked_ = true;
        return true;
    }

    /// The entries that begin on a line: any number of dashes, then a key, a value, or nothing.
    bool content() {
        bool after_dash = false;
        while (*at_ == '-' && (at_ + 1 == line_end_ || at_[1] == ' ')) {
            if (!enter(false)) {
                return false;
            }
            await_value();
            skip_blanks();
            if (at_ == line_end_ || *at_ == '#') {
                return true;
            }
            after_dash = true;
        }
        if (*at_ == '[' || *at_ == '{') {
            return after_dash && value();
        }
        const char* const start = at_;
        Text text;
        if (!block_text(text)) {
            return false;
        }
        if (at_ != line_end_ && *at_ == ':') {
            return key(text, start);
        }
        add_value(text, place(start));
        return after_dash && ends_here();
    }

    /// A key, whose colon is next, and its value where it stands on the same line.
    bool key(const Text& text, const char* start) {
        if (at_ - start > longest_key || text.is("<<")) {
            return false;
        }
        const char* const colon = std::exchange(at_, start);
        if (!enter(true)) {
            return false;
        }
        add(text, place(start));
        at_ = colon;
        await_value();
        skip_blanks();
        return at_ == line_end_ || *at_ == '#' || value();
    }

    /// A value that begins on the line of its key or dash, to the end of the line.
    bool value() {
        if (*at_ == '[' || *at_ == '{') {
            awaiting_ = false;
            return brackets(levels_.size()) && ends_here();
        }
        const Place where = place(at_);
        Text text;
        if (!block_text(text) || !ends_here()) {
            return false;
        }
        add_value(text, where);
        return true;
    }

    /// A text up to the end of the line, a comment, or the colon of a key.
    bool block_text(Text& out) {
        if (*at_ == '"' || *at_ == '\'') {
            if (!quoted_text(out)) {
                return false;
            }
            return at_ == line_end_ || *at_ != ':' || at_ + 1 == line_end_ || at_[1] == ' ';
        }
        const char* const start = at_;
        if (!begin_plain()) {
            return false;
        }
        while (at_ != line_end_) {
            if (*at_ == ':' && (at_ + 1 == line_end_ || at_[1] == ' ')) {
                break;
            }
            if (*at_ == '#' && at_[-1] == ' ') {
                break;
            }
            ++at_;
        }
        end_plain(out, start);
        return true;
    }

    bool begin_plain() {
        if (*at_ == '-' && at_ + 1 != line_end_ && is_in(begins_plain, at_[1])) {
            ++at_;
        }
        return is_in(begins_plain, *at_++);
    }

    void end_plain(Text& out, const char* start) const {
        const char* last = at_;
        while (last[-1] == ' ') {
            --last;
        }
        out = {{start, static_cast<std::size_t>(last - start)}, false};
    }

    /// Escapes are left to libyaml.
    bool quoted_text(Text& out) {
        const char quote = *at_++;
        const char* const start = at_;
        while (at_ != line_end_ && *at_ != quote && (*at_ != '\\' || quote == '\'')) {
            ++at_;
        }
        if (at_ == line_end_ || *at_ != quote || (quote == '\'' && at_ + 1 != line_end_ && at_[1] == quote)) {
            return false;
        }
        out = {{start, static_cast<std::size_t>(at_ - start)}, true};
        ++at_;
        return true;
    }

    /// A list or map in brackets on one line. Everything that YAML lets one leave out or write otherwise there (a comma
    /// after the last entry, a key without a value, a pair in a list) is left to libyaml.
    bool brackets(std::size_t depth) {
        if (depth >= max_depth_) {
            return false;
        }
        const bool map = *at_ == '{';
        const char close = map ? '}' : ']';
        tree().open(Node::make_null(*source_, place(at_++)), map);
        skip_blanks();
        bool more = at_ != line_end_ && *at_ != close;
        while (more) {
            if ((map && !key_in_brackets()) || !value_in_brackets(depth)) {
                return false;
            }
            more = at_ != line_end_ && *at_ == ',';
            if (more) {
                ++at_;
                skip_blanks();
            }
        }
        if (at_ == line_end_ || *at_ != close) {
            return false;
        }
        ++at_;
        tree().close(document_->arena);
        return true;
    }

    bool key_in_brackets() {
        const char* const start = at_;
        Text text;
        if (!text_in_brackets(text) || text.is("<<") || at_ - start > longest_key || line_end_ - at_ < 2 ||
            *at_ != ':' || at_[1] != ' ') {
            return false;
        }
        ++at_;
        add(text, place(start));
        skip_blanks();
        return true;
    }

    /// A value and the blanks after it.
    bool value_in_brackets(std::size_t depth) {
        if (at_ == line_end_) {
            return false;
        }
        if (*at_ == '[' || *at_ == '{') {
            if (!brackets(depth + 1)) {
                return false;
            }
        } else {
            const Place where = place(at_);
            Text text;
            if (!text_in_brackets(text)) {
                return false;
            }
            add_value(text, where);
        }
        skip_blanks();
        return true;
    }

    bool text_in_brackets(Text& out) {
        if (at_ == line_end_) {
            return false;
        }
        if (*at_ == '"' || *at_ == '\'') {
            return quoted_text(out);
        }
        const char* const start = at_;
        if (!begin_plain()) {
            return false;
        }
        while (at_ != line_end_ && is_in(continues_in_brackets, *at_)) {
            ++at_;
            // A colon inside a word, as in a URL.
            if (line_end_ - at_ > 1 && *at_ == ':' && is_in(begins_plain, at_[1])) {
                ++at_;
            }
        }
        end_plain(out, start);
        return true;
    }

    /// Finds the map or list that an entry at this column belongs to, ending and opening what is to be.
    bool enter(bool map) {
        const std::ptrdiff_t column = at_ - line_;
        if (awaiting_) {
            const Level& inner = levels_.back();
            // A list may stand at the column of its key.
            if (column > inner.column || (!map && inner.map && column == inner.column)) {
                return open(column, map);
            }
            add_nothing();
        } else if (levels_.empty()) {
            return tree().root() == nullptr && open(column, map);
        }
        while (levels_.back().column > column) {
            close();
            if (levels_.empty()) {
                return false;
            }
        }
        if (levels_.back().column == column && map && !levels_.back().map && levels_.size() > 1 &&
            levels_[levels_.size() - 2].column == column) {
            close();
        }
        return levels_.back().column == column && levels_.back().map == map;
    }

    bool open(std::ptrdiff_t column, bool map) {
        if (levels_.size() >= max_depth_) {
            return false;
        }
        awaiting_ = false;
        levels_.push_back({column, map});
        tree().open(Node::make_null(*source_, place(at_)), map);
        return true;
    }

    void close() {
        levels_.pop_back();
        tree().close(document_->arena);
    }

    /// Passes the dash or colon. Where no value comes, its place is right after that.
    void await_value() {
        nothing_at_ = place(++at_);
        awaiting_ = true;
    }

    void add_nothing() {
        tree().add(Node::make_null(*source_, nothing_at_));
        awaiting_ = false;
    }

    void add_value(const Text& text, Place where) {
        if (text.is("~") || text.is("null")) {
            tree().add(Node::make_null(*source_, where));
        } else {
            add(text, where);
        }
        awaiting_ = false;
    }

    void add(const Text& text, Place where) {
        const auto style = text.quoted ? Node::Style::quoted : Node::Style::plain;
        tree().add(Node::make_text(*source_, where, text.text, style));
    }

    /// Hands the document over; the next one, if any, begins at `next`.
    void finish(const char* next) {
        if (awaiting_) {
            add_nothing();
        }
        while (!levels_.empty()) {
            close();
        }
        document_->root = *tree().root();
        ended_ = !sink_(*document_);
        document_ = nullptr;
        rest_ = {static_cast<std::size_t>((ended_ ? end_ : next) - begin_), line_number_};
    }

    void skip_blanks() {
        while (at_ != line_end_ && *at_ == ' ') {
            ++at_;
        }
    }

    /// Whether nothing but blanks and a comment follows on the line.
    bool ends_here() {
        skip_blanks();
        return at_ == line_end_ || (*at_ == '#' && at_[-1] == ' ');
    }

    /// Asked for from left to right on each line, so that no code point is counted twice.
    Place place(const char* at) {
        column_ +=
            static_cast<std::uint32_t>(code_points({counted_, static_cast<std::size_t>(at - counted_)}));
        counted_ = at;
        return {line_number_, column_};
    }

    TreeBuilder& tree() { return workspace_->tree; }

    const std::shared_ptr<const Source>& source_;
    const DocumentSink& sink_;
    const char* begin_;
    const char* end_;
    std::uint32_t line_number_;
    std::size_t max_depth_;
    YamlRest rest_;
    WorkspaceLease workspace_;
    Document* document_ = nullptr;  // null between documents
    bool marked_ = false;           // a `---` has been seen since the last document, or before the first
    bool ended_ = false;            // the sink wants no more

    const char* line_ = nullptr;
    const char* line_end_ = nullptr;
    const char* at_ = nullptr;
    const char* counted_ = nullptr;  // column_ is its column
    std::uint32_t column_ = 1;

    std::vector<Level> levels_;
    bool awaiting_ = false;  // the innermost level awaits the value of a key or dash
    Place nothing_at_;
};

}  // namespace

bool has_odd_line_end(std::string_view text) {
    return text.find("\xC2\x85") != std::string_view::npos ||
           text.find("\xE2\x80\xA8") != std::string_view::npos ||
           text.find("\xE2\x80\xA9") != std::string_view::npos;
}

YamlRest read_yaml_fast(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                        const DocumentSink& sink) {
    return FastReader(source, options, sink).run();
}

}  // namespace ceping
