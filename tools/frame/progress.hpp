#pragma once

#include <chrono>
#include <cstddef>

namespace ceping::frame {

/// A bar on standard error for work that takes over a second. For one thread.
class Progress {
public:
    /// `wanted`: CommonOptions::progress().
    explicit Progress(bool wanted);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// `all` 0: not known; then only what is done is shown.
    void update(std::size_t done, std::size_t all);

    /// Takes a bar that stands on the screen away, so that a message can be printed; the next update brings it back.
    static void clear_line();

private:
    using Clock = std::chrono::steady_clock;
    bool wanted_;
    Clock::time_point start_;
    Clock::time_point next_;
};

}  // namespace ceping::frame
