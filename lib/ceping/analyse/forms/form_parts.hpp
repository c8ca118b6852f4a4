#pragma once

#include <ceping/analyse/forms/form.hpp>

namespace ceping {

// How forms are made. Not part of the public face.

/// What is entered, without formulas.
void add_form_fields(const Rubric& rubric, const FormOptions& options, Form& form);
/// Whom things are for: `concerns` of nodes, prerequisites and vetoes.
void add_form_conditions(const Rubric& rubric, Form& form);
/// Whether a `when` matches what is entered.
[[nodiscard]] Formula when_formula(const When& when, const Form& form);
/// What criteria come to: `applies`, `answered`, `points` and `max`.
void add_form_answers(const Rubric& rubric, Form& form);
/// The same of groups, and what the whole comes to.
void add_form_score(const Rubric& rubric, Form& form);

}  // namespace ceping
