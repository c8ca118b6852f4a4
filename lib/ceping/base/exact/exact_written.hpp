#pragma once

#include <ceping/base/exact/exact.hpp>

#include <string_view>

namespace ceping {

// Not part of the public face.

struct Exact::Written {
    bool negative = false;
    std::string_view whole;
    std::string_view after;        ///< digits after the point
    std::string_view denominator;  ///< digits after the slash
};

}  // namespace ceping
