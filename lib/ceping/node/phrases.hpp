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

}  // namespace ceping::phrases
