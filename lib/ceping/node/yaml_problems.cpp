#include <ceping/node/phrases.hpp>
#include <ceping/node/yaml_problems.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace ceping {

namespace {

struct Row {
    std::string_view said;  ///< by libyaml 0.2.5
    std::string_view zh;
    std::string_view en;  ///< in plainer words; empty: as said
};

constexpr auto problems = std::to_array<Row>({
    {"mapping values are not allowed in this context", "这里不能出现“: ”；文字中含冒号加空格时请用引号括起来",
     "`: ' cannot stand here; quote a text that has a colon and a blank in it"},
    {"mapping keys are not allowed in this context", "这里不能开始一个键", "a key cannot begin here"},
    {"block sequence entries are not allowed in this context", "这里不能出现列表项“- ”",
     "a list entry `- ' cannot begin here"},
    {"did not find expected key", "这里应是一个键；请检查缩进", "expected a key here; check the indentation"},
    {"did not find expected '-' indicator", "这里应是列表项“- ”；请检查缩进",
     "expected a list entry `- ' here; check the indentation"},
    {"did not find expected ',' or ']'", "这里应是逗号“,”或右方括号“]”", "expected `,' or `]' here"},
    {"did not find expected ',' or '}'", "这里应是逗号“,”或右花括号“}”", "expected `,' or `}' here"},
    {"did not find expected node content", "这里缺少内容", "something is missing here"},
    {"did not find expected <document start>", "文档应在此结束；另一份文档要以 --- 开头",
     "the document should end here; another one begins with ---"},
    {"did not find expected <stream-start>", "文件开头不对", ""},
    {"could not find expected ':'", "键的后面缺少冒号“:”", "there is no `:' after the key"},
    {"found character that cannot start any token", "这个字符不能作开头；请用引号把文字括起来",
     "a text cannot begin with this character; quote it"},
    {"found unexpected end of stream", "引号没有结束", "the quote is never closed"},
    {"found unexpected document indicator", "引号没有结束，就遇到了 --- 或 ...",
     "--- or ... inside a quoted text that was never closed"},
    {"found unknown escape character", "双引号内有无法识别的转义；反斜杠本身请写作 \\\\",
     "unknown escape in double quotes; a backslash itself is written \\\\"},
    {"did not find expected hexdecimal number", "转义中应是十六进制数字",
     "expected hexadecimal digits in the escape"},
    {"found invalid Unicode character escape code", "转义不是有效的字符",
     "the escape is not a valid character"},
    {"found a tab character where an indentation space is expected", "缩进不能用制表符（Tab），请用空格",
     "a tab cannot indent; use blanks"},
    {"found a tab character that violates indentation", "缩进不能用制表符（Tab），请用空格",
     "a tab cannot indent; use blanks"},
    {"found an indentation indicator equal to 0", "缩进指示不能为 0", ""},
    {"did not find expected comment or line break", "这里应是注释或换行",
     "expected a comment or a line break here"},
    {"did not find expected alphabetic or numeric character",
     "& 或 * 之后应是字母或数字；文字以 & 或 * 开头时请用引号括起来",
     "expected a letter or digit after & or *; quote a text that begins with them"},
    {"did not find expected whitespace or line break", "这里应是空格或换行",
     "expected a blank or a line break here"},
    {"did not find expected whitespace", "这里应是空格", "expected a blank here"},
    {"found unexpected ':'", "这里不应有冒号“:”", ""},
    {"found unknown directive name", "无法识别的指令", "unknown directive"},
    {"found unexpected non-alphabetical character", "指令名称中有不允许的字符", ""},
    {"could not find expected directive name", "缺少指令名称", ""},
    {"did not find expected version number", "缺少版本号", ""},
    {"did not find expected digit or '.' character", "版本号应由数字和点组成", ""},
    {"found extremely long version number", "版本号过长", ""},
    {"found incompatible YAML document", "不支持这个 YAML 版本", "this version of YAML is not supported"},
    {"found duplicate %YAML directive", "%YAML 指令重复", ""},
    {"found duplicate %TAG directive", "%TAG 指令重复", ""},
    {"found undefined tag handle", "标签的前缀没有定义", ""},
    {"did not find expected tag URI", "标签写法不对", ""},
    {"did not find expected '!'", "标签写法不对，缺少“!”", ""},
    {"did not find the expected '>'", "标签写法不对，缺少“>”", ""},
});

constexpr auto contexts = std::to_array<Row>({
    {"while parsing a block mapping", "块状映射", "the map"},
    {"while parsing a block collection", "块状列表", "the list"},
    {"while parsing a flow mapping", "花括号映射", "the map in braces"},
    {"while parsing a flow sequence", "方括号列表", "the list in brackets"},
    {"while scanning a simple key", "键", "the key"},
    {"while scanning a quoted scalar", "带引号的文字", "the quoted text"},
    {"while parsing a quoted scalar", "带引号的文字", "the quoted text"},
    {"while scanning a block scalar", "块状文字", "the block of text"},
    {"while scanning a plain scalar", "文字", "the text"},
});

template <std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view said) {
    const auto* const row =
        std::find_if(rows.begin(), rows.end(), [said](const Row& each) { return each.said == said; });
    return row == rows.end() ? nullptr : row;
}

}  // namespace

Words yaml_problem_words(const YamlProblem& problem) {
    const std::string_view said =
        problem.at_tab && problem.what == "found character that cannot start any token"
            ? "found a tab character where an indentation space is expected"
            : problem.what;
    const Row* const row = find(problems, said);
    Words words{std::string(row == nullptr ? said : row->zh),
                std::string(row == nullptr || row->en.empty() ? said : row->en)};
    const Row* const context = find(contexts, problem.context);
    if (context != nullptr && !problem.same_line && problem.context_line != 0) {
        const Words what(std::string(context->zh), std::string(context->en));
        words = phrases::begins_on_line.with(
            {{"problem", words}, {"what", what}, {"line", problem.context_line}});
    }
    return words;
}

}  // namespace ceping
