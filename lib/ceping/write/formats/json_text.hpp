#pragma once

#include <ceping/base/json_quote.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// Whether `text` is a number as JSON writes them, without an exponent.
[[nodiscard]] bool is_json_number(std::string_view text);

/// Builds indented JSON from top to bottom: commas, line ends and indentation are its business. What is opened must be
/// closed by its owner.
class JsonBuilder {
public:
    JsonBuilder& open(char bracket);  ///< an object `{` or array `[`, as the next element
    JsonBuilder& close();
    JsonBuilder& key(std::string_view name);  ///< the next element is this member's value
    JsonBuilder& text(std::string_view value);
    JsonBuilder& raw(std::string_view value);  ///< a number, `true`, or JSON that stands ready on one line

    /// `"name": {` and `"name": [`.
    JsonBuilder& object(std::string_view name) { return key(name).open('{'); }
    JsonBuilder& list(std::string_view name) { return key(name).open('['); }
    JsonBuilder& text(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonBuilder& raw(std::string_view name, std::string_view value) { return key(name).raw(value); }
    /// The member, unless there is nothing to say: what is absent is left out.
    JsonBuilder& text_if(std::string_view name, std::string_view value) {
        return value.empty() ? *this : text(name, value);
    }

    /// All of it, with a line end; the builder is empty then.
    [[nodiscard]] std::string take();

private:
    void start_element();
    void new_line();

    struct Level {
        char closing;
        bool empty = true;
    };
    std::string out_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

}  // namespace ceping
