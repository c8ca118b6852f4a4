#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/node/source.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// One value of a document, whatever format it was written in: nothing, a text, a list, or a map whose order and
/// duplicate keys are kept. Numbers, dates and booleans are texts as written. Nodes are small and are copied freely;
/// what they point at lives in their Document.
class Node {
public:
    enum class Type : std::uint8_t { null, text, list, map };
    /// How a text was written, where that matters to a reader of messages or to what may be a number.
    enum class Style : std::uint8_t {
        plain,    ///< YAML without quotes
        quoted,   ///< YAML or JSON with quotes
        number,   ///< a JSON number: its literal
        boolean,  ///< JSON true or false
        cell      ///< a cell of a table: compact forms such as `a;c` are understood
    };

    struct Entry;
    class Entries;

    Node() = default;

    [[nodiscard]] Type type() const { return type_; }
    [[nodiscard]] Style style() const { return style_; }
    [[nodiscard]] bool is_null() const { return type_ == Type::null; }
    [[nodiscard]] bool is_text() const { return type_ == Type::text; }
    [[nodiscard]] bool is_list() const { return type_ == Type::list; }
    [[nodiscard]] bool is_map() const { return type_ == Type::map; }

    /// The text of a text; empty for anything else.
    [[nodiscard]] std::string_view text() const {
        return is_text() ? std::string_view(static_cast<const char*>(data_), size_) : std::string_view();
    }
    /// Elements of a list, entries of a map, bytes of a text.
    [[nodiscard]] std::size_t size() const { return size_; }
    /// An element of a list.
    [[nodiscard]] const Node& operator[](std::size_t index) const {
        return static_cast<const Node*>(data_)[index];
    }
    [[nodiscard]] const Node* begin() const { return is_list() ? static_cast<const Node*>(data_) : nullptr; }
    [[nodiscard]] const Node* end() const {
        return is_list() ? static_cast<const Node*>(data_) + size_ : nullptr;
    }
    /// Key and value nodes of a map, in order.
    [[nodiscard]] Entries entries() const;
    /// The value of a key, the first where it stands twice; null where it is absent.
    [[nodiscard]] const Node* find(std::string_view key) const;

    [[nodiscard]] Place place() const;
    [[nodiscard]] Location location() const;
    [[nodiscard]] const Source* source() const { return source_; }

    // In the header: a record makes more than a thousand of them.
    static Node make_null(const Source& source, Place place) {
        return {nullptr, source, 0, place, Type::null, Style::plain};
    }
    /// `text` must outlive the node: a view into the source or into an arena.
    static Node make_text(const Source& source, Place place, std::string_view text, Style style) {
        return {text.data(), source, text.size(), place, Type::text, style};
    }
    static Node make_list(const Source& source, Place place, const Node* elements, std::size_t count) {
        return {elements, source, count, place, Type::list, Style::plain};
    }
    /// `pairs` are 2 x `count` nodes: key, value, key, value …
    static Node make_map(const Source& source, Place place, const Node* pairs, std::size_t count) {
        return {pairs, source, count, place, Type::map, Style::plain};
    }
    /// A node that knows its byte offset only: JSON's. Line and column are looked up when somebody asks.
    Node& at_offset(std::size_t offset) {
        line_ = 0;
        column_ = static_cast<std::uint32_t>(offset);
        return *this;
    }
    /// The same value, said to stand elsewhere: what tailoring and tables use.
    [[nodiscard]] Node moved_to(const Node& other) const {
        Node node = *this;
        node.source_ = other.source_;
        node.line_ = other.line_;
        node.column_ = other.column_;
        return node;
    }

private:
    Node(const void* data, const Source& source, std::size_t size, Place place, Type type, Style style)
        : data_(data),
          source_(&source),
          size_(static_cast<std::uint32_t>(size)),
          line_(place.line),
          column_(place.column),
          type_(type),
          style_(style) {}

    const void* data_ = nullptr;  // characters, elements or pairs
    const Source* source_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t line_ = 0;  // 0: column_ is a byte offset
    std::uint32_t column_ = 0;
    Type type_ = Type::null;
    Style style_ = Style::plain;
};

struct Node::Entry {
    const Node& key;
    const Node& value;
};

class Node::Entries {
public:
    class Iterator {
    public:
        explicit Iterator(const Node* at) : at_(at) {}
        Entry operator*() const { return {at_[0], at_[1]}; }
        Iterator& operator++() {
            at_ += 2;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Node* at_;
    };
    Entries(const Node* pairs, std::size_t count) : first_(pairs), count_(count) {}
    [[nodiscard]] Iterator begin() const { return Iterator(first_); }
    [[nodiscard]] Iterator end() const { return Iterator(first_ + 2 * count_); }

private:
    const Node* first_;
    std::size_t count_;
};

/// Memory for the texts and children of nodes; freed at once.
class Arena {
public:
    Arena() = default;
    Arena(Arena&&) noexcept = default;
    Arena& operator=(Arena&&) noexcept = default;

    /// A copy of `text` that lives as long as the arena.
    std::string_view keep(std::string_view text) {
        if (text.empty()) {
            return "";
        }
        char* const copy = room(text.size());
        std::memcpy(copy, text.data(), text.size());
        return {copy, text.size()};
    }
    /// A copy of nodes that lives as long as the arena.
    const Node* keep(const Node* nodes, std::size_t count) {
        static_assert(std::is_trivially_copyable_v<Node>);
        return count == 0 ? nullptr
                          : static_cast<const Node*>(std::memcpy(take(count * sizeof(Node), alignof(Node)),
                                                                 nodes, count * sizeof(Node)));
    }
    /// Bytes for the caller to fill, as long-lived.
    char* room(std::size_t bytes) { return static_cast<char*>(take(bytes, 1)); }
    /// Forgets everything but keeps the memory for the next document.
    void reset();

private:
    struct Block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size = 0;
    };
    void* take(std::size_t bytes, std::size_t alignment) {
        const std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
        if (block_ < blocks_.size() && at + bytes <= blocks_[block_].size) {
            used_ = at + bytes;
            return blocks_[block_].bytes.get() + at;
        }
        return take_from_next(bytes);
    }
    void* take_from_next(std::size_t bytes);

    std::vector<Block> blocks_;
    std::size_t block_ = 0;
    std::size_t used_ = 0;
};

/// A map of these keys and values that stands where `where` does.
[[nodiscard]] Node map_of(const std::vector<std::pair<Node, Node>>& entries, const Node& where, Arena& arena);

/// Cells of a sheet that are merged into one, positions from 0. The first of them holds the text, the others are empty.
struct MergedCells {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t rows = 1;
    std::uint32_t columns = 1;
};

/// One table of cells: a CSV file's, which has no name, or a sheet of a workbook.
struct TableSheet {
    std::string name;
    bool hidden = false;  ///< it is read in its first rows alone
    /// A list of rows, each a list of cells up to its last filled one. In a workbook row i is the sheet's row i + 1: blank rows
    /// before a filled one stand there, as one empty cell.
    Node rows;
    std::vector<MergedCells> merged;
    std::shared_ptr<const Source> source;
    /// What is wrong in its cells, and notes: for those who read the sheet, each about the row in which it stands.
    Diagnostics found;
};

/// One document: a tree and what it stands on. Moving it keeps every Node valid.
struct Document {
    std::shared_ptr<const Source> source;
    Arena arena;
    Node root;
    bool table =
        false;  ///< its `sheets` are tables of cells; root is the rows of the first that is not hidden
    std::vector<TableSheet> sheets;
    /// Findings about it were reported while reading (a tag, a bad key, a row that is broken): what was refused is left out
    /// of the tree, which serves to name the unit and to find more, not to score it. Of a table they concern the rows in
    /// which they stand, and no other.
    bool faulty = false;
};

/// Adds a finding at a node, with the source line that it stands on.
void report(Diagnostics& found, const Node& at, Code code, std::vector<Words> words,
            std::string suggestion = {});
void report_at(Diagnostics& found, const Source& source, Place place, Code code, std::vector<Words> words,
               std::string suggestion = {});
/// Gives findings that were made away from the text the excerpts of their lines.
void add_excerpts(const std::vector<const Source*>& sources, Diagnostics& found);

}  // namespace ceping
