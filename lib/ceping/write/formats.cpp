#include <ceping/write/formats.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/findings.hpp>

#include <algorithm>

namespace ceping {

namespace {

// The choices of --format, the suffixes that -o understands, and the tests that write every example in every format
// all come from here.
constexpr OutputFormat formats[] = {
    {"text", ".txt", &make_text_writer, &write_findings_text},
    {"ndjson", ".ndjson", &make_ndjson_writer, nullptr},
    {"json", ".json", &make_json_writer, &write_findings_json},
    {"csv", ".csv", &make_csv_writer, &write_findings_csv},
    {"sqlite", ".sqlite", &make_sqlite_writer, nullptr, true},
    {"sarif", ".sarif", nullptr, &write_findings_sarif},
    {"junit", ".xml", nullptr, &write_findings_junit},
    {"github", "", nullptr, &write_findings_github},
    {"gitlab", "", nullptr, &write_findings_gitlab},
};

template <typename Wanted>
std::vector<std::string> names(Wanted wanted) {
    std::vector<std::string> out;
    for (const auto& format : formats) {
        if (wanted(format)) {
            out.emplace_back(format.name);
        }
    }
    return out;
}

}  // namespace

std::span<const OutputFormat> output_formats() { return formats; }

const OutputFormat* find_output_format(std::string_view name) {
    const auto* at = std::find_if(std::begin(formats), std::end(formats),
                                  [name](const OutputFormat& each) { return each.name == name; });
    return at == std::end(formats) ? nullptr : at;
}

const OutputFormat* output_format_of(std::string_view path) {
    for (const auto& format : formats) {
        const std::size_t length = format.suffix.size();
        if (length > 0 && path.size() > length &&
            equal_ignoring_case(path.substr(path.size() - length), format.suffix)) {
            return &format;
        }
    }
    return nullptr;
}

std::vector<std::string> result_format_names() {
    return names([](const OutputFormat& each) { return each.results != nullptr; });
}

std::vector<std::string> finding_format_names() {
    return names([](const OutputFormat& each) { return each.findings != nullptr; });
}

}  // namespace ceping
