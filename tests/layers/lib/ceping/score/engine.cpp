#include <ceping/base/low.hpp>
#include <ceping/kinds/registry.hpp>
#include "../node/tree.hpp"
#include "ceping/check/lint.hpp"
