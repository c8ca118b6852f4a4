// What ceping-audit calls things, beside their enumerations.
#include <ceping/write/audit/parts.hpp>

#include <array>

namespace ceping {

namespace {

constexpr auto roles = std::to_array<AuditWord>({{"name", "名称", "name"},
                                                 {"part", "分项", "part"},
                                                 {"total", "总分", "total"},
                                                 {"rank", "名次", "rank"},
                                                 {"band", "等次", "band"},
                                                 {"group", "分组", "group"},
                                                 {"note", "备注", "note"},
                                                 {"other", "未用", "not used"}});
constexpr auto styles = std::to_array<AuditWord>(
    {{"competition", "并列后跳号（1、2、2、4）", "competition ranking (1, 2, 2, 4)"},
     {"dense", "并列后不跳号（1、2、2、3）", "dense ranking (1, 2, 2, 3)"},
     {"ordinal", "同分不并列（1、2、3、4）", "ordinal ranking (1, 2, 3, 4)"},
     {"last", "并列取末位（1、3、3、4）", "ranking by the last of a tie (1, 3, 3, 4)"}});
constexpr auto sources =
    std::to_array<AuditWord>({{"none"},
                              {"sum", "分项之和", "the sum of the parts"},
                              {"mean", "分项的平均", "the mean of the parts"},
                              {"weighted", "分项加权之和", "the weighted sum of the parts"},
                              {"recovered"},
                              {"untold"}});
constexpr auto statuses =
    std::to_array<AuditWord>({{"consistent"}, {"display_rounding"}, {"impossible"}, {"unchecked"}});
constexpr auto reasons = std::to_array<AuditWord>(
    {{""},
     {"no_column", "没有这一列", "there is no such column"},
     {"no_parts", "没有分项", "there are no parts"},
     {"no_numbers", "没有一行的数字是齐全而可读的", "no row has all the figures that it takes, readable"},
     {"too_few", "可以互相对照的行太少", "too few rows to compare with one another"},
     {"no_rule", "没有一种算法能由分项得出总分", "no sum, mean or weights of the parts give the totals"},
     {"gave_up", "权重的组合太多，没有查完（--effort 可查得更久）",
      "too many weights to try them all (--effort searches longer)"},
     {"too_fine", "数字的位数太多，无法推算权重", "the numbers have too many digits"},
     {"not_by_total", "不是按总分排的", "not by the totals"},
     {"own_table", "ceping 自己的表，得分请用 ceping-explain 查",
      "ceping's own table: ceping-explain derives scores"}});

}  // namespace

const AuditWord& word_of(ColumnRole role) { return roles[static_cast<std::size_t>(role)]; }
const AuditWord& word_of(RankStyle style) { return styles[static_cast<std::size_t>(style)]; }
const AuditWord& word_of(TotalsSource source) { return sources[static_cast<std::size_t>(source)]; }
const AuditWord& word_of(TotalStatus status) { return statuses[static_cast<std::size_t>(status)]; }
const AuditWord& word_of(Unchecked why) { return reasons[static_cast<std::size_t>(why)]; }

}  // namespace ceping
