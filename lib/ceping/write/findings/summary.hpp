#pragma once

#include <ceping/analyse/validation.hpp>
#include <ceping/model/report.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// What one unit of a validation came to.
struct UnitSummary {
    const UnitIdentity* unit = nullptr;  ///< never null; an empty id: input that names no unit
    std::size_t records = 0;
    bool sent = false;                      ///< a self record came
    std::optional<std::int64_t> days_late;  ///< 0: in time; nothing: not known, or nothing came
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
};

/// What the units of one region came to, those of the regions below it among them.
struct RegionSummary {
    std::string path;  ///< names joined by `/`; empty: units that name no region
    std::size_t units = 0;
    std::size_t sent = 0;
    std::size_t missing = 0;  ///< sent no self record
    std::size_t late = 0;
    std::size_t with_errors = 0;
    std::size_t with_warnings = 0;
};

/// Worst first: by errors, then warnings; of equals the one that stands first.
[[nodiscard]] std::vector<UnitSummary> unit_summaries(const Validation& validation);
/// Each level of the units' region paths, a region before those below it, else in the order of their first units. Input
/// that names no unit is left out.
[[nodiscard]] std::vector<RegionSummary> region_summaries(const Validation& validation);

/// A row a unit, for people and for programs.
[[nodiscard]] Report::Table summary_of_units(const Validation& validation);
/// A row a region; for people with a last line for all of them.
[[nodiscard]] Report::Table summary_of_regions(const Validation& validation, Report::For reader);
/// Two tables, units and regions, which people read with a line for all regions.
void add_summary(Report& report, const Validation& validation);

}  // namespace ceping
