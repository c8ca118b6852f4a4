#include <ceping/write/letters/letter_formats.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <array>
#include <utility>

namespace ceping {

namespace {

struct FormatRow {
    std::string_view name;
    LetterFormat format;
    void (*write)(const Report& letter, const ReportLook& look, const ByteSink& out);
};
constexpr auto formats = std::to_array<FormatRow>({{"md", LetterFormat::markdown, write_report_markdown},
                                                   {"html", LetterFormat::html, write_report_html},
                                                   {"docx", LetterFormat::docx, write_report_docx}});

}  // namespace

std::vector<std::string> letter_format_names() {
    std::vector<std::string> out;
    for (const auto& each : formats) {
        out.emplace_back(each.name);
    }
    return out;
}

std::optional<LetterFormat> find_letter_format(std::string_view name) {
    for (const auto& each : formats) {
        if (each.name == name) {
            return each.format;
        }
    }
    return std::nullopt;
}

std::vector<LetterFile> letter_files(const Report& letter, const std::vector<LetterFormat>& wanted) {
    std::vector<LetterFile> out;
    for (const auto& each : formats) {
        if (among(each.format, wanted)) {
            LetterFile file{"." + std::string(each.name), {}};
            each.write(letter, {}, [&](std::string_view piece) { file.bytes += piece; });
            out.push_back(std::move(file));
        }
    }
    return out;
}

}  // namespace ceping
