#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr std::array separators = {',', ';', '\t'};  // where two are as frequent, the first

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_separator(char c) { return c == separators[0] || c == separators[1] || c == separators[2]; }

constexpr std::size_t titles_looked_at = 20;

/// The separator that stands most often in the header row outside quotes: the first row that has any, as a title above it
/// may stand alone. Which one it is not being known yet, a quote after any of them begins a quoted cell.
char separator_of(std::string_view text) {
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    std::size_t first = text.find_first_not_of("\r\n");
    for (std::size_t titles = 0; titles < titles_looked_at && first < text.size(); ++titles) {
        const std::string_view line = text.substr(first, text.find_first_of("\r\n", first) - first);
        const std::size_t next = text.find_first_not_of("\r\n", first + line.size());
        if (line.find_first_of(",;\t\"") != std::string_view::npos || next == std::string_view::npos) {
            break;
        }
        first = next;
    }
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

    /// What is broken is reported and costs its own row.
    void run() {
        while (at_ < text_.size()) {
            if (is_line_end(text_[at_])) {
                skip_line_end();  // a row without a single character
            } else {
                row();
            }
        }
        document_.root = Node::make_list(source_, {source_.first_line(), 1},
                                         document_.arena.keep(rows_.data(), rows_.size()), rows_.size());
        document_.table = true;
        document_.sheets.push_back({{}, false, document_.root, {}, document_.source, {}});
    }

    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    void row() {
        const std::size_t begin = at_;
        cells_.clear();
        for (;;) {
            if (at_ < text_.size() && text_[at_] == '"') {
                quoted_cell();
            } else {
                plain_cell();
            }
            if (at_ == text_.size() || text_[at_] != separator_) {
                break;
            }
            ++at_;
        }
        report_faults();
        skip_line_end();
        const Node* const kept = document_.arena.keep(cells_.data(), cells_.size());
        rows_.push_back(Node::make_list(source_, {}, kept, cells_.size()).at_offset(begin));
    }

    /// The faults of the text in the row that ends here: the first of them, as people fix a row at a time.
    void report_faults() {
        const auto& faults = source_.faults();
        bool said = false;
        for (; fault_ < faults.size() && faults[fault_].offset < at_; ++fault_) {
            if (!std::exchange(said, true)) {
                document_.faulty = true;
                report_fault(found_, source_, faults[fault_]);
            }
        }
    }

    /// A quote inside a cell that does not begin with one is a character like others: people write 37°36'37.8"N.
    void plain_cell() {
        const std::size_t begin = at_;
        skip_to_end_of_cell();
        add(text_.substr(begin, at_ - begin), begin);
    }

    void skip_to_end_of_cell() {
        while (at_ < text_.size() && text_[at_] != separator_ && !is_line_end(text_[at_])) {
            ++at_;
        }
    }

    void quoted_cell() {
        const std::size_t begin = at_++;
        bool doubled = false;
        for (;; at_ += 2) {
            at_ = text_.find('"', at_);
            if (at_ == std::string_view::npos || at_ + 1 == text_.size() || text_[at_ + 1] != '"') {
                break;
            }
            doubled = true;
        }
        if (at_ == std::string_view::npos) {
            never_closed(begin);
            return;
        }
        const std::string_view inside = text_.substr(begin + 1, at_ - begin - 1);
        ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && !is_line_end(text_[at_])) {
            if (inside.find('\n') != std::string_view::npos || inside.find('\r') != std::string_view::npos) {
                // That quote belongs to a later row; the cell's own is missing.
                never_closed(begin);
                return;
            }
            fail(at_, {"引号之后还有文字", "text after the closing quote"});
            skip_to_end_of_cell();
        }
        add(doubled ? undoubled(inside) : inside, begin);
    }

    /// Reads on where the next row begins that has as many cells as the first; what comes before may be the cell's.
    void never_closed(std::size_t begin) {
        fail(begin, {"引号没有结束", "the quote is never closed"});
        at_ = begin + 1;
        skip_to_end_of_cell();
        while (at_ < text_.size() && !is_line_end(text_[at_])) {
            ++at_;
        }
        const std::size_t end = at_;
        while (at_ < text_.size() && !begins_row(next_line(at_))) {
            at_ = std::min(text_.find_first_of("\r\n", next_line(at_)), text_.size());
        }
        add(text_.substr(begin + 1, end - begin - 1), begin);
    }

    /// The offset after the line end at `at`.
    [[nodiscard]] std::size_t next_line(std::size_t at) const {
        return at + (text_.substr(at).starts_with("\r\n") ? 2 : 1);
    }

    /// Whether the line from `at` has as many separators as the header. What is quoted in it is not looked at: that it may be
    /// misread is better than that rows are lost.
    [[nodiscard]] bool begins_row(std::size_t at) const {
        const std::string_view line = text_.substr(std::min(at, text_.size()));
        const std::string_view own = line.substr(0, line.find_first_of("\r\n"));
        const auto separators_in = static_cast<std::size_t>(std::count(own.begin(), own.end(), separator_));
        return !rows_.empty() && separators_in + 1 >= rows_.front().size();
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

    void fail(std::size_t offset, Words problem) {
        document_.faulty = true;
        report_at(found_, source_, source_.place_of(offset), "csv-syntax", {std::move(problem)});
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
    std::size_t fault_ = 0;  // the first that is not reported yet
};

}  // namespace

bool read_csv(const std::shared_ptr<const Source>& source, const ReadOptions& /*options*/,
              const DocumentSink& sink, Diagnostics& found) {
    WorkspaceLease workspace;
    Scanner scanner(workspace->fresh(source), found);
    scanner.run();
    if (!scanner.empty()) {
        sink(workspace->document);
    }
    return true;
}

}  // namespace ceping
