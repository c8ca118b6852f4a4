#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/node/formats.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// What a table that an author wrote, of items, standards and points, was understood to say. Everything
/// that the table does not say itself carries why it was taken so.

enum class AuthoredKind : std::uint8_t { judged, level, checklist, measure, count };
/// Points are earned under items, added by a bonus, taken off by penalties: the same words then mean
/// different rules.
enum class AuthoredSection : std::uint8_t { items, bonus, penalties, prerequisites, vetoes };

/// A level, a check or a class, with what it is worth.
struct AuthoredChoice {
    std::string name;
    std::optional<Exact> points;  ///< of a level nothing is known of: none
    std::optional<Exact>
        ratio;                 ///< of a level that is worth a share of the points, which `points` then holds
    std::string standard;      ///< of a level; may be empty
    std::size_t at_least = 0;  ///< of a level that follows from checks: how many must be met
};

/// How a criterion is scored, as its standard's words were understood.
struct AuthoredRule {
    AuthoredKind kind = AuthoredKind::judged;
    std::string said;    ///< the words that it follows from; empty: there were none
    std::string answer;  ///< what it was taken for, such as `from: full, each: 0.5`
    bool from_full = false;
    bool highest = false;
    std::optional<Exact> each;
    std::optional<Exact> step;  ///< of what is judged
    bool all = false;           ///< of a checklist: only all of it is worth anything
    std::string unit;
    std::vector<AuthoredChoice> choices;  ///< levels, best first; checks; classes
    std::vector<std::string> checks;      ///< of a level that follows from them
    bool guessed_ratios = false;          ///< the levels' shares are nobody's but ours
    std::vector<std::pair<Exact, Exact>> curve;
    bool stepped = false;
    bool may_not_apply = false;
    std::optional<Exact> most;     ///< the cap that its words state
    std::vector<Words> decisions;  ///< what only a person can settle
    std::vector<std::string> vetoes;
};

struct AuthoredItem {
    std::string id;
    std::string number;  ///< the table's own, where it has one
    std::string title;
    std::string standard;
    std::string note;
    std::vector<std::string> methods;  ///< titles, as written
    Place place;
    Exact points;                 ///< 0: none of its own, under a bonus or penalties
    std::optional<Exact> stated;  ///< what the table says of a group
    AuthoredRule rule;            ///< of a criterion
    std::vector<Words> remarks;   ///< guesses about its points and place
    std::vector<AuthoredItem> items;

    [[nodiscard]] bool is_group() const { return !items.empty(); }
};

struct AuthoredCondition {
    std::string title;
    Place place;
    std::string said;  ///< where it was made of words of another row or remark: those; else empty
};

struct AuthoredExtra {
    std::vector<AuthoredItem> items;
    std::optional<Exact> cap;
    Words cap_remark;  ///< where the cap is a guess
};

struct AuthoredTable {
    std::string path;
    std::string sheet;  ///< of a workbook
    std::string title;
    std::optional<int> year;  ///< of the title
    std::vector<AuthoredItem> items;
    AuthoredExtra bonus;
    AuthoredExtra penalties;
    std::vector<AuthoredCondition> prerequisites;
    std::vector<AuthoredCondition> vetoes;
    std::vector<std::string> methods;   ///< titles, in the order of the table
    std::vector<Words> joined_methods;  ///< which names were taken for one of them
    std::vector<std::string> remarks;   ///< what stands above and below the table, and was not understood
    std::vector<std::string>
        blank_columns;  ///< headers of columns to be filled in: self-assessment, remarks of assessors
    Exact total;        ///< what the items add up to
    std::optional<Exact> stated_total;
    bool converted = false;  ///< the title or a remark says that points are brought to the stated total

    /// Whether the items add up to something else than the total that they are brought to.
    [[nodiscard]] bool is_brought() const { return converted && stated_total && *stated_total != total; }
};

/// What a person has to settle, with where it stands, in the order of the table.
struct AuthoredDecision {
    Place place;
    std::string id;
    Words what;
};
[[nodiscard]] std::vector<AuthoredDecision> decisions_of(const AuthoredTable& table);

struct AuthoredTally {
    std::size_t criteria = 0;
    std::size_t guesses = 0;  ///< marked in the rubric; decisions are apart
    std::size_t decisions = 0;
};
[[nodiscard]] AuthoredTally tally_of(const AuthoredTable& table);

/// Understands the rows of a table. Sums that disagree and criteria without points are findings; what is no
/// such table is an Error that says what was looked for and what was found. Source: ceping-new(1), FROM A
/// TABLE.
[[nodiscard]] AuthoredTable understand_table(const Node& rows, std::span<const MergedCells> merged,
                                             Diagnostics& found);
/// The same of a file, CSV or a workbook; nothing where it cannot be read, which is found then. `sheet` names the sheet of a
/// workbook; empty: the first visible one that is such a table, else the first with anything in it.
[[nodiscard]] std::optional<AuthoredTable> read_authored(const std::string& path, std::string_view sheet,
                                                         const ReadOptions& options, Diagnostics& found);

}  // namespace ceping
