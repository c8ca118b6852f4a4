// The pages of --explain: what each finding means, an input that draws it, and how to fix it. An example's lines stand
// in an input of tests/diagnostics/CODE, where a test finds them; … in one stands for what is left out.
#include <ceping/base/codes/codes_pages.hpp>

#include <array>

namespace ceping {

namespace {

constexpr CodePage pages[]{
    // --- any map
    {"duplicate-key", "同一个映射里，同一个键写了两次，无法判断以哪一个为准。常见于复制一行后忘记修改。",
     "One key appears twice in one map, and nobody can say which is meant: mostly a line that was copied and not changed.",
     R"(points: 10
points: 4)",
     "到所示的两行核对，删去错误的一处。", "Compare the two lines and delete the wrong one."},
    {"unknown-key", "格式中没有这个键，多半是写错了。它不会起任何作用，所以作为错误提出。",
     "The format has no such key; mostly it is misspelt. It would have no effect, so it is an error.",
     "ponts: 10", "按“是否应为”的提示改正；想保留自己的备注内容，键名请以 x- 开头。",
     "Follow the suggestion. A key for your own notes begins with x-."},
    {"missing-key", "缺少必须填写的键。所示位置是缺少它的那个映射的第一个键。",
     "A key that must be there is not. The place shown is the first key of the map that lacks it.",
     R"(- {id: "1", title: 主题教育, kind: judged})", "按 ceping-rubric(5) 或 ceping-record(5) 补上这个键。",
     "Add the key as ceping-rubric(5) or ceping-record(5) describes it."},
    {"wrong-type", "这里的值类型不对，例如要列表却写了一段文字，要文字却什么也没写。",
     "The value is of the wrong type: a text where a list belongs, or nothing where a text belongs.",
     "items: 主题教育", "列表写成每行“- ”开头或 [甲, 乙]，映射写成“键: 值”或 {键: 值}。",
     "A list is written with a dash before each entry or as [a, b], a map as key: value or {key: value}."},
    {"bad-value", "这个键只接受几种固定写法或有特定要求，所写的值不在其中。",
     "The key accepts certain values only, and this is not one of them.", "rounding: {mode: half-up}",
     "从列出的写法中选一个；大小写、下划线须完全一致。",
     "Choose one of the values listed; case and underscores matter."},
    {"bad-number",
     "这里要数字，而所写内容不是。数字按原样精确读取：可写 12、0.5、1/3；不接受千分位逗号、科学计数法、“+5”、“.5”，也不能带单位。",
     "A number belongs here. Numbers are read exactly as written: 12, 0.5, 1/3; no thousands separators, no exponents, no +5 or .5, no unit behind them.",
     "points: 10分", "只写数字本身，单位写进 unit 或标题。",
     "Write the number alone; the unit belongs in `unit' or the title."},
    {"number-too-large",
     "数字的位数太多：为保证每次计算都精确，分子和分母各限 4096 位二进制（约 1,200 位十进制）。",
     "The number has too many digits: so that every computation stays exact, numerator and denominator are limited to 4,096 bits each (some 1,200 decimal digits).",
     "points: 9999…", "核对是否粘贴了多余的数字。", "See whether digits were pasted by accident."},
    {"bad-date", "这里要日期，而所写内容不是，或者日历上没有这一天。日期写作 2015-06-17，不带时间。",
     "A date belongs here; this is not one, or the calendar has no such day. Dates are written 2015-06-17, without a time.",
     "deadline: 2015-02-29",
     "改为年-月-日，月和日各两位。记录中也可写 2015-6-17、2015/6/17、2015.6.17 或 2015年6月17日。",
     "Write year-month-day with two digits each for month and day. Records may also write 2015-6-17, 2015/6/17, 2015.6.17 or 2015年6月17日."},
    {"out-of-range", "数值超出允许的范围，例如等级的比例大于 1、曲线的得分高于分值、小数位数大于 6。",
     "The figure is outside what is allowed here: a level's ratio over 1, a curve's points over the criterion's, more than 6 decimals.",
     "scales: {abcd: {A: 1.2, B: 0.66, C: 0.33, D: 0}}",
     "改到所示范围之内。等级的值是比例（0 到 1）；要直接写分数，用 {points: 4}。",
     "Bring it into the range shown. A level's value is a ratio from 0 to 1; points are written {points: 4}."},
    {"wrong-format",
     "文件开头的 ceping 标明格式和版本。这里的标记不是所需的那一种，可能把记录当成了细则，或文件属于更新的版本。",
     "The key ceping names the format and its version. This is not the one needed: a record was given for a rubric, or the file is of a newer version.",
     "ceping: record/1",
     "细则写 ceping: rubric/1，记录写 ceping: record/1，裁定写 ceping: ruling/1；文件给错了就换正确的文件。",
     "A rubric says ceping: rubric/1, a record ceping: record/1, a ruling ceping: ruling/1. Give the right file where the wrong one was given."},
    {"format-newer",
     "文件开头的 ceping 写的是本程序还不能读取的新版本。新版本的键可能改变了含义，按旧版本读取会算错，所以整个文件不读。",
     "The key ceping names a version that this program does not know yet. Keys may mean something else there, so nothing is read as if it were the older one.",
     "ceping: rubric/2",
     "安装新版的 ceping 再读；不要把文件中的版本号改小。确实是自己写错了版本号，再改回本程序认识的版本。",
     "Install a newer ceping. Do not lower the number in the file, unless it was a slip of your own."},
    {"full-width", "数字或名称用了全角字符，已按半角理解，结果不受影响。",
     "The number or name has full-width characters and was read as ASCII. The result is the same.",
     "points: １０", "不必处理；想消除提示，把全角改为半角（关闭输入法的全角状态）。",
     "Nothing needs to be done. To silence it, type the plain characters."},
    {"word-read", "填报内容用了别的写法，意思只可能是括出的那一种，已按它理解。",
     "The answer is written in another way, which can only mean the one that is shown, and was read as that.",
     R"(answers: {"1": [a、b]})", "请确认理解无误；想消除提示，按所示的写法填写。",
     "Check that it was understood rightly. To silence it, write what is shown."},
    {"invisible-trimmed",
     "编码、名称或数值的首尾带有看不见的字符（不换行空格、零宽空格等，多是从网页或聊天软件复制时带来的），已像空格一样略去，结果不受影响。夹在中间的不会略去，提示中显示为 <U+200B> 的样子。",
     "A code, a name or a value has invisible characters at its ends (no-break blanks, blanks without a width and the like, which come with what is copied from pages and chats). They were passed over as blanks are, and the result is the same. Inside of a text they stay, and messages show them as <U+200B>.",
     R"(answers: {"1": "7\u200B"})", "不必处理；想消除提示，重新键入该值。",
     "Nothing needs to be done. To silence it, type the value anew."},
    {"percent-sign", "填报内容带了百分号。测评内容的单位就是 %，所以按数值理解：95% 即 95。",
     "The answer was written with a percent sign. The criterion is measured in %, so 95% is read as 95.",
     R"(answers: {"1": 95%})", "不必处理；想消除提示，只写数字。",
     "Nothing needs to be done. To silence it, write the number alone."},
    {"date-form", "日期没有写成标准形式，已按括出的日期理解。",
     "The date is not in the standard form and was read as shown.", "submitted: 2015/12/8",
     "请确认理解无误；想消除提示，写作 2015-12-08。",
     "Check that it was understood rightly. To silence it, write 2015-12-08."},
    // --- results read back
    {"result-duplicate",
     "同一单位在同一版细则下有两个结果，只用前一个。多半是同一批结果给了两次，或两批结果有重叠。",
     "A unit has two results by the same edition of a rubric; the first one is used. Mostly the same batch was named twice, or two batches overlap.",
     R"("unit":{"id":"u1"},"status":"rejected")", "去掉多余的文件，或把重叠的单位重新评分一次。",
     "Leave the superfluous file out, or score the units that overlap once."},
    {"result-format",
     "排名、报告、比较、说明读的是 ceping-score 的结果，格式为 ndjson、json 或 sqlite 文件。给出的是给人看的文字表或 CSV 表，其中没有各项得分和精确得分，读不回来。",
     "Ranks, reports, comparisons and explanations are made from results of ceping-score as ndjson, json or an SQLite file. What was given is the table for people, or CSV: it lacks nodes and exact scores and is not read back.",
     "ceping-score -q | ceping-rank", "评分时写 -f ndjson：ceping-score -q -f ndjson | ceping-rank。",
     "Score with -f ndjson: ceping-score -q -f ndjson | ceping-rank."},
    {"result-mixed",
     "一张排名表里的结果应出自同一版细则、同一种口径，否则分数不可比。细则的标识、版本、计分摘要（scoring）或 --set 有不同。",
     "Results in one league table should come from one edition of one rubric under one policy; else scores do not compare. The rubric's id, edition or digest (scoring), or what --set changed, differs.",
     R"("rubric":{"id":"b"})", "把各单位用同一份细则重新评分；几年的成绩合成一个，用 --combine。",
     "Score all units by the same rubric; for several years in one there is --combine."},
    {"result-node-missing", "要用到的节点不在结果里：评分时用了 --detail score 或 groups，结果没有全部节点。",
     "The results lack a node that this work needs: they were written with --detail score or groups and do not have all of them.",
     R"("nodes":[])", "用 --detail full（默认）重新评分。", "Score again with --detail full, the default."},
    {"result-other-rubric",
     "标题、依据和整改建议取自所给的细则，而结果是按另一份细则，或者按它计分不同的另一个版本评出来的，两者可能对不上。项目分析仍按编号进行，实际权重只用同一版的结果计算。",
     "Titles, clauses and advice come from the rubric that is given, but the results were scored by another one, or by an edition of it that scores differently; the two may not fit. An item analysis goes by ids all the same, and takes effective weights from results of this very edition alone.",
     R"("rubric":{"id":"b"})", "用 -r 给出评分时用的那份细则，或者用所给的细则重新评分。",
     "Name with -r the rubric that the units were scored by, or score them again by this one."},
    {"notices-other-results",
     "通知书目录 index.json 记有写通知书所用的结果文件的摘要，与所给的整改前结果不符：结果可能是另一批的，或者写了通知书之后重新评过。原来的满分和地区取自所给的结果，可能与通知书不一致。",
     "The index of the notices, index.json, has the digest of the results that they were written of, and the earlier results given are others: of another batch, or scored again since. Full marks and regions of then are taken from the results given, and may not fit the notices.",
     "ceping-diff --notices n -r rubric.yaml 2014.ndjson 2016.ndjson",
     "给出写通知书时所用的结果文件；如果确实重新评过，重新写通知书。",
     "Name the results that the notices were written of; where units were scored again since, write the notices again."},
    {"notices-own-results",
     "通知书目录 index.json 记有写通知书所用的结果文件的摘要，所给的整改后结果就是它：整改前、后的结果可能写反了，或者还没有再次测评。",
     "The index of the notices, index.json, has the digest of the results that they were written of, and the later results given are those: before and after may have changed places, or nothing was evaluated again.",
     "ceping-diff --notices n -r rubric.yaml 2016.ndjson 2015.ndjson",
     "先写整改前的结果，后写整改后再次测评的结果。",
     "Name the results that the notices were written of first, and those of the later evaluation second."},
    // --- project file
    {"ignore-reason", "忽略一条诊断时没有写理由，日后无人知道为什么忽略。",
     "A finding is ignored without a reason, and later nobody will know why.", "# ceping: ignore unused-fact",
     "在代码后面写上理由：# ceping: ignore unused-fact 供统计用。",
     "Write the reason after the code: # ceping: ignore unused-fact kept for statistics."},
    {"ignore-idle", "这一行要忽略的诊断并不存在：问题已经改好，或代码写错了。",
     "The line ignores a finding that is not there: it has been fixed, or the code is misspelt.",
     "# ceping: ignore unused-fact 供统计用", "删去这条忽略，或改正代码。",
     "Delete the ignore, or fix the code."},
};

std::array<std::span<const CodePage>, 8> all_pages() {
    return {pages_of_bytes(),   pages,
            pages_of_rubrics(), pages_of_lint(),
            pages_of_records(), pages_of_checks(),
            pages_of_batches(), pages_of_items()};
}

}  // namespace

const CodePage* find_code_page(std::string_view name) {
    for (const auto part : all_pages()) {
        for (const auto& page : part) {
            if (page.name == name) {
                return &page;
            }
        }
    }
    return nullptr;
}

std::vector<std::string_view> code_page_names() {
    std::vector<std::string_view> names;
    for (const auto part : all_pages()) {
        for (const auto& page : part) {
            names.push_back(page.name);
        }
    }
    return names;
}

}  // namespace ceping
