#include <ceping/base/low.hpp>
