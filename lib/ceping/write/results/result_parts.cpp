#include <ceping/write/results/result_parts.hpp>

#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/phrases.hpp>
#include <ceping/write/results/results.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

std::string key(std::string_view name) { return json_quoted(name) + ":"; }

template <typename List>
std::vector<std::string> prepare(const List& list, std::string (*form)(std::string_view)) {
    std::vector<std::string> out;
    out.reserve(list.size());
    for (const auto& each : list) {
        out.push_back(form(each.id));
    }
    return out;
}

}  // namespace

std::string unit_label(const std::string& id, const std::string& name) {
    return name.empty() ? id : name + " (" + id + ")";
}

Report::Word status_of(UnitStatus status) { return {std::string(key_of(status)), words_of(status)}; }

std::string why_unscored(const Result& result, Language language) {
    for (const auto& finding : result.findings) {
        if (tells_why(finding, result.status)) {
            return finding.where.text() + ": " + finding.message(language);
        }
    }
    return "-";
}

std::string ids_against(const Rubric& rubric, const Result& result) {
    std::string out;
    const auto add = [&out](const std::string& id) { out += (out.empty() ? "" : " ") + id; };
    for (const VetoId veto : result.vetoes) {
        add(rubric.veto(veto).id);
    }
    for (std::size_t i = 0; i < result.prerequisites.size(); ++i) {
        const Confirmation state = result.prerequisites[i];
        if (state != Confirmation::confirmed && state != Confirmation::not_applicable) {
            add(rubric.prerequisites[i].id);
        }
    }
    return out;
}

Words also_not_assessed(std::size_t units) {
    return units == 0 ? Words() : phrases::also_not_assessed.with({{"units", units}});
}

Words counted_units(const BatchCount& count) {
    return phrases::units_scored.with({{"units", unit_count(count.units)},
                                       {"scored", count.scored()},
                                       {"unassessed", also_not_assessed(count.not_assessed)},
                                       {"rejected", count.rejected},
                                       {"ineligible", count.ineligible}});
}

std::string overrides_text(const std::vector<std::pair<std::string, std::string>>& overrides) {
    std::string out;
    for (const auto& [name, value] : overrides) {
        out += (out.empty() ? "" : ";") + name + "=" + value;
    }
    return out;
}

std::string overrides_json(const std::vector<std::pair<std::string, std::string>>& overrides) {
    std::string out;
    for (const auto& [name, value] : overrides) {
        out += (out.empty() ? "{" : ",") + key(name) + json_quoted(value);
    }
    return out.empty() ? out : out + "}";
}

Words other_policy(std::string_view overrides) {
    return phrases::other_scoring.with({{"policy", overrides}});
}

ResultParts::ResultParts(const Rubric& rubric)
    : facts_(prepare(rubric.facts, &key)),
      prerequisites_(prepare(rubric.prerequisites, &key)),
      vetoes_(prepare(rubric.vetoes, &json_quoted)),
      methods_(prepare(rubric.methods, &key)) {
    number_facts_.reserve(rubric.facts.size());
    for (const auto& fact : rubric.facts) {
        number_facts_.push_back(fact.number);
    }
}

void ResultParts::append_facts(std::string& out, const Unit& unit) const {
    for (std::size_t i = 0; i < std::min(unit.facts.size(), facts_.size()); ++i) {
        const auto& fact = unit.facts[i];
        if (!fact) {
            continue;
        }
        out += ',';
        out += facts_[i];
        // A fraction that does not end has no form in JSON and stays the text that was written.
        const std::string number = number_facts_[i] && fact->number ? fact->number->plain() : std::string();
        if (!number.empty() && number.find('/') == std::string::npos) {
            out += number;
        } else {
            append(out, fact->text);
        }
    }
}

void ResultParts::append(std::string& out, const result_fields::Prerequisites& prerequisites) const {
    const auto& stated = prerequisites.of.prerequisites;
    for (std::size_t i = 0; i < prerequisites_.size(); ++i) {
        out += i == 0 ? '{' : ',';
        out += prerequisites_[i];
        append(out, i < stated.size() ? stated[i] : Confirmation::unstated);
    }
    out += '}';
}

void ResultParts::append(std::string& out, const result_fields::Vetoes& vetoes) const {
    char before = '[';
    for (const VetoId veto : vetoes.of.vetoes) {
        out += std::exchange(before, ',');
        out += vetoes_[veto.at()];
    }
    out += before == '[' ? "[]" : "]";
}

void ResultParts::append(std::string& out, const result_fields::Methods& methods) const {
    char before = '{';
    for (const auto& [method, points] : methods.of.by) {
        out += std::exchange(before, ',');
        out += methods_[method.at()];
        append(out, points);
    }
    out += '}';
}

void ResultParts::append(std::string& out, std::string_view text) const {
    out += '"';
    append_json_text(out, text);
    out += '"';
}

void ResultParts::append(std::string& out, const Exact& figure) const { append_number(out, figure); }

}  // namespace ceping
