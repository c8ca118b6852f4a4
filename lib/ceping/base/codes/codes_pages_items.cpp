// The pages of item analysis. Source: ceping-diagnostics(7).
#include <ceping/base/codes/codes_pages.hpp>

namespace ceping {

namespace {

constexpr CodePage pages[] = {
    {"units-few", "单位太少，得分率和相关系数受个别单位左右，作出的判断不可靠。",
     "With so few units, shares and correlations hang on single units, and a judgement would be worth little.",
     R"(seq 1 29)", "多收集一些单位的结果，或把几个批次一起给出（--results 可重复）。",
     "Gather the results of more units, or name several batches: --results may be repeated."},
    {"item-easy",
     "这项测评内容几乎所有单位都得满分（平均得分率不低于 98%），拉不开差距。作为底线要求可以保留，作为评分项则用处不大。加分项人人都有，也就不成其为加分。",
     "Nearly all units have full marks here (a mean share of 98 % or more), so it sets nobody apart. As a minimum that all must meet it may stay; as something to score it does little. A bonus that everyone gets is none.",
     R"("id":"1.2","points":5)",
     "提高标准或减少分值；属于底线要求的，可改为前置条件，或加注释 # ceping: ignore item-easy 并写明理由。",
     "Raise the standard or take points off it; make a minimum a prerequisite, or say why it stays: # ceping: ignore item-easy and the reason."},
    {"item-hard",
     "这项测评内容几乎所有单位都不得分（平均得分率不超过 2%），拉不开差距，还压低了所有人的总分。可能是标准过高，或多数单位没有这项职能。扣分项则是几乎人人扣满。",
     "Nearly all units have nothing here (a mean share of 2 % or less): it sets nobody apart and lowers every total. The standard may be out of reach, or most units have no such duty. Of penalties, nearly all units lose all of the points.",
     R"("id":"1.2","points":0)",
     "把标准分出层次，使多数单位能得一部分；没有这项职能的单位，用 when 或 may_not_apply 排除。",
     "Grade the standard so that most can earn part of it; leave units without that duty out by `when' or `may_not_apply'."},
    {"item-flat",
     "其他各项得分高的单位，这一项并不更高；也可能所有单位得分率都一样。这样的测评内容只给总分添加噪声：标准可能含混，各测评人掌握不一，或考的是另一回事。",
     "Units that do well elsewhere do no better here, or all units have the same share. Such a criterion adds noise to the total: its standard may be vague, assessors may read it differently, or it measures something else.",
     R"("id":"1.2","points":2.5)",
     "把标准写具体，核对是否写反；确属另一方面而必须考核的，加注释 # ceping: ignore item-flat 并写明理由。",
     "Make the standard concrete, and see whether it is the wrong way round; where it measures something else on purpose, say so: # ceping: ignore item-flat and the reason."},
    {"item-redundant",
     "两项测评内容的得分率几乎完全一致（相关系数不低于 0.95），知道一项就知道另一项，等于同一件事计了两次分。",
     "The shares of the two criteria agree almost wholly (a correlation of 0.95 or more): whoever knows one knows the other, so the same thing is scored twice.",
     R"("id":"1.2","points":)", "合并为一项，或使两项各有侧重；有意加重的，直接提高其中一项的分值。",
     "Merge them, or give each its own object; to make one thing weigh more, raise its points."},
    {"item-weight",
     "各单位总分的差异中，来自这项测评内容的部分远多于或远少于它的分值所占的比例（相差一倍以上，且超过总分的 1 个百分点，并排除了偶然）。分值高而人人得分相近的测评内容，实际并不起作用；分值不高而差距悬殊的，实际左右名次。",
     "Of the differences between units' totals this criterion brings far more or far less than its points promise: by more than a factor of two and one hundredth of the total, and not by chance. Many points that all units earn alike decide nothing; few points that differ widely decide ranks.",
     R"("id":"1.2","points":)", "按希望它起的作用调整分值或标准；分值代表重要性而非区分度的，不必处理。",
     "Change its points or its standard to what it is meant to decide; where points stand for importance alone, nothing needs to be done."},
    {"choice-unused",
     "量表中的这个等级，或清单中的这一项，没有一个单位用到。可能是写得太高、太低，或与相邻等级分不清。",
     "No unit has this level of the scale, or meets this check: it may be out of reach, below everyone, or not told from its neighbour.",
     R"("answer":"A")",
     "删去或合并这个等级（清单项），或把标准写清楚；专为极端情况保留的，加注释 # ceping: ignore choice-unused 并写明理由。",
     "Delete or merge it, or make its standard clear; where it is kept for the rare case, say so: # ceping: ignore choice-unused and the reason."},
    {"check-always", "清单中的这一项所有单位都达到，等于白送分。",
     "Every unit meets this check, so its points are given away.", R"("answer":"a")",
     "换成更高的要求，或把分值移给其他项；底线要求可保留，加注释 # ceping: ignore check-always 并写明理由。",
     "Ask for more, or move its points to other checks; a minimum may stay: # ceping: ignore check-always and the reason."},
};

}  // namespace

std::span<const CodePage> pages_of_items() { return pages; }

}  // namespace ceping
