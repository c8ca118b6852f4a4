#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// One change that was made to a file of records.
struct Fix {
    enum class What : std::uint8_t {
        blanks,     ///< at the ends of a key, an id, a name, a level, a number, a date
        width,      ///< full-width characters in a number, a level, `n/a`, a key
        percent,    ///< after a number whose unit is % anyway
        date,       ///< another way to write a date
        separator,  ///< between the entries of a table's cell
        name,       ///< a misspelt key or criterion with one candidate
        order       ///< of a record's keys, or of its answers
    };
    What what = What::blanks;
    Place place;  ///< in the file as it was: the key or value, or the first key of what was put in order
    Words said;   ///< what was changed into what
    bool may_move_score = false;  ///< what was not understood before is understood now
};

/// A file of records after fixing.
struct Fixed {
    std::string bytes;       ///< as given where there was nothing to fix
    std::vector<Fix> fixes;  ///< by place
};

/// Fixes what is safe to fix in a YAML file of records: see ceping-validate(1), FIXING, for what that is.
/// Bytes that are not fixed stay as they are: BOM, line ends, comments, quotes, blank lines. So do records
/// that do not say `ceping: record/1` or that name another rubric, and what anchors and aliases share.
/// Fixing twice is the same as fixing once. Nothing where the file cannot be read as a whole: `found` says
/// why. `format` may also be `json` or `ndjson`, in which nothing is put in order.
[[nodiscard]] std::optional<Fixed> fix_record_file(const Rubric& rubric, const std::string& path,
                                                   std::string_view bytes, Diagnostics& found,
                                                   std::string_view format = "yaml");

/// The same for a table as CSV, cell by cell: values as above, ids of criteria in headers and in the column of criteria. Rows that
/// are broken, what is above and below the table, and every other byte stay as they are, whatever the encoding, which
/// `encoding` names as decode_text() takes it.
[[nodiscard]] Fixed fix_record_table(const Rubric& rubric, const std::string& path, std::string_view bytes,
                                     std::string_view encoding);

}  // namespace ceping
