// ceping-report: what leaders and units read of a scored batch. See ceping-report(1).
#include <ceping/analyse/batch_report.hpp>
#include <ceping/analyse/ranking/rank_rule.hpp>
#include <ceping/base/digest.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/model/named.hpp>
#include <ceping/write/batches/notices.hpp>
#include <ceping/write/batches/report.hpp>

#include <algorithm>
#include <optional>

#include <unistd.h>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/project.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    std::vector<std::string> results;
    std::string rubric;
    std::vector<std::string> units;
    std::string notices;
    std::vector<std::string> notices_formats;
    std::string title;
    std::string period;
    std::string issuer;
    std::string contact;
    std::string date;
    std::string fix_by;
    std::string least_lost;
    std::string region_depth;
    ceping::RankChoices order;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(app, "RESULT", options.results,
                  {"ceping-score 的结果（NDJSON、JSON 或 SQLite）；默认为标准输入",
                   "results of ceping-score, NDJSON, JSON or SQLite; by default standard input"},
                  false);
    add_text(app, "-r,--rubric", options.rubric, "RUBRIC",
             {"测评细则：标题、依据和整改建议", "the rubric: titles, clauses and advice"});
    add_list(app, "-u,--unit", options.units, "UNIT",
             {"只写这个单位的页面（编码或名称），可重复",
              "only the page of this unit, by id or name; repeatable"});
    add_text(
        app, "--notices", options.notices, "DIR",
        {"在文件夹里为每个单位写一份整改通知书", "write a rectification notice for each unit into a folder"});
    add_comma_list(app, "--notices-format", options.notices_formats, "FORMAT",
                   {"通知书的格式：docx、html、md，可写几种，用逗号隔开",
                    "what notices are written as: docx, html, md, or several, separated by commas"});
    add_text(app, "--title", options.title, "TEXT", {"报告的标题", "title of the report"});
    add_text(app, "--period", options.period, "TEXT", {"测评时间", "the period of the evaluation"});
    add_text(app, "--issuer", options.issuer, "NAME",
             {"报告和通知书的落款单位", "who issues the report and the notices"});
    add_text(app, "--contact", options.contact, "TEXT",
             {"联系人、电话、地址", "whom to answer to: name, telephone, address"});
    add_text(app, "--date", options.date, "DATE", {"落款日期", "date of the report and the notices"});
    add_text(app, "--fix-by", options.fix_by, "DATE",
             {"整改期限", "the day by which units have to fix what was found"});
    add_text(app, "--least-lost", options.least_lost, "X",
             {"只通知失分不少于 X 的测评内容", "notices are about criteria that lost X points or more"});
    add_text(app, "--region-depth", options.region_depth, "N",
             {"按地区路径的前 N 级分地区", "group regions by the first N steps of their path"});
    add_rank_choices(app, options.order);
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::output, Shared::max_errors, Shared::color, Shared::quiet},
               ceping::overview_format_names());
}

/// Null where only notices are asked for.
const ceping::OutputFormat* format_of(const Options& options) {
    const auto& common = options.common;
    if (!options.notices.empty() && common.format.empty() && common.output == "-") {
        return nullptr;
    }
    return &ceping::frame::chosen_format(common, ceping::overview_format_names());
}

ceping::ReportChoices choices_of(const Options& options) {
    ceping::ReportChoices out;
    out.language = ceping::frame::language();
    out.title = options.title;
    out.period = options.period;
    out.issuer = options.issuer;
    out.contact = options.contact;
    out.date = ceping::frame::parse_day(options.date, "--date");
    out.fix_by = ceping::frame::parse_day(options.fix_by, "--fix-by");
    return out;
}

std::vector<ceping::LetterFormat> notices_formats(const Options& options) {
    std::vector<ceping::LetterFormat> out;
    for (const auto& each : options.notices_formats) {
        ceping::frame::check_choice(each, "--notices-format", ceping::letter_format_names());
        out.push_back(*ceping::find_letter_format(each));
    }
    // An office opens those in Word or WPS.
    return out.empty() ? std::vector{ceping::LetterFormat::docx} : out;
}

/// A report says what the rubric says of nodes; of another rubric it would say it of others.
void check_rubric(const ceping::Rubric& rubric, const ceping::ResultSet& set, ceping::Diagnostics& found) {
    for (const auto& result : set.results) {
        if (!result.scored()) {
            continue;
        }
        if (result.rubric != rubric.id) {
            found.add("result-other-rubric", result.where, {result.rubric, rubric.id});
            return;
        }
        if (!result.scoring.empty() && result.scoring != rubric.scoring) {
            const auto named = [&](const std::string& digest) {
                return rubric.id + " " + digest.substr(0, 12);
            };
            found.add("result-other-rubric", result.where, {named(result.scoring), named(rubric.scoring)});
            return;
        }
    }
}

std::vector<ceping::SavedInput> digests_of(const std::vector<std::string>& paths) {
    std::vector<ceping::SavedInput> out;
    for (const auto& path : paths) {
        out.push_back({path, ceping::file_digest_if_any(path), "", ""});
    }
    return out;
}

Status report(const Options& options) {
    const ceping::OutputFormat* format = format_of(options);
    ceping::ReportChoices choices = choices_of(options);
    ceping::BatchReportOptions how;
    how.least_lost = ceping::frame::parse_points(options.least_lost, "--least-lost");
    if (!options.region_depth.empty()) {
        how.region_depth = ceping::frame::parse_count(options.region_depth, "--region-depth", 100);
    }
    const ceping::Rubric rubric = ceping::frame::usable_rubric(options.rubric, options.common);
    const ceping::RankRule rule(options.order, &rubric, false);

    std::optional<ceping::frame::Output> out;
    if (format != nullptr) {
        out.emplace(options.common.output);
    }
    ceping::NodesWanted nodes;
    nodes.all = nodes.claims = nodes.inputs = nodes.details = nodes.findings = true;
    ceping::ResultSet set;
    ceping::Diagnostics found;
    ceping::read_results(options.results, nodes, set, found);
    ceping::check_mixed(set, found);
    check_rubric(rubric, set, found);
    std::for_each(set.results.begin(), set.results.end(), ceping::require_nodes);
    ceping::frame::tell_sorted(found, options.common);

    how.rank = rule.on(set);
    choices.units = ceping::units_named(options.units, set.results.size(), [&](std::size_t i) {
        return ceping::UnitName{set.results[i].unit, set.results[i].name};
    });
    choices.results = digests_of(options.results);
    const ceping::BatchReport made = ceping::make_batch_report(rubric, set, how);
    if (!options.notices.empty()) {
        const auto written = ceping::write_notices(made, choices, options.notices, notices_formats(options));
        if (!options.common.quiet) {
            const std::size_t n = written.notices.size();
            ceping::frame::tell(ceping::frame::say(ceping::frame::phrases::notices_written.with(
                {{"notices", {std::to_string(n), ceping::counted(n, "notice")}},
                 {"folder", options.notices}})));
        }
    }
    if (out) {
        format->overview(made, choices, out->sink());
        out->commit();
    }
    return found.has_error() ? Status::bad_data : Status::ok;
}

Status run(Options options) {
    ceping::frame::ProjectSettings project(options.project);
    project.fill("rubric", options.rubric, "CEPING_RUBRIC", &ceping::Project::rubric);
    if (options.project.print) {
        return project.print();
    }
    if (options.rubric.empty()) {
        throw UsageError({"请用 -r RUBRIC 指明测评细则", "name the rubric with -r RUBRIC"});
    }
    if (options.results.empty()) {
        options.results.emplace_back("-");
    }
    ceping::check_stdin_once({options.rubric, ceping::among("-", options.results) ? "-" : ""});
    return report(options);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-report", {"写出测评报告。", "Write reports from results."},
                                   declare, run, argc, argv);
}
