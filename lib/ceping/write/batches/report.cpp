#include <ceping/write/batches/report.hpp>

#include <ceping/write/rubrics/rubric_words.hpp>

namespace ceping {

std::string report_title(const BatchReport& report, const ReportChoices& choices) {
    if (!choices.title.empty()) {
        return choices.title;
    }
    const Rubric& rubric = *report.rubric;
    const Words edition = rubric.edition.empty()
                              ? Words()
                              : Words{"（" + rubric.edition + " 版）", " (" + rubric.edition + ")"};
    return (Words{"《" + rubric.title + "》", rubric.title} + edition + Words{"测评报告", ": report"})
        .in(choices.language);
}

std::string report_period(const BatchReport& report, const ReportChoices& choices) {
    if (!choices.period.empty() || !report.rubric->period) {
        return choices.period;
    }
    return period_words(*report.rubric).in(choices.language);
}

}  // namespace ceping
