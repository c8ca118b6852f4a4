#pragma once

#include <ceping/model/report.hpp>

#include <vector>

namespace ceping {

// What is not parted by the end of a page. Not part of the public face.

struct DocxKeep {
    bool inside = false;  ///< the block itself
    bool below = false;   ///< its end and the block below it
};

/// Beside the report's blocks. Where a heading says that what stands below it is one thing, that stays on a page if it fits one; what
/// introduces a deeper heading, a list or a table stays with it, and a signature with the text that it ends. Headings stay with
/// what follows them anyway.
[[nodiscard]] std::vector<DocxKeep> docx_keeps(const Report& report);

}  // namespace ceping
