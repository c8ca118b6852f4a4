#pragma once

#include <string>
#include <string_view>

namespace ceping {

/// `text` as the inside of a JSON string, without the quotes. `text` is valid UTF-8 and stays so.
void append_json_text(std::string& out, std::string_view text);
/// `text` as a JSON string, with its quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace ceping
