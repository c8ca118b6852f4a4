#include <ceping/write/formats/sheet_table.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <algorithm>
#include <variant>

namespace ceping {

namespace {

constexpr std::size_t rows_weighed = 1000;  // that say how wide the columns of a long table are
constexpr std::size_t widest_cell = 44;
constexpr std::size_t widest_prose = 50;
constexpr std::size_t upright_width = 95;  // digits that an upright page holds in letters of a usual size
constexpr std::size_t page_width = 240;   // beyond it letters of a table on one page are too small to be read
constexpr std::size_t most_staying = 60;  // more would leave nothing of the window to scroll

std::string after_point(int places) {
    return places > 0 ? "." + std::string(static_cast<std::size_t>(places), '0') : "";
}

/// With the sign of what is over 0.
std::string with_signs(const std::string& digits) { return "+" + digits + ";-" + digits + ";" + digits; }

/// The number format of a column. Points have two decimals, and more where there are more.
std::string sheet_number_format(const SheetColumn& column) {
    using Type = Report::Type;
    std::string digits =
        column.decimals ? "0" + after_point(column.decimals->first) : std::string("0.00####");
    switch (column.type) {
        case Type::rate: return (column.decimals ? digits : "0.0") + "%";
        case Type::delta: return with_signs(digits);
        case Type::places: return with_signs("0");
        case Type::points: return digits;
        case Type::exact: return "General";
        default: return "0";
    }
}

/// A figure that is written as a text, `3.36` or `+3.36`, with the format that shows it so; nothing where it is none.
std::optional<std::pair<Exact, std::string>> written_figure(std::string_view text) {
    const bool sign = text.starts_with('+');
    text.remove_prefix(sign ? 1 : 0);
    const auto value = text.find('/') == std::string_view::npos ? Exact::parse(text) : std::nullopt;
    if (!value) {
        return std::nullopt;
    }
    const std::size_t point = text.find('.');
    const auto places = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
    // What a cell would round stays the text that it is.
    if (places > 6) {
        return std::nullopt;
    }
    std::string digits = "0" + after_point(places);
    return std::pair(*value, sign ? with_signs(digits) : digits);
}

}  // namespace

std::size_t width_of_lines(std::string_view text) {
    std::size_t out = 0;
    for (const auto line : split(text, '\n')) {
        out = std::max(out, display_width(line));
    }
    return out;
}

void widen_for_texts(Sheet& sheet) {
    constexpr std::size_t page = 70;
    sheet.limit_width(0, page + 3);
    sheet.widen(0, page);
}

std::size_t longest_text(const Report::Column& column, std::size_t rows, Language language) {
    std::size_t out = 0;
    for (std::size_t row = 0; row < std::min(rows, rows_weighed); ++row) {
        if (const auto text = sheet_text(column.type, column.cell(row), language)) {
            out = std::max(out, width_of_lines(*text));
        }
    }
    return out;
}

std::size_t sheet_width(std::size_t longest) {
    return std::min(longest, longest > 2 * widest_prose ? widest_prose : widest_cell);
}

std::optional<std::string> sheet_text(Report::Type type, const Report::Cell& cell, Language language) {
    struct Visitor {
        Report::Type type;
        Language language;

        using Text = std::optional<std::string>;
        Text operator()(std::monostate) const { return std::nullopt; }
        Text operator()(std::nullptr_t) const { return std::nullopt; }
        Text operator()(const std::string& text) const {
            const bool other = (type == Report::Type::date && parse_date(text)) ||
                               (Report::figures(type) && written_figure(text));
            return other ? Text() : Text(text);
        }
        Text operator()(const Words& words) const { return words.in(language); }
        Text operator()(const Report::Word& word) const { return word.words.in(language); }
        Text operator()(const Exact&) const { return std::nullopt; }
        Text operator()(bool flag) const {
            return (flag ? Words{"具备", "yes"} : Words{"不具备", "no"}).in(language);
        }
        Text operator()(const Report::Line& line) const { return plain_text(line); }
        Text operator()(const std::shared_ptr<const Report::Table>&) const { return std::nullopt; }
    };
    return std::visit(Visitor{type, language}, cell.value);
}

SheetTable::SheetTable(Workbook& book, Language language, Head head, std::vector<SheetColumn> columns)
    : book_(&book), language_(language), head_(std::move(head)), columns_(std::move(columns)) {
    std::size_t staying = 0;
    for (std::size_t i = 0; i < std::min(head_.stay, columns_.size()); ++i) {
        staying += columns_[i].width;
    }
    if (staying > most_staying) {
        head_.stay = 0;
    }
    begin_sheet();
}

void SheetTable::begin_sheet() {
    const std::string name = book_->free_name(head_.sheet, Words{"表", "Table"}.in(language_));
    if (name_.empty()) {
        name_ = name;
    }
    sheet_ = &book_->add(name);
    std::size_t width = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].width > 0) {
            sheet_->limit_width(i, columns_[i].width + 3);
            sheet_->widen(i, columns_[i].width);
        }
        width += i < head_.printed ? std::max<std::size_t>(columns_[i].width + 3, 10) : 0;
    }
    sheet_->text(0, 0, head_.title, {.kind = CellLook::Kind::title});
    header_ = 1;
    for (const auto& note : head_.notes) {
        sheet_->text(header_++, 0, note, {.kind = CellLook::Kind::bare});
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        sheet_->text(header_, i, columns_[i].title, {.kind = CellLook::Kind::header});
    }
    row_ = header_ + 1;
    sheet_->freeze(row_, head_.stay);
    sheet_->repeat_rows(0, header_);
    if (width > upright_width) {
        sheet_->landscape();
    }
    if (width > page_width) {
        sheet_->pages_wide(0);
        if (head_.stay > 0) {
            sheet_->repeat_columns(0, head_.stay - 1);
        }
    }
}

void SheetTable::end_sheet() {
    if (!columns_.empty()) {
        sheet_->filter({header_, 0, row_ - 1, columns_.size() - 1});
    }
    if (head_.printed < columns_.size()) {
        sheet_->print_columns(row_ - 1, head_.printed - 1);
    }
}

void SheetTable::row(const std::vector<Report::Cell>& cells, Tone tone) {
    if (row_ == Sheet::most_rows) {
        end_sheet();
        begin_sheet();
    }
    static const Report::Cell nothing;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        put(i, i < cells.size() ? cells[i] : nothing, tone);
    }
    ++row_;
}

void SheetTable::put(std::size_t column, const Report::Cell& cell, Tone tone) {
    const SheetColumn& of = columns_[column];
    const bool figures = Report::figures(of.type);
    if (const auto text = sheet_text(of.type, cell, language_)) {
        const std::string below(2 * cell.depth, ' ');
        sheet_->text(row_, column, below + *text,
                     {.wrap = !figures, .centred = figures, .indented = !figures, .tone = tone});
        return;
    }
    CellLook look{.number = sheet_number_format(of), .centred = of.type == Report::Type::rank, .tone = tone};
    if (const auto* number = std::get_if<Exact>(&cell.value)) {
        sheet_->number(row_, column, *number, look);
    } else if (const auto* written = std::get_if<std::string>(&cell.value)) {
        if (of.type == Report::Type::date) {
            sheet_->date(row_, column, *parse_date(*written), tone);
        } else {
            auto [figure, format] = *written_figure(*written);
            look.number = std::move(format);
            sheet_->number(row_, column, figure, look);
        }
    } else {
        sheet_->blank(row_, column, {.tone = tone});
    }
}

void SheetTable::finish() { end_sheet(); }

}  // namespace ceping
