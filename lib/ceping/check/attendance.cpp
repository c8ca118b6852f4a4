#include <ceping/check/attendance.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace ceping {

namespace {

/// A name without blanks, full-width forms made ASCII: what only looks different is not another name.
std::string folded(std::string_view name) {
    std::string out = to_ascii(name);
    out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == ' ' || c == '\t'; }),
              out.end());
    return out;
}

/// The unit on the roster that an unknown id was most likely meant for.
std::string meant(const Roster& roster, const Unit& unit) {
    const std::string name = folded(unit.name);
    std::vector<std::string_view> ids;
    for (const auto& entry : roster.entries) {
        if (!name.empty() && folded(entry.name) == name) {
            return entry.id;
        }
        ids.push_back(entry.id);
    }
    return nearest(unit.id, ids);
}

bool same_fact(const Fact& fact, const FactValue& stated, const std::string& listed) {
    if (fact.number && stated.number) {
        const auto number = Exact::parse(to_ascii(trim(listed)));
        return number && *number == *stated.number;
    }
    return folded(stated.text) == folded(listed);
}

/// Whether a row of a table could not be read as it was meant: what it says of its unit is not held against the roster.
bool is_broken(const Record& record) {
    constexpr Code codes[] = {"csv-syntax", "bad-encoding", "control-character"};
    const auto& found = record.findings.all();
    return std::any_of(found.begin(), found.end(), [&](const Diagnostic& each) {
        return std::find(std::begin(codes), std::end(codes), each.code) != std::end(codes);
    });
}

}  // namespace

void check_attendance(const Rubric& rubric, const Roster& roster, const Record& record, Diagnostics& found) {
    const Unit& unit = record.unit;
    const auto at = roster.by_id.find(unit.id);
    if (at == roster.by_id.end()) {
        found.add("roster-unknown", record.at(record.id_place), {unit.id}, meant(roster, unit));
        return;
    }
    if (is_broken(record)) {
        return;
    }
    const RosterEntry& entry = roster.entries[at->second];
    const auto from = [&](Diagnostic& finding) {
        finding.more.emplace_back("花名册：" + entry.where.text(), "the roster: " + entry.where.text());
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
        if (stated && !entry.facts[i].empty() && !same_fact(rubric.facts[i], *stated, entry.facts[i])) {
            const std::string title =
                rubric.facts[i].title.empty() ? rubric.facts[i].id : rubric.facts[i].title;
            from(found.add("roster-differs", record.at(record.fact_places[i]),
                           {{title, rubric.facts[i].id}, stated->text, entry.facts[i]}));
        }
    }
}

Diagnostic roster_missing(const RosterEntry& entry) {
    Diagnostic out("roster-missing", entry.where,
                   {entry.name.empty() ? entry.id : entry.id + " " + entry.name});
    out.excerpt = entry.excerpt;
    return out;
}

}  // namespace ceping
