#include "rubric_input.hpp"

#include <ceping/decode/rubric/rubric.hpp>

#include <utility>

#include "frame.hpp"
#include "output.hpp"

namespace ceping::frame {

Rubric usable_rubric(const std::string& path, const CommonOptions& options) {
    Diagnostics found;
    auto rubric = load_rubric(path, found);
    found.sort();
    tell_findings(found.all(), options);
    if (!rubric) {
        throw unusable({"测评细则", "the rubric"}, path);
    }
    return std::move(*rubric);
}

std::optional<Rubric> usable_rubric_if_any(const std::string& path, const CommonOptions& options) {
    return path.empty() ? std::nullopt : std::optional(usable_rubric(path, options));
}

}  // namespace ceping::frame
