#pragma once

#include <ceping/base/messages.hpp>

#include <string_view>
#include <vector>

namespace ceping {

/// How two results differ.
struct ResultDifference {
    std::vector<Words> lines;  ///< each as `unit u1, node 1.1: points was 4, is 2.64`
    bool only_origin = false;  ///< nothing but `rubric` and `inputs`: digests of files, and no figure
};

/// Compares two lines with a result/1, as NDJSON or as an element of a JSON array has it. Told is the first node that is
/// not the same, and the first criterion where that node is a group; where all nodes are the same, the first other member.
/// No line where one of the two is no result.
[[nodiscard]] ResultDifference result_difference(std::string_view was, std::string_view is);

}  // namespace ceping
