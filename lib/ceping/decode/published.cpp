#include <ceping/decode/published.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

// Headers by which a column is known, the surest first.
constexpr auto total_names = std::to_array<std::string_view>(
    {"total",    "total_score", "final_score", "final", "总分", "总得分", "综合得分", "总成绩",
     "综合成绩", "最终得分",    "合计",        "score", "得分", "分数",   "成绩",     "综合指数",
     "总指数",   "平均分",      "均分",        "sum",   "mean", "average"});
constexpr auto rank_names = std::to_array<std::string_view>(
    {"rank", "ranking", "place", "position", "order", "名次", "排名", "位次", "名次排序"});
constexpr auto band_names = std::to_array<std::string_view>(
    {"band", "grade", "level", "等次", "等级", "档次", "评定等次", "考核等次", "考评等次", "星级"});
constexpr auto name_names = std::to_array<std::string_view>(
    {"name", "unit", "单位名称", "单位", "名称", "部门", "部门名称", "被考评单位", "村居", "村", "行业",
     "industry", "地区", "city", "county", "乡镇", "学校", "窗口", "姓名"});
// Numbers that are no part of any score.
constexpr auto serial_names = std::to_array<std::string_view>(
    {"no", "no.", "#", "id", "code", "group_no", "year", "序号", "编号", "编码", "单位编码", "年度", "年份"});
// A row of weights or of full marks, by what stands in its first filled cell.
constexpr auto weight_rows = std::to_array<std::string_view>({"权重", "weight", "weights", "比重"});
constexpr auto max_rows =
    std::to_array<std::string_view>({"满分", "分值", "标准分", "max", "maximum", "full", "full marks"});
constexpr auto absent_marks =
    std::to_array<std::string_view>({"", "-", "--", "—", "——", "/", "无", "n/a", "N/A"});

template <std::size_t N>
bool among(std::string_view text, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), text) != names.end();
}

void cut_end(std::string_view& text, std::string_view end) {
    if (text.ends_with(end)) {
        text = trim(text.substr(0, text.size() - end.size()));
    }
}

std::string cell_text(const Node& cell) {
    const std::string ascii = to_ascii(cell.text());
    return std::string(trim(ascii));
}

bool absent(const Node& cell) { return among(cell_text(cell), absent_marks); }

/// A header as it is compared: lower case, without what stands in brackets and without `_printed`.
std::string plain_header(std::string_view header) {
    std::string out(header);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::string_view base = out;
    base = trim(base.substr(0, base.find('(')));
    cut_end(base, "_printed");
    return std::string(base);
}

/// `83.5`, `83.5%`, `83.5分`, with the interval that it stands for.
std::optional<PrintedNumber> printed_in(const std::string& text) {
    std::string_view figures = text;
    cut_end(figures, "分");
    const bool percent = figures.ends_with('%');
    cut_end(figures, "%");
    auto value = number_in(figures);
    if (!value) {
        return std::nullopt;
    }
    PrintedNumber out;
    out.value = *value;
    out.text = text;
    if (figures.find('/') == std::string_view::npos) {
        out.half = Exact::fraction(1, 2);
        const std::size_t point = figures.find('.');
        for (std::size_t i = point == std::string_view::npos ? figures.size() : point + 1; i < figures.size();
             ++i) {
            out.half /= Exact(10);
        }
    }
    if (percent) {
        out.value /= Exact(100);
        out.half /= Exact(100);
    }
    return out;
}

/// What the brackets of a part's header say: `(30%)` a weight, `(30分)` and `(30)` its full mark.
void read_brackets(const std::string& header, PublishedPart& part) {
    const std::size_t open = header.rfind('(');
    const std::size_t close = header.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open) {
        return;
    }
    std::string_view inside = trim(std::string_view(header).substr(open + 1, close - open - 1));
    for (const std::string_view word : {"权重", "满分", "占", "weight", "max"}) {
        if (inside.starts_with(word)) {
            inside = trim(inside.substr(word.size()));
        }
    }
    const bool percent = inside.ends_with('%');
    if (const auto number = printed_in(std::string(inside)); number && number->value.sign() > 0) {
        (percent ? part.weight : part.max) = number->value;
    }
}

class PublishedReader {
public:
    PublishedReader(const PublishedOptions& options, PublishedTable& table, Diagnostics& found)
        : options_(options), table_(table), found_(found) {}

    /// False where nothing can be checked.
    bool take(const Node& rows) {
        std::size_t header = 0;
        while (header < rows.size() && filled(rows[header]) < 2) {
            ++header;
        }
        if (header == rows.size()) {
            report(found_, rows, "missing-header", {{"total（总分）", "total"}});
            return false;
        }
        header_ = &rows[header];
        for (const auto& cell : *header_) {
            headers_.push_back(cell_text(cell));
            shown_.emplace_back(trim(cell.text()));
        }
        for (std::size_t i = header + 1; i < rows.size(); ++i) {
            if (filled(rows[i]) > 0) {
                check_length(rows[i]);
                body_.push_back(&rows[i]);
            }
        }
        if (!settle_columns()) {
            return false;
        }
        for (const Node* row : body_) {
            read_row(*row);
        }
        settle_precision();
        return true;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    static std::size_t filled(const Node& row) {
        return static_cast<std::size_t>(std::count_if(
            row.begin(), row.end(), [](const Node& cell) { return !trim(cell.text()).empty(); }));
    }

    void check_length(const Node& row) {
        for (std::size_t i = headers_.size(); i < row.size(); ++i) {
            if (!trim(row[i].text()).empty()) {
                report(found_, row[i], "row-length",
                       {std::to_string(row.size()), std::to_string(headers_.size())});
                return;
            }
        }
    }

    /// A column by header, else by position from 1; `none` with a finding where there is no such one.
    std::size_t named(const std::string& wanted) {
        const std::string text = to_ascii(wanted);
        const std::string_view name = trim(text);
        std::size_t at = none;
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            if (headers_[i] == name || plain_header(headers_[i]) == name) {
                if (at != none && headers_[i] == headers_[at]) {
                    report(found_, (*header_)[i], "duplicate-header", {headers_[i]});
                    return none;
                }
                at = at == none ? i : at;
            }
        }
        if (at == none) {
            const auto number = number_in(name);
            const auto whole = number ? number->whole() : std::nullopt;
            if (whole && *whole >= 1 && static_cast<std::size_t>(*whole) <= headers_.size()) {
                return static_cast<std::size_t>(*whole) - 1;
            }
            std::vector<std::string_view> known(headers_.begin(), headers_.end());
            report(found_, *header_, "missing-header", {wanted}, nearest(name, known));
        }
        return at;
    }

    template <std::size_t N>
    std::size_t guessed(const std::array<std::string_view, N>& names) const {
        for (const auto name : names) {
            for (std::size_t i = 0; i < headers_.size(); ++i) {
                if (!taken(i) && plain_header(headers_[i]) == name) {
                    return i;
                }
            }
        }
        return none;
    }

    [[nodiscard]] bool taken(std::size_t column) const {
        return std::any_of(uses_.begin(), uses_.end(),
                           [column](const auto& each) { return each.first == column; });
    }

    void assign(std::size_t column, ColumnRole role, bool guess) {
        if (column != none) {
            uses_.emplace_back(column, ColumnUse{role, shown_[column], guess});
        }
    }

    bool settle_columns() {
        const PublishedColumns& wanted = options_.columns;
        const std::pair<const std::string*, ColumnRole> single[] = {{&wanted.name, ColumnRole::name},
                                                                    {&wanted.total, ColumnRole::total},
                                                                    {&wanted.rank, ColumnRole::rank},
                                                                    {&wanted.band, ColumnRole::band},
                                                                    {&wanted.group, ColumnRole::group}};
        const std::size_t before = found_.size();
        for (const auto& [name, role] : single) {
            if (!name->empty()) {
                assign(named(*name), role, false);
            }
        }
        for (const auto& part : wanted.parts) {
            assign(named(part), ColumnRole::part, false);
        }
        if (found_.size() > before) {
            return false;
        }
        guess_rest();
        std::stable_sort(uses_.begin(), uses_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [column, role] : uses_) {
            table_.columns.push_back(role);
            if (role.role == ColumnRole::part) {
                PublishedPart part;
                part.title = shown_[column];
                read_brackets(headers_[column], part);
                table_.parts.push_back(std::move(part));
            }
        }
        if (!table_.has(ColumnRole::total)) {
            report(found_, *header_, "missing-header", {{"total（总分）", "total"}});
            return false;
        }
        return true;
    }

    void guess_rest() {
        const PublishedColumns& wanted = options_.columns;
        if (wanted.total.empty()) {
            assign(guessed(total_names), ColumnRole::total, true);
        }
        if (wanted.rank.empty()) {
            const std::size_t column = guessed(rank_names);
            assign(column != none && mostly_ranks(column) ? column : none, ColumnRole::rank, true);
        }
        if (wanted.band.empty()) {
            assign(guessed(band_names), ColumnRole::band, true);
        }
        if (wanted.name.empty()) {
            assign(guessed(name_names), ColumnRole::name, true);
        }
        if (wanted.parts.empty()) {
            guess_parts();
        }
    }

    /// Columns of numbers in at least three of four rows, where there are at least two.
    void guess_parts() {
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            if (!taken(i) && !headers_[i].empty() && !among(plain_header(headers_[i]), serial_names) &&
                mostly_numbers(i)) {
                columns.push_back(i);
            }
        }
        if (columns.size() >= 2) {
            table_.parts_guessed = true;
            for (const std::size_t each : columns) {
                assign(each, ColumnRole::part, true);
            }
        }
    }

    /// `place` and `order` are headers of other things, too.
    [[nodiscard]] bool mostly_ranks(std::size_t column) const {
        std::size_t ranks = 0;
        std::size_t others = 0;
        for (const Node* row : body_) {
            if (column < row->size() && !absent((*row)[column])) {
                ++(rank_in((*row)[column].text()) ? ranks : others);
            }
        }
        return ranks >= others;
    }

    [[nodiscard]] bool mostly_numbers(std::size_t column) const {
        std::size_t rows = 0;
        std::size_t numbers = 0;
        for (const Node* row : body_) {
            if (!special(*row)) {
                ++rows;
                numbers += column < row->size() && printed_in(cell_text((*row)[column])) ? 1U : 0U;
            }
        }
        return numbers > 0 && numbers * 4 >= rows * 3;
    }

    /// Whether a row holds weights or full marks.
    static bool special(const Node& row) {
        const std::string first = first_text(row);
        return among(first, weight_rows) || among(first, max_rows);
    }

    static std::string first_text(const Node& row) {
        for (const auto& cell : row) {
            if (!trim(cell.text()).empty()) {
                return plain_header(cell_text(cell));
            }
        }
        return {};
    }

    void read_row(const Node& cells) {
        const bool weights = among(first_text(cells), weight_rows);
        if (weights || special(cells)) {
            read_special(cells, weights);
            return;
        }
        PublishedRow row;
        row.place = cells[0].place();
        for (const auto& [column, use] : uses_) {
            static const Node nothing;
            const Node& cell = column < cells.size() ? cells[column] : nothing;
            const std::string_view text = trim(cell.text());
            switch (use.role) {
                case ColumnRole::name: row.name = text; break;
                case ColumnRole::group: row.group = text; break;
                case ColumnRole::part: row.parts.push_back(number(cell, use.header)); break;
                case ColumnRole::total: row.total = number(cell, use.header); break;
                case ColumnRole::band:
                    row.band = absent(cell) ? std::string_view() : text;
                    row.band_place = text.empty() ? Place() : cell.place();
                    break;
                case ColumnRole::rank: read_rank(cell, use.header, row); break;
            }
        }
        table_.rows.push_back(std::move(row));
    }

    void read_rank(const Node& cell, const std::string& header, PublishedRow& row) {
        if (absent(cell)) {
            return;
        }
        row.rank = rank_in(cell.text());
        row.rank_place = cell.place();
        if (!row.rank) {
            report(found_, cell, "bad-number", {header, cell.text()});
        }
    }

    std::optional<PrintedNumber> number(const Node& cell, const std::string& header) {
        if (absent(cell)) {
            return std::nullopt;
        }
        std::optional<PrintedNumber> out;
        try {
            out = printed_in(cell_text(cell));
        } catch (const NumberTooLarge&) {
            report(found_, cell, "number-too-large", {header});
            return std::nullopt;
        }
        if (!out) {
            report(found_, cell, "bad-number", {header, cell.text()});
            return std::nullopt;
        }
        out->place = cell.place();
        if (options_.precision == Precision::exact) {
            out->half = Exact();
        }
        return out;
    }

    void read_special(const Node& cells, bool weights) {
        std::size_t part = 0;
        std::vector<std::string> texts;
        for (const auto& [column, use] : uses_) {
            if (use.role != ColumnRole::part) {
                continue;
            }
            PublishedPart& into = table_.parts[part++];
            if (column >= cells.size() || absent(cells[column])) {
                continue;
            }
            texts.push_back(cell_text(cells[column]));
            if (const auto value = number(cells[column], use.header); value && !weights) {
                into.max = value->value;
            }
        }
        const auto shares = weights && texts.size() == table_.parts.size() ? shares_in(texts) : std::nullopt;
        for (std::size_t i = 0; shares && i < shares->size(); ++i) {
            table_.parts[i].weight = (*shares)[i];
        }
    }

    void settle_precision() {
        if (options_.precision != Precision::column) {
            return;
        }
        const auto settle = [this](auto&& number_of) {
            std::optional<Exact> finest;
            for (auto& row : table_.rows) {
                if (const auto& number = number_of(row)) {
                    finest = finest ? least(*finest, number->half) : number->half;
                }
            }
            for (auto& row : table_.rows) {
                if (auto& number = number_of(row)) {
                    number->half = *finest;
                }
            }
        };
        settle([](PublishedRow & row) -> auto& { return row.total; });
        for (std::size_t i = 0; i < table_.parts.size(); ++i) {
            settle([i](PublishedRow & row) -> auto& { return row.parts[i]; });
        }
    }

    const PublishedOptions& options_;
    PublishedTable& table_;
    Diagnostics& found_;
    const Node* header_ = nullptr;
    std::vector<std::string> headers_;  ///< without full-width forms
    std::vector<std::string> shown_;    ///< as they stand
    std::vector<const Node*> body_;
    std::vector<std::pair<std::size_t, ColumnUse>> uses_;
};

/// 1 to 99 in Chinese numerals.
std::optional<std::int64_t> chinese_number(std::string_view text) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    std::int64_t tens = 0;
    std::int64_t units = 0;
    bool ten = false;
    bool unit = false;
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        const std::size_t digit = digits.find(c);
        if (c == U'十' && !ten) {
            tens = unit ? units : 1;
            units = 0;
            ten = true;
            unit = false;
        } else if (digit != std::u32string_view::npos && digit > 0 && !unit) {
            units = static_cast<std::int64_t>(digit);
            unit = true;
        } else {
            return std::nullopt;
        }
    }
    return tens * 10 + units > 0 ? std::optional(tens * 10 + units) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> rank_in(std::string_view text) {
    const std::string ascii = to_ascii(text);
    std::string_view rest = trim(ascii);
    if (rest.starts_with("第")) {
        rest = trim(rest.substr(std::string_view("第").size()));
    }
    cut_end(rest, "名");
    cut_end(rest, "位");
    try {
        if (const auto number = number_in(rest)) {
            const auto whole = number->whole();
            return whole && *whole > 0 ? whole : std::nullopt;
        }
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
    return chinese_number(rest);
}

std::optional<std::vector<Exact>> shares_in(const std::vector<std::string>& texts) {
    std::vector<Exact> out;
    Exact sum;
    bool percent = false;
    for (const auto& text : texts) {
        const std::string ascii = to_ascii(text);
        std::string_view figures = trim(ascii);
        percent = percent || figures.ends_with('%');
        cut_end(figures, "%");
        auto value = number_in(figures);
        if (!value || value->sign() < 0) {
            return std::nullopt;
        }
        sum += *value;
        out.push_back(std::move(*value));
    }
    if (percent || sum > Exact(2)) {
        for (auto& each : out) {
            each /= Exact(100);
        }
    }
    return out;
}

std::optional<PublishedTable> read_published(const std::string& path, const PublishedOptions& options,
                                             Diagnostics& found) {
    PublishedTable table;
    table.path = path;
    bool sound = false;
    ReadOptions how;
    how.encoding = options.encoding;
    how.digest = false;
    read_input(
        path, "csv", how,
        [&](Document& document) {
            sound = PublishedReader(options, table, found).take(document.root);
            return false;
        },
        found);
    return sound ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace ceping
