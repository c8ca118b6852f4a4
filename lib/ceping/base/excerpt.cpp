#include <ceping/base/excerpt.hpp>

#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>

namespace ceping {

Excerpt excerpt_of(std::string_view line, std::uint32_t column) {
    Excerpt out;
    if (line.size() <= longest_excerpt) {
        out.text = made_utf8(line);
        return out;
    }
    const std::size_t wanted = column > excerpt_before + 1 ? column - 1 - excerpt_before : 0;
    const std::size_t begin = offset_after(line, wanted);
    out.column = static_cast<std::uint32_t>(wanted + 1);
    const std::string_view rest = line.substr(begin);
    out.text = made_utf8(rest.substr(0, offset_after(rest, longest_excerpt)));
    return out;
}

}  // namespace ceping
