#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/formula.hpp>
#include <ceping/model/ids.hpp>
#include <ceping/model/kind.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// What a form for one unit asks, and what it reckons while it is filled in, as plain data: how it is laid out is its
// writers' business. Source: ceping-form(1).

/// One thing that somebody enters.
struct FormField {
    enum class Type : std::uint8_t {
        text,
        choice,   ///< one of `choices`, by its key
        tick,     ///< 是 or 否, `yes` or `no`
        number,   ///< within `lowest` and `highest`, a multiple of `step`
        day,      ///< a date
        evidence  ///< pieces of evidence, as a cell of a table lists them
    };
    /// What the entry is in a record, its parts separated by `|`, which no id has: `unit|name`, `answer|1.2|met|a`.
    std::string key;
    Type type = Type::text;
    std::vector<AnswerForm::Choice> choices;
    std::optional<Exact> lowest;
    std::optional<Exact> highest;
    std::optional<Exact> step;
    bool percent = false;        ///< the number is in percent
    bool taken_off = false;      ///< what is counted costs points
    bool may_be_absent = false;  ///< 不涉及, `n/a`, is an entry, too
    bool required = false;
};

/// A node of the rubric in a form. Numbers are those of fields; formulas may name lines. What does not apply has 0 points.
struct FormItem {
    struct OfEvent {
        std::optional<std::size_t> of;  ///< its class
        std::size_t date = 0;
        std::size_t matter = 0;
        std::vector<std::size_t> tags;
        std::size_t note = 0;
    };
    // of a criterion
    std::optional<std::size_t> value;
    std::optional<std::size_t> num;
    std::optional<std::size_t> den;
    std::optional<std::size_t> sample;
    std::vector<std::size_t> choices;  ///< ticks of checks, or counts of classes
    std::vector<OfEvent> events;
    std::optional<std::size_t> evidence;
    std::optional<std::size_t> note;

    Formula concerns;  ///< it is for this unit
    Formula applies;   ///< it is, and nobody said that it does not apply
    Formula answered;  ///< of a criterion: what is entered has points
    Formula points;
    Formula max;
};

struct FormStatement {
    std::optional<std::size_t> states;  ///< a tick; none: nobody states it
    std::optional<std::size_t> date;    ///< of a veto that counts for a time
    Formula concerns;
};

struct Form {
    MethodId method;  ///< none: a self-assessment
    std::vector<FormField> fields;
    std::size_t id = 0;
    std::size_t name = 0;
    std::size_t region = 0;
    std::vector<std::size_t> facts;       ///< beside the rubric's
    std::size_t day = 0;                  ///< of submission, or of the visit
    std::optional<std::size_t> assessor;  ///< of a visit
    std::vector<FormItem> items;          ///< beside the rubric's
    std::vector<FormStatement> prerequisites;
    std::vector<FormStatement> vetoes;
    FormulaLines lines;
    // What a self-assessment comes to by itself; ceping-score(1) calls it claimed.
    Formula assessed;  ///< anything applies
    Formula base;
    Formula bonus;
    Formula penalty;
    Formula exact;
    Formula score;
};

}  // namespace ceping
