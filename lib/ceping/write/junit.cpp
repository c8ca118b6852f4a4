// JUnit XML, as CI servers read it: a suite a file, a case a finding.
#include <ceping/write/findings.hpp>

#include <ceping/base/text.hpp>

#include <map>

namespace ceping {

namespace {

/// Text for an attribute or between tags. Control characters have no form in XML 1.0.
std::string xml(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&apos;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string case_of(const Diagnostic& finding, Language language) {
    const std::string place = finding.where.text();
    std::string out = "    <testcase classname=\"" + xml(finding.where.path) + "\" name=\"" +
                      xml(finding.code.name()) + " " + xml(place) + "\">\n";
    const std::string message = xml(finding.message(language));
    const std::string line = xml(finding.line(language));
    if (finding.severity == Severity::error) {
        out += "      <failure type=\"" + xml(finding.code.name()) + "\" message=\"" + message + "\">" +
               line + "</failure>\n";
    } else {
        out += "      <system-out>" + line + "</system-out>\n";
    }
    return out + "    </testcase>\n";
}

struct Suite {
    std::string path;
    std::string cases;
    std::size_t tests = 0;
    std::size_t failures = 0;
};

}  // namespace

void write_findings_junit(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    std::vector<Suite> suites;
    std::map<std::string_view, std::size_t> index;
    for (const auto* finding : selection.listed) {
        const auto [at, added] = index.emplace(finding->where.path, suites.size());
        if (added) {
            suites.push_back({finding->where.path, {}, 0, 0});
        }
        Suite& suite = suites[at->second];
        suite.cases += case_of(*finding, options.language);
        suite.tests += 1;
        suite.failures += finding->severity == Severity::error ? 1U : 0U;
    }
    const std::string tool = xml(options.tool.empty() ? "ceping" : options.tool);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" + tool +
                       "\" tests=\"" + std::to_string(selection.all()) + "\" failures=\"" +
                       std::to_string(selection.errors) + "\">\n";
    for (const auto& suite : suites) {
        text += "  <testsuite name=\"" + xml(suite.path) + "\" tests=\"" + std::to_string(suite.tests) +
                "\" failures=\"" + std::to_string(suite.failures) + "\">\n" + suite.cases +
                "  </testsuite>\n";
    }
    if (selection.cut() > 0 || suites.empty()) {
        text += "  <testsuite name=\"" + tool + "\" tests=\"1\" failures=\"0\">\n    <testcase classname=\"" +
                tool + "\" name=\"findings\">\n      <system-out>" +
                xml(count_findings(selection, options.language)) +
                "</system-out>\n    </testcase>\n  </testsuite>\n";
    }
    out(text + "</testsuites>\n");
}

}  // namespace ceping
