#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/engine.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// Records read by another rubric than the one they were written for. Source: ceping-diff(1), RECORDS OF ANOTHER EDITION.

/// What the other rubric does not know or does not take, by its id, with the number of records it was left out of.
using LeftOut = std::map<std::string, std::size_t>;

/// Takes out of `records` what only says that the rubric lacks something (a criterion, a fact or its value, a method, a
/// prerequisite, a veto) or does not take an answer: that is left out, and counted. Records of a method that the rubric lacks
/// go whole. Any other error stays.
void leave_out_foreign(std::vector<Record>& records, LeftOut& left_out);

/// The first error of a result or a record, where there is one.
[[nodiscard]] Words first_error(const std::vector<Diagnostic>& findings);
/// The finding for which a unit has no score, and its place.
[[nodiscard]] Words why_unscored(const Result& result);

/// The rulings of another edition's file: each that names something that the rubric lacks, or gives an answer that it does
/// not take, is left out, and counted. Throws Error where the file cannot be read.
[[nodiscard]] Rulings rulings_of_other_edition(const std::string& path, const Rubric& rubric,
                                               LeftOut& left_out);

/// One unit's records, to be scored again and again.
class ReusableRecords {
public:
    explicit ReusableRecords(std::vector<Record>&& records);

    [[nodiscard]] bool empty() const { return records_.empty(); }
    [[nodiscard]] const std::vector<Record>& all() const { return records_; }
    /// The first error that came with the records, as their findings were when they came here; empty: none.
    [[nodiscard]] const Words& fault() const { return fault_; }
    [[nodiscard]] bool faulty() const { return !fault_.en.empty(); }
    [[nodiscard]] Result score(const Scorer& scorer) { return scorer.score(records_); }
    /// The same as though each record listed the evidence of its counterpart in `other`: the record of the same source at
    /// the same place among the unit's records of that source. One without a counterpart keeps its own.
    [[nodiscard]] Result score_with_evidence_of(const ReusableRecords& other, const Scorer& scorer);

    /// Whether all that a record can say but for its listed evidence is the same.
    [[nodiscard]] bool same_answers(const ReusableRecords& other) const;
    /// Whether score_with_evidence_of(other) finds the same evidence as score().
    [[nodiscard]] bool same_evidence(const ReusableRecords& other) const;

private:
    using Counts =
        std::vector<std::pair<ItemId, std::uint32_t>>;  ///< criterion and entries listed, in rising order
    [[nodiscard]] const Counts* counterpart(const ReusableRecords& other, std::size_t record) const;

    std::vector<Record> records_;
    std::vector<Counts> listed_;  ///< beside the records
    Words fault_;
};

}  // namespace ceping
