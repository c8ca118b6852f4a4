#pragma once

#include <ceping/analyse/derivation.hpp>
#include <ceping/analyse/improvement.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/results.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// What is said of one unit.
struct Explanation {
    Derivation derivation;
    bool derive = true;  ///< the derivation itself is wanted
    int node = -1;       ///< only this node and what is below it; -1: all
    std::optional<Goal> goal;
    ImprovementPlan plan;                       ///< where there is a goal
    std::optional<std::vector<Change>> margin;  ///< where it was asked for
};

struct ExplanationOptions {
    Language language = Language::en;
    std::size_t width = 0;  ///< text tables: columns of the terminal; 0: as wide as the data
    bool color = false;     ///< text
    bool plain = false;     ///< csv: for programs
    std::vector<std::pair<std::string, std::string>> overrides;  ///< what --set changed
};

/// Writes explanations in one format, one unit after the other. Computes no score. Source: ceping-explain(1).
class ExplanationWriter {
public:
    ExplanationWriter() = default;
    ExplanationWriter(const ExplanationWriter&) = delete;
    ExplanationWriter& operator=(const ExplanationWriter&) = delete;
    virtual ~ExplanationWriter() = default;
    virtual void begin(const ByteSink& /*out*/) {}
    virtual void put(const Explanation& explanation, const ByteSink& out) = 0;
    virtual void finish(const ByteSink& /*out*/) {}
};

/// `text`, `markdown`, `json`.
[[nodiscard]] std::vector<std::string> explanation_format_names();
/// The rubric must outlive the writer.
[[nodiscard]] std::unique_ptr<ExplanationWriter> make_explanation_writer(std::string_view format,
                                                                         const Rubric& rubric,
                                                                         const ExplanationOptions& options);

/// One unit's nearest gains, for the table of all.
struct NearestGains {
    std::string unit;  ///< id
    std::string name;
    bool rejected = false;
    Exact score;
    int band = -1;
    std::optional<Goal> goal;  ///< nothing: there is no better band
    ImprovementPlan plan;
};

/// `text`, `markdown`, `csv`, `json`.
[[nodiscard]] std::vector<std::string> gains_format_names();
void write_gains(const std::vector<NearestGains>& gains, const Rubric& rubric, std::string_view format,
                 const ExplanationOptions& options, const ByteSink& out);

}  // namespace ceping
