#include <ceping/decode/rubric.hpp>
#include <ceping/score/engine.hpp>
#include "frame/frame.hpp"
