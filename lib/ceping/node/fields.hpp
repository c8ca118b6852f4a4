#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/node/node.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ceping {

// Reading plain values out of nodes. Each function reports what is wrong at the node and returns nothing then; `name`
// is what the value is called in messages. Source: ceping-rubric(5), VALUES.

/// `a map`, `a list`, `a text`, `nothing`, in both languages.
[[nodiscard]] Words type_words(const Node& node);

/// Whether a key, or a plain text of YAML where something else should stand, was typed with a Chinese input method or without
/// the blank after a colon, so that YAML reads it otherwise than it looks. That is reported then, in place of what follows
/// from it.
bool report_slip_in_key(const Node& key, Diagnostics& found);
bool report_slip_in_value(const Node& value, std::string_view name, Diagnostics& found);
/// The same for quotes about an id, which would be part of it.
bool report_typed_quotes(const Node& id, Diagnostics& found);

/// Unknown keys (with did-you-mean; `x-…` is always allowed) and duplicate ones. `owner` names the map.
void check_keys(const Node& map, std::span<const std::string_view> known, const Words& owner,
                Diagnostics& found);
/// Whether a key that is not there was likely meant by one of the map's keys that are unknown: that one is reported, with
/// what was meant.
[[nodiscard]] bool stands_misspelt(const Node& map, std::string_view key,
                                   std::span<const std::string_view> known);
/// Duplicate keys only, for maps whose keys are names of the author's own.
void check_duplicates(const Node& map, Diagnostics& found);

[[nodiscard]] bool expect_map(const Node& node, std::string_view name, Diagnostics& found);
[[nodiscard]] bool expect_list(const Node& node, std::string_view name, Diagnostics& found);

/// Whether a tag names a later version of the format `known`, such as `rubric/1`: then that is reported, and nothing in the
/// file can be judged.
bool report_newer_format(const Node& tag, std::string_view known, Diagnostics& found);
/// What stands where `known` should: a later version, or another format.
void report_format(const Node& tag, std::string_view known, Diagnostics& found);

/// A text that is not empty after trimming.
[[nodiscard]] std::optional<std::string> read_string(const Node& node, std::string_view name,
                                                     Diagnostics& found);

/// An id or name of the author's own: no `;`, `=`, `|`, line break, nor blanks at its ends. Source: ceping-rubric(5), IDS.
[[nodiscard]] std::optional<std::string> read_id(const Node& node, Diagnostics& found);

/// A number as written in text: trimmed, full-width forms made ASCII. Nothing where it is none. Throws NumberTooLarge.
[[nodiscard]] std::optional<Exact> number_in(std::string_view text);
/// A number; full width draws a note.
[[nodiscard]] std::optional<Exact> read_exact(const Node& node, std::string_view name, Diagnostics& found);
[[nodiscard]] std::optional<Exact> read_positive(const Node& node, std::string_view name, Diagnostics& found);
/// A number within lo..hi, where given.
[[nodiscard]] std::optional<Exact> read_within(const Node& node, std::string_view name, const Exact& lo,
                                               const std::optional<Exact>& hi, Diagnostics& found);
/// A whole number within lo..hi.
[[nodiscard]] std::optional<std::int64_t> read_whole(const Node& node, std::string_view name, std::int64_t lo,
                                                     std::int64_t hi, Diagnostics& found);
/// `true` or `false`; in cells also 是, 否.
[[nodiscard]] std::optional<bool> read_bool(const Node& node, std::string_view name, Diagnostics& found);
/// `YYYY-MM-DD`; `loose` also `YYYY/M/D` and `YYYY年M月D日`, with a note.
[[nodiscard]] std::optional<Date> read_date(const Node& node, std::string_view name, bool loose,
                                            Diagnostics& found);

/// Position of the text among `choices`; a misspelling is said with the choices.
[[nodiscard]] std::optional<std::size_t> read_choice(const Node& node, std::string_view name,
                                                     std::span<const std::string_view> choices,
                                                     Diagnostics& found);

}  // namespace ceping
