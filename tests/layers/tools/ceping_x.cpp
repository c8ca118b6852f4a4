#include <ceping/write/table.hpp>
#include <CLI/CLI.hpp>
#include "frame/frame.hpp"
#include "../lib/ceping/base/low.hpp"
