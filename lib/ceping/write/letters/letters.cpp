// Letters to units: what to mend, what to look into, and by when. They go out on paper, so they are in Chinese whatever the
// run's language.
#include <ceping/write/letters/letters.hpp>

#include <ceping/base/codes/codes_audience.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

namespace ceping {

namespace {

using Findings = std::vector<const Diagnostic*>;

/// What letters tell of one unit's findings: those of its own files that it can mend. What others wrote, on a covert visit
/// say, is not for it to mend, nor to know of. Rows that only its name tells to be its own are in no record.
bool is_told(const ValidatedUnit& unit, const Diagnostic& finding, Severity least) {
    const auto& own = unit.self_paths;
    return finding.severity >= least && concerns_unit(finding.code) &&
           finding.code != Code("roster-missing") &&
           (finding.code == Code("row-without-code") ||
            std::find(own.begin(), own.end(), finding.where.path) != own.end());
}

UnitNames names_in(const Validation& validation) {
    UnitNames out;
    for (const auto& unit : validation.units) {
        out.emplace(unit.subject->id, unit.subject->name);
    }
    return out;
}

std::string rubric_name(const Rubric& rubric) {
    const bool year =
        rubric.edition.size() == 4 && rubric.edition.find_first_not_of("0123456789") == std::string::npos;
    const std::string edition =
        rubric.edition.empty() ? std::string() : "（" + rubric.edition + (year ? "年版）" : "）");
    return "《" + rubric.title + "》" + edition;
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
                late_ = letter_lateness(rubric, each);
            } else {
                (each.severity == Severity::error ? errors_ : doubts_).push_back(&each);
            }
        }
        reminded_ = reminded_ && !unit.self;
        in_order(errors_);
        in_order(doubts_);
    }

    [[nodiscard]] LetterKind kind() const {
        if (unit_.subject->id.empty()) {
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

    void begin(std::string_view before, std::string_view after) {
        out_.title = std::string(before) + options_.title + std::string(after);
        const auto& [id, name, region] = *unit_.subject;
        say((name.empty() ? id : name + "（" + id + "）") + "：");
    }

    [[nodiscard]] std::string time_limit() const {
        return options_.reply_by ? "请于" + date_words(*options_.reply_by).zh + "前" : std::string("请尽快");
    }

    [[nodiscard]] std::string ask_us() const {
        return options_.contact.empty() ? "请与我们联系。" : "请与我们联系（" + options_.contact + "）。";
    }

    void signature() {
        say("特此通知。");
        say(options_.office.empty() ? "＿＿＿＿＿＿＿＿测评工作办公室（盖章）" : options_.office, true);
        say(options_.date ? date_words(*options_.date).zh : "＿＿＿＿年＿＿月＿＿日", true);
    }

    void reminder() {
        begin("关于催报", "自评材料的通知");
        say("按照" + rubric_name(rubric_) + "的要求，你单位应" +
            (rubric_.deadline ? "于" + date_words(*rubric_.deadline).zh + "前" : std::string()) +
            "报送自评材料。经核对，目前尚未收到。");
        say(time_limit() + "报送。已经报送的，请核对材料中的单位编码是否为“" + unit_.subject->id +
            "”；确有困难的，请及时说明情况。有疑问的，" + ask_us());
    }

    void returned() {
        begin("关于退回修改", "自评材料的通知");
        say(looked_at() + "发现必须修改的问题" + std::to_string(errors_.size()) + "处" +
            (doubts_.empty() ? std::string() : "、需要核实的情况" + std::to_string(doubts_.size()) + "处") +
            "，现予退回，请按下列意见修改。");
        std::size_t number = 1;
        chapter(doubts_.empty() ? "" : "一、必须修改的问题");
        points(errors_, number);
        if (!doubts_.empty()) {
            chapter("二、需要核实的情况");
            points(doubts_, number);
        }
        lateness();
        say(time_limit() + "修改完毕并重新报送。对上述意见有疑问的，" + ask_us());
    }

    void asked() {
        begin("关于核实", "自评材料的通知");
        say(looked_at() + "有下列" + std::to_string(doubts_.size()) +
            "处情况需要你单位核实。自评材料不退回。");
        std::size_t number = 1;
        points(doubts_, number);
        lateness();
        say(time_limit() + "逐项核实并回复：填错的，请报送改正后的材料；没有填错的，请说明情况。有疑问的，" +
            ask_us());
    }

    void late() {
        begin("关于", "自评材料逾期报送的告知");
        say(late_);
        say("自评材料不需重新报送。提交日期有误的，" + ask_us());
    }

    void lateness() {
        if (!late_.empty()) {
            say("另告：" + late_);
        }
    }

    [[nodiscard]] std::string looked_at() {
        std::set<std::string_view> paths;
        for (const auto* list : {&errors_, &doubts_}) {
            for (const auto* each : *list) {
                paths.insert(each->where.path);
            }
        }
        several_files_ = paths.size() > 1;
        const std::string file =
            paths.size() != 1 || *paths.begin() == "-"
                ? std::string()
                : "（" + std::filesystem::path(*paths.begin()).filename().string() + "）";
        return "根据" + rubric_name(rubric_) + "，我们核对了你单位报送的自评材料" + file + "，";
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
            const LetterCase about(rubric_, *each, options_.forms, &names_);
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
        const LetterCase about(rubric_, finding, options_.forms, &names_);
        const std::string subject = letter_subject(about);
        const std::string place = letter_place(about, several_files_);
        const std::string advice = letter_advice(about);
        Report::Line out;
        if (!subject.empty()) {
            out.push_back({subject, true});
            out.push_back({place.empty() ? "：" : "（" + place + "）："});
        } else if (!place.empty()) {
            out.push_back({place + "："});
        }
        out.push_back({advice});
        return out;
    }

    /// A section with all that is not answered in it.
    [[nodiscard]] Report::Line unanswered(const Diagnostic& finding) const {
        std::string all;
        ItemId section;
        for (const auto& id : finding.listed) {
            if (const ItemId at = rubric_.find(id)) {
                all += (all.empty() ? "" : "、") + letter_title(id, rubric_.at(at).title);
                section = rubric_.at(rubric_.top_of(at)).group ? rubric_.top_of(at) : ItemId();
            }
        }
        if (all.empty()) {
            all = finding.words.size() < 3 ? std::string() : finding.words[2].zh;
        }
        Report::Line out;
        if (section) {
            out.push_back({letter_title(rubric_.at(section).id, rubric_.at(section).title), true});
            out.push_back({"："});
        }
        out.push_back({"有" + (finding.words.size() < 2 ? std::string() : finding.words[1].zh) +
                       "项没有填报，现按0分计：" + all +
                       "。请逐项补填；没有开展的如实填报，允许不涉及的填“不涉及”。"});
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

struct FormatRow {
    std::string_view name;
    LetterFormat format;
    void (*write)(const Report& letter, const ReportLook& look, const ByteSink& out);
};
constexpr auto formats = std::to_array<FormatRow>({{"md", LetterFormat::markdown, write_report_markdown},
                                                   {"html", LetterFormat::html, write_report_html},
                                                   {"docx", LetterFormat::docx, write_report_docx}});

}  // namespace

std::vector<std::string> letter_format_names() {
    std::vector<std::string> out;
    for (const auto& each : formats) {
        out.emplace_back(each.name);
    }
    return out;
}

std::optional<LetterFormat> find_letter_format(std::string_view name) {
    for (const auto& each : formats) {
        if (each.name == name) {
            return each.format;
        }
    }
    return std::nullopt;
}

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
        ids.push_back(unit.subject->id);
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
        const Report text = letter.text();
        for (const auto& format : formats) {
            const auto& wanted = options.formats;
            if (std::find(wanted.begin(), wanted.end(), format.format) != wanted.end()) {
                std::string bytes;
                format.write(text, {}, [&](std::string_view piece) { bytes += piece; });
                out.paths.push_back(into.put(stems[i] + "." + std::string(format.name), bytes));
            }
        }
        (kind == LetterKind::returned ? out.returned
         : kind == LetterKind::asked  ? out.asked
         : kind == LetterKind::late   ? out.late
                                      : out.reminded) += 1;
    }
    return out;
}

}  // namespace ceping
