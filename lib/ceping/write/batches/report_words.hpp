#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What reports and notices say alike. Plain text, not escaped. Not part of the public face.

/// （2015年版）, ` (2015)`; empty for a rubric without an edition.
[[nodiscard]] Words edition_words(const Rubric& rubric);
/// 四舍五入, `half up`.
[[nodiscard]] Words mode_words(const RoundingRule& rule);

/// 不予计分 or 未测评, with the reason where there is one.
[[nodiscard]] Words unscored_words(const SavedResult& result, bool anonymous);
/// `, 3 not assessed`, to stand behind those that were scored; empty where there are none.
[[nodiscard]] Words units_not_assessed(std::size_t units);

/// Why a scored unit is not eligible, each condition with its title.
[[nodiscard]] Words ineligible_words(const Rubric& rubric, const SavedResult& result,
                                     const Rectification& fix);

/// The units that a report is about, each once: as asked for, or all as their results stand.
[[nodiscard]] std::vector<std::size_t> chosen_units(const BatchReport& report, const ReportChoices& choices);
/// All units in the order of the leagues.
[[nodiscard]] std::vector<std::size_t> league_units(const BatchReport& report);

/// The clause that a node of the rubric rests on: its own source, or that of the nearest group above that has one, with
/// the source's title; empty where there is none.
[[nodiscard]] std::string clause_of(const Rubric& rubric, ItemId item);

/// What nobody may overlook of a rubric that is not official; empty for one that is.
[[nodiscard]] Words standing_words(const Rubric& rubric);

/// The section that a criterion counts for, as a position among BatchReport::sections; nothing for bonus and penalties.
[[nodiscard]] std::optional<std::size_t> section_of(const BatchReport& report, ItemId item);

/// What has to be reached to lose nothing: the advice, or the standard of the whole or of the best level. Empty where the
/// rubric says neither.
[[nodiscard]] std::string fixing_words(const Rubric& rubric, const Item& item, const SavedResult& result);

/// 2015年第三季度.
[[nodiscard]] Words quarter_words(const Quarter& quarter);

/// Whether a report tells of a finding; `anonymous` keeps back what is about others' records, which may name who made them.
[[nodiscard]] bool may_tell(const SavedResult& result, const SavedFinding& finding, bool anonymous);
[[nodiscard]] std::vector<const SavedFinding*> told_findings(const SavedResult& result, bool anonymous);

/// Which groups' points a gate took 保证项目, and why, as a sentence; empty where none did.
[[nodiscard]] Words gated_words(const BatchReport& report, const SavedResult& result);

/// How many units have how many things to fix, by kind; a sentence.
[[nodiscard]] Words to_fix_words(const BatchReport& report);

/// How many units are not eligible, and by what; `words` is a sentence.
[[nodiscard]] Words not_eligible_clause(const Overview& of);
[[nodiscard]] Words not_eligible_words(const Overview& of);

/// How far the band above a unit's own, after quotas, is, and what else keeps the unit from it; nothing of who is not eligible
/// or has the best.
struct NextBand {
    const Band* band = nullptr;  ///< null: nothing is to be said
    std::optional<Exact> gap;    ///< points up to its least score; nothing: the score would do
    Words unmet;                 ///< conditions of the band that the unit does not meet; empty: none
};
[[nodiscard]] NextBand next_band_of(const BatchReport& report, std::size_t at);
/// The same as a sentence; empty where nothing is to be said.
[[nodiscard]] Words next_band_words(const BatchReport& report, std::size_t at);
/// The sentence that fits, filled in by `fill(pattern, values)`; the other arguments are what the places are filled with.
template <typename Text, typename Fill>
auto told_next_band(const NextBand& of, const Text& band, const Text& min, const Text& gap, const Text& unmet,
                    const Fill& fill) {
    const bool met = of.unmet.zh.empty();
    if (of.gap) {
        return met ? fill(phrases::next_band, {{"band", band}, {"min", min}, {"gap", gap}})
                   : fill(phrases::next_band_too,
                          {{"band", band}, {"min", min}, {"gap", gap}, {"unmet", unmet}});
    }
    return met ? fill(phrases::kept_from_band, {{"band", band}})
               : fill(phrases::kept_from_band_by, {{"band", band}, {"unmet", unmet}});
}

/// Why a result has no score, as far as a report may tell.
[[nodiscard]] std::string told_reason(const SavedResult& result, bool anonymous);

/// The anchor of a unit's page.
[[nodiscard]] inline std::string unit_anchor(std::size_t at) { return "u" + std::to_string(at); }

/// 一, 十二, 三十: from 1 to 99; beyond that in figures.
[[nodiscard]] std::string chinese_number(std::size_t value);

/// The standard of the whole or of the best level; empty where the rubric says none.
[[nodiscard]] std::string standard_words(const Rubric& rubric, const Item& item, const SavedResult& result);

}  // namespace ceping
