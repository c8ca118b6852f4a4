#include <ceping/analyse/rank.hpp>
#include <ceping/score/engine.hpp>
