// Letters to units: what to fix, what to look into, and by when. They go out on paper, so they are in Chinese whatever the
// run's language.
#include <ceping/write/letters/letters.hpp>

#include <ceping/base/codes/codes_audience.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/letters/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace ceping {

namespace {

using Findings = std::vector<const Diagnostic*>;

/// What letters tell of one unit's findings: those of its own files that it can fix. What others wrote, on a covert visit
/// say, is not for it to fix, nor to know of. Rows that only its name tells to be its own are in no record.
bool is_told(const ValidatedUnit& unit, const Diagnostic& finding, Severity least) {
    const auto& own = unit.self_paths;
    return finding.severity >= least && concerns_unit(finding.code) &&
           finding.code != Code("roster-missing") &&
           (finding.code == Code("row-without-code") || among(finding.where.path, own));
}

UnitNames names_in(const Validation& validation) {
    UnitNames out;
    for (const auto& unit : validation.units) {
        out.emplace(unit.identity->id, unit.identity->name);
    }
    return out;
}

class Letter {
public:
    Letter(const Rubric& rubric, const ValidatedUnit& unit, const UnitNames& names,
           const LetterOptions& options)
        : rubric_(rubric), unit_(unit), names_(names), options_(options) {
        for (const auto& each : unit.findings) {
            reminded_ = reminded_ || (each.code == Code("roster-missing") && each.severity >= options.least);
            const FilledIn* const form = options.forms == nullptr ? nullptr : options.forms->at(each.where);
            // A table may hold both what the unit answered and what a visit found.
            if (!is_told(unit, each, options.least) || (form != nullptr && !form->of_self)) {
                continue;
            }
            if (each.code == Code("late") && each.severity < Severity::error) {
                late_ = letter_lateness(rubric, &unit.unit, each);
            } else {
                (each.severity == Severity::error ? errors_ : doubts_).push_back(&each);
            }
        }
        reminded_ = reminded_ && !unit.self;
        in_order(errors_);
        in_order(doubts_);
    }

    [[nodiscard]] LetterKind kind() const {
        if (unit_.identity->id.empty()) {
            return LetterKind::none;  // there is nobody to write to
        }
        return reminded_          ? LetterKind::reminded
               : !errors_.empty() ? LetterKind::returned
               : !doubts_.empty() ? LetterKind::asked
               : !late_.empty()   ? LetterKind::late
                                  : LetterKind::none;
    }

    [[nodiscard]] Report text() {
        out_.language = Language::zh;
        out_.letter = true;
        switch (kind()) {
            case LetterKind::none: return {};
            case LetterKind::reminded: reminder(); break;
            case LetterKind::returned: returned(); break;
            case LetterKind::asked: asked(); break;
            case LetterKind::late: late(); break;
        }
        signature();
        return std::move(out_);
    }

private:
    void say(std::string text, bool right = false) {
        out_.blocks.emplace_back(Report::Paragraph{{{std::move(text)}}, false, right});
    }

    void begin(const Sentence& title) {
        out_.title = title.with({{"evaluation", options_.title}});
        const auto& [id, name, region] = *unit_.identity;
        say(phrases::to_unit.with({{"unit", letter_title(id, name)}}));
    }

    [[nodiscard]] std::string time_limit() const {
        return options_.reply_by ? phrases::reply_by.with({{"day", date_words(*options_.reply_by)}})
                                 : "请尽快";
    }

    [[nodiscard]] std::string ask_us() const {
        return options_.contact.empty() ? "请与我们联系。"
                                        : phrases::ask_at.with({{"contact", options_.contact}});
    }

    void signature() { add_letter_signature(out_, options_.office, options_.date); }

    void reminder() {
        begin(phrases::reminding_title);
        const auto& due = rubric_.deadline;
        say(phrases::nothing_came.with(
            {{"rubric", letter_rubric_name(rubric_)},
             {"due", due ? phrases::due_before.with({{"day", date_words(*due)}}) : std::string()}}));
        say(phrases::hand_in.with({{"soon", time_limit()}, {"id", unit_.identity->id}, {"ask", ask_us()}}));
    }

    void returned() {
        begin(phrases::returning_title);
        const std::string doubts =
            doubts_.empty() ? std::string() : phrases::and_doubts.with({{"doubts", doubts_.size()}});
        looked_at(phrases::must_fix.with({{"errors", errors_.size()}, {"doubts", doubts}}));
        std::size_t number = 1;
        chapter(doubts_.empty() ? "" : "一、必须修改的问题");
        points(errors_, number);
        if (!doubts_.empty()) {
            chapter("二、需要核实的情况");
            points(doubts_, number);
        }
        lateness();
        say(phrases::fix_and_return.with({{"soon", time_limit()}, {"ask", ask_us()}}));
    }

    void asked() {
        begin(phrases::asking_title);
        looked_at(phrases::have_doubts.with({{"doubts", doubts_.size()}}));
        std::size_t number = 1;
        points(doubts_, number);
        lateness();
        say(phrases::answer_doubts.with({{"soon", time_limit()}, {"ask", ask_us()}}));
    }

    void late() {
        begin(phrases::lateness_title);
        say(late_);
        say(phrases::no_need_again.with({{"ask", ask_us()}}));
    }

    void lateness() {
        if (!late_.empty()) {
            say(phrases::also_told.with({{"lateness", late_}}));
        }
    }

    void looked_at(const std::string& found) {
        std::set<std::string_view> paths;
        for (const auto* list : {&errors_, &doubts_}) {
            for (const auto* each : *list) {
                paths.insert(each->where.path);
            }
        }
        several_files_ = paths.size() > 1;
        const bool named = paths.size() == 1 && *paths.begin() != "-";
        say(phrases::looked_at.with(
            {{"rubric", letter_rubric_name(rubric_)},
             {"file", named ? phrases::in_brackets.with(
                                  {{"text", std::filesystem::path(*paths.begin()).filename().string()}})
                            : std::string()},
             {"found", found}}));
    }

    void chapter(std::string_view title) {
        if (!title.empty()) {
            out_.blocks.emplace_back(
                Report::Heading{2, "part-" + std::to_string(++chapters_), std::string(title), {}, {}, false});
        }
    }

    /// What concerns the whole or the unit first, then criterion by criterion as the form has them.
    void in_order(Findings& list) const {
        const auto rank = [&](const Diagnostic* each) {
            const LetterCase about(rubric_, &unit_.unit, *each, options_.forms, &names_);
            const bool last = each->code == Code("unanswered");
            return std::pair(last, last ? ItemId() : about.at);
        };
        std::stable_sort(list.begin(), list.end(),
                         [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    }

    void points(const Findings& findings, std::size_t& number) {
        Report::List list;
        list.first = number;
        for (const auto* each : findings) {
            list.items.push_back(each->code == Code("unanswered") ? unanswered(*each) : point(*each));
        }
        number += findings.size();
        out_.blocks.emplace_back(std::move(list));
    }

    [[nodiscard]] Report::Line point(const Diagnostic& finding) const {
        const LetterCase about(rubric_, &unit_.unit, finding, options_.forms, &names_);
        const std::string subject = letter_subject(about);
        const std::string place = letter_place(about, several_files_);
        const std::string advice = letter_advice(about);
        Report::Line out;
        if (!subject.empty()) {
            out.push_back({subject, true});
            out.push_back({place.empty() ? "：" : phrases::in_place.with({{"place", place}})});
        } else if (!place.empty()) {
            out.push_back({phrases::to_unit.with({{"unit", place}})});
        }
        out.push_back({advice});
        return out;
    }

    /// A section with all that is not answered in it.
    [[nodiscard]] Report::Line unanswered(const Diagnostic& finding) const {
        const auto word = [&](std::size_t i) {
            return i < finding.words.size() ? finding.words[i].zh : std::string();
        };
        std::vector<std::string> all;
        ItemId section;
        for (const auto& id : finding.listed) {
            if (const ItemId at = rubric_.find(id)) {
                all.push_back(letter_title(id, rubric_.at(at).title));
                section = rubric_.at(rubric_.top_of(at)).group ? rubric_.top_of(at) : ItemId();
            }
        }
        Report::Line out;
        if (section) {
            out.push_back({letter_title(rubric_.at(section).id, rubric_.at(section).title), true});
            out.push_back({"："});
        }
        out.push_back({phrases::not_filled_in.with(
            {{"items", word(1)}, {"all", all.empty() ? word(2) : letter_list(all)}})});
        return out;
    }

    const Rubric& rubric_;
    const ValidatedUnit& unit_;
    const UnitNames& names_;
    const LetterOptions& options_;
    Findings errors_;
    Findings doubts_;
    std::string late_;  ///< the sentence; empty: in time, or within the days of grace
    bool reminded_ = false;
    bool several_files_ = false;
    std::size_t chapters_ = 0;
    Report out_;
};

}  // namespace

LetterToUnit letter_to(const Rubric& rubric, const Validation& validation, std::size_t unit,
                       const LetterOptions& options) {
    const UnitNames names = names_in(validation);
    Letter letter(rubric, validation.units[unit], names, options);
    return {letter.kind(), letter.text()};
}

std::vector<Location> letter_places(const Validation& validation, const LetterOptions& options) {
    std::vector<Location> out;
    for (const auto& unit : validation.units) {
        for (const auto& each : unit.findings) {
            if (is_told(unit, each, options.least)) {
                out.push_back(each.where);
            }
        }
    }
    return out;
}

std::vector<std::string> letter_names(const Validation& validation) {
    std::vector<std::string_view> ids;
    for (const auto& unit : validation.units) {
        ids.push_back(unit.identity->id);
    }
    return letter_stems(ids);
}

Letters write_letters(const Rubric& rubric, const Validation& validation, const std::string& folder,
                      const LetterOptions& options) {
    const LetterFolder into(folder);
    const auto stems = letter_names(validation);
    const UnitNames names = names_in(validation);
    Letters out;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        Letter letter(rubric, validation.units[i], names, options);
        const LetterKind kind = letter.kind();
        if (kind == LetterKind::none) {
            continue;
        }
        for (const auto& file : letter_files(letter.text(), options.formats)) {
            out.paths.push_back(into.put(stems[i] + file.suffix, file.bytes));
        }
        (kind == LetterKind::returned ? out.returned
         : kind == LetterKind::asked  ? out.asked
         : kind == LetterKind::late   ? out.late
                                      : out.reminded) += 1;
    }
    return out;
}

}  // namespace ceping
