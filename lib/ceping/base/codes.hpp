#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ceping {

/// How much a finding weighs: an error makes a rubric or a record unusable, a warning is likely a mistake, a note
/// says what was understood.
enum class Severity : std::uint8_t { note, warning, error };

/// One kind of finding. A name is never reused for another meaning. `{0}`, `{1}` … stand for the finding's words.
struct CodeRow {
    std::string_view name;
    Severity severity;
    std::string_view zh;
    std::string_view en;
};

/// The table of every diagnostic. A row here, a page in codes_pages*.cpp and a folder in tests/diagnostics/ go together;
/// tests hold the three against each other.
inline constexpr CodeRow code_table[] = {
    // --- bytes, before any format is looked at
    {"file-unreadable", Severity::error, "无法读取：{0}", "cannot be read: {0}"},
    {"file-is-folder", Severity::error, "这里需要一个文件，却是文件夹",
     "a file is needed here, but this is a folder"},
    {"file-empty", Severity::error, "文件中没有任何内容", "there is nothing in this file"},
    {"file-unknown-format", Severity::error, "看不出是哪种格式；可用后缀：{0}",
     "the format cannot be told; known suffixes: {0}"},
    {"bad-encoding", Severity::error, "字节 {0} 在 {1} 编码中无效", "byte {0} is not valid in {1}"},
    {"control-character", Severity::error, "含有控制字符 {0}", "control character {0}"},
    {"yaml-syntax", Severity::error, "YAML 语法错误：{0}", "YAML syntax error: {0}"},
    {"json-syntax", Severity::error, "JSON 语法错误：{0}", "JSON syntax error: {0}"},
    {"csv-syntax", Severity::error, "CSV 语法错误：{0}", "CSV syntax error: {0}"},
    {"too-deep", Severity::error, "嵌套超过 {0} 层", "nested more than {0} levels deep"},
    {"too-many-aliases", Severity::error, "别名展开超过 {0} 处", "aliases expand into more than {0} places"},
    {"too-large", Severity::error, "超过上限（{0}）", "over the limit of {0}"},
    {"yaml-tag", Severity::error, "不接受显式标签“{0}”", "explicit tag `{0}' is not accepted"},
    {"yaml-merge", Severity::error, "不接受合并键 <<", "the merge key << is not accepted"},
    {"yaml-anchor", Severity::error, "别名“{0}”没有对应的锚点", "alias `{0}' has no anchor before it"},
    {"bad-key", Severity::error, "键必须是单行文字", "a key must be a plain text"},
    // --- any map
    {"duplicate-key", Severity::error, "键“{0}”重复，前一处在第 {1} 行",
     "duplicate key `{0}', first on line {1}"},
    {"unknown-key", Severity::error, "{1}中没有键“{0}”", "unknown key `{0}' in {1}"},
    {"missing-key", Severity::error, "{1}缺少键“{0}”", "{1} lacks the key `{0}'"},
    {"wrong-type", Severity::error, "“{0}”应为{1}，却是{2}", "`{0}' must be {1}, not {2}"},
    {"bad-value", Severity::error, "“{0}”的值“{1}”不可用；应为：{2}", "`{0}' cannot be `{1}'; expected {2}"},
    {"bad-number", Severity::error, "“{0}”的值“{1}”不是数字；应写作 12、0.5 或 1/3",
     "`{0}': `{1}' is not a number; write 12, 0.5 or 1/3"},
    {"number-too-large", Severity::error, "“{0}”的数值过大，超过 4096 位二进制",
     "`{0}': the number needs more than 4,096 bits"},
    {"bad-date", Severity::error, "“{0}”的值“{1}”不是日期；应写作 2015-06-17",
     "`{0}': `{1}' is not a date; write 2015-06-17"},
    {"out-of-range", Severity::error, "“{0}”的值 {1} 不在 {2} 之内", "`{0}': {1} is outside {2}"},
    {"wrong-format", Severity::error, "这里应写“ceping: {0}”，却是“{1}”",
     "must say `ceping: {0}', not `{1}'"},
    {"full-width", Severity::note, "“{0}”含全角字符，按“{1}”理解",
     "`{0}' has full-width characters, read as `{1}'"},
    {"percent-sign", Severity::note, "“{0}”的百分号已略去，按 {1} 理解",
     "`{0}': without the percent sign, read as {1}"},
    {"date-form", Severity::note, "“{0}”的日期按 {1} 理解", "`{0}': the date is read as {1}"},
    // --- rubric: structure
    {"bad-id", Severity::error, "编号“{0}”不可用：{1}", "`{0}' cannot be an id: {1}"},
    {"reserved-id", Severity::error, "“{0}”是保留字，不能作编号", "`{0}' is reserved and cannot be an id"},
    {"duplicate-id", Severity::error, "编号“{0}”重复，前一处在 {1}", "id `{0}' is used twice, first at {1}"},
    {"unknown-kind", Severity::error, "没有“{0}”这一类型；可用：{1}",
     "there is no kind `{0}'; a kind is one of {1}"},
    {"unknown-scale", Severity::error, "没有定义等级表“{0}”", "scale `{0}' is not defined"},
    {"unknown-method", Severity::error, "没有定义测评方法“{0}”", "method `{0}' is not defined"},
    {"unknown-fact", Severity::error, "没有定义单位信息项“{0}”", "fact `{0}' is not defined"},
    {"unknown-fact-value", Severity::error, "“{0}”没有取值“{1}”；可用：{2}",
     "fact `{0}' has no value `{1}'; it has {2}"},
    {"unknown-node", Severity::error, "没有编号为“{0}”的{1}", "there is no {1} with the id `{0}'"},
    {"unknown-source", Severity::error, "出处“{0}”未在 sources 中列出",
     "source `{0}' is not listed under sources"},
    {"unknown-level", Severity::error, "等级表中没有“{0}”；可用：{1}",
     "the scale has no level `{0}'; it has {1}"},
    {"sum-mismatch", Severity::error, "“{0}”写明 {1} 分，下级合计 {2} 分，{3}",
     "`{0}' states {1} points, its children add up to {2}: {3}"},
    {"empty-items", Severity::error, "“{0}”的 items 是空的", "`{0}' has empty items"},
    {"group-or-criterion", Severity::error, "“{0}”{1}", "`{0}' {1}"},
    {"not-positive", Severity::error, "“{0}”的值 {1} 必须大于 0", "`{0}': {1} must be greater than 0"},
    {"not-rising", Severity::error, "曲线第 {0} 点的 x 为 {1}，应大于前一点的 {2}",
     "x of curve point {0} is {1}, which must be greater than {2} before it"},
    {"not-falling", Severity::error, "等次“{0}”的 min 为 {1}，应小于前一等次的 {2}",
     "min of band `{0}' is {1}, which must be less than {2} before it"},
    {"band-last", Severity::error, "{0}", "{0}"},
    {"penalty-from-full", Severity::error, "扣分项不能用 from: full", "a penalty cannot count `from: full'"},
    {"gate-elsewhere", Severity::error, "保证项目“{0}”不在“{1}”之下", "gate node `{0}' is not below `{1}'"},
    {"needs", Severity::error, "{0}", "{0}"},
    {"extends-loop", Severity::error, "extends 形成循环：{0}", "extends goes round in a loop: {0}"},
    {"extends-items", Severity::error, "有 extends 时不能写 {0}；请用 add、override、remove",
     "{0} cannot stand beside extends; use add, override, remove"},
    {"tailor-absent", Severity::error, "执行{1}时没有“{0}”", "there is no `{0}' at the moment of {1}"},
    {"tailor-key", Severity::error, "override 不能改“{0}”", "override cannot change `{0}'"},
    {"null-absent", Severity::error, "底本没有“{0}”，不能用空值去掉",
     "the base has no `{0}' that null could remove"},
    {"second-reader", Severity::error, "两个 YAML 读取器对此处理解不同：{0}",
     "the two YAML readers disagree here: {0}"},
    // --- rubric: judgement
    {"band-unreachable", Severity::warning, "等次“{0}”无法达到：{1}", "band `{0}' can never be reached: {1}"},
    {"band-ineligible-only", Severity::warning,
     "等次“{0}”只有不具备资格的单位才会落入：“{1}”的 min 为 {2}，任何得分都够",
     "band `{0}' is only for units that are not eligible: every score meets the min {2} of `{1}'"},
    {"quota-sum", Severity::warning, "到这里各等次的 quota 合计 {0}，超过 100%",
     "with this one the quotas of the bands add up to {0}, which is over 100%"},
    {"condition-idle", Severity::warning, "对“{0}”的得分率要求为 0，总是成立",
     "the condition on `{0}' always holds: it asks for a rate of 0"},
    {"gate-unpassable", Severity::warning,
     "“{0}”的保证项目无法通过：要求“{1}”得分率{2}，而它最高只能达到 {3}",
     "the gate of `{0}' can never be passed: `{1}' would need a rate {2}, and can reach at most {3}"},
    {"scale-not-falling", Severity::warning, "等级“{0}”的分值不低于前一级“{1}”",
     "level `{0}' is not worth less than `{1}' before it"},
    {"curve-unsteady", Severity::warning, "曲线在第 {0} 点改变升降方向",
     "the curve turns at point {0}: it neither rises nor falls steadily"},
    {"curve-flat", Severity::warning, "曲线上各点得分都相同",
     "every point of the curve gives the same points"},
    {"full-unreachable", Severity::warning, "“{0}”最多只能得 {1} 分，达不到 {2} 分",
     "`{0}' can give at most {1} of its {2} points"},
    {"never-asked", Severity::warning, "“{0}”不会问到任何单位：{1}",
     "`{0}' can never be asked of any unit: {1}"},
    {"checks-sum", Severity::warning, "“{0}”各清单项合计 {1} 分，与 {2} 分不符，{3}",
     "the checks of `{0}' add up to {1}, not to its {2} points: {3}"},
    {"unused-scale", Severity::warning, "等级表“{0}”没有被使用", "scale `{0}' is never used"},
    {"unused-method", Severity::warning, "测评方法“{0}”没有被使用", "method `{0}' is never used"},
    {"unused-fact", Severity::warning, "单位信息项“{0}”没有被使用", "fact `{0}' is never used"},
    {"unused-source", Severity::warning, "出处“{0}”没有被引用", "source `{0}' is never cited"},
    {"standard-missing", Severity::warning, "“{0}”没有写等级 {1} 的标准", "`{0}' has no standard for {1}"},
    {"title-missing", Severity::warning, "“{0}”没有标题", "`{0}' has no title"},
    {"dates-order", Severity::warning, "{0} {1} 早于 {2} {3}", "{0} {1} is before {2} {3}"},
    {"ids-alike", Severity::warning, "编号“{0}”与“{1}”容易看错", "ids `{0}' and `{1}' look alike"},
    {"weight-unused", Severity::warning, "“{0}”的 weight 不起作用：上级按 sum 汇总",
     "the weight of `{0}' has no effect: its parent sums"},
    {"tie-break-repeated", Severity::warning, "并列规则中“{0}”重复", "`{0}' stands twice in tie_break"},
    {"cap-unreached", Severity::warning, "{0}的上限 {1} 高于各项合计 {2}",
     "the cap {1} of {0} is above the sum {2} of its criteria"},
    {"expect-idle", Severity::warning, "这条一致性规则不起作用：{0}",
     "this rule of expect has no effect: {0}"},
    // --- tests of a rubric
    {"case-failed", Severity::error, "用例“{0}”：{1}应为 {2}，实为 {3}",
     "case `{0}': {1} should be {2} and is {3}"},
    {"case-uncovered", Severity::warning, "没有用例涉及{0}", "no case exercises {0}"},
    {"mutant-survived", Severity::warning, "改动没有被任何用例发现：{0}",
     "no case would notice this change: {0}"},
    // --- item analysis
    {"units-few", Severity::note, "只有 {0} 个单位，不足 {1} 个，只列数字，不作判断",
     "there are {0} units, fewer than {1}: figures are shown and nothing is judged"},
    {"item-easy", Severity::note, "“{0}”几乎人人满分：{1} 个单位的平均得分率 {2}",
     "`{0}' is full marks for nearly everyone: a mean of {2} over {1} units"},
    {"item-hard", Severity::note, "“{0}”几乎人人失分：{1} 个单位的平均得分率 {2}",
     "`{0}' is lost by nearly everyone: a mean of {2} over {1} units"},
    {"item-flat", Severity::warning, "“{0}”分不出好坏：{1} 个单位，{2}",
     "`{0}' does not tell good units from poor ones: over {1} units, {2}"},
    {"item-redundant", Severity::warning, "“{0}”与前面的指标几乎同涨同落：{1}",
     "`{0}' goes along with criteria before it: {1}"},
    {"item-weight", Severity::note, "“{0}”按分值占总分的 {1}，在各单位总分的差异中却占 {2}",
     "`{0}' is worth {1} of the total by its points, and its share of the differences between units is {2}"},
    {"choice-unused", Severity::note, "“{0}”的{2}从未出现：{1} 个答案中一个也没有",
     "`{0}': {2} never occurs among {1} answers"},
    {"check-always", Severity::note, "“{0}”的{2}人人达到：{1} 个答案中个个都有",
     "`{0}': {2} is met in all of {1} answers"},
    // --- records
    {"unit-missing", Severity::error, "缺少单位编码（unit.id）", "there is no usable unit.id"},
    {"wrong-rubric", Severity::error, "这份记录是按“{0}”填的，不是“{1}”",
     "this record is for rubric `{0}', not `{1}'"},
    {"wrong-digest", Severity::error, "rubric_digest 与测评细则不符：细则已有改动",
     "rubric_digest does not match: the rubric has changed since"},
    {"unknown-record-source", Severity::error,
     "来源“{0}”既不是自评（self），也不是本细则的测评方法；可用：{1}",
     "source `{0}' is neither self nor a method of the rubric; there are {1}"},
    {"unknown-criterion", Severity::error, "细则中没有指标“{0}”", "the rubric has no criterion `{0}'"},
    {"answer-to-group", Severity::error, "“{0}”是项目，不是测评内容，不能直接作答",
     "`{0}' is a group; only criteria are answered"},
    {"answer-parts", Severity::error, "“{0}”的答案应有且只有 value、met、counts、num 加 den 中的一种",
     "`{0}': an answer has exactly one of value, met, counts, num with den"},
    {"answer-key", Severity::error, "“{0}”是{1}类指标，答案应写 {2}，不是 {3}",
     "`{0}' is a {1} criterion and is answered with {2}, not {3}"},
    {"answer-level", Severity::error, "“{0}”没有等级“{1}”；可用：{2}",
     "`{0}' has no level `{1}'; it has {2}"},
    {"answer-check", Severity::error, "“{0}”没有清单项“{1}”；可用：{2}",
     "`{0}' has no check `{1}'; it has {2}"},
    {"answer-class", Severity::error, "“{0}”没有类别“{1}”；可用：{2}",
     "`{0}' has no class `{1}'; it has {2}"},
    {"answer-range", Severity::error, "“{0}”：{1} 不在 {2} 之内", "`{0}': {1} is outside {2}"},
    {"answer-step", Severity::error, "“{0}”：{1} 不是 {2} 的整数倍",
     "`{0}': {1} is not a whole multiple of {2}"},
    {"answer-whole", Severity::error, "“{0}”：{1} 应为不小于 0 的整数",
     "`{0}': {1} must be a whole number, at least 0"},
    {"answer-ratio", Severity::error, "“{0}”：{1}", "`{0}': {1}"},
    {"answer-percent", Severity::error, "“{0}”的单位不是 %，不能写“{1}”",
     "`{0}' is not measured in %, so `{1}' is not accepted"},
    {"na-not-allowed", Severity::error, "“{0}”不允许填 n/a（不适用）", "`{0}' may not be answered with n/a"},
    {"check-twice", Severity::warning, "“{0}”中清单项“{1}”写了两次，只计一次",
     "`{0}': check `{1}' is named twice and counts once"},
    {"sample-small", Severity::warning, "“{0}”的样本量{1}，少于 {2}，视为未作答",
     "`{0}': the sample{1} is smaller than {2}, so it counts as not answered"},
    {"answer-excluded", Severity::warning, "“{0}”不适用于本单位，答案不计",
     "`{0}' does not apply to this unit; the answer is ignored"},
    {"answer-by-method", Severity::warning, "“{0}”不由“{1}”测评，答案不计",
     "`{0}' is not assessed by `{1}'; the answer is ignored"},
    {"answer-timeliness", Severity::warning, "“{0}”按提交日期计算，答案不计",
     "`{0}' is computed from the date of submission; the answer is ignored"},
    {"fact-unstated", Severity::warning, "单位没有填“{0}”，与之有关的条件按不符合处理",
     "the unit does not state `{0}'; conditions on it count as not met"},
    {"fact-required", Severity::error, "单位必须填写“{0}”", "the unit must state `{0}'"},
    {"fact-value", Severity::error, "“{0}”没有取值“{1}”；可用：{2}", "`{0}' has no value `{1}'; it has {2}"},
    {"evidence-few", Severity::warning, "“{0}”列出佐证 {1} 份，少于 {2} 份，不得分",
     "`{0}' lists {1} of at least {2} pieces of evidence and is worth nothing"},
    {"evidence-outside", Severity::error, "佐证路径“{0}”超出记录所在文件夹",
     "evidence path `{0}' leaves the record's folder"},
    {"evidence-parts", Severity::error, "佐证应写 title，以及 file 或 url 其中之一",
     "evidence has a title and one of file or url"},
    {"late", Severity::warning, "提交日期 {0} 晚于截止日期 {1}，迟 {2}",
     "submitted {0}, {2} after the deadline {1}"},
    {"outside-period", Severity::warning, "日期 {0} 不在测评期 {1} 之内",
     "date {0} is outside the period {1}"},
    {"stated-differs", Severity::warning, "“{0}”自填 {1}，按答案应为 {2}",
     "`{0}' is stated as {1}; the answers give {2}"},
    {"duplicate-self", Severity::error, "单位“{0}”有两份自评，另一份在 {1}",
     "unit `{0}' has two self records; the other is at {1}"},
    {"self-missing", Severity::error, "单位“{0}”没有自评记录", "unit `{0}' has no self record"},
    {"nothing-applies", Severity::error, "没有一项测评内容适用于单位“{0}”",
     "no criterion applies to unit `{0}'"},
    {"score-overflow", Severity::error, "“{0}”的计算超过 4096 位二进制",
     "`{0}': the computation needs more than 4,096 bits"},
    {"unit-returns", Severity::error, "单位“{0}”的记录不连续：前一处在 {1}",
     "records of unit `{0}' do not stand together; the others are at {1}"},
    // --- records: what only checking looks at
    {"unanswered", Severity::warning, "“{0}”有 {1} 项未作答：{2}", "{1} unanswered under `{0}': {2}"},
    {"submitted-missing", Severity::warning, "没有写提交日期（submitted），无法判断是否按期报送",
     "there is no date of submission (submitted) to hold against the deadline"},
    {"date-missing", Severity::warning, "没有写测评日期（date）",
     "there is no date of this assessment (date)"},
    {"prerequisite-unstated", Severity::warning, "前置条件“{0}”没有填写，按不符合处理",
     "prerequisite `{0}' is not stated and counts as not met"},
    {"rate-as-fraction", Severity::warning, "“{0}”的单位是 %，却填了 {1}；是否应为 {2}%？",
     "`{0}' is measured in %, and {1} is stated; is it meant to be {2}%?"},
    {"num-over-den", Severity::warning, "“{0}”的分子 {1} 大于分母 {2}",
     "`{0}': num {1} is greater than den {2}"},
    {"expect-failed", Severity::warning, "答案前后不一致：{0}", "the answers do not agree: {0}"},
    {"evidence-short", Severity::warning, "“{0}”应有佐证 {2} 份，只列出 {1} 份",
     "`{0}' lists {1} of at least {2} pieces of evidence"},
    {"evidence-type", Severity::warning, "“{0}”的佐证类型“{1}”不在要求之列：{2}",
     "`{0}': evidence of type `{1}' is not among {2}"},
    {"evidence-missing", Severity::error, "佐证文件“{0}”不存在", "there is no evidence file `{0}'"},
    {"evidence-empty", Severity::error, "佐证文件“{0}”是空的", "evidence file `{0}' is empty"},
    {"evidence-unreadable", Severity::error, "佐证文件“{0}”无法读取：{1}",
     "evidence file `{0}' cannot be read: {1}"},
    {"evidence-link", Severity::error, "佐证“{0}”是指向记录所在文件夹之外的链接",
     "evidence `{0}' is a link that leaves the record's folder"},
    {"evidence-digest", Severity::error, "佐证文件“{0}”的 SHA-256 是 {2}，记录中写的是 {1}",
     "evidence file `{0}' has the SHA-256 {2}, and {1} is stated"},
    {"evidence-digest-form", Severity::error, "“{0}”不是 SHA-256；应为 64 位十六进制数字",
     "`{0}' is no SHA-256, which has 64 hexadecimal digits"},
    {"evidence-date", Severity::warning, "“{0}”的佐证日期 {1} 不在 {2} 之内",
     "`{0}': evidence dated {1} is outside {2}"},
    {"evidence-undated", Severity::warning, "“{0}”要求佐证在 {1} 之内，这份没有写日期",
     "`{0}' wants evidence dated {1}, and this piece has no date"},
    {"evidence-after-submission", Severity::warning, "佐证日期 {0} 晚于提交日期 {1}",
     "evidence dated {0}, after the submission on {1}"},
    {"evidence-reused", Severity::note, "同一份佐证“{0}”用于 {1} 项：{2}",
     "evidence `{0}' is used for {1} criteria: {2}"},
    {"duplicate-record", Severity::warning, "与 {0} 的记录重复：单位、来源、日期、测评人都相同",
     "repeats the record at {0}: the same unit, source, date and assessor"},
    {"roster-missing", Severity::error, "花名册上的“{0}”没有报送自评",
     "`{0}' of the roster sent no self record"},
    {"roster-unknown", Severity::error, "花名册上没有单位“{0}”", "unit `{0}' is not on the roster"},
    {"roster-renamed", Severity::warning, "单位名称“{0}”与花名册上的“{1}”不同",
     "the name `{0}' is `{1}' on the roster"},
    {"roster-differs", Severity::warning, "“{0}”填的是“{1}”，花名册上是“{2}”",
     "`{0}' is stated as `{1}'; the roster has `{2}'"},
    {"roster-duplicate", Severity::error, "花名册上单位“{0}”重复，前一处在第 {1} 行",
     "unit `{0}' stands twice on the roster, first on line {1}"},
    {"alike-evidence", Severity::warning, "佐证“{0}”与其他单位的内容完全相同：{1}",
     "evidence `{0}' is the same file as that of {1}"},
    {"alike-note", Severity::warning, "“{0}”的说明与其他单位雷同（相似度 {1}）：{2}",
     "the note on `{0}' is {1} alike with that of {2}"},
    {"alike-answers", Severity::warning, "全部 {0} 项答案与其他单位完全相同：{1}",
     "all {0} answers are the same as those of {1}"},
    // --- tables
    {"unknown-header", Severity::error, "不认识列名“{0}”", "unknown column `{0}'"},
    {"duplicate-header", Severity::error, "列“{0}”出现两次", "column `{0}' stands twice"},
    {"missing-header", Severity::error, "缺少列“{0}”", "there is no column `{0}'"},
    {"row-length", Severity::error, "这一行有 {0} 格，表头有 {1} 格",
     "this row has {0} cells, the header has {1}"},
    {"cell-contradicts", Severity::error, "“{0}”在这里是“{1}”，前面是“{2}”",
     "`{0}' is `{1}' here and `{2}' before"},
    {"criterion-twice", Severity::error, "同一份记录中指标“{0}”答了两次，前一处在第 {1} 行",
     "criterion `{0}' is answered twice in one record, first on line {1}"},
    // --- rulings
    {"ruling-unknown", Severity::warning, "裁定所指的{0}“{1}”不存在",
     "the ruling names {0} `{1}', which does not exist"},
    {"ruling-expired", Severity::warning, "对“{0}”的裁定已于 {1} 失效", "the ruling on `{0}' expired on {1}"},
    {"ruling-idle", Severity::warning, "对“{0}”的裁定没有改变任何结果",
     "the ruling on `{0}' changes nothing"},
    // --- results read back
    {"result-duplicate", Severity::error, "单位“{0}”在同一版细则下有两个结果，前一个在 {1}",
     "unit `{0}' has a second result by the same edition of a rubric; the first is at {1}"},
    {"result-mixed", Severity::warning, "结果来自不同的细则或口径，分数不可比：{0} 与 {1}",
     "the results are of different rubrics or policies, and scores do not compare: {0} and {1}"},
    {"result-node-missing", Severity::error, "单位“{0}”的结果中没有“{1}”",
     "the result of unit `{0}' lacks `{1}'"},
    {"result-other-rubric", Severity::warning, "结果是按“{0}”评的，与所给的细则“{1}”不同",
     "the result was scored by `{0}', not by the given rubric `{1}'"},
    // --- project file
    {"ignore-reason", Severity::warning, "忽略“{0}”时应写明理由", "ignoring `{0}' needs a reason"},
    {"ignore-idle", Severity::warning, "此处没有“{0}”可忽略", "there is no `{0}' here to ignore"},
};

inline constexpr std::size_t code_count = std::size(code_table);

/// A row of the table by name, looked up while compiling: a misspelt code does not build.
class Code {
public:
    consteval Code(const char* name) : index_(find(name)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] constexpr const CodeRow& row() const { return code_table[index_]; }
    [[nodiscard]] constexpr std::string_view name() const { return row().name; }
    friend constexpr bool operator==(Code a, Code b) { return a.index_ == b.index_; }

private:
    static consteval std::uint16_t find(std::string_view name) {
        for (std::uint16_t i = 0; i < code_count; ++i) {
            if (code_table[i].name == name) {
                return i;
            }
        }
        throw "no such code in code_table";
    }
    std::uint16_t index_;
};

/// The row with this name, for what a user typed; null where there is none.
[[nodiscard]] const CodeRow* find_code(std::string_view name);

/// What `--explain CODE` shows: meaning, an example, and how to mend it. Source: ceping-diagnostics(7).
struct CodePage {
    std::string_view name;
    std::string_view zh_meaning;
    std::string_view en_meaning;
    std::string_view example;  ///< a few lines of input that draw the finding; the same in both languages
    std::string_view zh_mend;
    std::string_view en_mend;
};

/// The page of a code; null where there is none.
[[nodiscard]] const CodePage* find_code_page(std::string_view name);
/// The names of all pages.
[[nodiscard]] std::vector<std::string_view> code_page_names();

}  // namespace ceping
