// Which cells of a table of records are fixed, and what they become.
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_table.hpp>
#include <ceping/decode/record/sheet.hpp>
#include <ceping/decode/record/table_header.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace ceping {

namespace {

using Usable = std::function<bool(std::size_t row)>;
using Use = Column::Use;

/// A table of records: its header, and which of its rows are data.
class RecordTable {
public:
    RecordTable(const FixPlan& plan, const Node& rows, const Usable& usable)
        : rows_(rows), usable_(usable), header_(read_table_header(rows, plan.rubric)) {}

    /// A roster or some other list has none of the columns that only records have.
    [[nodiscard]] bool holds_records() const {
        return header_.has_unit &&
               (header_.is_long || std::any_of(columns().begin(), columns().end(), [](const Column& each) {
                    return each.use == Use::item || each.use == Use::prerequisite || each.use == Use::veto;
                }));
    }
    [[nodiscard]] const TableHeader& header() const { return header_; }
    [[nodiscard]] const std::vector<Column>& columns() const { return header_.columns; }
    [[nodiscard]] bool is_long() const { return header_.is_long; }

    [[nodiscard]] std::optional<std::size_t> column_of(std::string_view key) const {
        for (std::size_t i = 0; i < columns().size(); ++i) {
            if (columns()[i].use == Use::fixed && columns()[i].key == key) {
                return i;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string_view text_of(std::size_t row, std::string_view key) const {
        const auto column = column_of(key);
        return column && *column < rows_[row].size() ? trim(rows_[row][*column].text()) : std::string_view();
    }

    /// The header once more, where two tables were put together.
    [[nodiscard]] bool repeats_header(std::size_t row) const {
        const Node& cells = rows_[row];
        const Node& head = rows_[header_.row];
        return cells.size() == head.size() &&
               std::equal(cells.begin(), cells.end(), head.begin(),
                          [](const Node& a, const Node& b) { return trim(a.text()) == trim(b.text()); });
    }

    template <typename Work>
    void each_row(const Work& work) const {
        for (std::size_t row = header_.first; row < rows_.size(); ++row) {
            const bool data = !is_blank_row(rows_[row]) && !repeats_header(row) &&
                              (!text_of(row, "criterion").empty() ||
                               !no_data(rows_[row], text_of(row, "unit"), text_of(row, "name")));
            if (data && usable_(row)) {
                work(row);
            }
        }
    }

private:
    const Node& rows_;
    const Usable& usable_;
    TableHeader header_;
};

/// The ids that a table's header or one of its records has, and those that it would have.
class NameFixer {
public:
    NameFixer(const FixPlan& plan, const Node& rows, const Usable& usable)
        : plan_(plan), rows_(rows), usable_(usable), table_(plan, rows, usable) {}

    CellTexts run() {
        if (table_.header().has_unit && !table_.is_long()) {
            headers();
        } else if (table_.holds_records()) {
            criteria();
        }
        return std::move(out_);
    }

private:
    void put(std::size_t row, std::size_t column, const std::string& name) {
        const Node& cell = rows_[row][column];
        out_[{row, column}] = {name, fix_of_name(cell, name, false)};
    }

    /// A header that stands once more further down is fixed there, too, so that it is still known for one.
    void headers() {
        std::vector<std::size_t> heads;
        for (std::size_t row = table_.header().row; row < rows_.size(); ++row) {
            if (row < table_.header().first || table_.repeats_header(row)) {
                if (!usable_(row)) {
                    return;
                }
                heads.push_back(row);
            }
        }
        std::map<std::string, std::size_t> called;
        for (const Column& each : table_.columns()) {
            called[std::string(each.use == Use::item ? each.key : std::string_view())] += 1;
        }
        std::map<std::pair<std::size_t, std::size_t>, std::string> meant;
        for (const auto& error : table_.header().errors.all()) {
            if (error.code == Code("unknown-header")) {
                if (const auto at = cell_at(error.where)) {
                    const auto name = read_criterion(plan_, rows_[at->first][at->second].text());
                    called[name ? name->name : std::string()] += 1;
                    meant[*at] = name ? name->name : std::string();
                }
            }
        }
        for (const auto& [at, name] : meant) {
            for (const std::size_t row : heads) {
                const bool again = row == at.first || row >= table_.header().first;
                if (!name.empty() && called[name] == 1 && again) {
                    put(row, at.second, name);
                }
            }
        }
    }

    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cell_at(const Location& where) const {
        for (std::size_t row = table_.header().row; row < table_.header().first; ++row) {
            for (std::size_t column = 0; column < rows_[row].size(); ++column) {
                const Place place = rows_[row][column].place();
                if (place.line == where.line && place.column == where.column) {
                    return std::pair{row, column};
                }
            }
        }
        return std::nullopt;
    }

    /// Whose a row is, as the decoder tells it.
    std::string record_of(std::size_t row) {
        std::string key;
        bool nobody = true;
        for (const auto part : identity_keys) {
            const std::string_view text = table_.text_of(row, part);
            nobody = nobody && text.empty();
            if (part != "name" && part != "region") {
                key += std::string(part == "source" && text.empty() ? "self" : text) + '\0';
            }
        }
        last_ = nobody ? last_ : key;
        return last_;
    }

    void criteria() {
        struct Slip {
            std::size_t row;
            std::string record;
            std::string name;
        };
        std::vector<Slip> slips;
        std::map<std::pair<std::string, std::string>, std::size_t> called;
        table_.each_row([&](std::size_t row) {
            const std::string record = record_of(row);
            const std::string_view id = table_.text_of(row, "criterion");
            const bool other =
                plan_.rubric.find_prerequisite(id) || plan_.rubric.find_veto(id) || id == "score";
            const auto name = id.empty() || other ? std::nullopt : read_criterion(plan_, id);
            if (name) {
                called[{record, name->name}] += 1;
            }
            if (name && !name->already) {
                slips.push_back({row, record, name->name});
            }
        });
        for (const Slip& slip : slips) {
            if (called[{slip.record, slip.name}] == 1) {
                put(slip.row, *table_.column_of("criterion"), slip.name);
            }
        }
    }

    const FixPlan& plan_;
    const Node& rows_;
    const Usable& usable_;
    RecordTable table_;
    std::string last_;
    CellTexts out_;
};

class ValueFixer {
public:
    ValueFixer(const FixPlan& plan, const Node& rows, const Usable& usable)
        : plan_(plan), rubric_(plan.rubric), rows_(rows), table_(plan, rows, usable) {}

    CellTexts run() {
        if (!table_.holds_records()) {
            return {};
        }
        find_colliding();
        table_.each_row([this](std::size_t row) {
            for (std::size_t column = 0; column < table_.columns().size() && column < rows_[row].size();
                 ++column) {
                put(row, column);
            }
        });
        return std::move(out_);
    }

private:
    void put(std::size_t row, std::size_t column) {
        const Node& cell = rows_[row][column];
        if (trim(cell.text()).empty() || colliding_.contains(column)) {
            return;
        }
        const auto mend = mended(row, column);
        if (mend && !mend->text.empty() && mend->text != cell.text()) {
            out_[{row, column}] = {mend->text, fix_of_value(cell, *mend)};
        }
    }

    [[nodiscard]] std::optional<Mend> mended(std::size_t row, std::size_t column) const {
        const Column& of = table_.columns()[column];
        const std::string_view text = rows_[row][column].text();
        switch (of.use) {
            case Use::ignored: return std::nullopt;
            case Use::fact: return fact(of.key, text);
            case Use::prerequisite: return trimmed(text);
            case Use::veto: return veto(of.key, text);
            case Use::stated_item: return mended_number(text, false);
            case Use::item: return answer(of.key, "value", text);
            case Use::fixed: break;
        }
        if (of.key == "submitted" || of.key == "date") {
            return mended_date(text);
        }
        if (of.key == "stated") {
            return mended_number(text, false);
        }
        if (of.key == "criterion") {
            return trimmed(text);
        }
        return among(of.key, identity_keys) ? trimmed(text) : part_of_row(row, of.key, text);
    }

    [[nodiscard]] std::optional<Mend> fact(std::string_view id, std::string_view text) const {
        const Fact& fact = rubric_.fact(rubric_.find_fact(id));
        return fact.number && fact.values.empty() ? mended_number(text, false) : trimmed(text);
    }

    /// A day where the veto may be stated by one, else yes or no.
    [[nodiscard]] std::optional<Mend> veto(std::string_view id, std::string_view text) const {
        const auto date =
            rubric_.veto(rubric_.find_veto(id)).months ? mended_date(text) : std::optional<Mend>();
        return date ? date : trimmed(text);
    }

    [[nodiscard]] std::optional<Mend> answer(std::string_view id, std::string_view part,
                                             std::string_view text) const {
        const ItemId item = rubric_.find(id);
        return item && rubric_.at(item).criterion ? mended_cell(plan_.entries[item.at()], part, text)
                                                  : std::nullopt;
    }

    [[nodiscard]] std::optional<Mend> part_of_row(std::size_t row, std::string_view part,
                                                  std::string_view text) const {
        const std::string_view id = table_.text_of(row, "criterion");
        const bool is_veto = bool(rubric_.find_veto(id));
        if (is_veto && (part == "value" || part == "event_date")) {
            return veto(id, text);
        }
        if (part == "value" && rubric_.find_prerequisite(id)) {
            return trimmed(text);
        }
        return answer(id, part, text);
    }

    /// Rows of a long table belong together, and agree, by what they say as they are written: columns in which two ways to
    /// write one thing would become one are left alone.
    void find_colliding() {
        for (std::size_t column = 0; table_.is_long() && column < table_.columns().size(); ++column) {
            const Column& of = table_.columns()[column];
            const bool day = of.use == Use::fixed && (of.key == "submitted" || of.key == "date");
            if (!day && of.use != Use::fact) {
                continue;
            }
            std::map<std::string, std::string_view> written;
            table_.each_row([&](std::size_t row) {
                if (column >= rows_[row].size() || trim(rows_[row][column].text()).empty()) {
                    return;
                }
                const std::string_view text = trim(rows_[row][column].text());
                const auto mend = mended(row, column);
                const auto [at, fresh] = written.emplace(mend ? mend->text : std::string(text), text);
                if (!fresh && at->second != text) {
                    colliding_.insert(column);
                }
            });
        }
    }

    const FixPlan& plan_;
    const Rubric& rubric_;
    const Node& rows_;
    RecordTable table_;
    std::set<std::size_t> colliding_;
    CellTexts out_;
};

}  // namespace

std::size_t header_of(const FixPlan& plan, const Node& rows) {
    return read_table_header(rows, plan.rubric).row;
}

CellTexts fixed_names(const FixPlan& plan, const Node& rows, const Usable& usable) {
    return NameFixer(plan, rows, usable).run();
}

CellTexts fixed_values(const FixPlan& plan, const Node& rows, const Usable& usable) {
    return ValueFixer(plan, rows, usable).run();
}

}  // namespace ceping
