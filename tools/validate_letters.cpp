#include "validate_letters.hpp"

#include <ceping/base/text.hpp>
#include <ceping/write/letters/letters.hpp>

#include "frame/frame.hpp"
#include "frame/output.hpp"

namespace validate_letters {

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_text(app, "--letters", options.folder, "DIR",
             {"给需要修改、核实或催报的单位各写一份通知",
              "write a letter to each unit that has something to fix"});
    add_comma_list(app, "--letters-format", options.formats, "FORMAT",
                   {"通知的格式：md、html、docx，可写几种，用逗号隔开",
                    "what letters are written as: md, html, docx, or several, separated by commas"});
    add_text(app, "--letters-title", options.title, "TEXT",
             {"通知标题中的测评名称，如 文明行业测评", "what the letters call the evaluation"});
    add_text(app, "--issuer", options.office, "NAME", {"通知的落款单位", "who signs the letters"});
    add_text(app, "--contact", options.contact, "TEXT",
             {"通知中的联系人和电话", "whom the letters name for questions"});
    add_text(app, "--reply-by", options.reply_by, "DATE",
             {"通知中要求的报送日期", "the day that the letters ask for an answer by"});
    add_text(app, "--date", options.date, "DATE", {"通知的落款日期", "the date of the letters"});
}

void settle(ceping::frame::ProjectSettings& project, Options& options) {
    using ceping::Project;
    project.fill("letters.title", options.title, nullptr, &Project::letters_title);
    project.fill("letters.office", options.office, nullptr, &Project::letters_office);
    project.fill("letters.contact", options.contact, nullptr, &Project::letters_contact);
    project.fill("letters.reply_by", options.reply_by, nullptr, &Project::letters_reply_by);
    project.fill("letters.format", options.formats, nullptr, &Project::letters_formats);
}

void check(const Options& options) {
    static_cast<void>(ceping::frame::parse_day(options.reply_by, "--reply-by"));
    static_cast<void>(ceping::frame::parse_day(options.date, "--date"));
    for (const auto& each : options.formats) {
        ceping::frame::check_choice(each, "--letters-format", ceping::letter_format_names());
    }
}

void write(const Options& options, const ceping::Rubric& rubric, const ceping::Validation& validation,
           const ceping::ReadOptions& reading, const ceping::KeptSources& kept, bool quiet) {
    ceping::LetterOptions how;
    how.title = options.title;
    how.office = options.office;
    how.contact = options.contact;
    how.reply_by = ceping::frame::parse_day(options.reply_by, "--reply-by");
    how.date = ceping::frame::parse_day(options.date, "--date");
    if (!options.formats.empty()) {
        how.formats.clear();
        for (const auto& each : options.formats) {
            how.formats.push_back(*ceping::find_letter_format(each));
        }
    }
    const ceping::FilledForms forms(rubric, ceping::letter_places(validation, how), reading, kept);
    how.forms = &forms;
    const auto letters = ceping::write_letters(rubric, validation, options.folder, how);
    if (!quiet) {
        ceping::frame::tell(ceping::frame::say(
            ceping::frame::phrases::letters_written.with({{"folder", ceping::printable(options.folder)},
                                                          {"returned", letters.returned},
                                                          {"asked", letters.asked},
                                                          {"late", letters.late},
                                                          {"reminded", letters.reminded}})));
    }
}

}  // namespace validate_letters
