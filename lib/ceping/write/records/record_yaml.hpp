#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <functional>
#include <string>

namespace ceping {

/// What is written of a piece of evidence in place of what its record says: a copied file is elsewhere.
struct EvidencePlace {
    std::string file;
    std::string sha256;
};
using EvidencePlaces = std::function<EvidencePlace(const Record& record, const Evidence& piece)>;

/// A record as one document of YAML: keys as ceping-record(5) orders them, answers as the rubric does, each as it was
/// understood, and nothing that the record does not say but the format, the rubric and the source. The record is without
/// errors, has its details, and its versions are chosen. Reading it gives the same record. `places` may be empty.
[[nodiscard]] std::string record_yaml(const Rubric& rubric, const Record& record,
                                      const EvidencePlaces& places = {});

}  // namespace ceping
