#include <ceping/model/record.hpp>

#include <algorithm>

namespace ceping {

bool Record::at_fault(std::string_view name) const {
    const auto& list = findings.all();
    return std::any_of(list.begin(), list.end(), [name](const Diagnostic& found) {
        return found.severity == Severity::error && !found.words.empty() && found.words.front().en == name;
    });
}

}  // namespace ceping
