// ceping-diff --causes: where movements came from. See ceping-diff(1), CAUSES.
#include "diff_causes.hpp"

#include <ceping/analyse/comparing/causes.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/record/ruling.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/score/batch.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "frame/findings_teller.hpp"
#include "frame/output.hpp"
#include "frame/record_inputs.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"

namespace diff_causes {

namespace {

using ceping::frame::Status;
using ceping::frame::UsageError;
using Overrides = std::vector<std::pair<std::string, std::string>>;

Overrides overrides_of(const std::vector<std::string>& settings, const char* option) {
    if (settings == std::vector<std::string>{"none"}) {
        return {};
    }
    auto out = ceping::frame::overrides_of(settings, option, {"，或只写 none", ", or none alone"});
    std::sort(out.begin(), out.end());
    return out;
}

/// All units of one side as one edition reads them.
struct Pool {
    std::vector<ceping::ReusableRecords> units;
    std::vector<std::string> ids;
    std::map<std::string, std::size_t> by_id;

    ceping::ReusableRecords* find(const std::string& id) {
        const auto at = by_id.find(id);
        return at == by_id.end() ? nullptr : &units[at->second];
    }
};

Pool pool_of(std::vector<std::vector<ceping::Record>>&& gathered, ceping::LeftOut* left_out) {
    Pool out;
    for (auto& records : gathered) {
        const std::string id = records.front().unit.id;
        if (left_out != nullptr) {
            ceping::leave_out_foreign(records, *left_out);
        }
        out.by_id.emplace(id, out.units.size());
        out.ids.push_back(id);
        out.units.emplace_back(std::move(records));
    }
    return out;
}

/// Both runs, the newer one's gaps filled from the older one.
class Runs {
public:
    Runs(const Options& options, const ceping::frame::CommonOptions& common)
        : stated_{options.before, options.after}, common_(common), teller_(common) {
        RunOptions& now = stated_[1];
        const RunOptions& old = stated_[0];
        now.rubric = now.rubric.empty() ? old.rubric : now.rubric;
        now.rulings = now.rulings.empty() ? old.rulings : now.rulings;
        now.set = now.set.empty() ? old.set : now.set;
        same_records_ = now.records.empty() || now.records == old.records;
        now.records = now.records.empty() ? old.records : now.records;
        if (old.rubric.empty() || old.records.empty()) {
            throw UsageError({"--causes 至少需要 --old-rubric 和 --old-records",
                              "--causes needs --old-rubric and --old-records at least"});
        }
    }

    Status run(ceping::frame::ReportOutput& out) {
        const std::array<Overrides, 2> overrides = {overrides_of(stated_[0].set, "--old-set"),
                                                    overrides_of(stated_[1].set, "--new-set")};
        std::array<ceping::Rubric, 2> rubrics;
        for (const ceping::Side side : {0U, 1U}) {
            rubrics[side] = ceping::frame::usable_rubric(stated_[side].rubric, common_);
            report_.rubric[side] =
                rubrics[side].id + (rubrics[side].edition.empty() ? "" : " " + rubrics[side].edition);
        }
        same_edition_ = rubrics[0].sha256 == rubrics[1].sha256;
        auto rulings = read_rulings(rubrics);
        read_records(rubrics);
        const ceping::CauseAttributor attributor(
            {{{std::move(rubrics[0]), overrides[0]}, {std::move(rubrics[1]), overrides[1]}}},
            std::move(rulings));
        attribute(attributor);
        teller_.finish();
        out.write(ceping::causes_report(report_, out.language()));
        const bool refused =
            std::any_of(report_.units.begin(), report_.units.end(), [](const ceping::UnitCauses& each) {
                return !each.reason[0].en.empty() || !each.reason[1].en.empty() || !each.obstacle.en.empty();
            });
        return refused || faulty_ ? Status::bad_data : Status::ok;
    }

private:
    std::array<std::array<ceping::Rulings, 2>, 2> read_rulings(const std::array<ceping::Rubric, 2>& rubrics) {
        std::array<std::array<ceping::Rulings, 2>, 2> out;
        for (const ceping::Side run : {0U, 1U}) {
            const std::string& path = stated_[run].rulings;
            if (!path.empty() && path != "none") {
                out[run][run] = ceping::frame::usable_rulings(
                    path, rubrics[run], [this](const auto& found) { teller_.tell(found); });
                const ceping::Side other = 1 - run;
                // By the same edition nothing is foreign, and what is unknown was told.
                ceping::LeftOut nothing;
                out[run][other] = ceping::rulings_of_other_edition(
                    path, rubrics[other], same_edition_ ? nothing : report_.left_out[other]);
            }
        }
        return out;
    }

    void read_records(const std::array<ceping::Rubric, 2>& rubrics) {
        const unsigned jobs = common_.jobs();
        for (const ceping::Side side : {0U, 1U}) {
            for (const ceping::Side edition : {0U, 1U}) {
                const ceping::Side from = same_records_ ? 0 : side;
                const ceping::Side by = same_edition_ ? 0 : edition;
                at_[side][edition] = 2 * from + by;
                Pool& pool = pools_[2 * from + by];
                if (!pool.units.empty() || from != side || by != edition) {
                    continue;
                }
                // A run's own records are the ones that are told about: by the other edition much is strange.
                const bool own = side == edition || same_records_ || same_edition_;
                ceping::Diagnostics found;
                auto units = read_units(stated_[side].records, rubrics[by], jobs, found);
                if (own && !told_[side]) {
                    told_[side] = true;
                    faulty_ = faulty_ || found.has_error();
                    teller_.tell(found.all());
                }
                const bool foreign = !same_edition_ && side != edition && !same_records_;
                pool = pool_of(std::move(units), foreign ? &report_.left_out[edition] : nullptr);
            }
        }
        if (same_records_ && !same_edition_) {
            excuse(rubrics[1]);
        }
    }

    /// The same records by two editions: they are the one's that finds no fault with them.
    void excuse(const ceping::Rubric& newer) {
        ceping::Diagnostics found;
        auto units = read_units(stated_[0].records, newer, common_.jobs(), found);
        Pool& strict = pools_[at_[0][0]];
        for (auto& records : units) {
            const auto* own = strict.find(records.front().unit.id);
            const bool faulty = std::any_of(records.begin(), records.end(), [](const ceping::Record& each) {
                return each.findings.has_error();
            });
            if (own != nullptr && !own->faulty() && faulty) {
                ceping::leave_out_foreign(records, report_.left_out[1]);
            }
        }
        pools_[at_[1][1]] = pool_of(std::move(units), nullptr);
    }

    void attribute(const ceping::CauseAttributor& attributor) {
        std::vector<std::string> ids = pools_[at_[0][0]].ids;
        for (const auto& id : pools_[at_[1][1]].ids) {
            if (pools_[at_[0][0]].find(id) == nullptr) {
                ids.push_back(id);
            }
        }
        std::vector<ceping::UnitCauses> units(ids.size());
        ceping::for_each_ordered(
            ids.size(), common_.jobs(),
            [&](std::size_t i) {
                ceping::CauseAttributor::Records records{};
                for (const ceping::Side side : {0U, 1U}) {
                    for (const ceping::Side edition : {0U, 1U}) {
                        records[side][edition] = pools_[at_[side][edition]].find(ids[i]);
                    }
                }
                units[i] = attributor.attribute(records);
            },
            [](std::size_t) {});
        ceping::sort_by_movement(units);
        report_.units = std::move(units);
    }

    std::array<RunOptions, 2> stated_;
    const ceping::frame::CommonOptions& common_;
    ceping::frame::FindingsTeller teller_;
    ceping::CauseReport report_;
    bool same_records_ = false;
    bool same_edition_ = false;
    bool faulty_ = false;
    std::array<bool, 2> told_{};
    std::array<Pool, 4> pools_;                       ///< side * 2 + edition; what is the same is read once
    std::array<std::array<std::size_t, 2>, 2> at_{};  ///< by side and edition: which pool
};

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_flag(
        app, "--causes", options.wanted,
        {"把得分变化分解到各个原因：填报内容、佐证、裁定、细则、口径（Shapley 值）",
         "attribute movements to answers, evidence, rulings, rubric and options, by their Shapley values"});
    add_text(app, "--old-rubric", options.before.rubric, "RUBRIC",
             {"--causes：原细则", "--causes: the older rubric"});
    add_text(app, "--new-rubric", options.after.rubric, "RUBRIC",
             {"--causes：现细则；不写时与原细则相同", "--causes: the newer rubric; else the older one"});
    add_list(app, "--old-records", options.before.records, "PATH",
             {"--causes：原来的记录（自评和核验），可重复",
              "--causes: older records of every source; repeatable"});
    add_list(
        app, "--new-records", options.after.records, "PATH",
        {"--causes：现在的记录；不写时与原来的记录相同", "--causes: newer records; else the older ones"});
    add_text(app, "--old-rulings", options.before.rulings, "FILE",
             {"--causes：原裁定", "--causes: older rulings"});
    add_text(app, "--new-rulings", options.after.rulings, "FILE",
             {"--causes：现裁定，或 none；不写时与原裁定相同",
              "--causes: newer rulings, or none; else the older ones"});
    add_list(app, "--old-set", options.before.set, "KEY=VALUE",
             {"--causes：原口径，可重复", "--causes: older policy, as ceping-score takes it; repeatable"});
    add_list(app, "--new-set", options.after.set, "KEY=VALUE",
             {"--causes：现口径，或 none；不写时与原口径相同",
              "--causes: newer policy, or none; else the older one"});
}

std::vector<std::vector<ceping::Record>> read_units(const std::vector<std::string>& paths,
                                                    const ceping::Rubric& rubric, unsigned jobs,
                                                    ceping::Diagnostics& found) {
    const auto inputs = ceping::frame::expand_inputs({}, paths, false, found);
    ceping::RecordOptions options;
    options.details = true;
    const ceping::RecordDecoder decoder(rubric, options);
    std::vector<std::string> evidence;
    auto units = ceping::gather_units(
        inputs.size(),
        [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
            decoder.read(inputs[index], {}, [&](ceping::Record&& record) { take(std::move(record)); });
        },
        jobs, {}, &evidence);
    ceping::frame::tell_evidence(evidence);
    units.erase(std::remove_if(units.begin(), units.end(),
                               [&](std::vector<ceping::Record>& records) {
                                   if (!records.front().unit.id.empty()) {
                                       return false;
                                   }
                                   for (auto& record : records) {
                                       found.append(std::move(record.findings));
                                   }
                                   return true;
                               }),
                units.end());
    return units;
}

Status run(const Options& options, const ceping::frame::CommonOptions& common,
           ceping::frame::ReportOutput& out) {
    return Runs(options, common).run(out);
}

}  // namespace diff_causes
