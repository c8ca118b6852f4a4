#pragma once

#include <ceping/write/formats/report_writers.hpp>

#include <string>
#include <string_view>

namespace ceping::test {

/// All that a writer makes of a report.
inline std::string written(const Report& report,
                           void (*write)(const Report& report, const ReportLook& look, const ByteSink& out),
                           const ReportLook& look = {}) {
    std::string out;
    write(report, look, [&out](std::string_view bytes) { out += bytes; });
    return out;
}

}  // namespace ceping::test
