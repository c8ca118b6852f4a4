// The form that the product makes of a rubric, as plain data. Defined in form_adapter.cpp, which knows lib/ceping.
#pragma once

#include "plain_number.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace plain {

/// A formula of a form. `op` is called as model/formula.hpp calls it.
struct FormFormula {
    std::string op;
    std::string value;  ///< a number
    std::size_t index = 0;
    std::size_t other = 0;
    std::string text;
    int places = 0;
    Mode mode = Mode::half_up;
    std::vector<FormFormula> parts;
};

struct FormNode {
    FormFormula applies;
    FormFormula points;
};

struct PlainForm {
    std::vector<std::string> fields;   ///< their keys
    std::vector<std::string> choices;  ///< beside them, each followed by a line end: what a choice offers
    std::vector<FormFormula> lines;
    std::map<std::string, FormNode> nodes;
    FormFormula assessed;
    FormFormula base;
    FormFormula bonus;
    FormFormula penalty;
    FormFormula exact;
    FormFormula score;
};

/// What one field holds, as texts.
struct FormInput {
    std::string text;
    std::string number;  ///< empty: it is none
    std::string date;    ///< YYYY-MM-DD; empty: it is none
    std::size_t pieces = 0;
    bool yes = false;
    bool absent = false;
};

/// What the product itself reckons the exact score of that form to be, whose fields hold these.
std::string reckoned(const std::string& rubric_yaml, std::size_t events,
                     const std::vector<FormInput>& inputs);

/// The form of a self-assessment with room for so many events. Throws where the rubric is refused.
PlainForm make_form(const std::string& rubric_yaml, std::size_t events);

}  // namespace plain
