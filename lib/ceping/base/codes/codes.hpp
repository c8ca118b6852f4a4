#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

namespace ceping {

/// How much a finding weighs: an error makes a rubric or a record unusable, a warning is likely a mistake, a note
/// says what was understood.
enum class Severity : std::uint8_t { note, warning, error };

/// One kind of finding. A name is never reused for another meaning. `{0}`, `{1}` … stand for the finding's words.
struct CodeRow {
    std::string_view name;
    Severity severity;
    std::string_view zh;
    std::string_view en;
};

/// The name of every diagnostic. A name here, a row in codes.cpp in the same order, a page in codes_pages*.cpp and a folder
/// in tests/diagnostics/ go together; the compiler and tests hold the four against each other. Texts are not here: nearly
/// every file reads this one, and a text is worded anew more often than a code is added.
inline constexpr std::string_view code_names[] = {
    // --- bytes, before any format is looked at
    "file-unreadable",
    "file-is-folder",
    "path-outside",
    "file-empty",
    "file-unknown-format",
    "file-office",
    "bad-encoding",
    "control-character",
    "yaml-syntax",
    "yaml-typing",
    "json-syntax",
    "csv-syntax",
    "workbook-unreadable",
    "cell-unusable",
    "form-incomplete",
    "sheet-passed-over",
    "workbook-remark",
    "too-deep",
    "too-many-aliases",
    "too-large",
    "yaml-tag",
    "yaml-merge",
    "yaml-anchor",
    "bad-key",
    // --- any map
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "bad-value",
    "bad-number",
    "number-too-large",
    "bad-date",
    "out-of-range",
    "wrong-format",
    "format-newer",
    "full-width",
    "word-read",
    "invisible-trimmed",
    "percent-sign",
    "date-form",
    // --- rubric: structure
    "bad-id",
    "reserved-id",
    "duplicate-id",
    "unknown-kind",
    "unknown-scale",
    "unknown-method",
    "unknown-fact",
    "unknown-fact-value",
    "unknown-node",
    "unknown-source",
    "unknown-level",
    "sum-mismatch",
    "empty-items",
    "group-or-criterion",
    "not-positive",
    "not-rising",
    "not-falling",
    "band-last",
    "penalty-from-full",
    "gate-elsewhere",
    "needs",
    "extends-loop",
    "extends-items",
    "tailor-absent",
    "tailor-key",
    "null-absent",
    "second-reader",
    // --- rubric: judgement
    "band-unreachable",
    "band-ineligible-only",
    "quota-sum",
    "condition-idle",
    "gate-unpassable",
    "scale-not-falling",
    "curve-unsteady",
    "curve-flat",
    "full-unreachable",
    "never-asked",
    "range-empty",
    "prerequisite-unmeetable",
    "checks-sum",
    "class-over-points",
    "factor-idle",
    "variant-unreached",
    "variant-fact",
    "variant-idle",
    "level-unreached",
    "check-idle",
    "unused-scale",
    "unused-method",
    "unused-fact",
    "unused-source",
    "standard-missing",
    "title-missing",
    "dates-order",
    "ids-alike",
    "quotes-in-id",
    "weight-unused",
    "weights-sum",
    "weights-swapped",
    "tie-break-repeated",
    "cap-unreached",
    "expect-idle",
    // --- tests of a rubric
    "case-failed",
    "case-uncovered",
    "mutant-survived",
    // --- item analysis
    "units-few",
    "item-easy",
    "item-hard",
    "item-flat",
    "item-redundant",
    "item-weight",
    "choice-unused",
    "check-always",
    // --- records
    "unit-missing",
    "wrong-rubric",
    "wrong-digest",
    "unknown-record-source",
    "unknown-criterion",
    "answer-to-group",
    "answer-parts",
    "answer-key",
    "answer-level",
    "answer-check",
    "answer-class",
    "answer-tag",
    "answer-range",
    "answer-step",
    "answer-whole",
    "answer-ratio",
    "answer-percent",
    "na-not-allowed",
    "check-twice",
    "event-outside",
    "sample-small",
    "answer-excluded",
    "answer-by-method",
    "answer-timeliness",
    "fact-unstated",
    "fact-required",
    "fact-value",
    "evidence-few",
    "veto-outside",
    "veto-dated",
    "prerequisite-stated",
    "answer-void",
    "assessors-differ",
    "evidence-outside",
    "evidence-parts",
    "late",
    "outside-period",
    "stated-differs",
    "duplicate-self",
    "self-missing",
    "records-differ",
    "visit-without-self",
    "unit-alike",
    "nothing-applies",
    "score-overflow",
    "unit-returns",
    // --- records: what only checking looks at
    "unanswered",
    "submitted-missing",
    "date-missing",
    "prerequisite-unstated",
    "rate-as-fraction",
    "num-over-den",
    "expect-failed",
    "evidence-short",
    "evidence-type",
    "evidence-missing",
    "evidence-empty",
    "evidence-unreadable",
    "evidence-link",
    "evidence-digest",
    "evidence-digest-form",
    "evidence-date",
    "evidence-undated",
    "evidence-after-submission",
    "evidence-reused",
    "duplicate-record",
    "roster-missing",
    "roster-unread",
    "roster-unknown",
    "roster-renamed",
    "roster-differs",
    "roster-duplicate",
    "alike-evidence",
    "alike-note",
    "alike-edited",
    "alike-answers",
    // --- tables
    "unknown-header",
    "duplicate-header",
    "missing-header",
    "row-length",
    "row-passed-over",
    "column-passed-over",
    "rows-continue",
    "row-without-code",
    "cell-contradicts",
    "criterion-twice",
    // --- rulings
    "ruling-unknown",
    "ruling-expired",
    "ruling-idle",
    // --- results read back
    "result-duplicate",
    "result-format",
    "result-mixed",
    "result-node-missing",
    "result-other-rubric",
    "notices-other-results",
    "notices-own-results",
    // --- project file
    "ignore-reason",
    "ignore-idle",
};

inline constexpr std::size_t code_count = std::size(code_names);
/// Whether rows with a `name` each are those of all codes, in this order.
[[nodiscard]] constexpr bool in_the_order_of_codes(const auto& rows) {
    return std::equal(std::begin(rows), std::end(rows), std::begin(code_names), std::end(code_names),
                      [](const auto& row, std::string_view name) { return row.name == name; });
}

/// The table of every diagnostic, in the order of `code_names`.
[[nodiscard]] std::span<const CodeRow, code_count> code_table();

/// A row of the table by name, looked up while compiling: a misspelt code does not build.
class Code {
public:
    consteval Code(const char* name) : index_(find(name)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] const CodeRow& row() const { return code_table()[index_]; }
    [[nodiscard]] constexpr std::string_view name() const { return code_names[index_]; }
    [[nodiscard]] constexpr std::size_t index() const { return index_; }
    friend constexpr bool operator==(Code a, Code b) { return a.index_ == b.index_; }

private:
    static consteval std::uint16_t find(std::string_view name) {
        for (std::uint16_t i = 0; i < code_count; ++i) {
            if (code_names[i] == name) {
                return i;
            }
        }
        throw "no such code in code_names";
    }
    std::uint16_t index_;
};

/// The row with this name, for what a user typed; null where there is none.
[[nodiscard]] const CodeRow* find_code(std::string_view name);

/// What `--explain CODE` shows: meaning, an example, and how to fix it. Source: ceping-diagnostics(7).
struct CodePage {
    std::string_view name;
    std::string_view zh_meaning;
    std::string_view en_meaning;
    std::string_view example;  ///< a few lines of input that draw the finding; the same in both languages
    std::string_view zh_fix;
    std::string_view en_fix;
};

/// The page of a code; null where there is none.
[[nodiscard]] const CodePage* find_code_page(std::string_view name);
/// The names of all pages.
[[nodiscard]] std::vector<std::string_view> code_page_names();

}  // namespace ceping
