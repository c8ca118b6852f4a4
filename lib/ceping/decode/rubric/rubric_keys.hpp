#pragma once

#include <array>
#include <string_view>

namespace ceping::rubric_keys {

// The keys and fixed words of rubric/1, but for those of criterion kinds, which stand in the registry of kinds. What reads
// rubrics and what describes them to editors share them.

using Word = std::string_view;

// keys, by the map that they stand in
inline constexpr auto top =
    std::to_array<Word>({"ceping",    "id",        "title",           "edition",        "status",
                         "authority", "sources",   "period",          "deadline",       "total",
                         "out_of",    "aggregate", "rounding",        "not_applicable", "unverified",
                         "scales",    "methods",   "default_methods", "facts",          "prerequisites",
                         "vetoes",    "evidence",  "items",           "bonus",          "penalties",
                         "bands",     "ranking",   "expect",          "extends",        "remove",
                         "override",  "add"});
inline constexpr auto period = std::to_array<Word>({"from", "to"});
inline constexpr auto rounding = std::to_array<Word>({"final", "mode", "criterion", "group"});
inline constexpr auto source = std::to_array<Word>({"title", "date"});
inline constexpr auto level = std::to_array<Word>({"points"});
inline constexpr auto method = std::to_array<Word>({"title", "visits", "invalid"});
inline constexpr auto fact = std::to_array<Word>({"title", "values", "type", "required"});
inline constexpr auto prerequisite =
    std::to_array<Word>({"id", "title", "source", "note", "when", "item", "min_rate"});
inline constexpr auto veto =
    std::to_array<Word>({"id", "title", "source", "effect", "note", "when", "months"});
inline constexpr auto evidence = std::to_array<Word>({"min", "types", "within", "effect"});
inline constexpr auto node =
    std::to_array<Word>({"id", "title", "source", "when", "note", "points", "weight"});
inline constexpr auto group =
    std::to_array<Word>({"items", "aggregate", "not_applicable", "gate", "bonus", "penalties"});
inline constexpr auto criterion = std::to_array<Word>(
    {"kind", "methods", "evidence", "may_not_apply", "standard", "advice", "effort", "variants"});
// Beside the keys of the criterion's kind.
inline constexpr auto variant = std::to_array<Word>({"when", "standard", "evidence"});
inline constexpr Word never_in_variant = "checks";
inline constexpr auto bonus = std::to_array<Word>({"cap", "items", "ceiling"});
inline constexpr auto group_bonus = std::to_array<Word>({"cap", "items", "over"});
inline constexpr auto penalties = std::to_array<Word>({"cap", "items"});
inline constexpr auto condition = std::to_array<Word>({"item", "min_rate"});
inline constexpr auto band = std::to_array<Word>({"id", "title", "min", "requires", "quota", "when"});
inline constexpr auto ranking = std::to_array<Word>({"by", "style", "tie_break"});
inline constexpr auto expect =
    std::to_array<Word>({"if", "then", "less_or_equal", "message", "when", "severity"});
inline constexpr auto bounds = std::to_array<Word>({"min", "max"});
inline constexpr auto range = std::to_array<Word>({"min", "max", "over", "under"});
inline constexpr auto addition = std::to_array<Word>({"under", "after", "item"});

// fixed words, in the order of the enumerations of model/rubric.hpp
inline constexpr auto statuses = std::to_array<Word>({"draft", "illustrative", "official"});
inline constexpr auto unverified = std::to_array<Word>({"self", "zero"});
inline constexpr auto modes = std::to_array<Word>({"half_up", "half_even", "down"});
inline constexpr auto policies = std::to_array<Word>({"prorate", "exclude", "full"});
inline constexpr auto visits = std::to_array<Word>({"mean", "trimmed", "lowest", "latest"});
inline constexpr auto invalid_answers = std::to_array<Word>({"reject", "leave_out"});
inline constexpr auto fact_types = std::to_array<Word>({"text", "number"});
inline constexpr auto veto_effects = std::to_array<Word>({"ineligible", "zero"});
inline constexpr auto evidence_effects = std::to_array<Word>({"report", "zero"});
inline constexpr auto aggregates = std::to_array<Word>({"sum", "weighted"});
inline constexpr auto ceilings = std::to_array<Word>({"total"});
inline constexpr auto styles = std::to_array<Word>({"competition", "dense"});
inline constexpr auto severities = std::to_array<Word>({"note", "warning", "error"});

}  // namespace ceping::rubric_keys
