#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// A criterion that a notice says lost points.
struct SentItem {
    ItemId item;
    Exact lost;                     ///< its own points
    std::optional<Exact> of_score;  ///< what that is in points of the unit's score, where the index says it
};

/// What one unit was told to fix, by a notice that went out.
struct SentNotice {
    std::string unit;  ///< id
    std::string name;
    std::vector<VetoId> vetoes;
    std::vector<PrerequisiteId> prerequisites;  ///< that were denied
    std::vector<PrerequisiteId> unconfirmed;    ///< that nobody had confirmed
    std::vector<SentItem> items;
};

/// The rectification notices of a folder, by their index. Source: ceping-documents(5), notices/1.
struct SentNotices {
    Exact least_lost;            ///< what notices were about: criteria that lost that much or more
    std::optional<Date> fix_by;  ///< until when units had to fix
    std::vector<std::string>
        results;  ///< SHA-256 of the files of results that they were written of; empty: not known
    std::vector<SentNotice> notices;
};

}  // namespace ceping
