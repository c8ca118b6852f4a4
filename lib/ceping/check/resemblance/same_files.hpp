#pragma once

#include <ceping/check/evidence.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

// Not part of the public face.

/// One piece of evidence among those of all units.
struct ListedFile {
    SeenEvidence* piece = nullptr;
    std::size_t unit = 0;
};

/// Completes the pieces' `sha256`: files whose digest nobody knows are read, on `jobs` threads, where a file
/// of another unit has the same size and begins in the same way. It stays empty for what need not be read, cannot be read, or is no
/// longer of that size, and becomes empty for what is stated of an empty file, which is like every other.
void read_digests(const std::vector<ListedFile>& files, unsigned jobs);

}  // namespace ceping
