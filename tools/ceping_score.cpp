// ceping-score: score a batch of units. See ceping-score(1).
#include <ceping/base/text.hpp>
#include <ceping/decode/project.hpp>
#include <ceping/decode/record.hpp>
#include <ceping/decode/rubric.hpp>
#include <ceping/decode/ruling.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/write/results.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <unistd.h>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/progress.hpp"
#include "frame/project.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    std::string rubric;
    std::vector<std::string> self;
    std::vector<std::string> records;
    std::string files_from;
    std::string rulings;
    std::string detail = "full";
    std::string stage;
    std::string duplicates = "error";
    std::string encoding;
    std::vector<std::string> set;
    bool keep_invalid = false;
    bool stream = false;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(app, "RECORD", options.self,
                  {"自评记录：文件、文件夹或 -（标准输入）", "self records: files, folders, or - for standard input"}, false);
    add_text(app, "-r,--rubric", options.rubric, "RUBRIC", {"测评细则文件", "the rubric"});
    add_list(app, "--records", options.records, "PATH", {"核验记录的文件或文件夹，可重复", "verification records: a file or folder; repeatable"});
    add_text(app, "--files-from", options.files_from, "FILE", {"从文件读取 RECORD 列表，每行一个", "read a list of RECORDs, one a line"});
    add_text(app, "--rulings", options.rulings, "FILE", {"复核裁定文件", "rulings after appeal"});
    add_choice(app, "--detail", options.detail, {"full", "groups", "score"}, {"结果中节点的详细程度", "how much of the nodes is written"});
    add_choice(app, "--stage", options.stage, {"self", "verified"}, {"只算自评，或一律按核验阶段算", "score self records alone, or every unit as verified"});
    add_flag(app, "--keep-invalid", options.keep_invalid, {"无效答案按未作答处理，不拒收", "treat invalid answers as missing instead of rejecting the unit"});
    add_choice(app, "--duplicates", options.duplicates, {"error", "latest"}, {"同一单位有多份自评时", "what several self records of one unit mean"});
    add_list(app, "--set", options.set, "KEY=VALUE", {"换一种口径计分，供比较，可重复", "score under another policy, for comparison; repeatable"});
    add_flag(app, "--stream", options.stream, {"逐单位读写，内存不随单位数增长", "read and write unit by unit; memory does not grow with their number"});
    add_text(app, "--encoding", options.encoding, "NAME", {"表格的编码：utf-8、gb18030、utf-16", "encoding of tables: utf-8, gb18030, utf-16"});
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::output, Shared::jobs, Shared::max_errors, Shared::color, Shared::progress, Shared::quiet,
                Shared::verbose},
               ceping::result_format_names());
}

std::vector<std::pair<std::string, std::string>> overrides_of(const std::vector<std::string>& settings) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& each : settings) {
        const std::size_t mark = each.find('=');
        if (mark == std::string::npos || mark == 0) {
            throw UsageError({"--set 应写作 KEY=VALUE，而不是“" + each + "”", "--set takes KEY=VALUE, not `" + each + "'"});
        }
        out.emplace_back(each.substr(0, mark), each.substr(mark + 1));
    }
    return out;
}

ceping::ScoreOptions score_options(const Options& options, ceping::Detail detail) {
    ceping::ScoreOptions out;
    if (!options.stage.empty()) {
        out.stage = options.stage == "self" ? ceping::Stage::self : ceping::Stage::verified;
    }
    out.keep_invalid = options.keep_invalid;
    out.latest_duplicate = options.duplicates == "latest";
    out.detail = detail;
    return out;
}

ceping::Detail detail_of(const Options& options, bool text) {
    // The table shows each unit's weakest group, and nothing finer.
    if (text || options.detail == "groups") {
        return ceping::Detail::groups;
    }
    return options.detail == "score" ? ceping::Detail::score : ceping::Detail::full;
}

/// All inputs in their order: RECORD arguments, then --files-from, then --records.
std::vector<std::string> inputs_of(const Options& options, ceping::Diagnostics& found) {
    std::vector<std::string> paths = options.self;
    if (!options.files_from.empty()) {
        const auto listed = ceping::frame::read_list(options.files_from);
        paths.insert(paths.end(), listed.begin(), listed.end());
    }
    paths.insert(paths.end(), options.records.begin(), options.records.end());
    if (paths.empty()) {
        throw UsageError({"缺少 RECORD：请给出自评记录，或在 ceping.yaml 中写明 self", "RECORD is missing: name self records, or have a ceping.yaml with `self'"});
    }
    if (std::count(paths.begin(), paths.end(), "-") > 1) {
        throw UsageError({"标准输入（-）只能用一次", "standard input (-) can be read only once"});
    }
    return ceping::expand_paths(paths, found);
}

ceping::Rubric load(const Options& options, const std::vector<std::pair<std::string, std::string>>& overrides) {
    ceping::Diagnostics found;
    auto rubric = ceping::load_rubric(options.rubric, found);
    ceping::frame::tell_findings(found.all(), options.common);
    if (!rubric) {
        throw ceping::Error({"测评细则不可用：" + options.rubric, "the rubric cannot be used: " + options.rubric});
    }
    for (const auto& [key, value] : overrides) {
        ceping::override_policy(*rubric, key, value);
    }
    return std::move(*rubric);
}

/// No rulings where none are named; faults end the run, so that nobody is scored by half of them.
ceping::Rulings load_rulings(const Options& options, const ceping::Rubric& rubric) {
    if (options.rulings.empty()) {
        return {};
    }
    ceping::Diagnostics found;
    auto rulings = ceping::load_rulings(options.rulings, rubric, found);
    ceping::frame::tell_findings(found.all(), options.common);
    if (!rulings) {
        throw ceping::Error({"裁定文件不可用：" + options.rulings, "the rulings cannot be used: " + options.rulings});
    }
    return std::move(*rulings);
}

/// Rulings on units that no record names.
std::vector<ceping::Diagnostic> rulings_left(const ceping::Rulings& rulings, const std::set<std::string, std::less<>>& seen) {
    std::vector<ceping::Diagnostic> out;
    for (const auto& [unit, list] : rulings.by_unit) {
        for (const auto& ruling : list) {
            if (seen.find(unit) == seen.end()) {
                out.push_back(ceping::Diagnostic("ruling-unknown", ruling.where, {{"单位", "unit"}, unit}));
            }
        }
    }
    return out;
}

Status score(const Options& options) {
    const auto overrides = overrides_of(options.set);
    const auto& format = ceping::frame::result_format(options.common);
    const bool text = format.name == "text";
    const auto detail = detail_of(options, text);
    const ceping::Rubric rubric = load(options, overrides);
    const ceping::Rulings rulings = load_rulings(options, rubric);
    auto choices = score_options(options, detail);
    choices.rulings = &rulings;
    const ceping::Scorer scorer(rubric, choices);
    const ceping::RecordDecoder decoder(rubric);

    ceping::Diagnostics lost;
    const auto inputs = inputs_of(options, lost);
    ceping::frame::Output out(options.common.output);
    const auto sink = out.sink();
    ceping::frame::FindingsTeller teller(options.common);
    teller.tell(lost.all());

    ceping::ResultOptions how;
    how.detail = detail;
    how.language = text ? ceping::frame::language() : ceping::frame::data_language();
    how.overrides = overrides;
    how.color = text && options.common.output == "-" && options.common.color(STDOUT_FILENO);
    how.width = text && options.common.output == "-" ? ceping::frame::terminal_width(STDOUT_FILENO) : 0;
    const auto writer = format.results(rubric, how);
    ceping::frame::Progress progress(options.common.progress());
    std::vector<std::string> encodings(options.common.verbose ? inputs.size() : 0);

    const ceping::ReadOptions reading = [&] {
        ceping::ReadOptions r;
        r.encoding = options.encoding;
        return r;
    }();
    const ceping::RecordFeed feed = [&](std::size_t index, const std::function<void(ceping::Record&&)>& take) {
        decoder.read(inputs[index], reading, take, options.stream, [&](const ceping::Source& source) {
            if (index < encodings.size()) {
                encodings[index] = source.encoding();
            }
        });
    };
    std::set<std::string, std::less<>> ruled_units;
    ceping::BatchHooks hooks;
    hooks.render = [&](const ceping::Result& result) { return writer->row(result); };
    hooks.put = [&](const ceping::Result& result, std::string&& row) {
        teller.tell(result.findings);
        if (rulings.by_unit.find(result.unit.id) != rulings.by_unit.end()) {
            ruled_units.insert(result.unit.id);
        }
        writer->put(std::move(row), sink);
    };
    hooks.progress = [&](std::size_t done, std::size_t all) { progress.update(done, all); };

    writer->begin(sink);
    const unsigned jobs = options.common.jobs();
    const auto count = options.stream ? ceping::score_stream(scorer, inputs.size(), feed, jobs, hooks)
                                      : ceping::score_batch(scorer, inputs.size(), feed, jobs, hooks);
    writer->finish(sink);
    out.commit();
    for (std::size_t i = 0; i < encodings.size(); ++i) {
        ceping::frame::tell(inputs[i] + ": " + encodings[i]);
    }
    teller.tell(rulings_left(rulings, ruled_units));
    teller.finish();
    if (!text && !options.common.quiet) {
        ceping::frame::tell(ceping::frame::say({"共 " + std::to_string(count.units) + " 个单位：计分 " + std::to_string(count.units - count.rejected) +
                                                    "，拒收 " + std::to_string(count.rejected) + "，不具资格 " + std::to_string(count.ineligible),
                                                std::to_string(count.units) + " units: " + std::to_string(count.units - count.rejected) + " scored, " +
                                                    std::to_string(count.rejected) + " rejected, " + std::to_string(count.ineligible) + " not eligible"}));
    }
    return count.rejected > 0 || lost.has_error() ? Status::bad_data : Status::ok;
}

Status run(Options options) {
    ceping::frame::ProjectSettings project(options.project);
    project.fill("rubric", options.rubric, "CEPING_RUBRIC", &ceping::Project::rubric);
    // Naming any input on the command line names them all: one unit is not scored together with a folder's others.
    const bool named = !options.self.empty() || !options.records.empty() || !options.files_from.empty();
    project.fill("self", options.self, "CEPING_SELF", &ceping::Project::self, !named);
    project.fill("records", options.records, "CEPING_RECORDS", &ceping::Project::records, !named);
    project.fill("rulings", options.rulings, "CEPING_RULINGS", &ceping::Project::rulings);
    if (options.project.print) {
        return project.print();
    }
    if (options.rubric.empty()) {
        throw UsageError({"缺少 -r RUBRIC：请给出测评细则，或在 ceping.yaml 中写明 rubric", "-r RUBRIC is missing: name a rubric, or have a ceping.yaml with `rubric'"});
    }
    return score(options);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    return ceping::frame::run_tool({"ceping-score",
                                    {"按测评细则给一批单位计分。", "Score a batch of units against a rubric."},
                                    [&](CLI::App& app) { declare(app, options); },
                                    [&] { return run(options); }},
                                   argc, argv);
}
