// Records as YAML, JSON and NDJSON.
#include "plain_write.hpp"

#include "plain_tree.hpp"

namespace plain {
namespace {

Tree events_tree(const Answer& answer) {
    Tree events = list();
    for (const auto& event : answer.events) {
        Tree one = map();
        const auto put = [&](const std::string& key, const std::string& said) {
            if (!said.empty()) {
                one.add(key, text(said));
            } else if (answer.style % 7 == 1) {
                one.add(key, text(""));
            }
        };
        if (!event.of_class.empty()) {
            one.add("class", text(event.of_class));
        }
        put("date", event.date);
        put("matter", event.matter);
        if (!event.tags.empty() || answer.style % 7 == 2) {
            Tree tags = list();
            for (const auto& tag : event.tags) {
                tags.add(text(tag));
            }
            one.add("tags", tags);
        }
        events.add(one);
    }
    return events;
}

// The value of an answer without its map, where it can stand so.
Tree short_answer(const Answer& answer) {
    switch (answer.shape) {
        case Shape::none: break;
        case Shape::value: {
            Tree value = figure(answer.value);
            value.quoted = answer.style % 3 == 1;
            return value;
        }
        case Shape::met: {
            Tree met = list();
            for (const auto& id : answer.met) {
                met.add(text(id));
            }
            return met;
        }
        case Shape::counts: {
            Tree counts = map();
            for (const auto& [name, times] : answer.counts) {
                counts.add(name, figure(times));
            }
            return counts;
        }
        case Shape::ratio: return map().add("num", figure(answer.num)).add("den", figure(answer.den));
        case Shape::events: return events_tree(answer);
    }
    switch (answer.style % 4) {
        case 0: return {};
        case 1: return text("");
        case 2: return map();
        default: return map().add("note", text("待补"));
    }
}

Tree answer_tree(const Answer& answer) {
    const Tree value = short_answer(answer);
    const bool plain_form = answer.sample.empty() && answer.evidence == 0 && answer.style % 2 == 0;
    const bool may_be_short = answer.shape == Shape::value || answer.shape == Shape::met;
    if ((answer.shape == Shape::none && answer.evidence == 0) || (may_be_short && plain_form)) {
        return value;
    }
    Tree tree = map();
    switch (answer.shape) {
        case Shape::none: break;
        case Shape::value: tree.add("value", value); break;
        case Shape::met: tree.add("met", value); break;
        case Shape::counts: tree.add("counts", value); break;
        case Shape::events: tree.add("events", value); break;
        case Shape::ratio: tree = value; break;
    }
    add_if(tree, "sample", answer.sample);
    if (answer.evidence > 0) {
        Tree evidence = list();
        for (int i = 1; i <= answer.evidence; ++i) {
            const std::string number = std::to_string(i);
            Tree one =
                map().add("title", text("佐证" + number)).add("file", text("evidence/" + number + ".pdf"));
            const std::string date = static_cast<std::size_t>(i) <= answer.dates.size()
                                         ? answer.dates[static_cast<std::size_t>(i) - 1]
                                         : std::string();
            if (!date.empty()) {
                one.add("date", text(date));
            }
            evidence.add(one);
        }
        tree.add("evidence", evidence);
    }
    if (answer.style % 5 == 3) {
        tree.add("note", text("说明"));
    }
    return tree;
}

std::string date_text(const std::string& date, int style) {
    if (style % 4 != 3) {
        return date;
    }
    const auto without_zero = [](const std::string& part) { return part[0] == '0' ? part.substr(1) : part; };
    return date.substr(0, 4) + "/" + without_zero(date.substr(5, 2)) + "/" + without_zero(date.substr(8, 2));
}

Tree statements_tree(const std::vector<std::pair<std::string, bool>>& statements) {
    Tree tree = map();
    for (const auto& [id, holds] : statements) {
        tree.add(id, yes_or_no(holds));
    }
    return tree;
}

Tree record_tree(const Rubric& rubric, const Record& record) {
    Tree tree = block_map();
    tree.add("ceping", text("record/1"));
    if (record.style % 2 == 0) {
        tree.add("rubric", text(rubric.id));
    }
    if (record.source != "self" || record.style % 3 == 0) {
        tree.add("source", text(record.source));
    }
    Tree unit = map();
    unit.add("id", text(record.unit)).add("name", text(record.name));
    if (!record.region.empty()) {
        unit.add("region", text(record.region));
    }
    for (const auto& [fact, value] : record.facts) {
        unit.add(fact, figure(value));
    }
    tree.add("unit", unit);
    if (!record.submitted.empty()) {
        tree.add("submitted", text(date_text(record.submitted, record.style)));
    }
    if (!record.date.empty()) {
        tree.add("date", text(date_text(record.date, record.style)));
    }
    if (!record.assessor.empty()) {
        tree.add("assessor", text(record.assessor));
    }
    if (!record.prerequisites.empty()) {
        tree.add("prerequisites", statements_tree(record.prerequisites));
    }
    Tree vetoes = statements_tree(record.vetoes);
    for (const auto& [id, date] : record.dated_vetoes) {
        vetoes.add(id, map().add("date", text(date_text(date, record.style))));
    }
    if (!vetoes.children.empty()) {
        tree.add("vetoes", vetoes);
    }
    Tree answers = block_map();
    for (const auto& [id, answer] : record.answers) {
        answers.add(id, answer_tree(answer));
    }
    return tree.add("answers", answers);
}

}  // namespace

std::string records_yaml(const Rubric& rubric, const std::vector<Record>& records) {
    std::string out;
    for (const auto& record : records) {
        out += (out.empty() ? "" : "---\n") + to_yaml(record_tree(rubric, record));
    }
    return out;
}

std::string records_json(const Rubric& rubric, const std::vector<Record>& records) {
    std::string out;
    for (const auto& record : records) {
        out += (out.empty() ? "[" : ",\n ") + to_json(record_tree(rubric, record));
    }
    return out + "]\n";
}

std::string records_ndjson(const Rubric& rubric, const std::vector<Record>& records) {
    std::string out;
    for (const auto& record : records) {
        out += to_json(record_tree(rubric, record)) + "\n";
    }
    return out;
}

}  // namespace plain
