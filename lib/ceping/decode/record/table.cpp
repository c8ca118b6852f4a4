// Both table layouts: rows become the same maps that YAML would give, each value standing at its cell.
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/record/table_draft.hpp>
#include <ceping/decode/record/table_header.hpp>
#include <ceping/decode/record/table_sheets.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace ceping {

namespace {

// Keys of a long row that belong to its answer.
constexpr auto row_parts = std::to_array<std::string_view>(
    {"value", "met", "counts", "num", "den", "sample", "note", "evidence", "event_date", "matter", "tags"});
// Keys of a row by which long rows are one record.
constexpr auto record_parts =
    std::to_array<std::string_view>({"unit", "source", "date", "submitted", "assessor"});
/// The fixed columns of a row that are filled in.
using Fixed = std::map<std::string_view, const Node*>;

constexpr std::size_t no_draft = std::numeric_limits<std::size_t>::max();

/// Rows one after another that are passed over.
struct PassedOver {
    Node first;
    Words what;
    std::size_t rows;
};

/// Rows one after another that go on with a record.
struct Merged {
    Node first;
    std::size_t draft;
    std::size_t rows;
};

class TableDecoder {
public:
    TableDecoder(const TableSheet& sheet, const RecordContext& context, const RecordSink& sink,
                 Diagnostics&& broken, Diagnostics&& notes)
        : table_(sheet.rows),
          merged_cells_(sheet),
          context_(context),
          rubric_(context.plan.rubric),
          sink_(sink),
          broken_(std::move(broken)),
          notes_(std::move(notes)) {}

    void run() {
        if (table_.size() == 0) {
            return;
        }
        TableHeader header = read_table_header(table_, rubric_);
        for (std::size_t i = 0; i < header.first; ++i) {
            header.errors.append(broken_in(i));
        }
        if (!header.has_unit) {
            // Whose a row is cannot be told; the file is one rejected record.
            Record record = empty_record(context_, table_[header.row]);
            while (next_broken_ < broken_.size()) {
                header.errors.add(std::move(broken_.all()[next_broken_++]));
            }
            record.findings = std::move(header.errors);
            record.findings.append(std::move(notes_));
            sink_(std::move(record));
            return;
        }
        columns_ = std::move(header.columns);
        whose_ = columns_of_identity(columns_);
        long_ = header.is_long;
        header_row_ = header.row;
        notes_.append(std::move(header.notes));
        for (std::size_t i = header.first; i < table_.size(); ++i) {
            row(i);
        }
        say_passed_over();
        say_continued();
        join_nameless();
        if (drafts_.empty()) {
            // A form that nobody filled in.
            Record record = empty_record(context_, table_[0]);
            record.findings.add("file-empty", record.at({}), {});
            sink_(std::move(record));
        }
        if (!drafts_.empty()) {
            drafts_.front().findings.append(std::move(notes_));
        }
        for (auto& draft : drafts_) {
            if (draft.joined) {
                continue;
            }
            // A fault of the header concerns every unit below it: each is named, and the rest of what it wrote is looked at.
            for (const auto& each : header.errors.all()) {
                draft.findings.add(each);
            }
            sink_(finish_draft(draft, context_, long_, arena_));
        }
    }

private:
    static bool blank(const Node& cell) { return trim(cell.text()).empty(); }

    /// What is broken in a row, which ends where the next one begins.
    Diagnostics broken_in(std::size_t row) {
        Diagnostics out;
        const std::uint32_t end = line_after(row);
        auto& all = broken_.all();
        for (; next_broken_ < all.size() && all[next_broken_].where.line < end; ++next_broken_) {
            out.add(std::move(all[next_broken_]));
        }
        return out;
    }

    /// The line on which the next row begins.
    [[nodiscard]] std::uint32_t line_after(std::size_t row) const {
        return row + 1 < table_.size() ? table_[row + 1].place().line
                                       : std::numeric_limits<std::uint32_t>::max();
    }

    /// The header once more: two tables put together.
    [[nodiscard]] bool is_header(const Node& cells) const {
        const Node& header = table_[header_row_];
        return cells.size() == header.size() &&
               std::equal(cells.begin(), cells.end(), header.begin(),
                          [](const Node& a, const Node& b) { return trim(a.text()) == trim(b.text()); });
    }

    /// The record to which merged cells tell a row that names nobody itself: that of the first row of these cells.
    TableDraft* merged_with(std::size_t number) {
        const Node* const first = merged_cells_.speaker_of(table_[number], number, whose_);
        const auto at = first == nullptr ? draft_of_row_.end() : draft_of_row_.find(first->place().line - 1);
        return at == draft_of_row_.end() ? nullptr : &drafts_[last_ = at->second];
    }

    void row(std::size_t number) {
        // Kept: what is made of a row points to its cells.
        const Node whole = merged_cells_.filled(table_[number], number, whose_, arena_);
        const Node& cells = *arena_.keep(&whole, 1);
        Diagnostics broken = next_broken_ < broken_.size() ? broken_in(number) : Diagnostics();
        if (broken.empty() && (is_blank_row(cells) || is_header(cells))) {
            return;
        }
        Fixed fixed;
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            if (columns_[i].use == Column::Use::fixed && !blank(cells[i])) {
                fixed[columns_[i].key] = &cells[i];
            }
        }
        if (broken.empty() && passed_over(cells, fixed)) {
            return;
        }
        TableDraft* const merged = long_ ? merged_with(number) : nullptr;
        TableDraft& draft = merged != nullptr ? *merged : long_ ? draft_of(cells, fixed) : fresh(cells);
        if (!merged_cells_.empty()) {
            draft_of_row_[number] = static_cast<std::size_t>(&draft - drafts_.data());
        }
        draft.row_is_broken = !broken.empty();
        if (draft.row_is_broken) {
            draft.broken.emplace_back(cells.place().line, line_after(number));
            draft.findings.append(std::move(broken));
        }
        for (std::size_t i = columns_.size(); i < cells.size(); ++i) {
            if (!blank(cells[i])) {
                report(draft.findings, cells[i], "row-length",
                       {std::to_string(cells.size()), std::to_string(columns_.size())});
                break;
            }
        }
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            if (!blank(cells[i])) {
                cell(draft, columns_[i], cells[i]);
            } else if (context_.plan.options.details && columns_[i].use == Column::Use::item &&
                       rubric_.at(rubric_.find(columns_[i].key)).criterion) {
                // Where the answer should have stood.
                draft.answers.emplace_back(key_at(cells[i], columns_[i].key, arena_), cells[i]);
            }
        }
        if (long_) {
            long_answer(draft, fixed);
        }
    }

    TableDraft& fresh(const Node& cells) {
        TableDraft& draft = drafts_.emplace_back();
        draft.first = cells.size() > 0 ? cells[0] : cells;
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            const bool head = columns_[i].use == Column::Use::fixed || columns_[i].use == Column::Use::fact;
            if (head && blank(cells[i])) {
                draft.blanks.emplace(columns_[i].key, cells[i]);
            }
        }
        return draft;
    }

    /// Whether a row is no data; which, is said once a block.
    bool passed_over(const Node& cells, const Fixed& fixed) {
        const auto text = [&](std::string_view key) {
            const auto at = fixed.find(key);
            return at == fixed.end() ? std::string_view() : at->second->text();
        };
        if (fixed.find("criterion") != fixed.end()) {
            return false;
        }
        const auto what = no_data(cells, text("unit"), text("name"));
        if (!what) {
            return false;
        }
        if (passed_.empty() || passed_.back().what.en != what->en) {
            passed_.push_back({cells[0], *what, 0});
        }
        ++passed_.back().rows;
        return true;
    }

    void say_passed_over() {
        for (const auto& block : passed_) {
            report(notes_, block.first, "row-passed-over", {block.what, std::to_string(block.rows)});
        }
    }

    /// Rows of merged cells: nobody is named in them, so they go on with the row above.
    TableDraft* continued(const Node& cells, const Fixed& fixed) {
        const bool names_nobody =
            std::none_of(identity_keys.begin(), identity_keys.end(),
                         [&](std::string_view key) { return fixed.find(key) != fixed.end(); });
        // A row that says anything of its record, if not whose it is, is not guessed to be the unit's above.
        if (!names_nobody || last_ == no_draft) {
            return nullptr;
        }
        if (!continuing_) {
            merged_.push_back({cells[0], last_, 0});
        }
        continuing_ = true;
        ++merged_.back().rows;
        return &drafts_[last_];
    }

    void say_continued() {
        for (const auto& block : merged_) {
            TableDraft& draft = drafts_[block.draft];
            const Node* const unit = fixed_of(draft, "unit");
            report(draft.findings, block.first, "rows-continue",
                   {std::to_string(block.rows), unit == nullptr ? std::string_view() : unit->text()});
        }
    }

    /// Rows that name a unit and give no code: where one of that name has a code, they are its own, and it is not scored as if
    /// it were complete without them.
    void join_nameless() {
        std::map<std::string_view, TableDraft*> coded;
        for (auto& draft : drafts_) {
            if (const Node* const name = fixed_of(draft, "name");
                name != nullptr && fixed_of(draft, "unit") != nullptr) {
                coded.emplace(trim(name->text()), &draft);
            }
        }
        const auto is_joined = [&](TableDraft& draft) {
            const Node* const name = fixed_of(draft, "name");
            const auto at = name == nullptr || fixed_of(draft, "unit") != nullptr
                                ? coded.end()
                                : coded.find(trim(name->text()));
            if (at == coded.end()) {
                return false;
            }
            report(at->second->findings, *name, "row-without-code", {at->first});
            return true;
        };
        for (auto& draft : drafts_) {
            draft.joined = is_joined(draft);
        }
    }

    static const Node* fixed_of(const TableDraft& draft, std::string_view key) {
        const auto at = draft.fixed.find(key);
        return at == draft.fixed.end() ? nullptr : &at->second;
    }

    TableDraft& draft_of(const Node& cells, const Fixed& fixed) {
        if (TableDraft* const above = continued(cells, fixed)) {
            return *above;
        }
        continuing_ = false;
        std::string key;
        for (const auto part : record_parts) {
            const auto at = fixed.find(part);
            std::string_view text = at == fixed.end() ? std::string_view() : trim(at->second->text());
            if (part == "source" && text.empty()) {
                text = "self";
            }
            key += std::to_string(text.size()) + ":" + std::string(text);
        }
        if (fixed.find("unit") == fixed.end()) {
            // Several units without codes are not one. A row without a name either goes on with the one above.
            const auto name = fixed.find("name");
            const bool on =
                name == fixed.end() && last_ != no_draft && fixed_of(drafts_[last_], "unit") == nullptr;
            const Node* const named = name != fixed.end() ? name->second
                                      : on                ? fixed_of(drafts_[last_], "name")
                                                          : nullptr;
            key += named == nullptr ? std::string_view() : trim(named->text());
        }
        const auto [at, added] = by_key_.emplace(std::move(key), drafts_.size());
        last_ = at->second;
        return added ? fresh(cells) : drafts_[at->second];
    }

    void cell(TableDraft& draft, const Column& column, const Node& value) {
        switch (column.use) {
            case Column::Use::ignored: return;
            case Column::Use::fixed:
                if (!among(column.key, row_parts) && column.key != "criterion" && !(column.key == "stated")) {
                    draft.say(column.key, value);
                } else if (column.key == "stated" && !long_) {
                    draft.stated.emplace_back(key_at(value, "score", arena_), value);
                }
                return;
            case Column::Use::fact: draft.say_fact(column.key, value); return;
            case Column::Use::prerequisite:
                draft.say_flag(draft.prerequisites, key_at(value, column.key, arena_), value);
                return;
            case Column::Use::veto:
                draft.say_flag(draft.vetoes, key_at(value, column.key, arena_), value);
                return;
            case Column::Use::item:
                draft.answers.emplace_back(key_at(value, column.key, arena_), value);
                return;
            case Column::Use::stated_item:
                draft.stated.emplace_back(key_at(value, column.key, arena_), value);
                return;
        }
    }

    void long_answer(TableDraft& draft, const Fixed& fixed) {
        const auto part = [&](std::string_view key) -> const Node* {
            const auto at = fixed.find(key);
            return at == fixed.end() ? nullptr : at->second;
        };
        const Node* criterion = part("criterion");
        const Node* stated = part("stated");
        if (criterion == nullptr) {
            if (stated != nullptr) {
                draft.stated.emplace_back(key_at(*stated, "score", arena_), *stated);
            }
            for (const auto key : row_parts) {
                if (const Node* stray = part(key)) {
                    report(draft.findings, *stray, "missing-key",
                           {{"指标编号（criterion）", "criterion"}, {"这一行", "this row"}});
                    break;
                }
            }
            return;
        }
        const std::string_view id = trim(criterion->text());
        if (stated != nullptr) {
            draft.stated.emplace_back(key_at(*criterion, id, arena_), *stated);
        }
        const Node* value = part("value");
        if (rubric_.find_prerequisite(id) || rubric_.find_veto(id)) {
            if (const Node* day = part("event_date")) {
                dated_flag(draft, id, *day, value);
                return;
            }
            if (value != nullptr) {
                draft.say_flag(rubric_.find_veto(id) ? draft.vetoes : draft.prerequisites,
                               key_at(*value, id, arena_), *value);
            }
            return;
        }
        if (is_event(id, fixed)) {
            tell(draft, key_at(*criterion, id, arena_), fixed);
            return;
        }
        Entries parts;
        for (const auto key : row_parts) {
            if (const Node* given = part(key)) {
                parts.emplace_back(key_at(*given, key, arena_), *given);
            }
        }
        if (parts.empty()) {
            // A blank line of a form: the criterion is named and not answered. A misspelt name must be said all the same;
            // `stated` says so itself.
            if (stated == nullptr && !draft.tells_events_of(id)) {
                draft.answers.emplace_back(key_at(*criterion, id, arena_),
                                           Node::make_null(*criterion->source(), criterion->place()));
            }
            return;
        }
        const bool plain = parts.size() == 1 && parts.front().first.text() == "value";
        draft.answers.emplace_back(key_at(*criterion, id, arena_),
                                   plain ? parts.front().second : map_of(parts, *criterion, arena_));
    }

    /// A row on a veto with the day of its case beside it, where the veto may be so stated and is.
    void dated_flag(TableDraft& draft, std::string_view id, const Node& day, const Node* value) {
        const VetoId veto = rubric_.find_veto(id);
        const std::string text = value == nullptr ? "" : to_ascii(trim(value->text()));
        if (!veto || !(text.empty() || text == "true" || text == "是")) {
            report(draft.findings, day, "unknown-key",
                   {"event_date", veto ? Words{"一项没有成立的一票否决", "a veto that is not stated as true"}
                                       : Words{"前置条件", "a prerequisite"}});
            if (value != nullptr) {
                draft.say_flag(veto ? draft.vetoes : draft.prerequisites, key_at(*value, id, arena_), *value);
            }
            return;
        }
        if (read_date(day, "date", true, draft.findings)) {
            draft.say_flag(draft.vetoes, key_at(day, id, arena_), day);
        }
    }

    /// Whether a row tells an event of the criterion that it names: it says something that only events have, or gives a class
    /// and nothing more.
    [[nodiscard]] bool is_event(std::string_view id, const Fixed& fixed) const {
        const ItemId position = rubric_.find(id);
        if (!position || !takes_events(rubric_.at(position))) {
            return false;
        }
        if (std::any_of(event_columns.begin(), event_columns.end(),
                        [&](std::string_view key) { return fixed.find(key) != fixed.end(); })) {
            return true;
        }
        const auto value = fixed.find("value");
        if (value == fixed.end()) {
            return false;
        }
        const Item& item = rubric_.at(position);
        const std::string text = cell_text(trim(value->second->text()));
        bool named = false;
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
            const auto choices = criterion.kind->form(item.points).choices;
            named = named || std::any_of(choices.begin(), choices.end(), [&](const AnswerForm::Choice& each) {
                        return same_name(text, each.key);
                    });
        });
        return named;
    }

    /// One event more; what it cannot have is left to the answer, which is refused then.
    void tell(TableDraft& draft, const Node& key, const Fixed& fixed) {
        ToldEvents& told = draft.events_of(key);
        Entries event;
        for (const auto& [name, cell] : fixed) {
            if (name == "value") {
                event.emplace_back(key_at(*cell, "class", arena_),
                                   cell_node(*cell, cell_text(trim(cell->text())), arena_));
            } else if (name == "event_date") {
                event.emplace_back(key_at(*cell, "date", arena_), *cell);
            } else if (name == "tags") {
                event.emplace_back(key_at(*cell, name, arena_), cell_list(*cell, arena_));
            } else if (name == "matter" || name == "note") {
                event.emplace_back(key_at(*cell, name, arena_), *cell);
            } else if (name == "evidence") {
                told.evidence.push_back(*cell);
            } else if (among(name, row_parts)) {
                told.others.emplace_back(key_at(*cell, name, arena_), *cell);
            }
        }
        told.events.push_back(map_of(event, event.empty() ? key : event.front().second, arena_));
    }

    const Node& table_;
    const MergedColumns merged_cells_;
    const RecordContext& context_;
    const Rubric& rubric_;
    const RecordSink& sink_;
    Diagnostics broken_;
    std::size_t next_broken_ = 0;
    Arena arena_;
    Diagnostics notes_;  ///< about the table as a whole; its first record has them
    std::size_t header_row_ = 0;
    std::vector<PassedOver> passed_;
    std::vector<Merged> merged_;
    std::size_t last_ = no_draft;  ///< the record of the row above
    bool continuing_ = false;
    std::map<std::size_t, std::size_t> draft_of_row_;  ///< where cells are merged
    std::vector<Column> columns_;
    std::vector<std::size_t> whose_;  ///< columns that say of whom a row is
    bool long_ = false;
    std::vector<TableDraft> drafts_;
    std::map<std::string, std::size_t> by_key_;
};

}  // namespace

void decode_table(const TableSheet& sheet, const RecordContext& context, const RecordSink& sink,
                  Diagnostics&& broken, Diagnostics&& notes) {
    TableDecoder(sheet, context, sink, std::move(broken), std::move(notes)).run();
}

}  // namespace ceping
