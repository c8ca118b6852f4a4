#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/check/excerpts.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/formats.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// What stands at a place of a file that a unit filled in, so that it can be spoken of in the words of the form.
struct FilledIn {
    std::string
        section;  ///< `answers`, `unit`, `stated`, `prerequisites`, `vetoes`, a key of a record; empty: not known
    std::string name;  ///< in it: the criterion's id, the fact's …, as written
    std::string part;  ///< the innermost key: `den`, `submitted`, `file`
    std::string text;  ///< what was filled in there
    std::vector<std::pair<std::string, std::string>>
        parts;             ///< of the whole answer: key (`value`, `num` …) and what stands there
    std::string evidence;  ///< the title of the piece of evidence that it belongs to
    bool of_self = true;   ///< false: of a visit's or a review's record
    bool table = false;
    std::string sheet;    ///< of a workbook
    std::size_t row = 0;  ///< of a table, as a spreadsheet numbers it
    std::string column;   ///< the column's letter
    std::string header;   ///< what heads the column

    /// What stands in a part of the answer; empty: nothing.
    [[nodiscard]] std::string_view given(std::string_view key) const;
};

/// What stands at the places of findings, read from their files once more.
class FilledForms {
public:
    FilledForms() = default;
    /// A file that cannot be read now leaves its places unknown.
    FilledForms(const Rubric& rubric, const std::vector<Location>& places, const ReadOptions& options,
                const KeptSources& kept);

    /// Null where nothing is known of the place.
    [[nodiscard]] const FilledIn* at(const Location& where) const;

private:
    std::map<std::pair<std::string, std::string>, std::map<Place, FilledIn>> files_;  // by path and sheet
};

/// A cell of a table as people find it: 第3行“1.2 家风建设”列（C列）, `C3 "1.2 家风建设"`.
[[nodiscard]] Words cell_words(const FilledIn& cell);

/// Gives findings in tables `where.cell`, as what is read by people who have the table shows it.
void name_cells(std::vector<Diagnostic>& findings, const Rubric& rubric, const ReadOptions& options,
                const KeptSources& kept, Language language);

/// What a key of the formats is called on a form: 数值 for `value`, 分母 for `den`; the key itself where it is none.
[[nodiscard]] std::string form_word(std::string_view key);

/// Whether a key is of an answer: `value`, `num` …
[[nodiscard]] bool is_answer_key(std::string_view key);

/// Pairs as a cell holds them (`num=38;den=40`) in the words of a form: 分子38、分母40; any other text as it is.
[[nodiscard]] std::string form_text(std::string_view text);

}  // namespace ceping
