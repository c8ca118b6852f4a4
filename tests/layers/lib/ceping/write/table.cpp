#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/score/engine.hpp>
