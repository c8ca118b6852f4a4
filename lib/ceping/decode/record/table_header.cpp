// The header of a table of records: which column holds what.
#include <ceping/decode/record/table_header.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace ceping {

namespace {

struct HeaderName {
    std::string_view name;
    std::string_view key;
};

constexpr auto header_names = std::to_array<HeaderName>({
    {"unit", "unit"},
    {"单位编码", "unit"},
    {"单位代码", "unit"},
    {"name", "name"},
    {"单位名称", "name"},
    {"单位", "name"},
    {"填报单位", "name"},
    {"参评单位", "name"},
    {"source", "source"},
    {"来源", "source"},
    {"criterion", "criterion"},
    {"指标编号", "criterion"},
    {"value", "value"},
    {"自评/测评值", "value"},
    {"自评值", "value"},
    {"测评值", "value"},
    {"met", "met"},
    {"达标项", "met"},
    {"counts", "counts"},
    {"次数", "counts"},
    {"num", "num"},
    {"分子", "num"},
    {"den", "den"},
    {"分母", "den"},
    {"sample", "sample"},
    {"样本量", "sample"},
    {"note", "note"},
    {"说明", "note"},
    {"evidence", "evidence"},
    {"证据材料", "evidence"},
    {"submitted", "submitted"},
    {"提交日期", "submitted"},
    {"date", "date"},
    {"测评日期", "date"},
    {"assessor", "assessor"},
    {"测评人", "assessor"},
    {"region", "region"},
    {"所属地区", "region"},
    {"地区", "region"},
    {"stated", "stated"},
    {"自评得分", "stated"},
});

// Of a rubric that has events.
constexpr auto event_names = std::to_array<HeaderName>({
    {"event_date", "event_date"},
    {"发生日期", "event_date"},
    {"matter", "matter"},
    {"事项", "matter"},
    {"tags", "tags"},
    {"情形", "tags"},
});

constexpr auto long_only = std::to_array<std::string_view>(
    {"value", "met", "counts", "num", "den", "sample", "note", "evidence", "event_date", "matter", "tags"});

constexpr std::size_t cells_shown = 8;

bool is_long_only(std::string_view key) { return among(key, long_only); }

template <std::size_t N>
std::string_view key_of(std::string_view name, const std::array<HeaderName, N>& names) {
    const auto at = std::find_if(names.begin(), names.end(),
                                 [name](const HeaderName& each) { return each.name == name; });
    return at == names.end() ? std::string_view() : at->key;
}

/// `header` as an id and a title: `1.2 家风建设`, `1.2.家风建设`, `1.2、家风建设`.
bool is_id_and_title(std::string_view header, const Item& item) {
    if (item.title.empty() || !header.starts_with(item.id)) {
        return false;
    }
    std::string_view rest = trim(header.substr(item.id.size()));
    for (const std::string_view mark : {".", ":", "、", "-", ","}) {
        if (rest.starts_with(mark)) {
            rest = trim(rest.substr(mark.size()));
            break;
        }
    }
    return rest == std::string_view(to_ascii(item.title));
}

class HeaderReader {
public:
    HeaderReader(const Node& table, const Rubric& rubric)
        : table_(table),
          rubric_(rubric),
          events_(std::any_of(rubric.items.begin(), rubric.items.end(), takes_events)) {}

    TableHeader read() {
        const auto means = [this](std::string_view text) {
            const auto column = meaning(text);
            if (!column) {
                return carries_no_data(text) ? HeaderWord::known : HeaderWord::unknown;
            }
            const bool fixed = column->use == Column::Use::fixed;
            return fixed && column->key == "unit"        ? HeaderWord::unit
                   : fixed && column->key == "criterion" ? HeaderWord::criterion
                                                         : HeaderWord::known;
        };
        SheetHeader sheet = find_header(table_, means);
        out_.row = sheet.row;
        out_.first = sheet.first;
        out_.has_unit = sheet.has_unit;
        for (const auto& cell : sheet.cells) {
            out_.columns.push_back(column(cell));
            note_invisible(cell, out_.notes);
        }
        out_.is_long = has("criterion");
        note_titles(sheet.row);
        if (!out_.has_unit) {
            out_.errors
                .clear();  // of a row that is no header, or of a header whose other columns are a lesser trouble
            missing_unit(sheet);
        } else {
            check(sheet.cells);
        }
        return std::move(out_);
    }

private:
    /// Says how many rows stand above the header. Blank ones, which a workbook numbers, are none.
    void note_titles(std::size_t header) {
        std::vector<std::size_t> titles;
        for (std::size_t i = 0; i < header; ++i) {
            if (!is_blank_row(table_[i])) {
                titles.push_back(i);
            }
        }
        if (!titles.empty()) {
            report(out_.notes, table_[titles.front()][0], "row-passed-over",
                   {{"表头上方的标题行", "a title above the header"}, std::to_string(titles.size())});
        }
    }

    [[nodiscard]] bool has(std::string_view key) const {
        return std::any_of(out_.columns.begin(), out_.columns.end(), [key](const Column& each) {
            return each.use == Column::Use::fixed && each.key == key;
        });
    }

    /// Shows which row was taken for the header: nobody guesses what a program saw.
    void missing_unit(const SheetHeader& sheet) {
        std::string seen;
        std::size_t shown = 0;
        for (const auto& cell : sheet.cells) {
            if (const auto text = trim(cell.text()); !text.empty() && ++shown <= cells_shown) {
                seen += (seen.empty() ? "" : ", ") + std::string(text);
            }
        }
        report(out_.errors, table_[sheet.row], "missing-header", {{"unit（单位编码）", "unit"}});
        auto& finding = out_.errors.all().back();
        finding.more.push_back(phrases::header_seen.with({{"seen", seen}}));
    }

    void check(const std::vector<Node>& cells) {
        std::vector<std::string> seen;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Column each = out_.columns[i];
            if (each.use == Column::Use::ignored) {
                continue;
            }
            std::string name = std::to_string(static_cast<int>(each.use)) + std::string(each.key);
            if (among(name, seen)) {
                report(out_.errors, cells[i], "duplicate-header", {cells[i].text()});
                out_.columns[i] = {};  // that every row then says it twice is no further mistake
                continue;
            }
            seen.push_back(std::move(name));
            const bool of_item = each.use == Column::Use::item || each.use == Column::Use::stated_item;
            if ((out_.is_long && of_item) ||
                (!out_.is_long && each.use == Column::Use::fixed && is_long_only(each.key))) {
                report(out_.errors, cells[i], "unknown-header", {cells[i].text()});
                out_.columns[i] = {};
            }
        }
    }

    Column column(const Node& cell) {
        const std::string text = header_text(cell);
        if (text.empty() || text.starts_with("x-")) {
            return {};
        }
        // An id as the rubric writes it goes before one that only looks like it.
        if (const auto exact = by_id(trim(cell.text()))) {
            return *exact;
        }
        if (const auto known = meaning(text)) {
            return *known;
        }
        if (carries_no_data(text)) {
            report(out_.notes, cell, "column-passed-over", {cell.text()});
        } else {
            unknown(cell, text);
        }
        return {};
    }

    /// What a text heads; nothing where it is unknown.
    [[nodiscard]] std::optional<Column> meaning(std::string_view text) const {
        if (const auto key = fixed_column(text); !key.empty()) {
            return Column{Column::Use::fixed, key};
        }
        if (const auto key = events_ ? key_of(text, event_names) : std::string_view(); !key.empty()) {
            return Column{Column::Use::fixed, key};
        }
        if (const auto exact = by_id(text)) {
            return exact;
        }
        for (const auto& fact : rubric_.facts) {
            if (to_ascii(fact.id) == text || (!fact.title.empty() && to_ascii(fact.title) == text)) {
                return Column{Column::Use::fact, fact.id};
            }
        }
        return by_title(text);
    }

    /// A column headed by the id of something in the rubric.
    [[nodiscard]] std::optional<Column> by_id(std::string_view text) const {
        if (const ItemId position = rubric_.find(text)) {
            return Column{Column::Use::item, rubric_.at(position).id};
        }
        if (const PrerequisiteId position = rubric_.find_prerequisite(text)) {
            return Column{Column::Use::prerequisite, rubric_.prerequisite(position).id};
        }
        if (const VetoId position = rubric_.find_veto(text)) {
            return Column{Column::Use::veto, rubric_.veto(position).id};
        }
        if (text.starts_with("stated:")) {
            const std::string_view id = trim(text.substr(7));
            if (id == "score") {
                return Column{Column::Use::stated_item, "score"};
            }
            if (const ItemId position = rubric_.find(id)) {
                return Column{Column::Use::stated_item, rubric_.at(position).id};
            }
        }
        return std::nullopt;
    }

    /// A criterion by its title, where no other has it, or by id and title.
    [[nodiscard]] std::optional<Column> by_title(std::string_view text) const {
        const Item* found = nullptr;
        for (const auto& item : rubric_.items) {
            if (!item.criterion) {
                continue;
            }
            if (to_ascii(item.id) == text || is_id_and_title(text, item)) {
                return Column{Column::Use::item, item.id};
            }
            if (!item.title.empty() && to_ascii(item.title) == text) {
                if (found != nullptr) {
                    return std::nullopt;
                }
                found = &item;
            }
        }
        return found == nullptr ? std::nullopt : std::optional(Column{Column::Use::item, found->id});
    }

    void unknown(const Node& cell, std::string_view name) {
        std::vector<std::string_view> known = criterion_ids(rubric_);
        for (const auto& each : header_names) {
            known.push_back(each.name);
        }
        for (std::size_t i = 0; events_ && i < event_names.size(); ++i) {
            known.push_back(event_names[i].name);
        }
        for (const auto& fact : rubric_.facts) {
            known.push_back(fact.id);
            known.push_back(fact.title);
        }
        for (const auto* conditions : {&rubric_.prerequisites, &rubric_.vetoes}) {
            for (const auto& each : *conditions) {
                known.push_back(each.id);
            }
        }
        report(out_.errors, cell, "unknown-header", {trim(cell.text())}, nearest(name, known));
    }

    const Node& table_;
    const Rubric& rubric_;
    bool events_;  ///< some criterion may be answered by events
    TableHeader out_;
};

}  // namespace

std::string_view fixed_column(std::string_view name) { return key_of(name, header_names); }

bool takes_events(const Item& item) {
    bool takes = false;
    if (item.criterion) {
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
            takes = takes || among(Shape::events, criterion.kind->form(item.points).shapes);
        });
    }
    return takes;
}

std::vector<std::size_t> columns_of_identity(const std::vector<Column>& columns) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool fixed = columns[i].use == Column::Use::fixed && among(columns[i].key, identity_keys);
        if (fixed || columns[i].use == Column::Use::fact) {
            out.push_back(i);
        }
    }
    return out;
}

TableHeader read_table_header(const Node& table, const Rubric& rubric) {
    return HeaderReader(table, rubric).read();
}

}  // namespace ceping
