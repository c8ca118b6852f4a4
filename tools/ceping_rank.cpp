// ceping-rank: league tables from results. See ceping-rank(1).
#include <ceping/write/formats.hpp>
#include <ceping/write/ranking/ranking.hpp>

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

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    ceping::RankingRequest request;
    std::string rubric;
    std::string date;
    std::string until;
    std::string jobs_of_project;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    ceping::RankingRequest& request = options.request;
    add_arguments(app, "RESULT", request.results,
                  {"ceping-score 的结果（NDJSON 或 JSON）；默认为标准输入",
                   "results of ceping-score, NDJSON or JSON; by default standard input"},
                  false);
    add_text(app, "-r,--rubric", options.rubric, "RUBRIC",
             {"测评细则：排名规则、等次限额和标题", "the rubric: rules of ranking, quotas and titles"});
    add_rank_choices(app, request.order);
    add_comma_list(app, "--combine", request.combine, "EDITION=SHARE",
                   {"多年综合，如 2013=15%,2014=25%,2015=60%",
                    "several years in one, such as 2013=15%,2014=25%,2015=60%"});
    add_text(
        app, "--rollup", request.rollup, "WAY",
        {"按地区汇总：mean、lowest 或 weighted:FACT", "roll up by region: mean, lowest or weighted:FACT"});
    add_text(app, "--top", request.top, "N",
             {"每组取前 N 名，与 --per 连用", "the best N of each group; with --per"});
    add_text(app, "--per", request.per, "FACT", {"--top 的分组", "what --top groups by"});
    add_text(app, "--compare", request.compare, "FILE",
             {"上一次的结果：显示名次和分数的变化", "earlier results, to show how ranks and scores moved"});
    add_text(app, "--stability", request.stability, "SPREAD",
             {"各项目权重上下浮动 SPREAD（如 25%）时名次是否稳定",
              "how ranks move when the weights of sections vary by SPREAD, such as 25%"});
    add_text(app, "--draws", request.draws, "N",
             {"--stability 抽样的次数", "how many draws --stability makes"});
    add_text(app, "--seed", request.seed, "N", {"--stability 的随机种子", "the seed of --stability"});
    add_flag(app, "--allow-mixed", request.allow_mixed,
             {"不同细则或口径的结果也一并排名", "rank results of different rubrics or policies together"});
    add_flag(app, "--publish", request.publish,
             {"输出公示名单（默认为 Markdown）", "write the publication list, as Markdown by default"});
    add_text(app, "--publish-from", request.publish_from, "BAND",
             {"公示名单只列这一等次及以上的单位（编号或名称）",
              "list only units of this band and better, by id or title"});
    add_text(app, "--title", request.title, "TEXT",
             {"标题，用于 Markdown、HTML、DOCX", "title of Markdown, HTML and DOCX"});
    ceping::PublicationOptions& published = request.published;
    add_text(app, "--period", published.period, "TEXT",
             {"公示名单中的测评期", "the period of the evaluation, for the publication list"});
    add_text(app, "--issuer", published.issuer, "NAME",
             {"公示名单的落款单位", "who issues the publication list"});
    add_text(app, "--contact", published.contact, "TEXT",
             {"公示名单中的联系人、电话、地址",
              "whom to answer to about the publication list: name, telephone, address"});
    add_text(app, "--date", options.date, "DATE",
             {"公示名单的落款日期，也是公示期的第一天",
              "date of the publication list, the first of the days on which it is published"});
    add_text(app, "--until", options.until, "DATE",
             {"公示期的最后一天", "the last day on which the list is published"});
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::quiet},
               ceping::report_format_names());
}

Status rank(Options& options) {
    auto& request = options.request;
    ceping::frame::ReportOutput out(
        options.common, request.publish ? std::vector<std::string>{"markdown", "text", "html", "docx"}
                                        : ceping::report_format_names());
    const auto rubric = ceping::frame::usable_rubric_if_any(options.rubric, options.common);
    request.rubric = rubric ? &*rubric : nullptr;
    request.language = out.language();
    ceping::Diagnostics found;
    ceping::Ranking ranking(
        request, found, [](const ceping::Words& words) { ceping::frame::tell(ceping::frame::say(words)); });
    ceping::frame::tell_sorted(found, options.common);
    out.write(ranking.report([&] { return options.common.jobs(options.jobs_of_project); }));
    return found.has_error() ? Status::bad_data : Status::ok;
}

Status run(Options options) {
    ceping::frame::ProjectSettings project(options.project);
    project.fill("rubric", options.rubric, "CEPING_RUBRIC", &ceping::Project::rubric);
    options.jobs_of_project = project.jobs(options.common);
    if (options.project.print) {
        return project.print();
    }
    options.request.published.date = ceping::frame::parse_day(options.date, "--date");
    options.request.published.until = ceping::frame::parse_day(options.until, "--until");
    if (options.request.results.empty()) {
        options.request.results.emplace_back("-");
    }
    ceping::check_request(options.request, options.rubric);
    return rank(options);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-rank", {"按测评结果排名。", "Rank units by their results."},
                                   declare, run, argc, argv);
}
