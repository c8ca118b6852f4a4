#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>

#include <array>
#include <string>
#include <vector>

namespace ceping {

namespace {

constexpr std::array separators = {',', ';', '\t'};  // where two are as frequent, the first

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_separator(char c) { return c == separators[0] || c == separators[1] || c == separators[2]; }

/// The separator that stands most often in the header row outside quotes. Which one it is not being known yet, a quote
/// after any of them begins a quoted cell.
char separator_of(std::string_view text) {
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    const std::size_t first = text.find_first_not_of("\r\n");
    for (std::size_t at = first; at < text.size() && (quoted || !is_line_end(text[at])); ++at) {
        if (text[at] == '"') {
            quoted = !quoted && (at == first || is_separator(text[at - 1]) || text[at - 1] == '"');
        }
        for (std::size_t i = 0; !quoted && i < separators.size(); ++i) {
            counts[i] += text[at] == separators[i] ? 1U : 0U;
        }
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < separators.size(); ++i) {
        best = counts[i] > counts[best] ? i : best;
    }
    return separators[best];
}

/// Scans RFC 4180 text into rows of cells. A cell's text is a view into the source, but for one with doubled quotes.
class Scanner {
public:
    Scanner(Document& document, Diagnostics& found)
        : document_(document),
          source_(*document.source),
          text_(source_.text()),
          found_(found),
          separator_(separator_of(text_)) {}

    /// False where the text is no table.
    bool run() {
        while (at_ < text_.size()) {
            if (is_line_end(text_[at_])) {
                skip_line_end();  // a row without a single character
            } else if (!row()) {
                return false;
            }
        }
        document_.root = Node::make_list(source_, {source_.first_line(), 1},
                                         document_.arena.keep(rows_.data(), rows_.size()), rows_.size());
        document_.table = true;
        return true;
    }

    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    bool row() {
        const std::size_t begin = at_;
        cells_.clear();
        for (;;) {
            if (!(at_ < text_.size() && text_[at_] == '"' ? quoted_cell() : plain_cell())) {
                return false;
            }
            if (at_ == text_.size() || text_[at_] != separator_) {
                break;
            }
            ++at_;
        }
        skip_line_end();
        const Node* const kept = document_.arena.keep(cells_.data(), cells_.size());
        rows_.push_back(Node::make_list(source_, {}, kept, cells_.size()).at_offset(begin));
        return true;
    }

    /// A quote inside a cell that does not begin with one is a character like others: people write 37°36'37.8"N.
    bool plain_cell() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && !is_line_end(text_[at_])) {
            ++at_;
        }
        add(text_.substr(begin, at_ - begin), begin);
        return true;
    }

    bool quoted_cell() {
        const std::size_t begin = at_++;
        bool doubled = false;
        for (;; at_ += 2) {
            at_ = text_.find('"', at_);
            if (at_ == std::string_view::npos) {
                return fail(begin, {"引号没有结束", "the quote is never closed"});
            }
            if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') {
                break;
            }
            doubled = true;
        }
        const std::string_view inside = text_.substr(begin + 1, at_ - begin - 1);
        ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && !is_line_end(text_[at_])) {
            return fail(at_, {"引号之后还有文字", "text after the closing quote"});
        }
        add(doubled ? undoubled(inside) : inside, begin);
        return true;
    }

    std::string_view undoubled(std::string_view inside) {
        scratch_.clear();
        for (std::size_t i = 0; i < inside.size(); ++i) {
            scratch_ += inside[i];
            i += inside[i] == '"' ? 1U : 0U;
        }
        return document_.arena.keep(scratch_);
    }

    void add(std::string_view text, std::size_t begin) {
        cells_.push_back(Node::make_text(source_, {}, text, Node::Style::cell).at_offset(begin));
    }

    /// LF, CR LF, or CR alone.
    void skip_line_end() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            ++at_;
            if (at_ < text_.size() && text_[at_] == '\n') {
                ++at_;
            }
        } else if (at_ < text_.size()) {
            ++at_;
        }
    }

    bool fail(std::size_t offset, Words problem) {
        report_at(found_, source_, source_.place_of(offset), "csv-syntax", {std::move(problem)});
        return false;
    }

    Document& document_;
    const Source& source_;
    std::string_view text_;
    Diagnostics& found_;
    char separator_;
    std::size_t at_ = 0;
    std::vector<Node> rows_;
    std::vector<Node> cells_;
    std::string scratch_;
};

}  // namespace

bool read_csv(const std::shared_ptr<const Source>& source, const ReadOptions& /*options*/,
              const DocumentSink& sink, Diagnostics& found) {
    WorkspaceLease workspace;
    Scanner scanner(workspace->fresh(source), found);
    if (!scanner.run()) {
        return false;
    }
    if (!scanner.empty()) {
        sink(workspace->document);
    }
    return true;
}

}  // namespace ceping
