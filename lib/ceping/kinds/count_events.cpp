// Events: what a rubric says of them, what an answer tells, and what each comes to.
#include <ceping/kinds/count_events.hpp>

#include <ceping/base/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace ceping {

namespace {

constexpr std::int64_t most_months = 1200;

const Words an_event = {"事件", "an event"};

bool decode_factors(const KindContext& context, const Node& times, EventRule& out) {
    if (!expect_map(times, "times", context.found)) {
        return false;
    }
    check_duplicates(times, context.found);
    if (times.size() == 0) {
        report(context.found, times, "bad-value", {"times", "{}", {"至少一种情形", "at least one tag"}});
        return false;
    }
    bool good = true;
    for (const auto& [key, value] : times.entries()) {
        const auto tag = read_id(key, context.found);
        const auto factor = read_within(value, key.text(), 0, std::nullopt, context.found);
        if (!tag || !factor) {
            good = false;
            continue;
        }
        out.tags.push_back(*tag);
        out.factors.push_back(*factor);
    }
    return good;
}

bool decode_months(const KindContext& context, const Node& months, EventRule& out) {
    if (!context.period) {
        report(context.found, months, "needs",
               {{"months 需要细则写明 period", "`months' needs the rubric to have a period"}});
        return false;
    }
    const auto number = read_whole(months, "months", 1, most_months, context.found);
    if (number) {
        const Date& end = context.period->second;
        out.months = *number;
        out.window = std::pair{months_before(end, *number), end};
    }
    return number.has_value();
}

/// Each tag with its factor.
std::vector<Words> multipliers(const EventRule& rule) {
    std::vector<Words> out;
    for (std::size_t i = 0; i < rule.tags.size(); ++i) {
        out.push_back(
            phrases::tag_multiplies.with({{"tag", rule.tags[i]}, {"factor", rule.factors[i].plain()}}));
    }
    return out;
}

/// Reads one event after another.
class EventReader {
public:
    EventReader(const AnswerContext& context, const EventRule& rule, const std::vector<std::string>& classes)
        : context_(context), rule_(rule), classes_(classes), found_(context.found) {}

    void read(const Node& map, Event& out) {
        if (!expect_map(map, context_.id, found_)) {
            return;
        }
        check_keys(map, event_keys(), an_event, found_);
        read_class(map, out);
        if (const Node* date = given(map, "date")) {
            out.date = read_date(*date, "date", true, found_);
            if (out.date && rule_.is_outside(out)) {
                report(found_, *date, "event-outside",
                       {context_.id, date_words(*out.date),
                        span_words(rule_.window->first, rule_.window->second)});
            }
        }
        if (const Node* matter = given(map, "matter")) {
            out.matter = trim(read_string(*matter, "matter", found_).value_or(""));
        }
        if (const Node* tags = given(map, "tags")) {
            read_tags(*tags, out);
        }
        if (const Node* note = given(map, "note")) {
            if (note->is_text()) {
                out.note = note->text();
            } else {
                report(found_, *note, "wrong-type", {"note", {"文字", "a text"}, type_words(*note)});
            }
        }
    }

private:
    /// What stands at a key; null where nothing does.
    static const Node* given(const Node& map, std::string_view key) {
        const Node* node = map.find(key);
        const bool nothing =
            node == nullptr || node->is_null() || (node->is_text() && trim(node->text()).empty());
        return nothing ? nullptr : node;
    }

    void read_class(const Node& map, Event& out) {
        const Node* name = given(map, "class");
        if (classes_.empty()) {
            for (const auto& [key, value] : map.entries()) {
                if (&value == name) {
                    report(found_, key, "unknown-key",
                           {"class", {"不分类别的事件", "an event where there are no classes"}});
                }
            }
            return;
        }
        if (name == nullptr) {
            report(found_, map, "missing-key", {"class", an_event});
            return;
        }
        const std::size_t at = name->is_text() ? find_name(name->text(), classes_) : classes_.size();
        if (at == classes_.size()) {
            report(found_, *name, "answer-class", {context_.id, text_of(*name), names_of(classes_)},
                   near_name(name->text(), classes_));
            return;
        }
        out.of = static_cast<std::uint32_t>(at);
    }

    void read_tags(const Node& tags, Event& out) {
        if (!expect_list(tags, "tags", found_)) {
            return;
        }
        for (const auto& each : tags) {
            const std::size_t at = each.is_text() ? find_name(each.text(), rule_.tags) : rule_.tags.size();
            const auto several = at == rule_.tags.size() && each.is_text()
                                     ? several_names(each.text(), rule_.tags)
                                     : std::nullopt;
            if (several) {
                std::vector<std::string_view> named;
                for (const auto tag : *several) {
                    named.emplace_back(rule_.tags[tag]);
                    add_tag(tag, out);
                }
                report(found_, each, "word-read", {context_.id, each.text(), join(named, ";")});
            } else if (at < rule_.tags.size()) {
                add_tag(static_cast<std::uint32_t>(at), out);
            } else {
                const Words known =
                    rule_.tags.empty() ? Words{"这项内容没有规定可填的情形", "the rubric names none for them"}
                                       : phrases::tags_there.with({{"tags", names_of(rule_.tags)}});
                report(found_, each, "answer-tag", {context_.id, text_of(each), known},
                       near_name(each.text(), rule_.tags));
            }
        }
    }

    static void add_tag(std::uint32_t tag, Event& out) {
        if (!among(tag, out.tags)) {
            out.tags.push_back(tag);
        }
    }

    static Words text_of(const Node& node) { return node.is_text() ? Words(node.text()) : type_words(node); }

    const AnswerContext& context_;
    const EventRule& rule_;
    const std::vector<std::string>& classes_;
    Diagnostics& found_;
};

}  // namespace

std::span<const std::string_view> event_rule_keys() {
    static constexpr auto keys = std::to_array<std::string_view>({"times", "once", "months"});
    return keys;
}

std::span<const std::string_view> event_once_words() {
    static constexpr auto words = std::to_array<std::string_view>({"matter"});
    return words;
}

std::span<const std::string_view> event_keys() {
    static constexpr auto keys = std::to_array<std::string_view>({"class", "date", "matter", "tags", "note"});
    return keys;
}

Exact EventRule::most_factor() const {
    Exact out(1);
    for (const auto& each : factors) {
        out = greatest(out, each);
    }
    return out;
}

Words EventRule::rule() const {
    std::vector<Words> out = multipliers(*this);
    if (once_a_matter) {
        out.emplace_back("同一事项只计一次", "each matter once");
    }
    if (window) {
        out.push_back(phrases::events_within.with({{"span", span_words(window->first, window->second)}}));
    }
    return joined(out, {"，", ", "});
}

void EventRule::tell(std::vector<Words>& sentences, bool taken_off) const {
    sentences.emplace_back("可以逐件填写，也可以只填次数。",
                           "Events may be listed one by one, or only counted.");
    if (!tags.empty()) {
        const Pattern& says = tags.size() > 1 ? phrases::tags_multiply : phrases::tag_alone_multiplies;
        sentences.push_back(says.with({{"tags", joined(multipliers(*this), {"、", ", "})}}));
    }
    if (once_a_matter) {
        sentences.push_back(
            taken_off ? Words("同一事项的多个事件，只计扣分最重的一件。",
                              "Of several events of one matter only the one that costs most counts.")
                      : Words("同一事项的多个事件，只计分值最高的一件。",
                              "Of several events of one matter only the one worth most counts."));
    }
    if (window) {
        sentences.push_back(
            phrases::only_dated_within.with({{"span", span_words(window->first, window->second)}}));
    }
}

std::vector<WeighedEvent> weigh(const std::vector<Event>& events, const EventRule& rule,
                                const std::vector<Exact>& values) {
    std::vector<WeighedEvent> out(events.size());
    std::unordered_map<std::string_view, std::size_t> dearest;  // by matter
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        WeighedEvent& made = out[i];
        for (const auto tag : event.tags) {
            if (made.tag == WeighedEvent::no_tag || rule.factors[tag] > rule.factors[made.tag]) {
                made.tag = tag;
            }
        }
        if (rule.is_outside(event)) {
            made.state = WeighedEvent::State::outside;
        } else {
            made.worth = made.tag == WeighedEvent::no_tag ? values[event.of]
                                                          : values[event.of] * rule.factors[made.tag];
        }
        if (!rule.once_a_matter || event.matter.empty() || made.state == WeighedEvent::State::outside) {
            continue;
        }
        const auto [at, first] = dearest.try_emplace(event.matter, i);
        if (first) {
            continue;
        }
        const bool dearer = made.worth > out[at->second].worth;
        out[dearer ? at->second : i].state = WeighedEvent::State::repeated;
        at->second = dearer ? i : at->second;
    }
    return out;
}

bool decode_event_rule(const KindContext& context, const Node& events, EventRule& out) {
    if (!expect_map(events, "events", context.found)) {
        return false;
    }
    check_keys(events, event_rule_keys(), "events", context.found);
    bool good = true;
    if (const Node* times = events.find("times")) {
        good = decode_factors(context, *times, out);
    }
    if (const Node* once = events.find("once")) {
        out.once_a_matter = read_choice(*once, "once", event_once_words(), context.found).has_value();
        good = good && out.once_a_matter;
    }
    if (const Node* months = events.find("months")) {
        good = decode_months(context, *months, out) && good;
    }
    return good;
}

bool decode_events(const AnswerContext& context, const EventRule& rule,
                   const std::vector<std::string>& classes, Answer& out) {
    const Node& events = *context.parts.events;
    if (!expect_list(events, context.id, context.found)) {
        return false;
    }
    const std::size_t before = context.found.errors();
    out.shape = Shape::events;
    EventReader reader(context, rule, classes);
    auto& told = out.more().events;
    told.reserve(events.size());
    for (const auto& each : events) {
        reader.read(each, told.emplace_back());
    }
    return context.found.errors() == before;
}

Words event_words(const Event& event, const EventRule& rule, const std::vector<std::string>& classes,
                  std::size_t number) {
    std::vector<Words> parts;
    if (event.date) {
        parts.push_back(date_words(*event.date));
    }
    if (!classes.empty()) {
        parts.emplace_back(classes[event.of]);
    }
    if (!event.matter.empty()) {
        parts.emplace_back(event.matter);
    }
    Words what = parts.empty() ? phrases::event_numbered.with({{"number", std::to_string(number)}})
                               : joined(parts, " ");
    if (event.tags.empty()) {
        return what;
    }
    std::vector<Words> tags;
    for (const auto tag : event.tags) {
        tags.emplace_back(rule.tags[tag]);
    }
    return phrases::with_remark.with({{"what", what}, {"remark", joined(tags, {"、", ", "})}});
}

}  // namespace ceping
