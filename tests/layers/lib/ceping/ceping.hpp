#pragma once
#include <ceping/base/low.hpp>
#include <ceping/version.hpp>
#include <ceping/write/table.hpp>
