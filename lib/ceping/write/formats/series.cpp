// One report after the other.
#include <ceping/write/formats.hpp>

#include <utility>

namespace ceping {

ReportSeries::ReportSeries(std::string_view format, const ReportLook& look, ByteSink out)
    : format_(*find_output_format(format)), look_(look), out_(std::move(out)) {}

void ReportSeries::put(Report report) {
    if (format_.report == &write_report_text || format_.report == &write_report_markdown) {
        out_(std::exchange(first_, false) ? "" : "\n");
        format_.report(report, look_, out_);
    } else if (format_.report == &write_report_json) {
        out_(std::exchange(first_, false) ? "[\n" : ",\n");
        // Without the end of its last line.
        std::string document;
        format_.report(report, look_, [&](std::string_view bytes) { document += bytes; });
        out_(document.substr(0, document.size() - 1));
    } else if (std::exchange(first_, false)) {
        page_ = std::move(report);
    } else {
        std::move(report.blocks.begin(), report.blocks.end(), std::back_inserter(page_.blocks));
    }
}

void ReportSeries::finish() {
    if (format_.report == &write_report_json) {
        out_(first_ ? "[]\n" : "\n]\n");
    } else if (format_.report != &write_report_text && format_.report != &write_report_markdown) {
        format_.report(page_, look_, out_);
    }
}

}  // namespace ceping
