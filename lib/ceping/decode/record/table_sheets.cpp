#include <ceping/decode/record/table_sheets.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/record/sheet.hpp>
#include <ceping/decode/record/table_header.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

bool is_filled(const TableSheet& sheet) {
    return std::any_of(sheet.rows.begin(), sheet.rows.end(),
                       [](const Node& row) { return !is_blank_row(row); });
}

void pass_over(const TableSheet& sheet, const Words& why, Diagnostics& notes) {
    notes.add("sheet-passed-over", {sheet.source->path(), 0, 0, {}, sheet.name}, {sheet.name, why});
}

const Words is_hidden{"它是隐藏的", "it is hidden"};

/// How far a header is that of a table of records: it heads units, it heads what they answer, it is understood at all.
struct Likeness {
    bool units = false;
    bool answers = false;
    bool rows = false;  ///< below it stands anything
    std::size_t columns = 0;

    friend auto operator<=>(const Likeness&, const Likeness&) = default;
};

Likeness likeness_of(const Node& rows, const Rubric& rubric) {
    const TableHeader header = read_table_header(rows, rubric);
    Likeness out;
    out.units = header.has_unit;
    out.answers = header.is_long;
    for (std::size_t i = header.first; i < rows.size(); ++i) {
        out.rows = out.rows || !is_blank_row(rows[i]);
    }
    for (const auto& each : header.columns) {
        out.columns += each.use != Column::Use::ignored ? 1U : 0U;
        out.answers = out.answers || each.use == Column::Use::item || each.use == Column::Use::stated_item ||
                      each.use == Column::Use::prerequisite || each.use == Column::Use::veto;
    }
    return out;
}

/// The visible sheets with anything in them; the hidden ones are told of in `notes`.
std::vector<const TableSheet*> visible_sheets(const Document& document, Diagnostics& notes) {
    std::vector<const TableSheet*> out;
    for (const auto& sheet : document.sheets) {
        if (!sheet.name.empty() && !is_filled(sheet)) {
            continue;
        }
        if (sheet.hidden) {
            pass_over(sheet, is_hidden, notes);
        } else {
            out.push_back(&sheet);
        }
    }
    return out;
}

}  // namespace

ChosenSheets choose_record_sheets(const Document& document, const Rubric& rubric) {
    ChosenSheets out;
    std::vector<const TableSheet*> visible = visible_sheets(document, out.notes);
    if (visible.size() < 2) {
        out.sheets = std::move(visible);
        return out;
    }
    std::vector<Likeness> like;
    for (const TableSheet* sheet : visible) {
        like.push_back(likeness_of(sheet->rows, rubric));
    }
    const auto best = std::max_element(like.begin(), like.end());
    for (std::size_t i = 0; i < visible.size(); ++i) {
        // Where several sheets head units and answers, all of them are read; else the nearest alone.
        const bool fits = best->units && best->answers
                              ? like[i].units && like[i].answers
                              : like.begin() + static_cast<std::ptrdiff_t>(i) == best;
        if (fits && (like[i].rows || !best->rows)) {
            out.sheets.push_back(visible[i]);
        } else if (fits) {
            pass_over(*visible[i], {"表头下面没有内容", "nothing stands below its header"}, out.notes);
        } else {
            pass_over(*visible[i], {"没有记录表的表头", "it has no header of a table of records"}, out.notes);
        }
    }
    return out;
}

ChosenSheets choose_first_sheet(const Document& document, const std::function<bool(const Node& rows)>& fits) {
    ChosenSheets out;
    std::vector<const TableSheet*> visible = visible_sheets(document, out.notes);
    if (visible.empty()) {
        return out;
    }
    const auto first = std::find_if(visible.begin(), visible.end(),
                                    [&](const TableSheet* sheet) { return fits(sheet->rows); });
    const TableSheet* const chosen = first == visible.end() ? visible.front() : *first;
    for (const TableSheet* sheet : visible) {
        if (sheet == chosen) {
            out.sheets.push_back(sheet);
        } else {
            pass_over(*sheet, {"只读取第一张合适的工作表", "the first sheet that fits is read"}, out.notes);
        }
    }
    return out;
}

MergedColumns::MergedColumns(const TableSheet& sheet) {
    for (const auto& range : sheet.merged) {
        if (range.rows > 1 && range.row < sheet.rows.size() && range.column < sheet.rows[range.row].size()) {
            columns_[range.column].push_back(
                {range.row, std::size_t{range.row} + range.rows, &sheet.rows[range.row][range.column]});
        }
    }
    for (auto& [column, ranges] : columns_) {
        std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.row < b.row; });
    }
}

const Node* MergedColumns::first_of(std::size_t row, std::size_t column) const {
    const auto at = columns_.find(column);
    if (at == columns_.end()) {
        return nullptr;
    }
    auto range = std::upper_bound(at->second.begin(), at->second.end(), row,
                                  [](std::size_t wanted, const Range& each) { return wanted < each.row; });
    if (range == at->second.begin()) {
        return nullptr;
    }
    --range;
    return row > range->row && row < range->end ? range->first : nullptr;
}

Node MergedColumns::filled(const Node& row, std::size_t number, const std::vector<std::size_t>& columns,
                           Arena& arena) const {
    if (empty() || is_blank_row(row)) {
        return row;
    }
    std::vector<Node> out(row.begin(), row.end());
    for (const std::size_t column : columns) {
        const Node* const first = first_of(number, column);
        if (first == nullptr) {
            continue;
        }
        while (out.size() <= column) {
            const auto next = static_cast<std::uint32_t>(out.size() + 1);
            out.push_back(Node::make_text(*row.source(), {row.place().line, next}, "", Node::Style::cell));
        }
        out[column] = first->moved_to(out[column]);
    }
    return Node::make_list(*row.source(), row.place(), arena.keep(out.data(), out.size()), out.size());
}

const Node* MergedColumns::speaker_of(const Node& row, std::size_t number,
                                      const std::vector<std::size_t>& columns) const {
    const Node* out = nullptr;
    for (const std::size_t column : columns) {
        if (column < row.size() && !trim(row[column].text()).empty()) {
            return nullptr;
        }
        out = out == nullptr ? first_of(number, column) : out;
    }
    return out;
}

void decode_tables(const Document& document, const RecordContext& context, const RecordSink& sink,
                   Diagnostics&& broken) {
    ChosenSheets chosen = choose_record_sheets(document, context.plan.rubric);
    if (chosen.sheets.empty()) {
        Record record = empty_record(context, document.root);
        report(record.findings, document.root, "file-empty", {});
        record.findings.append(std::move(chosen.notes));
        sink(std::move(record));
    }
    for (const TableSheet* sheet : chosen.sheets) {
        RecordContext of_sheet = context;
        of_sheet.sheet = sheet->name.empty() ? nullptr : std::make_shared<const std::string>(sheet->name);
        Diagnostics of_rows = std::exchange(broken, {});
        Diagnostics notes = std::exchange(chosen.notes, {});
        for (const auto& each : sheet->found.all()) {
            (each.severity == Severity::error ? of_rows : notes).add(each);
        }
        decode_table(*sheet, of_sheet, sink, std::move(of_rows), std::move(notes));
    }
}

}  // namespace ceping
