#pragma once

#include <ceping/check/evidence.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// What writing accepted records came to.
struct Accepted {
    std::size_t units = 0;
    std::size_t evidence = 0;  ///< files copied
};

/// Whether a folder can take accepted records: nothing is there, or a folder with nothing in it. Throws UsageError otherwise.
void check_accept_folder(const std::string& folder);

/// Writes a file of YAML for each unit, named after its code, with its records as documents: its own first, then the others as
/// given. Files of evidence are copied to `evidence/CODE`, unless `evidence.files` is false, and get their SHA-256. All of it is
/// there at the end, or nothing. Each unit has a record, all are sound (Validation::records). What is accepted once is
/// accepted again as the same bytes. Throws FileError, and UsageError as check_accept_folder() does.
/// Source: ceping-validate(1), ACCEPTING.
Accepted write_accepted(const Rubric& rubric, const std::vector<const std::vector<Record>*>& units,
                        const EvidenceOptions& evidence, const std::string& folder);

}  // namespace ceping
