#include <yaml.h>
#include <ceping/base/low.hpp>
#include <ceping/model/rubric.hpp>
