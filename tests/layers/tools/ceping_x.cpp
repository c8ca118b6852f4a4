#include <CLI/CLI.hpp>
#include <ceping/write/table.hpp>
#include "../lib/ceping/base/low.hpp"
#include "frame/frame.hpp"
