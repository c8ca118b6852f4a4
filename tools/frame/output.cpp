#include "output.hpp"

#include <ceping/write/findings.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <unistd.h>

#include "frame.hpp"

namespace ceping::frame {

namespace {

/// What would be passed over in silence is refused.
void check_plain(const CommonOptions& options, std::string_view format) {
    if (options.plain && format != "csv") {
        throw UsageError({"--plain 用于 csv，而输出格式是 " + std::string(format),
                          "--plain is for csv, and the format is " + std::string(format)});
    }
}

const OutputFormat& chosen(const CommonOptions& options, const std::vector<std::string>& names,
                           bool (*fits)(const OutputFormat&)) {
    if (!options.format.empty()) {
        check_choice(options.format, "--format", names);
    }
    const auto* const by_suffix = output_format_of(options.output);
    const OutputFormat& out = !options.format.empty()                    ? *find_output_format(options.format)
                              : by_suffix != nullptr && fits(*by_suffix) ? *by_suffix
                                                                         : *find_output_format("text");
    check_plain(options, out.name);
    return out;
}

/// By --format, else by the suffix of -o, else the first.
std::string stated_format(const CommonOptions& options, const std::vector<std::string>& formats) {
    if (!options.format.empty()) {
        return options.format;
    }
    constexpr std::pair<std::string_view, std::string_view> suffixes[] = {
        {".csv", "csv"},   {".json", "json"}, {".md", "markdown"},
        {".html", "html"}, {".yaml", "yaml"}, {".xlsx", "xlsx"}};
    for (const auto& [suffix, format] : suffixes) {
        const bool known = std::find(formats.begin(), formats.end(), format) != formats.end();
        if (known && options.output.ends_with(suffix)) {
            return std::string(format);
        }
    }
    return formats.front();
}

}  // namespace

const OutputFormat& result_format(const CommonOptions& options) {
    return chosen(options, result_format_names(),
                  [](const OutputFormat& each) { return each.results != nullptr; });
}

const OutputFormat& finding_format(const CommonOptions& options) {
    return chosen(options, finding_format_names(),
                  [](const OutputFormat& each) { return each.findings != nullptr; });
}

std::string chosen_format(const CommonOptions& options, const std::vector<std::string>& formats) {
    std::string out = stated_format(options, formats);
    check_plain(options, out);
    return out;
}

void tell_findings(const std::vector<Diagnostic>& found, const CommonOptions& options) {
    std::vector<Diagnostic> told;
    std::copy_if(found.begin(), found.end(), std::back_inserter(told),
                 [&](const Diagnostic& each) { return each.severity == Severity::error || !options.quiet; });
    FindingOptions how;
    how.language = language();
    how.color = options.color(STDERR_FILENO);
    how.width = terminal_width(STDERR_FILENO);
    how.excerpts = how.width > 0;
    how.max_errors = options.max_errors();
    write_findings_text(told, how, [](std::string_view text) { tell(text.substr(0, text.size() - 1)); });
    const auto selection = select_findings(told, how.max_errors);
    if (selection.cut() > 0) {
        tell(count_findings(selection, how.language));
    }
}

}  // namespace ceping::frame
