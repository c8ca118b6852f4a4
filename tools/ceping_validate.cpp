// ceping-validate: check records before anything is sent on. See ceping-validate(1).
#include <ceping/analyse/validation.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/excerpts.hpp>
#include <ceping/check/ignores.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/record/roster.hpp>
#include <ceping/write/findings/findings.hpp>
#include <ceping/write/letters/filled_in.hpp>

#include <iterator>
#include <utility>

#include "frame/explain_code.hpp"
#include "frame/finding_options.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/progress.hpp"
#include "frame/project.hpp"
#include "frame/record_inputs.hpp"
#include "frame/rubric_input.hpp"
#include "validate_accept.hpp"
#include "validate_fix.hpp"
#include "validate_letters.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    ceping::frame::RecordInputs inputs;
    ceping::frame::FindingChoices choices;
    validate_fix::Options fix;
    validate_letters::Options letters;
    validate_accept::Options accept;
    bool summary = false;
    std::string roster;
    std::string evidence;
    std::string duplicates = "error";
    std::string jobs_of_project;
    bool no_files = false;
    bool no_resemblance = false;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_record_inputs(app, options.inputs);
    add_text(app, "--roster", options.roster, "FILE",
             {"花名册：应报送自评的单位", "the roster: units that have to hand in a self-assessment"});
    add_text(
        app, "--evidence", options.evidence, "DIR",
        {"标准输入的记录，其佐证材料所在的文件夹", "where the evidence of records from standard input lies"});
    add_flag(app, "--no-files", options.no_files,
             {"不查看佐证文件本身", "do not look at the evidence files themselves"});
    add_flag(app, "--no-resemblance", options.no_resemblance,
             {"不比较各单位材料是否雷同", "do not compare units with one another"});
    add_choice(app, "--duplicates", options.duplicates, {"error", "latest"},
               {"同一单位有多份自评时", "what to do with several self records of one unit"});
    add_flag(app, "--summary", options.summary,
             {"另列各单位、各地区汇总表", "add tables of units and of regions"});
    validate_letters::declare(app, options.letters);
    validate_accept::declare(app, options.accept);
    validate_fix::declare(app, options.fix);
    add_finding_choices(app, options.choices);
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::progress, Shared::quiet, Shared::verbose},
               ceping::finding_format_names());
}

ceping::EvidenceOptions evidence_options(const Options& options) {
    ceping::EvidenceOptions out;
    out.files = !options.no_files;
    out.folder = options.evidence;
    return out;
}

ceping::Validation validate(const Options& options, const ceping::Rubric& rubric,
                            const ceping::ReadOptions& reading, const std::vector<std::string>& inputs,
                            ceping::KeptTexts& texts) {
    ceping::Diagnostics general;
    ceping::ValidateOptions how;
    how.evidence = evidence_options(options);
    how.keep_records = options.accept.wanted();
    how.resemblance = !options.no_resemblance;
    how.latest_duplicate = options.duplicates == "latest";
    std::optional<ceping::Roster> roster;
    if (!options.roster.empty()) {
        roster = ceping::load_roster(options.roster, rubric, reading, general);
        if (!roster) {
            ceping::frame::tell_findings(general.all(), options.common);
            throw ceping::frame::unusable({"花名册", "the roster"}, options.roster);
        }
        how.roster = &*roster;
    }
    const ceping::RecordDecoder decoder(rubric, {true});
    std::vector<std::string> encodings(inputs.size());
    const ceping::RecordFeed feed = [&](std::size_t index,
                                        const std::function<void(ceping::Record &&)>& take) {
        decoder.read(inputs[index], reading, take, false, [&](const ceping::Source& source) {
            encodings[index] = source.encoding();
            texts.see(source);
        });
    };
    ceping::frame::Progress progress(options.common.progress());
    auto out =
        ceping::validate_batch(rubric, how, inputs.size(), feed, options.common.jobs(options.jobs_of_project),
                               [&](std::size_t done, std::size_t all) { progress.update(done, all); });
    if (!options.common.quiet) {
        ceping::frame::tell_evidence(out.evidence);
    }
    if (options.common.verbose) {
        for (std::size_t i = 0; i < encodings.size(); ++i) {
            if (!encodings[i].empty()) {
                ceping::frame::tell(inputs[i] + ": " + encodings[i]);
            }
        }
    }
    out.general.insert(out.general.begin(), std::make_move_iterator(general.all().begin()),
                       std::make_move_iterator(general.all().end()));
    return out;
}

/// The findings in the order in which they are shown, each with its line. What comments ignore is taken away.
std::vector<ceping::Diagnostic> shown(const Options& options, const ceping::KeptTexts& texts,
                                      ceping::Validation& validation) {
    ceping::Diagnostics found;
    for (auto& each : ceping::take_findings(validation)) {
        found.add(std::move(each));
    }
    ceping::apply_ignores(texts.ignoring(), true, found);
    auto list = std::move(found.all());
    ceping::ReadOptions reading;
    reading.encoding = options.inputs.encoding;
    ceping::fill_excerpts(list, reading, texts.kept());
    return list;
}

Status work(const Options& options, const std::vector<ceping::SeverityOverride>& severities) {
    const auto paths = ceping::frame::named_inputs(options.inputs, {options.roster});
    const auto& format = ceping::frame::chosen_format(options.common, ceping::finding_format_names());
    ceping::frame::ChosenFindings chosen(options.choices, severities);
    const ceping::Rubric rubric = ceping::frame::usable_rubric(options.inputs.rubric, options.common);
    ceping::Diagnostics lost;
    ceping::frame::Output out(options.common.output);
    const auto inputs = ceping::frame::expand_inputs(options.inputs, paths, options.common.quiet, lost);
    if (options.fix.wanted()) {
        const auto outcome = validate_fix::run(options.fix, rubric, inputs,
                                               {options.common, options.inputs.encoding}, out.sink());
        if (options.fix.diff) {
            out.commit();
            return outcome.failed || (outcome.files > 0 && !options.fix.fix) ? Status::bad_data : Status::ok;
        }
    }
    ceping::ReadOptions reading;
    reading.encoding = options.inputs.encoding;
    reading.standard_input = options.inputs.format;
    reading.digest = false;  // a result names what it comes from; a finding names places
    ceping::KeptTexts texts;
    auto validation = validate(options, rubric, reading, inputs, texts);
    validation.general.insert(validation.general.begin(), lost.all().begin(), lost.all().end());
    const auto errors = validate_accept::errors_of(validation);
    auto found = shown(options, texts, validation);
    chosen.choose(found);
    ceping::worst_first(found);
    ceping::give_back_findings(validation, found);
    auto how = ceping::frame::finding_output(options.common, "ceping-validate");
    how.excerpts = true;
    how.known = chosen.known();
    how.units = &validation;
    how.summary = options.summary;
    if (format.name == "json" || format.name == "csv" || format.name == "xlsx") {
        ceping::name_cells(found, rubric, reading, texts.kept(), how.language);
    }
    format.findings(found, how, out.sink());
    out.commit();
    if (options.letters.wanted()) {
        validate_letters::write(options.letters, rubric, validation, reading, texts.kept(),
                                options.common.quiet);
    }
    if (options.accept.wanted()) {
        validate_accept::write(options.accept, rubric, validation, errors, evidence_options(options),
                               options.choices.strict, options.common.quiet);
    }
    chosen.write_baseline();
    chosen.tell(found, how.max_errors, options.common.quiet);
    return chosen.status(found);
}

Status run(Options options) {
    if (!options.choices.explain.empty()) {
        return ceping::frame::explain_code(options.choices.explain);
    }
    const bool named =
        !options.inputs.self.empty() || !options.inputs.records.empty() || !options.inputs.files_from.empty();
    ceping::frame::ProjectSettings project(options.project);
    ceping::frame::settle(project, options.inputs);
    project.fill("roster", options.roster, "CEPING_ROSTER", &ceping::Project::roster, !named);
    project.fill("evidence", options.evidence, "CEPING_EVIDENCE", &ceping::Project::evidence);
    validate_letters::settle(project, options.letters);
    ceping::frame::set_aside(
        options.inputs, {options.roster, options.evidence, options.letters.folder, options.accept.folder,
                         options.choices.baseline, options.choices.write_baseline, options.common.output});
    options.jobs_of_project = project.jobs(options.common);
    if (options.project.print) {
        return project.print();
    }
    validate_letters::check(options.letters);
    auto inputs = options.inputs.self;
    inputs.insert(inputs.end(), options.inputs.records.begin(), options.inputs.records.end());
    validate_accept::check(options.accept, inputs);
    if (options.accept.wanted() && options.fix.diff) {
        throw ceping::frame::UsageError({"--diff 只显示改动，不检查，不能与 --accept 同用",
                                         "--diff shows changes and checks nothing: not with --accept"});
    }
    ceping::frame::check_inputs(options.inputs);
    return work(options, project.severities());
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-validate",
                                   {"报送之前检查自评记录。", "Check records before anything is sent on."},
                                   declare, run, argc, argv);
}
