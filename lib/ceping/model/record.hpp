#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/ids.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// What a unit states of itself for one fact.
struct FactValue {
    std::string text;             ///< trimmed, as written
    std::optional<Exact> number;  ///< of a number fact
};

/// A unit 单位 that is assessed.
struct Unit {
    std::string id;
    std::string name;
    std::string region;                           ///< names joined by `/`
    std::vector<std::optional<FactValue>> facts;  ///< beside the rubric's facts
};

/// One piece of evidence 佐证材料 as listed.
struct Evidence {
    std::string title;
    std::string file;
    std::string url;
    std::string type;
    std::optional<Date> date;
    std::string sha256;
    Place place;       ///< its first key, or its cell
    Place file_place;  ///< of `file`, or of `url`
    Place type_place;
    Place date_place;
    Place sha256_place;
};

/// The answer to one criterion.
struct GivenAnswer {
    ItemId item;
    Answer answer;
    Place place;                 ///< of the value
    std::uint32_t evidence = 0;  ///< how many entries are listed, without those that are
    std::uint32_t outside = 0;   ///< dated out of time, where `effect: zero` asks for a time
    std::uint32_t version = 0;  ///< of the criterion, by which it is to be read: as version_for() counts them
};

/// An answer that is not valid.
struct InvalidAnswer {
    ItemId item;
    Place place;  ///< of the value
};

/// What only checking needs of one criterion that a record names, whether or not it is answered there.
struct AnswerDetail {
    ItemId item;
    Place place;         ///< of the key, or of the cell
    bool blank = false;  ///< named and left empty
    std::string note;
    Place note_place;
    std::vector<Evidence> evidence;
    std::uint32_t outside = 0;  ///< as GivenAnswer has it: how many of them are not counted
};

/// An answer to a criterion with variants, as one of them understands it. Which one counts is known only when all of the
/// unit's records are there. Source: ceping-scoring(7), 11.
struct AnswerVersion {
    ItemId item;
    std::size_t version = 0;  ///< as version_for() counts them
    std::optional<GivenAnswer> answer;
    std::optional<AnswerDetail> detail;
    std::optional<InvalidAnswer> invalid;
    Diagnostics findings;
    std::size_t answer_errors = 0;
};

/// What the unit added up itself: never counts, is only compared.
struct Stated {
    ItemId item;  ///< none: the score
    Exact value;
    int decimals = 0;  ///< as the unit wrote it
    Place place;
};

/// One assessment of one unit by one source. Source: ceping-record(5).
struct Record {
    std::shared_ptr<const std::string> path;  ///< as the caller gave it
    std::shared_ptr<const std::string>
        sheet;  ///< of a workbook: in which its places are; null for any other file
    /// Of a form: the names of all sheets of its workbook, which its places number; null for anything else.
    std::shared_ptr<const std::vector<std::string>> sheets;
    Place place;         ///< its first key
    Place source_place;  ///< of `source`, or `place`
    MethodId method;
    bool known_source = true;  ///< false: the source is none of the rubric's, which is an error
    Unit unit;
    Place unit_place;
    Place id_place;
    Place name_place;
    Place region_place;
    std::vector<Place> fact_places;  ///< beside the rubric's facts, where details are kept
    std::string rubric_digest;       ///< as stated, where details are kept
    std::optional<Date> submitted;
    Place submitted_place;
    std::optional<Date> date;
    Place date_place;
    std::string assessor;
    std::vector<std::optional<bool>> prerequisites;  ///< beside the rubric's
    std::vector<std::optional<bool>> vetoes;
    std::vector<std::optional<Date>> veto_dates;  ///< beside the rubric's vetoes; empty where none has a date
    std::vector<Place>
        prerequisite_places;  ///< beside the rubric's, of a form also where it is blank; or empty
    std::vector<Place> veto_places;
    std::vector<Stated> stated;
    Place answers_place;                  ///< first key of the answers, or `place`
    std::vector<GivenAnswer> answers;     ///< valid ones, in the rubric's order
    std::vector<InvalidAnswer> invalid;   ///< the others
    std::vector<AnswerVersion> versions;  ///< not yet among the answers, the invalid and the details
    bool undecided =
        false;  ///< it answers a criterion with variants, and choose_versions() has not been there
    bool may_list_evidence = true;  ///< false: a wide table, which has no room for it
    bool may_date_evidence = true;  ///< false: a table, whose cells name evidence without dates
    std::vector<AnswerDetail>
        details;  ///< in the rubric's order; filled where RecordOptions::details asks for it
    std::vector<std::string> evidence_inputs;  ///< files listed as evidence that some input format would read
    Diagnostics findings;
    std::size_t answer_errors = 0;  ///< how many of the findings' errors are invalid answers
    std::string digest;             ///< of the input's bytes

    [[nodiscard]] bool is_self() const { return !method; }
    /// The valid answer to a criterion; null where there is none.
    [[nodiscard]] const GivenAnswer* answer_to(ItemId item) const;
    [[nodiscard]] Location at(Place where) const {
        if (sheets != nullptr && sheet_of(where) > 0) {
            const Place cell = on_its_sheet(where);
            return {*path, cell.line, cell.column, {}, (*sheets)[sheet_of(where) - 1]};
        }
        return {*path, where.line, where.column, {}, sheet == nullptr ? std::string() : *sheet};
    }
    /// Whether its bytes, or its row of a table, could not be read as they were meant: what it says of its unit is then held
    /// against nothing.
    [[nodiscard]] bool is_broken() const;
    /// Whether reading it found an error with what is called `name`: the message quotes that first. What is said already
    /// is not to be said again as missing.
    [[nodiscard]] bool at_fault(std::string_view name) const;
    [[nodiscard]] bool usable(bool keep_invalid) const {
        return findings.errors() == 0 || (keep_invalid && findings.errors() == answer_errors);
    }
};

struct Fact;
struct EvidenceRule;
struct Rubric;

/// How many pieces of evidence an answer lists, behind what is asked of it: 未提供, 只列出 1 份; `none`, `1`.
[[nodiscard]] Words listed_evidence(std::int64_t count);

/// Whether a piece of evidence counts by its date: where none is asked for, or it lies within. One without a date does, and
/// under a number of days so does one after the submission, and any where that is not known. Source: ceping-scoring(7), 2.
[[nodiscard]] bool in_time(const EvidenceRule& rule, const Rubric& rubric, const std::optional<Date>& date,
                           const std::optional<Date>& submitted);

/// Whether two statements of a fact are the same, however they are written.
[[nodiscard]] bool same_fact(const Fact& fact, const FactValue& stated, const FactValue& other);

}  // namespace ceping
