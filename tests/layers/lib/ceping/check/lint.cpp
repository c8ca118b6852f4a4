#include <ceping/score/engine.hpp>
#include <ceping/decode/rubric.hpp>
#include "frame/frame.hpp"
