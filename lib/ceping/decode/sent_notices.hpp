#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/sent_notices.hpp>

#include <optional>
#include <string>

namespace ceping {

/// Reads the index of a folder of notices, `index.json`, whose ids are the rubric's. Nothing where it has a fault, which is a
/// finding with its place. Throws FileError where there is none. Source: ceping-documents(5), notices/1.
[[nodiscard]] std::optional<SentNotices> load_sent_notices(const std::string& folder, const Rubric& rubric,
                                                           Diagnostics& found);

}  // namespace ceping
