#pragma once

#include <ceping/base/error.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A file that cannot be read or written. `words()` say which of the two and why, `reason()` only why.
class FileError : public Error {
public:
    FileError(const Words& what, Words reason, const std::string& path)
        : Error({what.zh + "：" + reason.zh, what.en + ": " + reason.en}, {path, 0, 0, {}}),
          reason_(std::move(reason)) {}

    [[nodiscard]] const Words& reason() const { return reason_; }

private:
    Words reason_;
};

/// What an `errno` means.
[[nodiscard]] Words system_reason(int error);

/// Reads a file, or standard input where the path is `-`, in blocks.
/// Throws: FileError "cannot be read" with the system's reason, also for a folder (`is_folder()` tells beforehand).
class FileReader {
public:
    explicit FileReader(const std::string& path);
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    ~FileReader();

    /// Up to `size` bytes into `into`; 0 only at the end.
    std::size_t read(char* into, std::size_t size);
    /// Adds what is left to `bytes`; false, with the rest unread, where `bytes` would become larger than `limit`.
    bool read_rest(std::string& bytes, std::size_t limit);

private:
    std::string path_;
    int descriptor_ = -1;
};

/// All bytes of a file or of standard input (`-`). Throws FileError.
[[nodiscard]] std::string read_whole(const std::string& path);

[[nodiscard]] bool is_folder(const std::string& path);
[[nodiscard]] bool exists(const std::string& path);

/// The files below a folder whose names end in one of `suffixes` (`.yaml` …, compared without case), in bytewise path
/// order, hidden files and folders left out, links followed once (a loop of links ends the walk there). The paths begin
/// with `folder` as given. A folder that cannot be read is told to `refused` and passed over; without that it throws
/// FileError. Source: the tools' common behaviour.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder,
                                                   const std::vector<std::string>& suffixes,
                                                   const std::function<void(const FileError&)>& refused = {});

/// `relative` seen from the folder of `file`; an absolute path stays as it is.
[[nodiscard]] std::string beside(const std::string& file, std::string_view relative);

/// Writes to a temporary file beside the target and renames it when `commit()` is called, so that after a crash, a full
/// disk or Ctrl-C the old file is whole. Without commit the temporary file is removed. `-` is standard output.
/// The temporary file is made with the target's permissions where it exists, and by the umask where not.
/// A target that is no regular file (`/dev/full`, a named pipe) is written to as it is.
/// Throws: FileError "cannot be written" with the system's reason, from every member.
class FileWriter {
public:
    explicit FileWriter(const std::string& path);
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    ~FileWriter();

    /// Buffered; 64 KiB at a time reach the system. On standard output a closed pipe throws ClosedPipe.
    void write(std::string_view bytes);
    void flush();
    void commit();

private:
    void put(const char* bytes, std::size_t size);
    [[noreturn]] void fail(int error) const;

    std::string path_;       // as given, for messages
    std::string target_;     // what is replaced: links resolved
    std::string temporary_;  // empty where the target is written to as it is
    std::string buffer_;
    int descriptor_ = -1;
    bool done_ = false;
};

/// The reader of our standard output went away: a tool ends quietly (status 0 semantics are the frame's business).
class ClosedPipe {};

}  // namespace ceping
