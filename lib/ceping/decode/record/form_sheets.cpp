#include <ceping/decode/record/form_sheets.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/form_cells.hpp>
#include <ceping/decode/record/form_layout.hpp>
#include <ceping/decode/record/sheet.hpp>
#include <ceping/decode/record/table_draft.hpp>
#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace ceping {

namespace {

/// One answer while its cells are read.
struct FormAnswer {
    Node key;
    Node value;  ///< null: nothing stands there
    Entries parts;
    std::vector<Node> met;
    bool ticked = false;  ///< something is said of a check
    std::optional<Node> checks_at;
    Entries counts;
    std::map<std::string, std::vector<Node>, std::less<>> events;  ///< key and value nodes, by number
    std::vector<std::string> event_order;
    std::optional<Node> evidence;
    std::optional<Node> note;
};

class FormDecoder {
public:
    FormDecoder(const Document& document, const TableSheet* identity, const RecordContext& context,
                FormColumn answers)
        : document_(document),
          identity_(identity),
          context_(context),
          rubric_(context.plan.rubric),
          answers_(answers) {
        names_ = std::make_shared<std::vector<std::string>>();
        for (const auto& sheet : document.sheets) {
            names_->push_back(sheet.name);
        }
    }

    /// Whether the second assessor entered anything.
    [[nodiscard]] bool found_answers() const { return found_answers_; }

    Record run() {
        for (std::size_t i = 0; i < document_.sheets.size(); ++i) {
            if (const auto header = header_of(document_.sheets[i].rows)) {
                read_sheet(i, *header);
            }
        }
        RecordContext of_form = context_;
        of_form.table = true;
        of_form.arena = &arena_;
        of_form.sheets = names_;
        Record record = decode_record(map_of(top(), first(), arena_), of_form);
        record.place = first().place();
        if (second_name_) {
            // The two records of one form are told apart by where their assessors' names stand.
            record.source_place = second_name_->place();
        }
        record.may_date_evidence = false;
        place_empty(record);
        check_whole();
        record.findings.append(std::move(found_));
        return record;
    }

private:
    using Cells = std::map<FormColumn, Node>;

    // --- nodes

    [[nodiscard]] const Node& first() const { return first_; }

    /// A cell that says in which of the sheets it stands.
    [[nodiscard]] static Node placed(const Node& cell, std::size_t sheet) {
        return Node::make_text(*cell.source(), in_sheet(cell.place(), sheet), cell.text(), Node::Style::cell);
    }

    [[nodiscard]] Node text_at(const Node& at, std::string_view text) {
        return Node::make_text(*at.source(), at.place(), arena_.keep(text), Node::Style::cell);
    }

    [[nodiscard]] Node list_of(const std::vector<Node>& nodes, const Node& at) {
        return Node::make_list(*at.source(), at.place(), arena_.keep(nodes.data(), nodes.size()),
                               nodes.size());
    }

    // --- reading

    void read_sheet(std::size_t number, const FormHeader& header) {
        const TableSheet& sheet = document_.sheets[number];
        const std::size_t key_column = header.key();
        if (first_.is_null()) {
            // Its title: what concerns the form as a whole is said there.
            first_ = placed(sheet.rows[0][0], number);
        }
        std::vector<std::uint32_t> rows;
        for (std::size_t i = header.row + 1; i < sheet.rows.size(); ++i) {
            const Node& row = sheet.rows[i];
            const std::string_view key =
                key_column < row.size() ? trim(row[key_column].text()) : std::string_view();
            if (key.empty() || column_of(key) == FormColumn::key) {
                continue;
            }
            rows.push_back(row.place().line);
            const Cells cells = cells_of(row, header, number);
            const auto [known, is_new] = seen_.emplace(std::string(key), cells);
            if (is_new) {
                read_row(split(key, '|'), cells);
            } else if (const Node* const again = first_other(cells, known->second)) {
                // A row that was copied: which of the two is meant nobody knows.
                report(found_, *again, "duplicate-key",
                       {shown_form_key(key),
                        std::to_string(on_its_sheet(known->second.begin()->second.place()).line)});
            }
        }
        take_findings(sheet, header, rows);
    }

    [[nodiscard]] static Cells cells_of(const Node& row, const FormHeader& header, std::size_t sheet) {
        Cells out;
        for (std::size_t i = 0; i < header.columns.size(); ++i) {
            if (header.columns[i] == FormColumn::other) {
                continue;
            }
            if (i < row.size()) {
                out.emplace(header.columns[i], placed(row[i], sheet));
            } else {
                // Behind the last cell of a row stands nothing, but that has a place, too.
                const Place place{row.place().line, static_cast<std::uint32_t>(i + 1)};
                out.emplace(header.columns[i],
                            Node::make_text(*row.source(), in_sheet(place, sheet), "", Node::Style::cell));
            }
        }
        return out;
    }

    /// What is wrong with cells that are filled in. What the form reckons itself is nobody's fault.
    void take_findings(const TableSheet& sheet, const FormHeader& header,
                       const std::vector<std::uint32_t>& rows) {
        for (const auto& each : sheet.found.all()) {
            const std::size_t column = each.where.column;
            const bool of_field = std::binary_search(rows.begin(), rows.end(), each.where.line) &&
                                  column > 0 && column <= header.columns.size() &&
                                  header.columns[column - 1] != FormColumn::other &&
                                  header.columns[column - 1] != FormColumn::key;
            if (of_field) {
                found_.add(each);
            }
        }
    }

    static const Node* in(const Cells& cells, FormColumn column) {
        const auto at = cells.find(column);
        return at == cells.end() ? nullptr : &at->second;
    }

    static bool filled(const Node* cell) { return cell != nullptr && !trim(cell->text()).empty(); }

    /// The first cell that says something else than it does in another row; null where there is none.
    static const Node* first_other(const Cells& cells, const Cells& before) {
        const auto at = std::find_if(cells.begin(), cells.end(), [&](const auto& each) {
            const Node* const other = in(before, each.first);
            return each.first != FormColumn::key && filled(&each.second) &&
                   (other == nullptr || trim(other->text()) != trim(each.second.text()));
        });
        return at == cells.end() ? nullptr : &at->second;
    }

    void read_row(const std::vector<std::string_view>& key, const Cells& cells) {
        const Node* entry = in(cells, key[0] == "answer" ? answers_ : FormColumn::answer);
        if (key.size() > 1 && entry != nullptr) {
            asked_.insert(std::string(key[0]) + "|" + std::string(key[1]));
        }
        if (key.size() < 2 || (entry == nullptr && key.size() < 4)) {
            return;
        }
        if (key[0] == "unit") {
            unit_.emplace_back(text_at(*entry, key[1]), *entry);
        } else if (key[0] == "record") {
            read_record(key[1], *entry);
        } else if (key[0] == "prerequisite") {
            state(prerequisites_, key[1], *entry, nullptr);
        } else if (key[0] == "veto") {
            state(vetoes_, key[1], *entry, is_dated(key[1]) ? in(cells, FormColumn::note) : nullptr);
        } else if (key[0] == "answer") {
            read_answer(key, entry, cells);
        }
    }

    void read_record(std::string_view what, const Node& entry) {
        const bool second = what == "second assessor";
        if (what == "assessor" || second) {
            if (second == (answers_ == FormColumn::second)) {
                top_.emplace_back(text_at(entry, "assessor"), entry);
                second_name_ = second ? std::optional(entry) : std::nullopt;
            }
        } else {
            top_.emplace_back(text_at(entry, what), day_in(entry));
            day_at_ = entry.place();
        }
    }

    /// 是, `yes`, √ as `true`; what is neither stays as it is, to be told.
    [[nodiscard]] Node truth(const Node& entry) {
        const std::string text = lower_ascii(to_ascii(trim(entry.text())));
        if (text == "是" || text == "yes" || text == "true" || text == "√" || text == "✓") {
            return text_at(entry, "true");
        }
        return text == "否" || text == "no" || text == "false" || text == "×" ? text_at(entry, "false")
                                                                              : entry;
    }

    [[nodiscard]] Node day_in(const Node& entry) { return text_at(entry, without_time(entry.text())); }

    void state(Entries& into, std::string_view id, const Node& entry, const Node* day) {
        if (&into == &prerequisites_) {
            prerequisites_at_.emplace(id, entry.place());
        }
        if (filled(day)) {
            const Entries date{{text_at(*day, "date"), day_in(*day)}};
            into.emplace_back(text_at(entry, id), map_of(date, *day, arena_));
        } else if (filled(&entry)) {
            into.emplace_back(text_at(entry, id), truth(entry));
        }
    }

    FormAnswer& answer_of(std::string_view id, const Node& at) {
        const auto known = by_id_.find(id);
        if (known != by_id_.end()) {
            return answers_list_[known->second];
        }
        by_id_.emplace(std::string(id), answers_list_.size());
        FormAnswer& out = answers_list_.emplace_back();
        out.key = text_at(at, id);
        return out;
    }

    void read_answer(const std::vector<std::string_view>& key, const Node* entry, const Cells& cells) {
        const Node& at = entry != nullptr ? *entry : cells.begin()->second;
        FormAnswer& answer = answer_of(key[1], at);
        if (filled(in(cells, FormColumn::evidence))) {
            answer.evidence = evidence(*in(cells, FormColumn::evidence));
        }
        const bool event = key.size() > 3 && key[2] == "event";
        if (!event && filled(in(cells, FormColumn::note))) {
            answer.note = *in(cells, FormColumn::note);
        }
        if (event && answers_ == FormColumn::answer) {
            read_event(answer, key[1], std::string(key[3]), cells);
        } else if (!event && key.size() > 3 && key[2] == "met") {
            read_check(answer, key[1], key[3], *entry);
        } else if (filled(entry) && key.size() > 3 && key[2] == "counts") {
            answer.counts.emplace_back(text_at(*entry, key[3]), *entry);
            found_answers_ = true;
        } else if (filled(entry) && key.size() > 2) {
            found_answers_ = true;
            if (key[2] == "value") {
                // The word that the form itself offers.
                answer.value = trim(entry->text()) == "不涉及" ? text_at(*entry, "n/a") : *entry;
            } else {
                answer.parts.emplace_back(text_at(*entry, key[2]), *entry);
            }
        }
    }

    void read_check(FormAnswer& answer, std::string_view id, std::string_view check, const Node& entry) {
        if (!filled(&entry)) {
            return;
        }
        found_answers_ = true;
        answer.ticked = true;
        answer.checks_at = answer.checks_at ? answer.checks_at : entry;
        const Node said = truth(entry);
        if (said.text() == "true") {
            answer.met.push_back(text_at(entry, check));
        } else if (said.text() != "false") {
            report(found_, entry, "wrong-type",
                   {std::string(id) + " " + std::string(check),
                    {"是或否", "yes or no"},
                    {"“" + std::string(entry.text()) + "”", "`" + std::string(entry.text()) + "'"}});
        }
    }

    void read_event(FormAnswer& answer, std::string_view id, const std::string& number, const Cells& cells) {
        constexpr auto columns =
            std::to_array<std::pair<FormColumn, std::string_view>>({{FormColumn::of_class, "class"},
                                                                    {FormColumn::date, "date"},
                                                                    {FormColumn::matter, "matter"},
                                                                    {FormColumn::tags, "tags"},
                                                                    {FormColumn::note, "note"}});
        std::vector<Node> event;
        for (const auto& [column, name] : columns) {
            const Node* const cell = in(cells, column);
            if (filled(cell)) {
                event.push_back(text_at(*cell, name));
                event.push_back(column == FormColumn::tags   ? tags(*cell, id)
                                : column == FormColumn::date ? day_in(*cell)
                                                             : *cell);
            }
        }
        if (!event.empty()) {
            answer.event_order.push_back(number);
            answer.events.emplace(number, std::move(event));
        }
    }

    /// Whether events of a criterion have that tag in one of its versions.
    [[nodiscard]] bool is_tag(std::string_view id, std::string_view tag) const {
        const ItemId item = rubric_.find(id);
        bool known = false;
        if (item && rubric_.at(item).criterion) {
            each_version(rubric_.at(item), [&](const Criterion& criterion, const Places&, const Variant*) {
                known = known || among(tag, criterion.kind->form(rubric_.at(item).points).tags);
            });
        }
        return known;
    }

    /// Tags with `;` between, or with what else people write there as far as no tag has it itself.
    [[nodiscard]] Node tags(const Node& cell, std::string_view id) {
        std::vector<Node> out;
        const auto add = [&](std::string_view text) {
            if (!trim(text).empty()) {
                out.push_back(text_at(cell, trim(text)));
            }
        };
        const std::string text = with_semicolons(cell.text());
        for (const auto piece : split(text, ';')) {
            if (is_tag(id, trim(piece))) {
                add(piece);
                continue;
            }
            const std::string listed = with_commas(piece);
            for (const auto each : split(listed, ',')) {
                add(each);
            }
        }
        return list_of(out, cell);
    }

    [[nodiscard]] Node evidence(const Node& cell) { return text_at(cell, with_semicolons(cell.text())); }

    /// Where something should have been entered, what is lacking is said.
    void place_empty(Record& record) const {
        Place& day = record.is_self() ? record.submitted_place : record.date_place;
        day = day == Place{} ? day_at_ : day;
        record.prerequisite_places.resize(rubric_.prerequisites.size());
        for (std::size_t i = 0; i < rubric_.prerequisites.size(); ++i) {
            const auto at = prerequisites_at_.find(rubric_.prerequisites[i].id);
            Place& place = record.prerequisite_places[i];
            place = place == Place{} && at != prerequisites_at_.end() ? at->second : place;
        }
    }

    // --- the record

    /// What stands for an answer; null: nothing was entered.
    [[nodiscard]] Node made_of(FormAnswer& answer) {
        Entries map;
        if (!answer.value.is_null()) {
            map.emplace_back(text_at(answer.value, "value"), answer.value);
        }
        std::move(answer.parts.begin(), answer.parts.end(), std::back_inserter(map));
        if (answer.ticked) {
            map.emplace_back(text_at(*answer.checks_at, "met"), list_of(answer.met, *answer.checks_at));
        }
        if (!answer.counts.empty()) {
            map.emplace_back(text_at(answer.counts.front().second, "counts"),
                             map_of(answer.counts, answer.counts.front().second, arena_));
        }
        if (!answer.events.empty()) {
            std::vector<Node> events;
            for (const auto& number : answer.event_order) {
                const std::vector<Node>& event = answer.events.at(number);
                events.push_back(Node::make_map(*event[1].source(), event[1].place(),
                                                arena_.keep(event.data(), event.size()), event.size() / 2));
            }
            map.emplace_back(text_at(events.front(), "events"), list_of(events, events.front()));
        }
        if (answer.evidence) {
            map.emplace_back(text_at(*answer.evidence, "evidence"), *answer.evidence);
        }
        if (answer.note) {
            map.emplace_back(text_at(*answer.note, "note"), *answer.note);
        }
        return map.empty() ? Node::make_null(*answer.key.source(), answer.key.place())
                           : map_of(map, map.front().second, arena_);
    }

    [[nodiscard]] bool is_dated(std::string_view veto) const {
        const VetoId known = rubric_.find_veto(veto);
        return known && rubric_.veto(known).months;
    }

    /// Whose form it is. One of another edition is one of another rubric, even where nothing in it would be scored otherwise.
    template <typename Put>
    void check_edition(const Put& put) {
        const Node* const rubric = form_identity(identity_, "rubric");
        const Node* const edition = form_identity(identity_, "edition");
        if (rubric != nullptr && edition != nullptr && trim(rubric->text()) == rubric_.id &&
            trim(edition->text()) != trim(rubric_.edition)) {
            report(
                found_, first(), "wrong-rubric",
                {rubric_.id + " " + std::string(trim(edition->text())), rubric_.id + " " + rubric_.edition});
        } else if (rubric != nullptr) {
            put("rubric", text_at(first(), rubric->text()));
        }
    }

    /// What was cut out of a form is not what was left empty. Only a form of this very rubric is held to it.
    void check_whole() {
        const Node* const scoring = form_identity(identity_, "scoring");
        if (identity_ == nullptr && answers_ == FormColumn::answer) {
            report(found_, first(), "form-incomplete", {form_identity_name});
        }
        if (answers_ != FormColumn::answer || scoring == nullptr ||
            trim(scoring->text()) != rubric_.scoring) {
            return;
        }
        const Node* const source = form_identity(identity_, "source");
        const MethodId method = source == nullptr ? MethodId() : rubric_.find_method(trim(source->text()));
        std::vector<std::string_view> lacking;
        const auto want = [&](std::string_view kind, std::string_view id) {
            if (!asked_.contains(std::string(kind) + "|" + std::string(id))) {
                lacking.push_back(id);
            }
        };
        for (const Item& item : rubric_.items) {
            if (item.criterion && !item.criterion->kind->from_submission() &&
                (!method || item.criterion->names(method))) {
                want("answer", item.id);
            }
        }
        for (const Condition& prerequisite : rubric_.prerequisites) {
            if (!prerequisite.follows) {
                want("prerequisite", prerequisite.id);
            }
        }
        for (const Condition& veto : rubric_.vetoes) {
            want("veto", veto.id);
        }
        if (!lacking.empty()) {
            report(found_, first(), "form-incomplete", {listed(lacking)});
        }
    }

    [[nodiscard]] Entries top() {
        Entries out;
        const auto put = [&](std::string_view key, const Node& value) {
            out.emplace_back(text_at(first(), key), value);
        };
        check_edition(put);
        if (const Node* scoring = form_identity(identity_, "scoring");
            scoring != nullptr && !trim(scoring->text()).empty()) {
            put("rubric_digest", text_at(first(), scoring->text()));
        }
        if (const Node* source = form_identity(identity_, "source")) {
            put("source", text_at(first(), source->text()));
        }
        if (!unit_.empty()) {
            put("unit", map_of(unit_, unit_.front().second, arena_));
        }
        for (const auto& [key, value] : top_) {
            if (filled(&value)) {
                out.emplace_back(key, value);
            }
        }
        const auto section = [&](std::string_view name, const Entries& entries) {
            if (!entries.empty()) {
                put(name, map_of(entries, entries.front().second, arena_));
            }
        };
        section("prerequisites", prerequisites_);
        section("vetoes", vetoes_);
        Entries answers;
        for (FormAnswer& answer : answers_list_) {
            answers.emplace_back(answer.key, made_of(answer));
        }
        section("answers", answers);
        return out;
    }

    const Document& document_;
    const TableSheet* identity_;  ///< null: it was deleted
    const RecordContext& context_;
    const Rubric& rubric_;
    FormColumn answers_;
    Arena arena_;
    std::shared_ptr<std::vector<std::string>> names_;
    Node first_;
    Entries unit_;
    Entries top_;
    Entries prerequisites_;
    Entries vetoes_;
    std::vector<FormAnswer> answers_list_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    Diagnostics found_;
    bool found_answers_ = false;
    std::set<std::string> asked_;                     ///< what the form has a cell for: `answer|1.2`
    std::map<std::string, Cells, std::less<>> seen_;  ///< rows by their keys
    Place day_at_;                                    ///< of submission, or of the visit
    std::optional<Node> second_name_;
    std::map<std::string, Place, std::less<>> prerequisites_at_;
};

}  // namespace

bool is_form(const Document& document) {
    return form_identity_sheet(document) != nullptr ||
           std::any_of(document.sheets.begin(), document.sheets.end(), has_form_fields);
}

void decode_form(const Document& document, const RecordContext& context, const RecordSink& sink) {
    const TableSheet* const identity = form_identity_sheet(document);
    FormDecoder first(document, identity, context, FormColumn::answer);
    sink(first.run());
    if (!has_second_assessor(document)) {
        return;
    }
    FormDecoder second(document, identity, context, FormColumn::second);
    Record record = second.run();
    if (second.found_answers()) {
        sink(std::move(record));
    }
}

}  // namespace ceping
