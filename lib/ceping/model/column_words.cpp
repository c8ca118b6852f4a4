#include <ceping/model/column_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

struct Column {
    std::string_view key;
    std::string_view zh;
    bool figures = false;
};

constexpr auto columns = std::to_array<Column>({
    // --- units and where they stand
    {"unit", "单位编码"},
    {"name", "单位名称"},
    {"region", "地区"},
    {"group", "组别"},
    {"status", "状态"},
    {"stage", "阶段"},
    {"score", "得分", true},
    {"exact", "修约前得分", true},
    {"claimed", "自评得分", true},
    {"base", "基本分", true},
    {"bonus", "加分", true},
    {"penalty", "扣分", true},
    {"band", "等次"},
    {"band_before_quota", "限额前等次"},
    {"eligible", "评定资格"},
    {"rank", "名次"},
    {"remark", "备注"},
    {"overrides", "改用的口径"},
    // --- how firm ranks are
    {"rank_p5", "名次5%分位"},
    {"rank_median", "名次中位"},
    {"rank_p95", "名次95%分位"},
    {"rank_best", "最好名次"},
    {"rank_worst", "最差名次"},
    {"same_rank", "名次不变占比"},
    {"same_band", "等次不变占比"},
    {"spread", "权重浮动"},
    {"draws", "抽样次数"},
    {"seed", "随机种子"},
    // --- regions
    {"depth", "层级"},
    {"units", "单位数"},
    {"rejected", "不予计分数"},
    // --- before and after
    {"node", "节点"},
    {"before", "原", true},
    {"after", "现", true},
    {"moved", "变化", true},
    {"verified", "核验得分", true},
    {"inflation", "虚高", true},
    {"status_before", "原状态"},
    {"status_after", "现状态"},
    {"stage_before", "原阶段"},
    {"stage_after", "现阶段"},
    {"score_before", "原得分", true},
    {"score_after", "现得分", true},
    {"score_moved", "分数变化", true},
    {"max_before", "原满分"},
    {"max_after", "现满分"},
    {"exact_before", "原修约前得分", true},
    {"exact_after", "现修约前得分", true},
    {"exact_moved", "修约前变化", true},
    {"band_before", "原等次"},
    {"band_after", "现等次"},
    {"rank_before", "原名次"},
    {"rank_after", "现名次"},
    {"rank_moved", "名次升降", true},
    {"eligible_before", "原评定资格"},
    {"eligible_after", "现评定资格"},
    {"ruled_before", "原裁定"},
    {"ruled_after", "现裁定"},
    {"overrides_before", "原改用的口径"},
    {"overrides_after", "现改用的口径"},
    // --- causes of movements
    {"exact_answers", "填报内容所致", true},
    {"exact_evidence", "佐证所致", true},
    {"exact_rulings", "裁定所致", true},
    {"exact_rubric", "细则所致", true},
    {"exact_options", "口径所致", true},
    {"exact_rounding", "修约所致", true},
    // --- two rubrics
    {"change", "变动"},
    {"part", "部分"},
    {"id", "编号"},
    {"key", "项"},
    // --- what was to be fixed
    {"kind", "类别"},
    {"clause", "依据"},
    {"state", "结果"},
    {"lost_before", "原失分", true},
    {"lost_after", "现失分", true},
    {"regained", "挽回分", true},
    {"items", "事项数"},
    {"fixed", "已整改"},
    {"improved", "部分整改"},
    {"unchanged", "未整改"},
    {"worse", "退步"},
    {"not_applicable", "不涉及"},
    {"not_assessed", "未再测评"},
    {"new", "新增"},
    {"newly_lost", "新增失分", true},
    {"rate", "整改率", true},
    // --- the nearest gains
    {"to", "目标等次"},
    {"short", "差分", true},
    {"cost", "难度折合", true},
    {"gains", "最近的得分"},
    // --- criteria by results
    {"section", "部分"},
    {"answered", "填报数"},
    {"missing", "未填报数"},
    {"facility", "得分率"},
    {"discrimination", "区分度", true},
    {"nominal", "名义权重"},
    {"effective", "实际权重", true},
    {"alike", "雷同于"},
    {"codes", "问题代码"},
    // --- findings
    {"severity", "级别"},
    {"code", "代码"},
    {"path", "文件"},
    {"line", "行"},
    {"column", "列"},
    {"sheet", "工作表"},
    {"cell", "单元格"},
    {"message", "问题"},
    {"more", "说明"},
});

const Column* find(std::string_view key) {
    const auto* const at =
        std::find_if(columns.begin(), columns.end(), [key](const Column& each) { return each.key == key; });
    return at == columns.end() ? nullptr : at;
}

constexpr auto prefixes = std::to_array<Column>({{"points:", "得分:", true}, {"max:", "满分:", true}});

}  // namespace

std::string column_title(std::string_view key, Language language) {
    if (language == Language::en) {
        return std::string(key);
    }
    for (const auto& each : prefixes) {
        if (key.starts_with(each.key)) {
            return std::string(each.zh) + std::string(key.substr(each.key.size()));
        }
    }
    const Column* const known = find(key);
    return std::string(known == nullptr ? key : known->zh);
}

bool holds_figures(std::string_view key) {
    const auto names = [key](const Column& each) { return each.figures && key.starts_with(each.key); };
    const Column* const known = find(key);
    return known != nullptr ? known->figures : std::any_of(prefixes.begin(), prefixes.end(), names);
}

}  // namespace ceping
