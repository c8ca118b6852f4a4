// ceping-rank: league tables from results. See ceping-rank(1).
#include <ceping/analyse/ranking/composite.hpp>
#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/analyse/ranking/rollup.hpp>
#include <ceping/analyse/ranking/stability.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/write/formats.hpp>
#include <ceping/write/ranking/league.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/project.hpp"
#include "frame/ranking.hpp"
#include "frame/rubric_input.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::frame::ProjectOptions project;
    std::vector<std::string> results;
    std::string rubric;
    ceping::frame::RankChoices order;
    std::vector<std::string> combine;
    std::string rollup;
    std::string top;
    std::string per;
    std::string compare;
    std::string stability;
    std::string draws = "10000";
    std::string seed = "1";
    std::string title;
    std::string jobs_of_project;
    bool publish = false;
    bool allow_mixed = false;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(app, "RESULT", options.results,
                  {"ceping-score 的结果（NDJSON 或 JSON）；默认为标准输入",
                   "results of ceping-score, NDJSON or JSON; by default standard input"},
                  false);
    add_text(app, "-r,--rubric", options.rubric, "RUBRIC",
             {"测评细则：排名规则、等次限额和标题", "the rubric: rules of ranking, quotas and titles"});
    add_rank_choices(app, options.order);
    add_comma_list(app, "--combine", options.combine, "EDITION=SHARE",
                   {"多年综合，如 2013=15%,2014=25%,2015=60%",
                    "several years in one, such as 2013=15%,2014=25%,2015=60%"});
    add_text(
        app, "--rollup", options.rollup, "WAY",
        {"按地区汇总：mean、lowest 或 weighted:FACT", "roll up by region: mean, lowest or weighted:FACT"});
    add_text(app, "--top", options.top, "N",
             {"每类取前 N 名，与 --per 连用", "the best N of each group; with --per"});
    add_text(app, "--per", options.per, "FACT", {"--top 的分类", "what --top groups by"});
    add_text(app, "--compare", options.compare, "FILE",
             {"上一次的结果：显示名次和分数的变化", "earlier results, to show how ranks and scores moved"});
    add_text(app, "--stability", options.stability, "SPREAD",
             {"各项目权重上下浮动 SPREAD（如 25%）时名次是否稳定",
              "how ranks move when the weights of sections vary by SPREAD, such as 25%"});
    add_text(app, "--draws", options.draws, "N",
             {"--stability 抽样的次数", "how many draws --stability makes"});
    add_text(app, "--seed", options.seed, "N", {"--stability 的随机种子", "the seed of --stability"});
    add_flag(app, "--allow-mixed", options.allow_mixed,
             {"不同细则或口径的结果也一并排名", "rank results of different rubrics or policies together"});
    add_flag(app, "--publish", options.publish,
             {"输出公示名单（默认为 Markdown）", "write the publication list, as Markdown by default"});
    add_text(app, "--title", options.title, "TEXT",
             {"标题，用于 Markdown、HTML、DOCX", "title of Markdown, HTML and DOCX"});
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::quiet},
               ceping::report_format_names());
}

/// `15%`, `0.15` or `3/20`, as a share.
std::optional<ceping::Exact> share_of(std::string_view text) {
    text = ceping::trim(text);
    if (text.ends_with('%')) {
        auto value = ceping::number_in(text.substr(0, text.size() - 1));
        return value ? std::optional(*value / ceping::Exact(100)) : std::nullopt;
    }
    return ceping::number_in(text);
}

std::vector<ceping::YearShare> years_of(const std::vector<std::string>& stated) {
    std::vector<ceping::YearShare> out;
    ceping::Exact sum;
    for (const auto& each : stated) {
        const std::size_t mark = each.rfind('=');
        const auto share = mark == std::string::npos ? std::nullopt : share_of(each.substr(mark + 1));
        if (!share || share->sign() <= 0 || mark == 0) {
            throw UsageError({"--combine 应写作 2013=15%,2014=25%,2015=60%，而不是“" + each + "”",
                              "--combine takes 2013=15%,2014=25%,2015=60%, not `" + each + "'"});
        }
        out.push_back({each.substr(0, mark), *share});
        if (std::any_of(out.begin(), out.end() - 1,
                        [&](const auto& before) { return before.edition == out.back().edition; })) {
            throw UsageError({"--combine 中“" + out.back().edition + "”写了两次",
                              "--combine names `" + out.back().edition + "' twice"});
        }
        sum += *share;
    }
    if (!out.empty() && sum != ceping::Exact(1)) {
        const std::string percent = (sum * ceping::Exact(100)).plain();
        throw UsageError({"--combine 的比例之和是 " + percent + "%，应为 100%",
                          "the shares of --combine add up to " + percent + "%, not 100%"});
    }
    return out;
}

ceping::RollupOptions rollup_of(const std::string& way) {
    ceping::RollupOptions out;
    if (way.starts_with("weighted:") && way.size() > 9) {
        out.way = ceping::RollupWay::weighted;
        out.fact = way.substr(9);
    } else if (way == "lowest") {
        out.way = ceping::RollupWay::lowest;
    } else if (way != "mean") {
        throw UsageError({"--rollup 应为 mean、lowest 或 weighted:FACT，而不是“" + way + "”",
                          "--rollup is mean, lowest or weighted:FACT, not `" + way + "'"});
    }
    return out;
}

/// Without the top sections that are criteria where a roll-up is of results that have groups alone, which is said.
ceping::NodesWanted needed_of(const ceping::NodesWanted& nodes, const ceping::ResultSet& set,
                              const Options& options, const ceping::Rubric* rubric) {
    ceping::NodesWanted out = nodes;
    if (options.rollup.empty() || rubric == nullptr) {
        return out;
    }
    std::string left;
    out.ids.erase(std::remove_if(out.ids.begin(), out.ids.end(),
                                 [&](const std::string& id) {
                                     const bool absent =
                                         rubric->at(rubric->find(id)).criterion && !set.find_node(id);
                                     left += absent ? (left.empty() ? "" : ", ") + id : "";
                                     return absent;
                                 }),
                  out.ids.end());
    if (!left.empty() && !set.results.empty()) {
        ceping::frame::tell(
            ceping::frame::say({"结果中没有 " + left + "，汇总不列；用 --detail full 评分才有",
                                "the results lack the criteria " + left +
                                    ", which the roll-up leaves out; --detail full has them"}));
    }
    return out;
}

/// A fact of which no unit states a number weighs nothing.
void check_weighs(const ceping::ResultSet& set, const std::string& fact) {
    const bool weighs =
        std::any_of(set.results.begin(), set.results.end(), [&](const ceping::SavedResult& result) {
            const auto text = result.fact(fact);
            const auto value = text ? ceping::Exact::parse(*text) : std::nullopt;
            return value && value->sign() >= 0;
        });
    if (!fact.empty() && !set.results.empty() && !weighs) {
        throw UsageError(
            {"--rollup weighted:" + fact + "：没有单位的“" + fact + "”是不小于 0 的数，不能作权数",
             "--rollup weighted:" + fact + ": of no unit is `" + fact +
                 "' a number, 0 or more, so it cannot weigh"});
    }
}

ceping::NodesWanted nodes_of(const Options& options, const ceping::frame::RankRule& rule,
                             const ceping::Rubric* rubric) {
    ceping::NodesWanted out;
    rule.wants(out);
    if (!options.stability.empty()) {
        for (const auto& items : {ceping::varied_sections(*rubric), ceping::groups_above_varied(*rubric)}) {
            for (const auto item : items) {
                out.ids.push_back(rubric->at(item).id);
            }
        }
        for (const auto& band : rubric->bands) {
            for (const auto& each : band.requirements) {
                out.ids.push_back(rubric->at(each.item).id);
            }
        }
    }
    if (!options.rollup.empty() && rubric == nullptr) {
        out.all = true;
    } else if (!options.rollup.empty()) {
        for (std::size_t i = 0; i < rubric->items.size(); ++i) {
            if (ceping::rolls_up(*rubric, ceping::ItemId(i))) {
                out.ids.push_back(rubric->items[i].id);
            }
        }
    }
    if (!options.combine.empty() && rubric != nullptr) {
        for (const auto& band : rubric->bands) {
            for (const auto& each : band.requirements) {
                out.ids.push_back(rubric->at(each.item).id);
            }
        }
    }
    std::sort(out.ids.begin(), out.ids.end());
    out.ids.erase(std::unique(out.ids.begin(), out.ids.end()), out.ids.end());
    return out;
}

std::vector<std::optional<ceping::Earlier>> earlier_of(const ceping::ResultSet& set,
                                                       ceping::ResultSet& before,
                                                       const ceping::frame::RankRule& rule) {
    std::map<std::string, ceping::Earlier> by_unit;
    for (const auto& league : ceping::rank_results(before, rule.on(before))) {
        for (const auto& unit : league.units) {
            const auto& result = before.results[unit.result];
            if (!result.rejected) {
                by_unit[result.unit] = {unit.rank, result.score};
            }
        }
    }
    std::vector<std::optional<ceping::Earlier>> out;
    for (const auto& result : set.results) {
        const auto at = by_unit.find(result.unit);
        out.push_back(at == by_unit.end() ? std::nullopt : std::optional(at->second));
    }
    return out;
}

void check_options(const Options& options) {
    const int views =
        (options.rollup.empty() ? 0 : 1) + (options.top.empty() ? 0 : 1) + (options.publish ? 1 : 0);
    if (views > 1) {
        throw UsageError(
            {"--rollup、--top、--publish 只能选一个", "only one of --rollup, --top and --publish at a time"});
    }
    // What would be passed over in silence.
    const std::string view = !options.rollup.empty() ? "--rollup" : !options.top.empty() ? "--top" : "";
    const auto idle = [&](bool given, const char* option, const char* why_zh, const char* why_en) {
        if (given && !view.empty()) {
            throw UsageError({option + std::string(" 不能与 ") + view + " 连用" + why_zh,
                              option + std::string(" does not go with ") + view + why_en});
        }
    };
    const bool rolls = !options.rollup.empty();
    idle(!options.order.by.empty(), "--by", rolls ? "：汇总按地区" : "：按 --per 分组",
         rolls ? ": a roll-up is by region" : ": its groups are those of --per");
    idle(!options.compare.empty(), "--compare", "", "");
    idle(!options.stability.empty(), "--stability", "", "");
    idle(rolls && (!options.order.style.empty() || !options.order.tie_break.empty()), "--style, --tie-break",
         "：汇总不排名", ": a roll-up ranks nobody");
    if (options.publish && (!options.compare.empty() || !options.stability.empty())) {
        throw UsageError({"--publish 不能与 --compare、--stability 连用",
                          "--publish goes with neither --compare nor --stability"});
    }
    if (options.top.empty() != options.per.empty()) {
        throw UsageError({"--top N 与 --per FACT 要一起用", "--top N and --per FACT go together"});
    }
    if (!options.stability.empty() && options.rubric.empty()) {
        throw UsageError({"--stability 需要 -r RUBRIC", "--stability needs -r RUBRIC"});
    }
    if (!options.combine.empty() && (!options.stability.empty() || !options.rollup.empty())) {
        throw UsageError({"--combine 不能与 --stability、--rollup 连用",
                          "--combine goes with neither --stability nor --rollup"});
    }
    const auto inputs = std::count(options.results.begin(), options.results.end(), "-") +
                        (options.rubric == "-" ? 1 : 0) + (options.compare == "-" ? 1 : 0);
    if (inputs > 1) {
        throw UsageError({"标准输入（-）只能用一次", "standard input (-) can be read only once"});
    }
}

ceping::StabilityOptions stability_of(const Options& options, bool dense) {
    ceping::StabilityOptions out;
    const auto spread = share_of(options.stability);
    if (!spread || spread->sign() <= 0 || *spread >= ceping::Exact(1)) {
        throw UsageError(
            {"--stability 应大于 0、小于 100%，如 25%", "--stability is over 0 and under 100%, such as 25%"});
    }
    out.spread = *spread;
    out.draws = ceping::frame::parse_count(options.draws, "--draws", 100'000'000);
    if (out.draws == 0) {
        throw UsageError({"--draws 至少为 1", "--draws is at least 1"});
    }
    out.seed = ceping::frame::parse_count(options.seed, "--seed", 999'999'999'999'999'999U);
    out.dense = dense;
    const unsigned jobs = options.common.jobs(options.jobs_of_project);
    out.jobs = jobs == 0 ? ceping::processors() : jobs;
    return out;
}

/// How many `--top` asks for; 0: it does not.
std::size_t top_of(const Options& options) {
    if (options.top.empty()) {
        return 0;
    }
    const std::size_t top = ceping::frame::parse_count(options.top, "--top", 1'000'000'000);
    if (top == 0) {
        throw UsageError({"--top 至少为 1", "--top is at least 1"});
    }
    return top;
}

Status rank(const Options& options) {
    const auto years = years_of(options.combine);
    ceping::frame::ReportOutput out(
        options.common, options.publish ? std::vector<std::string>{"markdown", "text", "html", "docx"}
                                        : ceping::report_format_names());
    const auto rubric_or_none = ceping::frame::usable_rubric_if_any(options.rubric, options.common);
    const ceping::Rubric* rubric = rubric_or_none ? &*rubric_or_none : nullptr;
    const ceping::frame::RankRule rule(options.order, rubric, !options.combine.empty());
    const auto nodes = nodes_of(options, rule, rubric);
    const int places = rubric == nullptr ? 2 : rubric->rounding.final;
    const auto mode = rubric == nullptr ? ceping::Rounding::half_up : rubric->rounding.mode;
    const std::size_t top = top_of(options);
    ceping::RollupOptions rollup;
    if (!options.rollup.empty()) {
        rollup = rollup_of(options.rollup);
        rollup.places = places;
        rollup.mode = mode;
    }

    ceping::Diagnostics found;
    ceping::ResultSet set;
    ceping::read_results(options.results, nodes, set, found, !years.empty());
    ceping::ResultSet before;
    if (!options.compare.empty()) {
        ceping::read_results({options.compare}, nodes, before, found);
    }
    ceping::LeagueTable table;
    if (!years.empty()) {
        auto composite = ceping::combine_years(set, years, places, mode, rubric);
        table.incomplete = std::move(composite.incomplete);
        set = std::move(composite.set);
        for (const auto& stranger : composite.strangers) {
            ceping::frame::tell(
                ceping::frame::say({"--combine 没有写“" + stranger + "”，这一年的结果不计",
                                    "--combine does not name `" + stranger + "'; its results are left out"}));
        }
    } else {
        ceping::Diagnostics mixed;
        ceping::frame::check_mixed(set, mixed);
        if (!mixed.empty() && !options.allow_mixed) {
            ceping::frame::tell(mixed.all().front().line(ceping::frame::language()));
            throw ceping::Error(
                {"没有排名：各次结果请分别排名，或加 --allow-mixed 一并排名",
                 "nothing is ranked: rank each run by itself, or all together with --allow-mixed"});
        }
        found.append(std::move(mixed));
    }
    const std::size_t errors = found.errors();
    if (years.empty()) {
        rule.check(set, needed_of(nodes, set, options, rubric), found);
    }
    const bool unusable = found.errors() > errors;
    found.sort();
    ceping::frame::FindingsTeller teller(options.common);
    teller.tell(found.all());
    teller.finish();
    if (unusable) {
        throw ceping::Error({"结果中缺少排名所需的节点；请用 --detail full 或 groups 重新评分",
                             "the results lack nodes that this needs; score with --detail full or groups"});
    }

    ceping::frame::check_stated(set, rule.by(), "--by");
    for (const auto& each : rule.then()) {
        ceping::frame::check_stated(set, each.fact, "--by");
    }
    ceping::frame::check_stated(set, options.per, "--per");
    ceping::frame::check_stated(set, rollup.fact, "--rollup weighted:FACT");
    check_weighs(set, rollup.fact);
    table.set = &set;
    table.rubric = rubric;
    table.by = rule.by();
    ceping::LeagueOptions how;
    how.language = out.language();
    how.title = options.title;
    if (!options.rollup.empty()) {
        const auto regions = ceping::roll_up(set, rollup);
        out.write(ceping::regions_report(regions, table, how));
    } else if (!options.top.empty()) {
        auto rank_options = rule.on(set);
        rank_options.by = options.per;
        rank_options.region_depth = 0;
        rank_options.then.clear();
        const auto lists = ceping::shortlist(set, rank_options, top);
        out.write(ceping::shortlists_report(lists, table, how));
    } else {
        const auto rank_options = rule.on(set);
        table.leagues = ceping::rank_results(set, rank_options);
        if (!options.compare.empty()) {
            table.earlier = earlier_of(set, before, rule);
            table.before = &before;
        }
        if (!options.stability.empty()) {
            const auto choices = stability_of(options, rank_options.dense);
            table.draws = choices.draws;
            table.seed = choices.seed;
            table.spread = choices.spread;
            if (ceping::varied_sections(*rubric).empty()) {
                ceping::frame::tell(ceping::frame::say(
                    {"--stability：细则只有一项，没有可浮动的权重，不作名次稳定性分析",
                     "--stability: the rubric has one criterion and no weights to vary; nothing is said of how firm ranks are"}));
            } else {
                table.stability = ceping::rank_stability(set, table.leagues, *rubric, choices);
            }
        }
        out.write(options.publish ? ceping::publication(table, how) : ceping::league_report(table, how));
    }
    return found.has_error() ? Status::bad_data : Status::ok;
}

Status run(Options options) {
    ceping::frame::ProjectSettings project(options.project);
    project.fill("rubric", options.rubric, "CEPING_RUBRIC", &ceping::Project::rubric);
    options.jobs_of_project = project.jobs(options.common);
    if (options.project.print) {
        return project.print();
    }
    if (options.results.empty()) {
        options.results.emplace_back("-");
    }
    check_options(options);
    return rank(options);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    return ceping::frame::run_tool({"ceping-rank",
                                    {"按测评结果排名。", "Rank units by their results."},
                                    [&](CLI::App& app) { declare(app, options); },
                                    [&] { return run(options); }},
                                   argc, argv);
}
