// Names that nothing refers to: left over from an earlier edition, or misspelt where they should be used.
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace ceping {

namespace {

std::set<std::string_view> used_scales(const Rubric& rubric) {
    std::set<std::string_view> used;
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
                used.insert(criterion.kind->scale());
            });
        }
    }
    return used;
}

std::set<MethodId> used_methods(const Rubric& rubric) {
    std::set<MethodId> used;
    const auto use = [&](const std::vector<MethodShare>& shares) {
        for (const auto& share : shares) {
            used.insert(share.method);
        }
    };
    if (rubric.default_methods) {
        use(*rubric.default_methods);
    }
    for (const auto& item : rubric.items) {
        // What is computed from the day of submission is assessed by nobody.
        if (item.criterion && !item.criterion->kind->from_submission()) {
            use(item.criterion->methods);
        }
    }
    return used;
}

std::set<FactId> used_facts(const Rubric& rubric) {
    std::set<FactId> used;
    for (const auto& item : rubric.items) {
        facts_of(item.when, used);
        if (item.criterion) {
            for (const auto& variant : item.criterion->variants) {
                facts_of(variant.when, used);
            }
        }
    }
    for (const auto* conditions : {&rubric.prerequisites, &rubric.vetoes}) {
        for (const auto& condition : *conditions) {
            facts_of(condition.when, used);
        }
    }
    for (const auto& band : rubric.bands) {
        facts_of(band.when, used);
    }
    for (const auto& rule : rubric.expect) {
        facts_of(rule.when, used);
    }
    if (rubric.ranking) {
        used.insert(rubric.find_fact(rubric.ranking->by));
    }
    return used;
}

std::set<std::string_view> used_sources(const Rubric& rubric) {
    std::set<std::string_view> used;
    const auto cite = [&](std::string_view citation) { used.insert(citation.substr(0, citation.find('#'))); };
    for (const auto& item : rubric.items) {
        cite(item.source);
    }
    for (const auto* list : {&rubric.prerequisites, &rubric.vetoes}) {
        for (const auto& condition : *list) {
            cite(condition.source);
        }
    }
    return used;
}

template <typename List>
void report_unused(Code code, const List& list, const std::set<std::string_view>& used, Diagnostics& found) {
    for (const auto& each : list) {
        if (!used.contains(each.id)) {
            found.add(code, each.places.whole, {each.id});
        }
    }
}

template <typename List, typename Id>
void report_unused(Code code, const List& list, const std::set<Id>& used, Diagnostics& found) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!used.contains(Id(i))) {
            found.add(code, list[i].places.whole, {list[i].id});
        }
    }
}

}  // namespace

void lint_unused(const Rubric& rubric, Diagnostics& found) {
    report_unused("unused-scale", rubric.scales, used_scales(rubric), found);
    report_unused("unused-method", rubric.methods, used_methods(rubric), found);
    report_unused("unused-fact", rubric.facts, used_facts(rubric), found);
    report_unused("unused-source", rubric.sources, used_sources(rubric), found);
}

}  // namespace ceping
