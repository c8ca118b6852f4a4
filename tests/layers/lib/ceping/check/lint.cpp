#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/score/engine.hpp>
#include "frame/frame.hpp"
