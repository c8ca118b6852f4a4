#include <ceping/write/batches/report_words.hpp>

#include <ceping/analyse/saved_unit.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <numeric>

namespace ceping {

std::string report_title(const BatchReport& report, const ReportChoices& choices) {
    if (!choices.title.empty()) {
        return choices.title;
    }
    const Rubric& rubric = *report.rubric;
    const Words title =
        report.quarter
            ? phrases::report_of_quarter.with({{"rubric", rubric.title},
                                               {"edition", edition_words(rubric)},
                                               {"quarter", quarter_words(report.quarter->quarter)}})
            : phrases::report_of_rubric.with({{"rubric", rubric.title}, {"edition", edition_words(rubric)}});
    return title.in(choices.language);
}

std::string report_period(const BatchReport& report, const ReportChoices& choices) {
    if (!choices.period.empty()) {
        return choices.period;
    }
    if (report.quarter) {
        const Quarter& quarter = report.quarter->quarter;
        return span_words(quarter.first(), quarter.last()).in(choices.language);
    }
    return report.rubric->period ? period_words(*report.rubric).in(choices.language) : std::string();
}

Words quarter_words(const Quarter& quarter) {
    return phrases::quarter_named.with(
        {{"year", quarter.year},
         {"number",
          {chinese_number(static_cast<std::size_t>(quarter.number)), std::to_string(quarter.number)}}});
}

Words edition_words(const Rubric& rubric) {
    return rubric.edition.empty()
               ? Words()
               : Words(letter_edition(rubric),
                       phrases::edition_in_brackets.with({{"edition", rubric.edition}}).en);
}

Words mode_words(const RoundingRule& rule) {
    static const Words modes[] = {
        {"四舍五入", "half up"}, {"四舍六入五成双", "half to even"}, {"只舍不入", "down"}};
    return modes[static_cast<std::size_t>(rule.mode)];
}

Words unscored_words(const SavedResult& result, bool anonymous) {
    const std::string reason = told_reason(result, anonymous);
    return reason.empty()
               ? words_of(result.status)
               : phrases::unit_unscored_for.with({{"status", words_of(result.status)}, {"reason", reason}});
}

Words units_not_assessed(std::size_t units) {
    return units == 0 ? Words() : phrases::not_assessed_too.with({{"units", units}});
}

Words ineligible_words(const Rubric& rubric, const SavedResult& result, const Rectification& fix) {
    std::vector<Words> why;
    const auto add = [&why](const Condition& condition) {
        why.emplace_back(id_and_title(condition.id, condition.title));
    };
    for (const PrerequisiteId each : fix.prerequisites) {
        add(rubric.prerequisite(each));
    }
    for (const auto& [id, state] : result.prerequisites) {
        const PrerequisiteId known = rubric.find_prerequisite(id);
        if (known && state == "unstated") {
            add(rubric.prerequisite(known));
            why.back() = phrases::not_confirmed.with({{"condition", why.back()}});
        }
    }
    for (const VetoId each : fix.vetoes) {
        add(rubric.veto(each));
    }
    return why.empty() ? Words{"不具备评定资格", "not eligible"}
                       : phrases::not_eligible_for.with({{"conditions", joined(why, {"；", "; "})}});
}

std::vector<std::size_t> chosen_units(const BatchReport& report, const ReportChoices& choices) {
    std::vector<std::size_t> out;
    if (choices.units.empty()) {
        out.resize(report.units.size());
        std::iota(out.begin(), out.end(), std::size_t{0});
    }
    for (const std::size_t unit : choices.units) {
        if (std::find(out.begin(), out.end(), unit) == out.end()) {
            out.push_back(unit);
        }
    }
    return out;
}

std::vector<std::size_t> league_units(const BatchReport& report) {
    std::vector<std::size_t> out;
    for (const auto& league : report.leagues) {
        for (const auto& unit : league.units) {
            out.push_back(unit.result);
        }
    }
    return out;
}

std::string clause_of(const Rubric& rubric, ItemId item) {
    for (ItemId at = item; at; at = rubric.at(at).parent) {
        if (!rubric.at(at).source.empty()) {
            return cited(rubric, rubric.at(at).source);
        }
    }
    return {};
}

Words standing_words(const Rubric& rubric) {
    static const Words standings[] = {
        {"所依据的细则是草案，尚未定稿，测评结果仅供参考。",
         "The rubric is a draft and not a final text: these results are provisional."},
        {"所依据的细则仅作示例，不是官方标准，测评结果不得作为正式结论。",
         "The rubric is illustrative and no official standard: no official conclusion may rest on these results."},
        {}};
    return standings[static_cast<std::size_t>(rubric.status)];  // draft, illustrative, official
}

std::optional<std::size_t> section_of(const BatchReport& report, ItemId item) {
    for (ItemId at = item; at; at = report.rubric->at(at).parent) {
        const auto found = std::find(report.sections.begin(), report.sections.end(), at);
        if (found != report.sections.end()) {
            return static_cast<std::size_t>(found - report.sections.begin());
        }
    }
    return std::nullopt;
}

std::string fixing_words(const Rubric& rubric, const Item& item, const SavedResult& result) {
    const Criterion& criterion = criterion_for(rubric, item, result);
    return criterion.advice.empty() ? standard_words(rubric, item, result) : criterion.advice;
}

bool may_tell(const SavedResult& result, const SavedFinding& finding, bool anonymous) {
    if (!anonymous) {
        return true;
    }
    bool own = finding.where.empty();
    for (const auto& input : result.inputs) {
        own = own || (input.source == "self" && finding.where.starts_with(input.name));
        if (finding.message.find(input.name) != std::string::npos) {
            return false;
        }
    }
    return own;
}

namespace {

/// What of a band's conditions the unit does not meet.
std::vector<Words> unmet_of(const BatchReport& report, const SavedResult& result, const Band& band) {
    // Results state points to six places.
    const Exact half_a_place = Exact::fraction(1, 2'000'000);
    std::vector<Words> out;
    for (const auto& [item, min_rate, where] : band.requirements) {
        for (const auto& node : result.nodes) {
            if (report.item_of_node[node.node.at()] != item || node.status == NodeStatus::not_applicable) {
                continue;
            }
            const std::string name = id_and_title(report.rubric->at(item).id, report.rubric->at(item).title);
            if (!min_rate && node.points.sign() <= 0) {
                out.push_back(phrases::points_unmet.with({{"item", name}}));
            } else if (min_rate && node.max.sign() > 0 && node.points + half_a_place < *min_rate * node.max) {
                out.push_back(phrases::rate_unmet.with({{"item", name},
                                                        {"rate", percent(node.points / node.max)},
                                                        {"least", percent(*min_rate)}}));
            }
        }
    }
    return out;
}

}  // namespace

NextBand next_band_of(const BatchReport& report, std::size_t at) {
    const Rubric& rubric = *report.rubric;
    const SavedResult& result = report.set->results[at];
    const BandId own = rubric.find_band(report.units[at].ranked.band);
    if (!result.eligible) {
        return {};
    }
    // The best comes first; those that are not for the unit are passed over. Source: ceping-scoring(7), 11.4.
    const Unit unit = unit_of(rubric, result);
    std::size_t above = own ? own.at() : rubric.bands.size();
    while (above > 0 && !matches(rubric.bands[above - 1].when, unit)) {
        --above;
    }
    if (above == 0) {
        return {};
    }
    const Band& next = rubric.bands[above - 1];
    const bool far = next.min && *next.min > result.score;
    return {&next, far ? std::optional(*next.min - result.score) : std::nullopt,
            joined(unmet_of(report, result, next), {"，", " and "})};
}

Words next_band_words(const BatchReport& report, std::size_t at) {
    const NextBand of = next_band_of(report, at);
    if (of.band == nullptr) {
        return {};
    }
    return told_next_band(of, Words(report.rubric->band_title(of.band->id)),
                          Words(of.band->min.value_or(Exact()).shortest()),
                          Words(of.gap.value_or(Exact()).shortest()), of.unmet,
                          [](const Pattern& pattern, std::initializer_list<Pattern::Value> values) {
                              return pattern.with(values);
                          });
}

Words gated_words(const BatchReport& report, const SavedResult& result) {
    std::vector<Words> groups;
    for (const auto& node : result.nodes) {
        if (const ItemId item = report.item_of_node[node.node.at()]; item && node.gated) {
            groups.emplace_back(id_and_title(report.rubric->at(item).id, report.rubric->at(item).title));
        }
    }
    return groups.empty() ? Words() : phrases::gate_shut.with({{"groups", joined(groups, {"、", ", "})}});
}

Words to_fix_words(const BatchReport& report) {
    return phrases::to_fix_by_kind.with(
        {{"units", {std::to_string(report.to_fix_units), counted(report.to_fix_units, "unit")}},
         {"items", {std::to_string(report.to_fix_items), counted(report.to_fix_items, "item")}},
         {"criteria", report.to_fix_items - report.to_fix_vetoes - report.to_fix_prerequisites},
         {"vetoes", report.to_fix_vetoes},
         {"prerequisites", report.to_fix_prerequisites}});
}

Words not_eligible_clause(const Overview& of) {
    return phrases::summary_not_eligible.with(
        {{"units", of.not_eligible}, {"vetoed", of.vetoed}, {"denied", of.denied}, {"open", of.unconfirmed}});
}

Words not_eligible_words(const Overview& of) {
    return phrases::with_a_stop.with({{"sentence", not_eligible_clause(of)}});
}

std::string told_reason(const SavedResult& result, bool anonymous) {
    const bool told =
        !anonymous ||
        std::any_of(result.findings.begin(), result.findings.end(), [&](const SavedFinding& each) {
            return each.message == result.reason && may_tell(result, each, true);
        });
    return told ? result.reason : std::string();
}

std::vector<const SavedFinding*> told_findings(const SavedResult& result, bool anonymous) {
    std::vector<const SavedFinding*> out;
    for (const auto& each : result.findings) {
        if (may_tell(result, each, anonymous)) {
            out.push_back(&each);
        }
    }
    return out;
}

std::string chinese_number(std::size_t value) {
    static constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (value == 0 || value > 99) {
        return std::to_string(value);
    }
    const std::size_t tens = value / 10;
    std::string out = tens == 0 ? std::string() : (tens == 1 ? "" : std::string(digits[tens])) + "十";
    return out + std::string(digits[value % 10]);
}

std::string standard_words(const Rubric& rubric, const Item& item, const SavedResult& result) {
    const Criterion& criterion = criterion_for(rubric, item, result);
    std::string best;
    for (const auto& scale : rubric.scales) {
        if (scale.id == criterion.kind->scale() && !scale.levels.empty()) {
            best = scale.levels.front().key;
        }
    }
    for (const auto& [level, text] : criterion.standard) {
        if (level == best || level.empty()) {
            return text;
        }
    }
    return {};
}

}  // namespace ceping
