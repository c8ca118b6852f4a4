#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// A file that went into a run.
struct FileDigest {
    std::string path;    ///< as the run named it, seen from the folder where it ran
    std::string sha256;  ///< 64 hexadecimal digits; empty: it could not be read
};

/// What went into a run of ceping-score and what came out: enough to run it again. Source: ceping-score(1), MANIFESTS.
struct Manifest {
    std::string version;  ///< of the program

    // The options that can change a byte of the output, as typed; empty: not given.
    std::string detail;
    std::string stage;
    std::string duplicates;
    std::string encoding;
    std::string language;  ///< of texts in the output: `zh` or `en`
    bool plain = true;     ///< of CSV: for programs
    bool keep_invalid = false;
    bool stream = false;
    std::vector<std::pair<std::string, std::string>> set;

    std::string rubric_id;
    std::string rubric_edition;
    std::string rubric_sha256;             ///< of the file's bytes followed by its bases'
    std::string rubric_scoring;            ///< digest of what can change a score
    std::vector<FileDigest> rubric_files;  ///< the rubric, then its bases
    std::optional<FileDigest> rulings;
    std::vector<FileDigest> inputs;  ///< in the order in which they were read

    FileDigest output;  ///< of a run in an SQLite file, the digest of its results as NDJSON
    std::string format;
    std::int64_t run = 0;  ///< in an SQLite file; 0: the output is none
};

}  // namespace ceping
