// What a report of ceping-report is about, and what it is compared with. See ceping-report(1).
#include "report_scope.hpp"

#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/base/digest.hpp>
#include <ceping/base/error.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/sent_notices.hpp>

#include <cstddef>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "frame/findings_teller.hpp"

namespace report_scope {

using ceping::frame::UsageError;

namespace {

/// Whether a unit's region is this one or lies within it.
bool within(std::string_view region, std::string_view path) {
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return region.starts_with(path) && (region.size() == path.size() || region[path.size()] == '/');
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_text(app, "--region", options.region, "PATH",
             {"只写这个地区的单位；名次仍是全体中的名次",
              "only the units of this region; their ranks are still those among all"});
    add_text(
        app, "--group", options.group, "VALUE",
        {"只写这一组的单位（排名所分的组）", "only the units of this group, of those that ranks are within"});
    add_text(app, "--compare", options.compare, "RESULT",
             {"上次测评的结果，写出变化", "results of an earlier batch: what moved since"});
    add_text(app, "--sent-notices", options.sent, "DIR",
             {"ceping-report --notices 此前发出的通知书所在的文件夹：写出整改反馈",
              "the folder of notices that went out before: what became of them"});
}

std::set<std::string> keep_chosen(const Options& options, ceping::ResultSet& set,
                                  ceping::BatchReportOptions& how, ceping::ReportChoices& choices) {
    std::set<std::string> all;
    for (const auto& result : set.results) {
        all.insert(result.unit);
    }
    if (options.region.empty() && options.group.empty()) {
        return all;
    }
    std::string_view path = options.region;
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    how.leagues = ceping::rank_results(set, how.rank);
    std::vector<std::optional<std::size_t>> now(set.results.size());
    std::vector<ceping::SavedResult> kept;
    std::vector<ceping::League> leagues;
    std::vector<bool> chosen(set.results.size(), false);
    for (auto& league : how.leagues) {
        const bool of_group = options.group.empty() || league.group == options.group;
        std::erase_if(league.units, [&](const ceping::Ranked& unit) {
            return !of_group || (!path.empty() && !within(set.results[unit.result].region, path));
        });
        for (const auto& unit : league.units) {
            chosen[unit.result] = true;
        }
        if (!league.units.empty()) {
            leagues.push_back(std::move(league));
        }
    }
    if (leagues.empty()) {
        throw UsageError(
            options.group.empty()
                ? ceping::Words{"没有“" + options.region + "”的单位：--region 要写完整的地区路径",
                                "no unit is of `" + options.region + "': --region takes a whole path"}
            : options.region.empty() ? ceping::Words{"没有“" + options.group + "”这一组",
                                                     "there is no group `" + options.group + "'"}
                                     : ceping::Words{"没有同时符合 --region 和 --group 的单位",
                                                     "no unit is of both --region and --group"});
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i]) {
            now[i] = kept.size();
            kept.push_back(std::move(set.results[i]));
        }
    }
    for (auto& league : leagues) {
        for (auto& unit : league.units) {
            unit.result = *now[unit.result];
        }
    }
    set.results = std::move(kept);
    how.leagues = std::move(leagues);
    choices.about = std::string(path) + (path.empty() || options.group.empty() ? "" : " · ") + options.group;
    return all;
}

Since since_then(const Options& options, const ceping::Rubric& rubric, const std::set<std::string>& all,
                 ceping::ResultSet& set, ceping::ReportChoices& choices,
                 const ceping::frame::CommonOptions& common, ceping::Diagnostics& found) {
    Since out;
    const bool some = !choices.about.empty();
    std::set<std::string> chosen;
    for (const auto& result : set.results) {
        chosen.insert(result.unit);
    }
    ceping::NodesWanted nodes;
    nodes.all = true;
    std::vector<ceping::SavedResult> earlier;  // of those that the report is about, where it is about some
    if (some && !options.compare.empty()) {
        ceping::stream_results(
            {options.compare}, nodes, set,
            [&](ceping::SavedResult&& result) {
                // Of what group a unit is that is gone nobody knows; of what region it was does not change.
                const bool gone = options.group.empty() && !all.contains(result.unit) &&
                                  within(result.region, options.region);
                if (gone || chosen.contains(result.unit)) {
                    chosen.insert(result.unit);
                    earlier.push_back(std::move(result));
                }
            },
            found);
    }
    std::optional<ceping::SentNotices> sent;
    std::optional<ceping::RectificationComparer> fixing;
    if (!options.sent.empty()) {
        sent = ceping::load_sent_notices(options.sent, rubric, found);
        if (!sent) {
            ceping::frame::tell_sorted(found, common);
            throw ceping::Error({"整改通知书的目录有误，见上", "the index of notices is at fault, see above"},
                                {options.sent, 0, 0, {}});
        }
        std::vector<std::string> now;
        for (const auto& file : choices.results) {
            now.push_back(file.name);
        }
        ceping::check_sent_results(*sent, options.compare, now, found);
        if (some) {
            // Who has not answered is asked of those that the report is about.
            std::erase_if(sent->notices, [&](const auto& each) { return !chosen.contains(each.unit); });
        }
        fixing.emplace(rubric, set, ceping::Exact());
        fixing->by(*sent);
    }
    ceping::ResultDiffOptions how;
    how.nodes = true;
    ceping::ResultComparer comparer(how);
    const auto before = [&](ceping::SavedResult&& result) {
        if (fixing) {
            fixing->before(result, found);
        }
        comparer.before(std::move(result), found);
    };
    for (auto& result : earlier) {
        before(std::move(result));
    }
    if (!options.compare.empty()) {
        if (!some) {
            ceping::stream_results({options.compare}, nodes, set, before, found);
        }
        choices.earlier = {{options.compare, ceping::file_digest_if_any(options.compare), "", ""}};
    }
    for (const auto& result : set.results) {
        if (fixing) {
            fixing->after(result, found);
        }
        if (!options.compare.empty()) {
            comparer.after(result, found);
        }
    }
    if (fixing) {
        out.fixing = fixing->finish();
    }
    if (!options.compare.empty()) {
        out.moved = comparer.finish(set.nodes.size());
    }
    return out;
}

}  // namespace report_scope
