#include "form_entries.hpp"

#include <algorithm>
#include <stdexcept>

namespace plain {
namespace {

constexpr const char* first_day = "1970-01-01";

class Filling {
public:
    Filling(const PlainForm& form, const Rubric& rubric)
        : form_(form), rubric_(rubric), out(form.fields.size()) {}

    bool has(const std::string& key) const {
        return std::find(form_.fields.begin(), form_.fields.end(), key) != form_.fields.end();
    }

    Entry& at(const std::string& key) {
        const auto found = std::find(form_.fields.begin(), form_.fields.end(), key);
        if (found == form_.fields.end()) {
            throw std::runtime_error("the form has no field " + key);
        }
        return out[static_cast<std::size_t>(found - form_.fields.begin())];
    }

    void put(const std::string& key, const std::string& text) {
        Entry& entry = at(key);
        entry.text = trimmed(text);
        entry.number = read_number(text);
        const std::string plain = half_width(entry.text);
        if (!entry.number && plain.ends_with('%')) {
            entry.number = read_number(plain.substr(0, plain.size() - 1));
        }
    }

    void tick(const std::string& key, bool yes) {
        Entry& entry = at(key);
        entry.text = yes ? "yes" : "no";
        entry.yes = yes;
    }

    void put_day(const std::string& key, const std::string& date) {
        Entry& entry = at(key);
        entry.text = date;
        entry.day = day_number(date) - day_number(first_day);
    }

    void answer(const std::string& id, const Answer& given) {
        const std::string key = "answer|" + id + "|";
        if (!has(key + "evidence")) {
            return;  // nobody answers it: the day of submission decides
        }
        at(key + "evidence").pieces = given.evidence;
        switch (given.shape) {
            case Shape::none: break;
            case Shape::value: put_value(key, given); break;
            case Shape::met:
                for (std::size_t i = 0; i < form_.fields.size(); ++i) {
                    if (form_.fields[i].starts_with(key + "met|")) {
                        const std::string check = form_.fields[i].substr((key + "met|").size());
                        tick(form_.fields[i],
                             std::find(given.met.begin(), given.met.end(), check) != given.met.end());
                    }
                }
                break;
            case Shape::counts: put_counts(key, given.counts); break;
            case Shape::ratio:
                put(key + "num", given.num);
                put(key + "den", given.den);
                break;
            case Shape::events: put_events(key, given.events); break;
        }
        if (!given.sample.empty() && has(key + "sample")) {
            put(key + "sample", given.sample);
        }
    }

    std::vector<Entry> take() { return std::move(out); }

private:
    static bool is_absent(const std::string& value) {
        std::string text = half_width(trimmed(value));
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return text == "n/a" || text == "不涉及" || text == "不适用";
    }

    bool has_counts(const std::string& key) const {
        return std::any_of(form_.fields.begin(), form_.fields.end(),
                           [&](const std::string& field) { return field.starts_with(key + "counts|"); });
    }

    void put_value(const std::string& key, const Answer& given) {
        if (is_absent(given.value)) {
            // Where it is not for the unit anybody may say so, and no form asks.
            if (has(key + "value")) {
                at(key + "value").text = "n/a";
                at(key + "value").absent = true;
            }
            return;
        }
        // A bare 0 is none of each class; a version without classes takes it as it is.
        if (has_counts(key) && read_number(given.value) == Number(0)) {
            put_counts(key, {});
        }
        if (has(key + "value")) {
            put(key + "value", given.value);
            const std::size_t field = static_cast<std::size_t>(&at(key + "value") - out.data());
            choose(form_.choices[field], at(key + "value").text);
        }
    }

    /// The choice that is meant, as a list to choose from gives it.
    static void choose(const std::string& choices, std::string& text) {
        std::size_t from = 0;
        for (std::size_t end = choices.find('\n'); end != std::string::npos; end = choices.find('\n', from)) {
            const std::string choice = choices.substr(from, end - from);
            if (half_width(choice) == half_width(text)) {
                text = choice;
            }
            from = end + 1;
        }
    }

    /// Of none a person enters 0.
    void put_counts(const std::string& key, const Pairs& counts) {
        for (const auto& field : form_.fields) {
            if (counts.empty() && field.starts_with(key + "counts|")) {
                put(field, "0");
            }
        }
        for (const auto& [name, count] : counts) {
            put(key + "counts|" + name, count);
        }
    }

    void put_events(const std::string& key, const std::vector<Event>& events) {
        if (events.empty()) {
            put_counts(key, {});
            if (has(key + "value")) {
                put(key + "value", "0");
            }
        }
        for (std::size_t i = 0; i < events.size(); ++i) {
            const std::string event = key + "event|" + std::to_string(i + 1) + "|";
            if (!events[i].of_class.empty()) {
                put(event + "class", events[i].of_class);
            }
            if (!events[i].date.empty()) {
                put_day(event + "date", events[i].date);
            }
            // Of an event of which nothing is said a form needs a word, which is no other's.
            const bool silent = events[i].of_class.empty() && events[i].date.empty() &&
                                events[i].tags.empty() && trimmed(events[i].matter).empty();
            put(event + "matter", silent ? "an event " + std::to_string(i + 1) : events[i].matter);
            for (const auto& tag : events[i].tags) {
                tick(event + "tag|" + tag, true);
            }
        }
    }

    const PlainForm& form_;
    [[maybe_unused]] const Rubric& rubric_;
    std::vector<Entry> out;
};

bool begins_with_names(const std::string& path, const std::string& names) {
    return path == names || path.starts_with(names + "/");
}

}  // namespace

std::vector<Entry> filled_in(const PlainForm& form, const Rubric& rubric, const Record& record) {
    Filling filling(form, rubric);
    filling.put("unit|id", record.unit);
    filling.put("unit|name", record.name);
    filling.put("unit|region", record.region);
    for (const auto& [fact, value] : record.facts) {
        filling.put("unit|" + fact, value);
    }
    if (!record.submitted.empty()) {
        filling.put_day("record|submitted", record.submitted);
    }
    for (const auto& [id, states] : record.vetoes) {
        filling.tick("veto|" + id, states);
    }
    for (const auto& [id, date] : record.dated_vetoes) {
        filling.tick("veto|" + id, true);
        filling.put_day("veto|" + id + "|date", date);
    }
    for (const auto& [id, answer] : record.answers) {
        filling.answer(id, answer);
    }
    return filling.take();
}

FormReckoner::FormReckoner(const PlainForm& form, std::vector<Entry> entries) : entries_(std::move(entries)) {
    for (const auto& line : form.lines) {
        lines_.push_back(value(line));
    }
}

Number FormReckoner::value(const FormFormula& of) const {
    const auto part = [&](std::size_t at) { return value(of.parts.at(at)); };
    if (of.op == "number") {
        return number(of.value);
    }
    if (of.op == "entered") {
        return entry(of).number.value_or(Number(0));
    }
    if (of.op == "day") {
        return entry(of).day.value_or(0);
    }
    if (of.op == "pieces") {
        return entry(of).pieces;
    }
    if (of.op == "line") {
        return lines_.at(of.index);
    }
    if (of.op == "minus") {
        return part(0) - part(1);
    }
    if (of.op == "quotient") {
        return part(1) == 0 ? Number(0) : Number(part(0) / part(1));
    }
    if (of.op == "rounded") {
        return rounded(part(0), of.places, of.mode);
    }
    if (of.op == "choice") {
        return is_true(of.parts.at(0)) ? part(1) : part(2);
    }
    const bool folds = of.op == "sum" || of.op == "product" || of.op == "least" || of.op == "greatest";
    if (!folds) {
        return is_true(of) ? 1 : 0;
    }
    Number out = part(0);
    for (std::size_t i = 1; i < of.parts.size(); ++i) {
        const Number next = part(i);
        out = of.op == "sum"       ? Number(out + next)
              : of.op == "product" ? Number(out * next)
              : of.op == "least"   ? std::min(out, next)
                                   : std::max(out, next);
    }
    return out;
}

bool FormReckoner::is_true(const FormFormula& of) const {
    const auto part = [&](std::size_t at) { return value(of.parts.at(at)); };
    const auto holds = [&](const FormFormula& each) { return is_true(each); };
    if (of.op == "always") {
        return true;
    }
    if (of.op == "is_number") {
        return entry(of).number.has_value();
    }
    if (of.op == "is_day") {
        return entry(of).day.has_value();
    }
    if (of.op == "is_filled") {
        return !entry(of).text.empty();
    }
    if (of.op == "is_text") {
        return entry(of).text == of.text;
    }
    if (of.op == "is_yes") {
        return entry(of).yes;
    }
    if (of.op == "is_absent") {
        return entry(of).absent;
    }
    if (of.op == "is_within") {
        return begins_with_names(entry(of).text, of.text);
    }
    if (of.op == "is_same") {
        return !entry(of).text.empty() && entry(of).text == entries_.at(of.other).text;
    }
    if (of.op == "line_true") {
        return lines_.at(of.index) != 0;
    }
    if (of.op == "at_least") {
        return part(0) >= part(1);
    }
    if (of.op == "more") {
        return part(0) > part(1);
    }
    if (of.op == "multiple") {
        return is_whole(part(0) / part(1));
    }
    if (of.op == "all") {
        return std::all_of(of.parts.begin(), of.parts.end(), holds);
    }
    if (of.op == "any") {
        return std::any_of(of.parts.begin(), of.parts.end(), holds);
    }
    if (of.op == "no") {
        return !is_true(of.parts.at(0));
    }
    throw std::logic_error("an unknown formula " + of.op);
}

}  // namespace plain
