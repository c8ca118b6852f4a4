#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ceping {

/// How a text stands out on a terminal.
enum class Tone : std::uint8_t {
    usual,
    heading,  ///< bold
    fault,    ///< red: rejected, an error
    doubt,    ///< yellow: not eligible, points lost, a warning
    hint      ///< cyan: a note
};

/// What people or programs are told, before it is known in which format: headings, paragraphs, and tables whose cells hold
/// exact values. The writers (write/formats) know types, never subjects. Texts are plain: the writers escape them. A line
/// end in a text is one where the format can have it there.
struct Report {
    struct Run {
        std::string text;
        bool strong = false;
        std::string to{};    ///< anchor of a heading of this report, which the text leads to; empty: none
        std::string file{};  ///< name of a file beside this one, which the text leads to; empty: none
    };
    using Line = std::vector<Run>;

    /// Who a table or a column is for. Text, Markdown, HTML and paper are for people, CSV for spreadsheets, JSON for
    /// programs.
    enum For : std::uint8_t {
        people = 1,
        sheets = 2,
        programs = 4,
        people_and_programs = 5,
        data = 6,
        everyone = 7,
        people_and_books = 9  ///< workbooks, which else have of CSV's tables what CSV has
    };

    // --- blocks, from top to bottom; JSON holds tables alone, and CSV one

    struct Heading {
        int level = 2;       ///< 2 and more; 1 is a title
        std::string anchor;  ///< unique in the report: letters, digits, `-`, `_` and `.`
        std::string text;
        std::string tail{};   ///< what stands behind it less prominently, or empty
        std::string below{};  ///< a paragraph below it, which text has in brackets behind it; or empty
        bool in_contents = true;
        Tone tone = Tone::heading;
        bool close = false;     ///< text: no empty line before it
        bool new_page = false;  ///< an annex: it begins a page, and what stands below it is its title
        bool whole =
            false;  ///< it and what stands below it are one thing: not parted on paper where they fit a page
    };
    struct Paragraph {
        Line text;
        bool notice = false;  ///< set off from the rest: what nobody may overlook
        bool right = false;   ///< at the right: a signature
        Tone tone = Tone::usual;
    };
    struct List {
        std::vector<Line> items;
        std::size_t first = 0;                   ///< the number of the first; 0: they have none
        std::vector<Tone> tones{};               ///< beside the items; one without is as usual
        std::vector<std::vector<Line>> below{};  ///< beside the items: what each is made of, or nothing
    };
    /// What is called what: a label and what it says.
    struct Facts {
        std::vector<std::pair<std::string, Line>> entries;
    };
    /// An empty line of text between what belongs apart and has no heading; other formats part blocks anyway.
    struct Gap {};

    struct Table;

    /// A word of a fixed list, such as a status, or a name with its id: programs get the key.
    struct Word {
        std::string key;
        Words words;
    };

    /// What a cell holds: nothing, which JSON leaves out, or says to be null; a text (the same for all, or in each language), a word, a number, or, for programs, rows
    /// of its own.
    class Cell {
    public:
        using Value = std::variant<std::monostate, std::nullptr_t, std::string, Words, Word, Exact, bool,
                                   Line, std::shared_ptr<const Table>>;

        Cell() = default;
        Cell(std::nullptr_t null) : value(null) {}  // NOLINT(google-explicit-constructor)
        // Implicit on purpose: a column's function returns what it has.
        Cell(std::string text) : value(std::move(text)) {}    // NOLINT(google-explicit-constructor)
        Cell(const char* text) : value(std::string(text)) {}  // NOLINT(google-explicit-constructor)
        Cell(Words words) : value(std::move(words)) {}        // NOLINT(google-explicit-constructor)
        Cell(Word word) : value(std::move(word)) {}           // NOLINT(google-explicit-constructor)
        Cell(Exact number) : value(std::move(number)) {}      // NOLINT(google-explicit-constructor)
        Cell(const std::optional<Exact>& number) {            // NOLINT(google-explicit-constructor)
            if (number) {
                value = *number;
            }
        }
        Cell(std::same_as<bool> auto flag) : value(flag) {}  // NOLINT(google-explicit-constructor)
        Cell(std::integral auto count)                       // NOLINT(google-explicit-constructor)
            requires(!std::same_as<decltype(count), bool>)
            : value(Exact(static_cast<std::int64_t>(count))) {}
        Cell(Line line) : value(std::move(line)) {}  // NOLINT(google-explicit-constructor)
        Cell(Table rows);                            // NOLINT(google-explicit-constructor)

        /// The same, as many levels below what stands above: indented in text.
        [[nodiscard]] Cell below(std::size_t levels) && {
            depth = levels;
            return std::move(*this);
        }
        /// Whether people find nothing in it, and JSON leaves it out.
        [[nodiscard]] bool empty() const;

        Value value;
        std::size_t depth = 0;
        bool runs_on = false;  ///< text: it stands in place of the rest of the row, and sets no width
    };

    /// What a column's cells are, and so how each format shows them. Source: ceping-report(1), the tables' columns.
    enum class Type : std::uint8_t {
        text,
        word,    ///< programs, and spreadsheets in English, get the key
        band,    ///< programs get the id, people the title
        flag,    ///< `true` or `false`; spreadsheets in Chinese say 具备, 不具备
        date,    ///< as text; workbooks can reckon with it
        digest,  ///< as text; pages of a batch set it apart
        points,  ///< figures, at the right; rounded to 6 places where they have more
        count,
        rank,
        exact,  ///< a figure as a fraction in lowest terms; spreadsheets cannot reckon with those and get decimals
        rate,   ///< a share 0..1; people read per cents
        delta,  ///< points more or fewer; people see a sign before what is over 0
        places  ///< ranks won or lost; all but programs see a sign
    };

    struct Column {
        std::string id;  ///< of data formats
        Words title;     ///< for people; CSV has the words of model/column_words.hpp
        Type type = Type::text;
        std::function<Cell(std::size_t row)> cell;
        For readers = everyone;
        bool may_cut = false;  ///< text: may be shortened where the table is wider than the terminal
        bool codes = false;    ///< text: ids, which pages do not break at a hyphen
        std::size_t room = 0;  ///< on paper: columns of text that it has room for, to be filled in by hand
        /// For people: figures, and per cents of rates, have so many decimals.
        std::optional<std::pair<int, Rounding>> decimals{};
    };

    /// How JSON has a table: a list of objects, its only row as an object, or the cells of its only column as a list.
    enum class Shape : std::uint8_t { rows, object, values };

    /// Rows are asked for one by one, as often as a format needs, so that a batch's millions of rows are never held. What
    /// the columns' functions refer to must live as long as the report.
    struct Table {
        std::string id;  ///< its member in JSON; of an object without one the members are the document's own
        std::size_t rows = 0;
        std::vector<Column> columns{};
        For readers = everyone;
        std::function<Tone(std::size_t row)> tone{};
        Shape shape = Shape::rows;
        bool header = false;  ///< for people its header stands there even without rows

        /// Adds a column for everyone, for people alone, for data formats alone.
        Column& add(std::string column, Words called, Type type, std::function<Cell(std::size_t)> cell);
        Column& for_people(Words called, Type type, std::function<Cell(std::size_t)> cell);
        Column& for_data(std::string column, Type type, std::function<Cell(std::size_t)> cell);
        /// A cell that is the same in every row.
        Table& same(std::string column, Type type, Cell cell);
    };

    /// An object of JSON while it is put together, member by member.
    class Object {
    public:
        /// `id`: the document's member; without one its members are the document's own, or a cell's.
        explicit Object(std::string id = {});
        Object& put(std::string_view member, Type type, Cell cell) {
            table_.same(std::string(member), type, std::move(cell));
            return *this;
        }
        Object& text(std::string_view member, std::string_view value) {
            return put(member, Type::text, std::string(value));
        }
        Object& count(std::string_view member, std::size_t value) { return put(member, Type::count, value); }
        Object& figure(std::string_view member, const std::optional<Exact>& value) {
            return put(member, Type::points, value);
        }
        Object& flag(std::string_view member, bool value) { return put(member, Type::flag, value); }
        Object& add(std::string_view member, const Object& value) {
            return put(member, Type::text, value.table_);
        }
        Object& add(std::string_view member, std::vector<Object> objects);
        Object& add(std::string_view member, std::vector<Exact> figures);
        [[nodiscard]] Table take() && { return std::move(table_); }

    private:
        Table table_;
    };

    using Block = std::variant<Heading, Paragraph, List, Facts, Gap, Table>;

    std::string title;  ///< or empty
    Language language = Language::en;
    std::vector<Block> blocks{};  ///< those before the first heading stand before the contents
    bool letter = false;          ///< it is read at once, without contents
    std::string kind{};  ///< what sort of text it is, 测评手册, to stand above the title; or empty
    std::string tag{};   ///< of JSON: `league/1`
    std::string page{};  ///< HTML needs a title: what it is where there is no other
    bool inset = false;  ///< text: lists are indented below their headings
    bool paper = false;  ///< text shows the title, and tables of Markdown say how wide columns are on paper

    /// Figures stand at the right.
    [[nodiscard]] static bool figures(Type type) { return type >= Type::points; }

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(language); }

    void heading(int level, const Words& text, bool close = false);
    void paragraph(const Words& text, Tone tone = Tone::usual);
    /// An item of the list that ends the report, which is begun where there is none.
    void item(const Words& text, Tone tone = Tone::usual);
    void item(std::string text, Tone tone = Tone::usual) { item(Words(std::move(text)), tone); }
    void gap() { blocks.emplace_back(Gap{}); }
    void add(Table table) { blocks.emplace_back(std::move(table)); }
};

/// The cells of a list's elements: `of(&Unit::name)`, or `of(function of an element)`. The list must outlive them.
template <typename Row>
class CellsOf {
public:
    explicit CellsOf(const std::vector<Row>& rows) : rows_(&rows) {}

    template <typename What>
    [[nodiscard]] auto operator()(What what) const {
        return [rows = rows_, what](std::size_t i) -> Report::Cell { return std::invoke(what, (*rows)[i]); };
    }

private:
    const std::vector<Row>* rows_;
};

[[nodiscard]] constexpr bool is_for(Report::For readers, Report::For reader) {
    return (static_cast<unsigned>(readers) & static_cast<unsigned>(reader)) != 0;
}

}  // namespace ceping
