#pragma once

#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/node/source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

// What Chinese input methods and missing blanks leave in YAML and JSON: it looks right and means something else.

/// A place where something was typed that YAML reads otherwise than it looks.
struct TypingSlip {
    Place place;
    Words what;         ///< the character or what lacks, and what to type instead
    std::string key{};  ///< what the key would be; empty where it is not a key's
};

/// The first slip in the lines `first` to `last` of a YAML text: a full-width colon after a key, no blank after a colon,
/// full-width commas, brackets and quotes where YAML wants its own. Quoted texts and comments are passed over. What a
/// person may have meant is guessed, so this is for texts that were refused.
[[nodiscard]] std::optional<TypingSlip> find_typing_slip(const Source& source, std::uint32_t first,
                                                         std::uint32_t last);

/// Whether a line of block YAML is indented as no level above it is that is still open, or further than a line above that
/// has its value already.
[[nodiscard]] std::optional<TypingSlip> find_indentation_slip(const Source& source, std::uint32_t number);

/// The first slip in a key of a map that was read, which `at` is the place of: `name：甲`, `“1”`.
[[nodiscard]] std::optional<TypingSlip> slip_in_key(std::string_view key, Place at);

/// What to type instead of the full-width sign with which `text` begins; nothing where it begins with another.
[[nodiscard]] std::optional<Words> full_width_sign(std::string_view text);

/// Whether a text stands between quotes that a Chinese input method makes; then what they enclose.
[[nodiscard]] std::optional<std::string_view> between_typed_quotes(std::string_view text);

}  // namespace ceping
