#pragma once

#include <ceping/base/date.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What letters to units say alike: returns, reminders, rectification notices. They go out on paper, always in Chinese. Texts
// are plain. Not part of the public face.

/// `2015年12月5日`.
[[nodiscard]] std::string letter_day(Date date);

/// `（2015年版）`, or another edition in brackets; empty where there is none.
[[nodiscard]] std::string letter_edition(const Rubric& rubric);

/// `《细则》（2015年版）`.
[[nodiscard]] std::string letter_rubric_name(const Rubric& rubric);

/// The unit that a letter is to, with a colon behind it: its name, or its id where it has none; with both where `shared`, that
/// is, another unit of the batch has the name, too. What to write where it has neither.
[[nodiscard]] std::string letter_addressee(std::string_view id, std::string_view name, bool shared);

/// What is to be filled in where no office or date is stated.
inline constexpr std::string_view letter_office = "＿＿＿＿＿＿＿＿测评工作办公室（盖章）";
inline constexpr std::string_view letter_date = "＿＿＿＿年＿＿月＿＿日";
/// The closing words, what is annexed, the office and the date, or lines to fill in where they are not stated.
void add_letter_signature(Report& letter, std::string_view office, const std::optional<Date>& date,
                          std::string annexed = {}, std::string_view closing = "特此通知。");

/// The name of each unit's letter without its suffix, beside the ids: the id with everything but letters, digits, Chinese
/// characters, `_`, `-` and inner dots replaced by `_`, with `_` before what would begin with `-` or is the name of a
/// device on Windows, and numbered where two are the same but for case.
[[nodiscard]] std::vector<std::string> letter_stems(const std::vector<std::string_view>& ids);

/// A folder that letters are written into.
class LetterFolder {
public:
    /// Makes the folder where it is absent. Throws FileError.
    explicit LetterFolder(std::string folder);

    /// Writes a letter, whole or not at all, and gives its path. Throws FileError, also where its name is taken by a
    /// link, which might lead out of the folder.
    [[nodiscard]] std::string put(const std::string& name, std::string_view text) const;

private:
    std::string folder_;
};

}  // namespace ceping
