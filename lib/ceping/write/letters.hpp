#pragma once

#include <ceping/analyse/validation.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

struct LetterOptions {
    Severity least = Severity::warning;  ///< what a unit is written about: findings of this weight or more
    std::string office;                  ///< who signs; empty: a line to fill in
    std::optional<Date> reply_by;        ///< nothing: as soon as possible
    std::optional<Date>
        date;  ///< of the letter; nothing: a line to fill in, since a result never tells the time of a run
};

/// The letter to one unit, in Markdown and always in Chinese: a 退回修改通知 with what to mend, a 催报通知 where a unit of
/// the roster sent no self-assessment; empty where nothing is to be said. It tells of findings in the unit's own files
/// alone, not in the records of visits and reviews.
[[nodiscard]] std::string letter_text(const Rubric& rubric, const ValidatedUnit& unit,
                                      const LetterOptions& options);

/// The file name of each unit's letter, beside the units: its id with everything but letters, digits, Chinese characters,
/// `_`, `-` and inner dots replaced by `_`, numbered where two are the same but for case, and `.md`.
[[nodiscard]] std::vector<std::string> letter_names(const Validation& validation);

/// The letters that were written.
struct Letters {
    std::size_t returned = 0;  ///< 退回修改通知
    std::size_t reminded = 0;  ///< 催报通知
    std::vector<std::string> paths;
};

/// Writes a letter for each unit that needs one into `folder`, which is made where it is absent. What lies there already
/// and is not written anew stays. Throws FileError, also where a letter's name is taken by a link, which might lead out
/// of the folder.
Letters write_letters(const Rubric& rubric, const Validation& validation, const std::string& folder,
                      const LetterOptions& options);

}  // namespace ceping
