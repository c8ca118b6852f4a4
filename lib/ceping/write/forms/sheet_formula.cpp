#include <ceping/write/forms/sheet_formula.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

// What binary numbers are off by at most, and less than what figures of a rubric differ by: the widest margin between two
// points of a common denominator q is 1/q.
constexpr std::string_view comparing = "1E-10";
constexpr std::string_view rounding = "1E-11";
constexpr std::string_view whole = "1E-7";
constexpr int epoch = 25569;  // 1970-01-01 as spreadsheets count days

/// `'sheet'!`
std::string sheet_prefix(std::string_view sheet) {
    std::string name;
    for (const char c : sheet) {
        name += c == '\'' ? "''" : std::string(1, c);
    }
    return "'" + name + "'!";
}

/// Nested, from the inside: `what` by `by`, each as a formula has them.
std::string replaced(std::string in, const std::vector<std::pair<std::string, std::string>>& pairs) {
    for (const auto& [what, by] : pairs) {
        in = "SUBSTITUTE(" + in + "," + what + "," + by + ")";
    }
    return in;
}

/// What stands between semicolons or on lines of their own, and is not blank.
std::string pieces_in(const std::string& cell) {
    // Blanks cannot be there any more when they keep the pieces apart while empty ones go.
    const std::string list =
        "TRIM(" +
        replaced(cell, {{"\"；\"", "\";\""}, {"CHAR(10)", "\";\""}, {"\" \"", "\"\""}, {"\";\"", "\" \""}}) +
        ")";
    return "IF(LEN(" + list + ")=0,0,LEN(" + list + ")-LEN(" + replaced(list, {{"\" \"", "\"\""}}) + ")+1)";
}

/// Tags, whatever people write between them, with `;` between.
std::string listed_tags(const std::string& cell) {
    return replaced(cell, {{"\"；\"", "\";\""},
                           {"\"、\"", "\";\""},
                           {"\"，\"", "\";\""},
                           {"\",\"", "\";\""},
                           {"CHAR(10)", "\";\""},
                           {"\" \"", "\"\""}});
}

/// A tag as it stands in such a list, though it may have of what is written between them itself.
std::string tag_in_list(std::string_view tag) {
    std::string out;
    for (std::string_view rest = tag; !rest.empty();) {
        const std::string_view here = rest;
        const char32_t c = take_code_point(rest);
        if (c == U'；' || c == U'、' || c == U'，' || c == U',') {
            out += ';';
        } else if (c != U' ') {
            out += here.substr(0, here.size() - rest.size());
        }
    }
    return out;
}

std::string any_of_words(const std::string& text, const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        out += (out.empty() ? "" : ",") + text + "=" + quoted_in_formula(word);
    }
    return "OR(" + out + ")";
}

std::string number_text(const Exact& value) {
    const std::string plain = value.plain();
    const bool bare = plain.find_first_of("-/") == std::string::npos;
    return bare ? plain : "(" + plain + ")";
}

class Printer {
public:
    explicit Printer(const SheetPlaces& places) : places_(places), here_(sheet_prefix(places.here)) {}

    [[nodiscard]] std::string print(const Formula& of) const {
        using Op = Formula::Op;
        switch (of.op) {
            case Op::number: return number_text(of.value);
            case Op::entered: return "N(" + number_of(of) + ")";
            case Op::day: return "(N(" + number_of(of) + ")-" + std::to_string(epoch) + ")";
            case Op::pieces: return pieces_in(cell(of));
            case Op::line: return from_here(places_.lines[of.index]);
            case Op::sum: return "(" + joined(of, "+") + ")";
            case Op::minus: return "(" + part(of, 0) + "-" + part(of, 1) + ")";
            case Op::product: return joined(of, "*");
            case Op::quotient: return quotient(of);
            case Op::least: return "MIN(" + joined(of, ",") + ")";
            case Op::greatest: return "MAX(" + joined(of, ",") + ")";
            case Op::rounded: return rounded(of);
            case Op::choice: return "IF(" + joined(of, ",") + ")";
            default: return truth(of);
        }
    }

private:
    [[nodiscard]] std::string truth(const Formula& of) const {
        using Op = Formula::Op;
        switch (of.op) {
            case Op::always: return "TRUE";
            case Op::is_number:
            case Op::is_day: return "ISNUMBER(" + number_of(of) + ")";
            case Op::is_filled: return "LEN(" + trimmed(of) + ")>0";
            case Op::is_text:
                return places_.fields[of.index].any_case
                           ? any_of_words(
                                 "ASC(" + trimmed(of) + ")",
                                 {of.text, of.text + "级", of.text + "等", of.text + "档", of.text + "等级"})
                           : "EXACT(" + trimmed(of) + "," + quoted_in_formula(of.text) + ")";
            case Op::is_yes: return yes(of);
            case Op::is_absent: return says_absent(cell(of));
            case Op::is_within: return within(replaced(trimmed(of), {{"\"／\"", "\"/\""}}), of.text);
            case Op::is_same: return same(trimmed(of), trim_of(from_here(places_.fields[of.other].cell)));
            case Op::line_true: return from_here(places_.lines[of.index]) + "=1";
            case Op::at_least: return part(of, 0) + "-" + part(of, 1) + ">-" + std::string(comparing);
            case Op::more: return part(of, 0) + "-" + part(of, 1) + ">" + std::string(comparing);
            case Op::multiple: return multiple(part(of, 0), part(of, 1));
            case Op::all: return "AND(" + joined(of, ",") + ")";
            case Op::any: return "OR(" + joined(of, ",") + ")";
            case Op::no: return "NOT(" + part(of, 0) + ")";
            default: break;
        }
        throw std::logic_error("a formula that no spreadsheet has");
    }

    [[nodiscard]] std::string part(const Formula& of, std::size_t at) const { return print(of.parts[at]); }

    [[nodiscard]] std::string joined(const Formula& of, std::string_view between) const {
        std::string out;
        for (const Formula& each : of.parts) {
            out += (out.empty() ? "" : std::string(between)) + print(each);
        }
        return out;
    }

    [[nodiscard]] std::string from_here(const std::string& cell) const {
        return cell.starts_with(here_) ? cell.substr(here_.size()) : cell;
    }
    [[nodiscard]] std::string cell(const Formula& of) const {
        return from_here(places_.fields[of.index].cell);
    }
    [[nodiscard]] std::string number_of(const Formula& of) const {
        return from_here(places_.fields[of.index].number);
    }
    static std::string trim_of(const std::string& cell) { return "TRIM(" + cell + ")"; }
    [[nodiscard]] std::string trimmed(const Formula& of) const { return trim_of(cell(of)); }

    [[nodiscard]] std::string yes(const Formula& of) const {
        const std::string& word = places_.fields[of.index].listed;
        // Or one of several words in a cell.
        return word.empty() ? says_yes(cell(of))
                            : "ISNUMBER(FIND(" + quoted_in_formula(";" + tag_in_list(word) + ";") +
                                  ",\";\"&" + listed_tags(cell(of)) + "&\";\"))";
    }

    static std::string within(const std::string& text, const std::string& path) {
        const std::string deeper = path + "/";
        return "OR(EXACT(" + text + "," + quoted_in_formula(path) + "),EXACT(LEFT(" + text + "," +
               std::to_string(utf16_units(deeper)) + ")," + quoted_in_formula(deeper) + "))";
    }

    static std::string same(const std::string& one, const std::string& other) {
        return "AND(LEN(" + one + ")>0,EXACT(" + one + "," + other + "))";
    }

    [[nodiscard]] std::string quotient(const Formula& of) const {
        const std::string under = part(of, 1);
        const std::string out = part(of, 0) + "/" + under;
        return of.parts[1].op == Formula::Op::number ? "(" + out + ")" : "IF(" + under + "=0,0," + out + ")";
    }

    static std::string multiple(const std::string& what, const std::string& of) {
        const std::string times = what + "/" + of;
        return "ABS(" + times + "-ROUND(" + times + ",0))<" + std::string(whole);
    }

    /// Nothing that is rounded is below 0.
    [[nodiscard]] std::string rounded(const Formula& of) const {
        const std::string what = part(of, 0);
        const std::string digits = std::to_string(of.places);
        switch (of.mode) {
            case Rounding::half_up: return "ROUND(" + what + "+" + std::string(rounding) + "," + digits + ")";
            case Rounding::down:
                return "ROUNDDOWN(" + what + "+" + std::string(rounding) + "," + digits + ")";
            case Rounding::half_even: break;
        }
        // At a tie the even neighbour, which spreadsheets have no function for.
        const std::string power = "1" + std::string(static_cast<std::size_t>(of.places), '0');
        const std::string scaled = what + "*" + power;
        const std::string below = "INT(" + scaled + "+" + std::string(whole) + ")";
        return "IF(ABS(" + scaled + "-" + below + "-0.5)<" + std::string(whole) + ",(" + below + "+MOD(" +
               below + ",2))/" + power + ",ROUND(" + what + "," + digits + "))";
    }

    static std::size_t utf16_units(std::string_view text) {
        std::size_t out = 0;
        while (!text.empty()) {
            out += take_code_point(text) > 0xFFFF ? 2U : 1U;
        }
        return out;
    }

    const SheetPlaces& places_;
    std::string here_;
};

}  // namespace

std::string sheet_formula(const Formula& of, const SheetPlaces& places) { return Printer(places).print(of); }

std::string sheet_number(const Formula& of, const SheetPlaces& places) {
    const std::string text = sheet_formula(of, places);
    return of.is_figure() ? text : "IF(" + text + ",1,0)";
}

std::string number_text_in_cell(const std::string& cell, bool percent) {
    const std::string text = "ASC(TRIM(" + cell + "))";
    return percent
               ? "TRIM(IF(RIGHT(" + text + ",1)=\"%\",LEFT(" + text + ",LEN(" + text + ")-1)," + text + "))"
               : text;
}

std::string number_in_cell(const std::string& cell, const std::string& text, bool percent) {
    // 95% is held as 0.95 in a format of its own. What is read as a date, a time or thousands is no number of ours.
    const std::string held =
        percent ? "IF(LEFT(CELL(\"format\"," + cell + "),1)=\"P\"," + cell + "*100," + cell + ")" : cell;
    return "IF(ISNUMBER(" + cell + ")," + held +
           ",IF(SUMPRODUCT(--ISNUMBER(FIND({\",\",\"%\",\"/\",\":\",\" \",\"年\",\"E\",\"e\",\"+\",\"$\",\"¥\",\"(\"}," +
           text + ")))+(LEFT(" + text + ",1)=\".\")+(RIGHT(" + text + ",1)=\".\")>0,\"\",IFERROR(VALUE(" +
           text + "),\"\")))";
}

std::string day_text_in_cell(const std::string& cell) {
    // What stands behind a blank is the time of day.
    const std::string text = "ASC(TRIM(" + cell + "))";
    return replaced("LEFT(" + text + ",FIND(\" \"," + text + "&\" \")-1)", {{"\"年\"", "\"-\""},
                                                                            {"\"月\"", "\"-\""},
                                                                            {"\"日\"", "\"\""},
                                                                            {"\"号\"", "\"\""},
                                                                            {"\"/\"", "\"-\""},
                                                                            {"\".\"", "\"-\""}});
}

std::string day_in_cell(const std::string& cell, const std::string& text) {
    // Year, month and day by themselves: DATEVALUE reads other forms in every language.
    const std::string second = "FIND(\"-\"," + text + ",6)";
    const std::string month = "VALUE(MID(" + text + ",6," + second + "-6))";
    const std::string day = "VALUE(MID(" + text + "," + second + "+1,9))";
    const std::string date = "DATE(VALUE(LEFT(" + text + ",4))," + month + "," + day + ")";
    return "IF(ISNUMBER(" + cell + "),IF(AND(" + cell + ">=1," + cell + "<2958466),INT(" + cell +
           "),\"\"),IFERROR(IF(AND(FIND(\"-\"," + text + ")=5,VALUE(LEFT(" + text + ",4))>=1900," + month +
           ">=1," + month + "<=12,DAY(" + date + ")=" + day + ")," + date + ",\"\"),\"\"))";
}

std::string says_yes(const std::string& cell) {
    return any_of_words("LOWER(TRIM(" + cell + "))", {"是", "yes", "true", "√", "✓"});
}

std::string says_no(const std::string& cell) {
    return any_of_words("LOWER(TRIM(" + cell + "))", {"否", "no", "false", "×"});
}

std::string says_absent(const std::string& cell) {
    return any_of_words("LOWER(TRIM(" + cell + "))", {"n/a", "不涉及", "不适用"});
}

std::string names_evidence(const std::string& cell) {
    const std::string signs = replaced(cell, {{"\"＝\"", "\"=\""}});
    const std::string list =
        "\";\"&" +
        replaced(signs,
                 {{"\"；\"", "\";\""}, {"CHAR(10)", "\";\""}, {"\" \"", "\"\""}, {"\"\\\"", "\"/\""}}) +
        "&\";\"";
    // A piece without a name or without a file, and files that stand outside of the folder.
    return "AND(" + pieces_in(cell) + "<=LEN(" + signs + ")-LEN(" + replaced(signs, {{"\"=\"", "\"\""}}) +
           "),SUMPRODUCT(--ISNUMBER(FIND({\";=\",\"=;\",\"=/\",\"=../\",\"/../\"}," + list + ")))=0)";
}

std::string lists_others(const std::string& cell, const std::vector<std::string>& tags) {
    // The longest first, as one may be a part of another.
    std::vector<std::string> words;
    for (const auto& tag : tags) {
        words.emplace_back();
        for (const char c : tag_in_list(tag)) {
            words.back() += c == ';' ? ";;" : std::string(1, c);
        }
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    // Two semicolons between tags, so that each has its own.
    std::string list = "\";\"&" + replaced(listed_tags(cell), {{"\";\"", "\";;\""}}) + "&\";\"";
    for (const auto& word : words) {
        list = replaced(list, {{quoted_in_formula(";" + word + ";"), "\"\""}});
    }
    return "LEN(" + replaced(list, {{"\";\"", "\"\""}}) + ")>0";
}

std::string cell_name(std::size_t row, std::size_t column, bool absolute) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    const std::string sign = absolute ? "$" : "";
    return sign + letters + sign + std::to_string(row + 1);
}

std::string cell_on(const std::string& sheet, std::size_t row, std::size_t column) {
    return sheet_prefix(sheet) + cell_name(row, column, true);
}

std::string quoted_in_formula(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

}  // namespace ceping
