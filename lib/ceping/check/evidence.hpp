#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace ceping {

/// One piece of evidence as it was found: what resemblance compares between units.
struct SeenEvidence {
    ItemId item;         ///< that lists it
    std::string name;    ///< as the record writes it
    std::string path;    ///< as it can be opened; empty where there is no such file
    std::string sha256;  ///< of its content, lower case, where somebody had to compute it; else empty
    std::uint64_t size = 0;
    Location where;
};

struct EvidenceOptions {
    bool files = true;   ///< look at the files themselves; false: only at what the record says of them
    std::string folder;  ///< where the paths of a record from standard input start; empty: the current folder
};

/// The folder that the paths of a record's evidence start from, with a slash at its end; empty: the current folder.
[[nodiscard]] std::string evidence_folder(const Record& record, const EvidenceOptions& options);

/// What a record's evidence 佐证材料 is found wanting in: too few, of a wrong type, not there, empty, a link out of the
/// folder, another digest than stated, dated outside the period or after the submission, one file for many criteria.
/// `excluded` is find_excluded()'s of `unit`. Adds what it saw to `seen`. Thread-safe. Source: ceping-validate(1), CHECKS.
void check_evidence(const Rubric& rubric, const Unit& unit, const Record& record,
                    const std::vector<std::uint8_t>& excluded, const EvidenceOptions& options,
                    Diagnostics& found, std::vector<SeenEvidence>& seen);

/// The suffixes, such as `.mp3`, of files that can be none of these types of evidence: none where a type is not known.
[[nodiscard]] std::vector<std::string> suffixes_of_no(const std::vector<std::string>& types);

}  // namespace ceping
