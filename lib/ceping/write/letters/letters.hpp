#pragma once

#include <ceping/analyse/validation.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/letters/filled_in.hpp>
#include <ceping/write/letters/letter_formats.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

struct LetterOptions {
    Severity least = Severity::warning;  ///< what a unit is written about: findings of this weight or more
    std::string title;  ///< of the evaluation, 文明行业测评, as it stands in the letters' titles; or empty
    std::string office;            ///< who signs; empty: a line to fill in
    std::string contact;           ///< whom to ask: name, telephone; or empty
    std::optional<Date> reply_by;  ///< nothing: as soon as possible
    std::optional<Date>
        date;  ///< of the letter; nothing: a line to fill in, since a result never tells the time of a run
    std::vector<LetterFormat> formats = {LetterFormat::markdown};
    const FilledForms* forms = nullptr;  ///< what was filled in where findings are; null: not known
};

/// What a letter asks of its unit.
enum class LetterKind : std::uint8_t {
    none,      ///< there is nothing to write
    returned,  ///< 退回修改通知: errors, with doubts behind them
    asked,     ///< 核实通知: doubts alone, nothing is returned
    late,      ///< 逾期告知: what lateness costs
    reminded   ///< 催报通知: nothing came
};

/// The letter to one unit of a validation, always in Chinese; without blocks where its kind is none. It tells of findings
/// in the unit's own files that the unit can fix, in the words of the form that it filled in. A unit that has no code gets
/// none. Source: ceping-validate(1), LETTERS.
struct LetterToUnit {
    LetterKind kind = LetterKind::none;
    Report text;
};
[[nodiscard]] LetterToUnit letter_to(const Rubric& rubric, const Validation& validation, std::size_t unit,
                                     const LetterOptions& options);

/// The places of all findings that letters tell of: what FilledForms is to look up.
[[nodiscard]] std::vector<Location> letter_places(const Validation& validation, const LetterOptions& options);

/// The name of each unit's letter without its suffix, beside the units; see letter_stems().
[[nodiscard]] std::vector<std::string> letter_names(const Validation& validation);

/// The letters that were written, by what they ask.
struct Letters {
    std::size_t returned = 0;
    std::size_t asked = 0;
    std::size_t late = 0;
    std::size_t reminded = 0;
    std::vector<std::string> paths;
};

/// Writes a letter for each unit that needs one into `folder`, which is made where it is absent. What lies there already
/// and is not written anew stays. Throws FileError, also where a letter's name is taken by a link, which might lead out
/// of the folder.
Letters write_letters(const Rubric& rubric, const Validation& validation, const std::string& folder,
                      const LetterOptions& options);

}  // namespace ceping
