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

inline constexpr Pattern no_such_option{"没有选项 {option}{hint}", "there is no option {option}{hint}"};

}  // namespace ceping::frame::phrases
