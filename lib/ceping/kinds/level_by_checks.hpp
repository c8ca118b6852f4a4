#pragma once

#include <ceping/kinds/registry.hpp>
#include <ceping/model/rubric.hpp>

#include <memory>

namespace ceping {

/// A level criterion with `checks`, whose `levels` say what each level of the scale asks of them; null with findings.
[[nodiscard]] std::shared_ptr<const Kind> decoded_level_by_checks(const KindContext& context,
                                                                  const Scale& scale);
/// Reads what is met; `context.kind` is such a criterion's.
bool level_by_checks_answer(const AnswerContext& context, Answer& out);

}  // namespace ceping
