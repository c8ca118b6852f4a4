#include <ceping/write/formats/workbook.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/formats/phrases.hpp>
#include <ceping/write/formats/workbook_looks.hpp>
#include <ceping/write/formats/workbook_state.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <stdexcept>

#include <unistd.h>
#include <xlsxwriter.h>

namespace ceping {

namespace {

constexpr std::size_t narrowest = 6;
constexpr std::size_t widest = 255;       // of the format
constexpr std::size_t header_width = 12;  // beyond it headers are broken into lines

constexpr double line_height = 16;  // points; Chinese fonts need more than Latin ones
constexpr double highest = 409;

/// One line of plain characters, for what is no cell: controls would break the part that it stands in.
std::string one_line(std::string_view text, std::size_t most) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = take_code_point(rest);
        append_code_point(out, c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF ? U' ' : c);
        if (code_points(out) == most && !rest.empty()) {
            return out + "…";
        }
    }
    return out;
}

}  // namespace

void check_workbook(int error) {
    if (error != LXW_NO_ERROR) {
        throw std::logic_error(std::string("libxlsxwriter: ") + lxw_strerror(static_cast<lxw_error>(error)));
    }
}

WorkbookFile::WorkbookFile() {
    std::error_code error;
    const auto folder = std::filesystem::temp_directory_path(error);
    folder_ = error ? "/tmp" : folder.string();
    path_ = folder_ + "/ceping-XXXXXX";
    const int descriptor = mkstemp(path_.data());
    if (descriptor < 0) {
        throw FileError({"不能写入", "cannot be written"}, system_reason(errno), folder_);
    }
    close(descriptor);
}

WorkbookFile::~WorkbookFile() { unlink(path_.c_str()); }

lxw_format* Workbook::State::paint(Sheet::Paint paint) {
    lxw_format*& made = paints[paint];
    if (made == nullptr) {
        made = workbook_add_format(book);
        set_paint_look(made, paint);
    }
    return made;
}

lxw_format* Workbook::State::format(const CellLook& look) {
    lxw_format*& made = formats[look];
    if (made == nullptr) {
        made = workbook_add_format(book);
        set_cell_look(made, look, language);
    }
    return made;
}

void Sheet::State::check_place(std::size_t row, std::size_t column) const {
    if (row >= most_rows || column >= most_columns) {
        throw Error(phrases::sheet_too_small.with({{"sheet", name}}));
    }
}

void Sheet::State::widen(std::size_t column, std::size_t width, const CellLook& look) {
    using Style = CellLook::Kind;
    if (look.kind == Style::title || look.kind == Style::part || look.kind == Style::notice ||
        look.kind == Style::bare) {
        return;
    }
    if (widths.size() <= column) {
        widths.resize(column + 1, narrowest);
    }
    const std::size_t most = look.kind == Style::header ? header_width : widest;
    widths[column] = std::max(widths[column], std::min(width + 3, most));
}

std::size_t Sheet::State::width_of(std::size_t column) const {
    const auto limit = limits.find(column);
    const std::size_t wide = column < widths.size() ? widths[column] : narrowest;
    return std::min(wide, limit == limits.end() ? 40 : limit->second);
}

void Sheet::State::set_widths() {
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const auto at = static_cast<lxw_col_t>(column);
        lxw_row_col_options options{};
        options.hidden = hidden.contains(column) ? LXW_TRUE : LXW_FALSE;
        check_workbook(worksheet_set_column_opt(sheet, at, at, static_cast<double>(width_of(column)), nullptr,
                                                &options));
    }
}

std::size_t Sheet::State::lines_of(const Wrapped& text) const {
    // Less than the whole: an indent, and lines rarely end at the very edge.
    const std::size_t width = std::max<std::size_t>(width_of(text.column), narrowest) - 2;
    return text.line_ends + (text.width + width - 1) / width;
}

void Sheet::State::set_height(std::size_t row, std::size_t lines) const {
    if (lines > 1) {
        const double height = std::min(highest, line_height * static_cast<double>(lines));
        check_workbook(worksheet_set_row(sheet, static_cast<lxw_row_t>(row), height, nullptr));
    }
}

void Sheet::State::wrap(const Wrapped& text) {
    if (book->order == CellOrder::any) {
        wrapped.push_back(text);
        return;
    }
    // Of a row that is over nothing can be changed any more.
    if (text.row != tallest_row) {
        tallest_row = text.row;
        tallest = 1;
    }
    if (const std::size_t lines = lines_of(text); lines > tallest) {
        tallest = lines;
        set_height(text.row, lines);
    }
}

void Sheet::State::set_heights() const {
    std::map<std::size_t, std::size_t> lines;
    for (const auto& text : wrapped) {
        std::size_t& most = lines[text.row];
        most = std::max(most, lines_of(text));
    }
    for (const auto& [row, count] : fixed_lines) {
        lines[row] = count;
    }
    for (const auto& [row, count] : lines) {
        set_height(row, count);
    }
}

Sheet::Sheet(std::unique_ptr<State> state) : state_(std::move(state)) {}
Sheet::~Sheet() = default;

void Sheet::text(std::size_t row, std::size_t column, std::string_view text, const CellLook& look) {
    state_->check_place(row, column);
    std::size_t width = 0;
    const auto lines = split(text, '\n');
    for (const auto line : lines) {
        width = std::max(width, display_width(line));
    }
    state_->widen(column, width, look);
    if ((look.wrap || look.kind == CellLook::Kind::header) && (width >= narrowest || lines.size() > 1)) {
        state_->wrap({row, column, display_width(text), lines.size() - 1});
    }
    if (look.kind == CellLook::Kind::title) {
        state_->set_height(row, 2);
    }
    check_workbook(
        worksheet_write_string(state_->sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               cell_text(text, state_->book->language).c_str(), state_->book->format(look)));
}

void Sheet::number(std::size_t row, std::size_t column, const Exact& value, const CellLook& look) {
    state_->check_place(row, column);
    const std::string digits = value.shortest();
    if (!fits_number_cell(value)) {
        text(row, column, digits, look);
        return;
    }
    double nearest = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
    state_->widen(column, digits.size(), look);
    check_workbook(worksheet_write_number(state_->sheet, static_cast<lxw_row_t>(row),
                                          static_cast<lxw_col_t>(column), nearest,
                                          state_->book->format(look)));
}

void Sheet::date(std::size_t row, std::size_t column, Date date, Tone tone) {
    state_->check_place(row, column);
    CellLook look;
    look.number = "yyyy-mm-dd";
    look.tone = tone;
    state_->widen(column, look.number.size(), look);
    if (date.year < 1900) {  // the format's calendar begins there
        text(row, column, date.text());
        return;
    }
    lxw_datetime at{date.year, date.month, date.day, 0, 0, 0};
    check_workbook(worksheet_write_datetime(state_->sheet, static_cast<lxw_row_t>(row),
                                            static_cast<lxw_col_t>(column), &at, state_->book->format(look)));
}

void Sheet::blank(std::size_t row, std::size_t column, const CellLook& look) {
    state_->check_place(row, column);
    check_workbook(worksheet_write_blank(state_->sheet, static_cast<lxw_row_t>(row),
                                         static_cast<lxw_col_t>(column), state_->book->format(look)));
}

void Sheet::limit_width(std::size_t column, std::size_t most) { state_->limits[column] = most; }

void Sheet::widen(std::size_t column, std::size_t least) { state_->widen(column, least, {}); }

void Sheet::freeze(std::size_t row, std::size_t column) {
    worksheet_freeze_panes(state_->sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
}

void Sheet::filter(const CellRange& range) {
    check_workbook(worksheet_autofilter(
        state_->sheet, static_cast<lxw_row_t>(range.first_row), static_cast<lxw_col_t>(range.first_column),
        static_cast<lxw_row_t>(range.last_row), static_cast<lxw_col_t>(range.last_column)));
}

void Sheet::repeat_rows(std::size_t first, std::size_t last) {
    check_workbook(
        worksheet_repeat_rows(state_->sheet, static_cast<lxw_row_t>(first), static_cast<lxw_row_t>(last)));
}

void Sheet::repeat_columns(std::size_t first, std::size_t last) {
    check_workbook(
        worksheet_repeat_columns(state_->sheet, static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(last)));
}

void Sheet::print_columns(std::size_t last_row, std::size_t last_column) {
    check_workbook(worksheet_print_area(state_->sheet, 0, 0, static_cast<lxw_row_t>(last_row),
                                        static_cast<lxw_col_t>(last_column)));
}

void Sheet::pages_wide(std::uint16_t pages) {
    if (pages == 0) {
        worksheet_set_print_scale(state_->sheet, 70);
    } else {
        worksheet_fit_to_pages(state_->sheet, pages, 0);
    }
}

void Sheet::landscape() { worksheet_set_landscape(state_->sheet); }

void Sheet::colour_shares(const CellRange& range) {
    lxw_conditional_format scale{};
    scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    scale.min_rule_type = scale.mid_rule_type = scale.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    scale.min_value = 0;
    scale.mid_value = 0.6;  // 及格
    scale.max_value = 1;
    // One hue: it can be read in black and white, and by those who see colours otherwise than others.
    scale.min_color = 0x3F8FD0;
    scale.mid_color = 0x9CC8EE;
    scale.max_color = 0xFFFFFF;
    check_workbook(worksheet_conditional_format_range(
        state_->sheet, static_cast<lxw_row_t>(range.first_row), static_cast<lxw_col_t>(range.first_column),
        static_cast<lxw_row_t>(range.last_row), static_cast<lxw_col_t>(range.last_column), &scale));
}

void Sheet::offer(const CellRange& range, const std::vector<std::string>& words) {
    std::vector<std::string> kept = words;
    std::vector<char*> list;
    for (auto& word : kept) {
        list.push_back(word.data());
    }
    list.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    check_workbook(worksheet_data_validation_range(
        state_->sheet, static_cast<lxw_row_t>(range.first_row), static_cast<lxw_col_t>(range.first_column),
        static_cast<lxw_row_t>(range.last_row), static_cast<lxw_col_t>(range.last_column), &rule));
}

void Sheet::chart(std::size_t row, std::size_t column, const Chart& chart) {
    lxw_chart* made = workbook_add_chart(state_->book->book, LXW_CHART_COLUMN);
    lxw_chart_series* series = chart_add_series(made, nullptr, nullptr);
    const auto range = [&](auto set, const CellRange& cells) {
        set(series, state_->name.c_str(), static_cast<lxw_row_t>(cells.first_row),
            static_cast<lxw_col_t>(cells.first_column), static_cast<lxw_row_t>(cells.last_row),
            static_cast<lxw_col_t>(cells.last_column));
    };
    range(chart_series_set_categories, chart.names);
    range(chart_series_set_values, chart.heights);
    lxw_chart_fill fill{};
    fill.color = 0x2F6DB5;
    chart_series_set_fill(series, &fill);
    chart_set_series_gap(made, 10);
    chart_title_set_name(made, one_line(chart.title, 100).c_str());
    chart_axis_set_name(made->x_axis, one_line(chart.below, 100).c_str());
    chart_axis_set_name(made->y_axis, one_line(chart.beside, 100).c_str());
    chart_axis_set_num_format(made->y_axis, "0");
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options{};
    options.x_scale = 1.3;
    options.y_scale = 1.3;
    std::string described = one_line(chart.described, 1000);
    options.description = described.data();
    check_workbook(worksheet_insert_chart_opt(state_->sheet, static_cast<lxw_row_t>(row),
                                              static_cast<lxw_col_t>(column), made, &options));
}

Workbook::Workbook(std::string_view title, std::optional<Date> created, Language language, CellOrder order)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.title = one_line(title, 200);
    state.language = language;
    state.order = order;
    std::string folder = state.file.folder();
    const std::uint8_t by_rows = order == CellOrder::by_rows ? LXW_TRUE : LXW_FALSE;
    lxw_workbook_options options{by_rows, folder.data(), LXW_TRUE};
    state.book = workbook_new_opt(state.file.path().c_str(), &options);
    if (state.book == nullptr) {
        throw std::bad_alloc();
    }
    lxw_doc_properties properties{};
    properties.title = state.title.data();
    constexpr Date archive_begins{1980, 1, 1};
    constexpr Date time_begins{1970, 1, 1};
    // The library takes 0 for "now".
    const Date day = created && *created > time_begins ? *created : archive_begins;
    properties.created = static_cast<time_t>(days_between(time_begins, day) * 86'400);
    check_workbook(workbook_set_properties(state.book, &properties));
}

Workbook::~Workbook() {
    if (state_->book != nullptr) {
        lxw_workbook_free(state_->book);
    }
}

Sheet& Workbook::add(const std::string& name) {
    check_workbook(workbook_validate_sheet_name(state_->book, name.c_str()));
    auto state = std::make_unique<Sheet::State>();
    state->book = state_.get();
    state->name = name;
    state->sheet = workbook_add_worksheet(state_->book, name.c_str());
    if (state->sheet == nullptr) {
        throw std::bad_alloc();
    }
    worksheet_set_paper(state->sheet, 9);  // A4
    worksheet_fit_to_pages(state->sheet, 1, 0);
    worksheet_set_margins(state->sheet, 0.5, 0.5, 0.8, 0.7);
    // `&` begins an instruction there, and 255 characters are all there is room for.
    std::string header = "&L";
    for (const char c : one_line(state_->title, 80)) {
        header += c == '&' ? "&&" : std::string(1, c);
    }
    check_workbook(worksheet_set_header(state->sheet, (header + "&R&A").c_str()));
    check_workbook(worksheet_set_footer(state->sheet, "&C&P / &N"));
    state_->sheets.push_back(std::unique_ptr<Sheet>(new Sheet(std::move(state))));
    return *state_->sheets.back();
}

std::size_t Workbook::sheets() const { return state_->sheets.size(); }

std::string Workbook::free_name(std::string_view wanted, std::string_view other) const {
    std::vector<std::string> taken;
    for (const auto& sheet : state_->sheets) {
        taken.push_back(sheet->state_->name);
    }
    return sheet_name(wanted, other, taken);
}

void Workbook::write(const ByteSink& out) {
    for (const auto& sheet : state_->sheets) {
        sheet->state_->set_widths();
        sheet->state_->set_heights();
    }
    errno = 0;
    lxw_workbook* book = state_->book;
    state_->book = nullptr;  // closing frees it, whatever comes of it
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) {
        throw FileError({"不能写入", "cannot be written"},
                        errno != 0 ? system_reason(errno) : Words(lxw_strerror(error)), state_->file.path());
    }
    FileReader reader(state_->file.path());
    std::array<char, 65'536> block{};
    for (std::size_t n = 0; (n = reader.read(block.data(), block.size())) > 0;) {
        out({block.data(), n});
    }
}

}  // namespace ceping
