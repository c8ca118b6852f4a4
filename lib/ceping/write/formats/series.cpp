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
    } else {
        auto blocks = std::exchange(report.blocks, {});
        if (std::exchange(first_, false)) {
            page_ = std::move(report);
        }
        const std::string own = std::to_string(page_.blocks.size()) + "-";
        for (auto& block : blocks) {
            // Each report has anchors of its own, which are to be unique on the page.
            if (auto* heading = std::get_if<Report::Heading>(&block)) {
                heading->anchor.insert(0, own);
            }
            page_.blocks.push_back(std::move(block));
        }
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
