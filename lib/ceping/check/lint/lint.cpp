#include <ceping/check/lint/lint.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace ceping {

namespace {

void lint_scales(const Rubric& rubric, Diagnostics& found) {
    for (const auto& scale : rubric.scales) {
        for (std::size_t i = 1; i < scale.levels.size(); ++i) {
            const Level& better = scale.levels[i - 1];
            const Level& level = scale.levels[i];
            // A ratio and points can only be compared in a criterion.
            if (level.is_points == better.is_points && level.value >= better.value) {
                found.add("scale-not-falling", scale.places.of(level.key), {level.key, better.key});
            }
        }
    }
}

/// Whether a check, which a variant cannot replace, counts by the levels of none of the variants either.
bool idle_in_all_variants(const Item& item, std::string_view check) {
    const auto& variants = item.criterion->variants;
    return std::all_of(variants.begin(), variants.end(), [&](const Variant& variant) {
        bool idle = false;
        variant.criterion.kind->lint(item.id, item.points,
                                     [&](Code code, std::string_view key, const std::vector<Words>&) {
                                         idle = idle || (code == Code("check-idle") && key == check);
                                     });
        return idle;
    });
}

void lint_kinds(const Rubric& rubric, Diagnostics& found) {
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            each_version(item, [&](const Criterion& criterion, const Places& places, const Variant* variant) {
                criterion.kind->lint(
                    item.id, item.points, [&](Code code, std::string_view key, std::vector<Words> words) {
                        // What a variant leaves as it stands is told of the criterion.
                        const bool own = variant == nullptr || variant->names(key.substr(0, key.find('.')));
                        if (own && (code != Code("check-idle") || idle_in_all_variants(item, key))) {
                            found.add(code, places.of(key), std::move(words));
                        }
                    });
            });
        }
    }
}

/// A level criterion says what each level asks for, or has one text for all of them.
void lint_standard(const Item& item, const Criterion& criterion, const Places& places, Diagnostics& found) {
    const AnswerForm form = criterion.kind->form(item.points);
    if (form.shapes.empty() || form.shapes.front() != Shape::key) {
        return;
    }
    const auto& standard = criterion.standard;
    std::vector<std::string_view> missing;
    for (const auto& level : form.choices) {
        if (std::none_of(standard.begin(), standard.end(),
                         [&](const auto& each) { return each.first.empty() || each.first == level.key; })) {
            missing.push_back(level.key);
        }
    }
    if (!missing.empty()) {
        found.add(
            "standard-missing", places.of("standard"),
            {item.id, {join(missing, "、"), (missing.size() == 1 ? "level " : "levels ") + join(missing)}});
    }
}

template <typename List>
void lint_titles(const List& list, Diagnostics& found) {
    for (const auto& each : list) {
        if (each.title.empty()) {
            found.add("title-missing", each.places.of("id"), {each.id});
        }
    }
}

void lint_dates(const Rubric& rubric, Diagnostics& found) {
    if (!rubric.period) {
        return;
    }
    const auto& [from, to] = *rubric.period;
    if (to < from) {
        found.add("dates-order", rubric.places.of("period.to"),
                  {"period.to", date_words(to), "period.from", date_words(from)});
    }
    if (rubric.deadline && *rubric.deadline < from) {
        found.add("dates-order", rubric.places.of("deadline"),
                  {"deadline", date_words(*rubric.deadline), "period.from", date_words(from)});
    }
}

void lint_ranking(const Rubric& rubric, Diagnostics& found) {
    if (!rubric.ranking) {
        return;
    }
    std::set<std::string_view> seen;
    const auto& ties = rubric.ranking->tie_break;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        if (!seen.insert(ties[i]).second) {
            found.add("tie-break-repeated", rubric.ranking->places.of("tie_break." + std::to_string(i)),
                      {ties[i]});
        }
    }
}

void lint_cap(const Rubric& rubric, const ExtraSection& section, const Words& name, Diagnostics& found) {
    const std::optional<Exact> sum = declared(rubric, section);
    if (section.cap && sum && *section.cap > *sum) {
        found.add("cap-unreached", section.places.of("cap"), {name, section.cap->plain(), sum->plain()});
    }
}

void lint_all(const Rubric& rubric, Diagnostics& found) {
    lint_scales(rubric, found);
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            each_version(item, [&](const Criterion& criterion, const Places& places, const Variant* variant) {
                const bool own = variant == nullptr || variant->names("scale") || variant->names("standard");
                if (own) {
                    lint_standard(item, criterion, places, found);
                }
            });
        }
    }
    lint_titles(rubric.prerequisites, found);
    lint_titles(rubric.vetoes, found);
    lint_titles(rubric.items, found);
    lint_titles(rubric.bands, found);
    lint_dates(rubric, found);
    lint_weights(rubric, found);
    lint_ranking(rubric, found);
    lint_ids(rubric, found);
    lint_quotes(rubric, found);
    lint_unused(rubric, found);
    const auto never = lint_applicability(rubric, found);
    lint_variants(rubric, found);
    lint_kinds(rubric, found);
    rubric.each_extra([&](const ExtraSection& section, Section which, const Item* group) {
        const Words name =
            which == Section::bonus ? Words{"加分", "the bonus"} : Words{"扣分", "the penalties"};
        lint_cap(rubric, section,
                 group == nullptr ? name : phrases::of_group.with({{"what", name}, {"id", group->id}}),
                 found);
    });
    lint_reach(rubric, never, found);
    lint_expect(rubric, never, found);
}

}  // namespace

void lint(const Rubric& rubric, Diagnostics& found) {
    try {
        lint_all(rubric, found);
    } catch (const NumberTooLarge&) {
        // Figures with a thousand digits: what rests on sums of them stays unsaid. Scoring reports them where they matter.
        return;
    }
}

}  // namespace ceping
