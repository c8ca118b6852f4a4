#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// What one unit was told to fix, by a notice that went out.
struct SentNotice {
    std::string unit;  ///< id
    std::string name;
    std::vector<VetoId> vetoes;
    std::vector<PrerequisiteId> prerequisites;
    std::vector<std::pair<ItemId, Exact>> items;  ///< criteria, and the points that each lost
};

/// The rectification notices of a folder, by their index. Source: ceping-documents(5), notices/1.
struct SentNotices {
    Exact least_lost;            ///< what notices were about: criteria that lost that much or more
    std::optional<Date> fix_by;  ///< until when units had to fix
    std::vector<SentNotice> notices;
};

}  // namespace ceping
