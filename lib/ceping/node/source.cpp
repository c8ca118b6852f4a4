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
    offset = std::min(offset, text_.size());
    if (offset < seen_line_start_) {
        go_to_line(first_line_, 0);
    }
    if (offset < seen_offset_) {
        seen_offset_ = seen_line_start_;
        seen_column_ = 1;
    }
    if (offset > seen_line_end_) {
        find_line_of(offset);
    }
    // A record is looked through like this once, from answer to answer.
    seen_column_ +=
        static_cast<std::uint32_t>(code_points(text().substr(seen_offset_, offset - seen_offset_)));
    seen_offset_ = offset;
    return {seen_line_, seen_column_};
}

void Source::go_to_line(std::uint32_t number, std::size_t start) const {
    seen_line_ = number;
    seen_line_start_ = seen_line_end_ = seen_offset_ = start;
    seen_column_ = 1;
}

void Source::find_line_of(std::size_t offset) const {
    const std::string_view text = text_;
    for (std::size_t next = after_line_end(text.substr(0, offset), seen_offset_);
         next != std::string_view::npos; next = after_line_end(text.substr(0, offset), next)) {
        if (next == offset && text[next - 1] == '\r' && next < text.size() && text[next] == '\n') {
            return;  // between CR and LF is still the line that they end
        }
        go_to_line(seen_line_ + 1, next);
    }
    // To the end of this line, once: a record of a stream may be one line of many megabytes.
    const std::size_t lf = std::min(text.find('\n', offset), text.size());
    seen_line_end_ = std::min(text.substr(0, lf).find('\r', offset), lf);
}

std::string_view Source::line(std::uint32_t number) const {
    const std::string_view text = text_;
    if (number < first_line_) {
        return {};
    }
    if (number < seen_line_) {
        go_to_line(first_line_, 0);
    }
    while (seen_line_ < number) {
        const std::size_t next = after_line_end(text, seen_line_start_);
        if (next == std::string_view::npos) {
            return {};
        }
        go_to_line(seen_line_ + 1, next);
    }
    const std::string_view rest = text.substr(seen_line_start_);
    // Two plain searches: a search for either of two characters goes byte by byte, and a record may be one long line.
    const std::string_view to_lf = rest.substr(0, rest.find('\n'));
    return to_lf.substr(0, to_lf.find('\r'));
}

}  // namespace ceping
