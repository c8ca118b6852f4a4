#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace ceping {

/// Resemblance 材料雷同: finds what units copied from one another. Evidence files with the same content, notes
/// that are the same or nearly so, answer sheets that are wholly equal. What one unit says twice is no
/// resemblance. Source: ceping-validate(1), RESEMBLANCE.
class Resemblance {
public:
    /// `rubric` must outlive it.
    explicit Resemblance(const Rubric& rubric);
    ~Resemblance();
    Resemblance(const Resemblance&) = delete;
    Resemblance& operator=(const Resemblance&) = delete;

    /// What of one unit is compared with others. Its insides are not public.
    struct Sheet;
    struct SheetOwner {
        void operator()(Sheet* sheet) const noexcept;
    };
    using SheetPointer = std::unique_ptr<Sheet, SheetOwner>;

    /// Takes from one unit's records (all sources; only self records' answers and notes count) what is
    /// compared: notes of 30 code points and more, sheets of 10 answers and more that are not n/a, evidence
    /// whose digest is known or whose file can be opened and is not empty. The records must have been decoded
    /// with RecordOptions::details. Thread-safe.
    [[nodiscard]] SheetPointer sheet_of(const std::vector<Record>& records,
                                        std::vector<SeenEvidence>&& evidence) const;
    /// Units are added in their order, from one thread; `unit` is handed back with each finding.
    void add(std::size_t unit, SheetPointer sheet);
    /// Compares all units and reports each unit's findings at its own place (`alike-answers`, `alike-note`,
    /// `alike-edited`, `alike-evidence`), naming the first three of the others and how many there are: unit by unit in the
    /// order of adding, within one by record, line and column. Files of equal size are read here where nobody
    /// has their digest; one that cannot be read is not compared. The result does not depend on the number of
    /// threads. Takes n log n.
    void compare(unsigned jobs, const std::function<void(std::size_t unit, Diagnostic&& finding)>& report);

private:
    struct Plan;
    std::unique_ptr<Plan> plan_;
};

}  // namespace ceping
