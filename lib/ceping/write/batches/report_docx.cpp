// The summary report as DOCX, as offices hand it round. Source: ceping-report(1), DOCX.
#include <ceping/write/batches/report.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <variant>

namespace ceping {

namespace {

/// Headings as official papers count them: 一、 and （一）. Source: GB/T 9704-2012, 7.3.3.
void number_headings(Report& article) {
    std::size_t chapters = 0;
    std::size_t parts = 0;
    for (auto& block : article.blocks) {
        if (auto* heading = std::get_if<Report::Heading>(&block)) {
            if (heading->level == 2) {
                parts = 0;
                heading->text = chinese_number(++chapters) + "、" + heading->text;
            } else if (heading->level == 3) {
                heading->text = "（" + chinese_number(++parts) + "）" + heading->text;
            }
        }
    }
}

}  // namespace

void write_overview_docx(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    // Findings are for those who look into them; --sections has them too.
    ReportChoices how = choices;
    if (how.chapters.empty()) {
        how.chapters = report_chapter_names();
        std::erase(how.chapters, "findings");
    }
    ReportText text(report, how);
    add_report_article(text, !choices.chapters.empty());
    Report& article = text.article;
    if (choices.language == Language::zh) {
        number_headings(article);
    }
    if (!choices.issuer.empty() || choices.date) {
        const auto right = [&](const std::string& line) {
            article.blocks.emplace_back(Report::Paragraph{{{line}}, false, true});
        };
        if (!choices.issuer.empty()) {
            right(choices.issuer);
        }
        if (choices.date) {
            right(date_words(*choices.date).in(choices.language));
        }
    }
    write_report_docx(article, {}, out);
}

}  // namespace ceping
