#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/letters/filled_in.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What a letter says of one finding: to a clerk who filled in a form, in the words of the form, and from the case at hand.
// Always in Chinese. Not part of the public face.

/// Names of units by their ids.
using UnitNames = std::map<std::string, std::string, std::less<>>;

/// One finding, with what was filled in at its place.
struct LetterCase {
    /// `unit`: whom the finding is about, as its records say; null: not known.
    LetterCase(const Rubric& of, const Unit* unit, const Diagnostic& what, const FilledForms* forms,
               const UnitNames* names);

    /// A word that the message quotes, or nothing.
    [[nodiscard]] std::string word(std::size_t i) const;
    /// The criterion or group that it is about; null: none is known.
    [[nodiscard]] const Item* item() const { return at ? &rubric.at(at) : nullptr; }
    /// The criterion as it is for the unit; null: it is about none.
    [[nodiscard]] const Criterion* criterion() const;
    /// What was filled in at its place; empty: not known.
    [[nodiscard]] std::string filled() const { return form == nullptr ? std::string() : form->text; }
    /// What stands in the whole answer, else what the message quotes.
    [[nodiscard]] std::string answer(std::size_t i) const { return filled().empty() ? word(i) : filled(); }
    /// `填报为“0.95”，`.
    [[nodiscard]] static std::string stated(std::string_view text);
    /// A key, a fact's id or an id of the rubric as the form calls it.
    [[nodiscard]] std::string name_of(std::string_view key) const;

    const Rubric& rubric;
    const Unit* unit;
    const Diagnostic& finding;
    const FilledIn* form = nullptr;         ///< null: not known
    const UnitNames* unit_names = nullptr;  ///< null: not known
    ItemId at;
};

/// A criterion as it is for a unit; null, or one without facts, of which nothing came: as it stands.
[[nodiscard]] const Criterion& letter_criterion(const Rubric& rubric, const Item& item, const Unit* unit);
/// `主题教育活动（1.1）`; the id alone where there is no title.
[[nodiscard]] std::string letter_title(std::string_view id, std::string_view title);
/// `A、B、C`.
[[nodiscard]] std::string letter_list(const std::vector<std::string>& parts);
/// What a finding is about: a criterion, a fact, 提交日期; empty: none of them.
[[nodiscard]] std::string letter_subject(const LetterCase& about);
/// `第3行“1.2 家风建设”列（C列）`, `第14行`; with the file's name where there are several.
[[nodiscard]] std::string letter_place(const LetterCase& about, bool with_file);

/// How a criterion is to be answered: 请从A、B、C、D中选填一个，不涉及的填“不涉及”。
[[nodiscard]] std::string how_to_answer(const LetterCase& about);
/// What of a criterion there is to choose from: `A、B、C、D`; `a 有方案、b 有活动`.
[[nodiscard]] std::string choices_of(const LetterCase& about);

/// What is wrong and what to do, in whole sentences.
[[nodiscard]] std::string letter_advice(const LetterCase& about);
/// What being late means, with what it costs: a sentence. Empty within the days of grace.
[[nodiscard]] std::string letter_lateness(const Rubric& rubric, const Unit* unit, const Diagnostic& late);
/// Whether there is something to say of a code beyond that it is to be looked at.
[[nodiscard]] bool has_letter_advice(std::string_view code);

/// What may stand in a text of a letter: words of the message, as they are (word0), as what was filled in (stated0:
/// 填报为“0.95”，) or as the form calls them (name0), and what letter_places.cpp says.
inline constexpr auto letter_place_names = std::to_array<std::string_view>(
    {"word0",     "word1",    "word2",  "name0",    "stated0",   "stated1", "stated", "given",
     "how",       "choice",   "near",   "titles",   "num",       "den",     "sample", "ratio",
     "bounds",    "unit",     "part",   "written",  "within",    "all",     "key",    "fill",
     "criterion", "more",     "day",    "lateness", "unit_id",   "values0", "fact",   "values",
     "piece",     "evidence", "others", "listed",   "condition", "missing", "stray"});

/// A text of a letter with such places; it does not compile with any other.
class LetterText {
public:
    consteval LetterText(const char* text) : text_(text) {  // NOLINT(google-explicit-constructor)
        for (std::size_t at = text_.find('{'); at != std::string_view::npos; at = text_.find('{', at + 1)) {
            const std::string_view name = text_.substr(at + 1, text_.find('}', at) - at - 1);
            if (!among(name, letter_place_names)) {
                throw "no such place in letter_place_names";
            }
        }
    }
    [[nodiscard]] std::string of(const LetterCase& about) const;

private:
    std::string_view text_;
};

}  // namespace ceping
