#pragma once

#include <ceping/base/digest.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/manifest.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ceping {

/// A run that is done again because of its manifest: takes what it writes, and holds it against what was written. Source:
/// ceping-score(1), MANIFESTS.
class Recheck {
public:
    /// What people are told: a line each.
    using Tell = std::function<void(const Words&)>;

    /// Throws: Error where no temporary file can be made.
    Recheck(Manifest manifest, Tell tell);

    [[nodiscard]] const Manifest& manifest() const { return manifest_; }
    /// Tells which files are not what they were. Before the run.
    void tell_files() const;
    /// Takes what the new run writes. Throws: Error where the temporary file cannot be written.
    void write(std::string_view bytes);
    /// Tells whether the same came out, and if not, what differs first; true for the same. After the run. Throws: FileError
    /// where the old output is lost on the way.
    [[nodiscard]] bool same();

private:
    struct Close {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };

    void old_lines(const std::function<bool(std::string_view)>& take) const;
    void tell_first_difference();
    bool next_line(std::string& line);

    Manifest manifest_;
    Tell tell_;
    std::unique_ptr<std::FILE, Close> fresh_;
    Sha256 digest_;
};

}  // namespace ceping
