#include <ceping/base/file_names.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <cstddef>

namespace ceping {

namespace {

std::string tame(std::string_view text) {
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(),
        [](char c) {
            return static_cast<unsigned char>(c) < 0x20 ||
                   std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    return out.empty() || out.front() == '.' || out.front() == '-' ? "_" + out : out;
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
