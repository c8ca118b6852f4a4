// What letters say of findings, by their codes: what is wrong, and what to do.
#include <ceping/write/letters/letter_advice.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

using Case = LetterCase;
using Text = LetterText;

/// What is said of all findings of a code: a text, or one of several.
struct Advice {
    consteval Advice(const char* all) : text(all) {}           // NOLINT(google-explicit-constructor)
    constexpr Advice(Text all) : text(all) {}                  // NOLINT(google-explicit-constructor)
    constexpr Advice(Text (*of)(const Case&)) : choose(of) {}  // NOLINT(google-explicit-constructor)

    Text text = "";
    Text (*choose)(const Case&) = nullptr;
};
struct Row {
    Code code;
    Advice advice;
};

bool has_given(const Case& about, std::string_view key) {
    return about.form != nullptr && !about.form->given(key).empty();
}

bool more_than_whole(const Case& about) {
    try {
        const auto num = Exact::parse(to_ascii(trim(about.form->given("num"))));
        const auto den = Exact::parse(to_ascii(trim(about.form->given("den"))));
        return num && den && *num > *den;
    } catch (const NumberTooLarge&) {
        return false;
    }
}

Text range(const Case& about) {
    const bool bounded = !Text("{bounds}").of(about).empty();
    if (!has_given(about, "num") || !has_given(about, "den")) {
        return bounded ? Text("{given}{bounds}。请核对后改填。") : "{given}超出了范围。请核对后改填。";
    }
    if (more_than_whole(about)) {
        return "分子{num}大于分母{den}。请核对两个数是否填反、统计的范围是否一致，改正后重填。";
    }
    return bounded ? Text("填报为{ratio}，折合后超出了范围，{bounds}。请核对后改填。")
                   : "填报为{ratio}，折合后超出了范围。请核对后改填。";
}

Text whole(const Case& about) {
    if (about.form != nullptr && about.form->given("sample") == about.word(1)) {
        return "样本量填报为{word1}，应填不小于0的整数。请核对后改填。";
    }
    return about.answer(1).find('=') != std::string::npos
               ? Text("{given}其中的{word1}应为不小于0的整数。请核对后改填。")
               : "{given}应填不小于0的整数。请核对后改填。";
}

Text ratio(const Case& about) {
    const std::string what = Text("{ratio}").of(about);
    return what.find('-') != std::string::npos ? Text("填报为{ratio}，分子和分母都不能是负数。请核对后改填。")
           : what.empty() ? Text("分母为0而分子不为0。请核对后改填。")
                          : "填报为{ratio}，分母为0而分子不为0。请核对后改填。";
}

Text percent(const Case& about) {
    return Text("{unit}").of(about).empty()
               ? Text("{stated1}这一项不是百分数，不要带百分号。请核对后改填。")
               : "{stated1}这一项的单位是{unit}，不是百分数，不要带百分号。请核对后改填。";
}

Text not_applicable(const Case& about) {
    return about.filled().empty() ? Text("填报为“不涉及”，这一项不能填不涉及。{how}")
                                  : "{stated}这一项不能填不涉及。{how}";
}

Text number(const Case& about) {
    const bool claim = about.form != nullptr && about.form->section == "stated";
    return claim || about.item() == nullptr || !Text("{part}").of(about).empty()
               ? Text("{part}{written}不是数字{within}请只填数字，不带文字。")
               : "{part}{written}不是数字{within}{how}";
}

Text several(const Case& about) {
    const bool num = has_given(about, "num");
    if (num != has_given(about, "den")) {
        return num ? Text("只填了分子{num}，没有填分母。{how}") : "只填了分母{den}，没有填分子。{how}";
    }
    return about.form != nullptr && !about.form->parts.empty()
               ? Text("填报为{all}，填了不止一种内容。请只保留一种。{how}")
               : "填报内容不完整。{how}";
}

/// A text where several are wanted, or several where one is.
Text type(const Case& about) {
    if (about.form != nullptr && (about.form->part == "evidence" || !about.form->evidence.empty())) {
        return "佐证材料的填法不对。请逐份写明名称，以及文件名或网址。";
    }
    const auto list = [](std::string_view type) { return type == "映射" || type == "列表"; };
    const std::string given = about.word(2);
    return given == "空值"       ? Text("没有填写内容。{fill}")
           : !list(given)        ? Text("{stated}填法不对。{fill}")
           : list(about.word(1)) ? Text("填法不对。{fill}")
                                 : "填成了几项，这里只能填一项。{fill}";
}

Text sample(const Case& about) {
    return has_given(about, "sample")
               ? Text(
                     "样本量填报为{sample}，要求不少于{word2}，现在这一项按没有填报处理。请核对样本量后补填或改填。")
               : "没有填写样本量，要求不少于{word2}，现在这一项按没有填报处理。请核对样本量后补填或改填。";
}

Text date(const Case& about) {
    const std::string day = Text("{day}").of(about);
    return day.empty() ? Text("{stated1}看不出是哪一天。请写明年、月、日，用短横线隔开。")
           : parse_date(day) ? Text("{stated1}应写作{day}。")
                             : "{stated1}没有这一天。请核对后改填。";
}

Text read_as(const Case& about) {
    return about.word(2) == "n/a" ? Text("{stated1}已按“不涉及”理解。如果不对，请改正。")
                                  : "{stated1}已按“{word2}”理解。如果不对，请改正。";
}

Text late(const Case& about) {
    return letter_lateness(about.rubric, about.unit, about.finding).empty()
               ? Text("提交日期{word0}晚于截止日期{word1}。请核对提交日期；日期无误的，请说明原因。")
               : "{lateness}请核对提交日期；日期无误的，请说明原因。";
}

Text no_code(const Case& about) {
    const auto& unit = about.finding.unit;
    return unit == nullptr || unit->id.empty() ? Text("没有填写单位编码。请补填下发的编码。")
                                               : "没有填写单位编码。请补填你单位的编码“{unit_id}”。";
}

Text fact_value(const Case& about) {
    // Of a word of two characters every other one is near.
    constexpr std::size_t long_enough = 3;
    return code_points(about.word(1)) < long_enough ? Text("{stated1}没有这个选项。{values0}")
                                                    : "{stated1}没有这个选项{near}{values0}";
}

Text node(const Case& about) {
    return about.word(1) == "节点"
               ? Text("没有编号为“{word0}”的项目{near}请核对编号后改正，不要改动下发表格中的编号。")
               : "没有编号为“{word0}”的{word1}{near}请核对编号后改正，不要改动下发表格中的编号。";
}

Text value(const Case& about) {
    const bool flag =
        about.form != nullptr && (about.form->section == "prerequisites" || about.form->section == "vetoes");
    return flag ? Text("{stated1}这里只能填是或否。请改填。") : "{stated1}这里不能这样填。请核对后改填。";
}

Text missing(const Case& about) {
    return about.word(0) == "ceping"
               ? Text("文件开头缺少下发表格原有的内容。请用下发的原表填写，不要删改原有的内容。")
               : "没有填写{missing}。请补填。";
}

Text few(const Case& about) {
    return Text("{listed}").of(about) == "none"
               ? Text("未提供佐证材料，要求不少于{word2}份。请补列佐证材料。")
               : "列出佐证材料{listed}份，要求不少于{word2}份。请补列佐证材料。";
}

Text too_few(const Case& about) {
    return Text("{listed}").of(about) == "none"
               ? Text("未提供佐证材料，要求不少于{word2}份，现在这一项不得分。请补列佐证材料。")
               : "列出佐证材料{listed}份，要求不少于{word2}份，现在这一项不得分。请补列佐证材料。";
}

Text incomplete(const Case& about) {
    return about.form != nullptr && about.form->table
               ? Text(
                     "{evidence}没有写全，要写明名称，以及文件名或网址（只写一种）。请按“名称=文件名”的样式补全，几份之间用分号隔开。")
               : "{evidence}没有写全，要写明名称，以及文件名或网址（只写一种）。请补全。";
}

constexpr Text understood = "{stated}已按“{word1}”理解。如果不对，请改正。";
constexpr Text other_form = "文件开头与下发的表格不符。请用下发的原表填写，不要删改原有的内容。";
constexpr Text twice = "{name0}填了两次，前一处在第{word1}行。请核对后只保留一处。";
constexpr Text garbled =
    "这里有无法识别的字符（乱码或看不见的字符）。请在原来的软件中打开文件，删去后重新输入这一处。";
constexpr Text syntax =
    "从这里起无法读取，其后的内容都没有读到。请检查这一行和上一行的缩进、冒号、引号和括号，改正后重新报送。";
constexpr Text manner = "这里的写法不能采用。请照下发的表填写，不要改动表的结构。";
constexpr Text passed_over = "这里不是填报的内容，已略过。如果不对，请改正。";

constexpr auto advice_rows = std::to_array<Row>({
    {"answer-level", "{stated1}没有这个等级{choice}{how}"},
    {"answer-check", "{stated1}清单中没有这一项{choice}{how}"},
    {"answer-class", "{stated1}没有这个类别{choice}{how}"},
    {"answer-tag", "事件没有“{word1}”这种情形，{word2}。请核对后改正。"},
    {"event-outside", "事件的日期{word1}不在{word2}期间，不计。请核对日期；日期无误的，不必改动。"},
    {"check-twice", "“{word1}”填了两次，只计一次。如果其中一个本应填别的内容，请改正。"},
    {"answer-range", range},
    {"num-over-den",
     "分子{word1}大于分母{word2}。请核对两个数是否填反、统计的范围是否一致；确实如此的，请在说明中写明原因。"},
    {"answer-step", "{given}应为{word2}的整数倍。请核对后改填。"},
    {"answer-whole", whole},
    {"answer-ratio", ratio},
    {"answer-percent", percent},
    {"na-not-allowed", not_applicable},
    {"bad-number", number},
    {"number-too-large", "所填的数位数过多，无法计算。请核对后改填。"},
    {"answer-parts", several},
    {"answer-key", "{stated}这一项不填{key}。{how}"},
    {"wrong-type", type},
    {"sample-small", sample},
    {"answer-excluded",
     "{stated}按所填的单位信息，这一项不适用于你单位，所填不计。请核对单位信息；信息无误的，这一项请留空。"},
    {"answer-timeliness", "{stated}这一项按提交日期计算，不需填写。请留空。"},
    {"unknown-criterion",
     "没有编号为“{word0}”的测评内容{criterion}请核对编号后改正，不要改动下发表格中的编号。"},
    {"answer-to-group", "这是一组项目的名称，本身不填。请填写它下面的各项。"},
    {"rate-as-fraction", "填报为{word1}，是否应为{word2}%？请核对后改填；比率确实这样低的，请在说明中写明。"},
    {"expect-failed",
     "前后填报不一致：{titles}。请核对这几项，改正填错的一项；都没有填错的，请在说明中写明原因。"},
    {"stated-differs",
     "填报为{word1}，按各项填报内容应为{word2}{more}。请核对是算错了，还是某一项填错了，改正其中一处。"},
    {"score-overflow", "所填的数位数过多，总分无法计算。请核对各项数值后改填。"},

    // The form itself: who fills it in, dates, columns, rows, and files that cannot be read.
    {"bad-date", date},
    {"full-width", understood},
    {"word-read", read_as},
    {"percent-sign", understood},
    {"date-form", understood},
    {"outside-period", "{stated0}不在测评期{word1}之间。请核对日期。"},
    {"late", late},
    {"submitted-missing", "没有填写提交日期，无法判断是否按期报送。请补填。"},
    {"unit-missing", no_code},
    {"fact-value", fact_value},
    {"fact-required", "没有填写“{fact}”。请补填。{values}"},
    {"fact-unstated", "没有填写“{fact}”，与之有关的内容现按不符合处理。请补填。{values}"},
    {"prerequisite-unstated", "前置条件“{condition}”没有填写，现按不符合处理。请补填是否符合。"},
    {"prerequisite-stated", "前置条件“{condition}”由测评结果得出，不用填写。请删去。"},
    {"veto-outside",
     "一票否决情形“{condition}”填报的日期{word1}不在{word2}期间，不计。请核对日期；日期无误的，不必改动。"},
    {"veto-dated", "一票否决情形“{condition}”不填日期。情形属实的请填“是”，否则填“否”。"},
    {"unknown-node", node},
    {"bad-value", value},
    {"out-of-range", "{stated1}超出了范围，应{word2}。请核对后改填。"},
    {"missing-key", missing},
    {"wrong-format", other_form},
    {"format-newer", other_form},
    {"unknown-key", "{stray}"},
    {"duplicate-key", twice},
    {"criterion-twice", twice},
    {"cell-contradicts", "{name0}这里填报为“{word1}”，前面填的是“{word2}”。请核对后改为一致。"},
    {"duplicate-self",
     "收到你单位两份自评材料。请说明以哪一份为准，并撤回另一份；不是你单位报送的，也请告知。"},
    {"nothing-applies", "按所填的单位信息，没有一项测评内容适用于你单位。请核对单位类型等信息。"},
    {"roster-renamed", "单位名称填报为“{word0}”，花名册上登记的是“{word1}”。请核对，填写全称。"},
    {"roster-differs", "{word0}填报为“{word1}”，花名册上登记的是“{word2}”。请核对。"},
    {"unknown-header", "无法识别的列名“{word0}”{near}请照下发的表恢复原有的列名，不要自行增加或改名。"},
    {"duplicate-header", "列名“{word0}”出现了两次。请照下发的表只保留一列。"},
    {"missing-header", "表中没有“单位编码”这一列。请照下发的表恢复这一列并填写。"},
    {"row-length", "这一行有{word0}格，表头只有{word1}格。请检查是否多出一格或填错了列。"},
    {"row-without-code", "这一行写的是“{word0}”，没有填写单位编码，所填的内容无法计入。请补填编码。"},
    {"row-passed-over", passed_over},
    {"column-passed-over", passed_over},
    {"sheet-passed-over", passed_over},
    {"workbook-remark", "{word0}。"},
    {"rows-continue", passed_over},
    {"file-empty", "文件中没有填报的内容。请填写后重新报送。"},
    {"file-unknown-format", "报来的文件无法打开，看不出是哪种格式。请用下发的表填写，保存后重新报送。"},
    {"file-office", "报来的文件是{word0}，这里不能读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。"},
    {"bad-encoding", garbled},
    {"control-character", garbled},
    {"yaml-syntax", syntax},
    {"yaml-typing", "{word0}。改正后请重新报送。"},
    {"json-syntax", syntax},
    {"csv-syntax", "这一行无法读取：{word0}。请检查引号是否成对，改正后重新报送。"},
    {"workbook-unreadable", "报来的工作簿无法读取：{word0}。改正后请重新报送。"},
    {"cell-unusable", "单元格中的内容不能使用：{word0}。改正后请重新报送。"},
    {"form-incomplete",
     "表里缺少“{word0}”：行、列或工作表被删除，或者表头被改动。请重新取一份空表，把填好的内容抄过去后报送。"},
    {"too-deep", manner},
    {"too-many-aliases", manner},
    {"yaml-tag", manner},
    {"yaml-merge", manner},
    {"yaml-anchor", manner},
    {"bad-key", manner},
    {"too-large", "报来的文件过大，无法读取。请核对后重新报送。"},

    // Evidence, and what other units handed in as well.
    {"evidence-few", too_few},
    {"evidence-short", few},
    {"evidence-type", "{evidence}的类型是“{word1}”，要求是：{word2}。请换用符合要求的材料。"},
    {"evidence-parts", incomplete},
    {"evidence-outside",
     "{piece}不在随自评材料一并报送的文件之中。请把文件放进报送的文件夹，并照此改正文件名。"},
    {"evidence-missing", "{piece}没有找到。请补报这个文件，或改正所填的文件名。"},
    {"evidence-empty", "{piece}是空文件。请补报有内容的文件。"},
    {"evidence-link", "{piece}不是文件本身，而是指向别处的链接。请报送文件本身。"},
    {"evidence-digest", "{piece}与填报时登记的不是同一个文件。请核对是否报错了文件，或重新登记。"},
    {"evidence-digest-form", "{evidence}登记的文件校验码不完整。请重新登记，或删去不填。"},
    {"evidence-date", "{evidence}的日期是{word1}，不在{word2}。请核对日期，或换用符合要求的材料。"},
    {"evidence-undated", "{evidence}没有写日期，要求日期在{word1}。请补填日期。"},
    {"evidence-after-submission", "{evidence}的日期{word0}晚于提交日期{word1}。请核对这两个日期。"},
    {"evidence-reused", "{piece}同时用于{word1}项。请核对是否都能证明。"},
    {"alike-evidence", "{piece}与{others}报送的内容完全相同。请说明原因；材料不属于本单位的，请改正。"},
    {"alike-note", "说明文字与{others}的雷同，相似度{word1}。请说明原因；材料不属于本单位的，请改正。"},
    {"alike-edited",
     "说明文字除数字和自称外，与{others}的雷同（较短的一份有{word1}相同）。请说明原因；材料不属于本单位的，请改正。"},
    {"alike-answers", "全部{word0}项填报内容与{others}的完全相同。请说明原因；材料不属于本单位的，请改正。"},
});

const Row* advice_of(std::string_view code) {
    const auto* const at = std::find_if(advice_rows.begin(), advice_rows.end(),
                                        [code](const Row& row) { return row.code.name() == code; });
    return at == advice_rows.end() ? nullptr : at;
}

}  // namespace

bool has_letter_advice(std::string_view code) { return advice_of(code) != nullptr; }

std::string letter_advice(const LetterCase& about) {
    const auto* const row = advice_of(about.finding.code.name());
    const Text text = row == nullptr ? Text("{stated}这里的填法有误。请核对后改正。")
                      : row->advice.choose != nullptr ? row->advice.choose(about)
                                                      : row->advice.text;
    return text.of(about);
}

}  // namespace ceping
