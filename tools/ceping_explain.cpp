// ceping-explain: derive a unit's score so that it can be checked by hand. See ceping-explain(1).
#include <ceping/analyse/explaining/derivation.hpp>
#include <ceping/analyse/explaining/margin.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/explaining/explanation.hpp>
#include <ceping/write/formats.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <unistd.h>

#include "explain_results.hpp"
#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/held_lines.hpp"
#include "frame/named.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/progress.hpp"
#include "frame/project.hpp"
#include "frame/record_inputs.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    ceping::frame::RecordInputs inputs;
    ceping::frame::ScoreChoices choices;
    std::string results;
    std::vector<std::string> units;
    std::string node;
    std::string to_band;
    std::string to_score;
    std::string time_limit;
    bool margin = false;
    bool all = false;
    std::string jobs_of_project;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_list(app, "-u,--unit", options.units, "UNIT",
             {"要说明的单位的编码或名称，可重复；只有一个单位时可不写",
              "id or name of the unit to explain; repeatable; may be left out where there is only one"});
    add_text(
        app, "--results", options.results, "FILE",
        {"解释结果文件中的单位，依据结果中列出的记录文件，并与结果核对",
         "the results to explain: derived anew from the record files that they name, and held against them"});
    add_text(app, "--node", options.node, "ID",
             {"只推导这一项及其下级", "derive this node alone, with what is below it"});
    add_text(app, "--to", options.to_band, "BAND",
             {"达到这一等次的最省办法（编号或名称；next 为上一等次）",
              "the cheapest way to this band (id or title; next: the next better one)"});
    add_text(app, "--to-score", options.to_score, "X",
             {"达到这一得分的最省办法", "the cheapest way to this score"});
    add_text(
        app, "--time-limit", options.time_limit, "SECONDS",
        {"每个办法最多再找这么久；不写则限定步数，处处同样",
         "search for each plan up to this long; without it, a number of steps that is the same everywhere"});
    add_flag(app, "--margin", options.margin,
             {"哪一项单独失多少分就会失去现有等次",
              "which criteria alone, and what least loss, would cost the present band"});
    add_flag(app, "--all", options.all,
             {"每个单位一行：离上一等次多远，怎样最省",
              "one line per unit: how far the next band is, and the cheapest way there"});
    add_record_inputs(app, options.inputs);
    add_score_choices(app, options.choices);
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::progress, Shared::quiet, Shared::verbose},
               ceping::report_format_names());
}

void check_options(const Options& options) {
    if (!options.to_band.empty() && !options.to_score.empty()) {
        throw UsageError({"--to 与 --to-score 只能用一个", "--to and --to-score exclude each other"});
    }
    const bool about_one =
        !options.units.empty() || !options.node.empty() || options.margin || !options.to_score.empty();
    const bool records =
        !options.inputs.self.empty() || !options.inputs.records.empty() || !options.inputs.files_from.empty();
    if (!options.results.empty() && records) {
        throw UsageError(
            {"--results 自带记录文件，不能再给 RECORD、--records 或 --files-from",
             "--results names its records itself: no RECORD, --records or --files-from beside it"});
    }
    if (options.all && about_one) {
        throw UsageError({"--all 只能与 --to 合用", "--all goes with --to alone"});
    }
    if (!options.all && options.common.format == "csv") {
        throw UsageError({"csv 只用于 --all", "csv is for --all"});
    }
}

ceping::Exact score_by_text(const std::string& text) {
    const auto value = ceping::Exact::parse(text);
    if (!value) {
        throw UsageError(
            {"--to-score 应为数字，而不是“" + text + "”", "--to-score takes a number, not `" + text + "'"});
    }
    return *value;
}

/// How long a plan may be sought: nothing said, or a number of seconds up to a day.
std::optional<std::chrono::milliseconds> time_limit_of(const Options& options) {
    if (options.time_limit.empty()) {
        return std::nullopt;
    }
    const auto seconds = ceping::Exact::parse(options.time_limit);
    if (!seconds || seconds->sign() <= 0 || *seconds > 86400) {
        throw UsageError({"--time-limit 应为 86400 以内的正数（秒），而不是“" + options.time_limit + "”",
                          "--time-limit takes a number of seconds above 0 and up to 86400, not `" +
                              options.time_limit + "'"});
    }
    return std::chrono::milliseconds((*seconds * 1000).rounded(0, ceping::Rounding::half_up).whole().value());
}

/// What is asked of every unit, worked out once.
struct Wish {
    ceping::BandId band;
    std::optional<ceping::Exact> score;
    bool next = false;
    ceping::ItemId node;
    std::optional<std::chrono::milliseconds> time_limit;
};

Wish wish_of(const Options& options, const ceping::Rubric& rubric) {
    Wish out;
    out.time_limit = time_limit_of(options);
    if (!options.to_score.empty()) {
        out.score = score_by_text(options.to_score);
    }
    out.next = options.to_band == "next" || (options.all && options.to_band.empty());
    if (!options.to_band.empty() && !out.next) {
        out.band = ceping::frame::band_named(options.to_band, rubric, {"next"});
    }
    if ((out.next || options.margin) && rubric.bands.empty()) {
        throw UsageError({"细则没有等次；请用 --to-score", "the rubric has no bands; use --to-score"});
    }
    if (!options.node.empty()) {
        out.node = rubric.find(options.node);
        if (!out.node) {
            std::vector<std::string_view> ids;
            for (const auto& item : rubric.items) {
                ids.push_back(item.id);
            }
            const std::string near = ceping::nearest(options.node, ids);
            throw UsageError(
                {"细则没有“" + options.node + "”" + (near.empty() ? "" : "；是否为“" + near + "”？"),
                 "the rubric has no node `" + options.node + "'" +
                     (near.empty() ? "" : "; did you mean `" + near + "'?")});
        }
    }
    return out;
}

std::optional<ceping::Goal> goal_of(const Wish& wish, const ceping::Result& result) {
    if (wish.score) {
        return ceping::Goal{{}, *wish.score};
    }
    if (wish.band) {
        return ceping::Goal{wish.band, {}};
    }
    return wish.next ? ceping::next_goal(result) : std::nullopt;
}

using Units = std::vector<std::vector<ceping::Record>>;

/// Positions of the units asked for, in the order of the options.
std::vector<std::size_t> chosen_units(const Options& options, const Units& units) {
    std::vector<std::size_t> out;
    if (options.units.empty()) {
        if (units.size() != 1) {
            throw UsageError(
                {"共有 " + std::to_string(units.size()) + " 个单位；请用 --unit 指明，或用 --all",
                 "there are " + std::to_string(units.size()) + " units; name one with --unit, or use --all"});
        }
        return {0};
    }
    std::vector<std::pair<std::string_view, std::string_view>> names;
    names.reserve(units.size());
    for (const auto& unit : units) {
        names.emplace_back(unit.front().unit.id, unit.front().unit.name);
    }
    return ceping::frame::units_named(options.units, names);
}

bool has_error(const std::vector<ceping::Diagnostic>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const auto& each) { return each.severity == ceping::Severity::error; });
}

class Explaining {
public:
    Explaining(const Options& options, const ceping::Rubric& rubric, const ceping::ScoreOptions& how,
               ceping::frame::FindingsTeller& teller)
        : options_(options),
          rubric_(rubric),
          scorer_(rubric, how),
          wish_(wish_of(options, rubric)),
          teller_(teller) {}

    /// Only what these results are of is explained, and held against them.
    void hold_against(const explain_results::GivenResults& given) {
        given_ = &given;
        faulty_ = faulty_ || given.faulty();
    }

    void read(const std::vector<std::string>& paths) {
        ceping::Diagnostics lost;
        const auto inputs = ceping::frame::expand_inputs(options_.inputs, paths, options_.common.quiet, lost);
        teller_.tell(lost.all());
        faulty_ = faulty_ || lost.has_error();
        const ceping::RecordDecoder decoder(rubric_);
        ceping::ReadOptions reading;
        reading.encoding = options_.inputs.encoding;
        reading.standard_input = options_.inputs.format;
        ceping::frame::Progress progress(options_.common.progress());
        std::vector<std::string> evidence;
        units_ = ceping::gather_units(
            inputs.size(),
            [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
                decoder.read(inputs[index], reading, take);
            },
            options_.common.jobs(options_.jobs_of_project),
            [&](std::size_t done, std::size_t all) { progress.update(done, all); }, &evidence);
        if (!options_.common.quiet) {
            ceping::frame::tell_evidence(evidence);
        }
        if (given_ != nullptr) {
            units_.erase(std::remove_if(units_.begin(), units_.end(),
                                        [&](const auto& unit) { return !given_->has(unit.front().unit.id); }),
                         units_.end());
        }
    }

    Status some(ceping::frame::ReportOutput& out) {
        const auto overrides = ceping::frame::overrides_of(options_.choices);
        auto series = out.series();
        for (const std::size_t at : chosen_units(options_, units_)) {
            const auto kept = std::make_shared<ceping::Explanation>();
            ceping::Explanation& explanation = *kept;
            explanation.derivation = ceping::derive(rubric_, scorer_, units_[at]);
            const ceping::Result& result = explanation.derivation.result;
            note(result);
            hold(differences_of(result));
            // A plan alone is short; whoever asks for it can ask for the derivation by --node, or without it.
            explanation.node = wish_.node;
            explanation.derive =
                wish_.node || (!options_.margin && options_.to_band.empty() && options_.to_score.empty());
            if (!result.rejected) {
                explanation.goal = goal_of(wish_, result);
                if (explanation.goal) {
                    ceping::frame::Progress progress(options_.common.progress());
                    explanation.plan = plan_of(*explanation.goal, explanation.derivation, &progress);
                } else if (wish_.next) {
                    held_.add(ceping::frame::say({result.unit.id + "：已是最好的等次",
                                                  result.unit.id + ": in the best band already"}));
                }
                if (options_.margin) {
                    explanation.margin =
                        ceping::band_margins(rubric_, result, explanation.derivation.present);
                }
            }
            series.put(ceping::explanation_report(rubric_, kept, overrides, out.language()));
        }
        series.finish();
        out.commit();
        return finish();
    }

    Status all(ceping::frame::ReportOutput& out) {
        std::vector<ceping::NearestGains> gains(units_.size());
        std::vector<std::vector<ceping::Diagnostic>> findings(units_.size());
        std::vector<std::vector<ceping::Words>> differences(units_.size());
        ceping::frame::Progress progress(options_.common.progress());
        ceping::for_each_ordered(
            units_.size(), options_.common.jobs(options_.jobs_of_project),
            [&](std::size_t at) {
                auto derivation = ceping::derive(rubric_, scorer_, units_[at]);
                gains[at] = gains_of(derivation);
                differences[at] = differences_of(derivation.result);
                findings[at] = std::move(derivation.result.findings);
            },
            [&](std::size_t at) {
                faulty_ = faulty_ || gains[at].rejected || has_error(findings[at]);
                teller_.tell(findings[at]);
                hold(differences[at]);
                findings[at] = {};
                differences[at] = {};
                progress.update(at + 1, units_.size());
            });
        out.write(ceping::gains_report(gains, rubric_, ceping::frame::overrides_of(options_.choices),
                                       out.language()));
        return finish();
    }

private:
    [[nodiscard]] std::vector<ceping::Words> differences_of(const ceping::Result& result) const {
        return given_ == nullptr ? std::vector<ceping::Words>() : given_->differences(rubric_, result);
    }
    void hold(const std::vector<ceping::Words>& differences) {
        for (const auto& words : differences) {
            held_.add(ceping::frame::say(words));
        }
        faulty_ = faulty_ || !differences.empty();
    }

    void note(const ceping::Result& result) {
        teller_.tell(result.findings);
        faulty_ = faulty_ || result.rejected || has_error(result.findings);
    }

    /// `progress`, where there is one, shows how much of the time limit is over.
    [[nodiscard]] ceping::ImprovementPlan plan_of(const ceping::Goal& goal, const ceping::Derivation& of,
                                                  ceping::frame::Progress* progress) const {
        ceping::SearchBudget budget;
        if (wish_.time_limit) {
            budget.work = 0;
            budget.more = [start = std::chrono::steady_clock::now(), limit = *wish_.time_limit, progress] {
                const auto passed = std::chrono::steady_clock::now() - start;
                if (progress != nullptr) {
                    const auto seconds = [](auto time) {
                        return static_cast<std::size_t>(
                            std::chrono::duration_cast<std::chrono::seconds>(time).count());
                    };
                    progress->update(seconds(passed), std::max<std::size_t>(1, seconds(limit)));
                }
                return passed < limit;
            };
        }
        return ceping::cheapest_plan(rubric_, of.result, goal, of.present, budget, of.needs);
    }

    [[nodiscard]] ceping::NearestGains gains_of(const ceping::Derivation& derivation) const {
        const ceping::Result& result = derivation.result;
        ceping::NearestGains out;
        out.unit = result.unit.id;
        out.name = result.unit.name;
        out.rejected = result.rejected;
        if (result.rejected) {
            return out;
        }
        out.score = result.score;
        out.band = result.band;
        out.goal = goal_of(wish_, result);
        if (out.goal) {
            out.plan = plan_of(*out.goal, derivation, nullptr);
        }
        return out;
    }

    Status finish() {
        teller_.finish();
        held_.tell();
        return faulty_ ? Status::bad_data : Status::ok;
    }

    const Options& options_;
    const ceping::Rubric& rubric_;
    ceping::Scorer scorer_;
    Wish wish_;
    ceping::frame::FindingsTeller& teller_;
    const explain_results::GivenResults* given_ = nullptr;
    Units units_;
    ceping::frame::HeldLines held_;  ///< what is said beside findings, after them
    bool faulty_ = false;
};

Status explain(Options& options) {
    ceping::frame::ReportOutput out(options.common, ceping::report_format_names(options.all ? "" : "csv"));
    ceping::frame::FindingsTeller teller(options.common);
    std::optional<explain_results::GivenResults> given;
    if (!options.results.empty()) {
        given.emplace(options.results, options.units, !options.all, teller);
        options.inputs.self = given->paths();
        options.inputs.records.clear();
        if (options.choices.set.empty()) {
            options.choices.set = given->overrides();
        }
    }
    const auto paths = ceping::frame::named_inputs(options.inputs, {options.choices.rulings});
    ceping::Rubric rubric = ceping::frame::usable_rubric(options.inputs.rubric, options.common);
    if (given) {
        given->check_rubric(rubric);
    }
    for (const auto& [key, value] : ceping::frame::overrides_of(options.choices)) {
        ceping::override_policy(rubric, key, value);
    }
    const ceping::Rulings rulings = ceping::frame::load_rulings_of(options.choices, rubric, options.common);
    Explaining explaining(options, rubric,
                          ceping::frame::score_options(options.choices, ceping::Detail::full, rulings),
                          teller);
    if (given) {
        explaining.hold_against(*given);
    }
    explaining.read(paths);
    return options.all ? explaining.all(out) : explaining.some(out);
}

Status run(Options options) {
    ceping::frame::ProjectSettings project(options.project);
    check_options(options);
    ceping::frame::settle(project, options.inputs);
    ceping::frame::set_aside(options.inputs,
                             {options.choices.rulings, options.results, options.common.output});
    project.fill("rulings", options.choices.rulings, "CEPING_RULINGS", &ceping::Project::rulings);
    options.jobs_of_project = project.jobs(options.common);
    if (options.project.print) {
        return project.print();
    }
    ceping::frame::check_inputs(options.inputs);
    return explain(options);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    return ceping::frame::run_tool({"ceping-explain",
                                    {"逐步推导一个单位的得分，每一步都能手工核对。",
                                     "Derive a unit's score step by step, each line checkable by hand."},
                                    [&](CLI::App& app) { declare(app, options); },
                                    [&] { return run(options); }},
                                   argc, argv);
}
