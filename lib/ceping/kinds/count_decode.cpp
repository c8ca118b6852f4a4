// What rubrics and records say of things that are counted.
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/count.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <utility>

namespace ceping {

namespace {

bool decode_classes(const KindContext& context, const Node& classes, CountRule& rule) {
    if (!expect_map(classes, "classes", context.found)) {
        return false;
    }
    check_duplicates(classes, context.found);
    if (classes.size() == 0) {
        report(context.found, classes, "bad-value", {"classes", "{}", {"至少一类", "at least one class"}});
        return false;
    }
    for (const auto& [key, value] : classes.entries()) {
        const auto name = read_id(key, context.found);
        const auto points = read_within(value, key.text(), 0, std::nullopt, context.found);
        if (!name || !points) {
            return false;
        }
        rule.names.push_back(*name);
        rule.values.push_back(*points);
    }
    return true;
}

bool decode_counts(const AnswerContext& context, const CountRule& rule, Answer& out) {
    const Node& counts = *context.parts.counts;
    if (rule.names.empty()) {
        report(context.found, counts, "answer-key",
               {context.id, {"计次（each）", "count (each)"}, "value", "counts"});
        return false;
    }
    if (!expect_map(counts, context.id, context.found)) {
        return false;
    }
    out.shape = Shape::counts;
    const std::size_t before = context.found.errors();
    check_duplicates(counts, context.found);
    for (const auto& [key, value] : counts.entries()) {
        const std::size_t at = find_name(key.text(), rule.names);
        if (at == rule.names.size()) {
            report(context.found, key, "answer-class", {context.id, key.text(), names_of(rule.names)},
                   near_name(key.text(), rule.names));
            continue;
        }
        if (value.is_null()) {
            continue;
        }
        if (auto number = answer_whole(context, value)) {
            out.more().picks.push_back(static_cast<std::uint32_t>(at));
            out.more().counts.push_back(std::move(*number));
        }
    }
    return context.found.errors() == before;
}

}  // namespace

bool decode_count(const KindContext& context, CountRule& out) {
    const Node* each = context.node.find("each");
    const Node* classes = context.node.find("classes");
    bool good = true;
    if (const Node* from = context.node.find("from")) {
        const auto choice = read_choice(*from, "from", count_from_words, context.found);
        good = choice.has_value();
        out.from_full = choice == std::size_t{1};
    }
    out.unlimited = context.full.is_zero();
    // In penalties it is wrong with points as well, which is said of it there.
    if (out.unlimited && out.from_full && context.section != Section::penalties) {
        report(context.found, context.node, "missing-key",
               {"points", phrases::counted_from_full.with({{"id", context.id}})});
        good = false;
    }
    if (const Node* unit = context.node.find("unit")) {
        out.unit_name = read_string(*unit, "unit", context.found).value_or("");
    }
    if ((each == nullptr) == (classes == nullptr)) {
        report(context.found, each != nullptr ? *classes : context.node, "needs",
               {phrases::each_or_classes.with({{"id", context.id}})});
        return false;
    }
    if (const Node* take = context.node.find("take")) {
        const auto choice = read_choice(*take, "take", count_take_words, context.found);
        good = good && choice.has_value();
        out.highest_only = choice == std::size_t{1};
        if (out.highest_only && classes == nullptr) {
            report(context.found, *take, "needs",
                   {{"take: highest 需要 classes", "take: highest needs classes"}});
            good = false;
        }
    }
    if (each != nullptr) {
        const auto value = read_positive(*each, "each", context.found);
        if (!value) {
            return false;
        }
        out.values.push_back(*value);
    } else if (!decode_classes(context, *classes, out)) {
        return false;
    }
    if (const Node* events = context.node.find("events")) {
        good = decode_event_rule(context, *events, out.events.emplace()) && good;
    }
    return good;
}

bool decode_count_answer(const AnswerContext& context, const CountRule& rule, Answer& out) {
    if (context.parts.counts != nullptr) {
        return decode_counts(context, rule, out);
    }
    if (context.parts.events != nullptr) {
        return decode_events(context, *rule.events, rule.names, out);
    }
    const Node& value = *context.parts.value;
    if (const std::size_t at = value.is_text() ? find_name(value.text(), rule.names) : rule.names.size();
        at < rule.names.size()) {
        const std::string& name = rule.names[at];
        report(context.found, value, "bad-number", {context.id, value.text()},
               value.style() == Node::Style::cell ? name + "=1" : "{" + name + ": 1}");
        return false;
    }
    auto number = answer_whole(context, value);
    if (!number) {
        return false;
    }
    if (!rule.names.empty() && !number->is_zero()) {
        report(context.found, value, "answer-key",
               {context.id, {"计次（classes）", "count (classes)"}, "counts", "value"});
        return false;
    }
    out.shape = rule.names.empty() ? Shape::number : Shape::counts;
    out.number = std::move(*number);
    return true;
}

}  // namespace ceping
