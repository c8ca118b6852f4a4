#include "validate_letters.hpp"

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letters.hpp>

#include <optional>

#include "frame/frame.hpp"
#include "frame/output.hpp"

namespace validate_letters {

namespace {

using ceping::frame::UsageError;

void check_date(const std::string& text, const std::string& what) {
    if (!text.empty() && !ceping::parse_date(text)) {
        throw UsageError({what + " 不能是“" + text + "”；应写作 2015-12-25",
                          what + " cannot be `" + text + "'; write 2015-12-25"});
    }
}

std::optional<ceping::Date> date_of(const std::string& text) {
    return text.empty() ? std::nullopt : ceping::parse_date(text);
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_text(app, "--letters", options.folder, "DIR",
             {"给需要修改、核实或催报的单位各写一份通知",
              "write a letter to each unit that has something to mend"});
    add_comma_list(app, "--letters-format", options.formats, "FORMAT",
                   {"通知的格式：md、html、docx，可写几种，用逗号隔开",
                    "what letters are written as: md, html, docx, or several, separated by commas"});
    add_text(app, "--letters-title", options.title, "TEXT",
             {"通知标题中的测评名称，如 文明行业测评", "what the letters call the evaluation"});
    add_text(app, "--office", options.office, "NAME", {"通知的落款单位", "who signs the letters"});
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
    check_date(options.reply_by, "--reply-by");
    check_date(options.date, "--date");
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
    how.reply_by = date_of(options.reply_by);
    how.date = date_of(options.date);
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
        const std::string returned = std::to_string(letters.returned);
        const std::string asked = std::to_string(letters.asked);
        const std::string late = std::to_string(letters.late);
        const std::string reminded = std::to_string(letters.reminded);
        const std::string folder = ceping::printable(options.folder);
        ceping::frame::tell(
            ceping::frame::say({folder + "：退回修改通知 " + returned + " 份，核实通知 " + asked +
                                    " 份，逾期告知 " + late + " 份，催报通知 " + reminded + " 份",
                                folder + ": letters of return " + returned + ", of inquiry " + asked +
                                    ", of lateness " + late + ", reminders " + reminded}));
    }
}

}  // namespace validate_letters
