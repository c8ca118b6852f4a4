// Both table layouts: rows become the same maps that YAML would give, each value standing at its cell.
#include <ceping/base/text.hpp>
#include <ceping/decode/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ceping {

namespace {

struct HeaderName {
    std::string_view name;
    std::string_view key;
};

constexpr auto header_names = std::to_array<HeaderName>({
    {"unit", "unit"},
    {"单位编码", "unit"},
    {"name", "name"},
    {"单位名称", "name"},
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
    {"stated", "stated"},
    {"自评得分", "stated"},
});

// Keys of a long row that belong to its answer.
constexpr auto answer_parts =
    std::to_array<std::string_view>({"value", "met", "counts", "num", "den", "sample", "note", "evidence"});
// Keys of a row by which long rows are one record.
constexpr auto record_parts =
    std::to_array<std::string_view>({"unit", "source", "date", "submitted", "assessor"});
constexpr auto long_only =
    std::to_array<std::string_view>({"value", "met", "counts", "num", "den", "sample", "note", "evidence"});

template <std::size_t N>
bool among(std::string_view key, const std::array<std::string_view, N>& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// What a column holds.
struct Column {
    enum class Use : std::uint8_t { ignored, fixed, fact, prerequisite, veto, item, stated_item };
    Use use = Use::ignored;
    std::string_view key;  ///< the canonical name: a fixed key, or the id in the rubric
};

using Entries = std::vector<std::pair<Node, Node>>;

/// One record as it grows from rows.
struct Draft {
    Node first;
    std::map<std::string_view, Node> fixed;  ///< unit, name, source …
    std::vector<std::pair<std::string_view, Node>> facts;
    Entries prerequisites;
    Entries vetoes;
    Entries stated;
    Entries answers;
    std::map<std::string_view, Node>
        blanks;  ///< empty cells of its first row, by fixed key or fact: what lacks stands there
    Diagnostics findings;
    std::set<std::string_view> doubtful;                          ///< keys whose values stand in broken rows
    std::vector<std::pair<std::uint32_t, std::uint32_t>> broken;  ///< lines of those, from and up to
};

class TableDecoder {
public:
    TableDecoder(const Document& document, const RecordContext& context, const RecordSink& sink,
                 Diagnostics&& broken)
        : table_(document.root),
          context_(context),
          rubric_(context.plan.rubric),
          sink_(sink),
          broken_(std::move(broken)) {}

    void run() {
        if (table_.size() == 0) {
            return;
        }
        found_.append(broken_in(0));
        header(table_[0]);
        Diagnostics strange;
        if (context_.plan.options.foreign &&
            std::all_of(found_.all().begin(), found_.all().end(),
                        [](const Diagnostic& each) { return each.code.name() == "unknown-header"; })) {
            std::swap(strange, found_);
        }
        if (!found_.empty()) {
            // Without a sound header no row can be understood; the file is one rejected record.
            Record record = empty_record(context_, table_[0]);
            while (next_broken_ < broken_.size()) {
                found_.add(std::move(broken_.all()[next_broken_++]));
            }
            record.findings = std::move(found_);
            sink_(std::move(record));
            return;
        }
        for (std::size_t i = 1; i < table_.size(); ++i) {
            row(i);
        }
        if (drafts_.empty()) {
            // A form that nobody filled in.
            Record record = empty_record(context_, table_[0]);
            record.findings.add("file-empty", {*context_.path, 0, 0, {}}, {});
            sink_(std::move(record));
        }
        for (auto& draft : drafts_) {
            for (const auto& each : strange.all()) {
                draft.findings.add(each);
            }
            finish(draft);
        }
    }

private:
    void header(const Node& cells) {
        std::vector<std::string> seen;
        for (const auto& cell : cells) {
            columns_.push_back(column(cell));
            const auto& added = columns_.back();
            if (added.use == Column::Use::ignored) {
                continue;
            }
            std::string name = std::to_string(static_cast<int>(added.use)) + std::string(added.key);
            if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
                report(found_, cell, "duplicate-header", {cell.text()});
            }
            seen.push_back(std::move(name));
        }
        const auto has = [&](std::string_view key) {
            return std::any_of(columns_.begin(), columns_.end(), [key](const Column& c) {
                return c.use == Column::Use::fixed && c.key == key;
            });
        };
        long_ = has("criterion");
        if (!has("unit")) {
            report(found_, cells, "missing-header", {{"unit（单位编码）", "unit"}});
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto& each = columns_[i];
            const bool item_column = each.use == Column::Use::item || each.use == Column::Use::stated_item;
            if ((long_ && item_column) ||
                (!long_ && each.use == Column::Use::fixed && among(each.key, long_only))) {
                report(found_, cells[i], "unknown-header", {cells[i].text()});
            }
        }
    }

    Column column(const Node& cell) {
        const std::string ascii = to_ascii(trim(cell.text()));
        const std::string_view name = trim(ascii);
        if (name.empty() || name.starts_with("x-")) {
            return {};
        }
        if (const auto key = fixed_column(name); !key.empty()) {
            return {Column::Use::fixed, key};
        }
        const std::string_view exact = trim(cell.text());
        if (const int position = rubric_.find(exact); position >= 0) {
            return {Column::Use::item, rubric_.at(position).id};
        }
        if (const int position = rubric_.find_prerequisite(exact); position >= 0) {
            return {Column::Use::prerequisite, rubric_.prerequisites[static_cast<std::size_t>(position)].id};
        }
        if (const int position = rubric_.find_veto(exact); position >= 0) {
            return {Column::Use::veto, rubric_.vetoes[static_cast<std::size_t>(position)].id};
        }
        for (const auto& fact : rubric_.facts) {
            if (fact.id == exact || (!fact.title.empty() && fact.title == exact)) {
                return {Column::Use::fact, fact.id};
            }
        }
        if (exact.starts_with("stated:")) {
            const std::string_view id = trim(exact.substr(7));
            if (id == "score") {
                return {Column::Use::stated_item, "score"};
            }
            if (const int position = rubric_.find(id); position >= 0) {
                return {Column::Use::stated_item, rubric_.at(position).id};
            }
        }
        unknown_header(cell, exact);
        return {};
    }

    void unknown_header(const Node& cell, std::string_view name) {
        std::vector<std::string_view> known = criterion_ids(rubric_);
        for (const auto& each : header_names) {
            known.push_back(each.name);
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
        report(found_, cell, "unknown-header", {name}, nearest(name, known));
    }

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
        const Node& header = table_[0];
        return cells.size() == header.size() &&
               std::equal(cells.begin(), cells.end(), header.begin(),
                          [](const Node& a, const Node& b) { return trim(a.text()) == trim(b.text()); });
    }

    void row(std::size_t number) {
        const Node& cells = table_[number];
        Diagnostics broken;
        if (next_broken_ < broken_.size()) {
            broken = broken_in(number);
        }
        if (broken.empty() && (std::all_of(cells.begin(), cells.end(), blank) || is_header(cells))) {
            return;
        }
        std::map<std::string_view, const Node*> fixed;
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            if (columns_[i].use == Column::Use::fixed && !blank(cells[i])) {
                fixed[columns_[i].key] = &cells[i];
            }
        }
        Draft& draft = long_ ? draft_of(cells, fixed) : fresh(cells);
        row_is_broken_ = !broken.empty();
        if (row_is_broken_) {
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
                draft.answers.emplace_back(key_at(cells[i], columns_[i].key), cells[i]);
            }
        }
        if (long_) {
            long_answer(draft, cells, fixed);
        }
    }

    Draft& fresh(const Node& cells) {
        Draft& draft = drafts_.emplace_back();
        draft.first = cells.size() > 0 ? cells[0] : cells;
        for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            const bool head = columns_[i].use == Column::Use::fixed || columns_[i].use == Column::Use::fact;
            if (head && blank(cells[i])) {
                draft.blanks.emplace(columns_[i].key, cells[i]);
            }
        }
        return draft;
    }

    Draft& draft_of(const Node& cells, const std::map<std::string_view, const Node*>& fixed) {
        std::string key;
        for (const auto part : record_parts) {
            const auto at = fixed.find(part);
            std::string_view text = at == fixed.end() ? std::string_view() : trim(at->second->text());
            if (part == "source" && text.empty()) {
                text = "self";
            }
            key += std::to_string(text.size()) + ":" + std::string(text);
        }
        const auto [at, added] = by_key_.emplace(std::move(key), drafts_.size());
        return added ? fresh(cells) : drafts_[at->second];
    }

    void cell(Draft& draft, const Column& column, const Node& value) {
        switch (column.use) {
            case Column::Use::ignored: return;
            case Column::Use::fixed:
                if (!among(column.key, answer_parts) && column.key != "criterion" &&
                    !(column.key == "stated")) {
                    once(draft, draft.fixed, column.key, value);
                } else if (column.key == "stated" && !long_) {
                    draft.stated.emplace_back(key_at(value, "score"), value);
                }
                return;
            case Column::Use::fact: {
                const auto at = std::find_if(draft.facts.begin(), draft.facts.end(),
                                             [&](const auto& each) { return each.first == column.key; });
                if (at == draft.facts.end()) {
                    draft.facts.emplace_back(column.key, value);
                    added(draft, column.key);
                } else {
                    compare(draft, column.key, at->second, value);
                }
                return;
            }
            case Column::Use::prerequisite: flag(draft, draft.prerequisites, column.key, value); return;
            case Column::Use::veto: flag(draft, draft.vetoes, column.key, value); return;
            case Column::Use::item: draft.answers.emplace_back(key_at(value, column.key), value); return;
            case Column::Use::stated_item:
                draft.stated.emplace_back(key_at(value, column.key), value);
                return;
        }
    }

    /// A long table repeats a prerequisite on every row of a record; it must not contradict itself.
    void flag(Draft& draft, Entries& flags, std::string_view id, const Node& value) {
        const auto at = std::find_if(flags.begin(), flags.end(),
                                     [&](const auto& each) { return each.first.text() == id; });
        if (at == flags.end()) {
            flags.emplace_back(key_at(value, id), value);
            added(draft, id);
        } else {
            compare(draft, id, at->second, value);
        }
    }

    void once(Draft& draft, std::map<std::string_view, Node>& fixed, std::string_view key,
              const Node& value) {
        const auto [at, is_new] = fixed.emplace(key, value);
        if (is_new) {
            added(draft, key);
        } else {
            compare(draft, key, at->second, value);
        }
    }

    void added(Draft& draft, std::string_view key) const {
        if (row_is_broken_) {
            draft.doubtful.insert(key);
        }
    }

    /// What several rows say of one thing. A broken row says nothing against a sound one.
    void compare(Draft& draft, std::string_view key, Node& before, const Node& value) const {
        if (row_is_broken_ || trim(before.text()) == trim(value.text())) {
            return;
        }
        if (draft.doubtful.erase(key) > 0) {
            before = value;
        } else {
            report(draft.findings, value, "cell-contradicts", {key, value.text(), before.text()});
        }
    }

    void long_answer(Draft& draft, const Node& /*cells*/,
                     const std::map<std::string_view, const Node*>& fixed) {
        const auto part = [&](std::string_view key) -> const Node* {
            const auto at = fixed.find(key);
            return at == fixed.end() ? nullptr : at->second;
        };
        const Node* criterion = part("criterion");
        const Node* stated = part("stated");
        if (criterion == nullptr) {
            if (stated != nullptr) {
                draft.stated.emplace_back(key_at(*stated, "score"), *stated);
            }
            for (const auto key : answer_parts) {
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
            draft.stated.emplace_back(key_at(*criterion, id), *stated);
        }
        const Node* value = part("value");
        if (rubric_.find_prerequisite(id) >= 0 || rubric_.find_veto(id) >= 0) {
            if (value != nullptr) {
                flag(draft, rubric_.find_veto(id) >= 0 ? draft.vetoes : draft.prerequisites, id, *value);
            }
            return;
        }
        Entries parts;
        for (const auto key : answer_parts) {
            if (const Node* given = part(key)) {
                parts.emplace_back(key_at(*given, key), *given);
            }
        }
        if (parts.empty()) {
            // A blank line of a form: the criterion is named and not answered. A misspelt name must be said all the same;
            // `stated` says so itself.
            if (stated == nullptr) {
                draft.answers.emplace_back(key_at(*criterion, id),
                                           Node::make_null(*criterion->source(), criterion->place()));
            }
            return;
        }
        const bool plain = parts.size() == 1 && parts.front().first.text() == "value";
        draft.answers.emplace_back(key_at(*criterion, id),
                                   plain ? parts.front().second : map_of(parts, *criterion));
    }

    Node key_at(const Node& where, std::string_view name) {
        return Node::make_text(*where.source(), {}, arena_.keep(name), Node::Style::cell).moved_to(where);
    }

    Node map_of(const Entries& entries, const Node& where) {
        std::vector<Node> flat;
        flat.reserve(entries.size() * 2);
        for (const auto& [key, value] : entries) {
            flat.push_back(key);
            flat.push_back(value);
        }
        return Node::make_map(*where.source(), {}, arena_.keep(flat.data(), flat.size()), entries.size())
            .moved_to(where);
    }

    void finish(Draft& draft) {
        Entries unit;
        Entries top;
        for (const auto& [key, value] : draft.fixed) {
            if (key == "unit") {
                unit.emplace_back(key_at(value, "id"), value);
            } else if (key == "name" || key == "region") {
                unit.emplace_back(key_at(value, key), value);
            } else {
                top.emplace_back(key_at(value, key), value);
            }
        }
        for (const auto& [key, value] : draft.facts) {
            unit.emplace_back(key_at(value, key), value);
            draft.blanks.erase(key);
        }
        for (const auto& [key, cell] : draft.blanks) {
            if (draft.fixed.find(key) != draft.fixed.end()) {
                continue;  // a later row of a long table says it
            }
            if (key == "submitted" || key == "date") {
                top.emplace_back(key_at(cell, key), cell);
            } else if (key == "unit" || key == "name" || rubric_.find_fact(key) >= 0) {
                unit.emplace_back(key_at(cell, key == "unit" ? "id" : key), cell);
            }
        }
        if (!unit.empty()) {
            top.insert(top.begin(), {key_at(draft.first, "unit"), map_of(unit, unit.front().second)});
        }
        const auto section = [&](std::string_view name, const Entries& entries) {
            if (!entries.empty()) {
                top.emplace_back(key_at(draft.first, name), map_of(entries, entries.front().first));
            }
        };
        section("prerequisites", draft.prerequisites);
        section("vetoes", draft.vetoes);
        section("stated", draft.stated);
        section("answers", draft.answers);
        RecordContext context = context_;
        context.table = true;
        context.arena = &arena_;
        Record record = decode_record(map_of(top, draft.first), context);
        record.place = draft.first.place();
        if (record.source_place == Place{} || draft.fixed.find("source") == draft.fixed.end()) {
            record.source_place = record.place;
        }
        record.may_list_evidence = long_;
        record.may_date_evidence = false;
        if (!draft.broken.empty()) {
            // What else is wrong in a broken row may come of its being broken.
            Diagnostics elsewhere;
            for (auto& each : record.findings.all()) {
                if (std::none_of(draft.broken.begin(), draft.broken.end(), [&](const auto& lines) {
                        return each.where.line >= lines.first && each.where.line < lines.second;
                    })) {
                    elsewhere.add(std::move(each));
                }
            }
            record.findings = std::move(elsewhere);
        }
        record.findings.append(std::move(draft.findings));
        sink_(std::move(record));
    }

    const Node& table_;
    const RecordContext& context_;
    const Rubric& rubric_;
    const RecordSink& sink_;
    Diagnostics broken_;
    std::size_t next_broken_ = 0;
    bool row_is_broken_ = false;
    Arena arena_;
    Diagnostics found_;
    std::vector<Column> columns_;
    bool long_ = false;
    std::vector<Draft> drafts_;
    std::map<std::string, std::size_t> by_key_;
};

}  // namespace

std::string_view fixed_column(std::string_view name) {
    const auto at = std::find_if(header_names.begin(), header_names.end(),
                                 [name](const HeaderName& each) { return each.name == name; });
    return at == header_names.end() ? std::string_view() : at->key;
}

void decode_table(const Document& document, const RecordContext& context, const RecordSink& sink,
                  Diagnostics&& broken) {
    TableDecoder(document, context, sink, std::move(broken)).run();
}

}  // namespace ceping
