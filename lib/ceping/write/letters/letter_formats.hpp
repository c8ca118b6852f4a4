#pragma once

#include <ceping/model/report.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// What letters and notices are written as; one of them or several.
enum class LetterFormat : std::uint8_t { markdown, html, docx };
/// `md`, `html`, `docx`: what the formats are called, and the suffixes of their files.
[[nodiscard]] std::vector<std::string> letter_format_names();
/// Nothing for another name.
[[nodiscard]] std::optional<LetterFormat> find_letter_format(std::string_view name);

/// A letter as a file in each of these formats.
struct LetterFile {
    std::string suffix;  ///< `.md`
    std::string bytes;
};
[[nodiscard]] std::vector<LetterFile> letter_files(const Report& letter,
                                                   const std::vector<LetterFormat>& formats);

}  // namespace ceping
