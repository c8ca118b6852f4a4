#pragma once

#include <ceping/base/messages.hpp>

// The sentences of the tools' common frame.
namespace ceping::frame::phrases {

inline constexpr Pattern suffix_not_written{
    "-o {path}：不能写成 {suffix} 文件，可写的有 {known}；或用 -f 指明格式",
    "-o {path}: no {suffix} file can be written here; those that can are {known}; or say the format by -f"};
inline constexpr Pattern plain_without_csv{"--plain 用于 csv，而输出格式是 {format}",
                                           "--plain is for csv, and the format is {format}"};
inline constexpr Pattern binary_on_terminal{"{format} 不能显示在终端上，请用 -o 写入文件",
                                            "{format} is nothing for a terminal: write it to a file by -o"};

inline constexpr Pattern points_from_zero{"{option} 应为不小于 0 的数，而不是“{text}”",
                                          "{option} is a number from 0 up, not `{text}'"};
inline constexpr Pattern points_or_more{"{option} 应为不小于 0 的数，而不是“{text}”",
                                        "{option} is a number, 0 or more, not `{text}'"};
inline constexpr Pattern no_date{"{option} 不能是“{text}”；应写作 2015-12-25",
                                 "{option} cannot be `{text}'; write 2015-12-25"};
inline constexpr Pattern no_key_value{"{option} 应写作 KEY=VALUE{other}，而不是“{text}”",
                                      "{option} takes KEY=VALUE{other}, not `{text}'"};
inline constexpr Pattern no_such_code{"没有诊断代码“{code}”{hint}", "there is no code `{code}'{hint}"};
inline constexpr Pattern no_such_tool{"没有工具“{tool}”{hint}", "there is no tool `{tool}'{hint}"};
inline constexpr Pattern format_needs_file{"-f {format} 需要用 -o 指定文件",
                                           "-f {format} needs a file: -o FILE"};
inline constexpr Pattern extra_argument{"多余的参数“{text}”", "unexpected argument `{text}'"};
inline constexpr Pattern option_missing{"缺少 {option}", "{option} is missing"};
inline constexpr Pattern flag_with_value{"选项 {option} 不带值", "option {option} takes no value"};
inline constexpr Pattern option_without_value{"选项 {option} 缺少值", "option {option} needs a value"};
inline constexpr Pattern parser_says{"命令行有误：{message}", "{message}"};
inline constexpr Pattern see_help{"用法见 {tool} --help", "See {tool} --help."};
inline constexpr Pattern format_help{"输出格式；不写时按 -o 的后缀，否则为 {format}",
                                     "output format; by default told by the suffix of -o, else {format}"};
inline constexpr Pattern no_such_option{"没有选项 {option}{hint}", "there is no option {option}{hint}"};

// --- what could not be used
inline constexpr Pattern unusable{"{what}不可用：{path}", "{what} cannot be used: {path}"};
inline constexpr Pattern unusable_settings{"配置文件不可用：{path}（--no-config 可不读它）",
                                           "the settings cannot be used: {path} (--no-config leaves it out)"};
inline constexpr Pattern tool_not_run{"无法运行：{reason}", "cannot be run: {reason}"};
inline constexpr Pattern table_unread{"这张表没有读成：{path}", "the table cannot be read: {path}"};
inline constexpr Pattern table_decision{"“{id}”请决定：{what}", "`{id}': decide: {what}"};
inline constexpr Pattern table_summary{
    "{criteria} 项测评内容，合计 {points} 分；推断 {guesses} 处，已在细则里注明，请核对；请决定 {decisions} 处",
    "{criteria}, {points} points in all; {guesses}, each marked in the rubric: check them; {decisions} to make"};
inline constexpr Pattern table_unchecked{"无法核对这张表：{path}", "the table cannot be checked: {path}"};

// --- what a run came to
inline constexpr Pattern and_others{"{names}等", "{names}, …"};
inline constexpr Pattern used_otherwise{
    "{folder}：{count} 个文件另有用途，不作为记录读取：{names}",
    "{folder}: used as something else, and not read as records: {count} ({names})"};
inline constexpr Pattern types_unread{
    "{folder}：{count} 个文件的类型不能读取：{names}；请另存为 .xlsx 或 .csv（或 .yaml、.json）",
    "{folder}: of types that cannot be read: {count} ({names}); save them as .xlsx or .csv (or .yaml, .json)"};
inline constexpr Pattern listed_as_evidence{"{count} 个文件是记录中列出的佐证，不作为记录读取：{names}",
                                            "listed as evidence, and not read as records: {count} ({names})"};
inline constexpr Pattern no_records_in{"{folder}：文件夹中没有记录", "{folder}: no records in this folder"};
inline constexpr Pattern notices_left{
    "{folder} 中还有此前的 {files} 份文件，不在本次目录之内，请勿误发",
    "{folder} has {files} of an earlier time that this index does not list"};
inline constexpr Pattern notices_written{"写了 {notices} 份整改通知书，在 {folder}",
                                         "{notices} written into {folder}"};
inline constexpr Pattern findings_cut{"共 {all} 个问题，只列出 {shown} 个（--max-errors）",
                                      "{shown} of {all} findings are shown (--max-errors)"};
inline constexpr Pattern baseline_written{"已将 {known} 个问题作为已知问题写入 {file}",
                                          "{known} written to {file} as known"};
inline constexpr Pattern baseline_unmet{
    "{file} 中另有 {unmet} 个问题本次没有出现；已改正的可用 --write-baseline 去掉",
    "{unmet} of {file} did not occur in this run; if fixed, --write-baseline drops them"};
inline constexpr Pattern known_beside{"；已知 {known} 个", "; {known} known"};
inline constexpr Pattern gate_miss{"{unit}：{what} {got}，要求{wanted}（{origin}）",
                                   "{unit}: {what} {got}, wanted {wanted} ({origin})"};
inline constexpr Pattern gate_missed_by{"门槛：{units}中 {missed} 个未通过{miss}，共 {misses} 处",
                                        "gate: {missed} of {units} {miss} {misses}"};
inline constexpr Pattern gate_not_written{"门槛未通过，没有写 {path}",
                                          "a gate was missed; {path} was not written"};
inline constexpr Pattern no_gate_of_nobody{"没有单位得到分数，写不出门槛文件：{path}",
                                           "no unit was scored, so there is no gate to write: {path}"};
inline constexpr Pattern letters_written{
    "{folder}：退回修改通知 {returned} 份，核实通知 {asked} 份，逾期告知 {late} 份，催报通知 {reminded} 份",
    "{folder}: letters of return {returned}, of inquiry {asked}, of lateness {late}, reminders {reminded}"};
inline constexpr Pattern accepted_written{
    "{folder}：采用 {units}的记录，复制佐证 {files} 份；未采用 {left} 个单位",
    "{folder}: the records of {units} accepted, {files} of evidence copied; {left} left out"};
inline constexpr Pattern not_accepted{"未采用 {unit}：{why}", "left out {unit}: {why}"};
inline constexpr Pattern accept_inside{
    "--accept 的文件夹 {folder} 在读取的文件夹 {input} 里面，下次检查会把整理出的记录再读一遍；请放到别处",
    "--accept: {folder} lies within {input}, which is read; the next run would read the copies, too: choose another place"};
inline constexpr Pattern errors_there{"{errors} 个错误", "{errors}"};
inline constexpr Pattern warnings_there{"{warnings} 个警告", "{warnings}"};
inline constexpr Pattern tests_summary{
    "{path}：用例 {cases} 个，未通过 {failed} 个；覆盖 {covered}/{coverable}（{share}）",
    "{path}: {cases}, {failed} failed; covered {covered} of {coverable} ({share})"};
inline constexpr Pattern uncovered{"未覆盖：{sorts}", "not covered: {sorts}"};
inline constexpr Pattern uncovered_sort{"{sort} {count} 处", "{sort} {count}"};
inline constexpr Pattern mutants_summary{
    "改动 {mutants} 处：发现 {noticed}，未发现 {survived}，注明忽略 {ignored}；另有 {left_out} 处不成细则或不影响计分",
    "mutants: {mutants}, noticed {noticed}, survived {survived}, ignored {ignored}; left out {left_out}"};

}  // namespace ceping::frame::phrases
