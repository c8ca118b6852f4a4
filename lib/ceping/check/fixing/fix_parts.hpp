#pragma once

#include <ceping/check/fixing/fix.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ceping {

// How fixing is cut. Not part of the public face.

/// Finds the bytes of a text that nodes stand on, and its lines.
class ByteIndex {
public:
    explicit ByteIndex(const Source& source);

    [[nodiscard]] std::string_view text() const { return text_; }
    /// The byte that a node begins at; the size of the text where it begins nowhere.
    [[nodiscard]] std::size_t offset_of(Place place) const;
    /// Whether a node is anchored or an alias: then others may stand on the same bytes.
    [[nodiscard]] bool is_shared(const Node& node) const;

    /// Lines are numbered as in places. One past the last line begins, and is, at the end of the text.
    [[nodiscard]] std::uint32_t first_line() const { return first_line_; }
    [[nodiscard]] std::uint32_t end_line() const {
        return first_line_ + static_cast<std::uint32_t>(lines_.size()) - 1;
    }
    [[nodiscard]] std::size_t line_start(std::uint32_t line) const { return lines_[line - first_line_].byte; }
    /// With its end.
    [[nodiscard]] std::string_view line(std::uint32_t number) const {
        return text_.substr(line_start(number), line_start(number + 1) - line_start(number));
    }

private:
    struct Start {
        std::size_t byte;
        std::size_t code_point;
    };
    std::string_view text_;
    std::uint32_t first_line_;
    std::vector<Start> lines_;          // and the end
    std::vector<std::size_t> samples_;  // the byte of every 256th code point
};

/// Bytes to be replaced by others.
struct Edit {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::string bytes;
    Fix fix;
};

/// Where and how the text of a node can be replaced by `text`: quoted as before. Nothing where the node's
/// bytes are not just its text (escapes, several lines, blocks, aliases), or where `text` would not be read
/// back.
[[nodiscard]] std::optional<Edit> edit_of(const ByteIndex& index, const Node& node, std::string_view text);

/// The text of `index` with edits in any order, none of which touches another.
[[nodiscard]] std::string edited(const ByteIndex& index, std::vector<Edit>& edits);

/// What a tree is expected to have become.
struct Expected {
    std::unordered_map<std::uint64_t, std::string> texts;  ///< by the place of the text
    std::unordered_map<std::uint64_t, std::vector<std::size_t>>
        orders;  ///< by the place of the map: old positions

    [[nodiscard]] static std::uint64_t key(Place place) {
        return (static_cast<std::uint64_t>(place.line) << 32U) | place.column;
    }
};

/// Whether `after` is `before` but for what is expected.
[[nodiscard]] bool became(const Node& before, const Node& after, const Expected& expected);

/// How a key is understood.
struct ReadName {
    std::string name;
    bool already = true;  ///< without fixing, too
};
using NameReader = std::function<std::optional<ReadName>(std::string_view key)>;

/// The one of `known` that `typed` is a slip of: the same but for blanks and width, else but for case, else
/// the only one near it. Nothing where there is none, or more than one.
[[nodiscard]] std::optional<std::string_view> meant_name(std::string_view typed,
                                                         const std::vector<std::string_view>& known);

/// A reader of keys which the decoder takes as they are.
[[nodiscard]] NameReader reader_of_keys(std::vector<std::string_view> known);

/// What each key of a map is read as, by position; where a key is to be fixed an edit is added. A key is
/// left alone where another one would have the same name.
[[nodiscard]] std::vector<std::optional<std::string>> read_names(const ByteIndex& index, const Node& map,
                                                                 const NameReader& reader,
                                                                 std::vector<Edit>& edits);

/// What fixing knows of a rubric.
struct FixPlan {
    struct Entry {
        std::vector<std::string> names;  ///< of levels, checks or classes
        std::span<const std::string_view> parts;
        Shape shape = Shape::number;
        bool percent = false;
        bool events = false;            ///< they may be its answer
        std::vector<std::string> tags;  ///< of them
    };
    const Rubric& rubric;
    std::vector<Entry> entries;           ///< beside the rubric's items
    std::vector<std::string_view> nodes;  ///< ids of all
    std::vector<std::string_view> unit_keys;

    explicit FixPlan(const Rubric& of);
};

/// What a text that is understood should be written as. It may be as it is.
struct Mend {
    std::string text;
    Fix::What what = Fix::What::blanks;  ///< where more than blanks at its ends changes
};
[[nodiscard]] std::optional<Mend> mended_number(std::string_view text, bool percent);
[[nodiscard]] std::optional<Mend> mended_date(std::string_view text);
[[nodiscard]] std::optional<Mend> mended_choice(std::string_view text, const std::vector<std::string>& names);
[[nodiscard]] std::optional<Mend> mended_na(std::string_view text);
[[nodiscard]] Mend trimmed(std::string_view text);

/// The same for one cell of a table that holds a part of an answer, by the name of its column in a long table; `value` for a
/// wide table's cell.
[[nodiscard]] std::optional<Mend> mended_cell(const FixPlan::Entry& entry, std::string_view part,
                                              std::string_view text);

/// What is said of a value that becomes another text, and of a key or an id that becomes another name.
[[nodiscard]] Fix fix_of_value(const Node& value, const Mend& mend);
[[nodiscard]] Fix fix_of_name(const Node& key, const std::string& name, bool already);

/// The criterion that an id means. One that is misspelt is guessed among all ids, and read where it can only be meant for a
/// criterion.
[[nodiscard]] std::optional<ReadName> read_criterion(const FixPlan& plan, std::string_view key);

/// The keys of a record, in their usual order.
[[nodiscard]] std::span<const std::string_view> record_key_order();

/// Whether a record may be fixed by a rubric, from the values of its keys: it says `ceping: record/1` and
/// names no other rubric. Null where a key is absent.
[[nodiscard]] bool is_ours(const Rubric& rubric, const Node* tag, const Node* id);

/// The edits of one record's keys and values; none where it is not ours.
void find_edits(const FixPlan& plan, const ByteIndex& index, const Node& record, std::vector<Edit>& edits);

/// The edit that puts a map's entries into order, and the old positions in their new order.
struct Reordering {
    Edit edit;
    std::vector<std::size_t> order;
};
/// `end_line` is the line before which the record ends. Nothing where they are in order or cannot safely be
/// moved.
[[nodiscard]] std::optional<Reordering> order_answers(const FixPlan& plan, const ByteIndex& index,
                                                      const Node& record, std::uint32_t end_line);
[[nodiscard]] std::optional<Reordering> order_keys(const Rubric& rubric, const ByteIndex& index,
                                                   const Node& record, std::uint32_t end_line);

/// The entries of a map, by position.
[[nodiscard]] std::vector<Node::Entry> entries_of(const Node& map);

}  // namespace ceping
