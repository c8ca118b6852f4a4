#include <ceping/base/root.hpp>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <vector>

#include <sys/stat.h>

namespace ceping {

namespace {

constexpr int most_links = 40;  // as the kernel

/// A file as it was: its number is given to another one when it is gone.
using FileId = std::tuple<dev_t, ino_t, time_t, long>;

FileId id_of(const struct stat& info) {
    return {info.st_dev, info.st_ino, info.st_ctim.tv_sec, info.st_ctim.tv_nsec};
}

struct Run {
    bool anywhere = false;
    std::vector<std::string> folders;  // real paths
    bool guarded = false;
    std::mutex mutex;
    std::set<FileId> read;
};

Run& run() {
    static Run only;
    return only;
}

/// The steps of a path, without empty ones, before `rest`.
void put_before(std::deque<std::string>& rest, std::string_view path) {
    std::vector<std::string> steps;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash > 0) {
            steps.emplace_back(path.substr(0, slash));
        }
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    rest.insert(rest.begin(), steps.begin(), steps.end());
}

bool is_link(const std::string& path) {
    struct stat info {};
    return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

bool below(std::string_view file, std::string_view folder) {
    const bool top = folder == "/";
    return !file.empty() && !folder.empty() && file.starts_with(folder) &&
           (top || file.size() == folder.size() || file[folder.size()] == '/');
}

}  // namespace

std::string real_path(const std::string& path) {
    std::error_code failed;
    std::deque<std::string> rest;
    put_before(rest, path);
    if (!path.starts_with('/')) {
        put_before(rest, std::filesystem::current_path(failed).string());
    }
    std::string out;
    int links = 0;
    while (!rest.empty()) {
        const std::string step = rest.front();
        rest.pop_front();
        if (step == ".") {
            continue;
        }
        if (step == "..") {
            out.resize(out.empty() ? 0 : out.rfind('/'));
            continue;
        }
        const std::string next = out + "/" + step;
        if (!is_link(next)) {
            out = next;
            continue;
        }
        const std::string target = std::filesystem::read_symlink(next, failed).string();
        if (failed || ++links > most_links) {
            return {};
        }
        put_before(rest, target);
        if (target.starts_with('/')) {
            out.clear();
        }
    }
    return out.empty() ? "/" : out;
}

bool lies_below(const std::string& path, const std::string& folder) {
    return below(real_path(path), real_path(folder));
}

namespace root {

void allow(const std::string& folder) { run().folders.push_back(real_path(folder)); }

void allow_anywhere() { run().anywhere = true; }

Access access(const std::string& path, const std::string& folder) {
    const std::string real = real_path(path);
    const auto& folders = run().folders;
    if (!run().anywhere && !below(real, real_path(folder)) &&
        std::none_of(folders.begin(), folders.end(),
                     [&](const std::string& each) { return below(real, each); })) {
        return Access::outside;
    }
    struct stat info {};
    // A folder is not read either, and whoever wants a file says so in words of its own.
    const bool there = ::stat(path.c_str(), &info) == 0;
    return there && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode) ? Access::special : Access::granted;
}

void guard_inputs() { run().guarded = true; }

void remember(int descriptor) {
    struct stat info {};
    if (run().guarded && ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode)) {
        const std::lock_guard guard(run().mutex);
        run().read.insert(id_of(info));
    }
}

bool was_read(const std::string& path) {
    struct stat info {};
    if (!run().guarded || ::stat(path.c_str(), &info) != 0) {
        return false;
    }
    const std::lock_guard guard(run().mutex);
    return run().read.contains(id_of(info));
}

}  // namespace root

std::string folder_of(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? "." : file.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace ceping
