// What letters say of evidence, and of what other units handed in as well.
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letter_advice.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

using Case = LetterCase;

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

/// A file as its unit knows it, without the folders it lies in.
std::string file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

/// 佐证“活动照片”（001.jpg）.
std::string piece_of(const Case& about, std::string_view path) {
    const std::string file = file_name(path);
    const std::string title = about.form == nullptr ? std::string() : about.form->evidence;
    return title.empty() ? "佐证" + quoted(file)
                         : "佐证" + quoted(title) + (file.empty() || file == title ? "" : "（" + file + "）");
}

std::string piece(const Case& about) { return piece_of(about, {}); }

/// 佐证“活动照片”, where its title is known.
std::string named(const Case& about) {
    return about.form == nullptr || about.form->evidence.empty() ? std::string("佐证材料") : piece(about);
}

std::string few(const Case& about) {
    const bool zero = about.finding.code == Code("evidence-few");
    const std::string listed = about.finding.words.size() < 2 ? std::string() : about.finding.words[1].en;
    return (listed == "none" ? "未提供佐证材料，要求不少于" : "列出佐证材料" + listed + "份，要求不少于") +
           about.word(2) + "份" + (zero ? "，现在这一项不得分。" : "。") + "请补列佐证材料。";
}

std::string type(const Case& about) {
    return named(about) + "的类型是" + quoted(about.word(1)) + "，要求是：" + about.word(2) +
           "。请换用符合要求的材料。";
}

std::string parts(const Case& about) {
    const bool table = about.form != nullptr && about.form->table;
    return named(about) + "没有写全，要写明名称，以及文件名或网址（只写一种）。" +
           (table ? "请按“名称=文件名”的样式补全，几份之间用分号隔开。" : "请补全。");
}

std::string outside(const Case& about) {
    return piece_of(about, about.word(0)) +
           "不在随自评材料一并报送的文件之中。请把文件放进报送的文件夹，并照此改正文件名。";
}

std::string absent(const Case& about) {
    return piece_of(about, about.word(0)) + "没有找到。请补报这个文件，或改正所填的文件名。";
}

std::string empty(const Case& about) {
    return piece_of(about, about.word(0)) + "是空文件。请补报有内容的文件。";
}

std::string link(const Case& about) {
    return piece_of(about, about.word(0)) + "不是文件本身，而是指向别处的链接。请报送文件本身。";
}

std::string digest(const Case& about) {
    return piece_of(about, about.word(0)) +
           "与填报时登记的不是同一个文件。请核对是否报错了文件，或重新登记。";
}

std::string digest_form(const Case& about) {
    return named(about) + "登记的文件校验码不完整。请重新登记，或删去不填。";
}

std::string date(const Case& about) {
    return named(about) + "的日期是" + about.word(1) + "，不在" + about.word(2) +
           "。请核对日期，或换用符合要求的材料。";
}

std::string undated(const Case& about) {
    return named(about) + "没有写日期，要求日期在" + about.word(1) + "。请补填日期。";
}

std::string later(const Case& about) {
    return named(about) + "的日期" + about.word(0) + "晚于提交日期" + about.word(1) + "。请核对这两个日期。";
}

std::string reused(const Case& about) {
    return piece_of(about, about.word(0)) + "同时用于" + about.word(1) + "项。请核对是否都能证明。";
}

/// The other units by their names, and how many there are in all where not all are named.
std::string others(const Case& about) {
    std::string out;
    for (const auto& id : about.finding.listed) {
        const auto known =
            about.unit_names == nullptr ? UnitNames::const_iterator() : about.unit_names->find(id);
        const bool has =
            about.unit_names != nullptr && known != about.unit_names->end() && !known->second.empty();
        if (has && out.find(known->second) == std::string::npos) {
            out += (out.empty() ? "" : "、") + known->second;
        }
    }
    const std::string all = about.finding.words.empty() ? std::string() : about.finding.words.back().zh;
    const std::size_t more = all.rfind(" 等 ");
    if (out.empty()) {
        return "其他单位";
    }
    return more == std::string::npos ? out : out + "等单位";
}

constexpr std::string_view explain = "请说明原因；材料不属于本单位的，请改正。";

std::string same_file(const Case& about) {
    return piece_of(about, about.word(0)) + "与" + others(about) + "报送的内容完全相同。" +
           std::string(explain);
}

std::string same_note(const Case& about) {
    return "说明文字与" + others(about) + "的雷同，相似度" + about.word(1) + "。" + std::string(explain);
}

std::string edited_note(const Case& about) {
    return "说明文字除数字和自称外，与" + others(about) + "的雷同（较短的一份有" + about.word(1) +
           "相同）。" + std::string(explain);
}

std::string same_answers(const Case& about) {
    return "全部" + about.word(0) + "项填报内容与" + others(about) + "的完全相同。" + std::string(explain);
}

constexpr auto rows = std::to_array<LetterAdviceRow>({
    {"evidence-few", few},
    {"evidence-short", few},
    {"evidence-type", type},
    {"evidence-parts", parts},
    {"evidence-outside", outside},
    {"evidence-missing", absent},
    {"evidence-empty", empty},
    {"evidence-link", link},
    {"evidence-digest", digest},
    {"evidence-digest-form", digest_form},
    {"evidence-date", date},
    {"evidence-undated", undated},
    {"evidence-after-submission", later},
    {"evidence-reused", reused},
    {"alike-evidence", same_file},
    {"alike-note", same_note},
    {"alike-edited", edited_note},
    {"alike-answers", same_answers},
});

}  // namespace

const LetterAdviceRow* find_evidence_advice(std::string_view code) {
    const auto* const at =
        std::find_if(rows.begin(), rows.end(), [code](const auto& row) { return row.code.name() == code; });
    return at == rows.end() ? nullptr : at;
}

}  // namespace ceping
