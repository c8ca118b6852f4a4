#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/sent_notices.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// Reads the index of a folder of notices, `index.json`, whose ids are the rubric's. Nothing where it has a fault, which is a
/// finding with its place. Throws FileError where there is none. Source: ceping-documents(5), notices/1.
[[nodiscard]] std::optional<SentNotices> load_sent_notices(const std::string& folder, const Rubric& rubric,
                                                           Diagnostics& found);

/// Says where the notices were not written of the results `before`, or where they were written of `after`, which then are no
/// later ones. An empty path is none; of what has no file nothing is known, nor of notices that do not say.
void check_sent_results(const SentNotices& sent, const std::string& before,
                        const std::vector<std::string>& after, Diagnostics& found);

}  // namespace ceping
