#include "compare.hpp"

#include <algorithm>

namespace plain {
namespace {

// A number of a result: six places, half up.
std::string six(const Number& value) { return rounded_text(value, 6, Mode::half_up); }

const char* word(Status status) {
    return status == Status::scored ? "scored" : status == Status::missing ? "missing" : "not_applicable";
}

const char* word(Statement statement) {
    return statement == Statement::confirmed        ? "confirmed"
           : statement == Statement::denied         ? "denied"
           : statement == Statement::not_applicable ? "not_applicable"
                                                    : "unstated";
}

std::string shown(const Json* json) {
    if (json == nullptr) {
        return "(absent)";
    }
    return json->what == Json::What::text ? "\"" + json->text + "\"" : json->text;
}

class Comparison {
public:
    Comparison(const Case& input, const UnitResult& ours, const Json& theirs)
        : input_(input), ours_(ours), theirs_(theirs) {}

    std::vector<std::string> run();

private:
    void differ(const std::string& field, const std::string& engine, const std::string& plain) {
        found_.push_back(field + ": engine " + engine + ", plain " + plain);
    }
    void same(const std::string& field, const Json* theirs, Json::What what, const std::string& ours) {
        if (theirs == nullptr || theirs->what != what || theirs->text != ours) {
            differ(field, shown(theirs), ours);
        }
    }
    void number(const std::string& field, const Json* theirs, const std::string& ours) {
        same(field, theirs, Json::What::number, ours);
    }
    void text(const std::string& field, const Json* theirs, const std::string& ours) {
        same(field, theirs, Json::What::text, ours);
    }
    void absent(const std::string& field, const Json* theirs) {
        if (theirs != nullptr) {
            differ(field, shown(theirs), "(absent)");
        }
    }
    void optional_number(const std::string& field, const Json* theirs, const std::optional<Number>& ours) {
        ours ? number(field, theirs, six(*ours)) : absent(field, theirs);
    }
    void key_order(const Json& map, const std::vector<std::string>& order);
    void unit();
    void totals();
    void statements();
    void nodes();
    void node(const NodeResult& ours, const Json& theirs);

    const Case& input_;
    const UnitResult& ours_;
    const Json& theirs_;
    std::vector<std::string> found_;
};

void Comparison::key_order(const Json& map, const std::vector<std::string>& order) {
    std::size_t at = 0;
    for (const auto& [key, value] : map.members) {
        const auto place = std::find(order.begin() + static_cast<std::ptrdiff_t>(at), order.end(), key);
        if (place == order.end()) {
            differ("order of keys", key, "elsewhere or nowhere");
            return;
        }
        at = static_cast<std::size_t>(place - order.begin()) + 1;
    }
}

void Comparison::unit() {
    const Json* unit = theirs_.find("unit");
    if (unit == nullptr) {
        differ("unit", "(absent)", ours_.unit);
        return;
    }
    text("unit.id", unit->find("id"), ours_.unit);
    if (ours_.rejected) {
        return;
    }
    text("unit.name", unit->find("name"), ours_.name);
    ours_.region.empty() ? absent("unit.region", unit->find("region"))
                         : text("unit.region", unit->find("region"), ours_.region);
    std::vector<std::string> order = {"id", "name", "region"};
    for (const auto& fact : input_.rubric.facts) {
        order.push_back(fact.id);
        const Json* theirs = unit->find(fact.id);
        const auto stated = std::find_if(ours_.facts.begin(), ours_.facts.end(),
                                         [&](const auto& one) { return one.first == fact.id; });
        if (stated == ours_.facts.end()) {
            absent("unit." + fact.id, theirs);
        } else if (fact.is_number) {
            number("unit." + fact.id, theirs, written(plain::number(stated->second)));
        } else {
            text("unit." + fact.id, theirs, stated->second);
        }
    }
    key_order(*unit, order);
}

void Comparison::totals() {
    number("score", theirs_.find("score"), ours_.score);
    text("exact", theirs_.find("exact"), fraction(ours_.exact));
    number("base", theirs_.find("base"), six(ours_.base));
    // An absent section gives 0, whether the result says so or leaves it out.
    const auto extra = [&](const char* name, const Extra& section, const Number& points) {
        if (section.stated || theirs_.find(name) != nullptr) {
            number(name, theirs_.find(name), six(points));
        }
    };
    extra("bonus", input_.rubric.bonus, ours_.bonus);
    extra("penalty", input_.rubric.penalties, ours_.penalty);
    number("total", theirs_.find("total"), six(plain::number(input_.rubric.total)));
    ours_.claimed ? number("claimed", theirs_.find("claimed"), *ours_.claimed)
                  : absent("claimed", theirs_.find("claimed"));
    input_.rubric.bands.empty() ? absent("band", theirs_.find("band"))
                                : text("band", theirs_.find("band"), ours_.band);
    same("eligible", theirs_.find("eligible"), Json::What::boolean, ours_.eligible ? "true" : "false");
    number("answered", theirs_.find("answered"), six(ours_.answered));
    ours_.verified_stage ? number("verified", theirs_.find("verified"), six(ours_.verified))
                         : absent("verified", theirs_.find("verified"));
}

void Comparison::statements() {
    const Json none;
    const Json* prerequisites = theirs_.find("prerequisites");
    const Json& states = prerequisites != nullptr ? *prerequisites : none;
    if (states.members.size() != ours_.prerequisites.size()) {
        differ("prerequisites", std::to_string(states.members.size()),
               std::to_string(ours_.prerequisites.size()));
    }
    for (std::size_t i = 0; i < std::min(states.members.size(), ours_.prerequisites.size()); ++i) {
        const auto& [id, state] = ours_.prerequisites[i];
        if (states.members[i].key != id) {
            differ("prerequisites", states.members[i].key, id);
        }
        text("prerequisites." + id, states.find(id), word(state));
    }
    const Json* vetoes = theirs_.find("vetoes");
    std::string engine;
    std::string plain;
    for (const auto& [key, value] : vetoes != nullptr ? vetoes->members : none.members) {
        engine += value.text + " ";
    }
    for (const auto& id : ours_.vetoes) {
        plain += id + " ";
    }
    if (engine != plain) {
        differ("vetoes", engine, plain);
    }
    const Json* grounds = theirs_.find("grounds");
    engine.clear();
    plain.clear();
    for (const auto& [key, value] : grounds != nullptr ? grounds->members : none.members) {
        const auto part = [&one = value](const char* name) {
            const Json* found = one.find(name);
            return found != nullptr ? found->text : std::string();
        };
        engine += part("id") + " " + part("holds") + " " + part("source") + " " + part("date") + " " +
                  part("by") + part("ruled") + "\n";
    }
    for (const auto& each : ours_.grounds) {
        plain += each + "\n";
    }
    if (engine != plain) {
        differ("grounds", engine, plain);
    }
}

void Comparison::node(const NodeResult& ours, const Json& theirs) {
    const std::string at = "node " + ours.id + " ";
    text(at + "id", theirs.find("id"), ours.id);
    number(at + "points", theirs.find("points"), six(ours.points));
    ours.unlimited ? absent(at + "max", theirs.find("max"))
                   : number(at + "max", theirs.find("max"), six(ours.max));
    text(at + "status", theirs.find("status"), word(ours.status));
    const Json* gated = theirs.find("gated");
    if (ours.gated || gated != nullptr) {
        same(at + "gated", gated, Json::What::boolean, ours.gated ? "true" : "(absent)");
    }
    optional_number(at + "lost", theirs.find("lost"), ours.lost);
    optional_number(at + "claimed", theirs.find("claimed"), ours.claimed);
    const Json* by = theirs.find("by");
    if (ours.by.empty()) {
        absent(at + "by", by);
    } else if (by == nullptr || by->members.size() != ours.by.size()) {
        differ(at + "by", by == nullptr ? "(absent)" : std::to_string(by->members.size()),
               std::to_string(ours.by.size()));
    } else {
        for (std::size_t i = 0; i < ours.by.size(); ++i) {
            if (by->members[i].key != ours.by[i].first) {
                differ(at + "by", by->members[i].key, ours.by[i].first);
            }
            number(at + "by " + ours.by[i].first, by->find(ours.by[i].first), six(ours.by[i].second));
        }
    }
    if (ours.shown == Shown::yes) {
        const Json* answer = theirs.find("answer");
        if (answer == nullptr || !says_the_same(ours.answer, answer->text)) {
            differ(at + "answer", shown(answer), "what the record says");
        }
    } else if (ours.shown == Shown::no) {
        absent(at + "answer", theirs.find("answer"));
    }
    key_order(theirs, {"id", "points", "max", "status", "gated", "lost", "claimed", "by", "answer", "ruled"});
}

void Comparison::nodes() {
    const Json* nodes = theirs_.find("nodes");
    if (nodes == nullptr || nodes->members.size() != ours_.nodes.size()) {
        differ("nodes", nodes == nullptr ? "(absent)" : std::to_string(nodes->members.size()),
               std::to_string(ours_.nodes.size()));
        return;
    }
    for (std::size_t i = 0; i < ours_.nodes.size(); ++i) {
        node(ours_.nodes[i], nodes->members[i].value);
    }
}

std::vector<std::string> Comparison::run() {
    text("ceping", theirs_.find("ceping"), "result/1");
    unit();
    const Json* status = theirs_.find("status");
    const std::string expected = !ours_.rejected                     ? "scored"
                                 : ours_.reason == "nothing applies" ? "not_assessed"
                                                                     : "rejected";
    if (status == nullptr || status->text != expected) {
        differ("status", shown(status), ours_.rejected ? expected + ", " + ours_.reason : expected);
        return found_;
    }
    key_order(theirs_, {"ceping",  "rubric",   "unit",     "status",   "stage",         "score",
                        "exact",   "base",     "bonus",    "penalty",  "total",         "claimed",
                        "band",    "eligible", "answered", "verified", "prerequisites", "vetoes",
                        "grounds", "nodes",    "findings", "inputs"});
    if (ours_.rejected) {
        absent("score", theirs_.find("score"));
        absent("nodes", theirs_.find("nodes"));
        return found_;
    }
    text("stage", theirs_.find("stage"), ours_.verified_stage ? "verified" : "self");
    totals();
    statements();
    nodes();
    return found_;
}

void write_json(const Json& json, bool without_answers, std::string& out) {
    if (json.what == Json::What::map || json.what == Json::What::list) {
        out += json.what == Json::What::map ? "{" : "[";
        for (const auto& [key, value] : json.members) {
            const bool place = key == "findings" || key == "inputs" || key == "sha256" || key == "grounds";
            if (place || (without_answers && key == "answer")) {
                continue;
            }
            out += key + ":";
            write_json(value, without_answers, out);
            out += ",";
        }
        out += json.what == Json::What::map ? "}" : "]";
        return;
    }
    out += json.what == Json::What::text ? "\"" + json.text + "\"" : json.text;
}

}  // namespace

std::vector<std::string> differences(const Case& input, const UnitResult& plain_result,
                                     const Json& engine_result) {
    return Comparison(input, plain_result, engine_result).run();
}

std::string without_places(const Json& engine_result, bool without_answers) {
    std::string out;
    write_json(engine_result, without_answers, out);
    return out;
}

}  // namespace plain
