#pragma once

#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/model/report.hpp>

namespace ceping {

/// What ceping-audit prints. `verbose`: also names the rows of which only the display was rounded. The audit must outlive it.
/// Source: ceping-audit(1), OUTPUT.
[[nodiscard]] Report audit_report(const AuditReport& audit, bool verbose, Language language);

}  // namespace ceping
