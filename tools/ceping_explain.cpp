// ceping-explain: derive a unit's score so that it can be checked by hand. See ceping-explain(1).
#include <ceping/write/explaining/explaining.hpp>
#include <ceping/write/formats.hpp>

#include <memory>
#include <optional>
#include <utility>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/held_lines.hpp"
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
    ceping::ExplainingRequest request;
    std::string results;
    std::string jobs_of_project;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    ceping::ExplainingRequest& request = options.request;
    add_list(app, "-u,--unit", request.units, "UNIT",
             {"要推导的单位的编码或名称，可重复；只有一个单位时可不写",
              "id or name of the unit to explain; repeatable; may be left out where there is only one"});
    add_text(
        app, "--results", options.results, "FILE",
        {"解释结果文件中的单位，依据结果中列出的记录文件，并与结果核对",
         "the results to explain: derived anew from the record files that they name, and compared with them"});
    add_text(app, "--node", request.node, "ID",
             {"只推导这一项及其下级", "derive this node alone, with what is below it"});
    add_text(app, "--to", request.to_band, "BAND",
             {"达到这一等次的最省办法（编号或名称；next 为上一等次）",
              "the cheapest way to this band (id or title; next: the next better one)"});
    add_text(app, "--to-score", request.to_score, "X",
             {"达到这一得分的最省办法", "the cheapest way to this score"});
    add_text(
        app, "--time-limit", request.time_limit, "SECONDS",
        {"每个办法最多再找这么久；不写则限定步数，处处同样",
         "search for each plan up to this long; without it, a number of steps that is the same everywhere"});
    add_flag(app, "--margin", request.margin,
             {"哪一项单独失多少分就会失去现有等次",
              "which criteria alone, and what least loss, would cost the present band"});
    add_flag(app, "--all", request.all,
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
    const ceping::ExplainingRequest& request = options.request;
    if (!request.to_band.empty() && !request.to_score.empty()) {
        throw UsageError({"--to 与 --to-score 只能用一个", "--to and --to-score exclude each other"});
    }
    const bool about_one =
        !request.units.empty() || !request.node.empty() || request.margin || !request.to_score.empty();
    const bool records =
        !options.inputs.self.empty() || !options.inputs.records.empty() || !options.inputs.files_from.empty();
    if (!options.results.empty() && records) {
        throw UsageError(
            {"--results 自带记录文件，不能再给 RECORD、--records 或 --files-from",
             "--results names its records itself: no RECORD, --records or --files-from beside it"});
    }
    if (request.all && about_one) {
        throw UsageError({"--all 只能与 --to 合用", "--all goes with --to alone"});
    }
    if (!request.all && options.common.format == "csv") {
        throw UsageError({"csv 只用于 --all", "csv is for --all"});
    }
}

Status explain(Options& options) {
    using namespace ceping::frame;
    auto& inputs = options.inputs;
    const bool all = options.request.all;
    ReportOutput out(options.common, ceping::report_format_names(all ? "" : "csv"));
    FindingsTeller teller(options.common);
    const auto tell_found = [&](const std::vector<ceping::Diagnostic>& found) { teller.tell(found); };
    std::optional<ceping::GivenResults> given;
    if (!options.results.empty()) {
        given.emplace(options.results, options.request.units, !all, tell_found);
        inputs.self = given->paths();
        inputs.records.clear();
        if (options.choices.set.empty()) {
            options.choices.set = given->overrides();
        }
    }
    const auto paths = named_inputs(inputs, {options.choices.rulings});
    ceping::Rubric rubric = usable_rubric(inputs.rubric, options.common);
    if (given) {
        given->check_rubric(rubric);
    }
    const auto overrides = overrides_of(options.choices.set);
    for (const auto& [key, value] : overrides) {
        ceping::override_policy(rubric, key, value);
    }
    const ceping::Rulings rulings = load_rulings_of(options.choices, rubric, options.common);
    HeldLines held;  // what is said beside findings, after them
    const auto note = [&](const ceping::Words& words) { held.add(say(words)); };
    bool bar = false;
    const auto progress = [&bar] {
        return [shown = std::make_shared<Progress>(bar)](std::size_t done, std::size_t of) {
            shown->update(done, of);
        };
    };
    ceping::Explaining explaining(options.request, rubric,
                                  score_options(options.choices, ceping::Detail::full, rulings), overrides,
                                  {tell_found, note, progress});
    if (given) {
        explaining.hold_against(*given);
    }
    ceping::Diagnostics lost;
    const auto files = expand_inputs(inputs, paths, options.common.quiet, lost);
    teller.tell(lost.all());
    bar = options.common.progress();
    const unsigned jobs = options.common.jobs(options.jobs_of_project);
    ceping::ReadOptions reading;
    reading.encoding = inputs.encoding;
    reading.standard_input = inputs.format;
    const auto evidence = explaining.read(files, reading, jobs);
    if (!options.common.quiet) {
        tell_evidence(evidence);
    }
    if (all) {
        out.write(explaining.all(out.language(), jobs));
    } else {
        auto series = out.series();
        explaining.some(out.language(), [&](ceping::Report report) { series.put(std::move(report)); });
        series.finish();
        out.commit();
    }
    teller.finish();
    held.tell();
    return explaining.faulty() || lost.has_error() || (given && given->faulty()) ? Status::bad_data
                                                                                 : Status::ok;
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
    return ceping::frame::run_tool("ceping-explain",
                                   {"逐步推导一个单位的得分，每一步都能手工核对。",
                                    "Derive a unit's score step by step, each line checkable by hand."},
                                   declare, run, argc, argv);
}
