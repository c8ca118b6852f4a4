#pragma once

#include <ceping/model/form.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>

namespace ceping {

struct FormOptions {
    MethodId
        method;  ///< a visit's form, with the criteria that the method assesses; none: the self-assessment's
    std::size_t events = 8;  ///< for how many events a criterion has room
};

/// The form of a rubric, with the formulas of the provisional score where it is a self-assessment's.
/// Throws: NumberTooLarge. Source: ceping-form(1).
[[nodiscard]] Form form_of(const Rubric& rubric, const FormOptions& options);

}  // namespace ceping
