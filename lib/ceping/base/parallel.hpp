#pragma once

#include <cstddef>
#include <functional>

namespace ceping {

/// Runs `work(i)` for every i below `count` on `jobs` threads (1: in this thread, in order) and `done(i)` in this thread
/// in the order of i, each as soon as it and all before it have been worked. At most `ahead` results wait at once.
/// An exception from `work` is thrown here in its turn: results before it are done first.
void for_each_ordered(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                      const std::function<void(std::size_t)>& done, std::size_t ahead = 256);

/// How many threads `-j 0` means: the processors this process may use.
[[nodiscard]] unsigned processors();

}  // namespace ceping
