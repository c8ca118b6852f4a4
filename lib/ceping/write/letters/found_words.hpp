#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>

namespace ceping {

/// What was found of a unit on a criterion, for a notice or a page: the answer in the rubric's own words where it has
/// them (the standard of a level, checks that are not met), else the answer as written; the points of each method where
/// several made them; that nothing was answered. Plain text without a full stop at its end.
/// `brief`: a level without its standard, checks by their keys, for a reader who has the standard at hand.
/// Source: ceping-report(1), NOTICES.
[[nodiscard]] Words found_words(const Rubric& rubric, const Item& item, const SavedResult& result,
                                std::size_t node, bool brief = false);

}  // namespace ceping
