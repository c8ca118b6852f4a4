#pragma once
#include <ceping/base/low.hpp>
#include <ceping/write/table.hpp>
#include <ceping/version.hpp>
