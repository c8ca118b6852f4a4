#include <ceping/write/formats/paint.hpp>

namespace ceping {

namespace {

std::string_view sequence_of(Tone tone) {
    switch (tone) {
        case Tone::heading: return "\x1B[1m";
        case Tone::fault: return "\x1B[31m";
        case Tone::doubt: return "\x1B[33m";
        case Tone::hint: return "\x1B[36m";
        case Tone::usual: break;
    }
    return {};
}

}  // namespace

std::string painted(std::string_view text, Tone tone, bool color) {
    const std::string_view sequence = sequence_of(tone);
    if (!color || sequence.empty() || text.empty()) {
        return std::string(text);
    }
    return std::string(sequence).append(text).append("\x1B[0m");
}

}  // namespace ceping
