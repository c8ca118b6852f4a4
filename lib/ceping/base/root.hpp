#pragma once

#include <cstdint>
#include <string>

namespace ceping {

/// The path without links, `.` and `..`, beginning at `/`. What is not there, also behind a link, stays as it is written, so
/// that the answer does not tell what exists. Empty where links go round.
[[nodiscard]] std::string real_path(const std::string& path);

/// Whether `path` is `folder` or lies below it, links followed in both. Asks nothing of what is not below the folder but
/// where its links lead.
[[nodiscard]] bool lies_below(const std::string& path, const std::string& folder);

/// What a run may read and write of what its command line does not name: files that a rubric, a file of cases or ceping.yaml
/// names. One process is one run: a program says what it allows before it reads anything.
/// Source: the tools' common behaviour, "What a run may read and write".
namespace root {

enum class Access : std::uint8_t {
    granted,  ///< also where nothing is there: whoever reads it says so
    outside,  ///< not below the folder, nor below one that was allowed
    special   ///< a device, a pipe, a socket: reading it may never end
};

/// Allows what lies below `folder` as well.
void allow(const std::string& folder);
/// Allows ordinary files anywhere: --allow-outside.
void allow_anywhere();

/// Whether `path` may be read that a file names. `folder`: of the file that the command line names and that led here.
[[nodiscard]] Access access(const std::string& path, const std::string& folder);

/// From now on files that are read are remembered as inputs of the run, which FileWriter does not write over.
void guard_inputs();
/// Remembers an open file, where inputs are guarded; `was_read` tells of one that has not been changed since. For several
/// threads.
void remember(int descriptor);
[[nodiscard]] bool was_read(const std::string& path);

}  // namespace root

/// The folder that a file lies in, `.` where its path names none.
[[nodiscard]] std::string folder_of(const std::string& file);

}  // namespace ceping
