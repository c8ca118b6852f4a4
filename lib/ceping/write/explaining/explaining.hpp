#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/write/explaining/explanation.hpp>
#include <ceping/write/explaining/given_results.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// What ceping-explain is asked for, as typed; what is empty is not asked for. Source: ceping-explain(1), OPTIONS.
struct ExplainingRequest {
    std::vector<std::string> units;  ///< by id or name; empty: the only one
    std::string node;                ///< only this node and what is below it
    std::string to_band;             ///< id, title, or `next`
    std::string to_score;            ///< beats `to_band`
    std::string time_limit;          ///< seconds; empty: as many steps everywhere
    bool margin = false;
    bool all = false;  ///< a line for each unit
};

/// Who is told what on the way, in the calling thread; all three must be there.
struct ExplainingHooks {
    using Progress = std::function<void(std::size_t done, std::size_t all)>;

    std::function<void(const std::vector<Diagnostic>&)> findings;
    std::function<void(const Words&)> note;  ///< a line beside findings
    std::function<Progress()>
        progress;  ///< called where work begins; what it gives is dropped at the end of it
};

/// Units' scores as arithmetic, the ways to better ones, and what results say held against both.
class Explaining {
public:
    /// The rubric must outlive this object, and so must the rulings of `how`. Throws UsageError for what cannot be understood.
    Explaining(ExplainingRequest request, const Rubric& rubric, const ScoreOptions& how, Overrides overrides,
               ExplainingHooks hooks);

    /// Only what these results are of is explained, and held against them.
    void hold_against(const GivenResults& given) { given_ = &given; }
    /// Reads the units' records. Returns what gather_units() says of evidence.
    std::vector<std::string> read(const std::vector<std::string>& inputs, const ReadOptions& how,
                                  unsigned jobs);

    /// A report for each unit that was asked for. Throws UsageError for one that is not there.
    void some(Language language, const std::function<void(Report)>& put);
    /// One table of all units; this object must outlive it.
    [[nodiscard]] Report all(Language language, unsigned jobs);
    /// Whether a unit was rejected, had errors, or differed from its result.
    [[nodiscard]] bool faulty() const { return faulty_; }

private:
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    [[nodiscard]] std::optional<Goal> goal_of(const Result& result) const;
    [[nodiscard]] ImprovementPlan plan_of(const Goal& goal, const Derivation& of,
                                          const ExplainingHooks::Progress& progress) const;
    [[nodiscard]] NearestGains gains_of(const Derivation& derivation) const;
    void tell(const Result& result);

    ExplainingRequest request_;
    const Rubric& rubric_;
    Scorer scorer_;
    Overrides overrides_;
    ExplainingHooks hooks_;
    const GivenResults* given_ = nullptr;
    // What is sought for every unit.
    std::optional<Exact> to_score_;
    BandId to_band_;
    bool to_next_ = false;
    ItemId node_;
    std::optional<std::chrono::milliseconds> time_limit_;

    std::vector<std::vector<Record>> units_;
    std::vector<NearestGains> gains_;
    bool faulty_ = false;
};

}  // namespace ceping
