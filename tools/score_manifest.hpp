#pragma once

#include <ceping/base/digest.hpp>
#include <ceping/model/manifest.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/results/results.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"

/// Fills in what a manifest says of files; they are read once more. Throws FileError for the rubric's and the rulings.
void add_files(ceping::Manifest& manifest, const ceping::Rubric& rubric, const std::string& rulings,
               const std::vector<std::string>& inputs);

/// The digest of a run in an SQLite file: of its results as NDJSON.
[[nodiscard]] std::string run_digest(const std::string& file, std::int64_t run);

/// A run that is done again because of its manifest: takes what it writes, and holds it against what was written.
class Recheck {
public:
    /// Reads the manifest. Throws Error where it cannot be used.
    Recheck(const std::string& path, const ceping::frame::CommonOptions& common);

    [[nodiscard]] const ceping::Manifest& manifest() const { return manifest_; }
    /// Says which files are not what they were. Before the run.
    void tell_files();
    /// Where the new run goes.
    [[nodiscard]] ceping::ByteSink sink();
    /// Says whether the same came out, and if not, what differs first. After the run.
    [[nodiscard]] ceping::frame::Status finish();

private:
    struct Close {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };

    /// Hands over the old output line by line; false where it is gone.
    bool old_lines(const std::function<bool(std::string_view)>& take) const;
    void tell_first_difference();
    bool next_line(std::string& line);

    ceping::Manifest manifest_;
    std::unique_ptr<std::FILE, Close> fresh_;
    ceping::Sha256 digest_;
};
