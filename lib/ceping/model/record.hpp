#pragma once

#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// What a unit states of itself for one fact.
struct FactValue {
    std::string text;             ///< trimmed, as written
    std::optional<Exact> number;  ///< of a number fact
};

/// A unit 单位 that is assessed.
struct Unit {
    std::string id;
    std::string name;
    std::string region;                           ///< names joined by `/`
    std::vector<std::optional<FactValue>> facts;  ///< beside the rubric's facts
};

/// One piece of evidence 佐证材料 as listed.
struct Evidence {
    std::string title;
    std::string file;
    std::string url;
    std::string type;
    std::optional<Date> date;
    std::string sha256;
    Place place;
};

/// The answer to one criterion.
struct GivenAnswer {
    int item = -1;  ///< position among the rubric's items
    Answer answer;
    Place place;                 ///< of the value
    std::uint32_t evidence = 0;  ///< how many entries are listed
};

/// What the unit added up itself: never counts, is only compared.
struct Stated {
    int item = -1;  ///< -1: the score
    Exact value;
    int decimals = 0;  ///< as the unit wrote it
    Place place;
};

/// One assessment of one unit by one source. Source: ceping-record(5).
struct Record {
    std::shared_ptr<const std::string> path;  ///< as the caller gave it
    Place place;                              ///< its first key
    Place source_place;                       ///< of `source`, or `place`
    int method = -1;                          ///< position among the rubric's methods; -1: self
    Unit unit;
    Place unit_place;
    std::optional<Date> submitted;
    Place submitted_place;
    std::optional<Date> date;
    std::string assessor;
    std::vector<std::optional<bool>> prerequisites;  ///< beside the rubric's
    std::vector<std::optional<bool>> vetoes;
    std::vector<Stated> stated;
    std::vector<GivenAnswer> answers;  ///< valid ones, in the rubric's order
    std::vector<int> invalid;          ///< criteria whose answer is not valid
    /// Details that scoring does not need; filled where asked for: beside `answers`.
    std::vector<std::vector<Evidence>> evidence;
    std::vector<std::string> notes;
    Diagnostics findings;
    std::size_t answer_errors = 0;  ///< how many of the findings' errors are invalid answers
    std::string digest;             ///< of the input's bytes

    [[nodiscard]] Location at(Place where) const { return {*path, where.line, where.column, {}}; }
    [[nodiscard]] bool usable(bool keep_invalid) const {
        return findings.errors() == 0 || (keep_invalid && findings.errors() == answer_errors);
    }
};

}  // namespace ceping
