// Rectification notices 整改通知书. They go out on paper, so they are in Chinese whatever the run's language.
#include <ceping/write/batches/notices.hpp>

#include <ceping/analyse/saved_unit.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/batches/notice_words.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/results/result_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// `4.2，`, to stand in the brackets behind a title: before it, an id would be read with the number of the item. Nothing where
/// the id stands for the title.
std::string id_in_brackets(const Item& item) {
    return item.title.empty() ? std::string() : phrases::id_before.with({{"id", item.id}});
}

const std::string& title_or_id(const Item& item) { return item.title.empty() ? item.id : item.title; }

class Notice {
public:
    Notice(const BatchReport& report, std::size_t at, const ReportChoices& choices)
        : report_(report),
          choices_(choices),
          rubric_(*report.rubric),
          result_(report.set->results[at]),
          unit_(report.units[at]),
          items_(unit_.fix.items) {
        // As the sections stand in the rubric: a group may hold criteria behind the groups within it.
        const auto section = [this](const ToFix& each) {
            return section_of(report_, each.item).value_or(report_.sections.size());
        };
        std::stable_sort(items_.begin(), items_.end(),
                         [&](const ToFix& a, const ToFix& b) { return section(a) < section(b); });
        for (const auto& input : result_.inputs) {
            if (!input.date.empty()) {
                days_[input.source].insert(input.date);
            }
        }
    }

    [[nodiscard]] Report text() {
        out_.language = Language::zh;
        out_.letter = true;
        if (!result_.scored() || unit_.fix.empty()) {
            return {};
        }
        out_.title =
            phrases::notice_title.with({{"unit", result_.name.empty() ? result_.unit : result_.name}});
        if (const Words standing = standing_words(rubric_); !standing.zh.empty()) {
            say(standing.zh, true);
        }
        if (!result_.overrides.empty()) {
            say(phrases::notice_scores_by.with({{"policy", other_policy(result_.overrides).zh}}), true);
        }
        const auto& all = report_.set->results;
        const auto of_name = std::count_if(
            all.begin(), all.end(), [this](const SavedResult& each) { return each.name == result_.name; });
        say(letter_addressee(result_.unit, result_.name, of_name > 1));
        opening();
        conditions();
        problems();
        demands();
        add_letter_signature(out_, choices_.issuer, choices_.date, phrases::notice_annexed.with({}));
        annex();
        return std::move(out_);
    }

private:
    void say(std::string text, bool notice = false) {
        out_.blocks.emplace_back(Report::Paragraph{{{std::move(text)}}, notice});
    }

    void chapter(std::string_view title) {
        ++chapters_;
        heading(2, phrases::notice_chapter.with({{"number", chinese_number(chapters_)}, {"title", title}}));
    }

    void heading(int level, std::string text) {
        Report::Heading out{level, "part-" + std::to_string(++headings_), std::move(text)};
        out.in_contents = false;
        out_.blocks.emplace_back(std::move(out));
    }

    /// How the unit was looked at: by which methods, on which days.
    [[nodiscard]] std::string ways() const {
        std::vector<std::string> names;
        std::set<std::string> days;
        for (const auto& method : rubric_.methods) {
            const auto used = [&](const SavedInput& input) { return input.source == method.id; };
            if (std::any_of(result_.inputs.begin(), result_.inputs.end(), used)) {
                names.push_back(method.title.empty() ? method.id : method.title);
                if (const auto at = days_.find(method.id); at != days_.end()) {
                    days.insert(at->second.begin(), at->second.end());
                }
            }
        }
        if (names.empty()) {
            return {};
        }
        const std::string when =
            days.empty() ? std::string() : phrases::in_brackets_zh.with({{"text", days_words(days)}});
        return phrases::evaluated_by.with(
            {{"methods", join({names.begin(), names.end()}, "、")}, {"when", when}});
    }

    /// Whether there is a record of its own; where the results do not say what they rest on, there is.
    [[nodiscard]] bool reported() const {
        return result_.inputs.empty() ||
               std::any_of(result_.inputs.begin(), result_.inputs.end(),
                           [](const SavedInput& each) { return each.source == "self"; });
    }

    /// Whether a veto sets the score to 0.
    [[nodiscard]] bool zeroed() const {
        return std::any_of(unit_.fix.vetoes.begin(), unit_.fix.vetoes.end(),
                           [&](VetoId at) { return rubric_.veto(at).effect == VetoEffect::zero; });
    }

    void opening() {
        say(phrases::notice_opening.with(
            {{"rubric", letter_rubric_name(rubric_)},
             {"ways", ways()},
             {"done", !reported()                        ? "测评"
                      : result_.stage == Stage::verified ? "核验"
                                                         : "对报送的自评材料评分（未经实地核验）"},
             {"period", period()}}));
        chapter("总体情况");
        const auto part = [](const Sentence& words, const Exact& value) {
            return value.is_zero() ? std::string() : words.with({{"points", points_in_notice(value)}});
        };
        const std::string claimed =
            result_.claimed ? phrases::of_it_claimed.with({{"points", points_in_notice(*result_.claimed)}})
                            : std::string();
        const bool zero = zeroed();
        const bool base_alone = !zero && result_.bonus.is_zero() && result_.penalty.is_zero();
        const auto& parts = zero ? phrases::parts_but_for_veto : phrases::score_parts;
        const auto& score = zero ? phrases::notice_zero : phrases::notice_score;
        say(score.with(
            {{"score", result_.score.shortest()},
             {"total", points_in_notice(result_.total)},
             {"claimed", claimed},
             {"parts", base_alone ? std::string()
                                  : parts.with({{"base", points_in_notice(result_.base)},
                                                {"bonus", part(phrases::of_it_bonus, result_.bonus)},
                                                {"penalty", part(phrases::of_it_penalty, result_.penalty)}})},
             {"band", band()},
             {"rank", rank()}}));
        if (const Words gated = gated_words(report_, result_); !gated.zh.empty()) {
            say(gated.zh);
        }
        say(count());
    }

    [[nodiscard]] std::string period() const {
        const std::string span = !choices_.period.empty() ? choices_.period
                                 : rubric_.period         ? period_words(rubric_).zh
                                                          : std::string();
        return span.empty() ? span : phrases::evaluated_for.with({{"span", span}});
    }

    [[nodiscard]] std::string band() const {
        const std::string title = rubric_.band_title(unit_.ranked.band);
        return title.empty() ? title : phrases::of_it_band.with({{"band", title}});
    }

    [[nodiscard]] std::string rank() const {
        if (unit_.ranked.rank == 0) {
            return result_.eligible ? "" : "；因不具备评定资格，不参加排名";
        }
        const League& league = report_.leagues[unit_.league];
        const std::string group =
            league.group.empty() ? std::string() : phrases::group_quoted.with({{"group", league.group}});
        return (unit_.ranked.shared ? phrases::ranked_with_others : phrases::ranked_alone)
            .with({{"group", group}, {"ranked", league.ranked}, {"rank", unit_.ranked.rank}});
    }

    [[nodiscard]] std::string count() const {
        const Rectification& fix = unit_.fix;
        std::vector<std::string> parts;
        if (!fix.vetoes.empty()) {
            parts.push_back(phrases::vetoes_found.with({{"vetoes", fix.vetoes.size()}}));
        }
        if (!fix.prerequisites.empty()) {
            parts.push_back(phrases::unmet_found.with({{"prerequisites", fix.prerequisites.size()}}));
        }
        if (!fix.unconfirmed.empty()) {
            parts.push_back(phrases::unconfirmed_found.with({{"prerequisites", fix.unconfirmed.size()}}));
        }
        if (!fix.items.empty()) {
            parts.push_back(phrases::losses_found.with(
                {{"items", fix.items.size()}, {"lost", points_in_notice(fix.lost)}}));
        }
        std::string problems = parts.back();
        if (parts.size() > 1) {
            parts.pop_back();
            problems = phrases::and_the_last.with(
                {{"others", join({parts.begin(), parts.end()}, "、")}, {"last", problems}});
        }
        const bool left_out = report_.least_lost.sign() > 0 && !fix.items.empty();
        return phrases::notice_found.with(
            {{"problems", problems},
             {"left_out",
              left_out ? phrases::small_left_out.with({{"least", points_in_notice(report_.least_lost)}})
                       : std::string()}});
    }

    void conditions() {
        const Rectification& fix = unit_.fix;
        std::vector<std::string_view> kinds;
        if (!fix.vetoes.empty()) {
            kinds.emplace_back("一票否决情形");
        }
        if (!fix.prerequisites.empty()) {
            kinds.emplace_back("未达到的前置条件");
        }
        if (!fix.unconfirmed.empty()) {
            kinds.emplace_back("尚未确认的前置条件");
        }
        if (kinds.empty()) {
            return;
        }
        chapter(join(kinds, "和"));
        Report::List list;
        list.first = 1;
        for (const VetoId at : fix.vetoes) {
            const Condition& veto = rubric_.veto(at);
            condition(list, veto,
                      veto.effect == VetoEffect::zero ? "属一票否决情形，总分记为0分。"
                                                      : "属一票否决情形，取消评定资格。");
        }
        for (const PrerequisiteId at : fix.prerequisites) {
            condition(list, rubric_.prerequisite(at), "前置条件未达到，不具备评定资格。");
        }
        for (const PrerequisiteId at : fix.unconfirmed) {
            condition(list, rubric_.prerequisite(at), "前置条件尚未确认，暂不具备评定资格；请报送证明材料。");
        }
        out_.blocks.emplace_back(std::move(list));
    }

    [[nodiscard]] std::size_t condition_count() const {
        const Rectification& fix = unit_.fix;
        return fix.conditions();
    }

    void condition(Report::List& list, const Condition& each, std::string effect) {
        list.items.push_back({{letter_title(each.id, each.title), true}, {"："}, {std::move(effect)}});
        auto& below = list.below.emplace_back();
        for (const auto& ground : result_.grounds) {
            if (ground.id == each.id && !ground.source.empty()) {
                detail(below, "认定", ground_words(ground));
            }
        }
        detail(below, "依据条款", each.source.empty() ? std::string() : cited(rubric_, each.source));
    }

    /// By which method something was established, and when; never by whom.
    [[nodiscard]] std::string ground_words(const SavedGround& ground) const {
        const auto date = parse_loose_date(ground.date);
        return method_name(ground.source) +
               (date ? phrases::in_brackets_zh.with({{"text", letter_day(*date)}}) : std::string());
    }

    void problems() {
        const auto& items = items_;
        if (items.empty()) {
            return;
        }
        chapter("存在的问题");
        std::size_t parts = 0;
        Report::List list;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto section = section_of(report_, items[i].item);
            if (i == 0 || section != section_of(report_, items[i - 1].item)) {
                heading(3, phrases::notice_section.with(
                               {{"number", chinese_number(++parts)}, {"section", section_words(section)}}));
                shared_clause(i);
                list.first = condition_count() + i + 1;
            }
            problem(list, items[i]);
            if (i + 1 == items.size() || section != section_of(report_, items[i + 1].item)) {
                out_.blocks.emplace_back(std::exchange(list, {}));
            }
        }
    }

    /// The clause of a section's problems is said once where all of them rest on it.
    void shared_clause(std::size_t first) {
        const auto& items = items_;
        const auto section = section_of(report_, items[first].item);
        clause_ = clause_of(rubric_, items[first].item);
        for (std::size_t i = first; i < items.size() && section_of(report_, items[i].item) == section; ++i) {
            if (clause_of(rubric_, items[i].item) != clause_) {
                clause_.clear();
            }
        }
        if (!clause_.empty()) {
            say(phrases::notice_line.with({{"label", "依据条款"}, {"text", sentence(clause_)}}));
        }
    }

    /// The section, and what the unit was given in it.
    [[nodiscard]] std::string section_words(const std::optional<std::size_t>& section) const {
        if (!section) {
            return "扣分项";
        }
        const Item& item = rubric_.at(report_.sections[*section]);
        const auto& given = unit_.sections[*section];
        return given ? phrases::section_given.with({{"title", title_or_id(item)},
                                                    {"id", id_in_brackets(item)},
                                                    {"max", points_in_notice(given->max)},
                                                    {"points", points_in_notice(given->points)}})
                     : letter_title(item.id, item.title);
    }

    void problem(Report::List& list, const ToFix& each) {
        const Item& item = rubric_.at(each.item);
        const std::string lost = points_in_notice(each.lost);
        const auto section = section_of(report_, each.item);
        if (section && report_.sections[*section] == each.item) {  // the heading above has said the rest
            list.items.push_back({{phrases::section_lost.with({{"lost", lost}}), true}});
        } else {
            const std::string id = id_in_brackets(item);
            list.items.push_back(
                {{title_or_id(item), true},
                 {item.section == Section::penalties
                      ? phrases::problem_penalty.with({{"id", id}, {"lost", lost}})
                      : phrases::problem_lost.with({{"id", id},
                                                    {"max", points_in_notice(result_.nodes[each.node].max)},
                                                    {"lost", lost}})}});
        }
        auto& below = list.below.emplace_back();
        if (clause_.empty()) {
            detail(below, "依据条款", clause_of(rubric_, each.item));
        }
        const std::string standard = standard_words(rubric_, item, result_);
        const std::string& advice = criterion_for(rubric_, item, result_).advice;
        detail(below, "评价标准", standard);
        detail(below, "发现的情况", found_words(rubric_, item, result_, each.node).zh);
        detail(below, "测评方法", methods_of(each.node));
        detail(below, "整改建议", advice);
    }

    [[nodiscard]] std::string method_name(const std::string& id) const {
        const std::string title = id == "self" ? std::string("自评") : rubric_.method_title(id);
        return title.empty() ? id : title;
    }

    /// The methods that made the points, each with the days of its visits.
    [[nodiscard]] std::string methods_of(std::size_t node) const {
        std::vector<std::string> out;
        if (node < result_.details.size()) {
            for (const auto& [method, points] : result_.details[node].by) {
                const auto at = days_.find(method);
                const std::string when =
                    at == days_.end() || method == "self"
                        ? std::string()
                        : phrases::in_brackets_zh.with({{"text", days_words(at->second)}});
                out.push_back(method_name(method) + when);
            }
        }
        if (out.empty() && result_.stage == Stage::verified) {
            return "自评（未经核验）";
        }
        return join({out.begin(), out.end()}, "，");
    }

    /// A line below a numbered one; nothing where there is nothing to say.
    static void detail(std::vector<Report::Line>& below, std::string_view label, std::string_view text) {
        if (!text.empty()) {
            below.push_back({{std::string(label), true}, {"：" + sentence(text)}});
        }
    }

    void demands() {
        chapter("整改要求");
        const auto day_or_line = [](const std::optional<Date>& day) {
            return day ? letter_day(*day) : std::string(letter_date);
        };
        const std::string day = day_or_line(choices_.fix_by);
        Report::List list;
        list.first = 1;
        const auto add = [&](std::string text) { list.items.push_back({{std::move(text)}}); };
        add(phrases::fix_each_before.with({{"day", day}}));
        add(phrases::report_fixing.with({{"day", day}}));
        add(phrases::may_object.with({{"day", day_or_line(choices_.object_by)}}));
        if (!choices_.contact.empty()) {
            add(phrases::notice_contact.with({{"contact", sentence(choices_.contact)}}));
        }
        out_.blocks.emplace_back(std::move(list));
    }

    /// 整改情况反馈表: what the unit fills in, problem by problem with the numbers of the notice.
    void annex() {
        std::vector<std::string> problems;
        const auto add = [&problems](const auto& of, std::string_view found) {
            const std::string problem = letter_title(of.id, of.title);
            problems.push_back(
                found.empty() ? problem
                              : phrases::problem_and_found.with({{"problem", problem}, {"found", found}}));
        };
        for (const VetoId at : unit_.fix.vetoes) {
            add(rubric_.veto(at), "一票否决情形");
        }
        for (const PrerequisiteId at : unit_.fix.prerequisites) {
            add(rubric_.prerequisite(at), "前置条件未达到");
        }
        for (const PrerequisiteId at : unit_.fix.unconfirmed) {
            add(rubric_.prerequisite(at), "前置条件尚未确认");
        }
        for (const auto& each : items_) {
            const Item& item = rubric_.at(each.item);
            add(item, shortened(found_words(rubric_, item, result_, each.node).zh));
        }
        Report::Heading heading{2, "annex", "附件"};
        heading.below = "整改情况反馈表";
        heading.in_contents = false;
        heading.new_page = true;
        out_.blocks.emplace_back(std::move(heading));
        say(phrases::annex_unit.with({{"unit", result_.name.empty() ? result_.unit : result_.name}}));
        Report::Table table{"", problems.size()};
        table.for_people("序号", Report::Type::text,
                         [](std::size_t i) { return Report::Cell(std::to_string(i + 1)); });
        table.for_people("存在的问题", Report::Type::text, [problems = std::move(problems)](std::size_t i) {
            return Report::Cell(problems[i]);
        });
        constexpr std::size_t wide = 24;
        constexpr std::size_t narrow = 10;
        for (const auto& [title, room] : {std::pair{"整改措施", wide}, std::pair{"完成情况", wide},
                                          std::pair{"完成日期", narrow}, std::pair{"责任人", narrow}}) {
            table.for_people(title, Report::Type::text, [](std::size_t) { return Report::Cell(""); }).room =
                room;
        }
        out_.add(std::move(table));
    }

    const BatchReport& report_;
    const ReportChoices& choices_;
    const Rubric& rubric_;
    const SavedResult& result_;
    const ReportUnit& unit_;
    std::vector<ToFix> items_;                           // what is to be fixed, section by section
    std::map<std::string, std::set<std::string>> days_;  // of the records of each source, as written
    Report out_;
    std::string clause_;  // of all problems of the section that is being written; empty: each has its own
    std::size_t chapters_ = 0;
    std::size_t headings_ = 0;
};

}  // namespace

Report notice_to(const BatchReport& report, std::size_t result, const ReportChoices& choices) {
    return Notice(report, result, choices).text();
}

}  // namespace ceping
