#include <ceping/node/source.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// The offset after the next line end at or after `from`, or npos. A line ends in LF, CR LF, or CR alone.
std::size_t after_line_end(std::string_view text, std::size_t from) {
    const std::size_t lf = text.find('\n', from);
    const std::size_t cr = text.substr(0, lf).find('\r', from);
    if (cr == std::string_view::npos) {
        return lf == std::string_view::npos ? lf : lf + 1;
    }
    return cr + 1 == lf ? lf + 1 : cr + 1;
}

}  // namespace

Source::Source(std::string path, std::string text, std::uint32_t first_line)
    : path_(std::move(path)), text_(std::move(text)), first_line_(first_line), seen_line_(first_line) {}

Place Source::place_of(std::size_t offset) const {
    const std::string_view text = text_;
    offset = std::min(offset, text.size());
    if (offset < seen_line_start_) {
        seen_line_start_ = 0;
        seen_line_ = first_line_;
    }
    if (offset < seen_offset_ || seen_offset_ < seen_line_start_) {
        seen_offset_ = seen_line_start_;
        seen_column_ = 1;
    }
    // Line ends up to the offset and no further: a record of a stream may be one line of many megabytes.
    for (std::size_t next = after_line_end(text.substr(0, offset), seen_offset_);
         next != std::string_view::npos; next = after_line_end(text.substr(0, offset), next)) {
        if (next == offset && text[next - 1] == '\r' && next < text.size() && text[next] == '\n') {
            break;  // between CR and LF is still the line that they end
        }
        seen_line_start_ = seen_offset_ = next;
        seen_column_ = 1;
        ++seen_line_;
    }
    seen_column_ += static_cast<std::uint32_t>(code_points(text.substr(seen_offset_, offset - seen_offset_)));
    seen_offset_ = offset;
    return {seen_line_, seen_column_};
}

std::string_view Source::line(std::uint32_t number) const {
    const std::string_view text = text_;
    if (number < first_line_) {
        return {};
    }
    if (number < seen_line_) {
        seen_line_ = first_line_;
        seen_line_start_ = seen_offset_ = 0;
        seen_column_ = 1;
    }
    while (seen_line_ < number) {
        const std::size_t next = after_line_end(text, seen_line_start_);
        if (next == std::string_view::npos) {
            return {};
        }
        seen_line_start_ = seen_offset_ = next;
        seen_column_ = 1;
        ++seen_line_;
    }
    const std::string_view rest = text.substr(seen_line_start_);
    // Two plain searches: a search for either of two characters goes byte by byte, and a record may be one long line.
    const std::string_view to_lf = rest.substr(0, rest.find('\n'));
    return to_lf.substr(0, to_lf.find('\r'));
}

}  // namespace ceping
