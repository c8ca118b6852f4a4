#include <ceping/check/same_files.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/parallel.hpp>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace ceping {

namespace {

constexpr std::size_t block = std::size_t{64} * 1024;
// Of no bytes.
constexpr std::string_view digest_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Reads no more than a file of `size` has, so that one that grows cannot hold the run up. Empty where it
/// cannot be read, which check_evidence() says, or is of another size by now.
std::string digest_of(const std::string& path, std::uint64_t size) {
    try {
        FileReader reader(path);
        Sha256 digest;
        std::vector<char> bytes(block);
        std::uint64_t read = 0;
        for (std::size_t got = reader.read(bytes.data(), block); got > 0 && read <= size;
             got = reader.read(bytes.data(), block)) {
            digest.add({bytes.data(), got});
            read += got;
        }
        return read == size ? digest.hex() : std::string();
    } catch (const FileError&) {
        return {};
    }
}

bool has_size(const ListedFile& file) { return !file.piece->path.empty() && file.piece->size > 0; }

/// Files to read, each path once: positions in `files`, ordered by path.
std::vector<std::size_t> unread(const std::vector<ListedFile>& files) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (has_size(files[i])) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(files[a].piece->size, a) < std::tie(files[b].piece->size, b);
    });
    std::vector<std::size_t> out;
    for (auto begin = order.begin(); begin != order.end();) {
        const auto& first = files[*begin];
        const auto end = std::find_if(
            begin, order.end(), [&](std::size_t i) { return files[i].piece->size != first.piece->size; });
        if (std::any_of(begin, end, [&](std::size_t i) { return files[i].unit != first.unit; })) {
            std::copy_if(begin, end, std::back_inserter(out),
                         [&](std::size_t i) { return files[i].piece->sha256.empty(); });
        }
        begin = end;
    }
    std::sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(files[a].piece->path, a) < std::tie(files[b].piece->path, b);
    });
    return out;
}

}  // namespace

void read_digests(const std::vector<ListedFile>& files, unsigned jobs) {
    for (const auto& file : files) {
        if (file.piece->sha256 == digest_of_nothing) {
            file.piece->sha256.clear();
        }
    }
    const std::vector<std::size_t> asked = unread(files);
    std::vector<std::size_t> first;  // positions in `asked` where a path begins
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (i == 0 || files[asked[i]].piece->path != files[asked[i - 1]].piece->path) {
            first.push_back(i);
        }
    }
    const auto read = [&](std::size_t which) {
        SeenEvidence& piece = *files[asked[first[which]]].piece;
        piece.sha256 = digest_of(piece.path, piece.size);
    };
    const auto hand_on = [&](std::size_t which) {
        const std::size_t end = which + 1 < first.size() ? first[which + 1] : asked.size();
        for (std::size_t i = first[which] + 1; i < end; ++i) {
            files[asked[i]].piece->sha256 = files[asked[first[which]]].piece->sha256;
        }
    };
    for_each_ordered(first.size(), jobs, read, hand_on);
}

}  // namespace ceping
