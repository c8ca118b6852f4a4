#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What is reckoned in a form while it is filled in, as plain data: a spreadsheet prints it as formulas, a page as script,
// and whoever has the entries can reckon it here. Source: ceping-form(1), THE PROVISIONAL SCORE.

/// A number, or whether something is true, reckoned from what stands in a form's fields and on lines before. Texts are
/// compared without blanks at their ends, letter by letter. Numbers are exact; what a writer prints may be less.
struct Formula {
    enum class Op : std::uint8_t {
        // numbers
        number,    ///< `value`
        entered,   ///< the number in the field `index`; 0 where none is
        day,       ///< the day in the field `index`, counted from 1970-01-01; 0 where none is
        pieces,    ///< how many pieces of evidence the field `index` lists
        line,      ///< the number on the line `index`
        sum,       ///< of all `parts`; 0 of none
        minus,     ///< the first less the second
        product,   ///< of all `parts`
        quotient,  ///< the first over the second; 0 where that is 0
        least,     ///< of all `parts`
        greatest,  ///< of all `parts`
        rounded,   ///< the first, at `places` decimals, by `mode`
        choice,    ///< the second where the first is true, else the third
        // whether something is true
        always,     ///< it is
        is_number,  ///< the field `index` has a number
        is_day,     ///< the field `index` has a day
        is_filled,  ///< the field `index` has something
        is_text,    ///< the text in the field `index` is `text`
        is_yes,     ///< the field `index` is ticked: 是, `yes`
        is_absent,  ///< the field `index` says that this does not apply: 不涉及, `n/a`
        is_within,  ///< the path of names in the field `index` is `text`, or begins with its names
        is_same,    ///< the fields `index` and `other` have the same text, and not none
        line_true,  ///< the line `index` is
        at_least,   ///< the first is at least the second
        more,       ///< the first is more than the second
        multiple,   ///< the first is a whole multiple of the second, which is not 0
        all,        ///< of the `parts` are; true of none
        any,        ///< of the `parts` is; false of none
        no          ///< the first is not
    };

    Op op = Op::number;
    Exact value;
    std::size_t index = 0;
    std::size_t other = 0;
    std::string text;
    int places = 0;
    Rounding mode = Rounding::half_up;
    std::vector<Formula> parts;

    /// Whether it is a number, and not whether something is true.
    [[nodiscard]] bool is_figure() const { return op < Op::always; }
    /// A number that is known.
    [[nodiscard]] bool is_constant(const Exact& of) const { return op == Op::number && value == of; }
};

/// How formulas are written down. What is known without any entry is reckoned at once: 0 is left out of a sum, what is
/// true out of `all`, and so on.
namespace formula {
[[nodiscard]] Formula number(Exact value);
[[nodiscard]] Formula entered(std::size_t field);
[[nodiscard]] Formula day(std::size_t field);
[[nodiscard]] Formula day(Date date);
[[nodiscard]] Formula pieces(std::size_t field);
[[nodiscard]] Formula sum(std::vector<Formula> parts);
[[nodiscard]] Formula minus(Formula from, Formula what);
[[nodiscard]] Formula product(Formula one, Formula other);
[[nodiscard]] Formula quotient(Formula over, Formula under);
[[nodiscard]] Formula least(Formula one, Formula other);
[[nodiscard]] Formula greatest(Formula one, Formula other);
[[nodiscard]] Formula rounded(Formula what, int places, Rounding mode);
[[nodiscard]] Formula choice(Formula whether, Formula then, Formula otherwise);
[[nodiscard]] Formula always();
[[nodiscard]] Formula never();
[[nodiscard]] Formula is_number(std::size_t field);
[[nodiscard]] Formula is_day(std::size_t field);
[[nodiscard]] Formula is_filled(std::size_t field);
[[nodiscard]] Formula is_text(std::size_t field, std::string text);
[[nodiscard]] Formula is_yes(std::size_t field);
[[nodiscard]] Formula is_absent(std::size_t field);
[[nodiscard]] Formula is_within(std::size_t field, std::string path);
[[nodiscard]] Formula is_same(std::size_t field, std::size_t other);
[[nodiscard]] Formula at_least(Formula one, Formula other);
[[nodiscard]] Formula more(Formula one, Formula other);
[[nodiscard]] Formula multiple(Formula what, Exact of);
[[nodiscard]] Formula all(std::vector<Formula> parts);
[[nodiscard]] Formula any(std::vector<Formula> parts);
[[nodiscard]] Formula no(Formula what);
}  // namespace formula

/// Formulas one below the other, each of which may use those before it.
class FormulaLines {
public:
    /// The line's number or truth, as a formula. What is known, and what only names another line, gets no line of its own.
    Formula add(std::string name, Formula formula);

    struct Line {
        std::string name;  ///< whose it is, for those who read what was written: `1.2 points`
        Formula formula;
    };
    [[nodiscard]] const std::vector<Line>& list() const { return list_; }

private:
    std::vector<Line> list_;
};

/// What somebody entered into one field.
struct FormEntry {
    std::string text;             ///< without blanks at its ends; empty: nothing
    std::optional<Exact> number;  ///< what the text is as a number, where it is one
    std::optional<Date> day;      ///< what it is as a date, where it is one
    std::size_t pieces = 0;       ///< of evidence
    bool yes = false;             ///< it is ticked
    bool absent = false;          ///< it says that this does not apply
};

/// What a line, or a formula over lines, comes to: of a truth 1 or 0.
class Reckoning {
public:
    /// Reckons all lines. Throws: NumberTooLarge.
    Reckoning(const FormulaLines& lines, std::vector<FormEntry> entries);

    [[nodiscard]] Exact value(const Formula& formula) const;
    [[nodiscard]] bool is_true(const Formula& formula) const;
    [[nodiscard]] const Exact& line(std::size_t at) const { return values_[at]; }

private:
    std::vector<FormEntry> entries_;
    std::vector<Exact> values_;
};

}  // namespace ceping
