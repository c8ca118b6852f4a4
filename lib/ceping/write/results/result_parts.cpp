#include <ceping/write/results/result_parts.hpp>

#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/formats/number.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

std::string key(std::string_view name) { return json_quoted(name) + ":"; }

void append_text(std::string& out, std::string_view text) {
    out += '"';
    append_json_text(out, text);
    out += '"';
}

template <typename List>
std::vector<std::string> prepare(const List& list, std::string (*form)(std::string_view)) {
    std::vector<std::string> out;
    out.reserve(list.size());
    for (const auto& each : list) {
        out.push_back(form(each.id));
    }
    return out;
}

std::string_view word(Confirmation confirmation) {
    switch (confirmation) {
        case Confirmation::confirmed: return "\"confirmed\"";
        case Confirmation::denied: return "\"denied\"";
        case Confirmation::unstated: break;
    }
    return "\"unstated\"";
}

}  // namespace

std::string_view status_word(NodeStatus status) {
    switch (status) {
        case NodeStatus::scored: return "scored";
        case NodeStatus::missing: return "missing";
        case NodeStatus::not_applicable: break;
    }
    return "not_applicable";
}

std::string unit_label(const std::string& id, const std::string& name) {
    return name.empty() ? id : name + " (" + id + ")";
}

Report::Word status_of(bool rejected) {
    return rejected ? Report::Word{"rejected", {"不予计分", "rejected"}}
                    : Report::Word{"scored", {"计分", "scored"}};
}

std::string overrides_text(const std::vector<std::pair<std::string, std::string>>& overrides) {
    std::string out;
    for (const auto& [name, value] : overrides) {
        out += (out.empty() ? "" : ";") + name + "=" + value;
    }
    return out;
}

Words other_policy(std::string_view overrides) {
    const std::string what(overrides);
    return {"改用 " + what + " 计分，不是细则的得分", "scored with " + what + ": not the rubric's score"};
}

ResultParts::ResultParts(const Rubric& rubric)
    : facts_(prepare(rubric.facts, &key)),
      prerequisites_(prepare(rubric.prerequisites, &key)),
      vetoes_(prepare(rubric.vetoes, &json_quoted)),
      items_(prepare(rubric.items, &json_quoted)),
      prerequisite_ids_(prepare(rubric.prerequisites, &json_quoted)),
      methods_(prepare(rubric.methods, &json_quoted)),
      method_keys_(prepare(rubric.methods, &key)) {
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
            append_text(out, fact->text);
        }
    }
}

void ResultParts::append_prerequisites(std::string& out, const Result& result) const {
    out += '{';
    for (std::size_t i = 0; i < prerequisites_.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += prerequisites_[i];
        out += word(i < result.prerequisites.size() ? result.prerequisites[i] : Confirmation::unstated);
    }
    out += '}';
}

void ResultParts::append_vetoes(std::string& out, const Result& result) const {
    out += '[';
    for (std::size_t i = 0; i < result.vetoes.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += vetoes_[result.vetoes[i].at()];
    }
    out += ']';
}

void ResultParts::append_grounds(std::string& out, const Result& result) const {
    char before = '[';
    for (const auto& ground : result.grounds) {
        const bool criterion = std::holds_alternative<ItemId>(ground.about);
        const auto& ids = criterion                                              ? items_
                          : std::holds_alternative<PrerequisiteId>(ground.about) ? prerequisite_ids_
                                                                                 : vetoes_;
        out += std::exchange(before, ',');
        out += "{\"id\":" + ids[std::visit([](auto at) { return at.at(); }, ground.about)];
        if (!criterion) {
            out += ground.holds ? ",\"holds\":true" : ",\"holds\":false";
        }
        if (ground.ruled.empty()) {
            out += ",\"source\":";
            out += ground.method ? methods_[ground.method.at()] : std::string_view("\"self\"");
        } else {
            out += ",\"ruled\":";
            append_text(out, ground.ruled);
        }
        if (ground.date) {
            out += ",\"date\":";
            append_text(out, ground.date->text());
        }
        if (!ground.by.empty()) {
            out += ",\"by\":";
            append_text(out, ground.by);
        }
        out += ",\"where\":";
        append_text(out, ground.where.text());
        out += '}';
    }
    out += ']';
}

void ResultParts::append_methods(std::string& out, const NodeScore& node) const {
    char before = '{';
    for (const auto& [method, points] : node.by) {
        out += std::exchange(before, ',');
        out += method_keys_[method.at()];
        append_number(out, points);
    }
    out += '}';
}

void ResultParts::append_inputs(std::string& out, const Result& result) const {
    out += '[';
    bool first = true;
    for (const auto& input : result.inputs) {
        out += std::exchange(first, false) ? "{\"name\":" : ",{\"name\":";
        append_text(out, input.name ? *input.name : std::string());
        if (!input.sha256.empty()) {
            out += ",\"sha256\":\"";
            out += input.sha256;
            out += '"';
        }
        out += ",\"source\":";
        out += input.method ? methods_[input.method.at()] : std::string_view("\"self\"");
        out += '}';
    }
    out += ']';
}

}  // namespace ceping
