#pragma once

#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping::frame {

/// Positions of the units that options name by id or name, in the order of the options; `units` has the id and the name of
/// each. Throws UsageError, with a suggestion, where none is called so.
[[nodiscard]] std::vector<std::size_t> units_named(
    const std::vector<std::string>& asked,
    const std::vector<std::pair<std::string_view, std::string_view>>& units);

/// The band that an option names by id or title; `others`: what else it may be, first in
/// the list of what there is. Throws UsageError, with a suggestion, where there is none.
[[nodiscard]] BandId band_named(const std::string& asked, const Rubric& rubric,
                                std::vector<std::string_view> others = {});

}  // namespace ceping::frame
