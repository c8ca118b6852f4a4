// Puts the entries of a map in block style into order, line by line. What moves with an entry: the comment
// lines right above it at its own column, with the blank lines above those, and whatever follows it up to
// there. What stays: the comments above the first key of a record, and those below the last entry of a map.
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_parts.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace ceping {

namespace {

/// An entry, in lines: from the blank lines above it to the line before the next entry's.
struct Chunk {
    std::uint32_t blanks = 0;
    std::uint32_t comments = 0;
    std::uint32_t key = 0;
    std::uint32_t end = 0;
    bool shares = false;  ///< holds an anchor or an alias
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// The column of a line's comment, if nothing else stands on it; 0 where that is not so.
std::size_t comment_column(std::string_view line) {
    const std::size_t at = line.find_first_not_of(' ');
    return at != std::string_view::npos && line[at] == '#' ? at + 1 : 0;
}

/// Whether an anchor or an alias stands somewhere in a tree.
bool shares(const ByteIndex& index, const Node& node) {
    if (index.is_shared(node)) {
        return true;
    }
    if (node.is_map()) {
        const auto entries = entries_of(node);
        return std::any_of(entries.begin(), entries.end(), [&](const Node::Entry& each) {
            return shares(index, each.key) || shares(index, each.value);
        });
    }
    return std::any_of(node.begin(), node.end(), [&](const Node& each) { return shares(index, each); });
}

class MapOrder {
public:
    MapOrder(const ByteIndex& index, const Node& map, std::uint32_t end_line, bool record)
        : index_(index), entries_(entries_of(map)), end_line_(end_line), record_(record) {}

    /// `ranks` are the wanted places of the entries that have one, none of the others, which stay behind those
    /// that they follow.
    template <typename Rank>
    std::optional<Reordering> run(std::vector<Rank> ranks) {
        Rank last;
        for (Rank& rank : ranks) {
            last = rank = rank ? rank : last;
        }
        if (std::is_sorted(ranks.begin(), ranks.end()) || !find_chunks()) {
            return std::nullopt;
        }
        Reordering out;
        out.order.resize(entries_.size());
        std::iota(out.order.begin(), out.order.end(), std::size_t{0});
        std::stable_sort(out.order.begin(), out.order.end(),
                         [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
        const Chunk& first = chunks_[out.order.front()];
        if (!keeps_sharing(out.order) || (first_is_inside_line_ && first.comments != first.key)) {
            return std::nullopt;
        }
        const std::uint32_t top = chunks_.front().comments;
        out.edit.offset = index_.line_start(top);
        out.edit.size = index_.line_start(chunks_.back().end) - out.edit.offset;
        out.edit.bytes = written(out.order);
        return out;
    }

private:
    bool find_chunks() {
        std::unordered_set<std::string_view> names;
        for (const auto& [key, value] : entries_) {
            Chunk chunk;
            chunk.key = chunk.comments = chunk.blanks = key.place().line;
            chunk.shares = shares(index_, key) || shares(index_, value);
            if (!names.insert(trim(key.text())).second || key.place().column != column() ||
                !starts_line(chunk.key)) {
                return false;
            }
            find_top(chunk);
            chunks_.push_back(chunk);
        }
        for (std::size_t i = 1; i < chunks_.size(); ++i) {
            chunks_[i - 1].end = chunks_[i].blanks;
        }
        chunks_.back().end = end_of_last();
        return true;
    }

    [[nodiscard]] std::uint32_t column() const { return entries_.front().key.place().column; }

    /// Whether a key is the first on its line, and below the key before it. The first key may stand behind
    /// dashes.
    bool starts_line(std::uint32_t line) {
        const std::string_view before = index_.line(line).substr(0, column() - 1);
        const bool first = chunks_.empty();
        const std::size_t other = before.find_first_not_of(first ? " -" : " ");
        if (other != std::string_view::npos || (!first && line <= chunks_.back().key)) {
            return false;
        }
        first_is_inside_line_ = first_is_inside_line_ || before.find('-') != std::string_view::npos;
        return true;
    }

    void find_top(Chunk& chunk) const {
        const bool first = chunks_.empty();
        if (first && (record_ || first_is_inside_line_)) {
            return;
        }
        const std::uint32_t top = first ? index_.first_line() : chunks_.back().key + 1;
        while (chunk.comments > top && comment_column(index_.line(chunk.comments - 1)) == column()) {
            --chunk.comments;
        }
        chunk.blanks = chunk.comments;
        while (!first && chunk.blanks > top && is_blank(index_.line(chunk.blanks - 1))) {
            --chunk.blanks;
        }
    }

    /// The line after the last entry: without the blank lines and comments below it that are no further in.
    [[nodiscard]] std::uint32_t end_of_last() const {
        std::uint32_t end = end_line_;
        while (end > chunks_.back().key + 1) {
            const std::string_view line = index_.line(end - 1);
            const std::size_t comment = comment_column(line);
            if (!is_blank(line) && (comment == 0 || comment > column())) {
                break;
            }
            --end;
        }
        return end;
    }

    /// An alias must stay below its anchor, and below none of the same name that it was above.
    [[nodiscard]] bool keeps_sharing(const std::vector<std::size_t>& order) const {
        std::vector<std::size_t> sharing;
        std::copy_if(order.begin(), order.end(), std::back_inserter(sharing),
                     [this](std::size_t i) { return chunks_[i].shares; });
        return std::is_sorted(sharing.begin(), sharing.end());
    }

    [[nodiscard]] std::string_view lines(std::uint32_t from, std::uint32_t to) const {
        return index_.text().substr(index_.line_start(from), index_.line_start(to) - index_.line_start(from));
    }

    [[nodiscard]] std::string written(const std::vector<std::size_t>& order) const {
        const Chunk& first = chunks_.front();
        const Chunk& top = chunks_[order.front()];
        std::string out;
        for (const std::size_t i : order) {
            const Chunk& chunk = chunks_[i];
            // The blank lines above what comes to the top go where they are needed now: above what stood
            // there.
            const Chunk& blanks = i == 0 ? top : chunk;
            if (&chunk != &top) {
                out += lines(blanks.blanks, blanks.comments);
            }
            out += lines(chunk.comments, chunk.key);
            out += &chunk == &top ? index_.line(first.key).substr(0, column() - 1)
                                  : std::string_view(indentation());
            out += lines(chunk.key, chunk.end).substr(column() - 1);
            if (i + 1 == chunks_.size() && i != order.back()) {
                close_line(out, chunks_[order.back()]);
            }
        }
        if (!ends_in_break(lines(chunks_.back().key, chunks_.back().end))) {
            out.resize(out.size() - line_break(chunks_[order.back()]).size());
        }
        return out;
    }

    [[nodiscard]] std::string indentation() const { return std::string(column() - 1, ' '); }

    static bool ends_in_break(std::string_view text) { return text.ends_with('\n') || text.ends_with('\r'); }

    [[nodiscard]] std::string_view line_break(const Chunk& chunk) const {
        const std::string_view line = index_.line(chunk.end - 1);
        return line.substr(line.find_last_not_of("\r\n") + 1);
    }

    /// A last line without an end gets that of the entry which is the last now.
    void close_line(std::string& out, const Chunk& last) const {
        if (!ends_in_break(out)) {
            out += line_break(last);
        }
    }

    const ByteIndex& index_;
    std::vector<Node::Entry> entries_;
    std::uint32_t end_line_;
    bool record_;
    bool first_is_inside_line_ = false;
    std::vector<Chunk> chunks_;
};

/// Whether a map is written in lines of its own: it begins where its first key does.
bool is_block(const ByteIndex& index, const Node& map) {
    const std::size_t at = index.offset_of(map.place());
    return map.is_map() && map.size() > 1 && at < index.text().size() && index.text()[at] != '{' &&
           !index.is_shared(map);
}

Reordering said(Reordering order, Place place, Words words) {
    order.edit.fix.what = Fix::What::order;
    order.edit.fix.place = place;
    order.edit.fix.said = std::move(words);
    return order;
}

}  // namespace

std::optional<Reordering> order_answers(const FixPlan& plan, const ByteIndex& index, const Node& record,
                                        std::uint32_t end_line) {
    if (!is_block(index, record) || !is_ours(plan.rubric, record.find("ceping"), record.find("rubric"))) {
        return std::nullopt;
    }
    const Node* answers = nullptr;
    for (const auto& [key, value] : record.entries()) {
        if (answers != nullptr) {
            end_line = key.place().line;
            break;
        }
        answers = key.text() == "answers" ? &value : nullptr;
    }
    if (answers == nullptr || !is_block(index, *answers)) {
        return std::nullopt;
    }
    std::vector<ItemId> ranks;
    for (const auto& [key, value] : answers->entries()) {
        ranks.push_back(plan.rubric.find(trim(key.text())));
    }
    auto order = MapOrder(index, *answers, end_line, false).run(std::move(ranks));
    if (order) {
        order = said(std::move(*order), answers->place(),
                     {"填报内容按测评细则的次序排列", "the answers are put into the rubric's order"});
    }
    return order;
}

std::optional<Reordering> order_keys(const Rubric& rubric, const ByteIndex& index, const Node& record,
                                     std::uint32_t end_line) {
    if (!is_block(index, record) || !is_ours(rubric, record.find("ceping"), record.find("rubric"))) {
        return std::nullopt;
    }
    const auto usual = record_key_order();
    std::vector<Position<Node>> ranks;
    for (const auto& [key, value] : record.entries()) {
        const auto at = std::find(usual.begin(), usual.end(), key.text());
        ranks.push_back(at == usual.end() ? Position<Node>()
                                          : Position<Node>(static_cast<std::size_t>(at - usual.begin())));
    }
    auto order = MapOrder(index, record, end_line, true).run(std::move(ranks));
    if (order) {
        order = said(std::move(*order), record.place(),
                     {"各键按规定的次序排列", "the keys are put into their usual order"});
    }
    return order;
}

}  // namespace ceping
