#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/decode/record/roster.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/batch.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// One unit of a batch and all that is said of it.
struct ValidatedUnit {
    std::shared_ptr<const UnitIdentity>
        identity;                         ///< never null; its id is empty for input that names no unit
    Unit unit;                            ///< as the record says that tells who it is; without facts: unknown
    std::size_t records = 0;              ///< 0: on the roster, and nothing came from it
    bool self = false;                    ///< a self record is among them
    std::vector<std::string> self_paths;  ///< of its self records: what the unit itself answers for
    std::optional<std::int64_t> days_late;  ///< of the self record; 0: in time; nothing: not known
    std::vector<Diagnostic> findings;       ///< in the order of input, line, column, code; each has `unit`
};

/// What validating a batch came to: units in the order of their first appearance, then those of the roster that sent
/// nothing, in its order.
struct Validation {
    std::vector<ValidatedUnit> units;
    std::vector<Diagnostic> general;    ///< about no unit: the roster itself
    std::vector<std::string> evidence;  ///< inputs that were no records, see gather_units()
    /// Beside the units with records, where ValidateOptions::keep_records asks for it: the records of those in which no
    /// error was found and no answer is void, with their versions chosen; nothing of the others.
    std::vector<std::vector<Record>> records;
};

struct ValidateOptions {
    EvidenceOptions evidence;
    const Roster* roster = nullptr;  ///< must outlive the run; null: none
    bool resemblance = true;
    bool latest_duplicate = false;  ///< as ScoreOptions
    bool keep_records = false;
};

/// Checks a batch of records: what decoding and scoring find, completeness, dates, plausibility, evidence, the rubric's
/// `expect` rules, the roster, resemblance. `feed` must come from a RecordDecoder with RecordOptions::details.
/// Source: ceping-validate(1).
[[nodiscard]] Validation validate_batch(const Rubric& rubric, const ValidateOptions& options,
                                        std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                                        const std::function<void(std::size_t, std::size_t)>& progress = {});

/// All findings of a validation, the general ones first, then unit by unit; taken out of it, so that they can be chosen
/// from. give_back_findings() puts those that are left where they belong.
[[nodiscard]] std::vector<Diagnostic> take_findings(Validation& validation);
void give_back_findings(Validation& validation, const std::vector<Diagnostic>& findings);

/// Puts the findings of each unit together, units with the most errors first, then with the most warnings; of equals the
/// one that stands first. What concerns no unit stands before all.
void worst_first(std::vector<Diagnostic>& findings);

}  // namespace ceping
