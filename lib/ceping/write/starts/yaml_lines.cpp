#include <ceping/write/starts/yaml_lines.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

constexpr auto words_of_yaml = std::to_array<std::string_view>(
    {"true", "false", "null", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"});

bool is_ascii_letter(char c) { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_ascii_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view(" ._/()%+-").find(c) != std::string_view::npos;
}

/// A block keeps a text as it is only where no line begins with a blank and none is empty.
bool fits_block(std::string_view text) {
    const auto lines = split(text, '\n');
    return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
        return !line.empty() && line == trim(line) &&
               json_quoted(line).size() ==
                   line.size() + 2 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '"')) &&
               line[0] != '#';
    });
}

}  // namespace

std::string yaml_text(std::string_view text) {
    const bool begins =
        !text.empty() && (static_cast<unsigned char>(text[0]) >= 0x80 || is_ascii_letter(text[0]));
    const std::string quoted = json_quoted(text);
    const bool safe = begins && text == trim(text) && quoted.size() == text.size() + 2 &&
                      std::all_of(text.begin(), text.end(), is_plain) &&
                      !among(std::string_view(lower_ascii(text)), words_of_yaml);
    return safe ? std::string(text) : quoted;
}

void YamlLines::margin() {
    out_.append(indent_, ' ');
    if (dash_) {
        // The dash stands where the entry's other keys are two columns further in.
        out_.replace(out_.size() - 2, 2, "- ");
        dash_ = false;
    }
}

void YamlLines::comment(std::string_view text) {
    const bool dash = dash_;
    dash_ = false;
    out_.append(indent_ - (dash ? 2 : 0), ' ');
    out_ += "# " + printable(text) + "\n";
    dash_ = dash;
}

void YamlLines::line(std::string_view text) {
    margin();
    out_ += text;
    out_ += '\n';
}

void YamlLines::entry(std::string_view key, std::string_view text) {
    if (text.find('\n') == std::string_view::npos || !fits_block(text)) {
        line(std::string(key) + ": " + yaml_text(text));
        return;
    }
    line(std::string(key) + ": |-");
    for (const std::string_view each : split(text, '\n')) {
        out_.append(indent_ + 2, ' ');
        out_ += each;
        out_ += '\n';
    }
}

}  // namespace ceping
