#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>

namespace ceping {

/// The handbook 测评手册 of a rubric, which units and assessors hold in hands: how the score comes about, then every
/// group and criterion with its rule, standards, methods and evidence in whole words, then what else the rubric says. The
/// rubric's own texts stay as they are. Source: ceping-show(1), THE HANDBOOK.
[[nodiscard]] Report handbook(const Rubric& rubric, Language language);

}  // namespace ceping
