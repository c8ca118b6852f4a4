// Variants of criteria: whom they are for.
#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// The conditions of an item and of what it stands in.
std::vector<const When*> conditions_above(const Rubric& rubric, const Item& item) {
    std::vector<const When*> out;
    for (const Item* at = &item;; at = &rubric.at(at->parent)) {
        if (!at->when.always()) {
            out.push_back(&at->when);
        }
        if (!at->parent) {
            return out;
        }
    }
}

/// Why no unit comes to a variant, number `which` of the criterion's; empty: nothing tells that none does.
Words why_never(const Rubric& rubric, const Item& item, std::size_t which) {
    const auto& variants = item.criterion->variants;
    const When& when = variants[which].when;
    for (std::size_t i = 0; i < which; ++i) {
        if (variants[i].when.always()) {
            return phrases::variant_before_takes_all.with({{"number", i + 1}});
        }
        if (variants[i].when.same_as(when)) {
            return phrases::variant_before_is_alike.with({{"number", i + 1}});
        }
    }
    std::vector<const When*> all = conditions_above(rubric, item);
    // What no unit is asked at all is said elsewhere, and so is a range without a figure.
    if (has_empty_range(when) || (!all.empty() && contradict(all, rubric))) {
        return {};
    }
    all.push_back(&when);
    return contradict(all, rubric) ? Words("没有单位符合它的 when", "no unit meets its `when'") : Words();
}

/// Whether a variant names nothing, and keeps no unit from one after it that does.
bool is_idle(const Rubric& rubric, const Item& item, std::size_t which) {
    const auto& variants = item.criterion->variants;
    if (!variants[which].keys.empty()) {
        return false;
    }
    std::vector<const When*> both = conditions_above(rubric, item);
    both.push_back(&variants[which].when);
    both.push_back(nullptr);
    return std::all_of(variants.begin() + static_cast<std::ptrdiff_t>(which) + 1, variants.end(),
                       [&](const Variant& later) {
                           both.back() = &later.when;
                           return later.keys.empty() || contradict(both, rubric);
                       });
}

void look_at(const Rubric& rubric, const Item& item, Diagnostics& found) {
    const auto& variants = item.criterion->variants;
    std::set<FactId> told;
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const Location where = variants[i].places.of("when");
        if (const Words why = why_never(rubric, item, i); !why.en.empty()) {
            found.add("variant-unreached", where, {std::to_string(i + 1), item.id, why});
        } else if (is_idle(rubric, item, i)) {
            found.add("variant-idle", where, {std::to_string(i + 1), item.id});
        }
        std::set<FactId> facts;
        facts_of(variants[i].when, facts);
        for (const FactId fact : facts) {
            if (fact && !rubric.fact(fact).required && told.insert(fact).second) {
                found.add("variant-fact", where, {item.id, rubric.fact(fact).id});
            }
        }
    }
}

}  // namespace

bool names_choices(const Variant& variant) { return variant.names("classes") || variant.names("events"); }

void lint_variants(const Rubric& rubric, Diagnostics& found) {
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            look_at(rubric, item, found);
        }
    }
}

}  // namespace ceping
