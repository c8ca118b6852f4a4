// The pages of --explain: what each finding means, an input that draws it, and how to mend it. An example's lines stand
// in an input of tests/diagnostics/CODE, where a test finds them; … in one stands for what is left out.
#include <ceping/base/codes_pages.hpp>

#include <array>

namespace ceping {

namespace {

constexpr CodePage pages[]{
    // --- bytes, before any format is looked at
    {"file-unreadable", "文件不存在、没有读取权限，或者磁盘、网络驱动器出错。冒号后面是操作系统给出的原因。",
     "The file does not exist, may not be read by you, or the disk or network drive failed. The system's own reason stands after the colon.",
     "ceping-lint missing.yaml",
     "核对文件名和所在文件夹（注意全角字符和多余的空格）；没有权限时请管理员开放读取权限。其他文件照常处理。",
     "Check the name and the folder, also for full-width characters and stray blanks; ask for permission where that is lacking. All other files are still worked on."},
    {"file-is-folder", "这个位置要的是一份文件（例如 -r 后面的细则），给出的却是文件夹。",
     "One file is needed here, such as the rubric after -r, and a folder was given.",
     "ceping-score -r rubrics record.yaml",
     "写出文件夹里那份文件的完整路径，例如 rubrics/fj-civil-affairs-2015.yaml。自评记录可以给文件夹，细则不可以。",
     "Name the file in the folder, such as rubrics/fj-civil-affairs-2015.yaml. Records may be given as a folder, a rubric may not."},
    {"path-outside",
     "细则的 extends、用例文件的 rubric、ceping.yaml 中写的路径，只能在项目文件夹之内：ceping.yaml 所在的文件夹，或命令行给出的细则所在的文件夹。链接、绝对路径和 .. 都按实际位置判断，避免下载来的材料读取别处的文件。",
     "A path that a rubric (extends), a file of cases (rubric) or ceping.yaml names must stay in the project: the folder of ceping.yaml, or that of the rubric which the command line names. Links, absolute paths and .. count by where they lead, so that a downloaded folder reads no files from elsewhere.",
     "extends: ../elsewhere.yaml",
     "把那份文件放进项目文件夹，或在命令行中直接给出它；确实信任这些材料时用 --allow-outside。",
     "Move that file into the project's folder, or name it on the command line; where you trust the folder, give --allow-outside."},
    {"file-empty", "文件是空的，或者只有空行和注释，没有可读的内容。常见于模板没有填写、或保存时出错。",
     "The file is empty or holds only blank lines and comments: often a blank form, or a save that went wrong.",
     "# 尚未填写", "填写后重新保存；确实不需要的文件请移出文件夹。",
     "Fill it in and save it again, or move a file that is not needed out of the folder."},
    {"file-unknown-format", "从后缀和内容都看不出这是哪种格式的文件，因此没有读取。",
     "Neither the suffix nor the content tells what format the file is in, so it was not read.",
     "ceping-score -r rubric.yaml 自评.docx",
     "另存为列出的某种格式（表格请存为 .csv），或改正后缀。与测评无关的文件请移出记录文件夹。",
     "Save it in one of the formats that are listed (a table as .csv), or mend the suffix. Move files that are no records out of the folder."},
    {"file-office",
     "文件的内容是 Office、WPS 的工作簿或文档，或 PDF，无论文件名以什么结尾。只改文件名不能改变内容。",
     "What is in the file is a workbook or document of an office program, or a PDF, whatever its name ends in. Renaming it changes nothing of that.",
     "ceping-score -r rubric.yaml 自评.csv", "用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”，再提交所得的 .csv 文件。",
     "Open it in Excel or WPS, save it as CSV UTF-8, and hand in the .csv file."},
    {"bad-encoding",
     "文件里有不符合编码的字节。YAML 和 JSON 必须是 UTF-8；最常见的原因是用记事本或旧版软件存成了 GBK（ANSI）。",
     "The file has bytes that its encoding does not allow. YAML and JSON must be UTF-8; most often the file was saved as GBK (\"ANSI\") by an older editor.",
     "unit: {id: u1, name: …}",
     "用编辑器“另存为”，编码选 UTF-8。CSV 可以是 UTF-8、GB18030 或带 BOM 的 UTF-16，也可用 --encoding 指明。",
     "Save the file as UTF-8. A CSV file may be UTF-8, GB18030 or UTF-16 with a BOM, and --encoding says which."},
    {"control-character",
     "文字里混入了看不见的控制字符，通常是从其他软件复制粘贴时带进来的，也可能是文件损坏。",
     "An invisible control character stands in the text, mostly pasted from another program; it may also mean that the file is damaged.",
     R"(title: "主题\a教育")", "到所示的行和列，删去那个字符后重新输入这几个字。",
     "Go to the line and column, delete the character and type the words again."},
    {"yaml-syntax",
     "这里不合 YAML 的写法，后面的内容无法读取。常见原因：缩进不齐、用了制表符、括号或引号没有配对、冒号后面没有空格。",
     "This is not YAML, and what follows cannot be read. Common causes: uneven indentation, tabs, a bracket or quote that is never closed, no blank after a colon.",
     R"(- {id: "1", title: 主题教育, points: 10, kind: judged)",
     "看所示行及其上一行：补上括号或引号，缩进一律用空格。文字中含有“: ”或以特殊符号开头时，用引号括起来。",
     "Look at the line shown and the one above it: close the bracket or quote, indent with blanks only. Quote a text that holds a colon and a blank or begins with a special character."},
    {"yaml-typing", "这里的标点是用中文输入法打的，或冒号后面少了空格，YAML 把它读成了别的意思。",
     "A sign was typed with a Chinese input method, or a blank is missing after a colon, so that YAML reads something else than it looks like.",
     "name：甲单位", "把所示的标点改为半角（英文）标点，冒号后面加一个空格。",
     "Type the plain sign at the place shown, and a blank after a colon."},
    {"json-syntax",
     "这里不合 JSON 的写法。常见原因：缺少或多出逗号、用了单引号或中文引号、写了注释。NDJSON 中只影响这一行。",
     "This is not JSON: a comma is missing or too many, quotes are single or Chinese, or there is a comment. In NDJSON only this line is lost.",
     R"({"ceping": "record/1", "unit": {"id": "u1", "name": "甲单位"} "answers": {"1": 8}})",
     "在所示位置补上或删去逗号，引号一律用英文双引号，去掉注释。",
     "Add or take away the comma at the place shown, use plain double quotes, and drop comments."},
    {"csv-syntax", "表格文字中的引号用得不对：开了头没有结束，或者出现在没有加引号的格子中间。",
     "The quotes in the table are wrong: one is never closed, or one stands inside a cell that is not quoted.",
     R"(u1,甲单位,8,"有"方案)",
     "把整格用英文双引号括起来，格内的双引号写两次：\"有\"\"方案\"\"\"。最好由 Excel 或 WPS 另存为 CSV，不要手工拼接。",
     "Quote the whole cell and write each quote in it twice. Best let the spreadsheet program save the CSV."},
    {"too-deep",
     "列表或映射一层套一层，超过了上限。细则的项目最多 16 层，任何文件的嵌套最多 128 层；正常填写不会碰到。",
     "Lists or maps stand within one another beyond the limit: 16 levels for a rubric's groups, 128 for any file. Nobody meets this by ordinary work.",
     "x-note: [[[[…", "检查是否多打了括号，或者程序生成的文件出了错；项目层次太深时合并几层。",
     "Look for brackets typed by accident or a program that wrote the file wrongly; merge groups that are nested too deeply."},
    {"too-many-aliases",
     "YAML 别名（*名称）展开后超过了上限，这份文件不再读取。别名套别名会成倍增长，有人用这种办法使程序耗尽内存。",
     "The aliases (*name) of the file expand into more places than the limit. Aliases within aliases multiply; files are made that way to exhaust a program's memory.",
     "x-d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]",
     "把别名改为直接写出的内容，不要在锚点里再用别名。来历不明的文件请核实来源。",
     "Write the content out instead of using aliases within anchors. Ask where the file came from if you don't know it."},
    {"too-large",
     "文件或其中一份记录超过了能处理的大小。单个文件最多 2 GiB，逐份读取时每份记录最多 64 MiB，每份文档最多 400 万个节点。",
     "The file or one of its records is larger than what is handled: 2 GiB a file, 64 MiB a record when streaming, 4 million nodes a document.",
     "x-b: [*a,*a,*a,…", "把大批记录拆成几个文件，或存为 NDJSON 后用 --stream 逐份读取。",
     "Split the batch into several files, or keep it as NDJSON and read it with --stream."},
    {"yaml-tag",
     "YAML 的类型标签（如 !!int、!!str）不被接受：所有内容先按文字读入，需要数字或日期的地方再按数字或日期理解。",
     "Type tags of YAML such as !!int or !!str are not accepted: everything is read as text, and as a number or a date only where one is expected.",
     "total: !!int 10", "删去标签，只写值本身。", "Delete the tag and keep the value."},
    {"yaml-merge", "YAML 的合并键 << 不被接受，因为合并后看不出每个值写在哪一行。",
     "The merge key << is not accepted: after merging nobody could say on which line a value stands.",
     "<<: *base", "把要合并的键逐一写出；不同版本的细则之间请用 extends 与 override。",
     "Write the keys out. Between editions of a rubric, use extends and override."},
    {"yaml-anchor",
     "用了别名（*名称），但前面没有定义同名的锚点（&名称）。以 * 开头的文字不加引号时，也会被当成别名。",
     "An alias (*name) is used that no anchor (&name) before it defines. A text that begins with * and is not quoted is taken for an alias too.",
     "note: *qz69", "在前面补上锚点，或直接写出内容；本意是文字时用引号括起来：\"*qz69\"。",
     "Define the anchor before it or write the content out. Quote it where a text is meant: \"*qz69\"."},
    {"bad-key", "映射的键必须是一行文字，不能是空的，不能是列表或映射，也不能跨行。",
     "A key must be a text of one line: not empty, no list, no map, not broken over lines.",
     "[图片, 文件]: 2", "改用一行文字作键，或者改成列表。",
     "Use a plain text as the key, or write a list instead."},
    // --- any map
    {"duplicate-key", "同一个映射里，同一个键写了两次，无法判断以哪一个为准。常见于复制一行后忘记修改。",
     "One key stands twice in one map, and nobody can say which is meant: mostly a line that was copied and not changed.",
     R"(points: 10
points: 4)",
     "到所示的两行核对，删去错误的一处。", "Compare the two lines and delete the wrong one."},
    {"unknown-key", "格式中没有这个键，多半是写错了。它不会起任何作用，所以作为错误提出。",
     "The format has no such key; mostly it is misspelt. It would have no effect, so it is an error.",
     "ponts: 10", "按“是否想写”的提示改正；想保留自己的备注内容，键名请以 x- 开头。",
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
     "The key accepts certain values only, and this is none of them.", "rounding: {mode: half-up}",
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
     "A date belongs here; this is none, or the calendar has no such day. Dates are written 2015-06-17, without a time.",
     "deadline: 2015-02-29", "改为年-月-日，月和日各两位。记录中也可写 2015/6/17 或 2015年6月17日。",
     "Write year-month-day with two digits each for month and day. Records may also write 2015/6/17 or 2015年6月17日."},
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
    {"full-width", "数字或名称用了全角字符，已按半角理解，结果不受影响。",
     "The number or name has full-width characters and was read as ASCII. The result is the same.",
     "points: １０", "不必处理；想消除提示，把全角改为半角（关闭输入法的全角状态）。",
     "Nothing needs to be done. To silence it, type the plain characters."},
    {"word-read", "填报内容用了别的写法，意思只可能是括出的那一种，已按它理解。",
     "The answer is written in another way, which can only mean the one that is shown, and was read as that.",
     R"(answers: {"1": [a、b]})", "请确认理解无误；想消除提示，按所示的写法填写。",
     "Check that it was understood rightly. To silence it, write what is shown."},
    {"percent-sign", "答案带了百分号。指标的单位就是 %，所以按数值理解：95% 即 95。",
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
     "排名、报告、比较、说明读的是 ceping-score 的结果，格式为 ndjson、json 或 sqlite 文件。给出的却是给人看的文字表或 CSV 表，其中没有各项得分和精确得分，读不回来。",
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
    // --- project file
    {"ignore-reason", "忽略一条诊断时没有写理由，日后无人知道为什么忽略。",
     "A finding is ignored without a reason, and later nobody will know why.", "# ceping: ignore unused-fact",
     "在代码后面写上理由：# ceping: ignore unused-fact 供统计用。",
     "Write the reason after the code: # ceping: ignore unused-fact kept for statistics."},
    {"ignore-idle", "这一行要忽略的诊断并不存在：问题已经改好，或代码写错了。",
     "The line ignores a finding that is not there: it has been mended, or the code is misspelt.",
     "# ceping: ignore unused-fact 供统计用", "删去这条忽略，或改正代码。",
     "Delete the ignore, or mend the code."},
};

std::array<std::span<const CodePage>, 6> all_pages() {
    return {pages,           pages_of_rubrics(), pages_of_lint(), pages_of_records(), pages_of_checks(),
            pages_of_items()};
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
