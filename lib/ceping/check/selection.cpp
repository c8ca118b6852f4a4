#include <ceping/check/selection.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace ceping {

void override_severities(const std::vector<SeverityOverride>& severities, std::vector<Diagnostic>& found) {
    std::map<std::string_view, std::optional<Severity>> stated;
    for (const auto& each : severities) {
        stated[each.code] = each.severity;
    }
    if (stated.empty()) {
        return;
    }
    std::vector<Diagnostic> left;
    left.reserve(found.size());
    for (auto& each : found) {
        const auto at = stated.find(each.code.name());
        if (at != stated.end()) {
            if (!at->second) {
                continue;
            }
            each.severity = *at->second;
        }
        left.push_back(std::move(each));
    }
    found = std::move(left);
}

void select_codes(const std::vector<std::string>& select, const std::vector<std::string>& ignore,
                  std::vector<Diagnostic>& found) {
    const auto among = [](const std::vector<std::string>& codes, const Diagnostic& each) {
        return std::find(codes.begin(), codes.end(), each.code.name()) != codes.end();
    };
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const Diagnostic& each) {
                                   return among(ignore, each) || (!select.empty() && !among(select, each));
                               }),
                found.end());
}

}  // namespace ceping
