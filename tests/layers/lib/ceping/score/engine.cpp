#include <ceping/base/low.hpp>
#include "../node/tree.hpp"
# include "ceping/check/lint.hpp"
#include <ceping/kinds/registry.hpp>
