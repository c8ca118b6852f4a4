#include <ceping/decode/rubric/when.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

std::optional<When::Test> decode_range(const Node& value, FactId fact, std::string_view name,
                                       Diagnostics& found) {
    When::Test test;
    test.fact = fact;
    test.is_range = true;
    check_keys(value, rubric_keys::range, {"数值条件", "a number condition"}, found);
    const std::array slots = {&test.min, &test.max, &test.over, &test.under};
    bool good = true;
    for (const auto& [key, bound] : value.entries()) {
        const auto at = std::find(rubric_keys::range.begin(), rubric_keys::range.end(), key.text());
        if (at != rubric_keys::range.end()) {
            auto& slot = *slots[static_cast<std::size_t>(at - rubric_keys::range.begin())];
            slot = read_exact(bound, key.text(), found);
            good = good && slot.has_value();
        }
    }
    if (test.is_empty()) {
        report(found, value, "range-empty", {name});
    }
    return good ? std::optional(test) : std::nullopt;
}

/// One allowed value of a fact that is compared as text.
bool decode_value(const Node& value, const Fact* fact, When::Test& test, Diagnostics& found) {
    const auto text = read_string(value, fact != nullptr ? fact->id : "region", found);
    if (!text) {
        return false;
    }
    if (fact != nullptr && !fact->values.empty() && !among(*text, fact->values)) {
        const std::vector<std::string_view> known(fact->values.begin(), fact->values.end());
        report(found, value, "unknown-fact-value", {fact->id, *text, listed(known)}, nearest(*text, known));
        return false;
    }
    test.allowed.push_back(*text);
    return true;
}

std::optional<When::Test> decode_test(const Node& key, const Node& value, const Rubric& rubric,
                                      Diagnostics& found) {
    const std::string_view name = key.text();
    const FactId position = name == "region" ? FactId() : rubric.find_fact(name);
    if (!position && name != "region") {
        report(found, key, "unknown-fact", {name},
               nearest_named(name, rubric.facts, {"region", "any", "not"}));
        return std::nullopt;
    }
    const Fact* fact = position ? &rubric.fact(position) : nullptr;
    if (value.is_map()) {
        if (fact == nullptr || !fact->number) {
            report(found, value, "wrong-type",
                   {name, {"一个值或列表", "a value or a list"}, type_words(value)});
            return std::nullopt;
        }
        return decode_range(value, position, name, found);
    }
    When::Test test;
    test.fact = position;
    bool good = true;
    const auto take = [&](const Node& each) {
        if (fact != nullptr && fact->number) {
            const auto number = read_exact(each, name, found);
            good = good && number.has_value();
            if (number) {
                test.numbers.push_back(*number);
            }
        } else {
            good = decode_value(each, fact, test, found) && good;
        }
    };
    if (value.is_list()) {
        for (const auto& each : value) {
            take(each);
        }
    } else {
        take(value);
    }
    return good ? std::optional(test) : std::nullopt;
}

}  // namespace

std::optional<When> decode_when(const Node& node, const Rubric& rubric, Diagnostics& found) {
    if (!expect_map(node, "when", found)) {
        return std::nullopt;
    }
    check_duplicates(node, found);
    When out;
    bool good = true;
    for (const auto& [key, value] : node.entries()) {
        if (key.text().starts_with("x-")) {
            continue;
        }
        if (key.text() == "any") {
            if (!expect_list(value, "any", found)) {
                good = false;
                continue;
            }
            auto& branches = out.any.emplace_back();
            for (const auto& each : value) {
                const auto branch = decode_when(each, rubric, found);
                good = good && branch.has_value();
                branches.push_back(branch.value_or(When{}));
            }
        } else if (key.text() == "not") {
            const auto inner = decode_when(value, rubric, found);
            good = good && inner.has_value();
            out.none.push_back(inner.value_or(When{}));
        } else {
            auto test = decode_test(key, value, rubric, found);
            good = good && test.has_value();
            if (test) {
                test->where = key.location();
                out.tests.push_back(std::move(*test));
            }
        }
    }
    return good ? std::optional(out) : std::nullopt;
}

}  // namespace ceping
