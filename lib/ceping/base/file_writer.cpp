#include <ceping/base/files.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/base/root.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ceping {

namespace {

constexpr std::size_t written_at_once = 64U * 1024U;
constexpr std::string_view temporary_prefix = ".ceping-";
constexpr std::string_view temporary_suffix = ".part";

bool stat_of(const std::string& path, struct stat& into) { return stat(path.c_str(), &into) == 0; }

/// A hidden name in `folder`, so that a walk through it never takes the file for one of the user's. It does not hold the
/// target's name: that may be as long as a name can be.
std::string temporary_in(const std::string& folder) {
    static std::atomic<unsigned> serial{0};
    return folder + "/" + std::string(temporary_prefix) + std::to_string(getpid()) + "-" +
           std::to_string(serial++) + std::string(temporary_suffix);
}

/// Where the file system has no files without a name, a killed run leaves one behind. Whoever writes one holds a lock on it,
/// so one that can be locked belongs to nobody.
void remove_left_behind(const std::string& folder) {
    static std::mutex mutex;
    static std::set<std::string> seen;
    const std::lock_guard guard(mutex);
    if (!seen.insert(folder).second) {
        return;
    }
    DIR* const open_folder = opendir(folder.c_str());
    if (open_folder == nullptr) {
        return;
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): this stream is ours alone
    while (const dirent* entry = readdir(open_folder)) {
        const std::string_view name = entry->d_name;
        if (!name.starts_with(temporary_prefix) || !name.ends_with(temporary_suffix)) {
            continue;
        }
        const std::string path = folder + "/" + std::string(name);
        const int descriptor = open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (descriptor >= 0) {
            if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
                unlink(path.c_str());
            }
            close(descriptor);
        }
    }
    closedir(open_folder);
}

/// While it lives, a Ctrl-C or a request to end waits: a temporary name never outlives the run.
class Undisturbed {
public:
    Undisturbed() {
        sigset_t ends;
        sigemptyset(&ends);
        for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            sigaddset(&ends, each);
        }
        pthread_sigmask(SIG_BLOCK, &ends, &before_);
    }
    Undisturbed(const Undisturbed&) = delete;
    Undisturbed& operator=(const Undisturbed&) = delete;
    ~Undisturbed() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

/// The name under which the system knows an open file.
std::string name_of(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

/// A file without a name in `folder`; -1 where there is no such thing, or no way to name it later.
int open_unnamed(const std::string& folder) {
    const int descriptor = open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    struct stat info {};
    if (descriptor >= 0 && !stat_of(name_of(descriptor), info)) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

}  // namespace

FileWriter::FileWriter(const std::string& path, Over over) : path_(path), over_(over) {
    buffer_.reserve(written_at_once);
    if (path == "-") {
        descriptor_ = STDOUT_FILENO;
        return;
    }
    struct stat status {};
    const bool known = stat_of(path, status);
    if (known && !S_ISREG(status.st_mode)) {
        descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        // A link is written through, not replaced.
        const std::string real = known ? real_path(path) : std::string();
        target_ = real.empty() ? path : real;
        open_beside();
    }
    if (descriptor_ < 0) {
        temporary_.clear();
        fail(errno);
    }
    if (known && !target_.empty()) {
        // Where the file belongs to somebody else the mode may not be ours to set; the content still is.
        (void)fchmod(descriptor_, status.st_mode & 07777U);
    }
}

void FileWriter::open_beside() {
    const std::string folder = folder_of(target_);
    descriptor_ = open_unnamed(folder);
    if (descriptor_ >= 0) {
        return;
    }
    remove_left_behind(folder);
    temporary_ = temporary_in(folder);
    descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) {
        (void)flock(descriptor_, LOCK_EX | LOCK_NB);
    }
}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0 && path_ != "-") {
        close(descriptor_);
    }
    if (!temporary_.empty() && !done_) {
        unlink(temporary_.c_str());
    }
}

void FileWriter::fail(int error) const {
    if (error == EPIPE && path_ == "-") {
        throw ClosedPipe();
    }
    throw FileError(phrases::cannot_write, system_reason(error), path_);
}

void FileWriter::put(const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(descriptor_, bytes, size);
        if (written >= 0) {
            bytes += written;
            size -= static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            fail(errno);
        }
    }
}

void FileWriter::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > written_at_once) {
        flush();
        if (bytes.size() >= written_at_once) {
            put(bytes.data(), bytes.size());
            return;
        }
    }
    buffer_ += bytes;
}

void FileWriter::flush() {
    put(buffer_.data(), buffer_.size());
    buffer_.clear();
}

void FileWriter::take_its_place() {
    const Undisturbed guard;
    if (temporary_.empty()) {
        const std::string unnamed = name_of(descriptor_);
        const auto give = [&](const std::string& name) {
            return linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
        };
        if (give(target_)) {
            return;
        }
        if (errno != EEXIST) {
            fail(errno);
        }
        // A name that is taken can only be taken over by another name.
        temporary_ = temporary_in(folder_of(target_));
        if (!give(temporary_)) {
            temporary_.clear();
            fail(errno);
        }
    }
    if (rename(temporary_.c_str(), target_.c_str()) != 0) {
        fail(errno);
    }
}

void FileWriter::commit() {
    flush();
    if (path_ == "-") {
        done_ = true;
        return;
    }
    // The new bytes are on the disk before the name points at them.
    if (!target_.empty()) {
        if (over_ == Over::no_input && root::was_read(target_)) {
            throw FileError(phrases::cannot_write,
                            {"它是这次运行的输入", "it is an input of this run, and would be lost"}, path_);
        }
        if (fsync(descriptor_) != 0) {
            fail(errno);
        }
        take_its_place();
    }
    done_ = true;
    if (close(std::exchange(descriptor_, -1)) != 0) {
        fail(errno);
    }
}

}  // namespace ceping
