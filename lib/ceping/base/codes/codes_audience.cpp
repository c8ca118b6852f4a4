// Whom each kind of finding concerns. Beside codes.cpp, since the two are changed for different reasons.
#include <ceping/base/codes/codes_audience.hpp>

#include <iterator>
#include <string_view>

namespace ceping {

namespace {

struct AudienceRow {
    std::string_view name;
    Audience audience;
};

constexpr AudienceRow table[] = {
    // --- bytes, before any format is looked at
    {"file-unreadable", Audience::operation},
    {"file-is-folder", Audience::operation},
    {"path-outside", Audience::operation},
    {"file-empty", Audience::writer},
    {"file-unknown-format", Audience::writer},
    {"file-office", Audience::writer},
    {"bad-encoding", Audience::writer},
    {"control-character", Audience::writer},
    {"yaml-syntax", Audience::writer},
    {"yaml-typing", Audience::writer},
    {"json-syntax", Audience::writer},
    {"csv-syntax", Audience::writer},
    {"too-deep", Audience::writer},
    {"too-many-aliases", Audience::writer},
    {"too-large", Audience::writer},
    {"yaml-tag", Audience::writer},
    {"yaml-merge", Audience::writer},
    {"yaml-anchor", Audience::writer},
    {"bad-key", Audience::writer},
    // --- any map
    {"duplicate-key", Audience::writer},
    {"unknown-key", Audience::writer},
    {"missing-key", Audience::writer},
    {"wrong-type", Audience::writer},
    {"bad-value", Audience::writer},
    {"bad-number", Audience::writer},
    {"number-too-large", Audience::writer},
    {"bad-date", Audience::writer},
    {"out-of-range", Audience::writer},
    {"wrong-format", Audience::writer},
    {"format-newer", Audience::writer},
    {"full-width", Audience::writer},
    {"word-read", Audience::writer},
    {"invisible-trimmed", Audience::liaison},
    {"percent-sign", Audience::writer},
    {"date-form", Audience::writer},
    // --- rubric: structure
    {"bad-id", Audience::author},
    {"reserved-id", Audience::author},
    {"duplicate-id", Audience::author},
    {"unknown-kind", Audience::author},
    {"unknown-scale", Audience::author},
    {"unknown-method", Audience::author},
    {"unknown-fact", Audience::author},
    {"unknown-fact-value", Audience::author},
    {"unknown-node", Audience::writer},
    {"unknown-source", Audience::author},
    {"unknown-level", Audience::author},
    {"sum-mismatch", Audience::author},
    {"empty-items", Audience::author},
    {"group-or-criterion", Audience::author},
    {"not-positive", Audience::author},
    {"not-rising", Audience::author},
    {"not-falling", Audience::author},
    {"band-last", Audience::author},
    {"penalty-from-full", Audience::author},
    {"gate-elsewhere", Audience::author},
    {"needs", Audience::author},
    {"extends-loop", Audience::author},
    {"extends-items", Audience::author},
    {"tailor-absent", Audience::author},
    {"tailor-key", Audience::author},
    {"null-absent", Audience::author},
    {"second-reader", Audience::author},
    // --- rubric: judgement
    {"band-unreachable", Audience::author},
    {"band-ineligible-only", Audience::author},
    {"quota-sum", Audience::author},
    {"condition-idle", Audience::author},
    {"gate-unpassable", Audience::author},
    {"scale-not-falling", Audience::author},
    {"curve-unsteady", Audience::author},
    {"curve-flat", Audience::author},
    {"full-unreachable", Audience::author},
    {"never-asked", Audience::author},
    {"checks-sum", Audience::author},
    {"class-over-points", Audience::author},
    {"unused-scale", Audience::author},
    {"unused-method", Audience::author},
    {"unused-fact", Audience::author},
    {"unused-source", Audience::author},
    {"standard-missing", Audience::author},
    {"title-missing", Audience::author},
    {"dates-order", Audience::author},
    {"ids-alike", Audience::author},
    {"quotes-in-id", Audience::author},
    {"weight-unused", Audience::author},
    {"weights-sum", Audience::author},
    {"weights-swapped", Audience::author},
    {"tie-break-repeated", Audience::author},
    {"cap-unreached", Audience::author},
    {"expect-idle", Audience::author},
    // --- tests of a rubric
    {"case-failed", Audience::author},
    {"case-uncovered", Audience::author},
    {"mutant-survived", Audience::author},
    // --- item analysis
    {"units-few", Audience::author},
    {"item-easy", Audience::author},
    {"item-hard", Audience::author},
    {"item-flat", Audience::author},
    {"item-redundant", Audience::author},
    {"item-weight", Audience::author},
    {"choice-unused", Audience::author},
    {"check-always", Audience::author},
    // --- records
    {"unit-missing", Audience::unit},
    {"wrong-rubric", Audience::liaison},
    {"wrong-digest", Audience::liaison},
    {"unknown-record-source", Audience::liaison},
    {"unknown-criterion", Audience::unit},
    {"answer-to-group", Audience::unit},
    {"answer-parts", Audience::unit},
    {"answer-key", Audience::unit},
    {"answer-level", Audience::unit},
    {"answer-check", Audience::unit},
    {"answer-class", Audience::unit},
    {"answer-range", Audience::unit},
    {"answer-step", Audience::unit},
    {"answer-whole", Audience::unit},
    {"answer-ratio", Audience::unit},
    {"answer-percent", Audience::unit},
    {"na-not-allowed", Audience::unit},
    {"check-twice", Audience::unit},
    {"sample-small", Audience::unit},
    {"answer-excluded", Audience::unit},
    {"answer-by-method", Audience::liaison},
    {"answer-timeliness", Audience::unit},
    {"fact-unstated", Audience::unit},
    {"fact-required", Audience::unit},
    {"fact-value", Audience::unit},
    {"evidence-few", Audience::unit},
    {"assessors-differ", Audience::liaison},
    {"evidence-outside", Audience::unit},
    {"evidence-parts", Audience::unit},
    {"late", Audience::unit},
    {"outside-period", Audience::unit},
    {"stated-differs", Audience::unit},
    {"duplicate-self", Audience::unit},
    {"self-missing", Audience::liaison},
    {"records-differ", Audience::liaison},
    {"visit-without-self", Audience::liaison},
    {"unit-alike", Audience::liaison},
    {"nothing-applies", Audience::unit},
    {"score-overflow", Audience::unit},
    {"unit-returns", Audience::operation},
    // --- records: what only checking looks at
    {"unanswered", Audience::unit},
    {"submitted-missing", Audience::unit},
    {"date-missing", Audience::liaison},
    {"prerequisite-unstated", Audience::unit},
    {"rate-as-fraction", Audience::unit},
    {"num-over-den", Audience::unit},
    {"expect-failed", Audience::unit},
    {"evidence-short", Audience::unit},
    {"evidence-type", Audience::unit},
    {"evidence-missing", Audience::unit},
    {"evidence-empty", Audience::unit},
    {"evidence-unreadable", Audience::liaison},
    {"evidence-link", Audience::unit},
    {"evidence-digest", Audience::unit},
    {"evidence-digest-form", Audience::unit},
    {"evidence-date", Audience::unit},
    {"evidence-undated", Audience::unit},
    {"evidence-after-submission", Audience::unit},
    {"evidence-reused", Audience::unit},
    {"duplicate-record", Audience::liaison},
    {"roster-missing", Audience::unit},
    {"roster-unread", Audience::liaison},
    {"roster-unknown", Audience::liaison},
    {"roster-renamed", Audience::unit},
    {"roster-differs", Audience::unit},
    {"roster-duplicate", Audience::liaison},
    {"alike-evidence", Audience::unit},
    {"alike-note", Audience::unit},
    {"alike-edited", Audience::unit},
    {"alike-answers", Audience::unit},
    // --- tables
    {"unknown-header", Audience::writer},
    {"duplicate-header", Audience::writer},
    {"missing-header", Audience::writer},
    {"row-length", Audience::writer},
    {"row-passed-over", Audience::writer},
    {"column-passed-over", Audience::writer},
    {"rows-continue", Audience::writer},
    {"row-without-code", Audience::writer},
    {"cell-contradicts", Audience::writer},
    {"criterion-twice", Audience::writer},
    // --- rulings
    {"ruling-unknown", Audience::liaison},
    {"ruling-expired", Audience::liaison},
    {"ruling-idle", Audience::liaison},
    // --- results read back
    {"result-duplicate", Audience::operation},
    {"result-format", Audience::operation},
    {"result-mixed", Audience::operation},
    {"result-node-missing", Audience::operation},
    {"result-other-rubric", Audience::operation},
    // --- project file
    {"ignore-reason", Audience::liaison},
    {"ignore-idle", Audience::liaison},
};

constexpr bool in_the_order_of_names() {
    for (std::size_t i = 0; i < code_count; ++i) {
        if (table[i].name != code_names[i]) {
            return false;
        }
    }
    return true;
}
static_assert(std::size(table) == code_count && in_the_order_of_names(),
              "every code says whom it concerns, in the order of code_names");

}  // namespace

Audience audience_of(Code code) { return audience_of_row(code.index()); }

Audience audience_of_row(std::size_t index) { return table[index].audience; }

bool concerns_unit(Code code) {
    const Audience audience = audience_of(code);
    return audience == Audience::writer || audience == Audience::unit;
}

}  // namespace ceping
