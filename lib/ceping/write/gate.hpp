#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/gate.hpp>
#include <ceping/model/rubric.hpp>

#include <string>
#include <string_view>

namespace ceping {

/// A gate as gate/1, with `baseline` as the file beside it. Its `where` and `earlier` are not written.
[[nodiscard]] std::string gate_text(const Gate& gate, const Rubric& rubric, std::string_view baseline,
                                    Language language);

}  // namespace ceping
