#include "file_digest.hpp"

#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>

#include <cerrno>
#include <cstddef>

namespace ceping::frame {

namespace {

constexpr std::size_t block = std::size_t{64} * 1024;

}  // namespace

void read_blocks(const std::string& path, const std::function<bool(std::string_view)>& take) {
    if (is_folder(path)) {
        throw FileError({"无法读取", "cannot be read"}, system_reason(EISDIR), path);
    }
    FileReader reader(path);
    std::string bytes(block, '\0');
    for (std::size_t got = reader.read(bytes.data(), block); got > 0;
         got = reader.read(bytes.data(), block)) {
        if (!take(std::string_view(bytes).substr(0, got))) {
            return;
        }
    }
}

std::string file_digest(const std::string& path) {
    Sha256 digest;
    read_blocks(path, [&](std::string_view bytes) {
        digest.add(bytes);
        return true;
    });
    return digest.hex();
}

std::string file_digest_if_any(const std::string& path) {
    if (path == "-") {
        return {};
    }
    try {
        return file_digest(path);
    } catch (const FileError&) {
        return {};  // whoever reads the file says of it what is wrong
    }
}

}  // namespace ceping::frame
