#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/letters/letter_formats.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// The rectification notice 整改通知书 to one unit, always in Chinese: title, addressee, what was found by section with
/// standard, method, days, clause, points lost and advice, the deadline, a block for the signature, and as an annex the sheet
/// 整改情况反馈表 that the unit fills in. It names nobody who visited, and no file. Without blocks where nothing is to be fixed,
/// or where the unit has no score. Source: ceping-report(1), NOTICES.
[[nodiscard]] Report notice_to(const BatchReport& report, std::size_t result, const ReportChoices& choices);

/// A notice that was written, as the index has it.
struct WrittenNotice {
    std::size_t result = 0;          ///< position among the results
    std::vector<std::string> files;  ///< their names in the folder, beside the formats
};

/// The notices that were written.
struct Notices {
    std::vector<WrittenNotice> notices;
    std::string index;     ///< the path of index.json
    std::size_t left = 0;  ///< files of these formats in the folder that are none of these notices
};

/// Writes the notice of each unit that needs one (of `choices.units`, where there are any) into `folder`, which is made
/// where it is absent, under the unit's id and a format's suffix; beside them an index for people in each format, and
/// `index.json`, notices/1, for ceping-diff. What lies there already and is not written anew stays. Throws FileError, also
/// where a file's name is taken by a link, which might lead out of the folder.
Notices write_notices(const BatchReport& report, const ReportChoices& choices, const std::string& folder,
                      const std::vector<LetterFormat>& formats);

}  // namespace ceping
