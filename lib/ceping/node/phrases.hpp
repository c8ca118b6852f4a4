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
                                        "half of a surrogate pair is no character"};
inline constexpr Pattern json_unknown_escape{"无法识别的转义；反斜杠本身请写作 \\\\",
                                             "unknown escape; a backslash itself is written \\\\"};
inline constexpr Pattern json_quote_open{"引号没有结束", "the quote is never closed"};
inline constexpr Pattern json_line_in_quotes{"引号内的换行和制表符要写成 \\n、\\t",
                                             "a line break or a tab inside quotes is written \\n or \\t"};
inline constexpr Pattern json_no_fraction{"小数点后面缺少数字", "digits are missing after the decimal point"};
inline constexpr Pattern json_no_exponent{"指数缺少数字", "digits are missing in the exponent"};

}  // namespace ceping::phrases
