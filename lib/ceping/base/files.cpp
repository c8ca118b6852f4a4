#include <ceping/base/files.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iterator>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ceping {

namespace {

constexpr std::size_t block_size = 64U * 1024U;
constexpr std::size_t mebibyte = std::size_t{1024} * 1024;

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

struct stat status_of(const std::string& path, bool& known) {
    struct stat status {};
    known = stat(path.c_str(), &status) == 0;
    return status;
}

bool ends_in_one_of(std::string_view name, const std::vector<std::string>& suffixes) {
    const auto same = [](char a, char b) { return lower_ascii(a) == lower_ascii(b); };
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) {
        return name.size() > suffix.size() &&
               std::equal(suffix.begin(), suffix.end(),
                          name.end() - static_cast<std::ptrdiff_t>(suffix.size()), same);
    });
}

struct EntryName {
    std::string name;
    bool plain;  // surely no link
    bool file;   // surely a file
};

/// The names in a folder but for hidden ones.
std::vector<EntryName> names_in(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
    if (open == nullptr) {
        throw FileError(phrases::cannot_read, system_reason(errno), folder);
    }
    std::vector<EntryName> names;
    errno = 0;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): this stream is ours alone
    while (const dirent* entry = readdir(open.get())) {
        if (entry->d_name[0] != '.') {
            names.push_back(
                {entry->d_name, entry->d_type == DT_REG || entry->d_type == DT_DIR, entry->d_type == DT_REG});
        }
    }
    if (errno != 0) {
        throw FileError(phrases::cannot_read, system_reason(errno), folder);
    }
    return names;
}

using FolderId = std::pair<dev_t, ino_t>;

struct Walk {
    const std::string& top;
    const std::vector<std::string>& suffixes;
    const std::function<void(const FileError&)>& refused;
    std::vector<FolderId>
        above;  ///< the folders that lead here: a link back to one of them would go round for ever
    std::vector<std::string> found;
    std::vector<std::string> by_links;  ///< files that a link led to
    int links = 0;                      ///< on the way to where the walk is

    void enter(const std::string& folder);
    void refuse(const FileError& error) const;
    void add_linked();
    void look_at(const std::string& path, const EntryName& name);
};

void Walk::enter(const std::string& folder) {
    std::vector<EntryName> names;
    try {
        names = names_in(folder);
    } catch (const FileError& error) {
        refuse(error);
    }
    for (const auto& each : names) {
        look_at(folder.ends_with('/') ? folder + each.name : folder + "/" + each.name, each);
    }
}

void Walk::refuse(const FileError& error) const {
    if (!refused) {
        throw error;
    }
    refused(error);
}

void Walk::look_at(const std::string& path, const EntryName& name) {
    // Who hands in a folder decides what its links say; where they lead out of it, what lies there is not theirs to show.
    if (!name.plain && !lies_below(path, top)) {
        refuse(FileError(phrases::cannot_read,
                         {"链接通向所给文件夹之外", "it is a link that leads out of the folder"}, path));
        return;
    }
    const bool wanted = ends_in_one_of(name.name, suffixes);
    if (name.file) {
        if (wanted) {
            (links == 0 ? found : by_links).push_back(path);
        }
        return;
    }
    bool known = false;
    const struct stat status = status_of(path, known);
    if (known && S_ISDIR(status.st_mode)) {
        const FolderId id{status.st_dev, status.st_ino};
        if (!among(id, above)) {
            above.push_back(id);
            links += name.plain ? 0 : 1;
            enter(path);
            links -= name.plain ? 0 : 1;
            above.pop_back();
        }
    } else if ((!known || S_ISREG(status.st_mode)) && wanted) {
        // A link to nothing is listed, so that reading it says so; a pipe or a device is no submission.
        (links == 0 && name.plain ? found : by_links).push_back(path);
    }
}

void Walk::add_linked() {
    if (by_links.empty()) {
        return;
    }
    // What is met on its own is not handed in a second time by a link to it.
    std::set<std::string> seen;
    std::transform(found.begin(), found.end(), std::inserter(seen, seen.end()), real_path);
    std::sort(by_links.begin(), by_links.end());
    for (auto& path : by_links) {
        if (seen.insert(real_path(path)).second) {
            found.push_back(std::move(path));
        }
    }
}

}  // namespace

FileError::FileError(const Words& what, Words reason, const std::string& path)
    : Error(phrases::told_of.with({{"what", what}, {"text", reason}}), {path, 0, 0, {}}),
      reason_(std::move(reason)) {}

Words system_reason(int error) {
    const std::string en = std::generic_category().message(error);
    const auto* const row = std::find_if(reasons.begin(), reasons.end(),
                                         [error](const Reason& each) { return each.error == error; });
    return {row == reasons.end() ? en : std::string(row->zh), en};
}

FileReader::FileReader(const std::string& path) : path_(path) {
    descriptor_ = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
        throw FileError(phrases::cannot_read, system_reason(errno), path);
    }
    root::remember(descriptor_);
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
            throw FileError(phrases::cannot_read, system_reason(errno), path_);
        }
    }
}

bool FileReader::read_rest(std::string& bytes, std::size_t limit) {
    // A file says how much there is; one byte more finds its end without a further round.
    struct stat status {};
    const bool known = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    // How much that is is known before any of it is read: a file of holes would fill the memory.
    if (known && status.st_size > 0 && static_cast<std::uintmax_t>(status.st_size) > limit) {
        return false;
    }
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

std::string read_whole(const std::string& path, std::size_t limit) {
    FileReader reader(path);
    std::string bytes;
    if (!reader.read_rest(bytes, limit)) {
        throw FileError(phrases::cannot_read, phrases::over_limit.with({{"size", limit / mebibyte}}), path);
    }
    return bytes;
}

void read_blocks(const std::string& path, const std::function<bool(std::string_view)>& take) {
    if (is_folder(path)) {
        throw FileError({"无法读取", "cannot be read"}, system_reason(EISDIR), path);
    }
    FileReader reader(path);
    std::string bytes(std::size_t{64} * 1024, '\0');
    for (std::size_t got = reader.read(bytes.data(), bytes.size()); got > 0;
         got = reader.read(bytes.data(), bytes.size())) {
        if (!take(std::string_view(bytes).substr(0, got))) {
            return;
        }
    }
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
    Walk walk{folder, suffixes, refused, {}, {}, {}};
    bool known = false;
    const struct stat status = status_of(folder, known);
    walk.above.emplace_back(status.st_dev, status.st_ino);
    walk.enter(folder);
    walk.add_linked();
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

}  // namespace ceping
