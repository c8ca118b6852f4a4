#include "findings_teller.hpp"

#include <ceping/write/findings.hpp>

#include <unistd.h>

#include "frame.hpp"

namespace ceping::frame {

FindingsTeller::FindingsTeller(const CommonOptions& options) : options_(options), most_(options.max_errors()) {
    how_.language = language();
    how_.color = options.color(STDERR_FILENO);
    how_.excerpts = ::isatty(STDERR_FILENO) == 1;
}

void FindingsTeller::tell(const std::vector<Diagnostic>& found) {
    std::vector<Diagnostic> told;
    for (const auto& each : found) {
        const bool wanted = each.severity == Severity::error || (each.severity == Severity::warning && !options_.quiet) ||
                            options_.verbose;
        if (!wanted) {
            continue;
        }
        if (most_ > 0 && told_ >= most_) {
            ++cut_;
            continue;
        }
        ++told_;
        told.push_back(each);
    }
    if (!told.empty()) {
        write_findings_text(told, how_, [](std::string_view text) { frame::tell(text.substr(0, text.size() - 1)); });
    }
}

void FindingsTeller::finish() const {
    if (cut_ > 0) {
        const std::string all = std::to_string(told_ + cut_);
        const std::string shown = std::to_string(told_);
        frame::tell(say({"只列出前 " + shown + " 条，共 " + all + " 条（--max-errors）",
                         "only the first " + shown + " of " + all + " findings are shown (--max-errors)"}));
    }
}

}  // namespace ceping::frame
