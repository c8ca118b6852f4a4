// Cells of a form, what may be entered into them, and what no answer is.
#include <ceping/write/forms/form_workbook.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace ceping {

namespace {

const Words not_accepted{"填写有误", "not accepted"};

}  // namespace

CellLook look(CellLook::Kind kind, bool wrap) {
    CellLook out;
    out.kind = kind;
    out.wrap = wrap;
    return out;
}

CellLook centred(CellLook::Kind kind) {
    CellLook out = look(kind);
    out.centred = true;
    return out;
}

Sheet& FormWorkbook::add_sheet(const std::string& name) {
    places_.here = name;
    return book_.add(name);
}

void FormWorkbook::set_widths(Sheet& sheet, std::span<const std::size_t> widths) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        sheet.widen(i, widths[i]);
        sheet.limit_width(i, widths[i]);
    }
}

std::size_t FormWorkbook::lines_in(std::string_view text, std::size_t width) {
    std::size_t out = 0;
    for (const auto line : split(text, '\n')) {
        const std::size_t wide = display_width(line) * 11 / 10;
        out += std::max<std::size_t>(1, (wide + width - 2) / (width - 1));
    }
    return out;
}

void FormWorkbook::add_cell(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field,
                            const std::string& prompt) {
    const FormField& of = form_.fields[field];
    CellLook cell = look(CellLook::Kind::free);
    cell.open = true;
    cell.number = of.type == FormField::Type::number ? ""
                  : of.type == FormField::Type::day  ? "yyyy-mm-dd"
                                                     : "@";
    cell.centred = of.type != FormField::Type::text && of.type != FormField::Type::evidence;
    fill(sheet, row, column, field, cell);
    Sheet::Entry entry;
    entry.prompt = prompt;
    entry.error = prompt;
    const std::string here = cell_name(row, column);
    switch (of.type) {
        case FormField::Type::choice:
            if (!of.choices.empty() || of.may_be_absent) {
                entry.list = list_of(of);
            }
            break;
        case FormField::Type::tick: entry.words = {say({"是", "yes"}), say({"否", "no"})}; break;
        case FormField::Type::number: entry.formula = number_rule(here, of); break;
        case FormField::Type::day: entry.formula = "AND(ISNUMBER(" + here + ")," + here + ">0)"; break;
        case FormField::Type::text:
        case FormField::Type::evidence: break;
    }
    if (!entry.list.empty() || !entry.words.empty() || !entry.formula.empty()) {
        sheet.accept({row, column, row, column}, entry, not_accepted);
    }
}

void FormWorkbook::fill(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field,
                        const CellLook& cell) {
    const std::string known = filling_.empty() ? std::string() : filling_[field];
    const auto number =
        form_.fields[field].type == FormField::Type::number ? Exact::parse(known) : std::nullopt;
    const auto day = form_.fields[field].type == FormField::Type::day ? parse_date(known) : std::nullopt;
    if (known.empty()) {
        sheet.blank(row, column, cell);
    } else if (number && fits_number_cell(*number)) {
        sheet.number(row, column, *number, cell);
    } else if (day) {
        sheet.number(row, column, Exact(days_between(Date{1899, 12, 30}, *day)), cell);
    } else {
        sheet.text(row, column, known, cell);
    }
}

std::string FormWorkbook::bounds_of(const std::string& number, const FormField& of) {
    std::string out;
    const auto bound = [&](const std::optional<Exact>& end, std::string_view sign) {
        if (end) {
            out += "," + number + std::string(sign) + "(" + end->plain() + ")";
        }
    };
    bound(of.lowest, ">=");
    bound(of.highest, "<=");
    if (of.step) {
        const std::string times = number + "/(" + of.step->plain() + ")";
        out += ",ABS(" + times + "-ROUND(" + times + ",0))<1E-7";
    }
    return out;
}

bool FormWorkbook::is_number(const FormField& of) { return of.type == FormField::Type::number; }

std::string FormWorkbook::fault_of(std::size_t field, const std::string& cell, const std::string& number) {
    const FormField& of = form_.fields[field];
    std::string accepted;
    switch (of.type) {
        case FormField::Type::choice:
            if (!of.choices.empty() || of.may_be_absent) {
                accepted = places_.fields[field].any_case
                               ? "SUMPRODUCT(--(" + list_of(of) +
                                     "&{\"\",\"级\",\"等\",\"档\",\"等级\"}=ASC(TRIM(" + cell + "))))>0"
                               : "SUMPRODUCT(--EXACT(TRIM(" + cell + ")," + list_of(of) + "))>0";
            }
            break;
        case FormField::Type::tick: accepted = "OR(" + says_yes(cell) + "," + says_no(cell) + ")"; break;
        case FormField::Type::number:
            // What is no number is not compared with one.
            accepted = "IF(ISNUMBER(" + number + "),AND(TRUE" + bounds_of(number, of) + "),FALSE)";
            break;
        case FormField::Type::day: accepted = "ISNUMBER(" + number + ")"; break;
        case FormField::Type::evidence: accepted = names_evidence(cell); break;
        case FormField::Type::text: break;
    }
    if (accepted.empty()) {
        return {};
    }
    if (of.may_be_absent) {
        accepted = "OR(" + accepted + "," + says_absent(cell) + ")";
    }
    return "AND(LEN(TRIM(" + cell + "))>0,NOT(" + accepted + "))";
}

bool FormWorkbook::is_known_wrong(std::size_t field) const {
    const std::string known = filling_.empty() ? std::string() : std::string(trim(filling_[field]));
    const FormField& of = form_.fields[field];
    if (known.empty()) {
        return false;
    }
    switch (of.type) {
        case FormField::Type::choice:
            return !of.choices.empty() &&
                   std::none_of(of.choices.begin(), of.choices.end(),
                                [&](const auto& choice) { return choice.key == known; });
        case FormField::Type::number: return !Exact::parse(known);
        case FormField::Type::day: return !parse_date(known);
        case FormField::Type::text:
        case FormField::Type::tick:
        case FormField::Type::evidence: break;
    }
    return false;
}

std::string FormWorkbook::number_rule(const std::string& cell, const FormField& of) {
    const std::string out = "AND(ISNUMBER(" + cell + ")" + bounds_of(cell, of) + ")";
    return of.may_be_absent ? "OR(" + out + "," + cell + "=\"不涉及\"," + cell + "=\"n/a\")" : out;
}

std::string FormWorkbook::list_of(const FormField& of) {
    std::vector<std::string> words;
    for (const auto& choice : of.choices) {
        words.push_back(choice.key);
    }
    if (of.may_be_absent) {
        words.push_back(say({"不涉及", "n/a"}));
    }
    auto at = std::find(lists_.begin(), lists_.end(), words);
    if (at == lists_.end()) {
        lists_.push_back(std::move(words));
        at = std::prev(lists_.end());
    }
    return "ceping_list_" + std::to_string(at - lists_.begin() + 1);
}

std::string FormWorkbook::shown(const Formula& formula) const {
    return "ROUND(" + sheet_formula(formula, places_) + "," + std::to_string(shown_places) + ")";
}

}  // namespace ceping
