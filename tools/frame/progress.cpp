#include "progress.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <string_view>

#include <unistd.h>

#include "frame.hpp"

namespace ceping::frame {

namespace {

constexpr auto before_first = std::chrono::seconds(1);
constexpr auto between = std::chrono::milliseconds(100);
constexpr std::size_t bar_width = 30;

std::atomic<bool> on_screen = false;

void to_screen(std::string_view text) {
    // A bar that cannot be drawn is no reason to stop.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

std::string clock_text(std::chrono::seconds time) {
    const auto seconds = time.count();
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace

Progress::Progress(bool wanted) : wanted_(wanted), start_(Clock::now()), next_(start_ + before_first) {}

Progress::~Progress() { clear_line(); }

void Progress::clear_line() {
    if (on_screen.exchange(false)) {
        to_screen("\r\x1B[K");
    }
}

void Progress::update(std::size_t done, std::size_t all) {
    const auto now = Clock::now();
    if (!wanted_ || now < next_) {
        return;
    }
    next_ = now + between;
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - start_);
    std::string line = "\r\x1B[K";
    if (all > 0) {
        done = std::min(done, all);
        const std::size_t filled = bar_width * done / all;
        line += "[" + std::string(filled, '=') + std::string(bar_width - filled, ' ') + "] " +
                std::to_string(100 * done / all) + "%  " + std::to_string(done) + "/" + std::to_string(all);
    } else {
        line += std::to_string(done) + say({" 个", " done"});
    }
    line += "  " + clock_text(passed);
    to_screen(line);
    on_screen = true;
}

}  // namespace ceping::frame
