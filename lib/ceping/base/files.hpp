#pragma once

#include <ceping/base/error.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A file that cannot be read or written. `words()` say which of the two and why, `reason()` only why.
class FileError : public Error {
public:
    FileError(const Words& what, Words reason, const std::string& path);

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

/// No input that is read as a whole is larger.
inline constexpr std::size_t largest_whole = std::size_t{2} * 1024 * 1024 * 1024;

/// All bytes of a file or of standard input (`-`). Throws FileError, also where there are more than `limit`.
[[nodiscard]] std::string read_whole(const std::string& path, std::size_t limit = largest_whole);

/// Hands over the bytes of a file, or of standard input, in blocks, until `take` returns false. Throws FileError.
void read_blocks(const std::string& path, const std::function<bool(std::string_view)>& take);

[[nodiscard]] bool is_folder(const std::string& path);
[[nodiscard]] bool exists(const std::string& path);

/// The files below a folder whose names end in one of `suffixes` (`.yaml` …, compared without case), in bytewise path
/// order, hidden files and folders left out, links followed once (a loop of links ends the walk there). The paths begin
/// with `folder` as given. A folder that cannot be read, and a link that leads out of `folder`, is told to `refused` and
/// passed over; without that it throws FileError. Source: the tools' common behaviour.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder,
                                                   const std::vector<std::string>& suffixes,
                                                   const std::function<void(const FileError&)>& refused = {});

/// `relative` seen from the folder of `file`; an absolute path stays as it is.
[[nodiscard]] std::string beside(const std::string& file, std::string_view relative);

/// Writes to a file without a name beside the target, which takes its place when `commit()` is called, so that after a
/// crash, a full disk or Ctrl-C the old file is whole and nothing else is left. Where the file system knows no files without
/// a name it is `.ceping-PID-N.part`, which the next run that writes into the folder removes where a killed one left it.
/// Without commit it goes. `-` is standard output. It has the target's permissions where that exists, else the umask's.
/// A target that is no regular file (`/dev/full`, a named pipe) is written to as it is.
/// Throws: FileError "cannot be written" with the system's reason, from every member; `commit()` also where the target is
/// an input of this run (root::guard_inputs) and not meant to be changed.
class FileWriter {
public:
    enum class Over : std::uint8_t { no_input, also_an_input };
    explicit FileWriter(const std::string& path, Over over = Over::no_input);
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    ~FileWriter();

    /// Buffered; 64 KiB at a time reach the system. On standard output a closed pipe throws ClosedPipe.
    void write(std::string_view bytes);
    void flush();
    void commit();

private:
    void open_beside();
    void take_its_place();
    void put(const char* bytes, std::size_t size);
    [[noreturn]] void fail(int error) const;

    std::string path_;       // as given, for messages
    std::string target_;     // what is replaced: links resolved; empty where it is written to as it is
    std::string temporary_;  // the name that the file has until then, if any
    std::string buffer_;
    Over over_;
    int descriptor_ = -1;
    bool done_ = false;
};

/// The reader of our standard output went away: a tool ends quietly (status 0 semantics are the frame's business).
class ClosedPipe {};

}  // namespace ceping
