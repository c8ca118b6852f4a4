#pragma once
#include <fmt/format.h>
#include <gmp.h>
#include <ceping/ceping.hpp>
#include <ceping/version.hpp>
#include <string>
