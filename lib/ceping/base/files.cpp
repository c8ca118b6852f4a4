#include <ceping/base/files.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ceping {

namespace {

constexpr std::size_t block_size = 64U * 1024U;

struct Reason {
    int error;
    std::string_view zh;
};

// The ones that people meet. English comes from the system.
constexpr auto reasons = std::to_array<Reason>({
    {ENOENT, "没有这个文件或文件夹"},
    {EACCES, "没有权限"},
    {EPERM, "不允许这样操作"},
    {EISDIR, "这是文件夹"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {EIO, "输入输出错误"},
    {ENOSPC, "磁盘已满"},
    {EDQUOT, "超出磁盘配额"},
    {EROFS, "文件系统是只读的"},
    {EFBIG, "文件过大"},
    {ENAMETOOLONG, "路径过长"},
    {ELOOP, "链接过多或成环"},
    {EMFILE, "打开的文件过多"},
    {ENFILE, "系统打开的文件过多"},
    {ENOMEM, "内存不足"},
    {EBUSY, "正被占用"},
    {ETXTBSY, "正在运行，不能改写"},
    {EPIPE, "管道已关闭"},
    {ENXIO, "没有这个设备"},
    {EBADF, "没有打开"},
});

const Words cannot_read{"无法读取", "cannot be read"};
const Words cannot_write{"无法写入", "cannot be written"};

struct stat status_of(const std::string& path, bool& known) {
    struct stat status {};
    known = stat(path.c_str(), &status) == 0;
    return status;
}

bool ends_in_one_of(std::string_view name, const std::vector<std::string>& suffixes) {
    const auto same = [](char a, char b) {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return lower(a) == lower(b);
    };
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) {
        return name.size() > suffix.size() &&
               std::equal(suffix.begin(), suffix.end(),
                          name.end() - static_cast<std::ptrdiff_t>(suffix.size()), same);
    });
}

/// The names in a folder but for hidden ones.
std::vector<std::string> names_in(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
    if (open == nullptr) {
        throw FileError(cannot_read, system_reason(errno), folder);
    }
    std::vector<std::string> names;
    errno = 0;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): this stream is ours alone
    while (const dirent* entry = readdir(open.get())) {
        if (entry->d_name[0] != '.') {
            names.emplace_back(entry->d_name);
        }
    }
    if (errno != 0) {
        throw FileError(cannot_read, system_reason(errno), folder);
    }
    return names;
}

using FolderId = std::pair<dev_t, ino_t>;

struct Walk {
    const std::vector<std::string>& suffixes;
    const std::function<void(const FileError&)>& refused;
    std::vector<FolderId>
        above;  ///< the folders that lead here: a link back to one of them would go round for ever
    std::vector<std::string> found;

    void enter(const std::string& folder);
    void look_at(const std::string& path, const std::string& name);
};

void Walk::enter(const std::string& folder) {
    std::vector<std::string> names;
    try {
        names = names_in(folder);
    } catch (const FileError& error) {
        if (!refused) {
            throw;
        }
        refused(error);
    }
    for (const auto& name : names) {
        look_at(folder.ends_with('/') ? folder + name : folder + "/" + name, name);
    }
}

void Walk::look_at(const std::string& path, const std::string& name) {
    bool known = false;
    const struct stat status = status_of(path, known);
    if (known && S_ISDIR(status.st_mode)) {
        const FolderId id{status.st_dev, status.st_ino};
        if (std::find(above.begin(), above.end(), id) == above.end()) {
            above.push_back(id);
            enter(path);
            above.pop_back();
        }
    } else if ((!known || S_ISREG(status.st_mode)) && ends_in_one_of(name, suffixes)) {
        // A link to nothing is listed, so that reading it says so; a pipe or a device is no submission.
        found.push_back(path);
    }
}

/// Where the bytes of `path` really lie: a link is written through, not replaced.
std::string resolved(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
    return real == nullptr ? path : std::string(real.get());
}

/// A hidden name beside `target`, so that a walk through the folder never takes it for a file of the user's.
std::string temporary_beside(const std::string& target) {
    static std::atomic<unsigned> serial{0};
    const std::size_t slash = target.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    return target.substr(0, name) + "." + target.substr(name) + "." + std::to_string(getpid()) + "-" +
           std::to_string(serial++) + ".part";
}

}  // namespace

Words system_reason(int error) {
    const std::string en = std::generic_category().message(error);
    const auto* const row = std::find_if(reasons.begin(), reasons.end(),
                                         [error](const Reason& each) { return each.error == error; });
    return {row == reasons.end() ? en : std::string(row->zh), en};
}

FileReader::FileReader(const std::string& path) : path_(path) {
    descriptor_ = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
        throw FileError(cannot_read, system_reason(errno), path);
    }
}

FileReader::~FileReader() {
    if (descriptor_ >= 0 && path_ != "-") {
        close(descriptor_);
    }
}

std::size_t FileReader::read(char* into, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(descriptor_, into, size);
        if (got >= 0) {
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR) {
            throw FileError(cannot_read, system_reason(errno), path_);
        }
    }
}

bool FileReader::read_rest(std::string& bytes, std::size_t limit) {
    // A file says how much there is; one byte more finds its end without a further round.
    struct stat status {};
    const bool known = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    const std::size_t hint = known ? static_cast<std::size_t>(status.st_size) + 1 : block_size;
    std::size_t used = bytes.size();
    bytes.resize(std::min(std::max(hint, used + 1), limit + 1));
    for (;;) {
        const std::size_t got = read(bytes.data() + used, bytes.size() - used);
        used += got;
        if (got == 0 || used > limit) {
            bytes.resize(used);
            return used <= limit;
        }
        if (used == bytes.size()) {
            bytes.resize(std::min(std::max(used * 2, block_size), limit + 1));
        }
    }
}

std::string read_whole(const std::string& path) {
    FileReader reader(path);
    std::string bytes;
    reader.read_rest(bytes, bytes.max_size() - 1);
    return bytes;
}

bool is_folder(const std::string& path) {
    bool known = false;
    const struct stat status = status_of(path, known);
    return known && S_ISDIR(status.st_mode);
}

bool exists(const std::string& path) {
    bool known = false;
    (void)status_of(path, known);
    return known;
}

std::vector<std::string> files_below(const std::string& folder, const std::vector<std::string>& suffixes,
                                     const std::function<void(const FileError&)>& refused) {
    Walk walk{suffixes, refused, {}, {}};
    bool known = false;
    const struct stat status = status_of(folder, known);
    walk.above.emplace_back(status.st_dev, status.st_ino);
    walk.enter(folder);
    std::sort(walk.found.begin(), walk.found.end());
    return std::move(walk.found);
}

std::string beside(const std::string& file, std::string_view relative) {
    const std::size_t slash = file.rfind('/');
    if (relative.starts_with('/') || slash == std::string::npos) {
        return std::string(relative);
    }
    return file.substr(0, slash + 1).append(relative);
}

FileWriter::FileWriter(const std::string& path) : path_(path) {
    buffer_.reserve(block_size);
    if (path == "-") {
        descriptor_ = STDOUT_FILENO;
        return;
    }
    bool known = false;
    const struct stat status = status_of(path, known);
    if (known && !S_ISREG(status.st_mode)) {
        descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        target_ = known ? resolved(path) : path;
        temporary_ = temporary_beside(target_);
        descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (descriptor_ < 0) {
        temporary_.clear();
        fail(errno);
    }
    if (known && !temporary_.empty()) {
        // Where the file belongs to somebody else the mode may not be ours to set; the content still is.
        (void)fchmod(descriptor_, status.st_mode & 07777U);
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
    throw FileError(cannot_write, system_reason(error), path_);
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
    if (buffer_.size() + bytes.size() > block_size) {
        flush();
        if (bytes.size() >= block_size) {
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

void FileWriter::commit() {
    flush();
    done_ = temporary_.empty();
    if (path_ == "-") {
        return;
    }
    // The new bytes are on the disk before the name points at them.
    if (!temporary_.empty() && fsync(descriptor_) != 0) {
        fail(errno);
    }
    if (close(std::exchange(descriptor_, -1)) != 0) {
        fail(errno);
    }
    if (!temporary_.empty()) {
        if (rename(temporary_.c_str(), target_.c_str()) != 0) {
            fail(errno);
        }
        done_ = true;
    }
}

}  // namespace ceping
