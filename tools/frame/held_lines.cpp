#include "held_lines.hpp"

#include <array>

#include "frame.hpp"

namespace ceping::frame {

namespace {

constexpr std::size_t most_in_memory = std::size_t{1024} * 1024;

/// Tells the whole lines of `text`, and leaves what comes after them.
void tell_lines(std::string& text) {
    std::size_t from = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
        frame::tell(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    text.erase(0, from);
}

}  // namespace

bool HeldLines::spill() {
    if (spilt_ == nullptr) {
        spilt_.reset(std::tmpfile());
    }
    return spilt_ != nullptr && std::fwrite(lines_.data(), 1, lines_.size(), spilt_.get()) == lines_.size();
}

void HeldLines::add(std::string_view line) {
    lines_.append(line).append("\n");
    if (may_spill_ && lines_.size() > most_in_memory) {
        may_spill_ = spill();
        if (may_spill_) {
            lines_.clear();
        }
    }
}

void HeldLines::tell() {
    if (spilt_ != nullptr) {
        std::rewind(spilt_.get());
        std::string text;
        std::array<char, 65536> block{};
        while (const std::size_t size = std::fread(block.data(), 1, block.size(), spilt_.get())) {
            text.append(block.data(), size);
            tell_lines(text);
        }
        spilt_.reset();
    }
    tell_lines(lines_);
}

}  // namespace ceping::frame
