#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ceping {

/// Which parts of a rubric have been exercised by scored units: every turn of every criterion's rule, conditions both
/// ways, gates, prerequisites, vetoes, bands and their requirements, caps, methods. Source: ceping-lint(1), COVERAGE.
class Coverage {
public:
    /// The rubric must outlive it.
    explicit Coverage(const Rubric& rubric);

    /// Takes a unit's records, after they were scored, and what came of them in full detail. A rejected unit covers
    /// nothing.
    void add(const std::vector<Record>& records, const Result& result);

    [[nodiscard]] std::size_t all() const { return parts_.size(); }
    [[nodiscard]] std::size_t covered() const;
    /// A `case-uncovered` for each part that was not exercised, in the rubric's order; of a criterion that was never
    /// answered one for the whole. Its words are what was not exercised, and what sort of part that is, for counts.
    void report(Diagnostics& found) const;

private:
    struct Part {
        Location where;
        Words what;
        Words sort;  ///< what such parts are called in counts
        bool covered = false;
    };
    /// A run of parts that belong together; `first` + n is the n-th.
    struct Run {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    /// The parts of one version of a criterion.
    struct VersionParts {
        std::vector<Trial> rule;
        std::vector<std::size_t>
            trials;  ///< beside the rule: their parts, which a variant may share with the criterion
        std::size_t evidence = none;
        std::size_t outdated = none;  ///< too little evidence by its dates alone
        std::size_t chosen = none;    ///< answered by a unit that it is for
    };
    /// The parts of one node; what it does not have has no entry.
    struct NodeParts {
        std::vector<VersionParts> versions;  ///< as version_for() counts them; empty: a group
        std::size_t not_applicable = none;
        std::size_t when_true = none;
        std::size_t when_false = none;
        std::size_t gate_passed = none;
        Run gate_failed;  ///< a part a condition
        bool answered = false;
    };
    /// A condition of a prerequisite, a veto or a band, holding and not.
    struct WhenParts {
        const When* when;
        std::size_t holds;
        std::size_t fails;
    };
    static constexpr std::size_t none = SIZE_MAX;

    /// The parts that follow are of this sort.
    void sort(Words words) { sort_ = std::move(words); }
    std::size_t add_part(Location where, Words what);
    void plan_when(const std::string& id, const When& when, const Location& where);
    void plan_node(const Item& item, NodeParts& out);
    void plan_criterion(const Item& item, NodeParts& out);
    /// The part of the same turn of another version; none: it has no such turn.
    [[nodiscard]] static std::size_t part_like(const Trial& trial, const VersionParts& of);
    void plan_version(const Item& item, std::size_t version, NodeParts& parts);
    void plan_gate(const Item& item, NodeParts& out);
    void plan_standing();
    void plan_section(const ExtraSection& section, const Words& name);
    void plan_methods();
    void cover(std::size_t part);
    void cover_when(const Unit& unit, const std::vector<std::uint8_t>& excluded);
    void cover_answers(const Record& record, const Unit& unit, const std::vector<std::uint8_t>& excluded);
    void cover_answer(const Record& record, const Unit& unit, const GivenAnswer& given);
    void cover_delay(const Record& record, const Unit& unit, const std::vector<std::uint8_t>& excluded);
    /// The turns that an answer, or a day of submission, takes of the version of its criterion that is for the unit.
    void cover_rule(ItemId item, const Unit& unit, const std::function<bool(const Trial&)>& tried);
    void cover_gates(const Result& result);
    void cover_standing(const Result& result);
    void cover_sections(const Result& result);
    void cover_methods(const std::vector<Record>& records, const std::vector<std::uint8_t>& excluded);

    const Rubric& rubric_;
    std::vector<Part> parts_;
    Words sort_;
    std::vector<NodeParts> nodes_;  ///< beside the rubric's items
    std::vector<std::size_t> denied_;
    std::vector<std::size_t> unstated_;
    std::vector<std::size_t> vetoes_;
    std::vector<std::size_t> outside_;  ///< beside the vetoes
    std::vector<WhenParts> whens_;
    std::vector<std::size_t> bands_;
    std::vector<Run> requirements_;  ///< beside the bands
    std::vector<std::pair<const ExtraSection*, std::size_t>> caps_;
    std::size_t ceiling_ = none;
    std::size_t several_methods_ = none;
    std::size_t silent_method_ = none;
    std::vector<std::size_t> by_method_;  ///< beside the methods
    std::vector<std::size_t> visits_;     ///< beside the methods
    std::vector<std::size_t> void_;       ///< beside the methods
};

}  // namespace ceping
