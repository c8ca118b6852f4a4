#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace ceping {

// YAML as people write it. Not part of the public face.

/// A text as it stands where it is safe, in a line of its own or between `{` and `}`, else quoted.
[[nodiscard]] std::string yaml_text(std::string_view text);

/// Lines of block YAML, with the indentation kept.
class YamlLines {
public:
    /// `# text`, on one line.
    void comment(std::string_view text);
    void line(std::string_view text);
    /// `key: text`; a text of several lines as a block.
    void entry(std::string_view key, std::string_view text);
    void blank() { out_ += '\n'; }
    void indent(std::size_t columns) { indent_ += columns; }
    void outdent(std::size_t columns) { indent_ -= columns; }
    /// The next line begins an entry of a list.
    void begin_entry() { dash_ = true; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void margin();

    std::string out_;
    std::size_t indent_ = 0;
    bool dash_ = false;
};

}  // namespace ceping
