#include "findings_teller.hpp"

#include <ceping/write/findings/findings.hpp>

#include <unistd.h>

#include "frame.hpp"

namespace ceping::frame {

FindingsTeller::FindingsTeller(const CommonOptions& options)
    : options_(options), most_(options.max_errors()) {
    how_.language = language();
    how_.color = options.color(STDERR_FILENO);
    how_.width = terminal_width(STDERR_FILENO);
    how_.excerpts = how_.width > 0;
}

void FindingsTeller::write(const std::vector<Diagnostic>& found) const {
    write_findings_text(found, how_,
                        [](std::string_view text) { frame::tell(text.substr(0, text.size() - 1)); });
}

void FindingsTeller::tell(const std::vector<Diagnostic>& found) {
    std::vector<Diagnostic> told;
    for (const auto& each : found) {
        const bool wanted = each.severity == Severity::error ||
                            (each.severity == Severity::warning && !options_.quiet) || options_.verbose;
        // The fault of a table's header is each of its units'; it is told once.
        const bool of_table = each.code == Code("unknown-header") || each.code == Code("duplicate-header");
        if (!wanted || (of_table && !told_once_.insert(each.line(Language::en)).second)) {
            continue;
        }
        ++wanted_;
        auto& kept = kept_[static_cast<std::size_t>(each.severity)];
        if (most_ == 0) {
            told.push_back(each);
        } else if (kept < most_) {
            ++kept;
            waiting_.push_back(each);
        }
    }
    write(told);
}

void FindingsTeller::finish() {
    if (most_ == 0) {
        return;
    }
    how_.max_errors = most_;
    write(waiting_);
    if (wanted_ > most_) {
        frame::tell(say(phrases::findings_cut.with({{"all", wanted_}, {"shown", most_}})));
    }
}

void tell_sorted(Diagnostics& found, const CommonOptions& options) {
    found.sort();
    FindingsTeller teller(options);
    teller.tell(found.all());
    teller.finish();
}

}  // namespace ceping::frame
