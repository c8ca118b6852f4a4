// Can any unit meet this condition? Decided by trying every combination of what its facts may be, as far as the
// condition can tell them apart.
#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t most_combinations = 100'000;

using Chain = std::vector<const When*>;  // conditions that must all hold

/// One thing that a unit may say of a fact, or that it says nothing.
struct Value {
    bool stated = false;
    std::string text;
    Exact number;
};

/// What a unit may say of one fact: one representative of each class that the conditions tell apart.
struct Domain {
    FactId fact;
    std::vector<Value> values;
    std::size_t at = 0;  ///< the one that is tried at present
};

bool is_prefix_path(std::string_view prefix, std::string_view path) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

bool holds(const When::Test& test, const Rubric& rubric, const Value& value) {
    if (!value.stated) {
        return false;
    }
    if (!test.fact) {
        return std::any_of(test.allowed.begin(), test.allowed.end(),
                           [&](const auto& prefix) { return is_prefix_path(prefix, value.text); });
    }
    if (!rubric.fact(test.fact).number) {
        return among(value.text, test.allowed);
    }
    const bool listed = test.numbers.empty() || std::find(test.numbers.begin(), test.numbers.end(),
                                                          value.number) != test.numbers.end();
    return listed && test.within(value.number);
}

const Value& value_of(FactId fact, const std::vector<Domain>& domains) {
    const auto at =
        std::find_if(domains.begin(), domains.end(), [&](const Domain& d) { return d.fact == fact; });
    return at->values[at->at];
}

bool holds(const When& when, const Rubric& rubric, const std::vector<Domain>& domains) {
    const auto whole = [&](const When& inner) { return holds(inner, rubric, domains); };
    return std::all_of(when.tests.begin(), when.tests.end(),
                       [&](const auto& test) { return holds(test, rubric, value_of(test.fact, domains)); }) &&
           std::all_of(when.any.begin(), when.any.end(),
                       [&](const auto& list) { return std::any_of(list.begin(), list.end(), whole); }) &&
           std::none_of(when.none.begin(), when.none.end(), whole);
}

void collect(const When& when, FactId fact, std::vector<const When::Test*>& tests) {
    for (const auto& test : when.tests) {
        if (test.fact == fact) {
            tests.push_back(&test);
        }
    }
    for (const auto& list : when.any) {
        for (const auto& inner : list) {
            collect(inner, fact, tests);
        }
    }
    for (const auto& inner : when.none) {
        collect(inner, fact, tests);
    }
}

template <typename T>
void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Every number that is mentioned, one between each two neighbours, and one beyond each end.
std::vector<Value> number_values(const std::vector<const When::Test*>& tests) {
    std::vector<Exact> points;
    for (const auto* test : tests) {
        points.insert(points.end(), test->numbers.begin(), test->numbers.end());
        for (const auto& bound : {test->min, test->max, test->over, test->under}) {
            if (bound) {
                points.push_back(*bound);
            }
        }
    }
    sort_unique(points);
    std::vector<Value> values;
    for (std::size_t i = 0; i < points.size(); ++i) {
        values.push_back({true, {}, points[i]});
        values.push_back({true, {}, i == 0 ? points[i] - 1 : (points[i - 1] + points[i]) / 2});
    }
    values.push_back({true, {}, points.empty() ? Exact() : points.back() + 1});
    return values;
}

/// Every text that is mentioned, or that the fact may have where it lists its values. Of regions a mentioned path
/// stands for all that lie below it and below no longer one.
std::vector<Value> text_values(const std::vector<const When::Test*>& tests, const Fact* fact) {
    std::vector<std::string> texts;
    for (const auto* test : tests) {
        texts.insert(texts.end(), test->allowed.begin(), test->allowed.end());
    }
    const bool listed = fact != nullptr && !fact->values.empty();
    if (listed) {
        texts = fact->values;
    }
    sort_unique(texts);
    std::vector<Value> values;
    for (auto& text : texts) {
        values.push_back({true, std::move(text), {}});
    }
    if (!listed) {
        values.push_back({true, "\n", {}});  // some other text: no fact can have a line break
    }
    return values;
}

Domain domain_of(FactId position, const Chain& chain, const Rubric& rubric) {
    std::vector<const When::Test*> tests;
    for (const auto* when : chain) {
        collect(*when, position, tests);
    }
    const Fact* fact = position ? &rubric.fact(position) : nullptr;
    Domain out;
    out.fact = position;
    out.values = fact != nullptr && fact->number ? number_values(tests) : text_values(tests, fact);
    if (fact == nullptr || !fact->required) {
        out.values.emplace_back();
    }
    return out;
}

/// Whether some unit meets all of `chain`; nothing where there are too many combinations to tell.
std::optional<bool> can_hold(const Chain& chain, const Rubric& rubric) {
    std::set<FactId> facts;
    for (const auto* when : chain) {
        facts_of(*when, facts);
    }
    std::vector<Domain> domains;
    std::size_t combinations = 1;
    for (const FactId fact : facts) {
        domains.push_back(domain_of(fact, chain, rubric));
        combinations *= domains.back().values.size();
        if (combinations > most_combinations) {
            return std::nullopt;
        }
    }
    for (std::size_t i = 0; i < combinations; ++i) {
        if (std::all_of(chain.begin(), chain.end(),
                        [&](const When* when) { return holds(*when, rubric, domains); })) {
            return true;
        }
        for (auto& domain : domains) {  // the next combination, as an odometer counts
            domain.at = (domain.at + 1) % domain.values.size();
            if (domain.at != 0) {
                break;
            }
        }
    }
    return false;
}

const Words of_itself{"它的 when 条件自相矛盾", "its `when' contradicts itself"};

/// What an item's condition contradicts: itself, one ancestor's, or several of them together.
Words reason(const Item& item, const Rubric& rubric) {
    if (contradict({&item.when}, rubric)) {
        return of_itself;
    }
    for (ItemId at = item.parent; at; at = rubric.at(at).parent) {
        const Item& above = rubric.at(at);
        if (!above.when.always() && contradict({&item.when, &above.when}, rubric)) {
            return phrases::when_against_parent.with({{"id", above.id}});
        }
    }
    return {"它的 when 与各上级的 when 合起来互相矛盾",
            "its `when' and those above it contradict each other"};
}

}  // namespace

bool contradict(const std::vector<const When*>& conditions, const Rubric& rubric) {
    return can_hold(conditions, rubric) == false;
}

bool has_empty_range(const When& when) {
    return std::any_of(when.tests.begin(), when.tests.end(),
                       [](const When::Test& test) { return test.is_empty(); }) ||
           std::any_of(when.any.begin(), when.any.end(), [](const auto& branches) {
               return std::any_of(branches.begin(), branches.end(), has_empty_range);
           });
}

std::vector<bool> lint_applicability(const Rubric& rubric, Diagnostics& found) {
    for (const auto* conditions : {&rubric.prerequisites, &rubric.vetoes}) {
        for (const auto& each : *conditions) {
            if (!has_empty_range(each.when) && contradict({&each.when}, rubric)) {
                found.add("never-asked", each.places.of("when"), {each.id, of_itself});
            }
        }
    }
    for (const auto& each : rubric.bands) {
        if (!has_empty_range(each.when) && contradict({&each.when}, rubric)) {
            found.add("never-asked", each.places.of("when"), {each.id, of_itself});
        }
    }
    std::vector<bool> never(rubric.items.size(), false);
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (item.parent && never[item.parent.at()]) {
            never[i] = true;
            continue;
        }
        if (item.when.always()) {
            continue;
        }
        Chain chain = {&item.when};
        for (ItemId at = item.parent; at; at = rubric.at(at).parent) {
            if (!rubric.at(at).when.always()) {
                chain.push_back(&rubric.at(at).when);
            }
        }
        if (contradict(chain, rubric)) {
            never[i] = true;
            if (has_empty_range(item.when)) {
                continue;  // which says it all
            }
            found.add("never-asked", item.places.of("when"), {item.id, reason(item, rubric)});
        }
    }
    return never;
}

}  // namespace ceping
