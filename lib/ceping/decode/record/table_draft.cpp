// One record as it grows from the rows of a table, and what it becomes: the same map that YAML would give.
#include <ceping/decode/record/table_draft.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>

namespace ceping {

namespace {

/// Told once for each value; a wrong one that was filled down says it on every row.
void contradiction(TableDraft& draft, std::string_view key, const Node& value, const Node& before) {
    const std::string text(trim(value.text()));
    const auto [at, is_new] =
        draft.contradictions.try_emplace({key, text}, Contradiction{draft.findings.size(), 0});
    if (is_new) {
        report(draft.findings, value, "cell-contradicts", {key, value.text(), before.text()});
        return;
    }
    const std::string rows = std::to_string(++at->second.more);
    draft.findings.all()[at->second.finding].more = {
        phrases::more_rows_say_so.with({{"rows", {rows, counted(rows, "more row says", "more rows say")}}})};
}

}  // namespace

void TableDraft::say(std::string_view key, const Node& value) {
    const auto [at, is_new] = fixed.emplace(key, value);
    if (is_new) {
        added(key);
    } else {
        compare(key, at->second, value);
    }
}

void TableDraft::say_fact(std::string_view fact, const Node& value) {
    const auto at =
        std::find_if(facts.begin(), facts.end(), [&](const auto& each) { return each.first == fact; });
    if (at == facts.end()) {
        facts.emplace_back(fact, value);
        added(fact);
    } else {
        compare(fact, at->second, value);
    }
}

ToldEvents& TableDraft::events_of(const Node& key) {
    const std::string_view id = key.text();
    const auto at = std::find_if(told.begin(), told.end(), [id](const auto& each) { return each.id == id; });
    if (at != told.end()) {
        return *at;
    }
    // A row that was left blank, as in a form, is filled in by the next.
    const auto blank = std::find_if(answers.begin(), answers.end(), [id](const auto& each) {
        return each.first.text() == id && each.second.is_null();
    });
    ToldEvents& out = told.emplace_back();
    out.id = id;
    out.answer = static_cast<std::size_t>(blank - answers.begin());
    if (blank == answers.end()) {
        answers.emplace_back(key, Node());
    } else {
        blank->first = key;
    }
    return out;
}

bool TableDraft::tells_events_of(std::string_view id) const {
    return std::any_of(told.begin(), told.end(), [id](const auto& each) { return each.id == id; });
}

void TableDraft::say_flag(Entries& flags, const Node& id, const Node& value) {
    const auto at = std::find_if(flags.begin(), flags.end(),
                                 [&](const auto& each) { return each.first.text() == id.text(); });
    if (at == flags.end()) {
        flags.emplace_back(id, value);
        added(id.text());
    } else {
        compare(id.text(), at->second, value);
    }
}

void TableDraft::added(std::string_view key) {
    if (row_is_broken) {
        doubtful.insert(key);
    }
}

void TableDraft::compare(std::string_view key, Node& before, const Node& value) {
    if (row_is_broken || trim(before.text()) == trim(value.text())) {
        return;
    }
    if (doubtful.erase(key) > 0) {
        before = value;
    } else {
        contradiction(*this, key, value, before);
    }
}

namespace {

Node list_at(const Node& at, const std::vector<Node>& nodes, Arena& arena) {
    return Node::make_list(*at.source(), {}, arena.keep(nodes.data(), nodes.size()), nodes.size())
        .moved_to(at);
}

/// The answer that the rows of one criterion make.
Node answer_of(const ToldEvents& told, Arena& arena) {
    const Node& at = told.events.front();
    Entries parts = {{key_at(at, "events", arena), list_at(at, told.events, arena)}};
    parts.insert(parts.end(), told.others.begin(), told.others.end());
    if (told.evidence.size() == 1) {
        parts.emplace_back(key_at(told.evidence.front(), "evidence", arena), told.evidence.front());
    } else if (!told.evidence.empty()) {
        std::vector<Node> pieces;
        for (const auto& cell : told.evidence) {
            const Node list = cell_evidence(cell, arena);
            pieces.insert(pieces.end(), list.begin(), list.end());
        }
        const Node& first = told.evidence.front();
        parts.emplace_back(key_at(first, "evidence", arena), list_at(first, pieces, arena));
    }
    return map_of(parts, at, arena);
}

}  // namespace

Node key_at(const Node& cell, std::string_view name, Arena& arena) {
    return Node::make_text(*cell.source(), {}, arena.keep(name), Node::Style::cell).moved_to(cell);
}

Record finish_draft(TableDraft& draft, const RecordContext& context, bool is_long, Arena& arena) {
    for (const auto& told : draft.told) {
        draft.answers[told.answer].second = answer_of(told, arena);
    }
    Entries unit;
    Entries top;
    for (const auto& [key, value] : draft.fixed) {
        if (key == "unit") {
            unit.emplace_back(key_at(value, "id", arena), value);
        } else if (key == "name" || key == "region") {
            unit.emplace_back(key_at(value, key, arena), value);
        } else {
            top.emplace_back(key_at(value, key, arena), value);
        }
    }
    for (const auto& [key, value] : draft.facts) {
        unit.emplace_back(key_at(value, key, arena), value);
        draft.blanks.erase(key);
    }
    for (const auto& [key, cell] : draft.blanks) {
        if (draft.fixed.find(key) != draft.fixed.end()) {
            continue;  // a later row of a long table says it
        }
        if (key == "submitted" || key == "date") {
            top.emplace_back(key_at(cell, key, arena), cell);
        } else if (key == "unit" || key == "name" || context.plan.rubric.find_fact(key)) {
            unit.emplace_back(key_at(cell, key == "unit" ? "id" : key, arena), cell);
        }
    }
    if (!unit.empty()) {
        top.insert(top.begin(),
                   {key_at(draft.first, "unit", arena), map_of(unit, unit.front().second, arena)});
    }
    const auto section = [&](std::string_view name, const Entries& entries) {
        if (!entries.empty()) {
            top.emplace_back(key_at(draft.first, name, arena), map_of(entries, entries.front().first, arena));
        }
    };
    section("prerequisites", draft.prerequisites);
    section("vetoes", draft.vetoes);
    section("stated", draft.stated);
    section("answers", draft.answers);
    RecordContext as_table = context;
    as_table.table = true;
    as_table.arena = &arena;
    Record record = decode_record(map_of(top, draft.first, arena), as_table);
    record.place = draft.first.place();
    if (record.source_place == Place{} || draft.fixed.find("source") == draft.fixed.end()) {
        record.source_place = record.place;
    }
    record.may_list_evidence = is_long;
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
    return record;
}

}  // namespace ceping
