#include <ceping/analyse/validation.hpp>

#include <ceping/base/parallel.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/attendance.hpp>
#include <ceping/check/resemblance/resemblance.hpp>
#include <ceping/check/validate.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/score/versions.hpp>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

using PathOrder = std::map<std::string, std::size_t, std::less<>>;

/// By input order, then line, column, code; what concerns no input of the unit comes last.
void in_order(std::vector<Diagnostic>& findings, const PathOrder& order) {
    const auto rank = [&](const Diagnostic& each) {
        const auto at = order.find(each.where.path);
        return at == order.end() ? order.size() : at->second;
    };
    std::stable_sort(findings.begin(), findings.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        return std::make_tuple(rank(a), a.where.sheet, a.where.line, a.where.column, a.code.name()) <
               std::make_tuple(rank(b), b.where.sheet, b.where.line, b.where.column, b.code.name());
    });
}

class Run {
public:
    Run(const Rubric& rubric, const ValidateOptions& options)
        : rubric_(rubric), options_(options), scorer_(rubric, score_options(options)), resemblance_(rubric) {}

    Validation validate(std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                        const std::function<void(std::size_t, std::size_t)>& progress) {
        records_ = gather_units(inputs, feed, jobs, progress, &out_.evidence);
        const std::size_t count = records_.size();
        alike_codes();
        search_roster_ =
            options_.roster != nullptr &&
            strangers() <= most_searched / std::max<std::size_t>(1, options_.roster->entries.size());
        out_.units.resize(count);
        orders_.resize(count);
        out_.records.resize(options_.keep_records ? count : 0);
        std::vector<Resemblance::SheetPointer> sheets(count);
        for_each_ordered(
            count, jobs, [&](std::size_t i) { sheets[i] = one(i); },
            [&](std::size_t i) {
                resemblance_.add(i, std::move(sheets[i]));
                if (progress) {
                    progress(count + i + 1, 2 * count);
                }
            });
        if (options_.resemblance) {
            resemblance_.compare(jobs, [&](std::size_t unit, Diagnostic&& finding) {
                out_.units[unit].findings.push_back(std::move(finding));
            });
        }
        if (options_.roster != nullptr) {
            missing();
        }
        lift_shared();
        for (std::size_t i = 0; i < out_.units.size(); ++i) {
            auto& unit = out_.units[i];
            in_order(unit.findings, i < orders_.size() ? orders_[i] : PathOrder());
            for (auto& finding : unit.findings) {
                finding.unit = unit.identity;
            }
        }
        return std::move(out_);
    }

private:
    static ScoreOptions score_options(const ValidateOptions& options) {
        ScoreOptions out;
        out.detail = Detail::score;
        out.latest_duplicate = options.latest_duplicate;
        return out;
    }

    /// Of several self records only the one submitted last stays. Source: ceping-scoring(7), 7.
    void drop_older(std::vector<Record>& records) const {
        const Record* chosen = nullptr;
        for (const auto& record : records) {
            if (record.is_self() && (chosen == nullptr || !(record.submitted < chosen->submitted))) {
                chosen = &record;
            }
        }
        std::vector<Record> kept;
        for (auto& record : records) {
            if (!record.is_self() || &record == chosen) {
                kept.push_back(std::move(record));
            }
        }
        records = std::move(kept);
    }

    void head(const std::vector<Record>& records, ValidatedUnit& unit) const {
        const auto self =
            std::find_if(records.begin(), records.end(), [](const Record& each) { return each.is_self(); });
        const Record& primary = self == records.end() ? records.front() : *self;
        unit.identity = std::make_shared<UnitIdentity>(
            UnitIdentity{primary.unit.id, primary.unit.name, primary.unit.region});
        unit.unit = primary.unit;
        unit.records = records.size();
        for (const auto& each : records) {
            if (each.is_self()) {
                unit.self_paths.push_back(*each.path);
            }
        }
        unit.self = self != records.end() && !primary.unit.id.empty();
        if (unit.self && rubric_.deadline && self->submitted) {
            unit.days_late = std::max<std::int64_t>(0, days_between(*rubric_.deadline, *self->submitted));
        }
        if (options_.roster != nullptr && !primary.unit.id.empty()) {
            Diagnostics found;
            check_attendance(rubric_, *options_.roster, primary, search_roster_, found);
            unit.findings = std::move(found.all());
        }
    }

    Resemblance::SheetPointer one(std::size_t index) {
        auto& records = records_[index];
        if (options_.latest_duplicate) {
            drop_older(records);
        }
        ValidatedUnit& unit = out_.units[index];
        for (const auto& record : records) {
            orders_[index].emplace(*record.path, orders_[index].size());
        }
        head(records, unit);
        choose_versions(rubric_, records, options_.latest_duplicate);
        Diagnostics found;
        std::vector<SeenEvidence> evidence;
        check_records(rubric_, records, options_.evidence, found, evidence);
        Resemblance::SheetPointer sheet;
        if (options_.resemblance) {
            sheet = resemblance_.sheet_of(records, std::move(evidence));
        }
        auto scored = scorer_.score(records);
        const auto take = [&](std::vector<Diagnostic>& list) {
            unit.findings.insert(unit.findings.end(), std::make_move_iterator(list.begin()),
                                 std::make_move_iterator(list.end()));
        };
        take(scored.findings);
        take(found.all());
        if (options_.keep_records && is_sound(unit, records)) {
            out_.records[index] = std::move(records);
        }
        records = std::vector<Record>();
        return sheet;
    }

    /// Whether all that a unit's records say was understood. Asked before findings that several units share become nobody's.
    static bool is_sound(const ValidatedUnit& unit, const std::vector<Record>& records) {
        return !unit.identity->id.empty() &&
               std::none_of(
                   records.begin(), records.end(),
                   [](const Record& each) { return !each.invalid.empty() || each.findings.errors() > 0; }) &&
               std::none_of(unit.findings.begin(), unit.findings.end(),
                            [](const Diagnostic& each) { return each.severity == Severity::error; });
    }

    /// A fault of a whole document was told to each unit in it, so that none is scored by what cannot be trusted; here it
    /// is told once, of no unit.
    void lift_shared() {
        using Key = std::tuple<std::string_view, std::string, std::string, std::uint32_t, std::uint32_t>;
        std::map<Key, std::size_t> seen;
        for (const auto& unit : out_.units) {
            for (const auto& each : unit.findings) {
                ++seen[{each.code.name(), each.where.path, each.where.sheet, each.where.line,
                        each.where.column}];
            }
        }
        std::set<Key> lifted;
        for (auto& unit : out_.units) {
            auto& list = unit.findings;
            const auto shared = [&](const Diagnostic& each) {
                const Key key{each.code.name(), each.where.path, each.where.sheet, each.where.line,
                              each.where.column};
                const bool of_table = of_any(each.code, {"row-passed-over", "column-passed-over",
                                                         "sheet-passed-over", "workbook-remark"});
                if (!of_table && (seen.at(key) < 2 || !of_document(each.code))) {
                    return false;
                }
                if (lifted.insert(key).second) {
                    out_.general.push_back(each);
                }
                return true;
            };
            list.erase(std::remove_if(list.begin(), list.end(), shared), list.end());
        }
    }

    /// Whether a code is about bytes, syntax or the header of a table, not about what a record says.
    static bool of_document(Code code) {
        return of_any(
            code, {"control-character", "bad-encoding", "bad-key", "yaml-tag", "yaml-merge", "yaml-anchor",
                   "too-deep", "too-many-aliases", "unknown-header", "duplicate-header"});
    }

    static bool of_any(Code code, std::initializer_list<Code> codes) { return among(code, codes); }

    /// How many units are not on the roster.
    [[nodiscard]] std::size_t strangers() const {
        return static_cast<std::size_t>(
            std::count_if(records_.begin(), records_.end(), [&](const auto& records) {
                const std::string& id = records.front().unit.id;
                return !id.empty() && !options_.roster->by_id.contains(id);
            }));
    }

    /// Codes of two units that differ in case, width or what is not seen: likely one unit, which is then judged in halves.
    void alike_codes() {
        std::map<std::string, const Record*> seen;
        for (const auto& records : records_) {
            const Record& record = records.front();
            if (record.unit.id.empty()) {
                continue;
            }
            const auto [at, fresh] = seen.emplace(likely_id(record.unit.id), &record);
            if (!fresh) {
                Diagnostics found;
                found.add("unit-alike", record.at(record.id_place),
                          {record.unit.id, at->second->unit.id, at->second->at(at->second->id_place).text()});
                out_.general.push_back(std::move(found.all().front()));
            }
        }
    }

    /// Input of which no unit is known: a file that could not be read, a record without a code. Where the file's name tells
    /// whose it is, or the record's own, it becomes that unit's; of the others the number.
    std::size_t attribute_unread(const std::map<std::string_view, std::size_t>& seen) {
        std::set<std::string> left;
        const auto shared = shared_names(*options_.roster);
        for (std::size_t i = 0; i < records_.size(); ++i) {
            auto& unit = out_.units[i];
            if (!unit.identity->id.empty() || unit.findings.empty()) {
                continue;
            }
            const auto* entry = listed_by_path(*options_.roster, unit.findings.front().where.path);
            if (entry == nullptr && !shared.contains(folded(unit.identity->name))) {
                entry = listed_by_name(*options_.roster, unit.identity->name);
            }
            if (entry != nullptr && !seen.contains(entry->id) && !told_.contains(entry->id)) {
                unit.identity =
                    std::make_shared<UnitIdentity>(UnitIdentity{entry->id, entry->name, entry->region});
                told_.insert(entry->id);
            } else {
                left.insert(unit.findings.front().where.path);
            }
        }
        return left.size();
    }

    /// Where the roster knows better, records are not held against each other: which of two is wrong it says, and who sent
    /// nothing.
    static void leave_to_roster(std::vector<Diagnostic>& findings) {
        const bool against_roster = std::any_of(findings.begin(), findings.end(), [](const Diagnostic& each) {
            return of_any(each.code, {"roster-renamed", "roster-differs"});
        });
        findings.erase(std::remove_if(findings.begin(), findings.end(),
                                      [&](const Diagnostic& each) {
                                          return each.code == Code("visit-without-self") ||
                                                 (against_roster && each.code == Code("records-differ"));
                                      }),
                       findings.end());
    }

    /// Units of the roster that sent no self record: those that sent nothing at all are added. None is called missing whose
    /// record may be among what could not be read, or that another finding names as the one that was meant.
    void missing() {
        std::map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < out_.units.size(); ++i) {
            seen.emplace(out_.units[i].identity->id, i);
            for (auto& each : out_.units[i].findings) {
                if (each.code == Code("roster-unknown") && !each.suggestion.empty()) {
                    told_.insert(each.suggestion);
                } else if (each.code == Code("row-without-code")) {
                    told_.insert(out_.units[i].identity->id);
                }
            }
        }
        for (auto& unit : out_.units) {
            leave_to_roster(unit.findings);
        }
        const std::size_t unread = attribute_unread(seen);
        for (const auto& entry : options_.roster->entries) {
            const auto at = seen.find(entry.id);
            const bool known = at != seen.end();
            if ((known && out_.units[at->second].self) || told_.contains(entry.id)) {
                continue;
            }
            auto& unit = known ? out_.units[at->second] : out_.units.emplace_back();
            if (!known) {
                unit.identity =
                    std::make_shared<UnitIdentity>(UnitIdentity{entry.id, entry.name, entry.region});
            }
            unit.findings.push_back(unread > 0 ? roster_unread(entry, unread) : roster_missing(entry));
        }
    }

    // Pairs of a unit and a row of the roster that are compared letter by letter: a quarter of a second.
    static constexpr std::size_t most_searched = 250'000;

    bool search_roster_ = false;
    std::set<std::string> told_;  ///< units of the roster of which another finding tells
    const Rubric& rubric_;
    const ValidateOptions& options_;
    Scorer scorer_;
    Resemblance resemblance_;
    std::vector<std::vector<Record>> records_;
    std::vector<PathOrder> orders_;  ///< of each unit's inputs
    Validation out_;
};

}  // namespace

Validation validate_batch(const Rubric& rubric, const ValidateOptions& options, std::size_t inputs,
                          const RecordFeed& feed, unsigned jobs,
                          const std::function<void(std::size_t, std::size_t)>& progress) {
    return Run(rubric, options).validate(inputs, feed, jobs, progress);
}

std::vector<Diagnostic> take_findings(Validation& validation) {
    std::vector<Diagnostic> out = std::move(validation.general);
    validation.general.clear();
    for (auto& unit : validation.units) {
        out.insert(out.end(), std::make_move_iterator(unit.findings.begin()),
                   std::make_move_iterator(unit.findings.end()));
        unit.findings.clear();
    }
    return out;
}

void give_back_findings(Validation& validation, const std::vector<Diagnostic>& findings) {
    std::map<const UnitIdentity*, std::size_t> units;
    for (std::size_t i = 0; i < validation.units.size(); ++i) {
        units.emplace(validation.units[i].identity.get(), i);
    }
    for (const auto& each : findings) {
        if (each.unit == nullptr) {
            validation.general.push_back(each);
        } else {
            validation.units[units.at(each.unit.get())].findings.push_back(each);
        }
    }
}

void worst_first(std::vector<Diagnostic>& findings) {
    struct Weight {
        std::size_t errors = 0;
        std::size_t warnings = 0;
        std::size_t order = 0;
    };
    std::map<const UnitIdentity*, Weight> weights;
    for (const auto& each : findings) {
        Weight& weight = weights.emplace(each.unit.get(), Weight{0, 0, weights.size()}).first->second;
        weight.errors += each.severity == Severity::error ? 1U : 0U;
        weight.warnings += each.severity == Severity::warning ? 1U : 0U;
    }
    std::stable_sort(findings.begin(), findings.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        const auto key = [&](const Diagnostic& each) {
            const Weight& weight = weights.at(each.unit.get());
            // What concerns no unit stands before all: it may be why the others look as they do.
            return std::make_tuple(each.unit != nullptr, ~weight.errors, ~weight.warnings, weight.order);
        };
        return key(a) < key(b);
    });
}

}  // namespace ceping
