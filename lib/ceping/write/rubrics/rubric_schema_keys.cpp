#include <ceping/write/rubrics/rubric_schema_keys.hpp>

#include <ceping/decode/rubric/rubric_keys.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping::schema_keys {

namespace {

namespace keys = rubric_keys;

constexpr auto definitions = std::to_array<std::pair<Shape, std::string_view>>({
    {Shape::text, "text"},
    {Shape::texts, "texts"},
    {Shape::id, "id"},
    {Shape::ids, "ids"},
    {Shape::rubric_id, "rubric_id"},
    {Shape::format, "format"},
    {Shape::kind, "kind"},
    {Shape::number, "number"},
    {Shape::positive, "positive"},
    {Shape::not_negative, "not_negative"},
    {Shape::ratio, "ratio"},
    {Shape::count, "count"},
    {Shape::count_from_1, "count_from_1"},
    {Shape::places, "places"},
    {Shape::percent, "percent"},
    {Shape::date, "date"},
    {Shape::truth, "truth"},
    {Shape::period, "period"},
    {Shape::rounding, "rounding"},
    {Shape::sources, "sources"},
    {Shape::scales, "scales"},
    {Shape::methods, "methods"},
    {Shape::shares, "shares"},
    {Shape::facts, "facts"},
    {Shape::prerequisites, "prerequisites"},
    {Shape::vetoes, "vetoes"},
    {Shape::evidence, "evidence"},
    {Shape::within, "within"},
    {Shape::nodes, "nodes"},
    {Shape::node, "node"},
    {Shape::bonus, "bonus"},
    {Shape::group_bonus, "group_bonus"},
    {Shape::penalties, "penalties"},
    {Shape::criteria, "criteria"},
    {Shape::bands, "bands"},
    {Shape::ranking, "ranking"},
    {Shape::rules, "rules"},
    {Shape::override_, "override"},
    {Shape::additions, "additions"},
    {Shape::when, "when"},
    {Shape::gate, "gate"},
    {Shape::requires_, "requires"},
    {Shape::standard, "standard"},
    {Shape::answers, "answers"},
    {Shape::rising, "rising"},
    {Shape::checks, "checks"},
    {Shape::levels, "levels"},
    {Shape::curve, "curve"},
    {Shape::pair, "pair"},
    {Shape::classes, "classes"},
    {Shape::events, "events"},
    {Shape::variants, "variants"},
    {Shape::factors, "factors"},
});

constexpr auto top_rows = std::to_array<Key>({
    {"ceping", Shape::format, false, "格式和版本：rubric/1", "format and version: rubric/1"},
    {"id", Shape::rubric_id, false, "细则编号：小写字母、数字、. 和 -",
     "the rubric's id: small letters, digits, . and -"},
    {"title", Shape::text, false, "细则名称", "the rubric's name"},
    {"edition", Shape::text, true, "版本，如“2015”", "the edition, such as \"2015\""},
    {"status", Shape::words, false, "性质：草案、示例或正式", "draft, illustrative or official",
     keys::statuses},
    {"authority", Shape::text, true, "制定单位", "who issues it"},
    {"sources", Shape::sources, true, "出处，供 source 引用", "documents that `source' cites"},
    {"period", Shape::period, true, "测评期", "the period assessed"},
    {"deadline", Shape::date, true, "提交截止日", "the last day to submit"},
    {"total", Shape::positive, false, "满分，等于各顶层项目的分值之和",
     "full marks: the sum of the top-level points"},
    {"out_of", Shape::positive, true, "各顶层项目的分值之和，折算到 total",
     "the sum of the top-level points, brought to `total'"},
    {"aggregate", Shape::words, true, "顶层项目的汇总：相加或加权", "how the top-level items make the score",
     keys::aggregates},
    {"rounding", Shape::rounding, true, "数值修约", "how figures are rounded"},
    {"not_applicable", Shape::words, false, "缺项：折算、剔除或按满分计",
     "what becomes of what does not apply", keys::policies},
    {"unverified", Shape::words, false, "没有核实的内容：取自评或记零分",
     "points where no method answered: the self-assessment's, or zero", keys::unverified},
    {"scales", Shape::scales, true, "等级表：从好到差，值为 0 到 1", "scales: best level first, ratios 0..1"},
    {"methods", Shape::methods, true, "测评方法", "methods of assessment"},
    {"default_methods", Shape::shares, true, "未写 methods 的内容用这些方法",
     "methods of criteria that name none"},
    {"facts", Shape::facts, true, "单位信息项", "what a unit states about itself"},
    {"prerequisites", Shape::prerequisites, true, "前置条件", "prerequisites"},
    {"vetoes", Shape::vetoes, true, "一票否决", "vetoes"},
    {"evidence", Shape::evidence, false, "佐证要求，作为每项内容的默认",
     "evidence that every criterion needs"},
    {"items", Shape::nodes, false, "项目和测评内容", "groups and criteria"},
    {"bonus", Shape::bonus, true, "加分", "bonus criteria"},
    {"penalties", Shape::penalties, true, "扣分", "penalty criteria"},
    {"bands", Shape::bands, true, "等次，从高到低", "bands, best first"},
    {"ranking", Shape::ranking, true, "排名规则", "how units are ranked"},
    {"expect", Shape::rules, true, "一致性规则", "consistency rules between answers"},
    {"extends", Shape::text, false, "底本文件，相对本文件", "the base's file, relative to this one"},
    {"remove", Shape::ids, false, "从底本删去的编号", "ids to take out of the base"},
    {"override", Shape::override_, false, "按编号修改底本", "changes to the base, by id"},
    {"add", Shape::additions, false, "在底本中增加", "what is added to the base"},
});
constexpr auto period_rows = std::to_array<Key>({
    {"from", Shape::date, false, "首日", "the first day"},
    {"to", Shape::date, false, "末日", "the last day"},
});
constexpr auto rounding_rows = std::to_array<Key>({
    {"final", Shape::places, false, "最终得分的小数位", "decimals of the score"},
    {"mode", Shape::words, false, "修约方式：四舍五入等", "how halves are rounded", keys::modes},
    {"criterion", Shape::places, false, "每项内容先修约到几位", "decimals of each criterion, first"},
    {"group", Shape::places, false, "每个项目先修约到几位", "decimals of each group, first"},
});
constexpr auto named_rows = std::to_array<Key>({
    {"title", Shape::text, true, "名称", "its name"},
    {"date", Shape::date, true, "日期", "its date"},
    {"visits", Shape::words, false, "多次测评如何合并", "how several visits become one", keys::visits},
    {"invalid", Shape::words, true, "无效的填报内容：单位不予计分，或只是不计入",
     "what becomes of invalid answers", keys::invalid_answers},
    {"values", Shape::texts, true, "可填的值", "the values that it may have"},
    {"type", Shape::words, false, "文字或数字", "a text or a number", keys::fact_types},
    {"required", Shape::truth, false, "是否必填", "whether every unit must state it"},
});
constexpr auto level_rows = std::to_array<Key>({
    {"points", Shape::not_negative, false, "这一级的分数", "points of the level"},
});
constexpr auto condition_rows = std::to_array<Key>({
    {"id", Shape::id, false, "编号", "its id"},
    {"title", Shape::text, true, "内容", "what it says"},
    {"source", Shape::text, true, "出处", "where it comes from"},
    {"effect", Shape::words, false, "后果：取消评定资格或记零分", "what it does", keys::veto_effects},
    {"when", Shape::when, true, "哪些单位", "which units it is for"},
    {"months", Shape::count_from_1, true, "测评期末之前几个月内的才算",
     "counts that many months before the end of the period"},
    {"item", Shape::id, true, "由哪个节点得出", "the node that it follows from"},
    {"min_rate", Shape::not_negative, true, "得分率至少", "the least rate of that node"},
    {"note", Shape::text, true, "备注", "a remark"},
});
constexpr auto evidence_rows = std::to_array<Key>({
    {"min", Shape::count, false, "至少几份", "how many pieces at least"},
    {"types", Shape::texts, true, "可用的类型", "types that count"},
    {"within", Shape::within, true, "period，或提交前几天之内", "period, or at most so many days before"},
    {"effect", Shape::words, false, "不足时只提示或不得分", "what too few do", keys::evidence_effects},
});
constexpr auto node_rows = std::to_array<Key>({
    {"id", Shape::id, false, "编号，全细则唯一", "its id, unique in the rubric"},
    {"title", Shape::text, true, "标题", "its title"},
    {"source", Shape::text, true, "出处，如 qz69#二.1", "where it comes from, such as qz69#2.1"},
    {"when", Shape::when, false, "适用于哪些单位", "which units it applies to"},
    {"note", Shape::text, true, "备注", "a remark"},
    {"points", Shape::positive, false, "分值", "what it is worth"},
    {"weight", Shape::positive, false, "在加权项目中的权重", "its weight in a weighted group"},
    {"items", Shape::nodes, false, "下级项目和内容", "what it consists of"},
    {"aggregate", Shape::words, false, "汇总：相加或加权", "how its nodes make its points", keys::aggregates},
    {"not_applicable", Shape::words, false, "缺项：折算、剔除或按满分计",
     "what becomes of what does not apply", keys::policies},
    {"gate", Shape::gate, false, "保证项目：不满足则本项目零分",
     "conditions without which the group is worth 0"},
    {"bonus", Shape::group_bonus, true, "本项目的加分", "what adds to the group's points"},
    {"penalties", Shape::penalties, true, "本项目的扣分", "what is taken from the group's points"},
    {"kind", Shape::kind, false, "类型", "the criterion's kind"},
    {"methods", Shape::shares, false, "测评方法，可带权重", "methods, perhaps with weights"},
    {"evidence", Shape::evidence, false, "佐证要求", "the evidence that it needs"},
    {"may_not_apply", Shape::truth, false, "可填 n/a", "whether n/a may be answered"},
    {"standard", Shape::standard, true, "评分标准，可按等级写", "what is asked for, perhaps level by level"},
    {"advice", Shape::text, true, "整改建议", "advice for rectification notices"},
    {"effort", Shape::positive, false, "提分的难度，默认 1", "how hard a point is to win back; 1 if absent"},
    {"variants", Shape::variants, true, "对某些单位另作规定，取第一个符合的",
     "what is different for some units: the first that matches"},
});
constexpr auto kind_rows = std::to_array<Key>({
    {"scale", Shape::text, false, "所用的等级表", "the scale"},
    {"rule", Shape::words, false, "逐项计分，或全部达到才得分", "points for each check, or for all together"},
    {"checks", Shape::checks, false, "清单", "the checks"},
    {"levels", Shape::levels, false, "各等级的条件", "what each level asks of the checks"},
    {"curve", Shape::curve, false, "曲线：[数值, 得分] 由小到大", "the curve: [figure, points], rising"},
    {"shape", Shape::words, false, "线性或分段", "between points: a line, or steps"},
    {"range", Shape::pair, false, "可填的范围", "which figures may be answered"},
    {"unit", Shape::text, false, "计量单位", "the unit of the figure"},
    {"zero_den", Shape::words, false, "分母为 0 时", "what a denominator of 0 means"},
    {"min_sample", Shape::count_from_1, false, "最小样本量", "the least sample"},
    {"from", Shape::words, false, "从零起加，或从满分起扣",
     "earned from zero, or taken from the full points"},
    {"each", Shape::positive, false, "每次的分", "points each time"},
    {"classes", Shape::classes, false, "各类别的分", "points of each class"},
    {"take", Shape::words, false, "合计，或就高不就低", "all together, or the highest only"},
    {"events", Shape::events, false, "可以逐件填写事件", "events may be listed one by one"},
    {"step", Shape::positive, false, "评分的步长", "points are given in steps of this"},
    {"per_day", Shape::positive, false, "每迟一天扣的分", "points lost for a day's delay"},
    {"grace_days", Shape::count, false, "宽限天数", "days of grace"},
});
constexpr auto event_rule_rows = std::to_array<Key>({
    {"times", Shape::factors, false, "各种情形的倍数", "the factor of each tag"},
    {"once", Shape::words, false, "matter：同一事项只计最高的一件",
     "matter: of the events of one matter only the one worth most counts"},
    {"months", Shape::count_from_1, false, "测评期末之前几个月内的才算",
     "counts that many months before the end of the period"},
});
constexpr auto level_asks_rows = std::to_array<Key>({
    {"all", Shape::ids, false, "都要达到的清单项", "the checks that must all be met"},
    {"at_least", Shape::count_from_1, false, "至少达到几项", "how many must be met at least"},
});
constexpr auto check_rows = std::to_array<Key>({
    {"id", Shape::id, false, "编号", "its id"},
    {"title", Shape::text, false, "内容", "what it says"},
    {"points", Shape::not_negative, false, "分值", "what it is worth"},
});
constexpr auto section_rows = std::to_array<Key>({
    {"cap", Shape::not_negative, false, "上限", "the most points in all"},
    {"items", Shape::criteria, false, "测评内容", "its criteria"},
    {"ceiling", Shape::words, false, "total：不突破满分", "total: never over full marks", keys::ceilings},
    {"over", Shape::truth, false, "可突破本项目的分值", "whether the group may pass its full points"},
});
constexpr auto requirement_rows = std::to_array<Key>({
    {"item", Shape::id, false, "项目或内容的编号", "the id of a node"},
    {"min_rate", Shape::not_negative, false, "最低得分率，如 0.8",
     "the least share of its points, such as 0.8"},
});
constexpr auto band_rows = std::to_array<Key>({
    {"when", Shape::when, true, "哪些单位", "which units it is for"},
    {"id", Shape::id, false, "编号", "its id"},
    {"title", Shape::text, true, "名称", "its name"},
    {"min", Shape::number, false, "最低分", "the least score"},
    {"requires", Shape::requires_, true, "还要求各项达到", "what it asks of single nodes"},
    {"quota", Shape::percent, false, "名额比例，如 30%", "the share of units, such as 30%"},
});
constexpr auto ranking_rows = std::to_array<Key>({
    {"by", Shape::text, true, "按哪一信息项分别排名", "rank within each value of this fact"},
    {"style", Shape::words, false, "并列后跳号或不跳号", "whether ranks after a tie are skipped",
     keys::styles},
    {"tie_break", Shape::texts, true, "同分时依次比较", "what decides ties, in this order"},
});
constexpr auto expect_rows = std::to_array<Key>({
    {"if", Shape::answers, true, "如果这些填报内容都成立", "where all of these answers hold"},
    {"then", Shape::answers, true, "则这些也应成立", "so must all of these"},
    {"less_or_equal", Shape::rising, true, "这些数字应从小到大", "figures that must not fall"},
    {"message", Shape::text, true, "提示语", "the author's own words"},
    {"when", Shape::when, true, "只对哪些单位", "for which units"},
    {"severity", Shape::words, true, "轻重：提示、警告或错误", "how much it weighs", keys::severities},
});
constexpr auto bound_rows = std::to_array<Key>({
    {"min", Shape::number, true, "不小于", "at least"},
    {"max", Shape::number, true, "不大于", "at most"},
});
constexpr auto range_rows = std::to_array<Key>({
    {"min", Shape::number, true, "不小于", "at least"},
    {"max", Shape::number, true, "不大于", "at most"},
    {"over", Shape::number, true, "大于", "more than"},
    {"under", Shape::number, true, "小于", "less than"},
});
constexpr auto addition_rows = std::to_array<Key>({
    {"under", Shape::id, false, "加到哪个项目下，或 bonus、penalties", "the group, or bonus, penalties"},
    {"after", Shape::id, false, "加在哪一项之后", "the node before it"},
    {"item", Shape::node, false, "要增加的项目或内容", "the group or criterion"},
});

template <std::size_t N, std::size_t M>
constexpr bool described(const std::array<std::string_view, N>& names, const std::array<Key, M>& rows) {
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
        return std::any_of(rows.begin(), rows.end(), [name](const Key& row) { return row.name == name; });
    });
}

static_assert(described(keys::top, top_rows));
static_assert(described(keys::period, period_rows));
static_assert(described(keys::rounding, rounding_rows));
static_assert(described(keys::source, named_rows));
static_assert(described(keys::method, named_rows));
static_assert(described(keys::fact, named_rows));
static_assert(described(keys::level, level_rows));
static_assert(described(keys::prerequisite, condition_rows));
static_assert(described(keys::veto, condition_rows));
static_assert(described(keys::evidence, evidence_rows));
static_assert(described(keys::node, node_rows));
static_assert(described(keys::group, node_rows));
static_assert(described(keys::criterion, node_rows));
static_assert(described(keys::variant, node_rows));
static_assert(described(keys::bonus, section_rows));
static_assert(described(keys::penalties, section_rows));
static_assert(described(keys::condition, requirement_rows));
static_assert(described(keys::band, band_rows));
static_assert(described(keys::ranking, ranking_rows));
static_assert(described(keys::expect, expect_rows));
static_assert(described(keys::bounds, bound_rows));
static_assert(described(keys::range, range_rows));
static_assert(described(keys::addition, addition_rows));

}  // namespace

constinit const std::span<const Key> top(top_rows);
constinit const std::span<const Key> period(period_rows);
constinit const std::span<const Key> rounding(rounding_rows);
constinit const std::span<const Key> named(named_rows);
constinit const std::span<const Key> level(level_rows);
constinit const std::span<const Key> condition(condition_rows);
constinit const std::span<const Key> evidence(evidence_rows);
constinit const std::span<const Key> node(node_rows);
constinit const std::span<const Key> kinds(kind_rows);
constinit const std::span<const Key> level_asks(level_asks_rows);
constinit const std::span<const Key> event_rule(event_rule_rows);
constinit const std::span<const Key> check(check_rows);
constinit const std::span<const Key> section(section_rows);
constinit const std::span<const Key> requirement(requirement_rows);
constinit const std::span<const Key> band(band_rows);
constinit const std::span<const Key> ranking(ranking_rows);
constinit const std::span<const Key> expect(expect_rows);
constinit const std::span<const Key> bounds(bound_rows);
constinit const std::span<const Key> range(range_rows);
constinit const std::span<const Key> addition(addition_rows);

std::string_view name_of(Shape shape) {
    const auto* const at = std::find_if(definitions.begin(), definitions.end(),
                                        [shape](const auto& each) { return each.first == shape; });
    return at == definitions.end() ? std::string_view() : at->second;
}

const Key* find(std::span<const Key> keys, std::string_view name) {
    const auto at =
        std::find_if(keys.begin(), keys.end(), [name](const Key& each) { return each.name == name; });
    return at == keys.end() ? nullptr : &*at;
}

std::vector<std::vector<std::string_view>> needed_by(std::string_view kind) {
    struct Needed {
        std::string_view kind;
        std::string_view key;
    };
    // A kind with several rows needs one of their keys, and no other of them.
    static constexpr auto rows = std::to_array<Needed>({
        {"level", "scale"},
        {"checklist", "checks"},
        {"measure", "curve"},
        {"count", "each"},
        {"count", "classes"},
        {"timeliness", "per_day"},
    });
    std::vector<std::vector<std::string_view>> out;
    for (const auto& row : rows) {
        if (row.kind == kind) {
            out.push_back({row.key});
        }
    }
    return out.empty() ? std::vector<std::vector<std::string_view>>{{}} : out;
}

}  // namespace ceping::schema_keys
