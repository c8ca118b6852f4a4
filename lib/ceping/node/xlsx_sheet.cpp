// The cells of one sheet.
#include <ceping/node/xlsx_sheet.hpp>

#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/readers.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

constexpr auto error_values = std::to_array<std::string_view>(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"});
/// A formula tells by its beginning whether it shows a picture.
constexpr std::size_t formula_looked_at = 64;
constexpr std::string_view picture_function = "DISPIMG(";
/// Of a hidden sheet nobody wants more than what it is.
constexpr std::uint32_t hidden_rows_looked_at = 40;

/// What follows cells and merged cells in the order that the format lays down (ECMA-376-1, 18.3.1.99); a form has
/// hundreds of lists and ranges there.
constexpr auto after_cells = std::to_array<std::string_view>(
    {"phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"});

struct CellName {
    std::uint32_t row = 0;  // both from 1
    std::uint32_t column = 0;
};

/// `G14`, `$G$14`; nothing for what is no cell, or one outside of any sheet.
std::optional<CellName> read_cell_name(std::string_view text) {
    std::size_t column = 0;
    std::size_t row = 0;
    std::size_t at = text.starts_with('$') ? 1 : 0;
    for (; at < text.size() && column <= last_column; ++at) {
        const char c = lower_ascii(text[at]);
        if (c < 'a' || c > 'z') {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(c - 'a') + 1;
    }
    at += at < text.size() && text[at] == '$' ? 1 : 0;
    const auto read = std::from_chars(text.data() + at, text.data() + text.size(), row);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!whole || column == 0 || column > last_column || row == 0 || row > last_row) {
        return std::nullopt;
    }
    return CellName{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
}

/// Something that is wrong in a cell; reported once the sheet is whole.
struct CellFault {
    SheetCell cell;
    Code code;
    Words words;
};

class SheetHandler : public XmlHandler {
public:
    SheetHandler(XlsxPackage& package, std::string_view part, const WorkbookTables& tables, TableSheet& sheet)
        : package_(package), part_(part), tables_(tables), sheet_(sheet) {}

    void start(std::string_view name, const XmlAttributes& attributes, std::size_t depth) override {
        if (depth == 1) {
            if (name != "worksheet") {
                throw WorkbookError(
                    phrases::workbook_not_a.with({{"part", part_}, {"kind", Words("工作表", "a sheet")}}));
            }
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "row") {
            begin_row(attributes);
        } else if (name == "mergeCell") {
            merge(attributes["ref"]);
        } else if (in_cell_) {
            begin_in_cell(name);
        } else if (depth == 2 &&
                   std::find(after_cells.begin(), after_cells.end(), name) != after_cells.end()) {
            is_past_cells_ = true;
        }
    }
    void end(std::string_view name) override {
        if (name == "c") {
            end_cell();
            in_cell_ = false;
        } else if (name == "rPh") {
            readings_ -= in_cell_ ? 1 : 0;
        } else if (name == "v" || name == "t" || name == "f") {
            taking_ = nullptr;
        }
    }
    [[nodiscard]] RestOfPart rest() const override {
        return sheet_.hidden && row_ > hidden_rows_looked_at ? RestOfPart::leave
               : is_past_cells_                              ? RestOfPart::unpack
                                                             : RestOfPart::read;
    }
    [[nodiscard]] bool takes_text() const override {
        return taking_ != nullptr && (taking_ != &formula_ || formula_.size() < formula_looked_at);
    }
    void text(std::string_view piece) override {
        if (taking_->size() > longest_cell) {
            over_limit({"一个单元格的字节数", "the bytes of a cell are"}, longest_cell);
        }
        taking_->append(taking_ == &formula_ ? piece.substr(0, formula_looked_at - formula_.size()) : piece);
    }

    /// Puts rows, merged cells and findings into the sheet.
    void finish(const std::string& path, Arena& arena) {
        put_in_order();
        empty_merged();
        sheet_.source =
            std::make_shared<const Source>(path, sheet_.name, std::move(text_), std::move(cells_));
        build_rows(arena);
        for (const auto& fault : faults_) {
            const Place place{fault.cell.row, fault.cell.column};
            report_at(sheet_.found, *sheet_.source, place, fault.code, {fault.words});
        }
        if (hidden_rows_ > 0) {
            sheet_.found.add("workbook-remark", {path, 0, 0, {}, sheet_.name},
                             {phrases::rows_hidden.with({{"rows", hidden_rows_}})});
        }
    }

private:
    [[noreturn]] void bad_place(std::string_view name) {
        throw WorkbookError(
            phrases::workbook_not_a.with({{"part", std::string(part_) + " " + printable(name.substr(0, 20))},
                                          {"kind", Words("工作表范围内的位置", "a place within a sheet")}}));
    }

    void begin_row(const XmlAttributes& attributes) {
        const std::string_view number = attributes["r"];
        std::size_t row = row_ + 1;
        if (!number.empty()) {
            const auto read = std::from_chars(number.data(), number.data() + number.size(), row);
            if (read.ec != std::errc() || read.ptr != number.data() + number.size()) {
                bad_place(number);
            }
        }
        if (row == 0 || row > last_row) {
            over_limit({"行号", "the number of a row is"}, last_row);
        }
        row_ = static_cast<std::uint32_t>(row);
        column_ = 0;
        row_is_hidden_ = attributes.flag("hidden");
        row_is_counted_ = false;
    }

    void begin_cell(const XmlAttributes& attributes) {
        in_cell_ = true;
        inside_text_ = false;
        has_value_ = false;
        has_formula_ = false;
        value_.clear();
        formula_.clear();
        readings_ = 0;
        const std::string_view name = attributes["r"];
        if (name.empty()) {
            ++column_;
        } else if (const auto place = read_cell_name(name)) {
            row_ = place->row;
            column_ = place->column;
        } else {
            bad_place(name);
        }
        if (row_ == 0 || column_ > last_column) {
            over_limit({"列号", "the number of a column is"}, last_column);
        }
        type_ = attributes["t"];
        style_ = 0;
        const std::string_view style = attributes["s"];
        (void)std::from_chars(style.data(), style.data() + style.size(), style_);
    }

    void begin_in_cell(std::string_view name) {
        if (name == "v") {
            has_value_ = true;
            taking_ = &value_;
        } else if (name == "f") {
            has_formula_ = true;
            taking_ = &formula_;
        } else if (name == "is") {
            inside_text_ = true;
        } else if (name == "rPh") {
            ++readings_;
        } else if (name == "t" && inside_text_ && readings_ == 0) {
            taking_ = &value_;
        }
    }

    void end_cell() {
        const bool is_text = type_ == "inlineStr" || type_ == "str";
        if (formula_.find(picture_function) != std::string::npos ||
            (is_text && value_.find(picture_function) != std::string::npos)) {
            add(value_);
            fault("cell-unusable", phrases::cell_picture.with({}));
        } else if (has_formula_ && value_.empty() && !(type_ == "str" && has_value_)) {
            add({});
            fault("cell-unusable", phrases::cell_not_computed.with({}));
        } else if (type_ == "s") {
            shared_text();
        } else if (is_text) {
            decode_escapes(value_);
            const bool failed = has_formula_ && std::find(error_values.begin(), error_values.end(), value_) !=
                                                    error_values.end();
            failed ? error_value() : add_text(value_);
        } else if (value_.empty()) {
            return;  // a cell that has a look only
        } else if (type_ == "e") {
            error_value();
        } else if (type_ == "b") {
            const std::string_view value = trim(value_);
            add(value == "1" ? "true" : value == "0" ? "false" : value);
        } else if (type_ == "d") {
            add(iso_text(value_));
        } else {
            number();
        }
    }

    void error_value() {
        add(value_);
        fault("cell-unusable", phrases::cell_failed.with({{"value", printable(value_.substr(0, 40))}}));
    }

    void shared_text() {
        std::size_t index = 0;
        const std::string_view number = trim(value_);
        const auto read = std::from_chars(number.data(), number.data() + number.size(), index);
        std::string_view shared;
        if (read.ec == std::errc() && read.ptr == number.data() + number.size() &&
            tables_.string_at(index, shared)) {
            add_text(shared);
        } else {
            add({});
            fault("cell-unusable",
                  phrases::cell_no_string.with({{"index", printable(number.substr(0, 20))}}));
        }
    }

    void number() {
        const NumberUse use = style_ < tables_.formats.size() ? tables_.formats[style_] : NumberUse::number;
        const bool decimals =
            tables_.shows_decimals && (use == NumberUse::number || use == NumberUse::percent);
        std::string text = number_text(value_, use, tables_.since_1904);
        add(decimals && style_ < tables_.decimals.size()
                ? with_decimals(std::move(text), tables_.decimals[style_])
                : text);
        if (use != NumberUse::date && has_lost_digits(value_)) {
            fault("cell-unusable",
                  phrases::cell_digits_lost.with({{"value", number_text(value_, NumberUse::number, false)}}));
        }
    }

    /// A text as somebody wrote it: lines end in LF, as in any other file.
    void add_text(std::string_view text) {
        if (text.empty()) {
            return;
        }
        if (text.find('\r') != std::string_view::npos) {
            std::string lines;
            for (std::size_t i = 0; i < text.size(); ++i) {
                const bool before_lf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
                lines += before_lf ? "" : std::string(1, text[i] == '\r' ? '\n' : text[i]);
            }
            add(lines);
        } else {
            add(text);
        }
    }

    /// What no reader may see is a finding.
    void add(std::string_view text) {
        package_.count_text(text.size());
        cells_.push_back({row_, column_, static_cast<std::uint32_t>(text_.size()),
                          static_cast<std::uint32_t>(text.size())});
        text_ += text;
        if (cells_.size() > most_cells) {
            over_limit({"单元格数", "its cells are"}, most_cells);
        }
        if (row_is_hidden_ && !std::exchange(row_is_counted_, true)) {
            ++hidden_rows_;
        }
        if (const auto control = first_control(text)) {
            std::string_view from = text.substr(*control);
            fault("control-character", control_words(take_code_point(from)));
        }
    }

    /// Says what is wrong in the cell that was added last: of a row the first alone, as people mend a row at a time.
    void fault(Code code, Words words) {
        if (!faults_.empty() && faults_.back().cell.row == row_) {
            return;
        }
        if (faults_.size() == most_bad_rows) {
            over_limit({"内容不能使用的行数", "its rows with cells that cannot be used are"}, most_bad_rows);
        }
        faults_.push_back({cells_.back(), code, std::move(words)});
    }

    void merge(std::string_view range) {
        const std::size_t colon = range.find(':');
        const auto first = read_cell_name(range.substr(0, colon));
        const auto last = colon == std::string_view::npos ? first : read_cell_name(range.substr(colon + 1));
        if (!first || !last || last->row < first->row || last->column < first->column) {
            bad_place(range);
        }
        merged_rows_ += last->row - first->row + 1;
        if (merged_rows_ > most_merged_rows) {
            over_limit({"合并单元格的行数", "the rows of its merged cells are"}, most_merged_rows);
        }
        sheet_.merged.push_back({first->row - 1, first->column - 1, last->row - first->row + 1,
                                 last->column - first->column + 1});
    }

    static auto key_of(const SheetCell& cell) { return std::tie(cell.row, cell.column); }

    /// By row and column, each cell once: a file may have them in any order.
    void put_in_order() {
        const auto before = [](const SheetCell& a, const SheetCell& b) { return key_of(a) < key_of(b); };
        if (std::adjacent_find(cells_.begin(), cells_.end(), [](const SheetCell& a, const SheetCell& b) {
                return !(key_of(a) < key_of(b));
            }) != cells_.end()) {
            std::stable_sort(cells_.begin(), cells_.end(), before);
            cells_.erase(std::unique(cells_.begin(), cells_.end(),
                                     [](const auto& a, const auto& b) { return key_of(a) == key_of(b); }),
                         cells_.end());
        }
        std::stable_sort(faults_.begin(), faults_.end(),
                         [&](const auto& a, const auto& b) { return before(a.cell, b.cell); });
    }

    /// What programs leave in merged cells behind the first is never seen by anybody.
    void empty_merged() {
        std::size_t looked_at = 0;
        for (const auto& range : sheet_.merged) {
            const std::uint32_t end_row = range.row + range.rows;
            auto at =
                std::lower_bound(cells_.begin(), cells_.end(), range.row + 1,
                                 [](const SheetCell& cell, std::uint32_t row) { return cell.row < row; });
            for (; at != cells_.end() && at->row <= end_row; ++at) {
                if (++looked_at > most_merged_cells) {
                    over_limit({"合并单元格涉及的单元格数", "the cells in rows of merged cells are"},
                               most_merged_cells);
                }
                const bool inside = at->column > range.column && at->column <= range.column + range.columns;
                const bool first = at->row == range.row + 1 && at->column == range.column + 1;
                at->size = inside && !first ? 0 : at->size;
            }
        }
    }

    /// How many cells rows have at least: a header that is merged over several columns heads them all. No further than the
    /// sheet is filled.
    [[nodiscard]] std::vector<std::uint32_t> merged_widths(const std::vector<SheetCell>& cells) const {
        std::uint32_t last = 0;
        for (const auto& cell : cells) {
            last = std::max(last, cell.column);
        }
        std::vector<std::uint32_t> out(sheet_.merged.empty() || cells.empty() ? 0 : cells.back().row);
        for (const auto& range : sheet_.merged) {
            for (std::size_t row = range.row; row < out.size() && row < range.row + range.rows; ++row) {
                out[row] = std::max(out[row], std::min(last, range.column + range.columns));
            }
        }
        return out;
    }

    void build_rows(Arena& arena) {
        const Source& source = *sheet_.source;
        std::vector<Node> rows;
        std::vector<Node> row;
        const auto& cells = source.cells();
        const std::vector<std::uint32_t> widths = merged_widths(cells);
        const auto close = [&](std::uint32_t number) {
            while (number <= widths.size() && row.size() < widths[number - 1]) {
                const auto column = static_cast<std::uint32_t>(row.size() + 1);
                row.push_back(Node::make_text(source, {number, column}, "", Node::Style::cell));
            }
            if (row.empty()) {
                row.push_back(Node::make_text(source, {number, 1}, "", Node::Style::cell));
            }
            package_.count_cells(row.size());
            rows.push_back(
                Node::make_list(source, {number, 1}, arena.keep(row.data(), row.size()), row.size()));
            row.clear();
        };
        for (std::size_t i = 0; i < cells.size(); ++i) {
            while (rows.size() + 1 < cells[i].row) {
                close(static_cast<std::uint32_t>(rows.size() + 1));
            }
            while (row.size() + 1 < cells[i].column) {
                const auto column = static_cast<std::uint32_t>(row.size() + 1);
                row.push_back(Node::make_text(source, {cells[i].row, column}, "", Node::Style::cell));
            }
            row.push_back(Node::make_text(source, {cells[i].row, cells[i].column}, source.text_of(cells[i]),
                                          Node::Style::cell));
        }
        if (!row.empty()) {
            close(static_cast<std::uint32_t>(rows.size() + 1));
        }
        sheet_.rows = Node::make_list(source, {1, 1}, arena.keep(rows.data(), rows.size()), rows.size());
    }

    XlsxPackage& package_;
    std::string_view part_;
    const WorkbookTables& tables_;
    TableSheet& sheet_;
    std::string text_;
    std::vector<SheetCell> cells_;
    std::vector<CellFault> faults_;
    std::size_t hidden_rows_ = 0;
    std::size_t merged_rows_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    bool is_past_cells_ = false;
    bool row_is_hidden_ = false;
    bool row_is_counted_ = false;
    // The cell that is being read.
    bool in_cell_ = false;
    bool inside_text_ = false;
    bool has_value_ = false;
    bool has_formula_ = false;
    int readings_ = 0;
    std::size_t style_ = 0;
    std::string type_;
    std::string value_;
    std::string formula_;
    std::string* taking_ = nullptr;
};

}  // namespace

void read_sheet(XlsxPackage& package, std::string_view part, const WorkbookTables& tables,
                const std::string& path, Arena& arena, TableSheet& sheet) {
    SheetHandler handler(package, part, tables, sheet);
    package.parse(part, handler);
    handler.finish(path, arena);
}

}  // namespace ceping
