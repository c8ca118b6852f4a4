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
#include <filesystem>
#include <optional>
#include <utility>

#include <unistd.h>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/progress.hpp"
#include "frame/project.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"
#include "report_scope.hpp"

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
    report_scope::Options scope;
    std::string quarter;
    std::vector<std::string> chapters;
    bool anonymous = false;
    std::string notices;
    std::vector<std::string> notices_formats;
    std::string title;
    std::string period;
    std::string issuer;
    std::string contact;
    std::string date;
    std::string fix_by;
    std::string object_by;
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
    report_scope::declare(app, options.scope);
    add_text(app, "--quarter", options.quarter, "QUARTER",
             {"季度会议用的报告，如 2015Q3", "the report for a quarterly meeting, such as 2015Q3"});
    add_comma_list(app, "--sections", options.chapters, "NAME",
                   {"只写这些部分，用逗号隔开", "only these chapters, separated by commas"});
    add_flag(app, "--anonymous", options.anonymous,
             {"不写记录文件的名称和位置，单位看不出谁来测评过",
              "name no file of a record: units cannot tell who visited them"});
    add_text(
        app, "--notices", options.notices, "DIR",
        {"在文件夹里为每个单位写一份整改通知书", "write a rectification notice for each unit into a folder"});
    add_comma_list(app, "--notices-format", options.notices_formats, "FORMAT",
                   {"通知书的格式：docx、html、md，可写几种，用逗号隔开",
                    "what notices are written as: docx, html, md, or several, separated by commas"});
    add_text(app, "--title", options.title, "TEXT", {"报告的标题", "title of the report"});
    add_text(app, "--period", options.period, "TEXT", {"测评期", "the period of the evaluation"});
    add_text(app, "--issuer", options.issuer, "NAME",
             {"报告和通知书的落款单位", "who issues the report and the notices"});
    add_text(app, "--contact", options.contact, "TEXT",
             {"联系人、电话、地址", "whom to answer to: name, telephone, address"});
    add_text(app, "--date", options.date, "DATE", {"落款日期", "date of the report and the notices"});
    add_text(app, "--fix-by", options.fix_by, "DATE",
             {"整改期限", "the day by which units have to fix what was found"});
    add_text(app, "--object-by", options.object_by, "DATE",
             {"提出复核申请的截止日期", "the day by which units may ask for a review"});
    add_text(app, "--least-lost", options.least_lost, "X",
             {"只通知失分不少于 X 的测评内容", "notices are about criteria that lost X points or more"});
    add_text(app, "--region-depth", options.region_depth, "N",
             {"按地区路径的前 N 级分地区", "group regions by the first N steps of their path"});
    add_rank_choices(app, options.order);
    add_project(app, options.project);
    add_common(
        app, options.common,
        {Shared::format, Shared::output, Shared::max_errors, Shared::color, Shared::progress, Shared::quiet},
        ceping::overview_format_names());
}

/// A chapter that was named and cannot be there.
void check_chapters(const Options& options, const ceping::OutputFormat* format) {
    const auto named = [&](std::string_view chapter) {
        return ceping::among(std::string(chapter), options.chapters);
    };
    struct Need {
        const char* chapter;
        bool there;
        const char* zh;
        const char* en;
    };
    const bool pictures = format == nullptr || format->name == "html" || format->name == "xlsx";
    for (const auto& [chapter, there, zh, en] :
         {Need{"movement", !options.scope.compare.empty(), "需要 --compare", "needs --compare"},
          Need{"rectification", !options.scope.sent.empty(), "需要 --sent-notices", "needs --sent-notices"},
          Need{"quarter", !options.quarter.empty(), "需要 --quarter", "needs --quarter"},
          Need{"heat-map", pictures, "只有 html 和 xlsx 有", "is only in html and xlsx"}}) {
        if (named(chapter) && !there) {
            throw UsageError({"--sections 中的 " + std::string(chapter) + " " + zh,
                              std::string(chapter) + " of --sections " + en});
        }
    }
    if (!options.units.empty() &&
        std::any_of(options.chapters.begin(), options.chapters.end(),
                    [](const auto& each) { return each != "units" && each != "method"; })) {
        throw UsageError({"与 --unit 一起用时，--sections 只能写 units、method",
                          "with --unit, --sections takes units and method alone"});
    }
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
    out.title = ceping::printable(options.title);
    out.period = ceping::printable(options.period);
    out.issuer = ceping::printable(options.issuer);
    out.contact = ceping::printable(options.contact);
    for (const auto& each : options.chapters) {
        ceping::frame::check_choice(each, "--sections", ceping::report_chapter_names());
    }
    out.chapters = options.chapters;
    out.anonymous = options.anonymous;
    out.date = ceping::frame::parse_day(options.date, "--date");
    out.fix_by = ceping::frame::parse_day(options.fix_by, "--fix-by");
    if (out.date && out.fix_by && *out.fix_by < *out.date) {
        throw UsageError({"--fix-by 的整改期限早于 --date 的落款日期", "--fix-by is before --date"});
    }
    out.object_by = ceping::frame::parse_day(options.object_by, "--object-by");
    if (out.date && out.object_by && *out.object_by < *out.date) {
        throw UsageError(
            {"--object-by 的复核申请截止日期早于 --date 的落款日期", "--object-by is before --date"});
    }
    return out;
}

std::vector<ceping::LetterFormat> notices_formats(const Options& options) {
    std::vector<ceping::LetterFormat> out;
    for (const auto& each : options.notices_formats) {
        ceping::frame::check_choice(each, "--notices-format", ceping::letter_format_names());
        const auto format = *ceping::find_letter_format(each);
        if (!ceping::among(format, out)) {
            out.push_back(format);
        }
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

/// The quarter, with what its meeting looks at where no chapters are named.
std::optional<ceping::Quarter> quarter_of(const Options& options, ceping::ReportChoices& choices) {
    if (options.quarter.empty()) {
        return std::nullopt;
    }
    const auto out = ceping::parse_quarter(options.quarter);
    if (!out) {
        throw UsageError({"--quarter 应写作 2015Q3 这样的季度", "--quarter takes a quarter such as 2015Q3"});
    }
    if (choices.chapters.empty()) {
        choices.chapters = {"summary", "quarter", "movement", "rectification", "weak-areas", "method"};
    }
    return out;
}

/// How the criteria do: for the rubric's authors, who ask for it.
std::optional<ceping::ItemAnalysis> items_of(const ceping::Rubric& rubric, const ceping::ResultSet& set,
                                             const ceping::ReportChoices& choices) {
    if (choices.chapters.empty() || !choices.wants("items")) {
        return std::nullopt;
    }
    ceping::ItemAnalyser analyser(rubric);
    for (const auto& result : set.results) {
        analyser.add(result, set);
    }
    return analyser.take();
}

/// Whether nothing but the whole batch is told of, so that nodes need not be kept.
bool is_brief(const Options& options, const ceping::OutputFormat* format,
              const ceping::ReportChoices& choices) {
    const auto wants = [&](std::string_view chapter) { return choices.wants(chapter); };
    const bool units =
        choices.chapters.empty() ? format == nullptr || format->name != "docx" : wants("units");
    const bool more = !options.notices.empty() || !options.units.empty() || !options.scope.region.empty() ||
                      !options.scope.group.empty() || !options.scope.compare.empty() ||
                      !options.scope.sent.empty() || !options.quarter.empty() ||
                      (!choices.chapters.empty() && wants("items"));
    return !units && !more && format != nullptr && format->name != "xlsx";
}

/// Keeps of a result's nodes those that ranks need.
void shrink(ceping::SavedResult& result, const ceping::ResultSet& names,
            const std::vector<std::string>& ids) {
    std::erase_if(result.nodes, [&](const ceping::SavedNode& node) {
        return !ceping::among(names.nodes[node.node.at()], ids);
    });
    result.nodes.shrink_to_fit();
    result.details = std::vector<ceping::SavedDetail>();
    result.claims = std::vector<ceping::SavedClaim>();
}

Status report(const Options& options) {
    const ceping::OutputFormat* format = format_of(options);
    ceping::ReportChoices choices = choices_of(options);
    check_chapters(options, format);
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
    // A summary alone needs what a unit has to fix only while it is counted.
    const bool brief = is_brief(options, format, choices);
    ceping::NodesWanted kept;
    rule.wants(kept);
    std::optional<ceping::BatchReportMaker> maker;
    if (brief) {
        maker.emplace(rubric, how.least_lost, true);
    }
    ceping::frame::Progress progress(options.common.progress());
    ceping::stream_results(
        options.results, nodes, set,
        [&](ceping::SavedResult&& result) {
            ceping::require_nodes(result);
            ceping::SavedResult& each = set.results.emplace_back(std::move(result));
            if (brief) {
                maker->take(each, set);
                shrink(each, set, kept.ids);
            }
            progress.update(set.results.size(), 0);
        },
        found);
    ceping::check_mixed(set, found);
    check_rubric(rubric, set, found);

    how.rank = rule.on(set);
    const std::set<std::string> all = report_scope::keep_chosen(options.scope, set, how, choices);
    const auto quarter = quarter_of(options, choices);
    report_scope::Since since =
        report_scope::since_then(options.scope, rubric, all, set, choices, options.common, found);
    ceping::frame::tell_sorted(found, options.common);
    choices.units = ceping::units_named(options.units, set.results.size(), [&](std::size_t i) {
        return ceping::UnitName{set.results[i].unit, set.results[i].name};
    });
    choices.results = digests_of(options.results);
    ceping::BatchReport made = brief ? maker->finish(set, how) : ceping::make_batch_report(rubric, set, how);
    made.moved = std::move(since.moved);
    made.fixing = std::move(since.fixing);
    made.items = items_of(rubric, set, choices);
    if (quarter) {
        made.quarter = ceping::quarter_progress(rubric, set, *quarter);
    }
    if (!options.notices.empty()) {
        const bool some =
            !options.units.empty() || !options.scope.region.empty() || !options.scope.group.empty();
        if (some && std::filesystem::exists(std::filesystem::path(options.notices) / "index.json")) {
            throw ceping::Error(
                {"这里已有一批通知书的目录；只给部分单位发通知书时，请另用一个文件夹",
                 "there is an index of other notices here; notices to some units want a folder of their own"},
                {options.notices, 0, 0, {}});
        }
        const auto written = ceping::write_notices(made, choices, options.notices, notices_formats(options));
        if (!options.common.quiet) {
            const std::size_t n = written.notices.size();
            ceping::frame::tell(ceping::frame::say(ceping::frame::phrases::notices_written.with(
                {{"notices", {std::to_string(n), ceping::counted(n, "notice")}},
                 {"folder", options.notices}})));
        }
        if (written.left > 0) {
            ceping::frame::tell(ceping::frame::say(ceping::frame::phrases::notices_left.with(
                {{"files", {std::to_string(written.left), ceping::counted(written.left, "file")}},
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
    ceping::check_stdin_once(
        {options.rubric, options.scope.compare, ceping::among("-", options.results) ? "-" : ""});
    return report(options);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-report", {"写出测评报告。", "Write reports from results."},
                                   declare, run, argc, argv);
}
