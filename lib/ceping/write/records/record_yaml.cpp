#include <ceping/write/records/record_yaml.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/write/starts/yaml_lines.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string>>;  // keys, and values as YAML

/// Signs that an input method writes for ASCII ones are quoted: where they stand plain, they may be told to be slips.
std::string text_of(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const char32_t c = take_code_point(rest);
        if ((c >= 0x2018 && c <= 0x201F) || is_invisible(c)) {
            return json_quoted(text);
        }
    }
    return has_full_width(text) ? json_quoted(text) : yaml_text(text);
}

std::string in_braces(const Pairs& pairs) {
    std::string out;
    for (const auto& [key, value] : pairs) {
        out += (out.empty() ? "" : ", ") + text_of(key) + ": " + value;
    }
    return "{" + out + "}";
}

std::string in_brackets(const std::vector<std::string>& values) {
    return "[" + join({values.begin(), values.end()}) + "]";
}

void add_if(Pairs& pairs, std::string_view key, std::string_view text) {
    if (!text.empty()) {
        pairs.emplace_back(key, text_of(text));
    }
}

void add_date(Pairs& pairs, std::string_view key, const std::optional<Date>& date) {
    if (date) {
        pairs.emplace_back(key, date->text());
    }
}

/// With as many decimals as the unit wrote, since it is compared at those.
std::string stated_text(const Stated& stated) {
    std::string out = stated.value.fixed(stated.decimals, Rounding::half_up);
    return Exact::parse(out) == stated.value ? out : stated.value.text();
}

/// One answer by the version of its criterion that it is read by.
class AnswerText {
public:
    AnswerText(const Item& item, const GivenAnswer& given)
        : answer_(given.answer), form_(version_of(item, given.version).kind->form(item.points)) {}

    /// Its parts: one of them alone may stand for the answer.
    [[nodiscard]] Pairs parts() const {
        const AnswerMore& more = answer_.more();
        Pairs out;
        switch (answer_.shape) {
            case Shape::key: out.emplace_back("value", name(answer_.key)); break;
            case Shape::number: out.emplace_back("value", answer_.number.plain()); break;
            case Shape::ratio:
                out.emplace_back("num", answer_.number.plain());
                out.emplace_back("den", more.den.plain());
                break;
            case Shape::picks: out.emplace_back("met", picks()); break;
            case Shape::counts: out.emplace_back("counts", counts()); break;
            case Shape::events: break;  // in lines of their own
            case Shape::not_applicable: out.emplace_back("value", "n/a"); break;
        }
        if (more.sample) {
            out.emplace_back("sample", more.sample->plain());
        }
        return out;
    }

    [[nodiscard]] std::vector<std::string> events() const {
        std::vector<std::string> out;
        for (const Event& event : answer_.more().events) {
            Pairs pairs;
            if (!form_.choices.empty()) {
                pairs.emplace_back("class", name(event.of));
            }
            add_date(pairs, "date", event.date);
            add_if(pairs, "matter", event.matter);
            std::vector<std::string> tags;
            for (const std::uint32_t tag : event.tags) {
                tags.push_back(text_of(form_.tags[tag]));
            }
            if (!tags.empty()) {
                pairs.emplace_back("tags", in_brackets(tags));
            }
            add_if(pairs, "note", event.note);
            out.push_back(in_braces(pairs));
        }
        return out;
    }

private:
    [[nodiscard]] std::string name(std::uint32_t of) const { return text_of(form_.choices[of].key); }

    [[nodiscard]] std::string picks() const {
        std::vector<std::string> names;
        for (const std::uint32_t pick : answer_.more().picks) {
            names.push_back(name(pick));
        }
        return in_brackets(names);
    }

    /// In the order in which they were told, which results show.
    [[nodiscard]] std::string counts() const {
        const AnswerMore& more = answer_.more();
        Pairs pairs;
        for (std::size_t i = 0; i < more.picks.size(); ++i) {
            pairs.emplace_back(form_.choices[more.picks[i]].key, more.counts[i].plain());
        }
        return in_braces(pairs);
    }

    const Answer& answer_;
    const AnswerForm form_;
};

class RecordText {
public:
    RecordText(const Rubric& rubric, const Record& record, const EvidencePlaces& places)
        : rubric_(rubric), record_(record), places_(places) {}

    std::string run() {
        out_.line("ceping: record/1");
        out_.line("rubric: " + text_of(rubric_.id));
        entry("rubric_digest", record_.rubric_digest);
        out_.line("source: " +
                  (record_.is_self() ? std::string("self") : text_of(rubric_.method(record_.method).id)));
        unit();
        dates();
        entry("assessor", record_.assessor);
        statements();
        stated();
        answers();
        return out_.take();
    }

private:
    void entry(std::string_view key, std::string_view text) {
        if (!text.empty()) {
            out_.line(std::string(key) + ": " + text_of(text));
        }
    }

    void list(std::string_view key, const std::vector<std::string>& entries) {
        if (entries.empty()) {
            out_.line(std::string(key) + ": []");
            return;
        }
        out_.line(std::string(key) + ":");
        for (const auto& each : entries) {
            out_.line("  - " + each);
        }
    }

    void unit() {
        out_.line("unit:");
        out_.indent(2);
        entry("id", record_.unit.id);
        entry("name", record_.unit.name);
        entry("region", record_.unit.region);
        for (std::size_t i = 0; i < record_.unit.facts.size(); ++i) {
            const auto& value = record_.unit.facts[i];
            const Fact& fact = rubric_.facts[i];
            if (value) {
                const bool plain = value->number && fact.values.empty();
                out_.line(text_of(fact.id) + ": " + (plain ? value->number->plain() : text_of(value->text)));
            }
        }
        out_.outdent(2);
    }

    void dates() {
        Pairs pairs;
        add_date(pairs, "submitted", record_.submitted);
        add_date(pairs, "date", record_.date);
        for (const auto& [key, text] : pairs) {
            out_.line(std::string(key) + ": " + text);
        }
    }

    void map(std::string_view key, const Pairs& pairs) {
        if (!pairs.empty()) {
            out_.line(std::string(key) + ": " + in_braces(pairs));
        }
    }

    void statements() {
        Pairs kept;
        for (std::size_t i = 0; i < record_.prerequisites.size(); ++i) {
            if (const auto& flag = record_.prerequisites[i]) {
                kept.emplace_back(rubric_.prerequisites[i].id, *flag ? "true" : "false");
            }
        }
        map("prerequisites", kept);
        Pairs vetoes;
        for (std::size_t i = 0; i < record_.vetoes.size(); ++i) {
            if (i < record_.veto_dates.size() && record_.veto_dates[i]) {
                vetoes.emplace_back(rubric_.vetoes[i].id, "{date: " + record_.veto_dates[i]->text() + "}");
            } else if (const auto& flag = record_.vetoes[i]) {
                vetoes.emplace_back(rubric_.vetoes[i].id, *flag ? "true" : "false");
            }
        }
        map("vetoes", vetoes);
    }

    /// The score first, then nodes as the rubric orders them.
    void stated() {
        std::vector<const Stated*> all;
        for (const Stated& each : record_.stated) {
            all.push_back(&each);
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Stated* a, const Stated* b) { return a->item < b->item; });
        Pairs pairs;
        for (const Stated* each : all) {
            const std::string_view key = each->item ? std::string_view(rubric_.at(each->item).id) : "score";
            pairs.emplace_back(key, stated_text(*each));
        }
        map("stated", pairs);
    }

    void answers() {
        const auto says = [this](const AnswerDetail& each) {
            return record_.answer_to(each.item) != nullptr || !each.note.empty() || !each.evidence.empty();
        };
        if (std::none_of(record_.details.begin(), record_.details.end(), says)) {
            return;
        }
        out_.line("answers:");
        out_.indent(2);
        for (const AnswerDetail& detail : record_.details) {
            if (says(detail)) {
                answer(detail);
            }
        }
        out_.outdent(2);
    }

    void answer(const AnswerDetail& detail) {
        const Item& item = rubric_.at(detail.item);
        const std::string key = text_of(item.id);
        const GivenAnswer* const given = record_.answer_to(detail.item);
        const bool alone = detail.note.empty() && detail.evidence.empty();
        const Pairs parts = given != nullptr ? AnswerText(item, *given).parts() : Pairs();
        const bool events = given != nullptr && given->answer.shape == Shape::events;
        if (alone && !events) {
            const bool brief = parts.size() == 1 && (parts[0].first == "value" || parts[0].first == "met");
            out_.line(key + ": " + (brief ? parts[0].second : in_braces(parts)));
            return;
        }
        out_.line(key + ":");
        out_.indent(2);
        for (const auto& [part, text] : parts) {
            out_.line(std::string(part) + ": " + text);
        }
        if (events) {
            list("events", AnswerText(item, *given).events());
        }
        if (!detail.note.empty()) {
            out_.line("note: " + text_of(detail.note));
        }
        if (!detail.evidence.empty()) {
            evidence(detail);
        }
        out_.outdent(2);
    }

    void evidence(const AnswerDetail& detail) {
        std::vector<std::string> pieces;
        for (const Evidence& piece : detail.evidence) {
            const EvidencePlace place =
                places_ ? places_(record_, piece) : EvidencePlace{piece.file, lower_ascii(piece.sha256)};
            Pairs pairs;
            add_if(pairs, "title", piece.title);
            add_if(pairs, "file", place.file);
            add_if(pairs, "url", piece.url);
            add_if(pairs, "type", piece.type);
            add_date(pairs, "date", piece.date);
            if (!place.sha256.empty()) {
                pairs.emplace_back("sha256", json_quoted(place.sha256));
            }
            pieces.push_back(in_braces(pairs));
        }
        list("evidence", pieces);
    }

    const Rubric& rubric_;
    const Record& record_;
    const EvidencePlaces& places_;
    YamlLines out_;
};

}  // namespace

std::string record_yaml(const Rubric& rubric, const Record& record, const EvidencePlaces& places) {
    return RecordText(rubric, record, places).run();
}

}  // namespace ceping
