#pragma once

#include <ceping/base/codes/codes.hpp>

#include <span>

namespace ceping {

// How the pages of --explain are cut into files. Not part of the public face.

/// The pages of what is wrong with the bytes and the syntax of an input.
[[nodiscard]] std::span<const CodePage> pages_of_bytes();
/// The pages of what is wrong with a rubric's structure.
[[nodiscard]] std::span<const CodePage> pages_of_rubrics();
/// Those of what is doubtful in a rubric, and of its tests.
[[nodiscard]] std::span<const CodePage> pages_of_lint();
/// The pages of what is said of records, of tables of them, and of rulings.
[[nodiscard]] std::span<const CodePage> pages_of_records();
/// The pages of what only checking looks at.
[[nodiscard]] std::span<const CodePage> pages_of_checks();
/// The pages of the records of a batch and the roster.
[[nodiscard]] std::span<const CodePage> pages_of_batches();
/// Those of item analysis.
[[nodiscard]] std::span<const CodePage> pages_of_items();

}  // namespace ceping
