#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

// What is wrong with a JSON text.
inline constexpr Pattern json_goes_on{"结束后还有多余的内容", "something follows after the end"};
inline constexpr Pattern json_no_value{"这里应是一个值", "expected a value here"};
inline constexpr Pattern json_no_key{"这里应是带双引号的键", "expected a key in double quotes here"};
inline constexpr Pattern json_no_colon{"键的后面缺少冒号“:”", "there is no `:' after the key"};
inline constexpr Pattern json_no_comma_in_map{"这里应是逗号“,”或右花括号“}}”", "expected `,' or `}}' here"};
inline constexpr Pattern json_no_comma_in_list{"这里应是逗号“,”或右方括号“]”", "expected `,' or `]' here"};
inline constexpr Pattern json_no_hexadecimal{"\\u 之后应是四位十六进制数字",
                                             "\\u needs four hexadecimal digits"};
inline constexpr Pattern json_half_pair{"代理对不完整，不是有效的字符",
                                        "half of a surrogate pair is not a character"};
inline constexpr Pattern json_unknown_escape{"无法识别的转义；反斜杠本身请写作 \\\\",
                                             "unknown escape; a backslash itself is written \\\\"};
inline constexpr Pattern json_quote_open{"引号没有结束", "the quote is never closed"};
inline constexpr Pattern json_line_in_quotes{"引号内的换行和制表符要写成 \\n、\\t",
                                             "a line break or a tab inside quotes is written \\n or \\t"};
inline constexpr Pattern json_no_fraction{"小数点后面缺少数字", "digits are missing after the decimal point"};
inline constexpr Pattern json_no_exponent{"指数缺少数字", "digits are missing in the exponent"};

inline constexpr Pattern typed_sign{"“{shown}”是{sign}，请改为半角的“{bare}”",
                                    "`{shown}' is {sign}; type `{bare}'"};
inline constexpr Pattern typed_sign_and_blank{"“{shown}”是{sign}，请改为半角的“{bare}”加一个空格",
                                              "`{shown}' is {sign}; type `{bare}' and a blank"};
inline constexpr Pattern wide_blank_first{"行首有{sign}；缩进请用半角空格",
                                          "the line is indented with {sign}; indent with plain blanks"};
inline constexpr Pattern no_blank_after_colon{"“{key}:”的冒号后面缺少空格",
                                              "a blank is missing after the colon of `{key}:'"};
inline constexpr Pattern wide_blank_after_colon{"“{key}:”后面是{sign}，请改为半角空格",
                                                "{sign} follows `{key}:'; type a plain blank"};
inline constexpr Pattern odd_indent{
    "本行缩进 {blanks} 个空格，上面各层是 {above} 个；同一层的键要对齐",
    "this line is indented by {blanks}, those above by {above}; keys of one level begin in the same column"};
inline constexpr Pattern nodes_per_document{"每份文档 {limit} 个节点", "{limit} nodes per document"};
inline constexpr Pattern second_reader_stops{"第二个读取器在此停下（{why}）", "the second one stops ({why})"};
inline constexpr Pattern list_of_size{"{size} 项的列表", "a list of {size}"};
inline constexpr Pattern map_of_size{"{size} 个键的映射", "a map of {size}"};
inline constexpr Pattern read_two_ways{"一个读作{one}，另一个读作{other}",
                                       "{one} to one, {other} to the other"};
inline constexpr Pattern quoted_text{"文字“{text}”", "the text `{text}'"};
inline constexpr Pattern quotes_in_id{
    "“{id}”两端是中文引号，会成为编号的一部分；请写作 {bare}",
    "`{id}' has Chinese quotes at its ends, which become part of it; write {bare}"};
inline constexpr Pattern not_utf8{"UTF-8（这份文件看来是 {encoding} 编码，请用编辑器另存为 UTF-8）",
                                  "UTF-8 (the file looks like {encoding}; save it as UTF-8 in an editor)"};
inline constexpr Pattern foreign_object{"其中的{kind}“{name}”不是本程序建立的，不予使用",
                                        "its {kind} `{name}' was not made by ceping, and is not used"};
inline constexpr Pattern tables_version{
    "测评结果表的版本是 {version}，此程序只能读取版本 1",
    "its tables of results are of version {version}, and this program reads version 1"};
inline constexpr Pattern is_no_number{"“{text}”不是数", "`{text}' is not a number"};
inline constexpr Pattern is_no_json_map{"“{text}”不是 JSON 对象", "`{text}' is not a JSON map"};
inline constexpr Pattern no_such_run{"没有“{run}”这一次结果；有：{known}",
                                     "it has no run `{run}'; it has {known}"};
inline constexpr Pattern begins_on_line{"{problem}（{what}始于第 {line} 行）",
                                        "{problem} ({what} begins on line {line})"};

// What is wrong with a workbook; `part` is a file in it.
inline constexpr Pattern workbook_cut_off{
    "文件不完整或已损坏；请重新复制或下载，仍打不开时请用 WPS 或 Excel 修复后另存为 .xlsx",
    "the file is cut off or damaged; copy or download it again, or let WPS or Excel repair it and save it as .xlsx"};
inline constexpr Pattern workbook_part_damaged{
    "部件 {part} 已损坏（{why}）；请用 WPS 或 Excel 打开，修复后另存为 .xlsx",
    "its part {part} is damaged ({why}); open it in WPS or Excel, let it be repaired, and save it as .xlsx"};
inline constexpr Pattern workbook_locked{
    "文件设有打开密码；请用 WPS 或 Excel 打开，取消打开密码后保存",
    "it opens by a password only; open it in WPS or Excel, take the password off, and save it"};
inline constexpr Pattern workbook_binary{
    "这是二进制工作簿（.xlsb）；请用 WPS 或 Excel 打开，另存为 .xlsx",
    "it is a binary workbook (.xlsb); open it in WPS or Excel, and save it as .xlsx"};
inline constexpr Pattern workbook_none{
    "里面没有工作簿；请用 WPS 或 Excel 另存为 .xlsx，不要只改文件名",
    "there is no workbook in it; save one as .xlsx from WPS or Excel, a new name alone "
    "does not make one"};
inline constexpr Pattern workbook_part_missing{
    "缺少部件 {part}；请用 WPS 或 Excel 打开，修复后另存为 .xlsx",
    "its part {part} is missing; open it in WPS or Excel, let it be repaired, and save it as .xlsx"};
inline constexpr Pattern workbook_xml{
    "部件 {part} 第 {line} 行不是正确的 XML（{why}）；请用 WPS 或 Excel 打开，修复后另存为 .xlsx",
    "line {line} of its part {part} is no sound XML ({why}); open it in WPS or Excel, let it be repaired, and save it "
    "as .xlsx"};
inline constexpr Pattern workbook_dtd{
    "部件 {part} 含有文档类型声明（DOCTYPE），工作簿不应有它，不予读取；请用 WPS 或 Excel 重新另存为 .xlsx",
    "its part {part} has a document type declaration, which no workbook needs and which is refused; save it anew as .xlsx "
    "from WPS or Excel"};
inline constexpr Pattern workbook_limit{
    "{what}超过上限（{limit}）；请只保留填报的内容，删去多余的行、列和工作表后另存为 .xlsx",
    "{what} over the limit of {limit}; keep what was filled in, delete other rows, columns and sheets, and save it as .xlsx"};
inline constexpr Pattern workbook_link_outside{
    "部件 {part} 指向工作簿之外的“{target}”，不予读取；请用 WPS 或 Excel 重新另存为 .xlsx",
    "its part {part} points to `{target}' outside of the workbook, which is not read; save it anew as .xlsx from WPS or "
    "Excel"};
inline constexpr Pattern workbook_not_a{
    "部件 {part} 不是{kind}；请用 WPS 或 Excel 打开，修复后另存为 .xlsx",
    "its part {part} is not {kind}; open it in WPS or Excel, let it be repaired, and save it as .xlsx"};
inline constexpr Pattern workbook_sheet_twice{
    "几张工作表共用部件 {part}；请用 WPS 或 Excel 打开，修复后另存为 .xlsx",
    "several sheets share its part {part}; open it in WPS or Excel, let it be repaired, and save it as .xlsx"};

// What is wrong in a cell, and what to know of a sheet.
inline constexpr Pattern cell_failed{
    "公式出错（{value}）；请改正公式，或直接填写",
    "its formula failed ({value}); mend the formula, or write the value itself"};
inline constexpr Pattern cell_not_computed{
    "公式没有保存结果；请用 WPS 或 Excel 打开并保存一次",
    "the result of its formula was not saved; open and save the file in WPS or Excel"};
inline constexpr Pattern cell_picture{
    "嵌入的图片不能当作证据路径；请把图片另存为文件，在这里填写文件名",
    "a picture in a cell is no path of evidence; save it as a file, and write the file's name here"};
inline constexpr Pattern cell_digits_lost{
    "号码“{value}”超过 15 位，末位已丢失；请把单元格设为“文本”，重新填写",
    "the number `{value}' has more than 15 digits, the last of which are lost; set the cell to text, and type it again"};
inline constexpr Pattern cell_no_string{
    "引用的文字（第 {index} 条）在工作簿里没有；请重新填写",
    "it refers to text {index}, which the workbook does not have; type it again"};
inline constexpr Pattern rows_hidden{"有 {rows} 行是隐藏的，也已读取",
                                     "hidden rows, {rows} in all, were read like the others"};
inline constexpr Pattern links_not_followed{
    "工作簿链接到其他文件；链接从不打开，只用保存在本文件里的结果",
    "it links to other files; these are never opened, and the results that it holds are used"};

}  // namespace ceping::phrases
