#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/write/batches/report.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// The rectification notice 整改通知书 to one unit, in Markdown and always in Chinese: title, addressee, what was found by
/// section with clause, points lost and advice, the deadline, a block for the signature. Empty where nothing is to be
/// fixed, or where the unit has no score. Source: ceping-report(1), NOTICES.
[[nodiscard]] std::string notice_text(const BatchReport& report, std::size_t result,
                                      const ReportChoices& choices);

/// The notices that were written.
struct Notices {
    std::vector<std::string> paths;
};

/// Writes the notice of each unit that needs one (of `choices.units`, where there are any) into `folder`, which is made
/// where it is absent, under the unit's id and `.md`. What lies there already and is not written anew stays. Throws
/// FileError, also where a notice's name is taken by a link, which might lead out of the folder.
Notices write_notices(const BatchReport& report, const ReportChoices& choices, const std::string& folder);

}  // namespace ceping
