// ceping-score: score a batch of units. See ceping-score(1).
#include <ceping/analyse/comparing/recheck.hpp>
#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/manifest.hpp>
#include <ceping/decode/project.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/write/manifest.hpp>
#include <ceping/write/results/results.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include <unistd.h>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/progress.hpp"
#include "frame/project.hpp"
#include "frame/record_inputs.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"
#include "score_gate.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    ceping::frame::RecordInputs inputs;
    ceping::frame::ScoreChoices choices;
    std::string detail = "full";
    std::string jobs_of_project;  ///< what ceping.yaml says
    GateOptions gates;
    std::string manifest;
    std::string verify;
    bool stream = false;
};

const std::vector<std::string> details = {"full", "groups", "score"};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_record_inputs(app, options.inputs);
    add_choice(app, "--detail", options.detail, details,
               {"结果写到哪一层：全部、只到项目、只有总分",
                "how much of each result to write: every node, the groups, or the score alone"});
    add_score_choices(app, options.choices);
    add_flag(app, "--stream", options.stream,
             {"逐单位读写，内存不随单位数增长",
              "read and write unit by unit; memory does not grow with their number"});
    add_gate_options(app, options.gates);
    add_text(
        app, "--manifest", options.manifest, "FILE",
        {"写运行清单：输入、选项、输出及其 SHA-256", "write what went in and out, with SHA-256 digests"});
    add_text(app, "--verify", options.verify, "FILE",
             {"按运行清单重新运行，看结果是否相同",
              "run a manifest again and see whether the same results come out"});
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::progress, Shared::quiet, Shared::verbose},
               ceping::result_format_names());
}

ceping::Detail detail_of(const Options& options, bool text) {
    // The table shows each unit's weakest group, and nothing finer.
    if (text || options.detail == "groups") {
        return ceping::Detail::groups;
    }
    return options.detail == "score" ? ceping::Detail::score : ceping::Detail::full;
}

/// Rulings on units that no record names, in the file's order.
std::vector<ceping::Diagnostic> rulings_left(const ceping::Rulings& rulings,
                                             const std::set<std::string, std::less<>>& seen) {
    ceping::Diagnostics out;
    for (const auto& [unit, list] : rulings.by_unit) {
        if (seen.find(unit) != seen.end()) {
            continue;
        }
        for (const auto& ruling : list) {
            out.add("ruling-unknown", ruling.unit_where, {{"单位", "unit"}, unit});
        }
    }
    out.sort();
    return out.all();
}

/// Where the bytes of a run go, and what their digest is.
class RunOutput {
public:
    /// `again`: null, or the run of a manifest that is done again. The file is opened before anything is worked on.
    RunOutput(const Options& options, bool adds, ceping::Recheck* again)
        : digested_(!options.manifest.empty()) {
        if (again != nullptr) {
            sink_ = [again](std::string_view bytes) { again->write(bytes); };
        } else if (!adds) {
            file_.emplace(options.common.output);
            sink_ = file_->sink();
        } else {
            sink_ = [](std::string_view) {};
        }
    }

    /// Valid as long as this object.
    [[nodiscard]] ceping::ByteSink sink() {
        if (!digested_) {
            return sink_;
        }
        return [this](std::string_view bytes) {
            digest_.add(bytes);
            sink_(bytes);
        };
    }
    void commit() {
        if (file_) {
            file_->commit();
        }
    }
    [[nodiscard]] std::string digest() { return digest_.hex(); }

private:
    bool digested_;
    std::optional<ceping::frame::Output> file_;
    ceping::ByteSink sink_;
    ceping::Sha256 digest_;
};

void check_output(const Options& options, const ceping::OutputFormat& format) {
    if (options.common.output != "-") {
        return;
    }
    if (format.adds) {
        throw UsageError(ceping::frame::phrases::format_needs_file.with({{"format", format.name}}));
    }
    if (!options.manifest.empty()) {
        throw UsageError(
            {"--manifest 需要用 -o 指定结果文件", "--manifest needs a file for results: -o FILE"});
    }
}

/// What is read from a pipe cannot be read again.
void check_again(const Options& options, const std::vector<std::string>& paths) {
    const bool piped = options.inputs.rubric == "-" || options.choices.rulings == "-" ||
                       options.manifest == "-" || std::find(paths.begin(), paths.end(), "-") != paths.end();
    if (!options.manifest.empty() && piped) {
        throw UsageError({"--manifest 只能用于文件，不能用标准输入或标准输出（-）",
                          "--manifest is for files: neither standard input nor output (-) will do"});
    }
}

ceping::ResultOptions result_options(const Options& options, const ceping::OutputFormat& format,
                                     ceping::Detail detail, const ceping::Recheck* again) {
    const bool text = format.name == "text";
    ceping::ResultOptions how;
    how.detail = detail;
    // What people alone read is in the language of the run.
    how.language = again != nullptr        ? ceping::language_of(again->manifest().language)
                   : text || format.binary ? ceping::frame::language()
                                           : ceping::frame::data_language();
    how.path = options.common.output;
    how.plain = options.common.plain;
    if (again == nullptr && text && options.common.output == "-") {
        how.color = options.common.color(STDOUT_FILENO);
        how.width = ceping::frame::terminal_width(STDOUT_FILENO);
    }
    return how;
}

/// The manifest of a run that is done.
void write_manifest(const Options& options, const ceping::OutputFormat& format,
                    const ceping::ResultOptions& how, const ceping::Rubric& rubric,
                    const std::vector<std::string>& inputs, std::int64_t run, std::string digest) {
    ceping::Manifest out;
    out.detail = options.detail;
    out.stage = options.choices.stage;
    out.duplicates = options.choices.duplicates;
    out.encoding = options.inputs.encoding;
    out.language = how.language == ceping::Language::zh ? "zh" : "en";
    out.plain = options.common.plain;
    out.keep_invalid = options.choices.keep_invalid;
    out.stream = options.stream;
    out.set = how.overrides;
    out.format = format.name;
    out.run = run;
    out.output = {options.common.output,
                  run > 0 ? ceping::run_digest(options.common.output, run) : std::move(digest)};
    ceping::describe_inputs(out, rubric, options.choices.rulings, inputs);
    ceping::FileWriter file(options.manifest);
    file.write(ceping::manifest_text(out));
    file.commit();
}

Status score(const Options& options, ceping::Recheck* again) {
    const auto overrides = ceping::frame::overrides_of(options.choices.set);
    const auto paths = again != nullptr ? options.inputs.self
                                        : ceping::frame::named_inputs(
                                              options.inputs, {options.choices.rulings, options.gates.gate});
    const auto& format = ceping::frame::chosen_format(options.common, ceping::result_format_names());
    if (again == nullptr) {
        check_output(options, format);
        check_again(options, paths);
    }
    const bool text = format.name == "text";
    const auto detail = detail_of(options, text);
    ceping::Rubric rubric = ceping::frame::usable_rubric(options.inputs.rubric, options.common);
    for (const auto& [key, value] : overrides) {
        ceping::override_policy(rubric, key, value);
    }
    const ceping::Rulings rulings = ceping::frame::load_rulings_of(options.choices, rubric, options.common);
    // What is written may be less than what the gates look at.
    const ceping::Scorer scorer(
        rubric, ceping::frame::score_options(options.choices,
                                             options.gates.any() ? ceping::Detail::full : detail, rulings));
    const ceping::RecordDecoder decoder(rubric);
    RunGates gates(options.gates, options.common, rubric, overrides);

    ceping::Diagnostics lost;
    RunOutput out(options, format.adds, again);
    const auto sink = out.sink();
    const auto inputs = ceping::frame::expand_inputs(options.inputs, paths, options.common.quiet, lost);
    ceping::frame::FindingsTeller teller(options.common);
    const auto tell = [&](const std::vector<ceping::Diagnostic>& found) {
        if (again == nullptr) {
            teller.tell(found);
        }
    };
    tell(lost.all());

    auto how = result_options(options, format, detail, again);
    how.overrides = overrides;
    const auto writer = format.results(rubric, how);
    ceping::frame::Progress progress(options.common.progress());
    std::vector<std::string> encodings(options.common.verbose ? inputs.size() : 0);

    ceping::ReadOptions reading;
    reading.encoding = options.inputs.encoding;
    reading.standard_input = options.inputs.format;
    const ceping::RecordFeed feed = [&](std::size_t index,
                                        const std::function<void(ceping::Record &&)>& take) {
        decoder.read(inputs[index], reading, take, options.stream, [&](const ceping::Source& source) {
            if (index < encodings.size()) {
                encodings[index] = source.encoding();
            }
        });
    };
    std::set<std::string, std::less<>> ruled_units;
    bool faulty = lost.has_error();
    ceping::BatchHooks hooks;
    hooks.render = [&](const ceping::Result& result) { return writer->row(result); };
    hooks.put = [&](const ceping::Result& result, std::string&& row) {
        tell(result.findings);
        faulty = faulty || std::any_of(result.findings.begin(), result.findings.end(), [](const auto& each) {
                     return each.severity == ceping::Severity::error;
                 });
        if (rulings.by_unit.find(result.unit.id) != rulings.by_unit.end()) {
            ruled_units.insert(result.unit.id);
        }
        writer->put(std::move(row), sink);
        gates.take(result);
    };
    hooks.progress = [&](std::size_t done, std::size_t all) { progress.update(done, all); };

    writer->begin(sink);
    const unsigned jobs = options.common.jobs(options.jobs_of_project);
    const auto count = options.stream ? ceping::score_stream(scorer, inputs.size(), feed, jobs, hooks)
                                      : ceping::score_batch(scorer, inputs.size(), feed, jobs, hooks);
    writer->finish(sink);
    out.commit();
    if (again != nullptr) {
        return Status::ok;
    }
    if (!options.manifest.empty()) {
        write_manifest(options, format, how, rubric, inputs, writer->run(), out.digest());
    }
    teller.tell(rulings_left(rulings, ruled_units));
    teller.finish();
    if (!options.common.quiet) {
        ceping::frame::tell_evidence(count.evidence);
    }
    for (std::size_t i = 0; i < encodings.size(); ++i) {
        if (!encodings[i].empty()) {
            ceping::frame::tell(inputs[i] + ": " + encodings[i]);
        }
    }
    if (!text && !options.common.quiet) {
        ceping::frame::tell(ceping::frame::say(ceping::counted_units(count)));
    }
    gates.finish(options.common.quiet);
    return count.rejected > 0 || faulty || gates.missed() ? Status::bad_data : Status::ok;
}

/// Runs a manifest again.
Status verify(const Options& given) {
    if (!given.inputs.rubric.empty() || !given.inputs.self.empty() || !given.inputs.records.empty() ||
        !given.inputs.files_from.empty() || !given.choices.rulings.empty() || !given.choices.set.empty() ||
        given.gates.any() || !given.manifest.empty() || given.common.output != "-" || given.common.plain) {
        throw UsageError(
            {"--verify 按清单运行，不另外指定细则、记录、口径和输出",
             "--verify runs what the manifest says: no rubric, record, policy or output beside it"});
    }
    ceping::Diagnostics found;
    auto read = ceping::load_manifest(given.verify, found);
    ceping::frame::tell_sorted(found, given.common);
    if (!read) {
        throw ceping::frame::unusable({"运行清单", "the manifest"}, given.verify);
    }
    ceping::Recheck again(std::move(*read), [](const ceping::Words& words) {
        ceping::frame::Output out("-");
        out.write(ceping::frame::say(words) + "\n");
        out.commit();
    });
    const ceping::Manifest& manifest = again.manifest();
    Options options = given;
    options.common.quiet = true;
    options.common.verbose = false;
    options.common.format = manifest.run > 0 ? "ndjson" : manifest.format;
    options.common.plain = manifest.format == "csv" && manifest.plain;
    options.common.output = manifest.output.path;  // which is not written; none goes to a terminal
    options.detail = manifest.detail;
    options.choices.stage = manifest.stage;
    options.choices.duplicates = manifest.duplicates;
    options.choices.keep_invalid = manifest.keep_invalid;
    options.stream = manifest.stream;
    options.inputs.encoding = manifest.encoding;
    options.inputs.rubric = manifest.rubric_files.front().path;
    options.choices.rulings = manifest.rulings ? manifest.rulings->path : std::string();
    for (const auto& [key, value] : manifest.set) {
        options.choices.set.push_back(key + "=" + value);
    }
    for (const auto& input : manifest.inputs) {
        options.inputs.self.push_back(input.path);
    }
    ceping::frame::check_choice(options.common.format, "output.format", ceping::result_format_names());
    ceping::frame::check_choice(options.detail, "options.detail", details);
    ceping::frame::check_choice(options.choices.duplicates, "options.duplicates",
                                ceping::frame::duplicate_choices());
    if (!options.choices.stage.empty()) {
        ceping::frame::check_choice(options.choices.stage, "options.stage", ceping::frame::stage_choices());
    }
    again.tell_files();
    (void)score(options, &again);
    return again.same() ? Status::ok : Status::bad_data;
}

Status run(Options options) {
    if (!options.verify.empty()) {
        return verify(options);
    }
    ceping::frame::ProjectSettings project(options.project);
    ceping::frame::settle(project, options.inputs);
    project.fill("rulings", options.choices.rulings, "CEPING_RULINGS", &ceping::Project::rulings);
    ceping::frame::set_aside(options.inputs,
                             {options.choices.rulings, options.gates.gate, options.gates.write_gate,
                              options.common.output, options.manifest});
    options.jobs_of_project = project.jobs(options.common);
    if (options.project.print) {
        return project.print();
    }
    ceping::frame::check_inputs(options.inputs);
    return score(options, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-score",
                                   {"按测评细则给一批单位计分。", "Score a batch of units against a rubric."},
                                   declare, run, argc, argv);
}
