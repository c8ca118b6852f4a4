#pragma once

#include <ceping/base/exact.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

/// The few shapes that an answer has. Source: ceping-record(5), answers.
enum class Shape : std::uint8_t {
    key,            ///< one of a list: a level
    number,         ///< a figure
    ratio,          ///< num and den
    picks,          ///< some of a list: checks that are met
    counts,         ///< a whole number for each of some classes
    not_applicable  ///< n/a 不涉及
};

/// A valid answer, as its criterion's kind understands it: names have become positions in the kind's own lists.
struct Answer {
    Shape shape = Shape::not_applicable;
    std::uint32_t key = 0;             ///< key: position of the level
    Exact number;                      ///< number: the figure; ratio: num
    Exact den;                         ///< ratio
    std::vector<std::uint32_t> picks;  ///< picks: positions, rising, each once; counts: classes named, as written
    std::vector<Exact> counts;         ///< counts: beside `picks`, how many of each
    std::optional<Exact> sample;       ///< how many were asked (样本量), where stated
};

}  // namespace ceping
