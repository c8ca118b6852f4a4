#include <ceping/decode/published/published_words.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published_cells.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace ceping {

namespace {

// Of each kind the surest words first.
constexpr auto total_words = std::to_array<std::string_view>(
    {"总分",     "总得分",   "total",    "totalscore", "finalscore", "最终得分", "最后得分", "最终成绩",
     "最后成绩", "综合得分", "总成绩",   "综合成绩",   "综合评分",   "总评分",   "总评",     "合计",
     "总计",     "综合指数", "总指数",   "overall",    "final",      "考核得分", "考评得分", "测评得分",
     "评价得分", "平均成绩", "平均得分", "平均分",     "均分",       "sum",      "mean",     "average",
     "score",    "得分",     "评分",     "分数",       "成绩",       "指数",     "分值",     "points"});
constexpr auto rank_words = std::to_array<std::string_view>(
    {"名次", "排名", "位次", "排序", "rank", "ranking", "place", "position", "order", "序位"});
constexpr auto band_words =
    std::to_array<std::string_view>({"等次", "等级", "档次", "评级", "星级", "band", "grade", "level", "tier",
                                     "考核结果", "评定结果", "评价结果", "考评结果", "结果"});
constexpr auto name_words = std::to_array<std::string_view>(
    {"单位名称", "单位",   "name",   "unit",    "institution", "university", "学校", "部门",     "村居",
     "村名",     "村",     "社区",   "机构",    "窗口",        "姓名",       "行业", "industry", "名称",
     "对象",     "city",   "county", "country", "镇街",        "乡镇街道",   "乡镇", "街道",     "镇",
     "县区",     "县市区", "区县",   "县",      "地区",        "城市",       "区域"});
constexpr auto note_words = std::to_array<std::string_view>(
    {"备注", "说明", "remark", "remarks", "note", "notes", "一票否决", "否决", "veto"});
// Numbers that are no part of any score, and things said of a unit that are not its name.
constexpr auto serial_words = std::to_array<std::string_view>(
    {"序号",     "编号",    "编码", "代码", "年度", "年份",  "月份", "日期", "电话", "no",     "no.",
     "#",        "id",      "code", "year", "date", "month", "组别", "类别", "分组", "类型",   "group",
     "category", "groupno", "元",   "yuan", "人数", "户数",  "个数", "数量", "人口", "窗口数", "people"});
constexpr auto bonus_words =
    std::to_array<std::string_view>({"加分", "奖励分", "附加分", "加分项", "bonus", "附加"});
constexpr auto penalty_words = std::to_array<std::string_view>(
    {"扣分", "减分", "倒扣", "扣减", "扣分项", "penalty", "deduction", "deductions"});

struct Vocabulary {
    HeaderKind kind;
    std::span<const std::string_view> words;
};
const std::array vocabularies{
    Vocabulary{HeaderKind::name, name_words},   Vocabulary{HeaderKind::total, total_words},
    Vocabulary{HeaderKind::rank, rank_words},   Vocabulary{HeaderKind::band, band_words},
    Vocabulary{HeaderKind::note, note_words},   Vocabulary{HeaderKind::serial, serial_words},
    Vocabulary{HeaderKind::bonus, bonus_words}, Vocabulary{HeaderKind::penalty, penalty_words}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Whether `word` stands at `at` as a word of its own: in Latin letters not within another.
bool stands_alone(std::string_view text, std::size_t at, std::string_view word) {
    if (!is_letter(word.back())) {
        return true;
    }
    const std::size_t end = at + word.size();
    return (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
}

/// Lower case, brackets cut off; blanks and underlines gone, but kept as one space between Latin letters.
std::string words_of(std::string_view header) {
    std::string lower = lower_ascii(printed_text(header));
    std::replace_if(
        lower.begin(), lower.end(), [](char c) { return c == '_' || c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    // What is in brackets is a full mark or a unit of measure; a header may go on behind it.
    std::string open;
    int depth = 0;
    for (const char c : lower) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0) {
            open += c;
        }
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    std::string out;
    const std::string_view body = trim(open);
    for (std::size_t i = 0; i < body.size(); ++i) {
        const bool between = i > 0 && i + 1 < body.size() && is_letter(body[i - 1]);
        const std::size_t next = body.find_first_not_of(' ', i);
        if (body[i] != ' ' || (between && next != std::string_view::npos && is_letter(body[next]))) {
            out += body[i];
        }
    }
    if (out.ends_with(" printed")) {
        out.resize(out.size() - std::string_view(" printed").size());
    }
    return out;
}

}  // namespace

HeaderSense sense_of(std::string_view header) {
    const std::string text = words_of(header);
    HeaderSense best;
    std::size_t best_end = 0;
    std::size_t best_size = 0;
    for (const auto& [kind, words] : vocabularies) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t at = text.rfind(words[i]);
            if (at == std::string::npos || !stands_alone(text, at, words[i])) {
                continue;
            }
            const std::size_t end = at + words[i].size();
            if (end > best_end || (end == best_end && words[i].size() > best_size)) {
                best = {kind, 2 * i + (words[i].size() == text.size() ? 0 : 1)};
                best_end = end;
                best_size = words[i].size();
            }
        }
    }
    // `Population` and 人均 do not end in a word that is known: what is left behind it is what the header is about.
    if (best_end < text.size() && best.kind != HeaderKind::unknown && best.kind != HeaderKind::bonus &&
        best.kind != HeaderKind::penalty) {
        const std::string_view rest = std::string_view(text).substr(best_end);
        if (code_points(rest) > 2 && !is_letter(rest.front())) {
            return {};
        }
    }
    return best;
}

std::string plain_header(std::string_view header) {
    const std::string out = lower_ascii(printed_text(header));
    std::string_view base = out;
    base = trim(base.substr(0, base.find('(')));
    cut_end(base, "_printed");
    return std::string(base);
}

RowKind row_kind(std::string_view text) {
    const std::string plain = without_blanks(plain_header(text));
    const std::string all = without_blanks(text);
    if (among(plain, std::to_array<std::string_view>({"权重", "weight", "weights", "比重"}))) {
        return RowKind::weights;
    }
    if (among(plain, std::to_array<std::string_view>(
                         {"满分", "分值", "标准分", "max", "maximum", "full", "fullmarks"}))) {
        return RowKind::maxima;
    }
    if (among(plain,
              std::to_array<std::string_view>({"合计", "总计", "全部合计", "total", "sum", "grandtotal"}))) {
        return RowKind::sum;
    }
    if (among(plain, std::to_array<std::string_view>({"小计", "subtotal"}))) {
        return RowKind::subtotal;
    }
    for (const std::string_view end : {"平均", "平均分", "平均值", "平均数", "平均得分", "均值", "均分"}) {
        if (plain.ends_with(end)) {
            return RowKind::mean;
        }
    }
    if (among(plain, std::to_array<std::string_view>({"average", "mean", "avg", "avg."}))) {
        return RowKind::mean;
    }
    if (among(plain, std::to_array<std::string_view>({"最高分", "最低分", "最高", "最低", "极差", "标准差",
                                                      "中位数", "minimum", "min", "median"}))) {
        return RowKind::extreme;
    }
    for (const std::string_view begin :
         {"注:", "注1", "备注:", "说明:", "附注", "note:", "notes:", "source:", "资料来源", "数据来源",
          "填表", "制表", "审核人", "打分人", "单位(盖章)", "*注"}) {
        if (all.starts_with(begin)) {
            return RowKind::remark;
        }
    }
    return RowKind::unit;
}

HeaderFigures figures_in(std::string_view text) {
    HeaderFigures out;
    const std::string header = printed_text(text);
    const std::size_t open = header.rfind('(');
    const std::size_t close = header.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open) {
        return out;
    }
    std::string_view inside = trim(std::string_view(header).substr(open + 1, close - open - 1));
    for (const std::string_view word : {"权重", "满分", "占", "weight", "max", ":"}) {
        if (inside.starts_with(word)) {
            inside = trim(inside.substr(word.size()));
        }
    }
    try {
        const auto number = printed_number(inside, false);
        if (number && number->value.sign() > 0) {
            (number->percent ? out.weight : out.max) =
                number->percent ? number->value / Exact(100) : number->value;
        }
    } catch (const NumberTooLarge&) {
        return {};
    }
    return out;
}

}  // namespace ceping
