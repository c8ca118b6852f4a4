// How a property is tried on random cases, and how a failing case is told.
#pragma once

#include "engine_adapter.hpp"
#include "plain_case.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <functional>
#include <string>

namespace plain {

/// CEPING_PROPERTY_CASES, or 2000.
int cases_wanted();

/// Runs a property over that many draws of a seed and a size. The sequence is fixed unless the environment says
/// otherwise: a test that fails today fails tomorrow.
void holds(int cases, const std::function<void(std::uint64_t, int)>& property);

EngineOptions engine_options(const Options& options, int jobs);

/// The case in words, as somebody needs it who wants to see it fail by hand.
std::string told(const Case& input, const std::string& why);

}  // namespace plain
