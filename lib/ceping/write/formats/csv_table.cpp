#include <ceping/write/formats/csv_table.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/column_words.hpp>
#include <ceping/write/formats/number.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view beginnings = "=+-@";

/// `-2.5`, `+3`: what a spreadsheet makes of it is the number that it is.
bool is_signed_number(std::string_view text) {
    if (!text.starts_with('+') && !text.starts_with('-')) {
        return false;
    }
    text.remove_prefix(1);
    const auto points = std::count(text.begin(), text.end(), '.');
    return points <= 1 && !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Whether a spreadsheet would run the cell: `=1+1`, `@SUM(A1)`, also in full-width characters and behind blanks.
bool is_formula(std::string_view text) {
    const std::string plain = to_ascii(trim(text));
    return !plain.empty() && beginnings.find(plain.front()) != std::string_view::npos;
}

/// RFC 4180.
void append_quoted(std::string& out, std::string_view text) {
    if (text.find_first_of("\",\r\n") == std::string_view::npos && !text.starts_with(' ') &&
        !text.ends_with(' ')) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

}  // namespace

std::string CsvForm::word(std::string_view key, std::string_view zh) const {
    return std::string(!plain && language == Language::zh ? zh : key);
}

std::string CsvForm::eligible(bool value) const {
    return value ? word("true", "具备") : word("false", "不具备");
}

std::string CsvForm::status(UnitStatus status) const { return word(key_of(status), words_of(status).zh); }

std::string CsvForm::exact(const Exact& value) const { return plain ? value.text() : number(value); }

CsvTable::CsvTable(const CsvForm& form, Cells keys) : form_(form), keys_(std::move(keys)) {
    for (const auto& key : keys_) {
        figures_.push_back(holds_figures(key));
    }
}

void CsvTable::title(std::string& out, std::string_view key) const {
    cell(out, column_title(key, form_.plain ? Language::en : form_.language));
}

// Of control characters a spreadsheet makes nothing good, and a program neither. Beyond that a program gets what is there.
void CsvTable::append(std::string& out, std::string_view text, bool figure) const {
    if (form_.plain) {
        append_quoted(out, printable_lines(text));
        return;
    }
    // An apostrophe makes a text of what would run; an end of line would make two lines of one for whoever cuts by lines.
    const bool runs = is_formula(text) && !(figure && is_signed_number(text));
    append_quoted(out, runs ? "'" + printable(text) : printable(text));
}

std::string CsvTable::header() const {
    std::string out(begin());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        out += i == 0 ? "" : ",";
        title(out, keys_[i]);
    }
    return out.append(end());
}

std::string CsvTable::row(const Cells& cells) const {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += i == 0 ? "" : ",";
        append(out, cells[i], i < figures_.size() && figures_[i]);
    }
    return out.append(end());
}

}  // namespace ceping
