// What a form is filled in with, and what its formulas then come to: the tests' own evaluator.
#pragma once

#include "form_adapter.hpp"
#include "plain_case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plain {

/// What stands in one field.
struct Entry {
    std::string text;
    std::optional<Number> number;
    std::optional<int> day;  ///< since 1970-01-01
    int pieces = 0;
    bool yes = false;
    bool absent = false;
};

/// A self record, typed into the form. A field that the form lacks is a fault of the form, which throws.
std::vector<Entry> filled_in(const PlainForm& form, const Rubric& rubric, const Record& record);

/// Reckons formulas over what was entered.
class FormReckoner {
public:
    FormReckoner(const PlainForm& form, std::vector<Entry> entries);

    Number value(const FormFormula& of) const;
    bool is_true(const FormFormula& of) const;

private:
    const Entry& entry(const FormFormula& of) const { return entries_.at(of.index); }

    std::vector<Entry> entries_;
    std::vector<Number> lines_;
};

}  // namespace plain
