#pragma once

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/kinds/registry.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ceping {

// How decoding records is cut. Not part of the public face.

/// Whether a name, which is as long as `known`, is that.
template <std::size_t N>
[[nodiscard]] bool is(std::string_view name, const char (&known)[N]) {
    return std::memcmp(name.data(), known, N - 1) == 0;
}

/// What is prepared once for a rubric.
struct RecordDecoder::Plan {
    enum class Cells : std::uint8_t { number, key, picks, counts };  ///< how a cell's text is taken apart
    struct Entry {
        const Item* item = nullptr;
        const Criterion* criterion = nullptr;  ///< the item's, or a variant of it
        const KindRow* row = nullptr;          ///< null for a group
        Cells cells = Cells::number;
        unsigned parts =
            0;  ///< which parts of an answer the kind understands: bits in the order of AnswerPart
        std::vector<Entry> variants;  ///< beside the criterion's
    };
    const Rubric& rubric;
    RecordOptions options;
    std::vector<Entry> entries;  ///< beside the rubric's items

    Plan(const Rubric& of, RecordOptions chosen);
};

/// The keys of an answer written as a map.
enum AnswerPart : unsigned {
    part_value,
    part_met,
    part_counts,
    part_num,
    part_den,
    part_sample,
    part_events,
    part_note,
    part_evidence,
    part_none
};

/// The part with this key, or `part_none`.
[[nodiscard]] AnswerPart answer_part(std::string_view key);

/// What decoding one record of one document needs.
struct RecordContext {
    const RecordDecoder::Plan& plan;
    const std::shared_ptr<const std::string>& path;
    std::string_view digest;
    bool table = false;  ///< made from rows: no format tag, and places are cells
    Arena* arena = nullptr;
    std::shared_ptr<const std::string> sheet = nullptr;                ///< of a workbook
    std::shared_ptr<const std::vector<std::string>> sheets = nullptr;  ///< of a form: as Record has them
};

/// A record from its map.
[[nodiscard]] Record decode_record(const Node& map, const RecordContext& context);
/// What invisible characters were passed over at the ends of keys, ids and values: one note that counts them.
void note_invisible(const Node& map, Diagnostics& found);
/// A record that holds nothing but a finding.
[[nodiscard]] Record empty_record(const RecordContext& context, const Node& at);

/// The `answers` map into `record`.
void decode_answers(const Node& answers, const RecordContext& context, Record& record);

/// How many entries of evidence count, and how many do not because of their dates.
struct ListedEvidence {
    std::uint32_t count = 0;
    std::uint32_t outside = 0;
};
/// The evidence that an answer to a criterion lists, as a list or as a cell. They are kept in `pieces`, where it is not null; the
/// names of files that could be taken for records among the record's `evidence_inputs`.
[[nodiscard]] ListedEvidence decode_evidence(const Node& evidence, const RecordContext& context,
                                             const Criterion& criterion, Record& record,
                                             std::vector<Evidence>* pieces);
/// Whether a path stays in the folder that it starts from, whatever `.` and `..` it takes on the way.
[[nodiscard]] bool stays_inside(std::string_view file);

/// The rows of a document's sheets to records. What was found while they were read, `broken`, each concerns the record of the
/// row that it stands in; in the header it concerns them all.
void decode_tables(const Document& document, const RecordContext& context, const RecordSink& sink,
                   Diagnostics&& broken);

/// The same for one sheet, with notes about the file as a whole.
void decode_table(const TableSheet& sheet, const RecordContext& context, const RecordSink& sink,
                  Diagnostics&& broken, Diagnostics&& notes);

/// The canonical name of a table's fixed column, whichever of its English and Chinese names is given; empty: none.
[[nodiscard]] std::string_view fixed_column(std::string_view name);

/// Columns of a long table that only events have: no part of any other answer.
inline constexpr auto event_columns = std::to_array<std::string_view>({"event_date", "matter", "tags"});
/// Whether an item is a criterion that may be answered by events.
[[nodiscard]] bool takes_events(const Item& item);

/// Pieces of a cell between unescaped `separator`s; `\` makes the next character literal and is taken away only by
/// `cell_text`.
[[nodiscard]] std::vector<std::string_view> split_cell(std::string_view text, char separator);
[[nodiscard]] std::string cell_text(std::string_view text);
/// Position of the first unescaped `mark`, or npos.
[[nodiscard]] std::size_t find_unescaped(std::string_view text, char mark);

/// What a cell's compact form stands for, as nodes at the cell's place: one text; `a;c`; `省级=1;市级=2`; `title=path`.
[[nodiscard]] Node cell_node(const Node& cell, std::string_view text, Arena& arena);
[[nodiscard]] Node cell_list(const Node& cell, Arena& arena);
[[nodiscard]] Node cell_map(const Node& cell, Arena& arena);
[[nodiscard]] Node cell_evidence(const Node& cell, Arena& arena);

/// Every id that an answer may have been meant for, for did-you-mean.
[[nodiscard]] std::vector<std::string_view> criterion_ids(const Rubric& rubric);

[[nodiscard]] inline bool is_nothing(const Node& node) {
    return node.is_null() || (node.is_text() && trim(node.text()).empty());
}

}  // namespace ceping
