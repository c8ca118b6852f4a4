// What the parts of a record are called on a form.
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/write/letters/filled_in.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

struct FormWord {
    std::string_view key;
    std::string_view word;
};

constexpr auto form_words = std::to_array<FormWord>({
    {"answers", "各项填报内容"},
    {"assessor", "测评人"},
    {"ceping", "格式标记"},
    {"class", "类别"},
    {"counts", "次数"},
    {"criterion", "指标编号"},
    {"date", "日期"},
    {"den", "分母"},
    {"event_date", "发生日期"},
    {"events", "事件"},
    {"evidence", "佐证材料"},
    {"file", "佐证文件名"},
    {"id", "单位编码"},
    {"matter", "事项"},
    {"met", "达标项"},
    {"name", "单位名称"},
    {"note", "说明"},
    {"num", "分子"},
    {"prerequisites", "前置条件"},
    {"region", "所属地区"},
    {"rubric", "细则编号"},
    {"rubric_digest", "细则校验码"},
    {"sample", "样本量"},
    {"score", "自评得分"},
    {"sha256", "佐证文件校验码"},
    {"source", "来源"},
    {"stated", "自评得分"},
    {"submitted", "提交日期"},
    {"tags", "情形"},
    {"title", "佐证名称"},
    {"type", "佐证类型"},
    {"unit", "单位信息"},
    {"url", "网址"},
    {"value", "数值"},
    {"vetoes", "一票否决情形"},
});

constexpr auto answer_keys =
    std::to_array<std::string_view>({"value", "met", "counts", "num", "den", "sample"});

}  // namespace

bool is_answer_key(std::string_view key) { return among(key, answer_keys); }

std::string form_word(std::string_view key) {
    const auto at = std::find_if(form_words.begin(), form_words.end(),
                                 [key](const FormWord& each) { return each.key == key; });
    return std::string(at == form_words.end() ? key : at->word);
}

std::string form_text(std::string_view text) {
    if (find_unescaped(text, '=') == std::string_view::npos) {
        return std::string(text);
    }
    std::string out;
    for (const auto piece : split_cell(text, ';')) {
        const std::size_t mark = find_unescaped(piece, '=');
        const std::string_view key = trim(piece.substr(0, mark));
        out += out.empty() ? "" : "、";
        const bool named = mark != std::string_view::npos && is_answer_key(key);
        out.append(named ? form_word(key) : std::string());
        out.append(trim(named ? piece.substr(mark + 1) : piece));
    }
    return out;
}

}  // namespace ceping
