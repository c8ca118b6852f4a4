#pragma once

#include <ceping/base/parallel.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>

namespace ceping {

// Not part of the public face.

inline constexpr std::size_t texts_a_chunk = 512;  ///< texts that a thread takes at a time

inline std::size_t chunks_of(std::size_t count) { return (count + texts_a_chunk - 1) / texts_a_chunk; }

/// Calls `work` with the first text of each chunk and the one after its last, and `done` with the chunk's
/// number.
inline void for_each_chunk(std::size_t count, unsigned jobs,
                           const std::function<void(std::size_t, std::size_t)>& work,
                           const std::function<void(std::size_t)>& done) {
    for_each_ordered(
        chunks_of(count), jobs,
        [&](std::size_t which) { work(which * texts_a_chunk, std::min(count, (which + 1) * texts_a_chunk)); },
        done);
}

}  // namespace ceping
