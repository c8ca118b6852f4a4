#include <ceping/analyse/validation.hpp>

#include <ceping/base/parallel.hpp>
#include <ceping/check/attendance.hpp>
#include <ceping/check/resemblance.hpp>
#include <ceping/check/validate.hpp>
#include <ceping/score/engine.hpp>

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
        return std::make_tuple(rank(a), a.where.line, a.where.column, a.code.name()) <
               std::make_tuple(rank(b), b.where.line, b.where.column, b.code.name());
    });
}

class Run {
public:
    Run(const Rubric& rubric, const ValidateOptions& options)
        : rubric_(rubric), options_(options), scorer_(rubric, score_options(options)), resemblance_(rubric) {}

    Validation validate(std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                        const std::function<void(std::size_t, std::size_t)>& progress) {
        records_ = gather_units(inputs, feed, jobs, progress);
        const std::size_t count = records_.size();
        out_.units.resize(count);
        orders_.resize(count);
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
                finding.subject = unit.subject;
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
            if (record.method < 0 && (chosen == nullptr || !(record.submitted < chosen->submitted))) {
                chosen = &record;
            }
        }
        std::vector<Record> kept;
        for (auto& record : records) {
            if (record.method >= 0 || &record == chosen) {
                kept.push_back(std::move(record));
            }
        }
        records = std::move(kept);
    }

    void head(const std::vector<Record>& records, ValidatedUnit& unit) const {
        const auto self =
            std::find_if(records.begin(), records.end(), [](const Record& each) { return each.method < 0; });
        const Record& primary = self == records.end() ? records.front() : *self;
        unit.subject =
            std::make_shared<Subject>(Subject{primary.unit.id, primary.unit.name, primary.unit.region});
        unit.records = records.size();
        for (const auto& each : records) {
            if (each.method < 0) {
                unit.self_paths.push_back(*each.path);
            }
        }
        unit.self = self != records.end() && !primary.unit.id.empty();
        if (unit.self && rubric_.deadline && self->submitted) {
            unit.days_late = std::max<std::int64_t>(0, days_between(*rubric_.deadline, *self->submitted));
        }
        if (options_.roster != nullptr && !primary.unit.id.empty()) {
            Diagnostics found;
            check_attendance(rubric_, *options_.roster, primary, found);
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
        records = std::vector<Record>();
        return sheet;
    }

    /// A fault of a whole document was told to each unit in it, so that none is scored by what cannot be trusted; here it
    /// is told once, of no unit.
    void lift_shared() {
        using Key = std::tuple<std::string_view, std::string, std::uint32_t, std::uint32_t>;
        std::map<Key, std::size_t> seen;
        for (const auto& unit : out_.units) {
            for (const auto& each : unit.findings) {
                ++seen[{each.code.name(), each.where.path, each.where.line, each.where.column}];
            }
        }
        std::set<Key> lifted;
        for (auto& unit : out_.units) {
            auto& list = unit.findings;
            const auto shared = [&](const Diagnostic& each) {
                const Key key{each.code.name(), each.where.path, each.where.line, each.where.column};
                const bool of_table = of_any(each.code, {"row-passed-over", "column-passed-over"});
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

    static bool of_any(Code code, std::initializer_list<Code> codes) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }

    /// Units of the roster that sent no self record: those that sent nothing at all are added.
    void missing() {
        std::map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < out_.units.size(); ++i) {
            seen.emplace(out_.units[i].subject->id, i);
        }
        for (const auto& entry : options_.roster->entries) {
            const auto at = seen.find(entry.id);
            if (at == seen.end()) {
                auto& unit = out_.units.emplace_back();
                unit.subject = std::make_shared<Subject>(Subject{entry.id, entry.name, entry.region});
                unit.findings.push_back(roster_missing(entry));
            } else if (!out_.units[at->second].self) {
                out_.units[at->second].findings.push_back(roster_missing(entry));
            }
        }
    }

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
    std::map<const Subject*, std::size_t> units;
    for (std::size_t i = 0; i < validation.units.size(); ++i) {
        units.emplace(validation.units[i].subject.get(), i);
    }
    for (const auto& each : findings) {
        if (each.subject == nullptr) {
            validation.general.push_back(each);
        } else {
            validation.units[units.at(each.subject.get())].findings.push_back(each);
        }
    }
}

void worst_first(std::vector<Diagnostic>& findings) {
    struct Weight {
        std::size_t errors = 0;
        std::size_t warnings = 0;
        std::size_t order = 0;
    };
    std::map<const Subject*, Weight> weights;
    for (const auto& each : findings) {
        Weight& weight = weights.emplace(each.subject.get(), Weight{0, 0, weights.size()}).first->second;
        weight.errors += each.severity == Severity::error ? 1U : 0U;
        weight.warnings += each.severity == Severity::warning ? 1U : 0U;
    }
    std::stable_sort(findings.begin(), findings.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        const auto key = [&](const Diagnostic& each) {
            const Weight& weight = weights.at(each.subject.get());
            // What concerns no unit stands before all: it may be why the others look as they do.
            return std::make_tuple(each.subject != nullptr, ~weight.errors, ~weight.warnings, weight.order);
        };
        return key(a) < key(b);
    });
}

}  // namespace ceping
