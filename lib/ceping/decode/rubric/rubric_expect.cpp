// expect: consistency rules between answers, after the criteria that they name.
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/model/expect.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ceping {

namespace {

const Words rule_words() { return {"一致性规则", "a rule of expect"}; }

class ExpectDecoder {
public:
    explicit ExpectDecoder(RubricDecoding& decoding)
        : decoding_(decoding), rubric_(decoding.rubric), found_(decoding.found) {}

    void rule(const Node& map) {
        if (!expect_map(map, "expect", found_)) {
            return;
        }
        check_keys(map, rubric_keys::expect, rule_words(), found_);
        ExpectRule out;
        keep_places(map, out.places);
        if (const Node* message = map.find("message"); usable(message)) {
            out.message = read_string(*message, "message", found_).value_or("");
        }
        if (const Node* when = map.find("when"); usable(when)) {
            out.when = decoding_.when(*when).value_or(When{});
        }
        if (const Node* severity = map.find("severity"); usable(severity)) {
            out.severity =
                static_cast<Severity>(read_choice(*severity, "severity", rubric_keys::severities, found_)
                                          .value_or(static_cast<std::size_t>(Severity::warning)));
        }
        if (const Node* order = form(map)) {
            rising(*order, out.rising);
        } else if (usable(map.find("if")) && usable(map.find("then"))) {
            tests(*map.find("if"), "if", out.given);
            tests(*map.find("then"), "then", out.then);
        }
        rubric_.expect.push_back(std::move(out));
    }

private:
    /// The value of `less_or_equal` where the rule is of that form; null where it is not, with a finding where it is
    /// of neither.
    const Node* form(const Node& map) {
        const Node* order = map.find("less_or_equal");
        const bool given = usable(map.find("if"));
        const bool then = usable(map.find("then"));
        if (usable(order) == (given || then)) {
            report(found_, usable(order) ? *order : map, "needs",
                   {{"一条一致性规则或者写 if 和 then，或者写 less_or_equal",
                     "a rule of expect has either if and then, or less_or_equal"}});
            return nullptr;
        }
        if (!usable(order) && given != then) {
            report(found_, map, "missing-key", {given ? "then" : "if", rule_words()});
        }
        return usable(order) ? order : nullptr;
    }

    void rising(const Node& list, std::vector<ItemId>& out) {
        if (!expect_list(list, "less_or_equal", found_)) {
            return;
        }
        if (list.size() < 2) {
            report(found_, list, "bad-value",
                   {"less_or_equal",
                    std::to_string(list.size()),
                    {"至少两个测评内容编号", "at least two criterion ids"}});
        }
        for (const auto& id : list) {
            if (!read_string(id, "less_or_equal", found_)) {
                continue;
            }
            const ItemId position = criterion(id);
            if (!position) {
                continue;
            }
            const Item& item = rubric_.at(position);
            if (!has_figure(item.criterion->kind->form(item.points))) {
                report(found_, id, "needs", {phrases::compares_no_figure.with({{"id", item.id}})});
                continue;
            }
            out.push_back(position);
        }
    }

    static bool has_figure(const AnswerForm& form) {
        return form.shapes.front() != Shape::key && form.shapes.front() != Shape::picks;
    }

    void tests(const Node& map, std::string_view name, std::vector<AnswerTest>& out) {
        if (!expect_map(map, name, found_)) {
            return;
        }
        check_duplicates(map, found_);
        if (map.size() == 0) {
            report(found_, map, "bad-value", {name, "{}", {"至少一项测评内容", "at least one criterion"}});
        }
        for (const auto& [id, value] : map.entries()) {
            if (const ItemId position = criterion(id)) {
                test(position, value, out.emplace_back());
            }
        }
    }

    /// An answered criterion, or none and a finding. What was refused where it stands draws no second
    /// one here.
    ItemId criterion(const Node& id) {
        const std::string_view name = trim(id.text());
        const ItemId position = rubric_.find(name);
        if (!position) {
            if (!decoding_.refused(name)) {
                unknown(id, name);
            }
            return {};
        }
        const Item& item = rubric_.at(position);
        if (item.group) {
            report(found_, id, "answer-to-group", {item.id});
        } else if (item.criterion && item.criterion->kind->from_submission()) {
            report(found_, id, "needs", {phrases::has_no_answer.with({{"id", item.id}})});
        } else if (item.criterion) {
            return position;
        }
        return {};
    }

    void unknown(const Node& id, std::string_view name) {
        report(found_, id, "unknown-criterion", {name}, nearest_criterion(name, rubric_));
        if (const std::string& own = decoding_.tree.path; id.source()->path() != own) {
            found_.all().back().more.push_back(phrases::expect_of_the_base.with({{"edition", own}}));
        }
    }

    void test(ItemId position, const Node& value, AnswerTest& out) {
        out.item = position;
        const Item& item = rubric_.at(position);
        const AnswerForm form = widest_form(item);
        if (has_figure(form)) {
            try {
                figures(item, form, value, out);
            } catch (const NumberTooLarge&) {
                report(found_, value, "number-too-large", {item.id});
            }
        } else if (form.shapes.front() == Shape::key) {
            out.levels = names(item, form, value, "answer-level");
        } else {
            out.checks = names(item, form, value, "answer-check");
        }
    }

    /// One value, or each of a list of them.
    template <typename Take>
    void each(const Item& item, const Node& value, const Take& take) {
        if (!value.is_list()) {
            take(value);
            return;
        }
        if (value.size() == 0) {
            report(found_, value, "bad-value", {item.id, "[]", {"至少一个值", "at least one value"}});
        }
        for (const auto& one : value) {
            take(one);
        }
    }

    void twice(const Item& item, const Node& value) {
        report(found_, value, "bad-value",
               {item.id, value.text(), {"每个值只写一次", "every value no more than once"}});
    }

    /// Positions of levels or checks, rising.
    std::vector<std::uint32_t> names(const Item& item, const AnswerForm& form, const Node& value,
                                     Code unknown) {
        std::map<std::string_view, std::uint32_t> known;
        std::vector<std::string_view> list;
        for (const auto& choice : form.choices) {
            known.emplace(choice.key, static_cast<std::uint32_t>(list.size()));
            list.push_back(choice.key);
        }
        std::vector<bool> seen(list.size(), false);
        each(item, value, [&](const Node& one) {
            const auto text = read_string(one, item.id, found_);
            if (!text) {
                return;
            }
            const auto at = known.find(*text);
            if (at == known.end()) {
                report(found_, one, unknown, {item.id, *text, join(list)}, nearest(*text, list));
            } else if (seen[at->second]) {
                twice(item, one);
            } else {
                seen[at->second] = true;
            }
        });
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < seen.size(); ++i) {
            if (seen[i]) {
                out.push_back(i);
            }
        }
        return out;
    }

    void figures(const Item& item, const AnswerForm& form, const Node& value, AnswerTest& out) {
        if (value.is_map()) {
            range(item, form, value, out);
            return;
        }
        std::vector<std::pair<Exact, const Node*>> list;
        each(item, value, [&](const Node& one) {
            auto number = read_exact(one, item.id, found_);
            if (number && possible(item, form, *number, one)) {
                list.emplace_back(std::move(*number), &one);
            }
        });
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [number, where] : list) {
            if (!out.numbers.empty() && out.numbers.back() == number) {
                twice(item, *where);
            } else {
                out.numbers.push_back(std::move(number));
            }
        }
    }

    static Words range_of(const AnswerForm& form) {
        return bounds_words(form.lowest->plain(), form.highest ? form.highest->plain() : "");
    }

    /// Whether some answer comes to this figure.
    bool possible(const Item& item, const AnswerForm& form, const Exact& number, const Node& where) {
        if (form.step && !form.highest && (!number.is_whole() || number.sign() < 0)) {
            report(found_, where, "answer-whole", {item.id, number.plain()});
        } else if ((form.lowest && number < *form.lowest) || (form.highest && number > *form.highest)) {
            report(found_, where, "answer-range", {item.id, number.plain(), range_of(form)});
        } else if (form.step && !(number / *form.step).is_whole()) {
            report(found_, where, "answer-step", {item.id, number.plain(), form.step->plain()});
        } else {
            return true;
        }
        return false;
    }

    void range(const Item& item, const AnswerForm& form, const Node& map, AnswerTest& out) {
        check_keys(map, rubric_keys::bounds, {"数值范围", "a range of figures"}, found_);
        const auto bound = [&](std::string_view key, std::optional<Exact>& slot) {
            const Node* value = map.find(key);
            if (usable(value)) {
                slot = read_exact(*value, key, found_);
            }
            return usable(value) ? value : nullptr;
        };
        const Node* min = bound("min", out.min);
        const Node* max = bound("max", out.max);
        if (min == nullptr && max == nullptr) {
            report(found_, map, "missing-key", {"min", {"数值范围", "a range of figures"}});
        }
        if (out.min && out.max && *out.min > *out.max) {
            report(found_, *max, "bad-value", {"max", out.max->plain(), {"不小于 min", "no less than min"}});
        } else if (out.min && form.highest && *out.min > *form.highest) {
            report(found_, *min, "answer-range", {item.id, out.min->plain(), range_of(form)});
        } else if (out.max && form.lowest && *out.max < *form.lowest) {
            report(found_, *max, "answer-range", {item.id, out.max->plain(), range_of(form)});
        }
    }

    RubricDecoding& decoding_;
    Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

void decode_expect(const Node& root, RubricDecoding& decoding) {
    const Node* list = root.find("expect");
    if (!usable(list) || !expect_list(*list, "expect", decoding.found)) {
        return;
    }
    ExpectDecoder decoder(decoding);
    for (const auto& each : *list) {
        decoder.rule(each);
    }
}

}  // namespace ceping
