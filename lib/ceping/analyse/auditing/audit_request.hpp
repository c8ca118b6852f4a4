#pragma once

#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/model/published.hpp>
#include <ceping/model/rubric.hpp>

#include <string>
#include <vector>

namespace ceping {

/// What is known of a table beside the table itself, as typed; what is empty is not known. Source: ceping-audit(1), OPTIONS.
struct AuditRequest {
    std::string how;                   ///< `sum`, `mean` or `weighted`
    std::vector<std::string> weights;  ///< one a part that counts, such as `30%`
    std::vector<std::string> maxima;   ///< full marks: one a part, or one for all
    std::string full;                  ///< full mark of the total
    std::string recover;               ///< look for weights: `whole` or `half` per cents
    std::string list = "20";
    std::string effort = "1";
};

/// Throws: UsageError where parts of the request exclude each other.
void check_request(const AuditRequest& request);

/// How the table is audited; its parts get the full marks and weights of the request and of the rubric, which may be null.
/// Throws: UsageError for what cannot be understood, or does not go with the table.
[[nodiscard]] AuditOptions audit_options(const AuditRequest& request, const Rubric* rubric,
                                         PublishedTable& table);

}  // namespace ceping
