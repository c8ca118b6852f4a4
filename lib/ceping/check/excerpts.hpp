#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/source.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ceping {

/// Texts of inputs that are kept because they cannot be read again (standard input), by path.
using KeptSources = std::map<std::string, std::shared_ptr<const Source>, std::less<>>;

/// Gives findings that were made away from the text the line that they are about. Files are read again; a file that is
/// gone leaves its findings without.
void fill_excerpts(std::vector<Diagnostic>& findings, const ReadOptions& options, const KeptSources& kept);

}  // namespace ceping
