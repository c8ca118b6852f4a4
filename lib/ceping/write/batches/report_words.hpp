#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

// What reports and notices say alike. Plain text, not escaped. Not part of the public face.

/// The clause that a node of the rubric rests on: its own source, or that of the nearest group above that has one, with
/// the source's title; empty where there is none.
[[nodiscard]] std::string clause_of(const Rubric& rubric, ItemId item);

/// What nobody may overlook of a rubric that is not official; empty for one that is.
[[nodiscard]] Words standing_words(const Rubric& rubric);

/// The section that a criterion counts for, as a position among BatchReport::sections; nothing for bonus and penalties.
[[nodiscard]] std::optional<std::size_t> section_of(const BatchReport& report, ItemId item);

/// What has to be reached to lose nothing: the advice, or the standard of the whole or of the best level. Empty where the
/// rubric says neither.
[[nodiscard]] std::string mending_words(const Rubric& rubric, const Item& item);

}  // namespace ceping
