#include <ceping/check/attendance.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/phrases.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// The unit on the roster that an unknown id was most likely meant for.
std::string meant(const Roster& roster, const Unit& unit, bool search) {
    if (const auto at = roster.by_name.find(folded(unit.name)); at != roster.by_name.end()) {
        return roster.entries[at->second].id;
    }
    if (const auto at = roster.by_likely.find(likely_id(unit.id)); at != roster.by_likely.end()) {
        return roster.entries[at->second].id;
    }
    if (!search) {
        return {};
    }
    std::vector<std::string_view> ids;
    for (const auto& entry : roster.entries) {
        ids.push_back(entry.id);
    }
    return nearest(unit.id, ids);
}

bool says_same(const Fact& fact, const FactValue& stated, const std::string& listed) {
    return same_fact(fact, stated,
                     {listed, fact.number ? Exact::parse(to_ascii(trim(listed))) : std::nullopt});
}

}  // namespace

void check_attendance(const Rubric& rubric, const Roster& roster, const Record& record, bool search,
                      Diagnostics& found) {
    const Unit& unit = record.unit;
    const auto at = roster.by_id.find(unit.id);
    if (at == roster.by_id.end()) {
        found.add("roster-unknown", record.at(record.id_place), {unit.id}, meant(roster, unit, search));
        return;
    }
    if (record.is_broken()) {
        return;
    }
    const RosterEntry& entry = roster.entries[at->second];
    const auto from = [&](Diagnostic& finding) {
        finding.more.push_back(phrases::the_roster.with({{"place", entry.where.text()}}));
    };
    if (!entry.name.empty() && !unit.name.empty() && folded(unit.name) != folded(entry.name)) {
        from(found.add("roster-renamed", record.at(record.name_place), {unit.name, entry.name}));
    }
    if (!entry.region.empty() && !unit.region.empty() && folded(unit.region) != folded(entry.region)) {
        from(found.add("roster-differs", record.at(record.region_place),
                       {{"所属地区", "region"}, unit.region, entry.region}));
    }
    for (std::size_t i = 0; i < rubric.facts.size(); ++i) {
        const auto& stated = unit.facts[i];
        if (stated && !entry.facts[i].empty() && !says_same(rubric.facts[i], *stated, entry.facts[i])) {
            const std::string title =
                rubric.facts[i].title.empty() ? rubric.facts[i].id : rubric.facts[i].title;
            from(found.add("roster-differs", record.at(record.fact_places[i]),
                           {{title, rubric.facts[i].id}, stated->text, entry.facts[i]}));
        }
    }
}

Diagnostic roster_missing(const RosterEntry& entry) {
    Diagnostic out("roster-missing", entry.where, {id_and_title(entry.id, entry.name)});
    out.excerpt = entry.excerpt;
    return out;
}

Diagnostic roster_unread(const RosterEntry& entry, std::size_t inputs) {
    Diagnostic out("roster-unread", entry.where,
                   {id_and_title(entry.id, entry.name), std::to_string(inputs)});
    out.excerpt = entry.excerpt;
    return out;
}

const RosterEntry* listed_by_path(const Roster& roster, const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string file = folded(slash == std::string::npos ? path : path.substr(slash + 1));
    const std::string_view stem = std::string_view(file).substr(0, file.rfind('.'));
    if (const auto at = roster.by_likely.find(likely_id(stem)); at != roster.by_likely.end()) {
        return &roster.entries[at->second];
    }
    const RosterEntry* named = nullptr;
    for (const auto& entry : roster.entries) {
        const std::string name = folded(entry.name);
        if (!name.empty() && stem.find(name) != std::string_view::npos) {
            if (named != nullptr) {
                return nullptr;
            }
            named = &entry;
        }
    }
    return named;
}

const RosterEntry* listed_by_name(const Roster& roster, std::string_view name) {
    const auto at = roster.by_name.find(folded(name));
    return at == roster.by_name.end() ? nullptr : &roster.entries[at->second];
}

std::set<std::string> shared_names(const Roster& roster) {
    std::set<std::string> seen;
    std::set<std::string> out;
    for (const auto& entry : roster.entries) {
        if (auto name = folded(entry.name); !seen.insert(name).second) {
            out.insert(std::move(name));
        }
    }
    return out;
}

}  // namespace ceping
