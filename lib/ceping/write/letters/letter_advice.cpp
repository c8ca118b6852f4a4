// What letters say of answers, and where to look for what they say of the rest.
#include <ceping/write/letters/letter_advice.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace ceping {

namespace {

using Case = LetterCase;

constexpr std::string_view quote = "“";
constexpr std::string_view unquote = "”";

std::string quoted(std::string_view text) {
    std::string out(quote);
    return out.append(text).append(unquote);
}

/// What stands in the whole answer, else what the message quotes.
std::string answer_of(const Case& about, std::size_t word) {
    const std::string filled = about.filled();
    return filled.empty() ? about.word(word) : filled;
}

std::string how(const Case& about) {
    return about.item() == nullptr ? std::string("请核对后改正。") : how_to_answer(*about.item());
}

std::optional<Exact> number_of(std::string_view text) {
    try {
        return Exact::parse(to_ascii(trim(text)));
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
}

/// The one number that a text with words around it holds: 38 of `38人`. Nothing where it may be another: `9o`, `1-2`.
std::string number_within(std::string_view text) {
    const std::string ascii = to_ascii(text);
    const std::size_t first = ascii.find_first_of("0123456789");
    if (first == std::string::npos) {
        return {};
    }
    const std::size_t end = std::min(ascii.find_first_not_of("0123456789.", first), ascii.size());
    const auto wordy = [](std::string_view rest) {
        return std::all_of(rest.begin(), rest.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == ' '; });
    };
    const std::string number = ascii.substr(first, end - first);
    const bool plain =
        wordy(std::string_view(ascii).substr(0, first)) && wordy(std::string_view(ascii).substr(end));
    return plain && number.size() < ascii.size() && number_of(number) ? number : std::string();
}

/// 是否应为“A”？ where what was filled in differs from a choice in case or width alone; any other likeness would be taken for
/// the answer. Else the end of the sentence.
std::string or_meant(const Case& about) {
    if (about.item() != nullptr && about.item()->criterion) {
        const std::string given = folded(about.word(1));
        for (const auto& each : about.item()->criterion->kind->form(about.item()->points).choices) {
            if (equal_ignoring_case(given, folded(each.key))) {
                return "，是否应为" + quoted(each.key) + "？";
            }
        }
    }
    return "。";
}

std::string level(const Case& about) {
    return Case::stated(about.word(1)) + "没有这个等级" + or_meant(about) + how(about);
}

std::string choice(const Case& about) {
    const bool check = about.finding.code == Code("answer-check");
    return Case::stated(about.word(1)) + (check ? "清单中没有这一项" : "没有这个类别") + or_meant(about) +
           how(about);
}

std::string twice(const Case& about) {
    return quoted(about.word(1)) + "填了两次，只计一次。如果其中一个本应填别的内容，请改正。";
}

/// 分子41、分母40.
std::string ratio_of(const Case& about) {
    return about.form == nullptr || about.form->given("num").empty() || about.form->given("den").empty()
               ? std::string()
               : "分子" + std::string(about.form->given("num")) + "、分母" +
                     std::string(about.form->given("den"));
}

std::string bounds_of(const Case& about) {
    if (about.item() == nullptr || !about.item()->criterion) {
        return {};
    }
    const AnswerForm form = about.item()->criterion->kind->form(about.item()->points);
    const std::string sign = form.percent ? "%" : std::string();
    const std::string unit = form.percent ? "%" : std::string(about.item()->criterion->kind->unit());
    return form.lowest && form.highest
               ? "应在" + form.lowest->plain() + sign + "至" + form.highest->plain() + unit + "之间"
               : std::string();
}

std::string more_than_whole(const std::string& num, const std::string& den) {
    return "分子" + num + "大于分母" + den + "。请核对两个数是否填反、统计的范围是否一致，改正后重填。";
}

std::string range(const Case& about) {
    const std::string bounds = bounds_of(about);
    const std::string ratio = ratio_of(about);
    if (ratio.empty()) {
        return Case::stated(answer_of(about, 1)) + (bounds.empty() ? "超出了范围" : bounds) +
               "。请核对后改填。";
    }
    const std::string num(about.form->given("num"));
    const std::string den(about.form->given("den"));
    const auto over = number_of(num);
    const auto under = number_of(den);
    if (over && under && *over > *under) {
        return more_than_whole(num, den);
    }
    return "填报为" + ratio + "，折合后超出了范围" + (bounds.empty() ? "" : "，" + bounds) +
           "。请核对后改填。";
}

std::string over_den(const Case& about) {
    return "分子" + about.word(1) + "大于分母" + about.word(2) +
           "。请核对两个数是否填反、统计的范围是否一致；确实如此的，请在说明中写明原因。";
}

std::string step(const Case& about) {
    return Case::stated(answer_of(about, 1)) + "应为" + about.word(2) + "的整数倍。请核对后改填。";
}

std::string whole(const Case& about) {
    const std::string figure = about.word(1);
    if (about.form != nullptr && about.form->given("sample") == figure) {
        return "样本量填报为" + figure + "，应填不小于0的整数。请核对后改填。";
    }
    const std::string filled = answer_of(about, 1);
    const bool several = filled.find('=') != std::string::npos;
    return Case::stated(filled) + (several ? "其中的" + figure : "") + "应" + (several ? "为" : "填") +
           "不小于0的整数。请核对后改填。";
}

std::string ratio(const Case& about) {
    const std::string what = ratio_of(about);
    const bool negative = what.find('-') != std::string::npos;
    return (what.empty() ? "" : "填报为" + what + "，") +
           (negative ? "分子和分母都不能是负数。" : "分母为0而分子不为0。") + "请核对后改填。";
}

std::string percent(const Case& about) {
    const std::string unit(about.item() != nullptr && about.item()->criterion
                               ? about.item()->criterion->kind->unit()
                               : std::string_view());
    return Case::stated(about.word(1)) + "这一项" +
           (unit.empty() ? "不是百分数" : "的单位是" + unit + "，不是百分数") +
           "，不要带百分号。请核对后改填。";
}

std::string not_applicable(const Case& about) {
    return Case::stated(about.filled().empty() ? "不涉及" : about.filled()) + "这一项不能填不涉及。" +
           how(about);
}

/// The part of the answer that a text stands in, 分子, where it is not the answer itself.
std::string part_of(const Case& about, std::string_view text) {
    if (about.form != nullptr) {
        for (const std::string_view key : {"num", "den", "sample"}) {
            if (about.form->given(key) == trim(text)) {
                return form_word(key);
            }
        }
    }
    return {};
}

std::string number(const Case& about) {
    const std::string text = about.word(1).empty() ? about.filled() : about.word(1);
    const std::string near = number_within(text);
    const std::string part = part_of(about, text);
    const bool stated = about.form != nullptr && about.form->section == "stated";
    return part + Case::stated(text) + "不是数字" + (near.empty() ? "。" : "，是否应为" + near + "？") +
           (!part.empty() || about.item() == nullptr || stated ? "请只填数字，不带文字。" : how(about));
}

std::string too_large(const Case& /*about*/) { return "所填的数位数过多，无法计算。请核对后改填。"; }

std::string parts(const Case& about) {
    if (about.form != nullptr) {
        const bool num = !about.form->given("num").empty();
        const bool den = !about.form->given("den").empty();
        if (num != den) {
            const std::string key = num ? "num" : "den";
            return "只填了" + form_word(key) + std::string(about.form->given(key)) + "，没有填" +
                   form_word(num ? "den" : "num") + "。" + how(about);
        }
        std::string all;
        for (const auto& [key, text] : about.form->parts) {
            all += (all.empty() ? "" : "、") + form_word(key) + text;
        }
        if (!all.empty()) {
            return "填报为" + all + "，填了不止一种内容。请只保留一种。" + how(about);
        }
    }
    return "填报内容不完整。" + how(about);
}

/// An answer in the form that belongs to another kind of criterion.
std::string key(const Case& about) {
    const std::string part = about.finding.words.empty() ? std::string() : about.finding.words.back().zh;
    return Case::stated(about.filled()) + "这一项不填" + form_word(part) + "。" + how(about);
}

/// A text where several are wanted, or several where one is.
std::string type(const Case& about) {
    const std::string wanted = about.word(1);
    const std::string given = about.word(2);
    std::string out = "填法不对。";
    if (given == "空值") {
        out = "没有填写内容。";
    } else if (given == "映射" || given == "列表") {
        out = wanted == "映射" || wanted == "列表" ? out : std::string("填成了几项，这里只能填一项。");
    } else {
        out = Case::stated(about.filled()) + out;
    }
    const std::string part = about.form == nullptr ? std::string() : about.form->part;
    if (part == "evidence" || (about.form != nullptr && !about.form->evidence.empty())) {
        return "佐证材料的填法不对。请逐份写明名称，以及文件名或网址。";
    }
    if (about.item() != nullptr && about.item()->criterion && part != "note") {
        return out + how(about);
    }
    return out + "请照下发的表填写。";
}

std::string sample(const Case& about) {
    const std::string given =
        about.form == nullptr ? std::string() : std::string(about.form->given("sample"));
    return (given.empty() ? "没有填写样本量" : "样本量填报为" + given) + "，要求不少于" + about.word(2) +
           "，现在这一项按没有填报处理。请核对样本量后补填或改填。";
}

std::string excluded(const Case& about) {
    return Case::stated(about.filled()) +
           "按所填的单位信息，这一项不适用于你单位，所填不计。请核对单位信息；信息无误的，这一项请留空。";
}

std::string timeliness(const Case& about) {
    return Case::stated(about.filled()) + "这一项按提交日期计算，不需填写。请留空。";
}

std::string criterion(const Case& about) {
    std::string near = about.finding.suggestion;
    if (const ItemId at = about.rubric.find(near)) {
        near = letter_title(near, about.rubric.at(at).title);
    }
    return "没有编号为" + quoted(about.word(0)) + "的测评内容" +
           (near.empty() ? "。" : "，是否应为" + near + "？") +
           "请核对编号后改正，不要改动下发表格中的编号。";
}

std::string group(const Case& /*about*/) { return "这是一组项目的名称，本身不填。请填写它下面的各项。"; }

std::string fraction(const Case& about) {
    return "填报为" + about.word(1) + "，是否应为" + about.word(2) +
           "%？请核对后改填；比率确实这样低的，请在说明中写明。";
}

/// `2.1 填 A，2.3 应为 A 或 B` with the titles of what it names.
std::string with_titles(const Rubric& rubric, const std::string& text) {
    std::string out;
    std::size_t at = 0;
    constexpr std::array<std::string_view, 4> before = {"，", "应有 ", "≤ ", "、"};
    while (at < text.size()) {
        const bool begins =
            at == 0 || std::any_of(before.begin(), before.end(), [&](std::string_view mark) {
                return at >= mark.size() && text.compare(at - mark.size(), mark.size(), mark) == 0;
            });
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const ItemId item = begins ? rubric.find(std::string_view(text).substr(at, end - at)) : ItemId();
        if (item) {
            out += letter_title(rubric.at(item).id, rubric.at(item).title);
            at = std::min(end + 1, text.size());
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string expectation(const Case& about) {
    return "前后填报不一致：" + with_titles(about.rubric, about.word(0)) +
           "。请核对这几项，改正填错的一项；都没有填错的，请在说明中写明原因。";
}

/// The sums below a total, without the keys that an answer's written form has.
std::string totals(const Case& about) {
    std::string out = "填报为" + about.word(1) + "，按各项填报内容应为" + about.word(2);
    for (const auto& each : about.finding.more) {
        std::string line = each.zh;
        for (const std::string_view part : {"num=", "den=", "value=", "sample="}) {
            for (std::size_t found = line.find(part); found != std::string::npos;
                 found = line.find(part, found)) {
                line.replace(found, part.size(), form_word(part.substr(0, part.size() - 1)));
            }
        }
        out += "；" + line;
    }
    return out + "。请核对是算错了，还是某一项填错了，改正其中一处。";
}

std::string overflow(const Case& /*about*/) {
    return "所填的数位数过多，总分无法计算。请核对各项数值后改填。";
}

constexpr auto rows = std::to_array<LetterAdviceRow>({
    {"answer-level", level},
    {"answer-check", choice},
    {"answer-class", choice},
    {"check-twice", twice},
    {"answer-range", range},
    {"num-over-den", over_den},
    {"answer-step", step},
    {"answer-whole", whole},
    {"answer-ratio", ratio},
    {"answer-percent", percent},
    {"na-not-allowed", not_applicable},
    {"bad-number", number},
    {"number-too-large", too_large},
    {"answer-parts", parts},
    {"answer-key", key},
    {"wrong-type", type},
    {"sample-small", sample},
    {"answer-excluded", excluded},
    {"answer-timeliness", timeliness},
    {"unknown-criterion", criterion},
    {"answer-to-group", group},
    {"rate-as-fraction", fraction},
    {"expect-failed", expectation},
    {"stated-differs", totals},
    {"score-overflow", overflow},
});

const LetterAdviceRow* advice_of(std::string_view code) {
    for (const auto find : {find_answer_advice, find_form_advice, find_evidence_advice}) {
        if (const auto* const row = find(code)) {
            return row;
        }
    }
    return nullptr;
}

}  // namespace

const LetterAdviceRow* find_answer_advice(std::string_view code) {
    const auto* const at =
        std::find_if(rows.begin(), rows.end(), [code](const auto& row) { return row.code.name() == code; });
    return at == rows.end() ? nullptr : at;
}

bool has_letter_advice(std::string_view code) { return advice_of(code) != nullptr; }

std::string letter_advice(const LetterCase& about) {
    const auto* const row = advice_of(about.finding.code.name());
    return row == nullptr ? LetterCase::stated(about.filled()) + "这里的填法有误。请核对后改正。"
                          : row->say(about);
}

}  // namespace ceping
