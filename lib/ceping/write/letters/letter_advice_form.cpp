// What letters say of the form itself: who fills it in, dates, columns, rows, and files that cannot be read.
#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace ceping {

namespace {

using Case = LetterCase;

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

/// 是否应为“…”？ or the end of the sentence.
std::string or_meant(const Case& about) {
    return about.finding.suggestion.empty()
               ? "。"
               : "，是否应为" + quoted(about.name_of(about.finding.suggestion)) + "？";
}

/// The year, month and day that a text gives in whatever manner; nothing where it does not give three numbers.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
    const std::string ascii = to_ascii(trim(text));
    const std::size_t time = ascii.find_first_of("T:");
    std::string_view rest = std::string_view(ascii).substr(0, time);
    if (time != std::string::npos && ascii[time] == ':') {
        rest = rest.substr(0, rest.rfind(' '));  // a time of day behind a blank
    }
    std::array<int, 3> out{};
    std::size_t count = 0;
    if (rest.size() == 8 && rest.find_first_not_of("0123456789") == std::string_view::npos) {
        const auto piece = [&](std::size_t from, std::size_t size) {
            return std::stoi(std::string(rest.substr(from, size)));
        };
        return std::array{piece(0, 4), piece(4, 2), piece(6, 2)};
    }
    while (!rest.empty()) {
        const std::size_t begin = rest.find_first_of("0123456789");
        if (begin == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(begin);
        const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (count == out.size() || end > 4) {
            return std::nullopt;
        }
        out[count++] = std::stoi(std::string(rest.substr(0, end)));
        rest.remove_prefix(end);
    }
    return count == out.size() && out[0] >= 1000 ? std::optional(out) : std::nullopt;
}

std::string date(const Case& about) {
    const std::string text = about.word(1);
    const auto numbers = three_numbers(text);
    if (!numbers) {
        return Case::stated(text) + "看不出是哪一天。请写明年、月、日，用短横线隔开。";
    }
    const auto& [year, month, day] = *numbers;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::string written = std::to_string(year) + "-" + two(month) + "-" + two(day);
    if (!parse_date(written)) {
        return Case::stated(text) + "没有这一天。请核对后改填。";
    }
    return Case::stated(text) + "应写作" + written + "。";
}

std::string understood(const Case& about) {
    return Case::stated(about.filled()) + "已按" + quoted(about.word(1)) + "理解。如果不对，请改正。";
}

std::string read_as(const Case& about) {
    const std::string meant = about.word(2);
    return Case::stated(about.word(1)) + "已按" + quoted(meant == "n/a" ? "不涉及" : meant) +
           "理解。如果不对，请改正。";
}

std::string period(const Case& about) {
    return Case::stated(about.word(0)) + "不在测评期" + about.word(1) + "之间。请核对日期。";
}

std::string late(const Case& about) {
    const std::string all = letter_lateness(about.rubric, about.finding);
    return (all.empty() ? "提交日期" + about.word(0) + "晚于截止日期" + about.word(1) + "。" : all) +
           "请核对提交日期；日期无误的，请说明原因。";
}

std::string no_submission(const Case& /*about*/) {
    return "没有填写提交日期，无法判断是否按期报送。请补填。";
}

std::string no_code(const Case& about) {
    const auto& unit = about.finding.subject;
    return "没有填写单位编码。请补填" +
           (unit == nullptr || unit->id.empty() ? std::string("下发的编码")
                                                : "你单位的编码" + quoted(unit->id)) +
           "。";
}

std::string fact_values(const Case& about, std::string_view id) {
    const FactId at = about.rubric.find_fact(id);
    if (!at) {
        return {};
    }
    const Fact& fact = about.rubric.fact(at);
    std::string out;
    for (const auto& each : fact.values) {
        out += (out.empty() ? "可填的有：" : "、") + each;
    }
    return fact.number ? "请只填数字，不带文字。" : out.empty() ? out : out + "。";
}

std::string fact_value(const Case& about) {
    // Of a word of two characters every other one is near.
    constexpr std::size_t long_enough = 3;
    return Case::stated(about.word(1)) + "没有这个选项" +
           (code_points(about.word(1)) < long_enough ? "。" : or_meant(about)) +
           fact_values(about, about.word(0));
}

/// The message names a fact by its title in Chinese and by its id in English.
std::string fact_missing(const Case& about) {
    const std::string id = about.finding.words.empty() ? std::string() : about.finding.words.front().en;
    const bool required = about.finding.code == Code("fact-required");
    return "没有填写" + quoted(about.name_of(id)) + (required ? "。" : "，与之有关的内容现按不符合处理。") +
           "请补填。" + fact_values(about, id);
}

std::string prerequisite(const Case& about) {
    const std::string text = about.word(0);
    const std::string id = text.substr(0, text.find(' '));
    return "前置条件" + quoted(about.name_of(id)) + "没有填写，现按不符合处理。请补填是否符合。";
}

std::string condition(const Case& about) {
    return "没有编号为" + quoted(about.word(0)) + "的" + (about.word(1) == "节点" ? "项目" : about.word(1)) +
           or_meant(about) + "请核对编号后改正，不要改动下发表格中的编号。";
}

std::string value(const Case& about) {
    const bool flag =
        about.form != nullptr && (about.form->section == "prerequisites" || about.form->section == "vetoes");
    return Case::stated(about.word(1)) +
           (flag ? "这里只能填是或否。请改填。" : "这里不能这样填。请核对后改填。");
}

std::string outside(const Case& about) {
    return Case::stated(about.word(1)) + "超出了范围，应" + about.word(2) + "。请核对后改填。";
}

std::string missing(const Case& about) {
    const std::string key = about.word(0).starts_with("指标编号") ? "criterion" : about.word(0);
    if (key == "ceping") {
        return "文件开头缺少下发表格原有的内容。请用下发的原表填写，不要删改原有的内容。";
    }
    return "没有填写" + about.name_of(key) + "。请补填。";
}

std::string format(const Case& /*about*/) {
    return "文件开头与下发的表格不符。请用下发的原表填写，不要删改原有的内容。";
}

std::string unknown_key(const Case& about) {
    return quoted(about.word(0)) + "不是表中的内容" + or_meant(about) + "请照下发的表改正。";
}

std::string twice(const Case& about) {
    return about.name_of(about.word(0)) + "填了两次，前一处在第" + about.word(1) + "行。请核对后只保留一处。";
}

std::string contradicts(const Case& about) {
    return about.name_of(about.word(0)) + "这里填报为" + quoted(about.word(1)) + "，前面填的是" +
           quoted(about.word(2)) + "。请核对后改为一致。";
}

std::string two_selves(const Case& /*about*/) {
    return "收到你单位两份自评材料。请说明以哪一份为准，并撤回另一份；不是你单位报送的，也请告知。";
}

std::string nothing(const Case& /*about*/) {
    return "按所填的单位信息，没有一项测评内容适用于你单位。请核对单位类型等信息。";
}

std::string renamed(const Case& about) {
    return "单位名称填报为" + quoted(about.word(0)) + "，花名册上登记的是" + quoted(about.word(1)) +
           "。请核对，填写全称。";
}

std::string differs(const Case& about) {
    return about.word(0) + "填报为" + quoted(about.word(1)) + "，花名册上登记的是" + quoted(about.word(2)) +
           "。请核对。";
}

std::string unknown_header(const Case& about) {
    return "无法识别的列名" + quoted(about.word(0)) + or_meant(about) +
           "请照下发的表恢复原有的列名，不要自行增加或改名。";
}

std::string two_headers(const Case& about) {
    return "列名" + quoted(about.word(0)) + "出现了两次。请照下发的表只保留一列。";
}

std::string no_header(const Case& /*about*/) {
    return "表中没有“单位编码”这一列。请照下发的表恢复这一列并填写。";
}

std::string long_row(const Case& about) {
    return "这一行有" + about.word(0) + "格，表头只有" + about.word(1) + "格。请检查是否多出一格或填错了列。";
}

std::string nameless_row(const Case& about) {
    return "这一行写的是" + quoted(about.word(0)) + "，没有填写单位编码，所填的内容无法计入。请补填编码。";
}

std::string empty(const Case& /*about*/) { return "文件中没有填报的内容。请填写后重新报送。"; }

std::string unknown_file(const Case& /*about*/) {
    return "报来的文件无法打开，看不出是哪种格式。请用下发的表填写，保存后重新报送。";
}

std::string bytes(const Case& /*about*/) {
    return "这里有无法识别的字符（乱码或看不见的字符）。请在原来的软件中打开文件，删去后重新输入这一处。";
}

std::string syntax(const Case& /*about*/) {
    return "从这里起无法读取，其后的内容都没有读到。请检查这一行和上一行的缩进、冒号、引号和括号，改正后重新报送。";
}

std::string typing(const Case& about) { return about.word(0) + "。改正后请重新报送。"; }

std::string office(const Case& about) {
    return "报来的文件是" + about.word(0) +
           "，这里不能读取。请用 Excel 或 WPS 打开，另存为 CSV UTF-8 格式后重新报送。";
}

std::string quotes(const Case& about) {
    return "这一行无法读取：" + about.word(0) + "。请检查引号是否成对，改正后重新报送。";
}

std::string manner(const Case& /*about*/) {
    return "这里的写法不能采用。请照下发的表填写，不要改动表的结构。";
}

std::string large(const Case& /*about*/) { return "报来的文件过大，无法读取。请核对后重新报送。"; }

std::string note(const Case& /*about*/) { return "这里不是填报的内容，已略过。如果不对，请改正。"; }

constexpr auto rows = std::to_array<LetterAdviceRow>({
    {"bad-date", date},
    {"full-width", understood},
    {"word-read", read_as},
    {"percent-sign", understood},
    {"date-form", understood},
    {"outside-period", period},
    {"late", late},
    {"submitted-missing", no_submission},
    {"unit-missing", no_code},
    {"fact-value", fact_value},
    {"fact-required", fact_missing},
    {"fact-unstated", fact_missing},
    {"prerequisite-unstated", prerequisite},
    {"unknown-node", condition},
    {"bad-value", value},
    {"out-of-range", outside},
    {"missing-key", missing},
    {"wrong-format", format},
    {"format-newer", format},
    {"unknown-key", unknown_key},
    {"duplicate-key", twice},
    {"criterion-twice", twice},
    {"cell-contradicts", contradicts},
    {"duplicate-self", two_selves},
    {"nothing-applies", nothing},
    {"roster-renamed", renamed},
    {"roster-differs", differs},
    {"unknown-header", unknown_header},
    {"duplicate-header", two_headers},
    {"missing-header", no_header},
    {"row-length", long_row},
    {"row-without-code", nameless_row},
    {"row-passed-over", note},
    {"column-passed-over", note},
    {"rows-continue", note},
    {"file-empty", empty},
    {"file-unknown-format", unknown_file},
    {"file-office", office},
    {"bad-encoding", bytes},
    {"control-character", bytes},
    {"yaml-syntax", syntax},
    {"yaml-typing", typing},
    {"json-syntax", syntax},
    {"csv-syntax", quotes},
    {"too-deep", manner},
    {"too-many-aliases", manner},
    {"yaml-tag", manner},
    {"yaml-merge", manner},
    {"yaml-anchor", manner},
    {"bad-key", manner},
    {"too-large", large},
});

}  // namespace

std::string letter_lateness(const Rubric& rubric, const Diagnostic& late) {
    const auto submitted = late.words.empty() ? std::nullopt : parse_date(late.words[0].en);
    const auto deadline = late.words.size() < 2 ? std::nullopt : parse_date(late.words[1].en);
    if (!submitted || !deadline) {
        return {};
    }
    const std::int64_t days = days_between(*deadline, *submitted);
    bool judged = false;
    std::string cost;
    for (const auto& item : rubric.items) {
        if (!item.criterion || !item.criterion->kind->from_submission()) {
            continue;
        }
        judged = true;
        const bool penalty = item.section == Section::penalties;
        const auto points = item.criterion->kind->points_for_delay(days, item.points, penalty);
        if (!points) {
            continue;
        }
        const Exact lost = penalty ? *points : item.points - *points;
        if (lost.sign() > 0) {
            cost += "，" + letter_title(item.id, item.title) + "因此" + (penalty ? "扣" : "少得") +
                    lost.shortest(2) + "分";
        }
    }
    if (judged && cost.empty()) {
        return {};
    }
    return "你单位自评材料的提交日期是" + date_words(*submitted).zh + "，晚于截止日期" +
           date_words(*deadline).zh + "，逾期" + std::to_string(days) + "天" + cost + "。";
}

const LetterAdviceRow* find_form_advice(std::string_view code) {
    const auto* const at =
        std::find_if(rows.begin(), rows.end(), [code](const auto& row) { return row.code.name() == code; });
    return at == rows.end() ? nullptr : at;
}

}  // namespace ceping
