#include <ceping/model/formula.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>

namespace ceping {

namespace formula {

namespace {

using Op = Formula::Op;

Formula of_field(Op op, std::size_t field) {
    Formula out;
    out.op = op;
    out.index = field;
    return out;
}

Formula of_parts(Op op, std::vector<Formula> parts) {
    Formula out;
    out.op = op;
    out.parts = std::move(parts);
    return out;
}

Formula of_two(Op op, Formula one, Formula other) {
    std::vector<Formula> parts;
    parts.push_back(std::move(one));
    parts.push_back(std::move(other));
    return of_parts(op, std::move(parts));
}

/// The same of more than two: what is within one another again and again no spreadsheet takes.
Formula folded(Op op, Formula one, Formula other) {
    if (one.op == op) {
        one.parts.push_back(std::move(other));
        return one;
    }
    return of_two(op, std::move(one), std::move(other));
}

bool is_known(const Formula& of) { return of.op == Op::number; }

bool is_always(const Formula& of) { return of.op == Op::always; }

bool is_never(const Formula& of) { return of.op == Op::no && is_always(of.parts.front()); }

/// Takes out what changes nothing, and the parts of parts of the same kind into the whole.
std::vector<Formula> spread(Op op, std::vector<Formula> parts, bool (*idle)(const Formula&)) {
    std::vector<Formula> out;
    for (Formula& part : parts) {
        if (idle(part)) {
            continue;
        }
        if (part.op == op) {
            std::move(part.parts.begin(), part.parts.end(), std::back_inserter(out));
        } else {
            out.push_back(std::move(part));
        }
    }
    return out;
}

}  // namespace

Formula number(Exact value) {
    Formula out;
    out.value = std::move(value);
    return out;
}

Formula entered(std::size_t field) { return of_field(Op::entered, field); }

Formula day(std::size_t field) { return of_field(Op::day, field); }

Formula day(Date date) { return number(days_between(Date{1970, 1, 1}, date)); }

Formula pieces(std::size_t field) { return of_field(Op::pieces, field); }

Formula sum(std::vector<Formula> parts) {
    Exact known;
    for (const Formula& part : parts) {
        known += is_known(part) ? part.value : Exact();
    }
    std::vector<Formula> rest = spread(Op::sum, std::move(parts), is_known);
    if (!known.is_zero() || rest.empty()) {
        rest.push_back(number(known));
    }
    return rest.size() == 1 ? std::move(rest.front()) : of_parts(Op::sum, std::move(rest));
}

Formula minus(Formula from, Formula what) {
    if (is_known(from) && is_known(what)) {
        return number(from.value - what.value);
    }
    return what.is_constant(0) ? from : of_two(Op::minus, std::move(from), std::move(what));
}

Formula product(Formula one, Formula other) {
    if (is_known(one) && is_known(other)) {
        return number(one.value * other.value);
    }
    if (one.is_constant(0) || other.is_constant(0)) {
        return number(0);
    }
    if (one.is_constant(1)) {
        return other;
    }
    return other.is_constant(1) ? one : of_two(Op::product, std::move(one), std::move(other));
}

Formula quotient(Formula over, Formula under) {
    if (is_known(over) && is_known(under) && !under.value.is_zero()) {
        return number(over.value / under.value);
    }
    return under.is_constant(1) ? over : of_two(Op::quotient, std::move(over), std::move(under));
}

Formula least(Formula one, Formula other) {
    if (is_known(one) && is_known(other)) {
        return number(std::min(one.value, other.value));
    }
    return folded(Op::least, std::move(one), std::move(other));
}

Formula greatest(Formula one, Formula other) {
    if (is_known(one) && is_known(other)) {
        return number(std::max(one.value, other.value));
    }
    return folded(Op::greatest, std::move(one), std::move(other));
}

Formula rounded(Formula what, int places, Rounding mode) {
    if (is_known(what)) {
        return number(what.value.rounded(places, mode));
    }
    Formula out;
    out.op = Op::rounded;
    out.places = places;
    out.mode = mode;
    out.parts.push_back(std::move(what));
    return out;
}

Formula choice(Formula whether, Formula then, Formula otherwise) {
    if (is_always(whether)) {
        return then;
    }
    if (is_never(whether)) {
        return otherwise;
    }
    if (is_known(then) && otherwise.is_constant(then.value)) {
        return then;
    }
    std::vector<Formula> parts;
    parts.push_back(std::move(whether));
    parts.push_back(std::move(then));
    parts.push_back(std::move(otherwise));
    return of_parts(Op::choice, std::move(parts));
}

Formula always() { return of_parts(Op::always, {}); }

Formula never() { return of_parts(Op::no, {always()}); }

Formula is_number(std::size_t field) { return of_field(Op::is_number, field); }

Formula is_day(std::size_t field) { return of_field(Op::is_day, field); }

Formula is_filled(std::size_t field) { return of_field(Op::is_filled, field); }

Formula is_text(std::size_t field, std::string text) {
    Formula out = of_field(Op::is_text, field);
    out.text = std::move(text);
    return out;
}

Formula is_yes(std::size_t field) { return of_field(Op::is_yes, field); }

Formula is_absent(std::size_t field) { return of_field(Op::is_absent, field); }

Formula is_within(std::size_t field, std::string path) {
    Formula out = of_field(Op::is_within, field);
    out.text = std::move(path);
    return out;
}

Formula is_same(std::size_t field, std::size_t other) {
    Formula out = of_field(Op::is_same, field);
    out.other = other;
    return out;
}

Formula at_least(Formula one, Formula other) {
    if (is_known(one) && is_known(other)) {
        return one.value >= other.value ? always() : never();
    }
    return of_two(Op::at_least, std::move(one), std::move(other));
}

Formula more(Formula one, Formula other) {
    if (is_known(one) && is_known(other)) {
        return one.value > other.value ? always() : never();
    }
    return of_two(Op::more, std::move(one), std::move(other));
}

Formula multiple(Formula what, Exact of) {
    return of_two(Op::multiple, std::move(what), number(std::move(of)));
}

Formula all(std::vector<Formula> parts) {
    if (std::any_of(parts.begin(), parts.end(), is_never)) {
        return never();
    }
    std::vector<Formula> rest = spread(Op::all, std::move(parts), is_always);
    if (rest.empty()) {
        return always();
    }
    return rest.size() == 1 ? std::move(rest.front()) : of_parts(Op::all, std::move(rest));
}

Formula any(std::vector<Formula> parts) {
    if (std::any_of(parts.begin(), parts.end(), is_always)) {
        return always();
    }
    std::vector<Formula> rest = spread(Op::any, std::move(parts), is_never);
    if (rest.empty()) {
        return never();
    }
    return rest.size() == 1 ? std::move(rest.front()) : of_parts(Op::any, std::move(rest));
}

Formula no(Formula what) {
    if (what.op == Op::no) {
        Formula inner = std::move(what.parts.front());
        return inner;
    }
    return of_parts(Op::no, {std::move(what)});
}

}  // namespace formula

Formula FormulaLines::add(std::string name, Formula formula) {
    using Op = Formula::Op;
    const bool known = formula.op == Op::number || formula.op == Op::line || formula.op == Op::line_true ||
                       formula.op == Op::always ||
                       (formula.op == Op::no && formula.parts.front().op == Op::always);
    if (known) {
        return formula;
    }
    Formula out;
    out.op = formula.is_figure() ? Op::line : Op::line_true;
    out.index = list_.size();
    list_.push_back({std::move(name), std::move(formula)});
    return out;
}

namespace {

bool is_or_begins_with(std::string_view path, std::string_view names) {
    return path.starts_with(names) && (path.size() == names.size() || path[names.size()] == '/');
}

/// Reckons one formula from entries and from lines that were reckoned before.
class Reckoner {
public:
    Reckoner(const std::vector<FormEntry>& entries, const std::vector<Exact>& lines)
        : entries_(entries), lines_(lines) {}

    [[nodiscard]] Exact value(const Formula& of) const {
        using Op = Formula::Op;
        switch (of.op) {
            case Op::number: return of.value;
            case Op::entered: return entry(of).number.value_or(Exact());
            case Op::day:
                return entry(of).day ? Exact(days_between(Date{1970, 1, 1}, *entry(of).day)) : Exact();
            case Op::pieces: return static_cast<std::int64_t>(entry(of).pieces);
            case Op::line: return lines_[of.index];
            case Op::minus: return part(of, 0) - part(of, 1);
            case Op::quotient: {
                const Exact under = part(of, 1);
                return under.is_zero() ? Exact() : part(of, 0) / under;
            }
            case Op::rounded: return part(of, 0).rounded(of.places, of.mode);
            case Op::choice: return part(of, holds(of.parts.front()) ? 1 : 2);
            case Op::sum:
            case Op::product:
            case Op::least:
            case Op::greatest: return folded(of);
            default: return holds(of) ? 1 : 0;
        }
    }

private:
    [[nodiscard]] bool holds(const Formula& of) const {
        using Op = Formula::Op;
        const auto is = [this](const Formula& each) { return holds(each); };
        switch (of.op) {
            case Op::always: return true;
            case Op::is_number: return entry(of).number.has_value();
            case Op::is_day: return entry(of).day.has_value();
            case Op::is_filled: return !entry(of).text.empty();
            case Op::is_text: return entry(of).text == of.text;
            case Op::is_yes: return entry(of).yes;
            case Op::is_absent: return entry(of).absent;
            case Op::is_within: return is_or_begins_with(entry(of).text, of.text);
            case Op::is_same: return !entry(of).text.empty() && entry(of).text == entries_[of.other].text;
            case Op::line_true: return !lines_[of.index].is_zero();
            case Op::at_least: return part(of, 0) >= part(of, 1);
            case Op::more: return part(of, 0) > part(of, 1);
            case Op::multiple: return (part(of, 0) / part(of, 1)).is_whole();
            case Op::all: return std::all_of(of.parts.begin(), of.parts.end(), is);
            case Op::any: return std::any_of(of.parts.begin(), of.parts.end(), is);
            case Op::no: return !holds(of.parts.front());
            default: return !value(of).is_zero();
        }
    }

    [[nodiscard]] const FormEntry& entry(const Formula& of) const { return entries_[of.index]; }
    [[nodiscard]] Exact part(const Formula& of, std::size_t at) const { return value(of.parts[at]); }

    [[nodiscard]] Exact folded(const Formula& of) const {
        using Op = Formula::Op;
        Exact out = part(of, 0);
        for (std::size_t i = 1; i < of.parts.size(); ++i) {
            const Exact next = part(of, i);
            if (of.op == Op::sum) {
                out += next;
            } else if (of.op == Op::product) {
                out *= next;
            } else if (of.op == Op::least ? next < out : next > out) {
                out = next;
            }
        }
        return out;
    }

    const std::vector<FormEntry>& entries_;
    const std::vector<Exact>& lines_;
};

}  // namespace

Reckoning::Reckoning(const FormulaLines& lines, std::vector<FormEntry> entries)
    : entries_(std::move(entries)) {
    values_.reserve(lines.list().size());
    for (const auto& line : lines.list()) {
        values_.push_back(value(line.formula));
    }
}

Exact Reckoning::value(const Formula& formula) const { return Reckoner(entries_, values_).value(formula); }

bool Reckoning::is_true(const Formula& formula) const { return !value(formula).is_zero(); }

}  // namespace ceping
