#include <ceping/analyse/comparing/cause_runs.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/record/ruling.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/versions.hpp>

#include <algorithm>
#include <map>

namespace ceping {

namespace {

/// All units of one side as one edition reads them.
struct Pool {
    std::vector<ReusableRecords> units;
    std::vector<std::string> ids;
    std::map<std::string, std::size_t> by_id;

    ReusableRecords* find(const std::string& id) {
        const auto at = by_id.find(id);
        return at == by_id.end() ? nullptr : &units[at->second];
    }
};

Pool pool_of(std::vector<std::vector<Record>>&& gathered, LeftOut* left_out) {
    Pool out;
    for (auto& records : gathered) {
        const std::string id = records.front().unit.id;
        if (left_out != nullptr) {
            leave_out_foreign(records, *left_out);
        }
        out.by_id.emplace(id, out.units.size());
        out.ids.push_back(id);
        out.units.emplace_back(std::move(records));
    }
    return out;
}

/// Both runs, read by both editions.
class RunPair {
public:
    RunPair(std::array<CauseRun, 2>&& runs, bool same_records, unsigned jobs, const RunTeller& teller)
        : runs_(std::move(runs)),
          same_records_(same_records),
          same_edition_(runs_[0].rubric.sha256 == runs_[1].rubric.sha256),
          jobs_(jobs),
          teller_(teller) {}

    CauseReport trace() {
        for (const Side side : {0U, 1U}) {
            const Rubric& rubric = runs_[side].rubric;
            report_.rubric[side] = rubric.id + (rubric.edition.empty() ? "" : " " + rubric.edition);
        }
        auto rulings = read_rulings();
        read_records();
        attribute(CauseAttributor({{{std::move(runs_[0].rubric), std::move(runs_[0].overrides)},
                                    {std::move(runs_[1].rubric), std::move(runs_[1].overrides)}}},
                                  std::move(rulings)));
        return std::move(report_);
    }

private:
    std::array<std::array<Rulings, 2>, 2> read_rulings() {
        std::array<std::array<Rulings, 2>, 2> out;
        for (const Side run : {0U, 1U}) {
            const std::string& path = runs_[run].rulings;
            if (!path.empty()) {
                Diagnostics found;
                auto rulings = load_rulings(path, runs_[run].rubric, found);
                found.sort();
                teller_.findings(found.all());
                if (!rulings) {
                    throw Error(phrases::unusable_rulings.with({{"why", path}}));
                }
                out[run][run] = std::move(*rulings);
                const Side other = 1 - run;
                // By the same edition nothing is foreign, and what is unknown was told.
                LeftOut nothing;
                out[run][other] = rulings_of_other_edition(path, runs_[other].rubric,
                                                           same_edition_ ? nothing : report_.left_out[other]);
            }
        }
        return out;
    }

    void read_records() {
        for (const Side side : {0U, 1U}) {
            for (const Side edition : {0U, 1U}) {
                const Side from = same_records_ ? 0 : side;
                const Side by = same_edition_ ? 0 : edition;
                at_[side][edition] = 2 * from + by;
                Pool& pool = pools_[2 * from + by];
                if (!pool.units.empty() || from != side || by != edition) {
                    continue;
                }
                // A run's own records are the ones that are told about: by the other edition much is strange.
                const bool own = side == edition || same_records_ || same_edition_;
                Diagnostics found;
                std::vector<std::string> evidence;
                auto units = read_units(runs_[side].inputs, runs_[by].rubric, jobs_, found, evidence);
                if (own && !told_[side]) {
                    told_[side] = true;
                    teller_.evidence(evidence);
                    teller_.findings(found.all());
                }
                const bool foreign = !same_edition_ && side != edition && !same_records_;
                pool = pool_of(std::move(units), foreign ? &report_.left_out[edition] : nullptr);
            }
        }
        if (same_records_ && !same_edition_) {
            excuse(runs_[1].rubric);
        }
    }

    /// The same records by two editions: they are the one's that finds no fault with them.
    void excuse(const Rubric& newer) {
        Diagnostics found;
        std::vector<std::string> evidence;
        auto units = read_units(runs_[0].inputs, newer, jobs_, found, evidence);
        Pool& strict = pools_[at_[0][0]];
        for (auto& records : units) {
            const auto* own = strict.find(records.front().unit.id);
            const bool faulty = std::any_of(records.begin(), records.end(),
                                            [](const Record& each) { return each.findings.has_error(); });
            if (own != nullptr && !own->faulty() && faulty) {
                leave_out_foreign(records, report_.left_out[1]);
            }
        }
        pools_[at_[1][1]] = pool_of(std::move(units), nullptr);
    }

    void attribute(const CauseAttributor& attributor) {
        std::vector<std::string> ids = pools_[at_[0][0]].ids;
        for (const auto& id : pools_[at_[1][1]].ids) {
            if (pools_[at_[0][0]].find(id) == nullptr) {
                ids.push_back(id);
            }
        }
        std::vector<UnitCauses> units(ids.size());
        for_each_ordered(
            ids.size(), jobs_,
            [&](std::size_t i) {
                CauseAttributor::Records records{};
                for (const Side side : {0U, 1U}) {
                    for (const Side edition : {0U, 1U}) {
                        records[side][edition] = pools_[at_[side][edition]].find(ids[i]);
                    }
                }
                units[i] = attributor.attribute(records);
            },
            [](std::size_t) {});
        sort_by_movement(units);
        report_.units = std::move(units);
    }

    std::array<CauseRun, 2> runs_;
    bool same_records_;
    bool same_edition_;
    unsigned jobs_;
    const RunTeller& teller_;
    CauseReport report_;
    std::array<bool, 2> told_{};
    std::array<Pool, 4> pools_;                       ///< side * 2 + edition; what is the same is read once
    std::array<std::array<std::size_t, 2>, 2> at_{};  ///< by side and edition: which pool
};

}  // namespace

CauseReport trace_causes(std::array<CauseRun, 2>&& runs, bool same_records, unsigned jobs,
                         const RunTeller& teller) {
    return RunPair(std::move(runs), same_records, jobs, teller).trace();
}

std::vector<std::vector<Record>> read_units(const std::vector<std::string>& inputs, const Rubric& rubric,
                                            unsigned jobs, Diagnostics& found,
                                            std::vector<std::string>& evidence) {
    RecordOptions options;
    options.details = true;
    const RecordDecoder decoder(rubric, options);
    auto units = gather_units(
        inputs.size(),
        [&](std::size_t index, const std::function<void(Record &&)>& take) {
            decoder.read(inputs[index], {}, [&](Record&& record) { take(std::move(record)); });
        },
        jobs, {}, &evidence);
    units.erase(std::remove_if(units.begin(), units.end(),
                               [&](std::vector<Record>& records) {
                                   if (!records.front().unit.id.empty()) {
                                       return false;
                                   }
                                   for (auto& record : records) {
                                       found.append(std::move(record.findings));
                                   }
                                   return true;
                               }),
                units.end());
    for (auto& records : units) {
        choose_versions(rubric, records, false);
    }
    return units;
}

}  // namespace ceping
