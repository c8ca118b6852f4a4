#include <ceping/check/resemblance/same_files.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/check/resemblance/resemblance_sheet.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t block = std::size_t{64} * 1024;
constexpr std::size_t beginning = 4096;
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

/// What the beginning of a file says of it: equal for files that are equal. Empty where it cannot be read.
std::optional<std::uint64_t> beginning_of(const std::string& path) {
    try {
        FileReader reader(path);
        std::array<char, beginning> bytes;
        std::size_t have = 0;
        for (std::size_t got = 1; got > 0 && have < bytes.size(); have += got) {
            got = reader.read(bytes.data() + have, bytes.size() - have);
        }
        return quick_hash(bytes.data(), have);
    } catch (const FileError&) {
        return std::nullopt;
    }
}

using Positions = std::vector<std::size_t>;

/// Calls `take` with each run of `order` in which `same` says of each that it goes with the run's first, where the run
/// is of more than one unit.
template <typename Same, typename Take>
void for_each_shared(const std::vector<ListedFile>& files, const Positions& order, const Same& same,
                     const Take& take) {
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end =
            std::find_if(begin, order.end(), [&](std::size_t each) { return !same(*begin, each); });
        if (std::any_of(begin, end, [&](std::size_t i) { return files[i].unit != files[*begin].unit; })) {
            take(begin, end);
        }
        begin = end;
    }
}

/// Files whose size a file of another unit has, too, ordered by size.
Positions same_sizes(const std::vector<ListedFile>& files) {
    Positions order;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (has_size(files[i])) {
            order.push_back(i);
        }
    }
    const auto size = [&](std::size_t i) { return files[i].piece->size; };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::make_pair(size(a), a) < std::make_pair(size(b), b);
    });
    Positions out;
    for_each_shared(
        files, order, [&](std::size_t a, std::size_t b) { return size(a) == size(b); },
        [&](auto begin, auto end) { out.insert(out.end(), begin, end); });
    return out;
}

/// Those of `alike` that begin in the same way as well. In a large batch many photographs have a size in common by chance,
/// and to read all of them to their ends would take the square of their number.
Positions same_beginnings(const std::vector<ListedFile>& files, const Positions& alike, unsigned jobs) {
    std::vector<std::optional<std::uint64_t>> begins(files.size());
    for_each_ordered(
        alike.size(), jobs,
        [&](std::size_t which) { begins[alike[which]] = beginning_of(files[alike[which]].piece->path); },
        [](std::size_t) {});
    Positions order;
    std::copy_if(alike.begin(), alike.end(), std::back_inserter(order),
                 [&](std::size_t i) { return begins[i].has_value(); });
    const auto key = [&](std::size_t i) { return std::make_pair(files[i].piece->size, *begins[i]); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::make_pair(key(a), a) < std::make_pair(key(b), b);
    });
    Positions out;
    for_each_shared(
        files, order, [&](std::size_t a, std::size_t b) { return key(a) == key(b); },
        [&](auto begin, auto end) { out.insert(out.end(), begin, end); });
    return out;
}

/// Files to read, ordered by path.
Positions unread(const std::vector<ListedFile>& files, unsigned jobs) {
    const Positions alike = same_beginnings(files, same_sizes(files), jobs);
    Positions out;
    std::copy_if(alike.begin(), alike.end(), std::back_inserter(out),
                 [&](std::size_t i) { return files[i].piece->sha256.empty(); });
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
    const Positions asked = unread(files, jobs);
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
