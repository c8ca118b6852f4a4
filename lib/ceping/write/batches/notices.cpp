// Rectification notices 整改通知书. They go out on paper, so they are in Chinese whatever the run's language.
#include <ceping/write/batches/notices.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/markdown_text.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/results/result_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// 一, 十二, 三十: from 1 to 99; beyond that in figures.
std::string chinese_number(std::size_t value) {
    static constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (value == 0 || value > 99) {
        return std::to_string(value);
    }
    const std::size_t tens = value / 10;
    std::string out = tens == 0 ? std::string() : (tens == 1 ? "" : std::string(digits[tens])) + "十";
    return out + std::string(digits[value % 10]);
}

std::string points_in_notice(const Exact& value) {
    const bool tiny = value.sign() > 0 && value < Exact(1) / Exact(200);
    return tiny ? "不足 0.01 分" : phrases::notice_points.with({{"points", value.shortest(2)}});
}

/// Data as a sentence.
std::string sentence(std::string_view text) {
    const std::string out = markdown_text(text);
    const bool ended =
        out.ends_with("。") || out.ends_with("！") || out.ends_with("？") || out.ends_with('.');
    return ended ? out : phrases::ended.with({{"text", out}});
}

class Notice {
public:
    Notice(const BatchReport& report, std::size_t at, const ReportChoices& choices)
        : report_(report),
          choices_(choices),
          rubric_(*report.rubric),
          result_(report.set->results[at]),
          unit_(report.units[at]) {}

    [[nodiscard]] std::string text() {
        if (!result_.scored() || unit_.fix.empty()) {
            return {};
        }
        out_ = "# 关于测评发现问题的整改通知书\n\n";
        if (const Words standing = standing_words(rubric_); !standing.zh.empty()) {
            out_ += "> **" + standing.zh + "**\n\n";
        }
        if (!result_.overrides.empty()) {
            const std::string policy = markdown_text(other_policy(result_.overrides).zh);
            out_ += "> **" + phrases::notice_scores_by.with({{"policy", policy}}) + "**\n\n";
        }
        out_ += letter_addressee(result_.unit, result_.name) + "\n";
        opening();
        conditions();
        problems();
        demands();
        return std::move(out_) + letter_signature(choices_.office, choices_.date);
    }

private:
    void chapter(std::string_view title) {
        out_ += "## " +
                phrases::notice_chapter.with({{"number", chinese_number(++chapters_)}, {"title", title}}) +
                "\n\n";
    }

    void opening() {
        out_ +=
            phrases::notice_opening.with({{"rubric", letter_rubric_name(rubric_)},
                                          {"done", result_.stage == Stage::verified
                                                       ? "对你单位的自评情况进行了核验"
                                                       : "对你单位报送的自评材料进行了评分（未经实地核验）"},
                                          {"period", period()}}) +
            "\n\n";
        chapter("总体情况");
        const auto part = [](const Sentence& words, const Exact& value) {
            return value.is_zero() ? std::string() : words.with({{"points", points_in_notice(value)}});
        };
        const std::string claimed =
            result_.claimed ? phrases::of_it_claimed.with({{"points", points_in_notice(*result_.claimed)}})
                            : std::string();
        out_ += phrases::notice_score.with({{"score", result_.score.shortest()},
                                            {"total", points_in_notice(result_.total)},
                                            {"claimed", claimed},
                                            {"base", points_in_notice(result_.base)},
                                            {"bonus", part(phrases::of_it_bonus, result_.bonus)},
                                            {"penalty", part(phrases::of_it_penalty, result_.penalty)},
                                            {"band", band()},
                                            {"rank", rank()}}) +
                "\n\n" + count() + "\n\n";
    }

    [[nodiscard]] std::string period() const {
        if (!choices_.period.empty()) {
            return phrases::evaluated_in.with({{"period", markdown_text(choices_.period)}});
        }
        return rubric_.period ? phrases::evaluated_for.with({{"span", period_words(rubric_)}})
                              : std::string();
    }

    [[nodiscard]] std::string band() const {
        const std::string title = rubric_.band_title(unit_.ranked.band);
        return title.empty() ? title : phrases::of_it_band.with({{"band", markdown_text(title)}});
    }

    [[nodiscard]] std::string rank() const {
        if (unit_.ranked.rank == 0) {
            return result_.eligible ? "" : "；因不具备评定资格，不参加排名";
        }
        const League& league = report_.leagues[unit_.league];
        const std::string group = league.group.empty()
                                      ? std::string()
                                      : phrases::group_quoted.with({{"group", markdown_text(league.group)}});
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
        if (fix.vetoes.empty() && fix.prerequisites.empty()) {
            return;
        }
        chapter(fix.prerequisites.empty() ? "一票否决情形"
                : fix.vetoes.empty()      ? "未达到的前置条件"
                                          : "一票否决情形和未达到的前置条件");
        std::size_t number = 0;
        for (const VetoId at : fix.vetoes) {
            const Condition& veto = rubric_.veto(at);
            condition(veto, ++number,
                      veto.effect == VetoEffect::zero ? "属一票否决情形，总分记为 0 分。"
                                                      : "属一票否决情形，取消评定资格。");
        }
        for (const PrerequisiteId at : fix.prerequisites) {
            condition(rubric_.prerequisite(at), ++number, "前置条件未达到，不具备评定资格。");
        }
        out_ += "\n";
    }

    void condition(const Condition& each, std::size_t number, std::string_view effect) {
        const std::string mark = std::to_string(number) + ". ";
        const std::string title = "**" + markdown_text(id_and_title(each.id, each.title)) + "**";
        out_ += mark + phrases::notice_line.with({{"label", title}, {"text", effect}}) + "\n";
        if (!each.source.empty()) {
            detail(mark.size(), "依据条款", cited(rubric_, each.source));
        }
    }

    void problems() {
        const auto& items = unit_.fix.items;
        if (items.empty()) {
            return;
        }
        chapter("存在的问题");
        std::size_t parts = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto section = section_of(report_, items[i].item);
            if (i == 0 || section != section_of(report_, items[i - 1].item)) {
                out_ += "### " +
                        phrases::notice_section.with(
                            {{"number", chinese_number(++parts)}, {"section", section_words(section)}}) +
                        "\n\n";
                shared_clause(i);
            }
            problem(items[i], i + 1);
            const bool last = i + 1 == items.size() || section != section_of(report_, items[i + 1].item);
            out_ += last ? "\n" : "";
        }
    }

    /// The clause of a section's problems is said once where all of them rest on it.
    void shared_clause(std::size_t first) {
        const auto& items = unit_.fix.items;
        const auto section = section_of(report_, items[first].item);
        clause_ = clause_of(rubric_, items[first].item);
        for (std::size_t i = first; i < items.size() && section_of(report_, items[i].item) == section; ++i) {
            if (clause_of(rubric_, items[i].item) != clause_) {
                clause_.clear();
            }
        }
        out_ +=
            clause_.empty()
                ? ""
                : phrases::notice_line.with({{"label", "依据条款"}, {"text", sentence(clause_)}}) + "\n\n";
    }

    /// The section, and what the unit was given in it.
    [[nodiscard]] std::string section_words(const std::optional<std::size_t>& section) const {
        if (!section) {
            return "扣分项";
        }
        const Item& item = rubric_.at(report_.sections[*section]);
        const auto& given = unit_.sections[*section];
        const std::string title = markdown_text(id_and_title(item.id, item.title));
        return given ? phrases::section_given.with({{"section", title},
                                                    {"max", points_in_notice(given->max)},
                                                    {"points", points_in_notice(given->points)}})
                     : title;
    }

    void problem(const ToFix& each, std::size_t number) {
        const Item& item = rubric_.at(each.item);
        const std::string mark = std::to_string(number) + ". ";
        const std::string title = "**" + markdown_text(id_and_title(item.id, item.title)) + "**";
        const std::string lost = points_in_notice(each.lost);
        out_ += mark +
                (item.section == Section::penalties
                     ? phrases::problem_penalty.with({{"item", title}, {"lost", lost}})
                     : phrases::problem_lost.with({{"item", title},
                                                   {"max", points_in_notice(result_.nodes[each.node].max)},
                                                   {"lost", lost}})) +
                "\n";
        if (clause_.empty()) {
            detail(mark.size(), "依据条款", clause_of(rubric_, each.item));
        }
        detail(mark.size(), "发现的情况", found_words(rubric_, item, result_, each.node).zh);
        detail(mark.size(), item.criterion->advice.empty() ? "应达到的标准" : "整改建议",
               fixing_words(rubric_, item, result_));
    }

    /// A line below a numbered one; nothing where there is nothing to say.
    void detail(std::size_t indent, std::string_view label, std::string_view text) {
        if (!text.empty()) {
            out_ += std::string(indent, ' ') + "- " +
                    phrases::notice_line.with({{"label", label}, {"text", sentence(text)}}) + "\n";
        }
    }

    void demands() {
        chapter("整改要求");
        out_ += "1. " +
                phrases::fix_each_before.with(
                    {{"day", choices_.fix_by ? letter_day(*choices_.fix_by) : "＿＿＿＿年＿＿月＿＿日"}}) +
                "\n";
        out_ +=
            "2. 整改完成后请报送整改报告，按本通知书的序号逐项写明整改措施、完成情况和责任人，并附文件、"
            "照片、台账等佐证材料。\n";
        out_ += "3. 对上述情况有异议的，请在整改期限内书面提出复核申请，并附佐证材料。\n\n";
    }

    const BatchReport& report_;
    const ReportChoices& choices_;
    const Rubric& rubric_;
    const SavedResult& result_;
    const ReportUnit& unit_;
    std::string out_;
    std::string clause_;  // of all problems of the section that is being written; empty: each has its own
    std::size_t chapters_ = 0;
};

}  // namespace

std::string notice_text(const BatchReport& report, std::size_t result, const ReportChoices& choices) {
    return Notice(report, result, choices).text();
}

Notices write_notices(const BatchReport& report, const ReportChoices& choices, const std::string& folder) {
    const LetterFolder into(folder);
    const auto& results = report.set->results;
    std::vector<std::string_view> ids;
    for (const auto& result : results) {
        ids.push_back(result.unit);
    }
    // A unit's file is called the same whichever units are chosen.
    const auto names = letter_file_names(ids);
    Notices out;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto& chosen = choices.units;
        if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), i) == chosen.end()) {
            continue;
        }
        if (const std::string text = notice_text(report, i, choices); !text.empty()) {
            out.paths.push_back(into.put(names[i], text));
        }
    }
    return out;
}

}  // namespace ceping
