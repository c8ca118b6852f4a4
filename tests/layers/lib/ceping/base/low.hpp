#pragma once
#include <string>
#include <gmp.h>
#include <fmt/format.h>
#include <ceping/version.hpp>
#include <ceping/ceping.hpp>
