#include <ceping/model/unit_status.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace ceping {

namespace {

struct Called {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

// By the order of UnitStatus.
constexpr auto called = std::to_array<Called>({
    {"scored", "计分", "scored"},
    {"not_assessed", "未测评", "not assessed"},
    {"rejected", "不予计分", "rejected"},
});

}  // namespace

std::string_view key_of(UnitStatus status) { return called[static_cast<std::size_t>(status)].key; }

Words words_of(UnitStatus status) {
    const Called& row = called[static_cast<std::size_t>(status)];
    return {std::string(row.zh), std::string(row.en)};
}

bool tells_why(const Diagnostic& finding, UnitStatus status) {
    return status == UnitStatus::rejected       ? finding.severity == Severity::error
           : status == UnitStatus::not_assessed ? finding.code.name() == "nothing-applies"
                                                : false;
}

std::optional<UnitStatus> unit_status(std::string_view key) {
    const auto* const row =
        std::find_if(called.begin(), called.end(), [key](const Called& each) { return each.key == key; });
    return row == called.end() ? std::nullopt : std::optional(static_cast<UnitStatus>(row - called.begin()));
}

}  // namespace ceping
