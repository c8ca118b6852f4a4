#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/source.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// Texts of inputs that are kept because they cannot be read again (standard input), by path.
using KeptSources = std::map<std::string, std::shared_ptr<const Source>, std::less<>>;

/// What is kept of the texts that were read: standard input, since it cannot be read again, and files with comments that
/// ignore findings.
class KeptTexts {
public:
    /// Called from several threads, for each document: those of a file share its text, which is looked at once; records
    /// of a stream have their own, each with its first line.
    void see(const Source& source);
    [[nodiscard]] const KeptSources& kept() const { return kept_; }
    /// Those with comments that ignore findings.
    [[nodiscard]] std::vector<const Source*> ignoring() const;

private:
    std::mutex mutex_;
    std::set<std::pair<std::string, std::uint32_t>> seen_;
    KeptSources kept_;
    std::map<std::pair<std::string, std::uint32_t>, std::shared_ptr<const Source>> ignoring_;
};

/// Gives findings that were made away from the text the line that they are about. Files are read again; a file that is
/// gone leaves its findings without.
void fill_excerpts(std::vector<Diagnostic>& findings, const ReadOptions& options, const KeptSources& kept);

}  // namespace ceping
