#include <ceping/base/low.hpp>
#include <yaml.h>
#include <ceping/model/rubric.hpp>
