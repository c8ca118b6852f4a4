#include <ceping/base/file_names.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ceping {

namespace {

/// What Windows takes for a device, whatever stands behind its first dot.
bool is_device(std::string_view name) {
    const std::string stem = lower_ascii(name.substr(0, name.find('.')));
    constexpr auto devices = std::to_array<std::string_view>({"con", "prn", "aux", "nul"});
    const bool numbered = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                          stem.back() >= '1' && stem.back() <= '9';
    return numbered || std::find(devices.begin(), devices.end(), stem) != devices.end();
}

std::string tame(std::string_view text) {
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(),
        [](char c) {
            return static_cast<unsigned char>(c) < 0x20 ||
                   std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    const bool odd = out.empty() || out.front() == '.' || out.front() == '-' || is_device(out);
    return odd ? "_" + out : out;
}

}  // namespace

std::string FileNames::take(std::string_view stem, std::string_view suffix) {
    const std::string name = tame(stem);
    std::string ending(suffix);
    for (std::size_t i = 2; !taken_.insert(lower_ascii(name + ending)).second; ++i) {
        ending = "-" + std::to_string(i) + std::string(suffix);
    }
    return name + ending;
}

}  // namespace ceping
