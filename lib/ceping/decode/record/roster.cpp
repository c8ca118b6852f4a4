#include <ceping/decode/record/roster.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/record/sheet.hpp>
#include <ceping/decode/record/table_sheets.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// What a column or key of a roster holds.
struct Slot {
    enum class Use : std::uint8_t { ignored, id, name, region, fact };
    Use use = Use::ignored;
    std::size_t fact = 0;
};

class RosterDecoder {
public:
    RosterDecoder(const Rubric& rubric, Roster& roster, Diagnostics& found)
        : rubric_(rubric), roster_(roster), found_(found) {}

    void take(const Document& document) {
        if (document.table) {
            tables(document);
        } else if (document.root.is_list()) {
            for (const auto& each : document.root) {
                unit(each);
            }
        } else {
            unit(document.root);
        }
    }

private:
    Slot slot_of(std::string_view name) const {
        const std::string_view key = fixed_column(name);
        if (key == "unit" || name == "id") {
            return {Slot::Use::id, 0};
        }
        if (key == "name" || key == "region") {
            return {key == "name" ? Slot::Use::name : Slot::Use::region, 0};
        }
        for (std::size_t i = 0; i < rubric_.facts.size(); ++i) {
            if (rubric_.facts[i].id == name || rubric_.facts[i].title == name) {
                return {Slot::Use::fact, i};
            }
        }
        return {};
    }

    /// The sheet that heads units' codes.
    void tables(const Document& document) {
        ChosenSheets chosen = choose_first_sheet(
            document, [this](const Node& rows) { return rows.size() > 0 && header_of(rows).has_unit; });
        found_.append(std::move(chosen.notes));
        for (const TableSheet* sheet : chosen.sheets) {
            for (const auto& each : sheet->found.all()) {
                found_.add(each);
            }
            table(*sheet);
        }
    }

    SheetHeader header_of(const Node& rows) const {
        return find_header(rows, [this](std::string_view name) {
            const Slot slot = slot_of(name);
            return slot.use == Slot::Use::id        ? HeaderWord::unit
                   : slot.use == Slot::Use::ignored ? HeaderWord::unknown
                                                    : HeaderWord::known;
        });
    }

    void table(const TableSheet& sheet) {
        const Node& rows = sheet.rows;
        if (rows.size() == 0) {
            return;
        }
        const SheetHeader header = header_of(rows);
        const MergedColumns merged(sheet);
        std::vector<Slot> slots;
        for (const auto& cell : header.cells) {
            slots.push_back(slot_of(header_text(cell)));
        }
        if (!header.has_unit) {
            const Node& row = rows[header.row];
            report(found_, row.size() > 0 ? row[0] : row, "missing-header", {{"unit（单位编码）", "unit"}});
            return;
        }
        for (std::size_t i = header.first; i < rows.size(); ++i) {
            const Node& row = rows[i];
            // A merged cell, of a region for instance, speaks for each of its rows.
            const auto cell = [&](std::size_t column) -> const Node& {
                const Node* const first = merged.first_of(i, column);
                return first == nullptr ? row[column] : *first;
            };
            const auto text = [&](Slot::Use use) {
                for (std::size_t c = 0; c < slots.size() && c < row.size(); ++c) {
                    if (slots[c].use == use) {
                        return cell(c).text();
                    }
                }
                return std::string_view();
            };
            if (is_blank_row(row) || no_data(row, text(Slot::Use::id), text(Slot::Use::name))) {
                continue;
            }
            RosterEntry entry = fresh();
            const Node* id = nullptr;
            for (std::size_t c = 0; c < slots.size() && c < row.size(); ++c) {
                id = slots[c].use == Slot::Use::id ? &row[c] : id;
                fill(entry, slots[c], cell(c).text());
            }
            add(std::move(entry), id == nullptr ? row[0] : *id);
        }
    }

    void unit(const Node& map) {
        if (!expect_map(map, "roster", found_)) {
            return;
        }
        check_duplicates(map, found_);
        RosterEntry entry = fresh();
        const Node* id = &map;
        for (const auto& [key, value] : map.entries()) {
            const Slot slot = slot_of(trim(key.text()));
            if (slot.use != Slot::Use::ignored && !value.is_text() && !value.is_null()) {
                report(found_, value, "wrong-type", {key.text(), {"文字", "a text"}, type_words(value)});
                continue;
            }
            id = slot.use == Slot::Use::id ? &value : id;
            fill(entry, slot, value.text());
        }
        add(std::move(entry), *id);
    }

    RosterEntry fresh() const {
        RosterEntry entry;
        entry.facts.resize(rubric_.facts.size());
        return entry;
    }

    static void fill(RosterEntry& entry, const Slot& slot, std::string_view text) {
        switch (slot.use) {
            case Slot::Use::ignored: return;
            case Slot::Use::id: entry.id = trim(text); return;
            case Slot::Use::name: entry.name = trim(text); return;
            case Slot::Use::region: entry.region = with_ascii_slashes(trim(text)); return;
            case Slot::Use::fact: entry.facts[slot.fact] = trim(text); return;
        }
    }

    void add(RosterEntry&& entry, const Node& id) {
        if (entry.id.empty()) {
            report(found_, id, "unit-missing", {});
            return;
        }
        entry.where = id.location();
        entry.excerpt = id.source()->excerpt(entry.where.place());
        const auto [at, added] = roster_.by_id.emplace(entry.id, roster_.entries.size());
        if (!added) {
            report(found_, id, "roster-duplicate",
                   {entry.id, std::to_string(roster_.entries[at->second].where.line)});
            return;
        }
        if (std::string name = folded(entry.name); !name.empty()) {
            roster_.by_name.emplace(std::move(name), roster_.entries.size());
        }
        roster_.by_likely.emplace(likely_id(entry.id), roster_.entries.size());
        roster_.entries.push_back(std::move(entry));
    }

    const Rubric& rubric_;
    Roster& roster_;
    Diagnostics& found_;
};

}  // namespace

std::string likely_id(std::string_view id) { return lower_ascii(folded(id)); }

std::optional<Roster> load_roster(const std::string& path, const Rubric& rubric, const ReadOptions& options,
                                  Diagnostics& found) {
    Roster roster;
    const std::size_t before = found.errors();
    read_input(
        path, {}, options,
        [&](Document& document) {
            RosterDecoder(rubric, roster, found).take(document);
            return true;
        },
        found);
    if (roster.entries.empty() && found.errors() == before) {
        found.add("file-empty", {path, 0, 0, {}}, {});
    }
    return roster.entries.empty() ? std::nullopt : std::optional(std::move(roster));
}

}  // namespace ceping
