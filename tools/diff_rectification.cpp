// ceping-diff --rectification: what became of what units had to fix. See ceping-diff(1), RECTIFICATION.
#include "diff_rectification.hpp"

#include <ceping/analyse/comparing/rectification_diff.hpp>
#include <ceping/base/error.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/sent_notices.hpp>

#include "frame/findings_teller.hpp"
#include "frame/output.hpp"
#include "frame/rubric_input.hpp"

namespace diff_rectification {

using ceping::frame::Status;
using ceping::frame::UsageError;

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_flag(app, "--rectification", options.wanted,
             {"整改反馈：两次结果之间，各单位的整改事项有没有整改",
              "whether what units had to fix was fixed between two sets of results"});
    add_text(app, "-r,--rubric", options.rubric, "RUBRIC",
             {"整改反馈所用的测评细则：标题和依据", "the rubric of --rectification: titles and clauses"});
    add_text(app, "--least-lost", options.least_lost, "X",
             {"整改事项只算失分不少于 X 的", "notices were about criteria that lost X points or more"});
    add_text(app, "--notices", options.notices, "DIR",
             {"整改反馈：ceping-report --notices 发出的通知书所在的文件夹",
              "what became of what the notices in this folder asked for; see ceping-report --notices"});
    add_project(app, options.project);
}

Status run(Options options, const std::vector<std::string>& files, bool strict,
           const ceping::frame::CommonOptions& common, ceping::frame::ReportOutput& out) {
    ceping::frame::ProjectSettings project(options.project);
    project.fill("rubric", options.rubric, "CEPING_RUBRIC", &ceping::Project::rubric);
    if (options.project.print) {
        return project.print();
    }
    if (options.rubric.empty()) {
        throw UsageError({"请用 -r RUBRIC 指明测评细则", "name the rubric with -r RUBRIC"});
    }
    const ceping::Exact least = ceping::frame::parse_points(options.least_lost, "--least-lost");
    const ceping::Rubric rubric = ceping::frame::usable_rubric(options.rubric, common);
    ceping::Diagnostics found;
    ceping::ResultSet names;
    ceping::NodesWanted wanted;
    wanted.all = wanted.details = true;
    ceping::RectificationComparer comparer(rubric, names, least);
    if (!options.notices.empty()) {
        const auto sent = ceping::load_sent_notices(options.notices, rubric, found);
        if (!sent) {
            ceping::frame::tell_sorted(found, common);
            return Status::cannot_work;
        }
        ceping::check_sent_results(*sent, files.front(), {files.back()}, found);
        comparer.by(*sent);
    }
    const auto each =
        [&](void (ceping::RectificationComparer::*take)(const ceping::SavedResult&, ceping::Diagnostics&)) {
            return [&found, &comparer, take](ceping::SavedResult&& result) {
                ceping::require_nodes(result);
                (comparer.*take)(result, found);
            };
        };
    ceping::stream_results({files.front()}, wanted, names, each(&ceping::RectificationComparer::before),
                           found);
    ceping::stream_results({files.back()}, wanted, names, each(&ceping::RectificationComparer::after), found);
    const ceping::RectificationDiff diff = comparer.finish();
    ceping::frame::tell_sorted(found, common);

    out.write(ceping::rectification_report(diff, rubric, out.language()));
    return found.has_error() || (strict && !diff.total.settled()) ? Status::bad_data : Status::ok;
}

}  // namespace diff_rectification
